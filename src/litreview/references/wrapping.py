"""What the lengths of lines tell: a line that the next word would have fitted on was ended on purpose.

Lists without blank lines, labels or indents are divided by it. Widths are counted in letters,
so for proportional type they are near enough, not exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_NEAR = 0.9
"""A line and a word shorter than this share of the width had room for the word."""
_WIDE = 0.7
_WIDEST = 130
"""Nobody sets wider columns: such lines are whole paragraphs."""
_WHOLE = 0.8
"""With so many lines ended on purpose, every line is a paragraph of its own."""


def measure_room(lines: Sequence[str]) -> list[str]:
    """Tell of each line how much room its first word would have had on the line before.

    Returns
    -------
    list of str
        ``wide`` or ``room``, surely; ``fits`` if the type is not proportional; ``full``.

    Examples
    --------
    >>> measure_room(["satu dua tiga empat lima", "enam.", "tujuh delapan sembilan"])
    ['full', 'full', 'wide']
    """
    if not lines:
        return []
    width = _usual_width(lines)
    widest = max((len(line) for line in lines if "://" not in line), default=width)
    found = ["full"]
    for before, line in pairwise(lines):
        wanted = len(before) + 1 + len(line.split(maxsplit=1)[0])
        found.append(
            "wide"
            if wanted <= _WIDE * width
            else "room"
            if wanted <= _NEAR * width
            else "fits"
            if wanted <= widest
            else "full"
        )
    return found


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether paragraphs go on over several lines, from how many lines are full.

    >>> is_wrapped(["satu dua tiga empat", "lima enam tujuh del", "sembilan. sepuluh s", "ebelas"])
    True
    >>> is_wrapped(["A. (2001). Satu.", "B. (2002). Dua.", "C. (2003). Tiga.", "D. (2004). " + "Lagi " * 9])
    False
    """
    room = [value in ("wide", "room") for value in measure_room(lines)[1:]]
    width = _usual_width(lines)
    if width > _WIDEST:
        return False
    longer = sum(len(line.partition("://")[0]) > 1.25 * width for line in lines)
    return sum(room) < _WHOLE * len(room) and longer < 0.02 * len(lines)


def _usual_width(lines: Sequence[str]) -> int:
    """Width of the column; a link that would not break may be longer than it."""
    lengths = sorted(len(line) for line in lines if "://" not in line) or [
        max(len(line) for line in lines)
    ]
    return lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
