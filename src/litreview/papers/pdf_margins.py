"""Running heads, feet and page numbers of a PDF: what recurs at the edge of its pages."""

from __future__ import annotations

import re
from collections import Counter

from litreview.papers.pdf_rows import Row
from litreview.prose import fold

_DEEP = 3
"""How many rows from the top or the bottom of a page may be running heads or feet."""
_BARE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:halaman|hal|page|p)\.?\s*)?(?:(\d{1,4})|[ivxl]{1,6})(?:\s*(?:of|dari|/)\s*\d{1,4})?"
    r"(?:\s*\|\s*(?:page|halaman|p\s*a\s*g\s*e))?[-–—|\s]*",
    re.I,
)


def drop_margins(pages: list[list[Row]]) -> list[list[Row]]:
    """Leave out the rows that recur, digits aside, at the same height of several pages.

    A bare number at the edge of a page goes too where numbers count up with the pages, or
    where it stands apart from the text.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for rows in pages:
        seen.update({_key(row) for row in _edges(rows)})
    counts = _counting(pages)
    kept = []
    for number, rows in enumerate(pages):
        gone = {
            id(row)
            for row in _edges(rows)
            if _recurs(seen, row, len(pages)) or _is_page_number(row, rows, number, counts)
        }
        kept.append([row for row in rows if id(row) not in gone])
    return kept


def _edges(rows: list[Row]) -> list[Row]:
    by_height = sorted(rows, key=lambda r: -r.top)
    return by_height if len(rows) <= 2 * _DEEP else by_height[:_DEEP] + by_height[-_DEEP:]


def _key(row: Row, shift: int = 0) -> tuple[str, int]:
    return fold(re.sub(r"\d+", "0", row.text)), round(row.bottom / 4) + shift


def _recurs(seen: Counter[tuple[str, int]], row: Row, pages: int) -> bool:
    if not any(c.isalpha() for c in row.text):
        return False
    times = sum(seen[_key(row, shift)] for shift in (-1, 0, 1))
    return times >= 2 and (times >= 4 or times >= 0.3 * pages)


def _printed_number(row: Row) -> int | None:
    match = _BARE_NUMBER.fullmatch(row.text)
    return int(match[1]) if match and match[1] else None


def _counting(pages: list[list[Row]]) -> Counter[int]:
    """How often a bare number at an edge is ahead of its page's index by so much."""
    return Counter(
        value - number
        for number, rows in enumerate(pages)
        for value in {_printed_number(row) for row in _edges(rows)}
        if value is not None
    )


def _is_page_number(row: Row, rows: list[Row], number: int, counts: Counter[int]) -> bool:
    if _BARE_NUMBER.fullmatch(row.text) is None:
        return False
    value = _printed_number(row)
    if value is not None and counts[value - number] >= 2:
        return True
    others = [r for r in rows if r is not row]
    near = min((min(abs(r.bottom - row.top), abs(row.bottom - r.top)) for r in others), default=0.0)
    return near > 0.8 * row.size
