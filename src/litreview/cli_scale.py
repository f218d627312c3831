"""Work past one machine's memory, as commands: count."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from litreview.terminal import say, terminal_progress, write


def count(
    links: Annotated[
        str,
        typer.Argument(
            metavar="LINKS",
            help="Parquet or CSV: one file, a pattern in quotes, a folder of .parquet files.",
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for the edges, as Parquet; made if needed.")
    ],
    group: Annotated[
        str, typer.Option(help="Column of the groups: the citing, of coupling the cited.")
    ] = "citing",
    item: Annotated[
        str, typer.Option(help="Column of the items: the cited, of coupling the citing.")
    ] = "cited",
    counting: Annotated[str, typer.Option(help="full or fractional.")] = "full",
    normalisation: Annotated[
        str | None,
        typer.Option(help="association-strength, salton, jaccard, inclusion or equivalence."),
    ] = None,
    threshold: Annotated[float | None, typer.Option(help="The least count of an edge.")] = None,
    min_occurrences: Annotated[int | None, typer.Option(help="The least of a node.")] = None,
    largest_group: Annotated[
        int | None, typer.Option(help="Leave out groups of more items, and say how many.")
    ] = None,
    engine: Annotated[
        str, typer.Option(help="auto, memory, or duckdb: out of core, on the disk of OUT.")
    ] = "auto",
    memory: Annotated[
        str | None, typer.Option(help="What may be used, such as 4GB [default: what is free].")
    ] = None,
    threads: Annotated[int | None, typer.Option(help="Cores to use [default: all].")] = None,
    disk: Annotated[
        str | None, typer.Option(help="What the overflow on disk may take, such as 200GB.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Count co-citation, coupling, or any pairs that share groups, also where memory ends.

    A run that was killed goes on where it was, with the same command.

    Example: `litreview count links.parquet -o co-citation --threshold 2`
    """
    from litreview.scale import Count, count_links

    options: dict[str, Any] = {
        "counting": counting,
        "normalisation": normalisation,
        "threshold": threshold,
        "min_occurrences": min_occurrences,
        "largest_group": largest_group,
    }
    how: dict[str, Any] = {
        "group": group,
        "item": item,
        "engine": engine,
        "memory": memory,
        "threads": threads,
        "disk": disk,
    }
    what = Count(**options)
    with terminal_progress(quiet=quiet) as progress:
        edges = count_links(
            links, what, out, **how, progress=progress, report=lambda line: say(f"note: {line}")
        )
    write(
        [
            {
                "n_edges": edges.n_edges,
                "products": edges.products,
                "groups_left_out": edges.groups_left_out,
                "largest": edges.largest,
                "engine": edges.engine,
            }
        ]
    )
    say(f"{edges.n_edges} edges → {out}")
