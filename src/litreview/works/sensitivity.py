"""What another threshold would change: how many works, which entries joined or kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from litreview.errors import UsageError
from litreview.model import Paper, Reference
from litreview.works.compare import THRESHOLD, Verdict
from litreview.works.decided import UNDECIDED, Decided
from litreview.works.repair import find_torn_entries
from litreview.works.resolve import group_entries, make_entries

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
"""The thresholds looked at by default."""
LOWEST = 0.25
"""Verdicts below are certain: no threshold joins what they keep apart."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The works at one threshold, against those at the threshold in use.

    Parameters
    ----------
    threshold
        The score from which on two records are the same work.
    works
        How many works there are then, papers included.
    gained, lost
        How many merges that makes more, and how many less, than the threshold in use.
    joined, split
        The ids concerned, one text for each merge gained or lost.
    """

    threshold: float
    works: int
    gained: int
    lost: int
    joined: tuple[str, ...]
    split: tuple[str, ...]


def compute_sensitivity(
    references: Sequence[Reference],
    papers: Sequence[Paper] = (),
    *,
    thresholds: Iterable[float] = THRESHOLDS,
    repair: bool = True,
    threshold: float = THRESHOLD,
    decided: Decided = UNDECIDED,
    alone: int = 0,
) -> list[Sensitivity]:
    """Resolve at several thresholds; every pair is compared once.

    Parameters
    ----------
    references, papers, repair, decided
        As in `resolve_works`; of an index's references the heads that
        `litreview.indexes.fold_alike` leaves to be compared.
    alone
        How many works it set aside, which no threshold joins to anything: they are counted.
    thresholds
        From `LOWEST` to 1.
    threshold
        The one in use, against which merges are gained and lost.

    Returns
    -------
    list of Sensitivity
        By threshold, the lowest first.

    Raises
    ------
    UsageError
        When a threshold is out of range.

    Examples
    --------
    >>> csl = {"title": "Desa Digital di Era Baru", "author": [{"family": "Ali"}]}
    >>> one = Reference("a1", "", "a", csl=csl | {"issued": {"date-parts": [[2020]]}})
    >>> rows = compute_sensitivity([one, Reference("b1", "", "b", csl=csl)], thresholds=[0.6, 0.99])
    >>> [(row.threshold, row.works, row.lost, row.split) for row in rows]
    [(0.6, 1, 0, ()), (0.99, 2, 1, ('a1 / b1',))]
    """
    asked = sorted(set(thresholds))
    if not all(LOWEST <= value <= 1 for value in asked):
        raise UsageError(f"thresholds lie between {LOWEST} and 1")
    repairs = [r for r in find_torn_entries(references) if not decided.parts(r.references)]
    entries = make_entries(references, papers, repairs if repair else [])
    names = ["+".join(entry.ids) for entry in entries]
    known: dict[tuple[int, int], Verdict] = {}
    used, _ = group_entries(entries, threshold, decided, known)
    rows = []
    for value in asked:
        groups, _ = group_entries(entries, value, decided, known)
        joined, split = _merges(groups, used, names, " = "), _merges(used, groups, names, " / ")
        n = len(groups) + alone
        rows.append(Sensitivity(value, n, len(joined), len(split), joined, split))
    return rows


def _merges(
    groups: list[list[int]], others: list[list[int]], names: list[str], sign: str
) -> tuple[str, ...]:
    """Name what ``groups`` hold together and ``others`` do not, one text for each such merge."""
    other_of = {i: n for n, group in enumerate(others) for i in group}
    found = []
    for group in groups:
        parts: dict[int, int] = defaultdict(int)
        for i in group:
            parts.setdefault(other_of[i], i)
        first, *more = parts.values()
        found += [f"{names[first]}{sign}{names[i]}" for i in more]
    return tuple(found)
