"""Frames and graphs → matplotlib Axes, for print: colour-blind safe, never by colour alone.

Every ``plot_…`` takes data, draws on the Axes it is given, and returns it; none touches a
file. The palette is Okabe and Ito's (https://jfly.uni-koeln.de/color/), as in seaborn's
"colorblind".
"""

from __future__ import annotations

from typing import Any

import matplotlib.patheffects as effects
import networkx as nx
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.labels import label
from litreview.networks import compute_layout

PALETTE = sns.color_palette("colorblind")
HATCHES = ("", "///", "...", "xxx", "\\\\\\", "ooo")
MOST_STACKED = 6
"""More papers than this are not told apart in one bar."""
MOST_BARS = 15
MOST_NODES = 400
"""A larger network is drawn with the works that two or more papers cite only."""
STYLE: Any = {
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.titlesize": 11,
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "hatch.linewidth": 0.4,
    "savefig.bbox": "tight",
    "svg.fonttype": "none",
    "svg.hashsalt": "litreview",
}
"""matplotlib settings of every figure; the salt keeps SVG files the same between runs."""


def plot_references_by_year(references: pd.DataFrame, ax: Axes, language: str = "en") -> Axes:
    """Draw printed entries by year, stacked by paper (one bar for all beyond six papers).

    Parameters
    ----------
    references
        The references frame (``year``, ``paper``).
    ax
        Where to draw.
    language
        ``"en"`` or ``"id"``.
    """
    counts = compute_references_by_year(references)
    if counts.empty:
        return _nothing(ax, "references-by-year", language)
    if counts.shape[1] > MOST_STACKED:
        counts = counts.sum(axis=1).to_frame(label("total", language))
    years = range(int(counts.index.min()), int(counts.index.max()) + 1)
    counts = counts.reindex(years, fill_value=0)
    base = pd.Series(0, index=counts.index)
    for number, paper in enumerate(counts.columns):
        ax.bar(
            counts.index,
            counts[paper],
            bottom=base,
            width=0.8,
            label=str(paper),
            color=PALETTE[number % len(PALETTE)],
            hatch=HATCHES[number % len(HATCHES)],
            edgecolor="white",
            linewidth=0.4,
        )
        base = base + counts[paper]
    undated = int(references["year"].isna().sum())
    ax.set(ylabel=label("entries", language), xlabel=label("year", language))
    if undated:
        ax.set_xlabel(f"{label('year', language)}  ({label('no-year', language)}: {undated})")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.legend(frameon=False)
    ax.set_title(label("references-by-year", language))
    return ax


def compute_references_by_year(references: pd.DataFrame) -> pd.DataFrame:
    """Count dated entries: one row a year (those that occur), one column a paper."""
    dated = references.dropna(subset=["year"])
    if dated.empty:
        return pd.DataFrame()
    counts = dated.groupby(["year", "paper"]).size().unstack(fill_value=0).sort_index()
    return counts.astype("int64")


def plot_container_titles(works: pd.DataFrame, ax: Axes, language: str = "en") -> Axes:
    """Draw the container titles with most cited works; those with one work are summed up.

    Parameters
    ----------
    works
        The works frame (``container_title``, ``n_citing``); works cited by nobody are left out.
    """
    counts = compute_container_titles(works)
    if counts.empty:
        return _nothing(ax, "container-titles", language)
    repeated = counts[counts["works"] > 1].head(MOST_BARS)
    shown = repeated if len(repeated) >= 3 else counts.head(MOST_BARS)
    ax.barh(shown["container_title"].map(_shorten), shown["works"], color=PALETTE[0], height=0.7)
    ax.invert_yaxis()
    ax.set_xlabel(label("works", language))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    title = label("container-titles", language)
    rest = len(counts) - len(shown)
    if rest and counts["works"].iloc[len(shown) :].eq(1).all():
        ax.set_xlabel(f"{label('works', language)}  (+ {label('others', language, n=rest)})")
    ax.set_title(title)
    return ax


def compute_container_titles(works: pd.DataFrame) -> pd.DataFrame:
    """Count cited works by container title: ``container_title``, ``works``, most first."""
    cited = works[(works["n_citing"] > 0) & works["container_title"].notna()]
    counts = cited.groupby("container_title").size().rename("works").reset_index()
    return counts.sort_values(
        ["works", "container_title"], ascending=[False, True], ignore_index=True
    )


def plot_types(works: pd.DataFrame, ax: Axes, language: str = "en") -> Axes:
    """Draw how many cited works there are of each CSL type, with the counts printed.

    Parameters
    ----------
    works
        The works frame (``type``, ``n_citing``).
    """
    counts = compute_types(works)
    if counts.empty:
        return _nothing(ax, "types", language)
    names = [label(kind, language) for kind in counts["type"]]
    bars = ax.barh(names, counts["works"], color=PALETTE[2], height=0.7)
    ax.bar_label(bars, padding=3)
    ax.invert_yaxis()
    ax.set_xlabel(label("works", language))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_title(label("types", language))
    return ax


def compute_types(works: pd.DataFrame) -> pd.DataFrame:
    """Count cited works by CSL type: ``type``, ``works``, most first."""
    cited = works[works["n_citing"] > 0]
    counts = cited.groupby("type").size().rename("works").reset_index()
    return counts.sort_values(["works", "type"], ascending=[False, True], ignore_index=True)


def plot_citation_network(graph: nx.DiGraph, ax: Axes, language: str = "en") -> Axes:
    """Draw papers (squares), what they cite (dots) and what several of them cite (diamonds).

    Parameters
    ----------
    graph
        The ``"citation"`` network: nodes with ``label``, ``is_paper``, ``n_citing``.
    """
    drawn, note = _drawable(graph, language)
    if not drawn:
        return _nothing(ax, "citation-network", language)
    place = compute_layout(drawn, seed=1)
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


def _nothing(ax: Axes, key: str, language: str) -> Axes:
    ax.set_axis_off()
    ax.text(0.5, 0.5, label("nothing", language), ha="center", va="center", transform=ax.transAxes)
    ax.set_title(label(key, language))
    return ax


def _shorten(title: str, longest: int = 58) -> str:
    return title if len(title) <= longest else title[: longest - 1].rstrip() + "…"
