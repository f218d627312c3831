"""Networks of papers, works, persons and words, as networkx graphs with named attributes."""

from litreview.networks.build import KINDS, build_network
from litreview.networks.layout import compute_layout, edge_frame

__all__ = ["KINDS", "build_network", "compute_layout", "edge_frame"]
