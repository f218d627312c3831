"""A transport that waits for nobody, and providers on a server of this machine."""

from datetime import UTC, datetime, timedelta

import pytest

from litreview.http import AnswerStore, Transport
from raw_server import raw_server

__all__ = ["raw_server"]

NOW = datetime(2026, 1, 31, 10, tzinfo=UTC)


@pytest.fixture
def new_run(tmp_path):
    """Return a function that starts a run: a transport on the same store, a minute later each."""
    stores = []

    def start(**options) -> Transport:
        stores.append(AnswerStore(tmp_path / "answers.sqlite"))
        transport = Transport(
            stores[-1],
            clock=lambda: 0.0,
            sleep=waits.append,
            now=lambda: NOW + timedelta(minutes=len(stores)),
            **options,
        )
        transport.waits = waits
        return transport

    waits: list[float] = []
    yield start
    for store in stores:
        store.close()


@pytest.fixture
def base(httpserver):
    """Return the server's address, which has no other name."""
    return httpserver.url_for("").rstrip("/")


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch):
    """Forget the keys of whoever runs the tests."""
    from litreview.providers.keys import VARIABLES

    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
