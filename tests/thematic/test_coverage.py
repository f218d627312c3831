"""What papers cover of frameworks, and the gaps."""

from __future__ import annotations

import re
from importlib.resources import files

import pandas as pd
import pytest

from litreview.model import Paper
from litreview.thematic import ThemeMatrix, parse_codebook
from litreview.thematic.code import Evidence
from litreview.thematic.coders import Coding
from litreview.thematic.coverage import (
    GAP_KINDS,
    compute_coverage,
    compute_framework_matrix,
    find_gaps,
    framework_themes,
)
from litreview.thematic.polarity import Polarity

BOOK = parse_codebook(
    {
        "frameworks": [
            {"id": "law", "label": "The law", "indicators": ["ease", "speed", "honour"]},
            {"id": "empty"},
        ],
        "themes": [
            {"id": "ease", "label_id": "kemudahan", "label_en": "ease", "terms_id": ["mudah"]},
            {"id": "speed", "terms_id": ["cepat"]},
            {"id": "cost", "frameworks": ["law"], "terms_id": ["biaya"]},
            {"id": "staff", "terms_id": ["pegawai"]},
            {"id": "training", "terms_id": ["pelatihan"]},
        ],
    }
)  # fmt: skip
PAPERS = (
    Paper("a", "Layanan mudah. Biaya jelas. Kurangnya pegawai terasa."),
    Paper("b", "Belum ada pegawai. Perlu ada pelatihan."),
)


def found(paper: Paper, theme: str, sentence: str, polarity: Polarity = "present") -> Evidence:
    """Make evidence of a sentence, where it stands first."""
    at = paper.text.index(sentence)
    return Evidence(
        paper.id, theme, sentence, at, at + len(sentence), (), polarity, 0.6, "quotation"
    )


MATRIX = ThemeMatrix(
    (
        found(PAPERS[0], "ease", "Layanan mudah."),
        found(PAPERS[0], "cost", "Biaya jelas."),
        found(PAPERS[0], "staff", "Kurangnya pegawai terasa.", "lacking"),
        found(PAPERS[1], "staff", "Belum ada pegawai.", "lacking"),
        found(PAPERS[1], "training", "Perlu ada pelatihan.", "needed"),
    ),
    BOOK,
    PAPERS,
    "id",
)


def test_themes_of_frameworks() -> None:
    """Listed indicators first, then themes that name the framework; an unknown one is a word."""
    pairs = [(f.id, getattr(t, "id", t)) for f, t in framework_themes(BOOK)]
    assert pairs == [("law", "ease"), ("law", "speed"), ("law", "honour"), ("law", "cost")]


def test_coverage_names_papers() -> None:
    """Who speaks of an indicator and who is silent; null where nothing was looked for."""
    frame = MATRIX.coverage().set_index("theme")
    assert frame["found"].astype(object).where(frame["found"].notna(), None).tolist() == [
        1,
        0,
        None,
        1,
    ]
    assert frame.loc["ease", "label"] == "kemudahan"
    assert frame.loc["ease", ["papers", "silent"]].tolist() == [["a"], ["b"]]
    assert frame.loc["speed", "silent"] == ["a", "b"]
    assert frame.loc["honour", "silent"] == []
    assert frame["indicator"].tolist() == [True, True, True, False]
    assert frame.attrs["notes"] == [("note-gaps-of-few", {"n": 2})]


def test_frameworks_by_papers() -> None:
    """How many of a framework's themes each paper has; a framework without themes has none."""
    frame = MATRIX.frameworks()
    assert frame.loc["law"].tolist() == [3, 2, 2, 0]
    assert "empty" not in frame.index


def test_gaps() -> None:
    """Silent themes, themes only lacking or needed, papers silent on a framework."""
    frame = MATRIX.gaps()
    gaps = [
        (row.kind, None if pd.isna(row.theme) else row.theme, None if pd.isna(row.paper) else row.paper, row.n)
        for row in frame.itertuples()
    ]  # fmt: skip
    assert gaps == [
        ("theme-silent", "speed", None, 0),
        ("theme-lacking", "staff", None, 2),
        ("theme-needed", "training", None, 1),
        ("framework-silent", None, "b", 0),
        ("indicator-unknown", "honour", None, 0),
    ]


def test_persons_codes_close_and_open_gaps() -> None:
    """What a person found is covered; what a person took out is a gap again."""
    judged = MATRIX.with_codes(
        [Coding("b", "speed", "Ana", "yes", 0, 18), Coding("a", "ease", "Ana", "no", 0, 14)]
    )
    kinds = judged.gaps().set_index("kind")["theme"]
    assert kinds.loc[["theme-silent"]].tolist() == ["ease"]
    assert judged.frameworks().loc["law"].tolist() == [3, 2, 1, 1]


@pytest.mark.parametrize("papers", [(), (Paper("e", ""),)])
def test_nothing_to_cover(papers: tuple[Paper, ...]) -> None:
    """No papers, or empty ones: every theme is a gap, nothing is raised."""
    assert compute_coverage([], BOOK, papers)["found"].fillna(0).tolist() == [0, 0, 0, 0]
    assert compute_framework_matrix([], BOOK, papers)["found"].tolist() == [0]
    assert (find_gaps([], BOOK, papers)["kind"] == "theme-silent").sum() == 5


def test_a_codebook_without_frameworks() -> None:
    """Its themes still have gaps; there is nothing to cover."""
    book = parse_codebook({"themes": [{"id": "t", "terms_en": ["x"]}]})
    assert compute_coverage([], book, PAPERS).empty
    assert compute_framework_matrix([], book, PAPERS).empty
    assert find_gaps([], book, PAPERS)["theme"].tolist() == ["t"]


def test_gaps_are_said_in_both_languages() -> None:
    """Every kind of gap, verdict and note has its words, with the same values in both."""
    table = files("litreview").joinpath("data/thematic_labels.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    assert {*GAP_KINDS, "differ", "note-one-coder", "note-figures-read"} <= {row[0] for row in rows}
    for _, english, indonesian in rows:
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", indonesian))
    assert MATRIX.gaps()["message"].notna().all()
