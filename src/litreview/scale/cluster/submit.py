"""A job handed to an existing cluster: the command line of ``spark-submit``, run and listened to.

https://spark.apache.org/docs/latest/submitting-applications.html
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import IO, Any

from litreview.errors import UsageError
from litreview.scale.cluster.errors import one_line
from litreview.scale.cluster.session import INSTALL_PYSPARK, check_java
from litreview.scale.cluster.steps import WORK
from litreview.scale.job import Job

ENTRY = Path(__file__).parent / "entry" / "cluster_job.py"
REMEMBERED = 400
"""Lines of Spark's that are kept for the one that says why."""
_MASTER = re.compile(r"^(local(\[.+\])?|yarn|spark://.+|k8s://.+)$")
_NO_MASTER = re.compile(r"Failed to connect to master (\S+)")
_OURS = "litreview: "
_THREAD = re.compile(r'^Exception in thread "[^"]*" ([\w.$]+: )?')
_REASON = re.compile(r"(Exception|Error)\b.*: |\bERROR\b|^Error")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a job ended.

    Parameters
    ----------
    status
        0 fine, 2 wrong use or input, else what ``spark-submit`` ended with.
    reason
        One line, empty when all is fine.
    """

    status: int
    reason: str = ""


def submit_command(
    job: Job, *, master: str, archive: str | None = None, conf: Mapping[str, str] | None = None
) -> list[str]:
    """Return the command that hands a job to a cluster.

    Parameters
    ----------
    job
        What is to be done.
    master
        ``spark://host:7077``, ``yarn``, ``k8s://https://host:port`` or ``local[2]``.
    archive
        An environment with litreview in it, packed by conda-pack or venv-pack, by path or URI;
        Spark unpacks it on every node. None where the nodes have litreview.
        https://spark.apache.org/docs/latest/api/python/tutorial/python_packaging.html
    conf
        Spark's settings; they win over those made here.

    Returns
    -------
    list of str
        From ``$SPARK_HOME``, or from the pyspark that pip installed.

    Raises
    ------
    UsageError
        For a master that Spark cannot know, or when there is no Spark.
    """
    if not _MASTER.match(master):
        raise UsageError(
            f"--master {master}: use spark://HOST:7077, yarn, k8s://https://HOST:PORT or local[2]"
        )
    given = dict(conf or {})
    here = given.get("spark.submit.deployMode", "client") == "client"
    settings = {
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.warehouse.dir": job.place(f"{WORK}/warehouse"),  # else a folder where we stand
    }
    if archive:
        settings["spark.pyspark.python"] = "./environment/bin/python"
    elif master.startswith("local"):
        settings["spark.pyspark.python"] = sys.executable
    if here:
        settings["spark.pyspark.driver.python"] = sys.executable
    command = [str(_spark_submit()), "--master", master, "--name", "litreview"]
    if archive:
        command += ["--archives", f"{archive}#environment"]
    for key, value in {**settings, **given}.items():
        command += ["--conf", f"{key}={value}"]
    return [*command, str(ENTRY), job.to_json()]


def submit(
    command: Sequence[str],
    *,
    report: Callable[[dict[str, Any]], None],
    log: Callable[[str], None] | None = None,
) -> Ended:
    """Run the command that `submit_command` made, until its end.

    Parameters
    ----------
    command
        What to run.
    report
        Called with the record of each step, as it comes.
    log
        Called with each other line that Spark prints.

    Raises
    ------
    UsageError
        When there is no Java to run it.
    """
    check_java()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    heard = _Heard(process, report, log)
    try:
        assert process.stdout is not None
        assert process.stderr is not None
        listening = Thread(target=heard.listen, args=(process.stderr,), daemon=True)
        listening.start()
        heard.listen(process.stdout)
        status = process.wait()
        listening.join(timeout=10)
    finally:
        if process.poll() is None:  # we were stopped: so is the job's driver
            process.terminate()
            process.wait()
    if heard.gave_up:
        return Ended(
            2,
            f"{', '.join(heard.unreachable)}: no Spark master answers there; "
            "check --master, and that the cluster runs",
        )
    return Ended(status, heard.reason(status) if status else "")


class _Heard:
    """What a job says: our records, and Spark's lines, of which the last are remembered."""

    def __init__(
        self,
        process: subprocess.Popen[str],
        report: Callable[[dict[str, Any]], None],
        log: Callable[[str], None] | None,
    ) -> None:
        self.process, self.report, self.log = process, report, log
        self.lines: deque[str] = deque(maxlen=REMEMBERED)
        self.unreachable: list[str] = []
        self.gave_up = False
        arguments = list(process.args) if isinstance(process.args, list) else []
        named = arguments[arguments.index("--master") + 1] if "--master" in arguments else ""
        self.masters = 1 + str(named).count(
            ","
        )  # spark://one:7077,two:7077 stand in for each other

    def listen(self, stream: IO[str]) -> None:
        """Take in lines until the stream ends; Spark sends a driver's errors to its output too."""
        for line in stream:
            text = line.rstrip("\r\n")
            record = _record(text)
            if record is not None:
                self.report(record)
                continue
            self.lines.append(text)
            if self.log:
                self.log(text)
            if found := _NO_MASTER.search(text):
                self._miss(found.group(1))

    def _miss(self, master: str) -> None:
        """End the wait, which would last a minute, when no master is left to answer."""
        if master not in self.unreachable:
            self.unreachable.append(master)
        if len(self.unreachable) >= self.masters:
            self.gave_up = True
            self.process.terminate()

    def reason(self, status: int) -> str:
        """Return the line that says why the job failed."""
        ours = [line for line in self.lines if line.startswith(_OURS)]
        if ours:
            return ours[-1].removeprefix(_OURS)
        told = [line for line in self.lines if _REASON.search(line) and "\tat " not in line]
        if not told:
            return f"spark-submit ended with status {status}"
        return one_line(_THREAD.sub("", told[-1]))


def _record(line: str) -> dict[str, Any] | None:
    if not line.startswith('{"stage":'):
        return None
    try:
        return dict(json.loads(line))
    except json.JSONDecodeError:
        return None


def _spark_submit() -> Path:
    """Return the program of $SPARK_HOME, else that of the installed pyspark."""
    home = os.environ.get("SPARK_HOME")
    if not home:
        found = find_spec("pyspark")
        if found is None or found.origin is None:
            raise UsageError(f"{INSTALL_PYSPARK}, or let SPARK_HOME name your cluster's Spark")
        home = str(Path(found.origin).parent)
    program = Path(home) / "bin" / "spark-submit"
    if not program.exists():
        raise UsageError(
            f"SPARK_HOME={home} has no bin/spark-submit: let it name a Spark, or unset it"
        )
    return program
