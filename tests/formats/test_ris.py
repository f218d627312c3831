"""RIS and CSL-JSON, read back by readers that are not ours."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import rispy
from hypothesis import given

import litreview
from formats.nasty import NASTY, TEXT, nasty_works, pandoc_reads, work
from formats.test_bibtex import FULL
from litreview.formats.csl import csl_json
from litreview.formats.latex import one_line
from litreview.formats.ris import ris
from litreview.indexes.ris import parse_ris

LINE = re.compile(r"(?:[A-Z][A-Z0-9]  - .+|ER  - |)")


def rispy_reads(text: str) -> dict[str, dict[str, Any]]:
    """Let rispy read RIS; return its records by key."""
    entries = rispy.loads(text)
    return {entry["id"]: entry for entry in entries}


def test_a_whole_record() -> None:
    """Every tag of an article, one a line, lines that end CR LF."""
    assert ris([FULL]).split("\r\n") == [
        "TY  - JOUR",
        "ID  - sari2020",
        "AU  - Sari, Dewi",
        "AU  - Sukarno",
        "AU  - Badan Pusat Statistik",
        "AU  - van der Berg, A., Jr",
        "TI  - Layanan R&D COVID-19",
        "T2  - Jurnal A & B",
        "PY  - 2020",
        "DA  - 2020/08/05/",
        "VL  - 4",
        "IS  - 2",
        "SP  - 159",
        "EP  - 178",
        "DO  - 10.1/a_b",
        "UR  - https://a.id/x_y?b=%20&c#d",
        "SN  - 1234-5678",
        "LA  - id",
        "KW  - desa",
        "KW  - media",
        "ER  - ",
        "",
        "",
    ]


def test_two_readers_find_the_same() -> None:
    """Names, titles, pages, links: rispy and pandoc."""
    found = rispy_reads(ris([FULL]))["sari2020"]
    assert found["authors"] == [
        "Sari, Dewi",
        "Sukarno",
        "Badan Pusat Statistik",
        "van der Berg, A., Jr",
    ]
    assert (found["start_page"], found["end_page"]) == ("159", "178")
    assert found["keywords"] == ["desa", "media"]
    record = pandoc_reads(ris([FULL]), "ris")["sari2020"]
    for variable in ("type", "title", "container-title", "volume", "issue", "page", "DOI", "URL"):
        assert record[variable] == FULL.csl[variable], variable
    assert record["author"][0] == {"family": "Sari", "given": "Dewi"}
    assert record["issued"]["date-parts"][0][0] == 2020


@pytest.mark.parametrize(
    ("page", "tags"),
    [
        ("159-178", ["SP  - 159", "EP  - 178"]),
        ("S1–S9", ["SP  - S1", "EP  - S9"]),
        ("iv-xii", ["SP  - iv", "EP  - xii"]),
        ("e101", ["SP  - e101"]),
        ("1-2, 5-6", ["SP  - 1-2, 5-6"]),
    ],
)
def test_pages(page: str, tags: list[str]) -> None:
    """One range has a start and an end; anything else stays as printed."""
    lines = ris([work(page=page)]).split("\r\n")
    assert [line for line in lines if line[:2] in ("SP", "EP")] == tags


@pytest.mark.parametrize(
    ("kind", "tag"),
    [("thesis", "THES"), ("webpage", "ELEC"), ("paper-conference", "CPAPER"), ("x", "GEN")],
)
def test_types(kind: str, tag: str) -> None:
    """Which type a CSL type becomes."""
    assert ris([work(type=kind)]).startswith(f"TY  - {tag}\r\n")


def test_editors_have_a_tag_of_their_own() -> None:
    """Not A2, which JabRef takes for authors and Zotero, of a book, for the series' editors."""
    editor = [{"family": "Sari", "given": "Dewi"}]
    for kind in ("book", "report", "chapter"):
        lines = ris([work(type=kind, editor=editor)]).split("\r\n")
        assert "ED  - Sari, Dewi" in lines
        assert not [line for line in lines if line.startswith("A2")]


@pytest.mark.parametrize(
    ("kind", "variables", "line"),
    [
        ("webpage", {"accessed": {"date-parts": [[2021, 3, 9]]}}, "Y2  - 2021/03/09/"),
        ("webpage", {"accessed": {"date-parts": [[2021, 3]]}}, "Y2  - 2021/03//"),
        ("webpage", {"accessed": {"date-parts": [[2021]]}}, "Y2  - 2021///"),
        ("software", {"version": "4.1"}, "ET  - 4.1"),
        ("software", {"version": "4.1", "edition": "2"}, "ET  - 2"),
        ("report", {"number": "WP 12"}, "SN  - WP 12"),
        ("standard", {"number": "ISO 690"}, "SN  - ISO 690"),
        ("patent", {"number": "ID 77"}, "SN  - ID 77"),
        ("legislation", {"number": "14", "issue": "2"}, "M1  - 14"),
        ("article-journal", {"number": "4"}, "IS  - 4"),
        ("article-journal", {"number": "4", "issue": "2"}, "IS  - 2"),
    ],
)
def test_numbers_and_days_of_a_type(kind: str, variables: dict[str, Any], line: str) -> None:
    """Each stands once, under the tag where readers look for it."""
    lines = ris([work(type=kind, **variables)]).split("\r\n")
    tags = ("Y2", "ET", "SN", "M1") + (("IS",) if kind == "article-journal" else ())
    assert [found for found in lines if found[:2] in tags] == [line]


@pytest.mark.parametrize("accessed", [{}, {"date-parts": [["x"]]}, {"raw": "kemarin"}])
def test_a_day_that_is_none_is_left_out(accessed: dict[str, Any]) -> None:
    """No tag without a value."""
    assert "Y2" not in ris([work(type="webpage", accessed=accessed)])


@pytest.mark.parametrize("text", NASTY)
def test_no_text_begins_a_tag(text: str) -> None:
    """Line ends of all kinds in a text: the record has its own lines and no other."""
    (one,) = nasty_works([text])
    lines = ris([one]).split("\r\n")
    assert all(LINE.fullmatch(line) for line in lines)
    assert not [line for line in ris([one]).splitlines() if not LINE.fullmatch(line)]
    found = rispy_reads(ris([one]))
    assert list(found) == ["k00"]
    shown = one_line(text)
    assert found["k00"].get("title", "") == shown
    assert found["k00"].get("publisher", "") == shown
    assert "".join(found["k00"].get("notes", "")) == shown
    assert len(pandoc_reads(ris([one]), "ris")) == 1


@given(TEXT, TEXT)
def test_any_text_comes_back(text: str, other: str) -> None:
    """Whatever the texts, rispy finds two records with these titles."""
    found = rispy_reads(ris(nasty_works([text, other])))
    assert [found[key].get("title", "") for key in ("k00", "k01")] == [
        one_line(text),
        one_line(other),
    ]


def test_the_shipped_works_come_back_through_our_own_reader(shipped: litreview.Review) -> None:
    """What is exported can be read as records: titles, years, authors, DOIs."""
    papers = parse_ris(ris(shipped.work_records))
    works = sorted(shipped.work_records, key=lambda w: w.id)
    assert len(papers) == len(works)
    for paper, one in zip(papers, works, strict=True):
        assert paper.csl.get("title", "") == one.csl.get("title", "")
        assert paper.csl.get("DOI") == one.csl.get("DOI")
        assert len(paper.csl.get("author", ())) == len(one.csl.get("author", ()))
        read, ours = (r.get("issued", {}).get("date-parts", [[]])[0] for r in (paper.csl, one.csl))
        assert list(read) == list(ours)
    assert pandoc_reads(ris(shipped.work_records), "ris").keys() == {w.id for w in works}


def test_csl_json_is_read_by_pandoc_and_citeproc(shipped: litreview.Review) -> None:
    """Both find every work with its title."""
    from citeproc.source.json import CiteProcJSON

    text = csl_json(shipped.work_records)
    ids = {w.id for w in shipped.work_records}
    assert pandoc_reads_json(text).keys() == ids
    assert set(CiteProcJSON(json.loads(text))) == ids


def test_csl_json_holds_nasty_texts() -> None:
    """JSON holds any text; half a character, which UTF-8 does not, is shown as such."""
    works = nasty_works()
    read = json.loads(csl_json(works).encode())
    wanted = [str(w.csl["title"]).replace("\ud800", "\ufffd") for w in works]
    assert [r["title"] for r in read] == wanted


def pandoc_reads_json(text: str) -> dict[str, dict[str, Any]]:
    """Let pandoc read CSL-JSON and write it again."""
    return pandoc_reads(text, "csljson")
