"""Numbers in words, in Indonesian and English."""

from __future__ import annotations

import re

_ONES = {
    **{w: n for n, w in enumerate(["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"])},
    **{w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])},
    "sepuluh": 10, "sebelas": 11, "seratus": 100,
    **{w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)},
}  # fmt: skip
_TIMES = {"puluh": 10, "ratus": 100, "hundred": 100}
_SCALES = {
    **dict.fromkeys(("ribu", "thousand"), 1_000),
    **dict.fromkeys(("juta", "million"), 1_000_000),
    **dict.fromkeys(("miliar", "milyar", "billion"), 1_000_000_000),
    **dict.fromkeys(("triliun", "trillion"), 1_000_000_000_000),
}
_WORDS = sorted({*_ONES, *_TIMES, *_SCALES, "belas", "seribu", "sejuta", "koma", "point"})
_FIRST = sorted({*_ONES, "seribu", "sejuta"})
NUMERALS = rf"\b(?:{'|'.join(_FIRST)})(?:(?:[\s-]+and)?[\s-]+(?:{'|'.join(_WORDS)}))*\b"
"""A pattern of numbers in words, to be used without regard to case."""


def read_numerals(words: str) -> tuple[float, float] | None:
    """Read a number in words: its value, and the worth of its last place.

    >>> read_numerals("dua ratus satu juta"), read_numerals("seventy-three point seven")
    ((201000000.0, 1000000.0), (73.7, 0.1))
    >>> read_numerals("seribu lima ratus"), read_numerals("two hundred and five"), read_numerals("dua lima")
    ((1500.0, 1.0), (205.0, 1.0), None)
    """
    total, group, place = 0.0, 0.0, 1.0
    decimals = ""
    after_mark = False
    last = ""
    for word in re.split(r"[\s-]+", words.casefold()):
        if word == "and":
            continue
        if word in _SCALES:
            size = _SCALES[word]
            group = (group or 1.0) + (float(f"0.{decimals}") if decimals else 0.0)
            place = size * 10.0 ** -len(decimals)
            total, group, decimals, after_mark = total + group * size, 0.0, "", False
        elif word in ("koma", "point"):
            after_mark = True
        elif after_mark:
            if word not in _ONES or _ONES[word] > 9:
                return None
            decimals += str(_ONES[word])
        elif word in ("seribu", "sejuta"):
            total += 1_000 if word == "seribu" else 1_000_000
            place = 1.0
        elif word == "belas":
            if not group % 10 > 1 or last not in _ONES:
                return None
            group, place = group + 10, 1.0
        elif word in _TIMES:
            ones = group % 10
            if not ones or last not in _ONES or _ONES[last] > 9:
                return None
            group, place = group - ones + ones * _TIMES[word], 1.0
        else:
            value = _ONES[word]
            if last in _ONES and not (19 < _ONES[last] < 100 and value < 10) and last != "seratus":
                return None
            group, place = group + value, 1.0
        last = word
    if decimals:
        group, place = group + float(f"0.{decimals}"), 10.0 ** -len(decimals)
    return round(total + group, 9), place
