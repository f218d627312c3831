"""Clusters of a network's nodes: by the quality of VOS or by modularity, and how stable they are.

VOS: Waltman, van Eck & Noyons (2010), https://doi.org/10.1016/j.joi.2010.07.002, eq. 6; the
clusters of VOSviewer. Modularity: Newman & Girvan (2004),
https://doi.org/10.1103/PhysRevE.69.026113. Both are optimised by `litreview.networks.leiden`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd
import scipy.sparse as sp

from litreview.errors import UsageError
from litreview.networks.leiden import Partition, Weighted, compact, find_partition, merge_small
from litreview.networks.weighted import Links, adjacency, association_strength

Quality = Literal["vos", "modularity"]

EFFORT = 4_000_000
"""What all starts may cost together, in visits of links: small networks are tried more often."""
NODE_COST = 20
"""A visit of a node costs as much as so many of links."""
MOST_STARTS = 10
MOST_ROUNDS = 50


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """Which node is in which cluster; cluster 1 is the largest.

    Parameters
    ----------
    frame
        ``node``, ``cluster``; sorted by node.
    quality
        The quality reached, as `compute_quality` gives it.
    """

    frame: pd.DataFrame
    quality: float

    @property
    def of(self) -> dict[Any, int]:
        """Cluster by node."""
        return dict(zip(self.frame["node"].tolist(), self.frame["cluster"].tolist(), strict=True))


def quality_of(kind: str) -> Quality:
    """Return the quality that suits a kind of network.

    The quality of VOS is made for counts of things that occur together (Waltman, van Eck & Noyons
    2010). A paper and the works it alone cites form a star, whose links it takes for chance;
    modularity keeps them together.

    >>> quality_of("co-word"), quality_of("citation")
    ('vos', 'modularity')
    """
    return "modularity" if kind == "citation" else "vos"


def compute_clusters(
    links: Links,
    *,
    quality: Quality = "vos",
    resolution: float = 1.0,
    min_size: int = 1,
    seed: int = 1,
    starts: int | None = None,
    rounds: int | None = None,
    weight: str = "weight",
) -> Clusters:
    """Divide the nodes into clusters; neither the order of nodes nor of edges matters.

    Parameters
    ----------
    links
        A graph, or an edge frame with ``source``, ``target``, ``weight``. A directed graph
        counts both directions together; links of a node to itself do not count. Weights are
        counts: the normalisation is part of the quality.
    quality
        ``"vos"``: the sum over pairs within clusters of association strength less
        `resolution`. ``"modularity"``: of weight less `resolution` times k_i·k_j/2m.
    resolution
        1 as in VOSviewer; the larger, the more and smaller clusters.
    min_size
        Clusters with fewer nodes join the one they are linked to most closely (VOSviewer's
        "merge small clusters"); a part without links outside stays.
    seed
        The same seed gives the same clusters.
    starts, rounds
        How often to begin anew, how often to shake the best and mend it. By default as many
        as `EFFORT` allows for the number of links.
    weight
        The attribute or column that holds the weight.

    Raises
    ------
    UsageError
        For an unknown quality or a weight below 0.

    Examples
    --------
    >>> import networkx as nx
    >>> two = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("c", "x")])
    >>> compute_clusters(two).of
    {'a': 1, 'b': 1, 'c': 1, 'x': 2, 'y': 2}
    """
    nodes, matrix = adjacency(links, weight=weight)
    network, scaled, unit = _objective(matrix, quality, resolution)
    fits = EFFORT // max(matrix.nnz + NODE_COST * len(nodes), 1)
    partition = find_partition(
        network,
        scaled,
        seed=seed,
        starts=max(1, min(MOST_STARTS, fits)) if starts is None else starts,
        rounds=min(MOST_ROUNDS, fits) if rounds is None else rounds,
    )
    if min_size > 1 and len(partition):
        partition = merge_small(network, partition, min_size)
    frame = pd.DataFrame({"node": pd.Series(nodes), "cluster": _by_size(partition)})
    return Clusters(frame, network.quality(partition, scaled) * unit if len(nodes) else 0.0)


def compute_quality(
    links: Links,
    clusters: Mapping[Any, Any],
    *,
    quality: Quality = "vos",
    resolution: float = 1.0,
    weight: str = "weight",
) -> float:
    """Return the quality of any division, such as one that VOSviewer published.

    Parameters
    ----------
    links, quality, resolution, weight
        As in `compute_clusters`.
    clusters
        Cluster by node. A node that is not there, or whose cluster is None, is alone.

    Returns
    -------
    float
        VOS: 1/2m · Σ δ(s_ij - γ) over pairs, s_ij = 2m·a_ij/(k_i·k_j), eq. 6 of Waltman, van
        Eck & Noyons (2010). Modularity: 1/2m · Σ δ(a_ij - γ·k_i·k_j/2m) over ordered pairs of
        different nodes, and less the k_i² of single nodes, so that it is Newman's number.
    """
    nodes, matrix = adjacency(links, weight=weight)
    if not nodes:
        return 0.0
    network, scaled, unit = _objective(matrix, quality, resolution)
    keys = [
        ("alone", n) if clusters.get(node) is None else ("in", str(clusters[node]))
        for n, node in enumerate(nodes)
    ]
    number = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    partition = np.array([number[key] for key in keys], dtype=np.int64)
    value = network.quality(partition, scaled) * unit
    if quality == "modularity":
        value -= scaled * unit * float(np.square(network.sizes).sum()) / 2
    return value


def compute_resolutions(
    links: Links,
    clusters: Mapping[Any, Any],
    resolutions: Iterable[float] = (0.6, 0.8, 1.0, 1.2, 1.5, 2.0),
    *,
    quality: Quality = "vos",
    weight: str = "weight",
    **options: Any,
) -> pd.DataFrame:
    """Compare a given division with ours at several resolutions, to see which it was made with.

    Parameters
    ----------
    links, quality, weight, **options
        As in `compute_clusters`.
    clusters
        Cluster by node, such as the attribute ``cluster`` of a map made by VOSviewer.
    resolutions
        What to try.

    Returns
    -------
    pandas.DataFrame
        ``resolution n_clusters quality given_quality rand``: ours, the given division's, and
        the adjusted Rand index of the two over the nodes that have a cluster.
    """
    rows = []
    for resolution in resolutions:
        shared: dict[str, Any] = {"quality": quality, "resolution": resolution, "weight": weight}
        ours = compute_clusters(links, **shared, **options)
        known = [node for node in ours.frame["node"] if clusters.get(node) is not None]
        of = ours.of
        pair = ([str(clusters[n]) for n in known], [of[n] for n in known])
        given = compute_quality(links, clusters, **shared)
        n_clusters = int(ours.frame["cluster"].max()) if len(ours.frame) else 0
        rows.append((resolution, n_clusters, ours.quality, given, adjusted_rand(*pair)))
    columns = ["resolution", "n_clusters", "quality", "given_quality", "rand"]
    return pd.DataFrame(rows, columns=columns)


def compute_stability(
    links: Links, *, repetitions: int = 50, seed: int = 1, weight: str = "weight", **options: Any
) -> pd.DataFrame:
    """Tell how sure each node's cluster is, by drawing the network's counts again.

    Each repetition draws every weight from a Poisson distribution with the weight as mean
    (a parametric bootstrap: Rosvall & Bergstrom 2010,
    https://doi.org/10.1371/journal.pone.0008694) and clusters the result.

    Parameters
    ----------
    links
        Counts, not normalised weights: a weight of 0.1 would mostly be drawn as 0.
    repetitions
        How many networks to draw.
    **options
        As in `compute_clusters`.

    Returns
    -------
    pandas.DataFrame
        ``node``, ``cluster``, ``stability``: the mean share, over repetitions, of the node's
        cluster mates that stay with it, 0 to 1 (null where it has none); and ``frame.attrs
        ["rand"]``, the mean adjusted Rand index of the repetitions.
    """
    nodes, matrix = adjacency(links, weight=weight)
    base = compute_clusters(links, seed=seed, weight=weight, **options).frame
    truth = base["cluster"].to_numpy(dtype=np.int64) - 1
    sizes = np.bincount(truth) if len(truth) else np.zeros(0)
    upper = sp.triu(matrix, k=1).tocoo()
    kept, rand = np.zeros(len(nodes)), []
    quick = {"starts": 1, "rounds": 0, **options}
    for n in range(repetitions if nodes else 0):
        rng = np.random.default_rng([seed, n])
        drawn = rng.poisson(upper.data)
        frame = pd.DataFrame({"source": upper.row, "target": upper.col, "weight": drawn})
        found = compute_clusters(frame, seed=seed, **quick).frame
        partition = np.full(len(nodes), -1)
        partition[found["node"].to_numpy(dtype=np.int64)] = found["cluster"]
        alone = partition < 0
        partition[alone] = partition.max(initial=0) + 1 + np.arange(alone.sum())
        both = pd.Series(1, index=pd.MultiIndex.from_arrays([truth, partition]))
        together = both.groupby(level=[0, 1]).transform("sum").to_numpy()
        kept += (together - 1) / np.maximum(sizes[truth] - 1, 1)
        rand.append(adjusted_rand(truth, partition))
    stability = np.where(sizes[truth] > 1, kept / max(repetitions, 1), np.nan)
    base["stability"] = pd.array(np.round(stability, 6), dtype="Float64")
    base.loc[np.isnan(stability), "stability"] = pd.NA
    base.attrs["rand"] = round(float(np.mean(rand)), 6) if rand else None
    return base


def adjusted_rand(one: Any, other: Any) -> float:
    """Return how alike two divisions of the same nodes are: 1 equal, about 0 by chance.

    Hubert & Arabie (1985), https://doi.org/10.1007/BF01908075, eq. 5.

    >>> adjusted_rand(["a", "a", "b"], [2, 2, 1])
    1.0
    """
    table = pd.crosstab(np.asarray(one), np.asarray(other)).to_numpy()

    def pairs(counts: Any) -> float:
        return float((counts * (counts - 1) // 2).sum())

    both, n = pairs(table), int(table.sum())
    rows, columns = pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    by_chance = rows * columns / (n * (n - 1) / 2) if n > 1 else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == by_chance else (both - by_chance) / (most - by_chance)


def _objective(matrix: Any, quality: str, resolution: float) -> tuple[Weighted, float, float]:
    """Return the network, the resolution and the unit that make the general quality this one."""
    if quality not in get_args(Quality):
        raise UsageError(f"no quality {quality!r}: use one of {', '.join(get_args(Quality))}")
    strength = np.asarray(matrix.sum(axis=1), dtype=float).ravel()
    twice = float(strength.sum()) or 1.0
    if quality == "vos":
        network = Weighted(association_strength(matrix), np.ones(matrix.shape[0]))
        return network, resolution, 1 / twice
    return Weighted(matrix, strength), resolution / twice, 2 / twice


def _by_size(partition: Partition) -> Partition:
    """Number clusters from 1, the largest first; of two alike, the one whose first node is first."""
    partition = compact(partition)
    rank = np.argsort(np.argsort(-np.bincount(partition), kind="stable"), kind="stable")
    return rank[partition] + 1 if len(partition) else partition
