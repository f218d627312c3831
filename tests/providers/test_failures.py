"""What goes wrong, for every provider on the web: stops or goes on as stated, and loses nothing."""

import contextlib
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug import Response

from litreview.errors import BudgetSpent, ProviderBlocked, ProviderError
from litreview.http import Answer
from litreview.providers import (
    crossref_records,
    doaj_records,
    make_providers,
    openalex_records,
    semantic_scholar_records,
)
from litreview.providers.reading import Unreadable

GOOD = {
    "crossref": {"status": "ok", "message": {"DOI": "10.5555/{n}", "title": ["Desa {n}"]}},
    "openalex": {"id": "https://openalex.org/W{n}", "display_name": "Desa {n}"},
    "semantic_scholar": {"paperId": "p{n}", "title": "Desa {n}"},
    "doaj": {"total": 1, "results": [{"id": "a{n}", "bibjson": {"title": "Desa {n}"}}]},
}
NAMES = sorted(GOOD)
CAPTCHA = '<html><form id="captcha-form"></form></html>'


def good(name: str, number: int) -> Response:
    """Return the answer that a provider gives when all is well."""
    return Response(json.dumps(GOOD[name]).replace("{n}", str(number)), mimetype="application/json")


@pytest.fixture
def serve(httpserver, new_run, base, monkeypatch):
    """Return a function: these answers in order, and a provider as of a new run."""
    monkeypatch.setattr("litreview.providers.client._is_settled", lambda *_: True)

    def start(name, *answers, **options):
        queue = list(answers)
        httpserver.expect_request(re.compile(".*")).respond_with_handler(lambda _: queue.pop(0))

        def provider(**more):
            transport = new_run(**{**options, **more})
            return make_providers([name], transport=transport, base_urls={name: base})[0]

        return provider

    return start


def ask(provider, number=1):
    """Ask for a work by DOI."""
    return provider.find({"title": f"Desa {number}", "DOI": f"10.5555/{number}"})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "busy", [Response(status=429), Response(status=429, headers={"Retry-After": "7"})]
)
def test_a_busy_provider_is_asked_again(serve, httpserver, name, busy):
    """After the wait that it names, or one of our own."""
    provider = serve(name, busy, good(name, 1))()
    assert len(ask(provider)) == 1
    waits = provider._transport.waits
    assert (7.0 if "Retry-After" in busy.headers else 1.0) in waits
    assert len(httpserver.log) == 2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "blocked",
    [
        Response(status=401),
        Response(status=403),
        Response(CAPTCHA, mimetype="text/html"),
        Response(status=429, headers={"Retry-After": "86400"}),
        Response(status=302, headers={"Location": "https://consent.example/"}),
    ],
    ids=["wrong key", "403", "captcha", "tomorrow", "consent"],
)
def test_a_block_ends_the_run_and_the_next_goes_on(serve, httpserver, name, blocked):
    """Not one request after a block; what came before is served, what did not is asked later."""
    start = serve(name, good(name, 1), blocked, good(name, 2))
    provider = start()
    assert len(ask(provider, 1)) == 1
    for number in (2, 3):
        with pytest.raises(ProviderBlocked):
            ask(provider, number)
    assert len(httpserver.log) == 2
    assert len(ask(provider, 1)) == 1
    assert len(ask(start(), 2)) == 1
    assert len(httpserver.log) == 3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<html><body>Maintenance</body></html>", "HTML"),
        ("", "no JSON"),
        ("[]", "another kind"),
        ('{"error": "rusak", "message": "rusak"}', "an error came instead of an answer: rusak"),
        ('{"hello": 1}', "format may have changed"),
        ('{"status": "ok", "message"', "no JSON"),
    ],
    ids=["html", "empty", "list", "error in a 200", "changed layout", "half"],
)
def test_what_is_no_answer_is_an_error_and_not_kept_as_one(serve, name, body, said):
    """It stands in the store as evidence, and the next run asks again."""
    start = serve(name, Response(body), good(name, 1))
    with pytest.raises(ProviderError, match=said) as caught:
        ask(start())
    assert type(caught.value) is ProviderError
    provider = start()
    assert len(ask(provider)) == 1
    assert len(provider._transport.store.history()) == 2


@pytest.mark.parametrize("name", NAMES)
def test_the_budget_ends_a_run_and_the_next_goes_on(serve, httpserver, name):
    """What was paid for once is free."""
    start = serve(name, good(name, 1), good(name, 2), budgets={name: 1})
    provider = start()
    ask(provider, 1)
    with pytest.raises(BudgetSpent):
        ask(provider, 2)
    later = start()
    assert [len(ask(later, n)) for n in (1, 2)] == [1, 1]
    assert len(httpserver.log) == 2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("drip", [b"", b"{"])
def test_a_cut_or_dripping_connection_is_an_error(new_run, raw_server, name, drip):
    """The one at once, the other at the deadline; nothing is kept."""
    url, _ = raw_server(b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n{", drip=drip)
    ticks = iter(range(10**9))
    transport = new_run()
    transport._deadline._clock = lambda: float(next(ticks))
    (provider,) = make_providers([name], transport=transport, base_urls={name: url})
    with pytest.raises(ProviderError, match="in time" if drip else "cut off"):
        ask(provider)
    assert transport.store.history() == []


READERS = [
    crossref_records.read_work,
    crossref_records.read_list,
    crossref_records.read_references,
    openalex_records.read_work,
    openalex_records.read_list,
    semantic_scholar_records.read_paper,
    semantic_scholar_records.read_list,
    doaj_records.read_list,
]
KEYS = st.sampled_from(
    [
        "status",
        "message",
        "items",
        "results",
        "data",
        "id",
        "paperId",
        "title",
        "author",
        "authors",
        "reference",
        "DOI",
        "bibjson",
        "journal",
        "issued",
        "date-parts",
        "authorships",
        "display_name",
        "abstract_inverted_index",
        "externalIds",
        "citedPaper",
        "name",
        "year",
        "biblio",
        "primary_location",
        "source",
        "issn",
        "ISSN",
        "keywords",
        "identifier",
        "type",
        "volume",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@pytest.mark.parametrize("read", READERS)
@given(data=JSON)
def test_any_json_is_read_or_refused(read, data):
    """Whatever a provider sends, there is a record or a sentence, never another failure."""
    for body in (data, {"status": "ok", "message": data, "items": data, "results": data}):
        with contextlib.suppress(Unreadable):
            read(Answer("p", "u", 200, json.dumps(body).encode(), "2026-01-31T10:00:00Z"))
