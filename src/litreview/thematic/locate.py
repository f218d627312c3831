"""Where a quotation stands in a text: exactly, or with other white space and quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left

from litreview.prose import squeeze

_SHORTEST = 8
"""Fewer characters than this are found only with a place, or where they stand once."""

_SAME = {
    **dict.fromkeys('"“”„«»‟', '["“”„«»‟]'),
    **dict.fromkeys("'‘’‚‛`´", "['‘’‚‛`´]"),
    **dict.fromkeys("-‐‑‒–—−", r"[-‐‑‒–—−]\s*"),
}
"""Marks that programs change when they export text."""


def locate_quote(text: str, quote: str, near: int | None = None) -> tuple[int, int] | None:
    """Find a quotation in a text.

    Tried in turn: the quotation as it is; with any white space where it has some (a line break
    after a hyphen too); the same with other dashes and quotation marks, in any case.

    Parameters
    ----------
    text, quote
        The paper's text and what is said to stand in it.
    near
        The offset where it should stand: of several places the nearest is taken. Without it
        the first is, unless the quotation is so short that it may be any of them.

    Returns
    -------
    tuple of int, or None
        Offsets into the text; None where it does not stand there.

    Examples
    --------
    >>> locate_quote("Layanan itu\\n mudah dipakai.", "itu mudah dipakai")
    (8, 26)
    >>> locate_quote("Akses. Akses.", "Akses", near=7), locate_quote("Akses. Akses.", "Akses")
    ((7, 12), None)
    """
    words = squeeze(quote)
    if not words:
        return None
    starts = _exact(text, quote.strip())
    if starts:
        found = [(a, a + len(quote.strip())) for a in starts]
    else:
        loose = r"\s+".join(re.escape(word) for word in words.split())
        found = [m.span() for m in re.finditer(loose, text)]
    if not found:
        looser = r"\s*".join("".join(_SAME.get(c, re.escape(c)) for c in w) for w in words.split())
        found = [m.span() for m in re.finditer(looser, text, re.I)]
    if not found:
        return None
    if near is not None:
        return min(found, key=lambda span: (abs(span[0] - near), span))
    return found[0] if len(found) == 1 or len(words) >= _SHORTEST else None


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return how many characters two stretches share.

    >>> overlap((0, 5), (3, 9)), overlap((0, 3), (3, 9))
    (2, 0)
    """
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def is_same_passage(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Tell whether two stretches mark one passage: they share half of the shorter.

    A person marks half a sentence or three of them where the machine marks one.

    >>> is_same_passage((0, 100), (60, 90)), is_same_passage((0, 100), (95, 180))
    (True, False)
    """
    shorter = min(a[1] - a[0], b[1] - b[0])
    shared = overlap(a, b)
    return shared > 0 and 2 * shared >= shorter


def passages(spans: list[tuple[int, int]], start: int, end: int) -> list[int]:
    """Return the places in a sorted list of stretches, none overlapping, that one touches.

    >>> passages([(0, 5), (6, 9), (10, 12)], 7, 11)
    [1, 2]
    """
    i = max(0, bisect_left(spans, (start, start)) - 1)
    found = []
    while i < len(spans) and spans[i][0] < end:
        if overlap(spans[i], (start, end)):
            found.append(i)
        i += 1
    return found


def _exact(text: str, quote: str) -> list[int]:
    starts, at = [], text.find(quote)
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    return starts
