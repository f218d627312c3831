"""How central each node is, by five measures at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from litreview.networks.weighted import Links, adjacency

_BATCH = 256
EXACT = 3000
"""Up to so many nodes paths start from every node, else from so many drawn at random."""


def compute_centrality(links: Links, *, seed: int = 1, weight: str = "weight") -> pd.DataFrame:
    """Compute degree, strength, closeness, betweenness and PageRank of every node.

    Parameters
    ----------
    links
        A graph or an edge frame; the direction of citations is left out but for PageRank,
        which flows from citing to cited.
    seed
        Chooses the starts of paths where there are more than `EXACT` nodes.

    Returns
    -------
    pandas.DataFrame
        ``node degree strength closeness betweenness pagerank``, sorted by node. Links count
        as steps of 1 for closeness (Wasserman & Faust 1994, eq. 5.9: of parts that do not
        hang together each by itself, times its share of nodes) and betweenness (Freeman 1977,
        https://doi.org/10.2307/3033543; share of the pairs of other nodes, computed as by
        Brandes 2001, https://doi.org/10.1080/0022250X.2001.9990249); weights count for
        strength and PageRank (Brin & Page 1998, damping .85).

    Examples
    --------
    >>> import networkx as nx
    >>> compute_centrality(nx.path_graph(["a", "b", "c"]))["betweenness"].tolist()
    [0.0, 1.0, 0.0]
    """
    nodes, matrix = adjacency(links, weight=weight)
    _, directed = adjacency(links, weight=weight, directed=True)
    has_direction = not isinstance(links, pd.DataFrame) and links.is_directed()
    closeness, betweenness = _paths(matrix, np.random.default_rng(seed))
    return pd.DataFrame(
        {
            "node": pd.Series(nodes),
            "degree": np.diff(matrix.indptr),
            "strength": np.asarray(matrix.sum(axis=1)).ravel(),
            "closeness": closeness.round(9),
            "betweenness": betweenness.round(9),
            "pagerank": _pagerank(directed if has_direction else matrix).round(9),
        }
    )


def _paths(matrix: Any, rng: np.random.Generator) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return closeness and betweenness, from shortest paths of many starts side by side."""
    n = matrix.shape[0]
    steps = sp.csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)
    starts = np.arange(n) if n <= EXACT else np.sort(rng.choice(n, EXACT, replace=False))
    between, far, reached = np.zeros(n), np.zeros(n), np.zeros(n)
    for at in range(0, len(starts), _BATCH):
        batch = starts[at : at + _BATCH]
        column = np.arange(len(batch))
        paths = np.zeros((n, len(batch)))
        paths[batch, column] = 1
        seen, front, levels = paths > 0, paths.copy(), [paths > 0]
        while True:
            front = (steps @ front) * ~seen
            new = front > 0
            if not new.any():
                break
            far += new.sum(axis=1) * len(levels)  # distances are the same both ways
            paths += front
            seen |= new
            levels.append(new)
        reached += seen.sum(axis=1)
        share = np.zeros_like(paths)
        for depth in range(len(levels) - 1, 0, -1):
            onto = np.divide(1 + share, paths, out=np.zeros_like(paths), where=levels[depth])
            share += (steps @ onto) * paths * levels[depth - 1]
        share[batch, column] = 0
        between += share.sum(axis=1)
    scale = n / max(len(starts), 1)
    others = np.maximum(reached * scale - 1, 0)
    near = np.divide(others, far * scale, out=np.zeros(n), where=far > 0)
    pairs = max((n - 1) * (n - 2), 1)
    return near * others / max(n - 1, 1), between * scale / pairs


def _pagerank(matrix: Any, damping: float = 0.85) -> NDArray[Any]:
    n = matrix.shape[0]
    if not n:
        return np.zeros(0)
    out = np.asarray(matrix.sum(axis=1)).ravel()
    ends = out == 0
    flow = sp.csr_array(sp.diags_array(1 / np.where(ends, 1, out)) @ matrix).T.tocsr()
    rank = np.full(n, 1 / n)
    for _ in range(200):
        new = damping * (flow @ rank + rank[ends].sum() / n) + (1 - damping) / n
        if np.abs(new - rank).sum() < 1e-12:
            break
        rank = new
    return np.asarray(rank)
