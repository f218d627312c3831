"""The terms of a work: words and bigrams of its title, and its keywords."""

from __future__ import annotations

import re
from functools import cache

from litreview import languages

LANGUAGES = ("id", "en")
"""Languages whose stop words are left out; a further one is a further file in ``data``."""

_HYPHEN = re.compile(r"[\u00ad\u2010\u2011]")
_PHRASE = re.compile(r"[\w'’-]+(?:\s+[\w'’-]+)*")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")


@cache
def stop_words() -> frozenset[str]:
    """Return the words that carry no topic, of all `LANGUAGES` (titles mix them)."""
    return frozenset().union(*map(languages.stop_words, LANGUAGES))


def title_terms(title: str) -> list[str]:
    """Return words and bigrams of a title, lower-cased, each once, sorted.

    Stop words, numbers and single letters are left out; they and punctuation part a bigram.

    >>> title_terms("Media Sosial: Sarana Pengaduan di Kota")
    ['kota', 'media', 'media sosial', 'pengaduan', 'sarana', 'sarana pengaduan', 'sosial']
    """
    terms: set[str] = set()
    for phrase in _PHRASE.findall(_HYPHEN.sub("-", title.lower())):
        before = ""
        for word in _WORD.findall(phrase):
            if word in stop_words() or len(word) < 2 or not _LETTER.search(word):
                before = ""
                continue
            terms.add(word)
            if before:
                terms.add(f"{before} {word}")
            before = word
    return sorted(terms)


def keyword_term(keyword: str) -> str:
    """Return a keyword in the form of a term; it stays whole and keeps its stop words.

    >>> keyword_term(" E‐Government ")
    'e-government'
    """
    return " ".join(_WORD.findall(_HYPHEN.sub("-", keyword.lower())))


def is_nested(one: str, other: str) -> bool:
    """Tell whether one term contains the other, as "media sosial" contains "media".

    >>> is_nested("media sosial", "media"), is_nested("media", "mediasi")
    (True, False)
    """
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "
