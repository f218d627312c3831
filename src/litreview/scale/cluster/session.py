"""A Spark session, opened in one place: Java and pyspark are looked for before anything starts.

Nothing of pyspark is imported before `open_session` is called.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LEAST_JAVA = 17
"""What Spark 4 asks for. https://spark.apache.org/docs/latest/#downloading"""
INSTALL_JAVA = (
    f"install Java {LEAST_JAVA} (Debian, Ubuntu: apt install openjdk-17-jre-headless, or "
    "default-jre-headless where there is no 17), or let JAVA_HOME name one"
)
INSTALL_PYSPARK = "a cluster needs pyspark: pip install 'litreview[cluster]'"

_LOCAL: Mapping[str, str] = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
    # Spark makes this folder, empty, and would do so where we stand.
    "spark.sql.warehouse.dir": str(Path(tempfile.gettempdir()) / "litreview-spark-warehouse"),
    "spark.log.level": "OFF",  # a failure is raised, and told in one line
}
"""Settings for a session of this machine alone: tests and trials. A cluster has its own."""


def open_session(
    master: str | None = None,
    *,
    name: str = "litreview",
    conf: Mapping[str, str] | None = None,
) -> SparkSession:
    """Open a Spark session, or return the one that runs.

    Parameters
    ----------
    master
        As Spark names it: ``spark://host:7077``, ``yarn``, ``k8s://…``, ``local[2]``. None leaves it
        to ``spark-submit``, which has started this process.
    name
        How the cluster's pages call the application.
    conf
        Spark's settings; they win over those that this function makes.

    Raises
    ------
    UsageError
        When pyspark or Java is not there, or Java is too old: one line says what to install.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError(INSTALL_PYSPARK) from error
    if "PYSPARK_GATEWAY_PORT" not in os.environ:  # else spark-submit runs our Java already
        check_java()
    builder = SparkSession.builder.appName(name)
    here = (master or "").startswith("local")
    if here:  # else Python's workers would be those of any python3
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = _LOCAL if here else {}
    for key, value in {**settings, **(conf or {})}.items():
        builder = builder.config(key, value)
    if master:
        builder = builder.master(master)
    return builder.getOrCreate()


def check_java() -> Path:
    """Return the Java that Spark would start.

    Raises
    ------
    UsageError
        When there is none, or it is too old for Spark.
    """
    home = os.environ.get("JAVA_HOME")
    found = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if not found:
        raise UsageError(f"Spark needs Java, and there is none here: {INSTALL_JAVA}")
    try:
        said = subprocess.run([found, "-version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        named = f"JAVA_HOME={home}" if home else found
        raise UsageError(f"Spark needs Java, and {named} does not start: {INSTALL_JAVA}") from error
    version = java_version(said.stderr or said.stdout)
    if version is not None and version < LEAST_JAVA:
        raise UsageError(f"Spark needs Java {LEAST_JAVA}, {found} is {version}: {INSTALL_JAVA}")
    return Path(found)


def java_version(said: str) -> int | None:
    """Return the main number of what ``java -version`` says; until 8 it stood second.

    >>> java_version('openjdk version "17.0.21" 2026-11-17')
    17
    >>> java_version('java version "1.8.0_402"')
    8
    """
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found.group(1)) if found else None
