"""Printed numbers: which mark parts the decimals, what a number is worth, how finely it is given.

Indonesian prints 3.772 and 31,08 where English prints 3,772 and 31.08. Which of the two a
page follows is decided by evidence; what was printed is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

DecimalMark = Literal[",", "."]

NUMBER = r"(?<![\w.,])[-−]?\d+(?:[.,]\d+)*(?!\w|[.,]\d)"
"""A number in running text: not part of a word, a date or a code."""

_OTHER: dict[DecimalMark, DecimalMark] = {",": ".", ".": ","}
_PRINTED = re.compile(r"[-−–+]?\d+(?:[.,]\d+)*")
_THIN = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))")
_DRESS = " \t\u00a0%*†‡()"


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number, its value, and how many decimals were printed."""

    printed: str
    value: float
    decimals: int = 0

    @property
    def half_unit(self) -> float:
        """Half a unit of the last printed place: the most that rounding can hide."""
        return 0.5 * 10.0**-self.decimals + 1e-9

    @property
    def is_whole(self) -> bool:
        """Whether no decimals were printed."""
        return self.decimals == 0


def mark_evidence(printed: str) -> DecimalMark | None:
    """Return the decimal mark that a printed number proves, None where it proves none.

    >>> [mark_evidence(p) for p in ("31,08", "31.08", "1.234,5", "1.234.567", "0,125", "3.772")]
    [',', '.', ',', ',', ',', None]
    """
    match = _PRINTED.search(printed)
    digits = match.group() if match else ""
    dot, comma = digits.count("."), digits.count(",")
    if dot and comma:
        return "." if digits.rfind(".") > digits.rfind(",") else ","
    if not dot and not comma:
        return None
    mark: DecimalMark = "." if dot else ","
    head, *groups = digits.lstrip("-−–+").split(mark)
    if len(groups) > 1:
        return _OTHER[mark] if all(len(group) == 3 for group in groups) else None
    if len(groups[0]) == 3 and len(head) <= 3 and not head.startswith("0"):
        return None
    return mark


def find_decimal_mark(
    printed: Iterable[str], text: str = "", language: str | None = None
) -> tuple[DecimalMark, str]:
    """Decide which mark parts the decimals, and say by which evidence.

    Parameters
    ----------
    printed
        The numbers in question (the cells of a table).
    text
        The text around them, asked where they prove nothing.
    language
        ``"id"`` or ``"en"``, asked last.

    Examples
    --------
    >>> find_decimal_mark(["31,08", "129"])
    (',', 'its own numbers')
    >>> find_decimal_mark(["3.772"], "atau 44,6 persen"), find_decimal_mark(["3.772"], language="en")
    ((',', 'the text'), ('.', 'the language'))
    """
    for numbers, basis in (
        (printed, "its own numbers"),
        ((m.group() for m in re.finditer(NUMBER, text)), "the text"),
    ):
        votes = Counter(mark for number in numbers if (mark := mark_evidence(number)))
        if votes and votes[","] != votes["."]:
            return ("," if votes[","] > votes["."] else "."), basis
    return (",", "the language") if language == "id" else (".", "the language")


def parse_number(printed: str, mark: DecimalMark) -> Number | None:
    """Read a printed number; None where it is none.

    A number whose groups cannot be thousands under ``mark`` is read by its own evidence, so
    that a page that mixes both ways is still read right.

    >>> [n.value for p in ("3.772", "31,08", "8.92 %", "1 234", "12*") if (n := parse_number(p, ","))]
    [3772.0, 31.08, 8.92, 1234.0, 12.0]
    >>> parse_number("12 orang", ",") is None
    True
    """
    bare = printed.strip(_DRESS)
    if bare[-1:] in (".", ")") and bare[:-1].isdigit():
        bare = bare[:-1]  # "1." and "1)" number rows
    digits = _THIN.sub("", bare)
    if not _PRINTED.fullmatch(digits):
        return None
    own = mark_evidence(digits) or mark
    whole, found, decimals = digits.replace("−", "-").replace("–", "-").partition(own)
    thousands = whole.lstrip("-+").split(_OTHER[own])
    if own in decimals or any(len(group) != 3 for group in thousands[1:]):
        return None
    value = float(whole.replace(_OTHER[own], "") + (f".{decimals}" if found else ""))
    return Number(printed.strip(), value, len(decimals))


def show(value: float) -> str:
    """Write a number for a message: no more than four decimals, no trailing zeros.

    >>> show(415.0), show(44.59683), show(0.00004)
    ('415', '44.5968', '0')
    """
    return f"{value:.4f}".rstrip("0").rstrip(".")
