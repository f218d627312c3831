"""What a process makes of its part on the way from entries to works, each a whole file.

Entries and cards are read from where they lie on the disk, by number: nothing is handed over.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from litreview.scale.columns import AGREEMENTS, CARDS, WORKS
from litreview.scale.comparing import (
    make_cards,
    read_entry,
    read_look,
    score_pairs,
    worth_scoring,
)
from litreview.scale.joining import join_part
from litreview.scale.local.parts import Mapped, write_parquet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Records = NDArray[np.int64]


def make_card_part(path: Path, entries: Path, first: int, end: int, threshold: float) -> None:
    """Write the cards of a stretch of records."""
    records = np.arange(first, end)
    rows = Mapped(entries).take(records)
    cards = make_cards((rows[record] for record in records.tolist()), threshold)
    numbered = [{"record": r, **card} for r, card in zip(records.tolist(), cards, strict=True)]
    write_parquet(path, numbered, CARDS)


def make_score_part(
    path: Path, pairs: Path, number: int, entries: Path, looks: Path, threshold: float
) -> None:
    """Write the agreements among one batch of pairs."""
    source, target = Mapped(pairs).columns(number)
    look_rows = Mapped(looks).take(np.concatenate([source, target]))
    look_of = {record: read_look(row) for record, row in look_rows.items()}
    met = zip(source.tolist(), target.tolist(), strict=True)
    worth = list(worth_scoring(met, look_of.__getitem__))
    needed = np.array([record for pair in worth for record in pair], dtype=np.int64)
    entry_of = {r: read_entry(row) for r, row in Mapped(entries).take(needed).items()}
    agreements = list(score_pairs(worth, entry_of.__getitem__, threshold))
    write_parquet(path, agreements, AGREEMENTS)


def make_work_part(
    path: Path,
    entries: Path,
    agreements: Path,
    records: Records,
    heads: Records,
    held: Records,
) -> None:
    """Write the works of some connected parts.

    Parameters
    ----------
    path
        What is written.
    entries, agreements
        What is read.
    records, heads
        The records, sorted, and the head of each.
    held
        The numbers of their agreements.
    """
    rows = Mapped(entries).take(records)
    found = Mapped(agreements).take(held).values()
    works = join_part(
        list(zip(records.tolist(), heads.tolist(), strict=True)),
        [read_entry(rows[record]) for record in records.tolist()],
        [(a["source"], a["target"], a["score"], a["reasons"]) for a in found],
    )
    write_parquet(path, works, WORKS)
