"""The counting kernel against the dense product and against the formulas written out."""

import math
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import litreview.pairs
from litreview.errors import UsageError
from litreview.pairs import Incidence, count_pairs

NORMALISATIONS = {
    "association-strength": lambda c, s, t: c / (s * t),
    "salton": lambda c, s, t: c / math.sqrt(s * t),
    "jaccard": lambda c, s, t: c / (s + t - c),
    "inclusion": lambda c, s, t: c / min(s, t),
    "equivalence": lambda c, s, t: c * c / (s * t),
}

links = st.lists(st.tuples(st.sampled_from("pqrstu"), st.sampled_from("vwxyzäb")), max_size=40)


def table_of(pairs):
    """Return the table of (group, item) pairs."""
    return Incidence.from_links([g for g, _ in pairs], [i for _, i in pairs])


def by_brute_force(pairs, counting="full"):
    """Return the count by pair, from the definition."""
    groups = defaultdict(set)
    for group, item in pairs:
        groups[group].add(item)
    counts = defaultdict(float)
    for group in sorted(groups):
        for pair in combinations(sorted(groups[group]), 2):
            counts[pair] += 1 if counting == "full" else 1 / (len(groups[group]) - 1)
    return dict(sorted(counts.items()))


@given(links)
def test_counts_are_the_dense_product(pairs):
    """The upper half of BᵀB (columns) and of BBᵀ (rows) is what the sparse kernel counts."""
    table = table_of(pairs)
    for side in (table, table.transposed()):
        dense = side.matrix.toarray()
        product = np.triu(dense.T @ dense, k=1)
        counted = count_pairs(side)
        assert len(counted) == np.count_nonzero(product)
        assert product[counted.i, counted.j].tolist() == counted.weight.tolist()


@given(st.permutations([("p", "x"), ("p", "y"), ("q", "x"), ("q", "z"), ("q", "y"), ("p", "x")]))
def test_row_order_and_duplicates_do_not_matter(pairs):
    """Any order of the links gives the same arrays, byte for byte."""
    one, two = table_of(pairs), table_of(sorted(pairs))
    for counting in ("full", "fractional"):
        a, b = count_pairs(one, counting=counting), count_pairs(two, counting=counting)
        assert (a.labels.tolist(), a.i.tobytes(), a.j.tobytes(), a.weight.tobytes()) == (
            b.labels.tolist(),
            b.i.tobytes(),
            b.j.tobytes(),
            b.weight.tobytes(),
        )


@given(links, st.integers(min_value=1, max_value=5))
def test_blocks_do_not_show(pairs, size):
    """However small the blocks, the pairs come out whole and sorted by label."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(litreview.pairs, "_BLOCK", size)
        counted = [(a, b, w) for a, b, w in count_pairs(table_of(pairs))]
    assert counted == [(a, b, w) for (a, b), w in by_brute_force(pairs).items()]


@given(links)
def test_fractional_counts_are_the_formula(pairs):
    """A group of n items gives 1/(n-1) to each pair: each item spends 1 in every group."""
    counted = {(a, b): w for a, b, w in count_pairs(table_of(pairs), counting="fractional")}
    assert counted == pytest.approx(by_brute_force(pairs, "fractional"))
    sizes = defaultdict(set)
    for group, item in pairs:
        sizes[group].add(item)
    assert sum(counted.values()) == pytest.approx(
        sum(len(items) / 2 for items in sizes.values() if len(items) > 1)
    )


@pytest.mark.parametrize("normalisation", NORMALISATIONS)
@given(pairs=links)
def test_normalisations_are_the_formulas(normalisation, pairs):
    """Each measure agrees with its formula written out over the pairs."""
    occurrences = defaultdict(set)
    for group, item in pairs:
        occurrences[item].add(group)
    expected = {
        (a, b): NORMALISATIONS[normalisation](c, len(occurrences[a]), len(occurrences[b]))
        for (a, b), c in by_brute_force(pairs).items()
    }
    counted = count_pairs(table_of(pairs), normalisation=normalisation)
    assert {(a, b): w for a, b, w in counted} == pytest.approx(expected)


@pytest.mark.parametrize("counting", ["full", "fractional"])
@pytest.mark.parametrize("normalisation", [None, *NORMALISATIONS])
@given(pairs=links, seed=st.integers(0, 99))
def test_the_kernel_is_the_dense_product_under_any_order(counting, normalisation, pairs, seed):
    """BᵀDB off the diagonal, as dense matrices give it, from links in any order, on both sides."""
    shuffled = [pairs[n] for n in np.random.default_rng(seed).permutation(len(pairs))]
    for table in (table_of(shuffled), table_of([(item, group) for group, item in shuffled])):
        dense = table.matrix.toarray().astype(float)
        sizes = dense.sum(axis=1)
        weight = 1 / np.maximum(sizes - 1, 1) if counting == "fractional" else np.ones(len(sizes))
        product = dense.T @ (weight[:, None] * dense)
        occurrences = dense.sum(axis=0)
        expected = {
            (table.columns[i], table.columns[j]): product[i, j]
            if normalisation is None
            else NORMALISATIONS[normalisation](product[i, j], occurrences[i], occurrences[j])
            for i, j in zip(*np.triu(product, k=1).nonzero(), strict=True)
        }
        counted = count_pairs(table, counting=counting, normalisation=normalisation)
        assert {(a, b): w for a, b, w in counted} == pytest.approx(expected)
        assert list(counted) == sorted(counted)


@given(links, st.integers(0, 9), st.integers(1, 5))
def test_the_heaviest_pairs_are_the_same_whatever_the_blocks(pairs, most, size):
    """Light pairs dropped on the way are those that would be dropped in the end."""
    table = table_of(pairs)
    every = count_pairs(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(litreview.pairs, "_BLOCK", size)
        kept = count_pairs(table, heaviest=most)
    weights = sorted((w for *_, w in every), reverse=True)
    limit = weights[most] if len(weights) > most else 0
    assert list(kept) == [pair for pair in every if pair[2] > limit]
    assert len(kept) <= most
    assert kept.left_out == len(every) - len(kept)
    assert kept.most == every.most


def test_counts_do_not_overflow():
    """A pair in 300 groups counts 300, which 8-bit counts cannot hold."""
    groups = [group for group in range(300) for _ in "xy"]
    counted = count_pairs(Incidence.from_links(groups, ["x", "y"] * 300))
    assert list(counted) == [("x", "y", 300)]
    assert counted.weight.dtype == np.int64


def test_threshold_is_on_the_count_before_normalisation():
    """A pair below the threshold goes, whatever its normalised weight."""
    table = table_of([("p", "x"), ("p", "y"), ("q", "x"), ("q", "y"), ("r", "u"), ("r", "v")])
    assert list(count_pairs(table, threshold=2, normalisation="jaccard")) == [("x", "y", 1.0)]


def test_missing_groups_and_items_are_dropped():
    """None denotes nothing, so two items without a group have nothing in common."""
    table = Incidence.from_links([None, None, "p"], ["x", "y", None])
    assert list(count_pairs(table)) == []


def test_frequent_keeps_items_of_enough_groups():
    """An item that stands in one group falls to a least of two."""
    table = table_of([("p", "x"), ("q", "x"), ("q", "y")]).frequent(2)
    assert table.columns.tolist() == ["x"]
    assert table.occurrences.tolist() == [2]


@pytest.mark.parametrize("pairs", [[], [("p", "x")]], ids=["nothing", "one link"])
def test_nothing_to_count(pairs):
    """No pairs are no error."""
    counted = count_pairs(table_of(pairs), counting="fractional", normalisation="salton")
    assert list(counted) == []


def test_wrong_arguments_say_the_right_ones():
    """An unknown word is answered with those that are known."""
    table = table_of([("p", "x")])
    with pytest.raises(UsageError, match="full or fractional"):
        count_pairs(table, counting="half")
    with pytest.raises(UsageError, match="association-strength, salton, jaccard"):
        count_pairs(table, normalisation="cosine")
    with pytest.raises(UsageError, match="2 groups but 1 items"):
        Incidence.from_links(["p", "q"], ["x"])


MANAGEMENT = Path(__file__).parents[2] / "shared" / "peers" / "management_wos.txt"


@pytest.mark.skipif(not MANAGEMENT.exists(), reason="the Web of Science sample is not at hand")
@pytest.mark.parametrize(
    ("tag", "separator", "items", "edges", "total", "strongest"),
    [
        ("DE", ";", 2243, 9350, 10357, 33),
        ("ID", ";", 1918, 18974, 22971, 35),
        ("AU", "\n", 2079, 3149, 3479, 8),
    ],
    ids=["author keywords", "keywords plus", "co-authorship"],
)
def test_real_records_give_the_figures_of_bibliometrix(
    tag, separator, items, edges, total, strongest
):
    """898 records on management give the networks that bibliometrix 5.4 computes."""
    pairs = []
    joint = "\n" if separator == "\n" else " "
    for n, record in enumerate(MANAGEMENT.read_text(encoding="utf-8-sig").split("\nER")):
        field = []
        current = ""
        for line in record.splitlines():
            current = line[:2].strip() or current
            if current == tag:
                field.append(line[3:])
        pairs += [(n, item.strip()) for item in joint.join(field).split(separator) if item.strip()]
    counted = count_pairs(table_of(pairs))
    assert len(counted.labels) == items
    assert len(counted) == edges
    assert counted.weight.sum() == total
    assert counted.weight.max() == strongest


def test_a_sum_of_fractions_reaches_its_threshold() -> None:
    """Six groups of seven give each pair six sixths: that is 1, whatever the last digits say."""
    groups = [g for g in range(6) for _ in range(7)]
    table = Incidence.from_links(groups, [i for _ in range(6) for i in range(7)])
    pairs = count_pairs(table, counting="fractional", threshold=1)
    assert len(pairs) == 21
    assert len(count_pairs(table, counting="fractional", threshold=1.001)) == 0
