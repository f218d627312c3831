"""Claims about a table of years: the value of a year, and a rise from year to year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from litreview.prose import fold
from litreview.tables.check import Check
from litreview.tables.naming import sentence_words
from litreview.tables.numbers import Number, show
from litreview.tables.printed import PrintedTable
from litreview.tables.roles import count_columns, year_column
from litreview.tables.statement import PLAIN, Sentence, is_year

_RISING = re.compile(
    r"\b(?:meningkat|peningkatan|naik|kenaikan|bertambah|increas\w+|r[io]se|rising|grew|grow\w*)\b",
    re.I,
)
_EVERY_YEAR = re.compile(
    r"\b(?:dari tahun\s*ke\s*tahun|(?:tiap|setiap) tahun\w*|every year|each year|year (?:by|on|after) year|annually)\b",
    re.I,
)
_COMMON_WORDS = (
    "tabel table tahun jumlah data total year number yang dengan dari untuk pada from with"
)
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True)
class Series:
    """A table of years and values, made ready once for all sentences.

    ``topic`` are the words of caption and head; a sentence that shares two of them speaks of
    this table. ``units`` are the words of the head that may follow a value ("213 juta").
    """

    name: str
    values: dict[float, Number]
    topic: frozenset[str]
    units: frozenset[str]

    @classmethod
    def of(cls, table: PrintedTable) -> Series | None:
        """Make a table ready; None where it has no column of years or of values."""
        years, column = year_column(table), next(iter(count_columns(table)), None)
        if years is None or column is None:
            return None
        pairs = zip(table.numbers(years), table.numbers(column), strict=True)
        head = fold(table.columns[column]).split()
        topic = {w for w in (*fold(table.caption).split(), *head) if len(w) > 3} - _COMMON
        return cls(
            table.name,
            {year.value: value for year, value in pairs if year and value},
            frozenset(topic),
            frozenset(head) - _COMMON,
        )

    def check(self, sentence: Sentence) -> Iterator[Check]:
        """Compare what a sentence says of years with the table."""
        if len(self.topic & sentence_words(sentence.text)) < 2:
            return
        if (rise := _RISING.search(sentence.text)) and (every := _EVERY_YEAR.search(sentence.text)):
            steps = list(pairwise(self.values.values()))
            falls = sum(1 for a, b in steps if b.value <= a.value)
            span = (min(rise.start(), every.start()), max(rise.end(), every.end()))
            message = f"{self.name}: {falls} of {len(steps)} steps do not rise"
            yield sentence.check("trend", 0, falls, falls == 0, message, span)
        printed = [(m, sentence.number(m)) for m in PLAIN.finditer(sentence.text)]
        said = {n.value for _, n in printed if is_year(n)}
        meant = [(year, self.values[year]) for year in sorted(said & self.values.keys())]
        for match, number in printed:
            if is_year(number) or not meant:
                continue
            right = next(
                (m for m in meant if abs(m[1].value - number.value) <= number.half_unit), None
            )
            following = fold(sentence.text[match.end() : match.end() + 20]).split()[:1]
            if right is None and not (len(said) == 1 and self.units.intersection(following)):
                continue
            year, value = right or meant[0]
            message = f"{self.name} has {value.printed} for {show(year)}, printed {number.printed}"
            yield sentence.check(
                "year-value", value.value, number.value, right is not None, message, match.span()
            )
