"""The matrix as a page: every cell opens its sentences, without script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from litreview.model import Paper
from litreview.prose import squeeze
from litreview.thematic.codebook import Codebook
from litreview.thematic.merge import Passage

_CELL = "vertical-align:top;text-align:left"


def matrix_html(
    codebook: Codebook,
    papers: Sequence[Paper],
    cells: Mapping[tuple[str, str], Sequence[Passage]],
    language: str = "en",
) -> str:
    """Lay out themes × papers as an HTML table; ``cells`` by theme and paper.

    A count is of the passages that hold. One that a person took out stands in its cell, struck
    through, with the person's name; a doubtful one is marked so.
    """
    notes = frozenset(p.id for p in papers if p.kind == "reading-note")
    heads = "".join(f"<th style='{_CELL}'>{escape(p.id)}</th>" for p in papers)
    rows = []
    for theme in codebook.themes:
        title = escape(theme.definition, quote=True)
        name = f"<th style='{_CELL}' title=\"{title}\">{escape(theme.label(language))}</th>"
        frameworks = f"<td style='{_CELL}'>{escape('; '.join(theme.frameworks))}</td>"
        opened = "".join(
            f"<td style='{_CELL}'>{_open(cells.get((theme.id, p.id), ()), notes)}</td>"
            for p in papers
        )
        rows.append(f"<tr>{name}{frameworks}{opened}</tr>")
    head = f"<tr><th style='{_CELL}'>theme</th><th style='{_CELL}'>frameworks</th>{heads}</tr>"
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _open(passages: Sequence[Passage], notes: frozenset[str]) -> str:
    """Render one cell: the count, which opens the sentences with their offsets."""
    if not passages:
        return "0"
    held = sum(1 for p in passages if p.span and p.verdict == "yes")
    items = "".join(f"<li>{_item(p, p.paper in notes)}</li>" for p in passages)
    return f"<details><summary>{held}</summary><ol>{items}</ol></details>"


def _item(passage: Passage, noted: bool) -> str:
    words = _words(passage, noted)
    words = f"<del>{words}</del>" if passage.verdict == "no" else words
    facts = [f"{passage.span[0]}–{passage.span[1]}"] if passage.span else []
    if passage.evidence:
        facts += [escape(passage.evidence.polarity), f"{passage.evidence.confidence:.1f}"]
        facts += (
            [f"cites {escape(', '.join(cited))}"] if (cited := passage.evidence.mentions) else []
        )
    if passage.by != "machine":
        for judgement in ("yes", "no", "doubtful"):
            if names := passage.coders(judgement):
                facts.append(f"{judgement}: {escape(', '.join(names))}")
    return f"{words} <small>[{', '.join(facts)}]</small>"


def _words(passage: Passage, noted: bool) -> str:
    """A paper is quoted; a note is not, and says so."""
    if passage.span is None:
        said = f"<q>{escape(squeeze(passage.sentence))}</q> " if passage.sentence else ""
        return f"{said}<em>(the paper as a whole)</em>"
    words = escape(squeeze(passage.sentence))
    noted = passage.evidence.kind == "reading note" if passage.evidence else noted
    return f"{words} <em>(reading note)</em>" if noted else f"<q>{words}</q>"
