"""VOSviewer's files: a map (items) and a network (links) as text, or both as one JSON.

Format: Manual for VOSviewer 1.6.20, https://www.vosviewer.com/documentation/Manual_VOSviewer_1.6.20.pdf,
its sections on map and network files; JSON as of VOSviewer Online, https://app.vosviewer.com/docs/file-types/json-file-type/.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from litreview.errors import InputError

_WEIGHTS = {"occurrences": "Occurrences", "n_works": "Documents", "n_citing": "Citations"}
_SCORES = {"year": "Pub. year"}
_PLACE = ("x", "y", "cluster")
"""Node attributes, as `litreview.networks.add_map` sets them; without x and y VOSviewer places."""


def vosviewer_json(graph: nx.Graph) -> str:
    """Return the text of a VOSviewer JSON file, with positions and clusters where nodes have them."""
    items = []
    for item in _items(graph):
        weights = {name: item.pop(f"weight<{name}>", None) for name in _weight_names(graph)}
        scores = {name: item.pop(f"score<{name}>", None) for name in _SCORES.values()}
        items.append({**item, "weights": _known(weights), "scores": _known(scores)})
    links = [{"source_id": a, "target_id": b, "strength": w} for a, b, w in _links(graph)]
    data = {"network": {"items": items, "links": links}}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def vosviewer_map(graph: nx.Graph) -> str:
    """Return the text of a VOSviewer map file: one item a line."""
    items = list(_items(graph))
    columns = list(dict.fromkeys(name for item in items for name in item)) or ["id", "label"]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter="\t", lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(items)
    return text.getvalue()


def vosviewer_network(graph: nx.Graph) -> str:
    """Return the text of a VOSviewer network file: two ids and a strength a line."""
    return "".join(f"{a}\t{b}\t{w}\n" for a, b, w in _links(graph))


def read_vosviewer(path: str | Path, network: str | Path | None = None) -> nx.Graph:
    """Read a VOSviewer map as a graph, to cluster or lay it out, or to go on with it here.

    Parameters
    ----------
    path
        A JSON file, or a map file.
    network
        The network file that goes with a map file; without it the graph has no edges.

    Returns
    -------
    networkx.Graph
        Nodes are the items' ids (integers where all are) with ``label``, ``x``, ``y``,
        ``cluster`` and whatever else the items have; edges have ``weight``. Links of an item
        to itself are kept; a link that is there twice counts twice.

    Raises
    ------
    InputError
        For a file that is no VOSviewer file, or a link to an item that is not there.
    """
    path = Path(path)
    text = _text(path)
    if text.lstrip().startswith("{"):
        items, links = _from_json(text, path)
    else:
        items = _from_map(text, path)
        links = _from_network(Path(network)) if network else []
    whole = all(str(item.get("id", "")).strip().isdecimal() for item in items)
    graph = nx.Graph()
    for n, item in enumerate(items, start=1):
        if not str(item.get("id") or "").strip():
            raise InputError(f"{path.name}, item {n}: no id; every item needs one")
        node = _id(item.pop("id"), whole=whole)
        graph.add_node(node, **item)
    for n, (a, b, weight) in enumerate(links, start=1):
        ends = [_id(end, whole=whole) for end in (a, b)]
        for end in ends:
            if end not in graph:
                where = Path(network).name if network else path.name
                raise InputError(f"{where}, link {n}: no item {end!r}; add it or drop the link")
        before = graph.get_edge_data(*ends, {"weight": 0})["weight"]
        graph.add_edge(*ends, weight=before + weight)
    return graph


def _items(graph: nx.Graph) -> list[dict[str, Any]]:
    """Return an item per node: VOSviewer wants ids that are whole numbers, from 1."""
    items = []
    for n, (node, facts) in enumerate(graph.nodes(data=True), start=1):
        item = {"id": n, "label": _line(facts.get("label") or node)}
        if facts.get("title"):
            item["description"] = _line(facts["title"])
        item |= {name: facts.get(name) for name in _PLACE}
        item["weight<Links>"] = len({*graph.adj[node], *_before(graph, node)} - {node})
        strength = sum(_weight(facts) for a, b, facts in _around(graph, node) if a != b)
        item["weight<Total link strength>"] = round(strength, 6)
        item |= {f"weight<{name}>": facts.get(key) for key, name in _WEIGHTS.items()}
        item |= {f"score<{name}>": facts.get(key) for key, name in _SCORES.items()}
        items.append({key: _plain(value) for key, value in item.items() if value is not None})
    return items


def _weight_names(graph: nx.Graph) -> list[str]:
    return ["Links", "Total link strength", *_WEIGHTS.values()]


def _links(graph: nx.Graph) -> list[tuple[int, int, Any]]:
    """Return links as numbers of items, sorted, the smaller first: they have no direction."""
    number = {node: n for n, node in enumerate(graph, start=1)}
    strength: dict[tuple[int, int], Any] = {}
    for a, b, facts in graph.edges(data=True):
        ends = (min(number[a], number[b]), max(number[a], number[b]))
        if a != b:
            strength[ends] = strength.get(ends, 0) + _plain(_weight(facts))
    return [(a, b, weight) for (a, b), weight in sorted(strength.items())]


def _around(graph: nx.Graph, node: Any) -> list[tuple[Any, Any, dict[str, Any]]]:
    edges = list(graph.edges(node, data=True))
    return edges + (list(graph.in_edges(node, data=True)) if graph.is_directed() else [])


def _before(graph: nx.Graph, node: Any) -> Any:
    return graph.predecessors(node) if graph.is_directed() else ()


def _weight(facts: Mapping[str, Any]) -> Any:
    weight = facts.get("weight")
    return 1 if weight is None else weight


def _from_json(text: str, path: Path) -> tuple[list[dict[str, Any]], list[tuple[Any, Any, float]]]:
    try:
        data = json.loads(text)
        network = data.get("network", data)
        items = [
            {**{k: v for k, v in item.items() if k not in ("weights", "scores")}, **_flat(item)}
            for item in network["items"]
        ]
        links = [
            (link["source_id"], link["target_id"], _number(link.get("strength", 1)))
            for link in network.get("links", [])
        ]
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(
            f"{path.name}: no VOSviewer JSON ({error}); it needs network.items"
        ) from error
    return items, links


def _flat(item: Mapping[str, Any]) -> dict[str, Any]:
    kinds = (("weights", "weight"), ("scores", "score"))
    return {
        f"{one}<{name}>": value for many, one in kinds for name, value in item.get(many, {}).items()
    }


def _from_map(text: str, path: Path) -> list[dict[str, Any]]:
    header = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in header else ",")
    if "id" not in (rows.fieldnames or ()) and "label" not in (rows.fieldnames or ()):
        raise InputError(
            f"{path.name}: no map file; its first line names columns, id and label first"
        )
    items = []
    for n, row in enumerate(rows, start=1):
        item = {k: _value(k, v) for k, v in row.items() if k and isinstance(v, str) and v.strip()}
        items.append({"id": str(n), **item})
    return items


def _from_network(path: Path) -> list[tuple[str, str, float]]:
    links = []
    for n, line in enumerate(_text(path).splitlines(), start=1):
        cells = [cell.strip() for cell in line.replace(";", "\t").replace(",", "\t").split("\t")]
        if not line.strip() or (n == 1 and not _is_number(cells[-1])):
            continue  # a first line of names
        if len(cells) < 2 or (len(cells) > 2 and not _is_number(cells[2])):
            raise InputError(f"{path.name}, line {n}: give two ids and a strength, tabs between")
        links.append((cells[0], cells[1], _number(cells[2]) if len(cells) > 2 else 1))
    return links


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; check the name") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: not UTF-8; save it as UTF-8") from error


def _id(value: Any, *, whole: bool) -> int | str:
    text = str(value).strip()
    return int(text) if whole and text.isdecimal() else text


def _value(column: str, cell: str) -> Any:
    if column in ("id", "label", "description", "url") or not _is_number(cell):
        return cell
    return _number(cell)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _number(value: Any) -> Any:
    number = float(value)
    return int(number) if number.is_integer() else number


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _line(value: Any) -> str:
    return " ".join(str(value).split())


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
