"""VOSviewer's files: written as its manual says, read again, and read when they are not ours."""

import csv
import json

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import InputError
from litreview.formats.graphs import write_graph
from litreview.formats.vosviewer import read_vosviewer, vosviewer_json
from litreview.networks import add_map, compute_clusters

LINKS = [("b", "a", 2), ("c", "a", 0.5), ("c", "b", 1)]


def graph(kind=nx.Graph):
    """Return a small network with places and clusters."""
    made = kind()
    made.add_node("a", label='A "quoted"\tlabel', title="One", occurrences=3, year=2020)
    made.add_weighted_edges_from(LINKS)
    return add_map(made)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_map_and_network_are_as_the_manual_says(tmp_path, kind):
    """A header with id and label, whole numbers as ids; links without header."""
    path = write_graph(graph(kind), tmp_path / "desa_map.txt")
    with path.open(encoding="utf-8", newline="") as file:
        items = list(csv.DictReader(file, delimiter="\t"))
    assert [item["id"] for item in items] == ["1", "2", "3"]
    assert items[0]["label"] == 'A "quoted" label'
    assert items[0]["weight<Occurrences>"] == "3"
    assert items[0]["weight<Links>"] == "2"
    assert items[0]["weight<Total link strength>"] == "2.5"
    assert items[0]["score<Pub. year>"] == "2020"
    assert all(-1 <= float(item[axis]) <= 1 for item in items for axis in "xy")
    assert {item["cluster"] for item in items} == {"1"}
    links = (tmp_path / "desa_network.txt").read_text(encoding="utf-8")
    assert links == "1\t2\t2\n1\t3\t0.5\n2\t3\t1\n"
    again = read_vosviewer(path, tmp_path / "desa_network.txt")
    assert sorted(again.edges(data="weight")) == [(1, 2, 2), (1, 3, 0.5), (2, 3, 1)]


def test_json_is_as_the_documentation_says(tmp_path):
    """Items with weights and scores, links with source_id, target_id and strength."""
    path = write_graph(graph(), tmp_path / "desa.vosviewer.json")
    network = json.loads(path.read_text(encoding="utf-8"))["network"]
    first = network["items"][0]
    assert {"id", "label", "description", "x", "y", "cluster", "weights", "scores"} == set(first)
    assert first["weights"] == {"Links": 2, "Total link strength": 2.5, "Occurrences": 3}
    assert first["scores"] == {"Pub. year": 2020}
    assert network["links"][0] == {"source_id": 1, "target_id": 2, "strength": 2}
    again = read_vosviewer(path)
    assert again.nodes[1]["weight<Occurrences>"] == 3
    assert compute_clusters(again).frame["cluster"].tolist() == [1, 1, 1]


@given(
    st.dictionaries(st.tuples(st.integers(0, 6), st.integers(7, 9)), st.integers(1, 9), min_size=1)
)
def test_links_go_round(tmp_path_factory, links):
    """What is written as JSON is read as the same links."""
    made = nx.Graph()
    made.add_nodes_from(range(10))
    made.add_weighted_edges_from((a, b, w) for (a, b), w in links.items())
    path = tmp_path_factory.mktemp("round") / "map.json"
    path.write_text(vosviewer_json(made), encoding="utf-8")
    again = nx.relabel_nodes(read_vosviewer(path), lambda n: n - 1)
    assert {frozenset(e): w for *e, w in again.edges(data="weight")} == {
        frozenset(e): w for *e, w in made.edges(data="weight")
    }


@pytest.mark.parametrize(
    ("items", "links", "expected"),
    [
        ('\ufeffid,label,cluster\n4,x,1\n7,"y, z",2\n', "4,7,3\n", [(4, 7, 3)]),
        ("label\tweight\none\t1\ntwo\t2\n", "1\t2\n", [(1, 2, 1)]),
        ("id\tlabel\na\tx\nb\ty\n", "a\tb\t1.5\n\n", [("a", "b", 1.5)]),
        ("id\tlabel\n1\tx\n2\ty\n", "id1\tid2\tstrength\n1\t2\t4\n2\t1\t1\n", [(1, 2, 5)]),
    ],
    ids=["commas and a mark", "no ids", "ids are words", "a header and both directions"],
)
def test_other_programs_files_are_read(tmp_path, items, links, expected):
    """Commas or tabs, with or without ids, strengths and headers."""
    (tmp_path / "m.txt").write_text(items, encoding="utf-8")
    (tmp_path / "n.txt").write_text(links, encoding="utf-8")
    made = read_vosviewer(tmp_path / "m.txt", tmp_path / "n.txt")
    assert list(made.edges(data="weight")) == expected


@pytest.mark.parametrize(
    ("items", "links", "message"),
    [
        ("id\tlabel\n1\tx\n", "1\t2\n", "no item 2"),
        ("id\tlabel\n1\tx\n2\ty\n", "1\t2\t3\n1\t2\tmany\n", "line 2"),
        ("id\tlabel\n1\tx\n", "1\n", "line 1|no item"),
        ("just text", "", "no map file"),
        ('{"network": {"links": []}}', "", "network.items"),
        ('{"network": ', "", "no VOSviewer JSON"),
        ('{"network": {"items": [{"label": "x"}]}}', "", "item 1: no id"),
    ],
)
def test_broken_files_say_what_is_wrong(tmp_path, items, links, message):
    """One line names the file and the place."""
    (tmp_path / "m.txt").write_text(items, encoding="utf-8")
    (tmp_path / "n.txt").write_text(links, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_vosviewer(tmp_path / "m.txt", tmp_path / "n.txt")


def test_a_missing_file_is_named(tmp_path):
    """A wrong name is an input error."""
    with pytest.raises(InputError, match="check the name"):
        read_vosviewer(tmp_path / "none.json")
