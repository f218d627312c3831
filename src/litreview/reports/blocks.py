"""What a report may consist of: blocks of runs; each renderer writes all of them.

A run is fixed words (`str`), a `Number` with its source, or something that print or a program
says (`Printed`, `Code`), all of which stay text, whatever stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from litreview.formats.bibliography import Formatted
from litreview.reports.numbers import Number


@dataclass(frozen=True, slots=True)
class Printed:
    """Words, years and ids of the papers, of the user, or of a fixed name; language if known."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim sentence."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A file, a command, a value as a program takes it."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Runs to be seen first."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Runs that lead somewhere: ``#anchor`` of this report, a file beside it, a web address."""

    runs: tuple[Run, ...]
    to: str
    anchor: str = ""
    label: str = ""
    """What a screen reader says instead of the runs."""


Run = str | Number | Printed | Quote | Code | Strong | Link
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title, level 2 a section."""

    level: int
    runs: Runs
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``kind`` is ``""``, ``"lead"``, ``"absent"``, ``"warning"`` or ``"note"``."""

    runs: Runs
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; of numbers if ordered."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The few numbers that a reader sees first, each with what it counts."""

    items: tuple[tuple[Number, Runs], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; numbers stand at the right."""

    title: Runs
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first cell of each row names it.

    ``more`` says that rows are left out and where they all are.
    """

    caption: Runs
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    more: Runs = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars, and the same as a table: each a name and a number."""

    caption: Runs
    heads: tuple[Runs, Runs]
    bars: tuple[tuple[Runs, Number], ...]
    upright: bool = False
    """Columns in a fixed order, such as years, instead of rows."""
    described: Runs = ()
    """One sentence for those who do not see it."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a flow diagram: lines, each words and a number, or words that it was not logged."""

    name: str
    lines: tuple[Runs, ...]
    row: int
    side: bool = False
    """Beside the main course, for what leaves it."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow diagram downwards; boxes at the side leave the one before them."""

    caption: Runs
    boxes: tuple[Box, ...]
    stages: tuple[tuple[Runs, int, int], ...]
    """The names at the left edge: runs, first and last row."""
    heads: tuple[Runs, Runs] = ((), ())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of evidence: its words (a note's are no quotation), and what is known of it."""

    quote: Quote | Printed
    facts: Runs


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences behind one cell, and the way back to it."""

    anchor: str
    title: Runs
    sentences: tuple[Sentence, ...]
    back: Link
    more: Runs = ()


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that a page shows when asked to."""

    title: Runs
    blocks: tuple[Block, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """A reference list."""

    entries: tuple[Formatted, ...]


Block = Heading | Paragraph | Facts | Listing | Table | Bars | Flow | Evidence | Fold | Entries


@dataclass(frozen=True)
class Document:
    """A report: its language, its title, its blocks, and where the other language is."""

    language: str
    title: Runs
    blocks: tuple[Block, ...] = field(repr=False)
    other: str | None = None


def plain(runs: Runs, language: str) -> str:
    """Return runs as text, without their marking.

    >>> plain(("See ", Printed("Rijal (2023)"), "."), "en")
    'See Rijal (2023).'
    """
    return "".join(_plain(run, language) for run in runs)


def _plain(run: Run, language: str) -> str:
    if isinstance(run, str):
        return run
    if isinstance(run, Number):
        return run.text(language)
    if isinstance(run, Strong | Link):
        return plain(run.runs, language)
    return run.text


def numbers_in(blocks: tuple[Block, ...]) -> Iterator[Number]:
    """Yield every number of the blocks, in the order of print."""
    for block in blocks:
        for runs in _runs_of(block):
            yield from _numbers(runs)
        if isinstance(block, Fold):
            yield from numbers_in(block.blocks)


def _numbers(runs: Runs) -> Iterator[Number]:
    for run in runs:
        if isinstance(run, Number):
            yield run
        elif isinstance(run, Strong | Link):
            yield from _numbers(run.runs)


def _runs_of(block: Block) -> Iterator[Runs]:
    if isinstance(block, Heading | Paragraph):
        yield block.runs
    elif isinstance(block, Facts):
        yield from ((number, *words) for number, words in block.items)
    elif isinstance(block, Listing):
        yield from block.items
    elif isinstance(block, Table):
        yield block.caption
        for row in block.rows:
            yield from row
        yield block.more
    elif isinstance(block, Bars):
        yield from (block.caption, block.described)
        for name, number in block.bars:
            yield (*name, number)
    elif isinstance(block, Flow):
        for box in block.boxes:
            yield from box.lines
    elif isinstance(block, Evidence):
        yield block.title
        yield from (sentence.facts for sentence in block.sentences)
        yield block.more
    elif isinstance(block, Fold):
        yield block.title
