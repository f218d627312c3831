"""Works found out of core are those that one process finds in memory, with the same reasons."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from litreview.errors import InputError
from litreview.model import Paper, Reference
from litreview.scale import parse_out_of_core, resolve_out_of_core
from litreview.scale.comparing import read_entry
from litreview.scale.local.parts import Mapped
from litreview.scale.local.resolve import _Run
from litreview.works import resolve_works
from litreview.works.block import LARGE, candidate_pairs, make_card, worth_comparing
from scale.corpora import make_rows

Rows = list[dict[str, Any]]


def write(folder: Path, rows: Rows) -> str:
    """Parse rows into a folder; return the pattern of the parsed files."""
    table = folder / "table.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(parse_out_of_core(table, folder).folder / "*.parquet")


def works_of(folder: Path) -> dict[tuple[str, ...], Any]:
    """Return the works on disk: by what they hold, their record and reasons."""
    return {
        (row["paper"] or "", *row["references"]): (
            {k: v for k, v in json.loads(row["csl"]).items() if k != "id"},
            row["reasons"],
        )
        for row in pq.read_table(folder / "works").to_pylist()
    }


def in_memory(rows: Rows) -> dict[tuple[str, ...], Any]:
    """Return the works that `resolve_works` finds."""
    references, papers = [], []
    for row in rows:
        csl = json.loads(row["csl"])
        if row.get("own"):
            papers.append(Paper(row["id"], "", csl))
        else:
            where = (row.get("text", ""), row["list"], row.get("n", 1))
            references.append(Reference(row["id"], *where, csl=csl))
    works, _ = resolve_works(references, papers)
    return {
        (w.paper or "", *w.references): (
            {k: v for k, v in w.csl.items() if k != "id"},
            list(w.reasons),
        )
        for w in works
    }


@pytest.mark.parametrize(("n", "seed", "workers"), [(60, 1, 1), (900, 2, 2), (900, 3, 1)])
def test_works_are_those_in_memory(tmp_path: Path, n: int, seed: int, workers: int) -> None:
    """The same works, records and reasons, one by one, torn entries mended."""
    rows = make_rows(n, seed)
    resolved = resolve_out_of_core(write(tmp_path, rows), tmp_path, workers=workers)
    expected = in_memory(rows)
    assert works_of(tmp_path) == expected
    assert resolved.n_works == len(expected)
    assert any("repaired: " in reason for _, reasons in expected.values() for reason in reasons)
    assert any(len(reasons) > 3 for _, reasons in expected.values())


def test_citations_name_every_reference_once(tmp_path: Path) -> None:
    """Which paper cites which work, for every printed entry."""
    rows = make_rows(120, 4)
    resolve_out_of_core(write(tmp_path, rows), tmp_path)
    cited = pq.read_table(tmp_path / "citations").to_pylist()
    printed = {row["id"]: row["list"] for row in rows if not row.get("own")}
    assert {row["reference"]: row["citing"] for row in cited} == printed
    assert len(cited) == len(printed)
    work_of = {r: key for key in works_of(tmp_path) for r in key[1:]}
    for row in cited:
        paper, *references = work_of[row["reference"]]
        assert row["work"] == (paper or references[0])


def test_pairs_are_those_of_the_blocks_in_memory(tmp_path: Path) -> None:
    """The SQL splits and walks large blocks as `candidate_pairs` does."""
    run = _Run(tmp_path, write(tmp_path, make_rows(1500, 5)), 0.6, True, 1, "1GB", None)
    run.begin()
    run.write_entries()
    run.write_cards()
    run.write_pairs()
    stored = Mapped(run.work / "entries.arrow")
    rows = stored.take(np.arange(len(stored)))
    heads = sorted(set(np.load(run.work / "heads.npy").tolist()))
    clues = [read_entry(rows[head]).clues for head in heads]
    cards = dict(zip(heads, map(make_card, clues), strict=True))
    mapped = Mapped(run.work / "pairs.arrow")
    pairs = set(
        zip(mapped.column("source").tolist(), mapped.column("target").tolist(), strict=True)
    )
    worth = {pair for pair in pairs if worth_comparing(cards[pair[0]], cards[pair[1]])}
    assert worth == {(heads[i], heads[j]) for i, j in candidate_pairs(clues)}
    blocks: dict[str, int] = {}
    for card in cards.values():
        for key in card.keys:
            blocks[key] = blocks.get(key, 0) + 1
    assert max(blocks.values()) > 3 * LARGE, "no block was large enough to be walked"


def test_a_second_run_finds_what_is_done(tmp_path: Path) -> None:
    """Nothing is made twice for the same entries; other options make it anew."""
    entries = write(tmp_path, make_rows(60, 6))
    first = resolve_out_of_core(entries, tmp_path)
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "works").glob("*.parquet")}
    assert resolve_out_of_core(entries, tmp_path) == first
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    strict = resolve_out_of_core(entries, tmp_path, threshold=0.999)
    assert strict.n_works > first.n_works


KILLED = """
import sys
from litreview.scale import resolve_out_of_core
from litreview.scale.local import resolve
resolve.RECORDS, resolve.PAIRS = 50, 500
resolve_out_of_core(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]))
"""


def test_killed_at_any_moment_a_restart_completes(tmp_path: Path) -> None:
    """No half file is taken for a whole one, and the works are those of a run that was let be."""
    rows = make_rows(300, 7)
    entries = write(tmp_path, rows)
    out = tmp_path / "out"
    command = [sys.executable, "-c", KILLED, entries, str(out), "2"]
    rng, killed = random.Random(2), 0
    for attempt in range(5):
        process = subprocess.Popen(command, start_new_session=True)
        time.sleep(0.8 + rng.random() * 0.5 * (attempt + 1))
        if process.poll() is None:
            killed += 1
            process.send_signal(signal.SIGKILL)
        process.wait()
        for path in out.rglob("*.parquet"):
            pq.read_metadata(path)  # raises for half a file
        if (out / "works" / "_SUCCESS").exists():
            break
    assert killed
    subprocess.run(command, check=True, timeout=120)
    assert works_of(out) == in_memory(rows)
    assert not (out / "work").exists()


def test_two_entries_of_one_id(tmp_path: Path) -> None:
    """What could not be told apart afterwards is refused before anything is compared."""
    rows = make_rows(10, 8)
    with pytest.raises(InputError, match="id 'r00001' stands twice"):
        resolve_out_of_core(
            write(tmp_path, [*rows, next(r for r in rows if r["id"] == "r00001")]), tmp_path
        )


def test_a_table_that_is_not_parsed(tmp_path: Path) -> None:
    """One line names the column that is missing."""
    path = tmp_path / "other.parquet"
    pq.write_table(pa.table({"id": ["a"], "title": ["b"]}), path)
    with pytest.raises(InputError, match=r"other\.parquet: .*own.* name the folder of parsed"):
        resolve_out_of_core(path, tmp_path)


def test_nothing_to_resolve(tmp_path: Path) -> None:
    """An empty table has no works."""
    rows = [{"id": "a", "list": "p", "csl": "{}"}]
    assert resolve_out_of_core(write(tmp_path, rows), tmp_path).n_works == 1


def test_a_work_that_everybody_cites(tmp_path: Path) -> None:
    """Twenty thousand prints of one work, some damaged, are compared in no time."""
    rng = random.Random(9)
    title = "Membangun desa digital dan pasar daring: kasus di Malang dan Palu"
    rows = []
    for i in range(20_000):
        at = rng.randrange(5, 60)
        printed = title if i % 10 else title[:at] + title[at + 1 :]
        csl = {
            "title": printed,
            "author": [{"family": "Siregar"}],
            "issued": {"date-parts": [[2019]]},
        }
        rows.append({"id": f"r{i:05}", "list": f"p{i}", "csl": json.dumps(csl)})
    resolved = resolve_out_of_core(write(tmp_path, rows), tmp_path, workers=2)
    assert max(len(key) for key in works_of(tmp_path)) > 19_000
    assert resolved.n_pairs < 10_000
