"""How themes of one period go on in the next (Cobo et al. 2011, https://doi.org/10.1016/j.joi.2010.10.002)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pandas as pd

from litreview.errors import UsageError
from litreview.indicators.columns import read_years, require, say, say_undated
from litreview.inductive.notes import say_few
from litreview.inductive.thematic_map import map_of
from litreview.inductive.themes import find_themes
from litreview.networks.build import ENOUGH_PAPERS

COLUMNS = ["first", "last", "theme", "label", "terms", "counts", "occurrences", "papers"]


def compute_period_themes(
    papers: pd.DataFrame,
    column: str = "keywords",
    *,
    years: int | Iterable[tuple[int, int]] = 5,
    **options: Any,
) -> pd.DataFrame:
    """Find the themes of each stretch of years.

    Parameters
    ----------
    papers
        ``year`` and the column.
    column
        Lists of terms.
    years
        A number of years, counted from the first paper's, or the stretches themselves, first
        and last year included.
    **options
        As in `litreview.inductive.find_themes`.

    Returns
    -------
    pandas.DataFrame
        One row a theme: ``first last`` (years), ``theme``, ``label``, ``terms``, ``counts``
        (papers with each), ``occurrences`` (their sum), ``papers`` (with terms, of the period).

    Raises
    ------
    UsageError
        For stretches of no years or that end before they begin.
    """
    require(papers, column)
    when = read_years(papers)
    rows: list[tuple[Any, ...]] = []
    thin = 0
    for first, last in _stretches(when, years):
        inside = papers[((when >= first) & (when <= last)).fillna(False)]
        themes = find_themes(inside, column, **options)
        count = dict(zip(themes.words.terms, themes.words.occurrences.tolist(), strict=True))
        thin += themes.words.papers < ENOUGH_PAPERS
        for row in _rows(map_of(themes)):
            counts = [count[term] for term in row.terms]
            rows.append((first, last, row.theme, row.label, row.terms, counts, row.occurrences,
                         themes.words.papers))  # fmt: skip
    frame = pd.DataFrame(rows, columns=COLUMNS)
    say_few(frame, len(papers))
    if thin and len(frame):
        say(frame, "note-thin-periods", n=thin, least=ENOUGH_PAPERS)
    return say_undated(frame, when)


def compute_evolution(themes: pd.DataFrame) -> pd.DataFrame:
    """Tell which themes of a period share terms with which of the next.

    Parameters
    ----------
    themes
        As `compute_period_themes` gives them.

    Returns
    -------
    pandas.DataFrame
        One row a pair that shares a term: ``source_first source_theme source target_first
        target_theme target`` (label of each), ``shared`` (terms), ``inclusion``
        |A∩B| / min(|A|, |B|), ``weighted_inclusion`` Σ min(a, b) / min(Σa, Σb) with the papers
        a and b of each term, and ``stability`` |A∩B| / |A∪B| (Cobo et al. 2011, section 3.4;
        the weighted one as bibliometrix computes it).

    Examples
    --------
    >>> themes = pd.DataFrame({"first": [2001, 2006], "last": [2005, 2010], "theme": [1, 1],
    ...     "label": ["tax", "tax"], "terms": [["tax", "fund"], ["tax", "app", "user"]],
    ...     "counts": [[4, 1], [3, 2, 2]]})
    >>> compute_evolution(themes)[["inclusion", "weighted_inclusion", "stability"]].values.tolist()
    [[0.5, 0.6, 0.25]]
    """
    periods = sorted(
        {(int(a), int(b)) for a, b in zip(themes["first"], themes["last"], strict=True)}
    )
    listed = _rows(themes)
    rows = []
    for before, after in pairwise(periods):
        for one in (row for row in listed if (row.first, row.last) == before):
            for other in (row for row in listed if (row.first, row.last) == after):
                a = dict(zip(one.terms, one.counts, strict=True))
                b = dict(zip(other.terms, other.counts, strict=True))
                shared = [term for term in one.terms if term in b]
                if not shared:
                    continue
                weighted = sum(min(a[t], b[t]) for t in shared)
                rows.append(
                    (one.first, one.theme, one.label, other.first, other.theme, other.label, shared,
                     round(len(shared) / min(len(a), len(b)), 6),
                     round(weighted / min(sum(a.values()), sum(b.values())), 6),
                     round(len(shared) / len(a.keys() | b.keys()), 6))
                )  # fmt: skip
    columns = ["source_first", "source_theme", "source", "target_first", "target_theme", "target",
               "shared", "inclusion", "weighted_inclusion", "stability"]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    frame.attrs.update(note=themes.attrs.get("note", ""), notes=list(themes.attrs.get("notes", ())))
    if len(periods) < 2:
        say(frame, "note-one-period")
    return frame


def _rows(frame: pd.DataFrame) -> list[Any]:
    return list(frame.itertuples(index=False))


def _stretches(when: pd.Series, years: int | Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    if not isinstance(years, int):
        spans = [(int(first), int(last)) for first, last in years]
        if wrong := [span for span in spans if span[1] < span[0]]:
            raise UsageError(f"a stretch from {wrong[0][0]} to {wrong[0][1]} ends before it begins")
        return sorted(spans)
    if years < 1:
        raise UsageError(f"{years} years a stretch: give 1 or more")
    dated = when.dropna()
    if dated.empty:
        return []
    begin, end = int(dated.min()), int(dated.max())
    return [(start, start + years - 1) for start in range(begin, end + 1, years)]
