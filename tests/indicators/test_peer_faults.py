"""One test a fault: what a peer gets wrong on purpose-made data, and what is right."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from litreview.indicators import (
    compute_bradford,
    compute_bradford_zones,
    compute_collaboration,
    compute_growth,
    compute_growth_rate,
    compute_impact,
    compute_life_cycle,
    compute_local_citations,
    compute_lotka,
    compute_productivity,
    logistic_counts,
)


def test_an_author_nobody_cites_has_h_zero() -> None:
    """Bibliometrix drops authors whose documents have no citations."""
    documents = pd.DataFrame({"authors": [["Sari"]], "year": [2020], "times_cited": [0]})
    assert compute_impact(documents)[["h", "g"]].values.tolist() == [[0, 0]]


def test_m_does_not_depend_on_the_day() -> None:
    """Bibliometrix counts m to the day's year, so that a re-run gives another number."""
    documents = pd.DataFrame(
        {"authors": [["Sari"]] * 2, "year": [2018, 2019], "times_cited": [5, 5]}
    )
    assert compute_impact(documents)["m"].tolist() == [1.0]
    assert compute_impact(documents, year=2021)["m"].tolist() == [0.5]


def test_unknown_citations_are_no_zeros() -> None:
    """Bibliometrix reads missing counts as 0 in its local table; here they stay unknown."""
    documents = pd.DataFrame(
        {"authors": [["Sari"], ["Hadi"]], "year": 2020, "times_cited": [None, 3]}
    )
    impact = compute_impact(documents).set_index("authors")
    assert impact.loc["Sari", ["h", "g", "citations"]].isna().all()
    assert impact.attrs["note"] == "Citations of 1 of 2 documents are not known."
    papers = pd.DataFrame({"paper": ["p", "q"], "times_cited": [None, 3]})
    local = compute_local_citations(papers, pd.DataFrame({"citing": [], "cited": []}))
    assert (
        local.set_index("paper")["global"].isna().tolist() == [True, False]
        or local["global"].isna().sum() == 1
    )


def test_a_zone_that_ends_exactly_at_a_third_takes_no_more() -> None:
    """Bibliometrix puts one title too many in a zone whose documents are exactly a third."""
    bradford = compute_bradford(pd.DataFrame({"container_title": ["A", "B", "C"]}))
    assert bradford["zone"].tolist() == [1, 2, 3]


def test_a_zone_may_be_empty() -> None:
    """One title with more than two thirds leaves none for the middle, and no multiplier."""
    bradford = compute_bradford(pd.DataFrame({"container_title": ["A"] * 9 + ["B"]}))
    zones = compute_bradford_zones(bradford)
    assert zones["titles"].tolist() == [1, 0, 1]
    assert zones["multiplier"].isna().tolist() == [True, False, True]


def test_the_law_is_tested_as_a_distribution() -> None:
    """Bibliometrix compares the shares themselves as two samples: it accepts what is no such law."""
    x = np.arange(1, 11)
    no_law = pd.DataFrame({"documents": x, "authors": [400, 300, 250, 30, 9, 5, 3, 1, 1, 1]})
    no_law["share"] = no_law["authors"] / 1000
    ours = compute_lotka(no_law, samples=100).set_index("method")
    peers = compute_lotka(no_law, test="bibliometrix").set_index("method")
    assert peers.loc["least-squares", "p"] > 0.5
    assert (ours["p"] < 0.05).all()


def test_a_name_twice_in_a_byline_has_one_document() -> None:
    """Bibliometrix counts it as two documents of one author; as two persons of the document it stays."""
    documents = pd.DataFrame({"authors": [["WANG Y", "WANG Y", "LI X"]]})
    assert compute_productivity(documents)["documents"].tolist() == [1]
    assert compute_collaboration(documents)["authors_per_document"].tolist() == [3.0]


def test_who_writes_alone_too_still_collaborates() -> None:
    """Bibliometrix takes authors who wrote anything alone out of the collaboration index."""
    documents = pd.DataFrame({"authors": [["Sari"], ["Sari", "Hadi"]]})
    assert compute_collaboration(documents)["collaboration_index"].tolist() == [2.0]


def test_a_ceiling_is_given_only_where_there_is_one() -> None:
    """Bibliometrix prints as ceiling the bound of its search while a field still grows."""
    years = np.arange(1980, 2021)
    noise = np.random.default_rng(1).normal(0, 1.5, len(years))
    growing = np.maximum(np.round(2 * np.exp(0.11 * (years - 1980)) + noise), 0)
    ripe = np.round(logistic_counts(years, ceiling=900, middle=2003, duration=18) + noise)
    fits = [
        compute_life_cycle(pd.DataFrame({"year": years, "documents": np.maximum(n, 0)}))
        for n in (growing, ripe)
    ]
    assert not fits[0]["identified"].iloc[0]
    assert "No ceiling" in fits[0].attrs["note"]
    assert fits[1]["identified"].iloc[0]
    assert fits[1]["ceiling"].iloc[0] == pytest.approx(900, rel=0.05)


def test_years_without_documents_count() -> None:
    """Bibliometrix takes an absent year for none observed; growth and life cycle need its zero."""
    growth = compute_growth(pd.DataFrame({"year": [2010, 2014, 2014]}))
    assert growth["documents"].tolist() == [1, 0, 0, 0, 2]
    assert growth["change"].isna().tolist() == [True, False, True, True, True]


def test_the_rate_between_ends_is_not_alone() -> None:
    """A thin first year moves the peer's rate by half; the regression hardly moves."""
    years = np.arange(2000, 2021)
    steady = np.round(20 * 1.1 ** (years - 2000))
    thin = steady.copy()
    thin[0] = 2
    rates = [
        compute_growth_rate(pd.DataFrame({"year": years, "documents": n})).set_index("method")[
            "rate"
        ]
        for n in (steady, thin)
    ]
    assert abs(rates[1]["ends"] - rates[0]["ends"]) > 0.1
    assert abs(rates[1]["all-years"] - rates[0]["all-years"]) < 0.01
