"""What every provider offers: a name, and candidate records for a work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from litreview.matching.candidates import Candidate
from litreview.model import Csl


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
