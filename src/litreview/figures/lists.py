"""What the lists hold: references by year, container titles, types of works."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.figures.drawing import draws
from litreview.figures.earliest import leave_out_earliest
from litreview.figures.style import HATCHES, PALETTE, shorten
from litreview.labels import label

MOST_STACKED = 6
"""More papers than this are not told apart in one bar."""
MOST_BARS = 10


@draws("references-by-year", x="year", y="entries")
def plot_references_by_year(
    references: pd.DataFrame, ax: Axes, language: str = "en"
) -> pd.DataFrame | None:
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
        return None
    totals = counts.sum(axis=1).rename("entries").reset_index()
    drawn = leave_out_earliest(totals, "entries")
    counts = counts.loc[drawn["year"]]
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
    if undated:
        ax.set_xlabel(f"{label('year', language)}  ({label('no-year', language)}: {undated})")
    ax.set_xlim(years[0] - 0.7, years[-1] + 0.7)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.legend()
    return drawn


def compute_references_by_year(references: pd.DataFrame) -> pd.DataFrame:
    """Count dated entries: one row a year (those that occur), one column a paper."""
    dated = references.dropna(subset=["year"])
    if dated.empty:
        return pd.DataFrame()
    counts = dated.groupby(["year", "paper"]).size().unstack(fill_value=0).sort_index()
    return counts.astype("int64")


@draws("container-titles", x="works")
def plot_container_titles(works: pd.DataFrame, ax: Axes, language: str = "en") -> None:
    """Draw the container titles with most cited works; those with one work are summed up.

    Parameters
    ----------
    works
        The works frame (``container_title``, ``n_citing``); works cited by nobody are left out.
    """
    counts = compute_container_titles(works)
    if counts.empty:
        return
    repeated = counts[counts["works"] > 1].head(MOST_BARS)
    shown = repeated if len(repeated) >= 3 else counts.head(MOST_BARS)
    ax.barh(shown["container_title"].map(shorten), shown["works"], color=PALETTE[0], height=0.7)
    ax.invert_yaxis()
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    rest = len(counts) - len(shown)
    if rest and counts["works"].iloc[len(shown) :].eq(1).all():
        ax.set_xlabel(f"{label('works', language)}  (+ {label('others', language, n=rest)})")


def compute_container_titles(works: pd.DataFrame) -> pd.DataFrame:
    """Count cited works by container title: ``container_title``, ``works``, most first."""
    cited = works[(works["n_citing"] > 0) & works["container_title"].notna()]
    counts = cited.groupby("container_title").size().rename("works").reset_index()
    return counts.sort_values(
        ["works", "container_title"], ascending=[False, True], ignore_index=True
    )


@draws("types", x="works")
def plot_types(works: pd.DataFrame, ax: Axes, language: str = "en") -> None:
    """Draw how many cited works there are of each CSL type, with the counts printed.

    Parameters
    ----------
    works
        The works frame (``type``, ``n_citing``).
    """
    counts = compute_types(works)
    if counts.empty:
        return
    names = [label(kind, language) for kind in counts["type"]]
    bars = ax.barh(names, counts["works"], color=PALETTE[2], height=0.7)
    ax.bar_label(bars, padding=3)
    ax.invert_yaxis()
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))


def compute_types(works: pd.DataFrame) -> pd.DataFrame:
    """Count cited works by CSL type: ``type``, ``works``, most first."""
    cited = works[works["n_citing"] > 0]
    counts = cited.groupby("type").size().rename("works").reset_index()
    return counts.sort_values(["works", "type"], ascending=[False, True], ignore_index=True)
