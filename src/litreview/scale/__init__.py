"""The same work where memory ends, or the machine: parse, resolve and count millions.

`local` does it on one machine, with DuckDB and files, `cluster` on Spark; both by the same SQL texts and the
same functions, with the same results.
"""

from litreview.scale.job import Job
from litreview.scale.local.count import Edges, count_out_of_core
from litreview.scale.local.engine import count_links
from litreview.scale.local.job import run_local_job
from litreview.scale.local.parse import Parsed, parse_out_of_core
from litreview.scale.local.resolve import Resolved, resolve_out_of_core
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
