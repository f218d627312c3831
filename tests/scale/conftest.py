"""One Spark session of this machine for all tests of a process; without Java they skip, or fail in CI."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from litreview.scale.cluster.session import open_session
from scale.java import need_java

SMALL = {
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # short jobs: compile little
    "spark.sql.shuffle.partitions": "2",
}


@pytest.fixture(scope="session")
def java() -> None:
    """Skip with a line that says what to install."""
    need_java()


@pytest.fixture(scope="session")
def spark(java: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session with two tasks at a time."""
    warehouse = str(tmp_path_factory.mktemp("warehouse"))
    session = open_session("local[2]", conf={**SMALL, "spark.sql.warehouse.dir": warehouse})
    yield session
    session.stop()
