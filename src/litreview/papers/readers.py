"""One reader per format: bytes → papers. The first bytes overrule an ending that lies.

The text of a PDF, HTML or DOCX paper is the one its reader made; all offsets refer to it.
Their libraries are imported when such a file comes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Protocol

from litreview.indexes import ENDINGS, is_index, parse_index
from litreview.model import Paper, Problem, Region
from litreview.papers.bibliography import parse_bibtex
from litreview.papers.decode import decode
from litreview.papers.front import is_journal_name
from litreview.papers.markdown import read_front_matter
from litreview.papers.metadata import find_metadata
from litreview.papers.regions import find_regions
from litreview.papers.sniff import BINARY, find_charset, sniff_ending
from litreview.prose import fold, squeeze


class Reader(Protocol):
    """What every row of `READERS` is."""

    def __call__(self, data: bytes, name: str) -> list[Paper]:
        """Make the papers of a file's bytes; raise InputError where nothing is readable."""
        ...


def read_text_paper(data: bytes, name: str) -> list[Paper]:
    """Make a paper of plain text: its regions and what its page says of itself."""
    text, problems = decode(data, name)
    if is_index(text):
        return _with_problems(parse_index(text, name), problems)
    return [_make_paper(text, name, {}, problems)]


def read_index_papers(data: bytes, name: str) -> list[Paper]:
    """Make a record, with what it cites, of every entry that an index exported."""
    text, problems = decode(data, name)
    return _with_problems(parse_index(text, name), problems)


def read_markdown_paper(data: bytes, name: str) -> list[Paper]:
    """Make a paper of markdown; facts come from the YAML front matter where there is one."""
    text, problems = decode(data, name)
    csl, kind, body_start, found = read_front_matter(text)
    if body_start == 0:
        return [_make_paper(text, name, {}, problems)]
    below = find_regions(text[body_start:], note=kind == "reading-note")
    regions = tuple(Region(r.kind, r.start + body_start, r.end + body_start) for r in below)
    if kind == "paper":
        stated, regions = find_metadata(text, regions)
        csl = {**stated, **csl}
    identifier = str(csl.get("id", PurePath(name).stem))
    return [Paper(identifier, text, csl, regions, kind, name, (*problems, *found))]


def read_bibtex_papers(data: bytes, name: str) -> list[Paper]:
    """Make a record of every entry of a BibTeX file."""
    text, problems = decode(data, name)
    return _with_problems(parse_bibtex(text, name), problems)


def read_html_paper(data: bytes, name: str) -> list[Paper]:
    """Make a paper of a web page; its meta tags state its record."""
    from litreview.papers.html import parse_tree, read_html_text
    from litreview.papers.html_ld import read_linked_data
    from litreview.papers.html_meta import read_meta

    charset = find_charset(data)
    markup, problems = (data.decode(charset, "replace"), ()) if charset else decode(data, name)
    tree = parse_tree(markup)
    if tree is None:
        return [_make_paper("", name, {}, problems)]
    stated = {**read_linked_data(tree), **read_meta(tree)}
    return [_make_paper(read_html_text(tree), name, stated, problems)]


def read_pdf_paper(data: bytes, name: str) -> list[Paper]:
    """Make a paper of a PDF's text layer."""
    from litreview.papers.pdf import read_pdf_text

    read = read_pdf_text(data, name)
    stated = confirm_stated(read.stated, read.text, read.title)
    title = read.title or stated.get("title", "")
    return [_make_paper(read.text, name, stated, read.problems, title, read.margins)]


def read_docx_paper(data: bytes, name: str) -> list[Paper]:
    """Make a paper of a Word document; its notes stand at the end, as its list if it has no other."""
    from litreview.papers.docx import read_docx_markup
    from litreview.papers.docx_notes import divide_notes, find_note_regions
    from litreview.papers.html import parse_tree, read_html_text

    markup, stated = read_docx_markup(data, name)
    trees = [parse_tree(part) for part in divide_notes(markup)]
    text, notes = ("" if tree is None else read_html_text(tree) for tree in trees)
    paper = _make_paper(text, name, confirm_stated(stated, text), ())
    if not notes:
        return [paper]
    has_list = any(r.kind == "references" for r in paper.regions)
    whole = f"{text}\n{notes}"
    below = find_note_regions(whole, len(text), has_list=has_list)
    return [dataclasses.replace(paper, text=whole, regions=(*paper.regions, *below))]


READERS: Mapping[str, Reader] = {
    ".txt": read_text_paper,
    ".text": read_text_paper,
    ".md": read_markdown_paper,
    ".markdown": read_markdown_paper,
    ".html": read_html_paper,
    ".htm": read_html_paper,
    ".xhtml": read_html_paper,
    ".pdf": read_pdf_paper,
    ".docx": read_docx_paper,
    ".bib": read_bibtex_papers,
    **dict.fromkeys(ENDINGS, read_index_papers),
}
"""Which function reads which ending. A new format is a new row."""


def read_bytes(data: bytes, name: str) -> list[Paper]:
    """Read a file's bytes with the reader that fits them.

    A file whose ending lies about its format is read as what it is, with a ``format`` problem.
    Without a known ending, and with no other sign, it is plain text.
    """
    ending = PurePath(name).suffix.lower()
    found = sniff_ending(data, ending) if data.strip() else ".txt" * (ending in BINARY)
    if found == ending or (found == ".html" and ending in (".htm", ".xhtml")):
        return READERS[ending](data, name)
    if not found:
        return READERS.get(ending, read_text_paper)(data, name)
    papers = READERS[found](data, name)
    if ending not in READERS or not data.strip():
        return papers
    message = f"the name ends in {ending} but the file is {found[1:].upper()}; rename it"
    problem = Problem("format", message, None, name)
    return [dataclasses.replace(p, problems=(problem, *p.problems)) for p in papers]


def _with_problems(papers: list[Paper], problems: tuple[Problem, ...]) -> list[Paper]:
    """Put what is wrong with a file on its first record: once, not on every one."""
    first = [dataclasses.replace(p, problems=(*problems, *p.problems)) for p in papers[:1]]
    return [*first, *papers[1:]]


def _make_paper(
    text: str,
    name: str,
    stated: Mapping[str, Any],
    problems: tuple[Problem, ...],
    title: str = "",
    margins: tuple[str, ...] = (),
) -> Paper:
    printed, regions = find_metadata(text, find_regions(text), title=title, margins=margins)
    return Paper(
        id=PurePath(name).stem,
        text=text,
        csl={**printed, **stated},
        regions=regions,
        path=name,
        problems=problems,
    )


def confirm_stated(stated: Mapping[str, str], text: str, largest: str = "") -> dict[str, Any]:
    """Take the title from a document's properties if its first page prints it too.

    Properties are often those of a template, a file name or the account of whoever typed;
    what the page prints ``largest`` overrules them where it is something else.

    >>> confirm_stated({"Title": "Media Sosial dan Warga"}, "JURNAL X\\n\\nMedia Sosial dan\\nWarga\\n\\nBudi")
    {'title': 'Media Sosial dan Warga'}
    >>> confirm_stated({"Title": "Microsoft Word - final2.doc"}, "JURNAL X\\n\\nMedia Sosial dan Warga")
    {}
    """
    title = squeeze(stated.get("Title", ""))
    head = fold(text[:4000])
    if len(title.split()) < 3 or fold(title) not in head or is_journal_name(title):
        return {}
    if largest and fold(title) not in fold(largest) and fold(largest) not in fold(title):
        return {}
    return {"title": title}
