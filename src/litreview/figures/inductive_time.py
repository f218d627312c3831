"""Themes and terms over the years: how themes go on, and when each term is used."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from litreview.figures.drawing import draws
from litreview.figures.indicators_notes import each_row
from litreview.figures.style import PALETTE, shorten
from litreview.inductive.evolution import compute_evolution
from litreview.labels import label

MOST_TRENDS = 40
OF_PERIOD = 8
LEAST_INCLUSION = 0.1
"""A band for less would hide the others."""
_WIDE, _GAP = 0.16, 0.02


@draws("evolution", below=30)
def plot_evolution(themes: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw the themes of each period as blocks, and what goes on as bands between them.

    Parameters
    ----------
    themes
        As `litreview.inductive.compute_period_themes` gives it; the largest of each period.
    """
    periods = sorted(
        {(int(a), int(b)) for a, b in zip(themes["first"], themes["last"], strict=True)}
    )
    shown = (
        themes.sort_values(["first", "occurrences", "theme"], ascending=[True, False, True])
        .groupby("first", sort=True)
        .head(OF_PERIOD)
    )
    blocks: dict[tuple[int, int], tuple[float, float, float]] = {}
    for n, (first, _) in enumerate(periods):
        part = shown[shown["first"] == first]
        room = 1 - _GAP * (len(part) - 1)
        top = 1.0
        for k, row in enumerate(each_row(part)):
            height = room * row.occurrences / max(int(part["occurrences"].sum()), 1)
            blocks[first, row.theme] = (float(n), top - height, height)
            ax.add_patch(
                Rectangle(
                    (n, top - height),
                    _WIDE,
                    height,
                    color=PALETTE[k % len(PALETTE)],
                    lw=0,
                    zorder=2,
                )
            )
            ax.text(
                n + _WIDE / 2, top - height - 0.002 if height < 0.03 else top - height / 2,
                shorten(str(row.label), 24), ha="center", va="center", fontsize=7, zorder=3,
                bbox={"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none", "alpha": 0.75},
            )  # fmt: skip
            top -= height + _GAP
    told = compute_evolution(themes)
    for row in each_row(told[told["inclusion"] >= LEAST_INCLUSION]):
        one = blocks.get((row.source_first, row.source_theme))
        other = blocks.get((row.target_first, row.target_theme))
        if one and other:
            _band(ax, one, other, row.weighted_inclusion)
    ax.set_xlim(-0.05, len(periods) - 1 + _WIDE + 0.05)
    ax.set_ylim(-0.02, 1.02)
    names = [f"{a}–{b}" if a != b else str(a) for a, b in periods]
    ax.set_xticks([n + _WIDE / 2 for n in range(len(periods))], names)
    ax.set_yticks([])
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
    ax.tick_params(axis="x", length=0)
    if len(periods) > 1:
        ax.set_xlabel(label("evolution-width", language), fontsize=7.5)
    return told


@draws("trends", x="year")
def plot_trends(trends: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw the middle half of the years of each term, its median as a dot with the papers' area.

    Parameters
    ----------
    trends
        As `litreview.inductive.compute_trends` gives it; the most frequent are drawn.
    """
    kept = trends.sort_values(["papers", "term"], ascending=[False, True]).head(MOST_TRENDS).index
    shown = trends.loc[sorted(kept)]
    place = np.arange(len(shown))
    ax.hlines(
        place, shown["first_quartile"], shown["third_quartile"], color=PALETTE[0], lw=2, alpha=0.4
    )
    areas = 14 + 160 * shown["papers"] / max(int(shown["papers"].max()), 1)
    ax.scatter(shown["median"], place, s=areas, color=PALETTE[0], zorder=3, edgecolor="white")
    ax.set_yticks(
        place,
        [f"{shorten(str(r.term), 36)} ({r.papers})" for r in each_row(shown)],
        fontsize=7.5,
    )
    ax.set_ylim(-0.8, len(shown) - 0.2)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=9))
    ax.grid(axis="x", color="#eeeeee", lw=0.6)
    ax.set_axisbelow(True)
    return trends


def _band(
    ax: Axes, one: tuple[float, float, float], other: tuple[float, float, float], weight: float
) -> None:
    """Draw a band from the right of one block to the left of another."""
    x0, x1 = one[0] + _WIDE, other[0]
    y0, y1 = one[1] + one[2] / 2, other[1] + other[2] / 2
    half = 0.5 * min(one[2], other[2], 0.12) * weight
    middle = (x0 + x1) / 2
    points = [
        (x0, y0 + half), (middle, y0 + half), (middle, y1 + half), (x1, y1 + half),
        (x1, y1 - half), (middle, y1 - half), (middle, y0 - half), (x0, y0 - half), (x0, y0 + half),
    ]  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    ax.add_patch(PathPatch(Path(points, codes), fc="#888888", ec="none", alpha=0.35, zorder=1))
