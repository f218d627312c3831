"""The main path of a citation network: the chain of works through which most knowledge flows.

Traversal counts: Hummon & Doreian (1989), https://doi.org/10.1016/0378-8733(89)90017-8, counted
in one pass as by Batagelj (2003), https://arxiv.org/abs/cs/0309023. Searches: local and global,
and key-route, Liu & Lu (2012), https://doi.org/10.1002/asi.21692.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, get_args

import networkx as nx
import pandas as pd

from litreview.errors import UsageError

Count = Literal["spc", "splc", "spnp"]
Search = Literal["local", "backward", "global", "key-route", "key-route-global"]

_Edge = tuple[Any, Any]


def drop_cycles(graph: nx.DiGraph) -> tuple[nx.DiGraph, pd.DataFrame]:
    """Return the citations turned cited → citing, without those that close a circle.

    A work that cites itself goes first; then, among works that cite each other in a circle,
    citations of the future; and where a circle remains, all citations in it.

    Parameters
    ----------
    graph
        The ``"citation"`` network: citing → cited, nodes with ``year``.

    Returns
    -------
    flow
        The acyclic network, cited → citing: the way that knowledge flows.
    dropped
        ``citing cited reason``: ``self-citation``, ``future`` or ``cycle``; sorted.

    Examples
    --------
    >>> circle = nx.DiGraph([("b", "a"), ("a", "b"), ("c", "b")])
    >>> nx.set_node_attributes(circle, {"a": 2001, "b": 2003, "c": 2005}, "year")
    >>> flow, dropped = drop_cycles(circle)
    >>> list(flow.edges), dropped.values.tolist()
    ([('a', 'b'), ('b', 'c')], [['a', 'b', 'future']])
    """
    flow = nx.DiGraph()
    flow.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: node[0]))
    flow.add_edges_from(sorted((cited, citing) for citing, cited in graph.edges))
    dropped: list[tuple[Any, Any, str]] = []

    def drop(edges: Iterable[_Edge], reason: str) -> None:
        listed = list(edges)
        dropped.extend((citing, cited, reason) for cited, citing in listed)
        flow.remove_edges_from(listed)

    drop(list(nx.selfloop_edges(flow)), "self-citation")
    drop([edge for edge in _in_circles(flow) if _is_future(flow, *edge)], "future")
    drop(_in_circles(flow), "cycle")
    return flow, pd.DataFrame(sorted(dropped), columns=["citing", "cited", "reason"])


def compute_oddities(graph: nx.DiGraph) -> pd.DataFrame:
    """Report works that cite themselves, citations of the future, and citations in a circle.

    Returns
    -------
    pandas.DataFrame
        ``citing cited kind``: ``self-citation``, ``future`` (the cited work's year is later)
        or ``cycle``; a citation may have several rows. Sorted.
    """
    turned = nx.DiGraph()
    turned.add_nodes_from(graph.nodes(data=True))
    turned.add_edges_from((cited, citing) for citing, cited in graph.edges)
    rows = [
        (citing, cited, "future")
        for cited, citing in turned.edges
        if _is_future(turned, cited, citing)
    ]
    rows += [(citing, cited, "self-citation") for cited, citing in nx.selfloop_edges(turned)]
    rows += [(citing, cited, "cycle") for cited, citing in _in_circles(turned) if cited != citing]
    return pd.DataFrame(sorted(rows), columns=["citing", "cited", "kind"])


def compute_traversals(graph: nx.DiGraph, *, count: Count = "spc") -> pd.DataFrame:
    """Count, for each citation, the paths of knowledge that run through it.

    Parameters
    ----------
    graph
        The ``"citation"`` network, citing → cited; circles are opened by `drop_cycles`.
    count
        ``"spc"`` search path count: paths from sources (works that cite nothing here) to
        sinks (that nothing here cites). ``"splc"`` search path link count: from every work to
        sinks. ``"spnp"`` search path node pair: from every work to every work.

    Returns
    -------
    pandas.DataFrame
        ``cited citing weight``, sorted; weights are Python integers, exact at any size.

    Raises
    ------
    UsageError
        For an unknown count.
    """
    flow, _ = drop_cycles(graph)
    weights = _weights(flow, count)
    rows = [(cited, citing, weight) for (cited, citing), weight in sorted(weights.items())]
    frame = pd.DataFrame(rows, columns=["cited", "citing", "weight"], dtype=object)
    return frame


def compute_main_path(
    graph: nx.DiGraph, *, count: Count = "spc", search: Search = "global", keys: int = 1
) -> nx.DiGraph:
    """Find the main path of a citation network.

    Parameters
    ----------
    graph
        The ``"citation"`` network: citing → cited.
    count
        As in `compute_traversals`.
    search
        ``"local"``: from the sources, always on by the heaviest link; ``"backward"``: from the
        sinks, back by the heaviest link; ``"global"``: the path with the greatest sum of
        weights; ``"key-route"``: from the heaviest links both ways, locally;
        ``"key-route-global"``: the heaviest paths through these links. Of links or paths
        that weigh the same, all are kept.
    keys
        How many of the heaviest links a key-route search starts from; links that weigh as much
        as the last of them come along.

    Returns
    -------
    networkx.DiGraph
        Works and links of the main path, cited → citing, with ``weight`` (and the nodes'
        attributes); graph attributes ``count``, ``search`` and ``dropped``, the citations left
        out because of circles as (citing, cited, reason).

    Raises
    ------
    UsageError
        For an unknown count or search, or fewer than one key.
    """
    if search not in get_args(Search):
        raise UsageError(f"no search {search!r}: use one of {', '.join(get_args(Search))}")
    if keys < 1:
        raise UsageError(f"{keys} key routes: give 1 or more")
    flow, dropped = drop_cycles(graph)
    weights = _weights(flow, count)
    kept = _SEARCHES[search](flow, weights, keys) if weights else set()
    path = nx.DiGraph(count=count, search=search)
    path.graph["dropped"] = list(dropped.itertuples(index=False, name=None))
    nodes = sorted({node for edge in kept for node in edge})
    path.add_nodes_from((node, flow.nodes[node]) for node in nodes)
    path.add_edges_from((a, b, {"weight": weights[a, b]}) for a, b in sorted(kept))
    return path


def _weights(flow: nx.DiGraph, count: str) -> dict[_Edge, int]:
    """Return paths into the tail times paths out of the head, by link."""
    if count not in get_args(Count):
        raise UsageError(f"no count {count!r}: use one of {', '.join(get_args(Count))}")
    order = list(nx.lexicographical_topological_sort(flow))
    every_start, every_end = count != "spc", count == "spnp"
    into: dict[Any, int] = {}
    for node in order:
        before = sum(into[other] for other in flow.predecessors(node))
        into[node] = before + 1 if every_start else before or 1
    out: dict[Any, int] = {}
    for node in reversed(order):
        after = sum(out[other] for other in flow.successors(node))
        out[node] = after + 1 if every_end else after or 1
    return {(a, b): into[a] * out[b] for a, b in flow.edges}


def _follow(
    flow: nx.DiGraph, weights: dict[_Edge, int], starts: Iterable[Any], *, on: bool
) -> set[_Edge]:
    """Go on (or back) from each start by the heaviest links to the end."""
    kept: set[_Edge] = set()
    waiting, seen = list(starts), set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        edges = list(flow.out_edges(node) if on else flow.in_edges(node))
        heaviest = max((weights[edge] for edge in edges), default=0)
        best = [edge for edge in edges if weights[edge] == heaviest]
        kept.update(best)
        waiting.extend(edge[1 if on else 0] for edge in best)
    return kept


def _local(flow: nx.DiGraph, weights: dict[_Edge, int], _: int, *, on: bool = True) -> set[_Edge]:
    degree = flow.in_degree if on else flow.out_degree
    side = 0 if on else 1
    first = {edge: w for edge, w in weights.items() if degree(edge[side]) == 0}
    heaviest = max(first.values())
    return _follow(
        flow, weights, sorted({e[side] for e, w in first.items() if w == heaviest}), on=on
    )


def _global(flow: nx.DiGraph, weights: dict[_Edge, int], _: int) -> set[_Edge]:
    return _heaviest_paths(flow, weights, None)


def _keys(weights: dict[_Edge, int], n: int) -> list[_Edge]:
    least = sorted(weights.values(), reverse=True)[:n][-1]
    return sorted(edge for edge, weight in weights.items() if weight >= least)


def _key_route(flow: nx.DiGraph, weights: dict[_Edge, int], n: int) -> set[_Edge]:
    keys = _keys(weights, n)
    on = _follow(flow, weights, [b for _, b in keys], on=True)
    back = _follow(flow, weights, [a for a, _ in keys], on=False)
    return {*keys, *on, *back}


def _key_route_global(flow: nx.DiGraph, weights: dict[_Edge, int], n: int) -> set[_Edge]:
    kept: set[_Edge] = set()
    for key in _keys(weights, n):
        kept |= _heaviest_paths(flow, weights, key)
    return kept


def _heaviest_paths(flow: nx.DiGraph, weights: dict[_Edge, int], key: _Edge | None) -> set[_Edge]:
    """Return all links of the heaviest paths, of those through one link if it is given."""
    order = list(nx.lexicographical_topological_sort(flow))
    behind = dict.fromkeys(order, 0)
    ahead = dict.fromkeys(order, 0)
    for node in order:
        for before in flow.predecessors(node):
            behind[node] = max(behind[node], behind[before] + weights[before, node])
    for node in reversed(order):
        for after in flow.successors(node):
            ahead[node] = max(ahead[node], ahead[after] + weights[node, after])
    if key is None:
        whole = max(ahead.values())
        return {(a, b) for (a, b), w in weights.items() if behind[a] + w + ahead[b] == whole}
    kept = {key}
    waiting = [(key[1], True), (key[0], False)]
    while waiting:
        node, on = waiting.pop()
        for edge in list(flow.out_edges(node) if on else flow.in_edges(node)):
            rest = ahead[edge[1]] if on else behind[edge[0]]
            if weights[edge] + rest == (ahead if on else behind)[node] and edge not in kept:
                kept.add(edge)
                waiting.append((edge[1] if on else edge[0], on))
    return kept


def _in_circles(flow: nx.DiGraph) -> list[_Edge]:
    circle = {}
    for n, component in enumerate(nx.strongly_connected_components(flow)):
        circle.update(dict.fromkeys(component, n))
    return sorted((a, b) for a, b in flow.edges if circle[a] == circle[b])


def _is_future(flow: nx.DiGraph, cited: Any, citing: Any) -> bool:
    years = (flow.nodes[cited].get("year"), flow.nodes[citing].get("year"))
    return None not in years and years[0] > years[1]


_SEARCHES: dict[str, Callable[[nx.DiGraph, dict[_Edge, int], int], set[_Edge]]] = {
    "local": _local,
    "backward": lambda flow, weights, n: _local(flow, weights, n, on=False),
    "global": _global,
    "key-route": _key_route,
    "key-route-global": _key_route_global,
}
