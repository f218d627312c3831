"""Records → cards, and pairs of records → agreements: the work of one process on some rows.

Rows are plain mappings with the columns of `litreview.scale.columns`, so that one machine and a
cluster can both hand them over; `csl` is a record as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from litreview.model import Csl
from litreview.scale.columns import LOOKS
from litreview.works.block import Card, make_card, worth_comparing
from litreview.works.compare import compare_clues
from litreview.works.join import Entry, print_key

Row = Mapping[str, Any]


def read_entry(row: Row) -> Entry:
    """Return the entry that a row holds.

    >>> row = {"ids": ["r1"], "own": False, "list": "p", "text": "", "csl": '{"title": "Desa"}'}
    >>> read_entry(row).csl
    {'title': 'Desa'}
    """
    ids = tuple(row["ids"])
    paper = ids[0] if row["own"] else None
    reasons = tuple(row.get("reasons") or ())
    return Entry(ids, _read_csl(row["csl"]), row["text"], row["list"], paper, reasons)


@lru_cache(maxsize=1_000)
def _read_csl(text: str) -> Csl:
    """Read a record; a work that a million lists print alike is read, and held, once."""
    record: Csl = json.loads(text)
    return record


def make_cards(rows: Iterable[Row], threshold: float) -> Iterator[dict[str, Any]]:
    """Yield the card of each entry as a row, with what tells records printed alike.

    Yields
    ------
    dict
        ``alike`` and the fields of `litreview.works.block.Card`.
    """
    for row in rows:
        entry = read_entry(row)
        alike = print_key(entry, threshold) or f"alone {row['own']} {entry.name}"
        yield {"alike": alike, **make_card(entry.clues)._asdict()}


def read_look(row: Row) -> Card:
    """Return as much of a card as a first look at a pair needs."""
    return Card((), (), (), *(row[name] for name in LOOKS))


def score_pairs(
    pairs: Iterable[tuple[int, int]], entry_of: Callable[[int], Entry], threshold: float
) -> Iterator[dict[str, Any]]:
    """Compare pairs of records, and yield a row for each agreement.

    Parameters
    ----------
    pairs
        Two records each, worth comparing.
    entry_of
        The entry of a record.
    threshold
        The score from which on two records are the same work.

    Yields
    ------
    dict
        ``source target score reasons``.
    """
    for source, target in pairs:
        verdict = compare_clues(entry_of(source).clues, entry_of(target).clues)
        if verdict.score >= threshold:
            yield {
                "source": source,
                "target": target,
                "score": verdict.score,
                "reasons": list(verdict.reasons),
            }


def worth_scoring(
    pairs: Iterable[tuple[int, int]], look_of: Callable[[int], Card]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that a first look lets pass."""
    return (pair for pair in pairs if worth_comparing(look_of(pair[0]), look_of(pair[1])))
