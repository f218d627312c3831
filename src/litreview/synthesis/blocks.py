"""What a synthesis may consist of: headings, fixed words, prompts, and statements with evidence.

There is no block for prose. What says something of a paper is a `Statement`, which cannot be
made without a quote, or a `Silence`, which cannot be made without sentences that were read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litreview.errors import UsageError
from litreview.formats.bibliography import Formatted
from litreview.synthesis.quote import Quote


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the chapter."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words of litreview or of the codebook, which say nothing of any paper."""

    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to the writer, in square brackets."""

    text: str

    def __post_init__(self) -> None:
        if not (self.text.startswith("[") and self.text.endswith("]")):
            raise UsageError(f"a prompt stands in square brackets, not {self.text[:40]!r}")


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote with its number in the evidence table and its in-text citation."""

    quote: Quote
    mark: str
    citation: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of papers, and the quotes that show it.

    Raises
    ------
    UsageError
        When there is no quote.
    """

    text: str
    evidence: tuple[Cited, ...]
    again: tuple[Cited, ...] = ()
    """Evidence that was quoted before: its number is enough."""

    def __post_init__(self) -> None:
        shown = (*self.evidence, *self.again)
        if not shown or not all(isinstance(each, Cited) for each in shown):
            raise UsageError(
                f"no evidence for {self.text[:60]!r}; a statement needs a quote, else leave it out"
            )


@dataclass(frozen=True, slots=True)
class Silence:
    """What was looked for and not found.

    Raises
    ------
    UsageError
        When nothing was read: then there is no silence, only ignorance.
    """

    text: str
    sentences_read: int

    def __post_init__(self) -> None:
        if self.sentences_read < 1:
            raise UsageError(f"nothing was read, so {self.text[:60]!r} cannot be said")


Cell = str | Prompt | tuple[Cited, ...]
"""A cell: what a record prints, a prompt, or quotes; no quotes is an empty cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: column heads and rows of cells."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A reference list."""

    entries: tuple[Formatted, ...]


Block = Heading | Words | Prompt | Statement | Silence | Table | Entries
BLOCKS = (Heading, Words, Prompt, Statement, Silence, Table, Entries)


def check_blocks(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks if every one is of a known kind and carries its evidence.

    Raises
    ------
    UsageError
        When something else is among them, such as bare text.
    """
    for block in blocks:
        if not isinstance(block, BLOCKS):
            raise UsageError(
                f"{type(block).__name__} {str(block)[:40]!r} cannot be exported; write a Statement with its quotes"
            )
        if isinstance(block, (Statement, Silence, Prompt)):
            block.__post_init__()
    return blocks
