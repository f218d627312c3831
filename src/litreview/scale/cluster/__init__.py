"""Parse, resolve and count on a Spark cluster: what one machine does, by the same SQL and functions."""

from litreview.scale.cluster.count import ClusterEdges, count_on_cluster
from litreview.scale.cluster.session import open_session
from litreview.scale.cluster.stages import run_job
from litreview.scale.cluster.submit import submit, submit_command

__all__ = [
    "ClusterEdges",
    "count_on_cluster",
    "open_session",
    "run_job",
    "submit",
    "submit_command",
]
