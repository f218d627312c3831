"""The peer's rule for citations within a set, beside ours."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import litreview
from litreview.errors import UsageError
from litreview.frames import papers_frame
from litreview.indexes.record import CITED
from litreview.indicators import compute_local_citations
from litreview.indicators.exported import add_exported
from litreview.indicators.localcitations import match_as_bibliometrix
from litreview.papers import parse_file

ROOT = Path(__file__).resolve().parents[2]
EXPORT = ROOT.parent / "shared" / "peers" / "management_wos.txt"
FACTS = json.loads((ROOT / "tests" / "data" / "management_indicators.json").read_text("utf-8"))
WOS = """FN Clarivate Analytics Web of Science
PT J
AU Ali, B
TI Desa Digital
SO J ILMU
VL 3
PY 2001
BP 1
DI 10.1/a
TC 9
UT WOS:1
ER
PT J
AU Budi, C
TI Desa Kedua
SO J ILMU
PY 2005
CR ALI B, 2001, J ILMU, V3, P1
   Ali B., 2001, JURNAL LAIN
UT WOS:2
ER
EF
"""


def papers(**columns):
    """Return one paper that an index names."""
    return pd.DataFrame(
        {"paper": ["a"], "year": [2001], "index_authors": [["ALI B"]]}
        | {name: [value] for name, value in columns.items()}
    )


@pytest.mark.parametrize(
    ("line", "facts", "cites"),
    [
        ("ALI B, 2001, J ILMU, V3, P1", {}, True),
        ("Ali B., 2001, ANOTHER J", {}, True),
        ("ALI B, 2002, J ILMU", {"year": 2002}, False),
        ("ALI BC, 2001, J ILMU", {}, False),
        ("ALI B, 2001, J ILMU, P9", {"page": "9"}, False),
        ("ALI B, 2001, J ILMU, P1", {"page": "1"}, True),
        ("ALI B, 2001, J ILMU, DOI 10.1/B", {"doi": "10.1/b"}, False),
        ("ALI B, 2001, J ILMU, DOI 10.1/A", {"doi": "10.1/A"}, True),
        ("no commas", {"year": None}, False),
    ],
)
def test_what_the_peer_takes_for_a_citation(line, facts, cites):
    """Author and year alike, letter by letter; a DOI or first page that differs speaks against."""
    reference = {"paper": ["b"], "text": [line], "year": [2001], "page": [None], "doi": [None]}
    reference |= {name: [value] for name, value in facts.items()}
    found = match_as_bibliometrix(papers(page="1-9", doi="10.1/a"), pd.DataFrame(reference))
    assert found.values.tolist() == ([["b", "a"]] if cites else [])


def test_papers_without_a_name_or_year_are_not_matched():
    """Nobody is taken for somebody whose name or year is not known."""
    references = pd.DataFrame({"paper": ["b"], "text": ["ALI B, 2001, X"], "year": [2001]})
    for facts in ({"index_authors": []}, {"year": None}, {"index_authors": None}):
        assert match_as_bibliometrix(papers(**facts), references).empty


def test_the_switch(tmp_path):
    """A second line by the same author and year is no second citation, and no other work either."""
    (tmp_path / "a.txt").write_text(WOS, encoding="utf-8")
    indicators = litreview.read(tmp_path).indicators
    peers = indicators.local_citations(identity="bibliometrix").set_index("paper")
    assert peers.loc["WOS:1", ["local", "global"]].tolist() == [1, 9]
    assert indicators.local_citations().set_index("paper").loc["WOS:1", "local"] >= 1
    with pytest.raises(UsageError, match="use works, bibliometrix"):
        indicators.local_citations(identity="histcite")


@pytest.mark.skipif(not EXPORT.is_file(), reason="the management export is not on this machine")
def test_the_peers_figures_on_real_records():
    """The four papers of the set that bibliometrix finds cited most, with its counts."""
    records = parse_file(EXPORT.read_bytes(), EXPORT.name)
    lines = [(p.id, text) for p in records for _, text in p.region_texts(CITED + "wos")]
    references = pd.DataFrame(lines, columns=["paper", "text"])
    for name, place in (("year", r", (\d{4}),"), ("page", r", P(\d+)"), ("doi", r"DOI (10\.\S+)")):
        references[name] = references["text"].str.extract(place, expand=False)
    frame = add_exported(papers_frame(records, (), ()), records)
    local = compute_local_citations(frame, match_as_bibliometrix(frame, references))
    of = frame.set_index("paper")
    names = [f"{of.loc[p, 'index_authors'][0]} {of.loc[p, 'year']}" for p in local["paper"]]
    counted = dict(zip(names, local["local"].tolist(), strict=True))
    assert dict(list(counted.items())[:4]) == FACTS["local_citations"]
