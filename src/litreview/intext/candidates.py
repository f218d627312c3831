"""What a marker in the text claims, before any reference is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from litreview.intext.names import Names


@dataclass(frozen=True, slots=True)
class Cited:
    """One work as a marker names it.

    ``also`` is the other year of ``1922/1978``. ``role`` is ``"primary"`` for a work known
    through the next one, which is ``"secondary"``. ``run`` tells a second year after the same
    authors. ``loose`` asks for an answer of the list before this counts as a citation.
    """

    names: Names
    year: int | None
    suffix: str = ""
    also: int | None = None
    dated: bool = True
    role: Literal["", "primary", "secondary"] = ""
    run: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of a marker: where it starts and what it cites."""

    start: int
    works: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a mention.

    Author-year markers have ``options``, the longest first, of which ``default`` holds where no
    reference answers (None: then it is no mention). Numbered and labelled ones have ``keys``.
    """

    end: int
    options: tuple[Option, ...] = ()
    default: Option | None = None
    keys: tuple[str, ...] = ()
    start: int = 0
    form: Literal["author-year", "number", "label", "ibid"] = "author-year"

    @property
    def first(self) -> int:
        """Where its longest reading starts."""
        return min((option.start for option in self.options), default=self.start)
