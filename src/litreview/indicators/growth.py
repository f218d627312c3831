"""Growth: documents by year, the yearly rate, the time to double."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from litreview.indicators.columns import read_years, say, say_undated

ENOUGH_AT_ENDS = 5
"""The rate between two years hangs on them alone: below this, one paper changes it much."""
ENOUGH_YEARS = 5


def compute_growth(
    documents: pd.DataFrame, *, first: int | None = None, last: int | None = None
) -> pd.DataFrame:
    """Count documents by year, years without any among them.

    Parameters
    ----------
    documents
        One row a document, with ``year``.
    first, last
        The years to count; the first and last that occur if not given. End before a year that
        is not over.

    Returns
    -------
    pandas.DataFrame
        ``year``, ``documents``, ``cumulative``, ``change`` (share of the year before; missing
        after a year of none).

    Examples
    --------
    >>> compute_growth(pd.DataFrame({"year": [2019, 2021, 2021]})).values.tolist()
    [[2019, 1, 1, <NA>], [2020, 0, 1, -1.0], [2021, 2, 3, <NA>]]
    """
    years = read_years(documents)
    known = years.dropna().astype("int64")
    start = first if first is not None else known.min() if len(known) else None
    stop = last if last is not None else known.max() if len(known) else None
    shown = range(int(start), int(stop) + 1) if start is not None and stop is not None else range(0)
    counts = known.value_counts().reindex(pd.RangeIndex(shown.start, shown.stop), fill_value=0)
    frame = counts.rename_axis("year").rename("documents").reset_index().astype("int64")
    frame["cumulative"] = frame["documents"].cumsum()
    before = frame["documents"].shift().astype("Float64")
    frame["change"] = (frame["documents"] / before.where(before > 0) - 1).astype("Float64")
    return say_undated(frame, years)


def compute_growth_rate(growth: pd.DataFrame) -> pd.DataFrame:
    """Estimate the yearly rate of growth and the time to double, in two ways.

    ``ends``: the compound rate from the first year's count to the last one's, as bibliometrix
    and most reviews report; nothing between them counts. ``all-years``: Poisson regression of
    the counts on the year, to which every year contributes (McCullagh & Nelder 1989,
    *Generalized Linear Models*, ch. 6), its standard error enlarged by the overdispersion.
    Time to double: ln 2 / ln(1 + rate) (Price 1963).

    Parameters
    ----------
    growth
        As `compute_growth` gives it: ``year``, ``documents``.

    Returns
    -------
    pandas.DataFrame
        ``method``, ``rate`` (a share a year: 0.14 is 14 %), ``low``, ``high`` (95 % interval,
        all-years only), ``doubling`` (years; missing where the set does not grow), ``first``,
        ``last`` (years). Rates are missing below five years.

    Examples
    --------
    >>> growth = pd.DataFrame({"year": range(2016, 2021), "documents": [10, 20, 40, 80, 160]})
    >>> compute_growth_rate(growth)[["method", "rate", "doubling"]].round(6).values.tolist()
    [['ends', 1.0, 1.0], ['all-years', 1.0, 1.0]]
    """
    years, counts = growth["year"].to_numpy(dtype=float), growth["documents"].to_numpy(dtype=float)
    span = float(years[-1] - years[0]) if len(years) else 0.0
    ends = low = high = over = float("nan")
    enough = len(years) >= ENOUGH_YEARS
    if enough and counts[0] > 0:
        ends = float((counts[-1] / counts[0]) ** (1 / span) - 1)
    if enough and counts.sum():
        slope, error = _poisson_slope(years, counts)
        over = math.expm1(slope)
        low, high = math.expm1(slope - 1.96 * error), math.expm1(slope + 1.96 * error)
    rows = [("ends", ends, np.nan, np.nan), ("all-years", over, low, high)]
    frame = pd.DataFrame(rows, columns=["method", "rate", "low", "high"])
    frame["doubling"] = [math.log(2) / math.log1p(r) if r > 0 else np.nan for r in frame["rate"]]
    frame["first"] = int(years[0]) if len(years) else pd.NA
    frame["last"] = int(years[-1]) if len(years) else pd.NA
    if not enough:
        say(frame, "note-few-years", n=len(years), least=ENOUGH_YEARS)
    elif min(counts[0], counts[-1]) < ENOUGH_AT_ENDS:
        say(frame, "note-thin-ends", first=int(counts[0]), last=int(counts[-1]))
    return frame


def _poisson_slope(years: NDArray[Any], counts: NDArray[Any]) -> tuple[float, float]:
    """Return slope and standard error of ln(count) on the year, by Newton's steps."""
    x = np.column_stack([np.ones_like(years), years - years.mean()])
    b = np.array([math.log(counts.mean()), 0.0])
    for _ in range(100):
        mean = np.exp(np.clip(x @ b, -30, 30))
        information = x.T @ (mean[:, None] * x)
        step = np.linalg.solve(information, x.T @ (counts - mean))
        b = b + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-10:
            break
    mean = np.exp(x @ b)
    spread = max(float(((counts - mean) ** 2 / mean).sum()) / (len(years) - 2), 1.0)
    return float(b[1]), float(math.sqrt(spread * np.linalg.inv(x.T @ (mean[:, None] * x))[1, 1]))
