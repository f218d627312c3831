"""What an edge is made of: from a number on a map back to the references that gave it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd

from litreview.networks.corpus import Corpus
from litreview.networks.counted import check_kind
from litreview.networks.kinds import LINKS

COLUMNS = ("group", "item", "citing", "cited", "references")


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
    links = None if kind == "citation" else LINKS[kind](corpus)
    printed: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    listed: list[Any] = [None] * len(citations)
    if "references" in citations:
        listed = citations["references"].tolist()
    for citing, cited, references in zip(corpus.citing, corpus.cited, listed, strict=True):
        printed[citing, cited].extend(references if isinstance(references, list | tuple) else [])
    if links is None:
        rows: list[tuple[Any, ...]] = [
            (a, b, a, b) for a, b in corpus.citations if (a, b) == (source, target)
        ]
    else:
        nothing = [None] * len(links.groups)
        citing = nothing if links.citing is None else links.citing
        cited = nothing if links.cited is None else links.cited
        of_both = [
            row
            for row in zip(links.groups, links.items, citing, cited, strict=True)
            if row[1] in (source, target) and row[0] is not None
        ]
        held: defaultdict[str, set[str]] = defaultdict(set)
        for group, item, *_ in of_both:
            held[group].add(item)
        rows = [row for row in of_both if source != target and len(held[row[0]]) == 2]
    unique = sorted(set(rows), key=lambda row: tuple(map(str, row)))
    return pd.DataFrame(
        [(*row, sorted(set(printed.get((row[2], row[3]), [])))) for row in unique],
        columns=list(COLUMNS),
    )
