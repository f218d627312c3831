"""The terms of the texts by score, and the terms that set groups of papers apart."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from litreview.figures.drawing import draws
from litreview.figures.indicators_notes import each_row, number_axis
from litreview.figures.style import HATCHES, PALETTE, shorten
from litreview.labels import label
from litreview.stems import LANGUAGES

MOST_TERMS = 25
MOST_GROUPS = 4
OF_GROUP = 6
SURE = 0.05


@draws("inductive-terms")
def plot_terms(
    terms: pd.DataFrame, ax: Axes, language: str = "en", *, by: str = "c_value"
) -> pd.DataFrame:
    """Draw the best terms as bars, the two languages apart.

    Parameters
    ----------
    terms
        As `litreview.inductive.compute_term_scores` gives it.
    by
        The score to draw, ``c_value`` or ``tf_idf``.
    """
    shown = terms.sort_values([by, "term"], ascending=[False, True]).head(MOST_TERMS)
    shown = shown[shown[by] > 0].reset_index(drop=True)
    for n, code in enumerate(LANGUAGES):
        part = shown[shown["language"] == code]
        if len(part):
            ax.barh(
                part.index, part[by], height=0.75, color=PALETTE[n], hatch=HATCHES[n],
                edgecolor="white", linewidth=0.4, label=label(f"language-{code}", language),
            )  # fmt: skip
    ax.set_yticks(range(len(shown)), [shorten(str(t), 40) for t in shown["term"]], fontsize=8)
    ax.invert_yaxis()
    ax.margins(y=0.01)
    ax.set_xlabel(label(by.replace("_", "-"), language))
    ax.xaxis.set_major_formatter(number_axis(language))
    if shown["language"].nunique() > 1:
        ax.legend(loc="lower right")
    return terms


@draws("keyness", x="log-ratio")
def plot_keyness(keyness: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw the terms that most surely belong to each group: how many times more it uses them.

    Parameters
    ----------
    keyness
        As `litreview.inductive.compute_keyness` gives it; the largest groups by G² are drawn,
        of terms that one contains the longer one only.
    """
    more = keyness[keyness["log_ratio"] > 0]
    loudest = more.groupby("group")["g2"].max().sort_values(ascending=False, kind="stable")
    names = sorted(loudest.index[:MOST_GROUPS])
    ticks: list[tuple[float, str]] = []
    place = 0.0
    told = set()
    for group in names:
        part = _apart(more[more["group"] == group])
        ax.text(0, place, shorten(str(group), 50), fontsize=8.5, weight="bold", va="center")
        place += 1
        for row in each_row(part):
            sure = row.q < SURE
            key = "keyness-sure" if sure else "keyness-unsure"
            ax.barh(
                place, row.log_ratio, height=0.75, color=PALETTE[0] if sure else "white",
                edgecolor=PALETTE[0], linewidth=0.7, label=None if key in told else label(key, language),
            )  # fmt: skip
            told.add(key)
            ax.text(
                row.log_ratio, place, f"  {row.frequency} : {row.others}", va="center", fontsize=7
            )
            ticks.append((place, str(row.term)))
            place += 1
        place += 0.4
    if ticks:
        ax.set_yticks([at for at, _ in ticks], [shorten(t, 40) for _, t in ticks], fontsize=8)
        ax.set_ylim(place, -0.8)
        ax.set_xlim(0, 1.18 * float(np.max([bar.get_width() for bar in ax.patches])))  # type: ignore[attr-defined]
        ax.xaxis.set_major_formatter(number_axis(language))
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0)
        ax.set_title(label("keyness", language), pad=22)
    return keyness


def _apart(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the surest terms, none of which holds another."""
    kept: list[int] = []
    terms: list[str] = []
    ordered = rows.assign(n=rows["term"].str.count(" ")).sort_values(
        ["g2", "n", "term"], ascending=[False, False, True]
    )
    for at, term in ordered["term"].items():
        if not any(f" {term} " in f" {t} " or f" {t} " in f" {term} " for t in terms):
            kept.append(at)  # type: ignore[arg-type]
            terms.append(term)
        if len(kept) == OF_GROUP:
            break
    return rows.loc[kept]
