"""litreview: literature reviews from the papers themselves.

``litreview.read("data/papers")`` makes a `Review`; the commands of the shell are functions
of the same name: `build`, `parse`, `extract`, `mentions`, `audit`, `match`, `themes`, … Names are loaded on first use,
so that importing the package is quick.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from litreview.analyses import clusters, explain, indicator, main_path
    from litreview.commands import (
        audit,
        build,
        enrich,
        extract,
        match,
        mentions,
        network,
        parse,
        same,
        text,
        themes,
    )
    from litreview.errors import InputError, LitreviewError, UsageError
    from litreview.model import Mention, Name, Paper, Problem, Reference, Span, Work
    from litreview.outputs import explore, export, report, synthesis
    from litreview.references import parse_reference
    from litreview.review import Review, read
    from litreview.searches import search, snowball

__version__ = "0.1.0"

_HOMES = {
    "litreview.analyses": ("clusters", "explain", "indicator", "main_path"),
    "litreview.commands": (
        "audit",
        "build",
        "enrich",
        "extract",
        "match",
        "mentions",
        "network",
        "parse",
        "same",
        "text",
        "themes",
    ),
    "litreview.errors": ("InputError", "LitreviewError", "UsageError"),
    "litreview.model": ("Mention", "Name", "Paper", "Problem", "Reference", "Span", "Work"),
    "litreview.outputs": ("explore", "export", "report", "synthesis"),
    "litreview.references": ("parse_reference",),
    "litreview.review": ("Review", "read"),
    "litreview.searches": ("search", "snowball"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "InputError",
    "LitreviewError",
    "Mention",
    "Name",
    "Paper",
    "Problem",
    "Reference",
    "Review",
    "Span",
    "UsageError",
    "Work",
    "audit",
    "build",
    "clusters",
    "enrich",
    "explain",
    "explore",
    "export",
    "extract",
    "indicator",
    "main_path",
    "match",
    "mentions",
    "network",
    "parse",
    "parse_reference",
    "read",
    "report",
    "same",
    "search",
    "snowball",
    "synthesis",
    "text",
    "themes",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'litreview' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
