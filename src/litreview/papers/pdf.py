"""PDF → text in reading order: what the text layer holds, without running heads and feet.

Lines stay lines, indents become spaces, wider gaps blank lines; a form feed marks a new page.
Words and links that a line's end broke are joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from litreview.errors import InputError
from litreview.model import Problem
from litreview.papers.bare_list import looks_like_entry
from litreview.papers.hyphens import collect_words, find_joint
from litreview.papers.pdf_margins import drop_margins
from litreview.papers.pdf_rows import Gutter, Row, build_rows, find_gutter
from litreview.papers.pdf_title import find_large_title, find_margin_lines
from litreview.papers.pdf_words import iterate_pages

_NO_TEXT = "no text layer; run OCR, e.g. ocrmypdf"
_WINDOW = 25
_SAME = 0.03
_EVEN = 8
"""Rows as far apart as this one, to within `_SAME` of the distance, that make it the usual one."""
MOST_PAGES = 2_000
Edges = dict[tuple[int, int], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class PdfText:
    """What was read: the text, the stated properties, the title by its size, heads and feet."""

    text: str
    stated: dict[str, str]
    title: str
    margins: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_pdf_text(data: bytes, name: str) -> PdfText:
    """Return the text of a PDF, what its information dictionary states, what its print shows.

    Of a very long document the first `MOST_PAGES` pages are read, with a ``pages`` problem.

    Raises
    ------
    InputError
        When the file is encrypted or damaged, or holds no text.
    """
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{name}: {_reason(str(error))}") from error
    try:
        pages: list[list[Row]] = []
        gutter: Gutter | None = None
        for words in iterate_pages(document, MOST_PAGES):
            found = find_gutter(words, gutter)
            pages.append(build_rows(words, found))
            gutter = found or gutter
        if _is_scanned(document, pages):
            raise InputError(f"{name}: {_NO_TEXT}")
        count = len(document)
        stated = {k: v.strip() for k, v in document.get_metadata_dict().items() if v.strip()}
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{name}: {_reason(str(error))}") from error
    finally:
        document.close()
    kept = drop_margins(pages)
    problems: tuple[Problem, ...] = ()
    if count > MOST_PAGES:
        message = f"only the first {MOST_PAGES} of {count} pages were read; divide the document"
        problems = (Problem("pages", message, None, str(count)),)
    title = find_large_title(kept[0]) if kept else ""
    return PdfText(write_lines(kept), stated, title, find_margin_lines(pages, kept), problems)


def _reason(message: str) -> str:
    if "password" in message.lower() or "security" in message.lower():
        return "an encrypted PDF; save it without a password"
    return "a damaged PDF; open it in a viewer and save it anew"


def _is_scanned(document: Any, pages: list[list[Row]]) -> bool:
    """No letters at all, or hardly any beside pictures."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    letters = sum(c.isalpha() for rows in pages for row in rows for c in row.text)
    if letters == 0:
        return True
    if letters > 25 * len(pages):
        return False
    pictures = (
        any(True for _ in document[i].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        for i in range(min(len(pages), 20))
    )
    return any(pictures)


def write_lines(pages: list[list[Row]]) -> str:
    """Write the rows of all pages as text: indents, gaps, page breaks, joined words."""
    rows = [(number, row) for number, page in enumerate(pages) for row in page]
    lines = [row.text for _, row in rows]
    words = collect_words(lines)
    edges = _edges(pages)
    steps = _steps(rows)
    out: list[str] = []
    for i, (number, row) in enumerate(rows):
        text = lines[i]
        if not text:
            continue  # all of it was joined to the line before
        if out:
            out.append(_separator(rows, lines, steps, edges, i))
        indent = row.x0 - edges[number, row.column][0]
        if indent > 3:
            out.append(" " * min(12, max(1, round(2 * indent / row.size))))
        out.append(_take_up(rows, lines, edges, words, i))
    return "".join(out)


def _take_up(
    rows: list[tuple[int, Row]], lines: list[str], edges: Edges, words: frozenset[str], i: int
) -> str:
    """Return a line with what belongs to its last word, taken from the head of the next ones."""
    text = lines[i]
    for j in range(i + 1, len(rows)):
        number, row = rows[j - 1]
        room = edges[number, row.column][1] - row.x1
        full = rows[j][1].first_width > room - 2 or text[-1] in "-‐"
        joint = find_joint(text, lines[j], words, full)
        if joint is None:
            break
        token, _, lines[j] = lines[j].partition(" ")
        text = joint + token
        if lines[j]:
            break
    return text


def _edges(pages: list[list[Row]]) -> Edges:
    """Left and right edge of every column of every page."""
    edges: Edges = {}
    for number, rows in enumerate(pages):
        for row in rows:
            left, right = edges.get((number, row.column), (row.x0, row.x1))
            edges[number, row.column] = (min(left, row.x0), max(right, row.x1))
    return edges


def _steps(rows: list[tuple[int, Row]]) -> list[float | None]:
    """Distance of each row from the one above it in its column, None at a break."""
    steps: list[float | None] = [None]
    for (page, above), (number, row) in pairwise(rows):
        down = above.bottom - row.bottom
        same = page == number and above.column == row.column and down > 0
        steps.append(down if same else None)
    return steps[: len(rows)]


def _separator(
    rows: list[tuple[int, Row]],
    lines: list[str],
    steps: list[float | None],
    edges: Edges,
    i: int,
) -> str:
    (page, above), (number, row) = rows[i - 1], rows[i]
    step = steps[i]
    if step is not None:
        near = sorted(s for s in steps[max(0, i - _WINDOW) : i + _WINDOW] if s is not None)
        usual = near[len(near) // 7]
        other_size = max(above.size, row.size) > 1.12 * min(above.size, row.size)
        wide = step > 1.3 * usual and not _is_even(steps, i)
        return "\n\n" if wide or other_size else "\n"
    new = "\f" if page != number else "\n"
    right = edges[page, above.column][1]
    ends = above.x1 + row.first_width + 0.3 * above.size < right - 2
    head = " ".join(lines[i : i + 2])
    finished = lines[i - 1][-1:] in tuple('.)]”"0123456789/')
    apart = ends or above.column == 0 != row.column or (finished and _opens_entry(head))
    return f"\n{new}" if apart else new


def _is_even(steps: list[float | None], i: int) -> bool:
    """Tell whether many rows around are as far apart: a thesis in double spacing, beside its list."""
    step, even = steps[i], 0
    for way in (range(i - 1, -1, -1), range(i + 1, len(steps))):
        for at in way:
            other = steps[at]
            if other is None or step is None or abs(other - step) > _SAME * step:
                break
            even += 1
            if even >= _EVEN:
                return True
    return False


def _opens_entry(head: str) -> bool:
    """Tell an entry from the second half of a torn one: its first number is a year."""
    return re.match(r"\D*(?:1[89]|20)\d\d", head) is not None and looks_like_entry(head)
