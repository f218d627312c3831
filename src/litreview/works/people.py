"""Whether two author lists name the same people.

Names of one person differ between lists: initials or full given names, family name first or
last, a mononym doubled by the journal's software, a letter more or less, "et al." after the
first. What cannot be one person: the same family name with other initials.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from rapidfuzz.distance import OSA

from litreview.intext.likeness import is_acronym, shortens
from litreview.prose import fold
from litreview.works.alignment import misread
from litreview.works.wordlists import BODY_STOP, HONORIFICS

ListMatch = Literal["agree", "first", "partly", "disagree", "missing"]


_GLUED_AND = re.compile(r"((?:\w\. ?)+)([^\W\d_]{3,}?)(?:and|dan) ((?:\w\. ?)+)$")
_GLUED_ET_AL = re.compile(r"(?<=[a-z]{3})(?:dkk|et\s?al)\.?$")
_CAPITALS = re.compile(r"\b[A-Z]{2,3}\b")
_MISREAD_I = re.compile(r"^l(?=[bcdfghjkmnpqrstvwxz]|l[^aeiouy])")


class Person(NamedTuple):
    """A name made comparable: folded family words, given words or initials, or a body's words."""

    family: tuple[str, ...]
    given: tuple[str, ...] = ()
    body: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of the name, given words first."""
        return (*self.given, *self.family)

    @property
    def key(self) -> str:
        """The family name (or the body's name) without spaces."""
        return "".join(self.family)


def read_person(name: Any) -> Person | None:
    """Make a CSL name (or a bare string) comparable; None where it holds no letters.

    >>> read_person({"family": "Rijal", "given": "Rijal"})
    Person(family=('rijal',), given=(), body=False)
    >>> read_person("Arianto, B.").given
    ('b',)
    """
    if isinstance(name, str):
        name = {"literal": name}
    if not isinstance(name, Mapping):
        return None
    return _make_person(
        str(name.get("family") or ""),
        str(name.get("given") or ""),
        str(name.get("literal") or ""),
        str(name.get("non-dropping-particle") or name.get("dropping-particle") or ""),
    )


@lru_cache(maxsize=50_000)
def _make_person(family: str, given: str, literal: str, particle: str) -> Person | None:
    """Make a name's parts comparable; an author whom many works have is one object."""
    if not family and not given and literal:
        family, comma, given = literal.partition(",")
        if not comma or len(given.split()) > 3 or "," in given:
            words = tuple(fold(literal).split())
            return Person(words, body=True) if words else None
    if given.endswith("-"):  # a line broke within the family name
        given, _, begun = given[:-1].rpartition(" ")
        family = begun + family.casefold()
    family = _GLUED_ET_AL.sub("", family)
    family_words = _name_words(f"{particle} {family}")
    given_words = _name_words(given, initials=True)
    if not family_words:
        family_words, given_words = given_words[-1:], given_words[:-1]
    if family_words == given_words:  # a mononym doubled by the journal's software
        given_words = ()
    elif len(family_words) == 2 and family_words[0] == family_words[1] and not given_words:
        family_words = family_words[:1]
    return Person(family_words, given_words) if family_words else None


def split_glued(name: Any) -> list[Any]:
    """Return the two people of "Q. Zebuaand W. Xaverius", any other name as it is.

    >>> split_glued({"family": "Xaverius", "given": "Q. Zebuaand W."})[0]
    {'family': 'Zebua', 'given': 'Q.'}
    """
    given = name.get("given") if isinstance(name, Mapping) else None
    match = _GLUED_AND.match(given) if isinstance(given, str) else None
    if not match:
        return [name]
    first = {"family": match[2], "given": match[1].strip()}
    return [first, {**name, "given": match[3]}]


def _name_words(text: str, *, initials: bool = False) -> tuple[str, ...]:
    if initials:  # "JC" and "J.C." are two initials, "Li" and "Budi" are names
        text = _CAPITALS.sub(lambda m: " ".join(m.group()), text)
    # No name begins with l before a consonant: a scanner took the capital I for it.
    words = [_MISREAD_I.sub("i", w) if w[0] == "l" else w for w in fold(text).split()]
    return tuple(w for w in words if w not in HONORIFICS)


def near_word(a: str, b: str) -> bool:
    """Tell whether two words of a name differ by a slip of spelling at most.

    >>> near_word("mubarok", "mubarak"), near_word("nugroho", "nugraha")
    (True, False)
    """
    if a == b:
        return True
    longest = max(len(a), len(b))
    alike = longest >= 5 and abs(len(a) - len(b)) <= 2 and a[:1] == b[:1]
    if alike and OSA.distance(a, b) <= (2 if longest >= 9 else 1):
        return True
    return misread(a, b)


@lru_cache(maxsize=200_000)
def same_person(a: Person, b: Person) -> bool:
    """Tell whether two names can be one person's (or one body's).

    >>> one, two = read_person({"family": "Nugraha", "given": "A. R."}), read_person("Aat Ruchiat Nugraha")
    >>> same_person(one, two)
    True
    """
    if a.body or b.body:
        if _same_body(a.words, b.words):
            return True
        if a.body == b.body or max(len(a.words), len(b.words)) > 4:
            return False  # else a person may have been taken for a body
    if a.key == b.key or near_word(a.key, b.key):
        return _given_fit(a.given, b.given)
    # The order may be turned round, or part of the family name be taken for a given name.
    short, long = sorted((a.words, b.words), key=lambda words: (len(words), words))
    if len(short) == 1:
        return near_word(short[0], long[-1]) or near_word(short[0], long[0])
    full = (w for w in short if len(w) > 2)
    if not any(near_word(w, other) for w in full for other in long):
        return False
    return _all_fit(short, long)


def _given_fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not a or not b:
        return True
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    if "".join(short) == "".join(long):
        return True
    return _word_fits(short[0], long[0]) if len(short) == 1 else _all_fit(short, long)


def _all_fit(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether every word of the shorter name finds its own partner in the longer."""
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        partner = next((w for w in left if near_word(word, w)), None)
        if partner is None:
            partner = next((w for w in left if _word_fits(word, w)), None)
        if partner is None:
            return False
        left.remove(partner)
    return True


def _word_fits(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return near_word(a, b) or (min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)))


def _same_body(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if sorted(a) == sorted(b) or near_word("".join(a), "".join(b)):
        return True
    core_a, core_b = ([w for w in words if w not in BODY_STOP and len(w) > 1] for words in (a, b))
    if core_a and core_a == core_b:
        return True
    short, long = sorted((core_a, core_b), key=len)
    if len(short) == 1 and len(long) > 1:
        return is_acronym(short[0], tuple(long))
    if shortens(tuple(short), tuple(long)):
        return True
    return len(short) >= 2 and set(short) < set(long)


class AuthorMatch(NamedTuple):
    """How far two author lists agree, as evidence (log-odds) and in words."""

    kind: ListMatch
    weight: float
    note: str


def compare_authors(
    a: tuple[Person, ...], b: tuple[Person, ...], *, cut_a: bool = False, cut_b: bool = False
) -> AuthorMatch:
    """Compare two author lists; ``cut_…`` says that a list ends in "et al.".

    >>> compare_authors((Person(("lenak",), ("s",)),), (Person(("lenak",)),)).kind
    'agree'
    """
    if not a or not b:
        return (
            AuthorMatch("missing", -0.5, "neither names an author")
            if not a and not b
            else AuthorMatch("missing", -1.0, "only one names its authors")
        )
    first = a[0] == b[0] or same_person(a[0], b[0])
    short, long = (b, a) if len(b) < len(a) else (a, b)
    matched = _count_partners(short, long)
    cut = cut_a or cut_b
    if matched == len(short) and (first or matched > 1):
        if len(long) == len(short):
            return AuthorMatch(
                "agree", 4.0 if matched > 1 else 3.0, _agree_note(a[0], b[0], matched)
            )
        weight = (3.0 if cut else 2.0) + 0.25 * min(matched - 1, 4)
        note = "authors agree as far as both lists go"
        return AuthorMatch("agree" if cut or matched > 1 else "first", weight, note)
    if matched == len(short):
        return AuthorMatch("partly", 0.0, "an author is shared, but the first authors differ")
    if first and (cut or matched * 2 >= len(short)):
        return AuthorMatch("first", 2.0, "first author and part of the others agree")
    if first:
        return AuthorMatch("partly", -1.0, "first author agrees, the others do not")
    if matched:
        return AuthorMatch("partly", -2.5, "only some later authors are shared")
    if a[0].body != b[0].body:
        return AuthorMatch(
            "disagree", -2.5, "a body stands for the author in one, a person in the other"
        )
    if a[0].key == b[0].key:
        return AuthorMatch("disagree", -8.0, "same family name, other given names")
    return AuthorMatch("disagree", -9.0, "authors differ")


def _count_partners(short: tuple[Person, ...], long: tuple[Person, ...]) -> int:
    """Return how many of some people find a partner of their own among others."""
    left = list(long)
    matched = 0
    for person in short:
        for at, other in enumerate(left):
            if person == other or same_person(person, other):
                del left[at]
                matched += 1
                break
    return matched


def _agree_note(a: Person, b: Person, matched: int) -> str:
    if matched > 1:
        return f"all {matched} authors agree"
    return "same body as author" if a.body and b.body else "same author"
