"""Which nodes and edges of a network are shown where all would be too many to draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from litreview.networks.corpus import Corpus
from litreview.networks.counted import count_network, has_repeated, part_nested
from litreview.networks.fields import Nodes
from litreview.networks.kinds import OF_TERMS, Links
from litreview.pairs import Incidence, count_pairs

Ints = NDArray[np.int64]

FEWEST = 0.1
"""Where the heaviest edges come to less than this share of what may be shown, because most weigh
the same, all edges among the nodes that occur most often are shown instead."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is shown of a network.

    Parameters
    ----------
    nodes
        Names, sorted.
    source, target, weight
        One entry an edge, sorted; the ends are positions in `nodes`.
    facts
        What is known of each node, as `litreview.networks.build_network` has it.
    occurrences
        In how many groups each node stands; for direct citations, how many papers cite it.
    n_nodes, n_edges
        Of the whole network.
    repeated
        Whether any edge has a weight of 2, so that not all may be chance.
    links
        What the edges are counted from; None for direct citations.
    """

    nodes: list[str]
    source: Ints
    target: Ints
    weight: NDArray[Any]
    facts: Nodes
    occurrences: Ints
    n_nodes: int
    n_edges: int
    repeated: bool
    links: Links | None = None


def choose_pairs(kind: str, corpus: Corpus, most_nodes: int, most_edges: int) -> Shown:
    """Count a network and choose what to show of it.

    Of more than `most_edges` edges the heaviest, of one weight all or none, and the nodes that
    they join; of more than `most_nodes` nodes those with the largest sums of weights.

    Parameters
    ----------
    kind
        A kind that is counted in pairs.
    corpus
        The frames as the networks read them.
    """
    counted = count_network(kind, corpus, most_edges=most_edges)
    incidence, pairs = counted.incidence, counted.pairs
    n_edges = len(pairs) + pairs.left_out
    if pairs.left_out and len(pairs) < FEWEST * most_edges:
        often = find_often(incidence, most_edges)
        among = Incidence(incidence.rows, incidence.columns[often], incidence.matrix[:, often])
        pairs = count_pairs(among)
        if kind in OF_TERMS:
            pairs = part_nested(pairs)
    counts = dict(zip(incidence.columns.tolist(), incidence.occurrences.tolist(), strict=True))
    facts = counted.links.nodes()
    names = np.array([n for n in sorted(facts) if counts.get(n, 0) >= counted.least], dtype=object)
    occurrences = np.array([counts.get(name, 0) for name in names.tolist()], dtype=np.int64)
    at = np.searchsorted(names, pairs.labels)
    source, target = at[pairs.i], at[pairs.j]
    kept = np.arange(len(names))
    if len(pairs) < n_edges or len(kept) > most_nodes:
        ends, twice = np.concatenate([source, target]), np.tile(pairs.weight, 2)
        strength = np.bincount(ends, twice, len(names))
        ranked = np.lexsort((kept, -occurrences, -strength))[:most_nodes]
        kept = np.sort(ranked if len(pairs) == n_edges else ranked[strength[ranked] > 0])
    source, target, weight = _among(kept, source, target, pairs.weight)
    return Shown(
        names[kept].tolist(),
        source,
        target,
        weight,
        {name: facts[name] for name in names[kept].tolist()},
        occurrences[kept],
        len(names),
        n_edges,
        has_repeated(kind, counted, "full"),
        counted.links,
    )


def choose_citations(corpus: Corpus, most_nodes: int, most_edges: int) -> Shown:
    """Choose what to show of direct citations.

    Of too many: papers (at most half the nodes, those with the most links) and the works cited
    most often, as many as fit.
    """
    nodes = np.array(list(corpus.works), dtype=object)
    position = {node: n for n, node in enumerate(nodes.tolist())}
    ends = [(position[a], position[b]) for a, b in corpus.citations]
    source, target = np.array(ends, dtype=np.int64).reshape(-1, 2).T
    cited = np.bincount(target, minlength=len(nodes))
    kept = np.arange(len(nodes))
    if len(nodes) > most_nodes or len(ends) > most_edges:
        is_paper = np.isin(kept, [position[paper] for paper in corpus.papers])
        degree = np.bincount(source, minlength=len(nodes)) + cited
        papers, works = kept[is_paper], kept[~is_paper]
        papers = papers[np.lexsort((papers, -degree[papers]))]
        works = works[np.lexsort((works, -cited[works]))]
        room = max(most_nodes // 2, most_nodes - len(works))
        ranked = np.concatenate([papers[:room], works])[:most_nodes]
        ranked = ranked[: _fitting(ranked, source, target, most_edges)]
        linked = np.concatenate(_among(ranked, source, target)[:2])
        ranked = ranked[is_paper[ranked] | np.isin(np.arange(len(ranked)), linked)]
        kept = np.sort(ranked)
    source, target = _among(kept, source, target)
    return Shown(
        nodes[kept].tolist(),
        source,
        target,
        np.ones(len(source), dtype=np.int64),
        corpus.nodes(nodes[kept].tolist()),
        cited[kept],
        len(nodes),
        len(ends),
        True,  # a direct citation needs no second one to mean something
    )


def find_often(incidence: Incidence, most_edges: int) -> Ints:
    """Return the items that stand in the most groups, so many that few pairs come of them.

    Examples
    --------
    >>> table = Incidence.from_links(["p"] * 4 + ["q"] * 2, ["a", "b", "c", "d", "c", "d"])
    >>> find_often(table, 4).tolist(), find_often(table, 2).tolist()
    ([0, 2, 3], [2, 3])
    """
    by_item = incidence.matrix.T.tocsr()
    held = np.zeros(len(incidence.rows), dtype=np.int64)
    pairs, chosen = 0, []
    order = np.lexsort((np.arange(len(incidence.columns)), -incidence.occurrences))
    for item in order.tolist():
        groups = by_item.indices[by_item.indptr[item] : by_item.indptr[item + 1]]
        # A pair in two groups is counted twice here: never too few.
        pairs += int(held[groups].sum())
        if pairs > most_edges:
            break
        held[groups] += 1
        chosen.append(item)
    return np.sort(np.array(chosen, dtype=np.int64))


def _among(kept: Ints, *columns: Any) -> tuple[Any, ...]:
    """Return the edges whose two ends are kept, the ends as positions among these."""
    source, target, *others = columns
    size = 1 + max(kept.max(initial=-1), source.max(initial=-1), target.max(initial=-1))
    place = np.full(int(size), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    source, target = place[source], place[target]
    both = (source >= 0) & (target >= 0)
    return (source[both], target[both], *(column[both] for column in others))


def _fitting(ranked: Ints, source: Ints, target: Ints, most_edges: int) -> int:
    """Return how many of the first nodes have no more edges than these among them."""
    one, other = _among(ranked, source, target)
    joined_at = np.sort(np.maximum(one, other))
    return len(ranked) if len(joined_at) <= most_edges else int(joined_at[most_edges])
