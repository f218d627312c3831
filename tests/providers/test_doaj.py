"""DOAJ's format, as its documentation describes it; every article here is made up."""

from litreview.providers.doaj import DoajProvider

PRINTED = {"title": "Ladang Bintang: Desa (Rekaan)", "author": [{"family": "Contoh"}]}
ARTICLE = {
    "id": "a1",
    "bibjson": {
        "title": "Ladang Bintang: Desa (Rekaan)",
        "abstract": "<p>Isi rekaan.</p>",
        "year": "2020",
        "month": "7",
        "start_page": "12",
        "end_page": "22",
        "author": [{"name": "Ayu Contoh", "affiliation": "Universitas Rekaan"}],
        "identifier": [
            {"type": "DOI", "id": "10.5555/rekaan.1"},
            {"type": "eissn", "id": "2088-2815"},
        ],
        "journal": {"title": "Jurnal Antah", "volume": "3", "number": "2", "publisher": "P"},
        "keywords": ["komunikasi", "desa"],
        "link": [{"type": "fulltext", "url": "https://rekaan.example/1"}],
    },
}


def listed(*articles, total=None) -> dict:
    """Return a page of a list."""
    count = len(articles) if total is None else total
    return {"total": count, "page": 1, "pageSize": 5, "results": list(articles)}


def test_a_doi_then_the_words_of_the_title(new_run, base, httpserver):
    """The query stands in the path, without marks that mean something to a search engine."""
    httpserver.expect_ordered_request('/search/articles/doi:"10.5555/salah"').respond_with_json(
        listed()
    )
    httpserver.expect_ordered_request(
        "/search/articles/bibjson.title:(Ladang Bintang Desa Rekaan)"
    ).respond_with_json(listed(ARTICLE))
    (record,) = DoajProvider(new_run(), base).find({**PRINTED, "DOI": "10.5555/salah"})
    expected = {
        "DOI": "10.5555/rekaan.1",
        "ISSN": "2088-2815",
        "issued": {"date-parts": [[2020, 7]]},
        "keyword": ["komunikasi", "desa"],
        "abstract": "Isi rekaan.",
        "URL": "https://rekaan.example/1",
        "issue": "2",
    }
    assert {key: record.csl[key] for key in expected} == expected
    assert "custom" not in record.csl


def test_a_search_is_paged(new_run, base, httpserver):
    """By page numbers, until all have come."""
    path = '/search/articles/"media sosial" AND bibjson.year:[2019 TO 2024]'
    for count in (100, 30):
        httpserver.expect_ordered_request(path).respond_with_json(
            listed(*[ARTICLE] * count, total=130)
        )
    pages = list(
        DoajProvider(new_run(), base).search("media sosial", years=(2019, 2024), limit=400)
    )
    assert [(len(p.candidates), p.total) for p in pages] == [(100, 130), (30, 130)]
    assert [r.args["page"] for r, _ in httpserver.log] == ["1", "2"]
