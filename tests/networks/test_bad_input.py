"""Bad input through `review.networks`: no network fails, what is odd is said."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest

import litreview
from litreview.errors import UsageError
from litreview.model import Paper
from litreview.networks import KINDS, Networks
from litreview.review import review_papers

PAPER = """# {title}

Ditulis oleh Sari

Tahun {year}

## Daftar Pustaka

{entries}
"""


def read_papers(folder, **papers):
    """Read papers of plain text, one file each."""
    for name, entries in papers.items():
        text = PAPER.format(title=f"Naskah {name}", year=2020, entries="\n\n".join(entries))
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return litreview.read(folder)


def networks_of(citations, years=None, papers=None):
    """Return the networks of a review whose works cite each other as given."""
    ids = sorted({work for pair in citations for work in pair if work is not None})
    years = years or {}
    works = pd.DataFrame(
        {"work": ids, "year": pd.array([years.get(i) for i in ids], dtype="Int64")}
    )
    listed = ids if papers is None else papers
    frame = pd.DataFrame(
        {"paper": listed, "year": pd.array([years.get(i) for i in listed], dtype="Int64")}
    )
    cites = pd.DataFrame(citations, columns=["citing", "cited"])
    return Networks(review_papers([]), (frame, works, cites))


def check_all(networks):
    """Build, cluster and place every network; nothing may fail."""
    for kind in KINDS:
        made = networks.map(kind)
        assert all({"x", "y", "cluster"} <= set(facts) for _, facts in made.nodes(data=True))
        assert len(networks.clusters(kind, repetitions=1)) == len(made)
        assert len(networks.centrality(kind)) == len(made)
    networks.historiograph()
    networks.main_path()
    networks.three_field()
    networks.slices("co-citation")


def test_nothing_at_all():
    """No papers: every network is empty, and says that there is nothing to see."""
    networks = review_papers([]).networks
    check_all(networks)
    assert all("0 papers" in networks.build(kind).graph["warning"] for kind in KINDS)
    assert networks.oddities().empty


def test_one_node():
    """One paper that cites nothing is one node without a link."""
    networks = review_papers([Paper("p", "Tanpa daftar", csl={"title": "Satu"})]).networks
    check_all(networks)
    assert list(networks.build("citation")) == ["p"]
    assert networks.map("bibliographic-coupling").nodes["p"]["cluster"] == 1


def test_self_citations():
    """A work that cites itself is reported, and is no link of any map."""
    networks = networks_of([("a", "a"), ("b", "a"), ("b", "b")])
    check_all(networks)
    odd = networks.oddities()
    assert odd.values.tolist() == [["a", "a", "self-citation"], ["b", "b", "self-citation"]]
    assert list(networks.main_path().edges) == [("a", "b")]
    assert ("a", "a", "self-citation") in networks.main_path().graph["dropped"]


def test_circles_and_citations_of_the_future():
    """What cites the future or closes a circle is reported and does not stop the main path."""
    networks = networks_of(
        [("a", "b"), ("b", "a"), ("c", "b"), ("x", "y")],
        {"a": 2001, "b": 2003, "c": 2005, "x": 1999, "y": 2024},
    )
    check_all(networks)
    kinds = {tuple(row) for row in networks.oddities().values}
    assert {("a", "b", "future"), ("x", "y", "future"), ("a", "b", "cycle")} <= kinds
    assert ("c", "b", "future") not in kinds
    assert nx.is_directed_acyclic_graph(networks.main_path())


def test_duplicate_papers(tmp_path):
    """A paper that is there twice cites nothing twice; both copies stand side by side, coupled."""
    entries = ["Ali, B. (2019). Desa Digital. Penerbit Nusa.", "Budi, C. (2018). Kota. Lex."]
    review = read_papers(tmp_path, satu=entries, dua=[*entries, entries[0]])
    check_all(review.networks)
    graph = review.network("bibliographic-coupling")
    assert list(graph.edges(data="weight")) == [("dua", "satu", 2)]
    twice = pd.concat([review.papers, review.papers])
    frames = (twice, review.works, review.citations)
    again = Networks(review, frames).build("bibliographic-coupling")
    assert nx.utils.graphs_equal(graph, again)


def test_missing_years():
    """Undated papers stand in no slice and no historiograph, and that is said."""
    networks = networks_of([("a", "b"), ("b", "c")], {"a": 2020})
    check_all(networks)
    assert networks.historiograph().graph["undated"] == 2
    assert [graph.graph["undated"] for graph in networks.slices("citation").values()] == [2]
    assert networks.oddities().empty


def test_missing_ends():
    """A citation without one of its ends denotes nothing."""
    networks = networks_of([("a", "b"), (None, "b"), ("a", None)])
    check_all(networks)
    assert list(networks.build("citation").edges) == [("a", "b")]


def test_a_work_cited_ten_thousand_times():
    """Its 50 million pairs are bounded: the heaviest are kept, a graph of all is refused."""
    citing = [f"p{n:05}" for n in range(10_000)]
    cites = [(paper, "w") for paper in citing]
    cites += [("p00000", "v"), ("p00001", "v")]
    networks = networks_of(cites, papers=citing)
    graph = networks.build("bibliographic-coupling", most_edges=100)
    assert list(graph.edges(data="weight")) == [("p00000", "p00001", 2)]
    assert graph["p00000"]["p00001"]["shared"] == "v; w"
    assert graph.graph["edges_left_out"] == 10_000 * 9_999 // 2 - 1
    assert len(networks.build("citation")) == 10_002
    assert list(networks.build("co-citation").edges(data="weight")) == [("v", "w", 2)]


def test_too_many_edges_for_a_graph(monkeypatch):
    """The message says what bounds a network."""
    monkeypatch.setattr("litreview.networks.build.MOST_IN_GRAPH", 2)
    networks = networks_of([(p, "w") for p in "abc"])
    with pytest.raises(UsageError, match="set threshold or most_edges"):
        networks.build("bibliographic-coupling")
    assert len(networks.build("bibliographic-coupling", most_edges=2).edges) == 0


def test_unknown_names_say_the_known_ones():
    """Kinds and options are named in the message."""
    networks = networks_of([("a", "b")])
    with pytest.raises(UsageError, match="co-citation, bibliographic-coupling"):
        networks.build("cocitation")
    with pytest.raises(UsageError, match="full or fractional"):
        networks.edges("co-citation", counting="half")
    with pytest.raises(TypeError, match="minimum"):
        networks.build("co-citation", minimum=2)
    for options in ({"threshold": 2}, {"most_edges": 2}, {"counting": "fractional"}):
        with pytest.raises(UsageError, match="leave the counting out"):
            networks.build("citation", **options)
