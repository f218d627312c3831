"""Maps and historiographs: what is drawn are the nodes and links given."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import networkx as nx
import pytest

from litreview import figures
from litreview.figures.names import write_names
from litreview.labels import LANGUAGES, label
from litreview.networks import KINDS, add_map, build_historiograph

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
    lines, *clusters = ax.collections
    assert len(lines.get_segments()) == 5
    assert [len(points.get_offsets()) for points in clusters] == [6, 6]
    assert len({tuple(points.get_facecolors()[0]) for points in clusters}) == 2
    assert len({points.get_paths()[0].vertices.tobytes() for points in clusters}) == 2
    assert [t.get_text()[-3:] for t in ax.get_legend().get_texts()] == ["(6)", "(6)"]
    assert len(ax.texts) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_says_what_it_is_and_leaves_out(ax, language):
    """The title is of its kind; papers too few to read a map from, or nodes left out, are told."""
    graph = add_map(nx.path_graph(["a", "b", "c"]))
    graph.graph.update(kind="co-word", of_nodes=9)
    figures.plot_map(graph, ax, language)
    assert ax.get_title() + ax.get_title(loc="left") == label("map-co-word", language)
    assert label("strongest-nodes", language, shown=3, all=9) in {t.get_text() for t in ax.texts}
    ax.clear()
    graph.graph.update(warning="too small", n_papers=4)
    figures.plot_map(graph, ax, language)
    assert label("small", language, n=4) in {t.get_text() for t in ax.texts}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "citation"])
def test_every_kind_of_map_has_a_title(kind, language):
    """A key without words would be printed as it is."""
    assert label(f"map-{kind}", language) != f"map-{kind}"


def test_names_keep_off_dots_and_each_other(ax):
    """A grid with long names: those written overlap nothing, the first one is among them."""
    named = [(f"Nama yang panjang {n}", (n % 6, n // 6)) for n in range(36)]
    ax.scatter(*zip(*(place for _, place in named), strict=True))
    ax.margins(0.1)
    ax.autoscale_view()
    written = write_names(ax, named, most=30)
    ax.figure.canvas.draw()
    boxes = [t.get_window_extent().padded(-1) for t in ax.texts]
    assert len(boxes) == written
    assert ax.texts[0].get_text() == named[0][0]
    dots = [ax.transData.transform(place) for _, place in named]
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert not any(box.contains(*dot) for box in boxes for dot in dots)


def test_many_small_clusters_are_drawn_at_once(ax):
    """A thousand pairs are not a thousand marks to draw one by one."""
    graph = add_map(nx.Graph((f"{n}a", f"{n}b") for n in range(100)))
    figures.plot_map(graph, ax)
    assert len(ax.collections) == 1 + figures.maps.MOST_CLUSTERS + 1


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
