"""Zipf's law: the r-th most frequent word is 1/r as frequent as the first."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
from scipy.optimize import minimize_scalar

from litreview.indicators.columns import require, say
from litreview.indicators.powerlaw import fit_line
from litreview.prose import fold

ENOUGH_TERMS = 50


def compute_terms(documents: pd.DataFrame, column: str = "title") -> pd.DataFrame:
    """Rank the words of a text column, or the entries of a list column, by frequency.

    No word is left out: the law is one of all words.

    Returns
    -------
    pandas.DataFrame
        ``term``, ``frequency``, ``rank`` (ties in the order of the alphabet).

    Examples
    --------
    >>> compute_terms(pd.DataFrame({"title": ["Media sosial", "Media baru"]})).values.tolist()
    [['media', 2, 1], ['baru', 1, 2], ['sosial', 1, 3]]
    """
    require(documents, column)
    counted: Counter[str] = Counter()
    for cell in documents[column]:
        if isinstance(cell, list | tuple):
            counted.update(term for term in map(fold, map(str, cell)) if term)
        elif isinstance(cell, str):
            counted.update(fold(cell).split())
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    frame = pd.DataFrame(ranked, columns=["term", "frequency"])
    frame["frequency"] = frame["frequency"].astype("int64")
    frame["rank"] = np.arange(1, len(frame) + 1)
    return frame


def compute_zipf(terms: pd.DataFrame) -> pd.DataFrame:
    """Fit Zipf's law, frequency = C / rank^s.

    By least squares on the logarithms (Zipf 1949) and by maximum likelihood over the ranks
    that occur, where every occurrence is one observation. No test is given: ranks are made
    from the very counts that they explain (Piantadosi 2014,
    https://doi.org/10.3758/s13423-014-0585-6), so a good fit proves little.

    Parameters
    ----------
    terms
        As `compute_terms` gives it: ``frequency``, ``rank``.

    Returns
    -------
    pandas.DataFrame
        ``method`` (least-squares, maximum-likelihood), ``s``, ``c``, ``r2`` (least squares
        only), ``terms``, ``once`` (terms that occur once).

    Examples
    --------
    >>> terms = pd.DataFrame({"frequency": [120, 60, 40, 30], "rank": [1, 2, 3, 4]})
    >>> compute_zipf(terms)["s"].round(3).tolist()
    [1.0, 1.0]
    """
    rank, frequency = terms["rank"].to_numpy(), terms["frequency"].to_numpy()
    slope, height, r2 = fit_line(rank, frequency)
    s = c = float("nan")
    if len(rank) > 1:
        logs, total = np.log(rank), frequency.sum()

        def badness(exponent: float) -> float:
            harmonic = np.log(np.exp(-exponent * logs).sum())
            return float(exponent * (frequency * logs).sum() + total * harmonic)

        s = float(minimize_scalar(badness, bounds=(0, 10), method="bounded").x)
        c = float(total / np.exp(-s * logs).sum())
    frame = pd.DataFrame(
        {
            "method": ["least-squares", "maximum-likelihood"],
            "s": [-slope, s],
            "c": [10**height, c],
            "r2": [r2, float("nan")],
            "terms": len(terms),
            "once": int((frequency == 1).sum()),
        }
    )
    if len(terms) < ENOUGH_TERMS:
        say(frame, "note-few-terms", n=len(terms), least=ENOUGH_TERMS)
    return frame
