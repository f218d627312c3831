"""Agreement between coders beyond chance: Cohen's kappa, Krippendorff's alpha, bootstrap intervals.

Plain numbers in, numbers out; which units coders judged is for `litreview.thematic.ratings`.
Where agreement by chance is certain, because all values are of one category, both coefficients
are undefined and NaN is returned.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from litreview.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Level = Literal["nominal", "ordinal", "interval"]

RESAMPLES = 1000
SEED = 1


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's kappa with what it is made of; ``low`` to ``high`` hold it with 95 % confidence."""

    kappa: float
    observed: float
    expected: float
    units: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha; ``units`` and ``values`` are those that could be paired."""

    alpha: float
    observed: float
    expected: float
    units: int
    values: int
    low: float
    high: float


def cohen_kappa(
    first: Sequence[Hashable],
    second: Sequence[Hashable],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Kappa:
    """Measure how far two coders agree beyond chance.

    kappa = (p_o − p_e) / (1 − p_e): p_o the share of units on which they agree, p_e the share
    on which they would if each kept to the proportions of their own categories
    (Cohen 1960, https://doi.org/10.1177/001316446002000104). Units that either left out (None)
    do not count. The interval is of percentiles over resampled units (Efron & Tibshirani 1993).

    Parameters
    ----------
    first, second
        The categories, unit by unit.
    resamples
        How many samples of units to draw; 0 for no interval.

    Raises
    ------
    UsageError
        When the two are not equally long.

    Examples
    --------
    >>> found = cohen_kappa(["yes"] * 25 + ["no"] * 25, ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15)
    >>> round(found.kappa, 3), found.observed, found.expected
    (0.4, 0.7, 0.5)
    """
    import numpy as np

    if len(first) != len(second):
        raise UsageError(
            f"{len(first)} units of one coder, {len(second)} of the other; give both for the same units"
        )
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    names = sorted({v for pair in pairs for v in pair}, key=str)
    table = np.zeros((len(names), len(names)))
    for a, b in pairs:
        table[names.index(a), names.index(b)] += 1
    kappa, observed, expected = (float(v[0]) for v in _kappas(table[None]))
    low, high = _interval(
        table.ravel(), lambda t: _kappas(t.reshape(-1, *table.shape))[0], resamples, seed
    )
    return Kappa(kappa, observed, expected, len(pairs), low, high)


def krippendorff_alpha(
    units: Sequence[Sequence[Hashable]],
    level: Level = "nominal",
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Alpha:
    """Measure how far any number of coders agree beyond chance, with values missing.

    alpha = 1 − D_o / D_e over the coincidences of values within units; a unit that fewer than
    two coders judged cannot be paired and does not count (Krippendorff 2011, "Computing
    Krippendorff's alpha-reliability"). The interval is of percentiles over resampled units.

    Parameters
    ----------
    units
        One sequence of values per unit, one value per coder, None where missing.
    level
        ``nominal``; ``ordinal`` and ``interval`` compare the values by their order or distance
        (numbers).

    Examples
    --------
    >>> found = krippendorff_alpha([("a", "a"), ("b", "b"), ("b", "b"), ("a", "b"), ("b", None)])
    >>> round(found.alpha, 3), found.units
    (0.533, 4)
    """
    import numpy as np

    if level not in ("nominal", "ordinal", "interval"):
        raise UsageError(f"no level {level!r}; use nominal, ordinal or interval")
    kept = [[v for v in unit if v is not None] for unit in units]
    kept = [unit for unit in kept if len(unit) > 1]
    found: set[Any] = {v for unit in kept for v in unit}
    names = sorted(found, key=str) if level == "nominal" else sorted(found)
    # Units with the same values count together: a resample is a draw from these patterns.
    patterns: dict[tuple[int, ...], int] = {}
    for unit in kept:
        counts = tuple(unit.count(name) for name in names)
        patterns[counts] = patterns.get(counts, 0) + 1
    table = np.array(sorted(patterns), dtype=float).reshape(len(patterns), len(names))
    weights = np.array([patterns[p] for p in sorted(patterns)], dtype=float)
    sizes = table.sum(axis=1)
    per_unit = np.einsum("ui,uj->uij", table, table)
    per_unit -= np.einsum("ui,ij->uij", table, np.eye(len(names)))
    per_unit /= np.maximum(sizes - 1, 1)[:, None, None]

    def disagreement(drawn: Floats) -> tuple[Floats, Floats]:
        coincidences = np.tensordot(drawn, per_unit, axes=1)
        return _disagreements(coincidences, names, level)

    def alphas(drawn: Floats) -> Floats:
        observed, expected = disagreement(drawn)
        return _one_less(observed, expected)

    observed, expected = disagreement(weights[None])
    low, high = _interval(weights, alphas, resamples, seed)
    return Alpha(
        float(alphas(weights[None])[0]),
        float(observed[0]),
        float(expected[0]),
        len(kept),
        int(sizes @ weights),
        low,
        high,
    )


def _kappas(tables: Floats) -> tuple[Floats, Floats, Floats]:
    """Return kappa, p_o and p_e of each contingency table."""
    import numpy as np

    n = tables.sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = np.trace(tables, axis1=1, axis2=2) / n
        expected = (tables.sum(axis=2) * tables.sum(axis=1)).sum(axis=1) / n**2
        kappa = np.where(1 - expected > 1e-12, (observed - expected) / (1 - expected), np.nan)
    return kappa, observed, expected


def _disagreements(
    coincidences: Floats, names: Sequence[Hashable], level: Level
) -> tuple[Floats, Floats]:
    """Return D_o and D_e of each matrix of coincidences."""
    import numpy as np

    margins = coincidences.sum(axis=2)
    n = margins.sum(axis=1)
    if level == "ordinal":  # half of each end and all between, squared
        cumulated = np.cumsum(margins, axis=1) - margins / 2
        distance = (cumulated[:, :, None] - cumulated[:, None, :]) ** 2
    elif level == "interval":
        values = np.array(names, dtype=float)
        distance = ((values[:, None] - values[None, :]) ** 2)[None]
    else:
        distance = (1 - np.eye(len(names)))[None]
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = (coincidences * distance).sum(axis=(1, 2)) / n
        by_chance = margins[:, :, None] * margins[:, None, :]
        expected = (by_chance * distance).sum(axis=(1, 2)) / (n * (n - 1))
    return observed, expected


def _one_less(observed: Floats, expected: Floats) -> Floats:
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 1e-12, 1 - observed / expected, np.nan)


def _interval(
    counts: Floats, measure: Callable[[Floats], Floats], resamples: int, seed: int
) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile over resampled units, undefined samples left out."""
    import numpy as np

    total = int(counts.sum())
    if total < 2 or resamples < 1:
        return float("nan"), float("nan")
    drawn = np.random.default_rng(seed).multinomial(total, counts / total, size=resamples)
    found = measure(drawn.astype(float))
    found = found[~np.isnan(found)]
    if not len(found):
        return float("nan"), float("nan")
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)
