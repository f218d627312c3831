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
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.networks.corpus import Corpus
from litreview.networks.kinds import LINKS, OF_TERMS, Links
from litreview.networks.terms import is_nested
from litreview.pairs import (
    Counting,
    Incidence,
    Normalisation,
    Pairs,
    count_pairs,
    expand_pairs,
    has_count,
)

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
        ``work type authors title year container_title n_citing``; ``citing cited n_mentions``;
        and of papers and works, where they are there, ``abstract institutions countries``.
    counting, normalisation, threshold
        As in `litreview.pairs.count_pairs`: how shared groups are counted, what the counts are
        divided by, and the least count that an edge needs. Direct citations take none of them.
    min_occurrences
        Leave out nodes that stand in fewer groups: works and authors cited less often, terms
        of fewer works. 2 for terms if not given, else every node stays, isolated ones too.

    Returns
    -------
    networkx.Graph or networkx.DiGraph
        Directed (citing → cited) for ``"citation"`` only. Nodes and edges are sorted.

        - graph: ``kind``, ``counting``, ``normalisation``, ``n_papers``, and ``warning`` where
          there is too little to read a map from;
        - nodes that are works: ``label title year type container_title is_paper n_citing``;
          persons: ``label n_works kind`` (person or body); sources, institutions, countries:
          ``label n_works``; terms: ``label``; and ``occurrences``, the number of groups, on
          all but direct citation;
        - edges: ``weight``; coupled papers also ``shared`` (ids of the works, joined by "; ");
          direct citations have weight 1 and ``mentions``.

    Raises
    ------
    UsageError
        For an unknown kind, counting or normalisation.

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
    links, corpus = read_links(kind, papers, works, citations)
    with _no_collector():
        if links is None:
            if (counting, normalisation, threshold, min_occurrences) != ("full", None, None, None):
                raise UsageError(
                    "direct citations are not counted in pairs: leave the counting out"
                )
            graph = _citation_graph(corpus)
            repeated = True  # a direct citation needs no second one to mean something
        else:
            least = _least(kind, min_occurrences)
            incidence = Incidence.from_links(links.groups, links.items).frequent(least)
            pairs = count_pairs(
                incidence, counting=counting, normalisation=normalisation, threshold=threshold
            )
            if kind in OF_TERMS:
                pairs = _unnested(pairs)
            graph = _nodes_graph(incidence, links, least)
            graph.add_edges_from(_edges(kind, incidence, pairs))
            if kind in OF_TERMS:
                repeated = len(_unnested(count_pairs(incidence, threshold=2))) > 0
            else:
                repeated = pairs.most > 1 if counting == "full" else has_count(incidence, 2)
    graph.graph.update(kind=kind, counting=counting, normalisation=normalisation)
    graph.graph["n_papers"] = len(corpus.papers)
    if warning := _warning(len(corpus.papers), repeated):
        graph.graph["warning"] = warning
    return graph


def build_edges(
    kind: str,
    papers: pd.DataFrame,
    works: pd.DataFrame,
    citations: pd.DataFrame,
    *,
    counting: Counting = "full",
    normalisation: Normalisation | None = None,
    threshold: float | None = None,
    min_occurrences: int | None = None,
) -> pd.DataFrame:
    """Build the edges of a network as a frame, without a graph: for corpora of any size.

    Parameters
    ----------
    kind, papers, works, citations, counting, normalisation, threshold, min_occurrences
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
    links, _ = read_links(kind, papers, works, citations)
    if links is None:
        raise UsageError("direct citations are the frame `citations` itself; choose another kind")
    ordered = counting != "full"  # sums of fractions depend on the order of groups
    incidence = Incidence.from_links(links.groups, links.items, sort_groups=ordered)
    if least := _least(kind, min_occurrences):
        incidence = incidence.frequent(least)
    pairs = count_pairs(
        incidence, counting=counting, normalisation=normalisation, threshold=threshold
    )
    return pairs_frame(_unnested(pairs) if kind in OF_TERMS else pairs)


def pairs_frame(pairs: Pairs) -> pd.DataFrame:
    """Return counted pairs as a frame of ``source``, ``target``, ``weight``."""
    labels, ends = pairs.labels, {"source": pairs.i, "target": pairs.j}
    columns: dict[str, Any] = {name: labels[at] for name, at in ends.items()}
    if labels.dtype == object:
        kind = pd.CategoricalDtype(pd.Index(labels), ordered=True)
        columns = {n: pd.Categorical.from_codes(at, dtype=kind) for n, at in ends.items()}
    return pd.DataFrame({**columns, "weight": pairs.weight}, copy=False)


def read_links(
    kind: str, papers: pd.DataFrame, works: pd.DataFrame, citations: pd.DataFrame
) -> tuple[Links | None, Corpus]:
    """Return what a kind counts (None for direct citation) and the corpus.

    Raises
    ------
    UsageError
        For an unknown kind.
    """
    if kind not in KINDS:
        raise UsageError(f"no network {kind!r}: use one of {', '.join(KINDS)}")
    corpus = Corpus.from_frames(papers, works, citations)
    return (None if kind == "citation" else LINKS[kind](corpus)), corpus


def _least(kind: str, min_occurrences: int | None) -> int:
    if min_occurrences is None:
        return 2 if kind in OF_TERMS else 0
    return min_occurrences


def _citation_graph(corpus: Corpus) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(corpus.nodes(corpus.works).items())
    for (citing, cited), mentions in corpus.citations.items():
        graph.add_edge(citing, cited, weight=1, mentions=mentions)
    return graph


def _nodes_graph(incidence: Incidence, links: Links, least: int) -> nx.Graph:
    counts = zip(incidence.columns.tolist(), incidence.occurrences.tolist(), strict=True)
    occurrences = dict(counts)
    graph = nx.Graph()
    for node, facts in sorted(links.nodes().items()):
        n = occurrences.get(node, 0)
        if n >= least:
            graph.add_node(node, **facts, occurrences=n)
    return graph


def _edges(
    kind: str, incidence: Incidence, pairs: Pairs
) -> Iterator[tuple[Any, Any, dict[str, Any]]]:
    """Yield edges with their attributes; name the works that couple two papers."""
    if kind != "bibliographic-coupling":
        return ((a, b, {"weight": weight}) for a, b, weight in pairs)
    shared = _shared(incidence, pairs)
    return (
        (a, b, {"weight": weight, "shared": works})
        for (a, b, weight), works in zip(pairs, shared, strict=True)
    )


def _shared(incidence: Incidence, pairs: Pairs) -> list[str]:
    """Return the groups of each pair, sorted, joined by "; "."""
    i, j, group = expand_pairs(incidence)
    n = np.int64(len(incidence.columns))
    key = i.astype(np.int64) * n + j
    wanted = pairs.i.astype(np.int64) * n + pairs.j
    start = np.searchsorted(key, wanted, side="left").tolist()
    stop = np.searchsorted(key, wanted, side="right").tolist()
    names = incidence.rows[group].tolist()
    return [
        names[a] if b - a == 1 else "; ".join(names[a:b]) for a, b in zip(start, stop, strict=True)
    ]


def _unnested(pairs: Pairs) -> Pairs:
    """Part a term from the terms it contains.

    "media" stands beside "media sosial" in every title that has the latter.
    """
    labels = pairs.labels.tolist()
    long = np.array([" " in term for term in labels], dtype=bool)
    kept = np.ones(len(pairs), dtype=bool)
    for n in np.flatnonzero(long[pairs.i] | long[pairs.j]) if len(pairs) else ():
        kept[n] = not is_nested(labels[pairs.i[n]], labels[pairs.j[n]])
    columns = (pairs.i[kept], pairs.j[kept], pairs.weight[kept])
    return Pairs(pairs.labels, *columns, pairs.most)


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
