"""Numbered markers: [1], [1–3, 7], [1]-[3], (1), superscripts, and keys such as [Smi01]."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from litreview.intext import vocabulary as words
from litreview.intext.candidates import Candidate

_PLACE = (
    r",?\s{0,2}(?:pp?|hlm|hal(?:aman)?|pages?|ch|bab|sec|fig|gambar|tab(?:el|le)?|eq|vol)\.?\s?"
    r"\d{1,5}(?:[-–]\d{1,5})?"
)
_LIST = re.compile(
    r"\s{0,2}(?:(?:see|lihat|cf\.|e\.g\.,?)\s)?\d{1,4}(?:\s{0,2}[,;&–—-]\s{0,2}\d{1,4}){0,60}"
    rf"(?:{_PLACE})?\s{{0,2}}",
    re.IGNORECASE,
)
_LOCATOR = re.compile(rf"{_PLACE}\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,4})(?:\s{0,2}[–—-]\s{0,2}(\d{1,4}))?")
_TO = re.compile(r"\s?[-–—]\s?(?=\[)")
_RAISED = re.compile(
    r"(?:\^\{?(?P<plain>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20})(?:\}|\^|(?<=\d)(?!\d))"
    r"|<sup>(?P<html>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20})</sup>"
    r"|(?P<small>[¹²³⁰⁴-⁹]{1,3}(?:[⁻˒,⸴][¹²³⁰⁴-⁹]{1,3}){0,20}))"
)
_DATED_KEY = re.compile(r"[A-Z][A-Za-z]{0,5}\+?\d{2}[a-z]?")
_AMOUNT = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d{1,6}(?:[.,]\d+)?\s$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s{0,2}$")
_FLAT = re.compile(
    r"(?:(?<=[a-z]{3})|(?<=[a-z%][.,;)])|(?<=[a-z][)”\"][.,])|(?<=(?:19|20)\d\d[.,])|(?<=et al)(?<!\.))(?P<keys>\d{1,3}(?:[,–-]\d{1,3}){0,20})"
    r"(?=[.,;:)]?(?:\s|$))"
)
_COUNTED = re.compile(
    r"(?:covid|sars|cov|kelas|siklus|tabel|gambar|table|figure|web|industri|level|kelompok)$", re.I
)
_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒⸴", "0123456789-,,")
_UNIT = re.compile(r"(?:\b(?:k|c|m|d)?m|\d|[=+*/^<>]|\b[^\W\d_])$")
_CHARGES = ("⁺", "⁻", "+")
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
    found: list[Candidate] = []
    inside: list[Candidate] = []
    items = 0
    for start, end in pairs:
        keys = _keys(text[start + 1 : end - 1], highest) if text[start] == "(" else ()
        if not keys:
            continue
        word = _WORD_BEFORE.search(text, max(0, start - 24), start)
        if word and word[1].casefold() in words.FIGURE_WORDS:
            continue
        if _AMOUNT.search(text, max(0, start - 12), start):
            continue
        follows = text[end : end + 3].lstrip()[:1]
        before = text[max(0, start - 2) : start].rstrip()[-1:]
        joined = found and found[-1].end >= start - 2 and text[found[-1].end : start] in ",- –"
        behind_stop = start > 1 and text[start - 1] in ".," and text[start - 2] not in "\n "
        if (
            joined
            or behind_stop
            or len(keys) > 1
            or (follows in ".,;:)" and (before.isalnum() or before in '.,)”"'))
        ):
            found.append(Candidate(end, keys=keys, start=start, form="number"))
        elif before in ":;,\n" or not word or word[1].casefold() in words.JOINERS:
            items += 1
        elif follows.isalpha():
            inside.append(Candidate(end, keys=keys, start=start, form="number"))
    ordered = sorted((*found, *inside), key=lambda candidate: candidate.start)
    if inside and found and len(ordered) > items and _count_up(ordered, highest):
        return ordered
    distinct = {key for candidate in found for key in candidate.keys}
    return found if len(distinct) >= 3 and len(found) > items + len(inside) else []


def _count_up(candidates: Iterable[Candidate], highest: int) -> bool:
    """Tell whether numbers are first mentioned in their order, as a list by first mention is."""
    new = list(dict.fromkeys(int(key) for c in candidates for key in c.keys))
    if len(new) < 3 or new[0] > 2 or 2 * len(new) < highest:
        return False
    return sum(one < two for one, two in pairwise(new)) >= 0.75 * (len(new) - 1)


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
        if text[match.end() : match.end() + 1] in _CHARGES:
            continue
        printed = match["plain"] or match["html"] or match["small"].translate(_SMALL)
        keys = _keys(printed, highest)
        if keys:
            found.append(Candidate(match.end(), keys=keys, start=match.start(), form="number"))
    distinct = {key for candidate in found for key in candidate.keys}
    return found if len(distinct) >= 3 else []


def find_flat(text: str, highest: int) -> list[Candidate]:
    """Return raised numbers that lost their raise, "gizi1. Lalu", if they count like a list.

    A paper that numbers its list by first mention mentions 1, 2, 3 … in this order, which
    figures glued to words by chance do not.

    >>> text = "satu kata1. Lalu dua,2,3 tiga kata4 dan lagi1 begitu.5 Akhir covid19 itu"
    >>> [c.keys for c in find_flat(text, 6)]
    [('1',), ('2', '3'), ('4',), ('1',), ('5',)]
    """
    heading = _ABSTRACT.search(text, 0, 8000)
    found = []
    for match in _FLAT.finditer(text, heading.end() if heading else 0):
        keys = _keys(match["keys"], highest)
        if not keys or int(keys[-1]) > highest:
            continue
        if _COUNTED.search(text, max(0, match.start() - 24), match.start()):
            continue
        found.append(Candidate(match.end(), keys=keys, start=match.start(), form="number"))
    return found if _count_up(found, highest) else []


def find_labels(
    text: str, pairs: Iterable[tuple[int, int]], labels: Mapping[str, str]
) -> Iterator[Candidate]:
    """Yield the square brackets that hold keys of the list, such as ``[Smi01, Knu84]``.

    >>> [c.keys for c in find_labels("a [Smi01; Xyz99]", [(2, 16)], {"Smi01": "r1"})]
    [('Smi01', 'Xyz99')]
    """
    dated = 2 * sum(bool(_DATED_KEY.fullmatch(label)) for label in labels) > len(labels)
    for start, end in pairs:
        if text[start] != "[" or end - start > 300:
            continue
        content = _LOCATOR.sub("", text[start + 1 : end - 1])
        keys = tuple(part.strip() for part in re.split(r"[,;]", content))
        known = any(key in labels for key in keys)
        if not known and not (dated and all(_DATED_KEY.fullmatch(key) for key in keys)):
            continue
        if all(re.fullmatch(r"\S{1,24}", key) for key in keys):
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
