"""Measure the counting kernel against the bare sparse product, one JSON line a network.

    python benchmarks/pairs.py [PAPERS ...]     (10000 and 50000 if not given)

A line has the seconds of processor time (best of the repetitions) and the megabytes at the
peak of three ways from numbers as ids to a result: the bare ``A.T @ A`` of a ready table;
``frame``, the sorted edge frame of that table, whose ratios to the bare product are given; and,
from ids that are text, ``build_edges`` with association strength (``text_s``) and, up to
20,000 papers, the networkx graph of `build_network` (``graph_s``). The corpus is synthetic and
seeded: 30 references, 3.5 authors and 5 keywords a paper.
"""

from __future__ import annotations

import argparse
import json
import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from litreview.networks import build_edges, build_network
from litreview.networks.build import pairs_frame
from litreview.pairs import Incidence, count_pairs

PAPERS_PER_TOPIC = 500
WORKS_PER_TOPIC = 5000
SHARE_OF_TOPIC = 0.75
"""Three references in four are from the paper's own topic, the others from anywhere."""


def draw_items(
    rng: np.random.Generator, topic: np.ndarray, mean: float, least: int, per_topic: int
) -> tuple[np.ndarray, np.ndarray]:
    """Draw (paper, item) links; within a pool, few items are popular and most are not."""
    n_papers, n_topics = len(topic), int(topic.max()) + 1
    paper = np.repeat(np.arange(n_papers), least + rng.poisson(mean - least, n_papers))
    own = rng.random(len(paper)) < SHARE_OF_TOPIC
    n_common = n_topics * per_topic
    rank = rng.random(len(paper)) ** 2.2
    item = np.where(
        own,
        topic[paper] * per_topic + (rank * per_topic).astype(int),
        n_common + (rank * n_common).astype(int),
    )
    return paper, item


def networks(n_papers: int, seed: int) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """Yield the name, the groups and the items of each network, as numbers."""
    rng = np.random.default_rng([seed, n_papers])
    topic = rng.integers(0, max(4, n_papers // PAPERS_PER_TOPIC), n_papers)
    paper, work = draw_items(rng, topic, 30, 5, WORKS_PER_TOPIC)
    yield "bibliographic-coupling", work, paper
    yield "co-citation", paper, work
    for kind, mean, per_topic in (("co-authorship", 3.5, 800), ("co-word", 5.0, 125)):
        paper, item = draw_items(rng, topic, mean, 1, per_topic)
        yield kind, paper, item


def labels(numbers: np.ndarray) -> np.ndarray:
    """Return ids of the form that citekeys have."""
    return np.array([f"id{number:07}" for number in numbers.tolist()], dtype=object)


def best_of(repetitions: int, run: Callable[[], Any]) -> float:
    """Return the least seconds that a run takes."""
    seconds = []
    for _ in range(repetitions):
        start = time.process_time()
        result = run()
        seconds.append(time.process_time() - start)
        del result
    return min(seconds)


def peak_megabytes(run: Callable[[], Any]) -> float:
    """Return the most memory that a run holds at once, above what was there before."""
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def frames(kind: str, groups: np.ndarray, items: np.ndarray) -> tuple[pd.DataFrame, ...]:
    """Return papers, works and citations, with text as ids, that give the network."""
    paper, other = (items, groups) if kind == "bibliographic-coupling" else (groups, items)
    papers = pd.DataFrame({"paper": pd.array(labels(np.unique(paper)), dtype="string")})
    nothing = pd.array([], dtype="string")
    works, cites = (
        pd.DataFrame({"work": nothing}),
        pd.DataFrame({"citing": nothing, "cited": nothing}),
    )
    if kind in ("bibliographic-coupling", "co-citation"):
        cited = pd.array([f"w{n}" for n in other.tolist()], dtype="string")
        cites = pd.DataFrame({"citing": pd.array(labels(paper), dtype="string"), "cited": cited})
    else:
        column = "authors" if kind == "co-authorship" else "keywords"
        text = pd.Series(
            [f"Name{n}, A." if column == "authors" else f"term{n}" for n in other.tolist()]
        )
        papers[column] = text.groupby(paper).agg(list).to_numpy()
    return papers, works, cites


def main() -> None:
    """Print one line for each size and network."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", nargs="*", type=int, default=[10_000, 50_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repetitions", type=int, default=3)
    asked = parser.parse_args()
    for n_papers in asked.papers:
        for kind, groups, items in networks(n_papers, asked.seed):
            table = Incidence.from_links(groups, items)
            text = frames(kind, groups, items)

            def bare(matrix: Any = table.matrix) -> Any:
                return matrix.T @ matrix

            def frame(table: Incidence = table) -> Any:
                return pairs_frame(count_pairs(table))

            def from_text(kind: str = kind, text: Any = text) -> Any:
                return build_edges(
                    kind, *text, normalisation="association-strength", min_occurrences=0
                )

            def graph(kind: str = kind, text: Any = text) -> Any:
                return build_network(kind, *text)

            seconds = {r.__name__: best_of(asked.repetitions, r) for r in (bare, frame)}
            peak = {r.__name__: peak_megabytes(r) for r in (bare, frame)}
            line = {
                "papers": n_papers,
                "network": kind,
                "links": int(table.matrix.nnz),
                "items": len(table.columns),
                "pairs": len(count_pairs(table)),
                "bare_s": round(seconds["bare"], 3),
                "frame_s": round(seconds["frame"], 3),
                "ratio": round(seconds["frame"] / seconds["bare"], 2),
                "bare_mb": round(peak["bare"]),
                "frame_mb": round(peak["frame"]),
                "ratio_mb": round(peak["frame"] / peak["bare"], 2),
                "text_s": round(best_of(1, from_text), 2),
                "text_mb": round(peak_megabytes(from_text)),
            }
            if n_papers <= 20_000:
                line["graph_s"] = round(best_of(1, graph), 2)
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
