"""Components by Spark are those of scipy, whatever the shape of the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from litreview.scale.cluster.components import find_components


def test_components_of_chains_stars_and_crowds(spark: Any, tmp_path: Path) -> None:
    """A chain of 40 in order, a star, 2,000 nodes with random edges, loops, repetitions, lone nodes."""
    rng = np.random.default_rng(3)
    chain = [(n, n + 1) for n in range(40)]
    star = [(100, n) for n in range(101, 160)]
    crowd = rng.integers(200, 2200, (1400, 2)).tolist()
    edges = [*chain, *star, *crowd, (40, 40), (1, 0), (0, 1)]
    ends = np.array(edges)
    n = 2300
    _, labels = connected_components(
        coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(n, n)), directed=False
    )
    least = {label: int(np.flatnonzero(labels == label)[0]) for label in set(labels)}
    expected = {node: least[label] for node, label in enumerate(labels)}

    nodes = spark.range(n).withColumnRenamed("id", "position")
    given = spark.createDataFrame(
        [tuple(map(int, edge)) for edge in edges], "source long, target long"
    )
    found = find_components(spark, nodes, given, work=str(tmp_path))
    rows = found.collect()
    assert found.columns == ["position", "component"]
    assert len(rows) == n
    assert dict(map(tuple, rows)) == expected
    assert [path.name for path in tmp_path.iterdir()] == ["components"]
    assert [t.name for t in spark.catalog.listTables() if "splink" in t.name] == []


def test_nodes_without_edges_are_components(spark: Any, tmp_path: Path) -> None:
    """Each by itself, also when it is named twice."""
    nodes = spark.createDataFrame([(4,), (9,), (4,)], "position long")
    edges = spark.createDataFrame([], "source long, target long")
    found = find_components(spark, nodes, edges, work=str(tmp_path))
    assert sorted(map(tuple, found.collect())) == [(4, 4), (9, 9)]
