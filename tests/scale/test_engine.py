"""The kernel in memory and DuckDB write the same bytes, and the choice between them is told."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest

from litreview.errors import InputError, UsageError
from litreview.pairs import Counting, Normalisation
from litreview.scale import Count, count_links
from litreview.scale.local import engine
from litreview.scale.local.count import Extent
from litreview.scale.local.engine import Engine, needed_memory
from litreview.scale.local.room import UNKNOWN, free_memory, parse_size


@pytest.fixture(scope="module")
def links() -> pd.DataFrame:
    """Ninety papers that cite from a pool of eighty works, one of which nearly all cite."""
    rng = np.random.default_rng(6)
    frame = pd.DataFrame({"citing": rng.integers(0, 90, 900), "cited": rng.integers(1, 80, 900)})
    popular = pd.DataFrame({"citing": np.arange(85), "cited": 0})
    return pd.concat([frame, popular], ignore_index=True).astype(str)


def files(links: pd.DataFrame, count: Count, out: Path, engine: Engine, group: str) -> list[bytes]:
    """Count by an engine; return what it wrote."""
    item = "cited" if group == "citing" else "citing"
    edges = count_links(links, count, out, group=group, item=item, engine=engine, products=500)
    assert edges.engine == engine
    return [path.read_bytes() for path in sorted(out.glob("part-*.parquet"))]


WAYS = [
    Count(counting, normalisation, threshold, least, cap)
    for counting, normalisation, (threshold, least, cap) in product(
        get_args(Counting),
        [None, *get_args(Normalisation)],
        [(None, None, None), (0.5, 3, 12)],
    )
]


@pytest.mark.parametrize("count", WAYS, ids=str)
def test_both_engines_write_the_same_bytes(
    count: Count, links: pd.DataFrame, tmp_path: Path
) -> None:
    """Co-citation or coupling, however it is counted: the same files to the last byte."""
    group = "citing" if count.normalisation in (None, "salton", "jaccard") else "cited"
    memory = files(links, count, tmp_path / "memory", "memory", group)
    assert memory == files(links, count, tmp_path / "duckdb", "duckdb", group)
    assert len(memory) > 1


def test_a_fraction_at_the_threshold(tmp_path: Path) -> None:
    """Six groups of seven make 1 in both engines, though the floats make 0.9999999999999999."""
    frame = pd.DataFrame({"citing": np.repeat(np.arange(6), 7), "cited": np.tile(np.arange(7), 6)})
    count = Count("fractional", threshold=1)
    for name in ("memory", "duckdb"):
        out = tmp_path / name
        found = count_links(frame, count, out, group="citing", item="cited", engine=name)
        assert found.frame()["weight"].tolist() == [1.0] * 21


@pytest.mark.parametrize(("memory", "chosen"), [("50MB", "duckdb"), ("4GB", "memory")])
def test_the_choice_is_made_by_what_there_is(memory: str, chosen: str, tmp_path: Path) -> None:
    """DuckDB is named in one line, with what would have been needed; the kernel goes without saying."""
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({"group": np.arange(60_000) % 4000, "item": rng.integers(0, 9000, 60_000)})
    told: list[str] = []
    edges = count_links(frame, Count(), tmp_path, memory=memory, report=told.append)
    assert edges.engine == chosen
    if chosen == "memory":
        assert told == []
    else:
        (line,) = told
        assert "50 MB may be used: DuckDB counts out of core" in line
        assert str(tmp_path) in line
        assert "\n" not in line


def test_without_a_size_the_machine_is_asked(
    links: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is free, even a small count goes to the disk; a named engine is not asked about."""
    columns: dict[str, Any] = {"group": "citing", "item": "cited"}
    assert count_links(links, Count(), tmp_path / "free", **columns).engine == "memory"
    monkeypatch.setattr(engine, "free_memory", lambda: 0)
    told: list[str] = []
    given = {**columns, "report": told.append}
    assert count_links(links, Count(), tmp_path / "none", **given).engine == "duckdb"
    assert len(told) == 1
    named = count_links(links, Count(), tmp_path / "named", engine="memory", **given)
    assert (named.engine, len(told)) == ("memory", 1)


def test_memory_that_ends_after_all(
    links: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DuckDB goes on where the kernel met the end; who asked for the kernel is told in one line."""

    def out_of_memory(*_: Any, **__: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(engine, "count_pairs", out_of_memory)
    told: list[str] = []
    columns: dict[str, Any] = {"group": "citing", "item": "cited", "report": told.append}
    assert count_links(links, Count(), tmp_path / "auto", **columns).engine == "duckdb"
    assert len(told) == 1
    with pytest.raises(InputError, match="use the engine duckdb"):
        count_links(links, Count(), tmp_path / "memory", engine="memory", **columns)
    assert not list((tmp_path / "memory").rglob("*.parquet"))


def test_what_is_left_out_is_told(links: pd.DataFrame, tmp_path: Path) -> None:
    """With how many groups, and the size of the largest."""
    told: list[str] = []
    edges = count_links(
        links, Count(largest_group=50), tmp_path, group="cited", item="citing", report=told.append
    )
    assert (edges.groups_left_out, edges.largest) == (1, 85)
    assert told == ["groups of more than 50 items left out: 1; the largest has 85"]


def test_an_engine_that_does_not_exist(links: pd.DataFrame, tmp_path: Path) -> None:
    """Named, with those that do, before anything is written."""
    with pytest.raises(UsageError, match="use one of auto, memory, duckdb"):
        count_links(links, Count(), tmp_path / "out", engine="spark")  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


def test_the_need_is_bounded_by_the_pairs_that_items_can_make() -> None:
    """A billion products of a thousand items are half a million pairs at most."""
    few = Extent(links=1000, items=1000, products=10**9, groups_left_out=0, largest=9)
    many = Extent(links=1000, items=10**6, products=10**9, groups_left_out=0, largest=9)
    assert needed_memory(few) < 10**9
    assert needed_memory(many) > 30 * 10**9


def test_the_need_is_not_less_than_what_the_kernel_holds() -> None:
    """What is counted by hand: a weight and two positions of each pair, once held and once joined."""
    extent = Extent(links=10**6, items=10**6, products=10**8, groups_left_out=0, largest=9)
    assert needed_memory(extent) > 10**8 * (8 + 4 + 4 + 8) + 10**6 * 2 * 16


def write(root: Path, files: dict[str, str]) -> Path:
    """Lay out what a system tells of itself."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="ascii")
    return root


MEMINFO = "MemTotal:       16000000 kB\nMemFree: 1 kB\nMemAvailable:    8000000 kB\n"
V2 = {
    "proc/self/cgroup": "0::/a/b\n",
    "sys/fs/cgroup/a/memory.max": "3000000000\n",
    "sys/fs/cgroup/a/memory.current": "2500000000\n",
    "sys/fs/cgroup/a/memory.stat": "anon 1\ninactive_file 500000000\n",
    "sys/fs/cgroup/a/b/memory.max": "max\n",
}
V1 = {
    "proc/self/cgroup": "4:cpu,cpuacct:/x\n3:memory:/docker/abc\n",
    "sys/fs/cgroup/memory/memory.limit_in_bytes": "2000000000\n",
    "sys/fs/cgroup/memory/memory.usage_in_bytes": "1900000000\n",
}


@pytest.mark.parametrize(
    ("told", "free"),
    [
        ({"proc/meminfo": MEMINFO}, 8_000_000 * 1024),
        ({"proc/meminfo": MEMINFO, **V2}, 1_000_000_000),
        ({"proc/meminfo": MEMINFO, **V1}, 100_000_000),
        (V1 | {"sys/fs/cgroup/memory/memory.usage_in_bytes": "9000000000\n"}, 0),
        ({}, UNKNOWN),
    ],
)
def test_free_memory(told: dict[str, str], free: int, tmp_path: Path) -> None:
    """The least of what the system and the control groups leave; little where nobody tells."""
    assert free_memory(write(tmp_path, told)) == free


def test_free_memory_of_this_machine() -> None:
    """Some, and less than a computer of today can hold."""
    assert 10**6 < free_memory() < 10**15


def test_free_memory_under_a_limit_of_the_shell() -> None:
    """What `ulimit -v` leaves counts too."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (2**40, before[1]))
    try:
        assert free_memory() < 2**40
        assert engine.free_memory is free_memory
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.parametrize("wrong", ["", "GB", "4 apples", "-1GB", "0", "0.0001 b", "1e9", "nan"])
def test_sizes_that_are_none(wrong: str) -> None:
    """Refused with an example of one."""
    with pytest.raises(UsageError, match="such as 4GB"):
        parse_size(wrong)
