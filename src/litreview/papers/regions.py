"""Where the parts of a paper's text stand: one pass over its lines, linear in its length.

Kinds: title authors abstract keywords body note references citation doi published appendix
furniture, and ``front`` for what stands before the first heading.
"""

from __future__ import annotations

import re

from litreview.model import Region
from litreview.papers.bare_list import find_bare_list
from litreview.papers.headings import heading_kind, is_part_heading, is_title_line, labelled_heading
from litreview.prose import line_spans

_LIST_END = re.compile(
    r"^(?:doi|full text|email|e-mail|telepon|telp|phone|view my stats|copyright|©|this work is licensed|"
    r"received|accepted|revised|diterima|disetujui|submitted|published|corresponding author|article history)\b\s*[:：(]?",
    re.I,
)


def find_regions(text: str, *, note: bool = False) -> tuple[Region, ...]:
    """Divide a text into regions by its headings.

    Parameters
    ----------
    text
        The paper's text (front matter already outside it or blanked).
    note
        The text is somebody's note on the paper: its running text is ``note``, not ``body``.

    Returns
    -------
    tuple of Region
        In order, not overlapping; headings themselves belong to none. A text without any
        reference heading whose end is a run of entries has that run as ``references``.
    """
    found = _by_headings(text, note)
    if not any(kind == "references" for kind, _, _ in found):
        found = _bare_list(text, found)
    regions = []
    for kind, start, end in found:
        kind = "note" if note and kind in ("body", "front", "abstract") else kind
        span = _trim(text, start, end)
        if span is not None:
            regions.append(Region(kind, *span))
    return tuple(regions)


def _by_headings(text: str, note: bool) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    kind, start, previous_end = "front", 0, 0
    for a, b in line_spans(text):
        line = text[a:b]
        opened: tuple[str, int] | None = None
        heading = heading_kind(line)
        if kind == "references" and heading == "body" and is_part_heading(line):
            heading = None
        if heading is not None and (
            (previous_end == 0 and not note and is_title_line(line))
            or (
                kind == "references"
                and start < previous_end
                and _is_torn_off(text, heading, previous_end, a)
            )
        ):
            heading = None
        if heading is not None:
            opened = (heading, b)
        elif (labelled := labelled_heading(line)) is not None and kind != "references":
            opened = (labelled[0], a + labelled[1])
        elif kind == "references" and _LIST_END.match(line) and _gap(text, previous_end, a) > 2:
            opened = ("furniture", a)
        elif (
            kind in ("keywords", "doi", "published")
            and _gap(text, previous_end, a) > 1
            and start < previous_end
        ):
            opened = ("body", a)  # these hold one paragraph
        if opened is not None:
            found.append((kind, start, a))
            kind, start = opened
        previous_end = b
    found.append((kind, start, len(text)))
    return found


def _is_torn_off(text: str, heading: str, previous_end: int, start: int) -> bool:
    """Tell whether a wrapped line of an entry reads like a heading ("… Handbook of / Research Methods")."""
    if heading == "appendix" or _gap(text, previous_end, start) > 1:
        return False
    return (
        re.search(r"[^\W\d_]$|[,:;&–-]$", text[max(0, previous_end - 1) : previous_end]) is not None
    )


def _gap(text: str, a: int, b: int) -> int:
    return len(re.findall(r"\r\n|[\r\n]", text[a:b]))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if not piece.strip():
        return None
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _bare_list(text: str, found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Take the run of entries as the list where no heading names one."""
    start = find_bare_list(text)
    if start is None:
        return found
    end = next((a for kind, a, _ in found if a > start and kind != "doi"), len(text))
    kept = [(kind, a, min(b, start)) for kind, a, b in found if a < start]
    later = [(kind, a, b) for kind, a, b in found if a >= end]
    return [*kept, ("references", start, end), *later]
