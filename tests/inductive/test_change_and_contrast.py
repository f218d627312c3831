"""Evolution, trends, keyness, correspondence: published figures, hand counts, bad input."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import UsageError
from litreview.inductive import (
    compute_correspondence,
    compute_evolution,
    compute_keyness,
    compute_period_themes,
    compute_trends,
    discovery_rate,
    log_likelihood,
    log_ratio,
    read_texts,
)
from litreview.model import Paper


def _themes(*rows: tuple[int, int, str, dict[str, int]]) -> pd.DataFrame:
    """Period themes of (first year, number, label, papers by term)."""
    return pd.DataFrame(
        [
            {"first": first, "last": first + 4, "theme": n, "label": name, "terms": list(counts),
             "counts": list(counts.values()), "occurrences": sum(counts.values())}
            for first, n, name, counts in rows
        ]
    )  # fmt: skip


def test_inclusion_by_hand() -> None:
    """Two of three terms go on; the next period but one is no successor."""
    themes = _themes(
        (2001, 1, "tax", {"tax": 6, "fund": 3, "levy": 1}),
        (2006, 1, "tax", {"tax": 4, "fund": 5, "app": 2, "user": 1}),
        (2006, 2, "soil", {"soil": 2, "water": 2}),
        (2011, 1, "levy", {"levy": 3, "soil": 1}),
    )
    found = compute_evolution(themes)
    assert found[["source_first", "source", "target_first", "target"]].values.tolist() == [
        [2001, "tax", 2006, "tax"],
        [2006, "soil", 2011, "levy"],
    ]
    assert found["inclusion"].tolist() == pytest.approx([2 / 3, 1 / 2], abs=1e-6)
    assert found["weighted_inclusion"].tolist() == pytest.approx([(4 + 3) / 10, 1 / 4], abs=1e-6)
    assert found["stability"].tolist() == pytest.approx([2 / 5, 1 / 3], abs=1e-6)


def test_periods_of_the_collection(management) -> None:
    """Stretches of years, each with its themes; every count is one of the period's papers."""
    spans = [(1985, 2010), (2011, 2020)]
    themes = compute_period_themes(management, "keywords", years=spans)
    assert sorted({*zip(themes["first"], themes["last"], strict=True)}) == spans
    for row in themes.itertuples():
        inside = management[management["year"].between(row.first, row.last)]
        assert max(row.counts) <= len(inside)
    found = compute_evolution(themes)
    assert ((found["inclusion"] > 0) & (found["inclusion"] <= 1)).all()
    assert (found["stability"] <= found["inclusion"]).all()


def test_undated_papers_and_one_period() -> None:
    """Said, not guessed."""
    lists = [["a", "b", "c"]] * 4
    frame = pd.DataFrame({"year": [2001, 2002, None, "n.d."], "keywords": lists})
    themes = compute_period_themes(frame)
    assert themes["counts"].tolist() == [[2, 2, 2]]
    keys = [key for key, _ in compute_evolution(themes).attrs["notes"]]
    assert keys == ["note-few-papers", "note-thin-periods", "note-undated", "note-one-period"]
    assert compute_period_themes(frame.iloc[2:]).empty
    for wrong in (0, [(2005, 2001)]):
        with pytest.raises(UsageError):
            compute_period_themes(frame, years=wrong)


def test_trend_quartiles_round_to_even() -> None:
    """As R: type 7, halves to the even year (2010.5 → 2010, 2011.5 → 2012)."""
    years = [2009, 2010, 2011, 2012, 2010, 2011, 2012, 2013]
    lists = [["tax"]] * 4 + [["app"]] * 4
    found = compute_trends(pd.DataFrame({"year": years, "keywords": lists}), least=1)
    assert found.values.tolist() == [["tax", 4, 2010, 2010, 2011], ["app", 4, 2011, 2012, 2012]]


def test_trends_keep_the_most_frequent_of_a_year() -> None:
    """And then those on enough papers, as the peer does."""
    rows = [(2010, ["a", "b"]), (2010, ["a", "c"]), (2011, ["d"])]
    frame = pd.DataFrame(rows, columns=["year", "keywords"])
    assert compute_trends(frame, least=1, per_year=2)["term"].tolist() == ["a", "b", "d"]
    assert compute_trends(frame, least=2, per_year=1)["term"].tolist() == ["a"]
    assert compute_trends(frame.assign(year=None)).empty
    with pytest.raises(UsageError):
        compute_trends(frame, per_year=0)


def test_dunnings_first() -> None:
    """-2 log λ of "the swiss" in Dunning (1993), table 2."""
    assert log_likelihood([110], [111], 110 + 2442, 111 + 29114)[0] == pytest.approx(
        270.72, abs=0.005
    )


def test_benjamini_and_hochbergs_example() -> None:
    """Their 15 p-values: four hypotheses are rejected at .05 (section 4)."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
         0.4262, 0.5719, 0.6528, 0.7590, 1.0]  # fmt: skip
    assert (discovery_rate(p) <= 0.05).sum() == 4


@given(st.integers(0, 50), st.integers(0, 50), st.integers(51, 500), st.integers(51, 500))
def test_keyness_is_symmetric(one: int, other: int, size: int, other_size: int) -> None:
    """Changing the groups over keeps G² and turns the sign of the ratio; equal shares give 0."""
    g2 = log_likelihood([one], [other], size, other_size)
    assert g2 == pytest.approx(log_likelihood([other], [one], other_size, size), abs=1e-6)
    assert log_ratio([one], [other], size, other_size) == pytest.approx(
        -log_ratio([other], [one], other_size, size)
    )
    assert log_likelihood([one], [2 * one], size, 2 * size)[0] == pytest.approx(0, abs=1e-6)


def test_keyness_of_groups(planted) -> None:
    """A group's own words come first, the others' with a ratio below 0."""
    groups = {paper.id: "orchard" if n % 3 == 1 else "other" for n, paper in enumerate(planted)}
    found = compute_keyness(read_texts(planted), groups)
    own = found[(found["group"] == "orchard") & (found["log_ratio"] > 0)]
    assert {"apple", "cider", "bee"} <= set(own["term"])
    assert (own["q"] < 0.05).all()
    assert not {"comet", "dock"} & set(own["term"])
    apple = own.set_index("term").loc["apple"]
    assert apple["others"] == 0
    assert apple["papers"] == 20


def test_keyness_of_one_group(planted) -> None:
    """Nothing to compare, and papers without a group take no part."""
    texts = read_texts(planted)
    for groups in ({}, {paper.id: "all" for paper in planted}, {planted[0].id: None}):
        found = compute_keyness(texts, groups)
        assert found.empty
        assert found.attrs["notes"][0][0] == "note-one-group"


SMOKERS = pd.DataFrame(
    [[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]],
    index=["SM", "JM", "SE", "JE", "SC"],
    columns=["none", "light", "medium", "heavy"],
)
GREENACRE = {
    "SM": (0.057, 0.066, 0.092, 0.003, 0.194, 0.800, 0.214),
    "JM": (0.093, 0.259, 0.526, 0.084, 0.243, 0.465, 0.551),
    "SE": (0.264, 0.381, 0.999, 0.512, 0.011, 0.001, 0.003),
    "JE": (0.456, 0.233, 0.942, 0.331, 0.058, 0.058, 0.152),
    "SC": (0.130, 0.201, 0.865, 0.070, 0.079, 0.133, 0.081),
    "none": (0.316, 0.393, 0.994, 0.654, 0.030, 0.006, 0.029),
    "light": (0.233, 0.099, 0.327, 0.031, 0.141, 0.657, 0.463),
    "medium": (0.321, 0.196, 0.982, 0.166, 0.007, 0.001, 0.002),
    "heavy": (0.130, 0.294, 0.684, 0.150, 0.198, 0.310, 0.506),
}
"""Mass; then coordinate (without its sign), squared cosine and contribution in each dimension."""


def test_greenacres_smokers() -> None:
    """The staff and smoking habits of Greenacre (1984), every figure of the summary."""
    found = compute_correspondence(SMOKERS)
    assert found.attrs["inertias"] == pytest.approx([0.0747591, 0.0100172, 0.0004136], abs=5e-8)
    assert found.attrs["shares"] == pytest.approx([0.8776, 0.1176, 0.0049], abs=5e-5)
    assert found.attrs["total"] == pytest.approx(0.0851899, abs=5e-8)
    columns = ["mass", "x1", "cos2_1", "contribution1", "x2", "cos2_2", "contribution2"]
    rows = found.set_index("label")[columns].abs()
    for name, wanted in GREENACRE.items():
        assert rows.loc[name].tolist() == pytest.approx(list(wanted), abs=6e-4), name
    signs = np.sign(found.set_index("label")["x1"])
    assert signs["SE"] == signs["SC"] == signs["none"] == -signs["JE"] == -signs["heavy"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=5))
def test_inertia_is_chi_square_over_n(counts: list[list[int]]) -> None:
    """And it does not hang on which side are the rows."""
    from scipy.stats import chi2_contingency

    table = pd.DataFrame(counts)
    kept = table.loc[table.sum(axis=1) > 0, table.sum(axis=0) > 0]
    found = compute_correspondence(table, dimensions=9)
    if min(kept.shape) < 2:
        assert found.empty
        return
    wanted = chi2_contingency(kept, correction=False).statistic / kept.to_numpy().sum()
    assert found.attrs["total"] == pytest.approx(wanted, abs=1e-8)
    assert sum(found.attrs["inertias"]) == pytest.approx(wanted, abs=1e-8)
    assert compute_correspondence(table.T).attrs["inertias"] == pytest.approx(
        found.attrs["inertias"]
    )


def test_tables_that_cannot_be_placed() -> None:
    """One row, no counts, negative counts."""
    assert compute_correspondence(SMOKERS.iloc[:1]).attrs["notes"][0][0] == "note-no-table"
    assert compute_correspondence(SMOKERS * 0).empty
    alike = compute_correspondence(pd.DataFrame([[1, 2], [2, 4]]))
    assert alike.attrs["total"] == 0
    with pytest.raises(UsageError):
        compute_correspondence(SMOKERS - 5)


def test_texts_too_poor_to_compare() -> None:
    """Two groups of silence."""
    found = compute_keyness(read_texts([Paper("p", ""), Paper("q", "")]), {"p": 1, "q": 2})
    assert found.empty
    assert found.attrs["note"]
