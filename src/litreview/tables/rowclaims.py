"""Claims about rows of a table: percentages, counts, and the total they are said to be of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litreview.tables.check import Check
from litreview.tables.naming import Naming, RowWords, row_words
from litreview.tables.numbers import NUMBER, Number, show
from litreview.tables.printed import PrintedTable
from litreview.tables.roles import base_of, count_columns, percent_columns
from litreview.tables.statement import GAP, OF, PERCENT, PERCENTAGE, PLAIN, Sentence

_STATED_BASE = re.compile(rf"{PERCENT}\s+{OF}{GAP}(?P<number>{NUMBER})(?!{PERCENT})", re.I)
_BASE = re.compile(
    rf"\b(?:total|dari|antara|of|among)\b{GAP}(?P<number>{NUMBER})(?!{PERCENT})", re.I
)


@dataclass(frozen=True)
class CountedRows:
    """A table whose rows have labels and counts, made ready once for all sentences."""

    name: str
    words: RowWords
    counts: list[Number | None]
    whole: float

    @classmethod
    def of(cls, table: PrintedTable) -> CountedRows | None:
        """Make a table ready; None where rows have no labels or no counts."""
        words = row_words(table)
        column = next(iter(count_columns(table)), None)
        percents = next(iter(percent_columns(table)), None)
        if percents is not None and (base := base_of(table, percents)):
            column = base[0]
        if words is None or column is None:
            return None
        counts, total = table.numbers(column), table.total_number(column)
        whole = total.value if total else sum(n.value for n in counts if n)
        return cls(table.name, words, counts, whole) if whole > 0 else None

    def check(self, sentence: Sentence) -> list[Check]:
        """Recompute percentages and counts of the rows that a sentence names."""
        naming = self.words.named_in(sentence.text)
        if not naming.rows:
            return []
        found = [
            *self._judged(sentence, naming, PERCENTAGE),
            *self._judged(sentence, naming, PLAIN),
        ]
        right = {c.start for c in found if c.ok}
        return found + [c for c in self._bases(sentence) if right and c.start not in right]

    def _judged(
        self, sentence: Sentence, naming: Naming, pattern: re.Pattern[str]
    ) -> Iterator[Check]:
        """Try the sets of rows that may be meant; wrong only where one set is named in full."""
        what, factor = ("row-count", 1.0) if pattern is PLAIN else ("row-share", 100 / self.whole)
        options = [
            (factor * sum(n.value for i in rows if (n := self.counts[i])), rows)
            for rows in naming.rows
        ]
        for match in pattern.finditer(sentence.text):
            printed = sentence.number(match)
            if pattern is PLAIN and not printed.is_whole:
                continue
            at = match.start()
            right = next((o for o in options if sentence.agrees(at, o[0], printed)), None)
            counted = pattern is PERCENTAGE or sentence.is_counted(at)
            if right is None and not (naming.in_full and counted):
                continue
            value, rows = right or options[0]
            parts = "+".join(n.printed for i in sorted(rows) if (n := self.counts[i]))
            named = ", ".join(str(i + 1) for i in sorted(rows))
            message = (
                f"{self.name}, rows {named}: {parts} gives {show(value)}, printed {match.group()}"
            )
            yield sentence.check(
                what, value, printed.value, right is not None, message, match.span()
            )

    def _bases(self, sentence: Sentence) -> Iterator[Check]:
        """Compare the total that a percentage is said to be of with the table's total."""
        seen = set()
        for pattern in (_STATED_BASE, _BASE):
            for match in pattern.finditer(sentence.text):
                printed, span = sentence.number(match), match.span("number")
                ok = printed.value == self.whole
                if (
                    span in seen
                    or sentence.is_counted(span[0])
                    or not (ok or pattern is _STATED_BASE)
                ):
                    continue
                seen.add(span)
                message = f"{self.name} has {show(self.whole)} in all, printed {printed.printed}"
                yield sentence.check("base", self.whole, printed.value, ok, message, span)
