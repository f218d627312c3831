"""A table of printed entries, or of whole papers, → parsed entries, in memory that does not grow.

The table is read in stretches of rows; each becomes a file of its own, made by one process.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import litreview
from litreview.errors import UsageError
from litreview.model import Progress
from litreview.scale.columns import PARSED
from litreview.scale.local.parts import SUCCESS, finish, keep_or_clear, run_parts, write_parquet
from litreview.scale.local.tables import find_tables, read_tables
from litreview.scale.parsing import parse_entries, parse_papers

ENTRIES = {"id": "text", "text": "text", "list": "text", "n": "whole", "csl": "text", "own": "flag"}
"""The columns of a table of entries; all but ``id`` and one of ``text`` and ``csl`` may be absent."""
PAPERS = {"id": "text", "text": "text"}
"""The columns of a table of papers."""
_ROWS = {False: 2_500, True: 100}
"""Entries, or papers, of one part: some seconds of one process."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Parsed entries on disk.

    Parameters
    ----------
    folder
        Holds Parquet files with the columns of `litreview.scale.columns.PARSED`.
    n_entries
        Entries, the papers' own records among them.
    """

    folder: Path
    n_entries: int


def parse_out_of_core(
    table: str | Path,
    out: str | Path,
    *,
    papers: bool = False,
    workers: int = 1,
    progress: Progress | None = None,
) -> Parsed:
    """Parse a table, and write ``entries`` as Parquet files.

    Parameters
    ----------
    table
        Parquet, CSV or JSON lines; ``*`` or a folder for several files. A printed entry a row,
        with the columns `ENTRIES`: ``list`` is the citing paper, ``n`` the place in its list,
        ``csl`` a record as JSON that needs no parsing, ``own`` true for the record of a paper
        of the corpus.
    out
        A folder; what another table left there is replaced.
    papers
        Whether each row is a whole paper, with the columns `PAPERS`.
    workers
        Processes that parse.
    progress
        Called with (stage, parts done, 0): how many there will be is not known.

    Raises
    ------
    InputError
        For what cannot be read, or written.
    UsageError
        When the table, or what no run left there, would be replaced.
    """
    paths = find_tables(table)
    folder = Path(out) / "entries"
    state = {
        "litreview": litreview.__version__,
        "papers": papers,
        "files": [
            [str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns] for path in paths
        ],
    }
    if any(folder.resolve() in path.resolve().parents for path in paths):
        raise UsageError(
            f"{table} lies in {folder}, which is replaced; choose another folder for the output"
        )
    keep_or_clear(Path(out) / "parsing.json", json.dumps(state, sort_keys=True), [folder])
    if not (folder / SUCCESS).exists():
        columns = PAPERS if papers else ENTRIES
        stretches = enumerate(read_tables(paths, columns, _ROWS[papers]))
        tasks = ((folder / f"part-{n:06}.parquet", (rows, papers)) for n, rows in stretches)
        run_parts(_make_part, tasks, workers=workers, progress=progress, stage="parsing")
        if not any(folder.glob("part-*.parquet")):  # the columns of a table without rows
            write_parquet(folder / "part-000000.parquet", [], PARSED)
        finish(folder)
    return Parsed(folder, sum(_n_rows(path) for path in sorted(folder.glob("part-*.parquet"))))


def _make_part(path: Path, rows: list[dict[str, Any]], papers: bool) -> None:
    parse = parse_papers if papers else parse_entries
    write_parquet(path, list(parse(rows)), PARSED)


def _n_rows(path: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(path).num_rows)
