"""Pages whose tables come from the code: `<!-- generated: NAME -->` gives way to Markdown.

Commands come from the command line itself, columns from `litreview.frames.SCHEMA`, kinds of findings
from the audit's table, networks and indicators from their docstrings. What a person has to write,
the meaning of each column, stands in ``reference/columns.tsv``; a column without a meaning, or a
meaning without a column, stops the build.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generated_analyses import describe_indicators, describe_inductive, describe_networks
from generated_commands import describe_commands
from generated_tables import describe_audit, describe_frames, describe_terms

_MARK = re.compile(r"<!-- generated: ([a-z-]+) -->")

PAGES: dict[str, Callable[[], str]] = {
    "audit-kinds": describe_audit,
    "commands": describe_commands,
    "frames": describe_frames,
    "indicators": describe_indicators,
    "inductive": describe_inductive,
    "networks": describe_networks,
    "terms": describe_terms,
}
"""Name → what makes its Markdown."""


def expand(source: str) -> str:
    """Return a page's source with its generated parts in place.

    Raises
    ------
    KeyError
        For a name that nothing makes.
    """
    return _MARK.sub(lambda found: PAGES[found[1]](), source)


def _read(app: Any, page: str, source: list[str]) -> None:
    source[0] = expand(source[0])


def setup(app: Any) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("source-read", _read)
    return {"parallel_read_safe": True}
