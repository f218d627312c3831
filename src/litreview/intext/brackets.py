"""Pairs of brackets, in one pass, whatever is left open or closed too often."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1200
"""No bracket with citations is longer; longer ones are not looked into as a whole."""

_BRACKET = re.compile(r"[()\[\]]")
_OPENING = {")": "(", "]": "["}


def bracket_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield ``(start, end)`` of every bracketed stretch, inner ones too, as each one closes.

    Round and square brackets are matched apart from each other, so that a stray one of one
    kind does no harm to the other kind.

    >>> [("a (b [c] d) e)")[i:j] for i, j in bracket_pairs("a (b [c] d) e)")]
    ['[c]', '(b [c] d)']
    """
    open_at: dict[str, list[int]] = {"(": [], "[": []}
    for match in _BRACKET.finditer(text):
        mark = match.group()
        if mark in open_at:
            open_at[mark].append(match.start())
            continue
        waiting = open_at[_OPENING[mark]]
        if waiting:
            start = waiting.pop()
            if match.end() - start <= LONGEST:
                yield start, match.end()
            else:  # whatever was opened before is farther away still
                waiting.clear()
