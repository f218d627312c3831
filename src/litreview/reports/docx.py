"""A report as a Word document, by python-docx: headings, tables, links from cells to their sentences."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from litreview.formats.bibliography import Formatted
from litreview.reports.blocks import (
    Bars,
    Block,
    Code,
    Document,
    Entries,
    Evidence,
    Facts,
    Flow,
    Fold,
    Heading,
    Link,
    Listing,
    Paragraph,
    Printed,
    Quote,
    Run,
    Runs,
    Strong,
    Table,
    plain,
)
from litreview.reports.marks import shown
from litreview.reports.phrases import say
from litreview.synthesis.plain import line
from litreview.synthesis.saving import settle_zip

_FONT = "Times New Roman"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WIDTH = 9638
"""Of the text on A4 between margins of two centimetres, in twentieths of a point."""
_LOCALES = {"en": "en-GB", "id": "id-ID"}
_LINK, _SOFT = "0A5566", "565C62"


def render_docx(document: Document) -> bytes:
    """Return the document; the same report gives the same bytes."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    made: Any = docx.Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Cm(2))
    made.core_properties.author = made.core_properties.comments = ""
    made.core_properties.title = line(shown(plain(document.title, document.language)))[:255]
    made.core_properties.language = document.language
    for spoken in made.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), _LOCALES[document.language])
    body = made.element.body
    end = body[-1]  # the properties of the section close the body
    for xml in _Words(document.language).parts(document):
        end.addprevious(_element(xml))
    held = io.BytesIO()
    made.save(held)
    return settle_zip(held.getvalue())


def _element(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml.replace(">", f" {_W}>", 1))


class _Words:
    """WordprocessingML in a language; ``_marks`` numbers the bookmarks."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._marks = 0

    def parts(self, document: Document) -> Iterator[str]:
        """Yield the elements of the body in order."""
        yield self._p(document.title, "Title")
        for block in document.blocks:
            yield from self._block(block)
        yield self._p(say("traced-file", self.language), colour=_SOFT)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield self._p(block.runs, f"Heading{min(block.level - 1, 9)}", anchor=block.anchor)
        elif isinstance(block, Paragraph):
            soft = _SOFT if block.kind == "note" else ""
            yield self._p(
                block.runs, colour=soft, italic=block.kind == "absent", bold=block.kind == "warning"
            )
        elif isinstance(block, Facts):
            rows = [(words, (number,)) for number, words in block.items]
            yield from self._grid((), [False, True], rows)
        elif isinstance(block, Listing):
            for item in block.items:
                yield self._p(item, "ListNumber" if block.ordered else "ListBullet")
        elif isinstance(block, Table):
            yield self._p(block.caption, "Caption")
            heads = tuple(column.title for column in block.columns)
            yield from self._grid(heads, [c.numeric for c in block.columns], block.rows)
            if block.more:
                yield self._p(block.more, colour=_SOFT)
        elif isinstance(block, Bars):
            yield self._p(block.caption, "Caption")
            rows = [(name, (number,)) for name, number in block.bars]
            yield from self._grid(block.heads, [False, True], rows)
            if block.described:
                yield self._p(block.described, colour=_SOFT)
        elif isinstance(block, Flow):
            yield from self._flow(block)
        elif isinstance(block, Evidence):
            yield from self._evidence(block)
        elif isinstance(block, Fold):
            yield self._p(block.title, bold=True)
            for inner in block.blocks:
                yield from self._block(inner)
        elif isinstance(block, Entries):
            yield from map(self._entry, block.entries)

    def _evidence(self, evidence: Evidence) -> Iterator[str]:
        yield self._p(evidence.title, bold=True, anchor=evidence.anchor)
        for sentence in evidence.sentences:
            yield self._p((sentence.quote, " (", *sentence.facts, ")"), "Quote")
        yield self._p(
            (evidence.back, *((" ", *evidence.more) if evidence.more else ())), colour=_SOFT
        )

    def _flow(self, flow: Flow) -> Iterator[str]:
        """Word shows the flow as a table: the main course at the left, what leaves it at the right."""
        yield self._p(flow.caption, "Caption")
        rows = []
        for row in range(max(box.row for box in flow.boxes) + 1):
            stage = next(runs for runs, first, last in flow.stages if first <= row <= last)
            cells = [
                _lines(next((b.lines for b in flow.boxes if (b.row, b.side) == (row, side)), ()))
                for side in (False, True)
            ]
            rows.append((stage, *cells))
        yield from self._grid((), [False] * 3, rows)

    def _grid(
        self, heads: Sequence[Runs], numeric: Sequence[bool], rows: Sequence[Sequence[Runs]]
    ) -> Iterator[str]:
        wide = self._widths(heads, numeric, rows)
        columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in wide)
        lines = [self._row(heads, wide, numeric, head=True)] if heads else []
        lines += [self._row(row, wide, numeric) for row in rows]
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
            for side in ("top", "bottom", "insideH")
        )
        yield (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(wide)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(lines)}</w:tbl>'
        )
        yield "<w:p></w:p>"

    def _widths(
        self, heads: Sequence[Runs], numeric: Sequence[bool], rows: Sequence[Sequence[Runs]]
    ) -> list[int]:
        """Share the page among the columns by the length of what stands in them."""
        sizes = []
        for n in range(len(numeric)):
            cells = [row[n] for row in rows[:60]] + ([heads[n]] if heads else [])
            lengths = sorted(min(len(plain(cell, self.language)), 60) for cell in cells)
            sizes.append(max(lengths[-1] if numeric[n] else lengths[len(lengths) * 3 // 4], 6))
        return [int(_WIDTH * size / sum(sizes)) for size in sizes]

    def _row(
        self,
        cells: Sequence[Runs],
        wide: Sequence[int],
        numeric: Sequence[bool],
        *,
        head: bool = False,
    ) -> str:
        repeat = "<w:tblHeader/>" if head else ""
        made = (
            f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>'
            f"{self._p(cell, right=right, bold=head, size=17)}</w:tc>"
            for cell, w, right in zip(cells, wide, numeric, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(made)}</w:tr>"

    def _p(
        self,
        runs: Runs,
        style: str = "",
        *,
        anchor: str = "",
        right: bool = False,
        bold: bool = False,
        italic: bool = False,
        colour: str = "",
        size: int = 0,
    ) -> str:
        parts = [f'<w:pStyle w:val="{style}"/>'] if style else []
        parts += ['<w:spacing w:before="20" w:after="20"/>'] if size else []
        parts += ['<w:jc w:val="right"/>'] if right else []
        format_ = "".join(
            (
                "<w:b/>" if bold else "",
                "<w:i/>" if italic else "",
                f'<w:color w:val="{colour}"/>' if colour else "",
                f'<w:sz w:val="{size}"/>' if size else "",
            )
        )
        inner = "".join(self._run(run, format_) for run in runs)
        if anchor:
            inner = self._mark(anchor, inner)
        return f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{inner}</w:p>"

    def _mark(self, anchor: str, inner: str) -> str:
        self._marks += 1
        name = _bookmark(anchor)
        return (
            f'<w:bookmarkStart w:id="{self._marks}" w:name="{name}"/>{inner}'
            f'<w:bookmarkEnd w:id="{self._marks}"/>'
        )

    def _run(self, run: Run, format_: str) -> str:
        if isinstance(run, Link):
            inner = "".join(self._run(each, format_) for each in run.runs)
            if run.to.startswith("#"):
                linked = "".join(self._run(each, _colour(format_)) for each in run.runs)
                inner = f'<w:hyperlink w:anchor="{_bookmark(run.to[1:])}">{linked}</w:hyperlink>'
            return self._mark(run.anchor, inner) if run.anchor else inner
        if isinstance(run, Strong):
            return "".join(self._run(each, "<w:b/>" + format_) for each in run.runs)
        if isinstance(run, str) and "\n" in run:
            return "<w:r><w:br/></w:r>"
        said = shown(plain((run,), self.language))
        if isinstance(run, Quote):
            said = f"“{line(said)}”"
        elif isinstance(run, Printed | Code):
            said = line(said)
        return f'<w:r><w:rPr>{format_}</w:rPr><w:t xml:space="preserve">{escape(said)}</w:t></w:r>'

    def _entry(self, entry: Formatted) -> str:
        runs = "".join(
            f"<w:r><w:rPr>{'<w:i/>' if run.italic else ''}</w:rPr>"
            f'<w:t xml:space="preserve">{escape(shown(run.text))}</w:t></w:r>'
            for run in entry.runs
        )
        return f'<w:p><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr>{runs}</w:p>'


def _colour(format_: str) -> str:
    """Colour what can be followed; a colour stands before the size in the order of the schema."""
    bare = re.sub(r"<w:color [^>]*/>", "", format_)
    before, size, after = bare.partition("<w:sz ")
    return f'{before}<w:color w:val="{_LINK}"/>{size}{after}'


def _lines(lines: tuple[Runs, ...]) -> Runs:
    runs: list[Run] = []
    for n, each in enumerate(lines):
        runs += ["\n"] if n else []
        runs += each
    return tuple(runs)


def _bookmark(anchor: str) -> str:
    """Return a name that Word takes: letters, digits and low lines, at most forty."""
    return "b_" + re.sub(r"\W", "_", anchor)[:36]
