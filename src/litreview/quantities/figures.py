"""Figures in running text: a number, how finely it is given, its unit, and how firmly it is said.

Indonesian and English, digits and words: 1.234,5 juta; 201 million; 73,7 persen; dua ratus juta.
Years, numbers of tables and laws, ranges and bases ("of 270 million") are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from litreview.quantities.lexicon import forms, units
from litreview.quantities.numerals import NUMERALS, read_numerals
from litreview.tables.numbers import DecimalMark, parse_number

Bound = Literal["", "<", ">", "~"]

_SCALES = {
    **dict.fromkeys(("ribu", "thousand"), 1e3),
    **dict.fromkeys(("juta", "million", "mn"), 1e6),
    **dict.fromkeys(("miliar", "milyar", "billion", "bn"), 1e9),
    **dict.fromkeys(("triliun", "trilyun", "trillion"), 1e12),
}
_CURRENCY = {"rp": "rupiah", "idr": "rupiah", "us$": "dollar", "usd": "dollar", "$": "dollar"}
_SCALE = "|".join(_SCALES)
_FIGURE = re.compile(
    rf"(?:(?P<currency>(?<!\w)(?:Rp|IDR|US\$|USD)\.?\s?|(?<!\w)\$\s?)|(?<![\w.,/–−-]))(?:(?P<digits>\d++(?:[.,]\d++)*+)(?!/\d)|(?P<words>{NUMERALS}))"
    rf"(?:[\s-]*(?P<scale>{_SCALE})\b)?(?:[\s-]*(?P<unit>{units()[0]})(?!\w))?"
    r"(?:\s*(?:/|\bper\b)\s*(?P<base>[^\W\d_]+))?",
    re.I,
)
_PER = re.compile(
    r"(?P<between>(?:\s+[^\W\d_]+){0,3}?)\s+(?:per|setiap|tiap|for every)\s+(?P<number>\d+(?:[.,]\d{3})*|seribu|seratus ribu|sejuta|(?:a |one )?(?:hundred )?thousand|(?:a )?million)\b(?:\s+(?:kelahiran(?:\s+hidup)?|live\s+births?|births?|penduduk|population|inhabitants|people|orang|jiwa|anak|balita|children|siswa|students))?\b",
    re.I,
)
_PER_WORDS = {"seribu": 1e3, "seratus ribu": 1e5, "sejuta": 1e6, "thousand": 1e3, "million": 1e6}
_BEFORE = 40
_NO_FIGURE = re.compile(rf"(?:\b(?:{forms('not-a-figure')})\.?|ke|#|[=<>±])[\s-]*$", re.I)
IS_BASE = re.compile(
    r"(?:\b(?:dari(?: total| sekitar)?|semula|from|of(?: the)?(?: total)?|out of|per|setiap|tiap|every|antara|between)|/)\s*$",
    re.I,
)
"""What stands before the whole that a figure is a part of, or before an earlier value."""

_IS_RANGE = re.compile(
    r"(?:(?<!\d)(?!(?:19|20)\d\d\s)\d[\d.,]*|persen|juta|ribu|%)\s*(?:-|–|—|−|sampai(?: dengan)?|hingga|s\.?d\.?|to)\s*$",
    re.I,
)
_OPENS_RANGE = re.compile(
    r"\s*(?:-|–|—|−|\bsampai(?: dengan)?\b|\bhingga\b|\bs\.?d\.?\b|\bto\b)\s*(?:Rp\.?\s?)?\d", re.I
)
_BOUNDS: dict[Bound, re.Pattern[str]] = {
    "<": re.compile(rf"\b(?:{forms('below')})\s*(?:Rp\.?\s?)?$", re.I),
    ">": re.compile(rf"\b(?:{forms('above')})\s*(?:Rp\.?\s?)?$", re.I),
    "~": re.compile(rf"\b(?:{forms('about')})\s*(?:Rp\.?\s?)?$", re.I),
}
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in a text.

    Parameters
    ----------
    start, end
        Its place, unit and all.
    printed
        What stands there.
    value
        In units, scale applied: 201 juta is 201,000,000.
    half_unit
        Half a unit of the last printed place: the most that rounding can hide.
    unit
        ``percent``, ``tonne``, ``per 100000``, …; empty for a count.
    bound
        ``<`` (fewer than, almost), ``>`` (more than), ``~`` (about), or empty.
    """

    start: int
    end: int
    printed: str
    value: float
    half_unit: float
    unit: str = ""
    bound: Bound = ""


def find_figures(text: str, mark: DecimalMark = ",") -> list[Figure]:
    """Find the figures of a text.

    Parameters
    ----------
    text
        Running text, best one sentence.
    mark
        The decimal mark of its paper (`litreview.tables.numbers.find_decimal_mark`), asked
        where a number itself does not tell.

    Examples
    --------
    >>> [(f.value, f.unit, f.bound) for f in find_figures("Lebih dari 201 juta jiwa atau 73,7 persen dari 274 juta penduduk pada 2021.")]
    [(201000000.0, '', '>'), (73.7, 'percent', '')]
    >>> [(f.value, f.unit) for f in find_figures("Rp2,5 triliun; 5,2 ton per hektare; dua ratus juta; 305 per 100.000 kelahiran hidup")]
    [(2500000000000.0, 'rupiah'), (5.2, 'tonne per hectare'), (200000000.0, ''), (305.0, 'per 100000')]
    """
    return list(_figures(text, mark))


def _figures(text: str, mark: DecimalMark) -> Iterator[Figure]:
    skip_to = 0
    for match in _FIGURE.finditer(text):
        if match.start() < skip_to or not (read := _read(match, mark)):
            continue
        value, half = read
        start, end = match.span()
        before = text[max(0, start - _BEFORE) : start]
        bare = not (match["scale"] or match["unit"] or match["currency"])
        if bare and match["digits"] and _YEAR.fullmatch(match["digits"]):
            continue
        if bare and re.match(r"\s*[\w°]", text[end : end + 1]):
            continue
        bound: Bound = next((b for b, cue in _BOUNDS.items() if cue.search(before)), "")
        if _NO_FIGURE.search(before) or _IS_RANGE.search(before):
            continue
        if not bound and IS_BASE.search(before):
            continue
        if _OPENS_RANGE.match(text, end):
            continue
        unit = _unit(match)
        if not unit and (per := _PER.match(text, end)):
            unit, end = f"per {_per(per['number']):.0f}", per.end()
            skip_to = end
        yield Figure(start, end, text[start:end], value, half, unit, bound)


def _read(match: re.Match[str], mark: DecimalMark) -> tuple[float, float] | None:
    """Return the value and half a unit of its last place."""
    scale = _SCALES.get((match["scale"] or "").casefold(), 1.0)
    if match["words"]:
        read = read_numerals(match["words"])
        if read is None:
            return None
        value, place = read
        single = len(match["words"].split()) == 1 and place < 100
        if single and scale == 1.0 and not match["unit"]:
            return None  # "dua desa", "two villages": an article more than a figure
        return _exact(value * scale), 0.5 * place * scale
    number = parse_number(match["digits"], mark)
    if number is None:
        return None
    return _exact(number.value * scale), number.half_unit * scale


def _exact(value: float) -> float:
    """Take off what binary fractions add: 542.8 by a trillion is a whole number."""
    return float(f"{value:.12g}")


def _unit(match: re.Match[str]) -> str:
    currency = (match["currency"] or "").strip().rstrip(".").casefold()
    unit = _CURRENCY.get(currency, "")
    if match["unit"]:
        unit = units()[1][re.sub(r"\s+", " ", match["unit"].casefold())]
    base = (match["base"] or "").casefold()
    if unit and base:
        return f"{unit} per {units()[1].get(base, base)}"
    return unit


def _per(printed: str) -> float:
    words = printed.casefold().removeprefix("a ").removeprefix("one ")
    if words == "hundred thousand":
        return 1e5
    return _PER_WORDS.get(words) or float(re.sub(r"[.,]", "", printed))
