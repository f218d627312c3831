"""Find the tables that a paper prints: caption, head, rows, total row, source line.

A caption opens a table ("Tabel 1. …", "Table 2: …"); a markdown table needs none. One pass
over the lines, linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from litreview.model import Paper, Problem
from litreview.prose import squeeze
from litreview.tables.layout import Cell, Layout, align, is_rule, layout_of, lines_of, split_cells
from litreview.tables.numbers import DecimalMark, find_decimal_mark, parse_number
from litreview.tables.printed import PrintedTable

CAPTION = re.compile(
    r"[\s*_#>]*(?:tabel|table|tab\.)\s*(?:\d{1,3}(?:[.-]\d{1,3})*|[IVX]{1,5})(?![\w-])\s*[.:)–—-]?(?P<title>.*)",
    re.I,
)
"""A caption line: the word, a number, and usually a title."""
SOURCE = re.compile(r"[\s*_(]*(?:sumber|source)s?(?:\s+data)?\s*[*_]*\s*[:：]", re.I)
"""The line that says where a table's figures come from."""
_TOTAL = re.compile(r"[\s*_]*(?:grand\s+)?(?:total|jumlah|keseluruhan)\b", re.I)
_COLUMN_NUMBERS = re.compile(r"\(\d{1,2}\)")
_LONGEST_CAPTION = 300


def find_tables(paper: Paper) -> list[PrintedTable]:
    """Read the tables of a paper, in order of print.

    Examples
    --------
    >>> paper = Paper("p", "Tabel 1. Desa\\n\\nNo\\tDesa\\tPersen\\n1\\tAmba\\t40,5\\n2\\tBelu\\t59,5\\nTotal\\t\\t100\\n", {"language": "id"})
    >>> table, = find_tables(paper)
    >>> table.columns, table.frame()["Persen"].tolist(), [c.text for c in table.total]
    (('No', 'Desa', 'Persen'), [40.5, 59.5], ['Total', '', '100'])
    """
    text = paper.text
    lists = [(r.start, r.end) for r in paper.regions if r.kind == "references"]
    lines = [line for line in lines_of(text) if not any(a <= line[0] < b for a, b in lists)]
    tables: list[PrintedTable] = []
    page: tuple[DecimalMark, str] | None = None
    at = 0
    while at < len(lines):
        first, caption = at, ""
        a, b = lines[at]
        if b - a <= _LONGEST_CAPTION and (opened := CAPTION.fullmatch(text, a, b)):
            first, caption = _skip_head(text, lines, at, opened["title"])
        elif not (at + 1 < len(lines) and is_rule(text[slice(*lines[at + 1])])):
            at += 1
            continue
        rows, layout, after = _rows(text, lines, first)
        page = page or find_decimal_mark((), text, paper.csl.get("language"))
        table = _build(paper, len(tables) + 1, caption, lines[at][0], rows, layout, page)
        if table is None:
            at += 1
            continue
        tables.append(_with_source(table, text, lines, after))
        at = after
    return tables


Row = tuple[int, list[Cell]]
"""The offset where a line starts, and its cells."""


def _skip_head(text: str, lines: Sequence[tuple[int, int]], at: int, title: str) -> tuple[int, str]:
    """Go from the caption's line to the first line of cells; a title may stand on the next line."""
    caption = squeeze(text[slice(*lines[at])]).replace("**", "").strip("*_#> ")
    plain = 0
    for i in range(at + 1, min(at + 8, len(lines))):
        line = text[slice(*lines[i])]
        if layout_of(line):
            return i, caption
        if CAPTION.match(line) or len(line) > _LONGEST_CAPTION or plain == 2:
            break
        if line.strip():
            plain += 1
            if not title.strip("*_ ") and plain == 1:
                caption = f"{caption} {squeeze(line).strip('*_ ')}"
    return len(lines), caption


def _rows(
    text: str, lines: Sequence[tuple[int, int]], first: int
) -> tuple[list[Row], Layout | None, int]:
    """Take the lines of one layout that follow each other; up to two blank lines may part them."""
    rows: list[Row] = []
    layout: Layout | None = None
    blank, i = 0, first
    while i < len(lines):
        a, b = lines[i]
        line = text[a:b]
        if not line.strip():
            blank += 1
        else:
            found = layout_of(line)
            if (
                found is None
                or found != (layout or found)
                or blank > 2
                or CAPTION.fullmatch(line)
                or SOURCE.match(line)
            ):
                break
            if blank and found == "space" and rows and len(split_cells(text, a, b, found)) < 2:
                break
            layout, blank = found, 0
            if not is_rule(line):
                rows.append((a, split_cells(text, a, b, found)))
        i += 1
    return rows, layout, i - blank


def _build(
    paper: Paper,
    n: int,
    caption: str,
    start: int,
    rows: list[Row],
    layout: Layout | None,
    page: tuple[DecimalMark, str],
) -> PrintedTable | None:
    spanning = ""
    if len(rows) > 2 and sum(1 for c in rows[0][1] if c.text) == 1:
        spanning = next(c.text for c in rows[0][1] if c.text)
        rows = rows[1:]
    if len(rows) < 2:
        return None
    width = len(rows[0][1])
    problems = []
    # Where only spaces part the columns, an empty cell leaves no trace: fewer cells are no fault.
    ragged = [r for r in rows if len(r[1]) > width or (len(r[1]) < width and layout != "space")]
    if ragged:
        width = max(width, max(len(cells) for _, cells in rows))
        problems.append(
            Problem(
                "ragged-table",
                f"{len(ragged)} of {len(rows)} rows have another number of cells than the head",
                None,
                ragged[0][1][0].text,
            )
        )
    body = [cells for _, cells in rows]
    if layout == "space":
        body = align(body, [a for a, _ in rows], width)
    body = [
        [*cells, *(Cell("", cells[-1].end, cells[-1].end) for _ in range(width - len(cells)))]
        for cells in body
    ]
    names, body = _split_head(body, problems)
    total = None
    if body and _TOTAL.match(next((c.text for c in body[-1] if c.text), "")):
        total = tuple(body.pop())
    if not body:
        return None
    printed = [c.text for cells in (*body, total or ()) for c in cells]
    own = find_decimal_mark(p for p in printed if parse_number(p, ".") is not None)
    mark, reason = own if own[1] == "its own numbers" else page
    table = PrintedTable(
        paper.id, n, caption, start, rows[-1][1][-1].end, names, tuple(map(tuple, body)), total,
        spanning_head=spanning, decimal_mark=mark, decimal_reason=reason, problems=tuple(problems),
    )  # fmt: skip
    return _with_total_placed(table)


def _split_head(
    body: list[list[Cell]], problems: list[Problem]
) -> tuple[tuple[str, ...], list[list[Cell]]]:
    """Take the head off (one line or two) and name the columns, each once."""
    head = [c.text.strip("*_") for c in body[0]]
    if parse_number(next((h for h in head if h), ""), ".") is not None:
        problems.append(
            Problem("no-header", "the first row is of numbers; the columns are called 1, 2, …")
        )
        head = [""] * len(head)
    else:
        body = body[1:]
    if (
        len(body) > 1
        and not body[0][0].text
        and not any(any(d.isdigit() for d in c.text) for c in body[0])
    ):
        upper = ""
        for i, cell in enumerate(body[0]):
            upper = head[i] or upper
            head[i] = f"{upper} {cell.text}".strip() if cell.text else head[i]
        body = body[1:]
    if body and all(not c.text or _COLUMN_NUMBERS.fullmatch(c.text) for c in body[0]):
        body = body[1:]
    names: list[str] = []
    for i, name in enumerate(head, start=1):
        name = squeeze(name) or str(i)
        names.append(name if name not in names else f"{name} ({i})")
    return tuple(names), body


def _with_total_placed(table: PrintedTable) -> PrintedTable:
    """Put the figures of a total row under the columns of numbers where only spaces part them."""
    if table.total is None:
        return table
    figures = [c for c in table.total[1:] if c.text]
    columns = [i for i in range(1, len(table.columns)) if table.is_numeric(i)]
    misplaced = any(
        c.text and not table.is_numeric(i) for i, c in enumerate(table.total[1:], start=1)
    )
    if not misplaced or len(figures) != len(columns):
        return table
    placed = [table.total[0], *(Cell("", table.end, table.end) for _ in table.columns[1:])]
    for i, cell in zip(columns, figures, strict=True):
        placed[i] = cell
    return replace(table, total=tuple(placed))


def _with_source(
    table: PrintedTable, text: str, lines: Sequence[tuple[int, int]], after: int
) -> PrintedTable:
    for a, b in lines[after : after + 3]:
        if SOURCE.match(text, a, b):
            return replace(table, source=squeeze(text[a:b]), end=a + len(text[a:b].rstrip()))
        if text[a:b].strip():
            break
    return table
