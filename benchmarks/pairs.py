"""Measure the counting kernel against the bare sparse product, one JSON line a network.

    python benchmarks/pairs.py [PAPERS ...]     (10000 and 50000 if not given)

A line has the seconds (best of the repetitions) to build the incidence table from string
labels, of the bare ``A.T @ A`` and of `count_pairs`, which gives the sorted upper half of that
product without its diagonal; the ratio of the two; and the peak of the memory each takes, in
megabytes. The corpus is synthetic and seeded: 30 references, 3.5 authors and 5 keywords a paper.
"""

from __future__ import annotations

import argparse
import json
import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

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
    """Yield the name, the groups and the items of each network, as string labels."""
    rng = np.random.default_rng([seed, n_papers])
    topic = rng.integers(0, max(4, n_papers // PAPERS_PER_TOPIC), n_papers)
    paper, work = (labels(part) for part in draw_items(rng, topic, 30, 5, WORKS_PER_TOPIC))
    yield "bibliographic-coupling", work, paper
    yield "co-citation", paper, work
    for kind, mean, per_topic in (("co-authorship", 3.5, 800), ("co-word", 5.0, 125)):
        paper, item = draw_items(rng, topic, mean, 1, per_topic)
        yield kind, labels(paper), labels(item)


def labels(numbers: np.ndarray) -> np.ndarray:
    """Return ids of the form that citekeys have."""
    return np.array([f"id{number:07}" for number in numbers.tolist()], dtype=object)


def best_of(repetitions: int, run: Callable[[], Any]) -> float:
    """Return the least seconds that a run takes."""
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        result = run()
        seconds.append(time.perf_counter() - start)
        del result
    return min(seconds)


def peak_megabytes(run: Callable[[], Any]) -> float:
    """Return the most memory that a run holds at once, above what was there before."""
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> None:
    """Print one line for each size and network."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", nargs="*", type=int, default=[10_000, 50_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repetitions", type=int, default=3)
    asked = parser.parse_args()
    for n_papers in asked.papers:
        for kind, groups, items in networks(n_papers, asked.seed):
            build = best_of(1, lambda g=groups, i=items: Incidence.from_links(g, i))
            table = Incidence.from_links(groups, items)

            def bare(matrix: Any = table.matrix) -> Any:
                return matrix.T @ matrix

            def kernel(table: Incidence = table) -> Any:
                return count_pairs(table)

            bare_seconds = best_of(asked.repetitions, bare)
            kernel_seconds = best_of(asked.repetitions, kernel)
            line = {
                "papers": n_papers,
                "network": kind,
                "links": int(table.matrix.nnz),
                "items": len(table.columns),
                "pairs": len(count_pairs(table)),
                "build_s": round(build, 3),
                "bare_s": round(bare_seconds, 3),
                "count_s": round(kernel_seconds, 3),
                "ratio": round(kernel_seconds / bare_seconds, 2),
                "bare_mb": round(peak_megabytes(bare)),
                "count_mb": round(peak_megabytes(kernel)),
            }
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
