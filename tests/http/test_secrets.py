"""Planted keys: they reach the provider, and no file, log, error or traceback."""

import logging
import traceback

import pytest
from werkzeug import Response

from litreview.errors import ProviderError
from litreview.http import AnswerStore, Courtesy, Secret, Transport
from litreview.http.secrets import scrub

KEY, MAIL, BEARER = "k3y+rah/asia", "peneliti@rekaan.example", "b3arer-rahasia"
FORMS = (KEY, "k3y%2Brah%2Fasia", MAIL, "peneliti%40rekaan.example", BEARER)


def ask(transport, url, **more):
    """Ask with all three ways to send a secret."""
    return transport.fetch(
        "p",
        url,
        {"q": "desa", **more},
        headers={"x-api-key": Secret(BEARER)},
        hidden={"api_key": Secret(KEY), "mailto": Secret(MAIL)},
    )


def echo(request):
    """Answer with everything that came, as careless servers do."""
    status = int(request.args.get("status", 200))
    said = f"{request.url} {request.args['api_key']} {request.headers['x-api-key']}"
    headers = {"Location": request.url.replace("/a", "/b")} if status == 302 else {}
    return Response(said, status=status, headers=headers)


@pytest.mark.parametrize("status", [200, 302, 400, 403, 404, 429, 500])
def test_planted_keys_are_found_nowhere(tmp_path, httpserver, caplog, status):
    """Whatever the answer, also one that repeats the keys, and with every log switched on."""
    httpserver.expect_request("/a").respond_with_handler(echo)
    httpserver.expect_request("/b").respond_with_data("ya")
    path, told = tmp_path / "answers.sqlite", ""
    with caplog.at_level(logging.DEBUG), AnswerStore(path) as store:
        transport = Transport(store, {"p": Courtesy(gap=0, attempts=2)}, sleep=lambda _: None)
        try:
            told += repr(ask(transport, httpserver.url_for("/a"), status=status))
        except ProviderError as error:
            told += str(error) + repr(error)
            shown = traceback.TracebackException.from_exception(error, capture_locals=True)
            told += "".join(shown.format(chain=True))
        told += repr(vars(transport))
    assert httpserver.log[0][0].args["api_key"] == KEY
    assert httpserver.log[0][0].args["mailto"] == MAIL
    assert httpserver.log[0][0].headers["x-api-key"] == BEARER
    told += str([r.getMessage() for r in caplog.records if r.name != "werkzeug"])
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir()) + told.encode()
    assert b"q=desa" in kept
    for form in FORMS:
        assert form.encode() not in kept.replace(form.join("''").encode(), b"")


@pytest.mark.parametrize("port", [1])
def test_a_server_that_is_not_there_learns_and_tells_nothing(tmp_path, port):
    """The error of a connection that failed shows no key either."""
    with AnswerStore(tmp_path / "a.sqlite") as store, Transport(store) as transport:
        with pytest.raises(ProviderError) as caught:
            ask(transport, f"http://127.0.0.1:{port}/a")
        shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    text = "".join(line for line in shown.format(chain=True) if "def ask" not in line)
    assert all(form not in text for form in FORMS)


def test_an_empty_secret_scrubs_nothing():
    """Without a key an answer stays as it is."""
    assert scrub(b"apa saja", [Secret("")]) == b"apa saja"


@pytest.mark.parametrize(
    ("secret", "echoed"),
    [
        ("Bearer tok-123", "tok-123"),
        ("Bearer tok-123", "Bearer tok-123"),
        ("k3y/rah+a=", r"k3y\/rah+a="),
        ("k3y/rah+a=", "k3y%2Frah%2Ba%3D"),
        ("k3y/rah+a=", "k3y%2frah%2ba%3d"),
        ("k3y/rah+a=", "k3y&#x2F;rah&#43;a&#61;"),
        ("k3y/rah+a=", "k3y&sol;rah&plus;a&equals;"),
        ("k3y/rah+a=", r"k3y\u002frah\u002Ba="),
        ("a&b<c", "a&amp;b&lt;c"),
        ("a&b<c", "a%26b%3cc"),
        ('a"b', r"a\"b"),
        ("a b", "a+b"),
        ("a b", "a%20b"),
        ("orang@rekaan.example", "orang%40rekaan.example"),
        ("orang@rekaan.example", "orang&commat;rekaan.example"),
        ("kunci-é", "kunci-%C3%A9"),
        ("kunci-é", "kunci-&eacute;"),
    ],
)
def test_no_form_of_a_secret_is_left(secret, echoed):
    """As addresses, JSON and HTML write it, and the bare token of an authorization."""
    assert scrub(f"<{echoed}>".encode(), [Secret(secret)]) == b"<[removed]>"


def test_what_is_no_secret_stays():
    """The word before a token, a shorter text and a pattern's letters are nothing secret."""
    assert scrub(b"Bearer of news; axb", [Secret("Bearer tok"), Secret("a.b")]) == (
        b"Bearer of news; axb"
    )
