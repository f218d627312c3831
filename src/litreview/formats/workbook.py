"""Frames as a workbook (.xlsx), by openpyxl: a sheet a frame, no cell of text a formula.

Every text is typed as text, and stays text when it is edited (``quotePrefix``); an address is
no link. A control character, which the format cannot hold, shows as its picture (U+2400 …), a
text longer than a cell holds ends in a mark.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from litreview.csvfile import safe_cell
from litreview.errors import UsageError
from litreview.formats.packed import settle_zip

if TYPE_CHECKING:
    import pandas as pd

LONGEST = 32_767
"""Characters (UTF-16 units) that a cell of a workbook holds."""

MOST_ROWS = 1_048_576
"""Rows that a sheet holds, its head among them."""

CUT = " […]"
"""What a text ends in that is longer."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SEPARATOR = " | "
_NARROW, _WIDE = 10, 60
_ROWS_MEASURED = 200


def workbook(frames: Mapping[str, pd.DataFrame]) -> bytes:
    """Return a workbook with a sheet for each frame; the same frames give the same bytes.

    Lists are joined by ``" | "``; what is absent is an empty cell. The head is frozen and has
    filters.

    Raises
    ------
    UsageError
        For a frame of more rows than a sheet holds.
    """
    from openpyxl import Workbook  # type: ignore[import-untyped]

    book = Workbook(write_only=True)
    for name, frame in frames.items():
        _add(book, name, frame)
    held = io.BytesIO()
    book.save(held)
    return settle_zip(held.getvalue())


def write_text(cell: Any, text: str) -> None:
    """Write a text into a cell of openpyxl so that it stays text."""
    cell.value = cell_text(text)
    cell.data_type = "s"
    if safe_cell(text) != text:
        cell.quotePrefix = True


def cell_text(text: str) -> str:
    r"""Return what a cell holds of a text: control characters as pictures, cut where too long.

    ``_x000D_`` would be read as a character (ECMA-376, 22.9.2.19): its first mark is escaped.

    >>> cell_text("a\x07b\r\nc"), cell_text("_x0041_")
    ('a␇b\nc', '_x005F_x0041_')
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = _CONTROL.sub(lambda found: chr(0x2400 + ord(found[0])), lines)
    shown = _ESCAPE.sub("_x005F_", _NO_CHARACTER.sub("\ufffd", shown))
    if len(shown) * 2 <= LONGEST or _units(shown) <= LONGEST:
        return shown
    kept = shown[: LONGEST - len(CUT)]
    while _units(kept) > LONGEST - len(CUT):
        kept = kept[: -max(1, (_units(kept) - LONGEST + len(CUT)) // 2)]
    return kept + CUT


def _units(text: str) -> int:
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def _add(book: Any, title: str, frame: pd.DataFrame) -> None:
    """Add a sheet row by row, so that a large frame needs no memory of its own."""
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    if len(frame) >= MOST_ROWS:
        raise UsageError(
            f"{title}: {len(frame):,} rows, and a sheet holds {MOST_ROWS:,}; choose .csv or .parquet"
        )
    sheet = book.create_sheet(title[:31])
    wrap, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    heads = [str(column) for column in frame.columns]
    for m, head in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(m)].width = _width(head, frame.iloc[:, m - 1])
    sheet.freeze_panes = "A2"
    if heads:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(frame) + 1}"

    def style(**looks: Any) -> Any:
        made = WriteOnlyCell(sheet)
        for name, look in looks.items():
            setattr(made, name, look)
        return made._style  # shared: to set a look cell by cell takes ten times as long

    kinds = {
        (is_head, quoted): style(
            **({"font": bold} if is_head else {"alignment": wrap}), quotePrefix=quoted
        )
        for is_head in (True, False)
        for quoted in (True, False)
    }

    def cell(value: Any, *, is_head: bool = False) -> Any:
        shown = _plain(value)
        if not isinstance(shown, str):
            return shown
        made = WriteOnlyCell(sheet)
        made.value = cell_text(shown)
        made.data_type = "s"
        made._style = kinds[is_head, safe_cell(shown) != shown]
        return made

    sheet.append([cell(head, is_head=True) for head in heads])
    columns = [frame.iloc[:, m] for m in range(len(heads))]
    for values in zip(*columns, strict=True):
        sheet.append([cell(value) for value in values])


def _width(head: str, values: pd.Series[Any]) -> int:
    """Return the width of a column from its head, with room for the filter, and first rows."""
    first = (str(_plain(value) or "") for value in values.iloc[:_ROWS_MEASURED])
    longest = max((len(line) for text in first for line in text.split("\n")), default=0)
    return min(max(longest + 1, len(head) + 5, _NARROW), _WIDE)


def _plain(value: Any) -> str | int | float | bool | None:
    """Return a cell's value as a workbook has it; None where it is absent."""
    import pandas as pd

    if isinstance(value, list | tuple):
        return _SEPARATOR.join(map(str, value)) or None
    if value is None or pd.isna(value):
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return str(value) or None
