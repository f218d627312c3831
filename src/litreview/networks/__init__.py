"""Networks of papers, works, persons and words, as networkx graphs with named attributes."""

from litreview.networks.accessor import Networks
from litreview.networks.build import KINDS, build_edges, build_network
from litreview.networks.centrality import compute_centrality
from litreview.networks.clusters import (
    Clusters,
    adjusted_rand,
    compute_clusters,
    compute_quality,
    compute_resolutions,
    compute_stability,
    quality_of,
)
from litreview.networks.corpus import network_frames
from litreview.networks.explain import explain_edge
from litreview.networks.historiograph import build_historiograph
from litreview.networks.layout import compute_layout, edge_frame
from litreview.networks.main_path import compute_main_path, compute_oddities, compute_traversals
from litreview.networks.maps import add_map, compute_sensitivity
from litreview.networks.slices import build_slices
from litreview.networks.three_field import build_three_field
from litreview.networks.threshold import compute_threshold_sensitivity

__all__ = [
    "KINDS",
    "Clusters",
    "Networks",
    "add_map",
    "adjusted_rand",
    "build_edges",
    "build_historiograph",
    "build_network",
    "build_slices",
    "build_three_field",
    "compute_centrality",
    "compute_clusters",
    "compute_layout",
    "compute_main_path",
    "compute_oddities",
    "compute_quality",
    "compute_resolutions",
    "compute_sensitivity",
    "compute_stability",
    "compute_threshold_sensitivity",
    "compute_traversals",
    "edge_frame",
    "explain_edge",
    "network_frames",
    "quality_of",
]
