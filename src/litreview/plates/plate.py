"""One figure of a review: its name, its size, how it is drawn, what speaks against drawing it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.formats.whole import whole_file

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Doubt = tuple[str, dict[str, Any]]
"""A key of `litreview.labels` and the values that its words take."""
ENDINGS: tuple[tuple[str, dict[str, None]], ...] = (
    ("png", {"Software": None}),
    ("svg", {"Date": None, "Creator": None}),
)
"""The formats; without the day and the program's version the same figure is the same bytes."""
_SLACK = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """A figure that a review is saved with.

    Parameters
    ----------
    name
        Of its files, without the ending.
    size
        In inches, its names and notes included in the width.
    draw
        Draws it on Axes, its words in a language; computed things stand in it already, so
        that several languages share them.
    doubts
        Why its data is too small to be drawn honestly; with any it is left out.
    """

    name: str
    size: tuple[float, float]
    draw: Callable[[Axes, str], Axes]
    doubts: tuple[Doubt, ...] = ()


def write_plate(plate: Plate, folder: Path, language: str) -> None:
    """Draw a figure as PNG and SVG, whatever speaks against it."""
    import matplotlib.pyplot as plt

    with warnings.catch_warnings():
        # A letter that the font lacks is drawn as a box; the frames have it.
        warnings.filterwarnings("ignore", "(?s)Glyph .* missing from font", UserWarning)
        figure = _draw(plate, language)
        for ending, metadata in ENDINGS:
            with whole_file(folder / f"{plate.name}.{ending}") as part:
                figure.savefig(part, format=ending, dpi=200, metadata=metadata)
    plt.close(figure)


def remove_plate(name: str, folder: Path) -> None:
    """Remove a figure that an earlier run wrote and that would mislead now."""
    for ending, _ in ENDINGS:
        (folder / f"{name}.{ending}").unlink(missing_ok=True)


def _draw(plate: Plate, language: str) -> Figure:
    """Draw a figure; where names reach beyond its width, once more on narrower axes."""
    import matplotlib.pyplot as plt

    figure, ax = plt.subplots(figsize=plate.size)
    plate.draw(ax, language)
    box = figure.get_tightbbox()
    wide = plate.size[0]
    left, right = max(-box.x0, 0.0), max(box.x1 - wide, 0.0)
    if left + right <= _SLACK * wide:
        return figure
    edges = figure.subplotpars
    plt.close(figure)
    margins = {
        "left": min(edges.left + left / wide, 0.6),
        "right": max(edges.right - right / wide, 0.65),
    }
    figure, ax = plt.subplots(figsize=plate.size, gridspec_kw=margins)
    plate.draw(ax, language)
    return figure
