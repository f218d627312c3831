"""Stems of words, by language, each word once: what joins the inflected forms of a term.

Indonesian: the confix stripping of Asian (2007) and its later repairs, as PySastrawi has it, on
a list of root words. English: Porter's second stemmer (https://snowballstem.org/algorithms/english/stemmer.html).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

LANGUAGES = ("id", "en")

_PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")


@lru_cache(maxsize=500_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a lower-case word; what is no plain word stands for itself.

    Parameters
    ----------
    word
        Lower case, without white space.
    language
        One of `LANGUAGES`; words of any other stay as they are.

    Examples
    --------
    >>> [stem(word, "id") for word in ("pelayanan", "melayani", "layanan")]
    ['layan', 'layan', 'layan']
    >>> stem("services", "en") == stem("service", "en"), stem("covid-19", "en")
    (True, 'covid-19')
    """
    if not _PLAIN.fullmatch(word):
        return word
    if language == "id":
        return str(_indonesian().stem(word)) or word
    if language == "en":
        before, dash, last = word.rpartition("-")
        return before + dash + str(_english().stemWord(last))
    return word


@cache
def _indonesian() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()


@cache
def _english() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
