"""What a table and the sentences about it claim is recomputed; wrong figures are found."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import litreview
from litreview.model import Paper
from litreview.tables import Check, check_statements, check_table, find_tables

GOLD = json.loads((Path(__file__).parents[1] / "data" / "tables.json").read_text(encoding="utf-8"))
ROWS = "No\tZona\tDesa\tPersen\n1\tHijau Kelas A\t30\t60,0\n2\tMerah Kelas B\t15\t30,0\n3\tMerah Kelas C\t5\t10,0\nTotal\t\t50\t100\n"
YEARS = "Tabel 2. Pengguna perpustakaan\nTahun\tPengguna perpustakaan (ribu)\n2020\t1,5\n2021\t2,5\n2022\t4\n"


def checks_of(text: str, language: str = "id") -> list[Check]:
    """Check the only table of a text."""
    (table,) = find_tables(Paper("p", f"Tabel 1. Penilaian\n{text}", {"language": language}))
    return check_table(table)


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (ROWS, []),
        (ROWS.replace("\t50\t", "\t51\t"), ["sum"]),
        (ROWS.replace("60,0", "61,0"), ["percent-sum", "percent"]),
        (ROWS.replace("3\tMerah", "4\tMerah"), ["numbering"]),
        ("Tahun\tDesa\n2020\t1\n2019\t2\n", ["years"]),
        ("Zona\tPersen\nA\t33,3\nB\t33,3\nC\t33,3\n", []),
        ("Butir\tPersen setuju\nA\t70\nB\t80\n", []),
        ("Desa\tSkor rata-rata\nA\t3\nB\t4\nTotal\t3,5\n", []),
    ],
    ids=["right", "sum", "percent", "numbering", "years", "rounding", "no whole", "mean"],
)
def test_wrong_figures_of_a_table_are_found(rows: str, wrong: list[str]) -> None:
    """Each planted error is found under its name, and nothing else is."""
    assert list(dict.fromkeys(c.what for c in checks_of(rows) if not c.ok)) == wrong


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ada 1.204 dari seluruh 3.310 berkas atau 36,4 persen.", [("share", True)]),
        ("Ada 1.204 dari seluruh 3.310 berkas atau 34,6 persen.", [("share", False)]),
        ("We read 37 of 415 papers (8.92%).", [("share", True)]),
        ("About 8.92% (37 of 415) were read.", [("share", True)]),
        ("Sebanyak 2 dari 5 desa mencatat kenaikan 20 persen.", []),
        ("Masih ada zona merah kelas B dan C sebanyak 40% dari 50 desa.", [("row-share", True), ("base", True)]),
        ("Masih ada zona merah kelas B dan C sebanyak 45% dari 50 desa.", [("row-share", False)]),
        ("Zona hijau kurang dari 75 % dari semuanya.", [("row-share", True)]),
        ("Desa di zona hijau kelas A sejumlah 30.", [("row-count", True)]),
        ("Desa di zona hijau kelas A sejumlah 33.", [("row-count", False)]),
        ("Sebanyak 12,5 persen warga tidak hadir.", []),
        ("Pengguna perpustakaan mencapai 4 ribu orang pada 2022.", [("year-value", True)]),
        ("Pengguna perpustakaan mencapai 5 ribu orang pada 2022.", [("year-value", False)]),
        ("Pengguna perpustakaan meningkat dari tahun ke tahun.", [("trend", True)]),
        ("Pada 2022 ada 12 desa.", []),
    ],
)  # fmt: skip
def test_statements_are_recomputed(sentence: str, expected: list[tuple[str, bool]]) -> None:
    """A claim that can be recomputed is judged; what merely stands near a table is not."""
    text = f"{sentence}\n\nTabel 1. Penilaian\n{ROWS}\n{YEARS}"
    paper = Paper("p", text, {"language": "id"})
    found = check_statements(paper, find_tables(paper))
    assert [(c.what, c.ok) for c in found] == expected
    assert all(text[c.start : c.end] in sentence for c in found)


def test_the_tables_of_a_shipped_note_are_as_in_the_gold(shipped: litreview.Review) -> None:
    """Both tables of supriyanto2024, as markdown, and every claim of the note."""
    assert_gold(shipped, GOLD["claims"], spanning=False)


def test_the_tables_of_a_real_paper_are_as_in_the_gold(real: litreview.Review) -> None:
    """Both tables of supriyanto2024, as pasted text, and every claim of the paper."""
    assert_gold(real, GOLD["claims"] + GOLD["claims_of_the_paper_only"], spanning=True)


def assert_gold(
    review: litreview.Review, claims: list[dict[str, object]], *, spanning: bool
) -> None:
    """Compare tables, their checks and the claims with the committed facts."""
    paper = next(p for p in review.paper_records if p.id == "supriyanto2024")
    tables = find_tables(paper)
    assert len(tables) == len(GOLD["tables"])
    for table, gold in zip(tables, GOLD["tables"], strict=True):
        assert (table.caption, list(table.columns), table.source) == (
            gold["caption"],
            gold["columns"],
            gold["source"],
        )
        assert table.frame().to_numpy().tolist() == gold["rows"]
        assert table.spanning_head == (gold["spanning_head"] if spanning else "")
        for column, value in gold.get("total", {}).items():
            number = table.total_number(table.columns.index(column))
            assert number is not None
            assert number.value == value
        checks = check_table(table)
        assert dict(Counter(c.what for c in checks)) == gold["checks"]
        assert all(c.ok for c in checks)
    found = check_statements(paper, tables)
    assert all(c.ok for c in found)
    assert {(c.what, c.found, round(c.expected, 4)) for c in found} == {
        (c["what"], c["found"], c["expected"]) for c in claims
    }
