"""The columns of every table on the way from printed entries to works, for all engines.

Types are written as Spark's DDL has them, of which these few are enough.
https://spark.apache.org/docs/latest/sql-ref-datatypes.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

_TEXTS = "ARRAY<STRING>"

PARSED: Mapping[str, str] = {
    "id": "STRING", "own": "BOOLEAN", "list": "STRING", "n": "INT", "text": "STRING", "csl": "STRING",
    "confidence": "DOUBLE", "problems": "STRING", "half": "STRING",
}  # fmt: skip
"""Entries as parsed: `own` is a paper of the corpus; else the place `n` in the list of a paper."""

ENTRIES: Mapping[str, str] = {
    "ids": _TEXTS, "own": "BOOLEAN", "list": "STRING", "text": "STRING", "csl": "STRING",
    "reasons": _TEXTS,
}  # fmt: skip
"""What takes part: one id, or the two of an entry that was torn."""

LOOKS: Mapping[str, str] = {
    "title": "STRING", "author": "STRING", "year": "STRING", "volume": "STRING", "page": "STRING",
    "doi": "STRING", "url": "STRING", "open": "BOOLEAN",
}  # fmt: skip
"""What of a card a first look at a pair needs."""

CARDS: Mapping[str, str] = {
    "record": "BIGINT", "alike": "STRING", "keys": _TEXTS, "words": f"ARRAY<{_TEXTS}>", "parts": _TEXTS,
    **LOOKS,
}  # fmt: skip
"""`litreview.works.block.Card`, and what tells records printed alike."""

PAIRS: Mapping[str, str] = {"source": "BIGINT", "target": "BIGINT"}
AGREEMENTS: Mapping[str, str] = {**PAIRS, "score": "DOUBLE", "reasons": _TEXTS}
WORKS: Mapping[str, str] = {
    "work": "STRING", "csl": "STRING", "references": _TEXTS, "citing": _TEXTS, "paper": "STRING",
    "reasons": _TEXTS,
}  # fmt: skip
"""A work, its references, and the paper in whose list each of them stands, in the same order."""

CITATIONS: Mapping[str, str] = {"citing": "STRING", "reference": "STRING", "work": "STRING"}


def arrow_schema(columns: Mapping[str, str]) -> pa.Schema:
    """Return columns as an Arrow schema.

    >>> arrow_schema(PAIRS).names
    ['source', 'target']
    """
    import pyarrow as pa

    texts = pa.list_(pa.string())
    kinds = {
        "STRING": pa.string(),
        "BOOLEAN": pa.bool_(),
        "INT": pa.int32(),
        "BIGINT": pa.int64(),
        "DOUBLE": pa.float64(),
        _TEXTS: texts,
        f"ARRAY<{_TEXTS}>": pa.list_(texts),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def ddl(columns: Mapping[str, str]) -> str:
    """Return columns as Spark reads a schema.

    >>> ddl(PAIRS)
    'source BIGINT, target BIGINT'
    """
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())
