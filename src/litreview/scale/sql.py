"""The SQL of the counting kernel: one text for every engine, filled in with numbers alone.

The sum is that of `litreview.pairs.count_pairs`, in its words: full or fractional counting
(Perianes-Rodriguez, Waltman & van Eck 2016), thresholds before normalisation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import isfinite
from typing import get_args

from litreview.errors import UsageError
from litreview.pairs import Counting, Normalisation

NO_CAP = 2**62
"""A size that no group has."""
DIGITS = 12
"""Decimals of fractional weights: 3 times 1/3 reaches a threshold of 1."""

# A sum of floats depends on their order in its last digits, and engines sum in any order: what a
# group gives is a whole number of 1e-15, so that every run and every engine has the same sum. It is
# a decimal: Spark adds 64-bit numbers up in 64 bits, which 9,224 groups of two overflow.
_SHARE: Mapping[Counting, str] = {
    "full": "1",
    "fractional": "CAST(ROUND(1e15 / (s.size - 1)) AS DECIMAL(18, 0))",
}
_SUM: Mapping[Counting, str] = {
    "full": "COUNT(*)",
    "fractional": f"ROUND(SUM(a.share) / 1e15, {DIGITS})",
}
_PRODUCT = "CAST(s.occurrences AS DOUBLE) * t.occurrences"
_NORMALISED: Mapping[Normalisation | None, str] = {
    None: "p.weight",
    "association-strength": f"p.weight / ({_PRODUCT})",
    "salton": f"p.weight / SQRT({_PRODUCT})",
    "jaccard": "p.weight / CAST(s.occurrences + t.occurrences - p.weight AS DOUBLE)",
    "inclusion": "p.weight / CAST(LEAST(s.occurrences, t.occurrences) AS DOUBLE)",
    "equivalence": f"p.weight * CAST(p.weight AS DOUBLE) / ({_PRODUCT})",
}


@dataclass(frozen=True, slots=True)
class Count:
    """What to count, as `litreview.pairs.count_pairs` takes it, and a cap.

    Parameters
    ----------
    counting, normalisation, threshold, min_occurrences
        As in `litreview.networks.build_network`.
    largest_group
        Groups of more items are left out: a work that a million papers cite would make half a
        billion pairs of each of them. None leaves none out.

    Raises
    ------
    UsageError
        For an unknown counting or normalisation, or a number below what makes sense.
    """

    counting: Counting = "full"
    normalisation: Normalisation | None = None
    threshold: float | None = None
    min_occurrences: int | None = None
    largest_group: int | None = None

    def __post_init__(self) -> None:
        if self.counting not in get_args(Counting):
            raise UsageError(f"no counting {self.counting!r}: use full or fractional")
        if self.normalisation is not None and self.normalisation not in get_args(Normalisation):
            known = ", ".join(get_args(Normalisation))
            raise UsageError(f"no normalisation {self.normalisation!r}: use None or one of {known}")
        if self.threshold is not None and not isfinite(self.threshold):
            raise UsageError(f"threshold {self.threshold}: give a number, such as 2")
        for name in ("min_occurrences", "largest_group"):
            number = getattr(self, name)
            if number is not None and (number != int(number) or number < 0):
                raise UsageError(f"{name} {number}: give a whole number")
        if self.largest_group is not None and self.largest_group < 2:
            raise UsageError(f"largest_group {self.largest_group}: a pair needs a group of 2")

    def statement(self, name: str, *, first: int = 0, end: int = NO_CAP) -> str:
        """Return a statement of the SQL text, filled in.

        Parameters
        ----------
        name
            As the text names it: ``members items present sizes shares pairs weighted loads
            extent``.
        first, end
            The stretch of items that the pairs start from, its end excluded.

        Examples
        --------
        >>> print(Count(threshold=2).statement("sizes"))
        SELECT grp, COUNT(*) AS size FROM present GROUP BY grp HAVING COUNT(*) > 1
        """
        # 0 keeps every pair: a pair that shares nothing has no row.
        return read_statements("counting.sql")[name].format(
            share=_SHARE[self.counting],
            sum=_SUM[self.counting],
            normalised=_NORMALISED[self.normalisation],
            threshold=float(self.threshold or 0),
            min_occurrences=int(self.min_occurrences or 0),
            largest_group=int(self.largest_group or NO_CAP),
            first=int(first),
            end=int(end),
        )


@lru_cache
def read_statements(file: str) -> dict[str, str]:
    """Return the statements of an SQL file of this room by name, without their comments."""
    text = files("litreview.scale").joinpath(file).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("-- name: "):
            name = line.removeprefix("-- name: ").strip()
            found[name] = []
        elif name and not line.startswith("--"):
            found[name].append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}
