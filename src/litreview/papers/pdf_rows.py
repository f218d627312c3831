"""Words of a page → its rows in reading order, in one or two columns. Pure geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from litreview.papers.pdf_words import Word

_NARROWEST_GUTTER = 7.0


@dataclass(slots=True)
class Row:
    """One printed line of a column; ``column`` is 0 (whole width), 1 (left) or 2 (right)."""

    text: str
    x0: float
    x1: float
    bottom: float
    top: float
    column: int = 0
    first_width: float = 0.0
    """Width of its first word: had it fitted on the row before, it would stand there."""

    @property
    def size(self) -> float:
        """Height of the row, in points."""
        return max(self.top - self.bottom, 1.0)


Gutter = tuple[float, float]


def build_rows(words: Sequence[Word], gutter: Gutter | None = None) -> list[Row]:
    """Return the rows of one page in reading order, by columns where a gutter divides it.

    Examples
    --------
    >>> words = [Word("dua", 50, 60, 10, 20, 1), Word("satu", 30, 45, 30, 40, 0), Word("Ini", 10, 25, 30, 40, 0)]
    >>> [row.text for row in build_rows(words)]
    ['Ini satu', 'dua']
    """
    pieces = [_join(run) for run in _runs(words, gutter)]
    if gutter is None:
        return _merge(pieces)
    for piece in pieces:
        piece.column = _column(piece, gutter)
    ordered: list[Row] = []
    waiting: list[Row] = []
    whole = _merge([p for p in pieces if p.column == 0])
    columns = sorted(
        _merge([p for p in pieces if p.column == 1]) + _merge([p for p in pieces if p.column == 2]),
        key=lambda r: -r.top,
    )
    for row in whole:
        while columns and columns[0].top >= row.top:
            waiting.append(columns.pop(0))
        if waiting:
            ordered += sorted(waiting, key=lambda r: r.column)
            waiting = []
        ordered.append(row)
    return ordered + sorted(columns, key=lambda r: r.column)


def find_gutter(words: Sequence[Word], earlier: Gutter | None = None) -> Gutter | None:
    """Return the empty strip between two columns of text, None where there is one column.

    The gutter of an ``earlier`` page serves a page with too little text to show its own.
    """
    found = _widest_strip(words) if len(words) >= 40 else None
    if found is None and earlier is not None and words:
        crossing = {
            round(w.bottom) for w in words if w.x0 < earlier[1] - 1 and w.x1 > earlier[0] + 1
        }
        right = any(w.x0 >= earlier[1] - 1 for w in words)
        if right and len(crossing) <= max(2, 0.15 * len({round(w.bottom) for w in words})):
            return earlier
    return found


def _widest_strip(words: Sequence[Word]) -> Gutter | None:
    left = min(w.x0 for w in words)
    width = int(max(w.x1 for w in words) - left) + 1
    if not 100 <= width <= 20_000:
        return None
    cover = [0] * (width + 2)
    for word in words:
        cover[max(0, int(word.x0 - left))] += 1
        cover[max(0, int(word.x1 - left)) + 1] -= 1
    total = 0
    for x in range(width + 1):
        total += cover[x]
        cover[x] = total
    usual = sorted(cover[:width])[width // 2]
    best: tuple[int, int] | None = None
    start: int | None = None
    for x in range(int(width * 0.3), int(width * 0.7) + 1):
        if cover[x] <= usual * 0.12:
            start = x if start is None else start
        else:
            if start is not None and (best is None or x - start > best[1] - best[0]):
                best = (start, x)
            start = None
    if best is None or best[1] - best[0] < _NARROWEST_GUTTER:
        return None
    gutter = (left + best[0], left + best[1])
    return gutter if _has_text_on_both_sides(words, gutter) else None


def _has_text_on_both_sides(words: Sequence[Word], gutter: Gutter) -> bool:
    """A table has short cells there; columns of text have lines of several words."""
    centre = (gutter[0] + gutter[1]) / 2
    sides: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for word in words:
        side = sides[word.x0 > centre]
        row = round(word.bottom)
        side[row] = side.get(row, 0) + len(word.text) + 1
    return all(len(side) >= 4 and sorted(side.values())[len(side) // 2] >= 18 for side in sides)


def _runs(words: Sequence[Word], gutter: Gutter | None) -> list[list[Word]]:
    """Cut the words where the line changes or where the gutter lies between two of them."""
    runs: list[list[Word]] = []
    centre = (gutter[0] + gutter[1]) / 2 if gutter else 0.0
    for word in words:
        last = runs[-1][-1] if runs else None
        height = word.top - word.bottom
        if (
            last is None
            or last.line != word.line
            or word.x0 < last.x0
            or abs(word.bottom - last.bottom) > 0.7 * max(height, last.top - last.bottom)
            or (
                gutter
                and last.x1 <= centre <= word.x0
                and word.x0 - last.x1 >= 0.8 * (gutter[1] - gutter[0])
            )
        ):
            runs.append([word])
        else:
            runs[-1].append(word)
    return runs


def _join(run: list[Word]) -> Row:
    text = run[0].text
    for before, word in pairwise(run):
        glued = before.line == word.line and word.x0 - before.x1 < 0.02 * (word.top - word.bottom)
        text += word.text if glued and before.text.endswith("-") else f" {word.text}"
    widest = max(run, key=lambda w: w.top - w.bottom)
    return Row(
        text,
        min(w.x0 for w in run),
        max(w.x1 for w in run),
        widest.bottom,
        widest.top,
        first_width=run[0].x1 - run[0].x0,
    )


def _column(piece: Row, gutter: Gutter) -> int:
    if piece.x1 <= gutter[1]:
        return 1
    return 2 if piece.x0 >= gutter[0] else 0


def _merge(pieces: list[Row]) -> list[Row]:
    """Put pieces on one baseline together, from left to right; rows from top to bottom."""
    rows: list[Row] = []
    group: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (-(p.top + p.bottom), p.x0)):
        if group and not _same_baseline(group, piece):
            rows.append(_side_by_side(group))
            group = []
        group.append(piece)
    return [*rows, _side_by_side(group)] if group else rows


def _same_baseline(group: list[Row], piece: Row) -> bool:
    tallest = max(group, key=lambda p: p.size)
    overlap = min(tallest.top, piece.top) - max(tallest.bottom, piece.bottom)
    if overlap < 0.55 * min(tallest.size, piece.size):
        return False
    return all(p.x1 <= piece.x0 + 1 or piece.x1 <= p.x0 + 1 for p in group)


def _side_by_side(group: list[Row]) -> Row:
    if len(group) == 1:
        return group[0]
    group.sort(key=lambda p: p.x0)
    tallest = max(group, key=lambda p: p.size)
    text = group[0].text
    for before, piece in pairwise(group):
        near = piece.x0 - before.x1 < 0.12 * tallest.size
        text += piece.text if near else f" {piece.text}"
    return Row(
        text,
        group[0].x0,
        max(p.x1 for p in group),
        tallest.bottom,
        tallest.top,
        group[0].column,
        group[0].first_width,
    )
