"""The protocol of a search, as `litreview search --protocol FILE` writes it, read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import InputError
from litreview.screening.files import read_text

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("search", "references", "cited-by")
_NEEDED = {"kind": str, "query": str, "provider": str, "rows": int}
_OPTIONAL = {
    **dict.fromkeys(("limit", "total"), int),
    **dict.fromkeys(("years", "date", "url", "stopped"), str),
}
"""Null where nothing is known, and then they may be missing."""
_MOST = 2**53
"""No search gives more; a larger number is no count."""


def read_protocol(path: str | Path) -> pd.DataFrame:
    """Read a protocol: JSON lines, one a query.

    Returns
    -------
    pandas.DataFrame
        The columns of ``protocol`` in `litreview.frames.SCHEMA`.

    Raises
    ------
    InputError
        When there is no such file, or a line is not one of a protocol; the message names it.
    """
    from litreview.frames import records_frame

    path = Path(path)
    another = "name a file of `litreview search --protocol`"
    text = read_text(path, absent=another, undecoded=another)
    lines = enumerate(text.split("\n"), start=1)
    rows = [_read_row(line, f"{path.name}, line {n}") for n, line in lines if line.strip()]
    if not rows:
        raise InputError(f"{path.name}: no query in it; write it by `litreview search --protocol`")
    return records_frame("protocol", rows)


def _read_row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"{place}: not JSON; write it by `litreview search --protocol`") from None
    for key, kind in _NEEDED.items():
        value = row.get(key) if isinstance(row, dict) else None
        if not isinstance(value, kind) or isinstance(value, bool):
            raise InputError(f"{place}: no {key}; write it by `litreview search --protocol`")
    for key, kind in _OPTIONAL.items():
        value = row.get(key)
        if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
            known = "a whole number" if kind is int else "text"
            raise InputError(f"{place}: {key} is not {known}; write it so, or as null")
    if row["kind"] not in KINDS:
        raise InputError(f"{place}: kind {row['kind'][:40]!r}; use one of {', '.join(KINDS)}")
    for key in ("rows", "limit", "total"):
        value = row.get(key)
        if value is not None and not 0 <= value <= _MOST:
            raise InputError(f"{place}: {key} {str(value)[:20]}; a search finds none or more")
    return {key: row.get(key) for key in (*_NEEDED, *_OPTIONAL)}
