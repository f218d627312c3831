"""The historiograph: the most cited works of a review through the years.

Garfield, Pudovkin & Istomin (2003), https://doi.org/10.1002/asi.10226.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import networkx as nx

SWEEPS = 12
NEAR = 0.18
"""Works nearer than this share of all years stand in rows of their own, so that names have room."""


def build_historiograph(graph: nx.DiGraph, *, top: int = 30) -> nx.DiGraph:
    """Return the most cited works of a citation network, placed by year.

    Parameters
    ----------
    graph
        The ``"citation"`` network: citing → cited, nodes with ``year``.
    top
        How many works to keep: those that most works of the network cite, and of several
        alike the older, then by id. Works without a year have no place and are left out.

    Returns
    -------
    networkx.DiGraph
        Citing → cited among these works. Nodes keep their attributes and have ``n_local`` (how
        often the network cites them), ``x`` (the year) and ``y`` (a row, 0 in the middle, set
        so that lines cross little); the graph has ``undated``, how many were left out.

    Examples
    --------
    >>> cites = nx.DiGraph([("b", "a"), ("c", "a"), ("c", "b")])
    >>> nx.set_node_attributes(cites, {"a": 2001, "b": 2005, "c": 2009}, "year")
    >>> [(n, facts["x"], facts["n_local"]) for n, facts in build_historiograph(cites).nodes(data=True)]
    [('a', 2001, 2), ('b', 2005, 1), ('c', 2009, 0)]
    """
    dated = [node for node, year in graph.nodes(data="year") if year is not None]
    local = {node: sum(1 for other in graph.predecessors(node) if other != node) for node in dated}
    order = sorted(dated, key=lambda node: (-local[node], graph.nodes[node]["year"], node))
    kept = nx.DiGraph(undated=len(graph) - len(dated))
    for node in sorted(order[:top]):
        facts = graph.nodes[node]
        kept.add_node(node, **facts, n_local=local[node], x=facts["year"])
    edges = sorted((a, b) for a, b in graph.edges if a in kept and b in kept and a != b)
    kept.add_edges_from((a, b, graph.edges[a, b]) for a, b in edges)
    nx.set_node_attributes(kept, _rows(kept), "y")
    return kept


def _rows(graph: nx.DiGraph) -> dict[Any, float]:
    """Order each year's works by the mean row of those they are linked to, back and forth.

    Sugiyama, Tagawa & Toda (1981), https://doi.org/10.1109/TSMC.1981.4308636.
    """
    years: defaultdict[int, list[Any]] = defaultdict(list)
    for node, year in graph.nodes(data="x"):
        years[year].append(node)
    row: dict[Any, float] = {}

    def settle(nodes: list[Any]) -> None:
        for n, node in enumerate(nodes):
            row[node] = n - (len(nodes) - 1) / 2

    for nodes in years.values():
        settle(nodes)
    ordered = sorted(years)
    for sweep in range(SWEEPS):
        for year in ordered if sweep % 2 == 0 else reversed(ordered):

            def middle(node: Any) -> tuple[float, float, Any]:
                beside = sorted({*graph.predecessors(node), *graph.successors(node)})
                rows = [row[other] for other in beside]
                return (sum(rows) / len(rows) if rows else row[node], row[node], node)

            years[year].sort(key=middle)
            settle(years[year])
    return _spread(years, row)


def _spread(years: dict[int, list[Any]], row: dict[Any, float]) -> dict[Any, float]:
    """Move each work to the nearest row that no work of a near year has taken."""
    if not years:
        return row
    near = NEAR * (max(years) - min(years))
    taken: list[tuple[int, float]] = []
    spread: dict[Any, float] = {}
    for year in sorted(years):
        beside = [y for other, y in taken if year - other < near]
        for node in years[year]:
            steps = sorted(range(-len(row), len(row) + 1), key=lambda step: (abs(step), step))
            free = (
                row[node] + step
                for step in steps
                if all(abs(row[node] + step - y) >= 1 for y in beside)
            )
            spread[node] = next(free)
            beside.append(spread[node])
            taken.append((year, spread[node]))
    return spread
