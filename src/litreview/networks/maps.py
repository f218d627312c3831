"""A network made into a map: clusters and places on its nodes; and how firm a map is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import networkx as nx
import pandas as pd

from litreview.networks.clusters import adjusted_rand, compute_clusters
from litreview.networks.layout import Method, compute_layout


def add_map(graph: nx.Graph, *, seed: int = 1, method: Method = "vos", **options: Any) -> nx.Graph:
    """Return a copy whose nodes have ``cluster``, ``x`` and ``y``, for formats that hold them.

    Parameters
    ----------
    graph
        A network; it is clustered and laid out by its weights.
    seed, method
        As in `litreview.networks.compute_layout`.
    **options
        As in `litreview.networks.compute_clusters`.

    Examples
    --------
    >>> add_map(nx.Graph([("a", "b")])).nodes["a"]
    {'cluster': 1, 'x': 1.0, 'y': 0.0}
    """
    made = graph.copy()
    clusters = compute_clusters(graph, seed=seed, **options).of
    for node, (x, y) in compute_layout(graph, seed=seed, method=method).items():
        made.nodes[node].update(cluster=clusters[node], x=x, y=y)
    return made


def compute_sensitivity(
    build: Callable[[float], nx.Graph],
    settings: Iterable[float],
    *,
    base: float,
    same: Callable[[float], Mapping[Any, Any]] | None = None,
    **options: Any,
) -> pd.DataFrame:
    """Tell how a map changes with one setting, such as the threshold at which works are the same.

    Parameters
    ----------
    build
        Makes the network at a setting.
    settings
        The settings to try.
    base
        The setting that the others are compared with.
    same
        Gives, for a setting, which node of the base's network each of its nodes stands for;
        without it, nodes are the same when their ids are.
    **options
        As in `litreview.networks.compute_clusters`.

    Returns
    -------
    pandas.DataFrame
        One row per setting: ``setting n_nodes n_edges n_clusters``; ``shared_nodes`` and
        ``shared_edges``, the share of the base's that are still there; and ``rand``, the
        adjusted Rand index of the clusters on the nodes of both (null without any).

    Examples
    --------
    >>> path = nx.path_graph(["a", "b", "c", "d"])
    >>> cut = lambda least: nx.Graph(list(path.edges)[int(least):])
    >>> compute_sensitivity(cut, [0, 1], base=0)[["setting", "n_edges", "shared_nodes"]].values.tolist()
    [[0.0, 3.0, 1.0], [1.0, 2.0, 0.75]]
    """
    first = build(base)
    clusters = compute_clusters(first, **options).of
    edges = {frozenset(edge) for edge in first.edges}
    rows = []
    for setting in settings:
        graph = first if setting == base else build(setting)
        found = compute_clusters(graph, **options).of
        name = {} if same is None else same(setting)
        stands = {node: name.get(node, node) for node in graph}
        kept = {stands[a]: c for a, c in found.items() if stands[a] in clusters}
        still = edges & {frozenset((stands[a], stands[b])) for a, b in graph.edges}
        listed = sorted(kept)
        rand = adjusted_rand([clusters[n] for n in listed], [kept[n] for n in listed])
        rows.append(
            {
                "setting": setting,
                "n_nodes": len(graph),
                "n_edges": graph.number_of_edges(),
                "n_clusters": len(set(found.values())),
                "shared_nodes": len(kept) / len(first) if len(first) else None,
                "shared_edges": len(still) / len(edges) if edges else None,
                "rand": round(rand, 6) if listed else None,
            }
        )
    return pd.DataFrame(rows)
