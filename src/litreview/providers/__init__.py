"""Databases that are asked for facts: each turns its answers into `Candidate` records."""

from litreview.providers.base import Provider
from litreview.providers.recorded import RecordedProvider, read_recorded
from litreview.providers.registry import PROVIDERS, make_providers

__all__ = ["PROVIDERS", "Provider", "RecordedProvider", "make_providers", "read_recorded"]
