"""Tables of entries or papers as a cluster reads them: their columns looked at before any task starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from litreview.errors import InputError
from litreview.scale.local.parse import ENTRIES, PAPERS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_READERS = {".csv": "csv", ".tsv": "csv", ".jsonl": "json", ".json": "json"}
_KINDS: Mapping[str, tuple[str, ...]] = {
    "text": ("string",),
    "whole": ("tinyint", "smallint", "int", "bigint"),
    "flag": ("boolean",),
}


def read_entries(session: SparkSession, place: str, *, papers: bool = False) -> DataFrame:
    """Return the columns of a table that `litreview.scale.parse_out_of_core` knows.

    Parameters
    ----------
    session
        The session of the job.
    place
        A path or URI: Parquet, or by its ending CSV or JSON lines, packed by gzip or not.
    papers
        Whether each row is a whole paper.

    Raises
    ------
    InputError
        For a column that is missing or of another type.
    """
    ending = next((e for e in _READERS if place.removesuffix(".gz").endswith(e)), "")
    if ending in (".csv", ".tsv"):
        separator = "\t" if ending == ".tsv" else ","
        table = session.read.csv(
            place, header=True, sep=separator, multiLine=True, escape='"', inferSchema=False
        )
    else:
        reader = session.read.json if ending else session.read.parquet
        table = reader(place)
    known = PAPERS if papers else ENTRIES
    if "id" not in table.columns or not {"text", "csl"} & set(table.columns):
        raise InputError(
            f"{place}: columns are {', '.join(table.columns)}; an id and a text are needed "
            f"(of: {', '.join(known)})"
        )
    held = dict(table.dtypes)
    columns = []
    for name, kind in known.items():
        if name not in held:
            continue
        if name == "csl" and held[name].startswith("struct"):
            columns.append("TO_JSON(`csl`) AS `csl`")
            continue
        allowed = _KINDS[kind] + (_KINDS["whole"] if name in ("id", "list") else ())
        read_as = {"text": "STRING", "whole": "INT", "flag": "BOOLEAN"}[kind]
        if held[name] not in (*allowed, "void") and ending not in (".csv", ".tsv"):
            raise InputError(f"{place}: column {name!r} holds {held[name]}, not {kind}")
        columns.append(f"CAST(`{name}` AS {read_as}) AS `{name}`")
    return table.selectExpr(*columns)
