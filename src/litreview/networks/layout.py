"""Positions of the nodes for drawing, and the edges as a frame."""

from __future__ import annotations

import math

import networkx as nx
import pandas as pd

SMALL = 250
"""Components up to this size are laid out by Kamada and Kawai, whose time grows cubically."""
GAP = 1.0
"""Room between components, in units of a two-node component's radius."""


def compute_layout(graph: nx.Graph, *, seed: int = 1) -> dict[str, tuple[float, float]]:
    """Place the nodes by springs, component by component, the same for the same seed.

    Parameters
    ----------
    graph
        Any graph; its parts that hang together are laid out apart and set side by side.
    seed
        Start of the random first positions.

    Returns
    -------
    dict
        (x, y) by node, in -1 to 1, rounded to 6 places so that they print alike everywhere.

    Notes
    -----
    Small components: Kamada & Kawai (1989), https://doi.org/10.1016/0020-0190(89)90102-6; larger
    ones: Fruchterman & Reingold (1991), https://doi.org/10.1002/spe.4380211102; both as built in
    networkx.

    Examples
    --------
    >>> sorted(compute_layout(nx.path_graph(["a", "b"])))
    ['a', 'b']
    """
    # Springs start from positions dealt out in node order: fix it.
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from(edge_frame(graph).itertuples(index=False, name=None))
    components = sorted(nx.connected_components(ordered), key=lambda c: (-len(c), min(c)))
    return _pack([_place(ordered.subgraph(sorted(c)), seed) for c in components])


_Place = dict[str, tuple[float, float]]


def _place(component: nx.Graph, seed: int) -> _Place:
    """Lay out one component around (0, 0), its radius growing with the root of its size."""
    nodes = sorted(component)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    start = nx.Graph()
    start.add_nodes_from(nodes)
    start.add_edges_from(sorted(map(sorted, component.edges)))
    radius = math.sqrt(len(nodes))
    if len(nodes) <= SMALL:
        placed = nx.kamada_kawai_layout(start, weight=None)
    else:
        placed = nx.spring_layout(start, seed=seed)
    return {node: (radius * float(x), radius * float(y)) for node, (x, y) in placed.items()}


def _pack(parts: list[_Place]) -> _Place:
    """Set components on shelves, the largest first, so that none drifts out of the picture."""
    boxes = [_box(part) for part in parts]
    area = sum((w + GAP) * (h + GAP) for _, _, w, h in boxes)
    shelf = max([w for _, _, w, _ in boxes] + [1.2 * math.sqrt(area)], default=1.0)
    placed: _Place = {}
    x = y = height = 0.0
    for part, (left, bottom, w, h) in zip(parts, boxes, strict=True):
        if x and x + w > shelf:
            x, y, height = 0.0, y - height - GAP, 0.0
        for node, (px, py) in part.items():
            placed[node] = (x + px - left, y - h + py - bottom)
        x, height = x + w + GAP, max(height, h)
    return _scale(placed)


def _box(part: _Place) -> tuple[float, float, float, float]:
    xs, ys = zip(*part.values(), strict=True)
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _scale(placed: _Place) -> _Place:
    """Bring the picture into -1 to 1 without bending it."""
    if not placed:
        return {}
    left, bottom, w, h = _box(placed)
    half = max(w, h) / 2 or 1.0
    return {
        node: (round((x - left - w / 2) / half, 6), round((y - bottom - h / 2) / half, 6))
        for node, (x, y) in placed.items()
    }


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
