"""Disruption: whether the papers that cite a paper cite what it built on, too."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from litreview.indicators.columns import read_years, require, say

ENOUGH_CITING = 10
"""Rule of thumb: below it one more citing paper can turn the sign."""
ENOUGH_REFERENCES = 3

Array = NDArray[Any]


def compute_disruption(
    papers: pd.DataFrame, citations: pd.DataFrame, *, least: int = 0
) -> pd.DataFrame:
    """Compute the CD index of every paper on the graph of the set.

    Of the papers that appeared later, n_f cite the paper and nothing it cites, n_b cite both,
    n_r cite what it cites but not the paper: CD = (n_f - n_b) / (n_f + n_b + n_r), from -1
    (developing) to 1 (disrupting) (Funk & Owen-Smith 2017,
    https://doi.org/10.1287/mnsc.2015.2366; Wu, Wang & Evans 2019,
    https://doi.org/10.1038/s41586-019-0941-9). Without n_r it does not depend on how much the
    set holds of the literature around (Leydesdorff, Tekles & Bornmann 2021). Only the papers
    of the set can cite here, so both are of the set, not of the literature. A paper that
    nobody cites, or whose list is not known, has no index: it would be 0 or 1 by definition.

    Parameters
    ----------
    papers
        ``paper``, ``year``; papers without a year take no part. Those of the focal paper's own
        year count as later if they cite it.
    citations
        ``citing``, ``cited``.
    least
        Give an index only to papers that so many later papers cite.

    Returns
    -------
    pandas.DataFrame
        One row a dated paper, those without a warning first, then by index: ``paper``,
        ``year``, ``references`` (works cited), ``n_f``, ``n_b``, ``n_r`` (papers; the last
        missing where nobody cites), ``cd``, ``cd_without_r``, ``warning`` (few citing papers,
        few references; empty where neither).

    Examples
    --------
    >>> papers = pd.DataFrame({"paper": list("abcd"), "year": [2000, 2005, 2010, 2011]})
    >>> citations = pd.DataFrame({"citing": ["b", "c", "c", "d"], "cited": ["a", "b", "a", "b"]})
    >>> compute_disruption(papers, citations)[["paper", "n_f", "n_b", "n_r", "cd"]].head(1).values.tolist()
    [['b', 1, 1, 0, 0.0]]
    """
    require(papers, "paper", "year")
    require(citations, "citing", "cited")
    years = read_years(papers)
    known = years.notna()
    dated = papers.loc[known, ["paper"]].assign(year=years[known].astype("int64"))
    dated = dated.drop_duplicates("paper").sort_values("paper", ignore_index=True)
    position = {paper: n for n, paper in enumerate(dated["paper"])}
    edges = citations[citations["citing"] != citations["cited"]]
    edges = edges[["citing", "cited"]].drop_duplicates()
    edges = edges[edges["citing"].isin(position)]
    citing = edges["citing"].map(position).astype("int64")
    citers = {work: part.to_numpy() for work, part in citing.groupby(edges["cited"].to_numpy())}
    lists = {paper: part.tolist() for paper, part in edges.groupby("citing")["cited"]}
    when = dated["year"].to_numpy()
    nobody = np.array([], dtype=np.int64)
    rows = []
    for n, (paper, year) in enumerate(zip(dated["paper"], when, strict=True)):
        listed = lists.get(paper, [])
        n_f, n_b, n_r = _count(n, citers.get(paper, nobody), listed, citers, when)
        enough = bool(listed) and n_f + n_b >= max(least, 1)
        cd = (n_f - n_b) / (n_f + n_b + (n_r or 0)) if enough else np.nan
        without = (n_f - n_b) / (n_f + n_b) if enough else np.nan
        warning = _warn(n_f + n_b, len(listed)) if enough else ""
        rows.append((paper, int(year), len(listed), n_f, n_b, n_r, cd, without, warning))
    columns = ["paper", "year", "references", "n_f", "n_b", "n_r", "cd", "cd_without_r", "warning"]
    frame = pd.DataFrame(rows, columns=columns)
    frame["n_r"] = frame["n_r"].astype("Int64")
    frame["none"] = frame["cd"].isna()
    frame = frame.sort_values(
        ["none", "warning", "cd", "paper"], ascending=[True, True, False, True], ignore_index=True
    ).drop(columns="none")
    weak = int(frame["warning"].ne("").sum())
    if weak or not frame["cd"].notna().any():
        say(frame, "note-disruption", n=weak, all=int(frame["cd"].notna().sum()))
    if undated := int((~known).sum()):
        say(frame, "note-undated-papers", n=undated)
    return frame


def _count(
    focal: int, to_it: Array, listed: list[Any], citers: dict[Any, Array], when: Array
) -> tuple[int, int, int | None]:
    """Count later papers: those citing the focal one only, both, its references only.

    What nobody cites has no index, and the last count, the costly one, is not made.
    """
    to_it = to_it[when[to_it] >= when[focal]]
    if not len(to_it):
        return 0, 0, None
    to_list = np.zeros(len(when), dtype=bool)
    for work in listed:
        to_list[citers[work]] = True
    both = int(to_list[to_it].sum())
    to_list[to_it] = False
    return len(to_it) - both, both, int((to_list & (when > when[focal])).sum())


def _warn(n_citing: int, n_listed: int) -> str:
    lacking = []
    if n_citing < ENOUGH_CITING:
        lacking.append("few citing papers")
    if n_listed < ENOUGH_REFERENCES:
        lacking.append("few references")
    return "; ".join(lacking)
