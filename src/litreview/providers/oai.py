"""One OJS journal through OAI-PMH: all its articles, harvested once and kept in the store.

A journal that no index covers still answers here: the address is its own with ``/oai`` at the
end. Protocol: https://www.openarchives.org/OAI/openarchivesprotocol.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from litreview.errors import ProviderError
from litreview.http import Answer, Courtesy, Transport
from litreview.http.answers import redact_url
from litreview.matching.candidates import Candidate, CandidateIndex
from litreview.model import Csl
from litreview.prose import fold
from litreview.providers.base import Page
from litreview.providers.client import Client
from litreview.providers.oai_records import Batch, TokenExpired, read_batch, read_formats

COURTESY = Courtesy(gap=2.0, budget=500)
_RICHER = "marcxml"
_PAGE = 100


class OaiProvider(Client):
    """Offers the articles of one journal.

    The first question harvests the whole journal: Dublin Core, and MARC 21 where it is offered,
    which fills in what Dublin Core has no place for. A harvest that failed is not begun anew in
    the same run. Its name is ``oai:`` and the address without the last ``/oai``.

    Parameters
    ----------
    transport
        What asks and stores.
    base_url
        The journal's OAI-PMH address, such as ``https://jurnal.example.ac.id/index.php/jk/oai``.
    """

    def __init__(self, transport: Transport, base_url: str) -> None:
        address = redact_url(base_url).partition("://")[2] or base_url
        self.name = f"oai:{address.rstrip('/').removesuffix('/oai')}"
        self._failure: ProviderError | None = None
        super().__init__(transport, base_url, COURTESY)

    def why_not_asked(self, csl: Csl) -> str:
        """Return ``""``: the journal is harvested whole, whatever is printed."""
        return ""

    def find(self, csl: Csl) -> Sequence[Candidate]:
        """Return all articles; the index leaves out what is not worth comparing."""
        return self._index

    def search(
        self, query: str, *, years: tuple[int, int] | None = None, limit: int = 100
    ) -> Iterator[Page]:
        """Yield pages of the articles that have every word in title, keywords or abstract."""
        words = fold(query).split()
        found = [c for c in self._articles if _has(c.csl, words) and _within(c.csl, years)]
        retrieved = max((c.retrieved for c in self._articles if c.retrieved), default=None)
        for start in range(0, max(len(found), 1), _PAGE):
            part = tuple(found[start : start + _PAGE])
            yield Page(part, len(found), self._base_url, retrieved)

    @cached_property
    def _index(self) -> CandidateIndex:
        return CandidateIndex(self._articles)

    @cached_property
    def _articles(self) -> list[Candidate]:
        if self._failure is not None:
            raise self._failure
        try:
            return self._harvested()
        except ProviderError as error:
            self._failure = error
            raise

    def _harvested(self) -> list[Candidate]:
        merged: dict[str, Candidate] = {}
        formats = self._ask("", {"verb": "ListMetadataFormats"}, read_formats) or []
        for prefix in ("oai_dc", _RICHER) if _RICHER in formats else ("oai_dc",):
            for article in self._harvest(prefix):
                known = merged.get(article.id)
                merged[article.id] = article if known is None else _completed(known, article)
        return list(merged.values())

    def _harvest(self, prefix: str) -> Iterator[Candidate]:
        """Yield every record of a format; a list whose token has expired is begun anew, once."""
        try:
            batches = list(self._batches(prefix, None))
        except _Anew:
            batches = list(self._batches(prefix, 0.0))
        for url, retrieved, batch in batches:
            for record in batch.records:
                yield Candidate(record.identifier, record.csl, self.name, retrieved, (url,))

    def _batches(self, prefix: str, max_age: float | None) -> Iterator[tuple[str, str, Batch]]:
        params = {"verb": "ListRecords", "metadataPrefix": prefix}
        tokens: set[str] = set()
        while True:
            found = self._batch(params, max_age, again=not tokens or max_age is not None)
            if found is None:
                return
            batch = found[2]
            yield found
            if not batch.token or batch.token in tokens:
                return
            tokens.add(batch.token)
            params = {"verb": "ListRecords", "resumptionToken": batch.token}

    def _batch(
        self, params: dict[str, str], max_age: float | None, *, again: bool
    ) -> tuple[str, str, Batch] | None:
        expired: list[TokenExpired] = []

        def read(answer: Answer) -> Batch:
            try:
                return read_batch(answer)
            except TokenExpired as error:
                expired.append(error)
                raise

        try:
            found = self._ask_page("", params, read, max_age=max_age)
        except ProviderError:
            if expired and not again:
                raise _Anew from None
            raise
        return (found[1].url, found[1].retrieved, found[0]) if found else None


class _Anew(Exception):
    """A list that was broken off cannot be taken up: its token has expired."""


def _completed(known: Candidate, other: Candidate) -> Candidate:
    urls = tuple(dict.fromkeys((*known.urls, *other.urls)))
    csl = {**other.csl, **known.csl}
    return Candidate(known.id, csl, known.provider, known.retrieved, urls)


def _has(csl: Csl, words: Iterable[str]) -> bool:
    custom = csl.get("custom") or {}
    parts = [csl.get("title"), custom.get("parallel-title"), csl.get("abstract")]
    text = fold(" ".join([*(str(p) for p in parts if p), *csl.get("keyword", ())]))
    held = set(text.split())
    return all(word in held for word in words)


def _within(csl: Csl, years: tuple[int, int] | None) -> bool:
    if years is None:
        return True
    parts = (csl.get("issued") or {}).get("date-parts") or [[None]]
    return bool(parts[0][0]) and years[0] <= parts[0][0] <= years[1]
