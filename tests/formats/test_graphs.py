"""Graph files, read again by other readers than the writer."""

import csv
import json
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest

from litreview.errors import UsageError
from litreview.formats.graphs import write_graph

ENDINGS = [".graphml", ".gexf", ".json", ".csv", ".net", ".gml", ".vosviewer.json"]


def graph(kind=nx.Graph):
    """Return a graph with all that formats stumble over."""
    made = kind(kind="co-word", normalisation=None, warning="too <small>")
    made.add_node("b", label="B & Ä", year=np.int64(2020), is_paper=True, title="page\x0cbreak")
    made.add_node("a", label="A", year=None, is_paper=False, authors=["X, Y.", "Z"])
    made.add_node("lone\x00ly", label="ünïcode", year=2021)
    made.add_edge("b", "a", weight=np.int64(2), shared="v; w")
    return made


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_same_graph_same_bytes(tmp_path, ending, kind):
    """Nothing of the day is in a file, and nothing is left beside it."""
    one = write_graph(graph(kind), tmp_path / "new" / f"one{ending}")
    two = write_graph(graph(kind), tmp_path / "new" / f"two{ending}")
    assert one.read_bytes() == two.read_bytes()
    for passing in (b"lastmodifieddate", nx.__version__.encode()):
        assert passing not in one.read_bytes()
    assert sorted(p.name for p in one.parent.iterdir()) == [f"one{ending}", f"two{ending}"]


@pytest.mark.parametrize(
    ("ending", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)]
)
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_xml_formats_are_read_again(tmp_path, ending, read, kind):
    """Attributes come back typed; what XML cannot hold is gone, lists are text."""
    path = write_graph(graph(kind), tmp_path / f"graph{ending}")
    again = read(path)
    assert again.is_directed() is (kind is nx.DiGraph)
    assert list(again) == ["b", "a", "lonely"]
    assert again.nodes["b"]["label"] == "B & Ä"
    assert again.nodes["b"]["year"] == 2020
    assert again.nodes["b"]["is_paper"] is True
    assert again.nodes["b"]["title"] == "pagebreak"
    assert again.nodes["a"]["authors"] == "X, Y.; Z"
    assert "year" not in again.nodes["a"]
    edge = again.edges["b", "a"]
    assert (edge["weight"], edge["shared"]) == (2, "v; w")


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_xml_is_well_formed_and_keeps_the_warning(tmp_path, ending):
    """A plain XML parser finds the warning of the graph."""
    root = ElementTree.parse(write_graph(graph(), tmp_path / f"graph{ending}")).getroot()
    assert any("too <small>" in (element.text or "") for element in root.iter())


def test_graphml_has_xml_booleans(tmp_path):
    """A boolean is "true" as XML Schema has it; a title "True" stays as printed."""
    made = graph()
    made.nodes["a"]["title"] = "True"
    text = write_graph(made, tmp_path / "graph.graphml").read_text(encoding="utf-8")
    values = [element.text for element in ElementTree.fromstring(text).iter()]
    assert values.count("True") == 1
    assert values.count("true") == 1
    assert values.count("false") == 1


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_json_is_node_link_data(tmp_path, kind):
    """The reader of networkx takes the node-link form, None included."""
    path = write_graph(graph(kind), tmp_path / "graph.json")
    again = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    assert nx.utils.graphs_equal(again, graph(kind))


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (nx.Graph, [["a", "b", "2"], ["a", "c, d", "0.25"]]),
        (nx.DiGraph, [["b", "a", "2"], ["c, d", "a", "0.25"]]),
    ],
)
def test_csv_has_sorted_edges(tmp_path, kind, rows):
    """Edges without direction name the smaller node first."""
    made = graph(kind)
    made.add_edge("c, d", "a", weight=0.25)
    with write_graph(made, tmp_path / "graph.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["source", "target", "weight"], *rows]


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_pajek_is_read_again(tmp_path, kind):
    """The reader of networkx finds nodes, places, direction and weights."""
    made = graph(kind)
    made.nodes["a"].update(x=-1.0, y=1.0)
    made.add_node('say "so" \\', label="quoted")
    made.add_edge("a", 'say "so" \\', weight=0.25)
    again = nx.read_pajek(write_graph(made, tmp_path / "graph.net"))
    assert again.is_directed() is (kind is nx.DiGraph)
    assert list(again) == ["b", "a", "lonely", "say 'so' /"]
    assert again["b"]["a"][0]["weight"] == 2
    assert again["a"]["say 'so' /"][0]["weight"] == 0.25
    assert (again.nodes["a"]["x"], again.nodes["a"]["y"]) == (0, 0)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_gml_is_read_again(tmp_path, kind):
    """Ids are labels there; attributes come back, what is missing stays out."""
    path = write_graph(graph(kind), tmp_path / "graph.gml")
    again = nx.read_gml(path)
    assert again.is_directed() is (kind is nx.DiGraph)
    assert list(again) == ["b", "a", "lonely"]
    assert again.nodes["b"]["name"] == "B & Ä"
    assert again.nodes["b"]["year"] == 2020
    assert "year" not in again.nodes["a"]
    assert again.edges["b", "a"]["weight"] == 2
    assert path.read_bytes().isascii()


@pytest.mark.parametrize("ending", ENDINGS)
def test_empty_graph(tmp_path, ending):
    """A graph without nodes makes a file without nodes."""
    assert write_graph(nx.Graph(), tmp_path / f"graph{ending}").stat().st_size > 0


@pytest.mark.parametrize("name", ["graph.xlsx", "graph"])
def test_unknown_ending_says_the_endings(tmp_path, name):
    """The message lists what can be written, and no file appears."""
    with pytest.raises(UsageError, match=r"\.graphml, \.gexf, \.json, \.csv"):
        write_graph(graph(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_file(tmp_path):
    """What cannot be written does not take the place of what was there."""
    path = write_graph(graph(), tmp_path / "graph.graphml")
    before = path.read_bytes()
    broken = graph()
    broken.nodes["a"]["label"] = object()
    with pytest.raises((TypeError, nx.NetworkXError)):
        write_graph(broken, path)
    assert path.read_bytes() == before
