"""Cut a printed reference into sub-word tokens that know where they stand.

White space is not trusted: lists are pasted together from pages and PDFs, and print
``Vol.10,No.1`` as often as ``Vol. 10, No. 1``. So a token ends wherever the *kind* of
character changes: letters, digits, and every other mark on its own; runs of letters are
cut again where the case says that two words were glued (``PublikJurnal``).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

# Controls would end a C string early and lone surrogates cannot be encoded: blank both.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_RUN = re.compile(r"[^\W\d_]+|\d+|\S")


class Token(NamedTuple):
    """A stretch of one kind of character: ``text`` stands at ``[start, end)``."""

    text: str
    start: int
    end: int


def clean_text(text: str) -> str:
    """Return `text` with control characters and lone surrogates blanked, offsets kept.

    Examples
    --------
    >>> clean_text("Alfa\\x00beta")
    'Alfa beta'
    """
    return _UNSAFE.sub(" ", text)


def _case_cuts(word: str) -> list[int]:
    """Return the inner offsets at which a glued word falls apart."""
    cuts = []
    for i in range(1, len(word)):
        left, here = word[i - 1], word[i]
        if not here.isupper():
            continue
        ends_acronym = left.isupper() and i + 1 < len(word) and word[i + 1].islower()
        if left.islower() or ends_acronym:
            cuts.append(i)
    return cuts


def tokenize(text: str) -> list[Token]:
    """Cut `text` into tokens; together they cover every character that is not white space.

    Parameters
    ----------
    text
        A printed reference. Control characters count as white space.

    Returns
    -------
    list of Token
        In order, not overlapping.

    Examples
    --------
    >>> [token.text for token in tokenize("Publik.Jurnal KITA 1(2)")]
    ['Publik', '.', 'Jurnal', 'KITA', '1', '(', '2', ')']
    >>> [token.text for token in tokenize("HTMLParser 4juni2023")]
    ['HTML', 'Parser', '4', 'juni', '2023']
    """
    tokens = []
    make = tuple.__new__  # a named tuple's own constructor takes twice as long
    for match in _RUN.finditer(clean_text(text)):
        word = match.group()
        start = match.start()
        if len(word) > 1 and not (word.islower() or word.isupper() or word[1:].islower()):
            edges = [0, *_case_cuts(word), len(word)]
            for left, right in pairwise(edges):
                tokens.append(make(Token, (word[left:right], start + left, start + right)))
        else:
            tokens.append(make(Token, (word, start, start + len(word))))
    return tokens
