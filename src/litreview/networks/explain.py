"""What an edge is made of: from a number on a map back to the references that gave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from typing import Any

import pandas as pd

from litreview.networks.corpus import Corpus
from litreview.networks.counted import check_kind
from litreview.networks.kinds import LINKS, Links

COLUMNS = ("group", "item", "citing", "cited", "references")

Row = tuple[Any, Any, Any, Any]
"""Group, item, citing, cited."""


def explain_edge(
    kind: str,
    papers: pd.DataFrame,
    works: pd.DataFrame,
    citations: pd.DataFrame,
    source: str,
    target: str,
) -> pd.DataFrame:
    """Return the citations and references that link two nodes of a network.

    Parameters
    ----------
    kind, papers, works, citations
        As in `litreview.networks.build_network`; of `citations` also ``references``, the ids
        of the printed entries.
    source, target
        Two nodes.

    Returns
    -------
    pandas.DataFrame
        One row per citation, sorted: ``group`` (what both share: a paper for co-citation, a
        cited work for coupling, a work for co-authorship and co-words), ``item`` (which of
        the two nodes), ``citing``, ``cited`` and the list ``references`` (null and empty
        where no citation is needed). The number of distinct groups is the full count of the
        edge; without an edge the frame is empty.

    Raises
    ------
    UsageError
        For an unknown kind.

    Examples
    --------
    >>> papers = pd.DataFrame({"paper": ["p", "q"]})
    >>> works = pd.DataFrame({"work": ["w"]})
    >>> citations = pd.DataFrame({"citing": ["p", "q"], "cited": "w", "references": [["r1"], ["r2"]]})
    >>> frames = (papers, works, citations)
    >>> explain_edge("bibliographic-coupling", *frames, "p", "q")["references"].tolist()
    [['r1'], ['r2']]
    """
    check_kind(kind)
    corpus = Corpus.from_frames(papers, works, citations)
    rows: list[Row]
    if kind == "citation":
        rows = [(a, b, a, b) for a, b in corpus.citations if (a, b) == (source, target)]
    else:
        of_both = link_rows(LINKS[kind](corpus), {source, target})
        held: defaultdict[str, set[str]] = defaultdict(set)
        for group, item, *_ in of_both:
            held[group].add(item)
        rows = [row for row in of_both if source != target and len(held[row[0]]) == 2]
    printed = printed_entries(corpus)
    return pd.DataFrame(
        [(*row, printed.get((row[2], row[3]), [])) for row in rows], columns=list(COLUMNS)
    )


def link_rows(links: Links, items: Container[str] | None = None) -> list[Row]:
    """Return what stands in which group by which citation, each once, sorted.

    Parameters
    ----------
    links
        Of a kind, as `litreview.networks.kinds.LINKS` makes them.
    items
        The nodes that are asked about; all if not given.

    Returns
    -------
    list of tuple
        ``(group, item, citing, cited)``; the last two are None where no citation is needed. An
        edge between two items is made of the rows of both in the groups that hold both.

    Examples
    --------
    >>> links = Links(["p", "p", "q"], ["x", "y", "x"], dict, dict)
    >>> link_rows(links, {"x"})
    [('p', 'x', None, None), ('q', 'x', None, None)]
    """
    nothing = [None] * len(links.groups)
    citing = nothing if links.citing is None else links.citing
    cited = nothing if links.cited is None else links.cited
    found = {
        row
        for row in zip(links.groups, links.items, citing, cited, strict=True)
        if row[0] is not None and row[1] is not None and (items is None or row[1] in items)
    }
    return sorted(found, key=lambda row: tuple(map(str, row)))


def printed_entries(corpus: Corpus) -> dict[tuple[str, str], list[str]]:
    """Return the ids of the printed entries of each citation, sorted, by (citing, cited).

    Empty where the frame ``citations`` has no column ``references``.
    """
    citations = corpus.frames[2]
    if "references" not in citations:
        return {}
    printed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    listed = citations["references"].tolist()
    for citing, cited, references in zip(corpus.citing, corpus.cited, listed, strict=True):
        printed[citing, cited].update(references if isinstance(references, list | tuple) else [])
    return {pair: sorted(entries) for pair, entries in printed.items()}
