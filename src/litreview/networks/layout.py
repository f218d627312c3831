"""Positions of the nodes for drawing, and the edges as a frame."""

from __future__ import annotations

import networkx as nx
import pandas as pd


def compute_layout(graph: nx.Graph, *, seed: int = 1) -> dict[str, tuple[float, float]]:
    """Place the nodes by Fruchterman and Reingold's springs, the same for the same seed.

    Parameters
    ----------
    graph
        Any graph; stronger edges (``weight``) pull more.
    seed
        Start of the random first positions.

    Returns
    -------
    dict
        (x, y) by node, in -1 to 1, rounded to 6 places so that they print alike everywhere.

    Notes
    -----
    Fruchterman & Reingold (1991), https://doi.org/10.1002/spe.4380211102, as built in networkx.

    Examples
    --------
    >>> sorted(compute_layout(nx.path_graph(["a", "b"])))
    ['a', 'b']
    """
    # Springs start from positions dealt out in node order: fix it.
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from(edge_frame(graph).itertuples(index=False, name=None))
    placed = nx.spring_layout(ordered, seed=seed)
    return {node: (round(float(x), 6), round(float(y), 6)) for node, (x, y) in placed.items()}


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
