"""Each index's export: the paper's record, what the index says of it, what it cites."""

import pytest

from indexes import samples
from litreview.indexes import read_exports
from litreview.papers import parse_file
from litreview.references import extract_references

EXPORTS = {
    "savedrecs.txt": samples.WOS,
    "scopus.csv": samples.SCOPUS,
    "scopus.ris": samples.RIS,
    "scopus.bib": samples.SCOPUS_BIBTEX,
    "wos.bib": samples.WOS_BIBTEX,
    "works.json": samples.OPENALEX,
    "crossref.json": samples.CROSSREF,
}
CITED = {
    "savedrecs.txt": [1973, 1963, 1965],
    "scopus.csv": [1973, 2005],
    "scopus.ris": [1973, 2005],
    "scopus.bib": [1973, 2005],
    "wos.bib": [1973, 1965],
    "works.json": [None, None],
    "crossref.json": [1973, 2016],
}
COUNTS = {
    "savedrecs.txt": ("wos", 71),
    "scopus.csv": ("scopus", 3000),
    "scopus.ris": ("scopus", 3000),
    "scopus.bib": ("scopus", 3000),
    "wos.bib": ("wos", 71),
    "works.json": ("openalex", 4000),
    "crossref.json": ("crossref", 3500),
}


def _read(name):
    return parse_file(EXPORTS[name].encode(), name)


@pytest.mark.parametrize("name", EXPORTS)
def test_record(name):
    """The same paper comes out of every format, without problems."""
    paper = _read(name)[0]
    assert paper.kind == "record"
    assert paper.problems == ()
    csl = paper.csl
    assert csl["title"] == "Bibliometric Methods in Management and Organization"
    assert csl["container-title"].lower() == "organizational research methods"
    assert csl["issued"]["date-parts"][0][0] == 2015
    assert (csl["volume"], csl["DOI"]) == ("18", "10.1177/1094428114562629")
    assert [a["family"].replace("Č", "C") for a in csl["author"]] == ["Zupic", "Cater"]
    assert csl.get("page", "429-472") == "429-472"


@pytest.mark.parametrize("name", EXPORTS)
def test_cited_references(name):
    """Every cited reference is there, in order, and knows its place in the paper's text."""
    paper = _read(name)[0]
    cited = extract_references(paper)
    years = [r.csl.get("issued", {}).get("date-parts", [[None]])[0][0] for r in cited]
    assert years == CITED[name]
    assert [r.n for r in cited] == list(range(1, len(cited) + 1))
    for reference in cited:
        assert paper.text[reference.start : reference.end]
        if "crossref" not in name:
            assert paper.text[reference.start : reference.end] == reference.text


@pytest.mark.parametrize("name", EXPORTS)
def test_what_the_index_says(name):
    """Database and its count of citations stand beside the record."""
    (export,) = read_exports(_read(name)[0].csl)
    assert (export.database, export.times_cited) == COUNTS[name]


def test_facts_of_web_of_science():
    """Short names, both kinds of keywords, countries; the month as stated."""
    paper = _read("savedrecs.txt")[0]
    (export,) = read_exports(paper.csl)
    assert paper.id == "WOS:000356343600002"
    assert export.authors == ("Zupic, I", "Cater, T")
    assert export.keywords == ("bibliometrics", "science mapping")
    assert export.keywords_plus == ("AUTHOR COCITATION", "SCIENCE")
    assert export.countries == ("Slovenia",)
    assert paper.csl["issued"] == {"date-parts": [[2015, 7]]}
    assert paper.csl["keyword"] == "bibliometrics, science mapping"


def test_facts_of_openalex():
    """Country codes become names; the first of January is no date; W ids are addresses."""
    first, second = _read("works.json")
    (export,) = read_exports(first.csl)
    assert (first.id, export.countries) == ("W1", ("Slovenia",))
    assert first.csl["issued"] == {"date-parts": [[2015]]}
    assert [r.csl["URL"] for r in extract_references(second)] == ["https://openalex.org/W3"]


def test_mixed_separators_in_scopus():
    """A semicolon inside an entry does not cut it; one before a name does, year or no year."""
    from litreview.indexes.cited import split_printed

    cell = (
        "Ali, B., Desa; sebuah kajian (2010) Jurnal, 3; Laporan Tahunan; Price, D.J., Networks (1965) Science; "
        "Small H., Co-citation, JASIS, 24, (1973)"
    )
    assert [cell[a:b] for _, a, b in split_printed(cell, 0, len(cell))] == [
        "Ali, B., Desa; sebuah kajian (2010) Jurnal, 3",
        "Laporan Tahunan",
        "Price, D.J., Networks (1965) Science",
        "Small H., Co-citation, JASIS, 24, (1973)",
    ]


def test_plain_text_stays_a_paper():
    """A pasted paper that begins like nobody's export is still a paper."""
    (paper,) = parse_file(b"PT Maju Jaya\n\nDaftar Pustaka\n\nAli, B. (2020). Desa. Obor.", "a.txt")
    assert paper.kind == "paper"
    assert len(extract_references(paper)) == 1
