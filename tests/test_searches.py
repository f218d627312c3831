"""Search and snowballing: rows with their origin, and a protocol that hides nothing."""

import json

import pytest

import litreview
from litreview.errors import UsageError
from litreview.frames import SCHEMA
from litreview.http import AnswerStore, Transport
from litreview.model import Work
from litreview.screening import read_protocol
from shell import run

PAPER = {"title": "Ladang Bintang di Desa Rekaan", "author": [{"family": "Contoh", "given": "Ayu"}]}


def work(number: int) -> dict:
    """Return a made-up work in Crossref's format."""
    return {
        "DOI": f"10.5555/{number}",
        "title": [f"Judul Rekaan {number}"],
        "author": [{"family": "Contoh", "given": "Ayu"}],
        "issued": {"date-parts": [[2020]]},
        "container-title": ["Jurnal Antah"],
    }


def listed(numbers, total) -> dict:
    """Return a page of a list in Crossref's format."""
    message = {"total-results": total, "items": [work(n) for n in numbers]}
    return {"status": "ok", "message": message}


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    """Wait for nobody."""
    monkeypatch.setattr(
        Transport.__init__,
        "__kwdefaults__",
        {
            **Transport.__init__.__kwdefaults__,
            "sleep": lambda _: None,
        },
    )


@pytest.fixture
def base(httpserver):
    """Return the server as the provider's address."""
    return httpserver.url_for("").rstrip("/")


def test_every_query_is_searched_for_by_itself(tmp_path, base, httpserver):
    """Rows say query, provider, date and rank; the protocol has a row for what found nothing."""
    httpserver.expect_request(
        "/works",
        query_string={
            "query": "media sosial",
            "rows": "3",
            "offset": "0",
            "filter": "from-pub-date:2019,until-pub-date:2024",
        },
    ).respond_with_json(listed([1, 2, 3], 40))
    httpserver.expect_request("/works").respond_with_json(listed([], 0))
    options = {"years": (2019, 2024), "limit": 3, "store": tmp_path / "a.sqlite"}
    options |= {"base_urls": {"crossref": base}, "provider": "crossref"}
    found = litreview.search(["media sosial", "kapal"], **options)
    assert list(found.hits.columns) == list(SCHEMA["hits"])
    assert list(found.hits["rank"]) == [1, 2, 3]
    assert set(found.hits["query"]) == {"media sosial"}
    first = found.records[0]
    assert (first["title"], first["authors"], first["year"], first["doi"]) == (
        "Judul Rekaan 1",
        ["Contoh, Ayu"],
        2020,
        "10.5555/1",
    )
    assert first["url"] == "https://doi.org/10.5555/1"
    assert first["retrieved"].startswith(first["date"])
    assert [(r["query"], r["years"], r["total"], r["rows"], r["stopped"]) for r in found.log] == [
        ("media sosial", "2019-2024", 40, 3, None),
        ("kapal", "2019-2024", 0, 0, None),
    ]
    assert list(found.protocol.columns) == list(SCHEMA["protocol"])
    assert litreview.search(["media sosial", "kapal"], **options).records == found.records
    assert len(httpserver.log) == 2


def test_a_search_that_is_stopped_goes_on_later(tmp_path, base, httpserver):
    """What came stays, the protocol says why it ended, and the next run asks for the rest only."""
    httpserver.expect_ordered_request("/works").respond_with_json(listed(range(100), 150))
    httpserver.expect_ordered_request("/works").respond_with_data("", status=403)
    httpserver.expect_ordered_request("/works").respond_with_json(listed(range(100, 150), 150))
    options = {"limit": 200, "store": tmp_path / "a.sqlite", "base_urls": {"crossref": base}}
    options["provider"] = "crossref"
    first = litreview.search("desa", **options)
    assert (len(first.records), "refuses" in first.log[0]["stopped"]) == (100, True)
    second = litreview.search("desa", **options)
    assert (len(second.records), second.log[0]["stopped"]) == (150, None)
    assert [r["rank"] for r in second.records] == list(range(1, 151))
    assert len(httpserver.log) == 3


def test_snowballing_follows_each_work(tmp_path, base, httpserver):
    """A work that no record surely is stands in the protocol with the reason."""
    paper = {
        "paperId": "ab",
        "title": PAPER["title"],
        "authors": [{"name": "Ayu Contoh"}],
        "year": 2020,
    }
    other = {**paper, "paperId": "cd", "title": "Kapal dan Badai"}
    httpserver.expect_request("/paper/search").respond_with_json({"total": 1, "data": [paper]})
    httpserver.expect_request("/paper/ab/references").respond_with_json(
        {"offset": 0, "data": [{"citedPaper": other}]}
    )
    httpserver.expect_request("/paper/ab/citations").respond_with_json(
        {"offset": 0, "data": [{"citingPaper": other}, {"citingPaper": {**other, "paperId": "ef"}}]}
    )
    works = [
        Work("a", {**PAPER, "issued": {"date-parts": [[2020]]}}),
        Work("b", {"title": "Telaga Awan Perahu Jauh"}),
    ]
    options = {"store": tmp_path / "a.sqlite", "base_urls": {"semantic_scholar": base}}
    for direction, records in (("backward", ["cd"]), ("forward", ["cd", "ef"])):
        found = litreview.snowball(
            works, direction=direction, provider="semantic_scholar", **options
        )
        assert [(r["query"], r["record"]) for r in found.records] == [("a", r) for r in records]
        assert [r["rows"] for r in found.log] == [len(records), 0]
        assert found.log[1]["stopped"].startswith("no record is surely this work")


WRONG = [
    (lambda: litreview.search([], provider="crossref"), "what to search for"),
    (lambda: litreview.search("a", provider="crossref", years=(2024, 2019)), "comes after"),
    (lambda: litreview.search("a", provider="crossref", limit=0), "limit 0"),
    (lambda: litreview.search("a", provider="scopus"), "no provider 'scopus'"),
    (
        lambda: litreview.snowball([], provider="openalex", direction="sideways"),
        "backward or forward",
    ),
]


@pytest.mark.parametrize(("call", "said"), WRONG)
def test_wrong_calls_say_what_to_do(call, said, tmp_path, monkeypatch):
    """Before anything is asked."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=said):
        call()


def test_who_cannot_follow_citations_is_not_asked(tmp_path):
    """The message names those who can."""
    with AnswerStore(":memory:") as store, Transport(store) as transport:
        for provider, direction in (("doaj", "backward"), ("crossref", "forward")):
            with pytest.raises(UsageError, match=r"use .*openalex"):
                litreview.snowball([], provider=provider, direction=direction, transport=transport)


def test_the_commands_speak_json_lines(tmp_path, base, httpserver):
    """Rows on standard output, words on standard error, the protocol in a file."""
    httpserver.expect_request("/works").respond_with_json(listed([1], 1))
    done = run(
        "search",
        "media sosial",
        "--provider",
        f"crossref:{base}",
        "--years",
        "2019-2024",
        "--protocol",
        "protocol.jsonl",
        cwd=tmp_path,
    )
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, row["query"], row["rank"]) == (0, "media sosial", 1)
    assert done.stderr == "crossref, media sosial: 1 of 1 records\n"
    (logged,) = map(json.loads, (tmp_path / "protocol.jsonl").read_text("utf-8").splitlines())
    assert (logged["rows"], logged["years"]) == (1, "2019-2024")
    (tmp_path / "p.bib").write_text(
        "@article{a, title={Desa}, author={Ali, B.}, year={2020}}\n", "utf-8"
    )
    done = run("snowball", "p.bib", "--provider", f"crossref:{base}", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no record is surely this work" in done.stderr


def test_a_protocol_goes_on(tmp_path, base, httpserver):
    """A second search adds its rows, also where the last line has no end; both are read back."""
    httpserver.expect_request("/works").respond_with_json(listed([1], 1))
    path = tmp_path / "protocol.jsonl"
    path.touch()
    for query in ("satu", "dua", "tiga"):
        done = run(
            *("search", query, "--provider", f"crossref:{base}", "--protocol", path.name),
            cwd=tmp_path,
        )
        assert done.returncode == 0
        path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert read_protocol(path)["query"].tolist() == ["satu", "dua", "tiga"]


@pytest.mark.parametrize("held", ["my notes\n", "{}\n", "record,stage,decision\n", " \n"])
@pytest.mark.parametrize("command", ["search", "snowball"])
def test_a_file_of_something_else_is_not_written_to(command, held, tmp_path, base, httpserver):
    """It stays as it was, and nobody is asked."""
    (tmp_path / "mine.txt").write_text(held, "utf-8")
    (tmp_path / "p.md").write_text("# Satu\n", "utf-8")
    call = (command, "p.md", "--provider", f"crossref:{base}", "--protocol", "mine.txt")
    done = run(*call, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "name another file" in done.stderr
    assert (tmp_path / "mine.txt").read_text("utf-8") == held
    assert httpserver.log == []


def test_a_protocol_in_no_folder_is_refused_first(tmp_path, base, httpserver):
    """Before anything is asked."""
    call = ("search", "a", "--provider", f"crossref:{base}", "--protocol", "new/p.jsonl")
    done = run(*call, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "no such folder" in done.stderr
    assert httpserver.log == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["search"],
        ["search", "a"],
        ["snowball", "a.txt"],
        ["search", "a", "--provider", "crossref", "--years", "20"],
        ["search", "a", "--provider", "x"],
        ["search", "a", "--provider", "oai:foo"],
    ],
)
def test_wrong_use_is_one_line_and_status_2(tmp_path, wrong):
    """Nothing on standard output."""
    done = run(*wrong, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_without_a_connection_one_short_line_and_status_2(tmp_path):
    """Nothing came of any query."""
    done = run("search", "a", "--provider", "crossref:http://127.0.0.1:1", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "crossref, a: 0 records; not reached; no connection?\n"


def test_a_missing_key_is_said_before_the_first_request(tmp_path, base, httpserver, monkeypatch):
    """Snowballing by OpenAlex wants one: no work is looked up in vain."""
    monkeypatch.delenv("OPENALEX_API_KEY", raising=False)
    options = {"store": tmp_path / "a.sqlite", "base_urls": {"openalex": base}}
    with pytest.raises(UsageError, match="OPENALEX_API_KEY"):
        litreview.snowball([Work("a", {"DOI": "10.5555/1"})], provider="openalex", **options)
    assert httpserver.log == []


def test_a_work_that_nothing_is_asked_about_says_so(tmp_path, base, httpserver):
    """Without title and DOI there was no record to be unsure about."""
    options = {"store": tmp_path / "a.sqlite", "base_urls": {"crossref": base}}
    found = litreview.snowball([Work("a", {})], provider="crossref", **options)
    assert found.log[0]["stopped"].startswith("nothing was asked: neither a title")
    assert httpserver.log == []
