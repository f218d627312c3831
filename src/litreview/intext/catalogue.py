"""The references of a paper, indexed by year and by every word an author may be cited under."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from litreview.intext.candidates import Cited
from litreview.intext.likeness import Author, fold_author
from litreview.model import Name, Reference
from litreview.prose import fold

_YEAR = re.compile(r"(?<![\w/.-])(1[5-9]\d\d|20\d\d)([a-z])?(?![\w/]|[-–]\d)")
_ADDRESS = re.compile(r"(?:https?:|www\.|doi)\S{0,400}", re.IGNORECASE)
_HEAD = re.compile(r"[^0-9(“\"]{0,160}")
_ET_AL = re.compile(r"\bet\.?\s?al\b|\bdkk\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference, folded for linking.

    ``others`` are years printed elsewhere than at the head, ``opening`` is what stands before
    the year where no author was made out.
    """

    id: str
    authors: tuple[Author, ...]
    et_al: bool
    year: int | None
    suffix: str
    others: frozenset[int]
    late: bool
    head: frozenset[str]
    title: str
    opening: Author | None = None


class Catalogue:
    """An index of references for linking.

    Parameters
    ----------
    references
        The references of one paper, in the order of its list.
    """

    def __init__(self, references: Sequence[Reference]) -> None:
        self.entries = [_entry(reference) for reference in references]
        late = sum(entry.late for entry in self.entries)
        self.years_at_head = late * 2 < len(self.entries)
        self._by_word: dict[tuple[int | None, str], list[int]] = defaultdict(list)
        self._by_author: dict[str, list[int]] = defaultdict(list)
        self._keys: dict[int | None, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._apart: dict[int | None, list[int]] = defaultdict(list)
        for i, entry in enumerate(self.entries):
            known = {entry.year, *entry.others}
            for year in known:
                self._add(year, i, entry)
            for key in entry.authors[0].keys if entry.authors else ():
                self._by_author[key].append(i)
        self.newest = max((e.year for e in self.entries if e.year), default=None)

    def _add(self, year: int | None, i: int, entry: Entry) -> None:
        first = entry.authors[0] if entry.authors else None
        names = {*first.keys, *first.words} if first else {*entry.head}
        for word in names:
            self._by_word[year, word].append(i)
        for key in first.keys if first else ():
            self._keys[year][key].append(i)
        for key in first.words if first and not first.body else ():
            if len(key) > 5:
                self._keys[year][key].append(i)
        if first is None or first.body:
            self._apart[year].append(i)

    def candidates(self, cited: Cited) -> list[Entry]:
        """Return the references that may be meant, whatever their authors: a small superset."""
        years: list[int | None] = [cited.year]
        if cited.also is not None:
            years.append(cited.also)
        found: set[int] = set()
        printed = [*cited.names.names[:1], cited.names.raw, *cited.names.aliases, cited.names.title]
        for year in years:
            for folded in {fold(name) for name in printed if name}:
                for word in {folded.replace(" ", ""), *folded.split()}:
                    found.update(self._by_word.get((year, word), ()))
                    found.update(self._near(year, word))
            found.update(self._apart.get(year, ())[:400])
        return [self.entries[i] for i in sorted(found)]

    def by_first_author(self, name: str) -> list[Entry]:
        """Return the references whose first author is cited under just this name, of any year."""
        folded = fold(name).split()
        keys = {"".join(folded), *folded[-1:]}
        found = {i for key in keys for i in self._by_author.get(key, ())}
        return [self.entries[i] for i in sorted(found)]

    def _near(self, year: int | None, word: str) -> Iterable[int]:
        keys = self._keys.get(year)
        if keys is None or len(word) < 4:
            return ()
        return [
            i
            for key, _, _ in process.extract(
                word, list(keys), scorer=OSA.distance, score_cutoff=2, limit=50
            )
            for i in keys[key]
        ]


def _entry(reference: Reference) -> Entry:
    csl = reference.csl
    names = [Name.from_csl(name) for name in csl.get("author") or csl.get("editor") or ()]
    authors = tuple(fold_author(n) for n in names if n.family or n.literal)
    text = _ADDRESS.sub(" ", reference.text)
    year = _issued(csl)
    title = fold(str(csl.get("title") or ""))
    at_title = _place_of_title(text, str(csl.get("title") or ""))
    printed = [(m.start(), int(m[1])) for m in _YEAR.finditer(text)]
    late = (
        year is not None
        and at_title > 0
        and bool(printed)
        and all(at > at_title for at, y in printed if y == year)
    )
    others = _other_years(text, year, at_title, len(str(csl.get("title") or "")))
    if year is None and len(others) == 1:
        year, late = next(iter(others)), at_title >= 0
    custom = csl.get("custom") or {}
    head = _HEAD.match(text)
    head_text = text[:at_title] if at_title > 0 else (head.group() if head else "")
    suffix = str(csl.get("year-suffix") or "")
    if not suffix:
        letters = {m[2] for m in _YEAR.finditer(text) if m[2] and int(m[1]) == year}
        suffix = letters.pop() if len(letters) == 1 else ""
    et_al = bool(isinstance(custom, dict) and custom.get("et_al")) or bool(_ET_AL.search(head_text))
    words = frozenset(w for w in fold(head_text).split() if len(w) > 2)
    others -= {year or 0}
    opening = None if authors else _opening(text)
    return Entry(reference.id, authors, et_al, year, suffix, others, late, words, title, opening)


def _opening(text: str) -> Author | None:
    """Read a short stretch before the first year as a body's name."""
    year = _YEAR.search(text)
    words = text[: year.start()].split() if year else []
    return fold_author(Name(literal=" ".join(words).strip(" .,(["))) if 0 < len(words) < 9 else None


def _issued(csl: Any) -> int | None:
    parts = (csl.get("issued") or {}).get("date-parts") or [[]]
    first = parts[0][:1] if parts and parts[0] else []
    try:
        return int(first[0]) if first else None
    except (TypeError, ValueError):
        return None


def _place_of_title(text: str, title: str) -> int:
    words = title.split()[:3]
    return text.find(" ".join(words)) if words else -1


def _other_years(text: str, year: int | None, at_title: int, size: int) -> frozenset[int]:
    """Return the years printed outside the title, where the reference dates itself."""
    inside = range(at_title, at_title + size) if at_title >= 0 else range(0)
    counted = Counter(
        int(m[1]) for m in _YEAR.finditer(text) if m.start() not in inside and int(m[1]) != year
    )
    return frozenset(counted)
