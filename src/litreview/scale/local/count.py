"""Counting out of core, by DuckDB: memory stays bounded, the disk holds what does not fit.

The items are cut into stretches, and each stretch's pairs are a file of their own, written whole or not
at all: a run that was killed goes on with the first stretch that has none. The files come to stand in the
folder when all are there, so that nobody takes half of the edges for all of them.
https://duckdb.org/docs/stable/guides/performance/how_to_tune_workloads
"""

from __future__ import annotations

import glob
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from litreview.errors import UsageError
from litreview.model import Progress
from litreview.scale.local.database import WORK, one_row, open_database
from litreview.scale.local.links import Links, check_apart, load_links, quoted
from litreview.scale.local.parts import SUCCESS, finish, whole
from litreview.scale.sql import Count

if TYPE_CHECKING:
    import duckdb

PRODUCTS = 40_000_000
"""Products of one stretch: some 2 GB while they are summed."""
MOST_PRODUCTS = 100_000_000_000
"""More are not begun unless a cap says that they are meant: some fourteen hours of two cores."""
PER_SECOND = 2_000_000
"""Products that two cores add up in a second, all edges kept, to say how long a count takes: 224 million
took 110 s."""
MEMORY = "4GB"
_STATE = "_counting.json"
"""Readers of a folder of Parquet files pass over names that begin so, as over Spark's _SUCCESS."""
_PARTS = "part-*.parquet"
_TABLES = ("members", "items", "present", "sizes")


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
    engine
        What added them up: ``duckdb``, or ``memory`` for the kernel of `litreview.pairs`.
    """

    folder: Path
    n_edges: int
    products: int
    groups_left_out: int
    largest: int
    engine: str = "duckdb"

    def frame(self) -> pd.DataFrame:
        """Return all edges as a frame, where they fit into memory."""
        parts = [pd.read_parquet(path) for path in sorted(self.folder.glob(_PARTS))]
        if not parts:
            return pd.DataFrame({"source": [], "target": [], "weight": []})
        filled = [part for part in parts if len(part)]
        return pd.concat(filled, ignore_index=True) if filled else parts[0]


@dataclass(frozen=True, slots=True)
class Extent:
    """How large a count is, before any pair is made.

    Parameters
    ----------
    links, items
        Links between groups and items, once each, and the items that stand in enough groups.
    products
        Pairs of items in one group: at least as many as there are edges.
    groups_left_out, largest
        As in `Edges`.
    """

    links: int
    items: int
    products: int
    groups_left_out: int
    largest: int


@dataclass(frozen=True, slots=True)
class Job:
    """A count whose tables are made.

    Parameters
    ----------
    database, folder, count, extent
        What it works on.
    stretches
        First item and end of each stretch.
    state
        What tells this count from others, in the types of JSON.
    progress
        Called with (stage, done, total).
    """

    database: duckdb.DuckDBPyConnection
    folder: Path
    count: Count
    extent: Extent
    stretches: list[tuple[int, int]]
    state: dict[str, Any]
    progress: Progress | None

    def finished(self) -> Edges | None:
        """Return what a run before found, if it counted the same and its files are all there."""
        done = _read(self.folder / _STATE)
        there = len(list(self.folder.glob(_PARTS))) == len(self.stretches)
        if not there or done is None or done.get("count") != self.state:
            return None
        if not (self.folder / SUCCESS).exists():
            finish(self.folder)
        _sweep(self.folder / WORK)
        return Edges(self.folder, **done["edges"])

    def write(self, engine: str, pairs: Callable[[int, int], str] | None = None) -> Edges:
        """Write the pairs of every stretch that has none, and put all files into their place.

        Parameters
        ----------
        engine
            For `Edges`.
        pairs
            Returns a statement that gives the pairs of a stretch; that of the SQL text by default.
        """
        work = self.folder / WORK
        _keep(work, self.state)
        for number, (first, end) in enumerate(self.stretches):
            path = work / f"part-{number:05}.parquet"
            if not path.exists():
                self._write_stretch(pairs(first, end) if pairs else self._pairs(first, end), path)
            if self.progress:
                self.progress("counting: pairs", number + 1, len(self.stretches))
        parts = quoted(f"{glob.escape(str(work))}/{_PARTS}")
        n_edges = int(one_row(self.database, f"SELECT COUNT(*) FROM read_parquet({parts})")[0])
        found: dict[str, Any] = {
            "n_edges": n_edges,
            "products": self.extent.products,
            "groups_left_out": self.extent.groups_left_out,
            "largest": self.extent.largest,
            "engine": engine,
        }
        _put_in_place(self.folder, {"count": self.state, "edges": found})
        return Edges(self.folder, **found)

    def _pairs(self, first: int, end: int) -> str:
        return self.count.statement("pairs", first=first, end=end)

    def _write_stretch(self, pairs: str, path: Path) -> None:
        with whole(path) as part:
            self.database.execute(
                f"COPY (WITH pairs AS ({pairs}), weighted AS ({self.count.statement('weighted')})"
                " SELECT a.label AS source, b.label AS target, w.weight FROM weighted w"
                " JOIN labels a ON w.source = a.code JOIN labels b ON w.target = b.code"
                f" ORDER BY w.source, w.target) TO {quoted(part)} (FORMAT parquet)"
            )


def count_out_of_core(
    links: Links,
    count: Count,
    out: str | Path,
    *,
    group: str = "group",
    item: str = "item",
    memory: str = MEMORY,
    threads: int | None = None,
    disk: str | None = None,
    products: int = PRODUCTS,
    progress: Progress | None = None,
) -> Edges:
    """Count the pairs of items that share groups, and write them as Parquet files.

    Parameters
    ----------
    links
        A frame, a Parquet or CSV file (``*`` for several), or a folder of Parquet files: item *n*
        stands in group *n*. Ids are whole numbers or text; what is missing is left out.
    count
        What to count.
    out
        A folder for the files; what another input or other options left there is replaced when
        the new files are all written.
    group, item
        The columns: for co-citation the citing and the cited, for coupling the other way round.
    memory, threads
        What DuckDB may use.
    disk
        What its overflow may take on the disk of `out`, such as ``200GB``; all that is free if
        not given.
    products
        How many products one stretch of items may make.
    progress
        Called with (stage, done, total).

    Raises
    ------
    InputError
        When the file or a column is not there or holds no ids, or the disk is full.
    UsageError
        When there are more than `MOST_PRODUCTS` and no cap, for options that mean nothing, and when
        the edges would replace the links, or files that no count left there.

    Examples
    --------
    >>> links = pd.DataFrame({"group": ["p", "p", "q", "q"], "item": ["x", "y", "x", "y"]})
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     count_out_of_core(links, Count(), folder).frame().values.tolist()
    [['x', 'y', 2]]
    """
    limits: dict[str, Any] = {"memory": memory, "threads": threads, "disk": disk}
    with prepare_job(links, count, out, group, item, products, progress, **limits) as job:
        return job.finished() or job.write("duckdb")


@contextmanager
def prepare_job(
    links: Links,
    count: Count,
    out: str | Path,
    group: str,
    item: str,
    products: int,
    progress: Progress | None,
    **limits: Any,
) -> Iterator[Job]:
    """Read the links and make the tables that pairs are counted from; as `count_out_of_core`."""
    if products < 1:
        raise UsageError(f"products {products}: give 1 or more")
    folder = Path(out)
    check_apart(links, folder)
    if not (folder / _STATE).exists() and any(folder.glob(_PARTS)):
        raise UsageError(
            f"{folder}: holds {_PARTS} that no count left there, and they would be replaced; "
            "choose another folder for the edges"
        )

    def tell(stage: str, done: int) -> None:
        if progress:
            progress(f"counting: {stage}", done, len(_TABLES) + 2)

    with open_database(folder, **limits) as database:
        tell("links", 0)
        load_links(database, links, group, item)
        _number(database)
        for done, name in enumerate(_TABLES, start=1):
            tell(name, done)
            database.execute(f"CREATE TABLE {name} AS {count.statement(name)}")
        extent = _measure(database, count)
        _check_products(database, count, extent)
        tell("shares", len(_TABLES) + 1)
        database.execute(f"CREATE TABLE shares AS {count.statement('shares')}")
        stretches = _cut(database, count, products)
        state = _state_of(database, count, stretches)
        yield Job(database, folder, count, extent, stretches, state, progress)


def _number(database: duckdb.DuckDBPyConnection) -> None:
    """Number groups and items: items in the order of their labels, so that pairs come sorted."""
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


def _measure(database: duckdb.DuckDBPyConnection, count: Count) -> Extent:
    sizes = "SELECT (SELECT COUNT(*) FROM present), (SELECT COUNT(*) FROM items)"
    numbers = (*one_row(database, sizes), *one_row(database, count.statement("extent")))
    return Extent(*map(int, numbers))


def _check_products(database: duckdb.DuckDBPyConnection, count: Count, extent: Extent) -> None:
    """Refuse what would take days, and name the cap that makes it hours."""
    if extent.products <= MOST_PRODUCTS or count.largest_group is not None:
        return
    sizes = database.execute(
        "SELECT size, COUNT(*) FROM sizes GROUP BY size ORDER BY size"
    ).fetchall()
    made, cap, within = 0, 2, 0
    for size, groups in sizes:
        made += groups * size * (size - 1) // 2
        if made > MOST_PRODUCTS // 10:
            break
        cap, within = max(size, 2), within + groups
    of_largest = extent.largest * (extent.largest - 1) // 2
    left_out = sum(groups for _, groups in sizes) - within
    raise UsageError(
        f"the largest group has {extent.largest:,} items and makes {of_largest:,} of "
        f"{extent.products:,} products, {extent.products / PER_SECOND / 3600:,.0f} hours of two "
        f"cores: a largest_group of {cap} leaves out {left_out:,} group{'s' if left_out != 1 else ''}; "
        f"one of {extent.largest} counts them all the same"
    )


def _cut(database: duckdb.DuckDBPyConnection, count: Count, products: int) -> list[tuple[int, int]]:
    """Cut the items into stretches that make about as many products each."""
    end = int(one_row(database, "SELECT COUNT(*) FROM labels")[0])
    cuts = database.execute(
        "SELECT MIN(item) FROM (SELECT item, SUM(load) OVER (ORDER BY item) - load AS before"
        f" FROM ({count.statement('loads')})) GROUP BY CAST(FLOOR(before / {2 * products}) AS BIGINT)"
        " ORDER BY 1"
    ).fetchall()
    starts = [0, *(int(row[0]) for row in cuts[1:]), end]
    return list(pairwise(starts))


def _state_of(
    database: duckdb.DuckDBPyConnection, count: Count, stretches: list[tuple[int, int]]
) -> dict[str, Any]:
    """Return what tells this count from others: how, of which links in any order, in which SQL."""
    links = one_row(
        database,
        "SELECT COUNT(*), SUM(CAST(HASH(g.label, l.label) AS HUGEINT)) FROM members m"
        " JOIN groups g ON m.grp = g.code JOIN labels l ON m.item = l.code",
    )
    text = [count.statement(name) for name in ("shares", "pairs", "weighted")]
    state = {"links": list(map(str, links)), "stretches": stretches, "text": text}
    read_back: dict[str, Any] = json.loads(json.dumps({**asdict(count), **state}))
    return read_back


def _keep(work: Path, state: dict[str, Any]) -> None:
    """Keep the files of a run that was broken off, and no others."""
    if _read(work / _STATE) != state:
        _sweep(work)
        _write(work / _STATE, state)


def _put_in_place(folder: Path, done: dict[str, Any]) -> None:
    """Let the files take the place of older ones; what says that they are whole comes last."""
    work = folder / WORK
    _write(folder / _STATE, {})  # nobody's, should this be the end of the run
    for old in (folder / SUCCESS, *folder.glob(_PARTS)):
        old.unlink(missing_ok=True)
    for path in sorted(work.glob(_PARTS)):
        path.replace(folder / path.name)
    _write(folder / _STATE, done)
    finish(folder)
    _sweep(work)


def _sweep(work: Path) -> None:
    """Remove what was counted, whole and half files."""
    for old in (*work.glob(_PARTS), *work.glob(f".{_PARTS}.part"), *work.glob(f"*{_STATE}*")):
        old.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any] | None:
    """Return a state, None where there is none or only half of one."""
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return state if isinstance(state, dict) else None


def _write(path: Path, state: dict[str, Any]) -> None:
    with whole(path) as part:
        part.write_text(json.dumps(state, sort_keys=True), encoding="utf-8")
