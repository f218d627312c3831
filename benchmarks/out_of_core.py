"""Parse and resolve tables that need not fit into memory, one JSON line a size.

    python benchmarks/out_of_core.py parse 10000 1000000
    python benchmarks/out_of_core.py resolve 10000 100000 1000000

``parse`` times `litreview.scale.parse_out_of_core` on the references of benchmarks/parsing.py;
``resolve`` times `litreview.scale.resolve_out_of_core` on the damaged ones of
benchmarks/same_work.py, already parsed, and tells precision and recall over pairs of references.
Memory is what the process and its workers hold together (proportional set size, Linux), looked at
every half second; ``by_tenth`` has its greatest value in each tenth of the time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import parsing
import same_work
from litreview.scale import parse_out_of_core, resolve_out_of_core

ROWS = 10_000


class Watch(threading.Thread):
    """Look at the memory of this process and its children until it is stopped."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seen: list[int] = []
        self._over = threading.Event()

    def run(self) -> None:
        """Look every half second."""
        while not self._over.wait(0.5):
            self.seen.append(sum(_held(pid) for pid in _family(os.getpid())))

    def megabytes(self) -> dict[str, Any]:
        """Stop, and return the peak and the course."""
        self._over.set()
        self.join()
        tenth = max(1, len(self.seen) // 10)
        course = [max(self.seen[n : n + tenth]) >> 10 for n in range(0, len(self.seen), tenth)]
        return {"peak_megabytes": max(course, default=0), "by_tenth": course[:10]}


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
        except OSError:
            continue


def _held(pid: int) -> int:
    """Return the kilobytes that a process holds, its share of what it shares."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(text.partition("\nPss:")[2].split()[0])


def write_table(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    """Write rows as Parquet, a stretch at a time."""
    writer = None
    while stretch := list(islice(rows, ROWS)):
        table = pa.Table.from_pylist(stretch)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def make_records(n: int, truth: list[int]) -> Iterator[dict[str, Any]]:
    """Yield damaged records, under ids in no order; ``truth`` gets the work of each id."""
    rng = random.Random(0)
    words = [
        "".join(rng.choices(same_work.SYLLABLES, k=rng.choice((2, 3, 4)))) for _ in range(3000)
    ]
    ids = list(range(n))
    rng.shuffle(ids)
    truth[:] = [0] * n
    made = number = 0
    while made < n:
        work = same_work.make_work(rng, words)
        versions = [work]
        if rng.random() < 0.3:
            versions.append(same_work.make_lookalike(work, rng))
        for version in versions:
            number += 1
            for _ in range(min(int(rng.paretovariate(1.1)), 400, n - made)):
                truth[ids[made]] = number
                record = json.dumps(same_work.damage(version, rng), ensure_ascii=False)
                listed = f"p{rng.randrange(n)}"
                yield {"id": f"r{ids[made]:07}", "list": listed, "text": "", "csl": record}
                made += 1


def measure_parse(n: int, workers: int, folder: Path) -> dict[str, Any]:
    """Parse so many printed references."""
    texts = islice(parsing.make_references(), n)
    rows = ({"id": f"r{i:07}", "list": "", "text": text} for i, text in enumerate(texts))
    write_table(folder / "table.parquet", rows)
    watch, start = Watch(), time.perf_counter()
    watch.start()
    parsed = parse_out_of_core(folder / "table.parquet", folder, workers=workers)
    seconds = time.perf_counter() - start
    assert parsed.n_entries == n
    return {"rate": round(n / seconds), "seconds": round(seconds, 1), **watch.megabytes()}


def measure_resolve(n: int, workers: int, folder: Path) -> dict[str, Any]:
    """Resolve so many damaged references."""
    truth: list[int] = []
    write_table(folder / "table.parquet", make_records(n, truth))
    parsed = parse_out_of_core(folder / "table.parquet", folder, workers=workers)
    spent: dict[str, float] = {}

    def note(stage: str, done: int, total: int) -> None:
        spent.setdefault(stage.partition(":")[0], time.perf_counter() - start)

    watch, start = Watch(), time.perf_counter()
    watch.start()
    resolved = resolve_out_of_core(
        parsed.folder / "*.parquet", folder, workers=workers, progress=note
    )
    seconds = time.perf_counter() - start
    line = {"seconds": round(seconds, 1), **watch.megabytes()}
    line |= {"pairs": resolved.n_pairs, "works": resolved.n_works, **_score(folder, truth)}
    return line | {"from_second": {stage: round(at, 1) for stage, at in spent.items()}}


def _score(folder: Path, truth: list[int]) -> dict[str, float]:
    """Return precision and recall over pairs of references, and the share of merges explained."""
    found = both = merged = explained = 0
    for path in sorted((folder / "works").glob("*.parquet")):
        for row in pq.read_table(path, columns=["references", "reasons"]).to_pylist():
            size = len(row["references"])
            found += size * (size - 1) // 2
            works = Counter(truth[int(name[1:])] for name in row["references"])
            both += sum(c * (c - 1) // 2 for c in works.values())
            merged += size > 1
            explained += size > 1 and any(" = " in reason for reason in row["reasons"])
    true = sum(c * (c - 1) // 2 for c in Counter(truth).values())
    return {
        "precision": round(both / found, 4),
        "recall": round(both / true, 4),
        "merges_explained": round(explained / max(1, merged), 4),
    }


def main() -> None:
    """Print one JSON line for each size asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("parse", "resolve"))
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    measure = {"parse": measure_parse, "resolve": measure_resolve}[asked.what]
    for n in asked.sizes:
        with TemporaryDirectory() as folder:
            line = measure(n, asked.workers, Path(folder))
        print(json.dumps({"what": asked.what, "n": n, "workers": asked.workers} | line), flush=True)


if __name__ == "__main__":
    main()
