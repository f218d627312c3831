"""Every number and every reason of an edge is that of the review's own networks."""

import dataclasses

import pytest
from hypothesis import given, settings

from explorer.made import cite, edges, explain, explained, reviews
from indexes import samples
from litreview.errors import UsageError
from litreview.explorer import build_explorer
from litreview.explorer.graphs import ON_REQUEST
from litreview.explorer.places import spread_places
from litreview.indexes import parse_index
from litreview.networks import KINDS, compute_layout, edge_frame
from litreview.review import Review, review_papers

MOST_EXPLAINED = 150
"""Of more edges every second, third, … is explained: `explain_edge` reads all frames each time."""


def check_networks(review: Review, explorer, kinds=KINDS) -> None:
    """Compare every network with the review's: nodes, weights, sizes, and reasons of each edge."""
    told = explorer.corpus["networks"]
    graphs = {kind: review.network(kind) for kind in kinds}
    assert [one["kind"] for one in told] == [kind for kind in kinds if graphs[kind].size()]
    at = {record["id"]: n for n, record in enumerate(explorer.corpus["records"])}
    for n, one in enumerate(told):
        kind, graph, network = one["kind"], graphs[one["kind"]], explorer.networks[n]
        nodes = network["nodes"]
        assert nodes["id"] == sorted(graph)
        assert edges(explorer, n) == {
            (a, b): w for a, b, w in edge_frame(graph).itertuples(index=False)
        }
        assert (one["n_nodes"], one["n_edges"]) == (len(graph), graph.size())
        assert (one["left_out"], one["nodes_left_out"]) == (0, 0)
        for m, node in enumerate(nodes["id"]):
            facts = graph.nodes[node]
            counted = "n_citing" if kind == "citation" else "occurrences"
            assert (nodes["label"][m], nodes["size"][m]) == (facts["label"], facts[counted])
            if "is_paper" in facts:
                assert nodes["records"][m] == [at[node]]
            else:
                assert len(nodes["records"][m]) == facts.get("n_works", len(nodes["records"][m]))
        pairs = zip(network["edges"]["source"], network["edges"]["target"], strict=True)
        for a, b in list(pairs)[:: 1 + one["n_edges"] // MOST_EXPLAINED]:
            ends = nodes["id"][a], nodes["id"][b]
            assert explain(explorer, n, a, b) == explained(review, kind, *ends), (kind, ends)


def test_the_shipped_papers(shipped):
    """All edges of all kinds of the shipped papers, explained as `Review.explain` does."""
    check_networks(shipped, build_explorer(shipped, kinds=KINDS))


@settings(max_examples=20)
@given(reviews())
def test_any_review(review):
    """All edges of all kinds of any small review."""
    check_networks(review, build_explorer(review, kinds=KINDS))


def test_an_export_of_an_index():
    """Institutions and countries, which only an index names, have their networks too."""
    review = review_papers([*parse_index(samples.WOS, "a.txt"), *parse_index(samples.WOS, "b.txt")])
    check_networks(review, build_explorer(review, kinds=KINDS))


def test_the_first_is_direct_citations_and_terms_come_when_asked_for(shipped):
    """Without kinds, all with an edge but those on request; with them, these in their order."""
    kinds = [one["kind"] for one in build_explorer(shipped).corpus["networks"]]
    assert kinds[0] == "citation"
    assert not set(kinds) & set(ON_REQUEST)
    chosen = build_explorer(shipped, kinds=["co-term", "citation"]).corpus["networks"]
    assert [one["kind"] for one in chosen] == ["co-term", "citation"]
    with pytest.raises(UsageError, match="no network 'co-food'"):
        build_explorer(shipped, kinds=["co-food"])


def test_places_and_clusters_are_those_of_the_figures_and_frames(shipped):
    """Citations stand as the figure draws them, all else as on a map; clusters as in the frame."""
    explorer = build_explorer(shipped)
    for one, network in zip(explorer.corpus["networks"], explorer.networks, strict=True):
        nodes, graph = network["nodes"], shipped.network(one["kind"])
        laid = compute_layout(graph, method="springs" if one["kind"] == "citation" else "vos")
        places = spread_places(laid)
        assert len({(x, y) for x, y in zip(nodes["x"], nodes["y"], strict=True)}) == len(graph)
        for node, x, y in zip(nodes["id"], nodes["x"], nodes["y"], strict=True):
            assert (x, y) == pytest.approx(places[node], abs=1e-4)
        frame = shipped.networks.clusters(one["kind"]).set_index("node")["cluster"]
        linked = [m for m, node in enumerate(nodes["id"]) if graph.degree(node)]
        assert [nodes["cluster"][m] for m in linked] == [frame[nodes["id"][m]] for m in linked]
        alone = set(range(len(nodes["id"]))) - set(linked)
        assert {nodes["cluster"][m] for m in alone} <= {0}


def test_words_and_warnings_in_two_languages(shipped):
    """Each network says what it is; a small one warns, and where no link occurs twice."""
    told = {one["kind"]: one for one in build_explorer(shipped, kinds=KINDS).corpus["networks"]}
    for kind, one in told.items():
        for words in (one["label"], one["about"], one["warning"]):
            assert set(words) == {"en", "id"}
            assert words["en"] != words["id"]
        assert not one["about"]["en"].startswith("about-"), kind
        graph = shipped.network(kind)
        assert ("no link has weight 2" in graph.graph["warning"]) == (
            "No link occurs twice" in one["warning"]["en"]
        )


def test_of_many_edges_the_heaviest_are_shown():
    """As `most_edges` keeps them: of one weight all or none, and their nodes alone."""
    review = cite("abcx", "abcy", "abz", "vw")
    full = review.network("co-citation")
    explorer = build_explorer(review, kinds=["co-citation"], most_edges=5)
    cut = review.network("co-citation", most_edges=5)
    one, nodes = explorer.corpus["networks"][0], explorer.networks[0]["nodes"]
    assert edges(explorer, 0) == {
        (a, b): w for a, b, w in edge_frame(cut).itertuples(index=False)
    } == {("a", "b"): 3, ("a", "c"): 2, ("b", "c"): 2}  # fmt: skip
    assert nodes["id"] == sorted(cut) == ["a", "b", "c"]
    assert (one["left_out"], one["nodes_left_out"]) == (full.size() - 3, len(full) - 3)
    for a, b in ((0, 1), (0, 2), (1, 2)):
        ends = nodes["id"][a], nodes["id"][b]
        assert explain(explorer, 0, a, b) == explained(review, "co-citation", *ends)


def test_where_all_edges_weigh_the_same_the_most_frequent_nodes_are_shown():
    """One long list gives a thousand edges of weight 1: some of it is better than nothing."""
    review = cite("abcdefgh", "ax", "ay")
    explorer = build_explorer(review, kinds=["co-citation"], most_edges=10)
    found, one = edges(explorer, 0), explorer.corpus["networks"][0]
    assert 0 < len(found) <= 10
    assert "a" in explorer.networks[0]["nodes"]["id"]
    assert one["left_out"] == review.network("co-citation").size() - len(found)
    whole = edges(build_explorer(review, kinds=["co-citation"]), 0)
    assert found.items() <= whole.items()


@pytest.mark.parametrize("kind", ["co-citation", "co-authorship", "bibliographic-coupling"])
def test_of_many_nodes_the_most_linked_are_shown(shipped, kind):
    """No more nodes than asked for, and all edges among them."""
    graph = shipped.network(kind)
    explorer = build_explorer(shipped, kinds=[kind], most_nodes=3)
    one, nodes = explorer.corpus["networks"][0], explorer.networks[0]["nodes"]["id"]
    assert (len(nodes), one["nodes_left_out"]) == (3, len(graph) - 3)
    strength = dict(graph.degree(weight="weight"))
    assert sorted(strength.values())[-3:] == sorted(strength[node] for node in nodes)
    assert len(edges(explorer, 0)) == graph.subgraph(nodes).size()


@pytest.mark.parametrize("limit", [{"most_nodes": 4}, {"most_edges": 3}])
def test_of_many_citations_the_most_cited_works_are_shown(limit):
    """Papers stay as far as half the room; the works are those that most of them cite."""
    review = cite("abcd", "abef", "agh")
    explorer = build_explorer(review, kinds=["citation"], **limit)
    one, nodes = explorer.corpus["networks"][0], explorer.networks[0]["nodes"]
    assert "a" in nodes["id"]
    assert "h" not in nodes["id"]
    assert len(nodes["id"]) <= limit.get("most_nodes", 99)
    assert one["n_edges"] <= limit.get("most_edges", 99)
    graph = review.network("citation")
    assert one["left_out"] == graph.size() - one["n_edges"]
    assert one["nodes_left_out"] == len(graph) - one["n_nodes"]
    assert set(edges(explorer, 0)) == set(graph.subgraph(nodes["id"]).edges)


def test_papers_that_cite_each_other():
    """Citations both ways are two edges, each with its own entries."""
    review = cite("a", "a")
    works = [
        dataclasses.replace(w, references=("p1-r01",)) if w.id == "p0" else
        dataclasses.replace(w, references=("p0-r01",)) if w.id == "p1" else w
        for w in review.work_records if w.id != "a"
    ]  # fmt: skip
    review = dataclasses.replace(review, work_records=tuple(works))
    explorer = build_explorer(review)
    assert edges(explorer, 0) == {("p0", "p1"): 1, ("p1", "p0"): 1}
    check_networks(review, build_explorer(review, kinds=KINDS))
