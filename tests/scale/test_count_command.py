"""`litreview count`: one line of JSON for programs, the rest for people, one line for what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from litreview.scale import Count, count_out_of_core
from shell import run


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """Forty papers that cite from a pool of thirty works, one cited by all."""
    rng = np.random.default_rng(5)
    drawn = pd.DataFrame({"citing": rng.integers(0, 40, 400), "cited": rng.integers(1, 30, 400)})
    popular = pd.DataFrame({"citing": np.arange(40), "cited": 0})
    path = tmp_path / "links.csv"
    pd.concat([drawn, popular]).to_csv(path, index=False)
    return path


def test_the_edges_are_those_of_the_function(links: Path, tmp_path: Path) -> None:
    """Options reach the count; the line has its numbers."""
    out = tmp_path / "out"
    options = ["--threshold", "2", "--counting", "full", "--normalisation", "salton"]
    options += ["--min-occurrences", "3", "--largest-group", "35", "--engine", "duckdb"]
    options += ["--memory", "1GB", "--threads", "2", "--disk", "10GB"]
    done = run(
        "count", str(links), "-o", str(out), "--group", "cited", "--item", "citing", *options
    )
    assert done.returncode == 0, done.stderr
    count = Count("full", "salton", 2, 3, 35)
    expected = count_out_of_core(links, count, tmp_path / "same", group="cited", item="citing")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {
            "n_edges": expected.n_edges,
            "products": expected.products,
            "groups_left_out": 1,
            "largest": expected.largest,
            "engine": "duckdb",
        }
    ]
    for path in expected.folder.glob("part-*"):
        assert (out / path.name).read_bytes() == path.read_bytes()
    assert f"{expected.n_edges} edges" in done.stderr
    told = f"note: groups of more than 35 items left out: 1; the largest has {expected.largest}"
    assert told in done.stderr


def test_by_itself_it_counts_co_citation_in_memory(links: Path, tmp_path: Path) -> None:
    """Nothing needs to be named but the links and a place; little memory is told about."""
    done = run("count", str(links), "-o", str(tmp_path / "a"))
    assert json.loads(done.stdout)["engine"] == "memory"
    assert "note" not in done.stderr
    less = run("count", str(links), "-o", str(tmp_path / "b"), "--memory", "100MB")
    assert {**json.loads(less.stdout)} == json.loads(done.stdout)
    rng = np.random.default_rng(3)
    large = {"citing": np.arange(60_000) % 4000, "cited": rng.integers(0, 9000, 60_000)}
    path = tmp_path / "large.parquet"
    pd.DataFrame(large).to_parquet(path)
    done = run("count", str(path), "-o", str(tmp_path / "c"), "--memory", "50MB", "--quiet")
    assert json.loads(done.stdout)["engine"] == "duckdb"
    assert "note: counting in memory may need" in done.stderr
    assert done.stderr.count("\n") == 2


@pytest.mark.parametrize(
    ("options", "held"),
    [
        (["--group", "cites"], "no column 'cites'; there are: citing, cited"),
        (["--engine", "spark"], "use one of auto, memory, duckdb"),
        (["--normalisation", "cosine"], "no normalisation 'cosine'"),
        (["--memory", "some"], "give a size such as 4GB"),
        (["--largest-group", "1"], "a pair needs a group of 2"),
        (["--threshold", "nan"], "give a number"),
        (["--threads", "0"], "give 1 or more"),
    ],
)
def test_wrong_options_are_one_line(
    options: list[str], held: str, links: Path, tmp_path: Path
) -> None:
    """Status 2, nothing on standard output, no folder that looks like a result."""
    done = run("count", str(links), "-o", str(tmp_path / "out"), *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert held in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.rglob("*.parquet"))


def test_wrong_links_are_one_line(tmp_path: Path) -> None:
    """A name that does not exist, a file that is none, and a name that would steer a terminal."""
    (tmp_path / "links.parquet").write_bytes(b"PAR1")
    for name in ("nowhere.csv", "links.parquet", "\x1b[2J.csv", "-"):
        done = run("count", name, "-o", str(tmp_path / "out"), cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert "\x1b" not in done.stderr


def test_help_teaches_by_example() -> None:
    """The example starts with the command's own name."""
    assert "litreview count links.parquet" in run("count", "--help").stdout
