"""Parsed entries → works on a cluster: the steps of `litreview.scale.local.resolve`, with the same SQL.

The records of a pair are brought together twice: first the little that a first look needs, then, for
those that pass it, the entries. Neighbours in the order of titles lie in one task, which reads each
entry once. What connects the agreements is found by splink.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from litreview.errors import InputError
from litreview.scale.blocking import blocking_statements
from litreview.scale.cluster import maps
from litreview.scale.cluster.components import find_components
from litreview.scale.cluster.tables import map_batches, run_over, write_once
from litreview.scale.columns import AGREEMENTS, CARDS, ENTRIES, LOOKS, PAIRS, PARSED, WORKS
from litreview.scale.torn import LISTS_WITH_HALVES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_READ_OFTEN = ("compared", "blocks", "split", "walked")
"""Tables of the blocking that several statements read."""
_CARD_TABLES = {
    "cards": "SELECT record, alike, title, author FROM records",
    "keys": "SELECT record, EXPLODE(keys) AS key FROM records",
    "words": (
        "SELECT record, title, EXPLODE(listed) AS word"
        " FROM (SELECT record, POSEXPLODE(words) AS (title, listed) FROM records)"
    ),
    "parts": (
        "SELECT record, which + 1 AS which, part"
        " FROM (SELECT record, POSEXPLODE(parts) AS (which, part) FROM records)"
    ),
}
"""What `blocking.sql` reads, of the cards' lists."""


def parse_on_cluster(table: DataFrame, *, papers: bool = False) -> DataFrame:
    """Parse a table of printed entries or whole papers, each partition by itself.

    Parameters
    ----------
    table
        As `litreview.scale.parse_out_of_core` reads it.
    papers
        Whether each row is a whole paper.

    Returns
    -------
    DataFrame
        `litreview.scale.columns.PARSED`.
    """
    return map_batches(table, maps.parse_task(papers), PARSED)


def number_entries(
    session: SparkSession, parsed: DataFrame, *, threshold: float, repair: bool
) -> DataFrame:
    """Number what takes part, papers first, by id, and lay its card beside each entry.

    Returns
    -------
    DataFrame
        ``record``, `litreview.scale.columns.ENTRIES` and `CARDS`. To be written before it is read:
        the numbers are given anew each time.

    Raises
    ------
    InputError
        When two entries have one id.
    """
    from pyspark.sql import functions as f

    twice = parsed.groupBy("id").count().where("count > 1").select(f.min("id")).first()
    if twice and twice[0] is not None:
        raise InputError(f"the id {twice[0]!r} stands twice; give each entry an id of its own")
    none = "CAST(ARRAY() AS ARRAY<STRING>) AS reasons"
    entries = parsed.selectExpr("ARRAY(id) AS ids", "own", "list", "text", "csl", none)
    if repair:
        mended = _mended(session, parsed)
        torn = mended.select(f.explode("ids").alias("torn"))
        whole = entries.join(
            torn, (~f.col("own")) & (f.col("ids")[0] == f.col("torn")), "left_anti"
        )
        entries = whole.unionByName(mended)
    ordered = entries.orderBy(f.col("own").desc(), f.col("ids")[0])
    # Tasks hold stretches of the order, and their rows are numbered above those of the task before.
    numbered = ordered.select(f.monotonically_increasing_id().alias("record"), *ENTRIES)
    columns = {"record": "BIGINT", **ENTRIES, **CARDS}
    return map_batches(numbered, maps.card_task(threshold), columns)


def _mended(session: SparkSession, parsed: DataFrame) -> DataFrame:
    """Return the entries of which a list prints two halves; only lists with both are looked at."""
    listed = run_over(session, LISTS_WITH_HALVES, {"parsed": parsed})
    together = listed.repartition("list").sortWithinPartitions("list", "n", "id")
    return map_batches(together, maps.mend_task, ENTRIES)


def find_pairs(session: SparkSession, records: DataFrame, *, work: str) -> DataFrame:
    """Find the pairs of records that a first look lets pass.

    Parameters
    ----------
    session
        The session of the job.
    records
        As `number_entries` makes them, written and read back.
    work
        A folder or URI that all executors reach, for tables between.

    Returns
    -------
    DataFrame
        `litreview.scale.columns.PAIRS`.
    """
    tables = {"records": records}
    for name, statement in (*_CARD_TABLES.items(), *blocking_statements()):
        made = run_over(session, statement, tables)
        tables[name] = write_once(session, f"{work}/{name}", made) if name in _READ_OFTEN else made
    both = _beside(tables["pairs"], records, LOOKS)
    return map_batches(both, maps.look_task, PAIRS)


def find_agreements(pairs: DataFrame, records: DataFrame, *, threshold: float) -> DataFrame:
    """Compare pairs of records, neighbours in the order of titles in one task.

    Returns
    -------
    DataFrame
        `litreview.scale.columns.AGREEMENTS`.
    """
    titled = _beside(pairs, records, {**ENTRIES, "title": "STRING"})
    ordered = titled.repartitionByRange("source_title", "source").sortWithinPartitions(
        "source_title", "source", "target"
    )
    return map_batches(ordered, maps.score_task(threshold), AGREEMENTS)


def join_works(
    session: SparkSession, records: DataFrame, agreements: DataFrame, *, work: str
) -> DataFrame:
    """Join what agrees, each connected part of the agreements in one task.

    Returns
    -------
    DataFrame
        `litreview.scale.columns.WORKS`.
    """
    heads_sql = dict(blocking_statements())["heads"]
    heads = write_once(session, f"{work}/heads", run_over(session, heads_sql, {"cards": records}))
    nodes = heads.selectExpr("head AS position").distinct()
    components = find_components(session, nodes, agreements, work=f"{work}/connected")
    entries = ", ".join(f"r.{name}" for name in ENTRIES)
    absent = ", ".join(
        "a.reasons" if name == "reasons" else f"CAST(NULL AS {kind}) AS {name}"
        for name, kind in ENTRIES.items()
    )
    rows = run_over(
        session,
        f"SELECT c.component, r.record, h.head, NULL AS source, NULL AS target, NULL AS score, {entries}"
        " FROM records r JOIN heads h ON r.record = h.record"
        " JOIN components c ON h.head = c.position"
        " UNION ALL"
        f" SELECT c.component, NULL, NULL, a.source, a.target, a.score, {absent}"
        " FROM agreements a JOIN components c ON a.source = c.position",
        {"records": records, "heads": heads, "components": components, "agreements": agreements},
    )
    together = rows.repartition("component").sortWithinPartitions("component", "source", "record")
    return map_batches(together, maps.join_task, WORKS)


def list_citations(session: SparkSession, works: DataFrame) -> DataFrame:
    """Return which paper cites which work, by which reference: ``citing reference work``."""
    return run_over(
        session,
        "SELECT cited.citing, cited.references AS reference, work FROM"
        " (SELECT work, EXPLODE(ARRAYS_ZIP(citing, references)) AS cited FROM works)",
        {"works": works},
    )


def _beside(pairs: DataFrame, records: DataFrame, columns: Mapping[str, str]) -> DataFrame:
    """Lay columns of both records beside each pair, ``source_…`` and ``target_…``."""
    from pyspark.sql import functions as f

    for side in maps.SIDES:
        named = [f.col(name).alias(f"{side}_{name}") for name in columns]
        pairs = pairs.join(records.select(f.col("record").alias(side), *named), side)
    return pairs
