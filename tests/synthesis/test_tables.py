"""The tables of words behind the synthesis: whole, in both languages, without doubles."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from litreview.synthesis.cues import ROLES, load_cues
from litreview.synthesis.words import words


def _rows(name: str) -> list[list[str]]:
    text = files("litreview").joinpath(f"data/synthesis_{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@pytest.mark.parametrize(("name", "columns"), [("cues", 4), ("labels", 3), ("sections", 2)])
def test_rows_are_whole(name: str, columns: int) -> None:
    """Every row has every column, and none is empty."""
    for row in _rows(name):
        assert len(row) == columns
        assert all(cell.strip() for cell in row)


def test_words_have_the_same_places_in_both_languages() -> None:
    """What is put into the words of one language is put into those of the other."""
    for key, english, indonesian in _rows("labels")[1:]:
        assert sorted(re.findall(r"{(\w+)}", english)) == sorted(
            re.findall(r"{(\w+)}", indonesian)
        ), key


def test_keys_and_cues_are_there_once() -> None:
    """No key and no pattern stands twice."""
    keys = [row[0] for row in _rows("labels")]
    assert len(set(keys)) == len(keys)
    cues = [tuple(row) for row in _rows("cues")]
    assert len(set(cues)) == len(cues)


def test_every_role_has_cues_and_a_name_in_both_languages() -> None:
    """Roles are data: each has patterns and a column head in Indonesian and English."""
    for role in ROLES:
        assert {cue.language for cue in load_cues()[role]} == {"id", "en"}
        assert words(role, "id") != words(role, "en")


def test_prompts_stand_in_brackets() -> None:
    """Every prompt is in square brackets, in both languages."""
    for key, *said in _rows("labels")[1:]:
        if key.endswith("-prompt"):
            assert all(text.startswith("[") and text.endswith("]") for text in said)
