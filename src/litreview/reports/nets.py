"""The networks of a report: how large each is, its strongest edges, and what those are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from litreview.networks import KINDS
from litreview.networks.build import ENOUGH_PAPERS, pairs_frame
from litreview.networks.clusters import compute_clusters, quality_of
from litreview.networks.counted import count_network, has_repeated
from litreview.networks.explain import link_rows

if TYPE_CHECKING:
    import pandas as pd

    from litreview.networks.kinds import Links
    from litreview.review import Review

MAIN = ("citation", "bibliographic-coupling", "co-citation", "co-authorship", "co-word")
"""The kinds that every report tells of, with or without edges."""
MANY_PAPERS = 300
"""Of more papers only the kinds of `MAIN` are told of: the others are as large as they are slow."""
MOST_EDGES = 50_000
"""Of more edges than these the heaviest are counted, as the page says."""
MOST_CLUSTERED = 2_000
"""A network of more nodes or edges is not clustered for a report; the explorer and the files have it."""
STRONGEST = 5


@dataclass(frozen=True, slots=True)
class Edge:
    """A strong edge: its ends, their names, its weight, and what both ends share."""

    source: str
    target: str
    labels: tuple[str, str]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Net:
    """A network as a report tells of it."""

    kind: str
    edges: tuple[Edge, ...]
    too_small: bool
    no_repeat: bool


def gather_networks(review: Review) -> tuple[tuple[Net, ...], dict[str, pd.DataFrame]]:
    """Count the networks and describe them; no graph is made of a large one.

    Returns
    -------
    nets, frames
        The frames: ``networks``, one row a kind (``kind nodes edges clusters left_out``, clusters null
        where they were not computed), and ``networks/KIND``, the edges (``source target weight``, of
        citations ``mentions`` too).
    """
    import pandas as pd

    few = len(review.paper_records) <= MANY_PAPERS
    kinds = [*MAIN, *(k for k in KINDS if few and k not in MAIN and k != "co-term")]
    nets, rows = [], []
    frames: dict[str, pd.DataFrame] = {}
    for kind in kinds:
        net, nodes, edges, left_out = (
            _citations(review) if kind == "citation" else _counted(review, kind)
        )
        if not len(edges) and kind not in MAIN:
            continue
        frames[f"networks/{kind}"] = edges
        rows.append((kind, len(nodes), len(edges), _count_clusters(kind, nodes, edges), left_out))
        nets.append(net)
    frame = pd.DataFrame(rows, columns=["kind", "nodes", "edges", "clusters", "left_out"])
    frames["networks"] = frame.astype({"clusters": "Int64"})
    return tuple(nets), frames


Told = tuple[Net, list[str], "pd.DataFrame", int]
"""A network, its nodes, its edges, how many edges were left out."""


def _citations(review: Review) -> Told:
    """Tell of direct citations; those between papers of the review come first."""
    import pandas as pd

    corpus = review.networks.corpus
    rows = [(a, b, 1, n) for (a, b), n in corpus.citations.items()]
    own = set(corpus.papers)
    chosen = nsmallest(
        STRONGEST, rows, key=lambda row: (row[1] not in own, -row[3], row[0], row[1])
    )
    names = {end: str(corpus.works[end]["label"]) for row in chosen for end in row[:2]}
    edges = tuple(Edge(a, b, (names[a], names[b]), ()) for a, b, *_ in chosen)
    net = Net("citation", edges, _is_small(review), no_repeat=False)
    frame = pd.DataFrame(rows, columns=["source", "target", "weight", "mentions"])
    textless = {paper.id for paper in review.paper_records if paper.kind == "record"}
    unread = frame["source"].isin(textless)  # no text was read: the times are not zero
    frame["mentions"] = frame["mentions"].astype("Int64").mask(unread)
    return net, list(corpus.works), frame, 0


def _counted(review: Review, kind: str) -> Told:
    counted = count_network(kind, review.networks.corpus, most_edges=MOST_EDGES)
    pairs, incidence = counted.pairs, counted.incidence
    described = counted.links.nodes()
    times = dict(zip(incidence.columns.tolist(), incidence.occurrences.tolist(), strict=True))
    nodes = [node for node in described if times.get(node, 0) >= counted.least]
    edges = list(pairs)
    if pairs.left_out:
        linked = {end for a, b, _ in edges for end in (a, b)}
        nodes = [node for node in nodes if node in linked]
    chance = bool(edges) and not has_repeated(kind, counted, "full")
    shown = 0 if chance and len(edges) > STRONGEST else STRONGEST  # all as strong as each other
    chosen = nsmallest(shown, edges, key=lambda edge: (-edge[2], edge[0], edge[1]))
    shared = _shared(counted.links, [(a, b) for a, b, _ in chosen])
    names = {
        end: str(described.get(end, {}).get("label") or end) for a, b, _ in chosen for end in (a, b)
    }
    told = tuple(Edge(a, b, (names[a], names[b]), shared[a, b]) for a, b, _ in chosen)
    return Net(kind, told, _is_small(review), chance), nodes, pairs_frame(pairs), pairs.left_out


def _is_small(review: Review) -> bool:
    return len(review.paper_records) < ENOUGH_PAPERS


def _count_clusters(kind: str, nodes: list[str], edges: pd.DataFrame) -> int | None:
    import networkx as nx

    if not 0 < len(edges) <= MOST_CLUSTERED >= len(nodes):
        return None
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    ends: Iterable[Any] = edges[["source", "target", "weight"]].itertuples(index=False, name=None)
    # Both directions of a citation count together.
    for a, b, weight in ends:
        held = graph.get_edge_data(a, b, {"weight": 0})["weight"]
        graph.add_edge(a, b, weight=held + weight)
    found = compute_clusters(graph, quality=quality_of(kind)).frame["cluster"].value_counts()
    return int((found > 1).sum())  # one node alone is no cluster, as in the explorer


def _shared(links: Links, pairs: list[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what the ends of each edge share: works, papers."""
    wanted = {end for pair in pairs for end in pair}
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for group, item, *_ in link_rows(links, wanted) if wanted else ():
        groups[item].add(str(group))
    return {(a, b): tuple(sorted(groups[a] & groups[b])) for a, b in pairs}
