"""Every kind on small frames; edges as a frame; drill-down, slices, three fields; peers' faults."""

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UsageError
from litreview.networks import (
    KINDS,
    build_edges,
    build_network,
    build_slices,
    build_three_field,
    edge_frame,
    explain_edge,
)
from litreview.pairs import Incidence, count_pairs, has_count, shared_groups

PAPERS = pd.DataFrame(
    {
        "paper": ["p", "q", "r"],
        "year": pd.array([2011, 2014, None], dtype="Int64"),
        "title": ["Desa digital", "Desa wisata", "Kota digital"],
        "authors": [["Sari, D.", "Wijaya, A."], ["Sari, Dewi"], ["Budi, C."]],
        "keywords": [["Desa", "Digital"], ["desa", "Wisata"], ["Kota"]],
        "container_title": ["Jurnal Desa", "JURNAL DESA", "Kinerja"],
        "abstract": ["Layanan desa.", "Layanan wisata desa.", None],
        "institutions": [["Universitas A", "Universitas B"], ["Universitas A"], []],
        "countries": [["Indonesia", "Malaysia"], ["Indonesia", "Malaysia"], ["Indonesia"]],
    }
)
WORKS = pd.DataFrame(
    {
        "work": ["v", "w", "x"],
        "authors": [["Ali, B."], ["Citra, E."], ["Ali, B."]],
        "container_title": ["Lex", "Pax", None],
    }
)
CITATIONS = pd.DataFrame(
    {
        "citing": ["p", "p", "q", "q", "r"],
        "cited": ["v", "w", "v", "w", "w"],
        "references": [["p-r1"], ["p-r2", "p-r9"], ["q-r1"], ["q-r2"], ["r-r1"]],
        "n_mentions": [1, 2, 1, 1, 0],
    }
)
FRAMES = (PAPERS, WORKS, CITATIONS)

EXPECTED = {
    "co-citation": [["v", "w", 2]],
    "bibliographic-coupling": [["p", "q", 2], ["p", "r", 1], ["q", "r", 1]],
    "author-co-citation": [["Ali, B.", "Citra, E.", 2]],
    "source-co-citation": [["Lex", "Pax", 2]],
    "co-authorship": [["Sari, Dewi", "Wijaya, A.", 1]],
    "author-coupling": [
        ["Budi, C.", "Sari, Dewi", 1],
        ["Budi, C.", "Wijaya, A.", 1],
        ["Sari, Dewi", "Wijaya, A.", 2],
    ],
    "source-coupling": [["JURNAL DESA", "Kinerja", 1]],
    "institution-co-authorship": [["Universitas A", "Universitas B", 1]],
    "country-co-authorship": [["Indonesia", "Malaysia", 2]],
    "co-keyword": [["desa", "digital", 1]],
}


@pytest.mark.parametrize("kind", EXPECTED)
def test_kinds_count_what_they_say(kind):
    """Each kind's edges, worked by hand."""
    options = {"min_occurrences": 1, "threshold": 1} if kind == "co-keyword" else {}
    rows = edge_frame(build_network(kind, *FRAMES, **options)).values.tolist()
    if kind == "co-keyword":
        rows = [row for row in rows if row[1] == "digital"]
    assert rows == EXPECTED[kind]


def test_terms_come_from_titles_and_abstracts():
    """A word of the abstract alone is linked to a word of the title."""
    graph = build_network("co-term", *FRAMES)
    assert graph["desa"]["layanan"]["weight"] == 2
    assert "wisata" not in graph  # on one paper only


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "citation"])
@pytest.mark.parametrize("counting", ["full", "fractional"])
def test_the_edge_frame_is_the_graphs(kind, counting):
    """Edges without a graph are the graph's edges, weights and order included."""
    options = {"counting": counting, "normalisation": "salton"}
    graph = build_network(kind, *FRAMES, **options)
    frame = build_edges(kind, *FRAMES, **options)
    assert frame.values.tolist() == edge_frame(graph).values.tolist()
    with pytest.raises(UsageError, match="citations"):
        build_edges("citation", *FRAMES)


def test_integer_ids_stay_integers():
    """A corpus with numbers for ids gives an edge frame of numbers."""
    papers, works = pd.DataFrame({"paper": [1, 2]}), pd.DataFrame({"work": [7]})
    cites = pd.DataFrame({"citing": [1, 2, 2], "cited": [7, 7, 7]})
    assert build_edges("bibliographic-coupling", papers, works, cites).values.tolist() == [
        [1, 2, 1]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_an_edge_is_explained_by_as_many_groups_as_it_counts(kind):
    """The distinct groups of the drill-down are the edge's full count; no edge, no rows."""
    graph = build_network(kind, *FRAMES)
    for a, b, weight in graph.edges(data="weight"):
        frame = explain_edge(kind, *FRAMES, a, b)
        assert frame["group"].nunique() == weight
    assert explain_edge(kind, *FRAMES, "p", "nobody").empty


def test_drill_down_ends_at_the_references():
    """A coupling of two works is four printed entries and one printed twice."""
    frame = explain_edge("bibliographic-coupling", *FRAMES, "p", "q")
    assert frame["references"].tolist() == [["p-r1"], ["q-r1"], ["p-r2", "p-r9"], ["q-r2"]]
    assert frame["group"].tolist() == ["v", "v", "w", "w"]


@given(
    st.lists(st.tuples(st.sampled_from("pqrst"), st.sampled_from("vwxyz"))),
    st.permutations(range(5)),
)
def test_shared_groups_are_the_counted_ones(links, order):
    """Each pair's groups, whatever the order of the links: as many as counted, and both in each."""
    links = sorted(links, key=lambda link: order["pqrst".index(link[0])])
    table = Incidence.from_links([g for g, _ in links], [i for _, i in links])
    counted = count_pairs(table)
    dense = table.matrix.toarray()
    groups = list(shared_groups(table, counted))
    assert [len(shared) for shared in groups] == counted.weight.tolist()
    for i, j, shared in zip(counted.i, counted.j, groups, strict=True):
        assert (dense[shared, i] * dense[shared, j]).all()
        assert shared.tolist() == sorted(shared.tolist())
    assert has_count(table, 2) == (counted.most > 1)


def test_slices_hold_the_papers_of_their_years():
    """An undated paper stands in none; cumulative slices hold what came before."""
    slices = build_slices("bibliographic-coupling", *FRAMES, years=2)
    assert [(when, sorted(graph)) for when, graph in slices.items()] == [
        ((2011, 2012), ["p"]),
        ((2013, 2014), ["q"]),
    ]
    assert slices[2011, 2012].graph["undated"] == 1
    whole = build_slices(
        "co-citation", *FRAMES, years=[(2011, 2011), (2012, 2014)], cumulative=True
    )
    assert [graph["v"]["w"]["weight"] for graph in whole.values()] == [1, 2]
    with pytest.raises(UsageError, match="ends before"):
        build_slices("co-citation", *FRAMES, years=[(2014, 2011)])
    with pytest.raises(UsageError, match="1 or more"):
        build_slices("co-citation", *FRAMES, years=0)
    undated = PAPERS.assign(year=pd.array([None] * 3, dtype="Int64"))
    assert build_slices("co-citation", undated, WORKS, CITATIONS) == {}


def test_three_fields_count_papers():
    """Authors, keywords, and the sources that their papers cite."""
    frame = build_three_field(*FRAMES, fields=("authors", "keywords", "cited_container_title"))
    rows = frame.values.tolist()
    assert ["authors", "Sari, Dewi", "keywords", "desa", 2] in rows
    assert ["keywords", "desa", "cited_container_title", "Lex", 2] in rows
    assert ["keywords", "kota", "cited_container_title", "Pax", 1] in rows
    one = build_three_field(*FRAMES, fields=("authors", "keywords", "cited"), top=1)
    assert one.values.tolist() == [
        ["authors", "Sari, Dewi", "keywords", "desa", 2],
        ["keywords", "desa", "cited", "w", 2],
    ]
    with pytest.raises(UsageError, match="use cited or one of authors"):
        build_three_field(*FRAMES, fields=("authors", "colour", "year"))


def test_a_count_of_300_does_not_overflow():
    """The fault of pyBibX: 8-bit counts end at 127; and its coupling was named co-citation."""
    papers = pd.DataFrame({"paper": [f"p{n:03}" for n in range(300)]})
    cites = pd.DataFrame(
        [(p, w) for p in papers["paper"] for w in "vw"], columns=["citing", "cited"]
    )
    graph = build_network("co-citation", papers, pd.DataFrame({"work": ["v", "w"]}), cites)
    assert list(graph.edges(data="weight")) == [("v", "w", 300)]
    coupled = build_network("bibliographic-coupling", papers, pd.DataFrame({"work": []}), cites)
    assert len(coupled) == 300
    assert set(nx.get_edge_attributes(coupled, "weight").values()) == {2}


def test_keywords_make_a_network():
    """The fault of metaknowledge: its keyword network fails on networkx 2.4 and later."""
    graph = build_network("co-keyword", *FRAMES, min_occurrences=1)
    assert {"desa", "digital", "wisata", "kota"} <= set(graph)


def test_works_that_differ_in_volume_stay_two():
    """The fault of bibliometrix: works that differ in volume only become one node."""
    works = pd.DataFrame({"work": ["v1", "v2"], "title": "Same", "volume": ["1", "2"]})
    cites = pd.DataFrame({"citing": ["p", "p"], "cited": ["v1", "v2"]})
    graph = build_network("co-citation", pd.DataFrame({"paper": ["p"]}), works, cites)
    assert list(graph.edges) == [("v1", "v2")]


def test_bad_frames_still_give_networks():
    """Duplicate papers and citations, self-citations, missing ends and years do no harm."""
    papers = pd.concat([PAPERS, PAPERS])
    cites = pd.DataFrame(
        [("p", "v"), ("p", "v"), ("p", "p"), (None, "v"), ("q", None), ("q", "v")],
        columns=["citing", "cited"],
    )
    coupled = build_network("bibliographic-coupling", papers, WORKS, cites)
    assert list(coupled.edges(data=True)) == [("p", "q", {"weight": 1, "shared": "v"})]
    assert ("p", "p") in build_network("citation", papers, WORKS, cites).edges
    assert len(build_network("co-citation", papers, WORKS, cites)) == 2
