"""Build the networks of a review from its frames.

The kinds: direct citation (Price 1965), co-citation (Small 1973,
https://doi.org/10.1002/asi.4630240406) of works, authors (White & Griffith 1981) and sources
(McCain 1991), bibliographic coupling (Kessler 1963, https://doi.org/10.1002/asi.5090140103),
co-authorship, co-words (Callon et al. 1983).
"""

from __future__ import annotations

from typing import Any

import networkx as nx
import pandas as pd

from litreview.errors import UsageError
from litreview.networks.corpus import Corpus
from litreview.networks.kinds import LINKS
from litreview.networks.terms import is_nested
from litreview.pairs import Counting, Incidence, Normalisation, count_pairs

KINDS = ("citation", *LINKS)
"""Every network that `build_network` knows."""

ENOUGH_PAPERS = 20
"""Rule of thumb, not a statistic: with fewer papers a cluster is one or two papers' lists."""


def build_network(
    kind: str,
    papers: pd.DataFrame,
    works: pd.DataFrame,
    citations: pd.DataFrame,
    *,
    counting: Counting = "full",
    normalisation: Normalisation | None = None,
    threshold: float | None = None,
    min_occurrences: int | None = None,
) -> nx.Graph:
    """Build a network from the frames of a review.

    Parameters
    ----------
    kind
        One of `KINDS`.
    papers, works, citations
        The frames. Read are: ``paper title authors year container_title keywords``;
        ``work type authors title year container_title n_citing``; ``citing cited n_mentions``.
    counting, normalisation, threshold
        As in `litreview.pairs.count_pairs`: how shared groups are counted, what the counts are
        divided by, and the least count that an edge needs. Direct citations take none of them.
    min_occurrences
        Leave out nodes that stand in fewer groups: works and authors cited less often, terms
        of fewer works. 2 for co-words if not given, else every node stays, isolated ones too.

    Returns
    -------
    networkx.Graph or networkx.DiGraph
        Directed (citing → cited) for ``"citation"`` only. Nodes and edges are sorted.

        - graph: ``kind``, ``counting``, ``normalisation``, ``n_papers``, and ``warning`` where
          there is too little to read a map from;
        - nodes that are works: ``label title year type container_title is_paper n_citing``;
          persons: ``label n_works kind`` (person or body); sources: ``label n_works``; terms:
          ``label``; and ``occurrences``, the number of groups, on all but direct citation;
        - edges: ``weight``; coupled papers also ``shared`` (ids of the works, joined by "; ");
          direct citations have weight 1 and ``mentions``.

    Raises
    ------
    UsageError
        For an unknown kind, counting or normalisation.

    Examples
    --------
    >>> papers = pd.DataFrame({"paper": ["p", "q"], "title": ["One", "Two"]})
    >>> works = pd.DataFrame({"work": ["w"], "title": ["An outside work"]})
    >>> citations = pd.DataFrame({"citing": ["p", "q"], "cited": ["w", "w"]})
    >>> graph = build_network("bibliographic-coupling", papers, works, citations)
    >>> list(graph.edges(data=True))
    [('p', 'q', {'weight': 1, 'shared': 'w'})]
    """
    if kind not in KINDS:
        raise UsageError(f"no network {kind!r}: use one of {', '.join(KINDS)}")
    corpus = Corpus.from_frames(papers, works, citations)
    graph: nx.Graph
    if kind == "citation":
        if (counting, normalisation, threshold, min_occurrences) != ("full", None, None, None):
            raise UsageError("direct citations are not counted in pairs: leave the counting out")
        graph = _citation_graph(corpus)
        repeated = True  # a direct citation needs no second one to mean something
    else:
        links = LINKS[kind](corpus)
        if min_occurrences is None:
            min_occurrences = 2 if kind == "co-word" else 0
        incidence = Incidence.from_links(links.groups, links.items).frequent(min_occurrences)
        graph = _nodes_graph(incidence, links.nodes, min_occurrences)
        graph.add_weighted_edges_from(
            count_pairs(
                incidence, counting=counting, normalisation=normalisation, threshold=threshold
            )
        )
        _finish_edges(kind, graph, corpus)
        repeated = any(graph.has_edge(a, b) for a, b, _ in count_pairs(incidence, threshold=2))
    graph.graph.update(kind=kind, counting=counting, normalisation=normalisation)
    graph.graph["n_papers"] = len(corpus.papers)
    if warning := _warning(len(corpus.papers), repeated):
        graph.graph["warning"] = warning
    return graph


def _citation_graph(corpus: Corpus) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(corpus.nodes(list(corpus.works)).items())
    for (citing, cited), mentions in corpus.citations.items():
        graph.add_edge(citing, cited, weight=1, mentions=mentions)
    return graph


def _nodes_graph(
    incidence: Incidence, nodes: dict[str, dict[str, Any]], min_occurrences: int
) -> nx.Graph:
    counts = zip(incidence.columns.tolist(), incidence.occurrences.tolist(), strict=True)
    occurrences = dict(counts)
    graph = nx.Graph()
    for node in sorted(nodes):
        n = occurrences.get(node, 0)
        if n >= min_occurrences:
            graph.add_node(node, **nodes[node], occurrences=n)
    return graph


def _finish_edges(kind: str, graph: nx.Graph, corpus: Corpus) -> None:
    """Name the works that couple two papers; part a term from the terms it contains."""
    if kind == "bibliographic-coupling":
        cited: dict[str, set[str]] = {}
        for paper, work in corpus.citations:
            cited.setdefault(paper, set()).add(work)
        for a, b, edge in graph.edges(data=True):
            edge["shared"] = "; ".join(sorted(cited[a] & cited[b]))
    elif kind == "co-word":
        # "media" stands beside "media sosial" in every title that has the latter.
        graph.remove_edges_from([edge for edge in graph.edges if is_nested(*edge)])


def _warning(n_papers: int, repeated: bool) -> str:
    lacking = []
    if n_papers < ENOUGH_PAPERS:
        lacking.append(
            f"{n_papers} paper{'' if n_papers == 1 else 's'} where at least {ENOUGH_PAPERS} are needed"
        )
    if not repeated:
        lacking.append("no link has weight 2, so any of them may be chance")
    return "Too small to read as a map: " + "; ".join(lacking) if lacking else ""
