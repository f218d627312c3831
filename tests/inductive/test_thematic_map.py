"""Callon's map: by hand, and the peer's figures of the management collection by the peer's rules."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import UsageError
from litreview.inductive import (
    compute_thematic_map,
    compute_theme_stability,
    count_co_words,
    find_best_louvain,
    find_louvain,
    find_themes,
    map_of,
)
from litreview.inductive.louvain import RRandom
from litreview.pairs import Incidence


def test_peers_map(management, peer) -> None:
    """Every theme of the peer with its label, centrality and density, in its order.

    They are those of the peer's default clusters (Louvain in R's random order, seed 1235 of ten
    runs from 1234), not of the walktrap that the list of its figures names.
    """
    found = compute_thematic_map(management, "keywords_plus", rule="bibliometrix")
    rows = found[["label", "centrality", "density"]].values.tolist()
    assert len(rows) == len(peer["map"])
    for row, wanted in zip(rows, peer["map"], strict=True):
        assert row[0] == wanted[0]
        assert row[1] == pytest.approx(wanted[1], abs=6e-7)
        assert row[2] == pytest.approx(wanted[2], abs=6e-6)


@pytest.mark.parametrize("column", ["keywords_plus", "keywords"])
def test_peers_co_words(management, peer, column: str) -> None:
    """Nodes, edges, sum and maximum of the weights."""
    words = count_co_words(management, column, most=None, least=1, joined=False)
    figures = [
        len(words.terms),
        len(words.weight),
        int(words.weight.sum()),
        int(words.weight.max()),
    ]
    assert figures == peer[column]


def test_peers_most_frequent_keywords(management, peer) -> None:
    """The peer's table counts a keyword twice where one paper prints it twice; maps count papers."""
    words = count_co_words(management, "keywords", most=None, least=1, joined=False)
    papers = dict(zip(words.terms, words.occurrences.tolist(), strict=True))
    printed = [word.lower().strip() for words in management["keywords"] for word in words]
    for term, count in peer["top_keywords"].items():
        assert printed.count(term) == count
        assert papers[term] == sum(
            term in [word.lower().strip() for word in words] for words in management["keywords"]
        )


def test_our_map_of_the_collection_hangs_on_no_order(management) -> None:
    """The better rule: any order of papers gives the same map; the peer's runs differ by seed."""
    shuffled = management.sample(frac=1, random_state=3).reset_index(drop=True)
    for column in ("keywords", "keywords_plus"):
        one, two = (compute_thematic_map(f, column) for f in (management, shuffled))
        assert one.equals(two)
    runs = {
        str(
            compute_thematic_map(
                management, "keywords_plus", rule="bibliometrix", seed=seed
            ).to_csv()
        )
        for seed in (1, 1234)
    }
    assert len(runs) == 2


def test_callon_by_hand() -> None:
    """Two themes with one link between them, every figure counted on paper."""
    lists = [["a", "b", "c"]] * 4 + [["x", "y", "z"]] * 2 + [["a", "x"]]
    found = compute_thematic_map(pd.DataFrame({"keywords": lists})).set_index("label")
    # a stands on 5 papers, b and c on 4, x on 3, y and z on 2.
    inside_a = 16 / 20 + 16 / 20 + 16 / 16
    inside_x = 4 / 6 + 4 / 6 + 4 / 4
    between = 1 / (5 * 3)
    assert found.loc["a", ["centrality", "density"]].tolist() == pytest.approx(
        [10 * between, 100 * inside_a / 3], abs=1e-6
    )
    assert found.loc["x", ["centrality", "density"]].tolist() == pytest.approx(
        [10 * between, 100 * inside_x / 3], abs=1e-6
    )
    assert found.loc["a", "quadrant"] == "motor"
    assert found.loc["x", "quadrant"] == "basic"
    assert [key for key, _ in found.attrs["notes"]] == ["note-few-papers", "note-few-themes"]


def test_peers_rule_by_hand() -> None:
    """Its pairs of a term with itself, and links between themes for one side only."""
    lists = [["a", "b", "c"]] * 4 + [["x", "y", "z"]] * 2 + [["a", "x"]]
    found = compute_thematic_map(pd.DataFrame({"keywords": lists}), rule="bibliometrix").set_index(
        "label"
    )
    inside_a = 4 / 20 + 4 / 20 + 4 / 16 + 1 / 5 + 1 / 4 + 1 / 4
    assert found.loc["a", ["centrality", "density"]].tolist() == pytest.approx(
        [1 / 15, 100 * inside_a / 3], abs=1e-6
    )
    assert found.loc["x", "centrality"] == 0


def test_ties_at_the_cut() -> None:
    """Terms of one frequency stay or go together, unless the peer's cut is asked for."""
    frame = pd.DataFrame({"keywords": [["a", "b", "c", "d"], ["a", "b", "c", "d"], ["a"]]})
    assert count_co_words(frame, most=2).terms == ("a",)
    assert count_co_words(frame, most=2, split_ties=True).terms == ("a", "b")
    assert count_co_words(frame, most=4).terms == ("a", "b", "c", "d")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5), max_size=12))
def test_co_words_are_the_dense_product(lists: list[list[str]]) -> None:
    """The counts equal AᵀA off its diagonal."""
    words = count_co_words(pd.DataFrame({"keywords": lists}), least=1, joined=False)
    table = np.array([[term in each for term in words.terms] for each in lists], dtype=int).reshape(
        len(lists), len(words.terms)
    )
    wanted = table.T @ table
    assert wanted.diagonal().tolist() == words.occurrences.tolist()
    assert (words.matrix().toarray() == wanted - np.diag(wanted.diagonal())).all()


@pytest.mark.parametrize(
    "lists",
    [[], [[]], [["a"]], [["a", "b", "c"]] * 30, [None, ["a"], "b"]],
    ids=["none", "empty", "one", "all alike", "no lists"],
)
@pytest.mark.parametrize("rule", ["callon", "bibliometrix"])
def test_too_little_for_a_map(lists: list, rule: str) -> None:
    """At most one theme, no error, and a note."""
    frame = pd.DataFrame({"keywords": pd.Series(lists, dtype=object)})
    found = compute_thematic_map(frame, rule=rule)
    assert len(found) <= 1
    assert found.attrs["note"]
    assert len(compute_theme_stability(frame, repetitions=2, rule=rule)) == len(found)


def test_stability_of_clear_themes() -> None:
    """Themes that share no paper come again in every sample."""
    lists = [["a", "b", "c"], ["x", "y", "z"], ["k", "l", "m"], ["r", "s", "t"]] * 12
    frame = pd.DataFrame({"keywords": lists})
    one, two = (compute_theme_stability(frame, repetitions=8) for _ in range(2))
    assert one.equals(two)
    assert one["jaccard"].tolist() == [1.0] * 4
    assert one.attrs["rand"] == 1.0


def test_r_random_numbers() -> None:
    """The first ones after set.seed(1234) and set.seed(42), as R prints them."""
    one, two = RRandom(1234), RRandom(42)
    assert [round(one.uniform(), 7) for _ in range(5)] == [
        0.1137034,
        0.6222994,
        0.6092747,
        0.6233794,
        0.8609154,
    ]
    assert [round(two.uniform(), 7) for _ in range(3)] == [0.9148060, 0.9370754, 0.2861395]


def test_louvain_finds_what_is_apart() -> None:
    """Cliques with a single link between them, from any seed."""
    matrix = np.kron(np.eye(4), np.ones((5, 5))) - np.eye(20)
    matrix[4, 5] = matrix[5, 4] = 1
    for seed in range(5):
        assert find_louvain(matrix, seed).tolist() == [n // 5 for n in range(20)]
    assert find_best_louvain(np.zeros((3, 3))).tolist() == [0, 1, 2]


def test_themes_say_their_rule(management) -> None:
    """A map can be made of themes that were found before; unknown rules are refused."""
    themes = find_themes(management, "keywords")
    assert map_of(themes).equals(compute_thematic_map(management, "keywords"))
    with pytest.raises(UsageError):
        find_themes(management, rule="beauty")  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        find_themes(management, "subjects")


def test_the_kernel_counts() -> None:
    """The pairs come from the one counting kernel of all networks."""
    frame = pd.DataFrame({"keywords": [["a", "b"], ["a", "b"]]})
    assert Incidence.from_links([0, 0, 1, 1], ["a", "b"] * 2).occurrences.tolist() == (
        count_co_words(frame).occurrences.tolist()
    )
