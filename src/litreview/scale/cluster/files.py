"""Small files and folders where Spark reads and writes: disks, HDFS, S3 alike, by Hadoop's own client.

https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/filesystem/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from litreview.errors import InputError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def read_text(session: SparkSession, place: str) -> str | None:
    """Return the text of a small file, None where there is none that can be read."""
    from py4j.protocol import Py4JJavaError  # type: ignore[import-untyped]

    system, path = _open(session, place)
    if not system.exists(path):
        return None
    stream = system.open(path)
    try:
        jvm: Any = session._jvm
        return str(jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
    except Py4JJavaError:  # its checksum is wrong, so it was changed or cut
        return None
    finally:
        stream.close()


def write_text(session: SparkSession, place: str, text: str) -> None:
    """Write a small file whole or not at all, in place of one that is there."""
    system, path = _open(session, place)
    part = path.suffix(".part")
    stream = system.create(part, True)
    try:
        stream.write(bytearray(text, "utf-8"))
    finally:
        stream.close()
    system.delete(path, False)  # HDFS renames onto nothing that is there
    if not system.rename(part, path):
        raise InputError(f"{place}: cannot be written; check your rights there")


def exists(session: SparkSession, place: str) -> bool:
    """Say whether a file or a folder is there."""
    system, path = _open(session, place)
    return bool(system.exists(path))


def remove(session: SparkSession, place: str) -> None:
    """Remove a file, or a folder with all that is in it; nothing happens where there is none."""
    system, path = _open(session, place)
    system.delete(path, True)


def describe(session: SparkSession, place: str) -> dict[str, Any] | None:
    """Return what tells the files at a place (``*`` for several) from others; None: there are none.

    Returns
    -------
    dict
        ``place``, ``files``, ``bytes``, and ``changed``: milliseconds since 1970 of the newest.
    """
    system, path = _open(session, place)
    files, size, changed = 0, 0, 0
    for status in system.globStatus(path) or ():
        found = system.listFiles(status.getPath(), True)
        while found.hasNext():
            file = found.next()
            files += 1
            size += int(file.getLen())
            changed = max(changed, int(file.getModificationTime()))
    if not files:
        return None
    return {"place": place, "files": files, "bytes": size, "changed": changed}


def _open(session: SparkSession, place: str) -> tuple[Any, Any]:
    """Return the file system of a place, and its path there."""
    jvm: Any = session._jvm
    path = jvm.org.apache.hadoop.fs.Path(place)
    return path.getFileSystem(session._jsc.hadoopConfiguration()), path
