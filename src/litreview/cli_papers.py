"""The papers that a command is given: files, one folder, or ``-`` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from litreview.analyses import Papers

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Papers: files, one folder, or -.")
]


def find_papers(
    files: list[str], identity: str = "works", corrections: Path | None = None
) -> Papers:
    """Read papers from files, or the one on standard input, and heed a person's corrections."""
    from litreview.corrections import NO_CORRECTIONS, read_corrections
    from litreview.papers import parse_file
    from litreview.review import read, review_papers

    if files == ["-"]:
        given = parse_file(sys.stdin.buffer.read(), "standard-input.txt")
        heeded = read_corrections(corrections) if corrections else NO_CORRECTIONS
        return review_papers(given, identity=identity, corrections=heeded)
    named = files[0] if len(files) == 1 else files
    return read(named, identity=identity, corrections=corrections)
