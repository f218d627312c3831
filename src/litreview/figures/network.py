"""The citation network: papers, what they cite, and what several of them cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from litreview.figures.names import write_names
from litreview.figures.style import PALETTE, draw_nothing
from litreview.labels import label
from litreview.networks import compute_layout

MOST_NODES = 400
"""A larger network is drawn with the works that two or more papers cite only."""
MOST_OF_EACH = 100
"""Where that is still too much: so many papers, the most cited, and works that they share."""
MANY_NODES = 150
"""More nodes are drawn smaller."""
FEW_ARROWS = 30
"""More citations between papers are drawn thinner."""

Places = Mapping[str, tuple[float, float]]


def place_citation_network(graph: nx.DiGraph) -> Places:
    """Return the places of the nodes that `plot_citation_network` draws, to draw them twice."""
    return compute_layout(_drawable(graph, "en")[0], seed=1)


def plot_citation_network(
    graph: nx.DiGraph, ax: Axes, language: str = "en", place: Places | None = None
) -> Axes:
    """Draw papers (squares), what they cite (dots) and what several of them cite (diamonds).

    Parameters
    ----------
    graph
        The ``"citation"`` network: nodes with ``label``, ``is_paper``, ``n_citing``.
    place
        What `place_citation_network` gave, where the same network is drawn in two languages.
    """
    drawn, note = _drawable(graph, language)
    if not drawn:
        return draw_nothing(ax, "citation-network", language)
    if place is None:
        place = place_citation_network(graph)
    _draw_citations(ax, drawn, place)
    groups = _node_groups(drawn)
    for key, (marker, size, colour, nodes) in groups.items():
        if nodes:
            xs, ys = zip(*(place[n] for n in nodes), strict=True)
            ax.scatter(
                xs,
                ys,
                marker=marker,
                s=size if len(drawn) <= MANY_NODES or key == "work" else 0.35 * size,
                color=colour,
                edgecolor="white",
                linewidth=0.6,
                zorder=3,
                label=f"{label(key, language)} ({len(nodes)})",
            )
    named = [n for key in ("paper", "cited-paper", "shared") for n in groups[key][3]]
    named.sort(key=lambda n: (-drawn.nodes[n]["n_citing"], n))
    ax.set_axis_off()
    ax.margins(0.08)
    ax.autoscale_view()
    names = [(str(drawn.nodes[n]["label"]), place[n]) for n in named]
    write_names(ax, names, radii=[5.5 if len(drawn) <= MANY_NODES else 3.5] * len(names))
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, 0.02), ncols=2, fontsize=8)
    ax.set_title(label("citation-network", language), pad=20 if note else 6)
    if note:
        ax.text(0, 1.015, note, transform=ax.transAxes, fontsize=9, color="#444444")
    return ax


def _draw_citations(ax: Axes, graph: nx.DiGraph, place: Places) -> None:
    """Draw lines to works, arrows to papers of the corpus."""
    to_works = [(place[a], place[b]) for a, b in graph.edges if not graph.nodes[b]["is_paper"]]
    ax.add_collection(LineCollection(to_works, colors="#bbbbbb", linewidths=0.7, zorder=1))
    arrow = {"arrowstyle": "-|>", "color": "#444444", "shrinkA": 6, "shrinkB": 7}
    to_papers = [(a, b) for a, b in graph.edges if graph.nodes[b]["is_paper"]]
    arrow["lw"] = 1.4 if len(to_papers) <= FEW_ARROWS else 0.6
    for citing, cited in to_papers:
        ax.annotate("", place[cited], place[citing], arrowprops=arrow, zorder=1)


def _drawable(graph: nx.DiGraph, language: str) -> tuple[nx.DiGraph, str]:
    n_papers = sum(1 for _, data in graph.nodes(data=True) if data["is_paper"])
    if graph.number_of_nodes() <= MOST_NODES:
        return graph, label("small", language, n=n_papers) if graph.graph.get("warning") else ""
    kept = [n for n, d in graph.nodes(data=True) if d["is_paper"] or d["n_citing"] > 1]
    if len(kept) > MOST_NODES:
        return _most_cited(graph, language)
    n_works = graph.number_of_nodes() - n_papers
    shown = sum(1 for n in kept if not graph.nodes[n]["is_paper"])
    return graph.subgraph(sorted(kept)).copy(), label(
        "only-shared", language, shown=shown, all=n_works
    )


def _most_cited(graph: nx.DiGraph, language: str) -> tuple[nx.DiGraph, str]:
    """Return the most cited papers with the works that most of them cite, as far as linked."""
    cited = {n: d["n_citing"] for n, d in graph.nodes(data=True)}
    papers = [n for n, is_paper in graph.nodes(data="is_paper") if is_paper and cited[n]]
    papers = sorted(papers, key=lambda n: (-cited[n], n))[:MOST_OF_EACH]
    shared = Counter(work for paper in papers for work in graph.successors(paper))
    works = [n for n, times in shared.items() if times > 1 and not graph.nodes[n]["is_paper"]]
    works = sorted(works, key=lambda n: (-shared[n], -cited[n], n))[:MOST_OF_EACH]
    among = graph.subgraph(sorted([*papers, *works]))
    drawn = among.subgraph(sorted(n for n in among if among.degree(n))).copy()
    return drawn, label("most-cited", language, shown=len(drawn), all=len(graph))


def _node_groups(
    graph: nx.DiGraph,
) -> dict[str, tuple[str, int, tuple[float, float, float], list[str]]]:
    groups: dict[str, tuple[str, int, tuple[float, float, float], list[str]]] = {
        "paper": ("s", 130, PALETTE[0], []),
        "cited-paper": ("s", 130, PALETTE[3], []),
        "shared": ("D", 70, PALETTE[1], []),
        "work": ("o", 18, PALETTE[7], []),
    }
    for node, data in graph.nodes(data=True):
        if data["is_paper"]:
            key = "cited-paper" if data["n_citing"] else "paper"
        else:
            key = "shared" if data["n_citing"] > 1 else "work"
        groups[key][3].append(node)
    return groups
