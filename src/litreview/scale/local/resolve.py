"""Parsed entries → works out of core: millions of them on one machine.

DuckDB sorts and joins, processes compare and join what it found worth a look, and every step leaves
files that a run started again goes on from. The works, their records and the reasons are those of
`litreview.works.resolve_works`.
"""

from __future__ import annotations

import glob
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import litreview
from litreview.errors import InputError
from litreview.model import Progress
from litreview.scale import columns
from litreview.scale.blocking import blocking_statements
from litreview.scale.columns import AGREEMENTS, ENTRIES, LOOKS, WORKS, arrow_schema
from litreview.scale.local import resolve_parts as parts
from litreview.scale.local.connected import cut_connected
from litreview.scale.local.database import one_row, open_database
from litreview.scale.local.links import quoted
from litreview.scale.local.parts import (
    SUCCESS,
    Mapped,
    check_ours,
    finish,
    keep_or_clear,
    run_parts,
    whole,
    write_mapped,
    write_parquet,
    write_state,
)
from litreview.scale.torn import LISTS_WITH_HALVES, mend_list
from litreview.works import THRESHOLD

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

RECORDS = 5_000
"""Records of one part."""
PAIRS = 50_000
"""Pairs of records of one part."""
MEMORY = "3GB"
"""What DuckDB may use; each process takes some hundred megabytes besides."""

_CARD_TABLES = {
    "cards": "SELECT record, alike, title, author FROM given",
    "keys": "SELECT record, UNNEST(keys) AS key FROM given",
    "words": (
        "SELECT record, title, UNNEST(listed) AS word FROM (SELECT record, UNNEST(words) AS listed,"
        " generate_subscripts(words, 1) - 1 AS title FROM given)"
    ),
    "parts": (
        "SELECT record, generate_subscripts(parts, 1) AS which, UNNEST(parts) AS part FROM given"
    ),
}
"""What `blocking.sql` reads, of the cards' lists."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Works on disk.

    Parameters
    ----------
    folder
        Holds ``works`` (as `litreview.scale.columns.WORKS`) and ``citations`` (``citing reference
        work``), folders of Parquet files.
    n_entries, n_pairs, n_agreements, n_works
        Entries that took part, pairs that a first look was taken at, those that agree, works.
    """

    folder: Path
    n_entries: int
    n_pairs: int
    n_agreements: int
    n_works: int


def resolve_out_of_core(
    entries: str | Path,
    out: str | Path,
    *,
    threshold: float = THRESHOLD,
    repair: bool = True,
    workers: int = 1,
    memory: str = MEMORY,
    progress: Progress | None = None,
) -> Resolved:
    """Group parsed entries into works, and write works and citations as Parquet files.

    Parameters
    ----------
    entries
        A folder of Parquet files, or one (``*`` for several), with the columns of
        `litreview.scale.columns.PARSED`, as `parse_out_of_core` writes them.
    out
        A folder; what another input or other options left there is replaced.
    threshold, repair
        As in `litreview.works.resolve_works`.
    workers
        Processes that compare.
    memory
        What DuckDB may use.
    progress
        Called with (stage, done, total).

    Raises
    ------
    InputError
        When a column is missing, two entries have one id, or the disk is full.
    """
    run = _Run(Path(out), str(entries), threshold, repair, workers, memory, progress)
    run.begin()
    summary = run.folder / "resolved.json"
    there = [(run.folder / stage / SUCCESS).exists() for stage in ("citations", "works")]
    if not (summary.exists() and all(there)):
        run.write_entries()
        run.write_cards()
        run.write_pairs()
        run.write_agreements()
        run.write_works()
        run.write_citations()
        counts = run.count()
        for stage in ("citations", "works"):
            finish(run.folder / stage)
        write_state(summary, json.dumps(counts))
    counts = json.loads(summary.read_text(encoding="utf-8"))
    shutil.rmtree(run.work, ignore_errors=True)
    return Resolved(run.folder, **counts)


@dataclass(frozen=True)
class _Run:
    """One run, step by step; a step whose file is there is done."""

    folder: Path
    source: str
    threshold: float
    repair: bool
    workers: int
    memory: str
    progress: Progress | None

    @property
    def work(self) -> Path:
        """Where the steps leave what the next ones read."""
        return self.folder / "work"

    def begin(self) -> None:
        """Keep what a run of the same input and options left, and nothing else."""
        state, made = self.folder / "resolving.json", ("work", "works", "citations")
        check_ours(state, [self.folder / name for name in made])
        if not state.exists():
            write_state(state, "")
        with self._database() as database:
            asked = {
                "litreview": litreview.__version__,
                "threshold": self.threshold,
                "repair": self.repair,
                "entries": self._fingerprint(database),
            }
        text = json.dumps(asked, sort_keys=True)
        if state.read_text(encoding="utf-8") != text:
            (self.folder / "resolved.json").unlink(missing_ok=True)
        keep_or_clear(state, text, [self.folder / name for name in made])

    @contextmanager
    def _database(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open a database in which the parsed entries are the table ``parsed``."""
        import duckdb

        with open_database(self.work, self.memory, None) as database:
            try:
                database.execute(
                    "CREATE VIEW parsed AS SELECT id, own, list, n, text, csl, half"
                    f" FROM read_parquet({quoted(_pattern(self.source))})"
                )
            except (
                duckdb.BinderException,
                duckdb.InvalidInputException,
                duckdb.IOException,
            ) as error:
                line = str(error).splitlines()[0]
                raise InputError(
                    f"{self.source}: {line}; name the folder of parsed entries"
                ) from error
            yield database

    def _fingerprint(self, database: duckdb.DuckDBPyConnection) -> list[str]:
        """Return what tells these entries from others, in any order."""
        twice = database.execute(
            "SELECT id FROM parsed GROUP BY id HAVING COUNT(*) > 1 ORDER BY id LIMIT 1"
        ).fetchone()
        if twice:
            raise InputError(
                f"{self.source}: the id {twice[0]!r} stands twice; give each entry an id of its own"
            )
        columns = "id, own, list, n, text, csl, half"
        found = one_row(
            database, f"SELECT COUNT(*), SUM(CAST(HASH({columns}) AS HUGEINT)) FROM parsed"
        )
        return [str(value) for value in found]

    def write_entries(self) -> None:
        """Number what takes part, papers first, by id: torn entries are mended on the way."""
        import pyarrow as pa

        path = self.work / "entries.arrow"
        if path.exists():
            return
        with self._database() as database:
            mended = list(self._mended(database)) if self.repair else []
            database.register("mended", pa.Table.from_pylist(mended, arrow_schema(ENTRIES)))
            database.execute("CREATE TABLE torn AS SELECT UNNEST(ids) AS id FROM mended")
            reader = _read_ordered(
                database,
                "SELECT ids, own, list, text, csl, reasons FROM ("
                "SELECT [id] AS ids, own, list, text, csl, CAST([] AS VARCHAR[]) AS reasons FROM parsed"
                " WHERE own OR id NOT IN (SELECT id FROM torn)"
                " UNION ALL SELECT ids, own, list, text, csl, reasons FROM mended"
                ") ORDER BY own DESC, ids[1]",
                RECORDS,
            )
            write_mapped(path, reader, arrow_schema(ENTRIES), RECORDS)

    def _mended(self, database: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
        """Yield the entries of which two halves are printed."""
        reader = _read_ordered(database, f"{LISTS_WITH_HALVES} ORDER BY list, n, id", RECORDS)
        rows = (row for batch in reader for row in batch.to_pylist())
        for _, listed in groupby(rows, key=lambda row: row["list"]):
            yield from mend_list(listed)

    def write_cards(self) -> None:
        """Write the card of every record."""
        entries = self.work / "entries.arrow"
        n = len(Mapped(entries))
        tasks = (
            (
                self.work / "cards" / f"part-{first // RECORDS:06}.parquet",
                (entries, first, min(first + RECORDS, n), self.threshold),
            )
            for first in range(0, max(n, 1), RECORDS)  # the tables of no entry have columns too
        )
        self._run(parts.make_card_part, tasks, "reading entries", -(-n // RECORDS))

    def write_pairs(self) -> None:
        """Write the pairs worth a look in the order of titles, what the look needs, and the heads."""
        path = self.work / "pairs.arrow"
        if path.exists():
            return
        with self._database() as database:
            cards = quoted(_pattern(self.work / "cards"))
            database.execute(f"CREATE VIEW given AS SELECT * FROM read_parquet({cards})")
            for name, statement in (*_CARD_TABLES.items(), *blocking_statements()):
                database.execute(f"CREATE TABLE {name} AS {statement}")
                if self.progress:
                    self.progress(f"blocking: {name}", 0, 1)
            looks = f"SELECT {', '.join(LOOKS)} FROM given ORDER BY record"
            reader = _read_ordered(database, looks, RECORDS)
            write_mapped(self.work / "looks.arrow", reader, arrow_schema(LOOKS), RECORDS)
            heads = database.sql("SELECT head FROM heads ORDER BY record").fetchnumpy()
            with whole(self.work / "heads.npy") as part, part.open("wb") as file:
                np.save(file, heads["head"])
            # Neighbours in the order of titles are compared by one process, and read once.
            reader = _read_ordered(
                database,
                "SELECT p.source, p.target FROM pairs p JOIN (SELECT record, ROW_NUMBER()"
                " OVER (ORDER BY title, record) AS place FROM compared) c ON p.source = c.record"
                " ORDER BY c.place, p.target",
                PAIRS,
            )
            write_mapped(path, reader, arrow_schema(columns.PAIRS), PAIRS)

    def write_agreements(self) -> None:
        """Compare the pairs, and write those that agree with their reasons."""
        import pyarrow.parquet as pq

        pairs = self.work / "pairs.arrow"
        n = Mapped(pairs).n_batches
        paths = [self.work / "scores" / f"part-{number:06}.parquet" for number in range(n)]
        files = (self.work / "entries.arrow", self.work / "looks.arrow")
        tasks = ((p, (pairs, number, *files, self.threshold)) for number, p in enumerate(paths))
        self._run(parts.make_score_part, tasks, "comparing", n)
        path = self.work / "agreements.arrow"
        if not path.exists():
            batches = (b for p in paths for b in pq.read_table(p).to_batches())
            write_mapped(path, batches, arrow_schema(AGREEMENTS), RECORDS)

    def write_works(self) -> None:
        """Join what agrees, each connected part of the agreements by itself."""
        heads = np.load(self.work / "heads.npy")
        agreements = Mapped(self.work / "agreements.arrow")
        source, target = agreements.column("source"), agreements.column("target")
        stretches = cut_connected(heads, source, target, RECORDS)
        order = np.lexsort((np.arange(len(heads)), stretches))
        held = np.argsort(stretches[source], kind="stable")
        n = int(stretches.max(initial=-1)) + 1
        ends = np.searchsorted(stretches[order], np.arange(n + 1))
        held_ends = np.searchsorted(stretches[source][held], np.arange(n + 1))

        def tasks() -> Iterator[tuple[Path, tuple[Any, ...]]]:
            for number in range(n):
                records = order[ends[number] : ends[number + 1]]
                name = f"part-{number:06}.parquet"
                yield (
                    self.folder / "works" / name,
                    (
                        self.work / "entries.arrow",
                        self.work / "agreements.arrow",
                        records,
                        heads[records],
                        held[held_ends[number] : held_ends[number + 1]],
                    ),
                )

        self._run(parts.make_work_part, tasks(), "joining", n)
        if not n:
            write_parquet(self.folder / "works" / "part-000000.parquet", [], WORKS)

    def write_citations(self) -> None:
        """Write which paper cites which work, by which reference."""
        with self._database() as database:
            database.execute("SET preserve_insertion_order=true")
            works = quoted(_pattern(self.folder / "works"))
            with whole(self.folder / "citations" / "part-000000.parquet") as part:
                database.execute(
                    'COPY (SELECT UNNEST(citing) AS citing, UNNEST("references") AS reference, work'
                    f" FROM read_parquet({works})) TO {quoted(part)} (FORMAT parquet)"
                )

    def count(self) -> dict[str, int]:
        """Return the numbers of a `Resolved`."""
        import pyarrow.parquet as pq

        works = (self.folder / "works").glob("part-*.parquet")
        return {
            "n_entries": len(Mapped(self.work / "entries.arrow")),
            "n_pairs": len(Mapped(self.work / "pairs.arrow")),
            "n_agreements": len(Mapped(self.work / "agreements.arrow")),
            "n_works": sum(pq.read_metadata(path).num_rows for path in works),
        }

    def _run(self, make: Any, tasks: Any, stage: str, total: int) -> None:
        run_parts(
            make, tasks, workers=self.workers, progress=self.progress, stage=stage, total=total
        )


def _pattern(named: str | Path) -> str:
    """Return the files that a folder, a name or a pattern means, as DuckDB takes them."""
    place = Path(named)
    if place.is_dir():
        return f"{glob.escape(str(place))}/*.parquet"
    return glob.escape(str(place)) if place.exists() else str(named)


def _read_ordered(
    database: duckdb.DuckDBPyConnection, statement: str, length: int
) -> Iterable[pa.RecordBatch]:
    """Read an ordered answer batch by batch; without this setting batches change places."""
    database.execute("SET preserve_insertion_order=true")
    reader: Iterable[pa.RecordBatch] = database.sql(statement).to_arrow_reader(length)
    return reader
