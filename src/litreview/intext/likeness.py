"""How like a cited name is to an author of a reference, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from litreview.intext import vocabulary as words
from litreview.model import Name
from litreview.prose import fold

_SOUNDS = {
    "oe": "u", "dj": "j", "tj": "c", "sj": "s", "sy": "s", "sh": "s", "kh": "k", "ch": "k",
    "ph": "f", "th": "t", "dh": "d", "gh": "g", "bh": "b", "ie": "i", "ee": "i", "oo": "u",
    "q": "k", "v": "f", "z": "s", "y": "i",
}  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_COUNTED_LETTER = re.compile(r"([a-z])([23])(?=[a-z]|$)")
_WEB_END = re.compile(r"(?: (?:com|co|id|net|org|go|www|tv|info|news))+$")
_STATE_WORDS = frozenset({"ri", "indonesia", "republik"})
_STATE = re.compile(r" (?:republik indonesia|ri|republic of indonesia|indonesia|r i)$")

EXACT, FULL_NAME, BODY, PART, SPELLING = range(5)


@dataclass(frozen=True, slots=True)
class Author:
    """An author of a reference, folded for comparing.

    ``keys`` are the foldings under which it may be cited as it is, ``words`` the elements of
    the full name, the family's first.
    """

    keys: frozenset[str]
    family: tuple[str, ...]
    given: tuple[str, ...]
    body: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Return the elements of the full name, the family's first."""
        return self.family + self.given


def fold_author(name: Name) -> Author:
    """Fold an author for comparing.

    >>> sorted(fold_author(Name(family="van Dijk", given="T. A.")).keys)
    ['dijk', 'vandijk']
    """
    printed = name.literal or name.family
    family = fold(printed)
    elements = tuple(family.split())
    body = bool(name.literal) or (not name.given and len(elements) > 2)
    variants = {family}
    if body:
        variants |= {_WEB_END.sub("", family), _STATE.sub("", family)}
        variants |= {fold(part) for part in re.findall(r"[(\[]([^()\[\]]{2,40})[)\]]", printed)}
        variants.add(fold(re.sub(r"[(\[][^()\[\]]{0,80}[)\]]", " ", printed)))
    else:
        bare = list(elements)
        while len(bare) > 1 and bare[0] in words.PARTICLES:
            bare.pop(0)
        variants.add(" ".join(bare))
    keys = frozenset(v.replace(" ", "") for v in variants if v)
    return Author(keys, elements, tuple(fold(name.given).split()), body)


@lru_cache(maxsize=50_000)
def compare_name(printed: str, author: Author) -> tuple[int, str] | None:
    """Return how like a cited name is (`EXACT` … `SPELLING`) and the reason, or None.

    >>> mubarak = fold_author(Name("Mubarak", "Fikri Shofin"))
    >>> compare_name("Mubarok", mubarak), compare_name("Fikri Mubarak", mubarak)
    ((4, 'spelling'), (1, 'full-name'))
    >>> compare_name("Mubtadi", mubarak) is None
    True
    """
    folded = fold(printed)
    key = folded.replace(" ", "")
    tokens = tuple(folded.split())
    if not key:
        return None
    if key in author.keys:
        return EXACT, "exact"
    if author.body:
        return _compare_body(folded, tokens, author)
    return _compare_person(key, tokens, author)


def _compare_person(key: str, tokens: tuple[str, ...], author: Author) -> tuple[int, str] | None:
    if not author.family:
        return None
    family = "".join(author.family)
    for n in range(len(author.family), 0, -1):
        if len(tokens) <= n:
            continue
        for part, rest in ((tokens[-n:], tokens[:-n]), (tokens[:n], tokens[n:])):
            like = "".join(part)
            if like in author.keys and _fits_given(rest, author):
                initials = all(len(t) == 1 for t in rest) or set(rest) <= words.PARTICLES
                return (EXACT, "exact") if initials else (FULL_NAME, "full-name")
    if len(tokens) > 1 and all(t in author.words for t in tokens):
        return FULL_NAME, "full-name"
    if len(tokens) == 1 and len(key) > 2 and key in author.words:
        return PART, "name-part"
    if any(is_spelling_of(key, known) for known in author.keys):
        return SPELLING, "spelling"
    if len(tokens) > 1:
        for word, others in ((tokens[-1], tokens[:-1]), (tokens[0], tokens[1:])):
            if is_spelling_of(word, family) and _fits_given(others, author, strict=True):
                return SPELLING, "spelling"
        if all(any(t == w or is_spelling_of(t, w) for w in author.words) for t in tokens):
            return SPELLING, "spelling"
    return None


def _fits_given(rest: tuple[str, ...], author: Author, *, strict: bool = False) -> bool:
    """Tell whether the other words of a cited name agree with the given names on the list."""
    given = author.given
    if not given:
        return not strict and len(rest) <= 3
    for token in rest:
        if token in words.PARTICLES or token in author.family:
            continue
        if not any(_same_given(token, other) for other in given):
            return False
    return True


def _same_given(token: str, other: str) -> bool:
    if len(token) == 1 or len(other) == 1:
        return token[0] == other[0]
    return token == other or is_spelling_of(token, other)


def _compare_body(folded: str, tokens: tuple[str, ...], author: Author) -> tuple[int, str] | None:
    key = folded.replace(" ", "")
    for shorter in (_WEB_END.sub("", folded), _STATE.sub("", folded)):
        if shorter.replace(" ", "") in author.keys:
            return EXACT, "exact"
    if shortens(tokens, author.family) or shortens(author.family, tokens):
        return BODY, "acronym"
    n = min(len(tokens), len(author.family))
    if n >= 2 and tokens[:n] == author.family[:n]:
        return BODY, "short-name"
    if set(tokens) >= {*author.family} and n >= 2:
        return BODY, "short-name"
    if any(is_spelling_of(key, known) for known in author.keys):
        return SPELLING, "spelling"
    known = {author.family[0], author.family[-1]} - words.PLACES
    if len(tokens) == 1 and len(key) > 3 and key in known:
        return PART, "name-part"
    return None


def shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a body's name is another's with an acronym in it.

    >>> shortens(("bps", "kota", "malang"), ("badan", "pusat", "statistik", "kota", "malang"))
    True
    >>> shortens(("kementerian", "panrb"), tuple("kementerian pendayagunaan aparatur negara reformasi birokrasi".split()))
    True
    """
    if len(short) >= len(long):
        return False
    if len(short) <= 3 and is_acronym("".join(short), long):
        return True
    start = end = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    while end < len(short) - start and short[-1 - end] == long[-1 - end]:
        end += 1
    rest = tuple(t for t in short[start : len(short) - end] if t not in _STATE_WORDS)
    return len(rest) == 1 and is_acronym(rest[0], long[start : len(long) - end])


def is_acronym(key: str, tokens: tuple[str, ...]) -> bool:
    """Tell whether a key is made of the beginnings of words, in their order.

    >>> is_acronym("bps", ("badan", "pusat", "statistik"))
    True
    >>> is_acronym("kemenkes", ("kementerian", "kesehatan", "republik", "indonesia"))
    True
    >>> is_acronym("kemendagri", ("kementerian", "dalam", "negeri", "ri"))
    True
    >>> is_acronym("tnp2k", ("tim", "nasional", "percepatan", "penanggulangan", "kemiskinan"))
    True
    >>> is_acronym("kemendikbud", ("kementerian", "pendidikan", "dan", "kebudayaan"))
    True
    """
    key = _COUNTED_LETTER.sub(lambda m: m[1] * int(m[2]), key)
    if words.SHORT_FORMS.get(key, "?") == " ".join(t for t in tokens if t not in _STATE_WORDS):
        return True
    if not 2 <= len(key) <= 24 or len(tokens) < 2:
        return False
    short = [t for t in tokens if t not in words.SMALL_WORDS]
    while short and short[-1] in _STATE_WORDS:
        if _is_blend(key, short):
            return True
        short.pop()
    if len(short) < 2:
        return False
    return _is_blend(key, short) or _is_blend(key, list(tokens)) or _joins_syllables(key, short)


def _joins_syllables(key: str, tokens: list[str]) -> bool:
    """Tell whether ``key`` joins a beginning and a syllable of each further word ("dik", "bud")."""
    reached = {n for n in range(3, len(tokens[0])) if key.startswith(tokens[0][:n])}
    for token in tokens[1:]:
        reached = {
            at + n
            for at in reached
            for n in range(3, len(token) + 1)
            if at + n <= len(key) and key[at : at + n] in token
        }
    return len(key) in reached


def _is_blend(key: str, tokens: list[str]) -> bool:
    """Tell whether ``key`` is one beginning of each of the words put together."""
    reached = {0}
    for i, token in enumerate(tokens):
        following: set[int] = set()
        for at in reached:
            size = 0
            while size < len(token) and at + size < len(key) and key[at + size] == token[size]:
                size += 1
                if size == 1 or size >= 3 or i == len(tokens) - 1:
                    following.add(at + size)
        reached = following
        if not reached:
            return False
    return len(key) in reached


def is_spelling_of(one: str, other: str) -> bool:
    """Tell whether two folded names differ as spellings of one name do.

    Short names must sound the same: "Putra" and "Putri" are two people.

    >>> is_spelling_of("noorikhshan", "noorikhsan"), is_spelling_of("putra", "putri")
    (True, False)
    """
    shorter = min(len(one), len(other))
    if shorter < 4 or abs(len(one) - len(other)) > 2:
        return False
    if _sound(one) == _sound(other):
        return True
    if shorter < 6 or one[0] != other[0]:
        return False
    limit = 2 if shorter >= 9 else 1
    if OSA.distance(one, other, score_cutoff=limit) > limit:
        return False
    return shorter >= 9 or one[:-1] != other[:-1]


@lru_cache(maxsize=50_000)
def _sound(name: str) -> str:
    for letters, sound in _SOUNDS.items():
        name = name.replace(letters, sound)
    return _DOUBLE.sub(r"\1", name).rstrip("h")
