"""What every provider offers: a name, and candidate records for a work; what some offer besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from litreview.matching.candidates import Candidate
from litreview.model import Csl


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a provider's list, in its order.

    Parameters
    ----------
    candidates
        The records.
    total
        How many the provider says there are in all, None where it does not say.
    url, retrieved
        What was asked for and when (ISO 8601); None where nobody wrote that down.
    """

    candidates: tuple[Candidate, ...]
    total: int | None
    url: str
    retrieved: str | None


class Provider(Protocol):
    """A database, a recording of one, or a person's own list of facts."""

    @property
    def name(self) -> str:
        """What the origin of a value is called."""

    def find(self, csl: Csl) -> Sequence[Candidate]:
        """Return candidate records for a work, the empty list where there is none.

        Raises
        ------
        litreview.errors.ProviderError
            When the provider does not answer as it should.
        """


@runtime_checkable
class SaysWhyNot(Protocol):
    """A provider that can say, before it asks, why it would not ask about a work."""

    def why_not_asked(self, csl: Csl) -> str:
        """Return the reason; ``""`` where the work would be asked about."""


@runtime_checkable
class NeedsKey(Protocol):
    """A provider that answers searches and lists only to who has a key."""

    def check_key(self) -> None:
        """Raise `litreview.errors.UsageError` where there is none."""


@runtime_checkable
class Searches(Protocol):
    """A provider that can be searched by words."""

    def search(
        self, query: str, *, years: tuple[int, int] | None = None, limit: int = 100
    ) -> Iterator[Page]:
        """Yield pages of what it finds, best first; each page is asked for when it is needed."""


@runtime_checkable
class KnowsReferences(Protocol):
    """A provider that knows what a work cites (snowballing backward)."""

    def references_of(self, record: Candidate, *, limit: int = 1000) -> Iterator[Page]:
        """Yield pages of what a record that the provider gave cites."""


@runtime_checkable
class KnowsCitations(Protocol):
    """A provider that knows what cites a work (snowballing forward)."""

    def cited_by(self, record: Candidate, *, limit: int = 1000) -> Iterator[Page]:
        """Yield pages of what cites a record that the provider gave."""
