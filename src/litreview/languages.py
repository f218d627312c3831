"""Whether a paper is in a language that the cue lists know, or in a third one."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from litreview.prose import fold

_ENOUGH = 0.2
"""The share of function words from which on a text is surely in a language."""

_SAMPLE = 4_000
_SHORTEST = 80
_NEAR = frozenset({"id", "ms", "jv", "en"})
"""Answers of the identifier that are taken for Indonesian or English, as `litreview.prose` does."""


def third_language(text: str) -> str | None:
    """Return the code of a text's language if it is neither Indonesian nor English, else None.

    A text of fewer than 80 letters tells too little: None.

    Examples
    --------
    >>> third_language("Penelitian ini bertujuan untuk mengetahui pengaruh pupuk terhadap hasil panen di desa itu.")
    >>> third_language("Cette étude examine les effets des engrais sur les récoltes dans les villages du sud de la France.")
    'fr'
    """
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _SHORTEST:
        return None
    tokens = fold(sample).split()
    if any(
        sum(w in known for w in tokens) >= _ENOUGH * len(tokens)
        for known in map(stop_words, ("id", "en"))
    ):
        return None
    code = str(_identifier().classify(sample)[0])
    return None if code in _NEAR else code


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words of a language that carry no topic, ``data/stopwords_….txt``.

    >>> "yang" in stop_words("id"), "yang" in stop_words("en")
    (True, False)
    """
    listed = files("litreview").joinpath(f"data/stopwords_{language}.txt")
    rows = listed.read_text(encoding="utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
