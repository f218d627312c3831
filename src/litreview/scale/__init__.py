"""The same work where memory ends, or the machine: parse, resolve and count millions.

`local` does it on one machine, with DuckDB and files, `cluster` on Spark; both by the same SQL texts and the
same functions, with the same results.
"""

from litreview.scale.job import Job
from litreview.scale.local import (
    Edges,
    Parsed,
    Resolved,
    count_links,
    count_out_of_core,
    parse_out_of_core,
    resolve_out_of_core,
    run_local_job,
)
from litreview.scale.sql import Count

__all__ = [
    "Count",
    "Edges",
    "Job",
    "Parsed",
    "Resolved",
    "count_links",
    "count_out_of_core",
    "parse_out_of_core",
    "resolve_out_of_core",
    "run_local_job",
]
