"""Tables of entries and of papers, parsed part by part: nothing is lost, and bad input is one line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from litreview.errors import InputError
from litreview.papers import parse_file
from litreview.references import extract_references, parse_references
from litreview.scale import parse_out_of_core
from litreview.scale.local import parse

PRINTED = [
    "Siregar, A. (2019). Desa digital dan pasar daring. Jurnal Administrasi Desa, 3(1), 1–12.",
    "Hakim, B. dan Lestari, C. 2015. Menata Arsip Kota. Bandung: Alfabeta.",
    "?",
    "",
]
PAPER = "Judul\n\nIsi (Siregar, 2019).\n\nDaftar Pustaka\n\n" + "\n\n".join(PRINTED[:2])


def parsed(folder: Path) -> list[dict[str, Any]]:
    """Return the parsed entries, by id."""
    return sorted(pq.read_table(folder / "entries").to_pylist(), key=lambda row: row["id"])


@pytest.mark.parametrize("ending", ["parquet", "csv", "tsv", "jsonl"])
def test_each_kind_of_table(tmp_path: Path, ending: str) -> None:
    """The same entries from every kind of file, as `parse_references` reads them."""
    rows = [{"id": f"r{n}", "list": "p", "n": n, "text": t} for n, t in enumerate(PRINTED)]
    path = tmp_path / f"table.{ending}"
    table = pa.Table.from_pylist(rows)
    if ending == "parquet":
        pq.write_table(table, path)
    elif ending == "jsonl":
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    else:
        table.to_pandas().to_csv(path, index=False, sep="\t" if ending == "tsv" else ",")
    done = parse_out_of_core(path, tmp_path / "out", workers=2)
    found = parsed(tmp_path / "out")
    assert done.n_entries == len(found) == len(PRINTED)
    for row, alone in zip(found, parse_references(PRINTED), strict=True):
        assert json.loads(row["csl"]) == alone.csl
        assert [p["kind"] for p in json.loads(row["problems"])] == [p.kind for p in alone.problems]
        assert (row["list"], row["own"]) == ("p", False)


def test_whole_papers(tmp_path: Path) -> None:
    """A paper's own record and every entry of its list, as one machine reads the file."""
    rows = [{"id": "siregar", "text": PAPER}, {"id": "empty", "text": None}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "papers.parquet")
    parse_out_of_core(tmp_path / "papers.parquet", tmp_path, papers=True)
    found = parsed(tmp_path)
    (paper,) = parse_file(PAPER.encode(), "siregar.txt")
    expected = {r.id: r.csl for r in extract_references(paper)}
    assert len(expected) == 2
    assert {row["id"]: json.loads(row["csl"]) for row in found if not row["own"]} == expected
    assert [row["id"] for row in found if row["own"]] == ["empty", "siregar"]


def test_a_record_that_is_no_json_is_kept_with_a_problem(tmp_path: Path) -> None:
    """Nothing is lost: the entry stays, and says what to mend."""
    path = tmp_path / "table.jsonl"
    path.write_text(
        json.dumps({"id": "a", "csl": "{title"}) + "\n" + json.dumps({"id": "b", "csl": "[]"})
    )
    parse_out_of_core(path, tmp_path)
    for row in parsed(tmp_path):
        assert [p["kind"] for p in json.loads(row["problems"])] == ["csl-unreadable"]


def test_a_run_that_was_broken_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that are there stay; the others are made."""
    monkeypatch.setattr(parse, "_ROWS", {False: 1, True: 1})
    path = tmp_path / "table.jsonl"
    path.write_text(
        "\n".join(json.dumps({"id": f"r{n}", "text": t}) for n, t in enumerate(PRINTED))
    )
    parse_out_of_core(path, tmp_path)
    whole = parsed(tmp_path)
    (tmp_path / "entries" / "_SUCCESS").unlink()
    (tmp_path / "entries" / "part-000001.parquet").unlink()
    (tmp_path / "entries" / ".part-000002.parquet.part").write_bytes(b"PAR1 half")
    kept = (tmp_path / "entries" / "part-000000.parquet").stat().st_mtime_ns
    parse_out_of_core(path, tmp_path)
    assert parsed(tmp_path) == whole
    assert (tmp_path / "entries" / "part-000000.parquet").stat().st_mtime_ns == kept


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"name": ["a"]}, "columns are name; an id and a text are needed"),
        ({"id": ["a"], "text": [["b"]]}, "column 'text' holds list<.*>, not text"),
        ({"id": ["a"], "text": [1.5]}, "column 'text' holds double, not text"),
        ({"id": ["a"], "text": ["b"], "n": ["first"]}, "column 'n' holds string, not whole"),
        ({"id": ["a"], "text": ["b"], "own": ["yes"]}, "column 'own' holds string, not flag"),
        ({"id": [None], "text": ["b"]}, "an entry has no id"),
    ],
)
def test_columns_of_another_type(tmp_path: Path, columns: dict[str, Any], said: str) -> None:
    """One line names the file, the column, and what it holds."""
    path = tmp_path / "table.parquet"
    pq.write_table(pa.table(columns), path)
    with pytest.raises(InputError, match=said):
        parse_out_of_core(path, tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("table.parquet", b"PAR1 no more", "cannot be read as Parquet"),
        ("table.jsonl", b'{"id": "a", "text": "b"}\n{"id": ', "line 2 is no JSON"),
        ("table.csv", b"id,text,n\na,b,first\n", "row 1: column 'n' holds 'first', not whole"),
        ("table.csv", b"id,text\na,\xff\n", "cannot be read"),
        ("table.txt", b"Siregar", "give a table as"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """One line, with the place."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=said):
        parse_out_of_core(tmp_path / name, tmp_path)


def test_no_such_table(tmp_path: Path) -> None:
    """A name that means nothing is said at once."""
    with pytest.raises(InputError, match="no table there"):
        parse_out_of_core(tmp_path / "*.parquet", tmp_path)


FULL = """
import resource, signal, sys
from litreview.errors import InputError
from litreview.references import parse_reference
from litreview.scale import parse_out_of_core
parse_reference("Siregar, A. (2019). Menata desa. Alfabeta.")  # its models unpack themselves once
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))
try:
    parse_out_of_core(sys.argv[1], sys.argv[2])
except InputError as error:
    print(error)
"""


def test_no_room_on_the_disk(tmp_path: Path) -> None:
    """A file that cannot be written whole is not there at all; one line says so."""
    path = tmp_path / "table.jsonl"
    path.write_text(
        "\n".join(json.dumps({"id": f"r{n}", "text": t}) for n, t in enumerate(PRINTED))
    )
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(tmp_path / "out")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "make room there and start again" in done.stdout
    assert not list((tmp_path / "out").rglob("part-*"))
