"""The matrix counts sentences; every cell opens exactly those."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import litreview
from litreview.errors import InputError, UsageError
from litreview.model import Paper
from litreview.thematic import (
    ThemeMatrix,
    cell,
    code_themes,
    load_codebook,
    parse_codebook,
    theme_matrix,
)

BOOK = load_codebook(Path(__file__).resolve().parents[2] / "data" / "codebook.yaml")
SMALL = parse_codebook(
    {
        "frameworks": [{"id": "law"}, {"id": "benefit"}],
        "themes": [
            {"id": "ease", "group": "principle", "label_en": "ease", "label_id": "kemudahan", "frameworks": ["law", "benefit"], "terms_id": ["mudah"]},
            {"id": "budget", "terms_id": ["anggaran"]},
        ],
    }
)  # fmt: skip
PAPERS = (
    Paper("b", "Ini mudah & murah <b>. Itu mudah, mudah sekali. Ada anggaran."),
    Paper("a", "Sulit."),
)


def test_counts_are_of_sentences() -> None:
    """A sentence counts once a theme; silent papers have zeros; papers keep their order."""
    frame = theme_matrix(code_themes(PAPERS, SMALL, by="terms"), SMALL, PAPERS)
    assert list(frame.columns) == ["group", "frameworks", "b", "a"]
    assert frame[["b", "a"]].to_numpy().tolist() == [[2, 0], [1, 0]]
    assert frame["frameworks"].tolist() == ["law; benefit", ""]


def test_every_cell_opens_exactly_its_sentences(shipped: litreview.Review) -> None:
    """Over the shipped corpus: the cells are a partition of the evidence, as large as counted."""
    matrix = ThemeMatrix.of(shipped.paper_records, BOOK)
    opened = []
    for theme in BOOK.themes:
        for paper in matrix.papers:
            found = matrix.cell(theme.id, paper.id)
            assert found == cell(matrix.evidence, theme.id, paper.id)
            assert len(found) == matrix.frame.loc[theme.id, paper.id]
            assert all((e.theme, e.paper) == (theme.id, paper.id) for e in found)
            opened += found
    assert Counter(opened) == Counter(matrix.evidence)


def test_wrong_cells_are_refused() -> None:
    """A theme or paper that is not there is no empty cell."""
    matrix = ThemeMatrix.of(PAPERS, SMALL, by="terms")
    with pytest.raises(UsageError, match="no paper 'c' here"):
        matrix.cell("ease", "c")
    with pytest.raises(InputError, match="no theme 'eas'; did you mean 'ease'"):
        matrix.cell("eas", "a")


def test_the_page_opens_sentences_without_script() -> None:
    """Cells are <details>; what is printed is escaped; labels follow the language."""
    html = ThemeMatrix.of(PAPERS, SMALL, language="id", by="terms")._repr_html_()
    assert html.count("<details>") == 2
    assert "<q>Ini mudah &amp; murah &lt;b&gt;.</q> <small>[0–22, present, 0.6]</small>" in html
    assert "kemudahan" in html
    assert "<script" not in html
    assert "http" not in html


def test_notes_are_not_shown_as_quotations() -> None:
    """A reading note's sentence stands without quotation marks and says what it is."""
    html = ThemeMatrix.of(
        [Paper("n", "Ini mudah.", kind="reading-note")], SMALL, by="terms"
    )._repr_html_()
    assert "<q>" not in html
    assert "(reading note)" in html
