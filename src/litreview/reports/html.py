"""A report as one page: no network, no script, readable on a phone, in the dark and on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from importlib.resources import files

from litreview.formats.bibliography import Formatted
from litreview.labels import label
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
from litreview.reports.marks import number_marks, shown
from litreview.reports.numbers import Number
from litreview.reports.svg import draw_columns, draw_flow

_POLICY = "default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
_LONG = 34
"""Longer words are broken wherever the line ends: addresses, and names without a space."""
_OTHER = {"en": "id", "id": "en"}


def render_html(document: Document) -> str:
    """Return the page."""
    return "".join(_Page(document).parts())


@lru_cache(maxsize=1)
def _style() -> str:
    return files("litreview").joinpath("reports/report.css").read_text(encoding="utf-8")


class _Page:
    """One page as it is laid out; ``_n`` numbers what needs a name of its own."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.language = document.language
        self._n = 0

    def parts(self) -> Iterator[str]:
        """Yield the page from top to end."""
        style = _style()
        digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
        title = escape(shown(plain(self.document.title, self.language)))
        yield f'<!DOCTYPE html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(digest=digest)}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield '<meta name="color-scheme" content="light dark">\n<meta name="generator" content="litreview">\n'
        yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        yield f'<a class="skip" href="#main">{self._word("skip")}</a>\n'
        yield from self._header()
        yield '<div class="page">\n'
        yield from self._contents()
        yield '<main id="main">\n'
        yield from self._sections()
        yield "</main>\n</div>\n"
        yield f"<footer><p>{self._word('traced')}</p></footer>\n</body>\n</html>\n"

    def _word(self, key: str) -> str:
        return escape(label(f"report-{key}", self.language))

    def _header(self) -> Iterator[str]:
        yield f"<header>\n<h1>{self._runs(self.document.title)}</h1>\n"
        if self.document.other:
            other = _OTHER[self.language]
            said = escape(label("report-other-language", self.language))
            address = escape(self.document.other, quote=True)
            yield (
                f'<p class="other"><a href="{address}" hreflang="{other}" '
                f'title="{self._word("other-label")}"><span lang="{other}">{said}</span></a></p>\n'
            )
        yield "</header>\n"

    def _contents(self) -> Iterator[str]:
        yield f'<nav class="contents" aria-label="{self._word("contents")}">\n<ol>\n'
        for block in self.document.blocks:
            if isinstance(block, Heading) and block.level == 2:
                yield f'<li><a href="#{block.anchor}">{self._runs(block.runs)}</a></li>\n'
        yield "</ol>\n</nav>\n"

    def _sections(self) -> Iterator[str]:
        is_open = False
        for block in self.document.blocks:
            if isinstance(block, Heading) and block.level == 2:
                yield "</section>\n" if is_open else ""
                yield f'<section aria-labelledby="{block.anchor}">\n'
                is_open = True
            yield from self._block(block)
        yield "</section>\n" if is_open else ""

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f'<h{block.level} id="{block.anchor}">{self._runs(block.runs)}</h{block.level}>\n'
        elif isinstance(block, Paragraph):
            kind = f' class="{block.kind}"' if block.kind else ""
            yield f"<p{kind}>{self._runs(block.runs)}</p>\n"
        elif isinstance(block, Facts):
            facts = (
                f"<div><dt>{self._runs(words)}</dt><dd>{self._run(number)}</dd></div>"
                for number, words in block.items
            )
            yield f'<dl class="facts">{"".join(facts)}</dl>\n'
        elif isinstance(block, Listing):
            tag = "ol" if block.ordered else "ul"
            items = "".join(f"<li>{self._runs(item)}</li>\n" for item in block.items)
            yield f"<{tag}>\n{items}</{tag}>\n"
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Bars):
            yield from self._columns(block) if block.upright else self._bars(block)
        elif isinstance(block, Flow):
            yield from self._flow(block)
        elif isinstance(block, Evidence):
            yield from self._evidence(block)
        elif isinstance(block, Fold):
            name = f' id="{block.anchor}"' if block.anchor else ""
            yield f"<details{name}><summary>{self._runs(block.title)}</summary>\n"
            for inner in block.blocks:
                yield from self._block(inner)
            yield "</details>\n"
        elif isinstance(block, Entries):
            entries = "".join(f"<li>{_entry(entry)}</li>\n" for entry in block.entries)
            yield f'<ul class="entries">\n{entries}</ul>\n'

    def _name(self) -> str:
        self._n += 1
        return f"t{self._n}"

    def _table(self, table: Table) -> Iterator[str]:
        heads = [
            f'<th scope="col"{_numeric(column.numeric)}>{self._runs(column.title)}</th>'
            for column in table.columns
        ]
        yield from self._open(table.caption, "wide" if table.wide else "")
        yield f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>\n"
        numeric = [_numeric(column.numeric) for column in table.columns]
        for row in table.rows:
            first, *rest = (self._runs(cell) for cell in row)
            cells = (f"<td{n}>{cell}</td>" for n, cell in zip(numeric[1:], rest, strict=True))
            yield f'<tr><th scope="row">{first}</th>{"".join(cells)}</tr>\n'
        yield "</tbody></table></div>\n"
        if table.more:
            yield f'<p class="note">{self._runs(table.more)}</p>\n'

    def _open(self, caption: Runs, kind: str) -> Iterator[str]:
        name = self._name()
        table = f'<table class="{kind}">' if kind else "<table>"
        yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">{table}'
        yield f'<caption id="{name}">{self._runs(caption)}</caption>\n'

    def _bars(self, chart: Bars) -> Iterator[str]:
        """A table whose rows hold their bars: what is seen and what is read aloud are one thing."""
        most = max((number.value or 0 for _, number in chart.bars), default=0) or 1
        full = 1 if any(number.source.measure == "share" for _, number in chart.bars) else most
        yield from self._open(chart.caption, "bars")
        first, second = (self._runs(head) for head in chart.heads)
        yield f'<thead><tr><th scope="col">{first}</th><th scope="col" class="n">{second}</th>'
        yield '<td aria-hidden="true"></td></tr></thead>\n<tbody>\n'
        for name, number in chart.bars:
            wide = round(100 * (number.value or 0) / full, 2)
            yield (
                f'<tr><th scope="row">{self._runs(name)}</th><td class="n">{self._run(number)}</td>'
                '<td aria-hidden="true"><svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">'
                f'<rect class="rail" width="100" height="10"/><rect class="bar" width="{wide:g}" height="10"/>'
                "</svg></td></tr>\n"
            )
        yield "</tbody></table></div>\n"
        if chart.described:
            yield f'<p class="note">{self._runs(chart.described)}</p>\n'

    def _columns(self, chart: Bars) -> Iterator[str]:
        """A drawing with a title and a description, and the same numbers as a table below."""
        name = self._name()
        yield f'<figure aria-labelledby="{name}"><figcaption id="{name}">{self._runs(chart.caption)}</figcaption>\n'
        yield f'<div class="scroll" role="group" tabindex="0" aria-label="{self._word("scroll")}">'
        yield draw_columns(chart, self.language, f"{name}d")
        yield "</div>\n"
        if chart.described:
            yield f'<p class="note">{self._runs(chart.described)}</p>\n'
        yield f'<details class="data"><summary>{self._word("as-table")}</summary>\n'
        yield from self._open(chart.caption, "")
        first, second = (self._runs(head) for head in chart.heads)
        yield f'<thead><tr><th scope="col">{first}</th><th scope="col" class="n">{second}</th></tr></thead><tbody>\n'
        for words, number in chart.bars:
            yield f'<tr><th scope="row">{self._runs(words)}</th><td class="n">{self._run(number)}</td></tr>\n'
        yield "</tbody></table></div>\n</details></figure>\n"

    def _flow(self, flow: Flow) -> Iterator[str]:
        name = self._name()
        yield f'<figure class="flow" aria-labelledby="{name}"><figcaption id="{name}">{self._runs(flow.caption)}</figcaption>\n'
        yield f'<div class="scroll" role="group" tabindex="0" aria-label="{self._word("scroll")}">'
        yield draw_flow(flow, self.language, f"{name}d")
        yield f'</div>\n<details class="data"><summary>{self._word("as-table")}</summary>\n'
        yield from self._open(flow.caption, "")
        yield f'<thead><tr><th scope="col">{self._word("stage")}</th><th scope="col">{self._word("col-what")}</th></tr></thead><tbody>\n'
        for box in flow.boxes:
            stage = next(runs for runs, first, last in flow.stages if first <= box.row <= last)
            lines = "<br>".join(self._runs(line) for line in box.lines)
            yield f'<tr><th scope="row">{self._runs(stage)}</th><td>{lines}</td></tr>\n'
        yield "</tbody></table></div>\n</details></figure>\n"

    def _evidence(self, evidence: Evidence) -> Iterator[str]:
        yield f'<div class="evidence" id="{evidence.anchor}"><h5>{self._runs(evidence.title)}</h5>\n<ul>\n'
        for sentence in evidence.sentences:
            quote, facts = self._run(sentence.quote), self._runs(sentence.facts)
            yield f"<li>{quote} <small>({facts})</small></li>\n"
        more = f" {self._runs(evidence.more)}" if evidence.more else ""
        yield f'</ul><p class="note"><span class="back">{self._run(evidence.back)}</span>{more}</p></div>\n'

    def _runs(self, runs: Runs) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if isinstance(run, str):
            return escape(run)
        if isinstance(run, Number):
            value = (
                "" if run.value is None else f"{run.value:g}" if run.value == 0 else repr(run.value)
            )
            return f'<data value="{value}"{number_marks(run)}>{run.text(self.language)}</data>'
        if isinstance(run, Printed | Quote):
            tag = "bdi" if isinstance(run, Printed) else "q"
            spoken = f' lang="{escape(run.language, quote=True)}"' if _is_code(run.language) else ""
            text = shown(run.text)
            breaks = ' class="long"' if any(len(word) > _LONG for word in text.split()) else ""
            return f"<{tag}{breaks}{spoken}>{escape(text)}</{tag}>"
        if isinstance(run, Code):
            return f"<code>{escape(shown(run.text))}</code>"
        if isinstance(run, Strong):
            return f"<strong>{self._runs(run.runs)}</strong>"
        return self._link(run)

    def _link(self, link: Link) -> str:
        name = f' id="{link.anchor}"' if link.anchor else ""
        said = f' title="{escape(shown(link.label), quote=True)}"' if link.label else ""
        return f'<a href="{escape(link.to, quote=True)}"{name}{said}>{self._runs(link.runs)}</a>'


def _numeric(numeric: bool) -> str:
    return ' class="n"' if numeric else ""


def _is_code(language: str) -> bool:
    """Tell whether a paper's language can stand in ``lang``."""
    return 2 <= len(language) <= 8 and language.isascii() and language.replace("-", "").isalpha()


def _entry(entry: Formatted) -> str:
    runs = (
        f"<i>{escape(shown(run.text))}</i>" if run.italic else escape(shown(run.text))
        for run in entry.runs
    )
    return f"<bdi>{''.join(runs)}</bdi>"
