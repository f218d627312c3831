"""What every indicator does with a frame: read plain columns, and say what its figures are worth.

Notes are data: ``frame.attrs["notes"]`` holds (key, values) pairs that figures print in their
language, ``frame.attrs["note"]`` the same in English, one sentence after another.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from litreview.errors import UsageError
from litreview.labels import label


def require(frame: pd.DataFrame, *columns: str) -> None:
    """Refuse a frame that lacks a column.

    Raises
    ------
    UsageError
        With the names of the columns that are missing and of those that are there.
    """
    if missing := [column for column in columns if column not in frame]:
        there = ", ".join(map(str, frame.columns)) or "none"
        raise UsageError(f"the frame has no column {', '.join(missing)}; it has: {there}")


def read_years(frame: pd.DataFrame, column: str = "year") -> pd.Series[Any]:
    """Return a column of years as nullable integers; what is no number is missing.

    >>> read_years(pd.DataFrame({"year": ["1999", "n.d.", None]})).tolist()
    [1999, <NA>, <NA>]
    """
    require(frame, column)
    return pd.to_numeric(frame[column], errors="coerce").astype("Float64").round().astype("Int64")


def read_counts(frame: pd.DataFrame, column: str) -> pd.Series[Any]:
    """Return a column of counts as floats, NaN where the count is not known."""
    require(frame, column)
    return pd.to_numeric(frame[column], errors="coerce").astype("Float64").astype("float64")


def read_items(frame: pd.DataFrame, column: str, *, repeated: bool = False) -> pd.Series[Any]:
    """Return the items of a column one below the other, on the index of the frame's rows.

    A list gives its items, each once unless `repeated`; a plain value gives itself; missing and
    empty ones give nothing.

    >>> frame = pd.DataFrame({"authors": [["Sari", "Wijaya", "Sari"], [], None]})
    >>> read_items(frame, "authors").tolist(), len(read_items(frame, "authors", repeated=True))
    (['Sari', 'Wijaya'], 3)
    """
    require(frame, column)
    rows: list[Any] = []
    items: list[Any] = []
    for row, cell in zip(frame.index, frame[column], strict=True):
        items_here = _items(cell)
        for item in items_here if repeated else dict.fromkeys(items_here):
            rows.append(row)
            items.append(item)
    return pd.Series(
        items, index=pd.Index(rows, dtype=frame.index.dtype), name=column, dtype=object
    )


def _items(cell: Any) -> list[Any]:
    if isinstance(cell, list | tuple):
        return [item for item in cell if item is not None and item == item and item != ""]
    return [] if cell is None or cell is pd.NA or cell != cell or cell == "" else [cell]


def say(frame: pd.DataFrame, key: str, **values: Any) -> pd.DataFrame:
    """Add a note to a frame; the key is one of `litreview.labels`.

    >>> frame = say(pd.DataFrame(), "note-undated", n=3)
    >>> frame.attrs["note"]
    '3 entries without a year are left out.'
    """
    notes = [*frame.attrs.get("notes", ()), (key, values)]
    frame.attrs["notes"] = notes
    frame.attrs["note"] = " ".join(label(k, "en", **v) for k, v in notes)
    return frame


def say_undated(frame: pd.DataFrame, years: pd.Series[Any]) -> pd.DataFrame:
    """Note how many rows had no year, if any."""
    undated = int(years.isna().sum())
    return say(frame, "note-undated", n=undated) if undated else frame
