"""What the protocol of the searches says of their worth: limits, stops, the same search twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from litreview.reports.blocks import Block, Listing, Printed, Runs
from litreview.reports.gather import Material
from litreview.reports.phrases import say
from litreview.reports.pieces import text_of

MOST_TOLD = 20
"""Warnings of one kind that are printed."""
_SAME = ("kind", "provider", "query", "years")
"""What makes two searches the same."""


def search_warnings(made: Material, language: str) -> Iterator[Block]:
    """Yield a line for each search whose number of records is not what the query finds."""
    if "protocol" not in made.frames:
        return
    rows: list[Any] = made.frames["protocol"].to_dict("records")
    for told in (
        _limited(made, rows, language),
        _stopped(rows, language),
        _repeated(made, language),
    ):
        if told:
            more = [say("more-searches", language)] if len(told) > MOST_TOLD else []
            yield Listing((*told[:MOST_TOLD], *more))


def _limited(made: Material, rows: list[Any], language: str) -> list[Runs]:
    found = []
    for row in rows:
        given, total = text_of(row["rows"]), text_of(row["total"])
        if given and total and int(given) < int(total):
            search = row["search"]
            found.append(
                say(
                    "search-limited",
                    language,
                    **_names(row),
                    rows=made.frames.cell("protocol", "rows", row["rows"], "search", search),
                    total=made.frames.cell("protocol", "total", row["total"], "search", search),
                )
            )
    return found


def _stopped(rows: list[Any], language: str) -> list[Runs]:
    return [
        say("search-stopped", language, **_names(row), why=Printed(text_of(row["stopped"]), "en"))
        for row in rows
        if text_of(row["stopped"])
    ]


def _repeated(made: Material, language: str) -> list[Runs]:
    frame = made.frames["protocol"]
    found = []
    first: list[Any] = frame[~frame.duplicated(list(_SAME))].to_dict("records")
    for row in first:
        where = [
            (name, "=", text_of(row[name])) if text_of(row[name]) else (name, "empty", None)
            for name in _SAME
        ]
        n = made.frames.count("protocol", *where)
        if (n.value or 0) > 1:
            found.append(say("search-repeated", language, **_names(row), n=n))
    return found


def _names(row: dict[str, Any]) -> dict[str, Printed]:
    return {name: Printed(text_of(row[name])) for name in ("provider", "query")}
