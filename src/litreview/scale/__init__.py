"""Counting where memory ends: the kernel's sum in SQL, out of core or on a cluster."""

from litreview.scale.duck import Edges, count_out_of_core
from litreview.scale.sql import Count

__all__ = ["Count", "Edges", "count_out_of_core"]
