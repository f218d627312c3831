"""Whether two titles name the same work.

Titles of one work differ in case, accents, spacing, a letter, the mark before the subtitle,
or by having lost the subtitle or their end. Titles of two works often differ by one word:
a town, a year, a part number, "kuantitatif" for "kualitatif". So titles are not measured as
strings but aligned word by word, and every stretch that differs is judged by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from litreview.prose import fold, fold_key, unaccented
from litreview.works.alignment import Differences, figures_in, find_differences, read_through
from litreview.works.wordlists import (
    ARTICLES,
    COUNTS,
    GENERIC,
    HEADINGS,
    JOINERS,
    LOOKALIKES,
    PART_WORDS,
    PARTS,
    ROLES,
    ROMANS,
    SMALL_WORDS,
    SPELLINGS,
    STOCK_WORDS,
)

TitleKind = Literal["equal", "typos", "subtitle", "cut", "near", "different", "conflict", "missing"]

_ROLE = re.compile(ROLES)
_ROLE_WORDS = 3
"""No role has more words than this at a title's beginning, or end."""
_TOKEN = re.compile(r"[^\W_]+|&")
_SHORT_FORM = re.compile(r"\s?[(\[]([^\W\d_][\w&/ –-]{1,14})[)\]]")
_TURNED = {*SPELLINGS, *ARTICLES, *JOINERS, *COUNTS, *ROMANS}
"""Words that `read_title` leaves out or writes otherwise, if only in some places."""
_BREAK = re.compile(r"[:;(\[?!–—|/]|\s-\s|\.\s")


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
    text = text.replace("*", "")
    if "(" in text or "[" in text:
        text = _SHORT_FORM.sub(_without_short_form, text)
    plain = unaccented(text)
    words: list[str] = []
    breaks: set[int] = set()
    marks = ""
    end = length = 0
    for match in _TOKEN.finditer(plain):
        word, gap = match.group(), plain[end : match.start()]
        mark = _BREAK.search(gap + " ") if words and gap != " " else None
        if mark:
            breaks.add(length)
            marks += mark.group().strip()
        end = match.end()
        if word in _TURNED or word.isdecimal():
            _add_turned(words, word)
            length = sum(map(len, words))
        else:
            words.append(word)
            length += len(word)
    if not words:
        return None
    meant = {w for w in words if len(w) > 1} - SMALL_WORDS
    content = len(meant - STOCK_WORDS) or int(len(meant) > 1 and bool(meant - HEADINGS))
    role = _role(words)
    return Title(tuple(words), "".join(words), frozenset(breaks), marks, role, content)


def _add_turned(words: list[str], word: str) -> None:
    """Add a word as it is meant after the words before it: a number, "and", an article."""
    word = SPELLINGS.get(word, word)
    if not words and word in ARTICLES:
        return
    if word in JOINERS:
        word = "dan"
    if words and (word in COUNTS or word in ROMANS or word.isdecimal()):
        words[-1] = _part_word(words[-1])
    before = words[-1] if words else ""
    if word == "19" and before == "covid":
        return
    if before in PART_WORDS or before == "ke":
        word = COUNTS.get(word, word)
    word = ROMANS.get(word, word)
    words.append(word.lstrip("0") or "0" if word.isdecimal() else word)


def _role(words: list[str]) -> str:
    """Return what makes a title one about another work; it stands at the title's ends."""
    ends = words if len(words) <= 2 * _ROLE_WORDS else words[:_ROLE_WORDS] + words[-_ROLE_WORDS:]
    found = _ROLE.search(" ".join(ends)) or _ROLE.search(" ".join(map(read_through, ends)))
    return found.group() if found else ""


@lru_cache(maxsize=10_000)
def _part_word(word: str) -> str:
    """Return the usual word for a kind of part ("vol", "baglan"), any other word as it is."""
    if word in PARTS:
        return PARTS[word]
    near = (part for part in PARTS.values() if abs(len(part) - len(word)) <= 1)
    return next((part for part in near if OSA.distance(word, part) <= 1), word)


def part_number(title: Title) -> str:
    """Return the number of the part that a title names, "" where it names none.

    >>> part_number(read_title("Sejarah Nasional, Jil. II"))
    '2'
    """
    for word, number in pairwise(title.words):
        if word in PARTS.values() and number.isdecimal():
            return number
    return ""


def _without_short_form(match: re.Match[str]) -> str:
    """Drop "(UMKM)" behind the words that it abbreviates; keep any other bracket."""
    key = fold_key(match[1])
    words = fold(match.string[: match.start()]).split()
    small = [w for w in words if w not in SMALL_WORDS]
    for run in (words, small):
        if len(key) > 1 and "".join(w[0] for w in run[-len(key) :]) == key:
            return " "
    return match.group()


class TitleMatch(NamedTuple):
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
    short, long = (b, a) if (len(b.key), b.key) < (len(a.key), a.key) else (a, b)
    return _judge(short, long, noise)


def _information(content: int) -> float:
    """Return the evidence that an agreeing title with so many meaningful words gives."""
    return (
        (-2.0, 1.5, 2.25, 3.0, 3.75, 4.25, 4.75)[content]
        if content < 7
        else min(5.0 + 0.2 * (content - 7), 6.0)
    )


def _judge(short: Title, long: Title, noise: frozenset[str]) -> TitleMatch:
    found = find_differences(short.words, long.words, noise)
    figures = [pair for pair in found.replaced if figures_in(pair[0]) != figures_in(pair[1])]
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
        if len(meant) == 1 and meant[0] in GENERIC and len(short.words) >= 6:
            weight = 0.0
        return TitleMatch("near", weight, f"only one title has {' '.join(meant)!r}")
    if found.slips > max(2, 0.12 * len(short.key)):
        return TitleMatch("near", -1.0, "titles are alike, with many differing letters")
    weight = _information(min(short.content, long.content))
    if not found.slips:
        return TitleMatch("equal", weight, "titles agree but for small words and spacing")
    return TitleMatch(
        "typos", weight - 0.5, f"titles agree but for spelling ({found.slips} letters)"
    )


def _judge_tail(short: Title, long: Title, found: Differences) -> TitleMatch:
    tail = [w for w in found.tail if w not in SMALL_WORDS]
    if not tail:
        return TitleMatch("equal", _information(short.content), "titles agree but for a small word")
    start = len(long.key) - len("".join(found.tail))
    at_break = any(abs(start - cut) <= 1 for cut in long.breaks)
    period = at_break and len(tail) == 2 and all(len(w) == 4 and w.isdigit() for w in tail)
    if not period and (
        all(w.isdigit() or w in PART_WORDS for w in tail)
        or (tail[0] in PART_WORDS and any(w.isdigit() or len(w) == 1 for w in tail[1:2]))
    ):
        note = f"only one title has {' '.join(tail)!r}: a part or a year"
        return TitleMatch("conflict", -9.0, note)
    weight = _information(short.content)
    if at_break and short.content:
        return TitleMatch(
            "subtitle", weight - 0.75, "titles agree, the subtitle stands in one only"
        )
    if short.content < 2:  # "Metode Penelitian" begins many books of one author
        return TitleMatch("near", -1.5, "one title is a short beginning of the other")
    share = len(short.key) / len(long.key)
    penalty = 1.0 if share > 0.7 else 1.75
    return TitleMatch("cut", weight - penalty, "one title is the beginning of the other")
