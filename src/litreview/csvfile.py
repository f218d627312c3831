"""CSV that every reader divides alike: rows end with ``\\n``, cells with any line end are quoted.

A writer that knows of one line end leaves the other bare in a cell, where a reader takes it for
the end of the row (RFC 4180 quotes both). Text taken from PDFs and exports has lone carriage
returns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    import pandas as pd

_BOTH = "\r\n"
"""Told of both characters that end lines, a writer puts quotes around cells with either."""


def csv_text(rows: Iterable[Sequence[Any]]) -> str:
    r"""Lay rows out as CSV.

    >>> csv_text([("title", "year"), ("a\rb", 2019), ("c", None)])
    'title,year\n"a\rb",2019\nc,\n'
    """
    lines = _Lines()
    csv.writer(lines, lineterminator=_BOTH).writerows(rows)
    return "".join(lines)


def write_csv(
    frame: pd.DataFrame, path: Path, *, index: bool = False, float_format: str | None = None
) -> None:
    """Write a frame as CSV, UTF-8.

    Parameters
    ----------
    index
        Whether the row names are the first column.
    float_format
        As in `pandas.DataFrame.to_csv`, such as ``"%.4f"``.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        lines: Any = _File(file)
        frame.to_csv(lines, index=index, lineterminator=_BOTH, float_format=float_format)


class _Lines(list[str]):
    """The lines that a writer of CSV gives, each ended by one character."""

    def write(self, line: str) -> None:
        self.append(line.removesuffix(_BOTH) + "\n")


class _File:
    """A file that gets the lines that a writer of CSV gives, each ended by one character."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> None:
        self._file.write(line.removesuffix(_BOTH) + "\n")
