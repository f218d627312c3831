"""How a map changes with the threshold from which on two references are the same work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Unpack

import networkx as nx
import pandas as pd

from litreview.networks.build import build_network
from litreview.networks.counted import Options
from litreview.networks.maps import compute_sensitivity
from litreview.works import THRESHOLD
from litreview.works.sensitivity import THRESHOLDS

Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
"""``papers``, ``works``, ``citations``."""

OF_WORKS = ("citation", "co-citation")
"""The kinds whose nodes are works; the nodes of all others keep their names at any threshold."""


def compute_threshold_sensitivity(
    kind: str,
    frames_at: Callable[[float], Frames],
    thresholds: Iterable[float] = THRESHOLDS,
    *,
    base: float = THRESHOLD,
    **options: Unpack[Options],
) -> pd.DataFrame:
    """Build and cluster a network at several thresholds of "same work" and compare.

    Parameters
    ----------
    kind
        As in `litreview.networks.build_network`.
    frames_at
        Gives the frames of a review whose works were told apart at a threshold; ``works`` has
        ``references``.
    thresholds
        To try, each from 0.25 to 1.
    base
        The threshold that the others are compared with.
    **options
        As in `litreview.networks.build_network`.

    Returns
    -------
    pandas.DataFrame
        ``threshold n_works`` and then, as in `litreview.networks.compute_sensitivity`,
        ``n_nodes n_edges n_clusters shared_nodes shared_edges rand``; by threshold.
    """
    n_works: dict[float, int] = {}
    held: dict[float, Frames] = {}
    first: list[pd.DataFrame] = []

    def frames(threshold: float) -> Frames:
        """Tell the works apart once a threshold and hold one threshold's frames at a time."""
        if threshold not in held:
            held.clear()
            held[threshold] = frames_at(threshold)
            n_works[threshold] = len(held[threshold][1])
        return held[threshold]

    def build(threshold: float) -> nx.Graph:
        if not first:  # the base comes first
            first.append(frames(threshold)[1])
        return build_network(kind, *frames(threshold), **options)

    def same(threshold: float) -> dict[Hashable, Hashable]:
        if kind not in OF_WORKS or threshold == base:
            return {}
        return pair_works(first[0], frames(threshold)[1])

    asked = sorted(set(thresholds))
    frame = compute_sensitivity(build, asked, base=base, same=same)
    frame = frame.rename(columns={"setting": "threshold"})
    frame.insert(1, "n_works", [n_works[threshold] for threshold in asked])
    return frame


def pair_works(base: pd.DataFrame, other: pd.DataFrame) -> dict[Hashable, Hashable]:
    """Say which work of ``base`` each work of ``other`` stands for: the one it shares most with.

    Each stands for one at most, so of a work that fell apart the largest piece stands for it, and
    a merged work for the largest of its parts; what is left over is nobody's.

    Parameters
    ----------
    base, other
        Two ``works`` frames of the same references: ``work``, ``references``, ``paper``.

    Examples
    --------
    >>> base = pd.DataFrame({"work": ["a", "b"], "references": [["r1", "r2", "r3"], ["r4"]]})
    >>> split = pd.DataFrame({"work": ["a", "b", "c"], "references": [["r1"], ["r2", "r3"], ["r4"]]})
    >>> pair_works(base, split)
    {'a': ('a', 'apart'), 'b': 'a', 'c': 'b'}
    """
    holder = {member: work for work, members in _members(base) for member in members}
    shared: Counter[tuple[str, str]] = Counter()
    names = []
    for work, members in _members(other):
        names.append(work)
        shared.update((holder[m], work) for m in members if m in holder)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one, two in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if one not in taken and two not in found:
            found[two] = one
            taken.add(one)
    return {work: found.get(work, (work, "apart")) for work in sorted(names)}


def _members(works: pd.DataFrame) -> list[tuple[str, set[str]]]:
    """Return what each work is known by: its references, and the paper that it is."""
    papers = works["paper"] if "paper" in works else pd.Series(pd.NA, index=works.index)
    rows = zip(works["work"], works["references"], papers, strict=True)
    return [(w, {*refs, *([] if pd.isna(p) else [f"paper {p}"])}) for w, refs, p in rows]
