"""Planning, resuming, refreshing, progress: everything around the questions, without a network."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

import litreview
from litreview.enrichment import SCHOLAR_TERMS, Asked, ask_providers, plan_providers
from litreview.enrichment.enrich import enrich_works
from litreview.enrichment.plan import plan_requests
from litreview.errors import BudgetSpent, ProviderBlocked, ProviderError
from litreview.http import Answer, AnswerStore, Courtesy, Transport
from litreview.matching.candidates import Candidate
from litreview.model import Work
from litreview.providers import RecordedProvider

ROOT = Path(__file__).resolve().parents[2]
RECORDS = ROOT / "data/enrichment/recorded.jsonl"
WORKS = [
    Work(f"w{n}", {"title": f"Judul Rekaan Nomor {('satu', 'dua', 'tiga', 'empat')[n]}"})
    for n in range(4)
]


class Asking:
    """A provider that asks its server through a transport: one request for a work."""

    name = "asking"

    def __init__(self, transport: Transport, url: str) -> None:
        transport.set_default(self.name, Courtesy(gap=0.0, budget=3))
        self.transport, self.url = transport, url

    def find(self, csl):
        """Return the one record that the server has."""
        answer = self.transport.fetch(self.name, self.url, {"q": csl["title"]})
        return [Candidate("x", json.loads(answer.text), self.name, answer.retrieved)]


@pytest.fixture
def server(httpserver: HTTPServer) -> HTTPServer:
    """A server that says back the title it was asked for."""

    def handle(request):
        from werkzeug import Response

        return Response(json.dumps({"title": request.args["q"], "volume": "7"}))

    httpserver.expect_request("/").respond_with_handler(handle)
    return httpserver


@pytest.fixture
def asked(server: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Ask with `Asking` under the name of a real provider."""
    from litreview.providers import registry

    monkeypatch.setitem(registry._AT_HOME, "crossref", Asking)
    monkeypatch.setattr(Asking, "name", "crossref")

    def make(**options) -> Asked:
        options = {"store": tmp_path / "answers.sqlite", **options}
        return Asked(("crossref",), base_urls={"crossref": server.url_for("/")}, **options)

    return make


def test_a_plan_asks_nothing_and_leaves_nothing(asked, server: HTTPServer, tmp_path: Path) -> None:
    """Four works, a budget of three: two runs; no request, no store."""
    (plan,) = plan_providers(asked(), WORKS)
    assert (plan.works, plan.stored, plan.requests, plan.budget, plan.runs) == (4, 0, 4, 3, 2)
    assert server.log == []
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_stops_is_resumed_and_asks_nothing_twice(asked, server: HTTPServer) -> None:
    """Three answers, a stop; the second run asks the fourth only; the third nothing."""
    first = ask_providers(asked(), WORKS, [], [])
    assert [p.kind for p in first.problems] == ["provider-stopped"]
    assert [m.work for m in first.matches] == ["w0", "w1", "w2"]
    (plan,) = plan_providers(asked(), WORKS)
    assert (plan.stored, plan.requests, plan.runs) == (3, 1, 1)
    second = ask_providers(asked(), WORKS, [], [])
    assert (len(second.matches), second.problems, len(server.log)) == (4, [], 4)
    assert ask_providers(asked(), WORKS, [], []) == second
    assert len(server.log) == 4


def test_old_answers_are_asked_for_again(asked, server: HTTPServer, tmp_path: Path) -> None:
    """By age in days; both answers stay in the store."""
    with AnswerStore(tmp_path / "answers.sqlite") as store:
        day = datetime.now(UTC) - timedelta(days=40)
        from urllib.parse import urlencode

        url = server.url_for("/") + "?" + urlencode({"q": WORKS[0].csl["title"]})
        body = json.dumps({"title": WORKS[0].csl["title"], "volume": "6"}).encode()
        store.put(
            Answer("crossref", url, 200, body, day.strftime("%Y-%m-%dT%H:%M:%SZ")), usable=True
        )
    for refresh, requests in ((None, 0), (60, 0), (30, 1), (30, 0)):
        before = len(server.log)
        ask_providers(asked(refresh=refresh), WORKS[:1], [], [])
        assert len(server.log) - before == requests
    with AnswerStore(tmp_path / "answers.sqlite") as store:
        assert len(store.history()) == 2


def test_an_unknown_name_makes_no_store(tmp_path: Path) -> None:
    """The wrong call is told before anything is made."""
    asked = Asked(("scholar", "crosref"), store=tmp_path / "s" / "a.sqlite")
    with pytest.raises(litreview.UsageError, match="crosref"):
        plan_providers(asked, WORKS)
    with pytest.raises(litreview.UsageError, match="crosref"):
        ask_providers(asked, WORKS, [], [])
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_for_every_work() -> None:
    """The last step is the number of works, also when a provider stopped."""
    steps: list[tuple[str, int, int]] = []

    class Blocking:
        name = "blocking"

        def find(self, csl):
            raise ProviderBlocked("http://x.id", 403, 1)

    enrich_works(WORKS, [Blocking()], progress=lambda *step: steps.append(step))
    assert steps == [("asking providers", n, 4) for n in range(1, 5)]


def test_scholar_is_named_with_its_terms(shipped: litreview.Review, tmp_path: Path) -> None:
    """Its plan has the note; a run without the name never makes it."""
    store = tmp_path / "a.sqlite"
    plan = shipped.plan_enrichment(["recorded", "scholar"], records=RECORDS, store=store)
    notes = plan.set_index("provider")["note"]
    assert notes["scholar"] == SCHOLAR_TERMS
    row = plan.set_index("provider").loc["scholar"]
    assert row["requests"] + row["stored"] + row["not_asked"] == row["works"]
    assert row["runs"] == -(-row["requests"] // row["budget"])
    assert row["minutes"] >= 1
    assert plan["requests"].tolist()[0] == 0


def test_a_broken_recorded_file_is_told_line_by_line(
    shipped: litreview.Review, tmp_path: Path
) -> None:
    """Good lines are used, the others named; no file at all is a wrong call."""
    good = RECORDS.read_bytes().splitlines()
    broken = tmp_path / "facts.jsonl"
    broken.write_bytes(
        b"\xef\xbb\xbf" + b"\n".join([good[1], b"{oops", b"\xff\xfe", b"[]", good[1], b"{}"])
    )
    review = shipped.enrich(["recorded"], records=broken)
    lines = [p.message.partition(":")[0] for p in review.enriched.problems]
    assert lines == ["line 2", "line 3", "line 4", "line 5", "line 6"]
    assert set(review.enrichment["work"]) == {"arianto2022"}
    assert any("troubles" in line for line in review.summary())
    with pytest.raises(litreview.InputError, match="not readable"):
        shipped.enrich(["recorded"], records=tmp_path / "none.jsonl")


HOSTILE = [
    '=HYPERLINK("http://evil.example","x")',
    "<script>alert(1)</script> Desa & Kota",
    "@SUM(A1) | +1+1 ¦ tail",
    "{\\input{/etc/passwd}} $x^2$ % note",
    "Judul\x00 dengan\u202e tanda\r\n\tlain",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_stay_text(title: str, tmp_path: Path) -> None:
    """They come through the frames, the disk and the rows for a person as they were."""
    from litreview.corrections import parse_corrections
    from litreview.frames import read_frame, write_frame
    from litreview.papers import parse_file
    from litreview.review import review_papers

    printed = "Sari, D. (2019). Layanan Publik Daring. Jurnal Administrasi, 4(2), 10-20."
    review = review_papers(parse_file(f"REFERENSI\n\n{printed}\n".encode(), "p.txt"))
    work = next(w for w in review.work_records if w.references)
    fact = {**work.csl, "abstract": title, "custom": {"parallel-title": title}}
    facts = tmp_path / "facts.jsonl"
    lines = [{"record": title, "csl": fact}]
    facts.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = review.enrich(["recorded"], records=facts)
    value = found.enrichment.set_index("variable")["value"]["abstract"]
    assert value == title
    write_frame(found.enrichment, "enrichment", tmp_path / "e.csv")
    again = read_frame("enrichment", tmp_path / "e.csv")
    assert len(again) == len(found.enrichment)
    found.save(tmp_path / "out")
    facts.write_text(
        json.dumps(
            {
                "record": title,
                "csl": {"container-title": "Jurnal Administrasi"} | {"issued": fact["issued"]},
            }
        ),
        encoding="utf-8",
    )
    (question,) = review.enrich(["recorded"], records=facts).questions()["correction"]
    (row,) = parse_corrections(question).rows
    assert row.record == " ".join(title.split())


def test_coverage_counts_by_language_type_and_year(shipped: litreview.Review) -> None:
    """Every split has the same works; any provider counts a work once; shares are of works."""
    review = shipped.enrich(["recorded"], records=RECORDS)
    coverage = review.coverage()
    sums = coverage.groupby("by")[["works", "matched", "ask"]].sum()
    assert {tuple(row) for row in sums.to_numpy().tolist()} == {(69, 28, 2)}
    assert (coverage["share"] == (coverage["matched"] / coverage["works"]).round(4)).all()
    facts = [Candidate("r", dict(w.csl), "other") for w in shipped.work_records[:3]]
    from litreview.enrichment import compute_coverage

    found = enrich_works(
        shipped.work_records,
        [RecordedProvider.from_file(RECORDS), RecordedProvider(facts, name="other")],
    )
    rows = compute_coverage(shipped.work_records, found.matches)
    every = {r["provider"]: r["matched"] for r in rows if r["by"] == "all"}
    assert list(every) == ["recorded", "other", "any"]
    assert max(every["recorded"], 3) <= every["any"] <= every["recorded"] + 3
    assert every["other"] == 3


def test_disagreements_and_misplaced_dois_are_findings(shipped: litreview.Review) -> None:
    """Arianto 2022: printed volume 12, publisher 13; and a DOI that belongs to another title."""
    audit = shipped.enrich(["recorded"], records=RECORDS).audit()
    rows = audit[audit["kind"] == "provider-differs"].set_index("place")
    assert rows.loc["supriyanto2024-r06", "printed"] == "12"
    assert "volume: recorded says '13'" in rows.loc["supriyanto2024-r06", "advice"]
    assert set(rows["paper"]) <= set(shipped.papers["paper"])
    assert "provider-differs" not in set(shipped.audit()["kind"])

    from litreview.audits import audit_review

    entry = next(r for r in shipped.reference_records if r.csl.get("DOI"))
    other = {"title": "Hutan Adat dan Negara", "author": [{"family": "Saragih"}]}
    facts = [Candidate("z", {**other, "DOI": entry.csl["DOI"]}, "other")]
    found = enrich_works(shipped.work_records, [RecordedProvider(facts, name="other")])
    rows = audit_review(
        shipped.paper_records,
        shipped.reference_records,
        works=shipped.work_records,
        enriched=found,
    )
    misplaced = [row for row in rows if row.kind == "doi-elsewhere"]
    assert [row.place for row in misplaced] == [entry.id]
    assert "Hutan Adat dan Negara" in misplaced[0].advice
    assert found.enrichments == []


def test_a_spent_budget_is_no_lost_work() -> None:
    """A provider that runs out is told once, the works after it are left for the next run."""

    class Spent:
        name = "spent"

        def find(self, csl):
            raise BudgetSpent("http://x.id", None, 1, "3 requests made")

    found = enrich_works(WORKS, [Spent()])
    assert [p.kind for p in found.problems] == ["provider-stopped", "provider-given-up"]


def test_a_plan_opens_no_socket_to_a_journal(httpserver: HTTPServer, tmp_path: Path) -> None:
    """A journal's name is not the name that it was called by; it is not asked all the same."""
    asked = Asked((f"oai:{httpserver.url_for('/oai')}",), store=tmp_path / "a.sqlite")
    (plan,) = plan_providers(asked, WORKS)
    assert (plan.stored, plan.requests, httpserver.log) == (0, 4, [])


def test_a_plan_counts_what_nothing_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither title nor DOI, or no key: not stored, not a request, and the reason is said."""
    monkeypatch.delenv("OPENALEX_API_KEY", raising=False)
    works = [Work("a", {}), Work("b", {"title": "Desa"}), Work("c", {"DOI": "10.5555/desa.1"})]
    asked = Asked(("openalex", "crossref"), store=tmp_path / "a.sqlite")
    first, second = plan_providers(asked, works)
    assert (first.stored, first.requests, first.not_asked) == (0, 1, 2)
    assert (second.stored, second.requests, second.not_asked) == (0, 2, 1)
    assert second.reasons == ("1 × neither a title nor a DOI is printed",)
    assert any("OPENALEX_API_KEY" in reason for reason in first.reasons)


def test_an_unusable_stored_answer_is_not_counted_as_stored() -> None:
    """It costs no request, and gives nothing."""

    class Broken:
        name = "broken"

        def find(self, csl):
            raise ProviderError("http://x.id", 200, 1, "no JSON (stored)")

    (plan,) = plan_requests(WORKS, [Broken()], None)
    assert (plan.stored, plan.requests, plan.not_asked) == (0, 0, 4)
    assert "no JSON" in plan.reasons[0]


@pytest.mark.parametrize("refresh", [-1, float("nan")])
def test_days_below_zero_are_a_wrong_call(refresh: float, tmp_path: Path) -> None:
    """It is said before a store is made."""
    asked = Asked(("crossref",), store=tmp_path / "a.sqlite", refresh=refresh)
    with pytest.raises(litreview.UsageError, match="0 or more days"):
        plan_providers(asked, WORKS)
    assert list(tmp_path.iterdir()) == []


def test_a_provider_that_keeps_failing_is_given_up_by_name(shipped: litreview.Review) -> None:
    """The summary says who, and how many works were left."""

    class Gone:
        name = "gone"

        def find(self, csl):
            raise ProviderError("http://x.id", None, 1, "not reached")

    found = enrich_works(WORKS, [Gone()])
    assert [p.kind for p in found.problems] == ["provider-failed"] * 3 + ["provider-given-up"]
    assert found.problems[-1].message == "gone: given up; 1 more works were not asked about"
    (line,) = [s for s in replace(shipped, enriched=found).summary() if s.startswith("enriched")]
    assert "troubles: gone: given up" in line


def test_an_enrichment_that_gave_nothing_leaves_no_older_files(tmp_path: Path) -> None:
    """The three files are written anew, with their columns and without rows."""
    from litreview.papers import parse_file
    from litreview.review import review_papers

    printed = "REFERENSI\n\nSari, D. (2019). Layanan Publik Daring. Jurnal Desa, 4(2), 10-20.\n"
    review = review_papers(parse_file(printed.encode(), "p.txt"))
    for name in ("enrichment.csv", "coverage.csv", "questions.yaml"):
        (tmp_path / name).write_text("lama", encoding="utf-8")
    review.save(tmp_path)
    assert (tmp_path / "coverage.csv").read_text(encoding="utf-8") == "lama"
    replace(review, enriched=review.enriched.joined(enrich_works([], []))).save(tmp_path)
    for name, start in (("enrichment", "work,variable"), ("coverage", "provider,by")):
        lines = (tmp_path / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        assert (len(lines), lines[0].startswith(start)) == (1, True)
    assert (tmp_path / "questions.yaml").read_text(encoding="utf-8").startswith("# Records")
