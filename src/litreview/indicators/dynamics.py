"""Dynamics: how the most frequent container titles, or any items, come and go over the years."""

from __future__ import annotations

import pandas as pd

from litreview.indicators.columns import read_items, read_years, say, say_undated

ENOUGH_YEARS = 3


def compute_dynamics(
    documents: pd.DataFrame, column: str = "container_title", *, top: int = 10
) -> pd.DataFrame:
    """Count the documents of the most frequent items year by year.

    Parameters
    ----------
    documents
        ``year`` and the column, values or lists.
    top
        How many items, the most frequent of the dated documents (ties by the alphabet).

    Returns
    -------
    pandas.DataFrame
        One row an item and year, no year left out: ``item``, ``year``, ``documents``,
        ``cumulative``, ``share`` (of all documents of the year that have the column, 0–1;
        missing in a year of none). Items by total, most first.

    Examples
    --------
    >>> documents = pd.DataFrame({"year": [2019, 2021, 2021], "container_title": ["A", "A", "B"]})
    >>> compute_dynamics(documents, top=1)[["year", "documents", "cumulative", "share"]].values.tolist()
    [[2019, 1, 1, 1.0], [2020, 0, 1, <NA>], [2021, 1, 2, 0.5]]
    """
    years = read_years(documents)
    long = read_items(documents.loc[years.notna()], column)
    when = years.loc[long.index].astype("int64")
    columns = ["item", "year", "documents", "cumulative", "share"]
    if long.empty:
        return say_undated(pd.DataFrame(columns=columns), years)
    totals = long.value_counts()
    order = sorted(totals.index, key=lambda item: (-int(totals[item]), str(item)))[:top]
    all_years = pd.RangeIndex(int(when.min()), int(when.max()) + 1, name="year")
    have = pd.Series(when.to_numpy()[~long.index.duplicated()]).value_counts().reindex(all_years)
    parts = []
    for item in order:
        counts = when[long.eq(item).to_numpy()].value_counts().reindex(all_years, fill_value=0)
        part = counts.rename("documents").reset_index()
        part.insert(0, "item", item)
        part["cumulative"] = part["documents"].cumsum()
        part["share"] = pd.array(counts.to_numpy() / have.to_numpy(), dtype="Float64")
        part.loc[have.isna().to_numpy(), "share"] = pd.NA
        parts.append(part)
    frame = pd.concat(parts, ignore_index=True)
    frame.attrs = {}
    if len(all_years) < ENOUGH_YEARS or totals.iloc[0] < 3:
        say(frame, "note-thin-dynamics", years=len(all_years), most=int(totals.iloc[0]))
    return say_undated(frame, years)
