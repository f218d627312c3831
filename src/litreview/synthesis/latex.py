"""The table of previous studies as LaTeX: a longtable with booktabs rules, to be \\input.

Needs ``\\usepackage{longtable,booktabs,array}`` and an engine that reads UTF-8; nine columns
want a landscape page.
"""

from __future__ import annotations

from litreview.synthesis.blocks import Cell, Prompt, Table
from litreview.synthesis.plain import line

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
}
_ESCAPES = str.maketrans(_SPECIAL)
_WIDTHS = (0.03, 0.12, 0.12, 0.12, 0.10, 0.09, 0.16, 0.09, 0.09, 0.08)
"""Shares of the line, for the columns of the table of previous studies."""


def escape_latex(text: str) -> str:
    """Return text as LaTeX that prints just that text.

    >>> escape_latex("50% of A_1 \\\\ & {B}")
    '50\\\\% of A\\\\_1 \\\\textbackslash{} \\\\& \\\\{B\\\\}'
    """
    return line(text).translate(_ESCAPES)


def latex_table(table: Table) -> str:
    """Return a longtable whose head is repeated on every page, one trailing newline."""
    widths = (
        _WIDTHS
        if len(_WIDTHS) == len(table.columns)
        else (0.9 / len(table.columns),) * len(table.columns)
    )
    layout = "".join(
        rf">{{\raggedright\arraybackslash}}p{{{width:.2f}\linewidth}}" for width in widths
    )
    head = " & ".join(rf"\textbf{{{escape_latex(c)}}}" for c in table.columns) + r" \tabularnewline"
    lines = [
        r"% \usepackage{longtable,booktabs,array}",
        rf"\begin{{longtable}}{{{layout}}}",
        rf"\caption{{{escape_latex(table.caption)}}}\tabularnewline",
        r"\toprule",
        head,
        r"\midrule",
        r"\endfirsthead",
        r"\toprule",
        head,
        r"\midrule",
        r"\endhead",
        r"\bottomrule",
        r"\endlastfoot",
    ]
    # A cell in braces cannot be taken for the optional argument of the row before it.
    rows = [
        " & ".join(f"{{{_cell(cell)}}}" for cell in row) + r" \tabularnewline" for row in table.rows
    ]
    return "\n".join([*lines, *rows, r"\end{longtable}", ""])


def _cell(cell: Cell) -> str:
    if isinstance(cell, tuple):
        return r"\par ".join(
            f"``{escape_latex(c.quote.text)}'' [{c.mark}]"
            if c.quote.kind == "quotation"
            else f"{escape_latex(c.quote.text)} [{c.mark}]"
            for c in cell
        )
    return escape_latex(cell.text if isinstance(cell, Prompt) else cell)
