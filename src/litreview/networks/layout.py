"""Positions of the nodes for drawing, and the edges as a frame."""

from __future__ import annotations

import math
from typing import Any, Literal, get_args

import networkx as nx
import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from litreview.errors import UsageError
from litreview.networks.vos_layout import Points, place_nodes
from litreview.networks.weighted import adjacency

SMALL = 250
"""Components up to this size are laid out by Kamada and Kawai, whose time grows cubically."""
GAP = 1.0
"""Room between components, in units of a two-node component's radius."""

Method = Literal["springs", "vos"]


def compute_layout(
    graph: nx.Graph, *, seed: int = 1, method: Method = "springs"
) -> dict[str, tuple[float, float]]:
    """Place the nodes, component by component, the same for the same seed.

    Parameters
    ----------
    graph
        Any graph; its parts that hang together are laid out apart and set side by side.
    seed
        Start of the random first positions.
    method
        ``"springs"``, for small components (to `SMALL`), whose links all get the same length,
        and larger ones as in ``"vos"``, the layout of VOSviewer, in which weights count.

    Returns
    -------
    dict
        (x, y) by node, in -1 to 1, rounded to 6 places so that they print alike everywhere.

    Raises
    ------
    UsageError
        For an unknown method.

    Notes
    -----
    Springs: Kamada & Kawai (1989), https://doi.org/10.1016/0020-0190(89)90102-6, as built in
    networkx. VOS: `litreview.networks.vos_layout`.

    Examples
    --------
    >>> sorted(compute_layout(nx.path_graph(["a", "b"])))
    ['a', 'b']
    """
    if method not in get_args(Method):
        raise UsageError(f"no layout {method!r}: use one of {', '.join(get_args(Method))}")
    nodes, matrix = adjacency(graph)
    n_parts, part = connected_components(matrix, directed=False)
    members = np.split(np.argsort(part, kind="stable"), np.cumsum(np.bincount(part))[:-1])
    if not n_parts:
        return {}
    members.sort(key=lambda m: (-len(m), m[0]))
    springs = method == "springs"
    parts = [_place(matrix, m, seed, springs=springs and len(m) <= SMALL) for m in members]
    places = _pack(parts)
    order = np.argsort(np.concatenate(members), kind="stable")
    return dict(zip(nodes, map(tuple, places[order].round(6).tolist()), strict=True))


def _place(matrix: Any, members: NDArray[np.int64], seed: int, *, springs: bool) -> Points:
    """Lay out one component around (0, 0), its radius growing with the root of its size."""
    n = len(members)
    if n == 1:
        return np.zeros((1, 2))
    if n == 2:
        return np.array([[1.0, 0.0], [-1.0, 0.0]]) * math.sqrt(2)
    inside = matrix[members][:, members]
    if not springs:
        return math.sqrt(n) * place_nodes(inside, seed=seed)
    start = nx.Graph()
    start.add_nodes_from(range(n))
    start.add_edges_from(zip(*sp.triu(inside).nonzero(), strict=True))
    placed = nx.kamada_kawai_layout(start, weight=None)
    return math.sqrt(n) * np.array([placed[node] for node in range(n)])


def _pack(parts: list[Points]) -> Points:
    """Set components on shelves, the largest first, so that none drifts out of the picture."""
    corners = [part.min(axis=0) for part in parts]
    boxes = [np.ptp(part, axis=0).tolist() for part in parts]
    area = sum((w + GAP) * (h + GAP) for w, h in boxes)
    shelf = max([w for w, _ in boxes] + [1.2 * math.sqrt(area)], default=1.0)
    placed = []
    x = y = height = 0.0
    for part, corner, (w, h) in zip(parts, corners, boxes, strict=True):
        if x and x + w > shelf:
            x, y, height = 0.0, y - height - GAP, 0.0
        placed.append(part - corner + (x, y - h))
        x, height = x + w + GAP, max(height, h)
    return _scale(np.concatenate(placed))


def _scale(places: Points) -> Points:
    """Bring the picture into -1 to 1 without bending it."""
    low, extent = places.min(axis=0), np.ptp(places, axis=0)
    scaled: Points = (places - low - extent / 2) / (extent.max() / 2 or 1.0)
    return scaled


def edge_frame(graph: nx.Graph) -> pd.DataFrame:
    """Return the edges as a frame, sorted.

    Parameters
    ----------
    graph
        A graph; an edge without ``weight`` counts 1.

    Returns
    -------
    pandas.DataFrame
        ``source``, ``target``, ``weight``; source < target where edges have no direction.

    Examples
    --------
    >>> edge_frame(nx.Graph([("b", "a")])).values.tolist()
    [['a', 'b', 1]]
    """
    edges = [
        (source, target, weight)
        if graph.is_directed()
        else (min(source, target), max(source, target), weight)
        for source, target, weight in graph.edges(data="weight", default=1)
    ]
    return pd.DataFrame(sorted(edges), columns=["source", "target", "weight"])
