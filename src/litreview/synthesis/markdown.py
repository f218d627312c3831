"""A synthesis as Markdown: headings, one pipe table, block quotes, a table of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from litreview.formats.bibliography import Formatted
from litreview.synthesis.blocks import (
    Block,
    Cell,
    Cited,
    Entries,
    Heading,
    Prompt,
    Statement,
    Table,
)
from litreview.synthesis.frames import shown_evidence
from litreview.synthesis.plain import line
from litreview.synthesis.words import words

if TYPE_CHECKING:
    from litreview.synthesis.synthesis import Synthesis

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$!&^])")
_OPENS = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def escape_markdown(text: str) -> str:
    """Return text as Markdown that shows just that text, on one line.

    >>> escape_markdown("*a* | <b>")
    '\\\\*a\\\\* \\\\| \\\\<b\\\\>'
    """
    return _MARKUP.sub(r"\\\1", line(text))


def markdown(synthesis: Synthesis) -> str:
    """Return the whole chapter, with the evidence table at its end, one trailing newline."""
    parts = [part for block in synthesis.document for part in _block(block, synthesis.language)]
    parts += _evidence(synthesis)
    return "\n\n".join(parts) + "\n"


def _block(block: Block, language: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield "#" * block.level + " " + escape_markdown(block.text)
    elif isinstance(block, Table):
        yield f"**{escape_markdown(block.caption)}**"
        yield _table(block, language)
    elif isinstance(block, Statement):
        again = ", ".join(cited.mark for cited in block.again)
        yield _paragraph(block.text) + (f" \\[{again}\\]" if again else "")
        yield from (_quoted(cited, language) for cited in block.evidence)
    elif isinstance(block, Entries):
        yield from map(_entry, block.entries)
    elif isinstance(block, Prompt):
        yield f"**{escape_markdown(block.text)}**"
    else:
        yield _paragraph(block.text)


def _paragraph(text: str) -> str:
    """A paragraph that begins like a list item or a rule gets its first mark escaped."""
    return _OPENS.sub(lambda m: m[1] + (m[2][:-1] + "\\" + m[2][-1]), escape_markdown(text))


def _quoted(cited: Cited, language: str) -> str:
    return f"> {_words(cited, language)} {escape_markdown(cited.citation)} \\[{cited.mark}\\]"


def _words(cited: Cited, language: str) -> str:
    """A paper is quoted; a note is not, and says so."""
    said = escape_markdown(cited.quote.text)
    if cited.quote.kind == "quotation":
        return f"“{said}”"
    return f"{said} *({escape_markdown(words('reading-note', language))})*"


def _table(table: Table, language: str) -> str:
    lines = [_row([escape_markdown(c) for c in table.columns]), _row(["---"] * len(table.columns))]
    lines += [_row([_cell(cell, language) for cell in row]) for row in table.rows]
    return "\n".join(lines)


def _cell(cell: Cell, language: str) -> str:
    if isinstance(cell, tuple):
        return "<br>".join(f"{_words(c, language)} \\[{c.mark}\\]" for c in cell)
    return escape_markdown(cell.text if isinstance(cell, Prompt) else cell)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _entry(entry: Formatted) -> str:
    parts = []
    for run in entry.runs:
        text = escape_markdown(run.text)
        left = " " if run.text[:1].isspace() else ""
        right = " " if run.text[-1:].isspace() else ""
        if text:
            parts.append(left + (f"*{text}*" if run.italic else text) + right)
    return "".join(parts).strip()


def _evidence(synthesis: Synthesis) -> Iterator[str]:
    heads, rows = shown_evidence(synthesis)
    if rows:
        yield "## " + escape_markdown(words("evidence", synthesis.language))
        yield escape_markdown(words("evidence-words", synthesis.language))
        lines = [heads, ("---",) * len(heads)]
        shown = [_row([escape_markdown(cell) for cell in row]) for row in rows]
        yield "\n".join([*(_row(list(each)) for each in lines), *shown])
