"""Records that a provider offers, and which of many are worth comparing with a reference.

The index brings a reference together with the records that share an address, a place in a
journal, the beginning or end of a title, its rare words, or the author and the year.
"""

from __future__ import annotations

import dataclasses
import heapq
import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz

from litreview.matching.sisters import is_translation
from litreview.model import Csl
from litreview.prose import fold, fold_key
from litreview.works.clues import Clues, read_clues
from litreview.works.titles import Title, read_title
from litreview.works.wordlists import CONTAINER_STOP

_EDGE = 14
"""Letters of a title's beginning or end that make a key."""
_RARE = 6
"""How many of a title's rarest words are looked up."""
_CROWD = 400
"""A key that more records share than this tells nothing."""
_SHORTLIST = 40
"""How many records that share only words or names with a reference are compared."""
_SHORT_NAME = 5
_TAG = re.compile(r"</?[a-zA-Z][\w:]{0,11}(?:\s[^<>]{0,80})?/?>")
_ARTICLE = re.compile(r"/([^/]+)/article/(\d+)$")
_DOI_NUMBER = re.compile(r"(\d{3,})$")
_TITLE_VARIABLES = ("title", "original-title", "translated-title", "parallel-title")


@dataclass(frozen=True)
class Candidate:
    """A record offered by a provider: facts as CSL, and where and when they were found.

    Parameters
    ----------
    id
        The provider's name for the record.
    csl
        What the provider holds. Titles in further languages may stand in ``original-title``,
        ``translated-title``, ``custom.parallel-title``, or in a list under ``title``.
    provider
        Who offers it.
    retrieved
        When it was retrieved (ISO 8601), None where nobody wrote that down.
    urls
        Where the facts can be looked up.
    """

    id: str
    csl: Csl
    provider: str = ""
    retrieved: str | None = None
    urls: tuple[str, ...] = field(default=())

    @cached_property
    def clues(self) -> Clues:
        """What of the record is compared, read once."""
        return read_record(self.csl)

    @property
    def titles(self) -> tuple[Title, ...]:
        """The record's titles, in every language it has."""
        first = (self.clues.title,) if self.clues.title else ()
        return (*first, *self.clues.other_titles)


def read_record(csl: Csl) -> Clues:
    """Read a provider's record: as `litreview.works.clues.read_clues`, with all its titles.

    >>> clues = read_record({"title": ["Desa Digital", "Digital Village"]})
    >>> [t.words for t in (clues.title, *clues.other_titles)]
    [('desa', 'digital'), ('digital', 'village')]
    """
    clues = read_clues(csl)
    custom = csl.get("custom")
    values = [csl.get(v) for v in _TITLE_VARIABLES]
    values += [custom.get(v) for v in _TITLE_VARIABLES] if isinstance(custom, Mapping) else []
    texts = (without_markup(text) for value in values for text in _texts(value))
    titles = dict.fromkeys(title for title in map(read_title, texts) if title)
    if not titles:  # a bare record is not a lone title with the wrong label, as in print
        container = next(iter(_texts(csl.get("container-title"))), "")
        return dataclasses.replace(clues, title=None, other_titles=(), container=container)
    first, *others = titles
    return dataclasses.replace(clues, title=first, other_titles=tuple(others))


def without_markup(text: str) -> str:
    """Return a title without the tags and entities that databases leave in it.

    >>> without_markup("<i>Desa</i> &amp; kota: H<sub>2</sub>O, p < .05")
    'Desa & kota: H2O, p < .05'
    """
    return html.unescape(_TAG.sub("", text)) if "<" in text or "&" in text else text


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, (list, tuple)):
        return [text for each in value for text in _texts(each)]
    return _texts(list(value.values())) if isinstance(value, Mapping) else []


class CandidateIndex(Sequence[Candidate]):
    """Records in an order of their own, with `near` to find those worth comparing.

    >>> index = CandidateIndex([Candidate("a", {"title": "Media Sosial dan Demokrasi Desa"})])
    >>> [c.id for c in index.near(read_clues({"title": "MEDIA SOSIAL DAN DEMOKRASI KOTA"}))]
    ['a']
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = list(candidates)
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for position, candidate in enumerate(self._candidates):
            for key in set(_keys(candidate)):
                self._by_key[key].append(position)

    def __len__(self) -> int:
        return len(self._candidates)

    def __getitem__(self, index: Any) -> Any:
        return self._candidates[index]

    def near(self, clues: Clues) -> list[Candidate]:
        """Return the records worth comparing, in the order they were given in."""
        found = {p for key in _exact_keys(clues) for p in self._few(key)}
        found |= {p for key in _wanted_places(clues) for p in self._few(key)}
        votes: Counter[int] = Counter()
        for key in _author_keys(clues, spread=1):
            votes.update(dict.fromkeys(self._few(key), 3))
        words = {w for w in clues.title.words if len(w) > 3} if clues.title else set()
        known = [(len(self._by_key[f"word {w}"]), w) for w in words if f"word {w}" in self._by_key]
        for _, word in sorted(known)[:_RARE]:
            votes.update(self._by_key[f"word {word}"])
        ranked = heapq.nsmallest(_SHORTLIST, votes.items(), key=lambda vote: (-vote[1], vote[0]))
        found |= {p for p, _ in ranked if _may_agree(clues, self._candidates[p])}
        return [self._candidates[p] for p in sorted(found)]

    def _few(self, key: str) -> list[int]:
        positions = self._by_key.get(key, [])
        return positions if len(positions) <= _CROWD else []


def _may_agree(clues: Clues, candidate: Candidate) -> bool:
    """Tell cheaply whether the titles can be one; what shares an exact key is not asked."""
    if clues.title is None or clues.law or not candidate.titles:
        return True
    one = clues.title.key
    for title in (t.key for t in candidate.titles):
        length = min(len(one), len(title))
        if length < 12 or fuzz.ratio(one[:length], title[:length], score_cutoff=65):
            return True
        if fuzz.partial_ratio(one, title, score_cutoff=85):
            return True
    return is_translation(clues, candidate.clues)


def _keys(candidate: Candidate) -> Iterator[str]:
    clues = candidate.clues
    yield from _exact_keys(clues)
    yield from _author_keys(clues, spread=0)
    for title in candidate.titles:
        yield from (f"word {word}" for word in title.words if len(word) > 3)
    if not candidate.titles:
        yield from _own_places(clues)


def _exact_keys(clues: Clues) -> Iterator[str]:
    """Yield keys that few records share and that alone justify a comparison."""
    if clues.doi:
        yield f"doi {clues.doi}"
    if clues.url:
        yield f"url {clues.url}"
    if clues.isbn:
        yield f"isbn {clues.isbn}"
    if clues.law:
        yield f"law {clues.law.number} {clues.law.year}"
    if clues.volume and clues.pages[0]:
        yield f"place {clues.volume} {clues.pages[0]}"
    for title in (clues.title, *clues.other_titles):
        if title:
            yield f"begin {title.key[:_EDGE]}"
            yield f"end {title.key[-_EDGE:]}"


def _author_keys(clues: Clues, spread: int) -> Iterator[str]:
    for word in sorted({w for p in clues.authors[:1] for w in p.words if len(w) > 2}):
        for year in range(clues.year - spread, clues.year + spread + 1) if clues.year else ():
            yield f"who {word[:5]} {year}"


def _own_places(clues: Clues) -> Iterator[str]:
    """Yield where a record without a title stands: its container, or its address's journal."""
    for word in _content(clues.container):
        yield f"in {word} {clues.year or ''}"
    journal = address_journal(clues.url)
    if journal:
        yield f"path {journal[:2]}"
    yield from _numbers(clues)


def _wanted_places(clues: Clues) -> Iterator[str]:
    content = _content(clues.container)
    for word in content:
        yield from (f"in {word} {year or ''}" for year in {clues.year, None})
    if content:
        yield f"path {content[0][:2].replace('c', 'k')}"
    yield from _numbers(clues)


def _numbers(clues: Clues) -> Iterator[str]:
    """Yield the article numbers that journal software puts into addresses and DOIs."""
    for found in (_DOI_NUMBER.search(clues.doi), _ARTICLE.search(clues.url)):
        if found:
            yield f"number {found.groups()[-1]}"


def _content(container: str) -> list[str]:
    return [w for w in fold(container).split() if w not in CONTAINER_STOP]


def address_journal(url: str) -> str:
    """Return the journal's short name in an article's address (as `read_url` gives it), c as k.

    >>> address_journal("ejournal.x.ac.id/jcommed/article/7")
    'kommed'
    """
    found = _ARTICLE.search(url)
    return fold_key(found.group(1)).replace("c", "k").removeprefix("j") if found else ""


def abbreviates(journal: str, container: str) -> bool:
    """Tell whether a short name is made of the beginnings of all the container's words.

    At least two letters of each word must stand in it: initials fit too many journals.

    >>> abbreviates("kommed", "Jurnal Komunikasi dan Media"), abbreviates("kom", "Jurnal Komunikasi")
    (True, False)
    """
    words = [w.replace("c", "k") for w in _content(container)]
    return len(journal) >= _SHORT_NAME and bool(words) and _spells(journal, words)


def _spells(letters: str, words: list[str]) -> bool:
    if not words:
        return not letters
    pairs = enumerate(zip(letters, words[0], strict=False))
    longest = next((n for n, (a, b) in pairs if a != b), min(len(letters), len(words[0])))
    return any(_spells(letters[n:], words[1:]) for n in range(longest, 1, -1))
