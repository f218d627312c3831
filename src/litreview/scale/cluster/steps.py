"""The steps of a job on a cluster: each reads one place and writes one folder, whole or not at all.

A folder is whole when Spark's ``_SUCCESS`` and our ``_settings.json`` are in it; the settings are
written last, so a job that was killed begins again with the first step that lacks them. Readers of
Parquet pass over files whose name begins with an underscore.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import litreview
from litreview.errors import InputError
from litreview.scale.cluster.errors import told_in_one_line
from litreview.scale.cluster.files import describe, exists, read_text, remove, write_text
from litreview.scale.job import Job

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SETTINGS = "_settings.json"
WORK = "_work"
"""The folder in the output for tables between; it is gone when the job is done."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a step made: a table that is yet to be written, and what to say of it afterwards."""

    table: DataFrame
    facts: Callable[[], Mapping[str, Any]] = dict


@dataclass(frozen=True, slots=True)
class Step:
    """One folder of the output.

    Parameters
    ----------
    name
        Of the folder.
    reads
        The place that it is made of.
    options
        What else it depends on, as JSON has it.
    make
        Called with the session and a folder for tables between, which is removed afterwards.
    """

    name: str
    reads: str
    options: Mapping[str, Any]
    make: Callable[[SparkSession, str], Made]


def run_steps(session: SparkSession, job: Job, steps: Sequence[Step]) -> Iterator[dict[str, Any]]:
    """Do those steps of a job that are not done.

    Yields
    ------
    dict
        For each step ``stage rows seconds kept``, and what else it tells; ``kept`` is true when it
        was done before, with the same input and options.

    Raises
    ------
    InputError
        When the input is not there or cannot be read, or a task fails.
    """
    for step in steps:
        with told_in_one_line(step.name):
            record = _run_step(session, job, step)
        yield record
    remove(session, job.place(WORK))


def _run_step(session: SparkSession, job: Job, step: Step) -> dict[str, Any]:
    start = time.perf_counter()
    place, work = job.place(step.name), job.place(f"{WORK}/{step.name}")
    given = describe(session, step.reads)
    if given is None:
        raise InputError(f"{step.reads}: there is nothing; check the name")
    settings = {
        "litreview": litreview.__version__,
        "input": given,
        "options": dict(step.options),
    }
    record = _done(session, place, settings)
    kept = record is not None
    if record is None:
        made = step.make(session, work)
        made.table.write.mode("overwrite").parquet(place)
        record = {"rows": session.read.parquet(place).count(), **made.facts()}
        text = json.dumps({"settings": settings, "record": record}, sort_keys=True)
        write_text(session, f"{place}/{_SETTINGS}", text)
        remove(session, work)
    seconds = round(time.perf_counter() - start, 1)
    return {"stage": step.name, "seconds": seconds, "kept": kept, **record}


def _done(session: SparkSession, place: str, settings: dict[str, Any]) -> dict[str, Any] | None:
    """Return the record of a folder that is whole and made of the same; None: it is to be made."""
    text = read_text(session, f"{place}/{_SETTINGS}")
    if text is None or not exists(session, f"{place}/_SUCCESS"):
        return None
    try:
        found = json.loads(text)
    except json.JSONDecodeError:  # killed while it was written
        return None
    return dict(found["record"]) if found["settings"] == settings else None
