"""Local and global citations: how often the papers of a set cite each other, and are cited at all."""

from __future__ import annotations

import pandas as pd

from litreview.indicators.columns import read_counts, read_years, require, say


def compute_local_citations(
    papers: pd.DataFrame, citations: pd.DataFrame, *, global_column: str = "times_cited"
) -> pd.DataFrame:
    """Count for every paper the papers of the set that cite it.

    A citing paper counts once however often it lists the work, and a paper's citation of itself
    does not count. A citation of a paper that appeared a year or more after the one citing it
    counts, as print gives it, and is reported. Global citations are those that a database
    printed in `global_column`; where none did they are missing, never guessed.

    Parameters
    ----------
    papers
        ``paper``; ``year``, ``title`` and the global column where known.
    citations
        ``citing`` (paper), ``cited`` (work; a paper that is cited has its own id).

    Returns
    -------
    pandas.DataFrame
        One row a paper, most cited first: ``paper``, ``title``, ``year``, ``local``, ``global``
        (missing where unknown), ``ratio`` (local by global), ``local_cited`` (papers of the
        set that it cites), ``from_future`` (citations from papers of an earlier year).

    Examples
    --------
    >>> papers = pd.DataFrame({"paper": ["a", "b", "c"], "year": [2001, 2005, 2009]})
    >>> citations = pd.DataFrame({"citing": ["b", "c", "c", "c"], "cited": ["a", "a", "b", "x"]})
    >>> compute_local_citations(papers, citations)[["paper", "local", "global"]].values.tolist()
    [['a', 2, <NA>], ['b', 1, <NA>], ['c', 0, <NA>]]
    """
    require(papers, "paper")
    require(citations, "citing", "cited")
    ids = set(papers["paper"])
    inside = citations["citing"].isin(ids) & citations["cited"].isin(ids)
    edges = citations.loc[inside & (citations["citing"] != citations["cited"])]
    edges = edges[["citing", "cited"]].drop_duplicates()
    frame = pd.DataFrame({"paper": papers["paper"].to_numpy()})
    frame["title"] = papers["title"].to_numpy() if "title" in papers else pd.NA
    known_years = read_years(papers).tolist() if "year" in papers else [pd.NA] * len(papers)
    frame["year"] = pd.array(known_years, dtype="Int64")
    frame["local"] = _count(frame, edges["cited"])
    known = read_counts(papers, global_column) if global_column in papers else None
    frame["global"] = pd.array([pd.NA] * len(frame), dtype="Int64")
    if known is not None:
        frame["global"] = pd.array(known.to_numpy(), dtype="Float64").astype("Int64")
    total = frame["global"].astype("Float64")
    frame["ratio"] = (frame["local"] / total.where(total > 0)).astype("Float64")
    frame["local_cited"] = _count(frame, edges["citing"])
    year_of = frame.drop_duplicates("paper").set_index("paper")["year"]
    early = edges["citing"].map(year_of) < edges["cited"].map(year_of)
    frame["from_future"] = _count(frame, edges["cited"][early.fillna(False).astype(bool)])
    frame = frame.sort_values(
        ["local", "global", "paper"], ascending=[False, False, True], ignore_index=True
    )
    if lacking := int(frame["global"].isna().sum()):
        say(frame, "note-no-global", n=lacking, all=len(frame))
    if future := int(frame["from_future"].sum()):
        say(frame, "note-future", n=future)
    return frame


def _count(frame: pd.DataFrame, ids: pd.Series) -> pd.Series:
    return frame["paper"].map(ids.value_counts()).fillna(0).astype("int64")
