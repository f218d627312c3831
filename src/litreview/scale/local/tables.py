"""A table of entries or papers, read stretch by stretch: Parquet, CSV, or JSON lines.

Only the asked columns are read. A column that is of another type than it has to be is said in one line
before anything is parsed; so is a row that cannot be read, with its number.
"""

from __future__ import annotations

import csv
import glob
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from litreview.errors import InputError

_READERS = (".parquet", ".csv", ".tsv", ".jsonl")
_BATCH = 50
"""Rows decoded at once: each may be a whole paper."""
_CHARACTERS = 20_000_000
"""Text in one list of rows: so much a process can hold several times."""
_LONGEST = 2**31 - 1
"""Characters of a CSV cell: a whole paper may stand in one."""


def find_tables(named: str | Path) -> list[Path]:
    """Return the files that a name, a pattern or a folder means, sorted.

    Raises
    ------
    InputError
        When there is none, or one that is no table.
    """
    place = Path(named)
    if place.is_dir():
        found = sorted(path for path in place.iterdir() if path.suffix in _READERS)
    else:
        found = [place] if place.exists() else sorted(map(Path, glob.glob(str(named))))
    if not found:
        raise InputError(f"{named}: no table there; name a {', '.join(_READERS)} file or folder")
    for path in found:
        if path.suffix not in _READERS:
            raise InputError(f"{path}: give a table as {', '.join(_READERS)}")
    return found


def read_tables(
    paths: list[Path], columns: Mapping[str, str], length: int
) -> Iterator[list[dict[str, Any]]]:
    """Yield rows, so many at a time.

    Parameters
    ----------
    paths
        As `find_tables` returns them.
    columns
        Names and kinds, ``text``, ``whole`` or ``flag``; a column that a file lacks is left out,
        but for ``id``.
    length
        Rows in each list, or fewer where `_CHARACTERS` are reached before.

    Raises
    ------
    InputError
        For a file or a row that cannot be read, no ``id``, or a column of another type.
    """
    for path in paths:
        rows = _parquet(path, columns) if path.suffix == ".parquet" else _text(path, columns)
        try:
            while stretch := list(_until_full(islice(rows, length))):
                yield stretch
        except (OSError, UnicodeError, csv.Error) as error:
            raise InputError(f"{path}: cannot be read ({error}); write it anew") from error


def _until_full(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield rows until they are as long as is good to hold."""
    held = 0
    while held < _CHARACTERS and (row := next(rows, None)) is not None:
        held += len(str(row.get("text") or "")) + len(str(row.get("csl") or ""))
        yield row


def _parquet(path: Path, columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
        schema = file.schema_arrow
        _check_names(path, schema.names, columns)
        asked = [name for name in columns if name in schema.names]
        for name in asked:
            kind = schema.field(name).type
            if pa.types.is_dictionary(kind):
                kind = kind.value_type
            if not _fits(kind, columns[name], is_id=name in ("id", "list")):
                raise InputError(f"{path}: column {name!r} holds {kind}, not {columns[name]}")
        for batch in file.iter_batches(batch_size=_BATCH, columns=asked):
            yield from batch.to_pylist()
    except pa.ArrowException as error:
        said = str(error).splitlines()[0]
        raise InputError(f"{path}: cannot be read as Parquet ({said}); write it anew") from error


def _fits(kind: Any, wanted: str, *, is_id: bool) -> bool:
    import pyarrow as pa

    if pa.types.is_null(kind):
        return True
    if wanted == "text":
        texts = pa.types.is_string(kind) or pa.types.is_large_string(kind)
        return bool(texts or (is_id and pa.types.is_integer(kind)))
    return bool(pa.types.is_integer(kind) if wanted == "whole" else pa.types.is_boolean(kind))


def _text(path: Path, columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    lines = _json_rows(path) if path.suffix == ".jsonl" else _csv_rows(path, columns)
    first = path.suffix == ".jsonl"  # of a CSV file the head was looked at
    for number, row in lines:
        if not isinstance(row, dict):
            raise InputError(f"{path}: line {number} is no JSON object")
        if first:
            _check_names(path, list(row), columns)
            first = False
        yield {
            name: _value(path, number, name, row[name], kind)
            for name, kind in columns.items()
            if row.get(name) not in (None, "")
        }


def _json_rows(path: Path) -> Iterator[tuple[int, Any]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise InputError(f"{path}: line {number} is no JSON ({error})") from error


def _csv_rows(path: Path, columns: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
    csv.field_size_limit(_LONGEST)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ",")
        _check_names(path, list(reader.fieldnames or ()), columns)
        yield from enumerate(reader, start=1)


def _value(path: Path, number: int, name: str, value: Any, kind: str) -> Any:
    if kind == "text":
        if isinstance(value, str | int) and not isinstance(value, bool):
            return str(value)
        if name == "csl" and isinstance(value, dict):
            return json.dumps(value, ensure_ascii=False)
    elif kind == "flag":
        known = {"true": True, "false": False, "1": True, "0": False}
        if str(value).casefold() in known:
            return known[str(value).casefold()]
    elif str(value).isdecimal() and len(str(value)) < 10:
        return int(value)
    raise InputError(f"{path}: row {number}: column {name!r} holds {value!r:.60}, not {kind}")


def _check_names(path: Path, names: list[str], columns: Mapping[str, str]) -> None:
    if "id" not in names or not {"text", "csl"} & set(names):
        there = ", ".join(names[:20]) or "none"
        wanted = ", ".join(columns)
        raise InputError(f"{path}: columns are {there}; an id and a text are needed (of: {wanted})")
