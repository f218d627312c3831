"""Find the terms of all themes in a text, in one pass.

How a term is matched:

- letter case does not matter; a blank in a term stands for any run of white space, a hyphen
  for any hyphen;
- a match begins at the start of a word: ``jangkauan`` is not found in "keterjangkauan";
- ``*`` stands for any ending, also inside a phrase ("kurang* aparatur"); a term **without**
  ``*`` is a whole word. The codebook lists "akses" beside "aksesibilitas" and "akuntabel*"
  beside "akuntabilitas", which says the same. So "pengaruhnya" takes "pengaruh*".
- of terms of one theme that overlap, the longest counts.

The terms of every language are looked for in every sentence: Indonesian papers print English
terms within Indonesian sentences ("ukuran responsiveness"), and most
sentences of a review are too short for a sure guess at their language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litreview.thematic.codebook import Codebook

_PIECE = re.compile(r"\*|\s+|[-‐‑]|[^*\s‐‑-]+")
_HEAD = 3
"""How many letters of a word choose the terms that are tried at it."""
_HEAD_LETTERS = re.compile(rf"(?<!\w)\w{{1,{_HEAD}}}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found: theme, the term as the codebook has it, and where it stands."""

    theme: str
    term: str
    start: int
    end: int


class TermIndex:
    """The terms of a codebook, ordered by their first letters.

    At each word of a text only terms that begin like it are tried, so the time grows with
    the text and hardly with the codebook.

    Examples
    --------
    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"themes": [{"id": "ease", "terms_id": ["mudah", "akses*"]}]})
    >>> [text[h.start : h.end] for text in ["Aksesnya mudah, permudah kemudahan"] for h in TermIndex(book).hits(text)]
    ['Aksesnya', 'mudah']
    """

    def __init__(self, codebook: Codebook) -> None:
        self.order = {theme.id: n for n, theme in enumerate(codebook.themes)}
        self._by_head: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
        self._tried: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
        for theme in codebook.themes:
            for term in theme.all_terms:
                head = _HEAD_LETTERS.match(_bare(term))
                key = head.group() if head else ""
                self._by_head.setdefault(key, []).append((theme.id, term, term_pattern(term)))

    def hits(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Return what is found in a stretch of the text, by theme, then by place."""
        end = len(text) if end is None else end
        found: dict[str, list[Hit]] = {}
        for hit in self._all(text, start, end):
            found.setdefault(hit.theme, []).append(hit)
        return [
            hit
            for theme in sorted(found, key=self.order.__getitem__)
            for hit in _longest(found[theme])
        ]

    def _all(self, text: str, start: int, end: int) -> Iterator[Hit]:
        for word in _HEAD_LETTERS.finditer(text, start, end):
            at = word.start()
            for theme, term, pattern in self._terms_at(word.group()):
                if match := pattern.match(text, at, end):
                    yield Hit(theme, term, at, match.end())

    def _terms_at(self, head: str) -> list[tuple[str, str, re.Pattern[str]]]:
        """Return the terms that are tried at a word that begins so; each head is looked up once."""
        if head not in self._tried:
            lower = head.lower()
            self._tried[head] = [
                term
                for length in range(1, len(lower) + 1)
                for term in self._by_head.get(lower[:length], ())
            ]
        return self._tried[head]


def term_pattern(term: str) -> re.Pattern[str]:
    """Compile a term by the rules of this module.

    >>> bool(term_pattern("kurang* aparatur").match("Kurangnya  aparatur")), bool(term_pattern("mudah").match("mudahnya"))
    (True, False)
    """
    parts = []
    for piece in _PIECE.findall(_bare(term)):
        if piece == "*":
            parts.append(r"\w*")
        elif piece.isspace():
            parts.append(r"\s+")
        else:
            parts.append("[-‐‑]" if piece in "-‐‑" else re.escape(piece))
    return re.compile("".join(parts) + r"(?!\w)", re.I)


def _bare(term: str) -> str:
    """Lower-case a term and drop what stands before its first letter, as a match begins there."""
    return re.sub(r"^\W+", "", term.lower())


def _longest(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
