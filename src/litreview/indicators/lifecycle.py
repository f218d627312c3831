"""The life cycle of a field: the logistic curve that its documents by year may follow."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import least_squares
from scipy.stats import f as f_distribution

from litreview.indicators.columns import say

Array = NDArray[Any]

ENOUGH_YEARS = 8
"""Three parameters need more years than that to be told from a curve of two."""
ENOUGH_DOCUMENTS = 100
_LN81 = math.log(81)  # from 10 % to 90 % of the ceiling


def compute_life_cycle(
    growth: pd.DataFrame, *, most: float = 10.0, all_years: bool = True
) -> pd.DataFrame:
    """Fit the yearly counts of a logistic course, and say whether it has a ceiling at all.

    After t years there are K / (1 + exp(-ln 81 (t - tm) / Δt)) documents: K the ceiling, tm the
    middle, Δt the years from 10 % to 90 % (Meyer, Yung & Ausubel 1999,
    https://doi.org/10.1016/S0040-1625(99)00021-9). Its derivative is fitted to the counts by
    least squares. While a field still grows, the data fit an endless exponential as well: then
    the ceiling is whatever bound the search has, and no finding. The fit is therefore compared
    with the exponential one (F test of the one parameter more); without a difference at 5 %, or
    with K at its bound, ``identified`` is False and a note says so.

    Parameters
    ----------
    growth
        As `compute_growth` gives it: ``year``, ``documents``.
    most
        The bound of K: so many times the documents there are.
    all_years
        False leaves years without documents out, as bibliometrix does.

    Returns
    -------
    pandas.DataFrame
        One row: ``ceiling`` K (documents), ``middle`` (year of the peak), ``duration`` Δt
        (years), ``tm`` (years, the first being 1), ``r2`` (of the yearly counts), ``rmse``,
        ``r2_exponential``, ``p`` (of the F test), ``at_bound``, ``identified``. Missing below
        eight years with documents or a hundred documents.

    Examples
    --------
    >>> t = np.arange(1980, 2020)
    >>> counts = logistic_counts(t, ceiling=1000, middle=2000, duration=18)
    >>> row = compute_life_cycle(pd.DataFrame({"year": t, "documents": counts})).iloc[0]
    >>> round(row["ceiling"]), round(row["middle"]), round(row["duration"]), bool(row["identified"])
    (1000, 2000, 18, True)
    """
    used = growth if all_years else growth[growth["documents"] > 0]
    years, counts = used["year"].to_numpy(dtype=float), used["documents"].to_numpy(dtype=float)
    row: dict[str, Any] = {"identified": False, "at_bound": False}
    enough_years = int((counts > 0).sum()) >= ENOUGH_YEARS
    enough_documents = counts.sum() >= ENOUGH_DOCUMENTS
    if enough_years and enough_documents:
        row |= _fit(years, counts, most)
    columns = [
        "ceiling",
        "middle",
        "duration",
        "tm",
        "r2",
        "rmse",
        "r2_exponential",
        "p",
        "at_bound",
        "identified",
        "first",
        "last",
    ]
    row |= {"first": int(years[0]), "last": int(years[-1])} if len(years) else {}
    frame = pd.DataFrame([row], columns=columns)
    if not enough_years:
        say(frame, "note-few-years", n=int((counts > 0).sum()), least=ENOUGH_YEARS)
    elif not enough_documents:
        say(frame, "note-few-documents", n=int(counts.sum()), least=ENOUGH_DOCUMENTS)
    elif not row["identified"]:
        say(frame, "note-no-ceiling", most=f"{most:g}")
    return frame


def logistic_counts(years: Any, *, ceiling: float, middle: float, duration: float) -> Array:
    """Return the documents a year of the logistic course: its derivative, floats like `years`.

    >>> float(logistic_counts([2000], ceiling=100, middle=2000, duration=math.log(81))[0])
    25.0
    """
    rate = _LN81 / duration
    away = np.exp(-np.abs(rate * (np.asarray(years, dtype=float) - middle)))
    return np.asarray(ceiling * rate * away / (1 + away) ** 2)


def _fit(years: Array, counts: Array, most: float) -> dict[str, Any]:
    total, span = float(counts.sum()), float(years[-1] - years[0] + 1)
    low = np.array([math.log(1.01 * total), years[0] - span, math.log(0.1)])
    high = np.array([math.log(most * total), years[0] + 3 * span, math.log(5 * span)])

    def misses(p: Array) -> Array:
        course = logistic_counts(
            years, ceiling=math.exp(p[0]), middle=p[1], duration=math.exp(p[2])
        )
        return course - counts

    starts = [
        [math.log(share * total), years[-1] + late * span, math.log(width * span)]
        for share in (1.2, 2.5, 0.9 * most)
        for late, width in ((-0.3, 0.3), (0.0, 0.5), (0.4, 0.8))
    ]
    tries = [
        least_squares(
            misses, np.clip(s, low + 1e-6, high - 1e-6), bounds=(low, high), x_scale=[1, span, 1]
        )
        for s in starts
    ]
    best = min(tries, key=lambda t: t.cost)
    rest, around = 2 * float(best.cost), float(((counts - counts.mean()) ** 2).sum())
    endless = _exponential_rest(years, counts)
    free = len(years) - 3
    ratio = max(endless - rest, 0.0) / (rest / free) if rest > 0 else math.inf
    p = float(f_distribution.sf(ratio, 1, free))
    at_bound = bool(best.x[0] > high[0] - 1e-3)
    return {
        "ceiling": math.exp(best.x[0]),
        "middle": float(best.x[1]),
        "duration": math.exp(best.x[2]),
        "tm": float(best.x[1] - years[0] + 1),
        "r2": 1 - rest / around if around else math.nan,
        "rmse": math.sqrt(rest / len(years)),
        "r2_exponential": 1 - endless / around if around else math.nan,
        "p": p,
        "at_bound": at_bound,
        "identified": p < 0.05 and not at_bound,
    }


def _exponential_rest(years: Array, counts: Array) -> float:
    """Return the sum of squares that the best exponential, or none at all, leaves."""
    t = (years - years[-1]) / (years[-1] - years[0])

    def misses(p: Array) -> Array:
        return np.asarray(p[0] * np.exp(np.clip(p[1] * t, -60, 60)) - counts)

    return min(
        2 * float(least_squares(misses, [max(counts[-1], 1.0), s]).cost) for s in (0.1, 3.0, 8.0)
    )
