"""Links read for counting: files or a frame, their columns and types, one line for each fault.

Ids are whole numbers or text. What could make two ids of one, or one of two, is refused or read
as it stands: "007" in a CSV file is not 7.
"""

from __future__ import annotations

import csv
import glob
import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from litreview.errors import InputError, UsageError

if TYPE_CHECKING:
    import duckdb

Links = str | Path | pd.DataFrame
Kind = Literal["whole", "real", "text", "absent"]

_PARQUET = (".parquet", ".pq")
_CSV = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
_ADVICE = ("Possible", "LINE 1", "  file =", "This can happen", "*")
"""How the lines begin that follow what DuckDB has to say: its own options, and the query."""
_CLASS = re.compile(r"^[A-Z][A-Za-z ]* Error: ")
_WHOLE = r"(0|-?[1-9][0-9]{0,17})(\.0+)?"
"""A whole number as programs write it, also where an absent neighbour made it 12.0."""


@dataclass(frozen=True, slots=True)
class _Source:
    """What one file or frame gives: its name for people, the relation, the types of its columns."""

    name: str
    relation: str
    types: dict[str, str]


def load_links(database: duckdb.DuckDBPyConnection, links: Links, group: str, item: str) -> None:
    """Make the table ``named`` of two columns, ``grp`` and ``item``, of numbers or of text.

    Parameters
    ----------
    database
        Where to make it.
    links
        A frame; a Parquet or CSV file; a pattern with ``*``; a folder of Parquet files.
    group, item
        The columns.

    Raises
    ------
    InputError
        When a file or a column is not there or cannot be read, when a column has no ids in it,
        or numbers in one file and text in another.
    UsageError
        When both columns are one.
    """
    if group == item:
        raise UsageError(f"group and item are both {group!r}: name two columns")
    sources = list(_sources(database, links, (group, item)))
    for column in (group, item):
        _check_kinds(sources, column)
    selects = []
    for source in sources:
        with _one_line(source.name):
            columns = [_read_column(database, source, column) for column in (group, item)]
        selects.append(f"SELECT {columns[0]} AS grp, {columns[1]} AS item FROM {source.relation}")
    with _one_line(sources[0].name if len(sources) == 1 else str(links)):
        database.execute("CREATE TABLE named AS " + " UNION ALL ".join(selects))
    if not isinstance(links, pd.DataFrame) and sources[0].relation.startswith("read_csv"):
        _numbers_of_text(database)
    for column, asked in (("grp", group), ("item", item)):
        if "HUGEINT" in _types(database, "named")[column]:
            raise InputError(_beyond(_named(links), asked))


def _sources(
    database: duckdb.DuckDBPyConnection, links: Links, asked: tuple[str, str]
) -> Iterator[_Source]:
    """Yield every file, or the frame, with the types of its columns."""
    if isinstance(links, pd.DataFrame):
        columns = {name: _checked(links, name) for name in asked}
        database.register("given", pd.DataFrame(columns, copy=False))
        with _one_line("links"):
            yield _Source("links", "given", _types(database, "given"))
        return
    paths = _paths(links)
    endings = {path.name.lower().endswith(_PARQUET) for path in paths}
    if len(endings) > 1:
        raise InputError(f"{links}: both Parquet and CSV files; give one kind at a time")
    for path in paths:
        try:
            with path.open("rb"):
                pass
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}; check the name") from error
        relation = (
            f"read_parquet({quoted(glob.escape(str(path)))})" if endings == {True} else _csv(path)
        )
        with _one_line(str(path)):
            types = _types(database, relation)
        for name in asked:
            _check_there(str(path), name, list(types))
        yield _Source(str(path), relation, types)


def check_apart(links: Links, folder: Path) -> None:
    """Refuse links that lie where the edges are to be written.

    Raises
    ------
    InputError
        As in `load_links`, when there are no such files.
    UsageError
        When the edges would replace the links.
    """
    if isinstance(links, pd.DataFrame):
        return
    out = folder.resolve()
    replaced = any(
        path.resolve().parent == out and path.match("part-*.parquet") for path in _paths(links)
    )
    if replaced or Path(links).resolve() == out:
        raise UsageError(
            f"{links} lies in {folder}, where the edges are written; choose another folder for them"
        )


def _paths(links: str | Path) -> list[Path]:
    """Return the files that are meant, sorted."""
    named = Path(links)
    if named.is_dir():
        found = sorted(path for path in named.iterdir() if path.name.lower().endswith(_PARQUET))
        if not found:
            raise InputError(f"{links}: no .parquet file in this folder")
    elif named.exists() or not glob.has_magic(str(links)):
        found = [named]
    else:
        found = [Path(path) for path in sorted(glob.glob(str(links), recursive=True))]
        if not found:
            raise InputError(f"{links}: no file of such a name; check the pattern")
    for path in found:
        if not path.name.lower().endswith((*_PARQUET, *_CSV)):
            raise InputError(f"{path}: give links as .parquet, .csv or .tsv")
    return found


def _csv(path: Path) -> str:
    """Return how a CSV file is read: as text, in the columns of its first line, no line guessed."""
    opened: Any = gzip.open if path.name.lower().endswith(".gz") else open
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
            line = file.readline(1_000_000)
    except (OSError, UnicodeError, EOFError) as error:
        raise InputError(f"{path}: cannot be read as CSV in UTF-8 ({error})") from error
    between = max(",;\t", key=line.count)
    header = next(csv.reader([line], delimiter=between), [])
    twice = {name for name in header if header.count(name) > 1}
    if not line.strip() or twice:
        why = f"two columns {sorted(twice)[0]!r}" if twice else "it is empty"
        raise InputError(f"{path}: {why}; its first line has to name the columns")
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in header)
    return (
        f"read_csv({quoted(glob.escape(str(path)))}, auto_detect=false, header=true, nullstr='', "
        f"delim={quoted(between)}, quote='\"', escape='\"', columns={{{columns}}})"
    )


def _checked(links: pd.DataFrame, name: str) -> pd.Series:
    """Return a column of a frame, if there is one of ids."""
    _check_there("links", name, [str(column) for column in links.columns])
    column = links[name]
    if isinstance(column, pd.DataFrame):
        raise InputError(f"links: two columns {name!r}; leave one out")
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = column.astype(column.dtype.categories.dtype)
    if isinstance(column.dtype, pd.StringDtype):
        column = column.astype(object)  # older DuckDB does not know that type
    if column.dtype == object:
        column = column.where(column.notna(), None)
        _check_objects(name, column.dropna())
    return column


def _check_objects(name: str, values: pd.Series) -> None:
    """Refuse Python objects that are no ids, or none that a Parquet file can hold."""
    held = pd.api.types.infer_dtype(values, skipna=True)
    if held not in ("string", "integer", "floating", "mixed-integer-float", "empty"):
        held = "several types" if held.startswith("mixed") else f"values of type {held}"
        raise InputError(_no_ids("links", name, held))
    if held == "integer" and (values.max() >= 2**64 or values.min() < -(2**63)):
        raise InputError(_beyond("links", name))
    if held == "string":
        for text in values:
            try:
                text.encode()
            except UnicodeEncodeError as error:
                raise InputError(
                    f"links: column {name!r} holds {text[:40]!r}, half of a character (a lone "
                    "surrogate); replace it"
                ) from error


def _check_there(where: str, name: str, columns: list[str]) -> None:
    if name not in columns:
        there = ", ".join(columns[:20]) + (", …" if len(columns) > 20 else "")
        raise InputError(f"{where}: no column {name!r}; there are: {there or 'none'}")


def _check_kinds(sources: list[_Source], column: str) -> None:
    """Refuse a column that has no ids, and one that is of two kinds."""
    first: tuple[Kind, _Source] | None = None
    for source in sources:
        kind = _kind(source, column)
        if kind == "absent":
            continue
        if first and (kind == "text") != (first[0] == "text"):
            other = first[1]
            raise InputError(
                f"{source.name}: column {column!r} is {source.types[column]}, but "
                f"{other.types[column]} in {other.name}; write both as one type"
            )
        first = first or (kind, source)


def _kind(source: _Source, column: str) -> Kind:
    kind = source.types[column]
    if kind.endswith("]"):
        raise InputError(_no_ids(source.name, column, kind))
    if "INT" in kind and "INTERVAL" not in kind and "(" not in kind:
        return "whole"
    if kind in ("FLOAT", "DOUBLE") or kind.startswith("DECIMAL("):
        return "real"
    if kind in ("VARCHAR", "UUID") or kind.startswith("ENUM("):
        return "text"
    if "NULL" in kind:
        return "absent"
    raise InputError(_no_ids(source.name, column, kind))


def _beyond(where: str, column: str) -> str:
    return f"{where}: column {column!r} has numbers beyond 64 bits; give them as text"


def _no_ids(where: str, column: str, held: str) -> str:
    held = held if len(held) < 60 else f"{held[:60]}…"
    return f"{where}: column {column!r} holds {held}; ids are whole numbers or text"


def _read_column(database: duckdb.DuckDBPyConnection, source: _Source, column: str) -> str:
    """Return the expression that reads a column as numbers or as text."""
    kind, name = _kind(source, column), quoted(column, '"')
    if kind == "absent":
        return "NULL"
    if kind == "text":
        return f"CAST({name} AS VARCHAR)"
    if kind == "whole":
        big = source.types[column] in ("UBIGINT", "HUGEINT", "UHUGEINT")
        return name if big else f"CAST({name} AS BIGINT)"
    missing = f"{name} IS NULL OR isnan(CAST({name} AS DOUBLE))"
    row = database.execute(
        f"SELECT MIN({name}) FROM {source.relation} WHERE NOT ({missing})"
        f" AND ({name} <> FLOOR({name}) OR ABS({name}) >= {2**53})"
    ).fetchall()
    if row and row[0][0] is not None:
        raise InputError(_no_ids(source.name, column, f"numbers such as {row[0][0]}"))
    return f"CASE WHEN {missing} THEN NULL ELSE CAST({name} AS BIGINT) END"


def _numbers_of_text(database: duckdb.DuckDBPyConnection) -> None:
    """Make numbers of a column of a CSV file if every id is a number as programs write it."""
    for column in ("grp", "item"):
        row = database.execute(
            f"SELECT COUNT(*) FROM named WHERE NOT regexp_full_match({column}, '{_WHOLE}')"
        ).fetchall()
        if row == [(0,)]:
            short = f"CAST(NULLIF(SPLIT_PART({column}, '.', 1), '') AS BIGINT)"
            database.execute(f"ALTER TABLE named ALTER {column} TYPE BIGINT USING {short}")


def _types(database: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    rows = database.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
    return {str(row[0]): str(row[1]) for row in rows}


@contextmanager
def _one_line(where: str) -> Iterator[None]:
    """Say in one line what is wrong with a file; a full disk or memory is told elsewhere."""
    import duckdb

    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.IOException, duckdb.TransactionException):
        raise
    except duckdb.Error as error:
        raise InputError(f"{where}: cannot be read ({first_lines(error)})") from error


def first_lines(error: BaseException) -> str:
    """Return what an error of DuckDB says, without the advice and the query below it."""
    lines = []
    for line in str(error).splitlines():
        if line.startswith(_ADVICE):
            break
        lines.append(line)
    said = _CLASS.sub("", " ".join(" ".join(lines).split()))
    return said if len(said) <= 300 else f"{said[:300]}…"


def _named(links: Links) -> str:
    return "links" if isinstance(links, pd.DataFrame) else str(links)


def quoted(value: object, mark: str = "'") -> str:
    """Return a text as SQL writes it, or with ``\"`` a name.

    >>> print(quoted("Bab 'dua'"), quoted("a column", '"'))
    'Bab ''dua''' "a column"
    """
    return mark + str(value).replace(mark, mark * 2) + mark
