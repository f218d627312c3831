"""Courtesy, retry, budget, circuit and store, against a server on this machine; nobody sleeps."""

import sqlite3
from datetime import UTC, datetime

import httpx
import pytest

from litreview.errors import BudgetSpent, LitreviewError, ProviderBlocked, ProviderError
from litreview.http.answers import Answer, redact_url
from litreview.http.courtesy import find_block, read_retry_after

NOW = datetime(2026, 1, 31, 10, tzinfo=UTC)


def test_an_answer_is_kept_as_it_came(run, httpserver):
    """Raw bytes, address, time, hash and status are in the store."""
    body = "Ventä".encode("latin-1")
    httpserver.expect_request("/a").respond_with_data(
        body, content_type="text/html; charset=latin-1"
    )
    transport = run()
    answer = transport.fetch("p", httpserver.url_for("/a"))
    assert (answer.body, answer.text, answer.status, answer.stored) == (body, "Ventä", 200, False)
    [(url, status, retrieved, digest)] = transport.store.history()
    assert (url, status, retrieved) == (httpserver.url_for("/a"), 200, "2026-01-31T10:00:00Z")
    assert digest == answer.sha256


def test_a_second_run_asks_nothing(run, httpserver):
    """Answers and absences (404) come from the store."""
    httpserver.expect_oneshot_request("/a").respond_with_data("ya")
    httpserver.expect_oneshot_request("/b").respond_with_data("tidak ada", status=404)
    for transport in (run(), run()):
        assert transport.fetch("p", httpserver.url_for("/a"), {"q": "x y"}).status == 200
        assert transport.fetch("p", httpserver.url_for("/b")).status == 404
    assert len(httpserver.log) == 2


def test_an_answer_is_stored_before_it_is_used(run, path, httpserver):
    """A failure after arrival loses nothing: the row is there for any other reader."""
    httpserver.expect_request("/a").respond_with_data("no", status=400)
    with pytest.raises(ProviderError):
        run().fetch("p", httpserver.url_for("/a"))
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT status, body FROM answers").fetchall() == [(400, b"no")]
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()


def test_a_damaged_row_is_asked_for_again(run, path, httpserver):
    """What no longer has its hash is not served."""
    httpserver.expect_request("/a").respond_with_data("ya")
    run().fetch("p", httpserver.url_for("/a"))
    with sqlite3.connect(path) as other:
        other.execute("UPDATE answers SET body = ?", (b"lain",))
    other.close()
    assert run().fetch("p", httpserver.url_for("/a")).body == b"ya"


def test_the_gap_is_kept_for_each_provider(run, clock, httpserver):
    """Requests to one provider keep their distance; another provider does not wait."""
    httpserver.expect_request("/a").respond_with_data("ya")
    transport = run(gap=5.0)
    transport.fetch("p", httpserver.url_for("/a"), {"n": 1})
    clock.time += 2
    transport.fetch("p", httpserver.url_for("/a"), {"n": 2})
    transport.fetch("q", httpserver.url_for("/a"), {"n": 3})
    transport.fetch("p", httpserver.url_for("/a"), {"n": 2})  # from the store: no wait
    assert clock.slept == [3.0]


def test_a_named_rate_is_kept(run, clock, httpserver):
    """Crossref's x-rate-limit headers slow the transport down."""
    headers = {"x-rate-limit-limit": "2", "x-rate-limit-interval": "8s"}
    httpserver.expect_request("/a").respond_with_data("ya", headers=headers)
    transport = run()
    for number in range(3):
        transport.fetch("p", httpserver.url_for("/a"), {"n": number})
    assert clock.slept == [4.0, 4.0]


def test_the_budget_counts_every_request(run, httpserver):
    """Retries count; what is stored does not; a new run goes on."""
    httpserver.expect_ordered_request("/a").respond_with_data("", status=500)
    httpserver.expect_ordered_request("/a").respond_with_data("ya")
    httpserver.expect_ordered_request("/b").respond_with_data("ya")
    transport = run(budget=2)
    transport.fetch("p", httpserver.url_for("/a"))
    with pytest.raises(BudgetSpent, match="2 requests"):
        transport.fetch("p", httpserver.url_for("/b"))
    assert transport.fetch("p", httpserver.url_for("/a")).stored
    assert run(budget=2).fetch("p", httpserver.url_for("/b")).status == 200


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_what_may_pass_is_tried_again(run, clock, httpserver, status):
    """Busy statuses are retried with growing waits, and the last answer counts."""
    httpserver.expect_ordered_request("/a").respond_with_data("", status=status)
    httpserver.expect_ordered_request("/a").respond_with_data("", status=status)
    httpserver.expect_ordered_request("/a").respond_with_data("ya")
    answer = run().fetch("p", httpserver.url_for("/a"))
    assert (answer.attempt, clock.slept) == (3, [1.0, 2.0])


def test_after_the_last_attempt_there_is_an_error(run, httpserver):
    """The error says what, how and how often; it is of the package's tree."""
    httpserver.expect_request("/a").respond_with_data("", status=500)
    with pytest.raises(ProviderError) as caught:
        run(attempts=3).fetch("p", httpserver.url_for("/a"))
    assert (caught.value.url, caught.value.status, caught.value.attempt) == (
        httpserver.url_for("/a"),
        500,
        3,
    )
    assert type(caught.value) is ProviderError
    assert isinstance(caught.value, LitreviewError)
    assert len(httpserver.log) == 3


@pytest.mark.parametrize("status", [400, 401, 402, 406, 422, 451])
def test_other_refusals_are_never_retried(run, clock, httpserver, status):
    """A wrong question stays wrong; it is asked once, and again by a later run only."""
    httpserver.expect_request("/a").respond_with_data("", status=status)
    with pytest.raises(ProviderError):
        run().fetch("p", httpserver.url_for("/a"))
    assert len(httpserver.log) == 1
    assert clock.slept == []


@pytest.mark.parametrize(
    ("header", "wait"), [("7", 7.0), ("Sat, 31 Jan 2026 10:00:30 GMT", 30.0), ("soon", 1.0)]
)
def test_retry_after_is_honoured(run, clock, httpserver, header, wait):
    """Seconds and dates are both read; nonsense falls back to the usual wait."""
    httpserver.expect_ordered_request("/a").respond_with_data(
        "", status=429, headers={"Retry-After": header}
    )
    httpserver.expect_ordered_request("/a").respond_with_data("ya")
    run().fetch("p", httpserver.url_for("/a"))
    assert clock.slept == [wait]


def test_too_long_a_wait_opens_the_circuit(run, clock, httpserver):
    """Nobody waits an hour: the provider is left alone for this run."""
    httpserver.expect_request("/a").respond_with_data(
        "", status=503, headers={"Retry-After": "3600"}
    )
    transport = run()
    with pytest.raises(ProviderBlocked, match="3600"):
        transport.fetch("p", httpserver.url_for("/a"))
    with pytest.raises(ProviderBlocked, match="not asked"):
        transport.fetch("p", httpserver.url_for("/b"))
    assert (len(httpserver.log), clock.slept) == (1, [])


def test_a_timeout_is_tried_again(run, clock, monkeypatch):
    """No answer in time may pass; no connection at all does not."""
    tried = []

    def never(self, method, url, **_):
        tried.append(url)
        raise httpx.ReadTimeout("slow") if len(tried) < 9 else httpx.ConnectError("no")

    monkeypatch.setattr(httpx.Client, "stream", never)
    with pytest.raises(ProviderError, match="in time"):
        run(attempts=2).fetch("p", "http://127.0.0.1/a")
    assert len(tried) == 2
    tried += [""] * 9
    with pytest.raises(ProviderError, match="ConnectError"):
        run(attempts=2).fetch("p", "http://127.0.0.1/a?key=geheim")
    assert len(tried) == 12


def test_a_block_opens_the_circuit_and_a_later_run_resumes(run, httpserver):
    """Earlier answers stay, other providers go on, the next run asks only for what is missing."""
    httpserver.expect_ordered_request("/1").respond_with_data("satu")
    httpserver.expect_ordered_request("/2").respond_with_data("", status=403)
    httpserver.expect_ordered_request("/3").respond_with_data("tiga")
    httpserver.expect_ordered_request("/2").respond_with_data("dua")
    first = run()
    assert first.fetch("p", httpserver.url_for("/1")).text == "satu"
    for place in ("/2", "/3"):
        with pytest.raises(ProviderBlocked) as caught:
            first.fetch("p", httpserver.url_for(place))
        assert caught.value.status == 403
    assert first.fetch("p", httpserver.url_for("/1")).stored
    assert first.fetch("q", httpserver.url_for("/3")).text == "tiga"
    later = run()
    assert later.fetch("p", httpserver.url_for("/1")).stored
    assert later.fetch("p", httpserver.url_for("/2")).text == "dua"


def test_two_keys_share_one_answer(run, httpserver):
    """The key is no part of the question."""
    httpserver.expect_oneshot_request("/a").respond_with_data("ya")
    transport = run()
    transport.fetch("p", httpserver.url_for("/a"), {"q": "x", "key": "1"})
    assert transport.fetch("p", httpserver.url_for("/a"), {"q": "x", "key": "2"}).stored


ADDRESSES = [
    ("https://x.id/a?q=b", "https://x.id/a?q=b"),
    ("https://x.id/a?API_KEY=1", "https://x.id/a"),
    ("https://u:p@x.id:8080/a#frag", "https://x.id:8080/a"),
    ("https://x.id/a?token=1&q=a%20b&q=", "https://x.id/a?q=a+b&q="),
]


@pytest.mark.parametrize(("url", "shown"), ADDRESSES)
def test_addresses_are_redacted(url, shown):
    """Redacting twice changes nothing more."""
    assert redact_url(url) == shown
    assert redact_url(shown) == shown


PAGES = [
    (200, b'<div id="recaptcha"></div>', "", True),
    (200, b"<form action='https://consent.google.com/save'>", "", True),
    (200, b"<html>ok</html>", "https://www.google.com/sorry/index", True),
    (200, b'{"title": "id=\\"recaptcha\\" explained"}', "", False),
    (200, b"<h3>How users solve a CAPTCHA</h3><p>unusual traffic patterns</p>", "", False),
    (403, b"", "", True),
    (429, b"", "", False),
]


@pytest.mark.parametrize(("status", "body", "final_url", "blocked"), PAGES)
def test_a_block_is_told_from_a_title_about_blocks(status, body, final_url, blocked):
    """Forms and addresses count, words that a title may hold do not."""
    answer = Answer("p", "u", status, body, "", final_url=final_url)
    assert bool(find_block(answer)) is blocked


def test_retry_after_in_the_past_means_now():
    """A date gone by is no negative wait."""
    assert read_retry_after("Sat, 31 Jan 2026 09:00:00 GMT", NOW) == 0.0
    assert read_retry_after("", NOW) is None
