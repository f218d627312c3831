"""OpenAlex's format, as its documentation describes it; every work here is made up."""

import pytest

from litreview.errors import UsageError
from litreview.http import Secret
from litreview.providers.openalex import OpenAlexProvider

PRINTED = {"title": "Ladang Bintang di Desa Rekaan", "author": [{"family": "Contoh"}]}
WORK = {
    "id": "https://openalex.org/W101",
    "doi": "https://doi.org/10.5555/rekaan.1",
    "display_name": "Ladang Bintang di Desa Rekaan",
    "publication_year": 2020,
    "publication_date": "2020-07-15",
    "language": "id",
    "type": "article",
    "biblio": {"volume": "3", "issue": "2", "first_page": "12", "last_page": "22"},
    "primary_location": {
        "landing_page_url": "https://rekaan.example/1",
        "source": {
            "display_name": "Jurnal Antah Berantah",
            "issn": ["2088-2815"],
            "host_organization_name": "Penerbit Rekaan",
        },
    },
    "authorships": [
        {"author": {"display_name": "Ayu Contoh"}, "raw_author_name": "Ayu B. Contoh"},
        {"author": {"display_name": "Sukarni"}},
    ],
    "keywords": [{"id": "x", "display_name": "Komunikasi", "score": 0.5}],
    "abstract_inverted_index": {"rekaan": [1, 3], "Isi": [0], "dan": [2]},
    "cited_by_count": 0,
    "referenced_works": ["https://openalex.org/W7"],
}


def listed(*works, count=None, cursor=None) -> dict:
    """Return a page of a list."""
    meta = {"count": len(works) if count is None else count, "per_page": 100, "next_cursor": cursor}
    return {"meta": meta, "results": list(works), "group_by": []}


def test_a_doi_is_looked_up_without_a_key(new_run, base, httpserver):
    """Look-ups are free; the abstract is put back in order; nobody citing is a fact with a date."""
    httpserver.expect_request("/works/doi:10.5555/rekaan.1").respond_with_json(WORK)
    provider = OpenAlexProvider(new_run(), base)
    (record,) = provider.find({**PRINTED, "DOI": "10.5555/rekaan.1"})
    assert record.id == "W101"
    assert record.csl["author"] == [{"family": "Contoh", "given": "Ayu B."}, {"family": "Sukarni"}]
    assert record.csl["abstract"] == "Isi rekaan dan rekaan"
    assert record.csl["issued"] == {"date-parts": [[2020, 7, 15]]}
    assert record.csl["custom"]["cited-by"] == {"count": 0, "date": "2026-01-31"}
    expected = {"volume": "3", "issue": "2", "page": "12-22", "ISSN": "2088-2815"}
    assert {key: record.csl[key] for key in expected} == expected
    assert "api_key" not in httpserver.log[0][0].args


def test_without_a_key_nothing_is_searched_for(new_run, base, httpserver):
    """A work without a DOI is not asked for, and the provider says why."""
    provider = OpenAlexProvider(new_run(), base)
    assert provider.find(PRINTED) == []
    assert [p.kind for p in provider.problems] == ["provider-key"]
    for ask in (provider.search, provider.cited_by, provider.references_of):
        with pytest.raises(UsageError, match="OPENALEX_API_KEY"):
            ask("x")
    assert httpserver.log == []


def test_a_search_follows_the_cursor(new_run, base, httpserver):
    """To its end; the key is sent each time and stored never."""
    first = [{**WORK, "id": f"https://openalex.org/W{n}"} for n in range(100)]
    httpserver.expect_ordered_request("/works").respond_with_json(
        listed(*first, count=101, cursor="Abc=")
    )
    httpserver.expect_ordered_request("/works").respond_with_json(
        listed(WORK, count=101, cursor=None)
    )
    transport = new_run()
    pages = list(
        OpenAlexProvider(transport, base, key=Secret("kunci")).search(
            "media sosial", years=(2019, 2024), limit=500
        )
    )
    assert [(len(p.candidates), p.total) for p in pages] == [(100, 101), (1, 101)]
    asked = [request.args for request, _ in httpserver.log]
    assert [a["cursor"] for a in asked] == ["*", "Abc="]
    assert asked[0]["filter"] == "publication_year:2019-2024"
    assert [a["api_key"] for a in asked] == ["kunci", "kunci"]
    assert "kunci" not in str(transport.store.history())


def test_snowballing_goes_both_ways(new_run, base, httpserver):
    """References and citations are two filters."""
    other = {**WORK, "id": "https://openalex.org/W7"}
    httpserver.expect_request("/works/doi:10.5555/rekaan.1").respond_with_json(WORK)
    httpserver.expect_request("/works").respond_with_json(listed(other))
    provider = OpenAlexProvider(new_run(), base, key=Secret("kunci"))
    (record,) = provider.find({**PRINTED, "DOI": "10.5555/rekaan.1"})
    for follow in (provider.references_of, provider.cited_by):
        (page,) = follow(record, limit=50)
        assert [c.id for c in page.candidates] == ["W7"]
    filters = [request.args.get("filter") for request, _ in httpserver.log]
    assert filters == [None, "cited_by:W101", "cites:W101"]
