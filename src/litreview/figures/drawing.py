"""What every figure begins and ends with: words for nothing to draw, title, axes, notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec

import pandas as pd
from matplotlib.axes import Axes

from litreview.figures.indicators_notes import Noted, write_notes
from litreview.figures.style import draw_nothing
from litreview.labels import label

P = ParamSpec("P")


def draws(
    key: str, *, x: str = "", y: str = "", below: float = 34
) -> Callable[[Callable[P, Noted]], Callable[P, Axes]]:
    """Give a drawing what all figures share, and make it return its Axes.

    Where the drawing adds nothing to the axes, they say that there is nothing to draw.

    Parameters
    ----------
    key
        The key of the figure's title in `litreview.labels`.
    x, y
        Keys of the words on the axes. Words and a title that the drawing wrote itself stay.
    below
        How far below the axes the notes stand, in points.

    Returns
    -------
    callable
        For a function of ``(data, ax, language)`` that draws and returns the frame whose notes
        belong to the figure, the notes themselves, or None; it is not called for empty data.
    """

    def decorate(plot: Callable[P, Noted]) -> Callable[P, Axes]:
        parameters = signature(plot)

        @wraps(plot)
        def drawn(*args: P.args, **kwargs: P.kwargs) -> Axes:
            given = parameters.bind(*args, **kwargs)
            given.apply_defaults()
            data: Any = next(iter(given.arguments.values()))
            ax, language = given.arguments["ax"], given.arguments["language"]
            before = len(ax.get_children())
            noted: Noted = plot(*args, **kwargs) if len(data) else _own_notes(data)
            if len(ax.get_children()) == before:
                draw_nothing(ax, key, language)
            else:
                _write_words(ax, key, x, y, language)
            return write_notes(ax, noted, language, below=below)

        return drawn

    return decorate


def _own_notes(data: Any) -> Noted:
    return data if isinstance(data, pd.DataFrame) else None


def _write_words(ax: Axes, key: str, x: str, y: str, language: str) -> None:
    if not (ax.get_title() or ax.get_title(loc="left")):
        ax.set_title(label(key, language))
    if x and not ax.get_xlabel():
        ax.set_xlabel(label(x, language))
    if y and not ax.get_ylabel():
        ax.set_ylabel(label(y, language))
