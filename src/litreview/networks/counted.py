"""Count one kind of network over a corpus: what graphs and edge frames are both made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypedDict

import numpy as np

from litreview.errors import UsageError
from litreview.networks.corpus import Corpus
from litreview.networks.kinds import LINKS, OF_TERMS, Links
from litreview.pairs import Counting, Incidence, Normalisation, Pairs, count_pairs, has_count

KINDS = ("citation", *LINKS)
"""Every network that `litreview.networks.build_network` knows."""


class Options(TypedDict, total=False):
    """How a network is counted; `litreview.networks.build_network` says what each means."""

    counting: Counting
    normalisation: Normalisation | None
    threshold: float | None
    min_occurrences: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """A network as counted.

    Parameters
    ----------
    links
        What stands in which group, and what the nodes are.
    incidence
        The table of groups and nodes, without those that stand in fewer than `least` groups.
    pairs
        The edges.
    least
        The fewest groups of a node.
    """

    links: Links
    incidence: Incidence
    pairs: Pairs
    least: int


def check_kind(kind: str) -> None:
    """Raise `UsageError` for a kind that does not exist.

    >>> check_kind("co-citation")
    """
    if kind not in KINDS:
        raise UsageError(f"no network {kind!r}: use one of {', '.join(KINDS)}")


def count_network(
    kind: str,
    corpus: Corpus,
    *,
    sort_groups: bool = True,
    most_edges: int | None = None,
    counting: Counting = "full",
    normalisation: Normalisation | None = None,
    threshold: float | None = None,
    min_occurrences: int | None = None,
) -> Counted:
    """Count the groups that each two nodes of a kind share.

    Parameters
    ----------
    kind
        One of `KINDS` but ``"citation"``, which is not counted in pairs.
    corpus
        The frames as read.
    sort_groups
        As in `litreview.pairs.Incidence.from_links`: fractions are summed in the order of the
        groups, full counts are sooner done without.
    most_edges, counting, normalisation, threshold, min_occurrences
        As in `litreview.networks.build_network`.
    """
    links = LINKS[kind](corpus)
    least = min_occurrences
    if least is None:
        least = 2 if kind in OF_TERMS else 0
    incidence = Incidence.from_links(
        links.groups, links.items, sort_groups=sort_groups or counting != "full"
    )
    if least:
        incidence = incidence.frequent(least)
    pairs = count_pairs(
        incidence,
        counting=counting,
        normalisation=normalisation,
        threshold=threshold,
        heaviest=None if kind in OF_TERMS else most_edges,
    )
    if kind in OF_TERMS:
        pairs = part_nested(pairs)
        pairs = pairs if most_edges is None else pairs.heaviest(most_edges)
    return Counted(links, incidence, pairs, least)


def has_repeated(kind: str, counted: Counted, counting: Counting) -> bool:
    """Tell whether any edge has a full count of 2, so that not all may be chance."""
    if kind in OF_TERMS:
        twice = count_pairs(counted.incidence, threshold=2)
        return len(part_nested(twice)) > 0
    return counted.pairs.most > 1 if counting == "full" else has_count(counted.incidence, 2)


def part_nested(pairs: Pairs) -> Pairs:
    """Part a term from the terms it contains.

    "media" stands beside "media sosial" in every title that has the latter.

    Examples
    --------
    >>> table = Incidence.from_links(["p"] * 3, ["media", "media sosial", "mediasi"])
    >>> [pair[:2] for pair in part_nested(count_pairs(table))]
    [('media', 'mediasi'), ('media sosial', 'mediasi')]
    """
    position = {term: n for n, term in enumerate(pairs.labels.tolist())}
    nested = [
        (min(n, m), max(n, m))
        for term, n in position.items()
        for part in _parts(term)
        if (m := position.get(part)) is not None
    ]
    if not nested or not len(pairs):
        return pairs
    i, j = np.array(nested, dtype=np.int64).T
    n = np.int64(len(position))
    kept = ~np.isin(pairs.i.astype(np.int64) * n + pairs.j, i * n + j)
    columns: dict[str, Any] = {name: getattr(pairs, name)[kept] for name in ("i", "j", "weight")}
    return replace(pairs, **columns)


def _parts(term: str) -> set[str]:
    """Return the runs of words within a term that are shorter than itself."""
    words = term.split(" ")
    runs = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    return runs - {term}
