"""Lines that stand inside a printed list and belong to no entry: page numbers, running heads.

Headings of parts ("Buku", "Jurnal dan Skripsi") are among them, and what follows the last
entry: licences, dates of receipt, the title of the next paper. What is not surely furniture
stays, since a lost entry is worse than a stray line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from litreview.papers.headings import is_part_heading
from litreview.references.lines import Line
from litreview.references.starts import FINISHED, OPEN_END, YEAR

_PAGE_WORD = r"(?:halaman|hal|hlm|pages?|p\s?a\s?g\s?e|p)\.?"
_PAGE = re.compile(
    rf"[-–—|\s]*(?:{_PAGE_WORD}\s*\d{{1,4}}(?:\s*(?:of|dari|/)\s*\d{{1,4}})?|\d{{1,4}}\s*\|\s*{_PAGE_WORD}|"
    rf"{_PAGE_WORD}\s*\|\s*\d{{1,4}})[-–—|\s]*",
    re.I,
)
_NUMBER = re.compile(r"[-–—|\s]*(?!(?:1[5-9]|20)\d\d\D*$)\d{1,4}[-–—|\s]*")
_RULE = re.compile(r"[-–—_=*~\s]{3,}")
_JOURNAL = re.compile(
    r"\b(?:jurnal|journal|prosiding|proceedings|vol(?:ume)?|issn|copyright)\b",
    re.I,
)
_NUMBERED_HEAD = re.compile(r"^\d{1,4}(?:\s*[|•]\s*|\s+[–—-]\s+)\D|\D\s*[|•]\s*\d{1,4}$")
_IS_ENTRY = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)[.,]|\.\s(?:1[5-9]|20)\d\d[a-z]?\.")
_VOLUME = re.compile(r"\b(?:vol(?:ume)?|no(?:mor)?|issue|edisi)\b\.?\s*\d|\bissn\b", re.I)
_NO_HEAD = re.compile(r"https?:|doi\b|[-–—_\[(“\"]", re.I)
_WORD = re.compile(r"[^\W\d_]{3}")
_DIGITS = re.compile(r"\d+")
_AFTER_LIST = re.compile(
    r"^\W*(?:©|\(c\)\s|(?:received|accepted|submitted|revised|published|diterima|disetujui|direvisi|dikirim|diterbitkan|lisensi|"
    r"licen[sc]e|copyright|hak cipta|this (?:is an open|work is)|(?:artikel|naskah|makalah|tulisan) ini|"
    r"corresponding author|e-?mail|surel|how to cite|cara (?:mengutip|sitasi))\b)",
    re.I,
)
_RECEIVED = re.compile(
    r"(?:received|submitted|accepted|revised|diterima|dikirim|disetujui|diajukan)\b\W*\d", re.I
)
_CITES = re.compile(
    r"\([A-ZÀ-Þ][\w’'-]+[^()]{0,60},? (?:1[5-9]|20)\d\d[a-z]?[:)]|[a-z] \((?:1[5-9]|20)\d\d\) [a-z]"
)
_LONGEST = 120
_TALLEST = 5
"""So many lines the head of a page may have."""
_PROSE = 20
"""So many words without the look of an entry are running text."""


def find_furniture(lines: Sequence[Line], heads: Sequence[bool], text: str) -> dict[int, str]:
    """Return which lines belong to no entry: ``part heading``, ``page`` or ``running head``.

    Parameters
    ----------
    lines
        The lines of the list.
    heads
        Whether an entry could begin with that line.
    text
        The whole paper, whose other pages print the same running heads.

    Examples
    --------
    >>> from litreview.references.lines import read_lines
    >>> text = "A, B. (2001). C.\\n\\n45\\n\\nD, E. (2002). F."
    >>> find_furniture(read_lines(text, 0, len(text)), [True, False, True], text)
    {1: 'page'}
    """
    repeated = _repeated(text)
    found: dict[int, str] = {}
    for i, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        if is_part_heading(line.text):
            found[i] = "part heading"
        elif _RULE.fullmatch(line.text) or _is_page_number(lines, heads, i):
            found[i] = "page"
        elif _is_running_head(line.text):
            edge = line.after_blank or _ends_block(lines, i)
            numbered = edge and _NUMBERED_HEAD.search(line.text) and not heads[i]
            again = edge and _mask(line.text) in repeated and _may_be_head(line.text)
            if numbered or again or _has_page_number(lines, i) or _stands_alone(lines, heads, i):
                found[i] = "running head"
        elif (line.tops and _ends_block(lines, i) and _may_be_head(line.text) and not heads[i]) or (
            _mask(line.text) in repeated and _may_be_head(line.text) and _is_apart(lines, i)
        ):
            found[i] = "running head"
    _spread(lines, heads, found)
    return dict(sorted(found.items()))


@lru_cache(maxsize=4)
def _repeated(text: str) -> frozenset[str]:
    """Lines that a paper prints again and again, but for their numbers: the heads of its pages."""
    counts: Counter[str] = Counter()
    for line in text.splitlines():
        stripped = line.strip(" \t\xa0\ufeff")
        if 3 < len(stripped) <= _LONGEST and _WORD.search(stripped):
            counts[_mask(stripped)] += 1
    return frozenset(line for line, count in counts.items() if count > 1)


def _mask(line: str) -> str:
    return _DIGITS.sub("#", line)


def _may_be_head(line: str) -> bool:
    """A line that recurs and is no part of an entry: a publisher's or a link's line may recur too."""
    if _IS_ENTRY.search(line) or line[0].islower() or _NO_HEAD.match(line):
        return False
    return line[-1] not in '.,;:-”"' or "..." in line or "issn" in line.casefold()


def _is_number(line: str) -> bool:
    return _PAGE.fullmatch(line) is not None or _NUMBER.fullmatch(line) is not None


def _ends_block(lines: Sequence[Line], i: int) -> bool:
    return i + 1 == len(lines) or lines[i + 1].after_blank


def _is_page_number(lines: Sequence[Line], heads: Sequence[bool], i: int) -> bool:
    line = lines[i]
    if not _is_number(line.text):
        return False
    if i > 0 and OPEN_END.search(lines[i - 1].text):
        return False
    if any(0 <= j < len(lines) and _is_running_head(lines[j].text) for j in (i - 1, i + 1)):
        return True
    if _ends_block(lines, i) and (line.after_blank or _PAGE.fullmatch(line.text)):
        return True
    between = 0 < i < len(lines) - 1
    return between and FINISHED.search(lines[i - 1].text) is not None and heads[i + 1]


def _is_apart(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line stands at the edge of a short block, as heads and feet of pages do."""
    first, last = i, i
    while first > 0 and not lines[first].after_blank and i - first < _TALLEST:
        first -= 1
    while not _ends_block(lines, last) and last - i < _TALLEST:
        last += 1
    return last - first < _TALLEST


def _has_page_number(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line that names a volume or an ISSN stands beside a page number."""
    line = lines[i].text
    if line[-1] in ".,;:" or not _VOLUME.search(line):
        return False
    return any(0 <= j < len(lines) and _is_number(lines[j].text) for j in (i - 1, i + 1))


def _stands_alone(lines: Sequence[Line], heads: Sequence[bool], i: int) -> bool:
    """Tell whether a journal's line without a stop stands between a whole entry and the next."""
    line = lines[i]
    if not line.after_blank or not _ends_block(lines, i) or i + 1 == len(lines) or i == 0:
        return line.tops and _ends_block(lines, i)
    whole = FINISHED.search(lines[i - 1].text) is not None and heads[i + 1]
    whole = whole and (not heads[i] or _JOURNAL.match(line.text) is not None)
    return (whole or line.tops) and line.text[-1] not in ".,;:"


def _spread(lines: Sequence[Line], heads: Sequence[bool], found: dict[int, str]) -> None:
    """A short block of which one line is furniture is a head or a foot of the page as a whole."""
    i = 0
    while i < len(lines):
        j = i + 1
        while j < len(lines) and not lines[j].after_blank:
            j += 1
        block = range(i, j)
        sure = [
            k
            for k in block
            if found.get(k) in ("page", "running head") or _is_number(lines[k].text)
        ]
        if sure and len(block) <= _TALLEST and (i > 0 or len(sure) == len(block)):
            rest = [k for k in block if k not in found and k not in sure]
            if all(
                len(lines[k].text) <= _LONGEST
                and not _IS_ENTRY.search(lines[k].text)
                and not (heads[k] and YEAR.search(lines[k].text))
                and (_may_be_head(lines[k].text) or _JOURNAL.search(lines[k].text))
                for k in rest
            ):
                found.update({k: found.get(k, "running head") for k in block})
        i = j


def find_end(lines: Sequence[Line], heads: Sequence[bool]) -> int:
    """Return how many lines belong to the list: the last blocks may be no part of it.

    Examples
    --------
    >>> from litreview.references.lines import read_lines
    >>> text = "A, B. (2001). C.\\nD, E. (2002). F.\\n\\nReceived: 3 May 2003"
    >>> find_end(read_lines(text, 0, len(text)), [True, True, False])
    2
    """
    end = len(lines)
    if end > 2 and _RECEIVED.match(lines[-1].text) and FINISHED.search(lines[-2].text):
        end -= 1
    while end > 0:
        begin = end - 1
        while begin > 0 and not lines[begin].after_blank:
            begin -= 1
        if begin == 0 or not _is_after_list(lines, heads, range(begin, end)):
            return end
        end = begin
    return end


def _is_after_list(lines: Sequence[Line], heads: Sequence[bool], block: range) -> bool:
    begin = block.start
    texts = [lines[k].text for k in block]
    printed = " ".join(texts)
    if any(
        heads[k] and YEAR.search(lines[k].text) and not _CITES.search(texts[0]) for k in block[:1]
    ):
        return False
    if _AFTER_LIST.match(printed):
        return True
    strong = sum(heads[k] and _IS_ENTRY.search(lines[k].text) is not None for k in block)
    if strong or (any(heads[k] and k > begin for k in block) and len(block) < 4):
        return False
    before = lines[begin - 1].text
    if OPEN_END.search(before) or printed[0].islower():
        return False
    words = printed.split()
    if _CITES.search(printed) and len(words) >= _PROSE:
        return True
    small = sum(word[0].islower() for word in words)
    if len(words) >= _PROSE and small > 0.65 * len(words) and not YEAR.search(printed[:80]):
        return True
    if (
        not FINISHED.search(before)
        or heads[block[0]]
        or "://" in printed
        or re.match(r"doi\b|10\.|\W*\[?\d", printed, re.I)
    ):
        return False
    if not YEAR.search(printed) and len(words) < 14 and printed[-1] not in '.)/”"':
        return True
    return _JOURNAL.search(printed) is not None and "ISSN" in printed.upper()


def _is_running_head(line: str) -> bool:
    return (
        len(line) <= _LONGEST
        and (_JOURNAL.search(line) is not None or _NUMBERED_HEAD.search(line) is not None)
        and _IS_ENTRY.search(line) is None
    )
