"""Two titles aligned word by word: every stretch in which they differ, sorted by its nature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from litreview.intext.likeness import is_acronym
from litreview.works.wordlists import LOOKALIKES, SMALL_WORDS, TURNING_PREFIXES

_LIKE_SHAPES = (("rm", "nn"), ("rn", "m"), ("cl", "d"), ("vv", "w"))
_LONGEST_WORD = 200
"""Characters; a longer run of letters is no word, and compared as it stands."""
_LIKE_FIGURES = str.maketrans("1i058", "llosb")
_FIGURE_INSIDE = re.compile(r"[1058](?=[^\W\d])")
_FIGURES = re.compile(r"\d+")
_NO_VOWEL = re.compile(r"(?:(?<=[bcdfghjkmnpqrstvwxz])|\b)l(?=[bcdfghjkmnpqrstvwxz])")
_NO_VOWEL_E = re.compile(r"(?<=[bdfghjklmnpqrstvwxz])c(?=[bdfgjlmnpqrsvwxz])")


@lru_cache(maxsize=100_000)
def read_through(word: str) -> str:
    """Return one key for the words that a scanner takes for each other.

    Only the key is meant to be compared: it need not be a word.

    >>> read_through("parmanti") == read_through("pannanti"), read_through("dlni")
    (True, 'dini')
    """
    if len(word) < 4 or word.isdecimal():
        return word
    for wide, narrow in _LIKE_SHAPES:
        word = word.replace(wide, narrow)
    if not word.isalpha() and 2 * sum(c.isalpha() for c in word) > len(word):
        word = _FIGURE_INSIDE.sub(_letter_for, word)
    return _NO_VOWEL_E.sub("e", _NO_VOWEL.sub("i", word))


@lru_cache(maxsize=100_000)
def misread(a: str, b: str) -> bool:
    """Tell whether a scanner takes one word for the other.

    Figures stand for letters only inside a word: a number stays a number.

    >>> misread("agricu1tural", "agricultural"), misread("bagian2", "bagian3")
    (True, False)
    """
    if min(len(a), len(b)) < 4 or max(len(a), len(b)) > _LONGEST_WORD:
        return False
    one, two = read_through(a), read_through(b)
    if _has_figure(a + b):
        if any(2 * sum(c.isalpha() for c in word) <= len(word) for word in (a, b)):
            return False
        one, two = one.translate(_LIKE_FIGURES), two.translate(_LIKE_FIGURES)
    return one == two


@lru_cache(maxsize=100_000)
def near_spelling(a: str, b: str) -> bool:
    """Tell whether two words of a title are one word, slips of the pen aside.

    >>> near_spelling("transormasi", "transformasi"), near_spelling("kuantitatif", "kualitatif")
    (True, False)
    """
    if a == b or misread(a, b):
        return True
    if frozenset((a, b)) in LOOKALIKES:
        return False
    if _near(a, b) or _near(read_through(a), read_through(b)):
        return True
    return _has_figure(a + b) and _near(*(_FIGURE_INSIDE.sub(_letter_for, w) for w in (a, b)))


def _has_figure(text: str) -> bool:
    return not text.isalpha() and any(c.isdigit() for c in text)


def _letter_for(figure: re.Match[str]) -> str:
    return figure.group().translate(_LIKE_FIGURES)


def _near(a: str, b: str) -> bool:
    if _has_figure(a + b):
        return False
    short, long = (b, a) if len(b) < len(a) else (a, b)
    if len(long) == len(short) == 4 and sorted(a) == sorted(b):
        return bool(OSA.distance(a, b) == 1)  # two letters swapped in an acronym
    if len(long) < 5 or len(long) - len(short) > 3:
        return False
    if long.endswith(short) and long[: len(long) - len(short)] in TURNING_PREFIXES:
        return False
    allowed = 1 if len(long) < 9 else 2 if len(long) < 14 else 3
    return bool(OSA.distance(a, b) <= allowed)


@dataclass(slots=True)
class Differences:
    """How two titles differ.

    ``slips`` counts letters that differ within words, ``tail`` is what the longer title has
    after the shorter one's end, ``inserted`` what only one has elsewhere, ``replaced`` are
    stretches that stand for each other and mean different things.
    """

    slips: int = 0
    tail: tuple[str, ...] = ()
    inserted: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()


def figures_in(text: str) -> list[str]:
    """Return the numbers in a text.

    >>> figures_in("bagian 2 dari 3")
    ['2', '3']
    """
    return [] if text.isalpha() else _FIGURES.findall(text)


def find_differences(
    short: tuple[str, ...], long: tuple[str, ...], noise: frozenset[str]
) -> Differences:
    """Align two titles by words and sort out every stretch that differs.

    >>> find_differences(("kota", "malang"), ("kota", "surabaya"), frozenset()).replaced
    (('malang', 'surabaya'),)
    """
    found = Differences()
    beginning = "".join(short)
    if "".join(long).startswith(beginning):  # however either is spaced
        rest = _rest_after(len(beginning), long)
        if rest is not None:
            found.tail = _without(rest, noise)
            return found
    for a, b, last in _stretches(short, long):
        left, right = "".join(a), "".join(b)
        if left == right:
            continue
        if not a or not b:
            extra = _without(a or b, noise)
            if last and b:
                found.tail = extra
            else:
                found.inserted += extra
            continue
        slips = _slips(a, b)
        if slips is not None:
            found.slips += slips
            continue
        if last and len(right) > len(left):
            tail = _tail_after(a, b)
            if tail is not None:
                found.slips += tail[0]
                found.tail = _without(tail[1], noise)
                continue
        one, two = figures_in(left), figures_in(right)
        if one and two and one != two:
            found.replaced += ((" ".join(a), " ".join(b)),)
            continue
        a, b = (
            tuple(w for w in side if w not in SMALL_WORDS and w not in noise) for side in (a, b)
        )
        if a and b:
            found.replaced += ((" ".join(a), " ".join(b)),)
        else:
            found.inserted += a or b
    return found


def _without(words: tuple[str, ...], noise: frozenset[str]) -> tuple[str, ...]:
    """Leave out what stuck to a title: names, the year, the container, initials among them."""
    if noise.isdisjoint(words):
        return words
    return tuple(w for w in words if w not in noise and len(w) > 1)


def _stretches(
    a: tuple[str, ...], b: tuple[str, ...]
) -> list[tuple[tuple[str, ...], tuple[str, ...], bool]]:
    """Return the stretches of words that differ, and whether each stands at the end."""
    start, i, j = 0, len(a), len(b)
    while start < i and start < j and a[start] == b[start]:
        start += 1
    while start < i and start < j and a[i - 1] == b[j - 1]:
        i, j = i - 1, j - 1
    if start in (i, j) or i - start == j - start == 1:  # nothing left to align
        return [(a[start:i], b[start:j], i == len(a) and j == len(b))] if a != b else []
    blocks: list[list[int]] = []
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            continue
        if blocks and blocks[-1][1] == op.src_start and blocks[-1][3] == op.dest_start:
            blocks[-1][1], blocks[-1][3] = op.src_end, op.dest_end
        else:
            blocks.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    return [(a[i:j], b[k:m], j == len(a) and m == len(b)) for i, j, k, m in blocks]


def _slips(a: tuple[str, ...], b: tuple[str, ...]) -> int | None:
    """Return how many letters differ where two stretches are one, misspelt or respaced."""
    if _glues_small_word(a, b) or _glues_small_word(b, a):
        return 1
    if len(a) == len(b):
        return sum(map(OSA.distance, a, b)) if all(map(near_spelling, a, b)) else None
    short, long = (b, a) if len(b) < len(a) else (a, b)
    if len(short) == 1 and len(long) <= 8 and is_acronym(short[0], long):
        return 0
    left, right = "".join(a), "".join(b)
    left, right = read_through(left), read_through(right)
    longest = max(len(left), len(right))
    if longest < 8 or figures_in(left) != figures_in(right):
        return None
    distance = int(OSA.distance(left, right))
    return distance if distance <= max(1, longest // 8) else None


def _glues_small_word(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether one word is the other stretch with "dan", "the" or the like glued to it."""
    if len(a) != 1:
        return False
    meant = "".join([w for w in b if w not in SMALL_WORDS])
    if len(meant) < 4 or meant not in a[0]:
        return False
    before, _, after = a[0].partition(meant)
    rest = [piece for piece in (before, after) if piece]
    return bool(rest) and all(piece in SMALL_WORDS for piece in rest)


def _rest_after(length: int, words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the words after so many letters, None where these end within a word."""
    for n, word in enumerate(words, start=1):
        length -= len(word)
        if length <= 0:
            return words[n:] if length == 0 else None
    return ()


def _tail_after(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, tuple[str, ...]] | None:
    """Return the slips and what follows, where the end of one title begins the other's."""
    slips = _slips(a, b[: len(a)])
    if slips is not None:
        return slips, b[len(a) :]
    begun = _slips(a[:-1], b[: len(a) - 1]) if len(a) > 1 else None
    if begun is not None and len(b) >= len(a) and b[len(a) - 1].startswith(a[-1]):
        return begun, (b[len(a) - 1][len(a[-1]) :], *b[len(a) :])
    left, right = "".join(a), "".join(b)
    slips = int(OSA.distance(left, right[: len(left)]))
    if slips > len(left) // 6 or figures_in(left) != figures_in(right[: len(left)]):
        return None
    used = 0  # cut within a word: what is left of the word counts with the end
    for n, word in enumerate(b):
        used += len(word)
        if used >= len(left):
            rest = word[len(word) - (used - len(left)) :] if used > len(left) else ""
            return slips, (*([rest] if rest else []), *b[n + 1 :])
    return None
