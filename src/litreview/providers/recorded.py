"""Facts that a person collected: one JSON object a line, with the addresses they stand on.

Each line is ``{"record": "rec-001", "csl": {…}, "urls": […], "retrieved": "2026-01-31" | null}``.
Asked instead of a database it makes every run, and every test, independent of the network.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from litreview.errors import InputError
from litreview.matching.candidates import Candidate, CandidateIndex
from litreview.model import Csl, Problem
from litreview.prose import sound


class RecordedProvider:
    """Offers the records of a file; ``problems`` names the lines that could not be read.

    >>> provider = RecordedProvider([Candidate("r1", {"title": "Desa Digital"})])
    >>> len(provider.find({"title": "Desa Digital"}))
    1
    """

    def __init__(
        self,
        candidates: Iterable[Candidate],
        problems: Sequence[Problem] = (),
        name: str = "recorded",
    ) -> None:
        self.name = name
        self.problems = tuple(problems)
        self._index = CandidateIndex(list(candidates))

    @classmethod
    def from_file(cls, path: str | Path, name: str = "recorded") -> RecordedProvider:
        """Read a file of facts.

        Raises
        ------
        InputError
            When the file cannot be read at all.
        """
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise InputError(
                f"{path}: not readable ({error.strerror}); name a JSON-lines file"
            ) from None
        candidates, problems = read_recorded(data, name)
        return cls(candidates, problems, name)

    def find(self, csl: Csl) -> Sequence[Candidate]:
        """Return all records; the index leaves out what is not worth comparing."""
        return self._index


def read_recorded(data: bytes, name: str = "recorded") -> tuple[list[Candidate], list[Problem]]:
    """Read recorded facts; a line that holds none becomes a problem, the others are used.

    Examples
    --------
    >>> records, problems = read_recorded(b'{"record": "r1", "csl": {"title": "Desa"}}\\n{oops\\n')
    >>> records[0].retrieved is None, [p.message for p in problems]
    (True, ['line 2: no JSON (Expecting property name enclosed in double quotes)'])
    """
    candidates: list[Candidate] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = sound(json.loads(line))
            candidate = _as_candidate(row, name)
            if candidate.id in seen:
                raise ValueError(f"record {candidate.id!r} occurs twice")
        except json.JSONDecodeError as error:
            problems.append(_problem(number, f"no JSON ({error.msg})", line))
        except RecursionError:
            problems.append(_problem(number, "nested too deeply", line))
        except ValueError as error:
            problems.append(_problem(number, str(error), line))
        else:
            seen.add(candidate.id)
            candidates.append(candidate)
    return candidates, problems


def _problem(number: int, what: str, line: bytes) -> Problem:
    printed = line.decode("utf-8", errors="replace")[:80]
    return Problem("record-broken", f"line {number}: {what}", None, printed)


def _as_candidate(row: Any, name: str) -> Candidate:
    if not isinstance(row, dict) or not isinstance(row.get("csl"), dict):
        raise ValueError('no record: each line is {"record": …, "csl": {…}, "urls": […]}')
    if not isinstance(row.get("record"), str):
        raise ValueError('no name: "record" must be a text')
    urls = row.get("urls") or []
    if not isinstance(urls, list) or not all(isinstance(url, str) for url in urls):
        raise ValueError('"urls" must be a list of addresses')
    retrieved = row.get("retrieved")
    if retrieved is not None and not isinstance(retrieved, str):
        raise ValueError('"retrieved" must be a date or null')
    return Candidate(row["record"], row["csl"], name, retrieved, tuple(urls))
