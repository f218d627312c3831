"""Crossref's format, as its documentation describes it; every work here is made up."""

import pytest

from litreview.errors import ProviderError
from litreview.http import Secret
from litreview.matching import match_reference
from litreview.providers.crossref import CrossrefProvider

PRINTED = {
    "title": "Ladang Bintang di Desa Rekaan",
    "author": [{"family": "Contoh", "given": "A."}],
    "issued": {"date-parts": [[2020]]},
}
WORK = {
    "DOI": "10.5555/REKAAN.1",
    "type": "journal-article",
    "title": ["Ladang Bintang di Desa <i>Rekaan</i>", "Star Fields of a Made-up Village"],
    "subtitle": ["Studi Kasus"],
    "author": [
        {"given": "Ayu", "family": "Contoh", "sequence": "first", "affiliation": []},
        {"name": "Lembaga Rekaan", "sequence": "additional"},
        {"family": "Sukarni"},
    ],
    "container-title": ["Jurnal Antah Berantah"],
    "issued": {"date-parts": [[2020, 7]]},
    "volume": "3",
    "issue": "2",
    "page": "12-22",
    "ISSN": ["2088-2815", "2088-2816"],
    "subject": ["Komunikasi"],
    "language": "id",
    "abstract": "<jats:title>Abstrak</jats:title><jats:p>Isi &amp; tujuan <jats:italic>rekaan</jats:italic>.</jats:p>",
    "is-referenced-by-count": 7,
    "publisher": "Penerbit Rekaan",
    "resource": {"primary": {"URL": "https://rekaan.example/1"}},
    "reference": [
        {"key": "ref1", "DOI": "10.5555/dikutip", "doi-asserted-by": "publisher"},
        {"key": "ref2", "unstructured": "Misal, B. (2001). Buku rekaan."},
        {
            "key": "ref3",
            "author": "Misal",
            "article-title": "Artikel Rekaan",
            "journal-title": "Jurnal Antah",
            "year": "2010a",
            "volume": "1",
            "first-page": "5",
        },
    ],
}


def one(work) -> dict:
    """Return the answer to a look-up."""
    return {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": work}


def many(*works, total=None) -> dict:
    """Return a page of a list."""
    message = {"total-results": len(works) if total is None else total, "items": list(works)}
    return {"status": "ok", "message-type": "work-list", "message": message}


def test_a_doi_is_looked_up(new_run, base, httpserver):
    """One request, all that the record holds, markup taken off."""
    httpserver.expect_request("/works/10.5555/rekaan.1").respond_with_json(one(WORK))
    (record,) = CrossrefProvider(new_run(), base).find({**PRINTED, "DOI": "10.5555/Rekaan.1"})
    assert record.csl == {
        "type": "article-journal",
        "title": "Ladang Bintang di Desa Rekaan: Studi Kasus",
        "author": [
            {"family": "Contoh", "given": "Ayu"},
            {"literal": "Lembaga Rekaan"},
            {"family": "Sukarni"},
        ],
        "container-title": "Jurnal Antah Berantah",
        "issued": {"date-parts": [[2020, 7]]},
        "volume": "3",
        "issue": "2",
        "page": "12-22",
        "publisher": "Penerbit Rekaan",
        "DOI": "10.5555/rekaan.1",
        "URL": "https://rekaan.example/1",
        "ISSN": "2088-2815",
        "keyword": ["Komunikasi"],
        "language": "id",
        "abstract": "Isi & tujuan rekaan.",
        "custom": {
            "parallel-title": "Star Fields of a Made-up Village",
            "cited-by": {"count": 7, "date": "2026-01-31"},
        },
    }
    assert (record.id, record.provider, record.retrieved[:10]) == (
        "10.5555/rekaan.1",
        "crossref",
        "2026-01-31",
    )
    assert match_reference(PRINTED, [record]).decision == "match"


def test_without_a_doi_the_print_is_searched_for(new_run, base, httpserver):
    """The query is title and first author, without marks that mean something to a search engine."""
    httpserver.expect_request("/works").respond_with_json(many(WORK))
    found = CrossrefProvider(new_run(), base).find(PRINTED)
    assert [c.id for c in found] == ["10.5555/rekaan.1"]
    assert dict(httpserver.log[0][0].args) == {
        "query.bibliographic": "Ladang Bintang di Desa Rekaan Contoh",
        "rows": "5",
    }


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, "Resource not found."),
        (200, one({**WORK, "title": ["Kapal dan Badai"], "author": []})),
    ],
)
def test_a_doi_that_leads_elsewhere_is_not_the_end(new_run, base, httpserver, status, body):
    """The record under a misprinted DOI comes along: that it is another work is a finding."""
    path = httpserver.expect_request("/works/10.5555/salah")
    if status == 404:
        path.respond_with_data(body, status=404)
    else:
        path.respond_with_json({**body, "message": {**body["message"], "DOI": "10.5555/salah"}})
    httpserver.expect_request("/works").respond_with_json(many(WORK))
    found = CrossrefProvider(new_run(), base).find({**PRINTED, "DOI": "10.5555/salah"})
    assert [c.id for c in found][-1] == "10.5555/rekaan.1"
    assert len(found) == (1 if status == 404 else 2)
    assert len(httpserver.log) == 2


def test_a_search_is_paged_to_its_limit(new_run, base, httpserver):
    """Pages are asked for as they are needed; a second run asks nothing."""
    for offset in (0, 100, 200):
        works = [{**WORK, "DOI": f"10.5555/{offset + n}"} for n in range(100)]
        httpserver.expect_request(
            "/works",
            query_string=f"query=media+sosial&rows=100&offset={offset}&filter="
            "from-pub-date%3A2019%2Cuntil-pub-date%3A2024",
        ).respond_with_json(many(*works, total=250))
    for run in range(2):
        pages = CrossrefProvider(new_run(), base).search(
            "media sosial", years=(2019, 2024), limit=1000
        )
        assert [(len(p.candidates), p.total) for p in pages] == [(100, 250)] * 3, run
    assert len(httpserver.log) == 3


def test_references_are_those_the_publisher_deposited(new_run, base, httpserver):
    """With a DOI, with fields, or as printed; a record without a list gives an empty page."""
    httpserver.expect_request("/works/10.5555/rekaan.1").respond_with_json(one(WORK))
    provider = CrossrefProvider(new_run(), base)
    (record,) = provider.find({**PRINTED, "DOI": "10.5555/rekaan.1"})
    (page,) = provider.references_of(record)
    assert [c.id for c in page.candidates] == [
        "10.5555/dikutip",
        "10.5555/rekaan.1#ref2",
        "10.5555/rekaan.1#ref3",
    ]
    assert page.candidates[1].csl["custom"]["printed"] == "Misal, B. (2001). Buku rekaan."
    assert page.candidates[2].csl["issued"] == {"date-parts": [[2010]]}
    assert len(httpserver.log) == 1


def test_with_an_address_crossref_is_asked_faster(new_run, base, httpserver):
    """The e-mail is sent and not kept; the rate that Crossref names counts."""
    httpserver.expect_request("/works").respond_with_json(
        many(), headers={"x-rate-limit-limit": "1", "x-rate-limit-interval": "3s"}
    )
    transport = new_run()
    provider = CrossrefProvider(transport, base, mailto=Secret("a@rekaan.example"))
    assert transport.gap("crossref") == 0.35
    assert provider.find(PRINTED) == []
    assert httpserver.log[0][0].args["mailto"] == "a@rekaan.example"
    assert "mailto" not in transport.store.history()[0][0]
    assert transport.gap("crossref") == 3.0


def test_an_error_body_is_told(new_run, base, httpserver):
    """Crossref's own words come through, and nothing is taken for an answer."""
    failed = {"status": "failed", "message": [{"type": "parameter", "message": "no such field"}]}
    httpserver.expect_request("/works").respond_with_json(failed)
    with pytest.raises(ProviderError, match="no such field"):
        CrossrefProvider(new_run(), base).find(PRINTED)
