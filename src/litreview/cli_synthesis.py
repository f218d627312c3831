"""The command `synthesis`: a thin face on `litreview.commands.synthesis`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from litreview.cli_papers import Files, find_papers
from litreview.terminal import say, write


def synthesis(
    files: Files,
    codebook: Annotated[Path | None, typer.Option(help="Themes, YAML or JSON.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="The draft: .md, .docx, .xlsx, or .tex (the table).")
    ] = None,
    language: Annotated[str, typer.Option(help="id or en.")] = "id",
    style: Annotated[str | None, typer.Option(help="apa, ieee, … or a .csl file.")] = None,
) -> None:
    """Draft a literature review: what each paper says of itself, themes with their evidence.

    Example: `litreview synthesis my-papers --codebook codebook.yaml --out bab-2.docx`
    """
    from litreview import commands

    made = commands.synthesis(find_papers(files), codebook, language=language, style=style)
    if out is not None:
        made.write(out)
    write(made.as_records())
    say(*made.notes)
