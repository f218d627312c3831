"""Networks of small hand-written frames, and of the four annotated papers where they are at hand."""

import json
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import UsageError
from litreview.networks import KINDS, build_network, compute_layout, edge_frame

GOLD = Path(__file__).parents[2] / "shared" / "gold"


def frames(papers, works, citations):
    """Build the three frames from rows; a column that a test does not need stays out."""
    return (
        pd.DataFrame(papers).astype({"year": "Int64"}),
        pd.DataFrame(works).astype({"year": "Int64", "n_citing": "Int64"}),
        pd.DataFrame(citations, columns=["citing", "cited", "n_mentions"]),
    )


def paper(name, *, title=None, authors=(), keywords=(), year=None):
    """Return a row of the papers."""
    return {
        "paper": name,
        "title": title,
        "authors": list(authors),
        "year": year,
        "container_title": None,
        "keywords": list(keywords),
    }


def work(name, *, title=None, authors=(), year=None, container_title=None, own=None):
    """Return a row of the works; `own` is its id where it is a paper too."""
    return {
        "work": name,
        "type": "article-journal",
        "title": title,
        "authors": list(authors),
        "year": year,
        "container_title": container_title,
        "paper": own,
        "n_citing": 1,
    }


def four_papers(rijal_entries=13):
    """Return frames with the lists of the four papers: their lengths and what they share."""
    lists = {
        "astuti2023": [],
        "rijal2023": ["sukarno2021pelayanan"],
        "arianto2022": ["sukarno2021pelayanan", "sugiyono2018kuantitatif"],
        "supriyanto2024": ["sugiyono2018kuantitatif", "arianto2022"],
    }
    lengths = {"rijal2023": rijal_entries, "arianto2022": 24, "supriyanto2024": 32}
    for name, n in lengths.items():
        lists[name] += [f"{name}-w{k}" for k in range(n - len(lists[name]))]
    citations = [(name, cited, 1) for name, cites in lists.items() for cited in cites]
    cited = sorted({edge[1] for edge in citations})
    return frames(
        [paper(name, authors=["Arianto, Bambang"], year=2022) for name in lists],
        [work(name, own=name if name in lists else None) for name in cited],
        citations,
    )


@pytest.mark.parametrize(
    ("rijal_entries", "nodes", "edges", "co_cited"), [(13, 70, 69, 850), (12, 69, 68, 838)]
)
def test_known_answers_of_the_four_papers(rijal_entries, nodes, edges, co_cited):
    """As printed, and with the entry that a page break tore in two put together."""
    data = four_papers(rijal_entries)
    cites = build_network("citation", *data)
    assert (cites.number_of_nodes(), cites.number_of_edges()) == (nodes, edges)
    assert [edge for edge in cites.edges if cites.nodes[edge[1]]["is_paper"]] == [
        ("supriyanto2024", "arianto2022")
    ]
    coupled = build_network("bibliographic-coupling", *data)
    assert list(coupled) == ["arianto2022", "astuti2023", "rijal2023", "supriyanto2024"]
    assert list(coupled.edges(data=True)) == [
        ("arianto2022", "rijal2023", {"weight": 1, "shared": "sukarno2021pelayanan"}),
        ("arianto2022", "supriyanto2024", {"weight": 1, "shared": "sugiyono2018kuantitatif"}),
    ]
    together = build_network("co-citation", *data)
    assert together.number_of_edges() == co_cited
    assert set(nx.get_edge_attributes(together, "weight").values()) == {1}


def test_known_jaccard_of_the_four_papers():
    """One shared work in lists of 13 and 24, of 24 and 32."""
    jaccard = build_network("bibliographic-coupling", *four_papers(), normalisation="jaccard")
    assert jaccard["rijal2023"]["arianto2022"]["weight"] == pytest.approx(1 / 36)
    assert jaccard["arianto2022"]["supriyanto2024"]["weight"] == pytest.approx(1 / 55)


def gold_frames(*, repaired):
    """Return the frames of the annotated papers, built from the annotations alone."""
    same = json.loads((GOLD / "same_work.json").read_text(encoding="utf-8"))
    groups = [*same["groups"], *([same["group_if_torn_reference_is_repaired"]] if repaired else [])]
    denotes = {member: group["id"] for group in groups for member in group["members"]}
    sources = json.loads((GOLD / "sources.json").read_text(encoding="utf-8"))
    own = {denotes.get(source["id"], source["id"]): source["id"] for source in sources}
    works, citations = {}, {}
    for line in (GOLD / "refs.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        cited = denotes.get(entry["id"], entry["id"])
        cited = own.get(cited, cited)
        csl = entry["csl"]
        works.setdefault(
            cited,
            work(
                cited,
                title=csl.get("title"),
                authors=map(printed_name, csl.get("author", [])),
                own=cited if cited in own.values() else None,
            ),
        )
        citations[entry["source"], cited] = (entry["source"], cited, 1)
    return frames(
        [paper(source["id"], title=source["csl"]["title"]) for source in sources],
        list(works.values()),
        list(citations.values()),
    )


def printed_name(name):
    """Return a CSL name as the frames print it."""
    parts = (name.get("family"), name.get("given"))
    return name.get("literal") or ", ".join(part for part in parts if part)


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated papers are not at hand")
@pytest.mark.parametrize("key", ["network_without_repair", "network_with_repair"])
def test_annotated_papers_give_the_expected_networks(key):
    """Every count of the annotation that a network can show is shown."""
    expected = json.loads((GOLD / "expected.json").read_text(encoding="utf-8"))[key]
    data = gold_frames(repaired=key == "network_with_repair")
    cites = build_network("citation", *data)
    assert cites.number_of_nodes() == expected["nodes_sources_and_works"]
    assert cites.number_of_edges() == expected["edges_source_to_work"]
    assert dict(cites.out_degree(expected["edges_per_source"])) == expected["edges_per_source"]
    coupled = build_network("bibliographic-coupling", *data)
    cosine = build_network("bibliographic-coupling", *data, normalisation="salton")
    for pair in expected["bibliographic_coupling_sources"]:
        a, b = pair["a"], pair["b"]
        assert coupled.get_edge_data(a, b, {"shared": ""})["shared"] == "; ".join(pair["shared"])
        assert cosine.get_edge_data(a, b, {"weight": 0})["weight"] == pytest.approx(
            pair["cosine"] or 0, abs=1e-6
        )
    together = build_network("co-citation", *data)
    assert together.number_of_edges() == expected["cocitation_pairs_of_works"]["n_pairs"]


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated papers are not at hand")
def test_annotated_authors_are_merged_as_expected():
    """93 printed names are 92 authors, of whom three are bodies."""
    authors = json.loads((GOLD / "expected.json").read_text(encoding="utf-8"))["authors"]
    graph = build_network("co-authorship", *gold_frames(repaired=False))
    assert graph.number_of_nodes() == authors["distinct_after_merging_same_person"]
    kinds = nx.get_node_attributes(graph, "kind")
    assert [n for n in graph if kinds[n] == "body"] == authors["corporate_literals"]
    assert graph.nodes["Arianto, Bambang"]["n_works"] == 2


def test_a_shared_outside_reference_couples_and_nothing_else_does():
    """The bug of litstudy: an outside work shared gave no edge, unrelated papers gave one."""
    data = frames(
        [paper("p"), paper("q"), paper("r")],
        [work("outside"), work("elsewhere"), work("q", own="q")],
        [("p", "outside", 1), ("q", "outside", 1), ("r", "elsewhere", 1), ("p", "q", 1)],
    )
    graph = build_network("bibliographic-coupling", *data)
    assert list(graph.edges) == [("p", "q")]
    assert list(graph) == ["p", "q", "r"]


def test_citation_attributes_are_python_values():
    """Nodes tell what they are, edges keep the number of mentions, nothing is numpy's."""
    data = frames(
        [paper("p", title="Pelayanan", authors=["Astuti, M. W."], year=2023)],
        [work("w", title="Users of the world", year=None)],
        [("p", "w", 3)],
    )
    graph = build_network("citation", *data)
    assert graph.edges["p", "w"] == {"weight": 1, "mentions": 3}
    assert graph.nodes["p"] == {
        "label": "Astuti 2023",
        "title": "Pelayanan",
        "year": 2023,
        "type": None,
        "container_title": None,
        "is_paper": True,
        "n_citing": 0,
    }
    assert graph.nodes["w"]["label"] == "Users of the"
    values = [v for _, facts in graph.nodes(data=True) for v in facts.values()]
    assert {type(v) for v in values} <= {str, int, bool, type(None)}


def test_co_words_leave_out_rare_and_nested_terms():
    """Terms of two works stay; a bigram and its own word are not linked."""
    data = frames(
        [paper("p", title="Media sosial dan pelayanan", keywords=["Pelayanan Publik"])],
        [
            work("v", title="Pelayanan publik: media sosial"),
            work("w", title="Desa terpencil"),
            work("p", title="Media sosial dan pelayanan", own="p"),
        ],
        [("p", "v", 1), ("p", "w", 1)],
    )
    graph = build_network("co-word", *data)
    terms = ["media", "media sosial", "pelayanan", "pelayanan publik", "sosial"]
    assert list(graph) == terms
    assert set(nx.get_node_attributes(graph, "occurrences").values()) == {2}
    assert edge_frame(graph)[["source", "target"]].values.tolist() == [
        ["media", "pelayanan"],
        ["media", "pelayanan publik"],
        ["media", "sosial"],
        ["media sosial", "pelayanan"],
        ["media sosial", "pelayanan publik"],
        ["pelayanan", "sosial"],
        ["pelayanan publik", "sosial"],
    ]
    assert "desa" in build_network("co-word", *data, min_occurrences=1)


def test_authors_and_sources_are_co_cited_by_papers():
    """Both cited works' authors, and container titles in any capitals, are linked once a paper."""
    data = frames(
        [paper("p", authors=["Nobody, N."])],
        [
            work("v", authors=["Arianto, B."], container_title="Jurnal Administrasi"),
            work("w", authors=["Arianto, Bambang", "LAN"], container_title="Kinerja"),
            work("x", authors=["Budi, C."], container_title="JURNAL ADMINISTRASI"),
        ],
        [("p", "v", 1), ("p", "w", 1), ("p", "x", 1)],
    )
    authors = build_network("author-co-citation", *data)
    assert edge_frame(authors).values.tolist() == [
        ["Arianto, Bambang", "Budi, C.", 1],
        ["Arianto, Bambang", "LAN", 1],
        ["Budi, C.", "LAN", 1],
    ]
    assert authors.nodes["Arianto, Bambang"]["n_works"] == 2
    sources = build_network("source-co-citation", *data)
    assert edge_frame(sources).values.tolist() == [["JURNAL ADMINISTRASI", "Kinerja", 1]]
    assert sources.nodes["JURNAL ADMINISTRASI"]["n_works"] == 2


def test_warning_says_what_is_lacking():
    """Four papers are too few; thirty that share two works are enough."""
    few = build_network("bibliographic-coupling", *four_papers()).graph
    assert few["n_papers"] == 4
    assert "4 papers where at least 20" in few["warning"]
    assert "weight 2" in few["warning"]
    many = frames(
        [paper(f"p{n:02}") for n in range(30)],
        [work("v"), work("w")],
        [(f"p{n:02}", cited, 1) for n in range(30) for cited in "vw"],
    )
    for counting in ("full", "fractional"):
        graph = build_network("co-citation", *many, counting=counting)
        assert "warning" not in graph.graph
    assert graph["v"]["w"]["weight"] == 30


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_gives_an_empty_network(kind):
    """Frames without rows are no error; the warning says that there is nothing to see."""
    papers, works, citations = four_papers()
    graph = build_network(kind, papers[:0], works[:0], citations[:0])
    assert len(graph) == 0
    assert "0 papers" in graph.graph["warning"]
    assert compute_layout(graph) == {}
    assert edge_frame(graph).empty


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(KINDS))
def test_row_order_does_not_matter(random, kind):
    """Nodes, edges and attributes come out the same, and sorted, from shuffled frames."""
    data = four_papers()
    shuffled = [frame.sample(frac=1, random_state=random.randrange(999)) for frame in data]
    one, two = build_network(kind, *data), build_network(kind, *shuffled)
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(data=True)) == list(two.edges(data=True))
    assert all(a < b for a, b in pairwise(one))
    assert all(a < b for a, b in pairwise(one.edges))


def test_wrong_calls_say_the_right_ones():
    """An unknown kind is answered with all kinds; citations cannot be counted in pairs."""
    data = four_papers()
    with pytest.raises(UsageError, match="co-citation, bibliographic-coupling") as caught:
        build_network("cocitation", *data)
    assert all(kind in str(caught.value) for kind in KINDS)
    with pytest.raises(UsageError, match="leave the counting out"):
        build_network("citation", *data, counting="fractional")
