"""A DuckDB database for one count: its folder, its limits, and what is said when they are reached."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import InputError, UsageError
from litreview.scale.local.links import first_lines, quoted
from litreview.scale.local.room import parse_size

if TYPE_CHECKING:
    import duckdb

WORK = "work"
"""The folder, within the one for the edges, of what is not yet whole."""
_FULL = ("No space left", "File too large", "Disk quota", "not enough space")
_INNER = re.compile(r'"exception_message":"(.+?)(?<!\\)"')
LEAST = 32_000_000
"""Bytes below which DuckDB cannot even sort."""


@contextmanager
def open_database(
    folder: Path, memory: str, threads: int | None, disk: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an empty database whose tables and overflow lie in ``folder/work``.

    Parameters
    ----------
    folder
        Made if needed. Only one run may use it at a time.
    memory, threads
        What DuckDB may use.
    disk
        How much its overflow may take; by default nine tenths of what is free.

    Raises
    ------
    InputError
        In one line, whenever the folder cannot be used, or memory or disk do not suffice.
    UsageError
        Without DuckDB, and for limits that mean nothing.
    """
    try:
        import duckdb
    except ImportError as error:
        raise UsageError("work out of core needs DuckDB: pip install 'litreview[scale]'") from error
    size = parse_size(memory)
    if threads is not None and threads < 1:
        raise UsageError(f"threads {threads}: give 1 or more")
    if size < LEAST:
        raise InputError(
            f"memory {memory}: too little to sort anything; allow more memory, 1GB say"
        )
    if "?" in str(folder):
        raise UsageError(
            f"{folder}: DuckDB takes no ? in the name of a folder; choose another name"
        )
    work = folder / WORK
    settings = {"temp_directory": work / "overflow", "memory_limit": f"{size}B", "threads": threads}
    settings["max_temp_directory_size"] = f"{parse_size(disk, 'disk')}B" if disk else None
    with _told(folder), ExitStack() as open_things:
        work.mkdir(parents=True, exist_ok=True)
        open_things.enter_context(_alone(work))
        _clear(work)
        open_things.callback(_clear, work)
        database = duckdb.connect(str(work / "links.duckdb"))
        open_things.callback(_close, database)
        for name, value in settings.items():
            if value is not None:
                database.execute(f"SET {name}={value if name == 'threads' else quoted(value)}")
        database.execute("SET preserve_insertion_order=false")
        database.execute("SET enable_progress_bar=false")  # it would be among the data
        yield database


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in one line that the disk or the memory was not enough."""
    import duckdb

    try:
        yield
    except (
        *(duckdb.OutOfMemoryException, duckdb.IOException),
        *(duckdb.TransactionException, duckdb.FatalException),
    ) as error:
        raise InputError(f"{folder}: {_reason(error)}; what is done is kept") from error
    except (duckdb.InterruptException, RuntimeError) as error:
        if "interrupted" in str(error).lower():  # so DuckDB passes on a person's Ctrl-C
            raise KeyboardInterrupt from error
        raise
    except OSError as error:
        raise InputError(
            f"{error.filename or folder}: cannot be written ({error.strerror}); "
            "choose another folder, or make room"
        ) from error


def _reason(error: BaseException) -> str:
    """Return what was not enough, and what to do about it."""
    import duckdb

    said, whole_text = first_lines(error), str(error)
    if inner := _INNER.search(whole_text):
        said = inner[1].replace('\\"', '"')
    if "max_temp_directory_size" in whole_text or "offload" in said:
        said = said.partition(". ")[0]
        return f"the overflow filled its disk ({said}); make room there, or allow more disk, and start again"
    if isinstance(error, duckdb.OutOfMemoryException):
        return f"the memory was not enough ({said}); allow more memory or fewer threads, and start again"
    if any(sign in said for sign in _FULL):
        return f"the disk is full ({said}); make room there and start again"
    return f"cannot go on ({said}); mend it and start again"


@contextmanager
def _alone(work: Path) -> Iterator[None]:
    """Hold the folder for this run; the system lets go of it when the process ends, however."""
    try:
        import fcntl
    except ImportError:  # Windows does not let go of open files, so a second run fails there too
        yield
        return
    lock = work / "lock"
    with lock.open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                f"{work.parent}: another run writes there; wait for it, or choose another folder"
            ) from error
        try:
            yield
        finally:
            if [path.name for path in work.iterdir()] == [lock.name]:  # nothing to go on with
                shutil.rmtree(work, ignore_errors=True)


def _clear(work: Path) -> None:
    """Remove the tables, which a restart makes anew, but not the parts that are counted."""
    for old in (work / "links.duckdb", work / "links.duckdb.wal", *work.glob(".*.part")):
        old.unlink(missing_ok=True)
    shutil.rmtree(work / "overflow", ignore_errors=True)


def _close(database: Any) -> None:
    """Close; a full disk is told by the statement that met it."""
    import duckdb

    with suppress(duckdb.Error):
        database.close()


def one_row(database: duckdb.DuckDBPyConnection, statement: str) -> tuple[Any, ...]:
    """Return the only row of a statement's answer."""
    (row,) = database.execute(statement).fetchall()  # all: a result half read blocks the next
    return tuple(row)
