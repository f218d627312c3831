"""Callon's map of themes in four quadrants, and groups and terms in the plane of correspondences."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from litreview.figures.drawing import draws
from litreview.figures.indicators_notes import number_axis, percent
from litreview.figures.names import write_names
from litreview.figures.style import PALETTE, shorten
from litreview.labels import label

LARGEST = 900.0
"""The area of the largest theme, in square points."""
_CORNERS = {"motor": (1, 1), "basic": (1, 0), "niche": (0, 1), "emerging": (0, 0)}


@draws("thematic-map", x="centrality", y="density")
def plot_thematic_map(themes: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw themes by the ranks of centrality and density, areas for the occurrences of their terms.

    Parameters
    ----------
    themes
        As `litreview.inductive.compute_thematic_map` gives it.
    """
    x, y = (themes[f"{name}_rank"].to_numpy(float) for name in ("centrality", "density"))
    n, middle = len(themes), (len(themes) + 1) / 2
    share = themes["occurrences"] / themes["occurrences"].max()
    areas = np.maximum(LARGEST * share.to_numpy(float), 30)
    # A theme on a line stands for the upper or right quadrant, so the lines pass before it.
    line = middle - 0.25 if n % 2 else middle
    ax.axvline(line, color="#999999", lw=0.8, ls="--", zorder=1)
    ax.axhline(line, color="#999999", lw=0.8, ls="--", zorder=1)
    ax.scatter(x, y, s=areas, color=PALETTE[0], alpha=0.45, edgecolor=PALETTE[0], zorder=2)
    ax.set_xlim(0.2, n + 0.8)
    ax.set_ylim(0.2, n + 0.8)
    for name, (right, up) in _CORNERS.items():
        ax.annotate(
            label(f"quadrant-{name}", language), (right, up), (-4 if right else 4, -4 if up else 4),
            xycoords="axes fraction", textcoords="offset points", ha="right" if right else "left",
            va="top" if up else "bottom", fontsize=7.5, color="#777777", style="italic",
        )  # fmt: skip
    order = np.argsort(-areas, kind="stable")
    names = [", ".join(list(terms)[:3]) for terms in _label_first(themes)]
    write_names(
        ax,
        [(shorten(names[k], 40), (x[k], y[k])) for k in order],
        radii=[float(np.sqrt(areas[k] / np.pi)) for k in order],
    )
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(_whole(n))
    return themes


@draws("correspondence")
def plot_correspondence(points: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw rows and columns of a table in the plane of the first two dimensions, both principal.

    Parameters
    ----------
    points
        As `litreview.inductive.compute_correspondence` gives it; one dimension alone makes no plane.
    """
    if "x2" not in points:
        return points
    ax.axhline(0, color="#cccccc", lw=0.7, zorder=0)
    ax.axvline(0, color="#cccccc", lw=0.7, zorder=0)
    for n, (kind, marker) in enumerate((("row", "s"), ("column", "o"))):
        part = points[points["kind"] == kind]
        ax.scatter(
            part["x1"], part["x2"], s=30 if kind == "row" else 16, marker=marker,
            color=PALETTE[n], label=label(f"correspondence-{kind}", language), zorder=2 + (kind == "row"),
        )  # fmt: skip
    ax.set_aspect("equal", "datalim")
    ax.margins(0.25, 0.12)
    weight = (
        points["contribution1"]
        + points["contribution2"]
        + 10 * points["kind"].eq("row").astype(int)
    )
    told = points.loc[weight.sort_values(ascending=False, kind="stable").index]
    rows = told[["label", "x1", "x2"]].itertuples(index=False)
    write_names(ax, [(shorten(str(name), 34), (a, b)) for name, a, b in rows])
    words = [
        label("dimension", language, n=n + 1, share=percent(share, language))
        for n, share in enumerate(points.attrs["shares"][:2])
    ]
    ax.set_xlabel(words[0])
    ax.set_ylabel(words[1])
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(number_axis(language))
    ax.legend(loc="best")
    return points


def _label_first(themes: pd.DataFrame) -> list[list[str]]:
    """Return the terms of each theme with its label at the head."""
    pairs = zip(themes["label"], themes["terms"], strict=True)
    return [[name, *(term for term in terms if term != name)] for name, terms in pairs]


def _whole(n: int) -> Any:
    from matplotlib.ticker import FixedLocator, MaxNLocator

    return FixedLocator(range(1, n + 1)) if n <= 12 else MaxNLocator(integer=True)
