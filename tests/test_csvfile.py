"""CSV: what is written is divided into the same rows and cells by every reader."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.csvfile import csv_text, write_csv
from litreview.frames import SCHEMA, read_frame, write_frame

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
ROWS = st.lists(st.tuples(CELL, CELL), min_size=1)
ODD = ["Layanan\rPublik", "a\nb", "a\r\nb", "\r", 'said "so"', "x, y", "plain", "ends in\r\n"]


@given(ROWS)
def test_text_is_read_back(rows: list[tuple[str, str]]) -> None:
    """Any text in a cell survives, line ends of all kinds too."""
    assert list(csv.reader(io.StringIO(csv_text(rows), newline=""))) == [list(r) for r in rows]


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
