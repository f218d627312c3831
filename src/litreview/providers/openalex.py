"""OpenAlex: an open index of works and who cites whom (https://developers.openalex.org).

Since February 2026 lists and searches want a free key (`OPENALEX_API_KEY`); look-ups by DOI or id
are free. Without a key works without a DOI are therefore not asked for, and `problems` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from litreview.errors import UsageError
from litreview.http import Courtesy, Secret, Transport
from litreview.matching.candidates import Candidate
from litreview.model import Csl, Problem
from litreview.providers.base import Page
from litreview.providers.client import Client, Question
from litreview.providers.keys import read_key
from litreview.providers.openalex_records import FIELDS, read_list, read_work, read_works
from litreview.providers.reading import build_query, plain_words, printed_doi

BASE_URL = "https://api.openalex.org"
COURTESY = Courtesy(gap=0.2, budget=2000, block_statuses=frozenset({401, 403}))
_MOST = 100
_NO_KEY = "OpenAlex wants a free key for lists and searches: set OPENALEX_API_KEY"


class OpenAlexProvider(Client):
    """Looks works up by DOI, else by what is printed; searches; knows references and citations.

    Parameters
    ----------
    transport, base_url
        What asks, and where OpenAlex is.
    key, mailto
        From the environment unless given.
    """

    name = "openalex"

    def __init__(
        self,
        transport: Transport,
        base_url: str = BASE_URL,
        *,
        key: Secret | None = None,
        mailto: Secret | None = None,
    ) -> None:
        key = key if key is not None else read_key("OPENALEX_API_KEY")
        mailto = mailto if mailto is not None else read_key("LITREVIEW_MAILTO")
        super().__init__(transport, base_url, COURTESY, hidden={"api_key": key, "mailto": mailto})
        self._may_search = bool(key)
        self.problems: tuple[Problem, ...] = ()

    def questions(self, csl: Csl) -> Iterable[Question]:
        """Ask for the DOI, then, with a key, for title and first author."""
        doi = printed_doi(csl)
        if doi:
            yield Question(f"works/doi:{quote(doi, safe='/')}", read_work, {"select": FIELDS})
        query = plain_words(build_query(csl))
        if query and self._may_search:
            asked: dict[str, str | int] = {"search": query, "per_page": 5, "select": FIELDS}
            yield Question("works", read_works, asked)
        elif query and not doi:
            self.problems = (Problem("provider-key", f"{_NO_KEY}; only DOIs were looked up"),)

    def check_key(self) -> None:
        """Raise a `UsageError` where no key is set: nothing but DOIs could be looked up."""
        if not self._may_search:
            raise UsageError(_NO_KEY)

    def why_not_asked(self, csl: Csl) -> str:
        """Return why a work is not asked about: nothing is printed, or there is no key."""
        why = super().why_not_asked(csl)
        return f"no DOI is printed, and {_NO_KEY}" if why and build_query(csl) else why

    def search(
        self, query: str, *, years: tuple[int, int] | None = None, limit: int = 100
    ) -> Iterator[Page]:
        """Yield pages of works with the words in title, abstract or full text, by relevance."""
        self.check_key()
        within = f"publication_year:{years[0]}-{years[1]}" if years else ""
        return self._list({"search": query}, within, limit)

    def references_of(self, record: Candidate, *, limit: int = 1000) -> Iterator[Page]:
        """Yield pages of the works that a record cites."""
        self.check_key()
        return self._list({}, f"cited_by:{record.id}", limit)

    def cited_by(self, record: Candidate, *, limit: int = 1000) -> Iterator[Page]:
        """Yield pages of the works that cite a record."""
        self.check_key()
        return self._list({}, f"cites:{record.id}", limit)

    def _list(self, query: dict[str, str], within: str, limit: int) -> Iterator[Page]:
        params: dict[str, str | int] = {**query, "per_page": min(limit, _MOST), "select": FIELDS}
        if within:
            params["filter"] = within
        params["cursor"] = "*"
        while params["cursor"]:
            found = self._ask_page("works", params, read_list)
            if found is None:
                return
            (records, total, cursor), answer = found
            yield Page(tuple(records), total, answer.url, answer.retrieved)
            params["cursor"] = cursor if records else ""
