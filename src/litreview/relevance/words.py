"""The words of a sentence, their stems in both languages, and which of them carry no content."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from litreview.stems import LANGUAGES, stem

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def cut_words(text: str) -> list[str]:
    """Return the words of a text in lower case, in order; numbers are none.

    >>> cut_words("Dana Rp2 miliar, e-government")
    ['dana', 'rp2', 'miliar', 'e-government']
    """
    return [match.group().lower() for match in _WORD.finditer(text)]


@lru_cache(maxsize=500_000)
def stem_pair(word: str) -> tuple[str, str]:
    """Return the Indonesian and the English stem: within one sentence both languages occur.

    >>> stem_pair("dilatih"), stem_pair("budgets")
    (('latih', 'dilatih'), ('budgets', 'budget'))
    """
    indonesian, english = (stem(word, language) for language in LANGUAGES)
    return indonesian, english


@cache
def function_words() -> frozenset[str]:
    """Return the words of both languages that carry no content."""
    words: set[str] = set()
    for language in LANGUAGES:
        listed = files("litreview") / "data" / f"stopwords_{language}.txt"
        for line in listed.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                words.update(line.split())
    return frozenset(words)


@cache
def study_stems() -> tuple[frozenset[str], ...]:
    """Return the stems of words that speak of a study itself, by language: "kuesioner", "interview"."""
    table = files("litreview").joinpath("data/study_words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    return tuple(frozenset(stem(word, code) for word in words.split()) for code, words in rows)


def count_study_words(words: list[str]) -> int:
    """Count the different words that speak of a study itself.

    >>> count_study_words(cut_words("Akses terhadap informan diperoleh lewat wawancara."))
    2
    """
    known = study_stems()
    return sum(any(s in k for s, k in zip(stem_pair(w), known, strict=True)) for w in set(words))
