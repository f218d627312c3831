"""Parse, resolve and count one large table, as commands: on this machine, or on a cluster."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any

import typer

from litreview.errors import UsageError
from litreview.terminal import say, terminal_progress, write

Input = Annotated[
    str,
    typer.Argument(
        metavar="INPUT",
        help="A table of entries or papers; parsed entries to resolve; links to count.",
    ),
]
Out = Annotated[str, typer.Option("--out", "-o", help="A folder; a folder in it for each table.")]
Stages = Annotated[
    list[str] | None, typer.Option(help="parse, resolve, count or all; repeat it [default: all].")
]
Papers = Annotated[bool, typer.Option("--papers", help="Each row to parse is a whole paper.")]
SameWork = Annotated[
    float | None, typer.Option(help="From which score on two entries are one work [default: 0.6].")
]
Citing = Annotated[str, typer.Option(help="Of links: the column of the citing papers.")]
Cited = Annotated[str, typer.Option(help="Of links: the column of the cited works.")]
Counting = Annotated[str, typer.Option(help="full or fractional.")]
Normalisation = Annotated[
    str | None,
    typer.Option(help="association-strength, salton, jaccard, inclusion or equivalence."),
]
Threshold = Annotated[float | None, typer.Option(help="The least count of an edge.")]
Least = Annotated[int | None, typer.Option(help="The least occurrences of a node.")]
Largest = Annotated[
    int | None, typer.Option(help="Leave out works and lists of more links, and say how many.")
]


def local_job(
    input: Input,
    out: Out,
    stage: Stages = None,
    papers: Papers = False,
    same_work: SameWork = None,
    citing: Citing = "citing",
    cited: Cited = "cited",
    counting: Counting = "full",
    normalisation: Normalisation = None,
    threshold: Threshold = None,
    min_occurrences: Least = None,
    largest_group: Largest = None,
    engine: Annotated[
        str, typer.Option(help="Of counting: auto, memory, or duckdb (out of core).")
    ] = "auto",
    workers: Annotated[int, typer.Option(help="Processes that parse and compare.")] = 2,
    memory: Annotated[str, typer.Option(help="What DuckDB may use, such as 4GB.")] = "3GB",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Parse, resolve and count a table of millions on this machine; one line for each folder.

    Stop it when you like: what is finished is kept, and the next run goes on.

    Example: `litreview local-job references.parquet -o corpus --threshold 2`
    """
    from litreview.scale.local.job import run_local_job

    how: dict[str, Any] = {"counting": counting, "normalisation": normalisation}
    how |= {"threshold": threshold, "min_occurrences": min_occurrences}
    job = _make_job(input, out, stage, papers, same_work, citing, cited, largest_group, how)
    options: dict[str, Any] = {"workers": workers, "memory": memory, "engine": engine}
    with terminal_progress(quiet=quiet) as progress:
        records = run_local_job(
            job, **options, progress=progress, report=lambda line: say(f"note: {line}")
        )
        for record in records:
            write([record])


def cluster_job(
    input: Input,
    out: Out,
    master: Annotated[
        str, typer.Option(help="spark://HOST:7077, yarn, k8s://https://HOST:PORT, local[2].")
    ],
    stage: Stages = None,
    papers: Papers = False,
    same_work: SameWork = None,
    citing: Citing = "citing",
    cited: Cited = "cited",
    counting: Counting = "full",
    normalisation: Normalisation = None,
    threshold: Threshold = None,
    min_occurrences: Least = None,
    largest_group: Largest = None,
    archive: Annotated[
        str | None,
        typer.Option(help="A packed environment with litreview, for nodes that have none."),
    ] = None,
    conf: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", help="A setting of Spark; repeat it.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the command.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show what Spark logs.")] = False,
) -> None:
    """The same on an existing Spark cluster; INPUT and OUT may be hdfs:// or s3a://.

    Stop it when you like: what is finished is kept, and the next run goes on.

    Example: `litreview cluster-job hdfs:///links -o hdfs:///networks --master yarn --stage count --threshold 3`
    """
    from litreview.scale.cluster import submit, submit_command

    how: dict[str, Any] = {"counting": counting, "normalisation": normalisation}
    how |= {"threshold": threshold, "min_occurrences": min_occurrences}
    job = _make_job(input, out, stage, papers, same_work, citing, cited, largest_group, how)
    command = submit_command(job, master=master, archive=archive, conf=_settings(conf or []))
    if dry_run:
        typer.echo(shlex.join(command))
        return
    _check_archive(archive)
    ended = submit(command, report=lambda record: write([record]), log=say if verbose else None)
    if ended.status:
        say(f"litreview: {ended.reason}")
        raise typer.Exit(ended.status)


def _make_job(
    given: str,
    out: str,
    stages: list[str] | None,
    papers: bool,
    same_work: float | None,
    citing: str,
    cited: str,
    largest_group: int | None,
    how: dict[str, Any],
) -> Any:
    from litreview.scale.job import STAGES, Job
    from litreview.scale.sql import Count
    from litreview.works import THRESHOLD

    return Job(
        given,
        out,
        STAGES if not stages or "all" in stages else tuple(stages),
        citing,
        cited,
        Count(**how, largest_group=largest_group),
        papers,
        THRESHOLD if same_work is None else same_work,
    )


def _settings(given: list[str]) -> dict[str, str]:
    """Read KEY=VALUE."""
    for setting in given:
        if not setting.partition("=")[0] or "=" not in setting:
            raise UsageError(f"--conf {setting}: give KEY=VALUE, such as spark.executor.memory=8g")
    return {key: value for key, _, value in (setting.partition("=") for setting in given)}


def _check_archive(archive: str | None) -> None:
    """Miss a packed environment of this machine before Spark is started."""
    if archive and "://" not in archive and not Path(archive).is_file():
        raise UsageError(
            f"--archive {archive}: no such file; pack one with venv-pack or conda-pack"
        )
