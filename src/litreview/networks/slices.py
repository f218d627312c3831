"""One network for each stretch of years, to see how a field changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx
import pandas as pd

from litreview.errors import UsageError
from litreview.networks.build import build_network


def build_slices(
    kind: str,
    papers: pd.DataFrame,
    works: pd.DataFrame,
    citations: pd.DataFrame,
    *,
    years: int | Iterable[tuple[int, int]] = 5,
    cumulative: bool = False,
    **options: Any,
) -> dict[tuple[int, int], nx.Graph]:
    """Build a network of the papers of each stretch of years and of what they cite.

    Parameters
    ----------
    kind, papers, works, citations, **options
        As in `litreview.networks.build_network`.
    years
        A number of years, counted from the first paper's, or the stretches themselves, first
        and last year included; they may overlap.
    cumulative
        Each network also holds all papers before its stretch.

    Returns
    -------
    dict
        Network by (first year, last year). Each has the graph attributes ``first``, ``last``
        and ``undated``, the number of papers without a year, which stand in no slice.

    Raises
    ------
    UsageError
        For stretches of no years or that end before they begin.

    Examples
    --------
    >>> papers = pd.DataFrame({"paper": ["p", "q", "r"], "year": [2011, 2014, 2016]})
    >>> works = pd.DataFrame({"work": ["w"]})
    >>> citations = pd.DataFrame({"citing": ["p", "q", "r"], "cited": ["w", "w", "w"]})
    >>> slices = build_slices("bibliographic-coupling", papers, works, citations, years=5)
    >>> [(when, graph.size()) for when, graph in slices.items()]
    [((2011, 2015), 1), ((2016, 2020), 0)]
    """
    when = pd.to_numeric(papers["year"], errors="coerce")
    dated = when.dropna()
    if isinstance(years, int):
        if years < 1:
            raise UsageError(f"{years} years a slice: give 1 or more")
        first, last = (0, -1) if dated.empty else (int(dated.min()), int(dated.max()))
        spans = [(start, start + years - 1) for start in range(first, last + 1, years)]
    else:
        spans = list(years)
    built = {}
    for start, stop in spans:
        if stop < start:
            raise UsageError(f"a slice from {start} to {stop} ends before it begins")
        inside = (when <= stop).fillna(False) & ((when >= start).fillna(False) | cumulative)
        chosen = papers[inside]
        cites = citations[citations["citing"].isin(chosen["paper"])]
        named = works["work"].isin(chosen["paper"]) | works["work"].isin(cites["cited"])
        graph = build_network(kind, chosen, works[named], cites, **options)
        graph.graph.update(first=start, last=stop, undated=len(papers) - len(dated))
        built[start, stop] = graph
    return built
