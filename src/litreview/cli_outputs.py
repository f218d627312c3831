"""What people take away, as commands: synthesis, explore, report, export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from litreview.cli_papers import Files, find_papers
from litreview.errors import UsageError
from litreview.terminal import say, write

Codebook = Annotated[Path | None, typer.Option(help="Themes, YAML or JSON.")]
Corrections = Annotated[Path | None, typer.Option(help="Your corrections, a YAML file.")]
Language = Annotated[str, typer.Option(help="en or id.")]


def synthesis(
    files: Files,
    codebook: Codebook = None,
    out: Annotated[
        Path | None, typer.Option(help="The draft: .md, .docx, .xlsx, or .tex (the table).")
    ] = None,
    language: Annotated[str, typer.Option(help="id or en.")] = "id",
    style: Annotated[str | None, typer.Option(help="apa, ieee, … or a .csl file.")] = None,
) -> None:
    """Draft a literature review: what each paper says of itself, themes with their evidence.

    Example: `litreview synthesis my-papers --codebook codebook.yaml --out bab-2.docx`
    """
    from litreview import outputs

    made = outputs.synthesis(find_papers(files), codebook, language=language, style=style)
    if out is not None:
        made.write(out)
    write(made.as_records())
    say(*made.notes)


def explore(
    files: Files,
    out: Annotated[Path, typer.Option(help="The page, an .html file.")] = Path("explorer.html"),
    codebook: Codebook = None,
    corrections: Corrections = None,
    language: Language = "en",
    title: Annotated[str | None, typer.Option(help="Of the page.")] = None,
) -> None:
    """Make the explorer: one page with every network and what is behind it; needs no network.

    Example: `litreview explore my-papers --out explorer.html`
    """
    from litreview import outputs

    _check_ending(out, ".html")
    papers = find_papers(files, corrections=corrections)
    made = outputs.explore(papers, out, codebook=codebook, language=language, title=title)
    say(str(made), f"open        {out} in a browser")


def report(
    files: Files,
    out: Annotated[Path, typer.Option(help="The report: .html, .md or .docx.")] = Path(
        "report.html"
    ),
    codebook: Codebook = None,
    corrections: Corrections = None,
    language: Language = "en",
    protocol: Annotated[
        list[Path] | None,
        typer.Option(help="What `litreview search --protocol` recorded; may be repeated."),
    ] = None,
    screening: Annotated[
        Path | None, typer.Option(help="Your decisions, a CSV: for a PRISMA flow.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Of the report.")] = None,
) -> None:
    """Make the report: corpus, quality, audit, networks, indicators, themes, methods.

    Example: `litreview report my-papers --codebook codebook.yaml --language id --out laporan.html`
    """
    from litreview import outputs

    _check_ending(out, ".html", ".md", ".docx")
    outputs.report(
        find_papers(files, corrections=corrections),
        out,
        codebook=codebook,
        language=language,
        protocol=protocol,
        screening=screening,
        title=title,
    )
    say(f"open        {out}")


def export(
    files: Files,
    out: Annotated[Path, typer.Option(help="A file; its ending names the format.")],
    format: Annotated[
        str | None, typer.Option(help="Where the ending is not enough, such as biblatex.")
    ] = None,
    style: Annotated[
        str | None, typer.Option(help="Of a formatted bibliography: apa, ieee, … or a .csl file.")
    ] = None,
    corrections: Corrections = None,
    language: Language = "en",
) -> None:
    """Write the cited works, or all tables, in a format of other programs.

    Example: `litreview export my-papers --out works.ris`
    """
    from litreview import outputs

    outputs.export(
        find_papers(files, corrections=corrections),
        out,
        format=format,
        style=style,
        language=language,
    )
    say(f"wrote       {out}")


def _check_ending(out: Path, *endings: str) -> None:
    """Refuse a format before anything is read."""
    if out.suffix.lower() not in endings:
        raise UsageError(f"--out {out}: use an ending {' or '.join(endings)}")
