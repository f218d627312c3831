"""A whole Indonesian paper against a hand-made answer (read in place, never copied)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from litreview.intext import find_mentions
from litreview.model import Mention, Paper, Reference, Region

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FACTS = json.loads((ROOT / "tests/data/mentions_supriyanto2024.json").read_text("utf-8"))
ROWS = [dict(zip(FACTS["columns"], row, strict=True)) for row in FACTS["mentions"]]

pytestmark = pytest.mark.skipif(
    not (SHARED / "papers").is_dir(), reason="the source papers are not beside the repository"
)


def references() -> list[Reference]:
    """Build the paper's references from the hand-made records."""
    found = []
    for line in (SHARED / "gold/refs.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["source"] == "supriyanto2024":
            csl = dict(row["csl"])
            csl["custom"] = {"et_al": csl.pop("et_al", False)}
            found.append(Reference(row["id"], row["ref"], row["source"], row["n"], csl=csl))
    return found


@pytest.fixture(scope="module")
def mentions() -> list[Mention]:
    """Find the mentions of the paper, its regions given."""
    text = (SHARED / "papers/supriyanto2024.txt").read_bytes().decode("utf-8")
    regions = tuple(Region(*row) for row in FACTS["regions"])
    return find_mentions(Paper("supriyanto2024", text, regions=regions), references())


def test_all_found_and_nothing_else(mentions: list[Mention]) -> None:
    """Forty markers, exact offsets, none false."""
    expected = [(row["marker"], row["start"], row["end"]) for row in ROWS]
    assert [(m.marker, m.start, m.end) for m in mentions] == expected


def test_all_linked_right(mentions: list[Mention]) -> None:
    """Thirty-nine link to the right reference for the right reason, one has none."""
    numbers = {reference.id: reference.n for reference in references()}
    assert [([numbers[c] for c in m.cites], m.how) for m in mentions] == [
        (row["cites"], row["how"]) for row in ROWS
    ]
    assert [m.marker for m in mentions if m.status == "missing"] == ["(Widada, 2018)"]
    assert sum(m.status == "linked" for m in mentions) == 39


def test_sentences(mentions: list[Mention]) -> None:
    """Each supports the sentence that the answer names."""
    assert [(m.sentence_start, m.sentence_end) for m in mentions] == [
        (row["sentence_start"], row["sentence_end"]) for row in ROWS
    ]
