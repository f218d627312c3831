"""The whole job on a cluster: the tables are those of one machine, row for row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from litreview.errors import InputError
from litreview.scale import Count
from litreview.scale.cluster import run_job
from litreview.scale.job import STAGES, Job
from litreview.scale.local.job import run_local_job
from scale.corpora import make_rows

PRINTED = "Siregar, A. ({year}). Desa digital dan pasar daring di {town}. Jurnal Administrasi Desa, 3(1), 1–12."


def write_entries(path: Path) -> str:
    """Write a sample: printed entries to parse among records that are parsed already."""
    rows = make_rows(250, 11)
    for year in (2018, 2019):
        for town in ("Malang", "MALANG", "Palu"):
            text = PRINTED.format(year=year, town=town)
            rows.append({"id": f"printed-{year}-{town}", "list": f"p{year}", "text": text})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def rows_of(folder: Path) -> list[str]:
    """Return the rows of a table, sorted."""
    return sorted(json.dumps(row) for row in pq.read_table(folder).to_pylist())


def test_the_whole_job_is_that_of_one_machine(spark: Any, tmp_path: Path) -> None:
    """Entries, works with records and reasons, citations, and edges, all equal; and it goes on."""
    table = write_entries(tmp_path / "table.jsonl")
    count = Count(counting="fractional", normalisation="salton")
    here, there = (
        Job(table, str(tmp_path / name), STAGES, count=count) for name in ("here", "there")
    )
    local = {row["stage"]: row for row in run_local_job(here, workers=2)}
    spread = {row["stage"]: row for row in run_job(spark, there)}
    for stage in ("entries", "works", "citations", "co-citation", "bibliographic-coupling"):
        expected = rows_of(tmp_path / "here" / stage)
        assert len(expected) > 50, stage
        assert rows_of(tmp_path / "there" / stage) == expected, stage
    for stage, row in local.items():
        assert spread[stage]["rows"] == row["rows"]
    again = list(run_job(spark, there))
    assert all(row["kept"] for row in again)
    # Killed while it wrote: a step without its mark is made anew, those before it are kept.
    (tmp_path / "there" / "citations" / "_SUCCESS").unlink()
    next((tmp_path / "there" / "citations").glob("part-*.parquet")).write_bytes(b"PAR1 half")
    kept = [row["stage"] for row in run_job(spark, there) if row["kept"]]
    assert kept == ["entries", "records", "pairs", "agreements", "works"]
    for stage in ("citations", "co-citation", "bibliographic-coupling"):
        assert rows_of(tmp_path / "there" / stage) == rows_of(tmp_path / "here" / stage)


def test_whole_papers(spark: Any, tmp_path: Path) -> None:
    """A table of texts gives each paper's own record and its entries."""
    text = "Judul\n\nIsi.\n\nDaftar Pustaka\n\n" + PRINTED.format(year=2019, town="Palu")
    (tmp_path / "papers.jsonl").write_text(json.dumps({"id": "ani", "text": text}))
    job = Job(str(tmp_path / "papers.jsonl"), str(tmp_path / "out"), ("parse",), papers=True)
    list(run_job(spark, job))
    found = pq.read_table(tmp_path / "out" / "entries").to_pylist()
    assert {(row["id"], row["own"]) for row in found} == {("ani", True), ("ani-r01", False)}


def test_records_as_objects(spark: Any, tmp_path: Path) -> None:
    """JSON lines may hold a record as it is, on a cluster as on one machine."""
    record = {"title": "Desa Digital", "author": [{"family": "Ali"}]}
    (tmp_path / "table.jsonl").write_text(json.dumps({"id": "a", "list": "p", "csl": record}))
    for run, name in ((run_local_job, "here"), (lambda job: run_job(spark, job), "there")):
        list(run(Job(str(tmp_path / "table.jsonl"), str(tmp_path / name), ("parse",))))
        (row,) = pq.read_table(tmp_path / name / "entries").to_pylist()
        assert json.loads(row["csl"]) == record


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"id": "a", "text": ["b"]}], "column 'text' holds array<string>, not text"),
        ([{"name": "a"}], "columns are name; an id and a text are needed"),
        ([{"id": "a", "text": "x"}, {"text": "Siregar, A. (2019)."}], "an entry has no id"),
        ([{"id": "a", "text": "x"}, {"id": "a", "text": "y"}], "the id 'a' stands twice"),
    ],
)
def test_bad_tables(spark: Any, tmp_path: Path, rows: list[dict[str, Any]], said: str) -> None:
    """One line says what is wrong, also where it is found in a task."""
    path = tmp_path / "table.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    with pytest.raises(InputError, match=said) as raised:
        list(run_job(spark, Job(str(path), str(tmp_path / "out"), ("parse", "resolve"))))
    assert "\n" not in str(raised.value)
