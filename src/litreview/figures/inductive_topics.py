"""Topics by their terms, how many there are, and how firmly they stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.figures.drawing import draws
from litreview.figures.indicators_notes import each_row, number_axis, percent
from litreview.figures.style import PALETTE, shorten
from litreview.inductive.stability import STABLE, UNSTABLE
from litreview.labels import label

TERMS = 8
IN_ROW = 4


@draws("topics", below=14)
def plot_topics(topics: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw each topic as a column of its strongest terms, bars for their weights.

    Parameters
    ----------
    topics
        As `litreview.inductive.topic_frame` gives it.
    """
    most = max(max(weights, default=0.0) for weights in topics["weights"]) or 1.0
    wide = min(IN_ROW, len(topics))
    for n, row in enumerate(each_row(topics)):
        left, top = n % wide, (n // wide) * (TERMS + 2.2)
        words = label("topic-share", language, n=row.topic, share=percent(row.share, language))
        ax.text(left, top - 0.9, words, fontsize=8.5, weight="bold", va="center")
        for k, (term, weight) in enumerate(
            zip(row.terms[:TERMS], row.weights[:TERMS], strict=True)
        ):
            ax.barh(
                top + k, 0.92 * weight / most, left=left, height=0.8,
                color=PALETTE[n % len(PALETTE)], alpha=0.35, linewidth=0,
            )  # fmt: skip
            ax.text(left + 0.01, top + k, shorten(str(term), 30), fontsize=7.5, va="center")
    rows = -(-len(topics) // wide)
    ax.set_xlim(0, wide)
    ax.set_ylim(rows * (TERMS + 2.2) - 2, -1.8)
    ax.set_axis_off()
    return topics


@draws("topics-tried", x="n-topics", y="coherence")
def plot_topic_numbers(topics: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw the mean coherence of every number of topics that was tried, the chosen one filled.

    Parameters
    ----------
    topics
        As `litreview.inductive.topic_frame` gives it; ``attrs["tried"]`` is drawn.
    """
    tried = topics.attrs.get("tried", {})
    numbers, values = list(tried), list(tried.values())
    if len(numbers) > 1:
        ax.plot(numbers, values, color=PALETTE[0], marker="o", mfc="white")
        chosen = [n for n in numbers if n == len(topics)]
        ax.plot(chosen, [tried[n] for n in chosen], "o", color=PALETTE[0], ms=9)
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
        ax.yaxis.set_major_formatter(number_axis(language))
    return topics


@draws("topic-stability", x="jaccard")
def plot_stability(stability: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw how much of each topic or theme comes again when the papers are drawn anew.

    Parameters
    ----------
    stability
        As `litreview.inductive.compute_topic_stability` or `compute_theme_stability` give it.
    """
    place = np.arange(len(stability))
    firm = stability["jaccard"] >= STABLE
    ax.barh(
        place, stability["jaccard"], height=0.7, edgecolor=PALETTE[0], linewidth=0.7,
        color=[PALETTE[0] if sure else "white" for sure in firm],
    )  # fmt: skip
    for at, key, side in ((UNSTABLE, "unstable", "right"), (STABLE, "stable", "left")):
        ax.axvline(at, color="#777777", lw=0.8, ls=":")
        ax.annotate(
            label(key, language), (at, 1), (4 if side == "left" else -4, 3),
            xycoords=("data", "axes fraction"), textcoords="offset points", ha=side, fontsize=7,
            color="#555555",
        )  # fmt: skip
    ax.set_yticks(place, [shorten(str(name), 46) for name in stability["label"]], fontsize=8)
    ax.set_ylim(max(len(stability), 4) - 0.4, -0.6)
    ax.set_xlim(0, 1)
    ax.xaxis.set_major_formatter(number_axis(language))
    kind: Any = "theme-stability" if "theme" in stability else "topic-stability"
    ax.set_title(label(kind, language), pad=18)
    return stability
