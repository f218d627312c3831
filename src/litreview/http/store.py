"""The store of answers: what a provider sent, kept as it came, before anybody uses it.

One SQLite file (write-ahead log). Every answer is a row of its own, failures included; what
may be served again instead of asking is marked so. A commit outlives the process, however it
ends; the file says by its ``user_version`` which version of litreview can read it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from litreview.errors import StoreError
from litreview.http.answers import Answer

VERSION = 2
"""Of the file's layout. 1 (written as 0) had no version and no index that spares the bodies."""
_PATIENCE = 30.0
_AHEAD = timedelta(days=1)
"""An answer dated further ahead than this was stored while a clock was wrong."""
_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    id INTEGER PRIMARY KEY,
    provider TEXT NOT NULL,
    url TEXT NOT NULL,
    final_url TEXT NOT NULL,
    status INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    body BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    usable INTEGER NOT NULL
)
"""
_INDEX = "CREATE INDEX IF NOT EXISTS usable_answers ON answers (provider, url, id) WHERE usable = 1"
_COLUMNS = "provider, url, status, body, retrieved, content_type, final_url, attempt, sha256"


class AnswerStore:
    """Answers on disk; use it as a context manager or `close` it.

    Raises
    ------
    StoreError
        When the file is no store of answers, was written by a newer version, or cannot be
        read or written (a full disk); what it held before stays.

    Examples
    --------
    >>> store = AnswerStore(":memory:")
    >>> store.put(Answer("p", "http://x.id/a", 200, b"ya", "2026-01-01T00:00:00Z"), usable=True)
    >>> store.get("p", "http://x.id/a").body, store.get("p", "http://x.id/b")
    (b'ya', None)
    """

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        with self._told("opened"):
            if self.path != ":memory:":
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=_PATIENCE)
            try:
                self._prepare()
            except (sqlite3.Error, StoreError):
                self._database.close()
                raise

    def _prepare(self) -> None:
        """Bring the file to this version, or say why that cannot be."""
        version = self._database.execute("PRAGMA user_version").fetchone()[0]
        rows = self._database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {name for (name,) in rows}
        if version > VERSION:
            raise StoreError(
                f"{self.path}: written by a newer litreview (store version {version}, this one reads"
                f" {VERSION}); update litreview or name another store"
            )
        if tables and "answers" not in tables:
            raise StoreError(f"{self.path}: no store of answers; name another file")
        if self.path != ":memory:":
            self._database.execute("PRAGMA journal_mode=WAL")
        # A commit is safe from the end of this process; only a power cut can undo the last few.
        self._database.execute("PRAGMA synchronous=NORMAL")
        if version < VERSION:
            with self._database:
                self._database.execute(_TABLE)
                self._database.execute("DROP INDEX IF EXISTS answers_by_url")
                self._database.execute(_INDEX)
                self._database.execute(f"PRAGMA user_version = {VERSION}")
        self._database.execute(f"SELECT {_COLUMNS}, usable FROM answers LIMIT 0")

    def put(self, answer: Answer, *, usable: bool) -> None:
        """Keep an answer for good; ``usable`` ones are served by `get`."""
        with self._told("written"), self._database:  # commits before anybody looks at the answer
            self._database.execute(
                f"INSERT INTO answers ({_COLUMNS}, usable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    answer.provider,
                    answer.url,
                    answer.status,
                    answer.body,
                    answer.retrieved,
                    answer.content_type,
                    answer.final_url,
                    answer.attempt,
                    answer.sha256,
                    int(usable),
                ),
            )

    def get(
        self, provider: str, url: str, *, since: tuple[datetime, datetime] | None = None
    ) -> Answer | None:
        """Return the latest usable answer to this address; None where there is none intact.

        With ``since`` = (earliest, now), older answers do not count, and neither do those from
        the future: a clock was wrong when they came.
        """
        with self._told("read"):
            row = self._database.execute(
                f"SELECT {_COLUMNS} FROM answers WHERE provider = ? AND url = ? AND usable = 1"
                " ORDER BY id DESC LIMIT 1",
                (provider, url),
            ).fetchone()
        if row is None or (since is not None and not _is_fresh(row[4], *since)):
            return None
        answer = Answer(*row[:8])
        return replace(answer, stored=True) if answer.sha256 == row[8] else None

    def history(self, provider: str | None = None) -> list[tuple[str, int, str, str]]:
        """Return (url, status, retrieved, sha256) of every answer that ever came, in order."""
        with self._told("read"):
            rows = self._database.execute(
                "SELECT url, status, retrieved, sha256 FROM answers"
                " WHERE ? IS NULL OR provider = ? ORDER BY id",
                (provider, provider),
            ).fetchall()
        return [(str(u), int(s), str(r), str(h)) for u, s, r, h in rows]

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Turn what SQLite or the disk says into one line that says how to mend it."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(
                f"{self.path}: the store cannot be {what} ({error}); see that the disk has room and that"
                " the file may be written, or name another; what was stored before stays"
            ) from None
        except OSError as error:
            raise StoreError(
                f"{self.path}: the store cannot be {what} ({error.strerror}); name another file"
            ) from None

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _is_fresh(retrieved: str, earliest: datetime, now: datetime) -> bool:
    try:
        when = datetime.fromisoformat(retrieved)
    except ValueError:
        return False
    return earliest <= when <= now + _AHEAD
