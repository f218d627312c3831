"""Semantic Scholar: papers, references and citations (https://api.semanticscholar.org).

Without a key (`SEMANTIC_SCHOLAR_API_KEY`) all the world shares one rate, and 429 is common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from litreview.http import Courtesy, Secret, Transport
from litreview.matching.candidates import Candidate
from litreview.model import Csl
from litreview.providers.base import Page
from litreview.providers.client import Client, Question
from litreview.providers.keys import read_key
from litreview.providers.reading import build_query, plain_words, printed_doi
from litreview.providers.semantic_scholar_records import FIELDS, read_list, read_paper, read_papers

BASE_URL = "https://api.semanticscholar.org/graph/v1"
COURTESY = Courtesy(gap=1.1, budget=1000, block_statuses=frozenset({401, 403}))
_MOST = 100
_REACH = 1000
"""Offset and limit of a search by relevance may not come to more than this."""


class SemanticScholarProvider(Client):
    """Looks works up by DOI, else by what is printed; searches; knows references and citations.

    Parameters
    ----------
    transport, base_url
        What asks, and where Semantic Scholar is.
    key
        From the environment unless given.
    """

    name = "semantic_scholar"

    def __init__(
        self, transport: Transport, base_url: str = BASE_URL, *, key: Secret | None = None
    ) -> None:
        key = key if key is not None else read_key("SEMANTIC_SCHOLAR_API_KEY")
        super().__init__(transport, base_url, COURTESY, headers={"x-api-key": key})

    def questions(self, csl: Csl) -> Iterable[Question]:
        """Ask for the DOI, then for title and first author."""
        doi = printed_doi(csl)
        if doi:
            yield Question(f"paper/DOI:{quote(doi, safe='/')}", read_paper, {"fields": FIELDS})
        query = plain_words(build_query(csl))
        if query:
            asked: dict[str, str | int] = {"query": query, "limit": 5, "fields": FIELDS}
            yield Question("paper/search", read_papers, asked)

    def search(
        self, query: str, *, years: tuple[int, int] | None = None, limit: int = 100
    ) -> Iterator[Page]:
        """Yield pages of papers by relevance, a thousand at most (the provider's limit)."""
        params = {"query": plain_words(query)}
        if years:
            params["year"] = f"{years[0]}-{years[1]}"
        return self._list("paper/search", params, limit, _REACH)

    def references_of(self, record: Candidate, *, limit: int = 1000) -> Iterator[Page]:
        """Yield pages of the papers that a record cites."""
        return self._list(f"paper/{quote(record.id, safe=':')}/references", {}, limit)

    def cited_by(self, record: Candidate, *, limit: int = 1000) -> Iterator[Page]:
        """Yield pages of the papers that cite a record."""
        return self._list(f"paper/{quote(record.id, safe=':')}/citations", {}, limit)

    def _list(
        self, path: str, query: dict[str, str], limit: int, reach: int | None = None
    ) -> Iterator[Page]:
        rows, offset = min(limit, _MOST), 0
        while reach is None or offset + rows <= reach:
            params = {**query, "fields": FIELDS, "limit": rows, "offset": offset}
            found = self._ask_page(path, params, read_list)
            if found is None:
                return
            (records, total, following), answer = found
            yield Page(tuple(records), total, answer.url, answer.retrieved)
            if following is None or following <= offset:
                return
            offset = following
