"""Which index a text was exported from, and its reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from litreview.errors import InputError
from litreview.indexes.json_records import is_json_records, parse_json_records
from litreview.indexes.ris import is_ris, parse_ris
from litreview.indexes.scopus import is_scopus_csv, parse_scopus_csv
from litreview.indexes.wos import is_wos, parse_wos
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
    Format("Scopus CSV", (".csv", ".tsv"), is_scopus_csv, parse_scopus_csv),
    Format("JSON", (".json", ".jsonl"), is_json_records, parse_json_records),
)
"""A new index is a new row."""
ENDINGS = tuple(ending for row in FORMATS for ending in row.endings)


def is_index(text: str) -> bool:
    """Tell whether a plain text is an export of an index whose form cannot be mistaken."""
    return is_wos(text) or is_ris(text)


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
    named = next((row for row in FORMATS if name.lower().endswith(row.endings)), None)
    found = next((row for row in FORMATS if row.knows(text)), named)
    if found is None:
        raise InputError(f"{name}: no export of an index known here; use {', '.join(ENDINGS)}")
    return found.parse(text, name)
