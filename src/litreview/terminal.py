"""What is said to people, words and progress, on standard error; data on standard output."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from litreview.model import Progress

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that steer a terminal or turn the direction of print (Unicode Cc; UAX #9, table 1)."""


def harmless(text: str) -> str:
    r"""Put U+FFFD for the characters of a text that would steer a terminal, line ends and tabs aside.

    What is said may quote papers, and those come from anywhere.

    >>> harmless("\x1b[2J Desa\u202e\tMaju\n")
    '�[2J Desa�\tMaju\n'
    """
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def say(*lines: str) -> None:
    """Print lines for a person."""
    for line in lines:
        print(harmless(line), file=sys.stderr)


@contextmanager
def terminal_progress(*, quiet: bool = False) -> Iterator[Progress | None]:
    """Show progress on standard error while a job runs, for a person who looks on.

    Yields
    ------
    callable or None
        To be called with (stage, done, total); None when quiet.
    """
    if quiet:
        yield None
        return
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _plain_progress(time.monotonic())
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description:22}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def report(stage: str, done: int, total: int) -> None:
            name = stage.partition(":")[0]
            if name not in tasks:
                tasks[name] = bars.add_task("", total=total)
            shown = harmless(stage)
            bars.update(tasks[name], completed=done, total=total, description=shown)

        yield report


LOG_EVERY = 5.0
"""Seconds between two lines of progress where there is no terminal."""


def _plain_progress(last: float) -> Progress:
    """Say one plain line every few seconds of a long job."""

    def report(stage: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= LOG_EVERY:
            last = time.monotonic()
            say(f"{stage}: {done} of {total}")

    return report


def write(records: Iterable[dict[str, Any]]) -> None:
    """Write records to standard output, one JSON object a line, UTF-8."""
    out = sys.stdout.buffer
    for record in records:
        out.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    out.flush()
