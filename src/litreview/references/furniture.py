"""Lines that stand inside a printed list and belong to no entry: page numbers, running heads.

Headings of parts ("Buku", "Jurnal", "Internet") are among them. What is not surely furniture
stays, since a lost entry is worse than a stray line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from litreview.prose import fold

_PARTS = """
    buku; buku buku; books; jurnal; jurnal ilmiah; artikel; artikel jurnal; journals; journal articles; articles;
    buku dan jurnal; skripsi; tesis; disertasi; skripsi tesis dan disertasi; karya ilmiah; prosiding; internet;
    sumber internet; sumber online; sumber lain; sumber lainnya; website; websites; web; laman; situs web; media online;
    online sources; media massa; surat kabar; koran; dokumen; peraturan; peraturan perundang undangan;
    peraturan perundangan; undang undang; perundang undangan; legislation; wawancara; interviews; laporan; reports;
    makalah; sumber buku; sumber jurnal; lain lain
"""
_PART_HEADINGS = frozenset(phrase.strip() for phrase in _PARTS.split(";"))
_PAGE_WORD = r"(?:halaman|hal|hlm|pages?|p\s?a\s?g\s?e|p)\.?"
_PAGE = re.compile(
    rf"[-–—|\s]*(?:{_PAGE_WORD}\s*\d{{1,4}}(?:\s*(?:of|dari|/)\s*\d{{1,4}})?|\d{{1,4}}\s*\|\s*{_PAGE_WORD}|"
    rf"{_PAGE_WORD}\s*\|\s*\d{{1,4}})[-–—|\s]*",
    re.I,
)
_NUMBER = re.compile(r"[-–—|\s]*(?!(?:1[5-9]|20)\d\d\D*$)\d{1,4}[-–—|\s]*")
_RUNNING_HEAD = re.compile(
    r"\b(?:jurnal|journal|prosiding|proceedings|vol(?:ume)?|issn|copyright)\b", re.I
)
_IS_ENTRY = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)[.,]|\.\s(?:1[5-9]|20)\d\d[a-z]?\.")
_FINISHED = re.compile(r"[.)\]”\"’*]$|/\S*$")


def find_furniture(
    lines: Sequence[tuple[str, bool]], looks_like_start: Sequence[bool]
) -> dict[int, str]:
    """Return which lines belong to no entry: ``part heading``, ``page`` or ``running head``.

    Parameters
    ----------
    lines
        Text of every line that is not blank, and whether a blank line precedes it.
    looks_like_start
        Whether an entry could begin with that line.

    Examples
    --------
    >>> lines = [("A, B. (2001). C.", False), ("45", True), ("D, E. (2002). F.", True)]
    >>> find_furniture(lines, [True, False, True])
    {1: 'page'}
    """
    found: dict[int, str] = {}
    for i, (line, after_blank) in enumerate(lines):
        before_blank = i + 1 == len(lines) or lines[i + 1][1]
        if len(line) > 120:
            continue
        if _is_part_heading(line):
            found[i] = "part heading"
        elif _PAGE.fullmatch(line) or _NUMBER.fullmatch(line):
            apart = after_blank and before_blank
            between = (
                i > 0
                and i + 1 < len(lines)
                and _FINISHED.search(lines[i - 1][0]) is not None
                and looks_like_start[i + 1]
            )
            heads_page = (
                after_blank and not before_blank and _is_running_head(lines[i + 1][0])
            )  # the next page's number and head, torn off with the break before them
            if heads_page:
                found[i + 1] = "running head"
            if apart or between or heads_page or (_PAGE.fullmatch(line) and before_blank):
                found[i] = "page"
                if after_blank or i == 0:
                    continue
                head, head_after_blank = lines[i - 1]
                if head_after_blank and _is_running_head(head):
                    found[i - 1] = "running head"
    return found


def _is_running_head(line: str) -> bool:
    return (
        len(line) <= 120
        and _RUNNING_HEAD.search(line) is not None
        and _IS_ENTRY.search(line) is None
    )


def _is_part_heading(line: str) -> bool:
    if len(line) > 60 or line.endswith("."):
        return False
    plain = re.sub(r"^(?:[A-Ha-h]|[IVXivx]{1,4}|\d{1,2})[.)]\s+", "", line)
    return fold(plain) in _PART_HEADINGS
