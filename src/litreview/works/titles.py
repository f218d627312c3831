"""Whether two titles name the same work.

Titles of one work differ in case, accents, spacing, a letter, the mark before the subtitle,
or by having lost the subtitle or their end. Titles of two works often differ by one word:
a town, a year, a part number, "kuantitatif" for "kualitatif". So titles are not measured as
strings but aligned word by word, and every stretch that differs is judged by itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA, Levenshtein

from litreview.works.wordlists import (
    ARTICLES,
    COUNTS,
    JOINERS,
    LOOKALIKES,
    PART_WORDS,
    ROLES,
    ROMANS,
    SMALL_WORDS,
    SPELLINGS,
    STOCK_WORDS,
    TURNING_PREFIXES,
)

TitleKind = Literal["equal", "typos", "subtitle", "cut", "near", "different", "conflict", "missing"]

_ROLE = re.compile(ROLES)
_TOKEN = re.compile(r"[^\W_]+|&")
_BREAK = re.compile(r"[:;(\[?!–—|/]|\s-\s|\.\s|,\s")


@dataclass(frozen=True, slots=True)
class Title:
    """A title made comparable.

    ``words`` are folded words, every "and" written "dan", numbers in figures; ``key`` is the same
    without spaces; ``breaks`` are the lengths of `key` at which a subtitle may begin, ``marks``
    the signs that stand there, ``role`` what makes the title one about another work, ``content``
    how many words carry meaning (stock headings count next to nothing).
    """

    words: tuple[str, ...]
    key: str
    breaks: frozenset[int]
    marks: str
    role: str
    content: int


@lru_cache(maxsize=50_000)
def read_title(text: str) -> Title | None:
    """Make a printed title comparable; None where it holds no letters or figures.

    >>> read_title("The Art of R & D: Bagian Kedua").words
    ('art', 'of', 'r', 'dan', 'd', 'bagian', '2')
    """
    plain = unicodedata.normalize("NFKD", text.replace("*", "")).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words: list[str] = []
    breaks: set[int] = set()
    marks = ""
    end = length = 0
    for match in _TOKEN.finditer(plain):
        word = SPELLINGS.get(match.group(), match.group())
        mark = _BREAK.search(plain[end : match.start()] + " ")
        if words and mark:
            breaks.add(length)
            marks += mark.group().strip(" ,")
        end = match.end()
        if not words and word in ARTICLES:
            continue
        if word in JOINERS:
            word = "dan"
        before = words[-1] if words else ""
        if word == "19" and before == "covid":
            continue
        if before in PART_WORDS or before == "ke":
            word = COUNTS.get(word, word)
        word = ROMANS.get(word, word)
        if word.isdecimal():
            word = word.lstrip("0") or "0"
        words.append(word)
        length += len(word)
    if not words:
        return None
    role = _ROLE.search(" ".join(words))
    of = role.group() if role else ""
    meant = {w for w in words if w not in SMALL_WORDS and len(w) > 1}
    content = len(meant - STOCK_WORDS) or int(len(meant) > 2)
    return Title(tuple(words), "".join(words), frozenset(breaks), marks, of, content)


@lru_cache(maxsize=100_000)
def near_spelling(a: str, b: str) -> bool:
    """Tell whether two words of a title are one word, slips of the pen aside.

    >>> near_spelling("transormasi", "transformasi"), near_spelling("kuantitatif", "kualitatif")
    (True, False)
    """
    if a == b:
        return True
    if any(c.isdigit() for c in a + b) or frozenset((a, b)) in LOOKALIKES:
        return False
    short, long = sorted((a, b), key=len)
    if len(long) == len(short) == 4 and sorted(a) == sorted(b):
        return bool(OSA.distance(a, b) == 1)  # two letters swapped in an acronym
    if len(long) < 5 or len(long) - len(short) > 3:
        return False
    if long.endswith(short) and long[: len(long) - len(short)] in TURNING_PREFIXES:
        return False
    allowed = 1 if len(long) < 9 else 2 if len(long) < 14 else 3
    return bool(OSA.distance(a, b) <= allowed)


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """How far two titles agree, as evidence (log-odds) and in words."""

    kind: TitleKind
    weight: float
    note: str


def compare_titles(a: Title, b: Title, noise: frozenset[str] = frozenset()) -> TitleMatch:
    """Compare two titles; ``noise`` are words (years, names, container) that stuck to a title.

    >>> one, two = read_title("Analisis Pelayanan (Studi Kasus Jawa)"), read_title("ANALISIS PELAYANAN: Studi kasus Jawa")
    >>> compare_titles(one, two).note
    'titles agree but for how the subtitle is set off'
    """
    if bool(a.role) != bool(b.role):
        role = a.role or b.role
        return TitleMatch("conflict", -9.0, f"one is about the other's work ({role!r})")
    if a.key == b.key:
        same_words = a.words == b.words
        note = "titles agree" if same_words else "titles agree but for spacing"
        if same_words and a.marks != b.marks:
            note = "titles agree but for how the subtitle is set off"
        return TitleMatch("equal", _information(min(a.content, b.content)), note)
    short, long = sorted((a, b), key=lambda t: (len(t.key), t.key))
    return _judge(short, long, noise)


def _information(content: int) -> float:
    """Return the evidence that an agreeing title with so many meaningful words gives."""
    return (
        (-2.0, 1.5, 2.25, 3.0, 3.75, 4.25, 4.75)[content]
        if content < 7
        else min(5.0 + 0.2 * (content - 7), 6.0)
    )


@dataclass(slots=True)
class _Differences:
    slips: int = 0
    tail: tuple[str, ...] = ()
    inserted: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()


def _judge(short: Title, long: Title, noise: frozenset[str]) -> TitleMatch:
    found = _differences(short, long, noise)
    figures = [pair for pair in found.replaced if _figures(pair[0]) != _figures(pair[1])]
    if figures and len(found.replaced) <= 2:
        note = f"titles differ in a number ({figures[0][0]!r}, {figures[0][1]!r})"
        return TitleMatch("conflict", -9.0, note)
    meant = [w for w in found.inserted if w not in SMALL_WORDS]
    if found.replaced:
        changed = sum(len(x.split()) for pair in found.replaced for x in pair) / 2
        if changed > 0.34 * len(short.words) or len(found.replaced) > 2:
            return TitleMatch("different", -8.0, "titles differ")
        one, two = found.replaced[0]
        alike = len(found.replaced) == 1 and OSA.normalized_similarity(one, two) >= 0.7
        weight = -3.5 if alike and frozenset((one, two)) not in LOOKALIKES else -8.0
        return TitleMatch("near", weight, f"titles differ in {one!r} against {two!r}")
    if any(w.isdigit() for w in meant):
        return TitleMatch("conflict", -9.0, f"only one title has {' '.join(meant)!r}")
    if found.tail and not meant:
        return _judge_tail(short, long, found)
    if meant:
        if len(meant) > max(2, 0.3 * len(short.words)):
            return TitleMatch("different", -8.0, "titles differ")
        weight = -1.5 if len(meant) == 1 else -3.5
        return TitleMatch("near", weight, f"only one title has {' '.join(meant)!r}")
    if found.slips > max(2, 0.12 * len(short.key)):
        return TitleMatch("near", -1.0, "titles are alike, with many differing letters")
    weight = _information(min(short.content, long.content))
    if not found.slips:
        return TitleMatch("equal", weight, "titles agree but for small words and spacing")
    return TitleMatch(
        "typos", weight - 0.5, f"titles agree but for spelling ({found.slips} letters)"
    )


def _judge_tail(short: Title, long: Title, found: _Differences) -> TitleMatch:
    tail = [w for w in found.tail if w not in SMALL_WORDS]
    if not tail:
        return TitleMatch("equal", _information(short.content), "titles agree but for a small word")
    start = len(long.key) - len("".join(found.tail))
    at_break = any(abs(start - cut) <= 1 for cut in long.breaks)
    if all(w.isdigit() or w in PART_WORDS for w in tail) or (
        tail[0] in PART_WORDS and any(w.isdigit() or len(w) == 1 for w in tail[1:2])
    ):
        return TitleMatch(
            "conflict", -9.0, f"only one title has {' '.join(tail)!r}: a part or a year"
        )
    if short.content < 2 and len(short.key) < 20:
        return TitleMatch("near", -0.5, "one title is a short beginning of the other")
    weight = _information(short.content)
    if at_break:
        return TitleMatch(
            "subtitle", weight - 0.75, "titles agree, the subtitle stands in one only"
        )
    share = len(short.key) / len(long.key)
    penalty = 1.0 if share > 0.7 else 1.75
    return TitleMatch("cut", weight - penalty, "one title is the beginning of the other")


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _differences(short: Title, long: Title, noise: frozenset[str]) -> _Differences:
    """Align two titles by words and sort out every stretch that differs."""
    found = _Differences()
    for a, b, last in _stretches(short.words, long.words):
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
        if _figures(left) and _figures(right) and _figures(left) != _figures(right):
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
    kept = tuple(w for w in words if w not in noise)
    return kept if len(kept) == len(words) else tuple(w for w in kept if len(w) > 1)


def _stretches(
    a: tuple[str, ...], b: tuple[str, ...]
) -> list[tuple[tuple[str, ...], tuple[str, ...], bool]]:
    """Return the stretches of words that differ, and whether each stands at the end."""
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
    if len(a) == len(b):
        if all(near_spelling(x, y) for x, y in zip(a, b, strict=True)):
            return sum(int(OSA.distance(x, y)) for x, y in zip(a, b, strict=True))
        return None
    left, right = "".join(a), "".join(b)
    longest = max(len(left), len(right))
    if longest < 8 or _figures(left) != _figures(right):
        return None
    distance = int(OSA.distance(left, right))
    return distance if distance <= max(1, longest // 8) else None


def _tail_after(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, tuple[str, ...]] | None:
    """Return the slips and what follows, where the end of one title begins the other's."""
    slips = _slips(a, b[: len(a)])
    if slips is not None:
        return slips, b[len(a) :]
    begun = _slips(a[:-1], b[: len(a) - 1]) if len(a) > 1 else None
    if begun is not None and b[len(a) - 1].startswith(a[-1]):
        return begun, (b[len(a) - 1][len(a[-1]) :], *b[len(a) :])
    left, right = "".join(a), "".join(b)
    slips = int(OSA.distance(left, right[: len(left)]))
    if slips > len(left) // 6 or _figures(left) != _figures(right[: len(left)]):
        return None
    used = 0  # cut within a word: what is left of the word counts with the end
    for n, word in enumerate(b):
        used += len(word)
        if used >= len(left):
            rest = word[len(word) - (used - len(left)) :] if used > len(left) else ""
            return slips, (*([rest] if rest else []), *b[n + 1 :])
    return None
