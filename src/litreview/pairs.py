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
    """

    labels: _Array
    i: _Array
    j: _Array
    weight: _Array
    most: float = 0

    def __len__(self) -> int:
        return len(self.weight)

    def __iter__(self) -> Iterator[tuple[Any, Any, int | float]]:
        return zip(
            self.labels[self.i].tolist(),
            self.labels[self.j].tolist(),
            self.weight.tolist(),
            strict=True,
        )


def count_pairs(
    incidence: Incidence,
    *,
    counting: Counting = "full",
    normalisation: Normalisation | None = None,
    threshold: float | None = None,
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
    weighted = incidence.matrix
    if counting == "fractional":
        sizes = np.diff(weighted.indptr)
        share = 1.0 / np.maximum(sizes - 1, 1)  # a group of one has no pair to give to
        entries = (np.repeat(share, sizes), weighted.indices, weighted.indptr)
        weighted = sp.csr_array(entries, shape=weighted.shape)
    occurrences = incidence.occurrences
    first, second, weights, most = [], [], [], 0
    for i, j, count in _upper_blocks(incidence.matrix, weighted, threshold):
        most = max(most, count.max(initial=0).item())
        first.append(i)
        second.append(j)
        if normalisation is not None:
            count = _normalise(count, occurrences[i], occurrences[j], normalisation)
        weights.append(count)
    return Pairs(incidence.columns, _join(first), _join(second), _join(weights), most)


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


def expand_pairs(incidence: Incidence) -> tuple[_Array, _Array, _Array]:
    """Return every pair of items with each group that holds both, one entry a pair and group.

    Returns
    -------
    i, j, group
        Positions in ``columns``, ``i < j``, and in ``rows``; sorted by i, j, group. As long
        as the sum of all full counts.

    Examples
    --------
    >>> table = Incidence.from_links(["p", "p", "q", "q"], ["x", "y", "x", "y"])
    >>> [part.tolist() for part in expand_pairs(table)]
    [[0, 0], [1, 1], [0, 1]]
    """
    matrix = incidence.matrix
    matrix.sort_indices()
    sizes = np.diff(matrix.indptr)
    parts = []
    for size in np.unique(sizes[sizes > 1]).tolist():
        groups = np.flatnonzero(sizes == size)
        held = matrix.indices[matrix.indptr[groups][:, None] + np.arange(size)]
        first, second = np.triu_indices(size, k=1)
        group = np.repeat(groups, len(first))
        parts.append((held[:, first].ravel(), held[:, second].ravel(), group))
    if not parts:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, nothing
    i, j, group = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.lexsort((group, j, i))
    return i[order], j[order], group[order]


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
            kept &= block.data >= threshold
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
