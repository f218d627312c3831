"""Parse, resolve and count on one machine where memory ends: parts on the disk, one after another."""

from litreview.scale.local.count import Edges, count_out_of_core
from litreview.scale.local.engine import count_links
from litreview.scale.local.job import run_local_job
from litreview.scale.local.parse import Parsed, parse_out_of_core
from litreview.scale.local.resolve import Resolved, resolve_out_of_core

__all__ = [
    "Edges",
    "Parsed",
    "Resolved",
    "count_links",
    "count_out_of_core",
    "parse_out_of_core",
    "resolve_out_of_core",
    "run_local_job",
]
