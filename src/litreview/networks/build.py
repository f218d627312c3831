"""Build the networks of a review from its frames.

The kinds: direct citation (Price 1965), co-citation (Small 1973,
https://doi.org/10.1002/asi.4630240406) of works, authors (White & Griffith 1981) and sources
(McCain 1991), bibliographic coupling (Kessler 1963, https://doi.org/10.1002/asi.5090140103) of
papers, authors (Zhao & Strotmann 2008, https://doi.org/10.1002/asi.20910) and sources,
co-authorship of persons, institutions and countries, co-words (Callon et al. 1983).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Unpack

import networkx as nx
import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.networks.corpus import Corpus
from litreview.networks.counted import (
    KINDS,
    Counted,
    Options,
    check_kind,
    count_network,
    has_repeated,
)
from litreview.pairs import Incidence, Pairs, shared_groups

__all__ = ["ENOUGH_PAPERS", "KINDS", "build_edges", "build_network", "edges_of", "network_of"]

ENOUGH_PAPERS = 20
"""Rule of thumb, not a statistic: with fewer papers a cluster is one or two papers' lists."""
MOST_IN_GRAPH = 20_000_000
"""A graph of more edges does not fit into the memory of most computers; an edge frame does."""


def build_network(
    kind: str,
    papers: pd.DataFrame,
    works: pd.DataFrame,
    citations: pd.DataFrame,
    *,
    most_edges: int | None = None,
    **options: Unpack[Options],
) -> nx.Graph:
    """Build a network from the frames of a review.

    Parameters
    ----------
    kind
        One of `KINDS`.
    papers, works, citations
        The frames. Read are: ``paper title authors year container_title keywords``;
        ``work type authors title year container_title n_citing``; ``citing cited n_mentions``;
        and of papers and works, where they are there, ``abstract institutions countries``.
    most_edges
        Of more edges keep the heaviest, edges of one weight all or none; nodes without an edge
        go too. By default all edges and all nodes stay. Direct citations do not take it.
    **options
        ``counting``, ``normalisation``, ``threshold`` as in `litreview.pairs.count_pairs`: how
        shared groups are counted, what the counts are divided by, and the least count that an
        edge needs. ``min_occurrences``: leave out nodes that stand in fewer groups, works and
        authors cited less often, terms of fewer works; 2 for terms if not given, else every
        node stays, isolated ones too. Direct citations take none of them.

    Returns
    -------
    networkx.Graph or networkx.DiGraph
        Directed (citing → cited) for ``"citation"`` only. Nodes and edges are sorted.

        - graph: ``kind``, ``counting``, ``normalisation``, ``n_papers``, and ``warning`` where
          there is too little to read a map from; ``edges_left_out`` and ``least_weight`` where
          `most_edges` left some out;
        - nodes that are works: ``label title year type container_title is_paper n_citing``;
          persons: ``label n_works kind`` (person or body); sources, institutions, countries:
          ``label n_works``; terms: ``label``; and ``occurrences``, the number of groups, on
          all but direct citation;
        - edges: ``weight``; coupled papers also ``shared`` (ids of the works, joined by "; ");
          direct citations have weight 1 and ``mentions``.

    Raises
    ------
    UsageError
        For an unknown kind, counting or normalisation, and for more than `MOST_IN_GRAPH` edges.

    See Also
    --------
    build_edges : the edges alone, where a graph would be too large.

    Examples
    --------
    >>> papers = pd.DataFrame({"paper": ["p", "q"], "title": ["One", "Two"]})
    >>> works = pd.DataFrame({"work": ["w"], "title": ["An outside work"]})
    >>> citations = pd.DataFrame({"citing": ["p", "q"], "cited": ["w", "w"]})
    >>> graph = build_network("bibliographic-coupling", papers, works, citations)
    >>> list(graph.edges(data=True))
    [('p', 'q', {'weight': 1, 'shared': 'w'})]
    """
    corpus = Corpus.from_frames(papers, works, citations)
    return network_of(kind, corpus, most_edges=most_edges, **options)


def build_edges(
    kind: str,
    papers: pd.DataFrame,
    works: pd.DataFrame,
    citations: pd.DataFrame,
    **options: Unpack[Options],
) -> pd.DataFrame:
    """Build the edges of a network as a frame, without a graph: for corpora of any size.

    Parameters
    ----------
    kind, papers, works, citations, **options
        As in `build_network`; every kind but ``"citation"``, whose frame is `citations` itself.

    Returns
    -------
    pandas.DataFrame
        ``source``, ``target``, ``weight``, sorted, source < target. Ids that are text are
        categories: seven million edges of a coupling fit in 110 MB.

    Raises
    ------
    UsageError
        For an unknown kind, counting or normalisation, and for ``"citation"``.
    """
    return edges_of(kind, Corpus.from_frames(papers, works, citations), **options)


def network_of(
    kind: str, corpus: Corpus, *, most_edges: int | None = None, **options: Unpack[Options]
) -> nx.Graph:
    """Build a network of a corpus that is read already; as `build_network`."""
    check_kind(kind)
    counting, normalisation = options.get("counting", "full"), options.get("normalisation")
    with _no_collector():
        if kind == "citation":
            if most_edges is not None or (counting, *_set(options)) != ("full",):
                raise UsageError(
                    "direct citations are not counted in pairs: leave the counting out"
                )
            graph: nx.Graph = _citation_graph(corpus)
            repeated = True  # a direct citation needs no second one to mean something
        else:
            counted = count_network(kind, corpus, most_edges=most_edges, **options)
            graph = _counted_graph(kind, counted)
            repeated = has_repeated(kind, counted, counting)
    graph.graph.update(kind=kind, counting=counting, normalisation=normalisation)
    graph.graph["n_papers"] = len(corpus.papers)
    if warning := _warning(len(corpus.papers), repeated):
        graph.graph["warning"] = warning
    return graph


def edges_of(kind: str, corpus: Corpus, **options: Unpack[Options]) -> pd.DataFrame:
    """Build the edges of a corpus that is read already; as `build_edges`."""
    check_kind(kind)
    if kind == "citation":
        raise UsageError("direct citations are the frame `citations` itself; choose another kind")
    return pairs_frame(count_network(kind, corpus, sort_groups=False, **options).pairs)


def pairs_frame(pairs: Pairs) -> pd.DataFrame:
    """Return counted pairs as a frame of ``source``, ``target``, ``weight``."""
    labels, ends = pairs.labels, {"source": pairs.i, "target": pairs.j}
    columns: dict[str, Any] = {name: labels[at] for name, at in ends.items()}
    if labels.dtype == object:
        kind = pd.CategoricalDtype(pd.Index(labels), ordered=True)
        columns = {n: pd.Categorical.from_codes(at, dtype=kind) for n, at in ends.items()}
    return pd.DataFrame({**columns, "weight": pairs.weight}, copy=False)


def _set(options: Options) -> list[Any]:
    """Return the options, counting apart, that say anything."""
    return [v for key, v in options.items() if key != "counting" and v is not None]


def _citation_graph(corpus: Corpus) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(corpus.nodes(corpus.works).items())
    for (citing, cited), mentions in corpus.citations.items():
        graph.add_edge(citing, cited, weight=1, mentions=mentions)
    return graph


def _counted_graph(kind: str, counted: Counted) -> nx.Graph:
    """Return the nodes and edges; where edges are left out, of the nodes those with edges."""
    incidence, pairs = counted.incidence, counted.pairs
    if len(pairs) > MOST_IN_GRAPH:
        raise UsageError(
            f"{len(pairs)} edges are too many for a graph: set threshold or most_edges, or build_edges"
        )
    cut = pairs.left_out > 0
    counts = zip(incidence.columns.tolist(), incidence.occurrences.tolist(), strict=True)
    occurrences = dict(counts)
    linked = set(pairs.labels[np.union1d(pairs.i, pairs.j)].tolist()) if cut else occurrences
    graph = nx.Graph()
    for node, facts in sorted(counted.links.nodes().items()):
        n = occurrences.get(node, 0)
        if n >= counted.least and (not cut or node in linked):
            graph.add_node(node, **facts, occurrences=n)
    graph.add_edges_from(_edges(kind, incidence, pairs))
    if cut:
        graph.graph["edges_left_out"] = pairs.left_out
        graph.graph["least_weight"] = pairs.weight.min().item() if len(pairs) else None
    return graph


def _edges(
    kind: str, incidence: Incidence, pairs: Pairs
) -> Iterator[tuple[Any, Any, dict[str, Any]]]:
    """Yield edges with their attributes; name the works that couple two papers."""
    if kind != "bibliographic-coupling":
        return ((a, b, {"weight": weight}) for a, b, weight in pairs)
    works, groups = incidence.rows.tolist(), shared_groups(incidence, pairs)
    return (
        (a, b, {"weight": weight, "shared": "; ".join(works[n] for n in shared.tolist())})
        for (a, b, weight), shared in zip(pairs, groups, strict=True)
    )


def _warning(n_papers: int, repeated: bool) -> str:
    lacking = []
    if n_papers < ENOUGH_PAPERS:
        lacking.append(
            f"{n_papers} paper{'' if n_papers == 1 else 's'} where at least {ENOUGH_PAPERS} are needed"
        )
    if not repeated:
        lacking.append("no link has weight 2, so any of them may be chance")
    return "Too small to read as a map: " + "; ".join(lacking) if lacking else ""


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the cycle collector away while millions of lasting objects are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
