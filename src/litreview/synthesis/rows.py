"""The rows of the state-of-the-art table: one per paper, every cell with the quotes that fill it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from litreview.errors import UsageError
from litreview.languages import third_language
from litreview.model import Mention, Paper
from litreview.synthesis.cells import Cells, fill_cells
from litreview.synthesis.cues import ROLES
from litreview.synthesis.quote import Quote
from litreview.synthesis.words import words
from litreview.thematic.owntext import own_regions, own_sentences


@dataclass(frozen=True, slots=True)
class Row:
    """One paper: its cells, how many of its own sentences were read, and what to know of it.

    ``note`` is a key of the fixed words (``"note-no-text"``, …) or empty; ``language`` the code
    of a third language or empty.

    Raises
    ------
    UsageError
        When a cell holds anything but quotes of this paper.
    """

    paper: str
    cells: Cells
    sentences_read: int
    note: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        for role in ROLES:
            for quote in self.cells.get(role, ()):
                if not isinstance(quote, Quote) or quote.paper != self.paper:
                    raise UsageError(
                        f"{self.paper}: {str(quote)[:40]!r} under {role} is no quote of this paper; "
                        "a cell holds quotes or nothing"
                    )

    def said(self, language: str) -> str:
        """Return the note in words, empty where there is none."""
        return words(self.note, language, paper=self.paper, code=self.language) if self.note else ""


def build_rows(
    papers: Sequence[Paper], mentions: Sequence[Mention], language: str | None = None
) -> list[Row]:
    """Fill one row per paper, sorted by id.

    Parameters
    ----------
    papers, mentions
        As a review holds them.
    language
        The language to prefer where a paper says a thing in two.

    Examples
    --------
    >>> row, = build_rows([Paper("p", "Penelitian ini bertujuan menguji air.")], [])
    >>> [quote.text for quote in row.cells["aim"]], row.cells["theory"], row.note
    (['Penelitian ini bertujuan menguji air.'], (), '')
    """
    by_paper: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_paper[mention.paper].append(mention)
    return [
        _row(paper, by_paper[paper.id], language) for paper in sorted(papers, key=lambda p: p.id)
    ]


def _row(paper: Paper, mentions: Sequence[Mention], language: str | None) -> Row:
    empty: Cells = dict.fromkeys(ROLES, ())
    own = own_sentences(paper)
    if not own:
        return Row(paper.id, empty, 0, "note-no-text")
    said = " ".join(paper.text[s.start : s.end] for s in own[:60])
    if code := third_language(said):
        return Row(paper.id, empty, 0, "note-language", code)
    cells = fill_cells(paper, mentions, language)
    title = [r for r in own_regions(paper) if r.kind in ("title", "keywords")]
    running = [s for s in own if not any(r.start <= s.start < r.end for r in title)]
    if not running:
        return Row(paper.id, cells, 0, "note-no-text")
    if paper.kind == "reading-note":
        note = "note-reading"
    elif not any(r.kind == "body" for r in paper.regions) and paper.regions:
        note = "note-abstract"
    else:
        note = ""
    return Row(paper.id, cells, len(running), note)
