"""Local and global citations: how often the papers of a set cite each other, and are cited at all."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

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


def match_as_bibliometrix(papers: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Find citations within the set as bibliometrix 5 (``histNetwork``) does, without works.

    A line of a reference list cites a paper when its first author and year, letter by letter, are
    the index's short name of the paper's first author and the paper's year, unless both state a
    DOI, or both a first page, that differ. One line can so cite two papers of one author and year.

    Parameters
    ----------
    papers
        ``paper year index_authors``, ``doi page`` where known; a paper that no index names is cited
        by nobody here.
    references
        ``paper text year``, ``doi page`` where known.

    Returns
    -------
    pandas.DataFrame
        ``citing``, ``cited``, sorted, each pair once: as `compute_local_citations` takes them.

    Examples
    --------
    >>> papers = pd.DataFrame({"paper": ["a"], "year": [2001], "index_authors": [["ALI B"]]})
    >>> lines = ["ALI B, 2001, J ILMU, V3, P1", "ALI B, 2002, J ILMU"]
    >>> references = pd.DataFrame({"paper": ["b", "b"], "text": lines, "year": [2001, 2002]})
    >>> match_as_bibliometrix(papers, references).values.tolist()
    [['b', 'a']]
    """
    require(papers, "paper", "year", "index_authors")
    require(references, "paper", "text", "year")
    of: defaultdict[tuple[str, int], list[tuple[str, str, str]]] = defaultdict(list)
    for paper, year, names, doi, page in _rows(papers, "paper", "year", "index_authors"):
        if isinstance(names, list | tuple) and names and not pd.isna(year):
            of[_letters(str(names[0])), int(year)].append((paper, doi, page))
    found = set()
    for citing, year, text, doi, page in _rows(references, "paper", "year", "text"):
        if pd.isna(year):
            continue
        for cited, its_doi, its_page in of.get((_letters(text.split(",")[0]), int(year)), ()):
            if not (_differ(doi, its_doi) or _differ(page, its_page)):
                found.add((citing, cited))
    return pd.DataFrame(sorted(found), columns=["citing", "cited"])


def _rows(frame: pd.DataFrame, *columns: str) -> Any:
    """Return rows of these columns with the DOI and the first page, empty where unknown."""
    nothing = [None] * len(frame)
    doi, page = (frame[c].tolist() if c in frame else nothing for c in ("doi", "page"))
    dois = ["" if pd.isna(d) else str(d).casefold() for d in doi]
    pages = ["" if pd.isna(p) else re.split(r"[-–]", str(p))[0].strip().casefold() for p in page]
    return zip(*(frame[c].tolist() for c in columns), dois, pages, strict=True)


def _letters(name: str) -> str:
    """Return a name as the peer compares it: no punctuation but hyphens, capitals, single spaces."""
    return " ".join(re.sub(r"[^\w\s-]", "", name).upper().split())


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _count(frame: pd.DataFrame, ids: pd.Series) -> pd.Series:
    return frame["paper"].map(ids.value_counts()).fillna(0).astype("int64")
