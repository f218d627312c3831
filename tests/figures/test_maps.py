"""Maps and historiographs: what is drawn are the nodes and links given."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import networkx as nx
import pytest

from litreview import figures
from litreview.networks import add_map, build_historiograph

mpl.use("Agg")


@pytest.fixture
def ax():
    """Axes that are closed after the test."""
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


def test_a_map_draws_every_node_and_the_heaviest_links(ax, monkeypatch):
    """All nodes, in as many colours as clusters; links up to the limit; the largest named."""
    monkeypatch.setattr("litreview.figures.maps.MOST_LINKS", 5)
    monkeypatch.setattr("litreview.figures.maps.MOST_NAMES", 3)
    graph = add_map(nx.relabel_nodes(nx.connected_caveman_graph(2, 6), str))
    figures.plot_map(graph, ax)
    lines, points = ax.collections
    assert len(lines.get_segments()) == 5
    assert len(points.get_offsets()) == 12
    assert len({tuple(colour) for colour in points.get_facecolors()}) == 2
    assert len(ax.texts) == 3


def test_a_historiograph_stands_in_its_years(ax):
    """Each work is drawn at its year, each citation as an arrow."""
    cites = nx.DiGraph([("b", "a"), ("c", "a")])
    nx.set_node_attributes(cites, {"a": 2001, "b": 2005, "c": 2009}, "year")
    figures.plot_historiograph(build_historiograph(cites), ax)
    assert [x for x, _ in ax.collections[0].get_offsets()] == [2001, 2005, 2009]
    assert [t.get_text() for t in ax.texts if t.get_text()] == ["a", "b", "c"]


def test_nothing_to_draw_is_said(ax):
    """An empty network gives a figure that says so."""
    figures.plot_map(nx.Graph(), ax)
    figures.plot_historiograph(nx.DiGraph(), ax)
    assert len(ax.texts) == 2


def test_names_of_a_historiograph_do_not_overlap(ax):
    """Thirty works of near years: every name has room, or is counted as left out."""
    cites = nx.DiGraph([(f"Penulis {n}", f"Penulis {n // 3}") for n in range(1, 30)])
    nx.set_node_attributes(cites, {f"Penulis {n}": 2010 + n // 5 for n in range(30)}, "year")
    figures.plot_historiograph(build_historiograph(cites), ax, "id")
    ax.figure.canvas.draw()
    names = [t for t in ax.texts if t.get_text()]
    boxes = [t.get_window_extent().padded(-1) for t in names]
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[:n])
    left_out = [int(n) for n in ax.get_xlabel().split()[-1:] if n.isdecimal()]
    assert len(names) + sum(left_out) == 30
