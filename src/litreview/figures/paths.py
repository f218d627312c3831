"""The main path, work below work, and three fields of the papers side by side."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import matplotlib.patheffects as effects
import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from litreview.figures.drawing import draws
from litreview.figures.indicators_notes import Note
from litreview.figures.style import PALETTE, shorten
from litreview.labels import label

MOST_WORKS = 40
"""Of a longer path the heaviest links are drawn."""
ENOUGH_TO_GATHER = 4
"""So many works that begin or end a path at the same link stand in one row."""
LEAST_ROWS = 6
"""An arc over so many rows is as deep as can be."""
MOST_ITEMS = 15
FONT_SIZE = 7
_GAP = 0.012


@draws("main-path", below=4)
def plot_main_path(graph: nx.DiGraph, ax: Axes, language: str = "en") -> list[Note]:
    """Draw a main path: the oldest work on top, every link an arc to the work that builds on it.

    Parameters
    ----------
    graph
        As `litreview.networks.compute_main_path` gives it: cited → citing, ``weight`` on links;
        ``label``, ``title``, ``year`` on nodes. Lines are as wide as links are heavy. Works that
        begin (or end) the path at the same link share a row. Of a path of more than
        `MOST_WORKS` rows the heaviest links are drawn, and the figure says so.
    """
    if not graph.number_of_edges():
        return []
    gathered = _gathered(graph, language)
    drawn = _heaviest(gathered)
    order = _by_time(drawn)
    row = {node: n for n, node in enumerate(order)}
    most = max(weight for _, _, weight in drawn.edges(data="weight"))
    longest = max(LEAST_ROWS, *(row[b] - row[a] for a, b in drawn.edges))
    deepest = 0.0
    for a, b, weight in drawn.edges(data="weight"):
        depth = -(((row[b] - row[a]) / longest) ** 0.6)
        deepest = min(deepest, depth)
        curve = [(0, row[a]), (depth, row[a]), (depth, row[b]), (0, row[b])]
        path = Path(curve, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
        width = 0.5 + 3 * weight / most
        ax.add_patch(PathPatch(path, fc="none", ec="#777777", lw=width, alpha=0.7, zorder=1))
    ax.scatter([0] * len(order), range(len(order)), s=26, color=PALETTE[0], zorder=2)
    for node, n in row.items():
        facts = drawn.nodes[node]
        title = f"  {shorten(facts['title'], 60)}" if facts.get("title") else ""
        name = str(facts.get("label", node)) + title
        ax.text(0.04, n, name, fontsize=FONT_SIZE, va="center", zorder=3)
    ax.set_xlim(0.85 * deepest, 1.6)
    ax.set_ylim(len(order) - 0.5, -0.5)
    ax.set_axis_off()
    if len(drawn) == len(gathered):
        return []
    shown = sum(works for _, works in drawn.nodes(data="works", default=1))
    return [("heaviest-links", {"shown": shown, "all": len(graph)})]


def count_rows(graph: nx.DiGraph) -> int:
    """Return how many rows `plot_main_path` draws, for the height of its figure."""
    return len(_heaviest(_gathered(graph, "en")))


@draws("three-field")
def plot_three_field(frame: pd.DataFrame, ax: Axes, language: str = "en") -> None:
    """Draw three fields as columns, the papers that two items share as bands between them.

    Parameters
    ----------
    frame
        As `litreview.networks.build_three_field` gives it. Of each field the `MOST_ITEMS` items
        with the most links are drawn.
    """
    shown, fields = _largest(frame)
    boxes: list[dict[str, tuple[float, float]]] = []
    for n in range(3):
        sides = [_sums(shown[m], m == n) for m in (n - 1, n) if 0 <= m <= 1]
        boxes.append(_stack(pd.concat(sides, axis=1).max(axis=1)))
    for n, links in enumerate(shown):
        colour_of = {item: PALETTE[i % len(PALETTE)] for i, item in enumerate(boxes[n])}
        low = {(side, item): box[0] for side in (n, n + 1) for item, box in boxes[side].items()}
        scale = [_scale(boxes[side], _sums(links, side == n)) for side in (n, n + 1)]
        rank = [{item: i for i, item in enumerate(boxes[side])} for side in (n, n + 1)]
        rows = sorted(
            links[["left", "right", "weight"]].itertuples(index=False, name=None),
            key=lambda link, rank=rank: (rank[0][link[0]], rank[1][link[1]]),  # type: ignore[misc]
        )
        for left, right, weight in rows:
            tall = [weight * scale[0][left], weight * scale[1][right]]
            y0, y1 = low[n, left], low[n + 1, right]
            low[n, left] += tall[0]
            low[n + 1, right] += tall[1]
            _band(ax, n, (y0, y0 + tall[0]), (y1, y1 + tall[1]), colour_of[left])
    for n, column in enumerate(boxes):
        for item, (low_end, high_end) in column.items():
            ax.bar(n, high_end - low_end, 0.04, low_end, color="#444444", zorder=2)
            side = -1 if n == 0 else 1
            text = ax.text(
                n + 0.035 * side,
                (low_end + high_end) / 2,
                shorten(item, 34),
                ha="right" if n == 0 else "left",
                va="center",
                fontsize=FONT_SIZE,
                zorder=3,
            )
            text.set_path_effects([effects.withStroke(linewidth=2, foreground="white")])
        name = label(f"field-{fields[n]}", language) if fields[n] else ""
        ax.text(n, -0.025, name, ha="center", va="bottom", fontsize=9)
    ax.set_xlim(-0.75, 2.75)
    ax.set_ylim(1.02, -0.06)
    ax.set_axis_off()


def _gathered(graph: nx.DiGraph, language: str) -> nx.DiGraph:
    """Put works that begin, or end, the path at the same works with the same weights into one."""
    alike: defaultdict[Any, list[Any]] = defaultdict(list)
    for node in sorted(graph):
        before, after = graph.pred[node], graph.succ[node]
        if not before or not after:
            links = {other: facts["weight"] for other, facts in (before or after).items()}
            alike[bool(before), tuple(sorted(links.items()))].append(node)
    drawn = graph.copy()
    for nodes in alike.values():
        if len(nodes) >= ENOUGH_TO_GATHER:
            years = [y for n in nodes if (y := graph.nodes[n].get("year")) is not None]
            names = ", ".join(str(graph.nodes[n].get("label", n)) for n in nodes)
            span = f"{min(years)}–{max(years)}" if years else "–"
            words = label("works-in-one-row", language, n=len(nodes), years=span)
            drawn.remove_nodes_from(nodes[1:])
            facts = {"label": words, "title": names, "works": len(nodes)}
            drawn.nodes[nodes[0]].update(facts, year=max(years, default=None))
    return drawn


def _heaviest(graph: nx.DiGraph) -> nx.DiGraph:
    """Keep the heaviest links, as long as they have no more than `MOST_WORKS` works."""
    if len(graph) <= MOST_WORKS:
        return graph
    kept: set[Any] = set()
    drawn: list[tuple[Any, Any]] = []
    for a, b, _ in sorted(graph.edges(data="weight"), key=lambda e: (-e[2], e[0], e[1])):
        if len(kept | {a, b}) <= MOST_WORKS:
            kept |= {a, b}
            drawn.append((a, b))
    return nx.DiGraph(graph.edge_subgraph(drawn))


def _by_time(graph: nx.DiGraph) -> list[Any]:
    """Order works so that each stands below those it builds on, the older first."""

    def age(node: Any) -> str:
        year = graph.nodes[node].get("year")
        return f"{9999 if year is None else year:05d} {node}"

    return list(nx.lexicographical_topological_sort(graph, key=age))


def _largest(frame: pd.DataFrame) -> tuple[list[pd.DataFrame], list[str]]:
    """Return the links left and right of the middle among the largest items, and the fields."""
    pairs = list(zip(frame["left_field"], frame["right_field"], strict=True))
    named = list(dict.fromkeys(pairs))
    parts = [frame[[pair == name for pair in pairs]] for name in named[:2]]
    parts += [frame.iloc[:0]] * (2 - len(parts))
    fields = [*named[0], named[1][1] if len(named) > 1 else ""]
    left, right = parts[0], parts[1]
    middle = pd.concat([_sums(left, False), _sums(right, True)], axis=1).max(axis=1)
    kept = _top(middle)
    left = left[left["right"].isin(kept) & left["left"].isin(_top(_sums(left, True)))]
    right = right[right["left"].isin(kept) & right["right"].isin(_top(_sums(right, False)))]
    return [left, right], fields


def _sums(links: pd.DataFrame, of_left: bool) -> pd.Series:
    return links.groupby("left" if of_left else "right")["weight"].sum()


def _top(sums: pd.Series) -> list[str]:
    return sorted(sums.index, key=lambda item: (-sums[item], item))[:MOST_ITEMS]


def _stack(sums: pd.Series) -> dict[str, tuple[float, float]]:
    """Give each item its share of the column's height, the largest on top."""
    order = sorted(sums.index, key=lambda item: (-sums[item], item))
    room = 1 - _GAP * (len(order) - 1)
    boxes, at = {}, 0.0
    for item in order:
        tall = room * float(sums[item]) / float(sums.sum())
        boxes[item] = (at, at + tall)
        at += tall + _GAP
    return boxes


def _scale(boxes: dict[str, tuple[float, float]], sums: pd.Series) -> dict[str, float]:
    return {str(i): (boxes[str(i)][1] - boxes[str(i)][0]) / total for i, total in sums.items()}


def _band(
    ax: Axes, n: int, left: tuple[float, float], right: tuple[float, float], colour: Any
) -> None:
    xs = np.array([n + 0.02, n + 0.5, n + 0.5, n + 0.98])
    there = [(xs[0], left[0]), (xs[1], left[0]), (xs[2], right[0]), (xs[3], right[0])]
    back = [(xs[3], right[1]), (xs[2], right[1]), (xs[1], left[1]), (xs[0], left[1])]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3]
    ax.add_patch(PathPatch(Path(there + back, codes), fc=colour, ec="none", alpha=0.45, zorder=1))
