"""Redirects, floods, drips, cuts, wrong answers and wrong clocks; nobody sleeps."""

from datetime import UTC, datetime, timedelta

import pytest
from werkzeug import Response

from litreview.errors import BudgetSpent, ProviderBlocked, ProviderError
from litreview.http import AnswerStore, Secret, Transport
from litreview.http.courtesy import Courtesy

NOW = datetime(2026, 1, 31, 10, tzinfo=UTC)


def test_a_redirect_within_the_host_is_followed(run, httpserver):
    """The answer keeps the address that was asked for, and says where it came from."""
    moved = {"Location": "/b?n=1"}
    httpserver.expect_request("/a").respond_with_data("", status=301, headers=moved)
    httpserver.expect_request("/b").respond_with_data("ya")
    transport = run()
    answer = transport.fetch("p", httpserver.url_for("/a"), headers={"X-Key": Secret("kunci")})
    assert (answer.text, answer.url[-2:], answer.final_url[-6:]) == ("ya", "/a", "/b?n=1")
    assert httpserver.log[1][0].headers["X-Key"] == "kunci"
    assert transport.fetch("p", httpserver.url_for("/a")).stored
    assert len(httpserver.log) == 2


REDIRECTS = [
    ("http://127.0.0.1:{port}/b", "another host (127.0.0.1), which is refused"),
    ("http://evil.example/b", "another host (evil.example)"),
    ("/a", "redirected without end"),
    ("https://consent.google.com/m?continue=x", "captcha or consent"),
    ("https://www.google.com/sorry/index", "captcha or consent"),
]


@pytest.mark.parametrize(("location", "said"), REDIRECTS)
def test_other_redirects_are_refused(run, httpserver, location, said):
    """Nobody is sent elsewhere; consent and captcha pages are blocks; a loop ends."""
    moved = {"Location": location.format(port=httpserver.port)}
    httpserver.expect_request("/a").respond_with_data("", status=302, headers=moved)
    httpserver.expect_request("/b").respond_with_data("tidak")
    with pytest.raises(ProviderError) as caught:
        run().fetch("p", httpserver.url_for("/a"))
    assert said in str(caught.value)
    assert isinstance(caught.value, ProviderBlocked) == ("captcha" in said)
    assert {request.path for request, _ in httpserver.log} == {"/a"}


def test_a_host_that_is_allowed_gets_no_key(run, httpserver):
    """A resolver may send us on where that was said; the key stays behind."""
    moved = {"Location": f"http://localhost:{httpserver.port}/b"}
    httpserver.expect_request("/a").respond_with_data("", status=302, headers=moved)
    httpserver.expect_request("/b").respond_with_data("ya")
    answer = run(redirect_hosts=frozenset({"localhost"})).fetch(
        "p",
        f"http://127.0.0.1:{httpserver.port}/a",
        headers={"X-Key": Secret("kunci")},
        hidden={"api_key": Secret("kunci")},
    )
    assert answer.text == "ya"
    asked = httpserver.log[1][0]
    assert "X-Key" not in asked.headers
    assert not asked.args


def test_a_huge_answer_is_cut_off(run, httpserver):
    """50 MB end as an error after what the limit allows, and nothing of it is kept."""
    sent = []

    def chunks():
        for _ in range(50):
            sent.append(1)
            yield b"x" * 1_000_000

    httpserver.expect_request("/a").respond_with_response(Response(chunks()))
    transport = run(size_limit=2_000_000)
    with pytest.raises(ProviderError, match="more than 2 MB"):
        transport.fetch("p", httpserver.url_for("/a"))
    assert transport.store.history() == []


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"])
def test_a_slow_drip_ends_with_the_deadline(run, clock, raw_server, head):
    """Single bytes, in the head or the body, hold nobody for longer than a request may take."""
    clock.step = 1.0  # every look at the clock costs a second
    url, asked = raw_server(head, drip=b"X")
    with pytest.raises(ProviderError, match="in time"):
        run(attempts=2, deadline=60.0).fetch("p", url)
    assert len(asked) == 2


def test_a_cut_connection_is_an_error_and_nothing_is_kept(run, raw_server):
    """Half an answer is none: it is asked for again by the next run."""
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsetengah"
    url, asked = raw_server(head)
    transport = run()
    with pytest.raises(ProviderError, match="cut off"):
        transport.fetch("p", url)
    assert (len(asked), transport.store.history()) == (1, [])


def test_an_answer_of_another_kind_is_kept_and_not_served(run, httpserver):
    """What the check refuses is an error each time, and stands in the store as evidence."""
    httpserver.expect_ordered_request("/a").respond_with_data("<html>")
    httpserver.expect_ordered_request("/a").respond_with_data("{}")
    transport = run()

    def check(answer):
        return None if answer.body == b"{}" else "a page of HTML came"

    with pytest.raises(ProviderError, match="a page of HTML came; the answer is in the store"):
        transport.fetch("p", httpserver.url_for("/a"), check=check)
    assert transport.fetch("p", httpserver.url_for("/a"), check=check).text == "{}"
    assert len(transport.store.history()) == 2


def test_old_answers_are_asked_for_again(run, httpserver):
    """Only where an age was named; the older answer stays in the store."""
    for text in ("satu", "dua"):
        httpserver.expect_ordered_request("/a").respond_with_data(text)
    url = httpserver.url_for("/a")
    run().fetch("p", url)
    later = NOW + timedelta(days=40)
    assert run(now=later).fetch("p", url).text == "satu"
    assert run(now=later).fetch("p", url, max_age=41).text == "satu"
    assert run(now=later, max_age=30).fetch("p", url).text == "dua"
    assert run(now=later, max_age=30).fetch("p", url).stored


def test_a_clock_that_goes_backwards_stops_nothing(run, clock, httpserver):
    """The gap is the longest wait; an answer from the future counts as old."""
    httpserver.expect_request("/a").respond_with_data("ya")
    transport = run(gap=5.0, now=NOW)
    transport.fetch("p", httpserver.url_for("/a"), {"n": 1})
    clock.time -= 3600
    transport.fetch("p", httpserver.url_for("/a"), {"n": 2})
    assert clock.slept == [5.0]
    past = run(now=NOW - timedelta(days=400))
    assert past.fetch("p", httpserver.url_for("/a"), {"n": 1}).stored
    assert not past.fetch("p", httpserver.url_for("/a"), {"n": 1}, max_age=30).stored


def test_a_budget_may_be_named_apart(path, httpserver):
    """Nothing else of the courtesy changes; 0 means that only the store answers."""
    with AnswerStore(path) as store:
        transport = Transport(store, budgets={"p": 0})
        transport.set_default("p", Courtesy(gap=7.0))
        assert (transport.gap("p"), transport.budget("p")) == (7.0, 0)
        with pytest.raises(BudgetSpent):
            transport.fetch("p", httpserver.url_for("/a"))
    assert httpserver.log == []
