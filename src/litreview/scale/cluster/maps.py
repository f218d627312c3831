"""What runs in the tasks of a cluster: the same functions as in a process of one machine.

Each takes an iterator of Arrow batches and yields batches, so a partition is never held whole.
https://spark.apache.org/docs/latest/api/python/user_guide/sql/arrow_pandas.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any

from litreview.scale.columns import (
    AGREEMENTS,
    CARDS,
    ENTRIES,
    LOOKS,
    PAIRS,
    PARSED,
    WORKS,
    arrow_schema,
)
from litreview.scale.comparing import make_cards, read_entry, read_look, score_pairs, worth_scoring
from litreview.scale.joining import join_part
from litreview.scale.parsing import parse_entries, parse_papers
from litreview.scale.torn import mend_list

if TYPE_CHECKING:
    import pyarrow as pa

    from litreview.works.join import Entry

Batches = Iterator["pa.RecordBatch"]
Task = Callable[[Batches], Batches]

_ROWS = 1_000
"""Rows of a batch that is handed back."""
_REMEMBERED = 20_000
"""Entries that a task remembers: neighbours in the order of titles meet again soon."""
SIDES = ("source", "target")


def parse_task(papers: bool) -> Task:
    """Return what parses a partition of printed entries, or of whole papers."""
    parse = parse_papers if papers else parse_entries
    return lambda batches: _batches(parse(_rows(batches)), PARSED)


def mend_task(batches: Batches) -> Batches:
    """Mend torn entries of whole lists, which follow each other."""
    lists = groupby(_rows(batches), key=lambda row: row["list"])
    return _batches(chain.from_iterable(mend_list(rows) for _, rows in lists), ENTRIES)


def card_task(threshold: float) -> Task:
    """Return what lays the card of each numbered entry beside it."""

    def add(batches: Batches) -> Batches:
        def carded() -> Iterator[dict[str, Any]]:
            for batch in batches:
                rows = batch.to_pylist()
                for row, card in zip(rows, make_cards(rows, threshold), strict=True):
                    yield row | card

        return _batches(carded(), {"record": "BIGINT", **ENTRIES, **CARDS})

    return add


def look_task(batches: Batches) -> Batches:
    """Keep the pairs that a first look lets pass; each side's `LOOKS` stand in the row."""
    for batch in batches:
        rows = batch.to_pylist()
        looks = {row[side]: read_look(_side(row, side, LOOKS)) for row in rows for side in SIDES}
        pairs = ((row["source"], row["target"]) for row in rows)
        kept = worth_scoring(pairs, looks.__getitem__)
        yield from _batches(({"source": a, "target": b} for a, b in kept), PAIRS)


def score_task(threshold: float) -> Task:
    """Return what compares pairs; each side's `ENTRIES` stand in the row."""

    def score(batches: Batches) -> Batches:
        known: dict[int, Entry] = {}

        def scored() -> Iterator[dict[str, Any]]:
            for batch in batches:
                rows = batch.to_pylist()
                if len(known) > _REMEMBERED:
                    known.clear()
                for row in rows:
                    for side in SIDES:
                        if row[side] not in known:
                            known[row[side]] = read_entry(_side(row, side, ENTRIES))
                pairs = [(row["source"], row["target"]) for row in rows]
                yield from score_pairs(pairs, known.__getitem__, threshold)

        return _batches(scored(), AGREEMENTS)

    return score


def join_task(batches: Batches) -> Batches:
    """Join connected parts, which follow each other: members by record, then their agreements.

    A row is a member (``record head`` and its entry), or an agreement (``source`` is not absent).
    """

    def joined() -> Iterator[dict[str, Any]]:
        for _, rows in groupby(_rows(batches), key=lambda row: row["component"]):
            held = list(rows)
            members = [row for row in held if row["source"] is None]
            yield from join_part(
                [(row["record"], row["head"]) for row in members],
                [read_entry(row) for row in members],
                [
                    (row["source"], row["target"], row["score"], row["reasons"])
                    for row in held
                    if row["source"] is not None
                ],
            )

    return _batches(joined(), WORKS)


def _rows(batches: Batches) -> Iterator[dict[str, Any]]:
    for batch in batches:
        yield from batch.to_pylist()


def _batches(rows: Iterable[dict[str, Any]], columns: Mapping[str, str]) -> Batches:
    import pyarrow as pa

    schema = arrow_schema(columns)
    stream = iter(rows)
    while held := list(islice(stream, _ROWS)):
        yield pa.RecordBatch.from_pylist(held, schema=schema)


def _side(row: Mapping[str, Any], side: str, names: Iterable[str]) -> dict[str, Any]:
    return {name: row[f"{side}_{name}"] for name in names}
