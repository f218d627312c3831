"""Names beside points, none on another: each on the first side that is free, or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import matplotlib.patheffects as effects
import numpy as np
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

FONT_SIZE = 7
Side = tuple[float, float, str]
"""Where a name stands: points to the right of its dot, points above it, and what it aligns with."""
AROUND: tuple[Side, ...] = (
    (4, 0, "left"), (0, 4, "center"), (0, -10, "center"), (-4, 0, "right"),
    (3, 4, "left"), (-3, 4, "right"), (3, -9, "left"), (-3, -9, "right"),
)  # fmt: skip
_Box = tuple[float, float, float, float]
_DOT = 3.0
"""The radius, in points, of a dot of which nothing else is said."""
_BEYOND = 30.0
"""How far names may reach out of the axes to the right, in points."""


def write_names(
    ax: Axes,
    named: Sequence[tuple[str, Any]],
    *,
    radii: Sequence[float] | None = None,
    most: int | None = None,
) -> int:
    """Write names beside their dots, the first ones first; return how many had room.

    Parameters
    ----------
    ax
        Its limits are final: dots are taken where they lie now.
    named
        Names and their places in data coordinates, the most important first; names keep off
        all of these dots.
    radii
        Of the dots, in points.
    most
        No more names than these.
    """
    ax.apply_aspect()
    figure = ax.get_figure(root=True)
    scale = (figure.dpi if figure else 72.0) / 72
    dots = [tuple(ax.transData.transform(place)) for _, place in named]
    wide = [_DOT] * len(dots) if radii is None else list(radii)
    taken: list[_Box] = [
        (x - r * scale, x + r * scale, y - r * scale, y + r * scale)
        for (x, y), r in zip(dots, wide, strict=True)
    ]
    room = ax.get_window_extent()
    written = 0
    for (text, place), dot, radius in zip(named, dots, wide, strict=True):
        if written == most:
            break
        for side, box in _boxes(text, dot, radius, scale):
            outside = box[0] < room.x0 - 2 or box[1] > room.x1 + _BEYOND * scale
            if outside or any(_overlap(box, other) for other in taken):
                continue
            taken.append(box)
            _write(ax, text, place, side)
            written += 1
            break
    return written


def _boxes(
    text: str, at: tuple[float, float], radius: float, scale: float
) -> Iterator[tuple[Side, _Box]]:
    """Yield the sides with the box that a name would fill there, in pixels."""
    font = FontProperties(family="DejaVu Sans", size=FONT_SIZE)
    wide, *_ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    for right, up, align in AROUND:
        slanted = 0.7 if right and up else 1.0
        dx = right + slanted * radius * np.sign(right)
        dy = up + slanted * radius * np.sign(up)
        start = {"left": 0.0, "center": -wide / 2, "right": -wide}[align]
        x = at[0] + (dx + start) * scale
        middle = at[1] + (dy + (0.35 * FONT_SIZE if dy else 0)) * scale
        half = 0.6 * FONT_SIZE * scale
        yield (dx, dy, align), (x, x + wide * scale, middle - half, middle + half)


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]


def _write(ax: Axes, text: str, place: Any, side: Side) -> None:
    dx, dy, align = side
    shown = ax.annotate(
        text, tuple(place), (dx, dy), textcoords="offset points", ha=align,
        va="baseline" if dy else "center", fontsize=FONT_SIZE, zorder=5,
    )  # fmt: skip
    shown.set_path_effects([effects.withStroke(linewidth=2, foreground="white")])
