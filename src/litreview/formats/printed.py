"""A reference list to print, in a CSL style: HTML, Markdown, plain text, Word.

`litreview.formats.bibliography` formats the entries; their text is text in each format, whatever
stands in it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from litreview.formats.bibliography import Bibliography, Formatted
from litreview.formats.packed import settle_zip
from litreview.labels import label
from litreview.model import Work

_MARKDOWN = re.compile(r"[\\`*_\[\]<>&#|~$^!]")
_BLOCK = re.compile(r"^(?:[-+=:]|\d+[.)]|\s)")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}li{list-style:none;margin:0 0 .6rem;padding-left:2rem;"
    "text-indent:-2rem;overflow-wrap:anywhere}ul{padding:0}.note{color:#555}"
    "@media (prefers-color-scheme:dark){body{color:#e8e8e8;background:#16181c}.note{color:#aaa}}"
    "@media print{body{margin:0;max-width:none}}"
)


def make_bibliography(
    works: Sequence[Work], style: str | Path | None = None, language: str = "en"
) -> Bibliography:
    """Return the works as a reference list in a style."""
    records = ({**work.csl, "id": work.id} for work in sorted(works, key=lambda w: w.id))
    return Bibliography(records, style, language)


def bibliography_html(made: Bibliography, language: str = "en") -> str:
    """Return a page of its own that needs no other file and runs nothing.

    >>> works = [Work("a", {"type": "book", "title": "<b>Air</b>", "author": [{"family": "Sari"}]})]
    >>> "&lt;b&gt;Air&lt;/b&gt;" in bibliography_html(make_bibliography(works, "harvard"))
    True
    """
    head = escape(_head(language))
    items = "\n".join(f'<li dir="auto">{_html(entry)}</li>' for entry in made.entries())
    note = f'<p class="note">{escape(made.note)}</p>\n' if made.note else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{head}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{head}</h1>\n{note}<ul>\n{items}\n</ul>\n</main>\n</body>\n</html>\n"
    )


def bibliography_markdown(made: Bibliography, language: str = "en") -> str:
    """Return Markdown (CommonMark), a paragraph an entry.

    >>> works = [Work("a", {"type": "book", "title": "Air_baku", "author": [{"family": "*Sari*"}]})]
    >>> bibliography_markdown(make_bibliography(works, "harvard")).splitlines()[2][:8]
    '\\\\*Sari\\\\*'
    """
    paragraphs = [f"# {_head(language)}", *(_markdown(entry) for entry in made.entries())]
    if made.note:
        paragraphs.append(f"*{_escaped(made.note)}*")
    return "\n\n".join(paragraphs) + "\n"


def bibliography_text(made: Bibliography, language: str = "en") -> str:
    """Return plain text, a line an entry."""
    lines = [_head(language), "", *(_line(entry.text) for entry in made.entries())]
    return "\n".join([*lines, *(["", made.note] if made.note else [])]) + "\n"


def bibliography_docx(made: Bibliography, language: str = "en") -> bytes:
    """Return a Word document, its entries with a hanging indent; the same bytes each time."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    document.add_heading(_head(language), level=1)
    for entry in made.entries():
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1)
        paragraph.paragraph_format.first_line_indent = Cm(-1)
        for run in entry.runs:
            paragraph.add_run(_line(run.text, strip=False)).italic = run.italic or None
    if made.note:
        document.add_paragraph(made.note)
    document.core_properties.author = ""
    document.core_properties.title = _head(language)
    held = io.BytesIO()
    document.save(held)
    return settle_zip(held.getvalue())


def _head(language: str) -> str:
    return label("syn-bibliography", language)


def _html(entry: Formatted) -> str:
    shown = ((escape(_line(run.text, strip=False)), run.italic) for run in entry.runs)
    return "".join(f"<i>{text}</i>" if italic else text for text, italic in shown)


def _markdown(entry: Formatted) -> str:
    parts = []
    for run in entry.runs:
        text = _line(run.text, strip=False)
        core = text.strip()
        if run.italic and core:  # a mark of emphasis has no blank inside it
            before, _, after = text.partition(core)
            parts.append(f"{before}*{_escaped(core)}*{after}")
        else:
            parts.append(_escaped(text))
    line = "".join(parts).strip()
    if _BLOCK.match(line):  # would begin a list or a heading
        number = re.match(r"\d+", line)
        at = number.end() if number else 0
        return f"{line[:at]}\\{line[at:]}"
    return line


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", text)


def _line(text: str, *, strip: bool = True) -> str:
    """Return text on one line that XML can hold."""
    shown = re.sub(r"\s+", " ", _NOT_XML.sub(" ", text))
    return shown.strip() if strip else shown
