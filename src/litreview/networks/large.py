"""Edges of a network written to disk, whether or not they would fit into memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import pandas as pd

from litreview.errors import UsageError
from litreview.networks.corpus import Corpus
from litreview.networks.counted import Options, check_kind
from litreview.networks.kinds import LINKS, OF_TERMS

if TYPE_CHECKING:
    from litreview.scale import Edges


def write_edges_of(
    kind: str,
    corpus: Corpus,
    out: str | Path,
    *,
    largest_group: int | None = None,
    limits: dict[str, Any] | None = None,
    **options: Unpack[Options],
) -> Edges:
    """Count a network's edges into Parquet files: in memory if they fit, else by DuckDB.

    Parameters
    ----------
    kind
        As in `litreview.networks.build_edges`, but for the networks of terms: which terms contain
        each other is known only when all are in memory.
    corpus
        The frames as read.
    out
        A folder.
    largest_group
        As in `litreview.scale.Count`.
    limits
        As `litreview.scale.count_links` takes them: ``engine memory threads disk progress report``.
    **options
        As in `litreview.networks.build_edges`.

    Returns
    -------
    Edges
        The folder and its numbers; ``edges.frame()`` reads them, where they fit.

    Raises
    ------
    InputError, UsageError
        As in `litreview.scale.count_links`.
    """
    from litreview.scale import Count, count_links

    check_kind(kind)
    if kind == "citation" or kind in OF_TERMS:
        other = "the frame `citations` itself" if kind == "citation" else "edges()"
        raise UsageError(f"{kind} is not counted out of core: use {other}")
    links = LINKS[kind](corpus)
    frame = pd.DataFrame(
        {"group": pd.Series(links.groups), "item": pd.Series(links.items)}, copy=False
    )
    return count_links(frame, Count(**options, largest_group=largest_group), out, **limits or {})
