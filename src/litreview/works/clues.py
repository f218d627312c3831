"""One CSL record → what the comparison looks at, read once and brought to one form.

Records may be damaged: fields missing, glued, cut or of the wrong type. Whatever cannot be
read is simply no clue; nothing raises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from litreview.model import Csl
from litreview.prose import fold, fold_key
from litreview.works.addresses import (
    Law,
    read_dates,
    read_doi,
    read_edition,
    read_isbn,
    read_law,
    read_number,
    read_pages,
    read_url,
)
from litreview.works.people import Person, read_person, split_glued
from litreview.works.titles import Title, read_title
from litreview.works.wordlists import CONFERENCE_WORDS, THESIS_WORDS

_FORMS = {
    "article-journal": "journal",
    "paper-conference": "conference",
    "thesis": "thesis",
    "book": "book",
    "chapter": "chapter",
    "entry": "chapter",
    "entry-encyclopedia": "chapter",
    "report": "report",
    "webpage": "web",
    "post": "web",
    "post-weblog": "web",
    "article-newspaper": "web",
    "article-magazine": "web",
    "review": "review",
    "review-book": "review",
}


_GLUED_ET_AL = re.compile(r"\w(?:dkk|et\s?al)\b")
_STRAY_PART = re.compile(
    r"((?:part|bagian|jilid|buku|seri(?:es)?|volume)\s(?:\d{1,3}|[ivx]{1,5})\b[^.]{0,80})(?:\.\s+|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clues:
    """What of a record is compared; empty strings and None where the record is silent."""

    title: Title | None
    other_titles: tuple[Title, ...]
    law: Law | None
    authors: tuple[Person, ...]
    et_al: bool
    date: tuple[int, ...]
    suffix: str
    container: str
    publisher: str
    volume: str
    issue: str
    pages: tuple[str, str]
    edition: str
    doi: str
    url: str
    isbn: str
    form: str
    noise: frozenset[str]
    text_key: str
    list_id: str

    @property
    def year(self) -> int | None:
        """The year, if one is printed."""
        return self.date[0] if self.date else None

    @property
    def author_key(self) -> str:
        """The first author's family name in one word, "" without authors."""
        return self.authors[0].key if self.authors else ""


def read_clues(csl: Csl, *, text: str = "", list_id: str = "") -> Clues:
    """Read a record's clues; ``text`` is the printed entry, ``list_id`` the paper it stands in.

    >>> read_clues({"title": "Media Sosial", "issued": {"date-parts": [[2021]]}}).year
    2021
    """
    custom = csl.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    title, container = _text(csl, "title"), _text(csl, "container-title")
    date = read_dates(csl.get("issued"))
    volume, pages = read_number(csl.get("volume")), read_pages(csl.get("page"))
    if not title and container and not (volume or pages[0] or csl.get("URL")):
        title, container = container, ""  # a lone title that took the wrong label
    stray = _STRAY_PART.match(container)
    if stray and title:  # the end of the title, read as the beginning of the journal's
        title, container = f"{title}. {stray[1]}", container[stray.end() :]
    others = [
        _text(csl, "original-title"),
        _text(csl, "translated-title"),
        str(custom.get("parallel-title") or ""),
    ]
    authors = read_authors(csl)
    publisher = _text(csl, "publisher")
    noise = {w for p in authors for w in p.words if len(w) > 2}
    for place in (container, publisher, _text(csl, "publisher-place")):
        noise |= _words(place)
    if date:
        noise.add(str(date[0]))
    form = _FORMS.get(_text(csl, "type"), "")
    if form in {"", "book"} and THESIS_WORDS & _words(_text(csl, "genre")):
        form = "thesis"
    if form in {"", "journal"} and CONFERENCE_WORDS & _words(container):
        form = "conference"
    return Clues(
        title=read_title(title) if title else None,
        other_titles=tuple(t for t in map(read_title, filter(None, others)) if t),
        law=read_law(title, date[0] if date else None),
        authors=authors,
        et_al=bool(csl.get("et_al") or custom.get("et_al") or _GLUED_ET_AL.search(text[:120])),
        date=date,
        suffix=_text(csl, "year-suffix").strip().casefold(),
        container=container,
        publisher=publisher,
        volume=volume,
        issue=read_number(csl.get("issue")),
        pages=pages,
        edition=read_edition(csl.get("edition")),
        doi=read_doi(csl.get("DOI")) or read_doi(csl.get("URL")),
        url=read_url(csl.get("URL")),
        isbn=read_isbn(csl.get("ISBN")),
        form=form,
        noise=frozenset(noise),
        text_key=fold_key(text),
        list_id=list_id,
    )


def read_authors(csl: Csl) -> tuple[Person, ...]:
    """Return the authors that a record names, comparable, in their order.

    >>> [person.key for person in read_authors({"author": [{"family": "Ventä-Olkkonen"}]})]
    ['ventaolkkonen']
    """
    names = (one for name in _names(csl) for one in split_glued(name))
    return tuple(p for p in map(read_person, names) if p)


@lru_cache(maxsize=50_000)
def _words(printed: str) -> frozenset[str]:
    """Return the folded words of what many records print alike: a journal, a publisher, a town."""
    return frozenset(fold(printed).split())


def _text(csl: Csl, variable: str) -> str:
    value = csl.get(variable)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, (list, tuple)):
        value = value[0] if value else ""
    return str(value) if isinstance(value, (str, int, float)) else ""


def _names(csl: Csl) -> list[Any]:
    names = csl.get("author")
    if isinstance(names, (str, dict)):
        return [names]
    return list(names) if isinstance(names, (list, tuple)) else []
