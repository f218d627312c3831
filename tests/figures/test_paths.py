"""Main path and three fields: what is drawn are the links given, in both languages."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd
import pytest

from litreview import figures
from litreview.labels import LANGUAGES, label
from litreview.networks import build_three_field, compute_main_path
from litreview.networks.fields import FIELDS

mpl.use("Agg")


@pytest.fixture
def ax():
    """Axes that are closed after the test."""
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


def chain(n):
    """Return the citation network of n works, each citing the one before."""
    graph = nx.DiGraph((f"w{i + 1:02}", f"w{i:02}") for i in range(n - 1))
    for i, node in enumerate(sorted(graph)):
        graph.nodes[node].update(label=f"Ali {1990 + i}", year=1990 + i, title="Desa")
    return graph


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_main_path_stands_in_its_order(ax, language):
    """One arc a link, one row a work, the oldest on top, named with its title."""
    figures.plot_main_path(compute_main_path(chain(4)), ax, language)
    assert len(ax.patches) == 3
    assert [t.get_text() for t in ax.texts] == [f"Ali {y}  Desa" for y in range(1990, 1994)]
    assert ax.yaxis_inverted()
    assert ax.get_title(loc="center") or ax.get_title(loc="left")


def test_arcs_are_as_wide_as_links_are_heavy(ax):
    """Two roads that meet: the common link weighs twice as much."""
    path = compute_main_path(nx.DiGraph([("c", "a"), ("c", "b"), ("d", "c")]))
    figures.plot_main_path(path, ax)
    assert sorted(p.get_linewidth() for p in ax.patches) == [2, 2, 3.5]


def test_a_long_path_says_what_it_leaves_out(ax):
    """Only so many works are drawn, and the figure says so."""
    figures.plot_main_path(compute_main_path(chain(50)), ax, "id")
    assert len(ax.collections[0].get_offsets()) == figures.paths.MOST_WORKS
    assert ax.texts[-1].get_text().startswith("40 dari 50 karya")


@pytest.mark.parametrize("language", LANGUAGES)
def test_works_that_begin_at_one_link_share_a_row(ax, language):
    """Six works that one work of the path cites are one row, which counts and names them."""
    graph = chain(3)
    graph.add_edges_from(("w01", f"old{n}") for n in range(5))
    for n in range(5):
        graph.nodes[f"old{n}"].update(label=f"Sari {1980 + n}", year=1980 + n)
    figures.plot_main_path(compute_main_path(graph), ax, language)
    first = label("works-in-one-row", language, n=6, years="1980–1990")
    rows = [t.get_text() for t in ax.texts]
    assert len(rows) == 1 + 2
    assert rows[0].startswith(f"{first}  Sari 1980, Sari 1981")


def three(fields=("authors", "keywords", "year")):
    """Return three fields of two papers."""
    papers = pd.DataFrame(
        {
            "paper": ["p", "q"],
            "authors": [["Sari, D."], ["Sari, D.", "Ali, B."]],
            "keywords": [["desa"], ["desa", "daring"]],
            "year": [2020, 2021],
        }
    )
    none = pd.DataFrame({"work": [], "citing": [], "cited": []})
    return build_three_field(papers, none, none, fields=fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_fields_are_columns_and_bands(ax, language):
    """One box an item, one band a link, bands as wide as links are heavy; fields are named."""
    frame = three()
    figures.plot_three_field(frame, ax, language)
    boxes = [patch for patch in ax.patches if isinstance(patch, mpl.patches.Rectangle)]
    assert len(boxes) == 2 + 2 + 2
    assert len(ax.patches) - len(boxes) == len(frame)
    words = {t.get_text() for t in ax.texts}
    assert words >= {"Sari, D.", "desa", "2021", label("field-authors", language)}
    sari = {n: b.get_height() for n, b in zip(("Sari", "Ali"), boxes, strict=False)}
    assert sari["Sari"] > sari["Ali"]


@pytest.mark.parametrize("fields", [("authors", "authors", "year"), ("year", "authors", "year")])
def test_a_field_may_come_twice(ax, fields):
    """The same field in two columns is drawn in both."""
    figures.plot_three_field(three(fields), ax)
    assert [t.get_text() for t in ax.texts].count("Sari, D.") == fields.count("authors")


def test_only_the_largest_items_are_drawn(ax):
    """Many authors: those with most papers."""
    rows = [("authors", f"A{n:02}", "keywords", "desa", n) for n in range(1, 31)]
    columns = ["left_field", "left", "right_field", "right", "weight"]
    figures.plot_three_field(pd.DataFrame(rows, columns=columns), ax)
    names = [t.get_text() for t in ax.texts if t.get_text().startswith("A")]
    assert sorted(names)[:2] == ["A16", "A17"]


def test_nothing_to_draw_is_said(ax):
    """An empty path and an empty frame give figures that say so."""
    figures.plot_main_path(nx.DiGraph(), ax)
    figures.plot_three_field(three().iloc[:0], ax, "id")
    assert [t.get_text() for t in ax.texts] == ["nothing to draw", "tidak ada yang dapat digambar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_name(language):
    """A key without words would be printed as it is."""
    for field in (*FIELDS, "cited", *(f"cited_{name}" for name in FIELDS)):
        assert not label(f"field-{field}", language).startswith("field-")
