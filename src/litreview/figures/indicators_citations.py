"""Who is cited: h and g, local and global citations, disruption."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.figures.drawing import draws
from litreview.figures.indicators_notes import number_axis
from litreview.figures.names import write_names
from litreview.figures.style import HATCHES, PALETTE, shorten, write_beside
from litreview.indicators.columns import say
from litreview.labels import label

MOST_BARS = 15
MOST_NAMES = 12


@draws("impact", below=24)
def plot_impact(impact: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw h and g of the groups with the highest h; an h of 1 ranks nobody.

    Parameters
    ----------
    impact
        As `litreview.indicators.compute_impact` gives it.
    """
    shown = impact[impact["h"].fillna(0) > 1].head(MOST_BARS)
    if shown.empty:
        return say(impact.copy(), "note-low-h")
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
    ax.legend(loc="lower right")
    return impact


@draws("local-citations")
def plot_local_citations(local: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw local against global citations, or bars of the local ones where no other are known.

    Parameters
    ----------
    local
        As `litreview.indicators.compute_local_citations` gives it; an additional column
        ``label`` names the papers.
    """
    named = local.assign(name=local["label" if "label" in local else "paper"])
    cited = named[named["local"] > 0]
    known = cited.dropna(subset=["global"])
    if cited.empty:
        return local
    if known.empty:
        _draw_bars(ax, cited.head(MOST_BARS), language)
    else:
        _draw_both(ax, known, language)
    return local


def _draw_bars(ax: Axes, shown: pd.DataFrame, language: str) -> None:
    names = [shorten(str(name)) for name in shown["name"]]
    bars = ax.barh(names, shown["local"], color=PALETTE[0], height=0.7)
    ax.bar_label(bars, padding=3)
    ax.set_ylim(max(len(shown), 5) - 0.5, -0.5)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel(label("local", language).capitalize())


def _draw_both(ax: Axes, known: pd.DataFrame, language: str) -> None:
    x, y = known["global"].astype(float) + 1, known["local"].astype(float)
    ax.scatter(x, y, s=18, color=PALETTE[0], alpha=0.6, lw=0)
    ax.set(xscale="log", yscale="log")
    ax.minorticks_off()
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(number_axis(language))
    ax.margins(0.06, 0.1)
    ax.autoscale_view()
    tops = known.head(4 * MOST_NAMES).index
    named = [(shorten(str(known.loc[at, "name"]), 34), (x[at], y[at])) for at in tops]
    write_names(ax, named, most=MOST_NAMES)
    ax.set_xlabel(f"{label('global', language).capitalize()} (+ 1)")
    ax.set_ylabel(label("local", language).capitalize())


@draws("disruption", x="citing-papers", y="cd-index")
def plot_disruption(disruption: pd.DataFrame, ax: Axes, language: str = "en") -> pd.DataFrame:
    """Draw the CD index against the papers that cite, firm ones apart from those on thin ground.

    Parameters
    ----------
    disruption
        As `litreview.indicators.compute_disruption` gives it; an additional column ``label``
        names the papers.
    """
    known = disruption.dropna(subset=["cd"])
    if known.empty:
        return disruption
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
    ax.set_xscale("log")
    ax.minorticks_off()
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(number_axis(language))
    ax.set_xlim(0.8, 1.6 * max(float(citing.max()), 2))
    ax.set_ylim(-1.12, 1.6)
    ax.set_yticks([-1, -0.5, 0, 0.5, 1])
    named = known["label"] if "label" in known else known["paper"]
    told = known[firm]["cd"].abs().sort_values(ascending=False, kind="stable").index
    names = [(shorten(str(named[at]), 40), (citing[at], known.loc[at, "cd"])) for at in told]
    write_names(ax, names, most=MOST_NAMES)
    for height, key in ((1, "cd-disrupting"), (-1, "cd-developing")):
        write_beside(
            ax, label(key, language), (1, height), (0, 0), xycoords=("axes fraction", "data"),
            ha="right", va="center", fontsize=7.5, color="#777777",
        )  # fmt: skip
    ax.legend(loc="upper right")
    return disruption
