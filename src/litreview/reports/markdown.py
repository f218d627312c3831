"""A report as Markdown: pipe tables, anchors for evidence; whatever a paper prints stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from litreview.formats.bibliography import Formatted
from litreview.reports.blocks import (
    Bars,
    Block,
    Box,
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
    Quote,
    Run,
    Runs,
    Strong,
    Table,
    plain,
)
from litreview.reports.marks import shown
from litreview.reports.phrases import say
from litreview.synthesis.markdown import escape_markdown
from litreview.synthesis.plain import line

_OPENS = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")
_KINDS = {"warning": "> **!** ", "absent": "*", "note": "", "lead": "", "": ""}


def render_markdown(document: Document) -> str:
    """Return the whole report, one trailing newline."""
    return "\n\n".join(_Text(document.language).parts(document)) + "\n"


class _Text:
    """Markdown in a language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def parts(self, document: Document) -> Iterator[str]:
        """Yield the report from top to end, a blank line after each part."""
        yield "# " + self._runs(document.title)
        heads = [b for b in document.blocks if isinstance(b, Heading) and b.level == 2]
        yield "\n".join(f"- [{self._runs(head.runs)}](#{head.anchor})" for head in heads)
        for block in document.blocks:
            yield from self._block(block)
        yield "---"
        yield self._runs(say("traced-file", self.language))

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f'<a id="{block.anchor}"></a>'
            yield "#" * block.level + " " + self._runs(block.runs)
        elif isinstance(block, Paragraph):
            yield self._paragraph(block)
        elif isinstance(block, Facts):
            yield "\n".join(f"- **{self._run(n)}** {self._runs(words)}" for n, words in block.items)
        elif isinstance(block, Listing):
            marks = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
            items = zip(marks, block.items, strict=True)
            yield "\n".join(f"{mark} {_inner(self._runs(item))}" for mark, item in items)
        elif isinstance(block, Table):
            heads = [(column.title, column.numeric) for column in block.columns]
            yield from self._table(block.caption, heads, block.rows, block.more)
        elif isinstance(block, Bars):
            heads = [(block.heads[0], False), (block.heads[1], True)]
            rows = [(name, (number,)) for name, number in block.bars]
            yield from self._table(block.caption, heads, rows, block.described)
        elif isinstance(block, Flow):
            yield from self._flow(block)
        elif isinstance(block, Evidence):
            yield from self._evidence(block)
        elif isinstance(block, Fold):
            yield f"**{self._runs(block.title)}**"
            for inner in block.blocks:
                yield from self._block(inner)
        elif isinstance(block, Entries):
            yield from (_entry(entry) for entry in block.entries)

    def _paragraph(self, block: Paragraph) -> str:
        text = _inner(self._runs(block.runs))
        mark = _KINDS[block.kind]
        return f"*{text}*" if mark == "*" else mark + text

    def _table(
        self,
        caption: Runs,
        heads: Sequence[tuple[Runs, bool]],
        rows: Sequence[Sequence[Runs]],
        more: Runs,
    ) -> Iterator[str]:
        yield f"**{self._runs(caption)}**"
        lines = [_row([self._runs(head) for head, _ in heads])]
        lines.append(_row(["---:" if numeric else "---" for _, numeric in heads]))
        lines += [_row([self._runs(cell) for cell in row]) for row in rows]
        yield "\n".join(lines)
        if more:
            yield _inner(self._runs(more))

    def _flow(self, flow: Flow) -> Iterator[str]:
        def stage(box: Box) -> Runs:
            return next(runs for runs, first, last in flow.stages if first <= box.row <= last)

        yield f"**{self._runs(flow.caption)}**"
        lines = [
            _row(
                [
                    self._runs(say("stage", self.language)),
                    self._runs(say("col-what", self.language)),
                ]
            )
        ]
        lines.append(_row(["---", "---"]))
        for box in flow.boxes:
            what = "<br>".join(self._runs(line) for line in box.lines)
            lines.append(_row([self._runs(stage(box)), what]))
        yield "\n".join(lines)

    def _evidence(self, evidence: Evidence) -> Iterator[str]:
        yield f'<a id="{evidence.anchor}"></a>'
        yield f"**{self._runs(evidence.title)}**"
        yield "\n".join(
            f"- {self._run(s.quote)} ({self._runs(s.facts)})" for s in evidence.sentences
        )
        more = f" {self._runs(evidence.more)}" if evidence.more else ""
        yield self._run(evidence.back) + more

    def _runs(self, runs: Runs) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if isinstance(run, Link):
            name = f'<a id="{run.anchor}"></a>' if run.anchor else ""
            return f"{name}[{self._runs(run.runs)}]({quote(run.to, safe='#/:=%?&.-_~')})"
        if isinstance(run, Strong):
            return f"**{self._runs(run.runs)}**"
        if isinstance(run, Quote):
            return f"“{escape_markdown(shown(run.text))}”"
        if isinstance(run, Code):
            return f"`{_code(run.text)}`"
        said = shown(plain((run,), self.language))
        kept = escape_markdown(said)
        # Fixed words stand beside numbers and names: their outer spaces count.
        left = " " if said[:1].isspace() and kept else ""
        right = " " if said[-1:].isspace() else ""
        return left + kept + right


def _code(text: str) -> str:
    """Return text as code; a back tick would end it, a bar would end its cell, a bracket is none there."""
    return line(re.sub(r"[`|]", " ", shown(text)))


def _inner(text: str) -> str:
    """Escape what would begin a list or a rule."""
    return _OPENS.sub(lambda m: m[1] + (m[2][:-1] + "\\" + m[2][-1]), text)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _entry(entry: Formatted) -> str:
    parts = []
    for run in entry.runs:
        text = escape_markdown(shown(run.text))
        left = " " if run.text[:1].isspace() else ""
        right = " " if run.text[-1:].isspace() else ""
        if text:
            parts.append(left + (f"*{text}*" if run.italic else text) + right)
    return _inner("".join(parts).strip())
