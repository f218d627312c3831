"""Tables of every layout are read as printed; bad ones are read as far as they go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.model import Paper, Region
from litreview.tables import PrintedTable, find_tables
from litreview.tables.numbers import find_decimal_mark, mark_evidence, parse_number

TAB = "Tabel 1. Warga per dusun\n\nNo\tDusun\tWarga\tPersen\n1\tAmba\t1.205\t60,25\n2\tBelu\t795\t39,75\nTotal\t\t2.000\t100\n\nSumber: Kantor desa\n"
PIPE = "**Table 2.** Staff by ward\n\n| Ward | Staff |\n|---|---:|\n| North | 1,205 |\n| South | 12.5 |\n\nSource: own count\n"
SPACE = "Table 3: Visits\nMonth     Visits   Share\nJanuary   30       60.0%\nMarch     20       40.0%\nTotal 50 100\n"


def one(text: str, language: str = "id") -> PrintedTable:
    """Read the only table of a text."""
    (table,) = find_tables(Paper("p", text, {"language": language}))
    return table


@pytest.mark.parametrize(
    ("text", "language", "columns", "rows", "total", "mark"),
    [
        (TAB, "id", ("No", "Dusun", "Warga", "Persen"), [[1, "Amba", 1205, 60.25], [2, "Belu", 795, 39.75]], ["Total", "", "2.000", "100"], ","),
        (PIPE, "en", ("Ward", "Staff"), [["North", 1205.0], ["South", 12.5]], None, "."),
        (SPACE, "en", ("Month", "Visits", "Share"), [["January", 30, 60.0], ["March", 20, 40.0]], ["Total", "50", "100"], "."),
    ],
    ids=["tab", "pipe", "space"],
)  # fmt: skip
def test_each_layout(
    text: str,
    language: str,
    columns: tuple[str, ...],
    rows: list[list[object]],
    total: list[str] | None,
    mark: str,
) -> None:
    """Columns, parsed numbers, total row and decimal mark of each layout."""
    table = one(text, language)
    assert table.columns == columns
    assert table.frame().to_numpy().tolist() == rows
    assert (None if table.total is None else [c.text for c in table.total]) == total
    assert table.decimal_mark == mark
    for row in (*table.rows, table.total or ()):
        assert all(text[c.start : c.end] == c.text for c in row)


def test_captions_sources_and_heads() -> None:
    """Caption and source are kept as printed; a head over all columns stands apart."""
    assert (one(TAB).caption, one(TAB).source) == (
        "Tabel 1. Warga per dusun",
        "Sumber: Kantor desa",
    )
    assert (one(PIPE).caption, one(PIPE).source) == ("Table 2. Staff by ward", "Source: own count")
    spanned = TAB.replace("\n\nNo", "\n\nTingkat dusun\t\t\t\nNo")
    assert (one(spanned).spanning_head, one(spanned).columns) == ("Tingkat dusun", one(TAB).columns)
    assert (
        one("Tabel 4\nJudul di bawah nomor\nA\tB\n1\t2\n").caption == "Tabel 4 Judul di bawah nomor"
    )


def test_a_head_of_two_lines_is_joined() -> None:
    """The upper head names the group of the lower one; a row of column numbers is left out."""
    table = one("Tabel 1. Dua\nDusun\tTahun 2020\t\n\tPria\tWanita\n(1)\t(2)\t(3)\nAmba\t3\t4\n")
    assert table.columns == ("Dusun", "Tahun 2020 Pria", "Tahun 2020 Wanita")
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tabel 1. Judul saja\n",
        "Tabel 1. Judul\n\nSatu paragraf biasa.\n",
        "Tabel 1 menunjukkan hasil.\nA\n",
        "Tabel 1. X\nA\tB\n",
        "|---|---|\n",
    ],
)
def test_no_table_is_no_table(text: str) -> None:
    """A caption without rows, or a lone head, gives nothing."""
    assert find_tables(Paper("p", text)) == []


def test_bad_tables_are_read_as_far_as_they_go() -> None:
    """Ragged rows and a missing head become problems, not errors."""
    ragged = one("Tabel 1. X\nA\tB\n1\t2\n3\n4\t5\t6\n7\t8\n")
    assert [p.kind for p in ragged.problems] == []  # a line without cells ends the table
    ragged = one("Tabel 1. X\nA\tB\n1\t2\n4\t5\t6\n7\t8\n")
    assert ([p.kind for p in ragged.problems], len(ragged.rows), ragged.columns) == (
        ["ragged-table"],
        3,
        ("A", "B", "3"),
    )
    headless = one("Tabel 1. X\n1\tAmba\t3\n2\tBelu\t4\n")
    assert ([p.kind for p in headless.problems], headless.columns) == (
        ["no-header"],
        ("1", "2", "3"),
    )
    assert one("Tabel 1. X\nA\tA\nx\ty\n").columns == ("A", "A (2)")


def test_cells_apart_by_spaces_go_under_their_columns() -> None:
    """An empty cell leaves no trace there: position decides, and nothing is ragged."""
    table = one(
        "Tabel 1. X\nDusun     Pria    Wanita\nAmba      3       4\nBelu              5\nTotal 3 9\n"
    )
    assert [[c.text for c in row] for row in (*table.rows, table.total or ())] == [
        ["Amba", "3", "4"],
        ["Belu", "", "5"],
        ["Total", "3", "9"],
    ]
    assert table.problems == ()


def test_tables_of_reference_lists_do_not_count() -> None:
    """A reference that looks like a caption opens no table."""
    text = "Isi.\n" + TAB
    assert find_tables(Paper("p", text, regions=(Region("references", 5, len(text)),))) == []


def test_ten_thousand_rows_are_read() -> None:
    """A table of any length is one table (its time: benchmarks/growth.py)."""
    text = "Tabel 1. Besar\nNo\tNama\tNilai\n" + "".join(
        f"{i}\tNama {i}\t{i},5\n" for i in range(1, 10_001)
    )
    assert len(one(text).rows) == 10_000


@pytest.mark.parametrize(
    ("printed", "mark", "value"),
    [("31,08", ",", 31.08), ("3.772", ",", 3772), ("3,772", ".", 3772), ("1.234.567,8", ",", 1234567.8), ("-0,5", ",", -0.5), ("5 000", ",", 5000),
     ("(12)", ",", 12), ("7.", ",", 7), ("8,92%", ",", 8.92), ("31.08", ",", 31.08), ("1,23,4", ",", None), ("12 orang", ",", None), ("", ",", None), ("A1", ".", None)],
)  # fmt: skip
def test_numbers(printed: str, mark: str, value: float | None) -> None:
    """Printed numbers of both languages."""
    number = parse_number(printed, mark)  # type: ignore[arg-type]
    assert (None if number is None else number.value) == value


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from([",", "."]))
def test_printed_numbers_come_back(whole: int, cents: int, mark: str) -> None:
    """A number printed with thousands and two decimals is read back, in either style."""
    other = "," if mark == "." else "."
    printed = f"{whole:,}".replace(",", other) + f"{mark}{cents:02d}"
    number = parse_number(printed, mark)  # type: ignore[arg-type]
    assert number is not None
    assert number.value == pytest.approx(whole + cents / 100)
    assert mark_evidence(printed) == mark


def test_the_decimal_mark_is_decided_by_evidence() -> None:
    """The table's own numbers come before the text, the text before the language."""
    assert find_decimal_mark(["1.5"], "44,6 persen", "id")[0] == "."
    assert find_decimal_mark(["3.772"], "44,6 persen", "en")[0] == ","
    assert find_decimal_mark(["3.772"], "", "en")[0] == "."
