"""Drawings of a report: columns through the years, and the flow of records. Plain SVG, no script."""

from __future__ import annotations

from html import escape

from litreview.reports.blocks import Bars, Box, Flow, Link, Run, Runs, Strong, plain
from litreview.reports.marks import number_marks, shown
from litreview.reports.numbers import Number

_WIDTH = 680
_HIGH = 150
_MOST_VALUES = 34
"""Of more columns the numbers above them would run into each other: the table has them."""

_MAIN, _SIDE, _GAP, _EDGE = 300, 270, 46, 34
_LINE, _PAD = 17, 12
_LETTER = 6.7
"""Width of a letter at the size of the diagram, in pixels."""
_LONGEST = 34
"""A longer word is broken."""


def draw_columns(chart: Bars, language: str, name: str) -> str:
    """Draw columns in their order, numbers above, names below."""
    count = len(chart.bars)
    step = min(_WIDTH / max(count, 1), 56)
    thick = round(step * 0.72, 2)
    most = max((number.value or 0 for _, number in chart.bars), default=0) or 1
    every = -(-count // 16)
    parts = []
    for n, (words, number) in enumerate(chart.bars):
        middle = round(step * (n + 0.5), 2)
        tall = round(_HIGH * (number.value or 0) / most, 2)
        parts.append(
            f'<rect class="bar" x="{middle - thick / 2:g}" y="{20 + _HIGH - tall:g}" width="{thick:g}" height="{tall:g}"/>'
        )
        if count <= _MOST_VALUES:
            parts.append(
                f'<text class="value" x="{middle:g}" y="{14 + _HIGH - tall:g}"{number_marks(number)}>'
                f"{number.text(language)}</text>"
            )
        if n % every == 0:
            said = escape(shown(plain(words, language))[:12])
            parts.append(f'<text class="printed" x="{middle:g}" y="{38 + _HIGH}">{said}</text>')
    wide = round(step * count, 2)
    return _svg(
        wide,
        48 + _HIGH,
        f'<line class="axis" x1="0" x2="{wide:g}" y1="{20 + _HIGH}" y2="{20 + _HIGH}"/>{"".join(parts)}',
        name,
        plain(chart.caption, language),
        "; ".join(f"{plain(w, language)}: {n.text(language)}" for w, n in chart.bars),
        "columns",
    )


def draw_flow(flow: Flow, language: str, name: str) -> str:
    """Draw boxes from top to bottom, what leaves them at the right, the stages at the left."""
    rows = max(box.row for box in flow.boxes) + 1
    laid = {
        (box.row, box.side): (box, _wrap_all(box, _SIDE if box.side else _MAIN, language))
        for box in flow.boxes
    }
    tops, at = [], 4
    heights = []
    for row in range(rows):
        lines = max(len(laid[row, side][1]) for side in (False, True) if (row, side) in laid)
        heights.append(lines * _LINE + 2 * _PAD)
        tops.append(at)
        at += heights[-1] + 26
    parts = []
    for runs, first, last in flow.stages:
        top, end = tops[first], tops[last] + heights[last]
        middle = (top + end) / 2
        parts.append(
            f'<rect class="stage" x="0" y="{top}" width="24" height="{end - top}" rx="3"/>'
            f'<text class="stage" transform="translate(16 {middle:g}) rotate(-90)">{escape(plain(runs, language))}</text>'
        )
    for (row, side), (_, told_lines) in laid.items():
        x, wide = (_EDGE + _MAIN + _GAP, _SIDE) if side else (_EDGE, _MAIN)
        top, tall = tops[row], heights[row]
        parts.append(f'<rect class="box" x="{x}" y="{top}" width="{wide}" height="{tall}" rx="3"/>')
        for n, line in enumerate(told_lines):
            y = top + _PAD + 13 + n * _LINE
            parts.append(f'<text x="{x + _PAD}" y="{y}">{"".join(line)}</text>')
        if side:
            half = top + tall / 2
            parts.append(_arrow(_EDGE + _MAIN, half, x, half))
        elif row + 1 < rows:
            parts.append(_arrow(_EDGE + _MAIN / 2, top + tall, _EDGE + _MAIN / 2, tops[row + 1]))
    told = "; ".join(plain(line, language) for box in flow.boxes for line in box.lines)
    wide = _EDGE + _MAIN + _GAP + _SIDE + 2
    return _svg(wide, at - 22, "".join(parts), name, plain(flow.caption, language), told, "flow")


def _arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    head = f"M{x2:g} {y2:g}" + ("l-8 -4v8z" if y1 == y2 else "l-4 -8h8z")
    return f'<line class="arrow" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/><path class="head" d="{head}"/>'


def _wrap_all(box: Box, wide: int, language: str) -> list[list[str]]:
    most = int((wide - 2 * _PAD) / _LETTER)
    return [line for runs in box.lines for line in _wrap(runs, most, language)]


def _wrap(runs: Runs, most: int, language: str) -> list[list[str]]:
    """Break runs into lines of at most so many letters, numbers with their marks."""
    lines: list[list[str]] = [[]]
    used = 0
    for word, markup in _words(runs, language):
        if used + len(word.rstrip()) > most and used:
            lines.append([])
            used = 0
        lines[-1].append(markup)
        used += len(word)
    return lines


def _words(runs: Runs, language: str) -> list[tuple[str, str]]:
    """Return (text, markup) of each word; what no space parts from the word before stays with it."""
    found: list[tuple[str, str]] = []
    for run in runs:
        for text, markup in _marked(run, language):
            if found and not found[-1][0].endswith(" ") and len(found[-1][0]) < _LONGEST:
                text, markup = found[-1][0] + text, found[-1][1] + markup
                found.pop()
            found.append((text, markup))
    return found


def _marked(run: Run, language: str) -> list[tuple[str, str]]:
    if isinstance(run, Number):
        said = run.text(language)
        return [(said, f"<tspan{number_marks(run)}>{said}</tspan>")]
    words = _pieces(_said(run))
    if isinstance(run, str):
        return [(word, escape(word)) for word in words]
    return [(word, f'<tspan class="printed">{escape(word)}</tspan>') for word in words]


def _pieces(text: str) -> list[str]:
    words = [word + " " for word in text.split(" ")]
    words[-1] = words[-1][:-1]
    return [
        word[at : at + _LONGEST] for word in words for at in range(0, len(word), _LONGEST) if word
    ]


def _said(run: Run) -> str:
    if isinstance(run, Link | Strong):
        return plain(run.runs, "en")
    return shown(run if isinstance(run, str) else plain((run,), "en"))


def _svg(wide: float, tall: float, inner: str, name: str, title: str, told: str, kind: str) -> str:
    head = f'<title id="{name}t" class="printed">{escape(shown(title))}</title><desc id="{name}x" class="printed">{escape(shown(told))}</desc>'
    return (
        f'<svg class="{kind}" role="img" aria-labelledby="{name}t" aria-describedby="{name}x" '
        f'viewBox="0 0 {wide:g} {tall:g}" width="{wide:g}" height="{tall:g}" focusable="false">{head}{inner}</svg>\n'
    )
