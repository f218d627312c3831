"""Google Scholar through `scholarly`, over our own transport; off unless asked for by name.

Terms of use: Scholar's robots.txt disallows ``/scholar``, and Google's terms forbid automated
queries that its machine-readable instructions disallow. Whether you may run this is yours to
decide. It is therefore never on by default, asks little (`COURTESY`), uses no proxy, solves no
captcha, hides behind no browser's name, and stops at the first sign of a block.

`scholarly` builds the query and reads the pages; every request goes through
`litreview.http.Transport`, so answers are stored, and none of its retry loops comes to run.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from types import SimpleNamespace
from typing import Any

from litreview.errors import ProviderError
from litreview.http import Transport
from litreview.http.answers import Answer
from litreview.http.courtesy import Courtesy
from litreview.matching.candidates import Candidate
from litreview.model import Csl
from litreview.prose import squeeze
from litreview.providers.base import Page
from litreview.providers.reading import build_query
from litreview.providers.scholar_records import (
    BASE_URL,
    citing_id,
    filled_candidate,
    scholar_candidate,
)

COURTESY = Courtesy(gap=20.0, budget=20, attempts=1, block_statuses=frozenset({403, 429, 503}))
_ROW = 'class="gs_r gs_or gs_scl"'
_NOTHING = "did not match any articles"
"""What Scholar itself says (hl=en) where it finds nothing."""
_CITE = "/scholar?hl=en&q=info:{0}:scholar.google.com/&output=cite&scirp=0&hl=en"
_LAYOUT_ERRORS = (AttributeError, TypeError, KeyError, IndexError, ValueError)


class ScholarProvider:
    """Asks Google Scholar for a work by title and first author: one page, one request.

    Parameters
    ----------
    transport
        What asks and stores.
    base_url
        Where Scholar is; tests name a server of their own.
    rows
        How many of the first page's rows are read.
    """

    name = "scholar"

    def __init__(self, transport: Transport, base_url: str = BASE_URL, rows: int = 5) -> None:
        transport.set_default(self.name, COURTESY)
        self._session = _Session(transport, base_url)
        self._rows = rows

    def why_not_asked(self, csl: Csl) -> str:
        """Return why a work is not asked about: Scholar is asked by title."""
        return "" if build_query(csl) else "no title is printed"

    def find(self, csl: Csl) -> Sequence[Candidate]:
        """Return what Scholar shows for a work; a work without title is not asked for.

        Raises
        ------
        ProviderError
            When the page cannot be read, or shows nothing and does not say so.
        """
        query = build_query(csl)
        if not query:
            return []
        publications, answer = self._search(query)
        return [scholar_candidate(p, answer) for p in publications]

    def search(
        self, query: str, *, years: tuple[int, int] | None = None, limit: int = 20
    ) -> Iterator[Page]:
        """Yield pages of ten rows; every page is a request, so the small budget ends it soon."""
        low, high = years or (None, None)
        return self._pages(
            lambda scholar: scholar.search_pubs(query, patents=False, year_low=low, year_high=high)
        )

    def cited_by(self, record: Candidate, *, limit: int = 20) -> Iterator[Page]:
        """Yield pages of what cites a record; none where its row shows no such list."""
        number = citing_id(record)
        if not number:
            return iter(())
        return self._pages(lambda scholar: scholar.search_citedby(number))

    def fill(self, record: Candidate) -> Candidate:
        """Complete a record by Scholar's BibTeX: two requests, the whole list of authors."""
        publication: dict[str, Any] = {"container_type": "Publication", "bib": {}, "filled": False}
        with self._reading() as scholarly:
            kinds: Any = importlib.import_module("scholarly.data_types").PublicationSource
            publication["source"] = kinds.PUBLICATION_SEARCH_SNIPPET
            publication["url_scholarbib"] = _CITE.format(record.id)
            bib = scholarly.scholarly.fill(publication)["bib"]
        answer = self._session.answer
        if answer is None:
            raise ProviderError(self._session.base_url, None, 1, "scholarly asked nothing")
        return filled_candidate(record, bib, answer)

    def _search(self, query: str) -> tuple[list[Mapping[str, Any]], Answer]:
        with self._reading() as scholarly:
            found = scholarly.scholarly.search_pubs(query, patents=False)
            answer, shown = self._page()
            return list(islice(found, min(self._rows, shown))), answer

    def _pages(self, start: Callable[[Any], Any]) -> Iterator[Page]:
        with self._reading() as scholarly:
            found = start(scholarly.scholarly)
            answer, shown = self._page()
            rows = list(islice(found, shown))
        while rows:
            records = tuple(scholar_candidate(row, answer) for row in rows)
            yield Page(records, found.total_results or None, answer.url, answer.retrieved)
            with self._reading():
                rows = list(islice(found, 1))  # scholarly turns the page for its first row
                if self._session.answer is None:
                    return
                answer, shown = self._page()
                rows += islice(found, max(shown - 1, 0))

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        """Let scholarly work on our session; its failures become ours."""
        session = self._session
        session.answer, session.failure = None, None
        scholarly = _load_scholarly(session)
        try:
            yield scholarly
        except scholarly.MaxTriesExceededException:  # how scholarly reports any failure of ours
            raise session.failure or ProviderError(session.base_url, None, 1) from None
        except _LAYOUT_ERRORS as error:
            raise self._unreadable(f"cannot be read ({type(error).__name__})") from error

    def _page(self) -> tuple[Answer, int]:
        """Return the page that scholarly has just read and how many rows it shows."""
        answer = self._session.answer
        if answer is None:
            raise ProviderError(self._session.base_url, None, 1, "scholarly asked nothing")
        shown = answer.text.count(_ROW)
        if not shown and _NOTHING not in squeeze(answer.text):
            raise self._unreadable("shows no row and does not say that nothing was found")
        return answer, shown

    def _unreadable(self, what: str) -> ProviderError:
        answer = self._session.answer
        place: tuple[str, int | None, int] = (self._session.base_url, None, 1)
        if answer is not None:
            place = (answer.url, answer.status, answer.attempt)
        return ProviderError(
            *place, f"the page {what}: its layout may have changed; it is in the store"
        )


class _Session:
    """What scholarly takes for its HTTP client: hands each request to the transport."""

    def __init__(self, transport: Transport, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self.answer: Answer | None = None
        self.failure: ProviderError | None = None
        self._transport = transport

    def get(self, url: str, **_: Any) -> _Page:
        """Fetch a page; a failure is noted, since scholarly swallows what it does not know."""
        own = url.startswith((BASE_URL, "/"))
        address = self.base_url + url.removeprefix(BASE_URL) if own else url
        try:
            if not url:  # scholarly found no link to go on with
                raise ProviderError(self.base_url, None, 1, "the page has no link to BibTeX")
            self.answer = self._transport.fetch(ScholarProvider.name, address)
        except ProviderError as error:
            self.failure = error
            raise
        return _Page(self.answer)

    def close(self) -> None:
        """Do nothing: the transport is the caller's."""


class _Page:
    """What scholarly takes for a response."""

    def __init__(self, answer: Answer) -> None:
        self.text = answer.text
        self.status_code = answer.status
        self.headers: dict[str, str] = {}


def _load_scholarly(session: _Session) -> Any:
    """Import scholarly (slow, so not before it is needed) and put our session under it."""
    os.environ.setdefault("PYTHON_DOTENV_DISABLED", "1")  # else it reads a .env from somewhere
    scholarly: Any = importlib.import_module("scholarly")
    base: Any = scholarly.ProxyGenerator

    class Generator(base):  # type: ignore[misc]
        """Gives our session wherever scholarly wants one."""

        def _new_session(self, **_: Any) -> _Session:
            self._session = session
            return session

    # It waits a second or two before each page, stored ones too: our transport keeps the gap.
    navigator: Any = importlib.import_module("scholarly._navigator")
    navigator.time = SimpleNamespace(sleep=lambda _: None)
    generator = Generator()
    scholarly.scholarly.use_proxy(generator, generator)  # one argument would look for free proxies
    scholarly.scholarly.set_retries(1)
    return scholarly
