"""What a set cites: spectroscopy of years, ages, and works that slept."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.figures.indicators_notes import count_years, each_row, number, percent, write_notes
from litreview.figures.style import PALETTE, draw_nothing, shorten
from litreview.indicators import compute_ageing
from litreview.indicators.ageing import RECENT
from litreview.labels import label

MOST_PEAKS = 10
EARLIEST = 0.002
"""The share of the oldest references that a drawing leaves out, so that one of 1458 hides none."""
MOST_BEAUTIES = 6


def plot_rpys(rpys: pd.DataFrame, ax: Axes, language: str = "en") -> Axes:
    """Draw references by year, their deviation from the median, and the years that stand out.

    Parameters
    ----------
    rpys
        As `litreview.indicators.compute_rpys` gives it; of several windows the one nearest to
        five years is drawn.
    """
    shown = _recent(rpys)
    if shown.empty:
        return draw_nothing(ax, "rpys", language)
    windows = [
        int(c.removeprefix("deviation_")) for c in map(str, rpys) if c.startswith("deviation_")
    ]
    window = min(windows, key=lambda w: abs(w - 5))
    deviation = shown[f"deviation_{window}"]
    ax.bar(
        shown["year"], shown["references"], color="#c9c9c9", width=0.85,
        label=label("references", language),
    )  # fmt: skip
    ax.plot(
        shown["year"],
        deviation,
        color=PALETTE[3],
        lw=1.3,
        label=label("deviation", language, n=window),
    )
    ax.axhline(0, color="#888888", lw=0.6)
    peaks = shown[shown["outlier"] & (shown["peaks"] > 0)].nlargest(
        MOST_PEAKS, f"deviation_{window}"
    )
    apart = 0.07 * float(shown["year"].max() - shown["year"].min() + 1)
    before, lift = -np.inf, 0
    for row in each_row(peaks.sort_values("year")):
        year, height = row.year, row.references
        lift = lift + 1 if year - before < apart else 0
        before = year
        ax.annotate(
            str(year), (year, height), (0, 5 + 11 * lift), textcoords="offset points",
            ha="center", fontsize=8, fontweight="bold", color=PALETTE[3],
            arrowprops={"arrowstyle": "-", "color": PALETTE[3], "lw": 0.5, "shrinkA": 0},
        )  # fmt: skip
    count_years(ax)
    ax.margins(y=0.1)
    ax.set_xlabel(label("year", language))
    ax.set_ylabel(label("references", language))
    ax.legend(frameon=False, loc="upper left", fontsize=8)
    ax.set_title(label("rpys", language))
    return write_notes(ax, rpys, language)


def plot_multi_rpys(multi: pd.DataFrame, ax: Axes, language: str = "en") -> Axes:
    """Draw, for each citing year, how high each year's deviation ranks: a column is a root.

    Parameters
    ----------
    multi
        As `litreview.indicators.compute_multi_rpys` gives it.
    """
    shown = _recent(multi)
    if shown.empty:
        return draw_nothing(ax, "multi-rpys", language)
    table = shown.pivot(index="citing_year", columns="year", values="rank").astype(float)
    table = table.reindex(
        index=range(int(table.index.min()), int(table.index.max()) + 1),
        columns=range(int(table.columns.min()), int(table.columns.max()) + 1),
    )
    edges_x = np.append(table.columns.to_numpy(dtype=float) - 0.5, shown["year"].max() + 0.5)
    edges_y = np.append(table.index.to_numpy(dtype=float) - 0.5, shown["citing_year"].max() + 0.5)
    mesh = ax.pcolormesh(
        edges_x, edges_y, np.ma.masked_invalid(table.to_numpy()), cmap="Blues", vmin=0, vmax=1,
        rasterized=True,
    )  # fmt: skip
    bar = ax.figure.colorbar(mesh, ax=ax, pad=0.02, ticks=[0, 0.5, 1])
    bar.set_ticklabels(["0", "½", "1"])
    bar.set_label(label("rank-of-deviation", language), fontsize=8)
    bar.outline.set_visible(False)
    count_years(ax)
    ax.set_xlabel(label("year", language))
    ax.set_ylabel(label("citing-year", language))
    ax.set_title(label("multi-rpys", language))
    return write_notes(ax, multi, language)


def plot_ageing(ages: pd.DataFrame, ax: Axes, language: str = "en") -> Axes:
    """Draw how old the references are, with median, half-life and Price index.

    Parameters
    ----------
    ages
        As `litreview.indicators.compute_reference_ages` gives it.
    """
    summary = compute_ageing(ages)
    valid = ages["age"].dropna().astype("int64")
    valid = valid[valid >= 0]
    if valid.empty:
        return draw_nothing(ax, "ageing", language)
    row = summary.iloc[0]
    oldest = int(np.quantile(valid, 1 - EARLIEST, method="higher"))
    counts = valid.value_counts().reindex(range(oldest + 1), fill_value=0)
    recent = counts.index <= RECENT
    share = percent(row["price_index"], language)
    ax.bar(
        counts.index[recent], counts[recent], color=PALETTE[0], width=0.85,
        label=label("price-index", language, share=share, n=RECENT),
    )  # fmt: skip
    ax.bar(counts.index[~recent], counts[~recent], color="#c9c9c9", width=0.85)
    words = label("median-age", language, n=number(row["median_age"], language))
    words += f", {label('half-life', language, n=number(row['half_life'], language))}"
    ax.axvline(row["median_age"], color=PALETTE[3], lw=1.2, ls="--", label=words)
    count_years(ax)
    ax.set_xlabel(label("age", language))
    ax.set_ylabel(label("references", language))
    ax.legend(frameon=False, fontsize=8)
    ax.set_title(label("ageing", language))
    return write_notes(ax, summary, language)


def plot_sleeping_beauties(
    beauties: pd.DataFrame,
    history: pd.DataFrame,
    ax: Axes,
    language: str = "en",
    *,
    most: int = MOST_BEAUTIES,
) -> Axes:
    """Draw the citations by year of the works with the highest beauty coefficients, one a row.

    Parameters
    ----------
    beauties, history
        As `litreview.indicators.compute_sleeping_beauties` and ``compute_citation_history``
        give them; an additional column ``label`` names the works.
    """
    if beauties.empty:
        draw_nothing(ax, "sleeping", language)
        return write_notes(ax, beauties, language)
    first, last = int(history["year"].min()), int(history["year"].max())
    shown = beauties.head(most)
    step = 1.3
    for n, row in enumerate(each_row(shown)):
        part = history[(history["work"] == row.work) & (history["year"] >= row.published)]
        course = part.set_index("year")["citing"].reindex(range(first, last + 1), fill_value=0)
        base = -n * step
        ax.fill_between(course.index, base, base + course / course.max(), color=PALETTE[0], lw=0)
        ax.hlines(base, max(int(row.published), first), last, color=PALETTE[0], lw=0.8)
        ax.plot(
            [row.awakening], [base], marker="^", color=PALETTE[3], ms=7, clip_on=False, zorder=3
        )
        name = shorten(str(getattr(row, "label", row.work)), 50)
        most_cited = f"B = {number(row.beauty, language, 0)}, max {course.max()} ({row.peak})"
        ax.text(first, base + 0.34, f"{name}\n", fontsize=8, va="center", linespacing=1.1)
        ax.text(first, base + 0.34, f"\n{most_cited}", fontsize=7, va="center", color="#555555")
    ax.scatter([], [], marker="^", color=PALETTE[3], label=label("awakening", language))
    ax.legend(frameon=False, fontsize=8, loc="lower left", bbox_to_anchor=(0.78, 1.0))
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_xlim(first, last + 0.5)
    ax.set_ylim(-(len(shown) - 1) * step - 0.25, 1.25)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel(label("citing-year", language))
    ax.set_title(label("sleeping", language))
    return write_notes(ax, beauties, language)


def _recent(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the years from where more than a few of the oldest references are."""
    if frame.empty:
        return frame
    by_year = frame.groupby("year")["references"].sum().cumsum()
    few = by_year[by_year <= EARLIEST * float(by_year.iloc[-1])]
    return frame[~frame["year"].isin(few.index)]
