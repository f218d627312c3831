"""The Leiden algorithm for one general quality: links within clusters less an expected share.

For a partition of nodes with sizes n and links a, the quality is the sum over the pairs of
nodes in one cluster of ``a_ij - resolution * n_i * n_j``. Sizes of 1 give the constant Potts
model and, on association strengths, the quality of VOS; sizes equal to the nodes' strengths
and a resolution over 2m give modularity. Algorithm: Traag, Waltman & van Eck (2019),
https://doi.org/10.1038/s41598-019-41695-z; the refinement takes the best merge, not a random
one of the good ones, so that chance enters by the order of visits only.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Partition = NDArray[np.int64]

_LEAST = 1e-10
"""A gain below this share of the strongest link is rounding, not a gain."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighted:
    """Links and node sizes: what the quality is a function of.

    Parameters
    ----------
    links
        Symmetric ``scipy.sparse.csr_array`` without a diagonal, indices sorted.
    sizes
        One number a node.
    """

    links: Any
    sizes: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.sizes)

    def quality(self, partition: Partition, resolution: float) -> float:
        """Return the sum over pairs within clusters of link less resolution times sizes."""
        upper = sp.triu(self.links, k=1).tocoo()
        within = partition[upper.row] == partition[upper.col]
        total = np.bincount(partition, self.sizes)
        expected = (np.square(total).sum() - np.square(self.sizes).sum()) / 2
        return float(upper.data[within].sum() - resolution * expected)

    def merged(self, partition: Partition) -> Weighted:
        """Return the network of the clusters; links inside them are left out."""
        n = int(partition.max()) + 1
        member = sp.csr_array(
            (np.ones(len(self)), (np.arange(len(self)), partition)), shape=(len(self), n)
        )
        between = (member.T @ self.links @ member).tocoo()
        apart = between.row != between.col
        ends = (between.row[apart], between.col[apart])
        links = sp.coo_array((between.data[apart], ends), shape=(n, n)).tocsr()
        links.sort_indices()
        return Weighted(links, np.bincount(partition, self.sizes, minlength=n).astype(float))


def find_partition(
    network: Weighted, resolution: float, *, seed: int, starts: int, rounds: int
) -> Partition:
    """Return the best clusters of several starts, then shaken and mended for some rounds.

    A round takes two neighbouring clusters apart, or frees a tenth of the nodes, runs the
    algorithm from there and keeps the result when it is better: restarts alone stay below the
    optimum of maps of a thousand nodes.

    Parameters
    ----------
    network
        What to divide.
    resolution
        The larger, the more and smaller clusters.
    seed, starts, rounds
        The same give the same clusters.
    """
    if not len(network):
        return np.arange(0)

    def run(first: Partition, rng: np.random.Generator) -> tuple[float, Partition]:
        found = _settle(network, first, resolution, rng)
        return network.quality(found, resolution), found

    singles = np.arange(len(network))
    tried = [run(singles, np.random.default_rng([seed, n])) for n in range(starts)]
    quality, best = max(tried, key=lambda each: each[0])
    rng = np.random.default_rng([seed, starts])
    for turn in range(rounds):
        shaken = _shake(network, best, rng, regional=turn % 2 == 0)
        other, found = run(shaken, rng)
        if other > quality + _LEAST * abs(quality):
            quality, best = other, found
    return compact(best)


def merge_small(network: Weighted, partition: Partition, least: int) -> Partition:
    """Give clusters of fewer than `least` nodes to the cluster they are linked to most closely.

    The smallest goes first; close is the sum of links over the other cluster's size, as in
    VOSviewer. A cluster without any link outside stays.
    """
    partition = compact(partition)
    while True:
        clusters = network.merged(partition)
        counts = np.bincount(partition)
        linked = np.diff(clusters.links.indptr) > 0
        small = np.flatnonzero((counts < least) & linked)
        if not len(small):
            return partition
        smallest = small[counts[small].argmin()]
        a, b = clusters.links.indptr[smallest : smallest + 2]
        others = clusters.links.indices[a:b]
        closest = others[(clusters.links.data[a:b] / clusters.sizes[others]).argmax()]
        partition = compact(np.where(partition == smallest, closest, partition))


def _shake(
    network: Weighted, partition: Partition, rng: np.random.Generator, *, regional: bool
) -> Partition:
    """Set some nodes free: those of a cluster and one beside it, or a tenth of all."""
    if regional:
        node = int(rng.integers(len(network)))
        a, b = network.links.indptr[node : node + 2]
        ends = [node] if a == b else [node, int(rng.choice(network.links.indices[a:b]))]
        free = np.isin(partition, partition[ends])
    else:
        free = rng.random(len(network)) < 0.1
    shaken = partition.copy()
    shaken[free] = partition.max() + 1 + np.arange(free.sum())
    return compact(shaken)


def _settle(
    network: Weighted, partition: Partition, resolution: float, rng: np.random.Generator
) -> Partition:
    """Run the algorithm from a partition, again and again until it stays as it is."""
    changed = True
    while changed:
        partition, changed = _improve(network, partition, resolution, rng)
    return partition


def compact(partition: Partition) -> Partition:
    """Number the clusters from 0 without gaps, in the order of their first nodes."""
    _, first, inverse = np.unique(partition, return_index=True, return_inverse=True)
    order = np.empty(len(first), dtype=np.int64)
    order[np.argsort(first, kind="stable")] = np.arange(len(first))
    return order[inverse.ravel()]


def _improve(
    network: Weighted, partition: Partition, resolution: float, rng: np.random.Generator
) -> tuple[Partition, bool]:
    """Run the three phases, level by level, from a given partition."""
    position = np.arange(len(network))  # of every node of the first level in the current one
    level, current = network, compact(partition)
    any_change = False
    while True:
        current, moved = _move(level, current, resolution, rng)
        any_change |= moved
        current = compact(current)
        if int(current.max()) + 1 == len(level):
            return compact(current[position]), any_change
        refined = _refine(level, current, resolution, rng)
        n_refined = int(refined.max()) + 1
        if n_refined == len(level):  # nothing to merge but whole clusters: take those
            refined, n_refined = current, int(current.max()) + 1
        of_refined = np.empty(n_refined, dtype=np.int64)
        of_refined[refined] = current
        level, current, position = level.merged(refined), of_refined, refined[position]


def _move(
    network: Weighted, partition: Partition, resolution: float, rng: np.random.Generator
) -> tuple[Partition, bool]:
    """Move single nodes to the best cluster until none gains; visit whom a move concerns."""
    start = network.links.indptr.tolist()
    indices, data = network.links.indices, network.links.data
    least = _LEAST * float(data.max(initial=0.0))
    size = network.sizes.tolist()
    cluster = partition.tolist()
    total = np.bincount(partition, network.sizes, minlength=len(network)).tolist()
    empty = [c for c in range(len(network) - 1, -1, -1) if total[c] == 0]
    queue = deque(rng.permutation(len(network)).tolist())
    waiting = [True] * len(network)
    moved = False
    while queue:
        node = queue.popleft()
        waiting[node] = False
        a, b = start[node], start[node + 1]
        neighbours = indices[a:b].tolist()
        toward: dict[int, float] = {}
        for other, weight in zip(neighbours, data[a:b].tolist(), strict=True):
            c = cluster[other]
            toward[c] = toward.get(c, 0.0) + weight
        own, mine = cluster[node], size[node]
        price = resolution * mine
        total[own] -= mine
        best, most = own, toward.get(own, 0.0) - price * total[own]
        for c, weight in toward.items():
            gain = weight - price * total[c]
            if gain > most + least or (gain > most - least and c < best and best != own):
                best, most = c, gain
        if most < -least:  # a cluster of its own gains 0
            best = empty[-1] if total[own] else own
        total[best] += mine
        if best != own:
            if empty and best == empty[-1]:
                empty.pop()
            if not total[own]:
                empty.append(own)
            cluster[node] = best
            moved = True
            for other in neighbours:
                if not waiting[other] and cluster[other] != best:
                    waiting[other] = True
                    queue.append(other)
    return np.array(cluster, dtype=np.int64), moved


def _refine(
    network: Weighted, partition: Partition, resolution: float, rng: np.random.Generator
) -> Partition:
    """Build each cluster anew from single nodes, so that no part of it hangs together badly."""
    start = network.links.indptr.tolist()
    indices, data = network.links.indices, network.links.data
    size = network.sizes.tolist()
    cluster = partition.tolist()
    whole = np.bincount(partition, network.sizes).tolist()
    coo = network.links.tocoo()
    inside = partition[coo.row] == partition[coo.col]
    cut = np.bincount(coo.row[inside], coo.data[inside], minlength=len(network)).tolist()
    part = list(range(len(network)))
    total = list(size)
    alone = [True] * len(network)
    for node in rng.permutation(len(network)).tolist():
        own, mine = cluster[node], size[node]
        if not alone[node] or cut[node] < resolution * mine * (whole[own] - mine):
            continue
        a, b = start[node], start[node + 1]
        toward: dict[int, float] = {}
        for other, weight in zip(indices[a:b].tolist(), data[a:b].tolist(), strict=True):
            if cluster[other] == own:
                p = part[other]
                toward[p] = toward.get(p, 0.0) + weight
        best, most = -1, 0.0
        for p, weight in toward.items():
            gain = weight - resolution * mine * total[p]
            well = cut[p] >= resolution * total[p] * (whole[own] - total[p])
            if gain > most and well:
                best, most = p, gain
        if best >= 0:
            part[node] = best
            total[best] += mine
            total[node] = 0.0
            cut[best] += cut[node] - 2 * toward[best]
            alone[best] = alone[node] = False
    return compact(np.array(part, dtype=np.int64))
