"""Facts beside print: origins, disagreements, nothing overwritten, failures as problems."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.enrichment.enrich import complete_work, enrich_works, find_disagreements
from litreview.enrichment.origins import compare_values, facts_of, show_value
from litreview.errors import BudgetSpent, ProviderBlocked, ProviderError
from litreview.matching.candidates import Candidate
from litreview.model import Reference, Work
from litreview.providers import RecordedProvider

ROOT = Path(__file__).resolve().parents[2]
RECORDED = ROOT / "data" / "enrichment" / "recorded.jsonl"

PRINTED = {
    "title": "Pasar Terapung dan Ekonomi Sungai di Kalimantan",
    "author": [{"family": "Noor", "given": "H."}],
    "container-title": "Jurnal Sungai",
    "volume": "12",
    "issued": {"date-parts": [[2019]]},
    "custom": {"et_al": True},
}
RECORD = {
    **PRINTED,
    "author": [{"family": "Noor", "given": "Hadi"}, {"family": "Siregar", "given": "Lia"}],
    "volume": "13",
    "issue": "2",
    "DOI": "10.5555/js.9",
    "custom": {"parallel-title": "Floating Markets"},
}
WORK = Work("noor2019", PRINTED, ("p-r01",))


def recorded(
    *records: dict, retrieved: str | None = None, name: str = "recorded"
) -> RecordedProvider:
    """Return a provider of these records."""
    candidates = [
        Candidate(f"r{n}", csl, name, retrieved, (f"http://x.id/{n}", "http://y.id"))
        for n, csl in enumerate(records)
    ]
    return RecordedProvider(candidates, name=name)


class Failing:
    """A provider that fails in the given ways, one after the other, then answers nothing."""

    name = "failing"

    def __init__(self, *errors):
        self.errors = list(errors)
        self.asked = 0

    def find(self, csl):
        """Fail, or offer nothing."""
        self.asked += 1
        if self.errors:
            raise self.errors.pop(0)
        return []


def test_every_value_stands_beside_print_with_its_origin():
    """Printed and provided value, provider, date, address, decision: one row for each variable."""
    found = enrich_works([WORK], [recorded(RECORD, retrieved="2026-01-31T10:00:00Z")])
    rows = {row.variable: row.as_row() for row in found.enrichments}
    assert set(rows) == {*RECORD, "custom.parallel-title"} - {"custom"}
    assert {v: r["relation"] for v, r in rows.items() if r["relation"] != "same"} == {
        "author": "fuller",
        "volume": "differs",
        "issue": "new",
        "DOI": "new",
        "custom.parallel-title": "new",
    }
    assert {k: v for k, v in rows["volume"].items() if k != "reasons"} == {
        "work": "noor2019",
        "variable": "volume",
        "printed": "12",
        "value": "13",
        "reference": None,
        "relation": "differs",
        "provider": "recorded",
        "date": "2026-01-31",
        "url": "http://x.id/0 http://y.id",
        "decision": "match",
    }
    assert rows["author"]["value"] == "Noor, Hadi; Siregar, Lia"


def test_disagreements_are_listed_and_print_stays():
    """Volume 12 in print stays 12; the DOI is filled in and says where it is from."""
    found = enrich_works([WORK], [recorded(RECORD)])
    assert [(e.variable, e.printed, e.value) for e in find_disagreements(found.enrichments)] == [
        ("volume", "12", "13")
    ]
    complete = complete_work(WORK, found.enrichments)
    assert {v: complete.csl[v] for v in PRINTED if v != "custom"} == {
        v: PRINTED[v] for v in PRINTED if v != "custom"
    }
    assert complete.csl["DOI"] == "10.5555/js.9"
    assert (
        "DOI: from recorded (record r0, date unknown, http://x.id/0 http://y.id)"
        in complete.reasons
    )
    assert WORK.csl == PRINTED


def test_what_one_entry_prints_otherwise_is_listed():
    """The work's record has the right volume, but a list that cites it does not."""
    work = Work("noor2019", {**PRINTED, "volume": "13"}, ("p-r01", "q-r01"))
    entries = [Reference("p-r01", "", csl=PRINTED), Reference("q-r01", "", csl=RECORD)]
    found = enrich_works([work], [recorded(RECORD)], entries)
    rows = [e for e in found.enrichments if e.variable == "volume"]
    assert [(e.printed, e.reference, e.relation) for e in rows] == [
        ("13", None, "same"),
        ("12", "p-r01", "differs"),
    ]


def test_a_question_fills_nothing_in():
    """Rows of a record that is not surely the work's are shown and not used."""
    bare = {
        "container-title": "Jurnal Sungai",
        "issued": {"date-parts": [[2019]]},
        "ISSN": "2088-2815",
    }
    found = enrich_works([WORK], [recorded(bare)])
    assert {e.decision for e in found.enrichments} == {"ask"}
    assert "ISSN" in {e.variable for e in found.enrichments}
    assert complete_work(WORK, found.enrichments) == WORK
    assert find_disagreements(found.enrichments) == []


def test_the_first_provider_with_a_value_gives_it():
    """Both values are listed; only the first is filled in."""
    one, two = recorded(RECORD, name="one"), recorded({**RECORD, "DOI": "10.5555/js.8"}, name="two")
    found = enrich_works([WORK], [one, two])
    assert [(e.provider, e.value) for e in found.enrichments if e.variable == "DOI"] == [
        ("one", "10.5555/js.9"),
        ("two", "10.5555/js.8"),
    ]
    assert complete_work(WORK, found.enrichments).csl["DOI"] == "10.5555/js.9"


WORKS = [Work(f"w{n}", {"title": f"Judul Rekaan {n}"}) for n in range(6)]


@pytest.mark.parametrize("error", [ProviderBlocked, BudgetSpent])
def test_a_provider_that_stops_is_left_alone(error):
    """One problem, no further questions, and the other provider's facts stay."""
    failing = Failing(error("http://x.id", 429, 1, "stop"))
    found = enrich_works([*WORKS, WORK], [failing, recorded(RECORD)])
    assert failing.asked == 1
    assert [(p.kind, p.printed) for p in found.problems] == [
        ("provider-stopped", "noor2019"),
        ("provider-given-up", ""),
    ]
    assert "6 more works" in found.problems[1].message
    assert "http://x.id" in found.problems[0].message
    assert "DOI" in {e.variable for e in found.enrichments}


def test_a_provider_that_keeps_failing_is_left_alone():
    """Three failures in a row are enough; single ones are passed over."""
    always, once = (Failing(*[ProviderError("u", 500, 4)] * n) for n in (9, 1))
    assert len(enrich_works(WORKS, [always]).problems) == 4  # the last: that it was given up
    assert always.asked == 3
    assert len(enrich_works(WORKS, [once]).problems) == 1
    assert once.asked == 6


def test_the_order_of_works_does_not_matter():
    """Same input, same rows."""
    provider = recorded(RECORD)
    assert enrich_works([*WORKS, WORK], [provider]) == enrich_works(
        [WORK, *reversed(WORKS)], [provider]
    )


VALUES = [
    ("volume", "06", "6", "same"),
    ("volume", "VI", "6", "same"),
    ("issue", "June", "2", "differs"),
    ("page", "279–296", "279-296", "same"),
    ("page", "484", "484-493", "fuller"),
    ("page", "131-42", "131-142", "same"),
    ("page", "12-22", "11-22", "differs"),
    ("DOI", "10.5555/ABC", "10.5555/abc", "same"),
    ("DOI", "10.5325/x.2014.529", "10.5325/x.2014.0529", "differs"),
    (
        "URL",
        "http://a.id/jk/article/view/7",
        "https://www.a.id/index.php/jk/article/view/7/9",
        "same",
    ),
    ("URL", "http://a.id/1", "http://b.id/2", "beside"),
    ("title", "Desa Digital", "DESA DIGITAL", "same"),
    ("title", "Desa Digital di Jawa", "Desa Digital di Jawa: Studi Kasus Klaten", "fuller"),
    ("title", "Tata Kota", "Tata Desa", "differs"),
    ("container-title", "Jurnal Medium", "Medium", "same"),
    ("container-title", "Jurnal Medium", "Business Horizons", "differs"),
    ("issued", {"date-parts": [[2020]]}, {"date-parts": [[2021]]}, "differs"),
    ("issued", {"date-parts": [[2020, 5]]}, {"date-parts": [[2020]]}, "same"),
    ("author", [{"family": "Noor"}], [{"family": "Noor", "given": "Noor"}], "same"),
    ("author", [{"family": "Noor"}], [{"family": "Siregar"}], "differs"),
    ("edition", "Edisi Kedua", "2", "same"),
    ("publisher", "Penerbit Andi", "Andi", "same"),
    ("language", "id", "en", "beside"),
    ("volume", None, "6", "new"),
    ("volume", "", "6", "new"),
]


@pytest.mark.parametrize(("variable", "printed", "value", "relation"), VALUES)
def test_relations(variable, printed, value, relation):
    """How two values of a variable stand to each other."""
    assert compare_values(variable, printed, value) == relation


def test_counts_of_citations_need_their_day():
    """A count without the day it was seen is no fact."""
    counted = {"custom": {"cited-by": {"count": 3, "date": "2026-01-31"}}, "cited_by_count": 9}
    assert [v for v, _ in facts_of(counted)] == ["custom.cited-by"]
    assert list(facts_of({"custom": {"cited-by": {"count": 3}, "et_al": True}, "note": ""})) == []


@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)
    )
)
def test_any_value_can_be_shown(value):
    """Cells are text or empty, never an error."""
    assert isinstance(show_value(value), str) or value is None


def test_shipped_facts_give_nothing_away():
    """Opaque names in order, addresses, no date that nobody wrote down, no citation counts."""
    rows = [json.loads(line) for line in RECORDED.read_text(encoding="utf-8").splitlines()]
    assert [r["record"] for r in rows] == [f"rec-{n:03d}" for n in range(1, len(rows) + 1)]
    for row in rows:
        assert list(row) == ["record", "csl", "urls", "retrieved"]
        assert row["retrieved"] is None
        assert row["urls"]
        assert not {
            "id",
            "reference",
            "cited_by",
            "found",
            "match",
            "cited_by_count",
            "note",
        } & set(row["csl"])


def test_the_shipped_review(shipped):
    """27 cited works matched rightly, two questions, and the volume that a list misprints."""
    truth = json.loads((ROOT / "tests/data/enrichment_truth.json").read_text(encoding="utf-8"))
    found = enrich_works(
        shipped.work_records, [RecordedProvider.from_file(RECORDED)], shipped.reference_records
    )
    work_of = {r: w.id for w in shipped.work_records for r in w.references}
    for decision in ("match", "ask"):
        records = {m.work: m.match.record.id for m in found.matches if m.match.decision == decision}
        for reference, record in truth[decision].items():
            assert records.pop(work_of[reference]) == record
        assert set(records) <= {p.id for p in shipped.paper_records}
    disagreements = {
        (e.work, e.variable, e.printed, e.value) for e in find_disagreements(found.enrichments)
    }
    assert ("arianto2022", "volume", "12", "13") in disagreements
    assert {e.retrieved for e in found.enrichments} == {None}
    assert found.problems == []
