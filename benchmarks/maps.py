"""Measure clusters and layouts, one JSON line a network.

    python benchmarks/maps.py [--nodes 50000] [--published FOLDER]

First a synthetic coupling network of so many papers (edges of weight 2 and more): seconds of
processor time for clusters and for places, whether a second run gives the same, and the quality
reached. Then each published VOSviewer map of a folder (``X_map.txt`` with ``X_network.txt``, or
``X.json`` with clusters): the quality of its own clusters and of ours at resolution 1, and
the resolution of those tried at which the two agree best, with the adjusted Rand index. Maps
to try are in the folder ``data`` of https://github.com/neesjanvaneck/VOSviewer-Online (MIT).
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import networkx as nx
import numpy as np

from litreview.errors import InputError
from litreview.formats.vosviewer import read_vosviewer
from litreview.networks import (
    compute_clusters,
    compute_layout,
    compute_quality,
    compute_resolutions,
)
from litreview.networks.build import pairs_frame
from litreview.pairs import Incidence, count_pairs
from pairs import networks

RESOLUTIONS = (0.8, 1.0, 1.2)


def synthetic(nodes: int) -> dict[str, object]:
    """Cluster and lay out a coupling network twice."""
    _, works, papers = next(networks(nodes, 1))
    frame = pairs_frame(count_pairs(Incidence.from_links(works, papers), threshold=2))
    graph = nx.from_pandas_edgelist(frame, edge_attr="weight")
    runs = []
    for _ in range(2):
        start = time.process_time()
        clusters = compute_clusters(frame)
        middle = time.process_time()
        places = compute_layout(graph, method="vos")
        runs.append((middle - start, time.process_time() - middle, clusters, places))
    (cluster_s, layout_s, clusters, places), (_, _, again, same_places) = runs
    return {
        "nodes": len(graph),
        "edges": len(frame),
        "cluster_s": round(cluster_s, 1),
        "layout_s": round(layout_s, 1),
        "same": bool(clusters.frame.equals(again.frame) and places == same_places),
        "quality": clusters.quality,
    }


def published(folder: Path) -> None:
    """Print a line for each map that has clusters."""
    for path in sorted([*folder.glob("*_map.txt"), *folder.glob("*.json")]):
        network = path.with_name(path.name.replace("_map", "_network"))
        try:
            graph = read_vosviewer(path, network if path.suffix == ".txt" else None)
        except InputError as error:
            print(json.dumps({"map": path.name, "skipped": str(error)}), flush=True)
            continue
        clusters = nx.get_node_attributes(graph, "cluster")
        if not clusters or not graph.size():
            continue
        start = time.process_time()
        ours = compute_clusters(graph)
        seconds = time.process_time() - start
        frame = compute_resolutions(graph, clusters, RESOLUTIONS)
        best = frame.loc[frame["rand"].idxmax()]
        at_one = frame.loc[frame["resolution"] == 1.0].iloc[0]
        line = {
            "map": path.stem,
            "items": len(graph),
            "links": graph.size(),
            "seconds": round(seconds, 1),
            "published": compute_quality(graph, clusters),
            "ours": ours.quality,
            "rand": round(at_one["rand"], 3),
            "best_resolution": best["resolution"],
            "best_rand": round(best["rand"], 3),
        }
        line["as_good"] = bool(line["ours"] >= line["published"] - 1e-9 * np.abs(line["published"]))
        print(json.dumps(line), flush=True)


def main() -> None:
    """Print one line for each network."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--nodes", type=int, default=50_000)
    parser.add_argument("--published", type=Path)
    asked = parser.parse_args()
    if asked.nodes:
        print(json.dumps(synthetic(asked.nodes)), flush=True)
    if asked.published:
        published(asked.published)


if __name__ == "__main__":
    main()
