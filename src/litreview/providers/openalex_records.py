"""OpenAlex's JSON → records (https://developers.openalex.org/api-entities/works/work-object)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litreview.http.answers import Answer
from litreview.matching.candidates import Candidate
from litreview.providers import reading
from litreview.providers.reading import as_list, as_object, as_objects, as_text, strip_markup

FIELDS = (
    "id,doi,display_name,publication_year,publication_date,language,type,biblio,primary_location,"
    "authorships,keywords,abstract_inverted_index,cited_by_count,referenced_works"
)
"""What is asked for of a work: the rest of it is not used, and long."""
_TYPES = {
    "article": "article-journal",
    "review": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "preprint": "article",
    "dataset": "dataset",
}
_LONGEST = 20_000
"""Words of an abstract; a position beyond is no abstract's."""


def read_work(answer: Answer) -> list[Candidate]:
    """Read the answer to a look-up by DOI or id."""
    data = reading.read_json(answer)
    reading.expect(data, "id", str)
    return [openalex_candidate(data, answer)]


def read_list(answer: Answer) -> tuple[list[Candidate], int | None, str]:
    """Read a page of a list: its records, how many there are in all, the cursor to the next."""
    data = reading.read_json(answer)
    works = as_objects(reading.expect(data, "results", list))
    meta = as_object(data.get("meta"))
    found = [openalex_candidate(work, answer) for work in works]
    return found, reading.as_count(meta.get("count")), as_text(meta.get("next_cursor"))


def read_works(answer: Answer) -> list[Candidate]:
    """Read a page of a list of works."""
    return read_list(answer)[0]


def read_abstract_index(index: Any) -> str:
    """Put the words of an inverted index (word → its positions) in their order.

    >>> read_abstract_index({"digital": [1], "Desa": [0, 2]})
    'Desa digital Desa'
    """
    places: dict[int, str] = {}
    for word, positions in as_object(index).items():
        for position in as_list(positions):
            at = reading.as_count(position)
            if at is not None and at < _LONGEST:
                places[at] = word
    return reading.read_abstract(" ".join(places[at] for at in sorted(places)))


def openalex_candidate(work: Mapping[str, Any], answer: Answer) -> Candidate:
    """Turn one work into a record; its id is OpenAlex's, without the address before it.

    >>> work = {"id": "https://openalex.org/W1", "display_name": "Desa digital", "type": "article",
    ...         "biblio": {"volume": "3", "first_page": "12", "last_page": "22"}}
    >>> record = openalex_candidate(work, Answer("openalex", "u", 200, b"", "2026-01-31T10:00:00Z"))
    >>> record.id, record.csl["page"], record.csl["type"]
    ('W1', '12-22', 'article-journal')
    """
    place = as_object(work.get("primary_location"))
    source = as_object(place.get("source"))
    biblio = as_object(work.get("biblio"))
    csl = reading.as_csl(
        type=_TYPES.get(as_text(work.get("type"))),
        title=strip_markup(work.get("display_name") or work.get("title")),
        author=_names(work.get("authorships")),
        container_title=strip_markup(source.get("display_name")),
        issued=reading.read_date(work.get("publication_date"))
        or reading.read_date(work.get("publication_year"), None),
        volume=as_text(biblio.get("volume")),
        issue=as_text(biblio.get("issue")),
        page=reading.join_pages(biblio.get("first_page"), biblio.get("last_page")),
        publisher=strip_markup(source.get("host_organization_name")),
        DOI=reading.read_doi(work.get("doi")),
        URL=as_text(place.get("landing_page_url")),
        ISSN=reading.read_issns(as_list(source.get("issn"))),
        keyword=[
            k
            for k in (strip_markup(w.get("display_name")) for w in as_objects(work.get("keywords")))
            if k
        ],
        language=as_text(work.get("language")),
        abstract=read_abstract_index(work.get("abstract_inverted_index")),
        custom={"cited-by": reading.count_citations(work.get("cited_by_count"), answer)},
    )
    identifier = as_text(work.get("id")).rpartition("/")[2]
    return Candidate(identifier, csl, "openalex", answer.retrieved, (answer.url,))


def _names(value: Any) -> list[dict[str, str]]:
    """Read the authors as the paper printed them, where OpenAlex kept that."""
    found = []
    for each in as_objects(value):
        known = as_object(each.get("author")).get("display_name")
        found.append(reading.read_name(each.get("raw_author_name") or known))
    return [name for name in found if name]
