"""A count that is killed at any moment leaves nothing that looks whole, and a restart completes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from litreview.scale import Count, Edges, count_out_of_core

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

COUNT = Count("fractional", "salton")
PRODUCTS = 20_000

KILLED = """
import json, os, random, signal, sys, time
from pathlib import Path

import duckdb, pandas  # loaded once for all that are killed
from litreview.scale import count_out_of_core
from litreview.scale.sql import Count

links, folder, count, products, points = json.loads(sys.argv[1])


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def count_until(point, out):
    kind, at = point
    seen = 0

    def step():
        nonlocal seen
        seen += 1
        if seen == at:
            die()

    def progress(stage, done, total):
        if kind == "progress":
            step()

    replace, write_text = Path.replace, Path.write_text

    def before(path, target):
        step()
        return replace(path, target)

    def after(path, target):
        done = replace(path, target)
        step()
        return done

    def half(path, text, **options):
        write_text(path, text[: len(text) // 2], **options)
        step()
        return write_text(path, text, **options)

    if kind in ("before", "after"):
        Path.replace = {"before": before, "after": after}[kind]
    if kind == "half":
        Path.write_text = half
    count_out_of_core(links, Count(*count), out, products=products, progress=progress, threads=2)
    os._exit(0)


for number, point in enumerate(points):
    pid = os.fork()
    if pid == 0:
        count_until(point, Path(folder) / str(number))
    if point[0] == "seconds":
        time.sleep(point[1])
        os.kill(pid, signal.SIGKILL)
    print(os.WTERMSIG(os.waitpid(pid, 0)[1]))
"""

SECONDS = np.random.default_rng(10).uniform(0.01, 0.6, 4).round(3).tolist()
POINTS = [
    *(("progress", at) for at in (1, 4, 7, 9)),
    *(("before", at) for at in (1, 2, 14)),
    *(("after", at) for at in (6, 13, 22)),
    *(("half", at) for at in (1, 2)),
    *(("seconds", seconds) for seconds in SECONDS),
]


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three thousand papers that cite twelve of two thousand works each."""
    rng = np.random.default_rng(2)
    frame = pd.DataFrame(
        {"group": np.repeat(np.arange(3000), 12), "item": rng.integers(0, 2000, 36_000)}
    )
    path = tmp_path_factory.mktemp("links") / "links.parquet"
    frame.to_parquet(path)
    return path


def count_whole(links: Path, out: Path) -> Edges:
    """Count to the end."""
    return count_out_of_core(links, COUNT, out, products=PRODUCTS)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder that is done."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def undisturbed(links: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a run that nobody killed."""
    out = tmp_path_factory.mktemp("undisturbed")
    count_whole(links, out)
    files = bytes_of(out)
    assert len(files) == 12  # ten stretches, what was counted, and what says that it is whole
    return files


@pytest.fixture(scope="module")
def killed(links: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the folders of runs that were killed, one for each point."""
    folder = tmp_path_factory.mktemp("killed")
    count = [COUNT.counting, COUNT.normalisation]
    given = json.dumps([str(links), str(folder), count, PRODUCTS, POINTS])
    done = subprocess.run(
        [sys.executable, "-c", KILLED, given], capture_output=True, text=True, check=True
    )
    signals = done.stdout.split()
    named = [s for s, (kind, _) in zip(signals, POINTS, strict=True) if kind != "seconds"]
    assert set(named) == {"9"}, done.stdout
    assert signals.count("9") > len(named)  # of those after some seconds, some were too late
    return [folder / str(number) for number in range(len(POINTS))]


@pytest.mark.parametrize("number", range(len(POINTS)), ids=lambda n: "-".join(map(str, POINTS[n])))
def test_killed_and_started_again(
    number: int, killed: list[Path], links: Path, undisturbed: dict[str, bytes]
) -> None:
    """What is there after the kill is whole or says that it is not; the restart has the same bytes."""
    out = killed[number]
    if (out / "_SUCCESS").exists():
        assert {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()} == undisturbed
    elif POINTS[number][0] == "progress":
        assert not list(out.glob("*.parquet"))
    for path in out.rglob("*.parquet"):
        assert path.read_bytes() == undisturbed[path.name]
        assert pq.read_table(path).num_rows
    counted = {p.name: p.stat().st_ino for p in (out / "work").glob("part-*.parquet")}
    found = count_whole(links, out)
    assert bytes_of(out) == undisturbed
    # What was counted before the kill is not counted again: those very files come into place.
    assert {name: (out / name).stat().st_ino for name in counted} == counted
    if POINTS[number] == ("after", 6):  # the first replacement is that of the state
        assert len(counted) == 5
    assert found.n_edges == len(found.frame())


def test_a_state_that_is_no_state_begins_anew(
    links: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    """Half a state, or anything else in its place, vouches for no file."""
    for n, state in enumerate((b'{"count": {', b"\xff\xfe", b"null")):
        out = tmp_path / str(n)
        (out / "work").mkdir(parents=True)
        (out / "_counting.json").write_bytes(state)
        (out / "part-00000.parquet").write_bytes(b"of another run")
        (out / "part-00099.parquet").write_bytes(b"of another run")
        (out / "work" / "_counting.json").write_bytes(state)
        (out / "work" / "part-00000.parquet").write_bytes(b"half")
        (out / "work" / "links.duckdb").write_bytes(b"half")
        count_whole(links, out)
        assert bytes_of(out) == undisturbed
