"""What is no run's own is never replaced, and what cannot be held is told in its row."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from litreview.errors import UsageError
from litreview.scale import Count, Job, count_out_of_core, parse_out_of_core, resolve_out_of_core
from litreview.scale.local import tables


def test_an_input_written_in_another_way_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``entries/t.csv`` lies in the folder ``./entries``, whose tables would be removed."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="would be replaced"):
        Job("entries/t.csv", ".")


@pytest.mark.parametrize("name", ["work", "works", "citations"])
def test_a_folder_of_somebody_stays(name: str, tmp_path: Path) -> None:
    """A folder that no run left is refused, and nothing in it is touched."""
    table = tmp_path / "t.csv"
    table.write_text("id,text\na,Ali (2020). Desa.\n", encoding="utf-8")
    folder = parse_out_of_core(table, tmp_path / "out").folder
    mine = tmp_path / "out" / name / "thesis.txt"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="no run of litreview left this"):
        resolve_out_of_core(folder, tmp_path / "out")
    assert mine.read_text(encoding="utf-8") == "mine"


def test_edges_do_not_replace_their_links(tmp_path: Path) -> None:
    """Links in the folder of the edges would be gone for good."""
    links = pd.DataFrame({"group": ["p", "p"], "item": ["x", "y"]})
    links.to_parquet(tmp_path / "part-00000.parquet")
    for named in (tmp_path, tmp_path / "part-00000.parquet"):
        with pytest.raises(UsageError, match="choose another folder"):
            count_out_of_core(named, Count(), tmp_path)
    with pytest.raises(UsageError, match="no count left there"):
        count_out_of_core(links, Count(), tmp_path)
    assert len(pd.read_parquet(tmp_path / "part-00000.parquet")) == 2


def test_half_a_character_and_a_folder_with_brackets(tmp_path: Path) -> None:
    """A lone surrogate is marked, and brackets in a folder's name are no pattern."""
    table = tmp_path / "t.jsonl"
    table.write_text(
        json.dumps({"id": "a", "text": "Ali \ud800 (2020). Desa."}) + "\n"
        + json.dumps({"id": "b", "csl": json.dumps({"title": "\ud800 x"})}) + "\n",
        encoding="utf-8",
    )  # fmt: skip
    out = tmp_path / "a[b]"
    folder = parse_out_of_core(table, out).folder
    texts = pd.read_parquet(folder)
    assert texts["text"][0] == "Ali \ufffd (2020). Desa."
    assert json.loads(texts["csl"][1]) == {"title": "\ufffd x"}
    assert resolve_out_of_core(folder, out).n_works == 2


def test_one_damaged_paper_is_told_in_its_row(tmp_path: Path) -> None:
    """The other papers of the table are read all the same."""
    table = tmp_path / "t.jsonl"
    rows = [{"id": "a", "text": "%PDF-1.4 x"}, {"id": "b", "text": "A title\n\nand its text"}]
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    read = pd.read_parquet(parse_out_of_core(table, tmp_path / "out", papers=True).folder)
    assert list(read["id"]) == ["a", "b"]
    assert "damaged PDF" in read["problems"][0]


def test_a_table_without_rows_makes_empty_tables(tmp_path: Path) -> None:
    """Nothing in, nothing out, and no error."""
    table = tmp_path / "t.csv"
    table.write_text("id,text\n", encoding="utf-8")
    folder = parse_out_of_core(table, tmp_path / "out").folder
    assert resolve_out_of_core(folder, tmp_path / "out").n_works == 0


@pytest.mark.parametrize("score", [float("nan"), 0.0, 5.0])
def test_a_score_that_nothing_or_everything_reaches(score: float) -> None:
    """Such a threshold would join nothing, or all, and say nothing."""
    with pytest.raises(UsageError, match="give a score above 0 and up to 1"):
        Job("table.csv", "out", threshold=score)


def test_long_rows_make_short_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held at once is bounded by text, not by the number of rows; nothing is lost."""
    monkeypatch.setattr(tables, "_CHARACTERS", 100)
    table = tmp_path / "t.jsonl"
    rows = [{"id": f"r{n}", "text": "x" * 60} for n in range(7)]
    table.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    stretches = list(tables.read_tables([table], {"id": "text", "text": "text"}, 1000))
    assert [len(stretch) for stretch in stretches] == [2, 2, 2, 1]
