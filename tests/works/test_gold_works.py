"""The four papers' 69 references: which are one work, which only look it (see data/gold_csl.json)."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from litreview.model import Paper, Reference
from litreview.works import compare_records, resolve_works

GOLD = json.loads((Path(__file__).parents[1] / "data" / "gold_csl.json").read_text("utf-8"))
REFERENCES = [
    Reference(r["id"], r["ref"], r["paper"], r["n"], csl=r["csl"]) for r in GOLD["references"]
]
PAPERS = [Paper(csl["id"], "", csl) for csl in GOLD["papers"]]
CSL = {r.id: r.csl for r in REFERENCES} | {p.id: p.csl for p in PAPERS}


@pytest.mark.parametrize("repair", [False, True])
def test_distinct_works(repair):
    """67 cited works as printed, 66 where the torn entry is repaired."""
    works, _ = resolve_works(REFERENCES, PAPERS, repair=repair)
    expected = GOLD["distinct_works"][
        "with_torn_reference_repaired" if repair else "without_repair"
    ]
    assert sum(1 for w in works if w.references) == expected
    assert sorted(i for w in works for i in w.references) == sorted(r.id for r in REFERENCES)
    assert {w.paper for w in works} - {None} == {p.id for p in PAPERS}
    assert len({w.id for w in works}) == len(works)


@pytest.mark.parametrize("group", GOLD["groups"], ids=lambda g: g["id"])
def test_groups(group):
    """Each known group is one work with the merged values expected of it, and a reason."""
    works, _ = resolve_works(REFERENCES, PAPERS)
    member = {i: w for w in works for i in (*w.references, w.paper)}
    (work,) = {member[i].id: member[i] for i in group["members"]}.values()
    assert {*work.references, work.paper} - {None} == set(group["members"])
    assert work.reasons
    for variable, value in group["merged_expect"].items():
        found = work.csl[variable]
        assert (found["date-parts"][0][0] if variable == "issued" else found) == value


def test_own_page_goes_before_a_citing_list():
    """The volume misprinted by the citing list is told, not taken over."""
    works, _ = resolve_works(REFERENCES, PAPERS)
    (work,) = [w for w in works if w.id == "arianto2022"]
    assert work.references == ("supriyanto2024-r06",)
    assert "volume: '13' of arianto2022 goes before '12' of supriyanto2024-r06" in work.reasons


@pytest.mark.parametrize(("a", "b"), GOLD["tempting"])
def test_tempting_pairs_stay_apart(a, b):
    """Similar words, names and journals do not make one work."""
    verdict = compare_records(CSL[a], CSL[b])
    assert not verdict.same
    assert verdict.reasons


def test_no_other_pair_is_the_same():
    """Of all pairs of entries and papers only the known ones are the same."""
    same = {frozenset(p) for g in GOLD["groups"] for p in combinations(g["members"], 2)}
    found = {
        frozenset(p) for p in combinations(CSL, 2) if compare_records(CSL[p[0]], CSL[p[1]]).same
    }
    assert found == same


def test_torn_entry():
    """The two halves of one entry are found, joined in order, and joined by default."""
    works, repairs = resolve_works(REFERENCES, PAPERS)
    (repair,) = repairs
    assert repair.kind == "merge"
    assert sorted(repair.references) == sorted(GOLD["torn"])
    assert repair.proposed_text == GOLD["proposed_ref"]
    (work,) = [w for w in works if set(w.references) == set(GOLD["torn"])]
    assert work.id == "rachmat2020media"
    assert any(reason.startswith("repaired: ") for reason in work.reasons)


def test_printed_suffixes_make_the_citekeys():
    """Kompas.com (2021a), (2021b), (2021c) keep their letters."""
    works, _ = resolve_works(REFERENCES, PAPERS)
    key = {i: w.id for w in works for i in w.references}
    assert [key[f"arianto2022-r{n}"] for n in (12, 13, 14)] == [f"kompascom2021{c}" for c in "abc"]
