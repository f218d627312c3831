"""Databases that are asked for facts: each turns its answers into `Candidate` records."""

from litreview.providers.base import (
    KnowsCitations,
    KnowsReferences,
    NeedsKey,
    Page,
    Provider,
    SaysWhyNot,
    Searches,
)
from litreview.providers.recorded import RecordedProvider, read_recorded
from litreview.providers.registry import PROVIDERS, is_local, make_providers

__all__ = [
    "PROVIDERS",
    "KnowsCitations",
    "KnowsReferences",
    "NeedsKey",
    "Page",
    "Provider",
    "RecordedProvider",
    "SaysWhyNot",
    "Searches",
    "is_local",
    "make_providers",
    "read_recorded",
]
