"""Search and snowballing: a review's candidate list, with the protocol of how it came about.

Every row of `Found.hits` says which query gave it, who answered, when and in which place; every
query has a row in `Found.protocol`, those that found nothing or were broken off included. What
came is in the store: the same search again asks nothing, and one that was stopped goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from litreview.errors import ProviderError, UsageError
from litreview.http import AnswerStore, Transport
from litreview.matching import match_reference
from litreview.matching.candidates import Candidate
from litreview.model import Name, Problem, Work
from litreview.providers import (
    KnowsCitations,
    KnowsReferences,
    NeedsKey,
    Page,
    Provider,
    SaysWhyNot,
    Searches,
    is_local,
    make_providers,
)
from litreview.review import Review

if TYPE_CHECKING:
    import pandas as pd

Direction = Literal["backward", "forward"]
STORE = ".litreview/answers.sqlite"
_KINDS = {"backward": "references", "forward": "cited-by"}


@dataclass(frozen=True)
class Found:
    """What a search found.

    ``records`` are the rows of `hits` and ``log`` those of `protocol`, as plain mappings;
    ``candidates`` are the whole records, in the order of the rows.
    """

    records: tuple[dict[str, Any], ...]
    log: tuple[dict[str, Any], ...]
    candidates: tuple[Candidate, ...] = field(repr=False, default=())

    @cached_property
    def hits(self) -> pd.DataFrame:
        """One row per query and record, in the provider's order."""
        from litreview.frames import records_frame

        return records_frame("hits", self.records)

    @cached_property
    def protocol(self) -> pd.DataFrame:
        """One row per query: what was asked, of whom, when, how much came, why it ended early."""
        from litreview.frames import records_frame

        return records_frame("protocol", self.log)


def search(
    queries: str | Sequence[str],
    *,
    provider: str,
    years: tuple[int, int] | None = None,
    limit: int = 100,
    store: str | Path = STORE,
    base_urls: Mapping[str, str] | None = None,
    transport: Transport | None = None,
) -> Found:
    """Search a provider, each query by itself, up to a limit.

    Parameters
    ----------
    queries
        One or several, such as ``["media sosial", "komunikasi pelayanan publik"]``.
    provider
        As in `litreview.providers.make_providers`.
    years
        First and last year of publication.
    limit
        Rows a query, at most.
    store
        Where the answers are kept; what is there is not asked again.
    base_urls
        Other addresses for providers, by name.
    transport
        What asks, instead of one made for this call; ``store`` is then not used.

    Raises
    ------
    UsageError
        For a provider that is unknown or cannot be searched, or years in the wrong order.
    """
    asked = [queries] if isinstance(queries, str) else list(queries)
    if not asked or not all(query.strip() for query in asked):
        raise UsageError("name what to search for: one or more queries that are not empty")
    if years and years[0] > years[1]:
        raise UsageError(f"years {years[0]}-{years[1]}: the first comes after the last")
    _check_limit(limit)
    with _provider(provider, store, base_urls, transport) as made:
        if not isinstance(made, Searches):
            raise UsageError(f"provider {provider!r} cannot be searched")
        collected = _Collected(made.name, years, limit)
        for query in asked:
            collected.add("search", query, made.search(query, years=years, limit=limit))
        return collected.found(made)


def snowball(
    works: Review | Sequence[Work],
    *,
    direction: Direction = "backward",
    provider: str,
    limit: int = 1000,
    store: str | Path = STORE,
    base_urls: Mapping[str, str] | None = None,
    transport: Transport | None = None,
) -> Found:
    """Follow citations from works: to what they cite, or to what cites them.

    Parameters
    ----------
    works
        Works, or a review, whose own papers are then the start set. The column ``query`` holds
        the id of the work that a row comes from.
    direction
        ``"backward"``: what a work cites; ``"forward"``: what cites it.
    provider, limit, store, base_urls, transport
        As in `search`; the limit is for each work.

    Raises
    ------
    UsageError
        For a direction or a provider that does not exist, or one that does not know citations.
    """
    if direction not in _KINDS:
        raise UsageError(f"direction {direction!r}: use backward or forward")
    _check_limit(limit)
    start = [w for w in works.work_records if w.paper] if isinstance(works, Review) else works
    with _provider(provider, store, base_urls, transport) as made:
        follow = _follower(made, direction, provider)
        if isinstance(made, NeedsKey):
            made.check_key()
        collected = _Collected(made.name, None, limit)
        for work in start:
            collected.add(_KINDS[direction], work.id, _follow(work, made, follow, limit))
        return collected.found(made)


def _check_limit(limit: int) -> None:
    if limit < 1:
        raise UsageError(f"limit {limit}: use 1 or more")


def _follower(made: Provider, direction: str, named: str) -> Callable[..., Iterator[Page]]:
    if direction == "backward" and isinstance(made, KnowsReferences):
        return made.references_of
    if direction == "forward" and isinstance(made, KnowsCitations):
        return made.cited_by
    known = "crossref, openalex or semantic_scholar"
    if direction == "forward":
        known = "openalex, semantic_scholar or scholar"
    raise UsageError(f"provider {named!r} does not know {_KINDS[direction]}: use {known}")


class _NoMatch(ProviderError):
    """The provider has no record that is surely the work."""

    def __str__(self) -> str:
        return self.message


def _follow(
    work: Work, made: Provider, follow: Callable[..., Iterator[Page]], limit: int
) -> Iterator[Page]:
    why = made.why_not_asked(work.csl) if isinstance(made, SaysWhyNot) else ""
    if why:
        raise _NoMatch("", None, 0, f"nothing was asked: {why}")
    match = match_reference(work.csl, made.find(work.csl))
    if match.decision != "match" or match.record is None:
        raise _NoMatch("", None, 0, f"no record is surely this work ({match.decision})")
    yield from follow(match.record, limit=limit)


class _Collected:
    """Rows and protocol as they grow."""

    def __init__(self, provider: str, years: tuple[int, int] | None, limit: int) -> None:
        self._provider, self._years, self._limit = provider, years, limit
        self._rows: list[dict[str, Any]] = []
        self._log: list[dict[str, Any]] = []
        self._candidates: list[Candidate] = []

    def add(self, kind: str, query: str, pages: Iterator[Page]) -> None:
        """Take the pages of one query; a failure ends it and keeps what came before."""
        first: Page | None = None
        held, stopped = 0, None
        try:
            for page in pages:
                first = first or page
                for record in page.candidates[: self._limit - held]:
                    held += 1
                    self._candidates.append(record)
                    self._rows.append(_row(query, self._provider, held, record, page))
                if held >= self._limit:
                    break
        except ProviderError as error:
            stopped = str(error)
        self._log.append(
            {
                "kind": kind,
                "query": query,
                "provider": self._provider,
                "years": f"{self._years[0]}-{self._years[1]}" if self._years else None,
                "limit": self._limit,
                "date": (first.retrieved or "")[:10] or None if first else None,
                "total": first.total if first else None,
                "rows": held,
                "url": first.url if first else None,
                "stopped": stopped,
            }
        )

    def found(self, provider: Provider) -> Found:
        """Return all of it; a problem of the provider's own stands in the protocol's rows."""
        problems: Sequence[Problem] = getattr(provider, "problems", ())
        for row in self._log:
            if problems and not row["rows"] and row["stopped"] is None:
                row["stopped"] = problems[0].message
        return Found(tuple(self._rows), tuple(self._log), tuple(self._candidates))


def _row(query: str, provider: str, rank: int, record: Candidate, page: Page) -> dict[str, Any]:
    csl = record.csl
    parts = (csl.get("issued") or {}).get("date-parts") or [[None]]
    retrieved = record.retrieved or page.retrieved
    doi = csl.get("DOI")
    return {
        "query": query,
        "provider": provider,
        "date": retrieved[:10] if retrieved else None,
        "rank": rank,
        "record": record.id,
        "title": csl.get("title"),
        "authors": [str(Name.from_csl(name)) for name in csl.get("author", ())],
        "year": parts[0][0],
        "container_title": csl.get("container-title"),
        "doi": doi,
        "url": csl.get("URL") or (f"https://doi.org/{doi}" if doi else None),
        "retrieved": retrieved,
    }


@contextmanager
def _provider(
    name: str,
    store: str | Path,
    base_urls: Mapping[str, str] | None,
    transport: Transport | None,
) -> Iterator[Provider]:
    if transport is not None or is_local(name):
        yield make_providers([name], transport=transport, base_urls=base_urls)[0]
        return
    with AnswerStore(store) as answers, Transport(answers) as made:
        yield make_providers([name], transport=made, base_urls=base_urls)[0]
