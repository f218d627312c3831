"""Networks and indicators as records: clusters, main path, what an edge is made of, indicators."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import UsageError
from litreview.review import Review, read

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Record = dict[str, Any]
Papers = str | Path | Sequence[str | Path] | Review
"""A folder, a file, several files, or a review that was read already."""

INDICATORS = (
    "ages",
    "bradford",
    "bursts",
    "collaboration",
    "disruption",
    "dynamics",
    "growth",
    "growth-rate",
    "impact",
    "life-cycle",
    "local-citations",
    "lotka",
    "multi-rpys",
    "price",
    "productivity",
    "rpys",
    "sleeping-beauties",
    "zipf",
)
"""The methods of `litreview.indicators.Indicators`, as the shell names them."""


def clusters(kind: str, papers: Papers, *, identity: str = "works", **options: Any) -> pd.DataFrame:
    """Divide a network of the papers into clusters.

    Parameters
    ----------
    kind
        As in `litreview.networks.build_network`.
    papers
        A folder, a file, several files, or a review.
    identity
        What makes two references one work, as in `litreview.read`.
    **options
        As in `litreview.networks.Networks.clusters`: ``quality``, ``resolution``,
        ``min_size``, ``seed``, ``repetitions``, and those of the network.

    Returns
    -------
    pandas.DataFrame
        ``node label cluster``, with repetitions ``stability``; ``attrs["note"]`` says what
        the network is too small for.

    Raises
    ------
    UsageError
        For an unknown kind.
    """
    _check_kind(kind)
    return find_review(papers, identity).networks.clusters(kind, **options)


def main_path(papers: Papers, *, identity: str = "works", **options: Any) -> nx.DiGraph:
    """Find the main path through the citations of the papers.

    Parameters
    ----------
    papers, identity
        As in `clusters`.
    **options
        As in `litreview.networks.compute_main_path`: ``count``, ``search``, ``keys``.

    Returns
    -------
    networkx.DiGraph
        Cited → citing; graph attribute ``dropped`` has the citations left out because of circles.
    """
    return find_review(papers, identity).networks.main_path(**options)


def explain(
    kind: str, source: str, target: str, papers: Papers, *, identity: str = "works"
) -> pd.DataFrame:
    """Return the citations and printed entries behind an edge of a network.

    Parameters
    ----------
    kind, papers, identity
        As in `clusters`.
    source, target
        Two nodes, as the network's files name them.

    Returns
    -------
    pandas.DataFrame
        As `litreview.networks.explain_edge` gives it, and ``printed``: the entries as printed.
        Empty where the network has both nodes and no edge between them.

    Raises
    ------
    UsageError
        For an unknown kind, or a node that the network does not have.
    """
    _check_kind(kind)
    review = find_review(papers, identity)
    frame = review.explain(kind, source, target)
    if frame.empty:
        _check_nodes(review.network(kind), (source, target))
    text = {r.id: r.text for r in review.reference_records}
    frame["printed"] = [[text[i] for i in ids if i in text] for ids in frame["references"]]
    return frame


def indicator(
    name: str,
    papers: Papers,
    *,
    identity: str = "works",
    as_exported: bool = False,
    **options: Any,
) -> pd.DataFrame:
    """Compute one indicator of the papers.

    Parameters
    ----------
    name
        One of `INDICATORS`.
    papers, identity
        As in `clusters`.
    as_exported
        Count papers by the names that an index printed, none merged, as its users' tools do.
    **options
        Of the method of `litreview.indicators.Indicators`: ``of``, ``by``, ….

    Returns
    -------
    pandas.DataFrame
        ``attrs["note"]`` says what it is too small for.

    Raises
    ------
    UsageError
        For an unknown indicator, an option that it does not take, or a column that is not there.
    """
    if name.replace("_", "-") not in INDICATORS:
        raise UsageError(f"no indicator {name!r}: use one of {', '.join(INDICATORS)}")
    from litreview.indicators import Indicators

    method = name.replace("-", "_")
    known = [
        p.name
        for p in signature(getattr(Indicators, method)).parameters.values()
        if p.name != "self" and p.kind is not p.VAR_KEYWORD
    ]
    if unknown := [option for option in options if option not in known]:
        takes = f"it takes {', '.join(known)}" if known else "it takes none"
        raise UsageError(f"{name} has no option {', '.join(unknown)}; {takes}")
    indicators = find_review(papers, identity).indicators
    if as_exported:
        indicators = indicators.as_exported()
    frame: pd.DataFrame = getattr(indicators, method)(**options)
    return frame


def path_frame(path: nx.DiGraph) -> pd.DataFrame:
    """Return the links of a main path: ``cited citing weight``, and label, title, year of both.

    Examples
    --------
    >>> import networkx as nx
    >>> path = nx.DiGraph([("a", "b", {"weight": 2})])
    >>> path_frame(path)[["cited", "citing", "weight"]].values.tolist()
    [['a', 'b', 2]]
    """
    import pandas as pd

    rows = []
    for cited, citing, weight in path.edges(data="weight"):
        row = {"cited": cited, "citing": citing, "weight": weight}
        for end, node in (("cited", cited), ("citing", citing)):
            for fact in ("label", "title", "year"):
                row[f"{end}_{fact}"] = path.nodes[node].get(fact)
        rows.append(row)
    ends = [f"{end}_{fact}" for end in ("cited", "citing") for fact in ("label", "title", "year")]
    return pd.DataFrame(rows, columns=["cited", "citing", "weight", *ends]).astype(
        {"cited_year": "Int64", "citing_year": "Int64"}
    )


def frame_records(frame: pd.DataFrame) -> Iterator[Record]:
    """Yield the rows of a frame as mappings that JSON can hold: what is missing is None.

    >>> import pandas as pd
    >>> list(frame_records(pd.DataFrame({"year": [2001, None], "note": ["", "é"]})))
    [{'year': 2001.0, 'note': ''}, {'year': None, 'note': 'é'}]
    """
    printed = frame.to_json(orient="records", force_ascii=False, double_precision=9)
    yield from json.loads(printed)


def find_review(papers: Papers, identity: str = "works") -> Review:
    """Return the review of papers: read, or the one that is given."""
    return papers if isinstance(papers, Review) else read(papers, identity=identity)


def _check_kind(kind: str) -> None:
    from litreview.networks import KINDS

    if kind not in KINDS:
        raise UsageError(f"no network {kind!r}: use one of {', '.join(KINDS)}")


def _check_nodes(graph: nx.Graph, nodes: tuple[str, str]) -> None:
    """Refuse nodes that the network does not have, and name those that look alike."""
    for node in nodes:
        if node not in graph:
            near = get_close_matches(node, [str(n) for n in graph], 3, 0.5)
            hint = f"; near: {', '.join(near)}" if near else ""
            raise UsageError(
                f"no node {node!r} in the network{hint}; `network … --out FILE.csv` lists them"
            )
