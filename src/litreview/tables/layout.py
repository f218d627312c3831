"""Lines → cells: tab-separated, markdown pipes, or columns set apart by two spaces or more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Layout = Literal["tab", "pipe", "space"]

_BREAKS = "\r\n\x0b\x0c\x85\u2028\u2029"
_LONGEST_ROW = 200
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|$)")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CUT = {
    "tab": re.compile(r"\t"),
    "pipe": re.compile(r"(?<!\\)\|"),
    "space": re.compile(r"[^\S\t]{2,}"),
}
_DIGITS = re.compile(r"[\d.,%]+")
_TOTAL_LINE = re.compile(
    r"\s*(?P<label>(?:grand\s+)?(?:total|jumlah)\b[^\d\n]{0,80}?)(?P<rest>(?:\s+[\d.,%]+)+)\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is printed in one cell, and where it stands in the paper's text."""

    text: str
    start: int
    end: int


def lines_of(text: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of every line, blank ones too, without its line break.

    >>> lines_of("a\\n\\nb")
    [(0, 1), (2, 2), (3, 4)]
    """
    return [
        (match.start(), match.start() + len(match.group().rstrip(_BREAKS)))
        for match in _LINE.finditer(text)
        if match.start() < len(text)
    ]


def layout_of(line: str) -> Layout | None:
    """Say how a line is divided into cells, None where it is not.

    >>> layout_of("1\\tSatu"), layout_of("| 1 | Satu |"), layout_of("1   Satu"), layout_of("Satu kalimat.")
    ('tab', 'pipe', 'space', None)
    """
    if "\t" in line.strip(" "):
        return "tab"
    stripped = line.strip()
    if stripped.startswith("|") and stripped.count("|") > 1:
        return "pipe"
    if len(stripped) > _LONGEST_ROW:
        return None  # prose in which somebody typed two spaces
    return "space" if _CUT["space"].search(stripped) or _TOTAL_LINE.fullmatch(line) else None


def is_rule(line: str) -> bool:
    """Tell whether a line is the rule under the head of a markdown table.

    >>> is_rule("|---:|---|"), is_rule("| 1 | - |"), is_rule("---")
    (True, False, False)
    """
    return "|" in line and "-" in line and _RULE.fullmatch(line) is not None


def split_cells(text: str, start: int, end: int, layout: Layout) -> list[Cell]:
    """Cut a line into its cells, empty ones kept where the layout shows them.

    >>> [c.text for c in split_cells("| a |  | c |", 0, 12, "pipe")]
    ['a', '', 'c']
    """
    line = text[start:end]
    if layout == "space":
        total = None if _CUT["space"].search(line.strip()) else _TOTAL_LINE.fullmatch(line)
        if total:
            numbers = (m.span() for m in _DIGITS.finditer(line, total.start("rest")))
            return [_cell(line, a, b, start) for a, b in (total.span("label"), *numbers)]
    left, right = len(line) - len(line.lstrip(" \u00a0")), len(line.rstrip(" \u00a0"))
    if layout == "pipe":
        left = left + 1 if line[left : left + 1] == "|" else left
        right = right - 1 if right > left and line[right - 1] == "|" else right
    cells, at = [], left
    for cut in _CUT[layout].finditer(line, left, right):
        cells.append(_cell(line, at, cut.start(), start))
        at = cut.end()
    return [*cells, _cell(line, at, right, start)]


def _cell(line: str, start: int, end: int, offset: int) -> Cell:
    piece = line[start:end]
    text = piece.strip()
    left = start + (len(piece) - len(piece.lstrip()) if text else 0)
    return Cell(text, offset + left, offset + left + len(text))


def align(
    rows: Sequence[Sequence[Cell]], line_starts: Sequence[int], width: int
) -> list[list[Cell]]:
    """Put the cells of rows that lack some (columns set apart by spaces) under their columns.

    Full rows tell where each column runs; a lonely cell goes to the nearest column that
    keeps the cells in order.
    """
    extents: list[tuple[int, int] | None] = [None] * width
    for row, line in zip(rows, line_starts, strict=True):
        if len(row) == width:
            for i, cell in enumerate(row):
                a, b = extents[i] or (cell.start - line, cell.end - line)
                extents[i] = (min(a, cell.start - line), max(b, cell.end - line))
    aligned = []
    for row, line in zip(rows, line_starts, strict=True):
        if len(row) >= width or None in extents:
            aligned.append(list(row))
            continue
        placed = [Cell("", row[-1].end, row[-1].end)] * width
        first = 0
        for left, cell in enumerate(row):
            a, b = cell.start - line, cell.end - line
            last = width - (len(row) - left)  # cells still to come need columns too
            best = min(range(first, last + 1), key=lambda i: _distance(extents[i] or (0, 0), a, b))
            placed[best] = cell
            first = best + 1
        aligned.append(placed)
    return aligned


def _distance(extent: tuple[int, int], a: int, b: int) -> tuple[int, float]:
    apart = max(0, extent[0] - b, a - extent[1])
    return apart, abs((extent[0] + extent[1]) / 2 - (a + b) / 2)
