"""What every process that peers.py times shares: a clock, its memory, and the line it answers with.

Imports the standard library alone: it runs in the peers' environments too.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


class Clock:
    """Seconds spent in its ``with`` blocks: reading the input and writing the output stay outside."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._begin = 0.0

    def __enter__(self) -> Clock:
        self._begin = time.perf_counter()
        return self

    def __exit__(self, *error: object) -> None:
        self.seconds += time.perf_counter() - self._begin


def peak_megabytes() -> int:
    """Return the most memory that this process held, interpreter and libraries included.

    Of `/proc` where there is one: what `getrusage` tells begins with what the parent held.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


def answer(clock: Clock, package: str) -> None:
    """Print the line that peers.py reads: the last one, whatever the peer printed before it."""
    try:
        found = version(package)
    except PackageNotFoundError:
        found = ""
    line = {"version": found, "seconds": clock.seconds, "megabytes": peak_megabytes()}
    print("\n" + json.dumps(line), flush=True)
