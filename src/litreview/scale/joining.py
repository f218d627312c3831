"""A connected part of the agreements → works: the work of one process on some parts.

What is joined, and why, is decided by `litreview.works.join`, as on one machine. A work's id is
its paper's, else the id of its first reference: a citekey is chosen by looking at all works.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from litreview.model import Work
from litreview.works.decided import UNDECIDED
from litreview.works.join import Agreement, Entry, join_entries, make_work


def join_part(
    members: Sequence[tuple[int, int]],
    entries: Sequence[Entry],
    agreements: Iterable[tuple[int, int, float, Sequence[str]]],
) -> list[dict[str, Any]]:
    """Join the entries of some connected parts.

    Parameters
    ----------
    members
        Record and head of each entry, by record; of records printed alike the first is the head.
    entries
        The entries, in the same order.
    agreements
        Records of two heads, their score, and the reasons.

    Returns
    -------
    list of dict
        A row for each work, as `litreview.scale.columns.WORKS`.

    Examples
    --------
    >>> entries = [Entry((i,), {"title": "Desa Digital"}, list_id=p) for i, p in (("r1", "p"), ("r2", "q"))]
    >>> row, = join_part([(0, 0), (4, 4)], entries, [(0, 4, 0.9, ["titles agree"])])
    >>> row["reasons"], row["citing"]
    (['r1 = r2: titles agree'], ['p', 'q'])
    """
    place = {record: n for n, (record, _) in enumerate(members)}
    twins: dict[int, list[int]] = {place[head]: [] for record, head in members if record == head}
    for record, head in members:
        if record != head:
            twins[place[head]].append(place[record])
    held: list[Agreement] = [(-s, place[i], place[j], tuple(why)) for i, j, s, why in agreements]
    groups, links = join_entries(entries, held, twins, UNDECIDED)
    list_of = {n: e.list_id for e in entries if e.paper is None for n in e.ids}
    return [_as_row(make_work(entries, group, links), list_of) for group in groups]


def _as_row(work: Work, list_of: Mapping[str, str]) -> dict[str, Any]:
    name = work.paper or work.references[0]
    return {
        "work": name,
        "csl": json.dumps({"id": name, **work.csl}, ensure_ascii=False),
        "references": list(work.references),
        "citing": [list_of[reference] or None for reference in work.references],
        "paper": work.paper,
        "reasons": list(work.reasons),
    }
