"""A quote: a verbatim slice of a paper's text, with the place it was taken from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from litreview.errors import UsageError
from litreview.model import Paper

QuoteKind = Literal["quotation", "reading note"]
"""The paper's own words, or those of somebody's note on it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A slice of one paper: ``text`` equals the paper's text from ``start`` to ``end``.

    Raises
    ------
    UsageError
        When the length of the text does not fit its offsets, or nothing is quoted.
    """

    paper: str
    text: str
    start: int
    end: int
    kind: QuoteKind = "quotation"

    def __post_init__(self) -> None:
        if not self.text.strip() or self.start < 0 or self.end - self.start != len(self.text):
            raise UsageError(
                f"{self.paper}: a quote at {self.start}–{self.end} is empty or not as long as "
                "its place; cut it from the paper with `take`"
            )

    def check(self, papers: Mapping[str, Paper]) -> None:
        """Compare the quote with the paper it is from.

        Raises
        ------
        UsageError
            When there is no such paper, or it has other words at that place.
        """
        paper = papers.get(self.paper)
        if paper is None or paper.text[self.start : self.end] != self.text:
            raise UsageError(
                f"{self.paper}: {self.text[:40]!r} does not stand at {self.start}–{self.end} of "
                "its text; quotes are cut from the paper, never typed"
            )


def take(paper: Paper, start: int, end: int) -> Quote:
    """Cut a quote out of a paper; what stands in a note is marked as the note's words.

    >>> take(Paper("p", "Akses mudah."), 0, 5)
    Quote(paper='p', text='Akses', start=0, end=5, kind='quotation')
    """
    # A title in a note's front matter is the paper's own; what the note says is not.
    head = min((r.start for r in paper.regions), default=0)
    noted = paper.kind == "reading-note" and start >= head
    return Quote(
        paper.id, paper.text[start:end], start, end, "reading note" if noted else "quotation"
    )
