"""What several sections say in the same way: links to the explorer, heads of columns, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from litreview.reports.blocks import Code, Column, Link, Paragraph, Printed, Run, Runs
from litreview.reports.gather import Material
from litreview.reports.numbers import Number, plain_number
from litreview.reports.phrases import phrase, say

MOST_YEARS = 60
"""Columns of a chart of years."""


def absent(key: str, language: str, **values: Run | Runs) -> Paragraph:
    """Say in one line that something is not there, and why."""
    return Paragraph(say(key, language, **values), "absent")


def no_findings(made: Material) -> str:
    """Return the key of why the audit has no finding: nothing is wrong, or nothing could be audited."""
    read = len(made.frames["references"]) or len(made.frames["mentions"])
    return "no-findings" if read else "nothing-to-audit"


def notes(made: Material, frame: str, language: str) -> list[Runs]:
    """Return what a frame says of its own worth, in the language."""
    return [
        phrase(
            key,
            language,
            **{k: v if not isinstance(v, str) else Printed(v) for k, v in values.items()},
        )
        for key, values in made.frames.notes(frame)
    ]


def columns(
    names: Sequence[str], language: str, *, numeric: Sequence[str] = ()
) -> tuple[Column, ...]:
    """Return the heads of columns; those of numbers stand at the right."""
    return tuple(Column(say(f"col-{name}", language), name in numeric) for name in names)


def capped(made: Material, frame: str, shown: int, file: str, language: str) -> Runs:
    """Say that a table has not all rows, and where they are; nothing if it has."""
    if shown >= len(made.frames[frame]):
        return ()
    return say("more", language, n=made.frames.count(frame), file=Code(file))


def paper_link(made: Material, record: str, words: str = "") -> Run:
    """Name a paper or a work; where there is an explorer the name leads to its record."""
    name = Printed(words or record)
    if made.explorer is None:
        return name
    return Link((name,), f"{made.explorer}#record={quote(fit(record), safe='')}")


def edge_link(made: Material, kind: str, source: str, target: str, runs: Runs) -> Runs:
    """Lead to an edge in the explorer, where there is one."""
    if made.explorer is None:
        return runs
    ends = "/".join(quote(fit(part), safe="") for part in (kind, source, target))
    return (Link(runs, f"{made.explorer}#edge={ends}"),)


def entry_place(made: Material, paper: str, entry: str) -> Runs:
    """Name a printed entry; where there is an explorer it leads to the paper that prints it."""
    return (paper_link(made, paper, entry),)


def fill_years(made: Material, frame: str, years: Sequence[int]) -> list[tuple[int, Number]]:
    """Count the rows of every year from the first to the last, those of none too; no more than fit."""
    span = range(min(years), max(years) + 1) if years else range(0)
    if len(span) > MOST_YEARS:
        return []
    return [(year, made.frames.count(frame, ("year", "=", year))) for year in span]


def printed(value: Any) -> Runs:
    """Return a cell of a frame as print; nothing where it is missing."""
    said = text_of(value)
    return (Printed(said),) if said else ()


def text_of(value: Any) -> str:
    """Return a cell of text or a year; empty where it is missing."""
    if isinstance(value, str):
        return value
    number = plain_number(value)
    return "" if number is None else str(int(number))


def fit(text: str) -> str:
    """Replace lone surrogates, which no address can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
