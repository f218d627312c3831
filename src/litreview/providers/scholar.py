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
import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from litreview.errors import ProviderError
from litreview.http import Transport
from litreview.http.answers import Answer
from litreview.http.courtesy import Courtesy
from litreview.matching.candidates import Candidate
from litreview.model import Csl
from litreview.prose import squeeze

BASE_URL = "https://scholar.google.com"
COURTESY = Courtesy(gap=20.0, budget=20, attempts=1, block_statuses=frozenset({403, 429, 503}))
_ROW = 'class="gs_r gs_or gs_scl"'
_NOTHING = "did not match any articles"
"""What Scholar itself says (hl=en) where it finds nothing."""
_FORMAT_MARK = re.compile(r"^(?:\[[A-Z]{3,8}\]\s*)+")
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

    def _search(self, query: str) -> tuple[list[Mapping[str, Any]], Answer]:
        session = self._session
        session.answer, session.failure = None, None
        scholarly = _load_scholarly(session)
        try:
            found = scholarly.scholarly.search_pubs(query, patents=False)
            shown = session.answer.text.count(_ROW) if session.answer else 0
            publications = list(islice(found, min(self._rows, shown)))
        except scholarly.MaxTriesExceededException:  # how scholarly reports any failure of ours
            raise session.failure or ProviderError(session.base_url, None, 1) from None
        except _LAYOUT_ERRORS as error:
            raise self._unreadable(f"cannot be read ({type(error).__name__})") from error
        if session.answer is None:
            raise ProviderError(session.base_url, None, 1, "scholarly asked nothing")
        if not publications and _NOTHING not in squeeze(session.answer.text):
            raise self._unreadable("shows no row and does not say that nothing was found")
        return publications, session.answer

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
        address = self.base_url + url.removeprefix(BASE_URL)
        try:
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

    generator = Generator()
    scholarly.scholarly.use_proxy(generator, generator)  # one argument would look for free proxies
    scholarly.scholarly.set_retries(1)
    return scholarly


def build_query(csl: Csl) -> str:
    """Return the words to search for: the title and the first author's family name.

    >>> build_query({"title": "Desa  Digital", "author": [{"family": "Ali", "given": "B."}]})
    'Desa Digital Ali'
    """
    title = squeeze(str(csl.get("title") or ""))
    if not title:
        return ""
    first: Mapping[str, str] = next(iter(csl.get("author") or ()), {})
    return squeeze(f"{title} {first.get('family') or first.get('literal') or ''}")


def scholar_candidate(publication: Mapping[str, Any], answer: Answer) -> Candidate:
    """Turn one row, as scholarly reads it, into a record.

    A row is cut to fit the page: containers and titles with an ellipsis are left out or kept
    as beginnings, and author lists count as cut, since scholarly drops the sign of it. The
    number of citations is kept with the day it was seen.

    >>> row = {"bib": {"title": "[PDF] Desa digital", "author": ["AB Ali"], "pub_year": "2020",
    ...                "venue": "Jurnal …"}, "num_citations": 3, "url_scholarbib": "q=info:x1:"}
    >>> dict(scholar_candidate(row, Answer("scholar", "u", 200, b"", "2026-01-31T10:00:00Z")).csl)["author"]
    [{'family': 'Ali', 'given': 'A. B.'}]
    """
    bib = publication.get("bib", {})
    csl: dict[str, Any] = {
        "title": _FORMAT_MARK.sub("", squeeze(str(bib.get("title") or ""))).rstrip(" …."),
        "author": [name for name in map(_read_name, bib.get("author") or ()) if name],
    }
    year, venue = str(bib.get("pub_year") or ""), squeeze(str(bib.get("venue") or ""))
    if year.isdecimal():
        csl["issued"] = {"date-parts": [[int(year)]]}
    if venue not in {"", "NA"} and "…" not in venue:
        csl["container-title"] = venue
    if publication.get("pub_url"):
        csl["URL"] = str(publication["pub_url"])
    csl["custom"] = {"et_al": True} if csl["author"] else {}
    if publication.get("num_citations"):
        day = answer.retrieved[:10]
        csl["custom"]["cited-by"] = {"count": int(publication["num_citations"]), "date": day}
    cluster = re.search(r"info:([^:]+):", str(publication.get("url_scholarbib") or ""))
    identifier = (
        cluster.group(1) if cluster else f"{answer.sha256[:12]}-{publication.get('gsrank', 0)}"
    )
    kept = {variable: value for variable, value in csl.items() if value}
    return Candidate(identifier, kept, "scholar", answer.retrieved, (answer.url,))


def _read_name(printed: str) -> dict[str, str]:
    """Read "AB Ali" or "Budi Ali" as given names first; one word is a family name only."""
    *given, family = squeeze(printed.replace("…", " ")).split() or [""]
    spelled = [
        ". ".join(word) + "." if word.isupper() and len(word) < 4 else word for word in given
    ]
    return {k: v for k, v in (("family", family), ("given", " ".join(spelled))) if v}
