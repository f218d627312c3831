"""A review → its explorer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import UsageError
from litreview.explorer.corpus import gather_corpus
from litreview.explorer.explorer import Explorer
from litreview.explorer.graphs import gather_networks
from litreview.labels import LANGUAGES, label

if TYPE_CHECKING:
    from litreview.review import Review
    from litreview.thematic import ThemeMatrix

MOST_NODES = 5_000
MOST_EDGES = 50_000
"""What a browser draws without stopping; of more, the strongest are shown, and the page says so."""


def build_explorer(
    review: Review,
    *,
    codebook: str | Path | ThemeMatrix | None = None,
    language: str = "en",
    title: str | None = None,
    kinds: Iterable[str] | None = None,
    most_nodes: int = MOST_NODES,
    most_edges: int = MOST_EDGES,
) -> Explorer:
    """Gather a review into an explorer.

    Parameters
    ----------
    review
        The review; what it knows of works, entries, mentions, audit and providers is shown.
    codebook
        A file of themes, or a matrix that `Review.themes` gave; without it, no themes.
    language
        Of the page at first, ``"en"`` or ``"id"``.
    title
        Of the page.
    kinds
        Of networks, in this order; those without an edge are left out. By default all but
        ``"co-term"``, direct citations first.
    most_nodes, most_edges
        Of a network; of more, the most linked nodes and the heaviest edges are shown, with places
        and clusters of their own.

    Raises
    ------
    UsageError, InputError
        For an unknown kind or language, a size below 1, and a codebook that cannot be used.

    Examples
    --------
    >>> import litreview
    >>> build_explorer(litreview.read("data/papers"))  # doctest: +SKIP
    Explorer('Literature explorer': 69 records, 69 printed entries, 10 networks)
    """
    if language not in LANGUAGES:
        raise UsageError(f"no page in {language!r}; use one of {', '.join(LANGUAGES)}")
    for name, size in (("most_nodes", most_nodes), ("most_edges", most_edges)):
        if size < 1:
            raise UsageError(f"{name} is {size}; give 1 or more")
    matrix = review.themes(codebook) if codebook else None
    corpus = gather_corpus(
        review, matrix, title=title or label("explorer", language), language=language
    )
    networks, told = gather_networks(
        review, corpus, kinds=kinds, most_nodes=most_nodes, most_edges=most_edges
    )
    return Explorer({**corpus, "networks": told}, networks)
