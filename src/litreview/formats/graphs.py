"""Write a graph to a file: GraphML, GEXF, node-link JSON or a CSV of its edges.

The format goes by the file's ending. The same graph gives the same bytes: nothing of the
day or the machine is written, and the nodes and edges keep the order they have.

- GraphML http://graphml.graphdrawing.org/specification.html (Gephi, yEd, igraph, Cytoscape)
- GEXF 1.2 https://gexf.net/ (Gephi); it has no graph attributes: they go into the description
- node-link JSON, as ``networkx.node_link_graph(data, edges="edges")`` and D3 read it
- CSV with ``source,target,weight``, sorted
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from litreview.errors import UsageError
from litreview.formats.whole import whole_file

_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 forbids (production 2, Char); text taken from PDFs has them."""

_GEXF_META = re.compile(r"<meta.*?</meta>", re.DOTALL)
_BOOLEAN_KEY = re.compile(r'<key id="(\w+)"[^>]*attr\.type="boolean"')


def write_graph(graph: nx.Graph, path: str | Path) -> Path:
    """Write a graph in the format of the path's ending and return the path.

    The file appears whole or not at all. Missing attributes are left out of GraphML and GEXF,
    lists become text joined by "; ".

    Parameters
    ----------
    graph
        The graph. CSV counts an edge without ``weight`` as 1 and drops all else.
    path
        A file that ends in ``.graphml``, ``.gexf``, ``.json`` or ``.csv``.

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
    render = _FORMATS.get(path.suffix.lower())
    if render is None:
        raise UsageError(f"no graph format {path.suffix!r}: end {path.name} in {_ENDINGS}")
    text = render(graph)
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part:
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
        for a, b, weight in graph.edges(data="weight", default=1)
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("source", "target", "weight"))
    writer.writerows(sorted(rows))
    return text.getvalue()


_FORMATS: dict[str, Callable[[nx.Graph], str]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _json,
    ".csv": _csv,
}
_ENDINGS = ", ".join(_FORMATS)


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
