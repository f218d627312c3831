"""Write a graph to a file: GraphML, GEXF, JSON, CSV, Pajek, GML, VOSviewer.

The format goes by the file's ending. The same graph gives the same bytes: nothing of the
day or the machine is written, and the nodes and edges keep the order they have.

- GraphML http://graphml.graphdrawing.org/specification.html (Gephi, yEd, igraph, Cytoscape)
- GEXF 1.2 https://gexf.net/ (Gephi); it has no graph attributes: they go into the description
- node-link JSON, as ``networkx.node_link_graph(data, edges="edges")`` and D3 read it
- CSV with ``source,target,weight``, sorted; it is opened in spreadsheets too, so that an id which
  begins like a formula has an apostrophe before it (`litreview.csvfile`), at both ends alike
- Pajek ``.net`` http://mrvar.fdv.uni-lj.si/pajek/ (chapter "Input files" of its manual)
- GML https://networkx.org/documentation/stable/reference/readwrite/gml.html, whose nodes have
  their id as ``label`` and their label as ``name``
- VOSviewer: ``.vosviewer.json``, or ``_map.txt`` with ``_network.txt`` beside it
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from litreview.csvfile import csv_text
from litreview.errors import UsageError
from litreview.formats.vosviewer import vosviewer_json, vosviewer_map, vosviewer_network
from litreview.formats.whole import whole_file

_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 forbids (production 2, Char); text taken from PDFs has them."""

_GEXF_META = re.compile(r"<meta.*?</meta>", re.DOTALL)
_BOOLEAN_KEY = re.compile(r'<key id="(\w+)"[^>]*attr\.type="boolean"')


def write_graph(graph: nx.Graph, path: str | Path) -> Path:
    """Write a graph in the format of the path's ending and return the path.

    The file appears whole or not at all. Missing attributes are left out of all but JSON,
    lists become text joined by "; ". CSV and Pajek count an edge without ``weight`` as 1.

    Parameters
    ----------
    graph
        The graph. Node attributes ``x``, ``y`` and ``cluster`` (`litreview.networks.add_map`)
        become positions and clusters in Pajek (positions only) and VOSviewer.
    path
        A file that ends in ``.graphml``, ``.gexf``, ``.json``, ``.csv``, ``.net``, ``.gml``,
        ``.vosviewer.json`` or ``_map.txt``; the last gets a ``_network.txt`` beside it.

    Raises
    ------
    UsageError
        For another ending.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = write_graph(nx.Graph([("b", "a")]), Path(folder) / "edges.csv")
    ...     written.read_text().splitlines()
    ['source,target,weight', 'a,b,1']
    """
    path = Path(path)
    ending = next(
        (e for e in sorted(_FORMATS, key=len, reverse=True) if path.name.lower().endswith(e)), None
    )
    if ending is None:
        raise UsageError(f"no graph format {path.suffix!r}: end {path.name} in {_ENDINGS}")
    files = {path: _FORMATS[ending](graph)}
    if ending == _MAP:
        files[path.with_name(path.name[: -len(_MAP)] + _NETWORK)] = vosviewer_network(graph)
    path.parent.mkdir(parents=True, exist_ok=True)
    for each, text in files.items():
        with whole_file(each) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    return path


def _graphml(graph: nx.Graph) -> str:
    text = "\n".join(nx.generate_graphml(_for_xml(graph)))
    # XML's booleans are "true" and "false"; networkx writes Python's.
    for key in _BOOLEAN_KEY.findall(text):
        for value in ("True", "False"):
            text = text.replace(
                f'<data key="{key}">{value}<', f'<data key="{key}">{value.lower()}<'
            )
    return f"{_XML}{text}\n"


def _gexf(graph: nx.Graph) -> str:
    facts = "; ".join(f"{key}: {value}" for key, value in _writable(graph.graph).items())
    meta = (
        "<meta>\n    <creator>litreview</creator>\n"
        f"    <description>{escape(facts)}</description>\n  </meta>"
    )
    text = "\n".join(nx.generate_gexf(_for_xml(graph)))
    # The writer's own <meta> has the date and the version of networkx.
    return f"{_XML}{_GEXF_META.sub(lambda _: meta, text, count=1)}\n"


def _json(graph: nx.Graph) -> str:
    data = {
        "directed": graph.is_directed(),
        "multigraph": False,
        "graph": dict(graph.graph),
        "nodes": [{"id": node, **facts} for node, facts in graph.nodes(data=True)],
        "edges": [{"source": a, "target": b, **facts} for a, b, facts in graph.edges(data=True)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _csv(graph: nx.Graph) -> str:
    rows = [
        (a, b, _plain(weight)) if graph.is_directed() else (min(a, b), max(a, b), _plain(weight))
        for a, b, weight in _weights(graph)
    ]
    return csv_text([("source", "target", "weight"), *sorted(rows)])


def _pajek(graph: nx.Graph) -> str:
    number = {node: n for n, node in enumerate(graph, start=1)}
    lines = [f"*Vertices {len(graph)}"]
    for node, facts in graph.nodes(data=True):
        place = [_plain(facts.get(axis)) for axis in ("x", "y")]
        # Pajek's picture goes from 0 to 1, its y downwards.
        at = "" if None in place else f" {(1 + place[0]) / 2:.6f} {(1 - place[1]) / 2:.6f} 0.5"
        lines.append(f'{number[node]} "{_pajek_name(node)}"{at}')
    lines.append("*Arcs" if graph.is_directed() else "*Edges")
    lines += [f"{number[a]} {number[b]} {_plain(weight)}" for a, b, weight in _weights(graph)]
    return "\n".join(lines) + "\n"


def _pajek_name(node: Any) -> str:
    """Return a label on one line; the format has no way to write a quotation mark or backslash."""
    return " ".join(_clean(str(node)).split()).replace('"', "'").replace("\\", "/")


def _gml(graph: nx.Graph) -> str:
    copy = _for_xml(graph)
    for _, facts in copy.nodes(data=True):
        if "label" in facts:
            facts["name"] = facts.pop("label")
    return "\n".join(nx.generate_gml(copy)) + "\n"


_MAP, _NETWORK = "_map.txt", "_network.txt"
_FORMATS: dict[str, Callable[[nx.Graph], str]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _json,
    ".csv": _csv,
    ".net": _pajek,
    ".gml": _gml,
    ".vosviewer.json": vosviewer_json,
    _MAP: vosviewer_map,
}
_ENDINGS = ", ".join(_FORMATS)


def _weights(graph: nx.Graph) -> Iterator[tuple[Any, Any, Any]]:
    for a, b, weight in graph.edges(data="weight", default=1):
        yield a, b, 1 if weight is None else weight


def _for_xml(graph: nx.Graph) -> nx.Graph:
    """Return a copy whose ids and attributes XML can hold."""
    copy = graph.__class__(**_writable(graph.graph))
    copy.add_nodes_from((_clean(n), _writable(facts)) for n, facts in graph.nodes(data=True))
    copy.add_edges_from(
        (_clean(a), _clean(b), _writable(facts)) for a, b, facts in graph.edges(data=True)
    )
    return copy


def _writable(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _clean(value) for key, value in attributes.items() if value is not None}


def _clean(value: Any) -> Any:
    if isinstance(value, list | tuple | set | frozenset):
        value = "; ".join(map(str, sorted(value) if isinstance(value, set | frozenset) else value))
    return _NOT_XML.sub("", value) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> Any:
    """Turn a numpy number into a Python number."""
    return value.item() if hasattr(value, "item") else value
