"""Corrections of what was decided: which entries are one work, which record is a work's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from litreview.corrections.quotes import find_target, find_targets
from litreview.corrections.rows import Correction, Corrections
from litreview.model import Paper, Problem, Reference, Work
from litreview.works import Decided


def decide_works(
    corrections: Corrections, references: Iterable[Reference], papers: Iterable[Paper]
) -> Decided:
    """Return which entries a person called the same work, or different ones.

    Examples
    --------
    >>> from litreview.corrections.rows import parse_corrections
    >>> entries = [Reference("a-r01", "Ali. 2020. Desa.", "a"), Reference("b-r01", "Ali. 2021. Kota.", "b")]
    >>> rows = parse_corrections('- {same: [a-r01, b-r01], printed: ["Ali. 2020. Desa", "Ali. 2021. Kota"]}')
    >>> decide_works(rows, entries, []).same
    (('a-r01', 'b-r01'),)
    """
    by_id, paper_by_id = {r.id: r for r in references}, {p.id: p for p in papers}
    pairs: dict[str, list[tuple[str, str]]] = {"same": [], "different": []}
    for row in corrections.of("same", "different"):
        targets = find_targets(row, by_id, paper_by_id)
        pairs[row.kind] += combinations(targets or (), 2)
    return Decided(tuple(pairs["same"]), tuple(pairs["different"]))


def correct_works(
    works: Iterable[Work],
    corrections: Corrections,
    references: Iterable[Reference],
    papers: Iterable[Paper],
) -> list[Work]:
    """Let what a person set go before what any list prints, and name the origin.

    Examples
    --------
    >>> from litreview.corrections.rows import parse_corrections
    >>> rows = parse_corrections('- {fix: a-r01, printed: "Ali. 2020. Desa", set: {volume: 13}, why: seen}')
    >>> entry = Reference("a-r01", "Ali. 2020. Desa. Vol. 12.", "a")
    >>> work, = correct_works([Work("ali2020", {"volume": "12"}, ("a-r01", "b-r04"))], rows, [entry], [])
    >>> work.csl["volume"], work.reasons
    ('13', ('corrected in a-r01: volume (corrections.yaml: seen)',))
    """
    by_id, paper_by_id = {r.id: r for r in references}, {p.id: p for p in papers}
    values: dict[str, dict[str, Any]] = {}
    told: dict[str, list[str]] = {}
    for row in corrections.of("fix"):
        target = find_target(row.targets[0], row.printed[0], by_id, paper_by_id)
        if target is not None:
            values[target] = {**values.get(target, {}), **row.values}
            moved = f" (moved on from {row.targets[0]})" if target != row.targets[0] else ""
            said = f"corrected in {target}{moved}: {', '.join(row.values)} ({row.origin})"
            told.setdefault(target, []).append(said)
    for reference in by_id.values():
        for problem in reference.problems:
            if problem.kind == "corrected" and problem.field is None:  # split or merged
                told.setdefault(reference.id, []).append(f"{reference.id}: {problem.message}")
    return [_corrected(work, values, told) for work in works]


def _corrected(
    work: Work, values: Mapping[str, Mapping[str, Any]], told: Mapping[str, Sequence[str]]
) -> Work:
    members = (*((work.paper,) if work.paper else ()), *work.references)
    reasons = [line for member in members for line in told.get(member, ())]
    if not reasons:
        return work
    csl = dict(work.csl)
    for member in reversed(members):
        csl |= values.get(member, {})
    for name in [name for name, value in csl.items() if value is None]:  # taken out
        del csl[name]
    return replace(work, csl=csl, reasons=(*work.reasons, *reasons))


def find_removed(
    corrections: Corrections, references: Iterable[Reference], papers: Iterable[Paper]
) -> set[tuple[str, str]]:
    """Return what a person took out, as (entry or paper, variable): nobody may fill it in again."""
    by_id, paper_by_id = {r.id: r for r in references}, {p.id: p for p in papers}
    removed: set[tuple[str, str]] = set()
    for row in corrections.of("fix"):
        target = find_target(row.targets[0], row.printed[0], by_id, paper_by_id)
        if target is not None:
            removed |= {(target, name) for name, value in row.values.items() if value is None}
    return removed


def choose_candidates(
    corrections: Corrections,
    references: Iterable[Reference],
    papers: Iterable[Paper],
) -> dict[tuple[str, str], list[Correction]]:
    """Return the rows that accept or reject a record, by (entry or paper, provider)."""
    by_id, paper_by_id = {r.id: r for r in references}, {p.id: p for p in papers}
    chosen: dict[tuple[str, str], list[Correction]] = {}
    for row in corrections.of("accept", "reject"):
        target = find_target(row.targets[0], row.printed[0], by_id, paper_by_id)
        if target is not None:
            chosen.setdefault((target, row.provider), []).append(row)
    return chosen


def not_offered(row: Correction) -> Problem:
    """Say that an accepted record is not among what its provider offers."""
    return Problem(
        "correction-stale",
        f"{row.place}: {row.provider} offers no record {row.record!r} any more; "
        "look the record up again, or take the row out",
        None,
        " | ".join(row.printed),
    )
