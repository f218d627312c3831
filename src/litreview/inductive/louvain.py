"""The Louvain method in R's random order, to repeat the clusters of tools that run on R.

Method: Blondel, Guillaume, Lambiotte & Lefebvre (2008),
https://doi.org/10.1088/1742-5468/2008/10/P10008. Its result hangs on the order in which nodes
are visited, so two programs agree only where they shuffle alike; our own clusters
(`litreview.networks.compute_clusters`) do not depend on any order. Random numbers: Matsumoto &
Nishimura's twister, seeded as R's ``set.seed`` does (R's manual, "Random").
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class RRandom:
    """R's default random numbers after ``set.seed(seed)``.

    Examples
    --------
    >>> [round(RRandom(1234).uniform(), 7), RRandom(1234).shuffled(5)]
    [0.1137034, [4, 3, 1, 2, 0]]
    """

    def __init__(self, seed: int) -> None:
        state = seed & 0xFFFFFFFF
        for _ in range(50):
            state = (69069 * state + 1) & 0xFFFFFFFF
        key = []
        for _ in range(625):
            state = (69069 * state + 1) & 0xFFFFFFFF
            key.append(state)
        self._twister = np.random.RandomState()
        self._twister.set_state(("MT19937", np.array(key[1:], dtype=np.uint32), 624, 0, 0.0))

    def bits(self) -> int:
        """Return the next 32 bits."""
        return int.from_bytes(self._twister.bytes(4), "little")

    def uniform(self) -> float:
        """Return a number from 0 to below 1, R's ``runif(1)``."""
        return self.bits() * 2.3283064365386963e-10

    def below(self, n: int) -> int:
        """Return a whole number below n, each as likely (Lemire 2019, https://doi.org/10.1145/3230636)."""
        least = (-n & 0xFFFFFFFF) % n
        while True:
            product = self.bits() * n
            if product & 0xFFFFFFFF >= least:
                return product >> 32

    def shuffled(self, n: int) -> list[int]:
        """Return 0 … n-1 in a random order (Fisher & Yates)."""
        order = list(range(n))
        for last in range(n - 1, 0, -1):
            k = self.below(last + 1)
            order[last], order[k] = order[k], order[last]
        return order


def find_louvain(weights: Any, seed: int) -> NDArray[np.int64]:
    """Divide nodes by modularity, beginning from a seed of R.

    Parameters
    ----------
    weights
        Symmetric, ``scipy.sparse`` or dense, shape (n, n), whole numbers; the diagonal is left out.

    Returns
    -------
    numpy.ndarray
        Cluster of each node, numbered from 0 by first appearance.

    Examples
    --------
    >>> two = np.kron(np.eye(2), np.ones((3, 3)))
    >>> find_louvain(two, 1234).tolist()
    [0, 0, 0, 1, 1, 1]
    """
    import scipy.sparse as sp

    matrix = sp.csr_array(weights, dtype=float)
    matrix = (matrix - sp.diags_array(matrix.diagonal())).tocsr()
    matrix.eliminate_zeros()
    random = RRandom(seed)
    member = np.arange(matrix.shape[0])
    quality = -np.inf
    while True:
        found, reached = _step(matrix, random)
        n = int(found.max(initial=-1)) + 1
        if n == matrix.shape[0] or reached < quality:
            return _renumbered(member)
        member, quality = found[member], reached
        joins = sp.csr_array(
            (np.ones(len(found)), (np.arange(len(found)), found)), shape=(len(found), n)
        )
        matrix = (joins.T @ matrix @ joins).tocsr()
        matrix.sort_indices()


def find_best_louvain(weights: Any, *, seed: int = 1234, runs: int = 10) -> NDArray[np.int64]:
    """Return the best of several runs, of seeds one after another, as bibliometrix chooses it.

    Best is the highest modularity of the links without their weights: R's ``modularity`` does
    not read weights unless they are given.
    """
    import scipy.sparse as sp

    matrix = sp.csr_array(weights, dtype=float)
    plain = (matrix - sp.diags_array(matrix.diagonal()) > 0).astype(float).tocsr()
    best = (-np.inf, np.zeros(0, dtype=np.int64))
    for n in range(runs):
        found = find_louvain(matrix, seed + n)
        reached = _modularity(plain, found)
        if reached > best[0]:
            best = (reached, found)
    return best[1]


def _step(matrix: Any, random: RRandom) -> tuple[NDArray[np.int64], float]:
    """Move nodes to the cluster that gains most until no pass gains; links to itself stay inside."""
    n = matrix.shape[0]
    order = random.shuffled(n)
    strength = np.asarray(matrix.sum(axis=1)).ravel()
    whole = float(strength.sum()) or 1.0
    rows = []
    for a, b in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True):
        rows.append(list(zip(matrix.indices[a:b].tolist(), matrix.data[a:b].tolist(), strict=True)))
    member = list(range(n))
    total = strength.tolist()
    own = strength.tolist()
    quality = _modularity(matrix, np.array(member, dtype=np.int64))
    while True:
        before, changed = member.copy(), False
        for node in order:
            links: dict[int, float] = {}
            for other, weight in rows[node]:
                if other != node:
                    links[member[other]] = links.get(member[other], 0.0) + weight
            old = member[node]
            links.setdefault(old, 0.0)
            total[old] -= own[node]
            best, most = old, 0.0
            for cluster in sorted(links):
                gain = links[cluster] - total[cluster] * own[node] / whole
                if gain > most:
                    best, most = cluster, gain
            total[best] += own[node]
            member[node] = best
            changed |= best != old
        reached = _modularity(matrix, np.array(member, dtype=np.int64))
        if not changed or reached <= quality:
            return _renumbered(np.array(before, dtype=np.int64)), reached
        quality = reached


def _modularity(matrix: Any, member: NDArray[np.int64]) -> float:
    """Newman & Girvan (2004): links inside clusters less those that strengths alone would give."""
    strength = np.asarray(matrix.sum(axis=1)).ravel()
    whole = float(strength.sum())
    if not whole:
        return 0.0
    pairs = matrix.tocoo()
    inside = pairs.data[member[pairs.row] == member[pairs.col]].sum()
    return float(inside / whole - np.square(np.bincount(member, strength) / whole).sum())


def _renumbered(member: NDArray[np.int64]) -> NDArray[np.int64]:
    _, first, inverse = np.unique(member, return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first))
    return np.asarray(rank[inverse], dtype=np.int64)
