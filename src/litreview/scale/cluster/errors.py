"""What Spark says in two hundred lines, in one: what failed, in which stage, at which file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from litreview.errors import InputError

LONGEST = 400
"""Characters of a line; a path may take half of them."""
_FRAME = re.compile(r"^\s*(at |\.\.\. \d+ more|Driver stacktrace|JVM stacktrace)")
_CONDITION = re.compile(r"\[([A-Z_]+(?:\.[A-Z_]+)*)\] .*")
_PYTHON = "Traceback (most recent call last)"


@contextmanager
def told_in_one_line(stage: str) -> Iterator[None]:
    """Raise what Spark says of a stage as one line, and say that nothing finished is lost.

    Raises
    ------
    InputError
        With the stage, and the file where Spark names one.
    """
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise InputError(
            f"stage {stage}: {one_line(str(error))}; mend it and start again: what is finished is kept"
        ) from error


def one_line(said: str) -> str:
    r"""Return the line that says why, of a trace that Spark printed.

    A named condition of Spark's says most, then the last line of a Python trace, then the
    innermost cause. https://spark.apache.org/docs/latest/sql-error-conditions.html

    >>> one_line("Job aborted: Traceback (most recent call last):\n  File \"x\", line 1\nValueError: no year\n\tat org.a.B")
    'ValueError: no year'
    >>> one_line("o9.x.\n: java.io.IOException: gone\n\tat a.b\nCaused by: java.io.EOFException: short\n\tat c")
    'java.io.EOFException: short'
    """
    lines = [line.strip() for line in said.splitlines() if line.strip() and not _FRAME.match(line)]
    if _PYTHON in said:
        start = max(n for n, line in enumerate(lines) if _PYTHON in line)
        # After the frames of the last trace stands its error; its frames are indented.
        trace = said[said.rindex(_PYTHON) :].splitlines()[1:]
        errors = [line for line in trace if re.match(r"[A-Za-z_][\w.]*(:|$)", line)]
        return _cut(errors[0] if errors else lines[start])
    named = [found.group(0) for line in lines if (found := _CONDITION.search(line))]
    if named:
        return _cut(named[-1])
    causes = [line.removeprefix("Caused by: ") for line in lines if line.startswith("Caused by: ")]
    # Py4J puts what was called before the error, which begins with a colon.
    thrown = [line.removeprefix(": ") for line in lines if line.startswith(": ")]
    return _cut([*lines[:1], *thrown, *causes][-1] if lines else "no reason given")


def _cut(line: str) -> str:
    line = re.sub(r"\s*SQLSTATE: \w+\s*", "", " ".join(line.split())).rstrip(" .;:")
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
