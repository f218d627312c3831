"""The commands `clusters`, `main-path`, `explain`, `indicator`: a thin face on `litreview.analyses`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from litreview.cli_papers import Files, find_papers
from litreview.csvfile import write_csv
from litreview.errors import UsageError
from litreview.terminal import say, write

if TYPE_CHECKING:
    import pandas as pd


Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND", help="co-citation, bibliographic-coupling, co-authorship, co-word, …"
    ),
]
Identity = Annotated[
    str, typer.Option(help="One work: works (by its fields), bibliometrix (by that peer's labels).")
]
Out = Annotated[
    Path | None,
    typer.Option(help="Write here instead of printing: .csv or .jsonl."),
]


def clusters(
    kind: Kind,
    files: Files,
    quality: Annotated[
        str | None, typer.Option(help="vos or modularity [default: vos, of citations modularity].")
    ] = None,
    resolution: Annotated[float, typer.Option(help="Higher: more, smaller clusters.")] = 1.0,
    min_size: Annotated[int, typer.Option(help="Smaller clusters join others.")] = 1,
    seed: Annotated[int, typer.Option(help="The same seed, the same clusters.")] = 1,
    repetitions: Annotated[
        int, typer.Option(help="Draw the counts anew so often to tell stability; 50 do.")
    ] = 0,
    threshold: Annotated[float | None, typer.Option(help="The least count of an edge.")] = None,
    min_occurrences: Annotated[int | None, typer.Option(help="The least of a node.")] = None,
    identity: Identity = "works",
    out: Out = None,
) -> None:
    """Divide a network into clusters: one line per node, cluster 1 the largest.

    Example: `litreview clusters co-word my-papers --repetitions 50`
    """
    from litreview import analyses

    _check_ending(out)
    frame = analyses.clusters(
        kind,
        find_papers(files, identity),
        quality=quality,
        resolution=resolution,
        min_size=min_size,
        seed=seed,
        repetitions=repetitions,
        threshold=threshold,
        min_occurrences=min_occurrences,
    )
    _give(frame, out)
    firm = f", adjusted Rand index {frame.attrs['rand']:.2f}" if "rand" in frame.attrs else ""
    say(f"{kind}: {len(frame)} nodes, {frame['cluster'].nunique()} clusters{firm}")


def main_path(
    files: Files,
    count: Annotated[str, typer.Option(help="spc, splc or spnp.")] = "spc",
    search: Annotated[
        str, typer.Option(help="key-route, key-route-global, local, backward or global.")
    ] = "key-route",
    keys: Annotated[int, typer.Option(help="How many key routes.")] = 1,
    identity: Identity = "works",
    out: Annotated[
        Path | None,
        typer.Option(help="Write here instead: .csv or .jsonl, or a format of network."),
    ] = None,
) -> None:
    """Find the chain of works through which most citations flow: one line per link.

    Example: `litreview main-path my-papers --search global`
    """
    from litreview import analyses

    path = analyses.main_path(find_papers(files, identity), count=count, search=search, keys=keys)
    if out is not None and out.suffix not in (".csv", ".jsonl"):
        from litreview.formats.graphs import write_graph

        write_graph(path, out)
    else:
        _give(analyses.path_frame(path), out)
    say(f"main path: {path.number_of_nodes()} works, {path.number_of_edges()} links ({count})")
    for citing, cited, reason in path.graph["dropped"]:
        say(f"left out: {citing} cites {cited} ({reason})")


def explain(
    kind: Kind,
    source: Annotated[str, typer.Argument(help="A node, as the network's files name it.")],
    target: Annotated[str, typer.Argument(help="The other node.")],
    files: Files,
    identity: Identity = "works",
    out: Out = None,
) -> None:
    """Say what an edge is made of: one line per citation behind it, with the printed entries.

    Example: `litreview explain bibliographic-coupling arianto2022 rijal2023 data/papers`
    """
    from litreview import analyses

    _check_ending(out)
    frame = analyses.explain(kind, source, target, find_papers(files, identity))
    _give(frame, out)
    if frame.empty:
        say(f"{kind}: no edge between {source} and {target}")


def indicator(
    name: Annotated[str, typer.Argument(metavar="NAME", help="rpys, lotka, impact, ages, …")],
    files: Files,
    of: Annotated[str | None, typer.Option(help="papers, or works (what they cite).")] = None,
    by: Annotated[
        str | None, typer.Option(help="A column: authors, container_title, year.")
    ] = None,
    as_exported: Annotated[
        bool, typer.Option("--as-exported", help="Authors as an index names them, none merged.")
    ] = False,
    identity: Identity = "works",
    out: Out = None,
) -> None:
    """Compute one indicator: one line per row, what it is too small for on standard error.

    Example: `litreview indicator rpys my-papers --out rpys.csv`
    """
    from litreview import analyses

    _check_ending(out)
    given = {"of": of, "by": by}
    options: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    if name.replace("_", "-") not in analyses.INDICATORS:
        raise UsageError(f"no indicator {name!r}: use one of {', '.join(analyses.INDICATORS)}")
    frame = analyses.indicator(
        name, find_papers(files, identity), as_exported=as_exported, **options
    )
    _give(frame, out)


def _give(frame: pd.DataFrame, out: Path | None) -> None:
    """Print a frame as JSON lines, or write it; say what speaks against it."""
    from litreview.analyses import frame_records

    if out is None:
        write(frame_records(frame))
    else:
        _write_frame(frame, out)
        say(f"{len(frame)} rows → {out}")
    if frame.attrs.get("note"):
        say(f"note: {frame.attrs['note']}")


def _check_ending(out: Path | None) -> None:
    """Refuse a format before anything is read."""
    if out is not None and out.suffix not in (".csv", ".jsonl"):
        raise UsageError(f"--out {out}: use an ending .csv or .jsonl")


def _write_frame(frame: pd.DataFrame, out: Path) -> None:
    from litreview.formats.whole import whole_file

    with whole_file(out) as part:
        if out.suffix == ".csv":
            joined = frame.map(lambda cell: " | ".join(cell) if isinstance(cell, list) else cell)
            write_csv(joined, part)
        else:
            frame.to_json(part, orient="records", lines=True, force_ascii=False, double_precision=9)
