"""Themes × papers: how many sentences of each paper speak of each theme, each cell openable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from litreview.errors import UsageError
from litreview.model import Paper
from litreview.prose import squeeze
from litreview.thematic.code import Evidence, code_themes
from litreview.thematic.codebook import Codebook

if TYPE_CHECKING:
    import pandas as pd

_CELL = "vertical-align:top;text-align:left"


def theme_matrix(
    evidence: Sequence[Evidence], codebook: Codebook, papers: Sequence[Paper]
) -> pd.DataFrame:
    """Count the sentences of each theme in each paper.

    Returns
    -------
    pandas.DataFrame
        One row per theme in the order of the codebook (index ``theme``); ``group`` and
        ``frameworks`` (joined by ``"; "``), then one column of counts per paper, in the
        order given; zero where a paper is silent.
    """
    import pandas as pd

    counts = Counter((e.theme, e.paper) for e in evidence)
    frame = pd.DataFrame(
        index=pd.Index([t.id for t in codebook.themes], dtype="string", name="theme")
    )
    frame["group"] = pd.array([t.group for t in codebook.themes], dtype="string")
    frame["frameworks"] = pd.array(
        ["; ".join(t.frameworks) for t in codebook.themes], dtype="string"
    )
    for paper in papers:
        frame[paper.id] = pd.array([counts[t.id, paper.id] for t in codebook.themes], dtype="Int64")
    return frame


def cell(evidence: Sequence[Evidence], theme: str, paper: str) -> list[Evidence]:
    """Open one cell of the matrix: its sentences, in the order of the text."""
    return [e for e in evidence if e.theme == theme and e.paper == paper]


@dataclass(frozen=True)
class ThemeMatrix:
    """The matrix for a notebook: counts whose cells open their sentences.

    Examples
    --------
    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"themes": [{"id": "ease", "terms_id": ["mudah"]}]})
    >>> matrix = ThemeMatrix.of([Paper("a", "Ini mudah. Itu sulit."), Paper("b", "Sulit.")], book)
    >>> matrix.frame[["a", "b"]].loc["ease"].tolist(), [e.sentence for e in matrix.cell("ease", "a")]
    ([1, 0], ['Ini mudah.'])
    """

    evidence: tuple[Evidence, ...]
    codebook: Codebook
    papers: tuple[Paper, ...]
    language: str = "en"

    @classmethod
    def of(cls, papers: Sequence[Paper], codebook: Codebook, language: str = "en") -> ThemeMatrix:
        """Code papers and lay out the result; ``language`` chooses the themes' labels."""
        return cls(tuple(code_themes(papers, codebook)), codebook, tuple(papers), language)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The counts, as `theme_matrix` returns them."""
        return theme_matrix(self.evidence, self.codebook, self.papers)

    def cell(self, theme: str, paper: str) -> list[Evidence]:
        """Open one cell.

        Raises
        ------
        UsageError
            When there is no such paper; `InputError` when there is no such theme.
        """
        self.codebook.theme(theme)
        if paper not in {p.id for p in self.papers}:
            raise UsageError(
                f"no paper {paper!r} here; use one of {', '.join(p.id for p in self.papers)}"
            )
        return self._cells.get((theme, paper), [])

    @cached_property
    def _cells(self) -> dict[tuple[str, str], list[Evidence]]:
        cells: dict[tuple[str, str], list[Evidence]] = {}
        for found in self.evidence:
            cells.setdefault((found.theme, found.paper), []).append(found)
        return cells

    def _repr_html_(self) -> str:
        heads = "".join(f"<th style='{_CELL}'>{escape(p.id)}</th>" for p in self.papers)
        rows = []
        for theme in self.codebook.themes:
            title = escape(theme.definition, quote=True)
            name = (
                f"<th style='{_CELL}' title=\"{title}\">{escape(theme.label(self.language))}</th>"
            )
            frameworks = f"<td style='{_CELL}'>{escape('; '.join(theme.frameworks))}</td>"
            cells = "".join(
                f"<td style='{_CELL}'>{_open(self._cells.get((theme.id, p.id), []))}</td>"
                for p in self.papers
            )
            rows.append(f"<tr>{name}{frameworks}{cells}</tr>")
        head = f"<tr><th style='{_CELL}'>theme</th><th style='{_CELL}'>frameworks</th>{heads}</tr>"
        return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _open(found: list[Evidence]) -> str:
    """Render one cell: the count, which opens the sentences with their offsets."""
    if not found:
        return "0"
    items = "".join(
        f"<li>{_sentence(e)} <small>[{e.start}–{e.end}, {escape(e.polarity)}, {e.confidence:.2f}]</small></li>"
        for e in found
    )
    return f"<details><summary>{len(found)}</summary><ol>{items}</ol></details>"


def _sentence(found: Evidence) -> str:
    """A paper is quoted; a note is not, and says so."""
    words = escape(squeeze(found.sentence))
    return f"<q>{words}</q>" if found.kind == "quotation" else f"{words} <em>(reading note)</em>"
