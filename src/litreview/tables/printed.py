"""A table as a paper prints it: strings with their offsets, and the frame they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from litreview.model import Problem
from litreview.tables.layout import Cell
from litreview.tables.numbers import DecimalMark, Number, parse_number

if TYPE_CHECKING:
    import pandas as pd

_NAME = re.compile(r"\w+\.?\s*[\w-]+(?:\.\d+)*")
_MISSING = frozenset(("", "-", "–", "—", "…", "...", "n.a.", "n/a", "na"))


@dataclass(frozen=True)
class PrintedTable:
    """A table as printed: strings with their offsets; `frame` parses the numbers.

    Parameters
    ----------
    paper, n
        The paper's id and the table's place in it, from 1.
    caption
        As printed on its line(s), empty for a markdown table without one.
    start, end
        From the caption to the end of the last row or the source line, in the paper's text.
    columns
        Names of the columns, each once.
    rows
        Cells of the body, every row as wide as `columns`; the total row stands apart in `total`.
    source, spanning_head
        "Sumber: …" and the head that spans the columns, where there is one.
    decimal_mark, decimal_reason
        Which mark parts the decimals, and the evidence that decided it.
    """

    paper: str
    n: int
    caption: str
    start: int
    end: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    source: str = ""
    spanning_head: str = ""
    decimal_mark: DecimalMark = "."
    decimal_reason: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The short name that the caption gives, such as "Tabel 1"."""
        named = _NAME.match(self.caption)
        return named.group() if named else f"table {self.n}"

    def numbers(self, column: int) -> list[Number | None]:
        """Return the numbers of a column, None where a cell holds none."""
        return self._numbers[column]

    def is_numeric(self, column: int) -> bool:
        """Whether every filled cell of a column is a number, and one is filled."""
        return column in self._numeric

    def total_number(self, column: int) -> Number | None:
        """Return the number of the total row in a column."""
        return parse_number(self.total[column].text, self.decimal_mark) if self.total else None

    @cached_property
    def _numbers(self) -> list[list[Number | None]]:
        return [
            [parse_number(row[i].text, self.decimal_mark) for row in self.rows]
            for i in range(len(self.columns))
        ]

    @cached_property
    def _numeric(self) -> frozenset[int]:
        found = set()
        for i, numbers in enumerate(self._numbers):
            filled = [
                n
                for n, row in zip(numbers, self.rows, strict=True)
                if row[i].text.lower() not in _MISSING
            ]
            if filled and None not in filled:
                found.add(i)
        return frozenset(found)

    def frame(self) -> pd.DataFrame:
        """Return the rows as a frame: Int64 or Float64 where a column is of numbers, else strings."""
        import pandas as pd

        data: dict[str, Any] = {}
        for i, name in enumerate(self.columns):
            if self.is_numeric(i):
                numbers = self.numbers(i)
                kind: Any = "Int64" if all(n is None or n.is_whole for n in numbers) else "Float64"
                data[name] = pd.Series(
                    [None if n is None else n.value for n in numbers], dtype="Float64"
                ).astype(kind)
            else:
                data[name] = pd.Series([row[i].text or None for row in self.rows], dtype="string")
        return pd.DataFrame(data, columns=list(self.columns))
