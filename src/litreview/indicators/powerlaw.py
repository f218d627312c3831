"""The discrete power law p(x) = x^-β / ζ(β), x = 1, 2, …: fitting it, and testing the fit."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import zeta

Array = NDArray[Any]

_LOW, _HIGH = 1.0001, 30.0
_STEP = 1e-6


def fit_likelihood(values: Array, weights: Array) -> float:
    """Return the exponent of maximum likelihood, NaN where every value is 1 or there is none.

    The exponent at which the mean of ln x is the one observed (Nicholls 1986,
    https://doi.org/10.1016/0306-4573(86)90076-2; Clauset, Shalizi & Newman 2009,
    https://doi.org/10.1137/070710111, x_min = 1).

    >>> round(fit_likelihood(np.array([1, 2, 3]), np.array([70, 20, 10])), 3)
    2.627
    """
    total = weights.sum()
    if not total or not (weights[values > 1] > 0).any():
        return float("nan")
    wanted = float(np.average(np.log(values), weights=weights))

    def surplus(beta: float) -> float:
        slope = (np.log(zeta(beta + _STEP)) - np.log(zeta(beta - _STEP))) / (2 * _STEP)
        return float(-slope - wanted)

    if surplus(_LOW) < 0:  # heavier than any power law whose sum is finite
        return float("nan")
    return float(brentq(surplus, _LOW, _HIGH, xtol=1e-9))


def fit_line(x: Array, y: Array) -> tuple[float, float, float]:
    """Return slope, intercept and R² of the least-squares line of log10 y on log10 x.

    Three NaN for fewer than two points.

    >>> tuple(round(float(v), 6) for v in fit_line(np.array([1, 10]), np.array([100, 1])))
    (-2.0, 2.0, 1.0)
    """
    if len(x) < 2:
        return (float("nan"),) * 3
    across, up = np.log10(x.astype(float)), np.log10(y.astype(float))
    slope, intercept = np.polyfit(across, up, 1)
    spread = float(((up - up.mean()) ** 2).sum())
    rest = float(((up - intercept - slope * across) ** 2).sum())
    return float(slope), float(intercept), 1 - rest / spread if spread else float("nan")


def kolmogorov_distance(values: Array, weights: Array, beta: float) -> float:
    """Return the largest distance between the observed and the law's distribution function.

    Both are steps at the integers, so that it stands at an observed value or just before one.

    >>> round(kolmogorov_distance(np.array([1, 2]), np.array([1, 1]), 2.0), 4)
    0.2401
    """
    order = np.argsort(values)
    x, n = values[order].astype(float), weights[order]
    observed = np.cumsum(n) / n.sum()
    before = np.concatenate([[0.0], observed[:-1]])
    at = 1 - zeta(beta, x + 1) / zeta(beta)
    below = 1 - zeta(beta, x) / zeta(beta)  # the law's value at x - 1
    return float(max(np.abs(observed - at).max(), np.abs(before - below).max()))


def bootstrap_p(
    values: Array, weights: Array, beta: float, fit: Any, *, samples: int, seed: int
) -> float:
    """Return how often a sample of the law itself lies farther from its fit than the data do.

    Clauset, Shalizi & Newman 2009, section 4.1: each sample is fitted anew by `fit(values,
    weights)`, as the tables of the Kolmogorov test are wrong for a law fitted to the data.
    """
    distance = kolmogorov_distance(values, weights, beta)
    rng = np.random.default_rng(seed)
    farther = done = 0
    for _ in range(samples):
        drawn, counts = np.unique(rng.zipf(beta, int(weights.sum())), return_counts=True)
        again = fit(drawn, counts)
        if np.isfinite(again) and again > 1:
            done += 1
            farther += kolmogorov_distance(drawn, counts, again) >= distance
    return farther / done if done else float("nan")
