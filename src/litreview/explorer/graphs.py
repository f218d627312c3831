"""Networks as the page reads them: nodes with places and clusters, edges, and what makes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from litreview.explorer.chosen import Shown, choose_citations, choose_pairs
from litreview.explorer.places import spread_places
from litreview.explorer.words import in_languages, shorten
from litreview.networks import KINDS, compute_clusters, compute_layout
from litreview.networks.build import ENOUGH_PAPERS
from litreview.networks.clusters import MOST_STARTS, NODE_COST, Quality, quality_of
from litreview.networks.corpus import Corpus
from litreview.networks.counted import check_kind
from litreview.networks.explain import link_rows, printed_entries

if TYPE_CHECKING:
    from litreview.review import Review

ON_REQUEST = ("co-term",)
"""Left out if not asked for: the words of abstracts make the largest network of all."""

SORTS = {
    "author-co-citation": "person",
    "author-coupling": "person",
    "co-authorship": "person",
    "source-co-citation": "source",
    "source-coupling": "source",
    "institution-co-authorship": "institution",
    "country-co-authorship": "country",
    "co-word": "term",
    "co-keyword": "term",
    "co-term": "term",
}
"""What a node is, by kind; those of the other kinds are papers and works."""

LARGE = 10_000
EFFORT = 300_000
"""From this size on, clusters are looked for in fewer turns: in visits of links, as in
`litreview.networks.clusters`."""

LONGEST_NAME = 160
"""A longer name is cut where a node is named; the records behind it have it whole."""


def gather_networks(
    review: Review,
    corpus: Mapping[str, Any],
    *,
    kinds: Iterable[str] | None,
    most_nodes: int,
    most_edges: int,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Gather every network that has an edge.

    Parameters
    ----------
    review
        The review.
    corpus
        As `litreview.explorer.corpus.gather_corpus` gathered it: networks refer to its records.
    kinds, most_nodes, most_edges
        As in `litreview.explorer.build_explorer`.

    Returns
    -------
    networks, told
        The networks, and what ``corpus["networks"]`` says of each.

    Raises
    ------
    UsageError
        For an unknown kind.
    """
    chosen = list(dict.fromkeys(kinds)) if kinds is not None else None
    for kind in chosen or ():
        check_kind(kind)
    if chosen is None:
        chosen = [kind for kind in KINDS if kind not in ON_REQUEST]
    read = review.networks.corpus
    record_at = {record["id"]: n for n, record in enumerate(corpus["records"])}
    entry_at = {reference["id"]: n for n, reference in enumerate(corpus["references"])}
    labels = [record["label"] for record in corpus["records"]]
    networks, told = [], []
    for kind in chosen:
        if kind == "citation":
            shown = choose_citations(read, most_nodes, most_edges)
        else:
            shown = choose_pairs(kind, read, most_nodes, most_edges)
        if not len(shown.source):
            continue
        links, groups = _gather_links(shown, read, record_at, entry_at, labels)
        networks.append(
            {
                "nodes": _gather_nodes(kind, shown, record_at),
                "edges": {
                    "source": shown.source.tolist(),
                    "target": shown.target.tolist(),
                    "weight": shown.weight.tolist(),
                },
                "links": links,
                "groups": groups,
            }
        )
        told.append(_tell(kind, shown, len(read.papers)))
    return networks, told


def _tell(kind: str, shown: Shown, n_papers: int) -> dict[str, Any]:
    """Say what a network is, how much of it is shown, and what to beware of."""
    warnings = []
    if n_papers < ENOUGH_PAPERS:
        warnings.append(in_languages("too-few-papers", n=n_papers, least=ENOUGH_PAPERS))
    if not shown.repeated:
        warnings.append(in_languages("no-repeated-link"))
    warning = (
        {lang: " ".join(w[lang] for w in warnings) for lang in warnings[0]} if warnings else None
    )
    return {
        "kind": kind,
        "label": in_languages("citation-network" if kind == "citation" else f"map-{kind}"),
        "about": in_languages(f"about-{kind}"),
        "warning": warning,
        "directed": kind == "citation",
        "n_nodes": len(shown.nodes),
        "n_edges": len(shown.source),
        "left_out": shown.n_edges - len(shown.source),
        "nodes_left_out": shown.n_nodes - len(shown.nodes),
    }


def _gather_nodes(kind: str, shown: Shown, record_at: Mapping[str, int]) -> dict[str, Any]:
    graph = _as_graph(shown)
    of_works = kind not in SORTS
    laid = compute_layout(graph, method="springs" if kind == "citation" else "vos")
    places = spread_places(laid)
    clusters = _find_clusters(graph, quality_of(kind))
    linked = {node for node in graph if graph.degree(node)}
    works = {} if of_works or shown.links is None else shown.links.works()
    sort = {node: SORTS.get(kind, "work") for node in shown.nodes}
    if of_works:
        sort = {node: "paper" if shown.facts[node]["is_paper"] else "work" for node in shown.nodes}
    return {
        "id": shown.nodes,
        "label": [shorten(str(shown.facts[node]["label"]), LONGEST_NAME) for node in shown.nodes],
        "x": [round(places[node][0], 4) for node in shown.nodes],
        "y": [round(places[node][1], 4) for node in shown.nodes],
        "size": shown.occurrences.tolist(),
        "cluster": [clusters[node] if node in linked else 0 for node in shown.nodes],
        "records": [
            sorted(record_at[work] for work in works.get(node, [node] if of_works else []))
            for node in shown.nodes
        ],
        "kind": [sort[node] for node in shown.nodes],
    }


def _find_clusters(graph: nx.Graph, quality: Quality) -> dict[str, int]:
    """Cluster as `Networks.clusters` does; a large network is tried less often, to be done soon."""
    size = 2 * graph.size() + NODE_COST * len(graph)
    if size < LARGE:
        return compute_clusters(graph, quality=quality).of
    tries = max(EFFORT // size, 1)
    return compute_clusters(graph, quality=quality, starts=min(tries, MOST_STARTS), rounds=tries).of


def _as_graph(shown: Shown) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(shown.nodes)
    for source, target, weight in zip(
        shown.source.tolist(), shown.target.tolist(), shown.weight.tolist(), strict=True
    ):
        ends = (shown.nodes[source], shown.nodes[target])
        both_ways = graph.edges[ends]["weight"] if graph.has_edge(*ends) else 0
        graph.add_edge(*ends, weight=weight + both_ways)
    return graph


def _gather_links(
    shown: Shown,
    corpus: Corpus,
    record_at: Mapping[str, int],
    entry_at: Mapping[str, int],
    labels: list[str],
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Return which node stands in which group by which entries; groups of one node explain nothing."""
    if shown.links is None:
        return None, None
    position = {node: n for n, node in enumerate(shown.nodes)}
    rows = link_rows(shown.links, position)
    held: dict[str, set[str]] = {}
    for group, item, *_ in rows:
        held.setdefault(group, set()).add(item)
    groups = [group for group in sorted(held) if len(held[group]) > 1]
    at = {group: n for n, group in enumerate(groups)}
    rows = [row for row in rows if row[0] in at]
    printed = printed_entries(corpus)
    links = {
        "item": [position[item] for _, item, *_ in rows],
        "group": [at[group] for group, *_ in rows],
        "references": [
            [entry_at[entry] for entry in printed.get((citing, cited), ()) if entry in entry_at]
            for *_, citing, cited in rows
        ],
    }
    records = [record_at.get(group, -1) for group in groups]
    names = [labels[n] if n >= 0 else group for group, n in zip(groups, records, strict=True)]
    return links, {"label": names, "record": records}
