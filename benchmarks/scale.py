"""Measure counting out of core, one JSON line a size and network.

    python benchmarks/scale.py [PAPERS ...]     (10000, 100000 and 1000000 if not given)

A line has the papers, citations and products (pairs of items in one group), the edges of at
least weight 2, the seconds, and the megabytes that the process held at most. The corpus is the
one of benchmarks/pairs.py: 30 references a paper, few works popular and most not.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from litreview.scale import Count, count_out_of_core
from pairs import PAPERS_PER_TOPIC, WORKS_PER_TOPIC, draw_items

COLUMNS = {"co-citation": ("citing", "cited"), "bibliographic-coupling": ("cited", "citing")}


def write_links(n_papers: int, path: Path) -> None:
    """Write the citations of a corpus as Parquet, numbers as ids."""
    rng = np.random.default_rng([1, n_papers])
    topic = rng.integers(0, max(4, n_papers // PAPERS_PER_TOPIC), n_papers)
    citing, cited = draw_items(rng, topic, 30, 5, WORKS_PER_TOPIC)
    pd.DataFrame({"citing": citing, "cited": cited}).to_parquet(path)


def measure(path: Path, kind: str, out: Path, memory: str) -> None:
    """Count one network in this process and print its line."""
    group, item = COLUMNS[kind]
    start = time.perf_counter()
    found = count_out_of_core(
        path, Count(threshold=2), out, group=group, item=item, memory=memory, threads=2
    )
    line = {
        "kind": kind,
        "products": found.products,
        "largest_group": found.largest,
        "edges": found.n_edges,
        "seconds": round(time.perf_counter() - start, 1),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(line), flush=True)


def main() -> None:
    """Make each corpus, and count its networks in processes of their own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--memory", default="8GB")
    parser.add_argument("--of", nargs=3, metavar=("FILE", "KIND", "OUT"))
    asked = parser.parse_args()
    if asked.of:
        measure(Path(asked.of[0]), asked.of[1], Path(asked.of[2]), asked.memory)
        return
    for n_papers in asked.papers:
        with TemporaryDirectory() as folder:
            links = Path(folder) / "links.parquet"
            write_links(n_papers, links)
            for kind in COLUMNS:
                print(json.dumps({"papers": n_papers}), end=" ", flush=True)
                of = ["--of", str(links), kind, str(Path(folder) / kind)]
                subprocess.run(
                    [sys.executable, __file__, "--memory", asked.memory, *of], check=True
                )


if __name__ == "__main__":
    main()
