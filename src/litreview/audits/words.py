"""Words of an entry that are glued together or split, shown by how they are printed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from litreview.audits.print import Elsewhere, blank_links
from litreview.audits.rows import AuditRow, make_row
from litreview.audits.vocabulary import (
    AFFIXES,
    AFTER_DI,
    DEGREES,
    FUNCTION_WORDS,
    GLUED_TAILS,
    NOT_AFTER_KE,
)
from litreview.model import Reference
from litreview.prose import fold

_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"([A-ZÀ-Þ][^\W\d_A-Z]{3,})([A-ZÀ-Þ][^\W\d_A-Z]{3,})")
_PREPOSITION = re.compile(r"(di|ke)([^\W\d_]{3,})", re.I)
_PAIR = re.compile(r"(?<![\w-])([^\W\d_]{2,})(- | )(?=([^\W\d_]{2,})(?![\w-]))")
_GLUED_INITIALS = re.compile(r",\s*(?P<initials>[A-ZÀ-Þ]{2,3})\.(?!\w)")
_HOST = re.compile(r"^\W*(?:https?\s?:\s?//\s?)?[^/\s]*", re.I)
_NAMES = frozenset({"author", "editor"})


def check_words(reference: Reference, elsewhere: Elsewhere) -> Iterator[AuditRow]:
    """Yield glued and split words outside the names of people.

    Parameters
    ----------
    reference
        The entry.
    elsewhere
        What the papers print outside this entry.

    Examples
    --------
    >>> from litreview.audits.print import Words
    >>> words = Words([], [Reference("q", "Penggunaan Media. Penggunaan Kualitas Pelayanan. Kualitas Pelayanan.")])
    >>> entry = Reference("r", "Peng gunaan KualitasPelayanan Diindonesia.", "p")
    >>> [(row.kind, row.printed) for row in check_words(entry, words.elsewhere(""))]
    [('glued-words', 'KualitasPelayanan'), ('glued-words', 'Diindonesia'), ('split-word', 'Peng gunaan')]
    """
    text = blank_links(reference)
    for span in reference.spans:
        if span.label in _NAMES:
            text = text[: span.start] + "\ufffc" * (span.end - span.start) + text[span.end :]
    slug = _slug_words(reference)
    for match in _WORD.finditer(text):
        parts = _parts(match.group(), elsewhere, slug)
        if parts:
            advice = f"print “{parts[0]} {parts[1]}”"
            yield make_row(reference.paper, "glued-words", reference.id, match.group(), advice)
    for match in _PAIR.finditer(text):
        first, second = match[1], match[3]
        if _is_split(first, second, match[2] == "- ", elsewhere, slug):
            printed = first + match[2] + second
            advice = f"print “{first}{second}”"
            yield make_row(reference.paper, "split-word", reference.id, printed, advice)


def check_initials(reference: Reference) -> Iterator[AuditRow]:
    """Yield initials that run together behind a family name.

    >>> from litreview.model import Span
    >>> entry = Reference("r", "Utami, RA. (2020). Media.", "p", spans=(Span("author", 0, 10),))
    >>> [row.printed for row in check_initials(entry)]
    ['RA.']
    """
    for span in reference.spans:
        if span.label != "author":
            continue
        found = [
            match["initials"]
            for match in _GLUED_INITIALS.finditer(reference.text[: span.end + 1], span.start)
            if match["initials"].casefold() not in DEGREES
        ]
        if found:
            printed = ", ".join(f"{initials}." for initials in found)
            apart = ", ".join(" ".join(f"{letter}." for letter in initials) for initials in found)
            advice = f"print “{apart}”"
            yield make_row(reference.paper, "initials-glued", reference.id, printed, advice)


def _slug_words(reference: Reference) -> list[str]:
    """Return the words of the address behind its host, which glues words as its name."""
    links = [reference.text[s.start : s.end] for s in reference.spans if s.label == "url"]
    return fold(" ".join(_HOST.sub("", link) for link in links)).split()


def _beside(first: str, second: str, words: list[str]) -> bool:
    return any(a == first and b == second for a, b in pairwise(words))


def _parts(word: str, elsewhere: Elsewhere, slug: list[str]) -> tuple[str, str] | None:
    """Return the two words that one printed word is made of, where print elsewhere shows it."""
    if elsewhere.count(fold(word)):
        return None
    prepositional = _PREPOSITION.fullmatch(word)
    if prepositional:
        before, place = prepositional[1].casefold(), prepositional[2].casefold()
        if place in AFTER_DI and not (before == "ke" and place in NOT_AFTER_KE):
            return prepositional[1], prepositional[2].capitalize() if word[0].isupper() else place
    camel = _CAMEL.fullmatch(word)
    if camel:
        first, second = fold(camel[1]), fold(camel[2])
        if _beside(first, second, slug) or (elsewhere.count(first) and elsewhere.count(second)):
            return camel[1], camel[2]
        return None
    if not (word.islower() or word.istitle()) or len(word) < 8:
        return None
    for cut in range(4, len(word) - 2):
        first, second = fold(word[:cut]), fold(word[cut:])
        if len(first) >= 5 and second in GLUED_TAILS and elsewhere.count_pair(first, second):
            return word[:cut], word[cut:]
        if len(second) < 4 or first in AFFIXES:
            continue
        # "taskforce" and "task force" are two spellings: only long words printed apart often count.
        often = min(len(first), len(second)) >= 5 and elsewhere.count_pair(first, second) > 2
        if _beside(first, second, slug) or (often and len(word) >= 12):
            return word[:cut], word[cut:]
    return None


def _is_split(
    first: str, second: str, hyphened: bool, elsewhere: Elsewhere, slug: list[str]
) -> bool:
    """Tell whether two neighbours are halves of one word that is printed whole elsewhere.

    One half at least must be no word of its own: "data base" is a spelling, "peng gunaan" is not.
    """
    one, two = fold(first), fold(second)
    if second[:1].isupper() and not first.isupper():
        return False
    if one in FUNCTION_WORDS or two in FUNCTION_WORDS or one in AFFIXES:
        return False
    whole = one + two
    times = elsewhere.count(whole) + (2 if whole in slug else 0)
    if hyphened:
        return times > 0 and len(whole) > 5
    if not times or len(whole) < 6 or elsewhere.count_pair(one, two):
        return False
    if min(len(one), len(two)) > 5 and not elsewhere.count(one) + elsewhere.count(two):
        return False  # two rare words, glued elsewhere
    known = bool(elsewhere.count(one)) + bool(elsewhere.count(two))
    return known == 0 or (known == 1 and times > 1)
