"""Providers by name: none is asked that was not named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from litreview.errors import UsageError
from litreview.http import Transport
from litreview.providers.base import Provider
from litreview.providers.recorded import RecordedProvider
from litreview.providers.scholar import BASE_URL, ScholarProvider

PROVIDERS = ("recorded", "scholar")
"""The names that `make_providers` knows."""


def make_providers(
    names: Iterable[str],
    *,
    records: str | Path | None = None,
    transport: Transport | None = None,
    base_urls: Mapping[str, str] | None = None,
) -> list[Provider]:
    """Make the providers of these names, in this order.

    Parameters
    ----------
    names
        Of `PROVIDERS`.
    records
        The file of facts that ``recorded`` reads.
    transport
        What the others ask through.
    base_urls
        Where a provider is, if not at its own address.

    Raises
    ------
    UsageError
        When a name is unknown, or what its provider needs is missing.

    Examples
    --------
    >>> make_providers(["scolar"])
    Traceback (most recent call last):
    litreview.errors.UsageError: no provider 'scolar': use one of recorded, scholar
    """
    made: list[Provider] = []
    for name in names:
        if name not in PROVIDERS:
            raise UsageError(f"no provider {name!r}: use one of {', '.join(PROVIDERS)}")
        if name == "recorded":
            if records is None:
                raise UsageError("provider 'recorded' needs a file of facts: name it as `records`")
            made.append(RecordedProvider.from_file(records))
        else:
            if transport is None:
                raise UsageError(
                    f"provider {name!r} needs a transport: see litreview.http.Transport"
                )
            made.append(ScholarProvider(transport, (base_urls or {}).get(name, BASE_URL)))
    return made
