"""Words and links that a line's end broke: join them, and keep the hyphens that belong.

A break is mended on the evidence of the document itself: the form that occurs elsewhere.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HYPHEN = "-\u2010"
_LAST = re.compile(r"(?P<word>[^\W\d_]+)[-‐]$")
_FIRST = re.compile(r"[^\W\d_]+")
_LINK = re.compile(r"(?:https?:/{0,2}|www\.|doi\.org|10\.\d{4,9}/)\S*$", re.I)
_LINK_GOES_ON = re.compile(
    r"\S*[/=?&%_#~]|\S*\d\S*|[\w-]+\.(?:\w{2,}|$)|[a-z][\w-]*(?:-[\w-]+)+", re.I
)
_STARTS_ANEW = re.compile(
    r"https?:|www\.|[(\[“\"‘•]|\[?\(?\d{1,3}[\]).]+(?:\s|$)|[A-Z][\w'’.-]*,|\S+\s\(?(?:19|20)\d\d|(?:19|20)\d\d[a-z]?[.)]+(?:\s|$)",
    re.I,
)
"""How the next entry, a label, or a note after a link begins."""
_COMPOUNDS = _words(
    "e i m we non self co well high low long short cross peer real semi pro anti ex neo quasi post pre all half multi "
    "evidence user data open state problem case decision context community technology follow"
)
"""What is followed by a hyphen more often in compounds than by a break inside a word."""


def collect_words(lines: list[str]) -> frozenset[str]:
    """Return the words, and the words with hyphens, that stand whole inside the lines."""
    words: set[str] = set()
    for line in lines:
        tokens = line.casefold().split()
        if tokens and tokens[-1][-1] in _HYPHEN:
            tokens.pop()
        words.update(token.strip(".,;:()[]“”\"'’?!*") for token in tokens)
    return frozenset(words)


def find_joint(before: str, after: str, words: frozenset[str], full: bool = True) -> str | None:
    """Return what ``before`` ends as when the first word of ``after`` belongs to it, else None.

    Parameters
    ----------
    before, after
        Two lines in reading order.
    words
        What `collect_words` found in the document.
    full
        Whether the first line reaches the margin.

    Examples
    --------
    >>> find_joint("tentang komuni-", "kasi publik", frozenset())
    'tentang komuni'
    >>> find_joint("Covid-", "19 di", frozenset()), find_joint("undang-", "undang", frozenset())
    ('Covid-', 'undang-')
    >>> find_joint("https://doi.org/10.1016/", "j.bushor.2009", frozenset())
    'https://doi.org/10.1016/'
    >>> find_joint("satu", "dua", frozenset()) is None
    True
    """
    if not before or not after:
        return None
    if _LINK.search(before):
        return before if _goes_on(before, after, full) else None
    if before[-1] not in _HYPHEN or len(before) < 2 or before[-2].isspace():
        return None
    if after[0].isdigit() or after[0].isupper():
        return before
    last, first = _LAST.search(before), _FIRST.match(after)
    if last is None or first is None:
        return before if after[0].isalnum() else None
    return (
        before
        if _keeps_hyphen(last["word"].casefold(), first[0].casefold(), words)
        else before[:-1]
    )


def _keeps_hyphen(left: str, right: str, words: frozenset[str]) -> bool:
    if left + right in words:
        return False
    if f"{left}-{right}" in words or left == right or left in _COMPOUNDS:
        return True
    if len(left) >= 4 and right.startswith(left):  # "langkah-langkahnya"
        return True
    return len(left) >= 4 and len(right) >= 4 and left in words and right in words


def _goes_on(before: str, after: str, full: bool) -> bool:
    """Tell whether the first word of a line goes on with the link that ends the line before."""
    token = after.split(maxsplit=1)[0]
    if before.endswith("doi.org/") and re.match(r"https?:|10\.", token):
        return True  # a resolver before a whole link is a common slip
    if _STARTS_ANEW.match(after) or before[-1] in ",;)]":
        return False
    linked = _LINK_GOES_ON.match(token) is not None
    if before[-1] in "/-_=?&%#~‐":
        return linked or full
    if before[-1] == ".":
        return full and (token[0].islower() or (linked and token[0].isdigit()))
    return full and linked
