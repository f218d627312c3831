"""DOAJ's JSON → records (https://doaj.org/api/docs, article search)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litreview.http.answers import Answer
from litreview.matching.candidates import Candidate
from litreview.providers import reading
from litreview.providers.reading import as_list, as_object, as_objects, as_text, strip_markup


def read_list(answer: Answer) -> tuple[list[Candidate], int | None]:
    """Read a page of a list: its records, and how many there are in all."""
    data = reading.read_json(answer)
    articles = as_objects(reading.expect(data, "results", list))
    return [doaj_candidate(a, answer) for a in articles], reading.as_count(data.get("total"))


def read_articles(answer: Answer) -> list[Candidate]:
    """Read a page of a list of articles."""
    return read_list(answer)[0]


def doaj_candidate(article: Mapping[str, Any], answer: Answer) -> Candidate:
    """Turn one article into a record.

    >>> article = {"id": "a1", "bibjson": {"title": "Desa digital", "year": "2020", "start_page": "12",
    ...     "end_page": "22", "identifier": [{"type": "doi", "id": "10.5555/X"}], "journal": {"number": "2"}}}
    >>> csl = doaj_candidate(article, Answer("doaj", "u", 200, b"", "2026-01-31T10:00:00Z")).csl
    >>> csl["DOI"], csl["issue"], csl["page"]
    ('10.5555/x', '2', '12-22')
    """
    bib = as_object(article.get("bibjson"))
    journal = as_object(bib.get("journal"))
    names = {as_text(i.get("type")).lower(): i.get("id") for i in as_objects(bib.get("identifier"))}
    links = [as_text(link.get("url")) for link in as_objects(bib.get("link"))]
    csl = reading.as_csl(
        type="article-journal",
        title=strip_markup(bib.get("title")),
        author=[
            name
            for name in (reading.read_name(a.get("name")) for a in as_objects(bib.get("author")))
            if name
        ],
        container_title=strip_markup(journal.get("title")),
        issued=reading.read_date(bib.get("year"), bib.get("month")),
        volume=as_text(journal.get("volume")),
        issue=as_text(journal.get("number")),
        page=reading.join_pages(bib.get("start_page"), bib.get("end_page")),
        publisher=strip_markup(journal.get("publisher")),
        DOI=reading.read_doi(names.get("doi")),
        URL=next((link for link in links if link), ""),
        ISSN=reading.read_issns(
            [names.get("pissn"), names.get("eissn"), *as_list(journal.get("issns"))]
        ),
        keyword=[k for k in map(strip_markup, as_list(bib.get("keywords"))) if k],
        abstract=reading.read_abstract(bib.get("abstract")),
    )
    return Candidate(as_text(article.get("id")), csl, "doaj", answer.retrieved, (answer.url,))
