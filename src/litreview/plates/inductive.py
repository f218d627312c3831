"""The figures of what texts speak of, found without a codebook, that a review has enough text for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from litreview.plates.lists import WIDE
from litreview.plates.plate import Doubt, Plate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    Draw = Callable[..., Axes]

TOO_SMALL = {
    "note-few-papers",
    "note-few-themes",
    "note-few-years",
    "note-no-terms",
    "note-one-period",
}
"""Notes of a frame that leave its figure out; with others it is drawn, and they stand below."""
LEAST_TERMS = 5
LEAST_TRENDS = 5


def inductive_plates(overview: Mapping[str, pd.DataFrame]) -> Iterator[Plate]:
    """Yield terms, topics and themes with their stability, evolution and trends.

    Parameters
    ----------
    overview
        As `litreview.inductive.overview.compute_overview` gives it; a figure whose frame is not
        there is left out, for the reasons that the terms give.
    """
    from litreview.figures import inductive_map, inductive_terms, inductive_time, inductive_topics

    few = _doubts(overview["terms"])
    kinds: tuple[tuple[str, str, Draw], ...] = (
        ("inductive-terms", "terms", inductive_terms.plot_terms),
        ("topics", "topics", inductive_topics.plot_topics),
        ("topic-stability", "topic-stability", inductive_topics.plot_stability),
        ("thematic-map", "thematic-map", inductive_map.plot_thematic_map),
        ("theme-stability", "theme-stability", inductive_topics.plot_stability),
        ("evolution", "period-themes", inductive_time.plot_evolution),
        ("trends", "trends", inductive_time.plot_trends),
    )
    for name, kind, draw in kinds:
        if kind in overview:
            yield _plate(name, draw, overview[kind], overview)
        else:
            yield Plate(name, (WIDE, WIDE), _draw_nothing(name), few)


def _plate(
    name: str, draw: Draw, frame: pd.DataFrame, overview: Mapping[str, pd.DataFrame]
) -> Plate:
    # What goes on between periods is told by the frame that is made of them.
    judged = overview["evolution"] if name == "evolution" else frame
    doubts = _doubts(judged)
    least = {"inductive-terms": LEAST_TERMS, "trends": LEAST_TRENDS}.get(name, 1)
    if len(frame) < least and not doubts:
        doubts = (("too-few-items", {"n": len(frame), "least": least}),)

    def plot(ax: Axes, language: str) -> Axes:
        return draw(frame, ax, language)

    return Plate(name, (WIDE, _tall(name, len(frame))), plot, doubts)


def _doubts(frame: pd.DataFrame) -> tuple[Doubt, ...]:
    return tuple((key, values) for key, values in frame.attrs.get("notes", ()) if key in TOO_SMALL)


def _tall(name: str, rows: int) -> float:
    """Return the height of a figure of so many rows, in inches."""
    from litreview.figures.inductive_terms import MOST_TERMS
    from litreview.figures.inductive_time import MOST_TRENDS
    from litreview.figures.inductive_topics import IN_ROW

    heights: dict[str, float] = {
        "inductive-terms": 1.2 + 0.19 * min(rows, MOST_TERMS),
        "topics": 0.8 + 1.9 * -(-rows // IN_ROW),
        "topic-stability": 1.4 + 0.24 * rows,
        "theme-stability": 1.4 + 0.24 * rows,
        "trends": 1.2 + 0.18 * min(rows, MOST_TRENDS),
    }
    return heights.get(name, 5.6)


def _draw_nothing(name: str) -> Callable[[Axes, str], Any]:
    def plot(ax: Axes, language: str) -> Any:
        from litreview.figures import draw_nothing

        return draw_nothing(ax, name, language)

    return plot
