"""How old what is cited is: ages of references, half-life, Price index."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litreview.indicators.columns import read_years, require, say

ENOUGH_REFERENCES = 30
RECENT = 5


def compute_reference_ages(references: pd.DataFrame, papers: pd.DataFrame) -> pd.DataFrame:
    """Give every dated reference its age: the paper's year less the reference's.

    Parameters
    ----------
    references
        ``paper``, ``year``; ``reference`` where there are ids.
    papers
        ``paper``, ``year``.

    Returns
    -------
    pandas.DataFrame
        One row an entry of a dated paper: ``reference``, ``paper``, ``citing_year``, ``year``,
        ``age`` (years; missing where the entry has no year, negative for one of a later year).

    Examples
    --------
    >>> references = pd.DataFrame({"paper": ["p", "p", "p"], "year": [2020, 2011, None]})
    >>> papers = pd.DataFrame({"paper": ["p"], "year": [2021]})
    >>> compute_reference_ages(references, papers)["age"].tolist()
    [1, 10, <NA>]
    """
    require(references, "paper", "year")
    require(papers, "paper", "year")
    year_of = dict(zip(papers["paper"], read_years(papers), strict=True))
    frame = pd.DataFrame({"paper": references["paper"].to_numpy()})
    ids = references.get("reference", references.index)
    frame.insert(0, "reference", ids.to_numpy())
    frame["citing_year"] = pd.array([year_of.get(p, pd.NA) for p in frame["paper"]], dtype="Int64")
    frame["year"] = read_years(references).to_numpy()
    frame["year"] = frame["year"].astype("Int64")
    frame["age"] = frame["citing_year"] - frame["year"]
    kept = frame[frame["citing_year"].notna()].reset_index(drop=True)
    if lost := len(frame) - len(kept):
        say(kept, "note-undated-papers", n=lost)
    return kept


def compute_ageing(
    ages: pd.DataFrame, by: str | None = None, *, recent: int = RECENT
) -> pd.DataFrame:
    """Sum up the ages of references: median, half-life, Price index.

    The citing half-life counts back from the citing year until half of the references are
    covered, that year being the first, with a linear part of the last (Journal Citation
    Reports; Burton & Kebler 1960, https://doi.org/10.1002/asi.5090110105). The Price index is
    the share of references at most five years old (Price 1970, "Citation measures of hard
    science, soft science, technology, and nonscience"; the
    bound is the usual one). Entries dated later than their paper are counted and
    left out of every figure.

    Parameters
    ----------
    ages
        As `compute_reference_ages` gives it.
    by
        ``"paper"``, ``"citing_year"``, or None for one row of all.
    recent
        The oldest age, in years, that the Price index counts as recent.

    Returns
    -------
    pandas.DataFrame
        ``references``, ``undated``, ``from_future``, ``median_age``, ``mean_age``,
        ``half_life`` (years), ``price_index`` (0–1), ``oldest`` (year), after the column `by`.

    Raises
    ------
    UsageError
        For a column that the ages do not have.

    Examples
    --------
    >>> ages = pd.DataFrame({"age": [0, 1, 3, 9], "year": [2021, 2020, 2018, 2012]})
    >>> row = compute_ageing(ages).iloc[0]
    >>> float(row["half_life"]), float(row["price_index"]), float(row["median_age"])
    (2.0, 0.75, 2.0)
    """
    if by is not None:
        require(ages, by)
    groups = ages.groupby(by) if by else [("all", ages)]
    rows = []
    for name, group in groups:
        age = group["age"].dropna().astype("int64")
        valid = age[age >= 0].to_numpy()
        rows.append(
            {
                by or "set": name,
                "references": len(group),
                "undated": len(group) - len(age),
                "from_future": int((age < 0).sum()),
                "median_age": float(np.median(valid)) if len(valid) else np.nan,
                "mean_age": float(valid.mean()) if len(valid) else np.nan,
                "half_life": half_life(valid),
                "price_index": float((valid <= recent).mean()) if len(valid) else np.nan,
                "oldest": group.loc[group["age"] >= 0, "year"].min() if len(valid) else pd.NA,
            }
        )
    columns = "references undated from_future median_age mean_age half_life price_index oldest"
    frame = pd.DataFrame(rows, columns=[by or "set", *columns.split()])
    frame["oldest"] = frame["oldest"].astype("Int64")
    frame.attrs.update(ages.attrs)
    n_valid = int((ages["age"] >= 0).fillna(False).sum())
    if n_valid < ENOUGH_REFERENCES:
        say(frame, "note-few-entries", n=n_valid, least=ENOUGH_REFERENCES)
    if future := int(frame["from_future"].sum()):
        say(frame, "note-future", n=future)
    return frame


def half_life(ages: np.ndarray) -> float:
    """Return the years, counted back from the citing one as the first, that cover half.

    >>> half_life(np.array([0, 0, 1, 1])), half_life(np.array([2, 2])), half_life(np.array([]))
    (1.0, 2.5, nan)
    """
    if not len(ages):
        return float("nan")
    counts = np.bincount(ages.astype(int))
    covered = np.cumsum(counts)
    half = len(ages) / 2
    year = int(np.searchsorted(covered, half))
    before = covered[year - 1] if year else 0
    return float(year + (half - before) / counts[year])
