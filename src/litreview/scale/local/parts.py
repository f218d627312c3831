"""Work cut into parts, each a file of its own: written whole or not at all, and never twice.

A run that was killed finds the parts that are there and makes the others.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from litreview.errors import InputError, UsageError
from litreview.model import Progress
from litreview.scale.columns import arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

SUCCESS = "_SUCCESS"
"""The empty file in a folder whose files are all there."""
_AHEAD = 3
"""Parts that wait for each worker: enough to keep it busy, few enough to hold."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path to write to; the file takes its place when all is written.

    Raises
    ------
    InputError
        When the disk is full or the place cannot be written to.
    """
    part = path.with_name(f".{path.name}.part")  # readers of a folder pass over hidden files
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise InputError(
            f"{path}: cannot be written ({error.strerror or error}); make room there and start "
            "again: what is done is kept"
        ) from error


def keep_or_clear(state: Path, asked: str, folders: Sequence[Path]) -> None:
    """Keep what a run of the same input and options left in some folders, and remove what another left.

    Parameters
    ----------
    state
        The file that says what the folders were made of.
    asked
        What it has to say.
    folders
        What to clear.

    Raises
    ------
    UsageError
        For a folder that no run left there: it is somebody's, and stays.
    """
    if not state.exists():
        check_ours(state, folders)
    elif state.read_text(encoding="utf-8") == asked:
        return
    write_state(state, "")  # else a run killed here would leave half of what it says is there
    for old in folders:
        shutil.rmtree(old, ignore_errors=True)
    write_state(state, asked)


def check_ours(state: Path, folders: Sequence[Path]) -> None:
    """Refuse folders with something in them where no run has left its state."""
    for folder in folders:
        if not state.exists() and folder.exists() and (folder.is_file() or any(folder.iterdir())):
            raise UsageError(
                f"{folder}: no run of litreview left this there, and it would be replaced; choose "
                "another folder for the output"
            )


def write_state(state: Path, text: str) -> None:
    """Write a small file whole or not at all."""
    with whole(state) as part:
        part.write_text(text, encoding="utf-8")


def finish(folder: Path) -> None:
    """Say that a folder is whole, as Spark says it, and remove what a killed run left half written."""
    for stray in folder.glob(".*.part"):
        stray.unlink()
    with whole(folder / SUCCESS) as part:
        part.touch()


def write_parquet(path: Path, rows: Sequence[dict[str, Any]], columns: Mapping[str, str]) -> int:
    """Write rows as one whole Parquet file; return their number."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with whole(path) as part:
        pq.write_table(pa.Table.from_pylist(list(rows), schema=arrow_schema(columns)), part)
    return len(rows)


def run_parts(
    make: Callable[..., None],
    tasks: Iterable[tuple[Path, tuple[Any, ...]]],
    *,
    workers: int,
    progress: Progress | None = None,
    stage: str = "",
    total: int = 0,
) -> None:
    """Make every part that is not there yet.

    Parameters
    ----------
    make
        Called as ``make(path, *arguments)`` in one of the processes; writes the part.
    tasks
        Path and arguments of each part.
    workers
        Processes; one does the work here.
    progress, stage, total
        Called with (stage, parts done, total).

    Raises
    ------
    InputError
        When a part cannot be written, or its process was killed.
    UsageError
        When `workers` is below one.
    """
    if workers < 1:
        raise UsageError(f"workers is {workers}; give 1 or more")
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(stage, done, max(total, done))

    if workers == 1:
        for path, arguments in tasks:
            if not path.exists():
                make(path, *arguments)
            tell()
        return
    waiting: deque[tuple[Path, Future[None]]] = deque()
    with ProcessPoolExecutor(workers, initializer=_collect_rarely) as pool:
        pool.submit(int)  # the processes start before a task opens a database
        try:
            for path, arguments in tasks:
                if path.exists():
                    tell()
                    continue
                waiting.append((path, pool.submit(make, path, *arguments)))
                if len(waiting) > _AHEAD * workers:
                    path, future = waiting.popleft()
                    future.result()
                    tell()
            while waiting:
                path, future = waiting.popleft()
                future.result()
                tell()
        except BrokenProcessPool as error:
            raise InputError(
                f"{path}: the process that made this part was killed (out of memory?); give fewer "
                "workers, and start again: what is done is kept"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _collect_rarely() -> None:
    """Look for cycles of garbage rarely: a part makes none to speak of, and looking takes a fifth."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)


class Mapped:
    """Rows of a file of the Arrow IPC format, read from where they lie on the disk.

    Parameters
    ----------
    path
        Written by `write_mapped`: every batch but the last of one length.
    """

    def __init__(self, path: Path) -> None:
        import pyarrow as pa

        self._file = pa.ipc.open_file(pa.memory_map(os.fspath(path)))
        self._length = self._file.get_batch(0).num_rows if self.n_batches else 1

    def take(self, records: NDArray[np.int64]) -> dict[int, dict[str, Any]]:
        """Return the rows with these numbers."""
        numbers = np.unique(records)
        found: dict[int, dict[str, Any]] = {}
        for batch in np.unique(numbers // self._length):
            inside = numbers[numbers // self._length == batch]
            rows = self._file.get_batch(int(batch)).take(inside - batch * self._length)
            found.update(zip(inside.tolist(), rows.to_pylist(), strict=True))
        return found

    @property
    def n_batches(self) -> int:
        """The number of batches."""
        return int(self._file.num_record_batches)

    def column(self, name: str) -> NDArray[Any]:
        """Return a whole column of numbers."""
        names = self._file.schema.get_field_index(name)
        columns = [self._file.get_batch(n).column(names).to_numpy() for n in range(self.n_batches)]
        return np.concatenate(columns) if columns else np.zeros(0, dtype=np.int64)

    def columns(self, number: int) -> list[NDArray[Any]]:
        """Return the columns of one batch, where all are numbers."""
        return [column.to_numpy() for column in self._file.get_batch(number).columns]

    def __len__(self) -> int:
        if not self.n_batches:
            return 0
        last = self._file.get_batch(self.n_batches - 1).num_rows
        return int((self.n_batches - 1) * self._length + last)


def write_mapped(
    path: Path, batches: Iterable[pa.RecordBatch], schema: pa.Schema, length: int
) -> None:
    """Write batches as a file that `Mapped` reads, cut anew to one length."""
    import pyarrow as pa

    with whole(path) as part, pa.ipc.new_file(os.fspath(part), schema) as writer:
        held: list[pa.RecordBatch] = []
        for batch in batches:
            held.append(batch)
            n_rows = sum(each.num_rows for each in held)
            if n_rows >= length:
                table = pa.Table.from_batches(held, schema).combine_chunks()
                full = n_rows - n_rows % length
                writer.write_table(table.slice(0, full), max_chunksize=length)
                held = table.slice(full).to_batches()
        writer.write_table(pa.Table.from_batches(held, schema).combine_chunks(), length)
