"""What stands in print apart from links, and which words a set of papers prints.

Both are read once and handed to the checks: links are blanked so that nobody takes their dots
and dashes for punctuation, and the words tell whether a form is printed elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from litreview.model import Paper, Reference
from litreview.prose import fold

_LINK = re.compile(
    r"https?\s?:\s?//\s?\S+|www\.\S+|(?<![\w/])(?:dx\.)?doi\s?\.\s?org\S*|(?<![\w/.])10\.\d{4,9}/\S+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}|(?<![\w@])[\w-]{1,64}(?:\.[\w-]{1,64}){0,5}\.(?:com|id|org|net|gov|edu|info|io|co\.uk)(?:/\S*)?(?![\w.])",
    re.I,
)
_AFTER_LINK = " \t.,;)>]"
BLANK = "\ufffc"
"""Stands for every character of a link; it is neither a word character nor a mark."""


def blank_links(reference: Reference) -> str:
    """Return the printed entry with its links blanked, offsets kept.

    >>> blank_links(Reference("r", "A. https://x.id/b,c")).count(BLANK)
    16
    """
    text = reference.text
    spans = [(s.start, s.end) for s in reference.spans if s.label in ("doi", "url")]
    spans += [match.span() for match in _LINK.finditer(text)]
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text


def ends_with_link(reference: Reference) -> bool:
    """Tell whether the entry's last thing is a link.

    >>> ends_with_link(Reference("r", "A. https://x.id/b."))
    True
    """
    return blank_links(reference).rstrip(_AFTER_LINK).endswith(BLANK)


def snippet(text: str, start: int, end: int, around: int = 14) -> str:
    """Return a stretch of text with a little before and after it, cut at words.

    >>> snippet("Jurnal Governance . Vol. 1, No. 2", 17, 19)
    'Jurnal Governance . Vol. 1, No. 2'
    """
    left, right = max(0, start - around), min(len(text), end + around)
    while left > 0 and not text[left - 1].isspace() and start - left < 2 * around:
        left -= 1
    while right < len(text) and not text[right].isspace() and right - end < 2 * around:
        right += 1
    return text[left:right].strip()


class Words:
    """How often a set of papers prints each word and each pair of neighbouring words."""

    def __init__(self, papers: Sequence[Paper], references: Sequence[Reference]) -> None:
        self._single: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        known = {paper.id for paper in papers if paper.text}
        for text in (paper.text for paper in papers):
            self._add(text)
        for reference in references:
            if reference.paper not in known:  # else the paper's text holds it already
                self._add(reference.text)

    def _add(self, text: str) -> None:
        words = fold(text).split()
        self._single.update(words)
        self._pairs.update(pairwise(words))

    def elsewhere(self, own: str) -> Elsewhere:
        """Return the counts without what one entry prints itself."""
        return Elsewhere(self._single, self._pairs, fold(own).split())


class Elsewhere:
    """Counts of words outside one printed entry."""

    def __init__(
        self, single: Counter[str], pairs: Counter[tuple[str, str]], own: Iterable[str]
    ) -> None:
        words = list(own)
        self._all, self._all_pairs = single, pairs
        self._own, self._own_pairs = Counter(words), Counter(pairwise(words))

    def count(self, word: str) -> int:
        """Return how often a folded word is printed elsewhere."""
        return self._all[word] - self._own[word]

    def count_pair(self, first: str, second: str) -> int:
        """Return how often two folded words stand side by side elsewhere."""
        return self._all_pairs[first, second] - self._own_pairs[first, second]
