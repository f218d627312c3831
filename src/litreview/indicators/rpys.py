"""Reference publication year spectroscopy: the years in which what a set cites appeared.

Marx, Bornmann, Barth & Leydesdorff 2014 (https://doi.org/10.1002/asi.23089); Thor, Marx,
Leydesdorff & Bornmann 2016 (CRExplorer).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.indicators.columns import read_years, require, say, say_undated

ENOUGH_PER_YEAR = 10
"""Rule of thumb: a peak of fewer entries is one author's reading."""

STANDS_OUT = 3
"""Standard deviations above the median."""


def compute_rpys(
    references: pd.DataFrame,
    *,
    windows: Sequence[int] = (5,),
    first: int | None = None,
    last: int | None = None,
) -> pd.DataFrame:
    """Count references by year of publication, and how far each year stands above its neighbours.

    The deviation is the count less the median of the years about it, the year itself among
    them (Marx et al. 2014: five years). Several windows tell a year that stands out at every
    scale from one that stands out by the choice of window. At the ends the window holds what
    years there are. Years without references count 0. A work that one paper lists twice counts
    once where the references know their works.

    Parameters
    ----------
    references
        One row an entry: ``year``; ``paper`` and ``work`` where known.
    windows
        Odd numbers of years.
    first, last
        The years to show; medians know the years beyond.

    Returns
    -------
    pandas.DataFrame
        One row a year, none left out: ``year``, ``references``, ``median_5`` and
        ``deviation_5`` (of the window of 5) and so on, ``peaks`` (in how many windows the year
        is a peak: above its median and above both neighbours' deviations), ``outlier`` (in
        every window so far above its median as chance seldom goes: counts of print vary as
        Poisson's do, so 2√(n + 3/8) less that of the median is at least 3, Anscombe 1948,
        https://doi.org/10.1093/biomet/35.3-4.246).

    Raises
    ------
    UsageError
        When a window is even or below 3.

    Examples
    --------
    >>> references = pd.DataFrame({"year": [2001, 2003, 2003, 2003, 2003, 2004, 2005]})
    >>> compute_rpys(references)[["year", "references", "deviation_5", "peaks"]].values.tolist()
    [[2001.0, 1.0, 0.0, 0.0], [2002.0, 0.0, -1.0, 0.0], [2003.0, 4.0, 3.0, 1.0], [2004.0, 1.0, 0.0, 0.0], [2005.0, 1.0, 0.0, 0.0]]
    """
    if not windows or any(w < 3 or w % 2 == 0 for w in windows):
        raise UsageError(f"windows {tuple(windows)}: give odd numbers of years from 3")
    years = read_years(references)
    counts = _count_years(references, years)
    frame = counts.rename_axis("year").rename("references").reset_index()
    for window in windows:
        median = frame["references"].rolling(window, center=True, min_periods=1).median()
        frame[f"median_{window}"] = median
        frame[f"deviation_{window}"] = frame["references"] - median
    shown = frame["year"].between(
        first if first is not None else -np.inf, last if last is not None else np.inf
    )
    frame = frame[shown].reset_index(drop=True)
    frame["peaks"] = 0
    frame["outlier"] = len(frame) > 0
    for window in windows:
        deviation = frame[f"deviation_{window}"]
        beside = pd.concat([deviation.shift(), deviation.shift(-1)], axis=1).max(axis=1)
        frame["peaks"] += ((deviation > 0) & ~(beside >= deviation)).astype("int64")
        above = _steady(frame["references"]) - _steady(frame[f"median_{window}"])
        frame["outlier"] &= above >= STANDS_OUT
    say_undated(frame, years)
    if len(frame) and frame["references"].max() < ENOUGH_PER_YEAR:
        say(frame, "note-few-references", n=int(frame["references"].max()), least=ENOUGH_PER_YEAR)
    return frame


def compute_multi_rpys(references: pd.DataFrame, papers: pd.DataFrame) -> pd.DataFrame:
    """Compute the spectroscopy for each citing year, and rank the deviations within it.

    A year that every citing year ranks high is a root of the whole set, not of a few papers
    (multi-RPYS: Comins & Leydesdorff 2016).

    Parameters
    ----------
    references
        ``paper``, ``year``; ``work`` where known.
    papers
        ``paper``, ``year``. Entries of a paper without a year are left out.

    Returns
    -------
    pandas.DataFrame
        ``citing_year``, ``year``, ``references``, ``deviation`` (from the median of five years),
        ``rank`` (0–1 among the years of that citing year, 1 the largest deviation).

    Examples
    --------
    >>> references = pd.DataFrame({"paper": ["p"] * 4, "year": [2001, 2003, 2003, 2004]})
    >>> papers = pd.DataFrame({"paper": ["p"], "year": [2010]})
    >>> compute_multi_rpys(references, papers)["rank"].tolist()
    [0.625, 0.25, 1.0, 0.625]
    """
    require(references, "paper", "year")
    require(papers, "paper", "year")
    citing = references["paper"].map(_year_of(papers)).astype("Int64")
    parts = []
    for year in sorted(citing.dropna().unique()):
        listed = references[citing.eq(year).fillna(False).to_numpy(dtype=bool)]
        part = compute_rpys(listed).rename(columns={"deviation_5": "deviation"})
        if part.empty:
            continue
        part.insert(0, "citing_year", int(year))
        part["rank"] = part["deviation"].rank(pct=True)
        parts.append(part[["citing_year", "year", "references", "deviation", "rank"]])
    columns = ["citing_year", "year", "references", "deviation", "rank"]
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    frame.attrs = {}
    if len(parts) < 3:
        say(frame, "note-few-years", n=len(parts), least=3)
    return say_undated(frame, read_years(references))


def _steady(counts: pd.Series) -> pd.Series:
    """Return counts on a scale on which chance varies by 1 whatever their size."""
    return 2 * (counts + 0.375) ** 0.5


def _year_of(papers: pd.DataFrame) -> dict[str, int]:
    years = read_years(papers)
    known = years.notna()
    return dict(zip(papers.loc[known, "paper"], years[known].astype(int), strict=True))


def _count_years(references: pd.DataFrame, years: pd.Series) -> pd.Series:
    if {"paper", "work"} <= set(references.columns):
        listed = references[["paper", "work"]].assign(year=years).sort_values("year")
        again = listed.duplicated(["paper", "work"]) & listed["work"].notna()
        years = listed.loc[~again, "year"]  # of a work listed twice the first dated one
    counts = years.dropna().astype("int64").value_counts()
    if counts.empty:
        return pd.Series([], index=pd.Index([], dtype="int64"), dtype="int64")
    return counts.reindex(range(int(counts.index.min()), int(counts.index.max()) + 1), fill_value=0)
