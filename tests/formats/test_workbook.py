"""The workbook and the Parquet files, read back by readers that did not write them."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

import litreview
from formats.nasty import NASTY, TEXT
from litreview.errors import UsageError
from litreview.formats.exports import FRAMES, export_frames
from litreview.formats.parquet import write_parquet
from litreview.formats.workbook import CUT, LONGEST, cell_text, workbook

FRAME = pd.DataFrame(
    {
        "title": pd.array(["=1+1", None, "a"], dtype="string"),
        "authors": [["Sari, D.", "=b"], [], ["c"]],
        "year": pd.array([2020, None, -1], dtype="Int64"),
        "share": pd.array([0.5, None, -2.0], dtype="Float64"),
        "ok": pd.array([True, None, False], dtype="boolean"),
    }
)


def calamine_reads(data: bytes) -> dict[str, list[list[Any]]]:
    """Let calamine, which is written in Rust, read a workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def openpyxl_reads(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """Let openpyxl read a workbook: values and types."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {s.title: [tuple((c.value, c.data_type) for c in row) for row in s] for s in book}


def test_cells_have_their_types() -> None:
    """Text is text, numbers are numbers, what is absent is empty."""
    data = workbook({"works": FRAME})
    rows = openpyxl_reads(data)["works"]
    assert [v for v, _ in rows[0]] == list(FRAME.columns)
    assert rows[1] == (("=1+1", "s"), ("Sari, D. | =b", "s"), (2020, "n"), (0.5, "n"), (True, "b"))
    assert [v for v, _ in rows[2]] == [None] * 5
    assert rows[3] == (("a", "s"), ("c", "s"), (-1, "n"), (-2, "n"), (False, "b"))
    assert calamine_reads(data)["works"][1] == ["=1+1", "Sari, D. | =b", 2020.0, 0.5, True]
    assert calamine_reads(data)["works"][2] == ["", "", "", "", ""]
    pandas = pd.read_excel(io.BytesIO(data), sheet_name="works", engine="calamine")
    assert pandas["title"].tolist()[::2] == ["=1+1", "a"]


def test_nothing_is_a_formula_or_a_link() -> None:
    """No sheet has a formula or a hyperlink, whatever the texts; heads too."""
    frame = pd.DataFrame({"=head": NASTY, "@b": ["https://a.id", *NASTY[1:]]}, dtype=object)
    data = workbook({"works": frame})
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet
    kinds = {kind for row in openpyxl_reads(data)["works"] for value, kind in row if value}
    assert kinds == {"s"}


def test_nasty_texts_come_back() -> None:
    """Two readers find what `cell_text` says; only calamine undoes the format's own escape."""
    frame = pd.DataFrame({"a": NASTY}, dtype=object)
    data = workbook({"works": frame})
    shown = [cell_text(text) for text in NASTY]
    found = [value or "" for ((value, _),) in openpyxl_reads(data)["works"][1:]]
    assert found == shown
    calamine = [row[0] for row in calamine_reads(data)["works"][1:]]
    assert calamine == [text.replace("_x005F_", "_") for text in shown]


@settings(max_examples=40)
@given(TEXT)
def test_any_text_comes_back(text: str) -> None:
    """But for control characters, which are shown, and kinds of line ends."""
    data = workbook({"works": pd.DataFrame({"a": ["x", text]}, dtype=object)})
    pictures = {n: chr(0x2400 + n) for n in range(32) if n not in (9, 10)}
    wanted = text.replace("\r\n", "\n").replace("\r", "\n").translate(pictures)
    rows = calamine_reads(data)["works"]
    assert (rows[2][0] if len(rows) > 2 else "") == wanted.replace("\ufffe", "\ufffd").replace(
        "\uffff", "\ufffd"
    )


def test_long_texts_are_cut_with_a_mark() -> None:
    """A cell holds 32,767 units; what is cut says so, also where a character takes two."""
    for text in ("a" * 40_000, "🧪" * 20_000, "a" * LONGEST + "b"):
        shown = cell_text(text)
        assert shown.endswith(CUT)
        assert LONGEST - 2 <= len(shown.encode("utf-16-le")) // 2 <= LONGEST
    assert cell_text("a" * LONGEST) == "a" * LONGEST


def test_the_sheets_are_laid_out_to_be_read() -> None:
    """The head is frozen, every column has a filter and a width of its own."""
    book = openpyxl.load_workbook(io.BytesIO(workbook({"works": FRAME})))
    sheet = book["works"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E4"
    widths = [sheet.column_dimensions[c].width for c in "ABCDE"]
    assert all(10 <= width <= 60 for width in widths)


def test_the_shipped_review_as_a_workbook(shipped: litreview.Review) -> None:
    """Six sheets with a row for each row; the same bytes each time, no date in them."""
    frames = export_frames(shipped)
    data = workbook(frames)
    assert data == workbook(frames)
    sheets = calamine_reads(data)
    assert tuple(sheets) == FRAMES
    for name, frame in frames.items():
        assert len(sheets[name]) == len(frame) + 1
        assert sheets[name][0] == list(frame.columns)
    texts = [row[4] for row in sheets["references"][1:]]
    assert texts == [cell_text(text) for text in frames["references"]["text"]]
    years = [row[frames["works"].columns.get_loc("year")] for row in sheets["works"][1:]]
    assert [int(y) if y != "" else None for y in years] == [
        None if pd.isna(y) else int(y) for y in frames["works"]["year"]
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {member.date_time[0] for member in parts.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in parts.read("docProps/core.xml")


def test_a_frame_that_no_sheet_holds_is_refused() -> None:
    """One line says which and what to choose."""
    with pytest.raises(UsageError, match=r"mentions: 1,048,576 rows.*choose .csv or"):
        workbook({"mentions": pd.DataFrame(index=range(1_048_576), columns=["a"])})


def test_an_empty_frame_has_its_head() -> None:
    """A review without citations has an empty sheet with names of columns."""
    data = workbook({"citations": FRAME.iloc[:0]})
    assert calamine_reads(data)["citations"] == [list(FRAME.columns)]


def test_parquet_keeps_lists_and_absent_numbers(tmp_path: Path) -> None:
    """Pyarrow and DuckDB find lists as lists, null where nothing is, numbers as numbers."""
    write_parquet(FRAME, tmp_path / "f.parquet")
    table = pq.read_table(tmp_path / "f.parquet")
    types = ["string", "list<element: string>", "int64", "double", "bool"]
    assert [str(kind) for kind in table.schema.types] == types
    assert table.to_pydict() == {
        "title": ["=1+1", None, "a"],
        "authors": [["Sari, D.", "=b"], [], ["c"]],
        "year": [2020, None, -1],
        "share": [0.5, None, -2.0],
        "ok": [True, None, False],
    }
    found = duckdb.sql(
        f"select title, authors, year, ok from '{tmp_path / 'f.parquet'}'"
    ).fetchall()
    assert found == [("=1+1", ["Sari, D.", "=b"], 2020, True), (None, [], None, None), ("a", ["c"], -1, False)]  # fmt: skip
    again = pd.read_parquet(tmp_path / "f.parquet", dtype_backend="numpy_nullable")
    assert again["year"].dtype == "Int64"


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_any_text_comes_back_from_parquet(
    tmp_path_factory: pytest.TempPathFactory, text: str, other: str
) -> None:
    """Parquet holds any text, in cells and in lists."""
    path = tmp_path_factory.mktemp("p") / "f.parquet"
    write_parquet(pd.DataFrame({"a": [text], "b": [[text, other]]}, dtype=object), path)
    assert pq.read_table(path).to_pydict() == {"a": [text], "b": [[text, other]]}


def test_parquet_of_half_a_character_and_of_nothing(tmp_path: Path) -> None:
    """A lone surrogate is shown as such; an empty column of lists is still one."""
    path = tmp_path / "f.parquet"
    write_parquet(pd.DataFrame({"a": ["x\ud800"]}, dtype=object), path)
    assert pq.read_table(path).to_pydict() == {"a": ["x\ufffd"]}
    write_parquet(pd.DataFrame({"a": []}, dtype=object), path, frozenset({"a"}))
    assert str(pq.read_table(path).schema.types[0]) == "list<element: string>"


def test_without_pyarrow_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says what to install or to choose."""
    monkeypatch.delitem(sys.modules, "pyarrow")
    monkeypatch.setattr("litreview.formats.parquet.find_spec", lambda name: None)
    with pytest.raises(UsageError, match="install the extra `parquet`"):
        write_parquet(FRAME, tmp_path / "f.parquet")
    assert not (tmp_path / "f.parquet").exists()
