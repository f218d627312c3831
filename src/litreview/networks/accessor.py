"""`review.networks`: every network, map and path of a review, without naming its frames."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pandas as pd

from litreview.networks.build import edges_of, network_of
from litreview.networks.centrality import compute_centrality
from litreview.networks.clusters import compute_clusters, compute_stability, quality_of
from litreview.networks.corpus import Corpus, network_frames
from litreview.networks.explain import explain_edge
from litreview.networks.historiograph import build_historiograph
from litreview.networks.large import write_edges_of
from litreview.networks.main_path import compute_main_path, compute_oddities
from litreview.networks.maps import add_map
from litreview.networks.slices import build_slices
from litreview.networks.three_field import build_three_field
from litreview.networks.threshold import Frames, compute_threshold_sensitivity
from litreview.works.sensitivity import THRESHOLDS

if TYPE_CHECKING:
    from litreview.review import Review
    from litreview.scale import Edges


@dataclass(frozen=True, eq=False)
class Networks:
    """The networks of a review; frames made of one that is too small say so in ``attrs["note"]``.

    Parameters
    ----------
    review
        The review.
    frames
        Its frames, as `litreview.networks.network_frames` gives them.

    Examples
    --------
    >>> import litreview
    >>> review = litreview.read("data/papers")  # doctest: +SKIP
    >>> review.networks.clusters("co-word")  # doctest: +SKIP
    """

    review: Review
    frames: Frames

    @classmethod
    def of(cls, review: Review) -> Networks:
        """Take the frames of a review."""
        return cls(review, network_frames(review))

    @cached_property
    def corpus(self) -> Corpus:
        """The frames as the networks read them, once for all kinds."""
        return Corpus.from_frames(*self.frames)

    def build(self, kind: str, **options: Any) -> nx.Graph:
        """Build a network; kinds and options as in `litreview.networks.build_network`."""
        return network_of(kind, self.corpus, **options)

    def edges(self, kind: str, **options: Any) -> pd.DataFrame:
        """Return the edges alone, for networks that are too large for a graph."""
        return edges_of(kind, self.corpus, **options)

    def write_edges(self, kind: str, out: str | Path, **options: Any) -> Edges:
        """Count the edges into Parquet files, out of core where memory would not do.

        Parameters
        ----------
        kind, out, **options
            As in `litreview.networks.large.write_edges_of`.
        """
        return write_edges_of(kind, self.corpus, out, **options)

    def explain(self, kind: str, source: str, target: str) -> pd.DataFrame:
        """Return the citations and printed entries behind an edge: one row per citation."""
        return explain_edge(kind, *self.frames, source, target)

    def slices(self, kind: str, **options: Any) -> dict[tuple[int, int], nx.Graph]:
        """Build a network for each stretch of years (``years=5``)."""
        return build_slices(kind, *self.frames, **options)

    def clusters(
        self,
        kind: str,
        *,
        quality: str | None = None,
        resolution: float = 1.0,
        min_size: int = 1,
        seed: int = 1,
        repetitions: int = 0,
        **options: Any,
    ) -> pd.DataFrame:
        """Divide the nodes of a network into clusters.

        Parameters
        ----------
        kind, **options
            As in `build`.
        quality, resolution, min_size, seed
            As in `litreview.networks.compute_clusters`; without one, the quality that
            `litreview.networks.quality_of` names.
        repetitions
            How often to draw the counts again, to tell how sure each node's cluster is: 50 do.

        Returns
        -------
        pandas.DataFrame
            ``node label cluster``, with repetitions also ``stability``; cluster 1 is the
            largest. ``attrs`` hold ``quality``, with repetitions ``rand`` (mean adjusted Rand
            index), and ``note`` where the network is too small to read clusters from.
        """
        graph = self.build(kind, **options)
        how: dict[str, Any] = {
            "quality": quality or quality_of(kind), "resolution": resolution, "min_size": min_size, "seed": seed,
        }  # fmt: skip
        found = compute_clusters(graph, **how)
        frame = found.frame
        if repetitions:
            frame = compute_stability(graph, repetitions=repetitions, **how)
        frame = _said(graph, frame)
        frame.attrs["quality"] = round(found.quality, 9)
        return frame

    def centrality(self, kind: str, *, seed: int = 1, **options: Any) -> pd.DataFrame:
        """Compute degree, strength, closeness, betweenness and PageRank; options as in `build`."""
        graph = self.build(kind, **options)
        return _said(graph, compute_centrality(graph, seed=seed))

    def map(self, kind: str, *, seed: int = 1, resolution: float = 1.0, **options: Any) -> nx.Graph:
        """Build a network with ``cluster``, ``x`` and ``y`` on its nodes; options as in `build`."""
        quality = quality_of(kind)
        return add_map(
            self.build(kind, **options), seed=seed, resolution=resolution, quality=quality
        )

    def main_path(self, **options: Any) -> nx.DiGraph:
        """Find the main path; options as in `litreview.networks.compute_main_path`."""
        return compute_main_path(self.build("citation"), **options)

    def historiograph(self, *, top: int = 30) -> nx.DiGraph:
        """Place the most cited works by year."""
        return build_historiograph(self.build("citation"), top=top)

    def oddities(self) -> pd.DataFrame:
        """Report self-citations, citations of the future, and circles."""
        return compute_oddities(self.build("citation"))

    def three_field(self, **options: Any) -> pd.DataFrame:
        """Count papers by three fields side by side; options as in `build_three_field`."""
        return build_three_field(*self.frames, **options)

    def sensitivity(
        self, kind: str, thresholds: Iterable[float] = THRESHOLDS, **options: Any
    ) -> pd.DataFrame:
        """Say how a map changes with the threshold from which on two references are one work.

        Works are told apart anew at each threshold, by their fields; what providers said is left out.

        Parameters
        ----------
        kind, **options
            As in `build`.
        thresholds
            To try, from 0.25 to 1.

        Returns
        -------
        pandas.DataFrame
            As `litreview.networks.compute_threshold_sensitivity` gives it: one row a threshold.
        """
        return compute_threshold_sensitivity(
            kind, lambda at: network_frames(self.review.at_threshold(at)), thresholds, **options
        )


def _said(graph: nx.Graph, frame: pd.DataFrame) -> pd.DataFrame:
    """Add the nodes' labels, and the network's own warning."""
    frame.insert(1, "label", [graph.nodes[n].get("label", n) for n in frame["node"]])
    frame.attrs["note"] = graph.graph.get("warning", "")
    return frame
