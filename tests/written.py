"""Papers that tests write: the bytes of a file from its paragraphs."""

from __future__ import annotations

import io

import docx
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer


def docx_bytes(text: str) -> bytes:
    """Return a Word file of paragraphs, parted by blank lines."""
    made, held = docx.Document(), io.BytesIO()
    for part in text.split("\n\n"):
        made.add_paragraph(part)
    made.save(held)
    return held.getvalue()


def pdf_bytes(text: str) -> bytes:
    """Return a PDF of paragraphs, parted by blank lines; the same bytes each time."""
    held, style = io.BytesIO(), getSampleStyleSheet()["Normal"]
    story = [x for part in text.split("\n\n") for x in (Paragraph(part, style), Spacer(1, 14))]
    SimpleDocTemplate(held, invariant=1).build(story)
    return held.getvalue()
