"""The figures of networks that a review has enough papers for: paths, three fields, maps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from litreview.plates.lists import WIDE
from litreview.plates.plate import Doubt, Plate

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from litreview.review import Review

MAPS = ("co-citation", "bibliographic-coupling", "co-keyword", "co-word", "country-co-authorship")
MOST_NODES = 100
"""A map of more nodes cannot be read on a page: those with the strongest links are drawn."""
LEAST_NODES = 10
LEAST_LINKS = 10
LEAST_STEPS = 3
"""A shorter main path is one paper's list."""


def network_plates(review: Review, citation: nx.DiGraph) -> Iterator[Plate]:
    """Yield historiograph, main path, three fields, and a map of each of `MAPS`.

    Parameters
    ----------
    review
        The review.
    citation
        Its citation network.
    """
    from litreview.networks import build_historiograph
    from litreview.networks.build import ENOUGH_PAPERS

    papers = len(review.paper_records)
    few: tuple[Doubt, ...] = ()
    if papers < ENOUGH_PAPERS:
        few = (("too-few-papers", {"n": papers, "least": ENOUGH_PAPERS}),)
        names = ("historiograph", "main-path", "three-field", *(f"map-{kind}" for kind in MAPS))
        yield from (_left_out(name, few) for name in names)
        return
    yield _historiograph(build_historiograph(citation))
    yield _main_path(citation)
    yield _three_field(review)
    for kind in MAPS:
        yield _map(review, kind)


def _historiograph(graph: nx.DiGraph) -> Plate:
    from litreview import figures as f

    return Plate(
        "historiograph",
        (WIDE, 6.2),
        lambda ax, language: f.plot_historiograph(graph, ax, language),
        _too_few(graph.number_of_edges(), LEAST_LINKS),
    )


def _main_path(citation: nx.DiGraph) -> Plate:
    import networkx as nx

    from litreview import figures as f
    from litreview.figures.paths import count_rows
    from litreview.networks import compute_main_path

    path = compute_main_path(citation, search="global")
    steps = nx.dag_longest_path_length(path, weight=None) if len(path) else 0
    return Plate(
        "main-path",
        (WIDE, 0.9 + 0.2 * count_rows(path)),
        lambda ax, language: f.plot_main_path(path, ax, language),
        _too_few(steps, LEAST_STEPS),
    )


def _three_field(review: Review) -> Plate:
    from litreview import figures as f

    frame = review.networks.three_field()
    return Plate(
        "three-field",
        (WIDE, 5.6),
        lambda ax, language: f.plot_three_field(frame, ax, language),
        _too_few(len(frame), LEAST_LINKS),
    )


def _map(review: Review, kind: str) -> Plate:
    from litreview import figures as f
    from litreview.networks import add_map

    if kind == "co-word" and _have_keywords(review):
        return _left_out(f"map-{kind}", (("keywords-instead", {}),))
    graph = find_strongest(_network(review, kind), MOST_NODES)
    doubts = _too_few(len(graph), LEAST_NODES)
    if graph.graph.get("warning") and not doubts:
        doubts = (("no-repeated-link", {}),)
    tall = 6.6
    if not doubts:
        graph = add_map(graph)
        tall = 1.2 + 0.8 * WIDE * _slope(graph)

    def plot(ax: Axes, language: str) -> Axes:
        return f.plot_map(graph, ax, language)

    return Plate(f"map-{kind}", (WIDE, tall), plot, doubts)


def _have_keywords(review: Review) -> bool:
    """Tell whether most papers have keywords, which say more than the words of titles."""
    from litreview.inductive.overview import choose_column

    return choose_column(review.papers) == "keywords"


def _slope(graph: nx.Graph) -> float:
    """Return how tall a map is for its width, within what is pleasant on a page."""
    sides = [[at for _, at in graph.nodes(data=axis)] for axis in ("x", "y")]
    wide, tall = (max(side) - min(side) for side in sides)
    return float(min(max(tall / max(wide, 1e-9), 0.4), 1.0))


def _network(review: Review, kind: str) -> nx.Graph:
    """Build a network; of co-cited works only those cited often enough to be on the map."""
    if kind != "co-citation":
        return review.network(kind)
    counts = sorted(review.works["n_citing"].astype(int), reverse=True)
    often = counts[: 2 * MOST_NODES][-1]
    return review.network(kind, min_occurrences=max(often, 2))


def find_strongest(graph: nx.Graph, most: int) -> nx.Graph:
    """Return the nodes with the strongest links to each other, as far as they hang together.

    Parameters
    ----------
    graph
        Any network with ``weight`` on its edges.
    most
        How many nodes to keep: those with the largest sums of weights, as in VOSviewer.

    Returns
    -------
    networkx.Graph
        A copy; the graph attribute ``of_nodes`` says of how many nodes with links these are.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("a", "b"), ("b", "c"), ("x", "y")])
    >>> kept = find_strongest(graph, 4)
    >>> sorted(kept), kept.graph["of_nodes"]
    (['a', 'b', 'c'], 5)
    """
    import networkx as nx

    strength = dict(graph.degree(weight="weight"))
    linked = [node for node in graph if strength[node] > 0]
    strongest = sorted(linked, key=lambda node: (-strength[node], str(node)))[:most]
    among = graph.subgraph(strongest)
    parts = sorted(nx.connected_components(among), key=lambda part: (-len(part), min(part)))
    kept = among.subgraph(parts[0]).copy() if parts else among.copy()
    kept.graph["of_nodes"] = len(linked)
    return kept


def _left_out(name: str, doubts: tuple[Doubt, ...]) -> Plate:
    """Return a figure that is not drawn, and for which nothing was computed."""
    from litreview import figures as f

    return Plate(
        name, (WIDE, WIDE), lambda ax, language: f.draw_nothing(ax, name, language), doubts
    )


def _too_few(n: int, least: int) -> tuple[Doubt, ...]:
    return (("too-few-items", {"n": n, "least": least}),) if n < least else ()
