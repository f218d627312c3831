"""Crossref: what publishers deposited with their DOIs (https://api.crossref.org).

The public rate is 5 look-ups or 1 list a second, with an e-mail address (`LITREVIEW_MAILTO`) 10
and 3; the rate that its headers name is kept in any case. Who cites a work is told to members only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from litreview.http import Courtesy, Secret, Transport
from litreview.matching.candidates import Candidate
from litreview.model import Csl
from litreview.providers.base import Page
from litreview.providers.client import Client, Question
from litreview.providers.crossref_records import read_list, read_references, read_work, read_works
from litreview.providers.keys import read_key
from litreview.providers.reading import build_query, plain_words, printed_doi

BASE_URL = "https://api.crossref.org"
COURTESY = Courtesy(gap=1.0, budget=2000, block_statuses=frozenset({401, 403}))
POLITE = Courtesy(gap=0.35, budget=2000, block_statuses=frozenset({401, 403}))
_ROWS = 5
_MOST = 100
_REACH = 10_000


class CrossrefProvider(Client):
    """Looks works up by DOI, else by what is printed; searches; knows references.

    Parameters
    ----------
    transport, base_url
        What asks, and where Crossref is.
    mailto, token
        An e-mail address and a Metadata Plus token; from the environment unless given.
    """

    name = "crossref"

    def __init__(
        self,
        transport: Transport,
        base_url: str = BASE_URL,
        *,
        mailto: Secret | None = None,
        token: Secret | None = None,
    ) -> None:
        mailto = mailto if mailto is not None else read_key("LITREVIEW_MAILTO")
        token = token if token is not None else read_key("CROSSREF_PLUS_TOKEN")
        bearer = Secret(f"Bearer {token.reveal()}" if token else "")
        super().__init__(
            transport,
            base_url,
            POLITE if mailto or token else COURTESY,
            headers={"Crossref-Plus-API-Token": bearer},
            hidden={"mailto": mailto},
        )

    def questions(self, csl: Csl) -> Iterable[Question]:
        """Ask for the DOI, then for title and first author."""
        doi = printed_doi(csl)
        if doi:
            yield Question(_work(doi), read_work)
        query = plain_words(build_query(csl))
        if query:
            yield Question("works", read_works, {"query.bibliographic": query, "rows": _ROWS})

    def search(
        self, query: str, *, years: tuple[int, int] | None = None, limit: int = 100
    ) -> Iterator[Page]:
        """Yield pages of works that the words occur in, by relevance, ten thousand at most.

        Pages are asked for by offset: Crossref's cursors live five minutes, and a search that
        was broken off is taken up whenever it is run again.
        """
        rows = min(limit, _MOST)
        params: dict[str, str | int] = {"query": query, "rows": rows, "offset": 0}
        if years:
            params["filter"] = f"from-pub-date:{years[0]},until-pub-date:{years[1]}"
        for offset in range(0, _REACH - rows + 1, rows):
            found = self._ask_page("works", {**params, "offset": offset}, read_list)
            if found is None:
                return
            (records, total), answer = found
            yield Page(tuple(records), total, answer.url, answer.retrieved)
            if len(records) < rows or (total is not None and offset + rows >= total):
                return

    def references_of(self, record: Candidate, *, limit: int = 1000) -> Iterator[Page]:
        """Yield the one page of references that the publisher deposited, if it did."""
        found = self._ask_page(_work(record.id), {}, read_references)
        if found is not None:
            records, answer = found
            yield Page(tuple(records), len(records), answer.url, answer.retrieved)


def _work(doi: str) -> str:
    return f"works/{quote(doi, safe='')}"
