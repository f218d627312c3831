"""How a list capitalises titles, works that stand alone apart from parts of others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from litreview.audits.habits import majority
from litreview.audits.laws import is_law
from litreview.audits.rows import AuditRow, make_row
from litreview.model import DOUBTFUL, Reference

_LOWER = re.compile(r"(?<![^\W\d_])[^\W\d_A-ZÀ-Þ]{4,}(?![^\W\d_])")
_WORD = re.compile(r"(?P<before>[:?!.–—(\"“]\s*)?(?P<word>[^\W\d_]{4,})")
_ENOUGH_WORDS = 3
"""Fewer words that could be printed either way do not show how a title is capitalised."""
_PARTS = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper", "chapter"),
        *("paper-conference", "entry-encyclopedia", "entry-dictionary", "review"),
    }
)
_PAGES = frozenset({"webpage", "post-weblog", "post"})
_ALL, _EACH = "capitals", "Each Word"


def find_common_words(texts: Collection[str]) -> frozenset[str]:
    """Return the words that a set of texts prints in small letters somewhere.

    Names are not among them, so the capital of one of these words was a choice.

    >>> sorted(find_common_words(["Kota Bima dan kelola kota", "Kelola"]))
    ['kelola', 'kota']
    """
    return frozenset(word for text in texts for word in _LOWER.findall(text))


def check_capitals(
    entries: Sequence[Reference], common: Collection[str] = frozenset()
) -> Iterator[AuditRow]:
    """Yield the titles that are capitalised otherwise than those of their sort in the list.

    Harvard prints books in Title Case and articles like sentences, so each sort has a habit of
    its own; a title in capitals throughout is held against the whole list. The names of laws are
    official and show none.

    >>> titles = ["Tata kelola desa dan kota"] * 5 + ["Tata Kelola Desa dan Kota"]
    >>> from litreview.model import Span
    >>> csl, spans = {"type": "article-journal", "language": "id"}, (Span("title", 0, 26),)
    >>> listed = [Reference(f"r{n}", t, "p", spans=spans, csl=csl) for n, t in enumerate(titles)]
    >>> [row.place for row in check_capitals(listed, find_common_words(titles))]
    ['r5']
    """
    values = [_capitals(entry, common) for entry in entries]
    sorts = [_sort(entry) for entry in entries]
    overall = majority(values)
    usual = {
        sort: majority([v for v, own in zip(values, sorts, strict=True) if own == sort])
        for sort in sorted(set(sorts))
    }
    for entry, value, sort in zip(entries, values, sorts, strict=True):
        habit = usual[sort] or (overall if value == _ALL else None)
        if habit is None and sort == "whole" and overall == _EACH:
            habit = overall  # no style capitalises articles and not books
        if value is None or habit is None or value == habit:
            continue
        advice = f"capitalise as in most entries: {habit}"
        yield make_row(entry.paper, "title-capitals", entry.id, _title(entry), advice)


def _sort(entry: Reference) -> str:
    kind = entry.csl.get("type")
    return "part" if kind in _PARTS else "page" if kind in _PAGES else "whole"


def _title(entry: Reference) -> str:
    if entry.confidence < DOUBTFUL or is_law(entry):
        return ""
    return next((entry.text[s.start : s.end] for s in entry.spans if s.label == "title"), "")


def _capitals(entry: Reference, common: Collection[str]) -> str | None:
    """Read the capitals of a title from the words that could be printed either way."""
    title = _title(entry)
    words = [m for m in _WORD.finditer(title) if m.start() and not m["before"]]
    if entry.csl.get("language") not in ("id", "en") or len(words) < _ENOUGH_WORDS:
        return None
    if title.isupper():
        return _ALL
    chosen = [m["word"] for m in words if m["word"].casefold() in common]
    if len(chosen) < _ENOUGH_WORDS:
        return None
    share = sum(word[0].isupper() for word in chosen) / len(chosen)
    return _EACH if share >= 0.75 else "the first word" if share <= 0.25 else None
