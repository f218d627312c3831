"""A synthesis as a workbook, by openpyxl: table, themes, evidence, references.

Every cell of text is written as text: one that begins with ``=``, ``+``, ``-`` or ``@`` is no
formula, here or after it was edited (`quotePrefix`).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.formats.workbook import write_text
from litreview.synthesis.cues import ROLES
from litreview.synthesis.frames import evidence_rows, shown_evidence
from litreview.synthesis.plain import legal, line
from litreview.synthesis.saving import save_bytes, settle_zip
from litreview.synthesis.themes import POLARITIES
from litreview.synthesis.words import words

if TYPE_CHECKING:
    from litreview.synthesis.synthesis import Synthesis

Value = str | int | None


def write_xlsx(synthesis: Synthesis, path: Path) -> None:
    """Write the workbook; the same synthesis gives the same bytes.

    The sheet of evidence has every quote with its line breaks and offsets, line breaks and all, with its offsets.
    """
    from openpyxl import Workbook  # type: ignore[import-untyped]

    synthesis.check()
    book = Workbook()
    book.remove(book.active)
    language = synthesis.language
    _add(book, words("previous", language), *_table(synthesis))
    if synthesis.themes:
        _add(book, words("theme", language), *_themes(synthesis))
    _add(book, words("evidence", language), *_evidence(synthesis))
    entries = [[entry.text] for entry in synthesis.ledger.entries()]
    _add(book, words("bibliography", language), [words("bibliography", language)], entries)
    _add(book, words("notes", language), [words("notes", language)], _notes(synthesis))
    held = io.BytesIO()
    book.save(held)
    save_bytes(path, settle_zip(held.getvalue()))


def _table(synthesis: Synthesis) -> tuple[list[str], list[list[Value]]]:
    language = synthesis.language
    heads = [words(k, language) for k in ("number", "id", "citation", "paper", *ROLES, "own")]
    rows: list[list[Value]] = []
    for n, row in enumerate(synthesis.rows, start=1):
        cells = [
            "\n".join(f"{line(q.text)} [{synthesis.ledger.mark(q)}]" for q in row.cells[role])
            for role in ROLES
        ]
        title = synthesis.titles.get(row.paper, "")
        cited = synthesis.ledger.cite([row.paper])
        rows.append([n, row.paper, cited, title, *cells, words("own-prompt", language)])
    return heads, rows


def _themes(synthesis: Synthesis) -> tuple[list[str], list[list[Value]]]:
    language = synthesis.language
    heads = ["framework-column", "theme", "id", "polarity", "evidence"]
    rows: list[list[Value]] = []
    labels = (
        {f.id: f.label or f.id for f in synthesis.codebook.frameworks} if synthesis.codebook else {}
    )
    for section in synthesis.themes:
        framework = "; ".join(labels.get(f, f) for f in section.frameworks)
        for polarity in POLARITIES:
            for voice in section.speaking(polarity):
                marks = ", ".join(synthesis.ledger.mark(q) for q in voice.quotes[polarity])
                said = words(f"polarity-{polarity}", language)
                rows.append([framework, section.theme.label(language), voice.paper, said, marks])
    return [words(head, language) for head in heads], rows


def _evidence(synthesis: Synthesis) -> tuple[list[str], list[list[Value]]]:
    heads, shown = shown_evidence(synthesis)
    rows: list[list[Value]] = []
    for row, found in zip(shown, evidence_rows(synthesis), strict=True):
        *names, _, _, kind = row
        rows.append([*names, found["start"], found["end"], kind, found["citation"], found["text"]])
    more = [words(head, synthesis.language) for head in ("citation", "text")]
    return [*heads, *more], rows


def _notes(synthesis: Synthesis) -> list[list[Value]]:
    said = [words("draft", synthesis.language), words("evidence-words", synthesis.language)]
    return [[note] for note in (*said, words("blank", synthesis.language), *synthesis.notes)]


def _add(book: Any, title: str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    sheet = book.create_sheet(title[:31])
    wrap = Alignment(wrap_text=True, vertical="top")
    for n, values in enumerate((heads, *rows), start=1):
        for m, value in enumerate(values, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(row=n, column=m)
            if isinstance(value, int):
                cell.value = value
            else:
                write_text(cell, legal(value))
            cell.alignment = wrap
            if n == 1:
                cell.font = Font(bold=True)
    for m in range(1, len(heads) + 1):
        sheet.column_dimensions[get_column_letter(m)].width = 12 if m == 1 else 32
    sheet.freeze_panes = "A2"
