"""Invented papers whose sentences carry hand-made marks of their roles: read, and scored.

A mark such as ``⟦aim setting ?method⟧`` follows its sentence; ``?`` is a doubtful role, which
counts neither way. Six sets: ``open`` was looked at while cues were written, ``blind`` never
was; ``later``, ``unseen``, ``last`` and ``fresh`` were each written and scored after the cues
stood, the first three in other words on purpose, and looked at only then.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from litreview.intext import find_mentions
from litreview.model import Paper
from litreview.papers import parse_file
from litreview.references import extract_references
from litreview.synthesis import ROLES, fill_cells

FOLDER = Path(__file__).parent / "papers"
SETS = ("open", "blind", "later", "unseen", "last", "fresh")
RIGHT, WRONG, MISSED = 0, 1, 2

_MARK = re.compile(r" ?⟦([^⟧]*)⟧")
_SENTENCE_END = re.compile(r"[.!?] (?=[A-Z0-9])")


@dataclass(frozen=True)
class Marked:
    """A paper and what a person marked in it: role → stretches, sure and doubtful."""

    paper: Paper
    sure: dict[str, list[tuple[int, int]]]
    doubtful: dict[str, list[tuple[int, int]]]


def read_marked(path: Path) -> Marked:
    """Take the marks out of a text; each belongs to the sentence or line before it."""
    text, at = "", 0
    sure: dict[str, list[tuple[int, int]]] = defaultdict(list)
    doubtful: dict[str, list[tuple[int, int]]] = defaultdict(list)
    raw = path.read_text(encoding="utf-8")
    for match in _MARK.finditer(raw):
        text += raw[at : match.start()]
        line = raw[at : match.start()].rsplit("\n", 1)[-1].lstrip()
        ends = [m.end() for m in _SENTENCE_END.finditer(line)]
        start = len(text) - len(line) + (ends[-1] if ends else 0)
        for role in match[1].split():
            (doubtful if role[0] == "?" else sure)[role.lstrip("?")].append((start, len(text)))
        at = match.end()
    text += raw[at:]
    (paper,) = parse_file(text.encode(), path.name)
    return Marked(paper, dict(sure), dict(doubtful))


def score_set(name: str) -> dict[str, list[int]]:
    """Return role → [right, wrong, missed] over one set of papers; ``"all"`` sums them."""
    totals = {role: [0, 0, 0] for role in (*ROLES, "all")}
    for path in sorted((FOLDER / name).glob("*.txt")):
        marked = read_marked(path)
        mentions = find_mentions(marked.paper, extract_references(marked.paper))
        cells = fill_cells(marked.paper, mentions)
        for role in ROLES:
            quotes = [(q.start, q.end) for q in cells[role]]
            for verdict, _ in judge(marked, role, quotes):
                totals[role][verdict] += 1
                totals["all"][verdict] += 1
    return totals


def judge(
    marked: Marked, role: str, quotes: list[tuple[int, int]]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield a verdict and a stretch for every marked sentence and every quote out of place."""
    sure, doubtful = marked.sure.get(role, []), marked.doubtful.get(role, [])
    for a, b in sure:
        yield (RIGHT if any(a < d and c < b for c, d in quotes) else MISSED), (a, b)
    for c, d in quotes:
        if not any(a < d and c < b for a, b in [*sure, *doubtful]):
            yield WRONG, (c, d)


def precision_and_recall(counts: list[int]) -> tuple[float, float]:
    """Return both shares; 1.0 where nothing was there to get wrong or to miss."""
    right, wrong, missed = counts
    return right / max(1, right + wrong) if right + wrong else 1.0, (
        right / (right + missed) if right + missed else 1.0
    )


if __name__ == "__main__":
    for name in SETS:
        for role, counts in score_set(name).items():
            precision, recall = precision_and_recall(counts)
            print(f"{name:8}{role:12} P {precision:.2f} R {recall:.2f}  {counts}")
