"""Terms of a codebook in one language, looked up in a dictionary for texts in the other.

``data/terms_id_en.tsv`` has an Indonesian word or phrase a row with its English translations.
Only themes without any term in a language are given some in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from litreview.thematic.codebook import Codebook, Theme
from litreview.thematic.match import term_pattern

_SHORTEST = 4
"""A translation shorter than this is taken as a whole word, not as the beginning of one."""
_FORMS = {"id": "*", "en": ""}
"""Indonesian words take endings ("anggarannya"); English ones would run into others ("plan", "plant")."""


def translate_terms(codebook: Codebook) -> Codebook:
    """Return a codebook of translations alone, for themes that lack terms in a language.

    Examples
    --------
    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"themes": [{"id": "money", "terms_en": ["budget*"]}]})
    >>> "anggaran*" in translate_terms(book).theme("money").terms["id"], translate_terms(book).theme("money").terms.get("en")
    (True, None)
    """
    return replace(codebook, themes=tuple(_translated(theme) for theme in codebook.themes))


def _translated(theme: Theme) -> Theme:
    found: dict[str, tuple[str, ...]] = {}
    for language, other in (("id", "en"), ("en", "id")):
        terms = theme.terms.get(other, ())
        if terms and not theme.terms.get(language):
            added = _look_up(terms, other)
            if added:
                found[language] = tuple(added)
    return replace(theme, terms=found)


def _look_up(terms: Iterable[str], language: str) -> list[str]:
    """Return the translations of terms that are in a language, each once, in order."""
    column, to = (0, "en") if language == "id" else (1, "id")
    found: dict[str, None] = {}
    for term in terms:
        pattern = term_pattern(term)
        for pair in _dictionary():
            if pattern.fullmatch(pair[column]):
                found.update(dict.fromkeys(_forms(pair[1 - column], to)))
    return list(found)


def _forms(word: str, language: str) -> list[str]:
    ending = _FORMS[language] if len(word) >= _SHORTEST else ""
    return [word + ending] if language == "id" else [word, f"{word}s"]


@cache
def _dictionary() -> tuple[tuple[str, str], ...]:
    """Pairs of an Indonesian and an English word, as the table has them."""
    table = files("litreview").joinpath("data/terms_id_en.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(
        (indonesian, translation)
        for indonesian, english in rows
        for translation in re.split(r"\s*;\s*", english.strip())
    )
