"""Numbers that know where they come from, and the frames that they come from.

A report holds no other numbers: what a section says, it asks of `Frames`, which gives a `Number`
with its `Source`. Whoever reads the report can ask the same of the frame, or of the CSV file of
that name, and has to get the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from litreview.identifiers import is_doi

if TYPE_CHECKING:
    import pandas as pd

Where = tuple[tuple[str, str, Any], ...]
"""Conditions that all hold: column, operator (a key of `OPERATORS`), value."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a number is of.

    Parameters
    ----------
    frame
        The name of a frame, such as ``"references"``.
    measure
        ``"rows"`` (how many), ``"share"`` (of all rows), ``"distinct COLUMN"``, ``"sum COLUMN"``,
        ``"value COLUMN"`` (of the one row there is), ``"note KEY NAME"`` (a value of the notes of
        the frame, ``attrs["notes"]``).
    where
        Which rows.
    """

    frame: str
    measure: str = "rows"
    where: Where = ()

    def as_row(self) -> dict[str, str]:
        """Return the source as text columns: frame, measure, where (JSON, empty for all rows)."""
        where = json.dumps(self.where, ensure_ascii=False) if self.where else ""
        return {"frame": self.frame, "measure": self.measure, "where": where}


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its source; null where the frame says nothing.

    >>> Number(3, Source("papers")).text("en"), Number(0.5, Source("papers", "share")).text("id")
    ('3', '50,0%')
    """

    value: int | float | None
    source: Source

    def text(self, language: str) -> str:
        """Return the number as people write it; a share as percent, other fractions with two decimals."""
        if self.value is None:
            return "–"
        if self.source.measure == "share" or _column(self.source) in SHARES:
            shown = f"{100 * self.value:.1f}%"
        elif isinstance(self.value, float) and not self.value.is_integer():
            shown = f"{self.value:,.2f}"
        else:
            shown = f"{int(self.value):,}"
        return shown.translate(_INDONESIAN) if language == "id" else shown


SHARES = frozenset({"share", "price_index", "single_share", "elite_share", "rate"})
"""Columns that are shown as percent."""
_INDONESIAN = str.maketrans(",.", ".,")


def _column(source: Source) -> str:
    return source.measure.partition(" ")[2]


def _missing(cell: Any) -> bool:
    return cell is None or type(cell).__name__ == "NAType" or bool(cell != cell)


def _filled(column: pd.Series[Any], _: Any) -> Any:
    known = column.notna()
    if column.dtype == object:  # a list
        return known & column.map(lambda cell: not isinstance(cell, list | tuple) or bool(cell))
    return known & (column.astype("string").fillna("") != "")


def _lists(column: pd.Series[Any], start: str) -> Any:
    return column.map(lambda items: any(str(item).startswith(start) for item in items))


OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "=": lambda column, value: column == value,
    "<": lambda column, value: column < value,
    ">=": lambda column, value: column >= value,
    "empty": lambda column, _: ~_filled(column, _),
    "filled": _filled,
    "in": lambda column, values: column.isin(values),
    "lists": _lists,
    "is-doi": lambda column, _: column.map(lambda cell: not _missing(cell) and is_doi(str(cell))),
}
"""Operator → which cells of a column fulfil it; ``lists``: an item of the list begins with the value."""


@dataclass(frozen=True)
class Frames:
    """The frames of a report by name, and questions to them.

    Examples
    --------
    >>> import pandas as pd
    >>> frames = Frames({"papers": pd.DataFrame({"paper": ["a", "b"], "year": [2020, None]})})
    >>> frames.count("papers", ("year", "filled", None)).value, frames.share("papers", ("year", "empty", None)).value
    (1, 0.5)
    """

    held: Mapping[str, pd.DataFrame]

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.held[name]

    def __contains__(self, name: object) -> bool:
        return name in self.held

    def count(self, frame: str, *where: tuple[str, str, Any]) -> Number:
        """Count the rows that fulfil all conditions."""
        return Number(len(self.rows(frame, *where)), Source(frame, "rows", where))

    def share(self, frame: str, *where: tuple[str, str, Any]) -> Number:
        """Return the share of rows that fulfil all conditions; null without rows."""
        everything = len(self[frame])
        part = len(self.rows(frame, *where)) / everything if everything else None
        return Number(part, Source(frame, "share", where))

    def distinct(self, frame: str, column: str, *where: tuple[str, str, Any]) -> Number:
        """Count the different values of a column."""
        n = int(self.rows(frame, *where)[column].nunique())
        return Number(n, Source(frame, f"distinct {column}", where))

    def total(self, frame: str, column: str, *where: tuple[str, str, Any]) -> Number:
        """Add up a column."""
        n = plain_number(self.rows(frame, *where)[column].sum())
        return Number(n, Source(frame, f"sum {column}", where))

    def value(self, frame: str, column: str, *where: tuple[str, str, Any]) -> Number:
        """Return the cell of the one row that fulfils all conditions."""
        cells = self.rows(frame, *where)[column].tolist()
        return Number(plain_number(cells[0]), Source(frame, f"value {column}", where))

    def cell(self, frame: str, column: str, cell: Any, key: str, name: Any) -> Number:
        """Give the number of a cell at hand; ``key`` names its row by the column of names."""
        return Number(plain_number(cell), Source(frame, f"value {column}", ((key, "=", name),)))

    def counts(
        self, frame: str, column: str, *where: tuple[str, str, Any]
    ) -> list[tuple[Any, Number]]:
        """Count the rows by the values of a column, most frequent first, then by name."""
        tally = self.rows(frame, *where)[column].value_counts(dropna=True)
        pairs = sorted(tally.items(), key=lambda pair: (-pair[1], str(pair[0])))
        return [
            (
                _plain(name),
                Number(int(n), Source(frame, "rows", (*where, (column, "=", _plain(name))))),
            )
            for name, n in pairs
        ]

    def notes(self, frame: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the notes of a frame, the values of each as numbers."""
        found = []
        for key, values in self[frame].attrs.get("notes", ()):
            numbers = {
                name: Number(plain_number(value), Source(frame, f"note {key} {name}"))
                if isinstance(value, int | float)
                else value
                for name, value in values.items()
            }
            found.append((key, numbers))
        return found

    def rows(self, frame: str, *where: tuple[str, str, Any]) -> pd.DataFrame:
        """Return the rows that fulfil all conditions."""
        chosen = self[frame]
        for column, operator, value in where:
            fulfilled = OPERATORS[operator](chosen[column], value)
            chosen = chosen[fulfilled.fillna(False).astype(bool).to_numpy()]
        return chosen


def plain_number(value: Any) -> int | float | None:
    """Return a cell as a Python number; None where it is missing."""
    if _missing(value):
        return None
    number = value.item() if hasattr(value, "item") else value
    return number if isinstance(number, int) else float(number)


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
