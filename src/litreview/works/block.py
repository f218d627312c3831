"""Which records are worth comparing: candidate pairs without all-against-all.

Records meet where they share a key: an address, a law's number, author and year, the title's
beginning or end, two of its rarest words, or the place in a journal. A key that many share is
split by a second, and what is still large is walked in the order of titles through a narrow
window, so the number of pairs grows with the number of records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from litreview.prose import fold_key
from litreview.works.alignment import read_through
from litreview.works.clues import Clues

LARGE = 24
"""A block with more records than this is split, then walked."""
WINDOW = 6
"""How many neighbours each record meets in a block that stays large."""
_BEGIN = 14
_RARE = 4
_ENOUGH = 1000
"""Characters of a title that are held against another's; what is longer is no title."""


def candidate_pairs(records: Sequence[Clues]) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions worth comparing once, smaller position first.

    >>> from litreview.works.clues import read_clues
    >>> titles = ["Media Sosial dan Demokrasi", "MEDIA SOSIAL DAN DEMOKRASI", "Ekonomi Desa"]
    >>> list(candidate_pairs([read_clues({"title": title}) for title in titles]))
    [(0, 1)]
    """
    counts = Counter(w for r in records if r.title for w in set(r.title.words))
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, record in enumerate(records):
        for key in set(_keys(record, counts)):
            blocks[key].append(i)
    met: set[int] = set()
    n = len(records)
    for key in sorted(blocks):
        members = blocks.pop(key)
        for i, j in _pairs_within(members, records):
            code = i * n + j
            if code not in met:
                met.add(code)
                if _worth(records[i], records[j]):
                    yield i, j


def _keys(record: Clues, counts: Counter[str]) -> Iterator[str]:
    if record.doi:
        yield f"doi {record.doi}"
    if record.url:
        yield f"url {record.url}"
    if record.isbn:
        yield f"isbn {record.isbn}"
    if record.law:
        yield f"law {record.law.number} {record.law.year}"
    if record.volume and record.pages[0]:
        yield f"place {record.volume} {record.pages[0]} {record.year or ''}"
    if record.volume and record.author_key:
        yield f"at {record.author_key[:4]} {record.volume} {record.issue}"
    names = {w for p in record.authors[:1] for w in p.words if len(w) > 2}
    for name in names:
        yield f"who {name[:5]} {record.year or ''}"
    for title in (record.title, *record.other_titles):
        if title is None:
            continue
        yield f"begin {read_through(title.key)[:_BEGIN]}"
        main = min((cut for cut in title.breaks if cut > _BEGIN), default=len(title.key))
        yield f"end {title.key[max(0, main - _BEGIN) : main]}"
        # A word that occurs once may be misspelt, and brings nobody together anyway.
        words = {w for w in title.words if counts[w] > 1 and len(w) > 3}
        rare = sorted(words, key=lambda w: (counts[w], w))[:_RARE]
        for one, two in combinations(sorted(rare), 2):
            yield f"words {one} {two}"


_SECOND_KEYS: tuple[Callable[[Clues], str], ...] = (
    lambda r: f"{r.author_key[:4]} {r.year or ''}",
    lambda r: r.title.key[:8] if r.title else "",
    lambda r: fold_key(r.container)[:8] + r.volume,
)


def _pairs_within(members: list[int], records: Sequence[Clues]) -> Iterable[tuple[int, int]]:
    if len(members) <= LARGE:
        yield from combinations(members, 2)
        return
    for second in _SECOND_KEYS:
        parts: dict[str, list[int]] = defaultdict(list)
        for i in members:
            parts[second(records[i])].append(i)
        for key in sorted(parts):
            if len(parts[key]) <= LARGE:
                yield from combinations(parts[key], 2)
            else:
                yield from _walk(parts[key], records)
    yield from _walk(members, records)


def _walk(members: list[int], records: Sequence[Clues]) -> Iterator[tuple[int, int]]:
    def by_title(i: int) -> tuple[str, str]:
        title = records[i].title
        return (title.key if title else "", records[i].author_key)

    ordered = sorted(members, key=by_title)
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + WINDOW]:
            yield (i, j) if i < j else (j, i)


def _worth(a: Clues, b: Clues) -> bool:
    """Tell cheaply whether two records can be the same at all."""
    if a.title is None or b.title is None or a.law or b.law or a.other_titles or b.other_titles:
        return True
    if (a.doi and a.doi == b.doi) or (a.url and a.url == b.url):
        return True
    if (
        a.volume
        and a.volume == b.volume
        and (
            (a.pages[0] and a.pages[0] == b.pages[0])
            or (a.author_key == b.author_key and a.year == b.year)
        )
    ):
        return True
    one, two = a.title.key[:_ENOUGH], b.title.key[:_ENOUGH]
    length = min(len(one), len(two))
    if length < 12:
        return True
    likeness = fuzz.ratio(one[:length], two[:length], score_cutoff=70)
    return likeness > 0 or fuzz.partial_ratio(one, two, score_cutoff=88) > 0
