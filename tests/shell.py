"""The command line as a shell sees it: status, what it prints, what it says to people."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from litreview.cli import main

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, given: str = "", cwd: Path = ROOT) -> Done:
    """Run the command line in this process, as a process of its own does, without its start.

    `run_process` is the same in a process of its own: half a second to three more.
    """
    out, said = _stream(), _stream()
    status: int | str | None = 0
    with (
        chdir(cwd),
        patch("sys.argv", ["litreview", *arguments]),
        patch("sys.stdin", _stream(given)),
        redirect_stdout(out),
        redirect_stderr(said),
    ):
        try:
            main()
        except SystemExit as end:
            status = end.code
    assert isinstance(status, int), status
    return Done(status, _printed(out), _printed(said))


def run_process(*arguments: str, given: str = "", cwd: Path = ROOT) -> Done:
    """Run the command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "litreview", *arguments], input=given, capture_output=True, text=True, encoding="utf-8",
        cwd=cwd, check=False,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def _stream(text: str = "") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", write_through=True)


def _printed(stream: io.TextIOWrapper) -> str:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()
