"""Markdown from rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def cell(text: str | None) -> str:
    """Return text that stays in one cell of a table."""
    return " ".join((text or "").split()).replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown; cells are Markdown already."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)
