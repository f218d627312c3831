"""The lists of networks, indicators and inductive methods, from the code and its docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

from generated_markdown import cell, table

from litreview.analyses import INDICATORS
from litreview.indicators import Indicators
from litreview.inductive import Inductive
from litreview.labels import label
from litreview.networks import KINDS
from litreview.networks.kinds import LINKS


def describe_networks() -> str:
    """Return the kinds of networks: what two nodes are linked by, and the title of the map."""
    rows = []
    for kind in KINDS:
        about = first_line(LINKS[kind]) if kind in LINKS else "A paper and each work that it cites."
        title = f"map-{kind}" if kind in LINKS else "citation-network"
        shown = [label(title, language) for language in ("en", "id")]
        rows.append([f"`{kind}`", cell(about), *map(cell, shown)])
    return table(["kind", "two nodes, and what links them", "in English", "in Indonesian"], rows)


def describe_indicators() -> str:
    """Return the indicators: name in the shell, method in Python, what it is."""
    rows = []
    for name in INDICATORS:
        method = name.replace("-", "_")
        rows.append(
            [
                f"`{name}`",
                f"`review.indicators.{method}()`",
                first_line(getattr(Indicators, method)),
            ]
        )
    return table(["in a shell", "in Python", "what it is"], rows)


def describe_inductive() -> str:
    """Return the methods that need no codebook."""
    rows = [
        [f"`review.inductive.{name}()`", first_line(method)]
        for name, method in vars(Inductive).items()
        if inspect.isfunction(method) and not name.startswith("_")
    ]
    return table(["in Python", "what it does"], rows)


def first_line(thing: Callable[..., Any]) -> str:
    """Return the first sentence of a docstring, fit for a cell; what follows ";" is for Python."""
    line = (inspect.getdoc(thing) or "").split("\n")[0]
    return cell(re.sub(r"; options as in .*", ".", line).replace("`", ""))
