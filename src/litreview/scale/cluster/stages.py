"""What each stage of a job does on a cluster, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from litreview.scale.cluster.count import count_on_cluster
from litreview.scale.cluster.entries import read_entries
from litreview.scale.cluster.resolve import (
    find_agreements,
    find_pairs,
    join_works,
    list_citations,
    number_entries,
    parse_on_cluster,
)
from litreview.scale.cluster.steps import Made, Step, run_steps
from litreview.scale.job import Job

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def run_job(session: SparkSession, job: Job) -> Iterator[dict[str, Any]]:
    """Do on a cluster what of a job is not done.

    Yields
    ------
    dict
        For each folder ``stage rows seconds kept``, and what else it tells; ``kept`` is true when it
        was done before, with the same input and options.

    Raises
    ------
    InputError
        When the input is not there or cannot be read, or a task fails.
    """
    stages = {"parse": _parse_steps, "resolve": _resolve_steps, "count": _count_steps}
    steps = [step for name in stages if name in job.stages for step in stages[name](job)]
    return run_steps(session, job, steps)


def _parse_steps(job: Job) -> list[Step]:
    def entries(session: SparkSession, work: str) -> Made:
        table = read_entries(session, job.input, papers=job.papers)
        return Made(parse_on_cluster(table, papers=job.papers))

    return [Step("entries", job.input, {"papers": job.papers}, entries)]


def _resolve_steps(job: Job) -> list[Step]:
    """Number what takes part, find pairs, compare them, join what agrees, list who cites what."""
    source = job.source("resolve")
    options: dict[str, Any] = {"threshold": job.threshold, "repair": job.repair}

    def read(session: SparkSession, name: str) -> DataFrame:
        return session.read.parquet(job.place(name))

    def records(session: SparkSession, work: str) -> Made:
        return Made(number_entries(session, session.read.parquet(source), **options))

    def pairs(session: SparkSession, work: str) -> Made:
        return Made(find_pairs(session, read(session, "records"), work=work))

    def agreements(session: SparkSession, work: str) -> Made:
        found, entries = read(session, "pairs"), read(session, "records")
        return Made(find_agreements(found, entries, threshold=job.threshold))

    def works(session: SparkSession, work: str) -> Made:
        entries, agreed = read(session, "records"), read(session, "agreements")
        return Made(join_works(session, entries, agreed, work=work))

    def citations(session: SparkSession, work: str) -> Made:
        return Made(list_citations(session, read(session, "works")))

    return [
        Step("records", source, options, records),
        Step("pairs", job.place("records"), {}, pairs),
        Step("agreements", job.place("pairs"), {"threshold": job.threshold}, agreements),
        Step("works", job.place("agreements"), {}, works),
        Step("citations", job.place("works"), {}, citations),
    ]


def _count_steps(job: Job) -> list[Step]:
    """Count how often works are cited together, and how many works papers share."""
    source = job.source("count")

    def edges(group: str, item: str, session: SparkSession, work: str) -> Made:
        links = session.read.parquet(source)
        counted = count_on_cluster(session, links, job.count, group=group, item=item, work=work)

        def facts() -> Mapping[str, Any]:
            row = counted.extent.first()
            return {name: int(value) for name, value in row.asDict().items()} if row else {}

        return Made(counted.edges, facts)

    return [
        Step(
            name,
            source,
            {**asdict(job.count), "group": group, "item": item},
            partial(edges, group, item),
        )
        for name, (group, item) in job.networks.items()
    ]
