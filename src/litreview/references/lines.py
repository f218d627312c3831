"""The lines of a printed list: where they stand, how they are indented, what gap precedes them.

Here the list's own typography is taken off: rows of a markdown table become cells, and a list
set on one endless line is broken where its entries begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from litreview.prose import visible
from litreview.references.inline import find_inline_starts

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0c\u2029]")
_INDENT = re.compile(r"(?<![^\r\n\x0c\ufeff])[ \t\xa0]*\Z")
_ROW = re.compile(r"\|.*\|$")
_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"[|\s]*:?-{2,}[-:|\s]*")
_DOUBLE_SPACED = 0.85
"""With so many lines after a blank one, blank lines tell nothing: the typescript is double-spaced."""


@dataclass(slots=True)
class Line:
    """One line of a list that is not blank.

    ``gap`` counts the line breaks before it; ``torn`` says that a page break stood there,
    ``opens`` that the heading of a part did, ``loose`` that it is a sentence of a longer line, ``tops`` that a
    form feed precedes it.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: int = 1
    after_blank: bool = False
    torn: bool = False
    opens: bool = False
    loose: bool = False
    tops: bool = False


def read_lines(text: str, start: int, end: int) -> list[Line]:
    """Return the lines of ``text[start:end]``; an endless one is broken into its entries.

    Examples
    --------
    >>> [(line.text, line.indent, line.after_blank) for line in read_lines("a\\n\\n  b", 0, 6)]
    [('a', 0, False), ('b', 2, True)]
    """
    lines: list[Line] = []
    previous = start
    for match in _LINE.finditer(text, start, end):
        raw = visible(match.group())
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        a = match.start() + indent
        if not lines and (before := _INDENT.search(text, max(0, a - 40), a)):
            indent = len(before.group())  # a region begins after the indent of its first line
        gap = len(_BREAK.findall(text, previous, a)) if lines else 1
        previous = a + len(stripped)
        tops = "\x0c" in text[max(start, a - indent - 1) : a]
        lines.append(Line(a, previous, stripped, indent, gap, gap > 1, tops=tops))
    return [part for line in lines for part in _broken(line, lines)]


def _broken(line: Line, lines: list[Line]) -> Iterator[Line]:
    cuts, sure = find_inline_starts(line.text, alone=len(lines) < 4)
    if not cuts:
        yield line
        return
    for a, b in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        part = line.text[a:b].strip()
        first = a == 0
        yield Line(
            line.start + a,
            line.start + a + len(part),
            part,
            line.indent,
            line.gap if first else 1,
            line.after_blank and first,
            opens=sure and not first,
            loose=not (sure or first),
        )


def close_up(lines: list[Line], wrapped: bool) -> None:
    """Take the blank lines out of a double-spaced list; wider gaps stay.

    Parameters
    ----------
    lines
        The list's lines, changed in place.
    wrapped
        Whether entries go on over several lines.
    """
    inner = lines[1:]
    if not (wrapped and inner) or sum(line.gap > 1 for line in inner) < _DOUBLE_SPACED * len(inner):
        return
    usual, _ = Counter(line.gap for line in inner).most_common(1)[0]
    for line in inner:
        line.after_blank = line.gap > max(2, usual)


def find_cells(lines: list[Line]) -> list[list[tuple[int, int]]] | None:
    """Return the cells of each row if the list is a markdown table, without its head.

    Examples
    --------
    >>> rows = "| No | Sumber |\\n|---|---|\\n| 1 | A, B. (2001). C. |"
    >>> [[rows[a:b] for a, b in cells] for cells in find_cells(read_lines(rows, 0, len(rows)))]
    [['1', 'A, B. (2001). C.']]
    """
    rows = [line for line in lines if _ROW.fullmatch(line.text)]
    if not rows or rows[0] is not lines[0] or len(rows) * 2 < len(lines):
        return None
    rules = [i for i, line in enumerate(rows) if _RULE.fullmatch(line.text)]
    body = rows[rules[0] + 1 :] if rules and rules[0] < 3 else rows
    return [list(_cells(line)) for line in body if not _RULE.fullmatch(line.text)]


def _cells(line: Line) -> Iterator[tuple[int, int]]:
    for match in _CELL.finditer(line.text):
        cell = match.group()
        if cell.strip():
            a = line.start + match.start() + len(cell) - len(cell.lstrip())
            yield a, a + len(cell.strip())
