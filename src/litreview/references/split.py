"""A reference list → its printed entries, with exact offsets.

The list itself says how it is divided: by rows of a table, by numbers, keys or bullets, and
else by all its lines weighed together. `split_list` reads which, cuts, and rejoins what page
breaks and stray bullets tore. Linear in the length of the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from litreview.prose import squeeze, visible
from litreview.references.flat import find_starts
from litreview.references.furniture import find_end, find_furniture
from litreview.references.labelled import BARE_LABEL, LABEL, Group, group_labelled
from litreview.references.lines import Line, close_up, find_cells, read_lines
from litreview.references.starts import BULLET, looks_like_start
from litreview.references.wrapping import is_wrapped

_CELL_LABEL = re.compile(r"[\[(]?(\d{1,4})[\])]?[.)]?")
_SOFT_HYPHEN = re.compile("\u00ad ?")
_MOSTLY = 0.6
_FEW = 8


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """One entry: its text as it would stand on one line, its label, where its pieces are."""

    text: str
    label: str | None
    pieces: tuple[tuple[int, int], ...]


def split_list(text: str, start: int = 0, end: int | None = None) -> list[PrintedEntry]:
    """Cut the reference list at ``text[start:end]`` into its printed entries.

    Parameters
    ----------
    text
        The paper's text.
    start, end
        Where its list stands.

    Returns
    -------
    list of PrintedEntry
        In print order. Bullets and labels are outside the pieces; line breaks inside an
        entry are single spaces in its text, or nothing where they broke a word.

    Examples
    --------
    >>> [(e.label, e.text) for e in split_list("[1] A, B. (2001). C.\\n[2] D, E. (2002).\\nF.")]
    [('1', 'A, B. (2001). C.'), ('2', 'D, E. (2002). F.')]
    """
    end = len(text) if end is None else end
    lines = read_lines(text, start, end)
    if not lines:
        return []
    rows = find_cells(lines)
    groups = _group_rows(text, rows) if rows else _group_lines(lines, text)
    entries = [_make_entry(text, label, pieces) for label, pieces in groups]
    return [entry for entry in entries if entry.text]


def _group_rows(text: str, rows: list[list[tuple[int, int]]]) -> list[Group]:
    groups: list[Group] = []
    for cells in rows:
        a, b = cells[0] if cells else (0, 0)
        label = _CELL_LABEL.fullmatch(text[a:b])
        groups.append((label[1], cells[1:]) if label else (None, cells))
    return groups


def _group_lines(lines: list[Line], text: str) -> list[Group]:
    lines = _without_furniture(lines, text)
    texts = [line.text for line in lines]
    heads = _find_heads(texts)
    wrapped = sum(heads) < _MOSTLY * len(lines) and (is_wrapped(texts) or len(lines) < _FEW)
    close_up(lines, wrapped)
    lines = lines[: find_end(lines, heads)]
    if not lines:
        return []
    labelled = group_labelled(lines)
    if labelled is not None:
        return labelled
    groups: list[Group] = []
    for line, start in zip(lines, find_starts(lines), strict=True):
        if start:
            bullet = BULLET.match(line.text)
            begin = line.start + (bullet.end() if bullet else 0)
            groups.append((None, [(begin, line.end)]))
        else:
            groups[-1][1].append((line.start, line.end))
    return groups


def _find_heads(lines: list[str]) -> list[bool]:
    return [
        looks_like_start(line) or bool(LABEL.match(line) or BARE_LABEL.match(line))
        for line in lines
    ]


def _without_furniture(lines: list[Line], text: str) -> list[Line]:
    """Leave out page numbers, running heads and part headings; a gap remains where they stood."""
    left_out = find_furniture(lines, _find_heads([line.text for line in lines]), text)
    kept: list[Line] = []
    before: str | None = None
    for i, line in enumerate(lines):
        if i in left_out:
            before = left_out[i] if before != "part heading" else before
            continue
        line.opens = line.opens or before == "part heading"
        line.torn = before is not None and not line.opens
        kept.append(line)
        before = None
    return kept


def _make_entry(text: str, label: str | None, pieces: list[tuple[int, int]]) -> PrintedEntry:
    merged: list[tuple[int, int]] = []
    for a, b in pieces:
        if a >= b:
            continue  # a label alone on its line
        if merged and not visible(text[merged[-1][1] : a]).strip():
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    lines = squeeze(visible(" ".join(text[a:b] for a, b in merged)))
    return PrintedEntry(_SOFT_HYPHEN.sub("", lines), label, tuple(merged))
