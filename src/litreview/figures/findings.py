"""What was found: the audit by kind, themes by paper, the tables that papers print."""

from __future__ import annotations

from textwrap import fill

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.figures.drawing import draws
from litreview.figures.style import HATCHES, PALETTE, draw_nothing, shorten
from litreview.labels import label
from litreview.tables import PrintedTable
from litreview.thematic import ThemeMatrix

SEVERITIES = ("error", "warning", "note")
_COLOURS = {"error": PALETTE[3], "warning": PALETTE[1], "note": PALETTE[7]}
MOST_KINDS = 60
MOST_PAPERS = 24
"""Of more papers the columns cannot be read: bars count the papers of each theme instead."""


@draws("audit", x="findings")
def plot_audit(audit: pd.DataFrame, ax: Axes, language: str = "en") -> None:
    """Draw how many findings of each kind the audit has, by severity.

    Parameters
    ----------
    audit
        As `Review.audit` returns it (``kind``, ``severity``).
    """
    counts = compute_audit_counts(audit).head(MOST_KINDS)
    for number, severity in enumerate(SEVERITIES):
        if severity not in set(counts["severity"]):
            continue
        shown = counts["findings"].where(counts["severity"] == severity, 0)
        ax.barh(
            counts["kind"].map(lambda kind: label(kind, language)),
            shown,
            color=_COLOURS[severity],
            hatch=HATCHES[number],
            edgecolor="white",
            linewidth=0.4,
            label=label(severity, language),
            height=0.75,
        )
    ax.invert_yaxis()
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.margins(y=0.01)
    ax.legend(loc="lower right")


def compute_audit_counts(audit: pd.DataFrame) -> pd.DataFrame:
    """Count findings: ``severity``, ``kind``, ``findings``; errors first, most frequent first."""
    counts = audit.groupby(["severity", "kind"], observed=True).size().rename("findings")
    frame = counts.reset_index()
    rank = frame["severity"].map({name: i for i, name in enumerate(SEVERITIES)})
    return (
        frame.assign(rank=rank)
        .sort_values(["rank", "findings", "kind"], ascending=[True, False, True], ignore_index=True)
        .drop(columns="rank")
    )


def plot_theme_matrix(matrix: ThemeMatrix, ax: Axes, language: str = "en") -> Axes:
    """Draw how many sentences of each paper speak of each theme; silent themes are left out.

    Of more than `MOST_PAPERS` papers it draws how many of them speak of each theme.
    """
    counts = compute_theme_counts(matrix, language)
    if counts.empty:
        return draw_nothing(ax, "theme-matrix", language)
    if len(counts.columns) > MOST_PAPERS:
        return _draw_theme_papers(counts, ax, language)
    sns.heatmap(
        counts,
        ax=ax,
        mask=counts == 0,
        cmap="Blues",
        annot=True,
        fmt="d",
        cbar=False,
        linewidths=0.5,
        linecolor="#eeeeee",
        annot_kws={"fontsize": 7},
        norm=_root_scale(int(counts.to_numpy().max())),
        yticklabels=True,
    )
    loudest = counts.to_numpy().max()
    for text in ax.texts:  # white only where the ground is dark enough to read it
        text.set_color("white" if int(text.get_text()) > 0.6 * loudest else "#222222")
    ax.set(xlabel="", ylabel="")
    ax.tick_params(axis="y", labelsize=7, rotation=0, length=0)
    ax.tick_params(axis="x", labelsize=8, rotation=0, length=0, top=True, bottom=False)
    ax.xaxis.tick_top()
    ax.set_title(label("theme-matrix", language), pad=22)
    return ax


def _draw_theme_papers(counts: pd.DataFrame, ax: Axes, language: str) -> Axes:
    """Draw bars: of how many papers each theme is, in the order of the codebook."""
    papers = (counts > 0).sum(axis=1)
    bars = ax.barh(range(len(papers)), papers, color=PALETTE[0], height=0.75)
    ax.bar_label(bars, padding=3, fontsize=7)
    ax.set_yticks(range(len(papers)), list(papers.index), fontsize=7)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(papers) - 0.4, -0.6)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel(label("papers-of", language, n=len(counts.columns)))
    ax.set_title(label("theme-papers", language))
    return ax


def compute_theme_counts(matrix: ThemeMatrix, language: str = "en") -> pd.DataFrame:
    """Count sentences: themes that any paper speaks of (rows, labelled) by papers (columns)."""
    papers = [paper.id for paper in matrix.papers]
    counts = matrix.frame[papers].astype("int64")
    named = {theme.id: shorten(theme.label(language), 60) for theme in matrix.codebook.themes}
    spoken = counts[counts.sum(axis=1) > 0]
    return spoken.rename(index=named).rename_axis(index="theme", columns="paper")


def _root_scale(highest: int) -> object:
    """Shade by the square root, so that one loud theme does not silence the rest."""
    from matplotlib.colors import PowerNorm

    return PowerNorm(0.5, vmin=0, vmax=1.4 * max(highest, 1))


def plot_printed_table(table: PrintedTable, ax: Axes, language: str = "en") -> Axes:
    """Draw a printed table: its last column of numbers against its years or its labels.

    Parameters
    ----------
    table
        As `Review.tables` holds it; percentages are drawn only where there are no counts.
    """
    drawn = choose_columns(table)
    if drawn is None:
        return draw_nothing(ax, "printed-table", language)
    by, value = drawn
    frame = table.frame()
    values = pd.to_numeric(frame[value], errors="coerce")
    names = frame[by].astype(str)
    if _are_years(frame[by]):
        ax.plot(names, values, marker="o", color=PALETTE[0])
        for name, number in zip(names, values, strict=True):
            ax.annotate(
                f"{number:g}",
                (name, number),
                (0, 6),
                textcoords="offset points",
                ha="center",
                fontsize=8,
            )
        ax.set_ylim(0, 1.1 * float(values.max()))
        ax.set_ylabel(shorten(value, 50))
    else:
        bars = ax.barh(names.map(shorten), values, color=PALETTE[0], height=0.7)
        ax.bar_label(bars, padding=3, fmt="%g")
        ax.invert_yaxis()
        ax.set_xlabel(value)
    ax.set_title(fill(shorten(f"{table.paper}: {table.caption}", 140), 78), fontsize=9)
    return ax


def choose_columns(table: PrintedTable) -> tuple[str, str] | None:
    """Choose what to draw: (labels or years, numbers), or None where no column has numbers."""
    frame = table.frame()
    numeric = [
        name
        for name in frame.columns
        if pd.to_numeric(frame[name], errors="coerce").notna().mean() > 0.8
    ]
    years = [n for n in numeric if _are_years(frame[n])]
    running = [n for n in numeric if _is_running(pd.to_numeric(frame[n], errors="coerce"))]
    values = [n for n in numeric if n not in years and n not in running]
    labels = [n for n in frame.columns if n not in numeric]
    if not values or not (years or labels):
        return None
    counts = [
        n
        for n in values
        if "%" not in n and "persen" not in n.lower() and "percent" not in n.lower()
    ]
    return (years or labels)[0], (counts or values)[0]


def _are_years(column: pd.Series) -> bool:
    numbers = pd.to_numeric(column, errors="coerce").astype("float64").fillna(0)
    return bool(len(numbers)) and bool(numbers.between(1000, 2999).all())


def _is_running(column: pd.Series) -> bool:
    return bool(np.array_equal(column.to_numpy(dtype=float), np.arange(1, len(column) + 1)))
