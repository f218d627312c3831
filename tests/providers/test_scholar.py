"""The real scholarly reads pages from a server on this machine; the pages are made up here."""

import types
from datetime import UTC, datetime

import pytest

from litreview.errors import BudgetSpent, ProviderBlocked, ProviderError
from litreview.http import AnswerStore, Transport
from litreview.http.answers import Answer
from litreview.matching.match import match_reference
from litreview.providers.reading import build_query
from litreview.providers.scholar import ScholarProvider
from litreview.providers.scholar_records import scholar_candidate

pytest.importorskip("scholarly")

NOW = datetime(2026, 1, 31, 10, tzinfo=UTC)
WORK = {
    "title": "Ladang Bintang di Desa Rekaan",
    "author": [{"family": "Contoh", "given": "Ayu"}],
    "issued": {"date-parts": [[2020]]},
    "container-title": "Jurnal Antah Berantah",
}
LIBRARY = '<div id="gs_res_glb" data-sva="/citations?save={id}"></div>'


def row(number: int, title: str, line: str, cited: int = 0) -> str:
    """Return one result in the structure that scholarly looks for."""
    count = f'<a href="/scholar?cites={number}">Cited by {cited}</a>' if cited else ""
    return (
        f'<div class="gs_r gs_or gs_scl" data-cid="rekaan{number}" data-rp="{number}">'
        f'<div class="gs_ri"><h3 class="gs_rt"><a href="https://rekaan.example/{number}">{title}</a></h3>'
        f'<div class="gs_a">{line}</div><div class="gs_rs">Isi rekaan.</div>'
        f'<div class="gs_fl">{count}</div></div></div>'
    )


def page(*rows: str) -> str:
    """Return a page of results."""
    return f"<html><body>{LIBRARY}{''.join(rows)}</body></html>"


RESULTS = page(
    row(0, "Ladang Bintang di Kota Lain", "B Misal - Jurnal Antah Berantah, 2019 - rekaan.example"),
    row(
        1,
        "Ladang bintang di desa rekaan",
        "A Contoh, B Misal… - Jurnal Antah Berantah, 2020 - rekaan.example",
        7,
    ),
)
NOTHING = page() + "<p>Your search - <b>kosong</b> - did not match any articles.</p>"
CAPTCHA = '<html><form id="gs_captcha_f"><div id="gs_captcha_ccl"></div></form></html>'


@pytest.fixture
def slept(monkeypatch):
    """Replace the clock inside scholarly; whatever it would have slept is listed."""
    monkeypatch.setenv("PYTHON_DOTENV_DISABLED", "1")
    import scholarly._navigator

    waits: list[float] = []
    monkeypatch.setattr(scholarly._navigator, "time", types.SimpleNamespace(sleep=waits.append))
    return waits


@pytest.fixture
def store(tmp_path):
    """Return a fresh store."""
    with AnswerStore(tmp_path / "answers.sqlite") as opened:
        yield opened


@pytest.fixture
def scholar(store, httpserver, slept):
    """Return a function that makes a provider, each with a transport as of a new run."""

    def make() -> ScholarProvider:
        transport = Transport(store, clock=lambda: 0.0, sleep=slept.append, now=lambda: NOW)
        return ScholarProvider(transport, httpserver.url_for("").rstrip("/"))

    return make


def test_rows_become_records_that_match(scholar, httpserver):
    """A page is read by scholarly, and the right row is chosen by the matcher."""
    httpserver.expect_ordered_request("/scholar").respond_with_data(
        RESULTS, content_type="text/html"
    )
    found = scholar().find(WORK)
    match = match_reference(WORK, found)
    assert [c.id for c in found] == ["rekaan0", "rekaan1"]
    assert (match.decision, match.record.id) == ("match", "rekaan1")
    assert match.record.retrieved == "2026-01-31T10:00:00Z"
    assert match.record.csl["custom"] == {
        "et_al": True,
        "cited-by": {"count": 7, "date": "2026-01-31"},
    }
    assert "Ladang" in httpserver.log[0][0].args["q"]


def test_a_second_run_asks_nothing(scholar, httpserver):
    """The stored page serves the next run."""
    httpserver.expect_oneshot_request("/scholar").respond_with_data(
        RESULTS, content_type="text/html"
    )
    first = scholar().find(WORK)
    assert scholar().find(WORK) == first
    assert len(httpserver.log) == 1


def test_nothing_found_is_believed_only_when_scholar_says_so(scholar, httpserver):
    """An empty page is an error, Scholar's own words are an answer."""
    httpserver.expect_ordered_request("/scholar").respond_with_data(
        NOTHING, content_type="text/html"
    )
    httpserver.expect_ordered_request("/scholar").respond_with_data(
        page(), content_type="text/html"
    )
    provider = scholar()
    assert provider.find(WORK) == []
    with pytest.raises(ProviderError, match="does not say that nothing was found") as caught:
        provider.find({**WORK, "title": "Judul Lain"})
    assert caught.value.status == 200


def test_a_changed_layout_is_an_error(scholar, httpserver):
    """Rows that scholarly cannot read do not pass for an empty answer."""
    broken = page('<div class="gs_r gs_or gs_scl"><div class="other">Judul</div></div>')
    httpserver.expect_request("/scholar").respond_with_data(broken, content_type="text/html")
    with pytest.raises(ProviderError, match="layout may have changed"):
        scholar().find(WORK)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, CAPTCHA),
        (403, "<html>Forbidden</html>"),
        (429, "<html>Sorry</html>"),
        (503, "<html>Service unavailable</html>"),
        (200, "<html>Our systems have detected unusual traffic from your computer network</html>"),
        (200, '<html><div class="rc-doscaptcha-body"></div></html>'),
        (200, "<html><title>Before you continue to Google</title></html>"),
    ],
)
def test_a_block_stops_at_once_and_for_good(scholar, store, slept, httpserver, status, body):
    """One request, no loop of sleeps, the page kept, and nothing more asked in this run."""
    httpserver.expect_request("/scholar").respond_with_data(
        body, status=status, content_type="text/html"
    )
    provider = scholar()
    for title in ("Satu", "Dua"):
        with pytest.raises(ProviderBlocked):
            provider.find({"title": title})
    assert len(httpserver.log) == 1
    assert [s for _, s, _, _ in store.history("scholar")] == [status]
    assert all(wait < 3 for wait in slept)


def test_a_run_resumes_after_a_block(scholar, httpserver):
    """A block is kept but never served as an answer: the next run asks again."""
    httpserver.expect_ordered_request("/scholar").respond_with_data(
        CAPTCHA, content_type="text/html"
    )
    httpserver.expect_ordered_request("/scholar").respond_with_data(
        RESULTS, content_type="text/html"
    )
    with pytest.raises(ProviderBlocked):
        scholar().find(WORK)
    assert len(scholar().find(WORK)) == 2


def test_the_default_budget_is_small(scholar, httpserver):
    """After twenty pages a run stops by itself."""
    httpserver.expect_request("/scholar").respond_with_data(RESULTS, content_type="text/html")
    provider = scholar()
    for number in range(20):
        provider.find({"title": f"Judul {number}"})
    with pytest.raises(BudgetSpent):
        provider.find({"title": "Judul 20"})


def test_a_work_without_title_is_not_asked_for(scholar, httpserver):
    """There is nothing to search for."""
    assert scholar().find({"URL": "https://rekaan.example/x"}) == []
    assert not httpserver.log


ANSWER = Answer("scholar", "http://127.0.0.1/scholar?q=x", 200, b"", "2026-01-31T10:00:00Z")
ROWS = [
    ({"title": "[BOOK] Buku Rekaan", "author": ["C Contoh"]}, {"title": "Buku Rekaan"}),
    ({"title": "[PDF][PDF] Laporan Rekaan…"}, {"title": "Laporan Rekaan"}),
    ({"title": "A", "venue": "Jurnal Antah …", "pub_year": "NA"}, {"title": "A"}),
    ({"title": "A", "venue": "NA", "pub_year": "2021"}, {"issued": {"date-parts": [[2021]]}}),
    (
        {"title": "A", "author": ["", "DEF Ghi"]},
        {"author": [{"family": "Ghi", "given": "D. E. F."}]},
    ),
    ({"title": "A", "author": ["Sukarni"]}, {"author": [{"family": "Sukarni"}]}),
]


@pytest.mark.parametrize(("bib", "expected"), ROWS)
def test_rows_are_read_without_inventing(bib, expected):
    """What a row cuts or leaves out is left out; no empty value is kept."""
    csl = scholar_candidate({"bib": bib}, ANSWER).csl
    assert {key: csl[key] for key in expected} == expected
    assert all(csl.values())
    assert "…" not in str(csl)


def test_the_query_is_title_and_first_author():
    """A body counts as an author; without a title there is no query."""
    assert build_query({"title": "Desa", "author": [{"literal": "LAN"}]}) == "Desa LAN"
    assert build_query({"author": [{"literal": "LAN"}]}) == ""


NEXT = (
    '<td><a href="/scholar?start=10&amp;q=x"><span class="gs_ico gs_ico_nav_next"></span></a></td>'
)


def test_a_search_turns_pages(scholar, httpserver):
    """Scholarly follows the link to the next page; each page is one request, and stored."""
    first = page(*(row(n, f"Judul {n}", "A Contoh - Jurnal, 2020 - x.example") for n in range(10)))
    second = page(row(10, "Judul 10", "A Contoh - Jurnal, 2020 - x.example"))
    for _ in range(1):
        httpserver.expect_ordered_request("/scholar").respond_with_data(
            first.replace("</body>", f'<div class="gs_ab_mdw">About 11 results</div>{NEXT}</body>'),
            content_type="text/html",
        )
        httpserver.expect_ordered_request("/scholar").respond_with_data(
            second, content_type="text/html"
        )
    for _ in range(2):
        pages = list(scholar().search("media sosial", years=(2019, 2024)))
        assert [len(p.candidates) for p in pages] == [10, 1]
        assert pages[0].total == 11
        assert [p.candidates[-1].id for p in pages] == ["rekaan9", "rekaan10"]
    asked = [request.args for request, _ in httpserver.log]
    assert (asked[0]["as_ylo"], asked[0]["as_yhi"]) == ("2019", "2024")
    assert [a.get("start") for a in asked] == [None, "10"]


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (429, "", ProviderBlocked),
        (200, CAPTCHA, ProviderBlocked),
        (200, page(), ProviderError),
        (200, "", ProviderError),
        (200, page('<div class="gs_r gs_or gs_scl"><p>lain</p></div>'), ProviderError),
    ],
    ids=["429", "captcha", "no rows", "empty page", "changed layout"],
)
def test_a_failure_on_the_second_page_keeps_the_first(
    scholar, store, httpserver, status, body, kind
):
    """Its rows have come by then, and its page is in the store."""
    first = page(row(0, "Judul", "A Contoh - Jurnal, 2020 - x.example"))
    httpserver.expect_ordered_request("/scholar").respond_with_data(
        first.replace("</body>", f"{NEXT}</body>"), content_type="text/html"
    )
    httpserver.expect_ordered_request("/scholar").respond_with_data(
        body, status=status, content_type="text/html"
    )
    pages = scholar().search("media sosial")
    assert len(next(pages).candidates) == 1
    with pytest.raises(kind):
        next(pages)
    assert len(httpserver.log) == 2
    assert [s for _, s, _, _ in store.history("scholar")] == [200, status]


def test_cited_by_follows_the_row(scholar, httpserver):
    """The number of the list stands in the row; a row without one asks nothing."""
    for body in (RESULTS, page(row(5, "Pengutip", "C Lain - Jurnal, 2022 - x.example"))):
        httpserver.expect_ordered_request("/scholar").respond_with_data(
            body, content_type="text/html"
        )
    provider = scholar()
    without, cited = provider.find(WORK)
    assert list(provider.cited_by(without)) == []
    (found,) = provider.cited_by(cited)
    assert [c.csl["title"] for c in found.candidates] == ["Pengutip"]
    assert httpserver.log[1][0].args["cites"] == "1"


BIBTEX = """@article{contoh2020, title={Ladang bintang di desa rekaan}, author={Contoh, Ayu and Misal, Budi
and Sukarni}, journal={Jurnal Antah Berantah}, volume={3}, number={2}, pages={12--22}, year={2020}}"""


def test_fill_completes_the_authors(scholar, httpserver):
    """Two requests: the citation window, and the BibTeX behind its link."""
    link = f'<a class="gs_citi" href="{httpserver.url_for("/scholar.bib")}">BibTeX</a>'
    for body in (RESULTS, page(link)):
        httpserver.expect_ordered_request("/scholar").respond_with_data(
            body, content_type="text/html"
        )
    httpserver.expect_ordered_request("/scholar.bib").respond_with_data(BIBTEX)
    provider = scholar()
    filled = provider.fill(provider.find(WORK)[1])
    assert [name["family"] for name in filled.csl["author"]] == ["Contoh", "Misal", "Sukarni"]
    assert (filled.csl["page"], filled.csl["type"]) == ("12-22", "article-journal")
    assert filled.csl["custom"] == {"cited-by": {"count": 7, "date": "2026-01-31"}}
    assert len(httpserver.log) == 3


def test_fill_without_a_link_or_bibtex_is_an_error(scholar, httpserver):
    """Nothing is made up of an empty window; no further request is made."""
    for body in (RESULTS, page()):
        httpserver.expect_ordered_request("/scholar").respond_with_data(
            body, content_type="text/html"
        )
    provider = scholar()
    record = provider.find(WORK)[1]
    with pytest.raises(ProviderError, match="no link"):
        provider.fill(record)
    assert len(httpserver.log) == 2


def test_a_cut_or_dripping_page_stops_at_once(store, slept, raw_server):
    """One attempt, nothing kept: scholarly's own loops do not come to run."""
    for drip, said in ((b"", "cut off"), (b"x", "in time")):
        url, asked = raw_server(b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n<html>", drip)
        ticks = iter(range(10**9))
        transport = Transport(
            store, clock=lambda ticks=ticks: float(next(ticks)), sleep=slept.append, now=lambda: NOW
        )
        with pytest.raises(ProviderError, match=said):
            ScholarProvider(transport, url.removesuffix("/a")).find(WORK)
        assert len(asked) == 1
    assert store.history() == []
