"""Trend topics: the years around which each term is used."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.indicators.bursts import ENOUGH_YEARS
from litreview.indicators.columns import read_years, require, say, say_undated
from litreview.inductive.keywords import as_printed, join_forms
from litreview.inductive.notes import say_few


def compute_trends(
    papers: pd.DataFrame,
    column: str = "keywords",
    *,
    least: int = 5,
    per_year: int = 5,
    joined: bool = True,
) -> pd.DataFrame:
    """Find the quartile years of terms: half of the papers with a term lie between q1 and q3.

    As bibliometrix' trend topics (Aria & Cuccurullo 2017,
    https://doi.org/10.1016/j.joi.2017.08.007): quantiles by interpolation (type 7 of Hyndman &
    Fan 1996, https://doi.org/10.2307/2684934), rounded to whole years, halves to the even one;
    of the terms with one median year the most frequent are kept.

    Parameters
    ----------
    papers
        ``year`` and the column.
    column
        Lists of terms.
    least
        Papers that a term needs; chosen after the best of each year, as bibliometrix does.
    per_year
        Terms of one median year.
    joined
        Join inflected forms; else terms are counted as printed, letter case aside.

    Returns
    -------
    pandas.DataFrame
        ``term``, ``papers``, ``first_quartile``, ``median``, ``third_quartile`` (years);
        by median year, then most frequent first.

    Raises
    ------
    UsageError
        When ``per_year`` is below 1.

    Examples
    --------
    >>> papers = pd.DataFrame({"year": [2010, 2011, 2013, 2020], "keywords": [["tax"]] * 4})
    >>> compute_trends(papers, least=2).values.tolist()
    [['tax', 4, 2011, 2012, 2015]]
    """
    if per_year < 1:
        raise UsageError(f"{per_year} terms a year: give 1 or more")
    require(papers, column)
    when = read_years(papers)
    dated = papers[when.notna()]
    cells = [cell if isinstance(cell, list | tuple) else [] for cell in dated[column]]
    lists = join_forms(cells) if joined else as_printed(cells)
    years: dict[str, list[int]] = {}
    for year, terms in zip(when.dropna().astype(int).tolist(), lists, strict=True):
        for term in terms:
            years.setdefault(term, []).append(year)
    rows = []
    for term, listed in years.items():
        quartiles = np.round(np.quantile(listed, (0.25, 0.5, 0.75))).astype(int).tolist()
        rows.append((term, len(listed), *quartiles))
    columns = ["term", "papers", "first_quartile", "median", "third_quartile"]
    frame = pd.DataFrame(rows, columns=columns).sort_values(
        ["median", "papers", "term"], ascending=[True, False, True], ignore_index=True
    )
    frame = frame.groupby("median", sort=False).head(per_year)
    frame = frame[frame["papers"] >= least].reset_index(drop=True).astype({"term": "string"})
    say_few(frame, len(dated))
    span = int(when.max() - when.min() + 1) if len(dated) else 0
    if len(frame) and span < ENOUGH_YEARS:
        say(frame, "note-few-years", n=span, least=ENOUGH_YEARS)
    return say_undated(frame, when)
