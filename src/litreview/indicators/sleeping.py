"""Sleeping beauties: works that were cited late and much."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from litreview.indicators.columns import read_years, require, say

LEAST_CITING = 5
"""With fewer citing papers the highest year is one or two papers."""


def compute_citation_history(
    works: pd.DataFrame, citations: pd.DataFrame, papers: pd.DataFrame
) -> pd.DataFrame:
    """Count for every cited work the papers of each year that cite it.

    Parameters
    ----------
    works
        ``work``, ``year``.
    citations
        ``citing``, ``cited``.
    papers
        ``paper``, ``year``.

    Returns
    -------
    pandas.DataFrame
        ``work``, ``published`` (missing where the work has no year), ``year`` (in which it was
        cited; only those that occur), ``citing`` (papers), ``papers`` (of the set in that year,
        citing or not). Papers without a year are left out.

    Examples
    --------
    >>> works = pd.DataFrame({"work": ["w"], "year": [1990]})
    >>> papers = pd.DataFrame({"paper": ["p", "q"], "year": [2001, 2001]})
    >>> citations = pd.DataFrame({"citing": ["p", "q"], "cited": ["w", "w"]})
    >>> compute_citation_history(works, citations, papers).values.tolist()
    [['w', 1990, 2001, 2, 2]]
    """
    require(works, "work", "year")
    require(citations, "citing", "cited")
    require(papers, "paper", "year")
    cited_in = pd.Series(read_years(papers).to_numpy(), index=papers["paper"].to_numpy())
    cited_in = cited_in[~cited_in.index.duplicated()]
    published = pd.Series(read_years(works).to_numpy(), index=works["work"].to_numpy())
    published = published[~published.index.duplicated()]
    edges = citations[["citing", "cited"]].drop_duplicates()
    edges = edges[edges["citing"] != edges["cited"]]
    years = edges["citing"].map(cited_in).astype("Int64")
    counts = edges.assign(year=years).dropna(subset=["year"]).groupby(["cited", "year"]).size()
    frame = counts.rename("citing").reset_index().rename(columns={"cited": "work"})
    frame.insert(1, "published", frame["work"].map(published).astype("Int64").to_numpy())
    frame["papers"] = frame["year"].map(cited_in.value_counts())
    return frame.astype({"year": "int64", "published": "Int64", "papers": "int64"})


def compute_sleeping_beauties(
    history: pd.DataFrame, *, least: int = LEAST_CITING, first: int | None = None
) -> pd.DataFrame:
    """Compute the beauty coefficient and the year of awakening of every work cited often enough.

    c_t is the number of citing papers in the t-th year after publication, its largest value in
    year t_m. B sums, over t = 0 … t_m, how far c_t lies below the straight line from c_0 to
    c_tm, in units of max(1, c_t); the awakening is the year farthest below that line (Ke,
    Ferrara, Radicchi & Flammini 2015, https://doi.org/10.1073/pnas.1424329112, equations 1-3).

    Only papers of the set can cite here. The years between a work's publication and the first
    paper of the set are not observed: they look like sleep and are none, so B is raised by
    them; ``unobserved`` counts them and ``warning`` says so. A set that grows cites everything
    more often in later years; ``beauty_adjusted`` is B of c_t divided by the papers of the year
    and multiplied by those of an average year.

    Parameters
    ----------
    history
        As `compute_citation_history` gives it.
    least
        Leave out works that fewer papers cite.
    first
        The first year in which papers of the set can cite; the first of `history` if not given.

    Returns
    -------
    pandas.DataFrame
        One row a work, highest B first: ``work``, ``published``, ``citing`` (papers), ``beauty``
        B, ``beauty_adjusted`` (missing where `history` has no ``papers``), ``awakening`` and ``peak`` (years), ``slept`` (years from publication to awakening),
        ``unobserved`` (years), ``from_future`` (citing papers of a year before publication,
        left out), ``warning``.

    Examples
    --------
    >>> history = pd.DataFrame({"work": "w", "published": 2000, "year": [2000, 2009, 2010],
    ...                         "citing": [1, 3, 8]})
    >>> row = compute_sleeping_beauties(history).iloc[0]
    >>> round(float(row["beauty"]), 2), int(row["awakening"]), int(row["peak"])
    (34.63, 2008, 2010)
    """
    require(history, "work", "published", "year", "citing")
    undated = int(history.loc[history["published"].isna(), "work"].nunique())
    dated = history.dropna(subset=["published"])
    often = dated.groupby("work")["citing"].transform("sum") >= least
    dated = dated[often]
    average = history.drop_duplicates("year")["papers"].mean() if "papers" in history else None
    start = first if first is not None else history["year"].min()
    rows = []
    for work, part in dated.groupby("work"):
        published = int(part["published"].iloc[0])
        age = part["year"].to_numpy() - published
        citing = part["citing"].to_numpy()
        early = int(citing[age < 0].sum())
        if citing[age >= 0].sum() < least:
            continue
        course = np.bincount(age[age >= 0], weights=citing[age >= 0])
        beauty, awakening, peak = beauty_coefficient(course)
        unobserved = max(int(start) - published, 0)
        rows.append(
            {
                "work": work,
                "published": published,
                "citing": int(course.sum()),
                "beauty": beauty,
                "beauty_adjusted": _adjusted(part[age >= 0], average),
                "awakening": published + awakening,
                "peak": published + peak,
                "slept": awakening,
                "unobserved": unobserved,
                "from_future": early,
                "warning": f"the first {unobserved} years are not observed" if unobserved else "",
            }
        )
    columns = (
        "work published citing beauty beauty_adjusted awakening peak slept unobserved from_future"
    )
    frame = pd.DataFrame(rows, columns=[*columns.split(), "warning"]).sort_values(
        ["beauty", "work"], ascending=[False, True], ignore_index=True
    )
    if frame.empty:
        say(frame, "note-no-beauties", least=least)
    elif blind := int(frame["unobserved"].gt(0).sum()):
        say(frame, "note-unobserved", n=blind, all=len(frame))
    return say(frame, "note-undated-works", n=undated) if undated else frame


def _adjusted(part: pd.DataFrame, average: float | None) -> float:
    if average is None:
        return float("nan")
    age = (part["year"] - part["published"]).to_numpy(dtype="int64")
    return beauty_coefficient(np.bincount(age, weights=part["citing"] / part["papers"] * average))[
        0
    ]


def beauty_coefficient(course: NDArray[Any]) -> tuple[float, int, int]:
    """Return B, the awakening and the peak (years after publication) of citations by age.

    >>> beauty_coefficient(np.array([0.0, 0.0, 0.0, 6.0]))
    (6.0, 2, 3)
    >>> beauty_coefficient(np.array([5.0, 2.0]))
    (0.0, 0, 0)
    """
    peak = int(course.argmax())
    if peak == 0:
        return 0.0, 0, 0
    t = np.arange(peak + 1)
    line = (course[peak] - course[0]) / peak * t + course[0]
    until = course[: peak + 1]
    beauty = float(((line - until) / np.maximum(1, until)).sum())
    # All distances have one denominator, so that the farthest needs none.
    return beauty, int((line - until).argmax()), peak
