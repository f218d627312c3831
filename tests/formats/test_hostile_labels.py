"""Every format with labels that break files, read by readers that are not ours."""

from __future__ import annotations

import csv
import html
import json
import re
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.csvfile import plain_cell
from litreview.formats.graphs import write_graph

HOSTILE = [
    'say "so"',
    "it's\nbroken\r\nin two",
    "page\x0cbreak\x00and bell\x07",
    "A & B <i>&amp;</i> ]]>",
    "=cmd|' /C calc'!A0",
    "+1",
    "-2,5",
    "@sum",
    "\ttab; semicolon, comma",
    "kitab كتاب الحكمة",
    "\u202eright to left\u202c",
    "emoji 🧪👩‍🔬 and ünïcode",
    "back\\slash",
    "*Vertices 3",
    "node [ id 1 ]",
]
XML_FORBIDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
G = "{http://graphml.graphdrawing.org/xmlns}"


def graph(labels=HOSTILE):
    """Return a ring of nodes whose ids and labels are hostile; label n is linked to n + 1."""
    made = nx.Graph()
    made.add_nodes_from((text, {"label": text, "n": n}) for n, text in enumerate(labels))
    texts = list(labels)
    made.add_weighted_edges_from((a, b, n + 1) for n, (a, b) in enumerate(zip(texts, texts[1:])))  # noqa: B905, RUF007
    return made


def for_xml(text):
    """Return what XML can hold of a text."""
    return XML_FORBIDS.sub("", text)


def read_graphml(path):
    """Read GraphML by its specification, with a plain XML parser."""
    root = ElementTree.parse(path).getroot()
    keys = {key.get("id"): key.get("attr.name") for key in root.iter(f"{G}key")}

    def facts(element):
        return {keys[d.get("key")]: d.text or "" for d in element.iter(f"{G}data")}

    nodes = {node.get("id"): facts(node) for node in root.iter(f"{G}node")}
    edges = [(e.get("source"), e.get("target"), facts(e)["weight"]) for e in root.iter(f"{G}edge")]
    return {node: f["label"] for node, f in nodes.items()}, edges


def read_gexf(path):
    """Read GEXF by its specification, with a plain XML parser."""
    root = ElementTree.parse(path).getroot()
    space = root.tag.split("}")[0] + "}"
    nodes = {node.get("id"): node.get("label") for node in root.iter(f"{space}node")}
    edges = [(e.get("source"), e.get("target"), e.get("weight")) for e in root.iter(f"{space}edge")]
    return nodes, edges


def read_gml(path):
    """Read GML by its grammar: keys and values, strings with character references."""
    text = path.read_text(encoding="ascii")
    tokens = re.findall(r'"[^"]*"|\[|\]|[^\s\[\]]+', text)
    stack = [[]]
    for token in tokens:
        if token == "[":
            stack.append([])
        elif token == "]":
            inner = stack.pop()
            stack[-1].append(dict(zip(inner[::2], inner[1::2], strict=True)))
            if inner and inner[0] in ("id", "source"):
                yield stack[-1][-1]
        else:
            stack[-1].append(html.unescape(token[1:-1]) if token[0] == '"' else token)


def places(edges, ids):
    """Return edges as positions of nodes, with their weight."""
    at = {node: n for n, node in enumerate(ids)}
    return [(*sorted((at[a], at[b])), float(w)) for a, b, w in edges]


RING = [(n, n + 1, float(n + 1)) for n in range(len(HOSTILE) - 1)]


def spaces(text):
    """Return what an XML attribute keeps of line ends and tabs, which it reads as spaces."""
    return re.sub(r"\s", " ", for_xml(text).replace("\r\n", "\n"))


@pytest.mark.parametrize(("ending", "read"), [(".graphml", read_graphml), (".gexf", read_gexf)])
def test_xml(tmp_path, ending, read):
    """All that XML can hold comes back, ids, labels and weights; nothing else breaks the file."""
    nodes, edges = read(write_graph(graph(), tmp_path / f"hostile{ending}"))
    assert [spaces(node) for node in nodes] == [spaces(text) for text in HOSTILE]
    assert [spaces(label) for label in nodes.values()] == [spaces(text) for text in HOSTILE]
    assert sorted(places(edges, nodes)) == RING


def test_gml(tmp_path):
    """ASCII with character references, read by the grammar."""
    blocks = list(read_gml(write_graph(graph(), tmp_path / "hostile.gml")))
    nodes = {b["id"]: b["label"] for b in blocks if "id" in b}
    assert list(nodes.values()) == [for_xml(text) for text in HOSTILE]
    edges = [(b["source"], b["target"], b["weight"]) for b in blocks if "source" in b]
    assert sorted(places(edges, nodes)) == RING


def test_csv(tmp_path):
    """Two readers find the edges, every character of every id; formulas have their apostrophe."""
    path = write_graph(graph(), tmp_path / "hostile.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {
        frozenset(plain_cell(r[end]) for end in ("source", "target")): float(r["weight"])
        for r in rows
    }
    assert found == {frozenset(e): float(w) for *e, w in graph().edges(data="weight")}
    frame = pd.read_csv(path, keep_default_na=False, dtype=str, encoding="utf-8")
    assert set(frame["source"]) | set(frame["target"]) >= {"'=cmd|' /C calc'!A0", "'+1", "'@sum"}
    assert len(frame) == len(RING)


def test_pajek(tmp_path):
    """Read line by line as Pajek's manual has it: a number, a label in quotes, one line each."""
    lines = write_graph(graph(), tmp_path / "hostile.net").read_text(encoding="utf-8").split("\n")
    assert lines[0] == f"*Vertices {len(HOSTILE)}"
    vertices = lines[1 : 1 + len(HOSTILE)]
    assert all(re.fullmatch(rf'{n} "[^"\\\x00-\x1f]*"', v) for n, v in enumerate(vertices, start=1))
    assert lines[1 + len(HOSTILE)] == "*Edges"
    edges = [tuple(map(float, line.split())) for line in lines[2 + len(HOSTILE) :] if line]
    assert sorted((a - 1, b - 1, w) for a, b, w in edges) == RING
    again = nx.read_pajek(tmp_path / "hostile.net")
    assert (len(again), again.number_of_edges()) == (len(HOSTILE), len(RING))


def test_vosviewer(tmp_path):
    """A map of one line an item and a network of numbers; the JSON holds the same."""
    path = write_graph(graph(), tmp_path / "hostile_map.txt")
    items = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False, encoding="utf-8")
    assert items["id"].tolist() == [str(n + 1) for n in range(len(HOSTILE))]
    assert items["label"].tolist() == [" ".join(text.split()) for text in HOSTILE]
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(HOSTILE) + 1
    links = pd.read_csv(tmp_path / "hostile_network.txt", sep="\t", header=None).to_numpy()
    assert [(a - 1, b - 1, w) for a, b, w in links.tolist()] == RING
    path = write_graph(graph(), tmp_path / "hostile.vosviewer.json")
    network = json.loads(path.read_text(encoding="utf-8"))["network"]
    assert [item["label"] for item in network["items"]] == items["label"].tolist()
    found = [(x["source_id"] - 1, x["target_id"] - 1, x["strength"]) for x in network["links"]]
    assert found == RING


@given(st.lists(st.text(min_size=1, max_size=9), min_size=2, max_size=5, unique=True))
def test_any_text_makes_files_that_can_be_read(tmp_path_factory, labels):
    """Whatever the labels, each file has all nodes and edges for its reader."""
    folder = tmp_path_factory.mktemp("any")
    clean = {
        re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", x) for x in labels
    }
    made = graph(labels)
    with write_graph(made, folder / "g.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(labels) - 1
    lines = write_graph(made, folder / "g_map.txt").read_text(encoding="utf-8").split("\n")
    assert len(lines) == len(labels) + 2
    if len(clean) == len(labels):
        for ending, read in ((".graphml", read_graphml), (".gexf", read_gexf)):
            nodes, edges = read(write_graph(made, folder / f"g{ending}"))
            assert len(edges) == len(labels) - 1
            assert sorted(map(spaces, nodes)) == sorted(map(spaces, labels))
