"""Maps of networks: clusters in colours, and the historiograph with years from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import matplotlib.patheffects as effects
import networkx as nx
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.ticker import MaxNLocator

from litreview.figures.style import PALETTE, draw_nothing
from litreview.labels import label

MOST_LINKS = 1000
"""As in VOSviewer, the heaviest links only are drawn: more hide the nodes."""
MOST_NAMES = 40
FONT_SIZE = 7
Side = tuple[float, float, str]
"""Where a name stands: points to the right of its node, points above it, and what it aligns with."""
ABOVE: tuple[Side, ...] = ((0, 7, "center"),)
AROUND: tuple[Side, ...] = ((7, 0, "left"), *ABOVE, (0, -13, "center"), (-7, 0, "right"))


def plot_map(graph: nx.Graph, ax: Axes, language: str = "en", *, size: str = "occurrences") -> Axes:
    """Draw a network with the clusters and places that `litreview.networks.add_map` gave it.

    Parameters
    ----------
    graph
        Nodes with ``x``, ``y``, ``cluster``, ``label``; edges with ``weight``.
    size
        The node attribute that an area stands for; where it is missing, the number of links.
        The `MOST_NAMES` largest nodes are named where there is room, the `MOST_LINKS` heaviest links drawn.
    """
    if not graph:
        return draw_nothing(ax, "network", language)
    nodes = list(graph)
    places = np.array([[graph.nodes[n]["x"], graph.nodes[n]["y"]] for n in nodes])
    amount = np.array([graph.nodes[n].get(size) or graph.degree(n) for n in nodes], dtype=float)
    areas = 12 + 260 * amount / max(float(amount.max()), 1.0)
    colours = [PALETTE[(graph.nodes[n]["cluster"] - 1) % len(PALETTE)] for n in nodes]
    at = dict(zip(nodes, places, strict=True))
    heaviest = sorted(graph.edges(data="weight", default=1), key=lambda e: (-e[2], e[0], e[1]))
    lines = [(at[a], at[b]) for a, b, _ in heaviest[:MOST_LINKS]]
    ax.add_collection(LineCollection(lines, colors="#bbbbbb", linewidths=0.5, zorder=1))
    ax.scatter(
        places[:, 0],
        places[:, 1],
        s=areas,
        color=colours,
        edgecolor="white",
        linewidth=0.5,
        zorder=2,
    )
    largest = sorted(range(len(nodes)), key=lambda n: (-amount[n], str(nodes[n])))[:MOST_NAMES]
    ax.set_aspect("equal")
    ax.margins(0.08)
    ax.set_axis_off()
    named = [(str(graph.nodes[nodes[n]].get("label", nodes[n])), places[n]) for n in largest]
    _name(ax, _apart(ax, named))
    return ax


def plot_historiograph(graph: nx.DiGraph, ax: Axes, language: str = "en") -> Axes:
    """Draw what `litreview.networks.build_historiograph` gave: years to the right, older cited.

    Parameters
    ----------
    graph
        Nodes with ``x``, ``y``, ``n_local``, ``label``; the area stands for ``n_local``.
    """
    if not graph:
        return draw_nothing(ax, "historiograph", language)
    at = {n: (facts["x"], facts["y"]) for n, facts in graph.nodes(data=True)}
    for citing, cited in graph.edges:
        arrow = {"arrowstyle": "-|>", "color": "#999999", "lw": 0.8, "shrinkA": 5, "shrinkB": 6}
        ax.annotate("", at[cited], at[citing], arrowprops=arrow, zorder=1)
    most_cited = max(n for _, n in graph.nodes(data="n_local")) or 1
    areas = [15 + 100 * n / most_cited for _, n in graph.nodes(data="n_local")]
    xs, ys = zip(*at.values(), strict=True)
    ax.scatter(xs, ys, s=areas, color=PALETTE[0], edgecolor="white", zorder=2)
    ax.set_yticks([])
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.margins(0.12, 0.15)
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.set_title(label("historiograph", language))
    most = sorted(graph.nodes(data=True), key=lambda node: (-node[1]["n_local"], str(node[0])))
    names = _apart(ax, [(str(facts.get("label", n)), at[n]) for n, facts in most], AROUND)
    _name(ax, names)
    if left_out := len(graph) - len(names):
        ax.set_xlabel(label("names-left-out", language, n=left_out), fontsize=7.5)
    return ax


def _apart(
    ax: Axes, named: list[tuple[str, Any]], sides: tuple[Side, ...] = ABOVE
) -> list[tuple[str, Any, Side]]:
    """Keep the names that do not lie on one that stands before them, each on the first free side.

    With several sides to choose from they do not lie on nodes either.
    """
    ax.autoscale_view()
    ax.apply_aspect()
    figure = ax.get_figure(root=True)
    points = (figure.dpi if figure else 72.0) / 72
    em = FONT_SIZE * points
    kept: list[tuple[str, Any, Side]] = []
    taken: list[tuple[float, float, float]] = []
    nodes = [tuple(ax.transData.transform(place)) for _, place in named]
    for (text, place), own in zip(named, nodes, strict=True):
        x0, y0 = own
        dots = [(*node, 4 * points) for node in nodes if node != own] if len(sides) > 1 else []
        half = 0.3 * em * len(text)
        for side in sides:
            dx, dy, align = side
            x = x0 + dx * points + {"left": half, "right": -half}.get(align, 0.0)
            y = y0 + dy * points
            if all(
                abs(x - x2) > half + half2 or abs(y - y2) > 1.2 * em
                for x2, y2, half2 in (*taken, *dots)
            ):
                taken.append((x, y, half))
                kept.append((text, place, side))
                break
    return kept


def _name(ax: Axes, named: Iterable[tuple[Any, Any, Side]]) -> None:
    for text, place, (dx, dy, align) in named:
        shown = ax.annotate(
            str(text),
            tuple(place),
            (dx, dy),
            textcoords="offset points",
            ha=align,
            va="baseline" if dy else "center",
            fontsize=FONT_SIZE,
            zorder=3,
        )
        shown.set_path_effects([effects.withStroke(linewidth=2, foreground="white")])
