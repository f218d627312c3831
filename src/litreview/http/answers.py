"""The store of answers: what a provider sent, kept as it came, before anybody uses it.

One SQLite file (write-ahead log). Every answer is a row of its own, failures included; what
may be served again instead of asking is marked so.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

SECRET_PARAMETERS = frozenset(
    {"api_key", "apikey", "key", "token", "access_token", "mailto", "email"}
)
"""Query parameters that are never stored, shown or logged."""

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.I)
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
);
CREATE INDEX IF NOT EXISTS answers_by_url ON answers (provider, url, usable, id);
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it came over the wire.

    ``url`` and ``final_url`` (after redirects) are without secrets; ``retrieved`` is UTC,
    ISO 8601; ``stored`` says that it was not asked for now but read from the store.
    """

    provider: str
    url: str
    status: int
    body: bytes
    retrieved: str
    content_type: str = ""
    final_url: str = ""
    attempt: int = 1
    stored: bool = False

    @property
    def sha256(self) -> str:
        """The hash of the body, in hexadecimal figures."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def text(self) -> str:
        """The body decoded by the charset it declares, UTF-8 otherwise; no byte makes it fail.

        >>> Answer("p", "u", 200, "Ventä".encode("latin-1"), "", "text/html; charset=latin-1").text
        'Ventä'
        """
        declared = _CHARSET.search(self.content_type)
        try:
            return self.body.decode(declared.group(1) if declared else "utf-8", errors="replace")
        except LookupError:  # a charset that nobody knows
            return self.body.decode("utf-8", errors="replace")


def redact_url(url: str, secrets: Iterable[str] = ()) -> str:
    """Take secret parameters and log-in data out of an address.

    Parameters
    ----------
    url
        Any address.
    secrets
        Names of further parameters to take out.

    Examples
    --------
    >>> redact_url("https://me:pw@api.example.org/works?mailto=a@b.org&q=media+sosial")
    'https://api.example.org/works?q=media+sosial'
    """
    parts = urlsplit(url)
    hidden = SECRET_PARAMETERS | {name.casefold() for name in secrets}
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if name.casefold() not in hidden]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, query, ""))


class AnswerStore:
    """Answers on disk; use it as a context manager or `close` it.

    >>> store = AnswerStore(":memory:")
    >>> store.put(Answer("p", "http://x.id/a", 200, b"ya", "2026-01-01T00:00:00Z"), usable=True)
    >>> store.get("p", "http://x.id/a").body, store.get("p", "http://x.id/b")
    (b'ya', None)
    """

    def __init__(self, path: str | Path) -> None:
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.executescript(_TABLE)

    def put(self, answer: Answer, *, usable: bool) -> None:
        """Keep an answer for good; ``usable`` ones are served by `get`."""
        with self._database:  # commits before anybody looks at the answer
            self._database.execute(
                "INSERT INTO answers (provider, url, final_url, status, content_type, body, sha256,"
                " retrieved, attempt, usable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    answer.provider,
                    answer.url,
                    answer.final_url,
                    answer.status,
                    answer.content_type,
                    answer.body,
                    answer.sha256,
                    answer.retrieved,
                    answer.attempt,
                    int(usable),
                ),
            )

    def get(self, provider: str, url: str) -> Answer | None:
        """Return the latest usable answer to this address; None where there is none intact."""
        row = self._database.execute(
            "SELECT provider, url, status, body, retrieved, content_type, final_url, attempt, sha256"
            " FROM answers WHERE provider = ? AND url = ? AND usable = 1 ORDER BY id DESC LIMIT 1",
            (provider, url),
        ).fetchone()
        if row is None:
            return None
        answer = Answer(*row[:8])
        return replace(answer, stored=True) if answer.sha256 == row[8] else None

    def history(self, provider: str | None = None) -> list[tuple[str, int, str, str]]:
        """Return (url, status, retrieved, sha256) of every answer that ever came, in order."""
        rows = self._database.execute(
            "SELECT url, status, retrieved, sha256 FROM answers"
            " WHERE ? IS NULL OR provider = ? ORDER BY id",
            (provider, provider),
        )
        return [(str(u), int(s), str(r), str(h)) for u, s, r, h in rows]

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
