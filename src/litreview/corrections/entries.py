"""Corrections of single papers and entries: split, merge, then set fields.

What was printed stays: the text of an entry is never changed, and every value that a person
set stands beside a problem of kind ``corrected`` that holds the one it replaced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from litreview.corrections.quotes import find_target, find_targets, stale
from litreview.corrections.rows import Correction, Corrections
from litreview.corrections.values import write_value
from litreview.model import Csl, Paper, Problem, Reference
from litreview.prose import squeeze
from litreview.references import parse_reference

_PARSED = ("spans", "csl", "confidence")


def correct_paper(paper: Paper, corrections: Corrections) -> Paper:
    """Set what the corrections say of a paper's own record.

    Rows that do not fit are reported by `litreview.corrections.find_stale`.
    """
    for row in corrections.of("fix"):
        if row.targets[0] == paper.id and find_target(
            paper.id, row.printed[0], {}, {paper.id: paper}
        ):
            csl, told = _set(paper.csl, row)
            paper = replace(paper, csl=csl, problems=(*paper.problems, *told))
    return paper


def correct_references(
    paper: Paper, references: Sequence[Reference], corrections: Corrections
) -> tuple[list[Reference], list[Problem]]:
    """Apply the rows that concern the entries of one paper.

    Returns
    -------
    references, problems
        The entries in their order, and a problem for each row on this paper's entries that
        could not be split or merged as it says.

    Examples
    --------
    >>> from litreview.corrections.rows import parse_corrections
    >>> entry = Reference("a-r01", "Arianto, B. 2022. Melacak. Vol. 12.", "a", csl={"volume": "12"})
    >>> rows = parse_corrections('- {fix: a-r01, printed: "Arianto, B. 2022.", set: {volume: 13}}')
    >>> found, _ = correct_references(Paper("a", ""), [entry], rows)
    >>> found[0].csl["volume"], found[0].problems[0].printed
    ('13', '12')
    """
    listed = list(references)
    problems: list[Problem] = []
    for row in corrections.of("split", "merge"):
        if not any(_is_of(target, paper, listed) for target in row.targets):
            continue
        by_id = {r.id: r for r in listed}
        targets = find_targets(row, by_id, {})
        if targets is None:
            problems.append(stale(row))
        elif row.kind == "merge":
            listed = _merge(listed, [by_id[t] for t in targets], row)
        else:
            halves = _split(by_id[targets[0]], row, paper.text)
            if halves is None:
                problems.append(stale(row, f"the entry does not hold {row.before!r} once"))
            else:
                at = next(n for n, r in enumerate(listed) if r.id == targets[0])
                listed[at : at + 1] = halves
    by_id = {r.id: r for r in listed}
    for row in corrections.of("fix"):
        target = find_target(row.targets[0], row.printed[0], by_id, {})
        if target is not None:
            csl, told = _set(by_id[target].csl, row)
            fixed = by_id[target]
            by_id[target] = replace(fixed, csl=csl, problems=(*fixed.problems, *told))
    return [by_id[r.id] for r in listed], problems


def _is_of(target: str, paper: Paper, listed: Sequence[Reference]) -> bool:
    return target.rpartition("-r")[0] == paper.id or any(r.id == target for r in listed)


def _set(csl: Csl, row: Correction) -> tuple[dict[str, Any], list[Problem]]:
    """Return the record with a row's values, and what each of them replaced."""
    changed = dict(csl)
    told = []
    for name, value in row.values.items():
        before = changed.pop(name, None)
        if value is not None:
            changed[name] = value
        if name == "author" and isinstance(changed.get("custom"), dict):
            changed["custom"] = {k: v for k, v in changed["custom"].items() if k != "et_al"}
        said = f"is {write_value(name, value)!r}" if value is not None else "is taken out"
        message = f"{name} {said} ({row.origin})"
        told.append(Problem("corrected", message, name, write_value(name, before)))
    if changed.get("custom") == {}:
        del changed["custom"]
    return changed, told


def _merge(
    listed: list[Reference], halves: Sequence[Reference], row: Correction
) -> list[Reference]:
    """Join the pieces of a torn entry, in the order of the row, at the place of the first."""
    text = squeeze(" ".join(half.text for half in halves))
    said = Problem(
        "corrected", f"joined from {' + '.join(h.id for h in halves)} ({row.origin})", None, ""
    )
    pieces = tuple(piece for half in halves for piece in half.pieces)
    whole = replace(_parsed(halves[0], text, said), pieces=pieces)
    gone = {half.id for half in halves[1:]}
    return [whole if r.id == whole.id else r for r in listed if r.id not in gone]


def _split(entry: Reference, row: Correction, paper_text: str) -> list[Reference] | None:
    """Cut an entry in two; None where the words to cut at are not there, or not once."""
    text = squeeze(entry.text)
    at = text.find(row.before)
    if at <= 0 or text.find(row.before, at + 1) > 0:
        return None
    said = Problem("corrected", f"divided before {row.before[:40]!r} ({row.origin})", None, "")
    first, second = text[:at].strip(), text[at:].strip()
    head, tail = _divide(entry.pieces, row.before, paper_text)
    return [
        replace(_parsed(entry, first, said), pieces=head),
        replace(_parsed(entry, second, said), id=f"{entry.id}b", pieces=tail),
    ]


_Pieces = tuple[tuple[int, int], ...]


def _divide(pieces: _Pieces, before: str, text: str) -> tuple[_Pieces, _Pieces]:
    """Divide the stretches of an entry at the words that begin its second half."""
    pattern = re.compile(r"\s+".join(map(re.escape, before.split())))
    for n, (start, end) in enumerate(pieces):
        found = pattern.search(text, start, end)
        if found:
            cut = found.start()
            return (
                (*pieces[:n], (start, cut)) if cut > start else pieces[:n],
                ((cut, end), *pieces[n + 1 :]),
            )
    return pieces, pieces


def _parsed(entry: Reference, text: str, said: Problem) -> Reference:
    again = parse_reference(text)
    read = {name: getattr(again, name) for name in _PARSED}
    return replace(entry, text=text, problems=(*again.problems, said), **read)
