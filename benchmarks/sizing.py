"""Size a count over a whole index on paper, as JSON lines; nothing is counted.

    python benchmarks/sizing.py [--citations 2.8e9 --nodes 20 …]

Lines: ``links``, what the links take; ``groups``, how many works are cited so often; ``products``,
the pairs to be added up under a cap, what it leaves out, what is shuffled, hours and dollars;
``entries``, the time to parse and resolve that many printed entries.

Citations to a work follow a hooked power law (Thelwall 2016, arXiv:1601.00473),
p(c) ~ (b + c)^-alpha for c = 1 … `most`, with b such that the mean is what it is; lengths of
lists a log-normal one. Rates and bytes a row are measured ones, see docs/explanation/scale.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator

import numpy as np

Shares = tuple[np.ndarray, np.ndarray]
"""Sizes of groups, and the share of all groups that has each."""

INPUTS: dict[str, float] = {
    "citations": 2.8e9, "citing": 110e6, "cited": 110e6, "most": 1e6, "longest": 1e4, "sigma": 1,
    "links_bytes": 7, "table_bytes": 11, "product_bytes": 12, "partition_bytes": 128e6,
    "products_per_second": 0.6e6, "links_per_second": 1e6, "task_products": 20e6, "most_stretches": 100,
    "nodes": 20, "cores": 16, "disk_bytes_per_second": 250e6, "network_bytes_per_second": 600e6,
    "dollars_per_core_hour": 0.0408, "slack": 2, "entries_per_second": 1600, "same_work_seconds": 0,
}  # fmt: skip


def fit(mean: float, most: float, shape: Callable[[np.ndarray, float], np.ndarray]) -> Shares:
    """Return sizes from 1 to `most` and their shares, the shape shifted until the mean is right."""
    sizes = np.arange(1, int(most) + 1, dtype=float)
    low, high = -0.99, 1e4
    for _ in range(80):
        middle = (low + high) / 2
        weight = shape(sizes, middle)
        weight /= weight.sum()
        low, high = (middle, high) if (weight * sizes).sum() < mean else (low, middle)
    return sizes, weight


def size_products(
    kind: str, groups: float, shares: Shares, cap: float | None, a: argparse.Namespace
) -> dict[str, object]:
    """Return what a count costs whose groups beyond the cap are left out."""
    sizes, share = shares
    kept = sizes <= (cap or sizes[-1])
    largest = sizes[kept][-1] * (sizes[kept][-1] - 1) / 2
    products = groups * float((share * sizes * (sizes - 1) / 2)[kept].sum())
    rows, all_rows = (groups * float((share * sizes)[of].sum()) for of in (kept, sizes > 0))
    # As scale/cluster/count.py cuts: the other side of the join is sorted anew for each stretch.
    n = int(min(max(np.ceil(largest / a.task_products), 1), a.most_stretches))
    passes = 4 + sum((1 - k / n) ** 0.5 for k in range(n))
    shuffled = products * a.product_bytes + passes * rows * a.table_bytes
    cores = a.nodes * a.cores
    hours = {
        "products": products / a.products_per_second / cores / 3600,
        "tables": passes * rows / a.links_per_second / cores / 3600,
        "disk": 2 * shuffled / (a.nodes * a.disk_bytes_per_second) / 3600,
        "network": shuffled / (a.nodes * a.network_bytes_per_second) / 3600,
        "longest_task": largest / n / a.products_per_second / 3600,
    }
    total = a.slack * sum(hours.values())
    return {
        "line": "products", "kind": kind, "cap": cap, "products": products,
        "groups_left_out": groups * float(share[~kept].sum()),
        "citations_left_out": 1 - rows / all_rows, "stretches": n,
        "shuffle_terabytes": shuffled / 1e12, "gigabytes_a_node": shuffled / a.nodes / 1e9,
        "partitions": shuffled / a.partition_bytes, "hours_of": hours, "hours": total,
        "core_hours": total * cores, "dollars": total * cores * a.dollars_per_core_hour,
    }  # fmt: skip


def size_all(a: argparse.Namespace) -> Iterator[dict[str, object]]:
    """Yield every line."""
    yield {
        "line": "links", "raw_gigabytes": a.citations * 16 / 1e9,
        "parquet_gigabytes": a.citations * a.links_bytes / 1e9,
        "files": a.citations * a.links_bytes / a.partition_bytes,
        "members_shuffle_gigabytes": a.citations * a.table_bytes / 1e9,
    }  # fmt: skip
    lists = fit(
        a.citations / a.citing, a.longest,
        lambda r, m: np.exp(-(np.log(r / (m + 1)) ** 2) / (2 * a.sigma**2)) / r,
    )  # fmt: skip
    for cap in (None, 1000):
        yield size_products("co-citation", a.citing, lists, cap, a)
    for alpha in (3.0, 2.5):
        works = fit(a.citations / a.cited, a.most, lambda c, b, k=alpha: (b + c) ** -k)
        above = {f"{n:.0e}": a.cited * float(works[1][works[0] > n].sum()) for n in (1e3, 1e4, 1e5)}
        yield {"line": "groups", "alpha": alpha, "works_cited_more_than": above}
        for cap in (None, 10_000, 5_000, 1_000):
            line = size_products("bibliographic-coupling", a.cited, works, cap, a)
            yield {**line, "alpha": alpha}
    parse = a.citations / a.entries_per_second / 3600
    same = a.citations / 1e6 * a.same_work_seconds * 2 / 3600  # seconds a million, on two cores
    yield {
        "line": "entries", "parse_core_hours": parse, "same_work_core_hours": same or None,
        "hours": a.slack * (parse + same) / (a.nodes * a.cores),
        "dollars": a.slack * (parse + same) * a.dollars_per_core_hour,
    }  # fmt: skip


def main() -> None:
    """Print one JSON line for each part."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name, value in INPUTS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=float, default=value)
    for line in size_all(parser.parse_args()):
        print(json.dumps(json.loads(json.dumps(line), parse_float=lambda x: float(f"{float(x):.3g}"))))  # fmt: skip


if __name__ == "__main__":
    main()
