"""The explorer: a review as one page that opens without a network."""

from litreview.explorer.build import MOST_EDGES, MOST_NODES, build_explorer
from litreview.explorer.explorer import Explorer

__all__ = ["MOST_EDGES", "MOST_NODES", "Explorer", "build_explorer"]
