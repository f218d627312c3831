"""The one counting kernel: how often two items stand in the same group.

Every network of a review is this sum over another incidence table. With papers as groups,
cited works as items: co-citation. Works as groups, persons as items: co-authorship; words:
co-words. Cited works as groups, the papers that cite them as items: bibliographic coupling.

For an incidence table *A* (groups × items, 0 or 1) the counts are AᵀDA without its diagonal,
D the weight of each group (van Eck & Waltman 2009, https://doi.org/10.1002/asi.21075;
Perianes-Rodriguez, Waltman & van Eck 2016, https://doi.org/10.1016/j.joi.2016.10.006).
The product is symmetric, so only its upper half is built, a block of items at a time: memory
holds the pairs that are kept and one block, never a dense matrix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeAlias, get_args

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from litreview.errors import UsageError

Counting = Literal["full", "fractional"]
Normalisation = Literal["association-strength", "salton", "jaccard", "inclusion", "equivalence"]

_Array = NDArray[Any]
Values: TypeAlias = Sequence[Any] | NDArray[Any]
_Block = tuple[_Array, _Array, _Array]

_BLOCK = 2_000_000
"""Products of one block: enough to be worth its set-up, few enough to stay near the cache."""
_SHARED = 100_000
"""Pairs whose groups are looked up at once."""
_ROUNDING = 5e-13
"""By so much a sum of fractions may miss the threshold that it reaches: six sixths are not quite 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """Which items stand in which groups, as a sparse table of 0 and 1.

    Parameters
    ----------
    rows, columns
        Labels of the groups and of the items, each sorted.
    matrix
        ``scipy.sparse.csr_array`` of shape (groups, items), 64-bit ones.
    """

    rows: _Array
    columns: _Array
    matrix: Any

    @classmethod
    def from_links(cls, groups: Values, items: Values, *, sort_groups: bool = True) -> Self:
        """Build the table from two parallel sequences: item *n* stands in group *n*.

        Duplicate links count once; a link whose group or item is missing denotes nothing and
        is dropped. Labels are sorted, so the order of the links does not matter. Full counts
        do not depend on the order of groups: without `sort_groups` a large table is ready
        sooner, and `rows` stand as they come.

        Examples
        --------
        >>> table = Incidence.from_links(["q", "p", "p", "p"], ["x", "y", "x", "x"])
        >>> table.matrix.toarray().tolist()
        [[1, 1], [1, 0]]
        """
        if len(groups) != len(items):
            raise UsageError(
                f"{len(groups)} groups but {len(items)} items: give one item for each group"
            )
        row, rows = _factorize(groups, sort=sort_groups)
        column, columns = _factorize(items, sort=True)
        known = (row >= 0) & (column >= 0)
        links = (row[known], column[known])
        ones = np.ones(len(links[0]), dtype=np.int64)
        matrix = sp.coo_array((ones, links), shape=(len(rows), len(columns))).tocsr()
        matrix.data[:] = 1
        return cls(rows, columns, matrix)

    @property
    def occurrences(self) -> _Array:
        """The number of groups in which each item stands."""
        return np.bincount(self.matrix.indices, minlength=len(self.columns))

    def transposed(self) -> Incidence:
        """Return the table with groups and items changed over."""
        return Incidence(self.columns, self.rows, self.matrix.T.tocsr())

    def frequent(self, least: int) -> Incidence:
        """Return the table without the items that stand in fewer than `least` groups."""
        kept = np.flatnonzero(self.occurrences >= least)
        return Incidence(self.rows, self.columns[kept], self.matrix[:, kept])


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of items with their weight, sorted by the first and then the second item.

    Parameters
    ----------
    labels
        Labels of the items; sorted, as in `Incidence.columns`.
    i, j
        Positions in `labels`, ``i < j``, one entry a pair.
    weight
        64-bit integers for full counts, else floats.
    most
        The greatest weight before normalisation, 0 where there are no pairs.
    left_out
        How many lighter pairs there were besides.
    """

    labels: _Array
    i: _Array
    j: _Array
    weight: _Array
    most: float = 0
    left_out: int = 0

    def __len__(self) -> int:
        return len(self.weight)

    def __iter__(self) -> Iterator[tuple[Any, Any, int | float]]:
        return zip(
            self.labels[self.i].tolist(),
            self.labels[self.j].tolist(),
            self.weight.tolist(),
            strict=True,
        )

    def heaviest(self, most: int) -> Pairs:
        """Return the heaviest pairs, at most so many; of pairs of one weight all or none.

        >>> table = Incidence.from_links(["p", "p", "p", "q", "q"], ["x", "y", "z", "x", "y"])
        >>> list(count_pairs(table).heaviest(2))
        [('x', 'y', 2)]
        """
        if len(self) <= most:
            return self
        kept = self.weight > _too_light(self.weight, most)
        left_out = self.left_out + len(kept) - int(kept.sum())
        columns = (self.i[kept], self.j[kept], self.weight[kept])
        return Pairs(self.labels, *columns, self.most, left_out)


def count_pairs(
    incidence: Incidence,
    *,
    counting: Counting = "full",
    normalisation: Normalisation | None = None,
    threshold: float | None = None,
    heaviest: int | None = None,
) -> Pairs:
    """Count the groups that each two items (columns) share.

    For pairs of rows, such as coupled papers, count ``incidence.transposed()``.

    Parameters
    ----------
    incidence
        The table of groups and items.
    counting
        ``"full"``: a shared group counts 1. ``"fractional"``: a group of *n* items gives
        1/(n-1) to each of its pairs, so that every item spends a total of 1 in every group
        (Perianes-Rodriguez, Waltman & van Eck 2016).
    normalisation
        What to make of a count c of two items that stand in s and t groups (van Eck &
        Waltman 2009 compare these measures; the last one is Callon's equivalence index):
        ``"association-strength"`` c/(st), ``"salton"`` (the cosine) c/√(st), ``"jaccard"``
        c/(s+t-c), ``"inclusion"`` c/min(s,t), ``"equivalence"`` c²/(st).
    threshold
        The least count, before normalisation, that a pair needs to be kept.
    heaviest
        Keep no more pairs than these, as `Pairs.heaviest` does, in the memory that they need: of
        a work that 10,000 papers cite come 50 million pairs.

    Returns
    -------
    Pairs
        Pairs with a count above 0 and not below the threshold.

    Raises
    ------
    UsageError
        For an unknown counting or normalisation.

    Examples
    --------
    >>> papers = ["p", "p", "p", "q", "q"]
    >>> cited = ["x", "y", "z", "x", "y"]
    >>> list(count_pairs(Incidence.from_links(papers, cited)))
    [('x', 'y', 2), ('x', 'z', 1), ('y', 'z', 1)]
    >>> list(count_pairs(Incidence.from_links(papers, cited), counting="fractional"))
    [('x', 'y', 1.5), ('x', 'z', 0.5), ('y', 'z', 0.5)]
    >>> list(count_pairs(Incidence.from_links(papers, cited).transposed()))
    [('p', 'q', 2)]
    """
    if counting not in get_args(Counting):
        raise UsageError(f"no counting {counting!r}: use full or fractional")
    if normalisation is not None and normalisation not in get_args(Normalisation):
        known = ", ".join(get_args(Normalisation))
        raise UsageError(f"no normalisation {normalisation!r}: use None or one of {known}")
    matrix = weighted = _with_data(incidence.matrix, np.int32(1))  # quicker than 64 bits
    if counting == "fractional":
        sizes = np.diff(matrix.indptr)
        share = 1.0 / np.maximum(sizes - 1, 1)  # a group of one has no pair to give to
        weighted = _with_data(matrix, np.repeat(share, sizes))
    occurrences = incidence.occurrences
    first: list[_Array] = []
    second: list[_Array] = []
    weights: list[_Array] = []
    most, held, left_out, floor = 0, 0, 0, 0

    def joined() -> Pairs:
        columns = (_join(first), _join(second), _join(weights))
        found = Pairs(incidence.columns, *columns, most, left_out)
        return found if heaviest is None else found.heaviest(heaviest)

    for i, j, count in _upper_blocks(matrix, weighted, threshold):
        most = max(most, count.max(initial=0).item())
        if counting == "full":
            count = count.astype(np.int64)
        if normalisation is not None:
            count = _normalise(count, occurrences[i], occurrences[j], normalisation)
        if floor:
            heavy = np.flatnonzero(count > floor)
            left_out += len(count) - len(heavy)
            i, j, count = i[heavy], j[heavy], count[heavy]
        first.append(i)
        second.append(j)
        weights.append(count)
        held += len(count)
        if heaviest is not None and held > 2 * heaviest + _BLOCK:
            # What is too light among some of the pairs is too light among all.
            floor = _too_light(np.concatenate(weights), heaviest)
            found = joined()
            first, second, weights = [found.i], [found.j], [found.weight]
            held, left_out = len(found), found.left_out
    return joined()


def _too_light(weights: _Array, most: int) -> Any:
    """Return the greatest weight that is not among the `most` heaviest."""
    first_out = len(weights) - most - 1
    return np.partition(weights, first_out)[first_out]


def _with_data(matrix: Any, data: Any) -> Any:
    """Return a csr array with other entries in the same places."""
    data = np.broadcast_to(data, matrix.indices.shape)
    return sp.csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def _join(parts: list[_Array]) -> _Array:
    """Join the parts and let go of them, so that few arrays are held twice at once."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole


def has_count(incidence: Incidence, least: int) -> bool:
    """Tell whether any two items share at least so many groups.

    >>> has_count(Incidence.from_links(["p", "p", "q", "q"], ["x", "y", "x", "y"]), 2)
    True
    """
    blocks = _upper_blocks(incidence.matrix, incidence.matrix, least)
    return any(len(weight) for _, _, weight in blocks)


def shared_groups(incidence: Incidence, pairs: Pairs) -> Iterator[_Array]:
    """Yield, for each pair, the positions of the groups that hold both items, sorted.

    Examples
    --------
    >>> table = Incidence.from_links(["p", "p", "q", "q"], ["x", "y", "x", "y"])
    >>> [groups.tolist() for groups in shared_groups(table, count_pairs(table))]
    [[0, 1]]
    """
    by_item = incidence.matrix.T.tocsr()
    for start in range(0, len(pairs), _SHARED):
        ends = (side[start : start + _SHARED] for side in (pairs.i, pairs.j))
        one, other = (by_item[side] for side in ends)
        both = sp.csr_array(one.multiply(other))
        both.sort_indices()
        yield from np.split(both.indices, both.indptr[1:-1])


def _upper_blocks(matrix: Any, weighted: Any, threshold: float | None) -> Iterator[_Block]:
    """Yield (i, j, weight) of the product's strict upper half, sorted, block after block."""
    by_item = matrix.T.tocsr()
    weighted_by_item = by_item if weighted is matrix else weighted.T.tocsr()
    n_items = matrix.shape[1]
    products = np.cumsum(by_item @ np.diff(matrix.indptr))
    start = 0
    while True:
        done = products[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(products, done + _BLOCK, side="right")))
        stop = min(stop, n_items)
        block = _rows(by_item, start) @ weighted_by_item[start:stop].T
        # By column, its entries stand in the order in which the pairs are wanted.
        block = block.tocsc()
        i = np.repeat(np.arange(start, stop, dtype=np.int32), np.diff(block.indptr))
        j = block.indices.astype(np.int32, copy=False) + np.int32(start)
        kept = j > i
        if threshold is not None:
            kept &= block.data >= threshold - (0 if weighted is matrix else _ROUNDING)
        kept = np.flatnonzero(kept)
        yield i[kept], j[kept], block.data[kept]
        start = stop
        if start >= n_items:
            return


def _rows(matrix: Any, start: int) -> Any:
    """Return ``matrix[start:]`` of a csr array without a copy of its entries."""
    first = matrix.indptr[start]
    entries = (matrix.data[first:], matrix.indices[first:], matrix.indptr[start:] - first)
    return sp.csr_array(entries, shape=(matrix.shape[0] - start, matrix.shape[1]))


def _normalise(count: _Array, s: _Array, t: _Array, normalisation: Normalisation) -> _Array:
    bases: dict[Normalisation, Callable[[], _Array]] = {
        "association-strength": lambda: s * t,
        "salton": lambda: np.sqrt(s * t),
        "jaccard": lambda: s + t - count,
        "inclusion": lambda: np.minimum(s, t),
        "equivalence": lambda: s * t / count,
    }
    return np.asarray(count / bases[normalisation]())


def _factorize(values: Values, *, sort: bool) -> tuple[_Array, _Array]:
    """Return the position of each value among the labels (-1: missing), and the labels."""
    # As objects, so that None beside strings stays missing and numbers stay numbers.
    column = pd.Series(values, dtype=None if isinstance(values, np.ndarray) else object)
    positions, labels = pd.factorize(column, sort=sort)
    return positions, np.asarray(labels)
