"""Courses over the years: growth, life cycle, container titles, bursts, authors of a document."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.figures.drawing import draws
from litreview.figures.earliest import leave_out_earliest
from litreview.figures.indicators_notes import (
    count_years,
    each_row,
    number,
    number_axis,
    percent,
    percent_axis,
)
from litreview.figures.style import PALETTE, shorten, write_beside
from litreview.indicators import compute_growth_rate, compute_life_cycle, logistic_counts
from litreview.indicators.columns import say
from litreview.labels import label

MOST_ITEMS = 10
MOST_BURSTS = 20
FEW_YEARS = 12
"""Up to these a course has a mark for each of its years."""
ENOUGH_IN_YEAR = 5
_MARKERS = "osD^vP*Xhp"


@draws("growth", x="year", y="documents")
def plot_growth(growth: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw documents by year with both estimates of the yearly rate.

    Parameters
    ----------
    growth
        As `litreview.indicators.compute_growth` gives it.
    """
    rates = compute_growth_rate(growth).set_index("method")
    ax.bar(growth["year"], growth["documents"], color=PALETTE[0], width=0.8)
    lines = []
    ends, over = rates.loc["ends"], rates.loc["all-years"]
    if np.isfinite(ends["rate"]):
        lines.append(label("rate-ends", language, rate=percent(ends["rate"], language, 1)))
    if np.isfinite(over["rate"]):
        low, high = percent(over["low"], language, 1), percent(over["high"], language, 1)
        rate = percent(over["rate"], language, 1)
        lines.append(label("rate-all-years", language, rate=rate, low=low, high=high))
    ax.text(0.02, 0.97, "\n".join(lines), transform=ax.transAxes, va="top", fontsize=8)
    ax.set_ylim(0, 1.25 * max(float(growth["documents"].max()), 1))
    count_years(ax)
    rates.attrs["notes"] = [*growth.attrs.get("notes", ()), *rates.attrs.get("notes", ())]
    return rates


@draws("life-cycle", x="year", y="documents")
def plot_life_cycle(growth: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw documents by year and the logistic course, its ceiling only where it has one.

    Parameters
    ----------
    growth
        As `litreview.indicators.compute_growth` gives it.
    """
    fit = compute_life_cycle(growth)
    row = fit.iloc[0]
    ax.bar(growth["year"], growth["documents"], color=PALETTE[0], width=0.8, alpha=0.6)
    first, last = int(growth["year"].min()), int(growth["year"].max())
    if pd.notna(row["ceiling"]):
        further = int(row["middle"] + row["duration"]) if row["identified"] else last
        years = np.arange(first, max(last, min(further, 2 * last - first)) + 1)
        course = logistic_counts(
            years, ceiling=row["ceiling"], middle=row["middle"], duration=row["duration"]
        )
        r2 = number(row["r2"], language, 2)
        words = label("logistic-loose", language, r2=r2)
        if row["identified"]:
            k, middle = round(row["ceiling"]), round(row["middle"])
            words = label("logistic", language, k=k, middle=middle, r2=r2)
        seen = years <= last
        ax.plot(years[seen], course[seen], color=PALETTE[1], lw=1.8, label=words)
        ax.plot(years[~seen], course[~seen], color=PALETTE[1], lw=1.4, ls=":")
        ax.legend(loc="upper left")
    count_years(ax)
    return fit


@draws("dynamics", x="year", y="cumulative-documents")
def plot_dynamics(dynamics: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw the documents of container titles over the years, cumulative, named at their ends.

    Parameters
    ----------
    dynamics
        As `litreview.indicators.compute_dynamics` gives it.
    """
    shown = leave_out_earliest(dynamics, "documents")
    totals = dynamics.groupby("item", sort=False)["documents"].sum()
    often = totals[totals > 1] if (totals > 1).any() else totals
    ends = []
    for n, item in enumerate(often.index[:MOST_ITEMS]):
        part = shown[shown["item"] == item]
        ax.plot(
            part["year"], part["cumulative"], color=PALETTE[n % len(PALETTE)], lw=1.5,
            marker=_MARKERS[n], ms=4, markevery=(n, 10) if len(part) > FEW_YEARS else None,
        )  # fmt: skip
        ends.append((float(part["cumulative"].iloc[-1]), n, str(item)))
    first, last = int(shown["year"].min()), int(shown["year"].max())
    ax.set_xlim(first - 0.3, max(last, first + 1))
    ax.set_ylim(0, max(1.1 * float(shown["cumulative"].max()), _name_ends(ax, ends, last)))
    count_years(ax)
    return shown


def _name_ends(ax: Axes, ends: list[tuple[float, int, str]], last: int) -> float:
    """Write names to the right of the axes, none on another; return how high they reach."""
    place, gap = -np.inf, 0.057 * max(height for height, _, _ in ends)
    for height, n, item in sorted(ends, key=lambda end: (end[0], -end[1])):
        place = max(height, place + gap)
        line = {"arrowstyle": "-", "color": PALETTE[n % len(PALETTE)], "lw": 0.9, "shrinkB": 0}
        ax.annotate(
            f"{shorten(item, 34)} ({height:.0f})", (last, height), (1.03, place),
            textcoords=("axes fraction", "data"), va="center", fontsize=7.5, color="#333333",
            arrowprops={**line, "shrinkA": 0, "relpos": (0, 0.5)}, annotation_clip=False,
        )  # fmt: skip
    return place + gap


@draws("bursts", x="year")
def plot_bursts(bursts: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw the heaviest bursts as bars over their years, in the order in which they begin.

    Parameters
    ----------
    bursts
        As `litreview.indicators.compute_bursts` gives it; those of the first level are drawn.
    """
    shown = bursts[bursts["level"] == 1].head(MOST_BURSTS)
    shown = shown.sort_values(["start", "end", "weight"], ignore_index=True)
    heaviest = float(shown["weight"].max())
    for n, row in enumerate(each_row(shown)):
        strength = 0.25 + 0.75 * float(row.weight) / heaviest
        width = int(row.end) - int(row.start) + 1
        ax.barh(n, width, left=int(row.start) - 0.5, height=0.7, color=PALETTE[3], alpha=strength)
        words = label("burst-row", language, n=row.documents, all=row.all_documents)
        weight = label("burst-weight", language, weight=number(row.weight, language))
        years = f"{row.start}–{row.end}" if width > 1 else f"{row.start}"
        at = (int(row.end) + 0.5, n)
        write_beside(ax, f"{years}, {words}, {weight}", at, (4, 0), va="center")
    ax.set_yticks(range(len(shown)), [shorten(str(item), 40) for item in shown["item"]], fontsize=8)
    ax.invert_yaxis()
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    span = int(shown["end"].max()) - int(shown["start"].min()) + 1
    ax.set_xlim(int(shown["start"].min()) - 1, int(shown["end"].max()) + 0.5 + 0.55 * span)
    ticks = [t for t in ax.get_xticks() if t <= int(shown["end"].max()) + 0.5]
    ax.set_xticks(ticks)
    return bursts


@draws("collaboration", x="year", y="share")
def plot_collaboration(collaboration: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw the share signed alone and across countries, and the authors of a document, by year.

    Parameters
    ----------
    collaboration
        As `litreview.indicators.compute_collaboration` gives it by ``"year"``.
    """
    years = collaboration["year"].astype(int)
    single = collaboration["single_share"].astype(float)
    abroad = collaboration["international_share"].astype(float)
    words = label("single-share", language)
    ax.plot(years, single, color=PALETTE[1], marker="s", ms=3.5, lw=1.3, label=words)
    if abroad.notna().any():
        words = label("international-share", language)
        ax.plot(years, abroad, color=PALETTE[2], marker="D", ms=3.5, lw=1.3, ls="--", label=words)
    ax.set_ylim(-0.02, 1.18)
    ax.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    ax.yaxis.set_major_formatter(percent_axis(language))
    other = ax.twinx()
    mean = collaboration["authors_per_document"].astype(float)
    other.plot(
        years, mean, color=PALETTE[0], marker="o", ms=3.5, lw=1.8,
        label=label("authors-per-document", language),
    )  # fmt: skip
    other.set_ylim(0, 1.5 * max(float(mean.max(skipna=True)), 1))
    other.set_ylabel(label("authors-per-document", language))
    other.spines["right"].set_visible(True)
    other.yaxis.set_major_formatter(number_axis(language))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    drawn = [*ax.get_lines(), *other.get_lines()]
    names = [str(line.get_label()) for line in drawn]
    ax.legend(drawn, names, ncols=3, loc="upper center")
    thin = collaboration["documents"] < ENOUGH_IN_YEAR
    for axes in (ax, other):
        for line in axes.get_lines():
            heights = np.asarray(line.get_ydata(), dtype=float)
            axes.plot(
                years[thin], heights[thin], ls="", marker=line.get_marker(), ms=3.5, mfc="white",
                mec=line.get_color(),
            )  # fmt: skip
    noted = say(collaboration.copy(), "note-thin-years", n=ENOUGH_IN_YEAR)
    return noted if thin.any() else collaboration
