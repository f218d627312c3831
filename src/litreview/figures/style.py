"""What all figures share: colours, hatches, settings, and what stands where nothing can be drawn.

For print: colour-blind safe, never by colour alone. The palette is Okabe and Ito's
(https://jfly.uni-koeln.de/color/), as in seaborn's "colorblind".
"""

from __future__ import annotations

from typing import Any

import seaborn as sns
from matplotlib.axes import Axes

from litreview.labels import label
from litreview.prose import visible

PALETTE = sns.color_palette("colorblind")
HATCHES = ("", "///", "...", "xxx", "\\\\\\", "ooo")
STYLE: Any = {
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.titlesize": 11,
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "hatch.linewidth": 0.4,
    "legend.fontsize": 8,
    "legend.frameon": False,
    "savefig.bbox": "tight",
    "svg.fonttype": "none",
    "svg.hashsalt": "litreview",
}
"""matplotlib settings of every figure; the salt keeps SVG files the same between runs."""


def draw_nothing(ax: Axes, key: str, language: str) -> Axes:
    """Say in the figure that there is nothing to draw."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, label("nothing", language), ha="center", va="center", transform=ax.transAxes)
    ax.set_title(label(key, language))
    return ax


def write_beside(
    ax: Axes, text: str, at: tuple[float, float], offset: tuple[float, float], **options: Any
) -> None:
    """Write small words beside a point, so many points to the right and above."""
    ax.annotate(text, at, offset, textcoords="offset points", **{"fontsize": 7, **options})


def shorten(title: str, longest: int = 58) -> str:
    """Cut a long name at the end; what cannot be drawn, such as a control character, is a space."""
    title = visible(title)
    return title if len(title) <= longest else title[: longest - 1].rstrip() + "…"
