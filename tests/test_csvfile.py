"""CSV: what is written is divided into the same rows and cells by every reader."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.csvfile import csv_text, plain_cell, safe_cell, write_csv
from litreview.errors import InputError
from litreview.frames import SCHEMA, read_frame, write_frame

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
ROWS = st.lists(st.tuples(CELL, CELL), min_size=1)
FORMULAS = [
    "=1+1",
    "+62 812",
    "-2,5",
    "@sum",
    "\ttab",
    "\rreturn",
    "\nline",
    "  =cmd|' /C calc'!A0",
    '"=1"',
    "'=1",
    "''+1",
    "\u3000\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
    "\ufeff=1",
    "\u200b=1",
    "\x00=1",
    "\xa0-1",
]
HARMLESS = ["", "a=1", "'90s", "1-2", "it's", "'", "(=1)", "\u201c=", "−1", " ", "'a", "0", "é+"]
ODD = ["Layanan\rPublik", "a\nb", "a\r\nb", "\r", 'said "so"', "x, y", "plain", "ends in\r\n"]


@given(ROWS)
def test_text_is_read_back(rows: list[tuple[str, str]]) -> None:
    """Any text in a cell survives, line ends and formulas of all kinds too."""
    read = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
    assert [[plain_cell(cell) for cell in row] for row in read] == [list(r) for r in rows]


@given(st.text("'\"=+-@ \t\r\na1") | CELL)
def test_one_apostrophe_on_one_off(text: str) -> None:
    """What is made safe is read back exactly, and what is safe begins no formula."""
    cell = safe_cell(text)
    assert plain_cell(cell) == text
    assert cell[:1] not in {*"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"} - {""}
    assert cell in (text, f"'{text}")


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_text(text: str) -> None:
    """What a spreadsheet could compute begins with an apostrophe."""
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay(text: str) -> None:
    """Nothing is put before a text that is no formula."""
    assert safe_cell(text) == text == plain_cell(text)


def test_a_frame_is_safe_in_cells_and_names(tmp_path: Path) -> None:
    """Cells, row names, column names; numbers stay numbers, the frame itself stays as it is."""
    frame = pd.DataFrame(
        {"=a": pd.array(["=x", None], dtype="string"), "n": [-1, -2.5], "m": [-1, "-1"]},
        index=pd.Index(["@r", "s"], name="+i"),
    )
    before = frame.copy()
    write_csv(frame, tmp_path / "f.csv", index=True)
    with (tmp_path / "f.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["'+i", "'=a", "n", "m"],
        ["'@r", "'=x", "-1.0", "-1"],
        ["s", "", "-2.5", "'-1"],
    ]
    pd.testing.assert_frame_equal(frame, before)


def test_half_a_character_is_shown(tmp_path: Path) -> None:
    """A lone surrogate, which UTF-8 cannot hold, becomes the mark for what is no character."""
    write_csv(pd.DataFrame({"a": ["x\ud800y"]}, dtype=object), tmp_path / "f.csv")
    assert (tmp_path / "f.csv").read_text(encoding="utf-8") == "a\nx\ufffdy\n"
    assert csv_text([["\udfff"]]) == "\ufffd\n"


def test_plain_frames_keep_the_bytes_of_pandas(tmp_path: Path) -> None:
    """Where no cell has a lone carriage return the file is the one that pandas writes."""
    frame = pd.DataFrame(
        {"title": ["é", "a\nb", 'c "d", e', None], "year": [1.25, 2.0, None, 3.33333]}
    )
    for index in (True, False):
        for digits in (None, "%.4f"):
            write_csv(frame, tmp_path / "ours.csv", index=index, float_format=digits)
            frame.to_csv(
                tmp_path / "theirs.csv", index=index, float_format=digits, lineterminator="\n"
            )
            assert (tmp_path / "ours.csv").read_bytes() == (tmp_path / "theirs.csv").read_bytes()


@pytest.mark.parametrize("name", ["papers", "works"])
def test_line_ends_in_a_title_survive_the_disk(name: str, tmp_path: Path) -> None:
    """A title with a carriage return stays one cell of one row."""
    empty = {column: [[] for _ in ODD] if kind == "list" else [None] * len(ODD) for column, kind in SCHEMA[name].items()}  # fmt: skip
    frame = pd.DataFrame(empty | {"title": ODD, "authors": [[title] for title in ODD]})
    write_frame(frame, name, tmp_path / "f.csv")
    again = read_frame(name, tmp_path / "f.csv")
    assert again["title"].tolist() == ODD
    assert again["authors"].tolist() == [[title] for title in ODD]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\r\n", "empty"),
        (b"work;title;year\r\nw1;Desa, kota;2020\r\n", "semicolons"),
        (b"\xef\xbb\xbfwork;title\r\nw1;a,b,c\r\n", "semicolons"),
        (b"work\ttitle\nw1\tDesa\n", "tabs"),
        (b"work,title\nw1,caf\xe9\n", "not UTF-8"),
        (b"work,title\nw1,a\nw2,a,b,c\n", "line 3"),
        (b"work,title\nw1,a\n", "no column"),
    ],
)
def test_a_file_that_was_spoilt_says_how(data: bytes, said: str, tmp_path: Path) -> None:
    """What a spreadsheet or a half-done copy leaves: one line that names file and fault."""
    (tmp_path / "works.csv").write_bytes(data)
    with pytest.raises(InputError, match=said) as told:
        read_frame("works", tmp_path / "works.csv")
    assert "works.csv" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_frame_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    """A wrong name is told as such."""
    with pytest.raises(InputError, match="cannot be read"):
        read_frame("works", tmp_path / "works.csv")


@pytest.mark.parametrize("name", ["papers", "works", "references"])
def test_formulas_come_back_from_the_disk(name: str, tmp_path: Path) -> None:
    """A stored frame is safe to open and reads back as it was, lists too."""
    texts = [t for t in FORMULAS if not {*"\0|"} & {*t}] + ["it's", "'90s"]
    empty = {column: [[] for _ in texts] if kind == "list" else [None] * len(texts) for column, kind in SCHEMA[name].items()}  # fmt: skip
    frame = pd.DataFrame(empty | {"title": texts, "authors": [[text, "b"] for text in texts]})
    write_frame(frame, name, tmp_path / "f.csv")
    with (tmp_path / "f.csv").open(encoding="utf-8", newline="") as file:
        assert not [c for row in csv.reader(file) for c in row if safe_cell(c) != c and c[0] != "'"]
    again = read_frame(name, tmp_path / "f.csv")
    assert again["title"].tolist() == texts
    assert again["authors"].tolist() == [[text, "b"] for text in texts]
