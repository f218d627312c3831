"""What a figure of an indicator says of its own worth: the notes of the frame, below the axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from litreview.labels import label

Note = tuple[str, dict[str, Any]]
"""A key of `litreview.labels` and the values that its words take."""
Noted = pd.DataFrame | Sequence[Note] | None


def write_notes(ax: Axes, noted: Noted, language: str, *, below: float = 34) -> Axes:
    """Write notes, or those of a frame (``attrs["notes"]``), below the axes in a language."""
    told = noted.attrs.get("notes", ()) if isinstance(noted, pd.DataFrame) else noted or ()
    notes = [label(key, language, **values) for key, values in told]
    if notes:
        width = int(ax.get_window_extent().width / ax.figure.dpi * 15)  # letters of 7.5 pt
        ax.annotate(
            fill(" ".join(dict.fromkeys(notes)), max(width, 40)),
            (0, 0),
            (0, -below),
            xycoords="axes fraction",
            textcoords="offset points",
            va="top",
            fontsize=7.5,
            color="#555555",
            style="italic",
        )
    return ax


def each_row(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a frame, their cells as attributes."""
    return iter(frame.itertuples())


def count_years(ax: Axes) -> None:
    """Put whole years on the x axis and whole counts on the y axis."""
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=9))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))


def percent(value: Any, language: str, digits: int = 0) -> str:
    """Print a share as the language does.

    >>> percent(0.141, "en", 1), percent(0.141, "id", 1)
    ('14.1 %', '14,1 %')
    """
    printed = f"{100 * value:.{digits}f} %"
    return printed.replace(".", ",") if language == "id" else printed


def number(value: Any, language: str, digits: int = 1) -> str:
    """Print a number with the language's decimal mark.

    >>> number(2.5, "en"), number(2.5, "id")
    ('2.5', '2,5')
    """
    printed = f"{value:.{digits}f}"
    return printed.replace(".", ",") if language == "id" else printed


def percent_axis(language: str) -> FuncFormatter:
    """Return the formatter of an axis of shares."""
    return FuncFormatter(lambda value, _: percent(value, language))


def number_axis(language: str) -> FuncFormatter:
    """Return the formatter of an axis of numbers that need a decimal mark."""
    return FuncFormatter(
        lambda value, _: f"{value:g}".replace(".", "," if language == "id" else ".")
    )
