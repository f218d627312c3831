"""DOAJ: articles of open access journals; of the open indexes it covers Indonesian ones best.

https://doaj.org/api/docs: two requests a second; a search reaches its first thousand articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from litreview.http import Courtesy, Transport
from litreview.model import Csl
from litreview.providers.base import Page
from litreview.providers.client import Client, Question
from litreview.providers.doaj_records import read_articles, read_list
from litreview.providers.reading import build_query, plain_words, printed_doi

BASE_URL = "https://doaj.org/api"
COURTESY = Courtesy(gap=0.5, budget=1000, block_statuses=frozenset({401, 403}))
_MOST = 100
_REACH = 1000


class DoajProvider(Client):
    """Looks articles up by DOI, else by the words of the title; searches."""

    name = "doaj"

    def __init__(self, transport: Transport, base_url: str = BASE_URL) -> None:
        super().__init__(transport, base_url, COURTESY)

    def questions(self, csl: Csl) -> Iterable[Question]:
        """Ask for the DOI, then for the words of the title."""
        doi = printed_doi(csl)
        if doi:
            yield Question(_articles(f'doi:"{doi}"'), read_articles, {"pageSize": 5})
        title = plain_words(build_query({"title": csl.get("title")}))
        if title:
            yield Question(_articles(f"bibjson.title:({title})"), read_articles, {"pageSize": 5})

    def search(
        self, query: str, *, years: tuple[int, int] | None = None, limit: int = 100
    ) -> Iterator[Page]:
        """Yield pages of articles; a query of several words is searched for as a phrase."""
        words = plain_words(query)
        asked = f'"{words}"'
        if years:
            asked += f" AND bibjson.year:[{years[0]} TO {years[1]}]"
        rows, number, seen = min(limit, _MOST), 1, 0
        while number * rows <= _REACH:
            params = {"page": number, "pageSize": rows}
            found = self._ask_page(_articles(asked), params, read_list)
            if found is None:
                return
            (records, total), answer = found
            yield Page(tuple(records), total, answer.url, answer.retrieved)
            number, seen = number + 1, seen + len(records)
            if not records or (total is not None and seen >= total):
                return


def _articles(query: str) -> str:
    return f"search/articles/{quote(query, safe='')}"
