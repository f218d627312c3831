"""CSV that every reader divides alike, and in which no spreadsheet finds a formula.

Rows end with ``\\n``, cells with any line end are quoted: a writer that knows of one line end
leaves the other bare in a cell, where a reader takes it for the end of the row (RFC 4180 quotes
both). Text taken from PDFs and exports has lone carriage returns.

A cell of *text* that a spreadsheet could take for a formula begins with an apostrophe
(https://owasp.org/www-community/attacks/CSV_Injection); numbers stay as they are. `plain_cell`
takes the apostrophe off again; `read_csv` and `litreview.frames.read_frame` do so. Nothing in a
CSV can keep a spreadsheet that parts cells at another mark, such as a semicolon, from parting a
text there: the workbook (``.xlsx``) is the file for that.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from operator import is_not
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from litreview.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

_BOTH = "\r\n"
"""Told of both characters that end lines, a writer puts quotes around cells with either."""

_FORMULA = re.compile(
    "[\\s'\"\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-]"
)
"""What begins a formula, full-width signs too, behind anything that a spreadsheet may strip."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def safe_cell(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet could take for a formula.

    >>> safe_cell("=1+1"), safe_cell(" -2"), safe_cell("'=1"), safe_cell("it's - so")
    ("'=1+1", "' -2", "''=1", "it's - so")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """Take the apostrophe of `safe_cell` off again, and no other.

    >>> plain_cell("'=1+1"), plain_cell("''=1"), plain_cell("'90s")
    ('=1+1', "'=1", "'90s")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def csv_text(rows: Iterable[Sequence[Any]]) -> str:
    r"""Lay rows out as CSV.

    >>> csv_text([("title", "year"), ("a\rb", 2019), ("=c", -1), ("d", None)])
    'title,year\n"a\rb",2019\n\'=c,-1\nd,\n'
    """
    lines = _Lines()
    csv.writer(lines, lineterminator=_BOTH).writerows(map(_safe, row) for row in rows)
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
        _safe_frame(frame, index=index).to_csv(
            lines, index=index, lineterminator=_BOTH, float_format=float_format
        )


def read_csv(path: Path) -> pd.DataFrame:
    """Read what `write_csv` wrote as a frame of texts: "" where nothing is, no apostrophe of ours.

    Raises
    ------
    InputError
        When it cannot be read, is empty, or was written again with another mark between cells,
        as a spreadsheet does in countries where the comma is in numbers.
    """
    import pandas as pd

    _check_marks(path)
    try:
        flat = pd.read_csv(path, dtype="string", keep_default_na=False, encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; save it as CSV UTF-8") from None
    except pd.errors.ParserError as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}; write it again") from None
    return flat.rename(columns=plain_cell).map(plain_cell).astype("string")


def _check_marks(path: Path) -> None:
    """Refuse a file without a first line, and one whose first line is parted by another mark."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            head = next((line for line in file if line.strip()), "")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the name") from None
    if not head:
        raise InputError(f"{path}: empty; write it again")
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if mark in head and "," not in head:
            raise InputError(
                f"{path}: {name} between its cells where commas belong, as a spreadsheet writes "
                "them; save it with commas, or write it again"
            )


def _safe(value: Any) -> Any:
    """Make a cell safe if it is text; half a character, which no UTF-8 holds, shows as "\ufffd"."""
    if not isinstance(value, str):
        return value
    if not value.isascii():
        value = _SURROGATE.sub("\ufffd", value)
    return value if value[:1].isalnum() else safe_cell(value)  # most begin with a letter or digit


def _safe_frame(frame: pd.DataFrame, *, index: bool) -> pd.DataFrame:
    """Return a frame whose texts are safe: cells, row names and column names."""
    import pandas as pd

    safe = frame.copy(deep=False)
    for place, kind in enumerate(frame.dtypes):
        if pd.api.types.is_numeric_dtype(kind) or pd.api.types.is_datetime64_any_dtype(kind):
            continue
        values = list(frame.iloc[:, place])
        cells = [_safe(value) for value in values]
        if any(map(is_not, cells, values)):
            safe.isetitem(place, pd.array(cells, dtype=object))
    if index:
        safe.index = _safe_names(frame.index)
    safe.columns = _safe_names(frame.columns)
    return safe


def _safe_names(names: pd.Index[Any]) -> pd.Index[Any]:
    safe = names.map(
        lambda name: tuple(map(_safe, name)) if isinstance(name, tuple) else _safe(name)
    )
    return safe.set_names([_safe(name) for name in names.names]) if len(names) else names


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
