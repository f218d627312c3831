"""Compare the engines edge for edge, one JSON line a size, network and way of counting.

    python benchmarks/equality.py [PAPERS ...] [--spark]     (1000 and 10000 if not given)

A line has the papers, links, products and edges; for DuckDB, and with ``--spark`` for Spark on two
threads, whether its edges are those of the kernel in memory (``scipy``), the greatest difference of
their weights, and the seconds of each. Full counts have to be equal, floats to 1e-12: fractional
weights are rounded to twelve decimals out of core and not in memory. ``bytes_per_pair`` is what the
kernel held at its peak (of millions of pairs; few have the set-up on them), the figure behind ``litreview.scale.local.engine.BYTES_PER_PAIR``. The status is
1 where anything differs. The corpus is the one of benchmarks/pairs.py.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from litreview.pairs import Incidence, Pairs, count_pairs
from litreview.scale import Count, Edges, count_out_of_core
from scale import COLUMNS, write_links

WAYS = (
    Count(),
    Count(threshold=2),
    Count("fractional"),
    Count("fractional", "salton", threshold=0.5),
)
TOLERANCE = 1e-12


def compare_kernel(pairs: Pairs, edges: Edges) -> tuple[bool, float]:
    """Tell whether the files hold the kernel's pairs, and the greatest difference of weights.

    A file at a time: both are sorted, so a file is a stretch of the pairs.
    """
    done, worst = 0, 0.0
    for path in sorted(edges.folder.glob("part-*.parquet")):
        part = pq.read_table(path)
        cut = slice(done, done + len(part))
        done += len(part)
        if len(pairs.i[cut]) != len(part):
            return False, float("nan")
        for column, positions in (("source", pairs.i), ("target", pairs.j)):
            if not np.array_equal(part[column].to_numpy(), pairs.labels[positions[cut]]):
                return False, float("nan")
        difference = np.abs(part["weight"].to_numpy() - pairs.weight[cut])
        worst = max(worst, float(difference.max(initial=0)))
    return done == len(pairs), worst


def compare_files(one: Path, other: Path) -> tuple[bool, float]:
    """Tell whether two folders hold the same edges, in any order; by a join that DuckDB does out of core."""
    with duckdb.connect() as database:
        database.execute("SET enable_progress_bar=false")
        ((alone, worst),) = database.execute(
            "SELECT COUNT(*) FILTER (WHERE a.weight IS NULL OR b.weight IS NULL),"
            " COALESCE(MAX(ABS(a.weight - b.weight)), 0)"
            f" FROM read_parquet('{one}/part-*.parquet') a"
            f" FULL JOIN read_parquet('{other}/part-*.parquet') b USING (source, target)"
        ).fetchall()
    return alone == 0, float(worst)


def timed(run: Callable[[], Any]) -> tuple[Any, float]:
    """Return what a run gives, and its seconds."""
    start = time.perf_counter()
    found = run()
    return found, round(time.perf_counter() - start, 2)


def with_peak(run: Callable[[], Any]) -> tuple[Any, int]:
    """Return what a run gives, and the most bytes that the process held above what it had before.

    Watched every millisecond where the system tells of itself (Linux), else 0.
    """
    statm, peak, over = Path("/proc/self/statm"), [0], threading.Event()
    if not statm.exists():
        return run(), 0

    def held() -> int:
        return int(statm.read_text().split()[1]) * 4096

    def watch() -> None:
        while not over.wait(0.001):
            peak[0] = max(peak[0], held())

    before = held()
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        found = run()
        peak[0] = max(peak[0], held())
    finally:
        over.set()
        watcher.join()
    return found, peak[0] - before


def measure(n_papers: int, kind: str, count: Count, folder: Path, session: Any) -> dict[str, Any]:
    """Count one network by every engine."""
    path = folder / "links.parquet"
    group, item = COLUMNS[kind]
    links = pd.read_parquet(path)
    table = Incidence.from_links(links[group].to_numpy(), links[item].to_numpy())
    n_links = len(links)
    del links
    (pairs, peak), kernel_s = timed(
        lambda: with_peak(
            lambda: count_pairs(
                table,
                counting=count.counting,
                normalisation=count.normalisation,
                threshold=count.threshold,
            )
        )
    )
    edges, duck_s = timed(
        lambda: count_out_of_core(path, count, folder / "duckdb", group=group, item=item, threads=2)
    )
    same, worst = compare_kernel(pairs, edges)
    line = {
        "papers": n_papers,
        "kind": kind,
        **{name: value for name, value in asdict(count).items() if value is not None},
        "links": n_links,
        "products": edges.products,
        "edges": len(pairs),
        "duckdb_equal": same and worst <= (TOLERANCE if count.counting != "full" else 0),
        "duckdb_difference": worst,
        "scipy_s": kernel_s,
        "duckdb_s": duck_s,
    }
    if count.threshold is None:  # else pairs are held that are not kept
        line["bytes_per_pair"] = round(peak / max(len(pairs), 1))
    del pairs
    if session is not None:
        same, worst, spark_s = measure_spark(session, path, count, folder, (group, item))
        line["spark_equal"] = same and worst <= (TOLERANCE if count.counting != "full" else 0)
        line.update(spark_difference=worst, spark_s=spark_s)
    return line


def measure_spark(
    session: Any, path: Path, count: Count, folder: Path, columns: tuple[str, str]
) -> tuple[bool, float, float]:
    """Count by Spark; compare with the edges that DuckDB wrote."""
    from litreview.scale.cluster.count import count_on_cluster

    group, item = columns
    out = folder / "spark"

    def run() -> None:
        links = session.read.parquet(str(path))
        found = count_on_cluster(session, links, count, group=group, item=item)
        found.edges.write.mode("overwrite").parquet(str(out))
        found.release()

    _, seconds = timed(run)
    return *compare_files(folder / "duckdb", out), seconds


def lines(sizes: list[int], session: Any) -> Iterator[dict[str, Any]]:
    """Yield the line of every size, network and way of counting."""
    for n_papers in sizes:
        with TemporaryDirectory() as folder:
            write_links(n_papers, Path(folder) / "links.parquet")
            for kind, count in product(COLUMNS, WAYS):
                yield measure(n_papers, kind, count, Path(folder), session)


def main() -> None:
    """Print the lines; fail if any differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--spark", action="store_true", help="Spark too, on two threads")
    asked = parser.parse_args()
    session = None
    if asked.spark:
        try:
            from litreview.scale.cluster import open_session
        except ImportError as error:
            parser.error(f"no Spark here ({error}): pip install 'litreview[cluster]'")
        session = open_session("local[2]", conf={"spark.ui.enabled": "false"})
    differs = False
    for line in lines(asked.papers, session):
        print(json.dumps(line), flush=True)
        differs |= not all(value for name, value in line.items() if name.endswith("_equal"))
    if session is not None:
        session.stop()
    sys.exit(1 if differs else 0)


if __name__ == "__main__":
    main()
