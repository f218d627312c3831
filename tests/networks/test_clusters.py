"""Clusters: the quality is the published formula, the order of nodes does not matter."""

import itertools

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import UsageError
from litreview.networks import (
    adjusted_rand,
    compute_clusters,
    compute_quality,
    compute_resolutions,
    compute_stability,
    edge_frame,
)

edges = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(1, 5)),
    min_size=1,
    max_size=18,
)


def weighted(rows):
    """Return a graph of weighted edges, without those of a node to itself."""
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, w) for a, b, w in rows if a != b)
    return graph


def caves(n_caves=4, size=5):
    """Return caves of friends, each joined to the next by one link."""
    graph = nx.connected_caveman_graph(n_caves, size)
    return nx.relabel_nodes(graph, {n: f"n{n:02}" for n in graph})


def vos_by_formula(graph, clusters, resolution):
    """Write out eq. 6 of Waltman, van Eck & Noyons (2010)."""
    strength = dict(graph.degree(weight="weight"))
    twice = sum(strength.values())
    total = 0.0
    for a, b in itertools.combinations(graph, 2):
        if clusters[a] == clusters[b]:
            weight = graph.get_edge_data(a, b, {"weight": 0})["weight"]
            total += twice * weight / (strength[a] * strength[b]) - resolution
    return total / twice


def partitions(nodes):
    """Yield every division of a few nodes, as cluster by node."""
    if not nodes:
        yield {}
        return
    for rest in partitions(nodes[1:]):
        for cluster in range(max(rest.values(), default=-1) + 2):
            yield {nodes[0]: cluster, **rest}


@given(edges, st.sampled_from([0.5, 1.0, 2.0]))
def test_quality_is_the_published_formula(rows, resolution):
    """VOS as written out over pairs, modularity as networkx computes it."""
    graph = weighted(rows)
    if not graph:
        return
    clusters = {node: ord(node) % 3 for node in graph}
    assert compute_quality(graph, clusters, resolution=resolution) == pytest.approx(
        vos_by_formula(graph, clusters, resolution)
    )
    groups = [{n for n in graph if clusters[n] == c} for c in set(clusters.values())]
    assert compute_quality(
        graph, clusters, quality="modularity", resolution=resolution
    ) == pytest.approx(nx.community.modularity(graph, groups, resolution=resolution))


@settings(max_examples=12)
@given(edges, st.sampled_from(["vos", "modularity"]))
def test_no_division_of_few_nodes_is_better(rows, quality):
    """Of all divisions of up to six nodes none has a greater quality than ours."""
    graph = weighted(rows)
    if not graph:
        return
    ours = compute_clusters(graph, quality=quality)
    reached = compute_quality(graph, ours.of, quality=quality)
    best = max(compute_quality(graph, p, quality=quality) for p in partitions(sorted(graph)))
    assert reached == pytest.approx(best, abs=1e-9)


@settings(max_examples=5)
@given(st.randoms(use_true_random=False))
def test_order_of_nodes_and_edges_does_not_matter(random):
    """Shuffled nodes and edges, turned edges, a graph or a frame: the same clusters."""
    graph = caves()
    rows = [(b, a) if random.random() < 0.5 else (a, b) for a, b in graph.edges]
    random.shuffle(rows)
    shuffled = nx.Graph()
    shuffled.add_nodes_from(random.sample(sorted(graph), len(graph)))
    shuffled.add_edges_from(rows)
    expected = compute_clusters(graph).frame
    pd.testing.assert_frame_equal(compute_clusters(shuffled).frame, expected)
    pd.testing.assert_frame_equal(compute_clusters(edge_frame(shuffled)).frame, expected)
    assert expected["cluster"].tolist() == sorted(expected["cluster"], key=int)
    assert expected["cluster"].value_counts().tolist() == [5, 5, 5, 5]


def test_modularity_of_the_karate_club():
    """Zachary's club has a best known modularity of 0.4198 (unweighted), in four clusters."""
    graph = nx.Graph(nx.karate_club_graph().edges)
    found = compute_clusters(graph, quality="modularity")
    assert compute_quality(graph, found.of, quality="modularity") == pytest.approx(0.4198, abs=5e-5)
    assert found.frame["cluster"].max() == 4


def test_small_clusters_join_the_closest():
    """A pendant pair joins what it hangs on; a part without links outside stays."""
    graph = nx.relabel_nodes(nx.disjoint_union(*[nx.complete_graph(6)] * 2), lambda n: f"n{n:02}")
    nx.set_edge_attributes(graph, 5, "weight")
    graph.add_edges_from([("n05", "n06"), ("n00", "x"), ("x", "y"), ("p", "q")])
    apart = compute_clusters(graph).of
    assert apart["x"] == apart["y"] != apart["n00"] == apart["n01"]
    merged = compute_clusters(graph, min_size=3)
    assert merged.of["x"] == merged.of["n00"]
    assert merged.of["p"] == merged.of["q"]
    assert sorted(merged.frame["cluster"].value_counts())[0] == 2


def test_direction_and_loops():
    """Both directions count together; what a node has with itself does not count."""
    one = nx.DiGraph([("a", "b"), ("b", "a"), ("c", "b"), ("a", "a")])
    two = weighted([("a", "b", 2), ("b", "c", 1)])
    assert compute_clusters(one).quality == pytest.approx(compute_clusters(two).quality)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(["a", "b"])], ids=["none", "two"])
def test_nothing_to_cluster(graph):
    """No nodes, no clusters; nodes without links are each alone."""
    assert compute_clusters(graph).frame["cluster"].tolist() == list(range(1, len(graph) + 1))
    assert len(compute_stability(graph, repetitions=2)) == len(graph)


def test_wrong_arguments_are_refused():
    """An unknown quality or a weight below 0 is a wrong call."""
    with pytest.raises(UsageError, match="vos, modularity"):
        compute_clusters(nx.Graph(), quality="leiden")
    for weight in (-1, float("nan")):
        with pytest.raises(UsageError, match="0 or above"):
            compute_clusters(nx.Graph([("a", "b", {"weight": weight})]))


def test_stability_tells_firm_nodes_from_loose_ones():
    """Heavy caves stay together in all draws; a node that hangs between two does not."""
    graph = caves(2, 5)
    nx.set_edge_attributes(graph, 20, "weight")
    graph.add_weighted_edges_from([("n01", "z", 1), ("n06", "z", 1)])
    frame = compute_stability(graph, repetitions=20).set_index("node")
    assert frame.loc["n02", "stability"] > 0.85
    assert frame.loc["z", "stability"] < frame["stability"].drop("z").min()
    assert 0.5 < compute_stability(graph, repetitions=20).attrs["rand"] <= 1


def test_resolution_of_a_given_division_is_found():
    """A division made at 2 is met again at 2."""
    graph = caves(3, 4)
    given_clusters = compute_clusters(graph, resolution=2.0).of
    frame = compute_resolutions(graph, given_clusters, [0.1, 2.0]).set_index("resolution")
    assert frame.loc[2.0, "rand"] == 1.0
    assert frame.loc[0.1, "rand"] < 1.0


def test_adjusted_rand_is_the_formula():
    """The example of Hubert & Arabie's index in scikit-learn's documentation, and extremes."""
    assert adjusted_rand([0, 0, 1, 1], [0, 0, 1, 2]) == pytest.approx(0.571428, abs=1e-6)
    assert adjusted_rand([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)
    assert adjusted_rand([0, 0, 1, 1], [5, 5, 3, 3]) == 1.0
    assert adjusted_rand([], []) == 1.0
    rng = np.random.default_rng(1)
    assert abs(adjusted_rand(rng.integers(5, size=999), rng.integers(5, size=999))) < 0.02
