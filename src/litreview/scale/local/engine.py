"""Which engine counts: the kernel in memory where its pairs fit, else DuckDB, and why.

Both write the same files: only what adds the products up is another.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from litreview.errors import InputError, UsageError
from litreview.model import Progress
from litreview.pairs import Incidence, count_pairs
from litreview.scale.local.count import MEMORY, PRODUCTS, Edges, Extent, Job, prepare_job
from litreview.scale.local.links import Links
from litreview.scale.local.room import free_memory, parse_size, show_size
from litreview.scale.sql import DIGITS, Count

Engine = Literal["auto", "memory", "duckdb"]

BYTES_PER_PAIR = 40
"""Bytes at the peak for each pair: two positions, a weight, and the copies while blocks are joined.
Measured on 4 to 43 million pairs: 27 to 40 (``bytes_per_pair`` of ``benchmarks/equality.py``)."""
BYTES_PER_LINK = 150
"""The incidence table, its transpose and its weighted twin, and what they are made of."""
_OVERHEAD = 250_000_000
"""One block of products while it is multiplied, sorted and cut."""
_SHARE = 0.8
"""Of what is free; the rest is left to others, and to what cannot be foreseen."""
_BESIDE = 1_000_000_000
"""Bytes that DuckDB keeps while the kernel counts."""


def count_links(
    links: Links,
    count: Count,
    out: str | Path,
    *,
    group: str = "group",
    item: str = "item",
    engine: Engine = "auto",
    memory: str | None = None,
    threads: int | None = None,
    disk: str | None = None,
    products: int = PRODUCTS,
    progress: Progress | None = None,
    report: Callable[[str], None] | None = None,
) -> Edges:
    """Count the pairs of items that share groups, in memory or out of core.

    Parameters
    ----------
    links, count, out, group, item, threads, disk, products, progress
        As in `litreview.scale.count_out_of_core`.
    engine
        ``"memory"``: the kernel of `litreview.pairs`. ``"duckdb"``: out of core. ``"auto"``: the
        kernel if `needed_memory` is there before any pair is made, else DuckDB. The files are
        the same.
    memory
        What may be used, such as ``4GB``; by default what is free.
    report
        Called with one line when ``"auto"`` chose DuckDB, and when groups were left out.

    Returns
    -------
    Edges
        Its ``engine`` says which.

    Raises
    ------
    InputError, UsageError
        As in `litreview.scale.count_out_of_core`.

    Examples
    --------
    >>> links = pd.DataFrame({"group": ["p", "p", "q", "q"], "item": ["x", "y", "x", "y"]})
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     count_links(links, Count(), folder).frame().values.tolist()
    [['x', 'y', 2]]
    """
    check_engine(engine)
    free = int(free_memory() * _SHARE) if memory is None else parse_size(memory)
    held = f"{min(parse_size(MEMORY), max(free, 10**8))}B" if memory is None else memory
    limits: dict[str, Any] = {"memory": held, "threads": threads, "disk": disk}
    with prepare_job(links, count, out, group, item, products, progress, **limits) as job:
        need = needed_memory(job.extent)
        edges = job.finished()
        if edges is None and (engine == "memory" or (engine == "auto" and need <= free)):
            edges = _write_from_memory(job, parse_size(held), need, last=engine == "memory")
        if edges is None:
            if engine == "auto" and report:
                report(
                    f"counting in memory may need {show_size(need)} and {show_size(free)} may be "
                    f"used: DuckDB counts out of core, in {show_size(parse_size(held))} and on "
                    f"the disk of {out}"
                )
            edges = job.write("duckdb")
        if edges.groups_left_out and report:
            report(
                f"groups of more than {count.largest_group} items left out: "
                f"{edges.groups_left_out}; the largest has {edges.largest}"
            )
    return edges


def check_engine(engine: str) -> None:
    """Refuse an engine that there is not."""
    if engine not in get_args(Engine):
        raise UsageError(f"no engine {engine!r}: use one of {', '.join(get_args(Engine))}")


def needed_memory(extent: Extent) -> int:
    """Return the bytes that the kernel may need: no more pairs than products, or than two items give.

    >>> needed_memory(Extent(links=3_000_000, items=700_000, products=26_000_000, groups_left_out=0, largest=90))
    1740000000
    """
    pairs = min(extent.products, extent.items * (extent.items - 1) // 2)
    block = min(_OVERHEAD, extent.products * 2 * BYTES_PER_PAIR)
    return pairs * BYTES_PER_PAIR + extent.links * BYTES_PER_LINK + block


def _write_from_memory(job: Job, held: int, need: int, *, last: bool) -> Edges | None:
    """Count by the kernel; None where memory ends after all and this engine is not the last."""
    try:
        return _write_pairs(job, held)
    except MemoryError as error:
        if not last:
            job.database.execute(f"SET memory_limit='{held}B'")
            return None
        raise InputError(
            f"{job.folder}: counting in memory may need {show_size(need)}, which were not there; "
            "use the engine duckdb"
        ) from error


def _write_pairs(job: Job, held: int) -> Edges:
    """Count by the kernel and hand its pairs on, a stretch at a time, to be written."""
    database, count = job.database, job.count
    database.execute(f"SET memory_limit='{min(_BESIDE, held)}B'")
    if job.progress:
        job.progress("counting: in memory", 0, 1)
    shares = database.execute("SELECT grp, item FROM shares").fetchnumpy()
    table = Incidence.from_links(np.asarray(shares["grp"]), np.asarray(shares["item"]))
    del shares
    pairs = count_pairs(table, counting=count.counting, threshold=count.threshold)
    codes = table.columns.astype(np.int64)

    def stretch(first: int, end: int) -> str:
        ends_of = np.searchsorted(codes, [first, end]).astype(pairs.i.dtype)  # else a copy is made
        cut = slice(*np.searchsorted(pairs.i, ends_of).tolist())
        weight = pairs.weight[cut]
        if count.counting == "fractional":
            weight = weight.round(DIGITS)
        ends = {"source": codes[pairs.i[cut]], "target": codes[pairs.j[cut]]}
        database.register("counted", pd.DataFrame({**ends, "weight": weight}))
        return "SELECT source, target, weight FROM counted"

    return job.write("memory", stretch)
