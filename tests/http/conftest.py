"""What the tests of the transport share: a clock that nobody waits for, runs on one store."""

from datetime import UTC, datetime

import pytest

from litreview.http import AnswerStore, Courtesy, Transport
from raw_server import raw_server

__all__ = ["raw_server"]

NOW = datetime(2026, 1, 31, 10, tzinfo=UTC)


class Clock:
    """A clock that sleeping moves on."""

    def __init__(self):
        self.time, self.step = 100.0, 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Tell the time."""
        self.time += self.step
        return self.time

    def sleep(self, seconds: float) -> None:
        """Move on at once."""
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def clock():
    """Return a clock that nobody waits for."""
    return Clock()


@pytest.fixture
def path(tmp_path):
    """Return where the store is, in a folder that does not exist yet."""
    return tmp_path / "cache" / "answers.sqlite"


@pytest.fixture
def run(path, clock):
    """Return a function that starts a run: a transport on the same store."""
    opened = []

    def start(max_age=None, now=NOW, **courtesy) -> Transport:
        store = AnswerStore(path)
        courtesies = {"p": Courtesy(**{"gap": 0.0, **courtesy})}
        opened.append(store)
        return Transport(
            store, courtesies, max_age=max_age, clock=clock, sleep=clock.sleep, now=lambda: now
        )

    yield start
    for store in opened:
        store.close()
