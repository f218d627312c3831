"""A synthesis as a Word document, by python-docx: a draft to go on writing in."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from litreview.synthesis.plain import legal, line
from litreview.synthesis.saving import save_bytes, settle_zip
from litreview.synthesis.words import words

if TYPE_CHECKING:
    from litreview.synthesis.synthesis import Synthesis

_FONT = "Times New Roman"
_PROMPT_COLOUR = "1F4E79"


def write_docx(synthesis: Synthesis, path: Path) -> None:
    """Write the chapter; the same synthesis gives the same bytes.

    The table stands on landscape pages of its own and repeats its head; prompts are coloured;
    the evidence table closes the document.
    """
    import docx
    from docx.shared import Cm, Pt

    made: Any = docx.Document()
    made.styles["Normal"].font.name = _FONT
    made.styles["Normal"].font.size = Pt(12)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    made.core_properties.author = ""
    made.core_properties.comments = ""
    made.core_properties.title = words("title", synthesis.language)
    for block in synthesis.document:
        _add(made, block, synthesis.language)
    _add_evidence(made, synthesis)
    held = io.BytesIO()
    made.save(held)
    save_bytes(path, settle_zip(held.getvalue()))


def _add(made: Any, block: Block, language: str) -> None:
    if isinstance(block, Heading):
        made.add_heading(line(block.text), level=min(block.level, 9))
    elif isinstance(block, Table):
        _add_table(made, block, language)
    elif isinstance(block, Statement):
        again = ", ".join(cited.mark for cited in block.again)
        made.add_paragraph(line(block.text) + (f" [{again}]" if again else ""))
        for cited in block.evidence:
            paragraph = made.add_paragraph(style="Quote")
            _add_quote(paragraph, cited, language)
            paragraph.add_run(f" {line(cited.citation)} [{cited.mark}]")
    elif isinstance(block, Entries):
        from docx.shared import Cm

        for entry in block.entries:
            paragraph = made.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(1.27)
            paragraph.paragraph_format.first_line_indent = Cm(-1.27)
            for run in entry.runs:
                paragraph.add_run(legal(run.text)).italic = run.italic or None
    elif isinstance(block, Prompt):
        _add_prompt(made.add_paragraph(), block)
    else:
        made.add_paragraph(line(block.text))


def _add_prompt(paragraph: Any, prompt: Prompt) -> None:
    from docx.shared import RGBColor

    run = paragraph.add_run(line(prompt.text))
    run.font.color.rgb = RGBColor.from_string(_PROMPT_COLOUR)


def _add_quote(paragraph: Any, cited: Cited, language: str) -> None:
    """A paper is quoted; a note is not, and says so."""
    said = line(cited.quote.text)
    if cited.quote.kind == "quotation":
        paragraph.add_run(f"“{said}”")
    else:
        paragraph.add_run(said)
        paragraph.add_run(f" ({words('reading-note', language)})").italic = True


def _add_table(made: Any, table: Table, language: str) -> None:
    from docx.enum.section import WD_ORIENT, WD_SECTION

    section = made.add_section(WD_SECTION.NEW_PAGE)
    _turn(section, WD_ORIENT.LANDSCAPE)
    made.add_paragraph(line(table.caption), style="Caption")
    grid = _grid(made, table.columns)
    for row in table.rows:
        for cell, content in zip(grid.add_row().cells, row, strict=True):
            _fill(cell, content, language)
    section = made.add_section(WD_SECTION.NEW_PAGE)
    _turn(section, WD_ORIENT.PORTRAIT)


def _turn(section: Any, orientation: Any) -> None:
    if section.orientation != orientation:
        section.orientation = orientation
        section.page_width, section.page_height = section.page_height, section.page_width


def _grid(made: Any, heads: tuple[str, ...]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    grid = made.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(grid.rows[0].cells, heads, strict=True):
        _fill(cell, head, "")
        cell.paragraphs[0].runs[0].bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(repeat)
    return grid


def _fill(cell: Any, content: Cell, language: str) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    if isinstance(content, tuple):
        for n, cited in enumerate(content):
            if n:
                paragraph = cell.add_paragraph()
            _add_quote(paragraph, cited, language)
            paragraph.add_run(f" [{cited.mark}]")
    elif isinstance(content, Prompt):
        _add_prompt(paragraph, content)
    else:
        paragraph.add_run(line(content))
    for each in cell.paragraphs:
        each.paragraph_format.space_after = Pt(2)
        for run in each.runs:
            run.font.size = Pt(8)


def _add_evidence(made: Any, synthesis: Synthesis) -> None:
    from litreview.synthesis.frames import shown_evidence

    heads, rows = shown_evidence(synthesis)
    if not rows:
        return
    made.add_heading(words("evidence", synthesis.language), level=2)
    made.add_paragraph(words("evidence-words", synthesis.language))
    grid = _grid(made, heads)
    for row in rows:
        for cell, content in zip(grid.add_row().cells, row, strict=True):
            _fill(cell, content, "")
