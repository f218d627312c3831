"""Places, centralities, historiographs, and how a map changes with a setting."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import litreview.networks.centrality
import litreview.networks.vos_layout as vos
from litreview.errors import UsageError
from litreview.networks import (
    add_map,
    build_historiograph,
    compute_centrality,
    compute_layout,
    compute_sensitivity,
)
from litreview.networks.weighted import adjacency, association_strength

edges = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=20)


def caves():
    """Return two caves with a link between them."""
    graph = nx.connected_caveman_graph(2, 8)
    return nx.relabel_nodes(graph, {n: f"n{n:02}" for n in graph})


def test_vos_places_are_a_minimum():
    """The forces of eq. 1 of Waltman, van Eck & Noyons (2010) are in balance at every node."""
    _, matrix = adjacency(caves())
    places = vos.place_nodes(matrix, seed=1, turns=300)
    pull = association_strength(matrix).toarray()
    pull *= len(pull) / pull.sum()
    gap = places[:, None] - places[None]
    distance = np.hypot(gap[..., 0], gap[..., 1]) + np.eye(len(pull))
    apart = (gap / distance[..., None]).sum(axis=1)
    together = 2 * (pull[..., None] * gap).sum(axis=1)
    scale = (apart * together).sum() / (together * together).sum()  # the map has unit radius
    assert np.abs(apart - scale * together).max() < 0.02 * np.abs(apart).max()


def test_the_grid_gives_the_same_forces():
    """Read off a grid, the forces between all pairs are those computed one by one."""
    places = np.random.default_rng(1).standard_normal((300, 2))
    exact, fast = vos._apart_exact(places), vos._apart_on_grid(places)
    assert np.abs(exact - fast).max() < 0.01 * np.abs(exact).max()


@settings(max_examples=5)
@given(st.randoms(use_true_random=False))
def test_vos_layout_does_not_know_the_order_of_nodes(random):
    """Shuffled nodes and edges stand in the same places."""
    graph = caves()
    shuffled = nx.Graph()
    shuffled.add_nodes_from(random.sample(sorted(graph), len(graph)))
    shuffled.add_edges_from(random.sample(sorted(graph.edges), graph.size()))
    assert compute_layout(graph, method="vos") == compute_layout(shuffled, method="vos")


def test_a_map_has_clusters_and_places():
    """Nodes of a cave share a cluster and stand together; the graph itself is not touched."""
    graph = caves()
    made = add_map(graph)
    assert "x" not in graph.nodes["n00"]
    assert {made.nodes[n]["cluster"] for n in list(graph)[:8]} == {1}
    xs = [made.nodes[n]["x"] for n in graph]
    assert max(xs[:8]) < min(xs[8:]) or min(xs[:8]) > max(xs[8:])
    assert len(add_map(nx.Graph())) == 0
    with pytest.raises(UsageError, match="springs, vos"):
        compute_layout(graph, method="circle")


@given(edges)
def test_centralities_are_those_of_networkx(rows):
    """Closeness, betweenness and PageRank agree with networkx on graphs in any number of parts."""
    graph = nx.Graph((a, b) for a, b in rows if a != b)
    graph.add_node("alone")
    frame = compute_centrality(graph).set_index("node")
    for column, expected in {
        "closeness": nx.closeness_centrality(graph),
        "betweenness": nx.betweenness_centrality(graph),
        "pagerank": nx.pagerank(graph, tol=1e-10, max_iter=500),
    }.items():
        assert frame[column].to_dict() == pytest.approx(expected, abs=1e-6), column


def test_centralities_of_many_nodes_are_near(monkeypatch):
    """From half the starts, the most central nodes are still the bridge."""
    graph = nx.barbell_graph(20, 1)
    monkeypatch.setattr(litreview.networks.centrality, "EXACT", 20)
    frame = compute_centrality(graph).set_index("node")
    assert frame["betweenness"].idxmax() in (19, 20, 21)
    assert compute_centrality(nx.Graph()).empty


def test_pagerank_follows_citations():
    """The cited work is more central than those that cite it."""
    frame = compute_centrality(nx.DiGraph([("p", "w"), ("q", "w")])).set_index("node")
    assert frame["pagerank"].idxmax() == "w"


def test_historiograph_stands_in_years_and_crosses_little():
    """The most cited works, x their year; two parallel lines do not cross."""
    graph = nx.DiGraph([("c", "b"), ("d", "a"), ("c", "x"), ("b", "b")])
    years = {"a": 2001, "b": 2001, "c": 2005, "d": 2005, "x": None}
    nx.set_node_attributes(graph, years, "year")
    made = build_historiograph(graph)
    assert made.graph["undated"] == 1
    assert list(made.edges) == [("c", "b"), ("d", "a")]
    assert made.nodes["b"]["n_local"] == 1
    y = nx.get_node_attributes(made, "y")
    assert (y["a"] - y["b"]) * (y["d"] - y["c"]) > 0
    assert sorted(build_historiograph(graph, top=2)) == ["a", "b"]


def test_sensitivity_compares_with_the_base():
    """A setting that cuts one cave off in another place has other clusters and fewer edges."""

    def build(least):
        graph = caves()
        graph.remove_edges_from(sorted(graph.edges)[: int(least)])
        return graph

    frame = compute_sensitivity(build, [0, 10], base=0).set_index("setting")
    assert frame.loc[0, ["shared_nodes", "shared_edges", "rand"]].tolist() == [1, 1, 1]
    assert frame.loc[10, "shared_edges"] == pytest.approx(1 - 10 / caves().size())
    renamed = compute_sensitivity(
        lambda s: nx.relabel_nodes(caves(), str.upper) if s else caves(),
        [1],
        base=0,
        same=lambda _: {node.upper(): node for node in caves()},
    )
    assert renamed.loc[0, "shared_edges"] == 1
