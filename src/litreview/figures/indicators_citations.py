"""Who is cited: h and g, local and global citations, disruption."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.figures.indicators_notes import number_axis, write_notes
from litreview.figures.style import HATCHES, PALETTE, draw_nothing, shorten
from litreview.indicators.columns import say
from litreview.labels import label

MOST_BARS = 15


def plot_impact(impact: pd.DataFrame, ax: Axes, language: str = "en") -> Axes:
    """Draw h and g of the groups with the highest h; an h of 1 ranks nobody.

    Parameters
    ----------
    impact
        As `litreview.indicators.compute_impact` gives it.
    """
    shown = impact[impact["h"].fillna(0) > 1].head(MOST_BARS)
    if shown.empty:
        draw_nothing(ax, "impact", language)
        return write_notes(ax, say(impact.copy(), "note-low-h"), language)
    names = [shorten(str(name), 46) for name in shown.iloc[:, 0]]
    place = np.arange(len(shown))
    for n, (column, colour) in enumerate((("h", PALETTE[0]), ("g", PALETTE[1]))):
        bars = ax.barh(
            place + (n - 0.5) * 0.4,
            shown[column].astype(int),
            height=0.38,
            color=colour,
            hatch=HATCHES[n],
            edgecolor="white",
            linewidth=0.4,
            label=label(f"{column}-index", language),
        )
        ax.bar_label(bars, padding=2, fontsize=7)
    ax.set_yticks(place, names, fontsize=8)
    ax.invert_yaxis()
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.legend(frameon=False, loc="lower right")
    ax.set_title(label("impact", language))
    return write_notes(ax, impact, language, below=24)


def plot_local_citations(local: pd.DataFrame, ax: Axes, language: str = "en") -> Axes:
    """Draw local against global citations, or bars of the local ones where no other are known.

    Parameters
    ----------
    local
        As `litreview.indicators.compute_local_citations` gives it; an additional column
        ``label`` names the papers.
    """
    named = local.assign(name=local["label" if "label" in local else "paper"])
    cited = named[named["local"] > 0]
    if cited.empty:
        draw_nothing(ax, "local-citations", language)
        return write_notes(ax, local, language)
    known = cited.dropna(subset=["global"])
    if known.empty:
        shown = cited.head(MOST_BARS)
        bars = ax.barh(
            [shorten(str(n)) for n in shown["name"]], shown["local"], color=PALETTE[0], height=0.7
        )
        ax.bar_label(bars, padding=3)
        ax.set_ylim(max(len(shown), 5) - 0.5, -0.5)
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    else:
        ax.scatter(
            known["global"].astype(float) + 1,
            known["local"],
            s=18,
            color=PALETTE[0],
            alpha=0.6,
            lw=0,
        )
        tops = known.head(5)[["name", "global", "local"]].itertuples(index=False, name=None)
        for name, total, inside in tops:
            ax.annotate(
                shorten(str(name), 34), (float(total) + 1, float(inside)), (4, 2),
                textcoords="offset points", fontsize=7,
            )  # fmt: skip
        ax.set_xscale("log")
        ax.set_yscale("log")
        ax.minorticks_off()
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_major_formatter(number_axis(language))
        ax.set_ylabel(label("local", language).capitalize())
    words = label("local" if known.empty else "global", language)
    ax.set_xlabel(words.capitalize() if known.empty else f"{words.capitalize()} (+ 1)")
    ax.set_title(label("local-citations", language))
    return write_notes(ax, local, language)


def plot_disruption(disruption: pd.DataFrame, ax: Axes, language: str = "en") -> Axes:
    """Draw the CD index against the papers that cite, firm ones apart from those on thin ground.

    Parameters
    ----------
    disruption
        As `litreview.indicators.compute_disruption` gives it; an additional column ``label``
        names the papers.
    """
    known = disruption.dropna(subset=["cd"])
    if known.empty:
        draw_nothing(ax, "disruption", language)
        return write_notes(ax, disruption, language)
    citing = known["n_f"] + known["n_b"]
    firm = known["warning"].eq("")
    ax.axhline(0, color="#999999", lw=0.7)
    for part, key, face, marker in (
        (~firm, "cd-weak", "none", "o"),
        (firm, "cd-firm", PALETTE[0], "s"),
    ):
        if part.any():
            ax.scatter(
                citing[part], known.loc[part, "cd"], s=24, facecolor=face, edgecolor=PALETTE[0],
                linewidth=0.7, marker=marker, label=f"{label(key, language)} ({int(part.sum())})",
            )  # fmt: skip
    names = known["label"] if "label" in known else known["paper"]
    told = known[firm]
    for at in [*told.index[:3], *told.index[-3:]] if len(told) > 6 else told.index:
        ax.annotate(
            shorten(str(names[at]), 40), (citing[at], known.loc[at, "cd"]), (5, 3),
            textcoords="offset points", fontsize=7,
        )  # fmt: skip
    ax.set_xscale("log")
    ax.xaxis.set_major_formatter(number_axis(language))
    ax.yaxis.set_major_formatter(number_axis(language))
    ax.set_xlabel(label("citing-papers", language))
    ax.minorticks_off()
    ax.set_xlim(0.8, 1.6 * max(float(citing.max()), 2))
    ax.set_ylim(-1.12, 1.6)
    ax.set_yticks([-1, -0.5, 0, 0.5, 1])
    ax.set_ylabel(label("cd-index", language))
    for height, key in ((1, "cd-disrupting"), (-1, "cd-developing")):
        ax.annotate(
            label(key, language), (1, height), (0, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", ha="right", va="center", fontsize=7.5, color="#777777",
        )  # fmt: skip
    ax.legend(frameon=False, fontsize=8, loc="upper right")
    ax.set_title(label("disruption", language))
    return write_notes(ax, disruption, language)
