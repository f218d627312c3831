"""Collaboration: how many sign a document, who signs alone, who across borders."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from litreview.indicators.columns import read_items, read_years, require, say, say_undated

ENOUGH_DOCUMENTS = 20


def compute_collaboration(
    documents: pd.DataFrame, by: str | None = None, *, countries: str = "countries"
) -> pd.DataFrame:
    """Measure collaboration in a set of documents.

    Documents without a printed author are counted and left out of every mean. A byline cut by
    "et al." (column ``et_al``) has at least two authors; its number is not known, so that it
    counts among the co-authored and is left out of the means.

    Parameters
    ----------
    documents
        ``authors`` (lists); ``et_al``, and the lists of `countries` where known.
    by
        ``"year"``, ``"container_title"``, …; None for one row of all.
    countries
        The column with the countries of each document. International shares are of the
        documents that have one; missing where none has.

    Returns
    -------
    pandas.DataFrame
        ``documents``; ``unsigned``; ``authors`` (distinct); ``authorships``;
        ``authors_per_document`` (mean length of the byline, "co-authors per document" of
        bibliometrix); ``single_authored`` and ``single_share``; ``single_authors`` (distinct
        authors who signed any alone); ``degree`` (share of co-authored: Subramanyam 1983,
        https://doi.org/10.1177/016555158300600105); ``collaboration_index`` (distinct authors
        of co-authored documents by co-authored documents: Elango & Rajendran 2012);
        ``coefficient`` (1 less the mean of 1/authors: Ajiferuke, Burell & Tague 1988); ``countries_known`` (documents);
        ``international`` and ``international_share``.

    Examples
    --------
    >>> documents = pd.DataFrame({"authors": [["Sari"], ["Sari", "Wijaya"], ["Hadi", "Dewi", "Sari"]]})
    >>> row = compute_collaboration(documents).iloc[0]
    >>> row["authors_per_document"], row["single_authored"], row["collaboration_index"]
    (np.float64(2.0), np.int64(1), np.float64(2.0))
    """
    require(documents, "authors")
    groups: list[tuple[Any, pd.DataFrame]]
    undated = pd.Series(0, index=documents.index)
    if by is None:
        groups = [("all", documents)]
    elif by == "year":
        undated = read_years(documents)
        groups = list(documents.groupby(undated.to_numpy(dtype=float, na_value=np.nan)))
        groups = [(int(year), group) for year, group in groups]
    else:
        require(documents, by)
        groups = list(documents.groupby(by))
    rows = [{by or "set": name, **_measure(group, countries)} for name, group in groups]
    columns = [
        "documents",
        "unsigned",
        "authors",
        "authorships",
        "authors_per_document",
        "single_authored",
        "single_share",
        "single_authors",
        "degree",
        "collaboration_index",
        "coefficient",
        "countries_known",
        "international",
        "international_share",
    ]
    frame = pd.DataFrame(rows, columns=[by or "set", *columns])
    if len(documents) < ENOUGH_DOCUMENTS:
        say(frame, "note-few-documents", n=len(documents), least=ENOUGH_DOCUMENTS)
    if countries not in documents or not frame["countries_known"].sum():
        say(frame, "note-no-countries")
    elif lacking := len(documents) - int(frame["countries_known"].sum()):
        say(frame, "note-some-countries", n=lacking, all=len(documents))
    if "et_al" in documents and (cut := int(documents["et_al"].fillna(False).sum())):
        say(frame, "note-et-al", n=cut)
    return say_undated(frame, undated)


def _measure(documents: pd.DataFrame, countries: str) -> dict[str, float]:
    documents = documents.reset_index(drop=True)
    signed = read_items(documents, "authors", repeated=True)  # like names are two persons
    size = signed.groupby(level=0).size().reindex(documents.index, fill_value=0)
    cut = pd.Series(False, index=documents.index)
    if "et_al" in documents:
        cut = documents["et_al"].fillna(False).astype(bool)
    whole = size[(size > 0) & ~cut]
    alone, together = size.eq(1) & ~cut, size.gt(1) | (cut & size.gt(0))
    n_signed, n_together = int(size.gt(0).sum()), int(together.sum())
    abroad = pd.Series(dtype="int64")
    if countries in documents:
        abroad = read_items(documents, countries).groupby(level=0).size()
    return {
        "documents": len(documents),
        "unsigned": int(size.eq(0).sum()),
        "authors": int(signed.nunique()),
        "authorships": len(signed),
        "authors_per_document": float(whole.mean()) if len(whole) else np.nan,
        "single_authored": int(alone.sum()),
        "single_share": int(alone.sum()) / n_signed if n_signed else np.nan,
        "single_authors": int(signed[alone.loc[signed.index].to_numpy()].nunique()),
        "degree": n_together / n_signed if n_signed else np.nan,
        "collaboration_index": (
            signed[together.loc[signed.index].to_numpy()].nunique() / n_together
            if n_together
            else np.nan
        ),
        "coefficient": float(1 - (1 / whole).mean()) if len(whole) else np.nan,
        "countries_known": len(abroad),
        "international": int((abroad > 1).sum()) if len(abroad) else np.nan,
        "international_share": float((abroad > 1).mean()) if len(abroad) else np.nan,
    }
