"""Numbered markers: [1], [1–3, 7], [1]-[3], (1), superscripts, and keys such as [Smi01]."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from litreview.intext.candidates import Candidate

_LIST = re.compile(
    r"\s{0,2}(?:(?:see|lihat|cf\.|e\.g\.,?)\s)?\d{1,4}(?:\s{0,2}[,;&–—-]\s{0,2}\d{1,4}){0,60}"
    r"(?:,?\s{0,2}(?:pp?|hlm|hal|ch|bab)\.?\s?\d{1,5}(?:[-–]\d{1,5})?)?\s{0,2}"
)
_LOCATOR = re.compile(r",?\s{0,2}(?:pp?|hlm|hal|ch|bab)\.?\s?\d{1,5}(?:[-–]\d{1,5})?\s*$")
_NUMBER = re.compile(r"(\d{1,4})(?:\s{0,2}[–—-]\s{0,2}(\d{1,4}))?")
_TO = re.compile(r"\s?[-–—]\s?(?=\[)")
_RAISED = re.compile(
    r"(?:\^\{?(?P<plain>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20})(?:\}|\^|(?<=\d)(?!\d))"
    r"|<sup>(?P<html>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20})</sup>"
    r"|(?P<small>[¹²³⁰⁴-⁹]{1,3}(?:[⁻˒,⸴][¹²³⁰⁴-⁹]{1,3}){0,20}))"
)
_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒⸴", "0123456789-,,")
_UNIT = re.compile(r"(?:\b(?:k|c|m|d)?m|\d|[=+*/^<>]|\bR|\bχ)$")
_ABSTRACT = re.compile(
    r"^\W{0,6}(?:abstra[ck]t?|ringkasan|summary)\b", re.IGNORECASE | re.MULTILINE
)


def find_square(text: str, pairs: Iterable[tuple[int, int]], highest: int) -> Iterator[Candidate]:
    """Yield the candidates in square brackets; ``[1]-[3]`` is one of them.

    >>> [c.keys for c in find_square("a [1, 3–5]", [(2, 10)], 9)]
    [('1', '3', '4', '5')]
    """
    squares = sorted(pair for pair in pairs if text[pair[0]] == "[")
    i = 0
    while i < len(squares):
        start, end = squares[i]
        keys = _keys(text[start + 1 : end - 1], highest)
        i += 1
        if not keys:
            continue
        joint = _TO.match(text, end)
        if joint and i < len(squares) and squares[i][0] == joint.end():
            more = _keys(text[squares[i][0] + 1 : squares[i][1] - 1], highest)
            if len(more) == 1 and int(keys[-1]) < int(more[0]) <= int(keys[-1]) + 60:
                keys += tuple(str(n) for n in range(int(keys[-1]) + 1, int(more[0]) + 1))
                end = squares[i][1]
                i += 1
        yield Candidate(end, keys=keys, start=start, form="number")


def find_round(text: str, pairs: Iterable[tuple[int, int]], highest: int) -> list[Candidate]:
    """Return the candidates in round brackets, or none where these number the items of a text.

    A citation ends a clause; the number of an item opens one.
    """
    found = []
    items = 0
    for start, end in pairs:
        keys = _keys(text[start + 1 : end - 1], highest) if text[start] == "(" else ()
        if not keys:
            continue
        follows = text[end : end + 3].lstrip()[:1]
        before = text[max(0, start - 2) : start].rstrip()[-1:]
        if len(keys) > 1 or (follows in ".,;:)" and (before.isalnum() or before in '.,)”"')):
            found.append(Candidate(end, keys=keys, start=start, form="number"))
        elif before in ":;,\n" or follows.isalpha():
            items += 1
    distinct = {key for candidate in found for key in candidate.keys}
    return found if len(distinct) >= 3 and len(found) > items else []


def find_raised(text: str, highest: int) -> list[Candidate]:
    """Return superscript candidates behind the abstract's heading, units and powers left out.

    >>> text = "satu^{1,2} dua³ luas 5 m² tiga⁴"
    >>> [c.keys for c in find_raised(text, 9)]
    [('1', '2'), ('3',), ('4',)]
    """
    heading = _ABSTRACT.search(text, 0, 8000)
    found = []
    for match in _RAISED.finditer(text, heading.end() if heading else 0):
        if _UNIT.search(text, max(0, match.start() - 8), match.start()):
            continue
        printed = match["plain"] or match["html"] or match["small"].translate(_SMALL)
        keys = _keys(printed, highest)
        if keys:
            found.append(Candidate(match.end(), keys=keys, start=match.start(), form="number"))
    distinct = {key for candidate in found for key in candidate.keys}
    return found if len(distinct) >= 3 else []


def find_labels(
    text: str, pairs: Iterable[tuple[int, int]], labels: Mapping[str, str]
) -> Iterator[Candidate]:
    """Yield the square brackets that hold keys of the list, such as ``[Smi01, Knu84]``.

    >>> [c.keys for c in find_labels("a [Smi01; Xyz99]", [(2, 16)], {"Smi01": "r1"})]
    [('Smi01', 'Xyz99')]
    """
    for start, end in pairs:
        if text[start] != "[" or end - start > 300:
            continue
        keys = tuple(part.strip() for part in re.split(r"[,;]", text[start + 1 : end - 1]))
        if any(key in labels for key in keys) and all(re.fullmatch(r"\S{1,24}", k) for k in keys):
            yield Candidate(end, keys=keys, start=start, form="label")


def _keys(content: str, highest: int) -> tuple[str, ...]:
    """Return the numbers of a list such as ``1–3, 7``, or none if it is something else."""
    if len(content) > 300 or not _LIST.fullmatch(content):
        return ()
    numbers: list[int] = []
    for match in _NUMBER.finditer(_LOCATOR.sub("", content)):
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        if not 0 < first <= last <= min(first + 60, 2 * highest + 20):
            return ()
        numbers.extend(range(first, last + 1))
    return tuple(str(number) for number in dict.fromkeys(numbers))
