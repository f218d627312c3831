"""The order of a list, and works that it prints twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from litreview.audits.habits import ENOUGH
from litreview.audits.rows import AuditRow, make_row
from litreview.model import Paper, Reference, Work
from litreview.prose import fold, fold_key
from litreview.works import Repair

_ALLOWED = 0.2
"""A list with more breaks than this share of its entries is not meant to be alphabetical."""
_DASH = re.compile(r"^\s*[-–—_]{2,}")
_UNSORTED_PRINTED = """
    van von de der den del al el the a an la le mc mac st bin binti dr prof h hj
"""
_UNSORTED = frozenset(_UNSORTED_PRINTED.split())
"""Words that some lists sort by and others pass over."""


def check_order(entries: Sequence[Reference]) -> Iterator[AuditRow]:
    """Yield the entries that stand after one which begins with a later word.

    Examples
    --------
    >>> names = ["Ali", "Budi", "Dewi", "Citra", "Eko", "Fajar", "Gita"]
    >>> rows = check_order([Reference(n, f"{n}, A. (2020).", "p") for n in names])
    >>> [(row.place, row.printed) for row in rows]
    [('Citra', 'Dewi, Citra')]
    """
    keyed = [(entry, key) for entry in entries if (key := _first_word(entry))]
    breaks = [i for i, (one, other) in enumerate(pairwise(keyed)) if other[1] < one[1]]
    if len(keyed) < ENOUGH or len(breaks) > _ALLOWED * (len(keyed) - 1):
        return
    keys = [key for _, key in keyed]
    for i in breaks:
        if not _is_stray(keys, i):
            continue
        one, other = keyed[i], keyed[i + 1]
        shown = [_printed_word(entry) for entry, _ in (one, other)]
        yield make_row(
            other[0].paper,
            "not-in-order",
            other[0].id,
            ", ".join(shown),
            f"{shown[1]} goes before {shown[0]}",
        )


def _is_stray(keys: Sequence[str], i: int) -> bool:
    """Tell whether leaving one of two neighbours out mends the order; else a new part begins."""
    without_first = i == 0 or keys[i - 1] <= keys[i + 1]
    without_second = i + 2 >= len(keys) or keys[i] <= keys[i + 2]
    return without_first or without_second


def _first_word(entry: Reference) -> str:
    """Return the folded word an entry is sorted by, "" where that is a matter of taste."""
    if _DASH.match(entry.text) or not entry.text.lstrip("“\"'*_ (")[:1].isalpha():
        return ""
    printed = re.sub(r"['’‘`-]", "", entry.text[:80])
    word = (fold(printed).split() or [""])[0]
    return "" if word in _UNSORTED or word.startswith("mc") else word


def _printed_word(entry: Reference) -> str:
    match = re.search(r"[^\W_][\w'’.-]*", entry.text)
    return match.group().rstrip(".") if match else ""


def number_lists(
    papers: Sequence[Paper], references: Sequence[Reference]
) -> dict[str, tuple[str, int]]:
    """Say which list each entry stands in: entry id → (paper, number of the list in it).

    A thesis may have a list per chapter: what stands in two of them is not printed twice.
    """
    starts = {p.id: [r.start for r in p.regions if r.kind == "references"] for p in papers}
    return {r.id: (r.paper, bisect_right(starts.get(r.paper, []), r.start)) for r in references}


def check_twice(
    entries: Sequence[Reference],
    works: Sequence[Work],
    repairs: Sequence[Repair] = (),
    lists: Mapping[str, tuple[str, int]] | None = None,
) -> Iterator[AuditRow]:
    """Yield entries whose work the same list has printed before; torn halves are no doubles.

    ``lists`` says which list an entry stands in (see `number_lists`); one a paper if not given.
    """
    place = lists or {entry.id: (entry.paper, 0) for entry in entries}
    by_id = {entry.id: entry for entry in entries if entry.paper}
    halves = {identifier for repair in repairs for identifier in repair.references}
    first: dict[tuple[tuple[str, int], str], str] = {}
    groups = [[i for i in work.references if i in by_id and i not in halves] for work in works]
    for members in groups:
        ordered = sorted(members, key=lambda i: (by_id[i].paper, by_id[i].n, i))
        heads: dict[tuple[str, int], str] = {}
        for identifier in ordered:
            head = heads.setdefault(place[identifier], identifier)
            if head != identifier:
                yield _twice(by_id[identifier], head)
    seen = {identifier for members in groups for identifier in members}
    for entry in entries:
        if not entry.paper:
            continue  # entries that come alone are no list
        key = (place[entry.id], fold_key(entry.text))
        head = first.setdefault(key, entry.id)
        if head != entry.id and entry.id not in seen and key[1]:
            yield _twice(entry, head)


def _twice(entry: Reference, head: str) -> AuditRow:
    advice = f"keep one of the two; {head} is the same work"
    return make_row(entry.paper, "printed-twice", entry.id, entry.text, advice)
