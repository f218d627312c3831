"""Tables as databases export them: delimiter, head, and which field of a record each column holds.

``columns.tsv`` lists the columns of each database, in all languages of its interface that are
known; a further one is a further row. Columns that are not listed stay in the record's text.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from litreview.errors import InputError
from litreview.model import Problem

_DELIMITERS = ",;\t|"
_ENOUGH = 3
_HEAD_LINES = 3
"""So many lines may hold the head: Dimensions prints a notice above it."""
_LONGEST_HEAD = 20_000
_FUNDING = "funding text"
_MARK = "2-s2.0-"
_EXCEL = 32_767
"""The most characters that a cell of a spreadsheet holds."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table.

    Parameters
    ----------
    database
        Whose columns these are.
    columns
        As printed, in small letters.
    fields
        Field by column.
    delimiter
        Between cells.
    line
        Where it stands, from 0.
    """

    database: str = ""
    columns: tuple[str, ...] = ()
    fields: Mapping[str, str] | None = None
    delimiter: str = ","
    line: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by column and by field, and what is wrong with it."""

    cells: Mapping[str, str]
    fields: Mapping[str, str]
    problems: tuple[Problem, ...]


@cache
def _layouts() -> dict[str, dict[str, str]]:
    """Return the field by column by database."""
    layouts: dict[str, dict[str, str]] = {}
    table = Path(__file__).with_name("columns.tsv").read_text(encoding="utf-8")
    for row in table.splitlines()[1:]:
        database, field, columns = row.split("\t")
        for column in columns.split(" | "):
            layouts.setdefault(database, {})[column] = field
    return layouts


def find_head(text: str) -> Head:
    """Find the head of a table in its first lines: the one that names most columns of a database.

    >>> find_head("Authors;Title;Year;Source title;EID\\n").database
    'scopus'
    >>> find_head("a,b\\n1,2\\n")
    Head(database='', columns=(), fields=None, delimiter=',', line=0)
    """
    best, most = Head(), 0
    lines = text.lstrip("\ufeff")[: 3 * _LONGEST_HEAD].splitlines()[:_HEAD_LINES]
    for at, line in enumerate(lines):
        if len(line) > _LONGEST_HEAD:
            continue
        for delimiter in _DELIMITERS:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            columns = tuple(cell.strip().strip('"\ufeff').casefold() for cell in cells)
            for database, layout in _layouts().items():
                fields = {column: layout[column] for column in columns if column in layout}
                found = len(set(fields.values()))
                if found > most:
                    best, most = Head(database, columns, fields, delimiter, at), found
    return best if most >= _ENOUGH else Head()


def read_rows(text: str, head: Head, name: str) -> Iterator[Row]:
    """Yield the rows below a head; what is wrong with a row is told once where all share it.

    Raises
    ------
    InputError
        When no column holds the title.
    """
    fields = head.fields or {}
    if "title" not in fields.values():
        lacking = "Title" if head.database else "Title, Authors, Year"
        raise InputError(
            f"{name}: line {head.line + 1} names no column {lacking}; export as CSV from Scopus, Lens, "
            "Dimensions, OpenAlex or PubMed with all fields and references, or name the columns so"
        )
    csv.field_size_limit(sys.maxsize)  # a list of 2,000 references passes the library's limit
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=head.delimiter)
    for _ in range(head.line + 1):
        next(rows)
    shifted = False
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        problems = []
        columns = _match(head.columns, row)
        if columns is None:
            columns = [*head.columns, *(f"column {n}" for n in range(len(head.columns), len(row)))]
            message = (
                f"{name}, line {rows.line_num}: {len(row)} cells where line {head.line + 1} names "
                f"{len(head.columns)} columns; a quote is open or the file was cut off: export it again"
            )
            problems = [Problem("csv-row", message, None, head.delimiter.join(row)[-80:])]
        elif len(row) != len(head.columns) and not shifted:
            shifted = True
            message = (
                f"{name}, line {rows.line_num}: a second funding text without a name in line "
                f"{head.line + 1}; the columns behind it were read as if it had one"
            )
            problems = [Problem("csv-column", message, None, row[-1])]
        if cut := next((c for c, v in zip(columns, row, strict=False) if len(v) == _EXCEL), None):
            message = (
                f"{name}, line {rows.line_num}: column {cut} ends after {_EXCEL:,} characters, where Excel "
                "cuts; use the file as the database wrote it"
            )
            problems.append(Problem("truncated", message, None, row[columns.index(cut)][-80:]))
        cells = dict(zip(columns, row, strict=False))
        found = {fields[c]: v for c, v in reversed(cells.items()) if c in fields and v.strip()}
        yield Row(cells, found, tuple(problems))


def _match(columns: Sequence[str], row: Sequence[str]) -> list[str] | None:
    """Name the cells of a row; None where there are too few or nobody knows which is too many.

    Scopus leaves second and later funding texts out of its head, but not out of its rows.
    """
    more = len(row) - len(columns)
    if more == 0:
        return list(columns)
    at = max((n for n, c in enumerate(columns) if c.startswith(_FUNDING)), default=-1) + 1
    if more < 0 or not at or columns[-1] != "eid" or not row[-1].startswith(_MARK):
        return None
    return [*columns[:at], *(f"{_FUNDING} ({n + 2})" for n in range(more)), *columns[at:]]
