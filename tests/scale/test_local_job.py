"""The whole job on one machine, as a shell runs it: folders, lines, and what is said of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from litreview.pairs import Incidence, count_pairs
from scale.corpora import make_rows
from shell import run

STAGES = ["entries", "works", "co-citation", "bibliographic-coupling"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of printed records in lists, with papers among them."""
    path = tmp_path / "table.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in make_rows(200, 21)), encoding="utf-8")
    return path


def test_parse_resolve_count(table: Path, tmp_path: Path) -> None:
    """Each stage has its folder and its line; the edges are those of the kernel in memory."""
    out = tmp_path / "out"
    done = run("local-job", str(table), "-o", str(out), "--workers", "2", "--threshold", "2")
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["stage"] for line in lines] == STAGES
    cited = pq.read_table(out / "citations").to_pylist()
    links = {(row["citing"], row["work"]) for row in cited if row["citing"]}
    groups, items = zip(*sorted(links), strict=True)
    expected = list(count_pairs(Incidence.from_links(groups, items), threshold=2))
    found = pq.read_table(out / "co-citation").to_pylist()
    assert [(e["source"], e["target"], e["weight"]) for e in found] == expected
    assert lines[2]["rows"] == len(expected) > 5


def test_one_stage_after_another(table: Path, tmp_path: Path) -> None:
    """Stages that are run alone read what the one before wrote."""
    out = tmp_path / "out"
    assert run("local-job", str(table), "-o", str(out), "--stage", "parse").returncode == 0
    entries = str(out / "entries")
    assert run("local-job", entries, "-o", str(out), "--stage", "resolve").returncode == 0
    counted = run(
        "local-job", str(out / "citations"), "-o", str(out), "--stage", "count", "--cited", "work"
    )
    assert counted.returncode == 0, counted.stderr
    whole = tmp_path / "whole"
    assert run("local-job", str(table), "-o", str(whole)).returncode == 0
    for stage in STAGES:
        assert pq.read_table(out / stage).to_pylist() == pq.read_table(whole / stage).to_pylist()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.parquet", "-o", "out"], "missing.parquet: no table there"),
        (["TABLE", "-o", "out", "--stage", "count"], "no column 'citing'"),
        (["TABLE", "-o", "out", "--stage", "guess"], "no stage 'guess'"),
        (["TABLE", "-o", "out", "--workers", "0"], "workers is 0"),
        (["TABLE", "-o", "TABLE/out"], "make room there|cannot be written"),
    ],
)
def test_bad_input(table: Path, tmp_path: Path, arguments: list[str], said: str) -> None:
    """One line on standard error, status 2, nothing on standard output."""
    import re

    if "count" in arguments:
        table = tmp_path / "links.csv"
        table.write_text("a,cited\n1,2\n")
    given = [
        str(tmp_path / "out") if a == "out" else a.replace("TABLE", str(table)) for a in arguments
    ]
    done = run("local-job", *given)
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.search(said, done.stderr)
    assert "Traceback" not in done.stderr
