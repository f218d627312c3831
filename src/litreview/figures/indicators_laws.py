"""The laws of Lotka, Bradford, Price and Zipf: what was counted beside what they expect."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from scipy.special import zeta

from litreview.figures.drawing import draws
from litreview.figures.indicators_notes import (
    each_row,
    number,
    number_axis,
    percent,
    percent_axis,
)
from litreview.figures.style import PALETTE, write_beside
from litreview.indicators import compute_bradford_zones, compute_lotka, compute_price, compute_zipf
from litreview.indicators.lotka import ENOUGH_AUTHORS
from litreview.labels import label

_LINES = {
    "least-squares": ((0, (1, 1.5)), PALETTE[2]),
    "maximum-likelihood": ("-", PALETTE[1]),
    "inverse-square": ("--", PALETTE[7]),
}
FEW_DOTS = 60
"""Up to these a line has a dot for each of its points."""


@draws("lotka", x="documents-per-author", y="share-of-authors")
def plot_lotka(
    productivity: pd.DataFrame,
    ax: Axes,
    language: str = "en",
    *,
    fits: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Draw the share of authors with at least n documents, and the laws fitted to it.

    Cumulative, so that the few most productive authors do not scatter along the bottom. Of few
    authors only the counts are drawn: no law can be told from another.

    Parameters
    ----------
    productivity
        As `litreview.indicators.compute_productivity` gives it.
    fits
        As `litreview.indicators.compute_lotka` gives it; computed if not given.
    """
    fits = compute_lotka(productivity, samples=100) if fits is None else fits
    x = productivity["documents"].to_numpy(dtype=float)
    at_least = productivity["share"][::-1].cumsum()[::-1].to_numpy(dtype=float)
    authors = int(productivity["authors"].sum())
    if authors >= ENOUGH_AUTHORS:
        _draw_fits(ax, fits, np.arange(1, x.max() + 1), language)
    else:
        counts = productivity["authors"][::-1].cumsum()[::-1]
        for at, share, n in zip(x, at_least, counts, strict=True):
            write_beside(ax, str(n), (at, share), (7, 0), va="center", fontsize=8)
    words = label("lotka-observed", language)
    ax.scatter(x, at_least, s=26, color=PALETTE[0], zorder=3, label=words)
    ax.set(xscale="log", yscale="log")
    ax.set_ylim(0.5 / max(authors, 1), 1.5)
    ticks = [t for t in (1, 2, 3, 5, 10, 20, 50, 100, 200, 500) if t <= max(x.max(), 2)]
    ax.set_xticks(ticks, [str(t) for t in ticks])
    ax.minorticks_off()
    ax.yaxis.set_major_formatter(
        lambda v, _: percent(v, language, max(0, int(-np.floor(np.log10(v))) - 2) if v else 0)
    )
    if authors >= ENOUGH_AUTHORS:
        ax.legend(loc="lower left")
    return fits


def _draw_fits(ax: Axes, fits: pd.DataFrame, course: np.ndarray, language: str) -> None:
    """Draw what share of authors each fitted law expects to have at least n documents."""
    for row in each_row(fits[fits["beta"] > 1]):
        style, colour = _LINES[str(row.method)]
        words = f"{label(str(row.method), language)}: β = {number(row.beta, language, 2)}"
        if np.isfinite(row.p):
            small = f"p < {number(0.01, language, 2)}"
            words += f", {small if row.p < 0.01 else f'p = {number(row.p, language, 2)}'}"
        tail = zeta(row.beta, course) / zeta(row.beta)
        ax.plot(course, tail, linestyle=style, color=colour, lw=1.5, label=words, zorder=2)


@draws("bradford", x="rank-of-title", y="cumulative-documents")
def plot_bradford(bradford: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw documents by rank of the container title, cumulative, in their zones.

    Parameters
    ----------
    bradford
        As `litreview.indicators.compute_bradford` gives it.
    """
    zones = compute_bradford_zones(bradford)
    top = float(bradford["cumulative"].max())
    left = 0.9
    for zone in each_row(zones[zones["titles"] > 0]):
        right = float(bradford.loc[bradford["zone"] <= zone.zone, "rank"].max()) + 0.5
        shade = (0.30, 0.16, 0.06)[min(zone.zone, 3) - 1]
        ax.axvspan(left, right, color=PALETTE[0], alpha=shade, lw=0)
        words = label("zone-titles", language, zone=zone.zone, n=zone.titles).replace(": ", ":\n")
        write_beside(
            ax, words, ((left * right) ** 0.5, 1.04 * top), (0, 0), ha="center", fontsize=8
        )
        left = right
    dots = "o" if len(bradford) <= FEW_DOTS else None
    ax.plot(bradford["rank"], bradford["cumulative"], color=PALETTE[0], marker=dots, ms=2.5, lw=1.8)
    ax.set_xscale("log")
    ax.set_xlim(0.9, left)
    ax.set_ylim(0, 1.22 * top)
    ax.xaxis.set_major_formatter(number_axis(language))
    return bradford


@draws("price", x="rank-of-author", y="share-of-authorships")
def plot_price(concentration: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw what share of the authorships the most productive authors hold.

    Parameters
    ----------
    concentration
        As `litreview.indicators.compute_concentration` gives it.
    """
    price = compute_price(concentration)
    row = price.iloc[0]
    n, elite, half = int(row["authors"]), int(row["elite"]), int(row["half"])
    x = np.concatenate([[0], concentration["rank"].to_numpy(dtype=float) / n])
    y = np.concatenate([[0], concentration["cumulative_share"].to_numpy(dtype=float)])
    ax.plot([0, 1], [0, 1], color="#999999", lw=0.8, ls="--")
    write_beside(
        ax, label("price-equal", language), (0.8, 0.8), (6, -10), fontsize=8, color="#777777"
    )
    ax.plot(x, y, color=PALETTE[0], lw=1.8)
    share = percent(row["elite_share"], language, 1)
    marks = [
        (elite / n, row["elite_share"], label("price-elite", language, all=n, n=elite, share=share),
         PALETTE[3], (14, -4)),
        (half / n, y[half], label("price-half", language, n=half), PALETTE[2], (10, -14)),
    ]  # fmt: skip
    white = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    for at, height, text, colour, offset in marks:
        ax.scatter([at], [height], color=colour, zorder=3, s=36)
        write_beside(ax, text, (at, height), offset, fontsize=8, color=colour, bbox=white)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(percent_axis(language))
    ax.set(xlim=(0, 1.02), ylim=(0, 1.02))
    return price


@draws("zipf", x="rank", y="frequency")
def plot_zipf(
    terms: pd.DataFrame, ax: Axes, language: str = "en", *, named: int = 9
) -> pd.DataFrame:
    """Draw the frequency of words by rank, some of the first named, and the law fitted.

    Parameters
    ----------
    terms
        As `litreview.indicators.compute_terms` gives it.
    named
        How many words to write beside their dots.
    """
    fits = compute_zipf(terms)
    rank = terms["rank"].to_numpy(dtype=float)
    ax.scatter(rank, terms["frequency"], s=10, color=PALETTE[0], zorder=3)
    for row in each_row(fits[fits["s"].notna()]):
        style, colour = _LINES[str(row.method)]
        words = f"{label(str(row.method), language)}: s = {number(row.s, language, 2)}"
        ax.plot(rank, row.c / rank**row.s, linestyle=style, color=colour, lw=1.4, label=words)
    ranks = np.unique(np.round(10 ** (0.23 * np.arange(named))))  # as wide apart as their names
    for row in each_row(terms[terms["rank"].isin(ranks)]):
        at = (float(row.rank), float(row.frequency))
        write_beside(ax, str(row.term), at, (3, 5), rotation=20)
    ax.set(xscale="log", yscale="log")
    ax.set_ylim(0.7, 2.2 * float(max(terms["frequency"].max(), fits["c"].max(skipna=True))))
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(number_axis(language))
    ax.minorticks_off()
    if fits["s"].notna().any():
        ax.legend()
    return fits
