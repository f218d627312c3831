"""Which index a text was exported from, and its reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from litreview.errors import InputError
from litreview.indexes.csv_records import is_csv_records, is_plainly_csv, parse_csv_records
from litreview.indexes.json_records import is_json_records, parse_json_records
from litreview.indexes.pubmed import is_pubmed, parse_pubmed
from litreview.indexes.ris import is_ris, parse_ris
from litreview.indexes.wos import is_wos, parse_wos
from litreview.indexes.wos_table import is_wos_table, parse_wos_table
from litreview.model import Paper


class Format(NamedTuple):
    """A format: its endings, how to know it without one, its reader."""

    name: str
    endings: tuple[str, ...]
    knows: Callable[[str], bool]
    parse: Callable[[str, str], list[Paper]]


FORMATS = (
    Format("Web of Science plain text", (".ciw", ".isi"), is_wos, parse_wos),
    Format("RIS", (".ris",), is_ris, parse_ris),
    Format("PubMed", (".nbib",), is_pubmed, parse_pubmed),
    Format("JSON", (".json", ".jsonl"), is_json_records, parse_json_records),
    Format("Web of Science table", (), is_wos_table, parse_wos_table),
    Format("CSV", (".csv", ".tsv"), is_csv_records, parse_csv_records),
)
"""A new index is a new row."""
ENDINGS = tuple(ending for row in FORMATS for ending in row.endings)


def is_index(text: str) -> bool:
    """Tell whether a plain text is an export of an index whose form cannot be mistaken."""
    plain = (is_wos, is_ris, is_pubmed, is_wos_table, is_plainly_csv)
    return any(knows(text) for knows in plain)


def parse_index(text: str, name: str) -> list[Paper]:
    """Read an export by what it is, else by what its name says it is.

    Raises
    ------
    InputError
        When nothing bibliographic is in it.

    Examples
    --------
    >>> parse_index("TY  - JOUR\\nTI  - Satu\\nID  - x1\\nER  - ", "wrong.csv")[0].id
    'x1'
    """
    if not text.strip("\ufeff \r\n\t"):
        raise InputError(f"{name}: an empty file; export it again")
    named = next(
        (row for row in FORMATS if row.endings and name.lower().endswith(row.endings)), None
    )
    found = next((row for row in FORMATS if row.knows(text)), named)
    if found is None:
        raise InputError(f"{name}: no export of an index known here; use {', '.join(ENDINGS)}")
    return found.parse(text, name)
