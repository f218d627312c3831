"""Years as citations print them: `2001, 2003a, b`, `1990:188`, `1922/1978`, `n.d.`, `t.t.`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RUN = r"(?:\s{0,2}[,&–-]\s{0,2}(?:(?:dan|and)\s)?[a-z](?!\w|\.?\s{0,2}\d))"
_YEAR = re.compile(
    r"(?<!\w)(?<!\d[./-])(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?P<year>1[5-9]\d\d|20\d\d)"
    rf"(?:(?P<suffix>[a-z])(?!\w)(?P<more>{_RUN}{{0,8}}))?(?![\w])"
    r"(?:\s?(?P<dash>[-–—/])\s?(?P<until>1[5-9]\d\d|20\d\d|\d\d)(?!\w))?"
    r"|(?<!\w)(?P<none>n\.\s?d\.?|t\.\s?t\.?|s\.\s?a\.|tt|nd|tanpa\stahun|no\sdate|undated)(?!\w)"
    r"|(?<!\w)(?P<press>in\spress|forthcoming|akan\sterbit|dalam\sproses)(?!\w)",
    re.IGNORECASE,
)
_LOCATOR = re.compile(
    r"\s{0,2}(?::|[,.;]?\s{0,2}(?:pp?|hlm|hal(?:aman)?|pages?|chap(?:ter)?|ch|bab|vol|para|par|sec"
    r"|section|fig|figure|tabel|table|h|ayat|pasal|§)\b[.:]?)\s{0,2}"
    r"[\divxlc]{1,6}(?:\s{0,2}[-–,]\s{0,2}\d{1,5}(?![\w]))?(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class YearMark:
    """A stretch of text that dates one or more works.

    ``years`` are pairs of year (None where undated) and letter; ``also`` is the year of the
    original in ``1922/1978``; ``span`` tells a stretch of time such as ``2010-2015``.
    """

    start: int
    end: int
    years: tuple[tuple[int | None, str], ...]
    also: int | None = None
    span: bool = False


def parse_years(text: str) -> list[YearMark]:
    """Find what dates works in the text of a bracket, page locators swallowed.

    >>> [m.years for m in parse_years("Smith, 2001, 2003a, b; Levine, 1990: 188; Jones, n.d.")]
    [((2001, ''),), ((2003, 'a'), (2003, 'b')), ((1990, ''),), ((None, ''),)]
    """
    marks: list[YearMark] = []
    after = 0
    for match in _YEAR.finditer(text):
        if match.start() < after:  # a page number that looks like a year
            continue
        locator = _LOCATOR.match(text, match.end())
        after = locator.end() if locator else match.end()
        marks.append(_mark(match, after))
    return marks


def _mark(match: re.Match[str], end: int) -> YearMark:
    if match["year"] is None:
        return YearMark(match.start(), end, ((None, ""),))
    year = int(match["year"])
    until = match["until"]
    if until and match["dash"] == "/" and len(until) == 4:
        return YearMark(match.start(), end, ((int(until), ""),), also=year)
    letters = [(match["suffix"] or "").lower()]
    for piece in re.finditer(
        r"([,&–-])\s{0,2}(?:(?:dan|and)\s)?([a-z])(?!\w)", match["more"] or ""
    ):
        letter = piece[2]
        if piece[1] in "–-" and letters[-1] and letter > letters[-1]:
            letters.extend(chr(c) for c in range(ord(letters[-1]) + 1, ord(letter) + 1))
        else:
            letters.append(letter)
    years = tuple((year, letter) for letter in letters)
    return YearMark(match.start(), end, years, span=bool(until))
