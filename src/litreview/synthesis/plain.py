"""Text that every export can hold: no control characters, no marks that turn its direction."""

from __future__ import annotations

import re

from litreview.prose import squeeze, visible

_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def legal(text: str) -> str:
    """Replace what XML forbids, and invisible marks of direction, by spaces, one for one.

    >>> legal("a\\x00b\\u202ec")
    'a b c'
    """
    return _ILLEGAL.sub(" ", visible(text))


def line(text: str) -> str:
    """Return text on one line, legal everywhere.

    >>> line(" a\\n b ")
    'a b'
    """
    return squeeze(legal(text))
