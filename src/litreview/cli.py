"""The command line: a thin face on `litreview.commands`.

Standard output carries only data (JSON lines); what is said to people goes to standard error.
Exit status: 0 fine, 2 wrong use or nothing readable; only `audit` returns 1, when it has findings.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from litreview.cli_analyses import clusters, explain, indicator, main_path
from litreview.cli_jobs import cluster_job, local_job
from litreview.cli_outputs import explore, export, report, synthesis
from litreview.cli_papers import Files, find_papers
from litreview.cli_scale import count
from litreview.cli_search import search, snowball
from litreview.errors import InputError, LitreviewError, UsageError
from litreview.terminal import say as _say
from litreview.terminal import terminal_progress
from litreview.terminal import write as _write

app = typer.Typer(
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="""Literature reviews from the papers themselves.

Start with your papers (PDF, HTML, DOCX, text, markdown) in one folder:

- `litreview build my-papers --out my-review` does the whole job
- `litreview extract paper.txt` shows the references of one paper
- `litreview parse refs.txt` reads references, one a line

`-` for FILE is standard input. Results are JSON lines on standard output.""",
)

# Newer typer carries a click of its own: its error class is found through typer's.
_WRONG_USE: Any = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")

File = Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")]
Identity = Annotated[
    str, typer.Option(help="One work: works (by its fields), bibliometrix (by that peer's labels).")
]


@app.command()
def build(
    papers: Annotated[
        Path, typer.Argument(metavar="[PAPERS]", help="Folder with your papers.")
    ] = Path("data/papers"),
    out: Annotated[Path, typer.Option(help="Folder for the results; made if needed.")] = Path(
        "data/bib"
    ),
    figures: Annotated[
        Path | None, typer.Option(help="Folder for the figures [default: OUT/figures].")
    ] = None,
    codebook: Annotated[
        Path | None, typer.Option(help="Themes to code the papers by, YAML or JSON.")
    ] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="Your corrections, a YAML file as data/corrections.yaml.")
    ] = None,
    repair: Annotated[bool, typer.Option(help="Mend torn entries where it is unambiguous.")] = True,
    identity: Identity = "works",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Read a folder of papers and write bibliography, tables, networks and figures.

    Example: `litreview build my-papers --out my-review`
    """
    from litreview import commands
    from litreview.edits import describe_offers

    with terminal_progress(quiet=quiet) as report:
        review = commands.build(
            papers,
            out,
            figures=figures,
            codebook=codebook,
            corrections=corrections,
            repair=repair,
            identity=identity,
            progress=report,
        )
    _say(*review.summary(), *describe_offers(out))
    _say(
        f"look at     {out}/audit.csv (what to mend), {out}/works.csv (column reasons), {out}/references.bib",
        f"open        {out}/explorer.html, {out}/report.html or laporan.html in a browser",
        f"more        {figures or out / 'figures'}; {out}/networks; {out}/synthesis (for at most 300 papers)",
    )


@app.command()
def enrich(
    papers: Annotated[
        Path, typer.Argument(metavar="[PAPERS]", help="Folder with your papers, or a file.")
    ] = Path("data/papers"),
    provider: Annotated[
        list[str] | None,
        typer.Option(help="Whom to ask, in this order; repeat it. Scholar only if named."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for all that build writes, completed.")
    ] = None,
    records: Annotated[Path, typer.Option(help="The file of facts that `recorded` reads.")] = Path(
        "data/enrichment/recorded.jsonl"
    ),
    store: Annotated[
        Path, typer.Option(help="Where answers are kept; what is there is not asked again.")
    ] = Path(".litreview/answers.sqlite"),
    refresh: Annotated[
        float | None, typer.Option(metavar="DAYS", help="Ask again for answers older than this.")
    ] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="Your corrections: records accepted or rejected.")
    ] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Say what a run would ask.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Ask databases about the cited works; print each value with its origin, beside print.

    Stop it when you like: every answer is stored as it comes, and the next run goes on.

    Example: `litreview enrich my-papers --provider crossref --plan`
    """
    from litreview import commands
    from litreview.edits import describe_offers
    from litreview.enrichment import SCHOLAR_TERMS

    options: dict[str, Any] = {"records": records, "store": store, "refresh": refresh}
    named = provider or []
    if not named:
        from litreview.providers import PROVIDERS

        raise UsageError(f"name whom to ask: --provider with one of {', '.join(PROVIDERS)}")
    if any(name.partition(":")[0] == "scholar" for name in named):
        _say(f"scholar     {SCHOLAR_TERMS}")
    with terminal_progress(quiet=quiet) as report:
        if plan:
            _write(commands.plan_enrichment(papers, named, progress=report, **options))
            return
        review = commands.enrich(
            papers, named, out=out, corrections=corrections, progress=report, **options
        )
    _write(row.as_row() for row in review.enrichment_records)
    _say(*review.summary(), *(describe_offers(out) if out else ()))


@app.command()
def parse(
    file: File,
    workers: Annotated[
        int, typer.Option(help="Processes; two pay from some thousand lines on.")
    ] = 1,
) -> None:
    """Read references, one a line, into fields and CSL records.

    Example: `echo "Tuten, T. L. (2016). Social Media Marketing. Sage." | litreview parse -`
    """
    from litreview import commands

    _write(commands.parse(_text(file), workers))


@app.command()
def extract(file: File) -> None:
    """Find the reference list of a paper and read its entries, with their offsets.

    Example: `litreview extract paper.txt`
    """
    from litreview import commands

    records = list(commands.extract(_paper(file)))
    if not records:
        _say(
            f"{file}: no reference list found; a heading such as 'Daftar Pustaka' or 'References' marks one"
        )
    _write(records)


@app.command()
def text(file: File) -> None:
    """Print the text that all offsets of a paper refer to, as it is.

    Example: `litreview text paper.md`
    """
    from litreview import commands

    sys.stdout.buffer.write(commands.text(_paper(file)).encode("utf-8", "surrogatepass"))


@app.command()
def same(file: File) -> None:
    """Group references that denote the same work; one line per work, with the reasons.

    FILE has one JSON object a line: `{"id": "a1", "ref": "Tuten, T. L. (2016). …"}`

    Example: `litreview same refs.jsonl`
    """
    from litreview import commands

    _write(commands.same(_json_lines(file)))


@app.command()
def mentions(file: File) -> None:
    """Find the in-text citations of a paper and link them to its list.

    Example: `litreview mentions paper.txt`
    """
    from litreview import commands

    _write(commands.mentions(_paper(file)))


@app.command()
def audit(
    files: Files,
    format: Annotated[str, typer.Option(help="json: JSON lines; text: lines for people.")] = "json",
) -> None:
    """List what is wrong in the papers' citations and lists; status 1 when there is something.

    Example: `litreview audit thesis.md --format text`
    """
    from litreview import commands

    if format not in ("json", "text"):
        raise UsageError(f"--format {format}: use json or text")
    rows = list(commands.audit(find_papers(files)))
    if format == "json":
        _write(rows)
    else:
        _say(
            *(
                f"{r['severity']:8}{r['place']}  {r['kind']}: {r['advice']}  [{r['printed']}]"
                for r in rows
            )
        )
    raise typer.Exit(1 if rows else 0)


@app.command()
def match(
    refs: Annotated[str, typer.Argument(metavar="REFS", help='JSON lines {"id", "ref"}, or -.')],
    records: Annotated[Path, typer.Option(help="JSON lines of CSL records with an id.")],
) -> None:
    """Match references to records: match, refuse or ask, with a score and reasons.

    Example: `litreview match refs.jsonl --records records.jsonl`
    """
    from litreview import commands

    _write(commands.match(_json_lines(refs), _json_lines(str(records))))


@app.command()
def themes(
    files: Files,
    codebook: Annotated[Path, typer.Option(help="The codebook, YAML or JSON.")],
    by: Annotated[
        Literal["meaning", "terms"],
        typer.Option(help="meaning, or terms: sentences that hold a term, no other."),
    ] = "meaning",
) -> None:
    """Code papers by a codebook: one line per sentence and theme, with the evidence.

    Example: `litreview themes my-papers --codebook codebook.yaml`
    """
    from litreview import commands

    _write(commands.themes(find_papers(files), codebook, by=by))


@app.command()
def network(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="citation, co-citation, bibliographic-coupling, co-authorship, co-word, …",
        ),
    ],
    files: Files,
    out: Annotated[
        Path,
        typer.Option(
            help="Where to write; the ending says the format: .graphml .gexf .json .csv .net .gml .vosviewer.json _map.txt"
        ),
    ],
    counting: Annotated[str, typer.Option(help="full or fractional.")] = "full",
    normalisation: Annotated[
        str | None,
        typer.Option(help="association-strength, salton, jaccard, inclusion or equivalence."),
    ] = None,
    threshold: Annotated[float | None, typer.Option(help="The least count of an edge.")] = None,
    min_occurrences: Annotated[int | None, typer.Option(help="The least of a node.")] = None,
    as_map: Annotated[bool, typer.Option("--map", help="Add clusters and places.")] = False,
    identity: Identity = "works",
) -> None:
    """Build one network of the papers and write it.

    Example: `litreview network bibliographic-coupling my-papers/*.txt --out coupling.csv`
    """
    from litreview import commands

    options: dict[str, Any] = {
        "counting": counting,
        "normalisation": normalisation,
        "threshold": threshold,
        "min_occurrences": min_occurrences,
    }
    graph = commands.network(kind, find_papers(files, identity), out, as_map=as_map, **options)
    _say(f"{kind}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges → {out}")
    if graph.graph.get("warning"):
        _say(graph.graph["warning"])


_ELSEWHERE = (explore, report, export, synthesis, clusters, main_path, explain, indicator)
for command in (*_ELSEWHERE, search, snowball, count, local_job, cluster_job):
    app.command()(command)


def main() -> None:
    """Run the command line; errors become one line on standard error and status 2."""
    try:
        if len(sys.argv) < 2:
            raise UsageError(
                "name a command, such as build or parse; `litreview --help` lists them"
            )
        status = app(standalone_mode=False)
    except LitreviewError as error:
        _fail(str(error))
    except BrokenPipeError:  # the reader of our output left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except typer.Abort:
        raise SystemExit(130) from None
    except _WRONG_USE as error:
        _fail(error.format_message())
    else:
        raise SystemExit(status if isinstance(status, int) else 0)


def _fail(message: str) -> None:
    _say(f"litreview: {' '.join(message.split())}")
    raise SystemExit(2)


def _data(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}; check the name") from error


def _paper(file: str) -> Any:
    from litreview.commands import paper_from_bytes

    return paper_from_bytes(_data(file), "standard-input.txt" if file == "-" else file)


def _text(file: str) -> str:
    from litreview.papers.decode import decode

    return decode(_data(file), file)[0]


def _json_lines(file: str) -> Iterator[dict[str, Any]]:
    """Read JSON objects, one a line; an array of them (our own works.json) serves as well."""
    text = _text(file)
    if text.lstrip("\ufeff \t\r\n").startswith("["):
        try:
            yield from json.loads(text.lstrip("\ufeff"))
        except json.JSONDecodeError as error:
            raise InputError(f"{file}, line {error.lineno}: no JSON ({error.msg})") from error
        return
    for number, line in enumerate(re.split(r"\r\n|[\r\n]", text), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(
                    f"{file}, line {number}: no JSON ({error.msg}); one object a line"
                ) from error
