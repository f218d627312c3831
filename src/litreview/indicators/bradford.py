"""Bradford's law: a few container titles hold a third of the documents, many hold the last."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.indicators.columns import read_items, say

ENOUGH_DOCUMENTS = 100
"""Rule of thumb: below it most titles of the core have as many documents as their neighbours."""


def compute_bradford(
    documents: pd.DataFrame, by: str = "container_title", *, zones: int = 3
) -> pd.DataFrame:
    """Rank container titles and divide them into zones of equally many documents.

    A zone ends with the first title at which the documents counted so far reach its part of
    all (Bradford 1934, reprinted https://doi.org/10.1177/016555158501000407).

    Parameters
    ----------
    documents
        One row a document, with the column of `by`; documents without a title are left out.
    zones
        How many.

    Returns
    -------
    pandas.DataFrame
        One row a title, most documents first (then by name): ``rank``, the column of `by`,
        ``documents``, ``cumulative`` (documents), ``zone`` (from 1, the core).

    Raises
    ------
    UsageError
        For fewer than two zones.

    Examples
    --------
    >>> titles = ["A"] * 3 + ["B", "B", "C", "D", "E", "F"]
    >>> compute_bradford(pd.DataFrame({"container_title": titles}))["zone"].tolist()
    [1, 2, 2, 3, 3, 3]
    """
    if zones < 2:
        raise UsageError(f"{zones} zones: give 2 or more")
    counts = read_items(documents, by).value_counts().rename_axis(by).rename("documents")
    frame = counts.reset_index().sort_values(
        ["documents", by], ascending=[False, True], ignore_index=True
    )
    frame.insert(0, "rank", np.arange(1, len(frame) + 1))
    frame["cumulative"] = frame["documents"].cumsum()
    before = frame["cumulative"] - frame["documents"]
    total = max(int(frame["documents"].sum()), 1)
    frame["zone"] = (zones * before // total + 1).astype("int64")
    if untitled := len(documents) - int(frame["documents"].sum()):
        say(frame, "note-untitled", n=untitled)
    if total < ENOUGH_DOCUMENTS:
        say(frame, "note-few-documents", n=int(frame["documents"].sum()), least=ENOUGH_DOCUMENTS)
    return frame


def compute_bradford_zones(bradford: pd.DataFrame) -> pd.DataFrame:
    """Sum up Bradford's zones.

    Parameters
    ----------
    bradford
        As `compute_bradford` gives it.

    Returns
    -------
    pandas.DataFrame
        ``zone``, ``titles``, ``documents``, ``share`` (of the documents), ``multiplier``
        (titles by those of the zone before), ``tied`` (titles beyond the border with as many
        documents as the last inside: that those are outside is chance).

    Examples
    --------
    >>> titles = ["A"] * 3 + ["B", "B", "C", "D", "E", "F"]
    >>> zones = compute_bradford_zones(compute_bradford(pd.DataFrame({"container_title": titles})))
    >>> zones[["titles", "documents", "tied"]].values.tolist(), zones["multiplier"].tolist()[1:]
    ([[1, 3, 0], [2, 3, 3], [3, 3, 0]], [2.0, 1.5])
    """
    rows = []
    for zone in range(1, int(bradford["zone"].max()) + 1 if len(bradford) else 1):
        titles = bradford[bradford["zone"] == zone]  # empty where one title holds two zones' part
        beyond = bradford[bradford["zone"] > zone]
        tied = beyond["documents"] == titles["documents"].min()
        rows.append((zone, len(titles), int(titles["documents"].sum()), int(tied.sum())))
    frame = pd.DataFrame(rows, columns=["zone", "titles", "documents", "tied"])
    frame.insert(3, "share", frame["documents"] / max(int(frame["documents"].sum()), 1))
    before = frame["titles"].shift().astype("Float64")
    frame.insert(4, "multiplier", frame["titles"] / before.where(before > 0))
    frame.attrs.update(bradford.attrs)
    return frame
