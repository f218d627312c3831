"""h, g and m: how many documents of an author, a container title or a set are cited how often."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litreview.indicators.columns import read_counts, read_items, read_years, require, say

EVERYTHING = "all"
"""What the one row of a set without groups is called."""


def compute_impact(
    documents: pd.DataFrame,
    by: str | None = "authors",
    *,
    citations: str = "times_cited",
    year: int | None = None,
) -> pd.DataFrame:
    """Compute h, g and m of every author, container title, or of the whole set.

    h is the largest number such that h documents have at least h citations each (Hirsch 2005,
    https://doi.org/10.1073/pnas.0507655102); g the largest such that the g most cited have
    together at least g² (Egghe 2006, https://doi.org/10.1007/s11192-006-0144-7), never more
    than there are documents; m is h by years since the first document, both years counted
    (Hirsch 2005). Documents whose citations are not known count as documents only. A group
    cited by nobody has h = g = 0; one of unknown citations has none.

    Parameters
    ----------
    documents
        One row a document: ``citations``, ``year``, and the column of `by`, values or lists.
    by
        ``"authors"``, ``"container_title"``, … or None for the whole set.
    citations
        The column of citation counts, such as ``"times_cited"`` or ``"n_citing"``.
    year
        The year that m counts to; the last of the documents if not given, so that the result
        does not depend on the day of the run.

    Returns
    -------
    pandas.DataFrame
        One row a group, highest h first: ``by`` (the column's name), ``documents``, ``known``
        (documents with a citation count), ``citations``, ``h``, ``g`` (counts), ``m`` (h a
        year), ``first_year``.

    Raises
    ------
    UsageError
        When a column is not there.

    Examples
    --------
    >>> documents = pd.DataFrame({"authors": [["Sari"], ["Sari", "Wijaya"], ["Sari"]],
    ...                           "year": [2018, 2019, 2021], "times_cited": [9, 4, 0]})
    >>> compute_impact(documents)[["authors", "h", "g", "m"]].round(2).values.tolist()
    [['Sari', 2, 3, 0.5], ['Wijaya', 1, 1, 0.33]]
    """
    counts = read_counts(documents, citations)
    years = read_years(documents) if "year" in documents else counts * np.nan
    last = year if year is not None else years.max()
    name = by or "set"
    if by is None:
        groups = pd.Series(EVERYTHING, index=documents.index, dtype=object)
    else:
        require(documents, by)
        groups = read_items(documents, by)
    long = pd.DataFrame({name: groups.to_numpy()})
    long["citations"] = counts.loc[groups.index].to_numpy()
    long["year"] = years.loc[groups.index].to_numpy()
    long = long.sort_values([name, "citations"], ascending=[True, False], kind="stable")
    grouped = long.groupby(name, sort=True)
    rank = grouped.cumcount() + 1
    total = grouped["citations"].cumsum()
    long["h"] = long["citations"].ge(rank).astype("int64")
    long["g"] = rank.where(total >= rank**2, 0)
    result: pd.DataFrame = grouped.agg(
        documents=("citations", "size"), known=("citations", "count")
    )
    result["citations"] = grouped["citations"].sum(min_count=1)
    result["h"], result["g"] = grouped["h"].sum(), grouped["g"].max()
    first = grouped["year"].min()
    result["m"] = (result["h"] / (last - first + 1)).where(first <= last) if len(long) else 0.0
    result["first_year"] = first
    unknown = result["known"].eq(0)
    result.loc[unknown, ["h", "g", "m"]] = np.nan
    kinds = dict.fromkeys(("documents", "known", "citations", "h", "g", "first_year"), "Int64")
    result = result.astype({**kinds, "m": "Float64"}).reset_index()
    result = result.sort_values(
        ["h", "g", "citations", name], ascending=[False, False, False, True], ignore_index=True
    )
    if lacking := int(counts.isna().sum()):
        say(result, "note-uncounted", n=lacking, all=len(counts))
    return result
