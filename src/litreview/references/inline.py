"""Where entries begin inside one endless line: a list pasted without its line breaks."""

from __future__ import annotations

import itertools
import re

_LONG = 250
"""No column is so wide: such a line is a paragraph, or a whole list."""
_LABEL = re.compile(
    r"(?<!\S)(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)])\s+(?=[^\W\d_]|[“\"‘'*(_—])"
)
_WORD = r"(?:(?:d|l|al|el|an|as|ar)['’-])?[A-ZÀ-ÞŠŽČĐ][\w'’‘-]*"
_PARTICLE = r"(?:(?:van|von|de|der|den|di|la|le|al|el|bin)\s+)"
_HEAD = re.compile(
    rf"(?<=[.)\]”\"’*>\d/])(?<![\s.][A-Z]\.)\s(?="
    rf"(?:{_PARTICLE}{{1,2}}{_WORD}|{_WORD}(?:\s{_WORD}){{0,3}}),\s(?:[A-ZÀ-Þ]\.|(?:(?:&|dan|and)\s)?{_WORD})|"
    rf"{_WORD}(?:[\s,]+(?:{_WORD}|dan|and|of|for|the|untuk|di|&|RI)){{0,11}}[.,]?\s\(?(?:1[5-9]|20)\d\d|"
    r"[—–_-]{2,}[\s.,])"
)
_STOP = re.compile(
    rf"(?<=[.)\]”\"’'*>\d/?!])(?<![\s.][A-Z]\.)\s(?=[A-ZÀ-ÞŠŽČĐ“\"‘—_]|{_PARTICLE}{{1,2}}[A-Z])|"
    r"(?:https?://|www\.|10\.\d{4,9}/)\S+\s(?=[A-ZÀ-Þ])"
)
_AFTER_LINK = re.compile(r"(?:https?://|www\.|10\.\d{4,9}/)\S+\s(?=[A-ZÀ-Þ])")
_YEAR = re.compile(
    r"\((?:1[5-9]|20)\d\d[a-z]?[,)]|[.,]\s(?:1[5-9]|20)\d\d[a-z]?[.,:]|\([nt]\.\s?[dt]\.?\)"
)
_NAMES_END = 260
"""So many letters of names may stand before the year of an entry."""
_NO_NAMES = re.compile(
    r"(?i:https?:|www\.|\b(?:vol|no|nomor|hlm|hal|pp)\.?\s\d)|\d\(\d|[^\W\d_]{4,}\.\s[A-ZÀ-Þ][\w'’-]+(?:,\s[A-ZÀ-Þ]|\s[a-z]{3,}\s[a-z])",
)


def find_inline_starts(line: str, alone: bool) -> tuple[list[int], bool]:
    """Return where further entries begin, or may begin, inside a line that holds several.

    Parameters
    ----------
    line
        A line of a reference list.
    alone
        Whether hardly any other line stands in the list: then labels inside it count.

    Returns
    -------
    places, sure
        Without ``sure`` the places are the ends of sentences, to be weighed like ends of lines.

    Examples
    --------
    >>> text = "1. Eddy, S. Satu. Andi; 2001. 2. Sari D. Dua. Obor; 2002. " + "3. Uma A. Lagi. " * 20
    >>> [text[i : i + 7] for i in find_inline_starts(text, True)[0]]
    ['2. Sari', '3. Uma ']
    """
    if len(line) < _LONG:
        return [], True
    if not alone:
        return _find_heads(line), True
    labels = _find_labels(line)
    return (labels, True) if labels else ([m.end() for m in _STOP.finditer(line)], False)


def _find_labels(line: str) -> list[int]:
    first = _LABEL.match(line)
    if first is None:
        return []
    kind, expected = _numbered(first)
    found = []
    for match in _LABEL.finditer(line, first.end()):
        if _numbered(match) == (kind, expected + 1):
            found.append(match.start())
            expected += 1
    return found


def _numbered(match: re.Match[str]) -> tuple[int, int]:
    kind = match.lastindex or 0
    return kind, int(match.group(kind))


def _find_heads(line: str) -> list[int]:
    """Names, then a year; before them an entry that has its own year and has ended."""
    places = sorted(
        {m.end() for m in _HEAD.finditer(line)} | {m.end() for m in _AFTER_LINK.finditer(line)}
    )
    found: list[int] = []
    years = [m.start() for m in _YEAR.finditer(line)]
    if len(years) < 2:
        return []
    at = 0
    for before, year in itertools.pairwise(years):
        while at < len(places) and places[at] <= before:
            at += 1
        last = at
        fitting = None
        while last < len(places) and places[last] < year:
            if year - places[last] <= _NAMES_END and not _NO_NAMES.search(line, places[last], year):
                fitting = places[last] if fitting is None else fitting
            last += 1
        at = last
        if fitting is not None:
            found.append(fitting)
    return found
