"""What a set cites: spectroscopy of years, ages, and works that slept."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.figures.drawing import draws
from litreview.figures.earliest import EARLIEST, leave_out_earliest
from litreview.figures.indicators_notes import count_years, each_row, number, percent
from litreview.figures.style import PALETTE, shorten, write_beside
from litreview.indicators import compute_ageing
from litreview.indicators.ageing import RECENT
from litreview.labels import label

MOST_PEAKS = 10
MOST_BEAUTIES = 6
GREY = "#c9c9c9"


@draws("rpys", x="year", y="references")
def plot_rpys(rpys: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw references by year, their deviation from the median, and the years that stand out.

    Parameters
    ----------
    rpys
        As `litreview.indicators.compute_rpys` gives it; of several windows the one nearest to
        five years is drawn.
    """
    shown = leave_out_earliest(rpys, "references")
    windows = [
        int(c.removeprefix("deviation_")) for c in map(str, rpys) if c.startswith("deviation_")
    ]
    window = min(windows, key=lambda w: abs(w - 5))
    column = f"deviation_{window}"
    words = label("references", language), label("deviation", language, n=window)
    ax.bar(shown["year"], shown["references"], color=GREY, width=0.85, label=words[0])
    ax.plot(shown["year"], shown[column], color=PALETTE[3], lw=1.3, label=words[1])
    ax.axhline(0, color="#888888", lw=0.6)
    peaks = shown[shown["outlier"] & (shown["peaks"] > 0)].nlargest(MOST_PEAKS, column)
    apart = 0.07 * float(shown["year"].max() - shown["year"].min() + 1)
    before, lift = -np.inf, 0
    for row in each_row(peaks.sort_values("year")):
        lift = lift + 1 if row.year - before < apart else 0
        before = row.year
        write_beside(
            ax, str(row.year), (row.year, row.references), (0, 5 + 11 * lift), ha="center",
            fontsize=8, fontweight="bold", color=PALETTE[3],
            arrowprops={"arrowstyle": "-", "color": PALETTE[3], "lw": 0.5, "shrinkA": 0},
        )  # fmt: skip
    count_years(ax)
    ax.margins(y=0.1)
    ax.legend(loc="upper left")
    return shown


@draws("multi-rpys", x="year", y="citing-year")
def plot_multi_rpys(multi: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw, for each citing year, how high each year's deviation ranks: a column is a root.

    Parameters
    ----------
    multi
        As `litreview.indicators.compute_multi_rpys` gives it.
    """
    shown = leave_out_earliest(multi, "references")
    table = shown.pivot(index="citing_year", columns="year", values="rank").astype(float)
    table = table.reindex(
        index=range(int(table.index.min()), int(table.index.max()) + 1),
        columns=range(int(table.columns.min()), int(table.columns.max()) + 1),
    )
    edges_x = np.append(table.columns.to_numpy(dtype=float) - 0.5, shown["year"].max() + 0.5)
    edges_y = np.append(table.index.to_numpy(dtype=float) - 0.5, shown["citing_year"].max() + 0.5)
    ranks = np.ma.masked_invalid(table.to_numpy())
    mesh = ax.pcolormesh(edges_x, edges_y, ranks, cmap="Blues", vmin=0, vmax=1, rasterized=True)
    bar = ax.figure.colorbar(mesh, ax=ax, pad=0.02, ticks=[0, 0.5, 1])
    bar.set_ticklabels(["0", "½", "1"])
    bar.set_label(label("rank-of-deviation", language), fontsize=8)
    bar.outline.set_visible(False)
    count_years(ax)
    return shown


@draws("ageing", x="age", y="references")
def plot_ageing(ages: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
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
        return summary
    row = summary.iloc[0]
    oldest = int(np.quantile(valid, 1 - EARLIEST, method="higher"))
    counts = valid.value_counts().reindex(range(oldest + 1), fill_value=0)
    recent = counts.index <= RECENT
    share = percent(row["price_index"], language)
    words = label("price-index", language, share=share, n=RECENT)
    ax.bar(counts.index[recent], counts[recent], color=PALETTE[0], width=0.85, label=words)
    ax.bar(counts.index[~recent], counts[~recent], color=GREY, width=0.85)
    words = label("median-age", language, n=number(row["median_age"], language))
    words += f", {label('half-life', language, n=number(row['half_life'], language))}"
    ax.axvline(row["median_age"], color=PALETTE[3], lw=1.2, ls="--", label=words)
    count_years(ax)
    ax.legend()
    return summary


@draws("sleeping", x="citing-year")
def plot_sleeping_beauties(
    beauties: pd.DataFrame,
    history: pd.DataFrame,
    ax: Axes,
    language: str = "en",
    *,
    most: int = MOST_BEAUTIES,
) -> pd.DataFrame:
    """Draw the citations by year of the works with the highest beauty coefficients, one a row.

    Parameters
    ----------
    beauties, history
        As `litreview.indicators.compute_sleeping_beauties` and ``compute_citation_history``
        give them; an additional column ``label`` names the works.
    """
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
    ax.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0))
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_xlim(first, last + 0.5)
    ax.set_ylim(-(len(shown) - 1) * step - 0.25, 1.25)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    return beauties
