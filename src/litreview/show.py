"""A Reference as a notebook shows it: the printed entry with its fields coloured and labelled."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from litreview.model import Reference

_COLOURS = {
    "author": "#cfe3f5",
    "title": "#fbe3b5",
    "container-title": "#d5ecd4",
    "date": "#f3d0d7",
    "volume": "#e3daf0",
    "issue": "#e3daf0",
    "pages": "#e3daf0",
    "doi": "#cdebea",
    "url": "#cdebea",
    "publisher": "#e8e3cf",
    "location": "#e8e3cf",
}
_OTHER = "#e6e6e6"
_LABEL_STYLE = "font-size:.68em;color:#444;margin-left:.35em;letter-spacing:.02em"


def reference_html(reference: Reference) -> str:
    """Return HTML of the printed entry, every field marked by colour and by name.

    Colours repeat what the labels say, so nothing is told by colour alone.
    """
    text = reference.text
    parts = []
    position = 0
    for span in sorted(reference.spans, key=lambda s: s.start):
        parts.append(escape(text[position : span.start]))
        colour = _COLOURS.get(span.label, _OTHER)
        parts.append(
            f'<mark style="background:{colour};color:#111;border-radius:3px;padding:.05em .25em" '
            f'title="{span.label}, confidence {span.confidence:.2f}">{escape(text[span.start : span.end])}'
            f'<span style="{_LABEL_STYLE}">{span.label}</span></mark>'
        )
        position = span.end
    parts.append(escape(text[position:]))
    problems = "".join(
        f"<li>{escape(p.kind)}: {escape(p.message)}</li>" for p in reference.problems
    )
    notes = f'<ul style="margin:.3em 0 0;font-size:.85em">{problems}</ul>' if problems else ""
    head = f'<div style="font-size:.8em;opacity:.7">{escape(reference.id)}</div>'
    return f'<div style="line-height:2;max-width:60em">{head}{"".join(parts)}{notes}</div>'
