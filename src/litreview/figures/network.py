"""The citation network: papers, what they cite, and what several of them cite."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.patheffects as effects
import networkx as nx
from matplotlib.axes import Axes

from litreview.figures.style import PALETTE, draw_nothing
from litreview.labels import label
from litreview.networks import compute_layout

MOST_NODES = 400
"""A larger network is drawn with the works that two or more papers cite only."""


Places = Mapping[str, tuple[float, float]]


def place_citation_network(graph: nx.DiGraph) -> Places:
    """Return the places of the nodes that `plot_citation_network` draws, to draw them twice."""
    return compute_layout(_drawable(graph, "en")[0], seed=1)


def plot_citation_network(
    graph: nx.DiGraph, ax: Axes, language: str = "en", place: Places | None = None
) -> Axes:
    """Draw papers (squares), what they cite (dots) and what several of them cite (diamonds).

    Parameters
    ----------
    graph
        The ``"citation"`` network: nodes with ``label``, ``is_paper``, ``n_citing``.
    place
        What `place_citation_network` gave, where the same network is drawn in two languages.
    """
    drawn, note = _drawable(graph, language)
    if not drawn:
        return draw_nothing(ax, "citation-network", language)
    if place is None:
        place = place_citation_network(graph)
    for citing, cited in drawn.edges:
        (x0, y0), (x1, y1) = place[citing], place[cited]
        both = drawn.nodes[cited]["is_paper"]
        ax.annotate(
            "",
            (x1, y1),
            (x0, y0),
            arrowprops={
                "arrowstyle": "-|>" if both else "-",
                "color": "#444444" if both else "#bbbbbb",
                "lw": 1.4 if both else 0.7,
                "shrinkA": 6,
                "shrinkB": 7 if both else 2,
            },
            zorder=1,
        )
    groups = _node_groups(drawn)
    for key, (marker, size, colour, nodes) in groups.items():
        if nodes:
            xs, ys = zip(*(place[n] for n in nodes), strict=True)
            ax.scatter(
                xs,
                ys,
                marker=marker,
                s=size,
                color=colour,
                edgecolor="white",
                linewidth=0.6,
                zorder=3,
                label=f"{label(key, language)} ({len(nodes)})",
            )
    named = [n for key in ("paper", "cited-paper", "shared") for n in groups[key][3]]
    for node in named if len(named) <= 40 else named[:40]:
        x, y = place[node]
        text = ax.annotate(
            str(drawn.nodes[node]["label"]),
            (x, y),
            (0, 9),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            zorder=4,
        )
        text.set_path_effects([effects.withStroke(linewidth=2.5, foreground="white")])
    ax.set_axis_off()
    ax.margins(0.08)
    ax.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, 0.02), ncols=2, fontsize=8)
    ax.set_title(label("citation-network", language), pad=20 if note else 6)
    if note:
        ax.text(0, 1.015, note, transform=ax.transAxes, fontsize=9, color="#444444")
    return ax


def _drawable(graph: nx.DiGraph, language: str) -> tuple[nx.DiGraph, str]:
    n_papers = sum(1 for _, data in graph.nodes(data=True) if data["is_paper"])
    if graph.number_of_nodes() <= MOST_NODES:
        return graph, label("small", language, n=n_papers) if graph.graph.get("warning") else ""
    kept = [n for n, d in graph.nodes(data=True) if d["is_paper"] or d["n_citing"] > 1]
    n_works = graph.number_of_nodes() - n_papers
    shown = sum(1 for n in kept if not graph.nodes[n]["is_paper"])
    return graph.subgraph(sorted(kept)).copy(), label(
        "only-shared", language, shown=shown, all=n_works
    )


def _node_groups(
    graph: nx.DiGraph,
) -> dict[str, tuple[str, int, tuple[float, float, float], list[str]]]:
    groups: dict[str, tuple[str, int, tuple[float, float, float], list[str]]] = {
        "paper": ("s", 130, PALETTE[0], []),
        "cited-paper": ("s", 130, PALETTE[3], []),
        "shared": ("D", 70, PALETTE[1], []),
        "work": ("o", 18, PALETTE[7], []),
    }
    for node, data in graph.nodes(data=True):
        if data["is_paper"]:
            key = "cited-paper" if data["n_citing"] else "paper"
        else:
            key = "shared" if data["n_citing"] > 1 else "work"
        groups[key][3].append(node)
    return groups
