"""What databases printed of the papers: citations by the whole index, names, countries."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from litreview.indexes import read_exports
from litreview.model import Paper


def add_exported(papers: pd.DataFrame, records: Iterable[Paper]) -> pd.DataFrame:
    """Return the papers frame with what an index printed of them.

    Columns ``times_cited``, ``countries``, and ``index_authors``: the names in the index's short
    form ("PESTANA MH"), which its users count by.

    Of several indexes the first that states a count or names gives them: counts of two databases
    are not comparable and their sum would count twice. Countries are those of all. Columns that the
    frame has already stay as they are; a paper that no index knows has missing values.

    Examples
    --------
    >>> papers = pd.DataFrame({"paper": ["p", "q"]})
    >>> export = {"database": "wos", "times_cited": 3, "countries": ["PERU", "INDIA"]}
    >>> records = [Paper("p", "", csl={"custom": {"exports": [export]}}), Paper("q", "")]
    >>> add_exported(papers, records).values.tolist()
    [['p', 3, ['INDIA', 'PERU'], []], ['q', <NA>, [], []]]
    """
    said = {paper.id: read_exports(paper.csl) for paper in records}
    exports = [said.get(paper, []) for paper in papers["paper"]]
    frame = papers.copy()
    if "times_cited" not in frame:
        counts = [
            next((e.times_cited for e in es if e.times_cited is not None), pd.NA) for es in exports
        ]
        frame["times_cited"] = pd.array(counts, dtype="Int64")
    if "countries" not in frame:
        named = [sorted({country for e in es for country in e.countries}) for es in exports]
        frame["countries"] = pd.Series(named, index=frame.index, dtype=object)
    if "index_authors" not in frame:
        short = [next((list(e.authors) for e in es if e.authors), []) for es in exports]
        frame["index_authors"] = pd.Series(short, index=frame.index, dtype=object)
    return frame
