"""The ledger: one number for every quote of a synthesis, and the citation that goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from litreview.formats.bibliography import Bibliography, Formatted
from litreview.synthesis.blocks import Cited
from litreview.synthesis.cues import ROLES
from litreview.synthesis.quote import Quote
from litreview.synthesis.rows import Row
from litreview.synthesis.themes import POLARITIES, ThemeSection
from litreview.synthesis.words import words

_AUTHOR_DATE = re.compile(r"\((?P<author>[^()]+?),? (?P<date>\d{1,4}[a-z]*|n\.d\.|t\.t\.)\)")

Place = tuple[str, int, int]
"""A quote's paper, start and end."""


@dataclass(frozen=True)
class Ledger:
    """Numbers of quotes and citations of papers and works.

    ``named`` are the ids of records that print enough to be cited; others are shown by id.
    """

    bibliography: Bibliography
    named: frozenset[str]
    numbers: Mapping[Place, int]
    language: str

    @classmethod
    def of(
        cls,
        bibliography: Bibliography,
        named: frozenset[str],
        rows: Sequence[Row],
        themes: Sequence[ThemeSection],
        language: str,
    ) -> Ledger:
        """Number the quotes in the order in which the document shows them."""
        numbers: dict[Place, int] = {}
        for quote in _all_quotes(rows, themes):
            numbers.setdefault((quote.paper, quote.start, quote.end), len(numbers) + 1)
        return cls(bibliography, named, numbers, language)

    def cite(self, identifiers: Iterable[str]) -> str:
        """Return one in-text citation for several works, "(Sari, 2020; Putra, 2021)"."""
        ids = list(dict.fromkeys(identifiers))
        known = [i for i in ids if i in self.named]
        rest = [i for i in ids if i not in self.named]
        parts = [self.bibliography.cite(known)] if known else []
        return " ".join([*parts, *(f"({i})" for i in rest)])

    def name(self, identifier: str) -> str:
        """Return the citation of one work as a subject, "Sari (2020)"."""
        cited = self.cite([identifier])
        if match := _AUTHOR_DATE.fullmatch(cited):
            link = words("and", self.language)
            return f"{match['author'].replace(' & ', link)} ({match['date']})"
        return cited[1:-1] if cited.startswith("(") and cited.endswith(")") else cited

    def mark(self, quote: Quote) -> str:
        """Return a quote's number as printed, "E7"."""
        return words("mark", self.language, n=self.numbers[quote.paper, quote.start, quote.end])

    def cited(self, quote: Quote) -> Cited:
        """Return a quote with its number and citation."""
        return Cited(quote, self.mark(quote), self.cite([quote.paper]))

    def entries(self) -> tuple[Formatted, ...]:
        """Return the reference list."""
        return tuple(self.bibliography.entries())


def _all_quotes(rows: Sequence[Row], themes: Sequence[ThemeSection]) -> Iterator[Quote]:
    for row in rows:
        for role in ROLES:
            yield from row.cells[role]
    for section in themes:
        for polarity in POLARITIES:
            for voice in section.voices:
                yield from voice.quotes.get(polarity, ())
