"""Providers by name: none is asked that was not named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from litreview.errors import UsageError
from litreview.http import Transport
from litreview.providers.base import Provider
from litreview.providers.crossref import CrossrefProvider
from litreview.providers.doaj import DoajProvider
from litreview.providers.oai import OaiProvider
from litreview.providers.openalex import OpenAlexProvider
from litreview.providers.recorded import RecordedProvider
from litreview.providers.saved import SavedProvider
from litreview.providers.scholar import ScholarProvider
from litreview.providers.semantic_scholar import SemanticScholarProvider


class _Made(Protocol):
    def __call__(self, transport: Transport, base_url: str = ...) -> Provider: ...


_AT_HOME: dict[str, _Made] = {
    "crossref": CrossrefProvider,
    "openalex": OpenAlexProvider,
    "semantic_scholar": SemanticScholarProvider,
    "doaj": DoajProvider,
    "scholar": ScholarProvider,
}
PROVIDERS = (
    "recorded",
    "saved",
    "crossref",
    "openalex",
    "semantic_scholar",
    "doaj",
    "oai",
    "scholar",
)
"""The names that `make_providers` knows."""


def is_local(name: str) -> bool:
    """Tell whether a provider of this name reads files and asks nobody.

    >>> is_local("recorded"), is_local("saved:pages"), is_local("crossref")
    (True, True, False)
    """
    return name.partition(":")[0] in {"recorded", "saved"}


def check_names(names: Iterable[str], base_urls: Mapping[str, str] | None = None) -> None:
    """Say what is wrong with the names or addresses of providers, before anything is made.

    Raises
    ------
    UsageError
        When a name is unknown, or what should be an address is none.

    Examples
    --------
    >>> check_names(["crossref", "oai:foo"])
    Traceback (most recent call last):
    litreview.errors.UsageError: oai:foo: 'foo' is no address; write oai:https://…/oai
    """
    for named in names:
        name, _, place = named.partition(":")
        if name not in PROVIDERS:
            raise UsageError(f"no provider {name!r}: use one of {', '.join(PROVIDERS)}")
        place = place or (base_urls or {}).get(name, "")
        if is_local(name) or not place:
            continue
        if not _is_address(place):
            like = "https://…/oai" if name == "oai" else "https://…"
            raise UsageError(f"{named}: {place!r} is no address; write {name}:{like}")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or an IPv6 address that cannot be one
        return False


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
        Of `PROVIDERS`. A place may follow a colon: ``oai:https://…/oai`` (the journal's own
        address), ``saved:FOLDER``, ``recorded:FILE``, ``crossref:http://127.0.0.1:8000``.
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
    litreview.errors.UsageError: no provider 'scolar': use one of recorded, saved, crossref, openalex, semantic_scholar, doaj, oai, scholar
    """
    names = list(names)
    check_names(names, base_urls)
    return [_make(name, records, transport, base_urls or {}) for name in names]


def _make(
    named: str,
    records: str | Path | None,
    transport: Transport | None,
    base_urls: Mapping[str, str],
) -> Provider:
    name, _, place = named.partition(":")
    place = place or base_urls.get(name, "")
    if name == "recorded":
        if not (place or records):
            raise UsageError("provider 'recorded' needs a file of facts: name it as `records`")
        return RecordedProvider.from_file(place or records or "")
    if name == "saved":
        if not place:
            raise UsageError("provider 'saved' needs a folder of saved pages: saved:FOLDER")
        return SavedProvider.from_folder(place)
    if transport is None:
        raise UsageError(f"provider {name!r} needs a transport: see litreview.http.Transport")
    if name == "oai":
        if not place:
            raise UsageError("provider 'oai' needs the journal's address: oai:https://…/oai")
        return OaiProvider(transport, place)
    return _AT_HOME[name](transport, place) if place else _AT_HOME[name](transport)
