"""Semantic Scholar's JSON → records (https://api.semanticscholar.org/api-docs/graph)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litreview.http.answers import Answer
from litreview.matching.candidates import Candidate
from litreview.providers import reading
from litreview.providers.reading import as_list, as_object, as_objects, as_text, strip_markup

FIELDS = (
    "title,abstract,year,publicationDate,venue,publicationVenue,journal,authors,externalIds,url,"
    "citationCount,publicationTypes"
)
_TYPES = {
    "JournalArticle": "article-journal",
    "Review": "article-journal",
    "Conference": "paper-conference",
    "Book": "book",
    "BookSection": "chapter",
    "Dataset": "dataset",
}


def read_paper(answer: Answer) -> list[Candidate]:
    """Read the answer to a look-up by DOI."""
    data = reading.read_json(answer)
    reading.expect(data, "paperId", str)
    return [semantic_scholar_candidate(data, answer)]


def read_list(answer: Answer) -> tuple[list[Candidate], int | None, int | None]:
    """Read a page of a list: its records, how many in all, the offset of the next page.

    A list of references or citations wraps each paper; one that a publisher withholds is null.
    """
    data = reading.read_json(answer)
    if not (data.get("data") is None and ("offset" in data or "total" in data)):
        reading.expect(data, "data", list)
    papers = [
        as_object(each.get("citedPaper") or each.get("citingPaper") or each)
        for each in as_objects(data.get("data"))
    ]
    found = [semantic_scholar_candidate(p, answer) for p in papers if as_text(p.get("title"))]
    return found, reading.as_count(data.get("total")), reading.as_count(data.get("next"))


def read_papers(answer: Answer) -> list[Candidate]:
    """Read a page of a list of papers."""
    return read_list(answer)[0]


def semantic_scholar_candidate(paper: Mapping[str, Any], answer: Answer) -> Candidate:
    """Turn one paper into a record; one that Semantic Scholar gives no id is named by its title.

    >>> paper = {"paperId": "ab12", "title": "Desa digital", "year": 2020, "citationCount": 4,
    ...          "authors": [{"name": "Ayu B. Contoh"}], "externalIds": {"DOI": "10.5555/X"}}
    >>> record = semantic_scholar_candidate(paper, Answer("s", "u", 200, b"", "2026-01-31T10:00:00Z"))
    >>> record.csl["author"], record.csl["DOI"]
    ([{'family': 'Contoh', 'given': 'Ayu B.'}], '10.5555/x')
    """
    journal = as_object(paper.get("journal"))
    venue = as_object(paper.get("publicationVenue"))
    kinds = (_TYPES.get(as_text(kind)) for kind in as_list(paper.get("publicationTypes")))
    title = strip_markup(paper.get("title"))
    csl = reading.as_csl(
        type=next((kind for kind in kinds if kind), None),
        title=title,
        author=[
            name
            for name in (reading.read_name(a.get("name")) for a in as_objects(paper.get("authors")))
            if name
        ],
        container_title=strip_markup(
            journal.get("name") or venue.get("name") or paper.get("venue")
        ),
        issued=reading.read_date(paper.get("publicationDate"))
        or reading.read_date(paper.get("year"), None),
        volume=as_text(journal.get("volume")),
        page=as_text(journal.get("pages")).replace(" ", ""),
        DOI=reading.read_doi(as_object(paper.get("externalIds")).get("DOI")),
        URL=as_text(paper.get("url")),
        ISSN=reading.read_issns([venue.get("issn"), *as_list(venue.get("alternate_issns"))]),
        abstract=reading.read_abstract(paper.get("abstract")),
        custom={"cited-by": reading.count_citations(paper.get("citationCount"), answer)},
    )
    identifier = as_text(paper.get("paperId")) or f"title:{title}"
    return Candidate(identifier, csl, "semantic_scholar", answer.retrieved, (answer.url,))
