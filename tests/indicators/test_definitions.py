"""Each indicator equals its definition, written out naively, on generated data."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import zeta
from scipy.stats import binom

from litreview.errors import UsageError
from litreview.indicators import (
    beauty_coefficient,
    compute_bradford,
    compute_bursts,
    compute_disruption,
    compute_growth,
    compute_impact,
    compute_local_citations,
    compute_multi_rpys,
    compute_reference_ages,
    compute_rpys,
    compute_sleeping_beauties,
)
from litreview.indicators.ageing import compute_ageing
from litreview.indicators.powerlaw import fit_likelihood

counts = st.lists(st.integers(0, 30), min_size=1, max_size=25)


@given(counts)
def test_h_and_g_by_their_words(cited: list[int]) -> None:
    """The largest n with n documents of n citations; with n² citations in the first n."""
    ranked = sorted(cited, reverse=True)
    h = max(n for n in range(len(cited) + 1) if sum(c >= n for c in cited) >= n)
    g = max(n for n in range(len(cited) + 1) if sum(ranked[:n]) >= n * n)
    row = compute_impact(pd.DataFrame({"times_cited": cited, "year": 2020}), None).iloc[0]
    assert (row["h"], row["g"]) == (h, g)
    assert row["g"] >= row["h"]


@given(st.lists(st.sampled_from("ABCDEFGH"), min_size=3, max_size=60), st.integers(2, 4))
def test_zones_hold_their_part(titles: list[str], zones: int) -> None:
    """Up to the end of zone k there are k parts of the documents, and not without its last title."""
    bradford = compute_bradford(pd.DataFrame({"container_title": titles}), zones=zones)
    for zone in range(1, zones):
        inside = bradford[bradford["zone"] <= zone]["documents"]
        assert zones * inside.sum() >= zone * len(titles)
        last = bradford[bradford["zone"] == zone]["documents"]
        if len(last):
            assert zones * (inside.sum() - last.iloc[-1]) < zone * len(titles)
    assert bradford["documents"].sum() == len(titles)


@given(
    st.lists(st.integers(1990, 2020), min_size=1, max_size=60), st.randoms(use_true_random=False)
)
def test_spectroscopy_by_its_words(years: list[int], random) -> None:
    """Median of the years within two of each; the order of the rows does not matter."""
    rpys = compute_rpys(pd.DataFrame({"year": years}))
    for row in rpys.itertuples():
        near = [
            years.count(y)
            for y in range(row.year - 2, row.year + 3)
            if min(years) <= y <= max(years)
        ]
        assert row.deviation_5 == years.count(row.year) - np.median(near)
    random.shuffle(years)
    pd.testing.assert_frame_equal(rpys, compute_rpys(pd.DataFrame({"year": years})))


def test_a_work_listed_twice_in_a_paper_counts_once() -> None:
    """Print repeats entries; spectroscopy counts what a paper cites."""
    references = pd.DataFrame({"paper": ["p", "p", "q"], "work": ["w", "w", "w"], "year": 1999})
    assert compute_rpys(references)["references"].tolist() == [2]


def test_ranks_of_citing_years_are_their_own() -> None:
    """A citing year with few references ranks its own years only."""
    references = pd.DataFrame({"paper": ["p", "p", "q"], "year": [1999, 1999, 1934]})
    papers = pd.DataFrame({"paper": ["p", "q"], "year": [2001, 2002]})
    multi = compute_multi_rpys(references, papers)
    assert multi[["citing_year", "year", "references"]].values.tolist() == [
        [2001, 1999, 2],
        [2002, 1934, 1],
    ]


@given(st.lists(st.integers(1, 8), min_size=5, max_size=80))
def test_exponent_is_the_most_likely(values: list[int]) -> None:
    """No other exponent of a fine grid makes the data likelier."""
    x = np.array(values)
    beta = fit_likelihood(x, np.ones(len(x)))
    if (x == 1).all():
        assert np.isnan(beta)
        return
    if np.isnan(beta):
        return
    grid = np.linspace(1.01, 12, 600)
    likelihood = [-b * np.log(x).sum() - len(x) * np.log(zeta(b)) for b in [beta, *grid]]
    assert likelihood[0] >= max(likelihood[1:]) - 1e-6


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=5, max_size=5),
    st.sampled_from([1.5, 2.0, 3.0]),
    st.sampled_from([0.2, 1.0]),
)
def test_bursts_are_the_cheapest_course(
    years: list[tuple[int, int]], ratio: float, gamma: float
) -> None:
    """Over all courses of two states none is cheaper than the one the bursts describe."""
    has = np.array([a for a, _ in years])
    total = has + np.array([b for _, b in years])
    if has.sum() < 3 or total[0] == 0 or total[-1] == 0:
        return
    rows = [
        {"year": 2000 + y, "keywords": ["x"] if n < has[y] else []}
        for y in range(5)
        for n in range(total[y])
    ]
    bursts = compute_bursts(pd.DataFrame(rows), ratio=ratio, gamma=gamma)
    inside = [any(b.start <= 2000 + y <= b.end for b in bursts.itertuples()) for y in range(5)]
    base = has.sum() / total.sum()
    rates = [min(base, 0.9999), min(base * ratio, 0.9999)]

    def cost(states: tuple[int, ...]) -> float:
        spent = sum(-binom.logpmf(has[y], total[y], rates[s]) for y, s in enumerate(states))
        climbs = sum(max(b - a, 0) for a, b in zip((0, *states), states, strict=False))
        return float(spent + gamma * np.log(5) * climbs)

    cheapest = min(cost(states) for states in product((0, 1), repeat=5))
    assert cost(tuple(map(int, inside))) == pytest.approx(cheapest)


def test_bursts_refuse_what_has_no_meaning() -> None:
    """A ratio of 1 tells no burst from none."""
    with pytest.raises(UsageError, match="above 1"):
        compute_bursts(pd.DataFrame({"year": [], "keywords": []}), ratio=1)


edges = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=40)


@given(edges, st.lists(st.integers(2000, 2004), min_size=8, max_size=8))
def test_disruption_by_its_sets(links: list[tuple[int, int]], years: list[int]) -> None:
    """Counts of sets, self-citations and citations of the future left out."""
    papers = pd.DataFrame({"paper": [f"p{n}" for n in range(8)], "year": years})
    citations = pd.DataFrame(
        [(f"p{a}", f"p{b}") for a, b in links], columns=["citing", "cited"], dtype=object
    )
    lists = {n: {b for a, b in links if a == n and b != n} for n in range(8)}
    for row in compute_disruption(papers, citations).itertuples():
        focal = int(row.paper[1:])
        to_it = {n for n in range(8) if focal in lists[n] and years[n] >= years[focal]}
        both = {n for n in to_it if lists[n] & lists[focal]}
        later = {n for n in range(8) if n != focal and years[n] > years[focal]}
        only_list = {n for n in later if lists[n] & lists[focal]} - to_it
        assert (row.n_f, row.n_b) == (len(to_it - both), len(both))
        assert row.n_r == len(only_list) if to_it else row.n_r is pd.NA
        if to_it and lists[focal]:
            total = len(to_it) + len(only_list)
            assert row.cd == pytest.approx((len(to_it - both) - len(both)) / total)
        else:
            assert np.isnan(row.cd)


@given(edges)
def test_local_citations_by_their_words(links: list[tuple[int, int]]) -> None:
    """Distinct citing papers of the set, other than the paper itself."""
    papers = pd.DataFrame({"paper": [f"p{n}" for n in range(5)]})
    citations = pd.DataFrame(
        [(f"p{a}", f"p{b}") for a, b in links], columns=["citing", "cited"], dtype=object
    )
    local = compute_local_citations(papers, citations).set_index("paper")["local"]
    for n in range(5):
        assert local[f"p{n}"] == len({a for a, b in links if b == n and a != n and a < 5})


@given(st.lists(st.integers(0, 20), min_size=1, max_size=30))
def test_beauty_is_the_sum_of_gaps(course: list[int]) -> None:
    """Equation 2 of Ke et al.: the sum over years up to the first of the highest."""
    c = np.array(course, dtype=float)
    peak = course.index(max(course))
    wanted = sum(
        ((c[peak] - c[0]) / peak * t + c[0] - c[t]) / max(1, c[t]) for t in range(peak + 1) if peak
    )
    assert beauty_coefficient(c)[0] == pytest.approx(wanted)


def test_steady_citing_is_no_sleep() -> None:
    """Citations that grow on a straight line have a coefficient of 0."""
    assert beauty_coefficient(np.arange(10.0))[0] == pytest.approx(0)


def test_years_before_the_set_are_reported() -> None:
    """What happened before the first paper is not known, and not called sleep."""
    history = pd.DataFrame({"work": "w", "published": 1960, "year": [2000, 2001], "citing": [2, 6]})
    beauties = compute_sleeping_beauties(history)
    assert beauties["unobserved"].tolist() == [40]
    assert beauties["warning"].str.contains("not observed").all()


def test_references_of_the_future_are_counted_apart() -> None:
    """They belong to no age, and no mean."""
    references = pd.DataFrame({"paper": "p", "year": [2019, 2023, None]})
    papers = pd.DataFrame({"paper": ["p"], "year": [2020]})
    row = compute_ageing(compute_reference_ages(references, papers)).iloc[0]
    assert (row["from_future"], row["undated"], row["mean_age"]) == (1, 1, 1.0)


def test_columns_that_are_missing_are_named() -> None:
    """A wrong frame is a wrong call."""
    with pytest.raises(UsageError, match="no column year; it has: jahr"):
        compute_growth(pd.DataFrame({"jahr": [2000]}))
