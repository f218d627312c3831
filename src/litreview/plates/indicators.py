"""The figures of indicators that a review has enough papers or references for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from litreview.plates.lists import WIDE
from litreview.plates.plate import Doubt, Plate

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.axes import Axes

    from litreview.indicators import Indicators
    from litreview.indicators.accessor import Documents

    Draw = Callable[..., Axes]

TOO_SMALL = {
    "note-few-authors",
    "note-few-documents",
    "note-few-entries",
    "note-few-references",
    "note-few-years",
    "note-lotka-points",
    "note-thin-dynamics",
}
"""Notes of a frame that leave its figure out; with others it is drawn, and they stand below."""
ENOUGH_PAPERS = 100
"""From so many papers on, authors and titles are those of the papers; else of what they cite."""
ENOUGH_ITEMS = 5
"""Fewer cited papers, ranked authors or bursts are a list, not a figure."""
LOW = 3.8


def indicator_plates(indicators: Indicators, citation: nx.DiGraph) -> Iterator[Plate]:
    """Yield the figures of courses over the years, laws, citations, and what is cited.

    Parameters
    ----------
    indicators
        Of the review.
    citation
        Its citation network, whose nodes name the papers.
    """
    yield from _courses(indicators)
    yield from _laws(indicators)
    yield from _cited(indicators, citation)


def _courses(i: Indicators) -> Iterator[Plate]:
    """Yield documents, container titles, co-operation and keywords through the years."""
    from litreview import figures as f
    from litreview.indicators import compute_growth_rate

    growth = i.growth()
    yield _plate("growth", f.plot_growth, growth, judged=compute_growth_rate(growth))
    yield _plate("container-title-dynamics", f.plot_dynamics, i.dynamics())
    together = i.collaboration("year")
    yield _plate("collaboration", f.plot_collaboration, together, judged=i.collaboration())
    bursts = i.bursts()
    tall = 1.2 + 0.2 * min(len(bursts), 20)
    yield _plate("bursts", f.plot_bursts, bursts, least=ENOUGH_ITEMS, tall=tall)


def _laws(i: Indicators) -> Iterator[Plate]:
    """Yield who writes how much, where, and how often cited."""
    from litreview import figures as f

    of: Documents = "papers" if len(i.papers) >= ENOUGH_PAPERS else "works"
    fits = _of(i.lotka(of), of)
    productivity = i.productivity(of)

    def plot_lotka(frame: pd.DataFrame, ax: Axes, language: str) -> Axes:
        return f.plot_lotka(frame, ax, language, fits=fits)

    yield _plate("lotka", plot_lotka, productivity, judged=fits)
    yield _plate("bradford", f.plot_bradford, _of(i.bradford(of), of))
    counted = "times_cited" in i.papers and bool(i.papers["times_cited"].notna().any())
    impact = i.impact(of="papers") if counted else i.impact()
    ranked = int((impact["h"].fillna(0) > 1).sum())
    if counted:
        impact = _of(impact, "papers")
    yield _plate("impact", f.plot_impact, impact, least=ENOUGH_ITEMS, items=ranked, tall=4.6)


def _cited(i: Indicators, citation: nx.DiGraph) -> Iterator[Plate]:
    """Yield which papers cite each other, and how old what they cite is."""
    from litreview import figures as f
    from litreview.indicators import compute_ageing, compute_reference_ages

    local = i.local_citations()
    names = dict(citation.nodes(data="label"))
    local["label"] = [names.get(paper) or paper for paper in local["paper"]]
    inside = int((local["local"] > 0).sum())
    yield _plate(
        "local-citations", f.plot_local_citations, local, least=ENOUGH_ITEMS, items=inside, tall=4.4
    )
    yield _plate("rpys", f.plot_rpys, i.rpys())
    ages = compute_reference_ages(i.references, i.papers)
    yield _plate("reference-age", f.plot_ageing, ages, judged=compute_ageing(ages))


def _plate(
    name: str,
    draw: Draw,
    frame: pd.DataFrame,
    *,
    judged: pd.DataFrame | None = None,
    least: int = 1,
    items: int | None = None,
    tall: float = LOW,
) -> Plate:
    """Make a plate of a frame; the notes of `judged`, by default of the frame, speak against it."""
    notes = (frame if judged is None else judged).attrs.get("notes", ())
    doubts: list[Doubt] = [(key, values) for key, values in notes if key in TOO_SMALL]
    n = len(frame) if items is None else items
    if n < least and not doubts:
        doubts = [("too-few-items", {"n": n, "least": least})]

    def plot(ax: Axes, language: str) -> Any:
        return draw(frame, ax, language)

    return Plate(name, (WIDE, tall), plot, tuple(doubts))


def _of(frame: pd.DataFrame, of: Documents) -> pd.DataFrame:
    """Note whose authors and titles were counted."""
    from litreview.indicators.columns import say

    return say(frame, {"papers": "note-of-papers", "works": "note-of-works"}[of])
