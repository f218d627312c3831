"""`review.networks` on the shipped corpus: each method is the function of its name."""

from __future__ import annotations

import pandas as pd
import pytest

import litreview
from litreview.errors import UsageError
from litreview.networks import build_network, explain_edge, network_frames
from litreview.networks.threshold import pair_works
from litreview.papers import parse_file
from litreview.review import review_papers


def test_networks_are_those_of_the_functions(shipped: litreview.Review) -> None:
    """The same graph, edges and explanation as from the frames."""
    frames = network_frames(shipped)
    graph = build_network("bibliographic-coupling", *frames)
    assert shipped.network("bibliographic-coupling").edges == graph.edges
    edges = shipped.networks.edges("bibliographic-coupling")
    assert edges.astype(str).values.tolist() == [
        [a, b, str(w)] for a, b, w in graph.edges(data="weight")
    ]
    for a, b in graph.edges:
        found = shipped.explain("bibliographic-coupling", a, b)
        pd.testing.assert_frame_equal(found, explain_edge("bibliographic-coupling", *frames, a, b))
        assert set(found["group"]) == set(graph.edges[a, b]["shared"].split("; "))


def test_clusters_name_their_nodes_and_doubts(shipped: litreview.Review) -> None:
    """Node, label, cluster; the note says that four papers make no map; stability is a share."""
    plain = shipped.networks.clusters("co-word")
    assert list(plain.columns) == ["node", "label", "cluster"]
    assert "4 papers" in plain.attrs["note"]
    sure = shipped.networks.clusters("co-word", repetitions=5)
    assert sure["cluster"].tolist() == plain["cluster"].tolist()
    assert sure["stability"].dropna().between(0, 1).all()
    assert 0 < sure.attrs["rand"] < 1
    graph = shipped.networks.map("co-word")
    assert [graph.nodes[n]["cluster"] for n in plain["node"]] == plain["cluster"].tolist()
    assert shipped.networks.centrality("co-word")["label"].tolist() == plain["label"].tolist()


def test_paths_slices_and_fields(shipped: litreview.Review) -> None:
    """The main path ends in the paper that cites another; nothing is odd here."""
    assert shipped.networks.main_path().has_edge("arianto2022", "supriyanto2024")
    assert len(shipped.networks.historiograph(top=5)) == 5
    assert shipped.networks.oddities().empty
    assert len(shipped.networks.slices("co-citation", years=2))
    fields = ("authors", "cited", "year")
    assert set(shipped.networks.three_field(fields=fields)["right_field"]) == {"cited", "year"}


def test_a_map_knows_the_threshold(shipped: litreview.Review) -> None:
    """At the threshold in use nothing changes; as many works as `sensitivity` counts."""
    frame = shipped.networks.sensitivity("bibliographic-coupling", [0.3, 0.6, 0.99])
    counted = shipped.sensitivity([0.3, 0.6, 0.99])
    assert frame["threshold"].tolist() == counted["threshold"].tolist()
    assert frame["n_works"].tolist() == counted["works"].tolist()
    used = frame.set_index("threshold").loc[0.6]
    assert used[["shared_nodes", "shared_edges", "rand"]].tolist() == [1, 1, 1]
    strict = frame.set_index("threshold").loc[0.99]
    assert strict["shared_edges"] == 0.5  # two printings of one work no longer couple two papers
    with pytest.raises(UsageError, match=r"0\.25"):
        shipped.sensitivity([0.1])


def test_works_of_another_threshold_are_paired(shipped: litreview.Review) -> None:
    """A work that falls apart is stood for by its larger piece; ids of pieces do not mislead."""
    apart = pair_works(shipped.works, shipped.at_threshold(0.99).works)
    assert sum(isinstance(base, tuple) for base in apart.values()) == 1
    assert pair_works(shipped.works, shipped.works) == {w: w for w in shipped.works["work"]}
    again = shipped.at_threshold(0.6)
    assert again.work_records == shipped.work_records
    works = shipped.networks.sensitivity("co-citation", [0.99])
    assert works.loc[0, "shared_nodes"] == 1
    assert 0.9 < works.loc[0, "shared_edges"] < 1


def test_nothing_gives_empty_frames() -> None:
    """A review without references has networks of its papers only."""
    review = review_papers(parse_file(b"# Satu\n\nTeks tanpa daftar.", "a.md"))
    assert review.networks.clusters("co-citation", repetitions=2).empty
    assert review.networks.centrality("co-word").empty
    assert len(review.networks.main_path()) == 0
    assert review.networks.sensitivity("co-word", [0.6])["n_nodes"].tolist() == [0]
