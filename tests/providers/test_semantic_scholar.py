"""Semantic Scholar's format, as its documentation describes it; every paper here is made up."""

from litreview.http import Secret
from litreview.providers.semantic_scholar import SemanticScholarProvider

PRINTED = {"title": "Ladang-Bintang di Desa Rekaan", "author": [{"family": "Contoh"}]}
PAPER = {
    "paperId": "ab12",
    "externalIds": {"DOI": "10.5555/REKAAN.1", "CorpusId": 1},
    "url": "https://rekaan.example/ab12",
    "title": "Ladang Bintang di Desa Rekaan",
    "abstract": "Isi rekaan.",
    "venue": "J. Antah",
    "publicationVenue": {"name": "Jurnal Antah Berantah", "issn": "2088-2815"},
    "year": 2020,
    "citationCount": 7,
    "publicationTypes": ["JournalArticle"],
    "publicationDate": None,
    "journal": {"name": "Jurnal Antah Berantah", "volume": "3", "pages": "12 - 22"},
    "authors": [{"authorId": "1", "name": "Ayu Contoh"}, {"authorId": None, "name": "B. Misal"}],
}


def test_a_doi_is_looked_up_with_the_key_in_a_header(new_run, base, httpserver):
    """The key reaches the provider and no address."""
    httpserver.expect_request("/paper/DOI:10.5555/rekaan.1").respond_with_json(PAPER)
    provider = SemanticScholarProvider(new_run(), base, key=Secret("kunci"))
    (record,) = provider.find({**PRINTED, "DOI": "10.5555/rekaan.1"})
    assert record.csl["page"] == "12-22"
    assert record.csl["ISSN"] == "2088-2815"
    assert record.csl["author"][1] == {"family": "Misal", "given": "B."}
    assert record.csl["custom"]["cited-by"] == {"count": 7, "date": "2026-01-31"}
    assert httpserver.log[0][0].headers["x-api-key"] == "kunci"
    assert "kunci" not in httpserver.log[0][0].url


def test_an_absent_doi_leads_to_a_search_without_hyphens(new_run, base, httpserver):
    """Hyphens in a query find nothing there, so words go alone."""
    httpserver.expect_request("/paper/DOI:10.5555/tiada").respond_with_json(
        {"error": "Paper with id DOI:10.5555/tiada not found"}, status=404
    )
    httpserver.expect_request("/paper/search").respond_with_json(
        {"total": 1, "offset": 0, "data": [PAPER]}
    )
    found = SemanticScholarProvider(new_run(), base).find({**PRINTED, "DOI": "10.5555/tiada"})
    assert [c.id for c in found] == ["ab12"]
    assert httpserver.log[1][0].args["query"] == "Ladang Bintang di Desa Rekaan Contoh"
    assert "x-api-key" not in httpserver.log[0][0].headers


def test_a_search_goes_on_while_there_is_a_next_offset(new_run, base, httpserver):
    """The offsets are the provider's; the last page names none."""
    httpserver.expect_ordered_request("/paper/search").respond_with_json(
        {"total": 3, "offset": 0, "next": 2, "data": [PAPER, PAPER]}
    )
    httpserver.expect_ordered_request("/paper/search").respond_with_json(
        {"total": 3, "offset": 2, "data": [PAPER]}
    )
    pages = list(
        SemanticScholarProvider(new_run(), base).search("media sosial", years=(2019, 2024))
    )
    assert [len(p.candidates) for p in pages] == [2, 1]
    assert [r.args["offset"] for r, _ in httpserver.log] == ["0", "2"]
    assert httpserver.log[0][0].args["year"] == "2019-2024"


def test_snowballing_goes_both_ways(new_run, base, httpserver):
    """Papers are wrapped; one without an id has a title still; a withheld list is empty."""
    cited = {"citedPaper": {**PAPER, "paperId": None, "title": "Buku Rekaan"}}
    httpserver.expect_request("/paper/ab12/references").respond_with_json(
        {"offset": 0, "data": [cited, {"citedPaper": {"paperId": None, "title": None}}]}
    )
    httpserver.expect_request("/paper/ab12/citations").respond_with_json(
        {"offset": 0, "data": None, "citingPaperInfo": {"openAccessPdf": None}}
    )
    httpserver.expect_request("/paper/search").respond_with_json({"total": 1, "data": [PAPER]})
    provider = SemanticScholarProvider(new_run(), base)
    (record,) = provider.find(PRINTED)
    (page,) = provider.references_of(record)
    assert [c.id for c in page.candidates] == ["title:Buku Rekaan"]
    (page,) = provider.cited_by(record)
    assert page.candidates == ()
