"""Statements over tables of a cluster, and tables that are made once."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from litreview.scale.cluster.maps import Task
from litreview.scale.columns import ddl

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def run_over(session: SparkSession, statement: str, tables: Mapping[str, DataFrame]) -> DataFrame:
    """Run a statement over those tables that it names; no view of the session is touched.

    Parameters
    ----------
    session
        The session of the job.
    statement
        Without braces.
    tables
        Names as the statement has them; it need not read all.
    """
    named: dict[str, Any] = {
        name: table for name, table in tables.items() if re.search(rf"\b{name}\b", statement)
    }
    seen = ", ".join(f"{name} AS (SELECT * FROM {{{name}}})" for name in named)
    return session.sql(f"WITH {seen} {statement}", **named)


def write_once(session: SparkSession, place: str, table: DataFrame) -> DataFrame:
    """Write a table as Parquet and read it from there: it outlives the executor that made it."""
    table.write.mode("overwrite").parquet(place)
    return session.read.parquet(place)


def map_batches(table: DataFrame, task: Task, columns: Mapping[str, str]) -> DataFrame:
    """Let each partition go through a task, as Arrow batches.

    Parameters
    ----------
    table
        What the task reads.
    task
        Of `litreview.scale.cluster.maps`.
    columns
        What it yields, as in `litreview.scale.columns`.
    """
    with warnings.catch_warnings():
        # pyspark looks at the version of pandas for every function; no frame of pandas is made here.
        warnings.filterwarnings(
            "ignore", "PySpark does not yet fully support pandas", FutureWarning
        )
        return table.mapInArrow(task, ddl(columns))
