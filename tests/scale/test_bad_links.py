"""Links that cannot be counted: one line says what is wrong, where, and how to mend it."""

from __future__ import annotations

import builtins
import datetime as dt
import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from litreview.errors import InputError, LitreviewError, UsageError
from litreview.scale import Count, count_out_of_core
from litreview.scale.local import count as counting

GOOD = pd.DataFrame({"group": [1, 1, 2, 2], "item": [7, 8, 7, 8]})


def told(links: Any, out: Path, count: Count | None = None, **options: Any) -> str:
    """Return the one line, after checking that nothing was left that looks like edges."""
    with pytest.raises(LitreviewError) as error:
        count_out_of_core(links, count or Count(), out, **options)
    line = str(error.value)
    assert "\n" not in line
    assert len(line) < 600
    if out.is_dir():
        assert not list(out.rglob("*.parquet"))
        assert not list(out.rglob("*.part"))
        assert not list(out.rglob("*.duckdb*"))
    return line


def object_column(values: list[Any]) -> pd.DataFrame:
    """Return links whose items are Python objects, as they are."""
    return pd.DataFrame({"group": [1] * len(values), "item": pd.Series(values, dtype=object)})


@pytest.mark.parametrize(
    ("values", "held"),
    [
        ([1, "1"], "several types"),
        ([[1], [2]], "several types"),
        ([{"a": 1}, {"a": 2}], "several types"),
        ([b"x", b"y"], "bytes"),
        ([True, False], "boolean"),
        ([dt.date(2020, 1, 1), dt.date(2021, 1, 1)], "date"),
        ([1.5, 2.0], "1.5"),
        ([2**53 + 2, 0.0], "numbers such as"),
        ([2**70, 1], "beyond 64 bits"),
        (["x\ud800", "y"], "surrogate"),
    ],
)
def test_items_of_a_frame_that_are_no_ids(values: list[Any], held: str, tmp_path: Path) -> None:
    """What could be counted wrongly is refused, and the line names the column."""
    line = told(object_column(values), tmp_path / "out")
    assert held in line
    assert line.startswith("links: ")


@pytest.mark.parametrize(
    ("column", "held"),
    [
        (pd.Series([1.5, 2.5]), "1.5"),
        (pd.Series([np.inf, 1.0]), "inf"),
        (pd.to_datetime(pd.Series(["2020-01-01", "2021-01-01"])), "TIMESTAMP"),
        (pd.Series([True, False]), "BOOLEAN"),
        (pd.Series([[1], [2]]), "BIGINT[]"),
        (pd.Series([{"a": 1}, {"a": 2}]), "STRUCT"),
        (pd.Series([b"x", b"y"]), "BLOB"),
    ],
)
def test_columns_of_a_file_that_hold_no_ids(column: pd.Series, held: str, tmp_path: Path) -> None:
    """The type stands in the line, and what would do."""
    path = tmp_path / "links.parquet"
    pd.DataFrame({"group": [1, 1], "item": column}).to_parquet(path)
    line = told(path, tmp_path / "out")
    assert held in line
    assert "ids are whole numbers or text" in line
    assert str(path) in line


@pytest.mark.parametrize("as_group", [False, True])
def test_absent_ids_are_left_out(as_group: bool, tmp_path: Path) -> None:
    """Missing numbers make floats of the others; the others are counted, and missing ones are not one group."""
    links = pd.DataFrame({"group": [1, 1, 2, 2, 2], "item": [7.0, 8.0, 7.0, 8.0, np.nan]})
    if as_group:
        links = pd.DataFrame({"group": [1, 1, None, None, np.nan], "item": [7, 8, 7, 8, 9]})
    path = tmp_path / "links.parquet"
    links.to_parquet(path)
    csv = tmp_path / "links.csv"
    links.to_csv(csv, index=False)
    texts = links.astype(object).where(links.notna(), None)
    for given in (links, path, csv, texts):
        found = count_out_of_core(given, Count(), tmp_path / "out").frame()
        assert found.values.tolist() == [[7, 8, 1 if as_group else 2]]


def test_all_ids_absent(tmp_path: Path) -> None:
    """There is nothing to count, and nothing wrong."""
    nothing = pd.DataFrame({"group": [None, None], "item": [1, 2]})
    assert count_out_of_core(nothing, Count(), tmp_path).n_edges == 0


def test_text_that_looks_like_numbers_stays_text(tmp_path: Path) -> None:
    """In a CSV file 007 and 7 are two ids; a column of numbers alone sorts as numbers."""
    path = tmp_path / "links.csv"
    path.write_text("group,item\np,007\np,7\nq,9\nq,10\n")
    found = count_out_of_core(path, Count(), tmp_path / "one").frame()
    assert found.values.tolist() == [["007", "7", 1], ["10", "9", 1]]
    path.write_text("group;item\np;9\np;10\n2020-01-01;10\n2020-01-01;9.0\n")
    found = count_out_of_core(path, Count(), tmp_path / "two").frame()
    assert found.values.tolist() == [[9, 10, 2]]


def test_categories_count_as_what_they_name(tmp_path: Path) -> None:
    """In the order of the ids, not of the categories."""
    items = pd.Categorical(["b", "a", "b", "a"], categories=["b", "a"])
    found = count_out_of_core(GOOD.assign(item=items), Count(), tmp_path).frame()
    assert found.values.tolist() == [["a", "b", 2]]


def test_columns_that_are_not_there(tmp_path: Path) -> None:
    """The line names those that are."""
    for ending, write in (("parquet", GOOD.to_parquet), ("csv", GOOD.to_csv)):
        path = tmp_path / f"links.{ending}"
        write(path, index=False)
        line = told(path, tmp_path / "out", item="cited")
        assert "no column 'cited'; there are: group, item" in line
    assert "there are: a" in told(pd.DataFrame({"a": [1]}), tmp_path / "out")
    twice = pd.DataFrame([[1, 2, 3]], columns=["group", "item", "item"])
    assert "two columns 'item'" in told(twice, tmp_path / "out")
    assert "name two columns" in told(GOOD, tmp_path / "out", item="group")


def make_empty(path: Path) -> None:
    """Write nothing."""
    path.write_bytes(b"")


def make_garbage(path: Path) -> None:
    """Write what only begins like Parquet."""
    path.write_bytes(b"PAR1" + b"garbage" * 100)


def make_damaged(path: Path) -> None:
    """Write a file whose schema is fine and whose pages are not."""
    pd.DataFrame({"group": np.arange(50_000), "item": np.arange(50_000)[::-1]}).to_parquet(path)
    data = bytearray(path.read_bytes())
    data[2_000:60_000] = b"\xff" * 58_000
    path.write_bytes(data)


def make_cut(path: Path) -> None:
    """Write the first half of a file."""
    GOOD.to_parquet(path)
    path.write_bytes(path.read_bytes()[:-200])


@pytest.mark.parametrize("make", [make_empty, make_garbage, make_damaged, make_cut])
def test_a_parquet_file_that_is_broken(make: Callable[[Path], None], tmp_path: Path) -> None:
    """The line names the file, alone and among others."""
    folder = tmp_path / "links"
    folder.mkdir()
    GOOD.to_parquet(folder / "a.parquet")
    make(folder / "b.parquet")
    assert "b.parquet" in told(folder / "b.parquet", tmp_path / "out")
    line = told(f"{folder}/*.parquet", tmp_path / "out")
    assert "cannot be read" in line


@pytest.mark.parametrize(
    ("data", "held"),
    [
        (b"", "empty"),
        (b"group,group\n1,2\n", "two columns 'group'"),
        (b"group,item\n1,2\n3,4,5\n", "Line: 3"),
        (b"group,item\n1,2\n3\n", "Line: 3"),
        (b'group,item\n1,"2\n', "unterminated"),
        (b"group,item\n1,caf\xe9\n", "utf-8"),
        (b"\xff\xfeg\x00r\x00", "UTF-8"),
    ],
)
def test_a_csv_file_that_is_broken(data: bytes, held: str, tmp_path: Path) -> None:
    """No line is skipped, none is guessed to be the header."""
    path = tmp_path / "links.csv"
    path.write_bytes(data)
    line = told(path, tmp_path / "out")
    assert held in line
    assert "links.csv" in line


def test_files_that_are_not_there_or_not_links(tmp_path: Path) -> None:
    """A name, a pattern, a folder, an ending, a zip that is none."""
    out = tmp_path / "out"
    assert "nowhere.parquet" in told("nowhere.parquet", out)
    assert "check the pattern" in told(str(tmp_path / "*.parquet"), out)
    assert "no .parquet file" in told(tmp_path, out)
    (tmp_path / "links.xlsx").write_bytes(b"x")
    assert ".parquet, .csv or .tsv" in told(tmp_path / "links.xlsx", out)
    (tmp_path / "links.csv.gz").write_bytes(b"no zip")
    assert "links.csv.gz" in told(tmp_path / "links.csv.gz", out)
    (tmp_path / "folder.parquet").mkdir()
    assert "no .parquet file" in told(tmp_path / "folder.parquet", out)


def test_many_files(tmp_path: Path) -> None:
    """Patterns and folders are read whole; names with marks of patterns are names."""
    for n in range(30):
        GOOD.assign(group=GOOD["group"] + 10 * n).to_parquet(tmp_path / f"[{n}]'*.parquet")
        GOOD.assign(group=GOOD["group"] + 10 * n).to_csv(tmp_path / f"{n}.csv", index=False)
    for n, given in enumerate((tmp_path, f"{tmp_path}/*.parquet", f"{tmp_path}/*.csv")):
        found = count_out_of_core(given, Count(), tmp_path / f"out{n}").frame()
        assert found.values.tolist() == [[7, 8, 60]]
    found = count_out_of_core(tmp_path / "[1]'*.parquet", Count(), tmp_path / "one").frame()
    assert found.values.tolist() == [[7, 8, 2]]
    zipped = tmp_path / "links.csv.gz"
    zipped.write_bytes(gzip.compress((tmp_path / "0.csv").read_bytes()))
    assert count_out_of_core(zipped, Count(), tmp_path / "gz").n_edges == 1
    assert "one kind at a time" in told(f"{tmp_path}/*[vt]", tmp_path / "none")


def test_numbers_in_one_file_and_text_in_another(tmp_path: Path) -> None:
    """007 of the second file would be 7 of the first: the line names both files and types."""
    GOOD.to_parquet(tmp_path / "a.parquet")
    GOOD.astype("float").to_parquet(tmp_path / "b.parquet")  # whole numbers all the same
    assert count_out_of_core(tmp_path, Count(), tmp_path / "out").frame().values.tolist() == [
        [7, 8, 2]
    ]
    GOOD.assign(item=["007", "8", "7", "8"]).to_parquet(tmp_path / "c.parquet")
    line = told(tmp_path, tmp_path / "none")
    assert "c.parquet: column 'item' is VARCHAR, but BIGINT in" in line
    assert "a.parquet" in line


@pytest.mark.parametrize("place", ["file", "below a file"])
def test_a_place_that_is_no_folder(place: str, tmp_path: Path) -> None:
    """Nothing is counted before the place is known to be good."""
    (tmp_path / "taken").write_text("mine")
    out = tmp_path / "taken" if place == "file" else tmp_path / "taken" / "deeper"
    assert "cannot be written" in told(GOOD, out)
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_place_that_another_count_uses(tmp_path: Path) -> None:
    """The second run says so and leaves the first alone."""
    pytest.importorskip("fcntl")

    def second(stage: str, done: int, total: int) -> None:
        assert "another run writes there" in told(GOOD, tmp_path)

    def told(links: pd.DataFrame, out: Path) -> str:
        with pytest.raises(UsageError) as error:
            count_out_of_core(links, Count(), out)
        return str(error.value)

    assert count_out_of_core(GOOD, Count(), tmp_path, progress=second).n_edges == 1


MANY = pd.DataFrame(
    {
        "group": np.arange(200_000) % 10_000,
        "item": np.random.default_rng(1).integers(0, 40_000, 200_000),
    }
)


@pytest.mark.parametrize(
    ("options", "held"),
    [
        ({"memory": "1MB"}, "allow more memory"),
        ({"memory": "32MB", "threads": 8}, "memory was not enough"),
        ({"memory": "64MB", "disk": "1MB", "threads": 2}, "allow more disk"),
    ],
)
def test_too_little_memory_or_disk(options: dict[str, Any], held: str, tmp_path: Path) -> None:
    """The line names the folder and what to do; a run with enough then completes."""
    assert held in told(MANY, tmp_path, **options)
    assert count_out_of_core(MANY, Count(), tmp_path).n_edges > 1_800_000


@pytest.mark.parametrize(
    "options",
    [
        *({"memory": "lots"}, {"memory": "-4GB"}, {"memory": "0GB"}, {"memory": ""}),
        *({"disk": "full"}, {"threads": 0}, {"threads": -2}, {"products": 0}),
    ],
)
def test_limits_that_mean_nothing(options: dict[str, Any], tmp_path: Path) -> None:
    """Refused by name before anything is written."""
    with pytest.raises(UsageError, match=next(iter(options))):
        count_out_of_core(GOOD, Count(), tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


FULL_DISK = """
import resource, sys
import pandas as pd
from litreview.errors import InputError
from litreview.scale import Count, count_out_of_core
for most in (500_000, 6_000_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    try:
        count_out_of_core(sys.argv[1], Count(), sys.argv[2], threads=2)
    except InputError as error:
        print(error)
"""


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """The system refuses to make the file of the tables longer, then that of the edges."""
    pytest.importorskip("resource")
    MANY.to_parquet(tmp_path / "links.parquet")
    out = tmp_path / "out"
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "links.parquet"), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 2, done.stdout
    tables, edges = done.stdout.splitlines()
    assert done.stderr == ""
    assert "links.duckdb" in tables
    assert "out/work/" in edges
    for line in (tables, edges):
        assert "the disk is full" in line
        assert "make room there" in line
    assert not [p for p in out.rglob("*") if p.suffix in (".part", ".parquet", ".duckdb")]
    assert count_out_of_core(MANY, Count(), out).n_edges > 1_800_000


def test_a_work_that_a_million_papers_cite(tmp_path: Path) -> None:
    """Half a trillion products are not begun: the line names them, and the cap that leaves them out."""
    papers = np.arange(1_000_000)
    links = pd.DataFrame({"paper": papers, "work": 0}, dtype="int32")
    few = pd.DataFrame({"paper": [1, 2, 3], "work": [1, 1, 1]}, dtype="int32")
    path = tmp_path / "links.parquet"
    pd.concat([links, few]).to_parquet(path)
    columns = {"group": "work", "item": "paper"}
    with pytest.raises(UsageError) as error:
        count_out_of_core(path, Count(), tmp_path / "out", **columns)
    line = str(error.value)
    assert "1,000,000 items" in line
    assert "499,999,500,000 of 499,999,500,003 products" in line
    assert "a largest_group of 3 leaves out 1 group;" in line
    found = count_out_of_core(path, Count(largest_group=3), tmp_path / "out", **columns)
    assert (found.n_edges, found.groups_left_out, found.largest) == (3, 1, 1_000_000)


def test_a_cap_that_is_named_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names the largest group counts it, however long it takes."""
    monkeypatch.setattr(counting, "MOST_PRODUCTS", 1)
    with pytest.raises(UsageError, match="one of 2 counts them all the same"):
        count_out_of_core(GOOD, Count(), tmp_path)
    assert count_out_of_core(GOOD, Count(largest_group=2), tmp_path).n_edges == 1


def test_without_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says what to install."""
    there = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "duckdb":
            raise ImportError(name)
        return there(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"pip install 'litreview\[scale\]'"):
        count_out_of_core(GOOD, Count(), tmp_path)


def test_errors_are_of_the_house(tmp_path: Path) -> None:
    """Bad data is an InputError."""
    with pytest.raises(InputError):
        count_out_of_core("nowhere.csv", Count(), tmp_path)
