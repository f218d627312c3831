"""Footnotes and endnotes of a Word document: text after the paper, or its list of references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litreview.model import Region
from litreview.papers.bare_list import looks_like_entry
from litreview.prose import blocks

_NOTES = re.compile(r'<ol><li id="(?:foot|end)note-')
_MARK = re.compile(r'(<a href="#(?:foot|end)note-\d+" id="(?:foot|end)note-ref-\d+">)\[(\d+)\]')
_BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-\d+">[^<]*</a>')
_LABEL = re.compile(r"\d{1,4}\.\s")
_REPEATED = re.compile(
    r"\W*(?:ibid|loc\.?\s?cit|op\.?\s?cit|idem|lihat|see|bandingkan|cf)\b"
    r"|.{0,80}\b(?:op|loc)\.\s?cit\b",
    re.I,
)
_SHORTEST = 40
"""A note shorter than this ("Arianto (2021), hlm. 5.") points at a work printed elsewhere."""


def divide_notes(markup: str) -> tuple[str, str]:
    """Set the notes that mammoth puts at a document's end apart from it.

    Parameters
    ----------
    markup
        The document as HTML by mammoth.

    Returns
    -------
    body, notes
        The text with raised numbers in place of "[1]", and the list of notes, "" where there
        is none.

    Examples
    --------
    >>> divide_notes('<p>Satu</p><ol><li id="footnote-1"><p>A. <a href="#footnote-ref-1">↑</a></p></li></ol>')
    ('<p>Satu</p>', '<ol><li id="footnote-1"><p>A.</p></li></ol>')
    """
    marked = _MARK.sub(r"\1\2", markup)
    found = list(_NOTES.finditer(marked))
    if not found:
        return marked, ""
    begin = found[-1].start()
    return marked[:begin], _BACK.sub("", marked[begin:])


def find_note_regions(text: str, start: int, *, has_list: bool) -> tuple[Region, ...]:
    """Tell which notes are printed references, where a paper has no other list.

    Parameters
    ----------
    text, start
        The paper's text, and where its notes begin.
    has_list
        Whether the paper has a list of references of its own; its notes are text then.

    Returns
    -------
    tuple of Region
        ``references`` and ``appendix``, a region for every run of notes of one kind.

    Examples
    --------
    >>> notes = "1. Budi Santoso, Layanan Publik (Bandung: Obor, 2019), hlm. 12.\\n\\n2. Ibid., hlm. 13."
    >>> [r.kind for r in find_note_regions(notes, 0, has_list=True)]
    ['appendix']
    >>> [r.kind for r in find_note_regions(notes, 0, has_list=False)]
    ['references', 'appendix']
    """
    notes = list(_notes(text, start))
    entries = [_is_entry(text[a:b]) for a, b in notes]
    is_list = not has_list and sum(entries) * 3 >= len(notes)
    regions: list[Region] = []
    for (a, b), entry in zip(notes, entries, strict=True):
        kind = "references" if entry and is_list else "appendix"
        if regions and regions[-1].kind == kind:
            regions[-1] = Region(kind, regions[-1].start, b)
        else:
            regions.append(Region(kind, a, b))
    return tuple(regions)


def _notes(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each note stands; it may have several paragraphs."""
    begin = end = None
    for a, b in blocks(text, start):
        if begin is None or _LABEL.match(text[a:b]):
            if begin is not None and end is not None:
                yield begin, end
            begin = a
        end = b
    if begin is not None and end is not None:
        yield begin, end


def _is_entry(note: str) -> bool:
    plain = _LABEL.sub("", note, count=1)
    return len(plain) >= _SHORTEST and not _REPEATED.match(plain) and looks_like_entry(plain)
