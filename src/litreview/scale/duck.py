"""Counting out of core, by DuckDB: memory stays bounded, the disk holds what does not fit.

The items are cut into stretches, and each stretch's pairs are a file of their own, written whole or not
at all: a run that was killed goes on with the first stretch that has none.
https://duckdb.org/docs/stable/guides/performance/how_to_tune_workloads
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from litreview.errors import InputError, UsageError
from litreview.model import Progress
from litreview.scale.sql import Count

if TYPE_CHECKING:
    import duckdb

PRODUCTS = 40_000_000
"""Products of one stretch: some 2 GB while they are summed."""
MEMORY = "4GB"
_STATE = "counting.json"


@dataclass(frozen=True, slots=True)
class Edges:
    """Counted pairs on disk.

    Parameters
    ----------
    folder
        Holds Parquet files of ``source target weight``, sorted within and across the files.
    n_edges
        Their number.
    products
        Pairs of items in one group that were added up.
    groups_left_out, largest
        Groups beyond the cap, and the size of the largest group.
    """

    folder: Path
    n_edges: int
    products: int
    groups_left_out: int
    largest: int

    def frame(self) -> pd.DataFrame:
        """Return all edges as a frame, where they fit into memory."""
        parts = [pd.read_parquet(path) for path in sorted(self.folder.glob("part-*.parquet"))]
        return pd.concat(parts, ignore_index=True)


def count_out_of_core(
    links: str | Path | pd.DataFrame,
    count: Count,
    out: str | Path,
    *,
    group: str = "group",
    item: str = "item",
    memory: str = MEMORY,
    threads: int | None = None,
    products: int = PRODUCTS,
    progress: Progress | None = None,
) -> Edges:
    """Count the pairs of items that share groups, and write them as Parquet files.

    Parameters
    ----------
    links
        A frame, or a Parquet or CSV file (``*`` for several): item *n* stands in group *n*.
    count
        What to count.
    out
        A folder for the files; what another input or other options left there is replaced.
    group, item
        The columns: for co-citation the citing and the cited, for coupling the other way round.
    memory, threads
        What DuckDB may use.
    products
        How many products one stretch of items may make.
    progress
        Called with (stage, done, total).

    Raises
    ------
    InputError
        When the file or a column is not there, or the disk is full.

    Examples
    --------
    >>> links = pd.DataFrame({"group": ["p", "p", "q", "q"], "item": ["x", "y", "x", "y"]})
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     count_out_of_core(links, Count(), folder).frame().values.tolist()
    [['x', 'y', 2]]
    """
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with _database(folder / "work", memory, threads) as database, _disk(folder):
        _load(database, links, group, item)
        for name in ("members", "items", "present", "sizes", "shares"):
            database.execute(f"CREATE TABLE {name} AS {count.statement(name)}")
            if progress:
                progress(f"counting: {name}", 0, 1)
        products_all, left_out, largest = map(int, _row(database, count.statement("extent")))
        stretches = _stretches(database, count, products)
        _begin(folder, {**asdict(count), "stretches": stretches, "links": _fingerprint(database)})
        n_edges = 0
        for number, (first, end) in enumerate(stretches):
            path = folder / f"part-{number:05}.parquet"
            if not path.exists():
                _write(database, count, first, end, path)
            n_edges += int(_row(database, f"SELECT COUNT(*) FROM read_parquet({_text(path)})")[0])
            if progress:
                progress("counting: pairs", number + 1, len(stretches))
    shutil.rmtree(folder / "work", ignore_errors=True)
    return Edges(folder, n_edges, products_all, left_out, largest)


@contextmanager
def _database(work: Path, memory: str, threads: int | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an empty database whose tables and overflow lie in a folder."""
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(
            "counting out of core needs DuckDB: pip install 'litreview[scale]'"
        ) from error
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    database = duckdb.connect(str(work / "links.duckdb"))
    try:
        database.execute(f"SET temp_directory={_text(work / 'overflow')}")
        database.execute(f"SET memory_limit={_text(memory)}")
        database.execute("SET preserve_insertion_order=false")
        if threads:
            database.execute(f"SET threads={int(threads)}")
        yield database
    finally:
        database.close()


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Say in one line that the disk or the memory was not enough."""
    import duckdb

    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        line = str(error).splitlines()[0]
        raise InputError(
            f"{folder}: {line}; make room there, or allow more memory, and start again: "
            "what is counted is kept"
        ) from error


def _load(
    database: duckdb.DuckDBPyConnection, links: str | Path | pd.DataFrame, group: str, item: str
) -> None:
    """Number groups and items: items in the order of their labels, so that pairs come sorted."""
    import duckdb

    if isinstance(links, pd.DataFrame):
        database.register("given", links)
        source = "given"
    else:
        reader = "read_csv" if str(links).endswith((".csv", ".csv.gz", ".tsv")) else "read_parquet"
        source = f"{reader}({_text(links)})"
    columns = f"{_name(group)} AS grp, {_name(item)} AS item"
    try:
        database.execute(f"CREATE TABLE named AS SELECT {columns} FROM {source}")
    except (duckdb.BinderException, duckdb.InvalidInputException) as error:
        raise InputError(
            f"{links if source != 'given' else 'links'}: {str(error).splitlines()[0]}"
        ) from error
    for column, table in (("grp", "groups"), ("item", "labels")):
        database.execute(
            f"CREATE TABLE {table} AS SELECT label, ROW_NUMBER() OVER (ORDER BY label) - 1 AS code"
            f" FROM (SELECT DISTINCT {column} AS label FROM named WHERE {column} IS NOT NULL)"
        )
    database.execute(
        "CREATE TABLE links AS SELECT g.code AS grp, l.code AS item FROM named n"
        " JOIN groups g ON n.grp = g.label JOIN labels l ON n.item = l.label"
    )
    database.execute("DROP TABLE named")


def _stretches(
    database: duckdb.DuckDBPyConnection, count: Count, products: int
) -> list[tuple[int, int]]:
    """Cut the items into stretches that make about as many products each."""
    end = int(_row(database, "SELECT COUNT(*) FROM labels")[0])
    cuts = database.execute(
        "SELECT MIN(item) FROM (SELECT item, SUM(load) OVER (ORDER BY item) - load AS before"
        f" FROM ({count.statement('loads')})) GROUP BY CAST(FLOOR(before / {2 * products}) AS BIGINT)"
        " ORDER BY 1"
    ).fetchall()
    starts = [0, *(int(row[0]) for row in cuts[1:]), end]
    return list(pairwise(starts))


def _fingerprint(database: duckdb.DuckDBPyConnection) -> list[str]:
    """Return what tells these links from others, in any order."""
    row = _row(
        database,
        "SELECT COUNT(*), SUM(CAST(HASH(g.label, l.label) AS HUGEINT)) FROM members m"
        " JOIN groups g ON m.grp = g.code JOIN labels l ON m.item = l.code",
    )
    return [str(value) for value in row]


def _begin(folder: Path, state: dict[str, Any]) -> None:
    """Keep the files of a run that was broken off, and no others."""
    text = json.dumps(state, sort_keys=True)
    path = folder / _STATE
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        for old in folder.glob("part-*.parquet"):
            old.unlink()
        path.write_text(text, encoding="utf-8")


def _write(
    database: duckdb.DuckDBPyConnection, count: Count, first: int, end: int, path: Path
) -> None:
    """Write the pairs of one stretch."""
    pairs = count.statement("pairs", first=first, end=end)
    part = path.with_suffix(".part")
    database.execute(
        f"COPY (WITH pairs AS ({pairs}), weighted AS ({count.statement('weighted')})"
        " SELECT a.label AS source, b.label AS target, w.weight FROM weighted w"
        " JOIN labels a ON w.source = a.code JOIN labels b ON w.target = b.code"
        f" ORDER BY w.source, w.target) TO {_text(part)} (FORMAT parquet)"
    )
    part.replace(path)


def _row(database: duckdb.DuckDBPyConnection, statement: str) -> tuple[Any, ...]:
    row = database.execute(statement).fetchone()
    assert row is not None
    return row


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
