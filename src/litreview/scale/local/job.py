"""The job of a cluster on one machine: parse, resolve, count, into the same folders.

Each stage goes on where a killed run was, and is not done again for the same input and options.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from litreview.model import Progress
from litreview.scale.job import Job
from litreview.scale.local.engine import Engine, check_engine, count_links
from litreview.scale.local.parse import parse_out_of_core
from litreview.scale.local.resolve import MEMORY, resolve_out_of_core
from litreview.scale.local.room import parse_size


def run_local_job(
    job: Job,
    *,
    workers: int = 1,
    memory: str = MEMORY,
    engine: Engine = "auto",
    progress: Progress | None = None,
    report: Callable[[str], None] | None = None,
) -> Iterator[dict[str, Any]]:
    """Do a job on this machine.

    Parameters
    ----------
    job
        What is to be done; its places are paths.
    workers
        Processes that parse and compare.
    memory
        What DuckDB may use; each worker takes some hundred megabytes besides.
    engine
        Of the counting, as in `litreview.scale.count_links`.
    progress
        Called with (stage, done, total).
    report
        Called with a line where an engine was chosen.

    Yields
    ------
    dict
        For each folder that is done ``stage rows seconds``, and what else there is to tell.

    Raises
    ------
    InputError
        In one line, for what cannot be read or written.
    UsageError
        For options that mean nothing, and where what is no run's would be replaced.
    """
    parse_size(memory)  # now, not after hours of parsing
    check_engine(engine)
    source, start = job.input, time.perf_counter()

    def done(stage: str, rows: int, **facts: int | str) -> dict[str, Any]:
        return {
            "stage": stage,
            "rows": rows,
            "seconds": round(time.perf_counter() - start, 1),
            **facts,
        }

    if "parse" in job.stages:
        parsed = parse_out_of_core(
            source, job.out, papers=job.papers, workers=workers, progress=progress
        )
        yield done("entries", parsed.n_entries)
        source = job.place("entries")
    if "resolve" in job.stages:
        start = time.perf_counter()
        resolved = resolve_out_of_core(
            source,
            job.out,
            threshold=job.threshold,
            repair=job.repair,
            workers=workers,
            memory=memory,
            progress=progress,
        )
        counts = {"pairs": resolved.n_pairs, "agreements": resolved.n_agreements}
        yield done("works", resolved.n_works, **counts)
        source = job.place("citations")
    if "count" in job.stages:
        for name, (group, item) in job.networks.items():
            start = time.perf_counter()
            edges = count_links(
                source,
                job.count,
                job.place(name),
                group=group,
                item=item,
                engine=engine,
                memory=memory,
                threads=workers,
                progress=progress,
                report=report,
            )
            yield done(
                name,
                edges.n_edges,
                products=edges.products,
                groups_left_out=edges.groups_left_out,
                largest=edges.largest,
                engine=edges.engine,
            )
