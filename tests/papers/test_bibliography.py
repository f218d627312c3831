"""BibTeX files as lists of papers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.papers.bibliography import parse_bibtex

ENTRY = """\ufeff@string{jrk = "Jurnal Riset Komunikasi"}
@article{arianto2022,
  author = {Bambang Arianto and {Kementerian Kesehatan RI} and others},
  title = {Melacak {Pelayanan} Publik},
  journal = jrk, volume = 13, number = {1}, pages = {61--80},
  year = 2022, month = jun, doi = {https://doi.org/10.31506/JRK.v13i1.15788}
}
"""


def test_entry():
    """One entry, strings resolved, names with protected bodies, month only as stated."""
    (paper,) = parse_bibtex(ENTRY)
    assert paper.id == "arianto2022"
    assert paper.kind == "record"
    assert paper.problems == ()
    assert paper.csl == {
        "type": "article-journal",
        "title": "Melacak Pelayanan Publik",
        "container-title": "Jurnal Riset Komunikasi",
        "volume": "13",
        "author": [
            {"family": "Arianto", "given": "Bambang"},
            {"literal": "Kementerian Kesehatan RI"},
        ],
        "issue": "1",
        "page": "61-80",
        "issued": {"date-parts": [[2022, 6]]},
        "DOI": "10.31506/jrk.v13i1.15788",
        "language": "id",
    }


@pytest.mark.parametrize(
    ("stated", "parts"),
    [
        ("date = {2020-13-45}", [2020]),
        ("date = {2020-02-00}", [2020, 2]),
        ("year = 2020, month = 15", [2020]),
        ("year = 2020, month = {3}", [2020, 3]),
    ],
)
def test_impossible_dates_stay_out(stated, parts):
    """A month 13 or a day 0 is none: CSL processors refuse them."""
    (paper,) = parse_bibtex(f"@book{{a, title = {{Satu}}, {stated}}}")
    assert paper.csl["issued"] == {"date-parts": [parts]}


@pytest.mark.parametrize("text", ["", "no entry here", "% comment\n", "@comment{x}"])
def test_nothing_in_it(text):
    """A file without entries has no papers."""
    assert parse_bibtex(text) == []


@pytest.mark.parametrize(
    "broken",
    ["@article{b, title={Dua", "@article{b, title=nowhere}", "@article{b title={x}}", "@article{"],
)
def test_broken_entry_keeps_its_neighbours(broken):
    """The broken entry is a paper with a problem and its raw text; the others are whole."""
    papers = parse_bibtex(f"@book{{a, title={{Satu}}}}\n{broken}\n@book{{c, title={{Tiga}}}}")
    assert [p.csl.get("title") for p in papers] == ["Satu", None, "Tiga"]
    assert [[x.kind for x in p.problems] for p in papers] == [[], ["bibtex"], []]
    assert papers[1].text.strip() == broken


@settings(max_examples=60)
@given(st.text('@{}",=abc#\n 1', max_size=60))
def test_any_text(text):
    """No text crashes the reader."""
    assert len(parse_bibtex("@book{a, title={" + text)) >= 1
