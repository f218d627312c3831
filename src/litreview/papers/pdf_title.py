"""A PDF's title by its size, and the journal's lines at the edges of its pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litreview.papers.front import MASTHEAD, is_journal_name
from litreview.papers.headings import heading_kind
from litreview.papers.pdf_rows import Row
from litreview.prose import squeeze

_LARGER = 1.12
"""A title is printed so much larger than the running text."""
_SAME = 0.05
_HEAD_ROWS = 30
_EDGE = 3
_FEWEST_PAGES = 3


def find_large_title(rows: Sequence[Row]) -> str:
    """Return the largest print at the head of the first page that may be a title, "" for none.

    Parameters
    ----------
    rows
        The rows of the first page in reading order, without running heads.

    Returns
    -------
    str
        The title on one line. Names of journals, mastheads, headings and lines no larger than
        the running text are none.

    Examples
    --------
    >>> text = "Teks biasa dari halaman pertama sebuah naskah yang panjang"
    >>> printed = [("JURNAL DAERAH", 20), ("Media Sosial dan", 14), ("Warga Desa", 14), (text, 10)]
    >>> find_large_title([Row(line, 0, 90, 0, size) for line, size in printed])
    'Media Sosial dan Warga Desa'
    """
    letters = sorted((row.size, len(row.text)) for row in rows)
    half, seen, usual = sum(n for _, n in letters) / 2, 0, 0.0
    for size, count in letters:
        seen += count
        if seen >= half:
            usual = size
            break
    groups: list[list[Row]] = []
    for row in rows[:_HEAD_ROWS]:
        if groups and abs(row.size - groups[-1][-1].size) <= _SAME * row.size:
            groups[-1].append(row)
        else:
            groups.append([row])
    large = [group for group in groups if group[0].size >= _LARGER * usual]
    found = [
        (title, _is_above_masthead(groups, group))
        for group in sorted(large, key=lambda g: -round(g[0].size))
        if _may_be_title(title := squeeze(" ".join(row.text for row in group)))
    ]
    return next((title for title, above in found if not above), found[0][0] if found else "")


def _is_above_masthead(groups: list[list[Row]], group: list[Row]) -> bool:
    """Tell a journal's name, which volume and ISSN follow, from a title."""
    after = groups[groups.index(group) + 1 :]
    return bool(after) and MASTHEAD.search(after[0][0].text) is not None


def _may_be_title(title: str) -> bool:
    return (
        15 <= len(title) <= 350
        and len(title.split()) >= 3
        and MASTHEAD.search(title) is None
        and not is_journal_name(title)
        and heading_kind(title) is None
        and re.search(r"[^\W\d_]{3}", title) is not None
    )


def find_margin_lines(pages: Sequence[list[Row]], kept: Sequence[list[Row]]) -> tuple[str, ...]:
    """Return the running heads and feet of the first pages, and the edges of the first one."""
    stay = {id(row) for rows in kept[:3] for row in rows}
    found = [row.text for rows in pages[:3] for row in rows if id(row) not in stay]
    if len(pages) >= _FEWEST_PAGES:
        by_height = sorted(pages[0], key=lambda r: -r.top)
        found += [row.text for row in by_height[:_EDGE] + by_height[-_EDGE:]]
    return tuple(dict.fromkeys(found))
