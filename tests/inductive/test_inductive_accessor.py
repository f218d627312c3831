"""`Inductive.of(review)`: every method on the shipped papers, the same bytes on every run."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Formatter

import pytest

from litreview.errors import UsageError
from litreview.inductive import Inductive

METHODS = {
    "terms": {},
    "topics": {},
    "topic_documents": {},
    "topic_sentences": {},
    "topic_stability": {"repetitions": 3},
    "thematic_map": {"column": "terms"},
    "theme_stability": {"column": "terms", "repetitions": 3},
    "period_themes": {"column": "terms", "years": 2},
    "evolution": {"column": "terms", "years": 2},
    "trends": {"column": "terms", "least": 2},
    "keyness": {"by": "paper"},
    "correspondence": {},
}


@pytest.mark.parametrize("name", METHODS)
def test_every_method_twice(shipped, plain, name: str) -> None:
    """Two readings of one review give the same bytes; four papers give rows but no succession."""
    one, two = (getattr(Inductive.of(shipped), name)(**METHODS[name]) for _ in range(2))
    assert len(one) or name == "evolution"
    assert plain(one) == plain(two)


@pytest.mark.parametrize(
    "name", [n for n in METHODS if n not in ("topic_documents", "topic_sentences")]
)
def test_four_papers_are_said_to_be_few(shipped, name: str) -> None:
    """No frame of four papers goes without a warning."""
    notes = getattr(Inductive.of(shipped), name)(**METHODS[name]).attrs["notes"]
    assert "note-few-papers" in [key for key, _ in notes]


def test_keywords_of_four_papers_make_no_map(shipped) -> None:
    """An empty frame with its reason, not a decorative map."""
    found = Inductive.of(shipped).thematic_map()
    assert found.empty
    assert found.attrs["notes"][0][0] == "note-no-terms"


def test_groups_by_an_unknown_column(shipped) -> None:
    """Refused, with the columns there are."""
    with pytest.raises(UsageError, match="container_title"):
        Inductive.of(shipped).keyness("colour")


def test_the_labels_table() -> None:
    """Both languages, the same values in both."""
    table = (files("litreview") / "data" / "inductive_labels.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    assert rows[0] == ["key", "en", "id"]
    assert len({row[0] for row in rows}) == len(rows)
    for row in rows:
        assert len(row) == 3
        assert all(row)
        english, indonesian = (
            {name for _, name, _, _ in Formatter().parse(cell)} for cell in row[1:]
        )
        assert english - {None} == indonesian - {None}


def test_every_note_and_label_stands_in_a_table() -> None:
    """No key of the room or of its figures is without words."""
    source = files("litreview")
    tables = ("inductive_labels", "indicator_labels")
    known = {
        line.split("\t")[0]
        for name in tables
        for line in (source / "data" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    }
    rooms = [*(source / "inductive").iterdir()]
    rooms += [f for f in (source / "figures").iterdir() if f.name.startswith("inductive_")]
    used = set()
    for file in rooms:
        if file.name.endswith(".py"):
            code = file.read_text(encoding="utf-8")
            used |= set(re.findall(r'"(note-[a-z-]+)"', code))
            used |= set(re.findall(r'(?:label|draws)\(\s*"([a-z-]+)"', code))
    assert len(used) > 20
    assert used <= known
