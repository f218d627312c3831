"""The commands `search` and `snowball`: a thin face on `litreview.searches`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from litreview.errors import InputError, UsageError
from litreview.terminal import say, write

Store = Annotated[Path, typer.Option(help="Where answers are kept; nothing there is asked again.")]
Protocol = Annotated[
    Path | None,
    typer.Option(
        help="Write here, as JSON lines, what was asked, when, how much came; a protocol that is "
        "there goes on."
    ),
]


def search(
    queries: Annotated[list[str], typer.Argument(metavar="QUERY…", help="Each by itself.")],
    provider: Annotated[
        str, typer.Option(help="crossref, openalex, semantic_scholar, doaj, oai:URL, scholar")
    ] = "",
    years: Annotated[str, typer.Option(help="First and last year, as 2019-2024.")] = "",
    limit: Annotated[int, typer.Option(help="Rows a query, at most.")] = 100,
    store: Store = Path(".litreview/answers.sqlite"),
    protocol: Protocol = None,
) -> None:
    """Search a provider: one line per query and record, with provider, date and rank.

    Example: `litreview search "media sosial" "pelayanan publik" --provider crossref --years 2019-2024`
    """
    from litreview import searches

    _name_whom(provider, "crossref, openalex, semantic_scholar, doaj, oai:URL, scholar")
    _check_protocol(protocol)
    found = searches.search(
        queries, provider=provider, years=_years(years), limit=limit, store=store
    )
    _write_found(found, protocol)


def snowball(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Papers: files, or one folder.")
    ],
    direction: Annotated[
        str, typer.Option(help="backward: what they cite; forward: what cites them.")
    ] = "backward",
    provider: Annotated[
        str, typer.Option(help="openalex, semantic_scholar, crossref (backward only), scholar")
    ] = "",
    limit: Annotated[int, typer.Option(help="Rows a paper, at most.")] = 1000,
    store: Store = Path(".litreview/answers.sqlite"),
    protocol: Protocol = None,
) -> None:
    """Follow citations from papers, as a provider knows them: one line per paper and work.

    Example: `litreview snowball my-papers --direction forward --provider semantic_scholar`
    """
    from litreview import searches
    from litreview.review import read

    _name_whom(provider, "openalex, semantic_scholar, crossref, scholar")
    _check_protocol(protocol)
    follow: Any = direction  # checked there
    found = searches.snowball(
        read(files[0] if len(files) == 1 else files),
        direction=follow,
        provider=provider,
        limit=limit,
        store=store,
    )
    _write_found(found, protocol)


def _name_whom(provider: str, known: str) -> None:
    """Refuse to ask a database that was not named; tell Scholar's terms where it was."""
    from litreview.enrichment import SCHOLAR_TERMS

    if not provider:
        raise UsageError(f"name whom to ask: --provider with one of {known}")
    if provider.partition(":")[0] == "scholar":
        say(f"scholar     {SCHOLAR_TERMS}")


def _years(printed: str) -> tuple[int, int] | None:
    if not printed:
        return None
    first, _, last = printed.partition("-")
    if not all(year.isdecimal() and len(year) == 4 for year in (first, last or first)):
        raise UsageError(f"--years {printed}: use a year or two, as 2019-2024")
    return int(first), int(last or first)


def _check_protocol(path: Path | None) -> None:
    """Refuse, before anything is asked, a file that is no protocol, and a place without a folder."""
    from litreview.screening import read_protocol

    if path is None:
        return
    if not path.parent.is_dir():
        raise InputError(f"--protocol {path}: no such folder {path.parent}; make it first")
    if not path.exists() or (path.is_file() and not path.stat().st_size):
        return
    try:
        read_protocol(path)
    except InputError as error:
        raise InputError(
            f"--protocol {path}: there already, and no protocol of a search; "
            f"name another file ({error})"
        ) from None


def _append_protocol(log: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Write rows at the end of a protocol, each a line of its own."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in log)
    try:
        held = path.read_bytes() if path.exists() else b""
        with path.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write("\n" + lines if held and not held.endswith(b"\n") else lines)
    except OSError as error:
        raise InputError(
            f"--protocol {path}: cannot be written ({error.strerror}); choose another place"
        ) from None


def _write_found(found: Any, protocol: Path | None) -> None:
    """Write the rows to standard output, the protocol to a file and, in words, to people."""
    write(found.records)
    if protocol is not None:
        _append_protocol(found.log, protocol)
    for row in found.log:
        of = f" of {row['total']}" if row["total"] is not None else ""
        stopped = row["stopped"] or ""
        if "not reached" in stopped:
            stopped = "not reached; no connection?"
        why = f"; {stopped}" if stopped else ""
        say(f"{row['provider']}, {row['query']}: {row['rows']}{of} records{why}")
    if found.log and not found.records and all(row["stopped"] for row in found.log):
        raise typer.Exit(2)
