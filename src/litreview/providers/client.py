"""What the providers on the web have in common: ask, read, look up by DOI, search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from litreview.errors import ProviderError
from litreview.http import Answer, Courtesy, Secret, Transport
from litreview.matching import match_reference
from litreview.matching.candidates import Candidate
from litreview.model import Csl
from litreview.providers.reading import Unreadable

NO_QUESTION = "neither a title nor a DOI is printed"
T = TypeVar("T")
Records = list[Candidate]


@dataclass(frozen=True)
class Question:
    """One address and how to read what comes from it; ``path`` is below the provider's own."""

    path: str
    read: Callable[[Answer], Records]
    params: Mapping[str, str | int] = field(default_factory=dict)


class Client:
    """A provider that is asked over HTTP.

    Parameters
    ----------
    transport
        What asks and stores.
    base_url
        Where the provider is; tests name a server of their own.
    courtesy
        How it is asked unless the transport's owner said otherwise.
    headers, hidden
        Keys and e-mail, to be sent and never kept.
    """

    name: str

    def __init__(
        self,
        transport: Transport,
        base_url: str,
        courtesy: Courtesy,
        *,
        headers: Mapping[str, Secret] | None = None,
        hidden: Mapping[str, Secret] | None = None,
    ) -> None:
        transport.set_default(self.name, courtesy)
        self._transport = transport
        self._base_url = base_url.rstrip("/")
        self._headers = {k: v for k, v in (headers or {}).items() if v}
        self._hidden = {k: v for k, v in (hidden or {}).items() if v}

    def questions(self, csl: Csl) -> Iterable[Question]:
        """Say what to ask about a work, the surest first; the next only if that was not enough."""
        raise NotImplementedError

    def why_not_asked(self, csl: Csl) -> str:
        """Return why there is no question about a work, ``""`` where there is one."""
        return "" if next(iter(self.questions(csl)), None) else NO_QUESTION

    def find(self, csl: Csl) -> Sequence[Candidate]:
        """Return what the provider has for a work: by DOI, or else by what is printed.

        Where the record under the printed DOI is not that of the work, the work is searched for
        too: the DOI may be misprinted.

        Raises
        ------
        ProviderError
            When the provider does not answer as it should.
        """
        found: dict[str, Candidate] = {}
        for question in self.questions(csl):
            for record in self._ask(question.path, question.params, question.read) or ():
                found.setdefault(record.id, record)
            if _is_settled(csl, found.values()):
                break
        return list(found.values())

    def _url(self, path: str) -> str:
        return f"{self._base_url}/{path}" if path else self._base_url

    def _ask(self, path: str, params: Mapping[str, Any], read: Callable[[Answer], T]) -> T | None:
        """Ask, and read the answer; None where the provider has no such thing (404)."""
        found = self._ask_page(path, params, read)
        return found[0] if found else None

    def _ask_page(
        self,
        path: str,
        params: Mapping[str, Any],
        read: Callable[[Answer], T],
        *,
        max_age: float | None = None,
    ) -> tuple[T, Answer] | None:
        """Ask, and return what was read with the answer itself; None as `_ask`."""
        held: list[T] = []

        def check(answer: Answer) -> str | None:
            try:
                held.append(read(answer))
            except Unreadable as error:
                return str(error)
            return None

        answer = self._transport.fetch(
            self.name,
            self._url(path),
            params,
            headers=self._headers,
            hidden=self._hidden,
            check=check,
            max_age=max_age,
        )
        if answer.status >= 300:
            return None
        wrong = None if held else check(answer)  # from the store: not checked on this occasion
        if wrong:
            raise ProviderError(answer.url, answer.status, answer.attempt, f"{wrong} (stored)")
        return held[0], answer


def _is_settled(csl: Csl, records: Iterable[Candidate]) -> bool:
    return match_reference(csl, list(records)).decision == "match"
