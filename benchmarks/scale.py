"""Measure counting out of core, one JSON line a size and network.

    python benchmarks/scale.py [PAPERS ...] [--plot FILE.png]     (10000, 100000 and 1000000 if not given)
    python benchmarks/scale.py --plot FILE.png -                  (draws lines from standard input)

A line has the papers, citations and products (pairs of items in one group), the edges of at
least weight 2, the seconds, and the megabytes that the process held at most. The corpus is the
one of benchmarks/pairs.py: 30 references a paper, few works popular and most not. The figure has
seconds and megabytes over products, both axes logarithmic, beside the slope of linear growth.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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


def run(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Make each corpus, count its networks in processes of their own, and yield their lines."""
    for n_papers in map(int, asked.papers):
        with TemporaryDirectory(dir=asked.disk) as folder:
            links = Path(folder) / "links.parquet"
            write_links(n_papers, links)
            for kind in COLUMNS:
                of = ["--of", str(links), kind, str(Path(folder) / kind)]
                done = subprocess.run(
                    [sys.executable, __file__, "--memory", asked.memory, *of],
                    stdout=subprocess.PIPE, text=True, check=True,
                )  # fmt: skip
                yield {"papers": n_papers, **json.loads(done.stdout)}
                shutil.rmtree(Path(folder) / kind)


def main() -> None:
    """Measure, or read what was measured; print it, and draw it where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", nargs="*", default=["10000", "100000", "1000000"])
    parser.add_argument("--memory", default="8GB")
    parser.add_argument("--disk", help="a folder with room for tables and edges")
    parser.add_argument("--plot", type=Path, metavar="FILE")
    parser.add_argument("--of", nargs=3, metavar=("FILE", "KIND", "OUT"))
    asked = parser.parse_args()
    if asked.of:
        measure(Path(asked.of[0]), asked.of[1], Path(asked.of[2]), asked.memory)
        return
    if asked.papers == ["-"]:
        lines = [json.loads(line) for line in sys.stdin if line.strip()]
    else:
        lines = []
        for line in run(asked):
            print(json.dumps(line), flush=True)
            lines.append(line)
    if asked.plot:
        plot(lines, asked.plot)


def plot(lines: list[dict[str, Any]], path: Path) -> None:
    """Draw seconds and megabytes over products, a line a kind, with the slope of linear growth."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    from litreview.figures.style import PALETTE, STYLE

    with plt.rc_context(STYLE):
        figure, axes = plt.subplots(1, 2, figsize=(9, 4))
        for ax, measured, name in zip(
            axes, ("seconds", "megabytes"), ("Seconds, two cores", "Megabytes at the peak"),
            strict=True,
        ):  # fmt: skip
            for number, (kind, marker) in enumerate(zip(COLUMNS, "os", strict=True)):
                of_kind = sorted((r["products"], r[measured]) for r in lines if r["kind"] == kind)
                if of_kind:
                    x, y = np.array(of_kind, dtype=float).T
                    ax.plot(x, y, marker=marker, color=PALETTE[number], label=kind)
            ax.set(xscale="log", yscale="log", xlabel="Products (pairs of items in one group)")
            ax.set_title(name)
        _draw_slope(axes[0], lines)
        axes[0].legend()
        figure.tight_layout()
        figure.savefig(path, dpi=150, metadata={"Software": None})
        plt.close(figure)


def _draw_slope(ax: Any, lines: list[dict[str, Any]]) -> None:
    """Draw what linear growth from the largest count would be."""
    if not lines:
        return
    last = max(lines, key=lambda line: line["products"])
    x = np.array([min(line["products"] for line in lines), last["products"]], dtype=float)
    linear = x / last["products"] * last["seconds"]
    ax.plot(x, linear, color="0.5", linestyle=":", label="linear (slope 1)")


if __name__ == "__main__":
    main()
