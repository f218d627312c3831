"""Files and folders to papers; the four real papers as the gold describes them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import InputError
from litreview.papers import parse_file, read_file, read_folder
from litreview.prose import fold_key
from litreview.references.split import split_list

ROOT = Path(__file__).resolve().parents[2]
GOLD_ENTRIES = json.loads((ROOT / "tests/data/gold_entries.json").read_text(encoding="utf-8"))
SOURCES = ROOT.parent / "shared/gold/sources.json"


def entries(paper):
    """The printed entries of all lists of a paper."""
    regions = [r for r in paper.regions if r.kind == "references"]
    return [e for r in regions for e in split_list(paper.text, r.start, r.end)]


@pytest.mark.parametrize("stem", GOLD_ENTRIES)
def test_real_entries(stem, real_papers):
    """0, 13, 24 and 32 entries, each with its exact text and place."""
    (paper,) = read_file(real_papers / f"{stem}.txt")
    found = [(e.text, e.label, [list(p) for p in e.pieces]) for e in entries(paper)]
    assert found == [(g["ref"], g["label"], g["pieces"]) for g in GOLD_ENTRIES[stem]]


@pytest.mark.parametrize("stem", GOLD_ENTRIES)
def test_shipped_entries(stem):
    """The reading notes hold the same lists; offsets point into the note."""
    (paper,) = read_file(ROOT / "data/papers" / f"{stem}.md")
    found = entries(paper)
    assert [e.text for e in found] == [g["ref"] for g in GOLD_ENTRIES[stem]]
    for entry in found:
        assert " ".join(" ".join(paper.text[a:b] for a, b in entry.pieces).split()) == entry.text


def gold_source(stem):
    """What the page of a paper states, read by hand."""
    if not SOURCES.is_file():
        pytest.skip("the gold answers (../shared/gold) are not on this machine")
    rows = json.loads(SOURCES.read_text(encoding="utf-8"))
    return next(row for row in rows if row["id"] == stem)


STATED = [stem for stem in GOLD_ENTRIES if stem != "astuti2023"]
"""The record of astuti2023 stands only in its citation line, which `review` reads with the tagger."""


@pytest.mark.parametrize("stem", STATED)
def test_real_records(stem, real_papers):
    """Title, authors, DOI, year and journal are those stated, and none is made up."""
    gold = gold_source(stem)
    (paper,) = read_file(real_papers / f"{stem}.txt")
    assert fold_key(paper.csl["title"]) == fold_key(gold["csl"]["title"])
    assert paper.csl["author"] in gold["author_accept"]
    for variable in ("DOI", "issued", "container-title", "volume", "issue", "page", "language"):
        assert paper.csl.get(variable) == gold["csl"].get(variable), variable


KINDS = {"abstract_id": "abstract", "keywords_id": "keywords"}


def test_citation_of_the_page_itself_is_no_list(real_papers):
    """The line under CITATION STYLE is found as such; nothing else is said of the paper."""
    (paper,) = read_file(real_papers / "astuti2023.txt")
    ((start, printed),) = paper.region_texts("citation")
    assert start == gold_source("astuti2023")["regions"]["citation_style"][0]
    assert printed.startswith("Armi Astuti, M. W. (2023). ANALISIS MEDIA SOSIAL")
    assert not paper.region_texts("references")


@pytest.mark.parametrize("stem", GOLD_ENTRIES)
def test_real_regions(stem, real_papers):
    """Title, authors, abstract and list stand where the gold says."""
    gold = gold_source(stem)["regions"]
    (paper,) = read_file(real_papers / f"{stem}.txt")
    found = {}
    for region in paper.regions:
        found.setdefault(region.kind, [region.start, region.end])
    for name in ("title", "authors", "abstract", "abstract_id", "references", "keywords"):
        if name in gold and not (name == "title" and "title" not in paper.csl):
            assert found[KINDS.get(name, name)] == gold[name], name


def test_folder_order_and_names(tmp_path):
    """Papers come in path order; hidden files are left out, a shared name is numbered."""
    for name in ("b/x.txt", "a/x.txt", ".hidden.txt", "README.md", "c.bib"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("@book{y, title={Z}}", encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    papers, skipped = read_folder(tmp_path)
    assert [(p.id, p.path) for p in papers] == [
        ("x", "a/x.txt"),
        ("x-2", "b/x.txt"),
        ("y", "c.bib"),
    ]
    assert [p.kind for p in papers[1].problems] == ["same-name"]
    assert [(p.kind, p.printed) for p in skipped] == [("unreadable", "scan.pdf")]


def test_nothing_readable(tmp_path):
    """A missing file, a missing folder, an empty folder: one line that says what to do."""
    for call in (lambda: read_file(tmp_path / "no.txt"), lambda: read_folder(tmp_path / "no"), lambda: read_folder(tmp_path)):  # fmt: skip
        with pytest.raises(InputError) as error:
            call()
        assert "\n" not in str(error.value)


def test_empty_file_is_a_paper_with_a_problem():
    """An empty file does not stop a folder."""
    (paper,) = parse_file(b"", "empty.txt")
    assert [p.kind for p in paper.problems] == ["empty"]
    assert paper.regions == ()


def test_empty_bibliography():
    """An empty BibTeX file has no papers."""
    assert parse_file(b"", "empty.bib") == []


@given(st.binary(max_size=200) | st.text(max_size=120).map(str.encode), st.sampled_from(["a.txt", "a.md", "a.bib"]))  # fmt: skip
def test_any_bytes(data, name):
    """Any bytes are papers or an InputError."""
    try:
        papers = parse_file(data, name)
    except InputError:
        return
    for paper in papers:
        assert all(r.end <= len(paper.text) for r in paper.regions)
        entries(paper)
