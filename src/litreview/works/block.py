"""Which records are worth comparing: candidate pairs without all-against-all.

Records meet where they share a key: an address, a law's number, author and year, the title's
beginning or end, two of its rarest words, or the place in a journal. A key that many share is
split by a second, and what is still large is walked in the order of titles through a narrow
window, so the number of pairs grows with the number of records. `scale/blocking.sql` says the
same in SQL, on the same cards.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from litreview.prose import fold_key
from litreview.works.alignment import read_through
from litreview.works.clues import Clues

LARGE = 24
"""A block with more records than this is split, then walked."""
WINDOW = 6
"""How many neighbours each record meets in a block that stays large."""
RARE = 4
"""How many of a title's rarest words make keys, two by two."""
_BEGIN = 14
_ENOUGH = 1000
"""Characters of a title that are held against another's; what is longer is no title."""


class Card(NamedTuple):
    """What of a record decides whom it meets: plain values, "" where the record is silent.

    Parameters
    ----------
    keys
        Records that share one of them meet.
    words
        For each title the words that may become keys, the main title's first.
    parts
        The second keys, by which large blocks are split.
    title, author, year, volume, page, doi, url
        What a first look at a pair compares.
    open
        Whether the first look tells nothing: a law, no title, titles in two languages.
    """

    keys: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    parts: tuple[str, ...]
    title: str
    author: str
    year: str
    volume: str
    page: str
    doi: str
    url: str
    open: bool


def make_card(record: Clues) -> Card:
    """Return the card of a record.

    >>> from litreview.works.clues import read_clues
    >>> make_card(read_clues({"title": "Desa Digital", "author": [{"family": "Ali"}]})).keys
    ('begin desadigital', 'end desadigital', 'who ali ')
    """
    title, author = record.title.key if record.title else "", record.author_key
    year = str(record.year or "")
    return Card(
        keys=tuple(sorted(set(_keys(record, author, year)))),
        words=tuple(
            tuple(sorted({w for w in each.words if len(w) > 3})) if each else ()
            for each in (record.title, *record.other_titles)
        ),
        parts=(
            f"{author[:4]} {year}",
            title[:8],
            fold_key(record.container)[:8] + record.volume,
        ),
        title=title,
        author=author,
        year=year,
        volume=record.volume,
        page=record.pages[0],
        doi=record.doi,
        url=record.url,
        open=bool(record.title is None or record.law or record.other_titles),
    )


def candidate_pairs(records: Sequence[Clues]) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions worth comparing once, smaller position first.

    >>> from litreview.works.clues import read_clues
    >>> titles = ["Media Sosial dan Demokrasi", "MEDIA SOSIAL DAN DEMOKRASI", "Ekonomi Desa"]
    >>> list(candidate_pairs([read_clues({"title": title}) for title in titles]))
    [(0, 1)]
    """
    cards = [make_card(record) for record in records]
    counts = Counter(word for card in cards for word in card.words[0])
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, card in enumerate(cards):
        for key in {*card.keys, *_word_keys(card, counts)}:
            blocks[key].append(i)
    met: set[int] = set()
    n = len(records)
    for key in sorted(blocks):
        members = blocks.pop(key)
        for i, j in _pairs_within(members, cards):
            code = i * n + j
            if code not in met:
                met.add(code)
                if worth_comparing(cards[i], cards[j]):
                    yield i, j


def _keys(record: Clues, author: str, year: str) -> Iterator[str]:
    if record.doi:
        yield f"doi {record.doi}"
    if record.url:
        yield f"url {record.url}"
    if record.isbn:
        yield f"isbn {record.isbn}"
    if record.law:
        yield f"law {record.law.number} {record.law.year}"
    if record.volume and record.pages[0]:
        yield f"place {record.volume} {record.pages[0]} {year}"
    if record.volume and author:
        yield f"at {author[:4]} {record.volume} {record.issue}"
    names = {w for p in record.authors[:1] for w in p.words if len(w) > 2}
    for name in names:
        yield f"who {name[:5]} {year}"
    for title in (record.title, *record.other_titles):
        if title is None:
            continue
        yield f"begin {read_through(title.key)[:_BEGIN]}"
        main = min((cut for cut in title.breaks if cut > _BEGIN), default=len(title.key))
        yield f"end {title.key[max(0, main - _BEGIN) : main]}"


def _word_keys(card: Card, counts: Counter[str]) -> Iterator[str]:
    for words in card.words:
        # A word that occurs once may be misspelt, and brings nobody together anyway.
        shared = [w for w in words if counts[w] > 1]
        rare = sorted(shared, key=lambda w: (counts[w], w))[:RARE]
        for one, two in combinations(sorted(rare), 2):
            yield f"words {one} {two}"


def _pairs_within(members: list[int], cards: Sequence[Card]) -> Iterable[tuple[int, int]]:
    if len(members) <= LARGE:
        yield from combinations(members, 2)
        return
    for which in range(len(cards[members[0]].parts)):
        parts: dict[str, list[int]] = defaultdict(list)
        for i in members:
            parts[cards[i].parts[which]].append(i)
        for key in sorted(parts):
            if len(parts[key]) <= LARGE:
                yield from combinations(parts[key], 2)
            else:
                yield from _walk(parts[key], cards)
    yield from _walk(members, cards)


def _walk(members: list[int], cards: Sequence[Card]) -> Iterator[tuple[int, int]]:
    ordered = sorted(members, key=lambda i: (cards[i].title, cards[i].author))
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + WINDOW]:
            yield (i, j) if i < j else (j, i)


def worth_comparing(a: Card, b: Card) -> bool:
    """Tell cheaply whether two records can be the same at all.

    >>> from litreview.works.clues import read_clues
    >>> one, two = (make_card(read_clues({"title": t})) for t in ("Politik Media Sosial", "Ekonomi Desa Kita"))
    >>> worth_comparing(one, two)
    False
    """
    if a.open or b.open:
        return True
    if (a.doi and a.doi == b.doi) or (a.url and a.url == b.url):
        return True
    if (
        a.volume
        and a.volume == b.volume
        and ((a.page and a.page == b.page) or (a.author == b.author and a.year == b.year))
    ):
        return True
    one, two = a.title[:_ENOUGH], b.title[:_ENOUGH]
    length = min(len(one), len(two))
    if length < 12:
        return True
    likeness = fuzz.ratio(one[:length], two[:length], score_cutoff=70)
    return likeness > 0 or fuzz.partial_ratio(one, two, score_cutoff=88) > 0
