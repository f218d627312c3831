"""Lotka's law: how many authors write one document, two, three."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pandas as pd
from scipy.special import zeta
from scipy.stats import kstwobign

from litreview.errors import UsageError
from litreview.indicators.columns import read_items, say
from litreview.indicators.powerlaw import (
    Array,
    bootstrap_p,
    fit_likelihood,
    fit_line,
    kolmogorov_distance,
)

Test = Literal["bootstrap", "bibliometrix"]

ENOUGH_AUTHORS = 100
"""Rule of thumb: with fewer authors no test tells one exponent from another."""
LEAST_POINTS = 3
"""A line through two points fits always."""


def compute_productivity(
    documents: pd.DataFrame, by: str = "authors", *, repeated: bool = False
) -> pd.DataFrame:
    """Count how many authors have one document, two, three.

    A name that stands twice in one byline (two persons with the same initials, as a rule) has
    that document once.

    Parameters
    ----------
    documents
        One row a document, with the column of `by`.
    repeated
        Count such a name twice, as bibliometrix does.

    Returns
    -------
    pandas.DataFrame
        ``documents``, ``authors`` (how many have that many), ``share`` of all authors.

    Examples
    --------
    >>> documents = pd.DataFrame({"authors": [["Sari"], ["Sari", "Wijaya"]]})
    >>> compute_productivity(documents).to_dict("list")
    {'documents': [1, 2], 'authors': [1, 1], 'share': [0.5, 0.5]}
    """
    names = read_items(documents, by, repeated=repeated)
    counts = names.value_counts().value_counts().sort_index()
    frame = pd.DataFrame({"documents": counts.index, "authors": counts.to_numpy()}).astype("int64")
    frame["share"] = frame["authors"] / max(int(frame["authors"].sum()), 1)
    return frame


def compute_lotka(
    productivity: pd.DataFrame, *, test: Test = "bootstrap", samples: int = 500, seed: int = 1
) -> pd.DataFrame:
    """Fit Lotka's law, share = C / n^β, and test the fit.

    Three rows: the line of least squares through the logarithms, which the few most productive
    authors pull about (Lotka 1926; Pao 1985, https://doi.org/10.1016/0306-4573(85)90055-X); the
    exponent of maximum likelihood (Nicholls 1986,
    https://doi.org/10.1016/0306-4573(86)90076-2); Lotka's own inverse square. Each is tested as a
    distribution over all n ≥ 1, that is with C = 1/ζ(β), by the distance of Kolmogorov and
    Smirnov, its p from samples of the fitted law (Clauset, Shalizi & Newman 2009); those are
    fitted anew for maximum likelihood, while the line's exponent is taken as it is.

    Parameters
    ----------
    productivity
        As `compute_productivity` gives it: ``documents``, ``authors``, ``share``.
    test
        ``"bibliometrix"`` gives the peer's p: a two-sample test that takes the shares
        themselves for samples, which is not a test of the law. For comparison only.
    samples, seed
        Of the bootstrap.

    Returns
    -------
    pandas.DataFrame
        ``method`` (least-squares, maximum-likelihood, inverse-square), ``beta``, ``c``, ``r2``
        (least squares only), ``ks``, ``p`` (small: the law does not hold), ``authors``. Missing
        where there is too little to fit; ``attrs["note"]`` says so.

    Raises
    ------
    UsageError
        For an unknown test.

    Examples
    --------
    >>> productivity = pd.DataFrame({"documents": [1, 2, 3], "authors": [360, 90, 40]})
    >>> fit = compute_lotka(productivity.assign(share=productivity["authors"] / 490), samples=50)
    >>> fit["beta"].round(2).tolist()
    [2.0, 2.75, 2.0]
    """
    if test not in ("bootstrap", "bibliometrix"):
        raise UsageError(f"no test {test!r}: use bootstrap or bibliometrix")
    x, n = productivity["documents"].to_numpy(), productivity["authors"].to_numpy()
    share = productivity["share"].to_numpy(dtype=float)
    total = int(n.sum())
    rows: list[dict[str, Any]] = []
    slope, height, r2 = fit_line(x, share) if len(x) >= LEAST_POINTS else (np.nan,) * 3
    likely = fit_likelihood(x, n) if len(x) >= LEAST_POINTS else np.nan
    fits: list[tuple[str, float, float, float, Any]] = [
        ("least-squares", -slope, 10**height, r2, lambda *_: -slope),
        ("maximum-likelihood", likely, _constant(likely), np.nan, fit_likelihood),
        ("inverse-square", 2.0, _constant(2.0), np.nan, lambda *_: 2.0),
    ]
    for method, beta, constant, squares, fit in fits:
        row = {"method": method, "beta": beta, "c": constant, "r2": squares, "authors": total}
        testable = np.isfinite(beta) and beta > 1 and len(x) >= LEAST_POINTS
        row["ks"] = kolmogorov_distance(x, n, beta) if testable else np.nan
        row["p"] = np.nan
        if testable and test == "bootstrap":
            row["p"] = bootstrap_p(x, n, beta, fit, samples=samples, seed=seed)
        elif testable:
            row["ks"], row["p"] = _two_shares(share, x.astype(float) ** -beta)
        rows.append(row)
    columns = ["method", "beta", "c", "r2", "ks", "p", "authors"]
    frame = pd.DataFrame(rows, columns=columns)
    if len(x) < LEAST_POINTS:
        say(frame, "note-lotka-points", n=len(x))
    if total < ENOUGH_AUTHORS:
        say(frame, "note-few-authors", n=total, least=ENOUGH_AUTHORS)
    return frame


def _constant(beta: float) -> float:
    return float(1 / zeta(beta)) if beta > 1 else float("nan")


def _two_shares(share: Array, law: Array) -> tuple[float, float]:
    """Return the statistic and p of bibliometrix: the shares compared as if they were samples."""
    other = law / law.sum()
    points = np.sort(np.concatenate([share, other]))
    first = np.searchsorted(np.sort(share), points, side="right") / len(share)
    second = np.searchsorted(np.sort(other), points, side="right") / len(other)
    distance = float(np.abs(first - second).max())
    return distance, float(kstwobign.sf(distance * np.sqrt(len(share) / 2)))
