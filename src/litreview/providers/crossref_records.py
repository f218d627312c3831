"""Crossref's JSON → records (https://api.crossref.org/swagger-ui/index.html, schema Work)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litreview.http.answers import Answer
from litreview.matching.candidates import Candidate
from litreview.providers import reading
from litreview.providers.reading import as_list, as_object, as_objects, as_text, strip_markup

_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book": "book",
    "edited-book": "book",
    "monograph": "book",
    "reference-book": "book",
    "dissertation": "thesis",
    "report": "report",
    "posted-content": "article",
    "dataset": "dataset",
    "reference-entry": "entry-encyclopedia",
}


def read_work(answer: Answer) -> list[Candidate]:
    """Read the answer to a look-up by DOI."""
    return [crossref_candidate(_message(answer), answer)]


def read_works(answer: Answer) -> list[Candidate]:
    """Read a page of a list of works."""
    return [crossref_candidate(item, answer) for item in _items(answer)]


def read_list(answer: Answer) -> tuple[list[Candidate], int | None]:
    """Read a page of a list: its records, and how many there are in all."""
    total = reading.as_count(_message(answer).get("total-results"))
    return read_works(answer), total


def read_references(answer: Answer) -> list[Candidate]:
    """Read what a work cites, as its publisher deposited it."""
    message = _message(answer)
    citing = reading.read_doi(message.get("DOI")) or answer.url
    listed = as_objects(message.get("reference"))
    return [
        Candidate(
            reading.read_doi(each.get("DOI")) or f"{citing}#{as_text(each.get('key')) or n}",
            _reference_csl(each),
            "crossref",
            answer.retrieved,
            (answer.url,),
        )
        for n, each in enumerate(listed, start=1)
    ]


def _message(answer: Answer) -> dict[str, Any]:
    data = reading.read_json(answer)
    if data.get("status") not in (None, "ok"):
        told = data.get("message")
        first = as_object(next(iter(as_list(told)), None)).get("message")
        raise reading.Unreadable(
            f"an error came instead of an answer: {as_text(told) or as_text(first)}"[:240]
        )
    message: dict[str, Any] = reading.expect(data, "message", dict)
    return message


def _items(answer: Answer) -> list[dict[str, Any]]:
    return as_objects(reading.expect(_message(answer), "items", list))


def crossref_candidate(work: Mapping[str, Any], answer: Answer) -> Candidate:
    """Turn one work into a record.

    >>> work = {"DOI": "10.5555/X", "title": ["Desa <i>digital</i>"], "volume": "3",
    ...         "author": [{"family": "Contoh", "given": "Ayu"}], "is-referenced-by-count": 2}
    >>> record = crossref_candidate(work, Answer("crossref", "u", 200, b"", "2026-01-31T10:00:00Z"))
    >>> record.csl["title"], record.csl["custom"]["cited-by"]
    ('Desa digital', {'count': 2, 'date': '2026-01-31'})
    """
    titles = [t for t in map(strip_markup, as_list(work.get("title"))) if t]
    subtitle = next((t for t in map(strip_markup, as_list(work.get("subtitle"))) if t), "")
    title = titles[0] if titles else ""
    if title and subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}"
    doi = reading.read_doi(work.get("DOI"))
    csl = reading.as_csl(
        type=_TYPES.get(as_text(work.get("type"))),
        title=title,
        original_title=_first(work, "original-title"),
        author=_names(work.get("author")),
        editor=_names(work.get("editor")),
        container_title=_first(work, "container-title"),
        issued=_issued(work),
        volume=as_text(work.get("volume")),
        issue=as_text(work.get("issue")),
        page=as_text(work.get("page")),
        number=as_text(work.get("article-number")),
        publisher=strip_markup(work.get("publisher")),
        publisher_place=as_text(work.get("publisher-location")),
        DOI=doi,
        URL=as_text(as_object(as_object(work.get("resource")).get("primary")).get("URL")),
        ISSN=reading.read_issns(as_list(work.get("ISSN"))),
        ISBN=", ".join(filter(None, map(as_text, as_list(work.get("ISBN"))))),
        keyword=[k for k in map(strip_markup, as_list(work.get("subject"))) if k],
        language=as_text(work.get("language")),
        abstract=reading.read_abstract(work.get("abstract")),
        custom={
            "parallel-title": titles[1] if len(titles) > 1 else None,
            "cited-by": reading.count_citations(work.get("is-referenced-by-count"), answer),
        },
    )
    return Candidate(doi or answer.url, csl, "crossref", answer.retrieved, (answer.url,))


def _first(work: Mapping[str, Any], key: str) -> str:
    return next((t for t in map(strip_markup, as_list(work.get(key))) if t), "")


def _names(value: Any) -> list[dict[str, str]]:
    found = []
    for each in as_objects(value):
        family, given = strip_markup(each.get("family")), strip_markup(each.get("given"))
        body = strip_markup(each.get("name"))
        name = {"family": family or given, "given": given if family else "", "literal": body}
        found.append({part: text for part, text in name.items() if text})
    return [name for name in found if name]


def _issued(work: Mapping[str, Any]) -> dict[str, Any] | None:
    for key in ("issued", "published", "published-print", "published-online"):
        parts = as_list(as_object(work.get(key)).get("date-parts"))
        date = reading.read_date(*as_list(parts[0]), None) if parts else None
        if date:
            return date
    return None


def _reference_csl(each: Mapping[str, Any]) -> dict[str, Any]:
    titles = ("article-title", "volume-title", "series-title")
    name = reading.read_name(each.get("author"))
    return reading.as_csl(
        title=next((t for t in (strip_markup(each.get(k)) for k in titles) if t), ""),
        author=[name] if name else [],
        container_title=strip_markup(each.get("journal-title")),
        issued=reading.read_date(as_text(each.get("year"))[:4], None),
        volume=as_text(each.get("volume")),
        issue=as_text(each.get("issue")),
        page=as_text(each.get("first-page")),
        DOI=reading.read_doi(each.get("DOI")),
        custom={"printed": strip_markup(each.get("unstructured")), "et_al": bool(name)},
    )
