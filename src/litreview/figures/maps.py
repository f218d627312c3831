"""Maps of networks: nodes, their heaviest links, and clusters in colours and marks."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import networkx as nx
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from litreview.figures.drawing import draws
from litreview.figures.indicators_notes import Note
from litreview.figures.names import FONT_SIZE, write_names
from litreview.figures.style import PALETTE, shorten
from litreview.labels import label

MOST_LINKS = 600
"""As in VOSviewer, the heaviest links only are drawn: more hide the nodes."""
MOST_NAMES = 60
MOST_CLUSTERS = 8
"""Told apart by colour and mark; nodes of smaller clusters are grey."""
NAMED = 3
"""So many of its largest nodes name a cluster."""
_COLOURS = [colour for n, colour in enumerate(PALETTE) if n != 7][:MOST_CLUSTERS]
_MARKS = "osD^vPX*"
_GREY = "#9a9a9a"


@draws("network", below=0)
def plot_map(
    graph: nx.Graph, ax: Axes, language: str = "en", *, size: str = "occurrences"
) -> list[Note]:
    """Draw a network with the clusters and places that `litreview.networks.add_map` gave it.

    Parameters
    ----------
    graph
        Nodes with ``x``, ``y``, ``cluster``, ``label``; edges with ``weight``. A graph attribute
        ``of_nodes``, of how many nodes these are the strongest, is told below the title.
    size
        The node attribute that an area stands for; where it is missing, the number of links.
        The `MOST_NAMES` largest nodes are named where there is room, the `MOST_LINKS` heaviest
        links drawn.
    """
    nodes = list(graph)
    at = {n: (graph.nodes[n]["x"], graph.nodes[n]["y"]) for n in nodes}
    amount = {n: float(graph.nodes[n].get(size) or graph.degree(n)) for n in nodes}
    most = max(max(amount.values()), 1.0)
    areas = {n: 18 + 230 * amount[n] / most for n in nodes}
    ranked = sorted(nodes, key=lambda n: (-amount[n], str(n)))
    _draw_links(ax, graph, at)
    members: defaultdict[int, list[Any]] = defaultdict(list)
    for node in ranked:
        members[min(graph.nodes[node]["cluster"], MOST_CLUSTERS + 1)].append(node)
    for cluster in sorted(members):
        _draw_cluster(ax, cluster, members[cluster], at, areas)
    ax.set_aspect("equal", adjustable="datalim")
    ax.margins(0.07)
    ax.set_axis_off()
    ax.autoscale_view()
    _draw_legend(ax, graph, members)
    note = _limits(graph, language)
    kind = f"map-{graph.graph.get('kind')}"
    title = label(kind, language)
    ax.set_title(label("network", language) if title == kind else title, pad=20 if note else 6)
    if note:
        ax.text(0, 1.012, note, transform=ax.transAxes, fontsize=8, color="#444444")
    named = [(shorten(_label(graph, n), 34), at[n]) for n in ranked]
    write_names(ax, named, radii=[np.sqrt(areas[n] / np.pi) for n in ranked], most=MOST_NAMES)
    return []


def _draw_links(ax: Axes, graph: nx.Graph, at: dict[Any, tuple[float, float]]) -> None:
    """Draw the heaviest links, the heavier the wider, in the colour of the cluster they are in."""
    heaviest = sorted(graph.edges(data="weight", default=1), key=lambda e: (-e[2], e[0], e[1]))
    drawn = heaviest[:MOST_LINKS][::-1]
    if not drawn:
        return
    most = float(drawn[-1][2])
    cluster = dict(graph.nodes(data="cluster"))
    colours = [_colour(cluster[a]) if cluster[a] == cluster[b] else _GREY for a, b, _ in drawn]
    widths = [0.3 + 1.9 * float(w) / most for *_, w in drawn]
    lines = [(at[a], at[b]) for a, b, _ in drawn]
    ax.add_collection(
        LineCollection(lines, colors=colours, linewidths=widths, alpha=0.35, zorder=1)
    )


def _draw_cluster(
    ax: Axes,
    cluster: int,
    nodes: list[Any],
    at: dict[Any, tuple[float, float]],
    areas: dict[Any, float],
) -> None:
    """Draw the nodes of a cluster, or those of all small ones, in grey."""
    xs, ys = zip(*(at[n] for n in nodes), strict=True)
    ax.scatter(
        xs,
        ys,
        s=[areas[n] for n in nodes],
        color=_colour(cluster),
        marker=_mark(cluster),
        edgecolor="white",
        linewidth=0.5,
        zorder=2,
    )


def _draw_legend(ax: Axes, graph: nx.Graph, members: dict[int, list[Any]]) -> None:
    """Name the clusters by their largest nodes, below the map."""
    handles = []
    for cluster, nodes in sorted(members.items()):
        if cluster <= MOST_CLUSTERS and len(nodes) > 1:
            names = ", ".join(shorten(_label(graph, n), 22) for n in nodes[:NAMED])
            words = f"{shorten(names, 50)} ({len(nodes)})"
            handle = Line2D(
                [], [], color=_colour(cluster), marker=_mark(cluster), ls="", ms=6, mew=0
            )
            handle.set_label(words)
            handles.append(handle)
    if len(handles) > 1:
        ax.legend(
            handles=handles, loc="upper left", bbox_to_anchor=(0, 0), ncols=2, fontsize=FONT_SIZE,
            borderaxespad=0.9, columnspacing=1.5, handletextpad=0.2,
        )  # fmt: skip


def _mark(cluster: int) -> str:
    return _MARKS[cluster - 1] if cluster <= MOST_CLUSTERS else "o"


def _colour(cluster: int) -> Any:
    return _COLOURS[cluster - 1] if cluster <= MOST_CLUSTERS else _GREY


def _label(graph: nx.Graph, node: Any) -> str:
    return str(graph.nodes[node].get("label", node))


def _limits(graph: nx.Graph, language: str) -> str:
    """Say that the network is too small to read, or that not all of it is drawn."""
    if graph.graph.get("warning") and "n_papers" in graph.graph:
        return label("small", language, n=graph.graph["n_papers"])
    if graph.graph.get("of_nodes", 0) > len(graph):
        return label("strongest-nodes", language, shown=len(graph), all=graph.graph["of_nodes"])
    return ""
