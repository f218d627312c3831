"""Which section of a paper a sentence stands in, by headings and by labels inside abstracts.

Headings are the lines of ``data/synthesis_sections.tsv``; "Results: …" or "Purpose - …" at the
head of a sentence is a label, and holds until the next one or the end of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from litreview.model import Paper
from litreview.papers.headings import heading_kind
from litreview.prose import fold, line_spans

LONGEST = 80
"""A line longer than this is no heading."""

_NUMBERING = re.compile(
    r"^(?:(?:bab|bagian|chapter|section)\s+)?(?:[ivxlc]{1,6}|[a-h]|\d{1,2}(?:\.\d{1,2}){0,3})(?:\s*[.):]\s*|\s+)(?=\w)",
    re.I,
)
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^.:—–\n]{1,45}?)(?:\s*[:：—]\s*|\s+[–-]\s+|\.$)")
_LABEL_IN_LINE = re.compile(r"^[\s*_#>]*(?P<label>[^\W\d_][\w /&]{1,45}?)[\s*_]*[:：—–-]\s*\S")
_PARTS = re.compile(r",? (?:and|dan|serta|&) |[,/;]\s*", re.I)
_MOST_WORDS = 6
"""A heading of several parts, "Design, setting, and participants", opens what its first part says."""

_BLANK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence's place: its section (``""`` where none is headed), and whether a label says it."""

    section: str
    labelled: bool = False
    abstract: bool = False


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    table = files("litreview").joinpath("data/synthesis_sections.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    return {fold(phrase): section for section, phrases in rows for phrase in phrases.split(";")}


def section_of(line: str) -> str | None:
    """Return the section that a heading opens, None for a line that is no known heading.

    >>> section_of("BAB III METODE PENELITIAN"), section_of("4. Results"), section_of("Hujan turun.")
    ('method', 'results', None)
    """
    plain = line.strip(" \t#*_>|=-:：")
    if not plain or len(plain) > LONGEST:
        return None
    known = _phrases()
    bare = _NUMBERING.sub("", plain)
    found = known.get(fold(plain)) or known.get(fold(bare))
    if found is None and len(bare.split()) <= _MOST_WORDS:
        parts = [known.get(fold(part)) for part in _PARTS.split(bare)]
        found = parts[0] if len(parts) > 1 else None
    return found


def place_sentences(paper: Paper, sentences: Sequence[tuple[int, int]]) -> list[Placed]:
    """Return the place of every sentence, given as ``(start, end)`` in order.

    Examples
    --------
    >>> text = "METODE\\n\\nData dikumpulkan.\\n\\nHasil: Panen naik. Harga turun."
    >>> [p.section for p in place_sentences(Paper("p", text), [(8, 25), (27, 45), (46, 58)])]
    ['method', 'results', 'results']
    """
    starts, sections = _headings(paper)
    abstracts = [(r.start, r.end) for r in paper.regions if r.kind == "abstract"]
    placed: list[Placed] = []
    label, until = "", -1
    for start, end in sentences:
        at = bisect_right(starts, start) - 1
        section = sections[at] if at >= 0 else ""
        in_abstract = section == "abstract" or any(a <= start < b for a, b in abstracts)
        if start >= until:
            label = ""
        found = _label(paper.text[start : start + LONGEST]) if end - start > 1 else None
        if found:
            label = found
            gap = _BLANK.search(paper.text, start)
            until = gap.start() if gap else len(paper.text)
        if label == "abstract":
            label, in_abstract = "", True
        placed.append(Placed(label or section, bool(label), in_abstract))
    return placed


def label_end(sentence: str) -> int:
    """Return where the words after a label begin; 0 where the sentence has none.

    >>> label_end("Results: Yield rose."), label_end("Yield rose.")
    (9, 0)
    """
    match = _LABEL.match(sentence[:LONGEST])
    return match.end() if match and section_of(match["label"]) else 0


def _label(head: str) -> str | None:
    match = _LABEL.match(head.split("\n")[0] if "\n" in head.strip() else head)
    return section_of(match["label"]) if match else None


def _headings(paper: Paper) -> tuple[list[int], list[str]]:
    starts, sections = [], []
    for start, section in _find_headings(paper.text):
        starts.append(start)
        sections.append(section)
    return starts, sections


def _find_headings(text: str) -> Iterator[tuple[int, str]]:
    for a, b in line_spans(text):
        line = text[a:b]
        found = section_of(line)
        if found is None and len(line) <= LONGEST and heading_kind(line) is not None:
            found = ""
        if found is None and (label := _LABEL_IN_LINE.match(line[:LONGEST])):
            found = "abstract" if section_of(label["label"]) == "abstract" else None
        if found is not None:
            yield a, found
