"""Figures of inductive methods: what is drawn equals the frame; nothing is said to be nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import litreview
from litreview.figures.inductive_map import plot_correspondence, plot_thematic_map
from litreview.figures.inductive_terms import plot_keyness, plot_terms
from litreview.figures.inductive_time import plot_evolution, plot_trends
from litreview.figures.inductive_topics import plot_stability, plot_topic_numbers, plot_topics
from litreview.inductive import (
    Inductive,
    compute_correspondence,
    compute_period_themes,
    compute_thematic_map,
    compute_trends,
)
from litreview.labels import LANGUAGES, label

mpl.use("Agg")
Draw = Callable[[Inductive, Any, str], Any]

DRAWINGS: dict[str, Draw] = {
    "inductive-terms": lambda i, ax, lang: plot_terms(i.terms(), ax, lang),
    "keyness": lambda i, ax, lang: plot_keyness(i.keyness("paper"), ax, lang),
    "topics": lambda i, ax, lang: plot_topics(i.topics(3), ax, lang),
    "topics-tried": lambda i, ax, lang: plot_topic_numbers(i.topics(), ax, lang),
    "topic-stability": lambda i, ax, lang: plot_stability(
        i.topic_stability(2, repetitions=2), ax, lang
    ),
    "theme-stability": lambda i, ax, lang: plot_stability(
        i.theme_stability("terms", repetitions=2), ax, lang
    ),
    "thematic-map": lambda i, ax, lang: plot_thematic_map(i.thematic_map("terms"), ax, lang),
    "correspondence": lambda i, ax, lang: plot_correspondence(i.correspondence(), ax, lang),
    "evolution": lambda i, ax, lang: plot_evolution(i.period_themes("terms", years=1), ax, lang),
    "trends": lambda i, ax, lang: plot_trends(i.trends("terms", least=2), ax, lang),
}
LISTS = [["tax", "fund", "village"]] * 3 + [["app", "phone", "user"]] * 2 + [["tax", "app"]]
PAPERS = pd.DataFrame({"year": [2001, 2002, 2003, 2006, 2007, 2008], "keywords": LISTS})


@pytest.fixture
def ax():
    """Axes that are closed after the test."""
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


@pytest.fixture(scope="module")
def inductive(shipped: litreview.Review) -> Inductive:
    """Of the shipped papers."""
    return Inductive.of(shipped)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DRAWINGS)
def test_every_figure_of_four_papers(inductive: Inductive, ax, name: str, language: str) -> None:
    """It has its title in its language, and can be drawn."""
    assert DRAWINGS[name](inductive, ax, language) is ax
    assert (ax.get_title(loc="left") or ax.get_title()) == label(name, language)
    ax.figure.canvas.draw()


@pytest.mark.parametrize(
    "plot", [plot_terms, plot_keyness, plot_topics, plot_topic_numbers, plot_stability, plot_thematic_map,
             plot_correspondence, plot_evolution, plot_trends],
)  # fmt: skip
def test_nothing_to_draw(ax, plot: Any) -> None:
    """An empty frame is said to be nothing."""
    plot(pd.DataFrame(columns=["first", "last", "theme"]), ax, "en")
    assert label("nothing", "en") in [text.get_text() for text in ax.texts]


def test_the_map_is_that_of_the_frame(ax) -> None:
    """Ranks are places, areas go with occurrences, quadrants agree with the lines."""
    lists = [*LISTS, ["soil", "water", "rain"], ["soil", "water", "rain"], ["soil", "tax", "water"]]
    themes = compute_thematic_map(pd.DataFrame({"keywords": lists}))
    plot_thematic_map(themes, ax, "en")
    dots = ax.collections[0]
    assert (
        dots.get_offsets().tolist() == themes[["centrality_rank", "density_rank"]].values.tolist()
    )
    area = dots.get_sizes() / themes["occurrences"]
    assert np.allclose(area, area.iloc[0])
    right, up = ax.lines[0].get_xdata()[0], ax.lines[1].get_ydata()[0]
    for row in themes.itertuples():
        assert (row.quadrant in ("motor", "basic")) == (row.centrality_rank > right)
        assert (row.quadrant in ("motor", "niche")) == (row.density_rank > up)


def test_bars_of_terms_and_stability(inductive: Inductive, ax) -> None:
    """Each as long as its value."""
    terms = inductive.terms()
    plot_terms(terms, ax, "id")
    wanted = sorted(terms["c_value"].nlargest(25).round(6).tolist())
    assert sorted(round(bar.get_width(), 6) for bar in ax.patches) == wanted


def test_trends_lie_at_their_years(ax) -> None:
    """A dot at the median, a line over the middle half."""
    trends = compute_trends(PAPERS, least=1)
    plot_trends(trends, ax, "en")
    assert ax.collections[1].get_offsets()[:, 0].tolist() == trends["median"].tolist()
    lines = [tuple(path.vertices[:, 0]) for path in ax.collections[0].get_paths()]
    assert lines == list(zip(trends["first_quartile"], trends["third_quartile"], strict=True))


def test_blocks_and_bands_of_periods(ax) -> None:
    """One block a theme, one band a pair that goes on, periods named by their years."""
    lists = [*LISTS[:3], *LISTS[:3], ["app", "phone", "user"]]
    frame = pd.DataFrame({"year": [2001] * 3 + [2006] * 4, "keywords": lists})
    themes = compute_period_themes(frame, years=5)
    plot_evolution(themes, ax, "en")
    assert len(ax.patches) == len(themes) + 1
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["2001–2005", "2006–2010"]


def test_the_plane_is_that_of_the_frame(ax) -> None:
    """Rows and columns at their principal coordinates, the inertia on the axes."""
    points = compute_correspondence(pd.DataFrame([[4, 2, 1], [1, 6, 2], [2, 1, 9]]))
    plot_correspondence(points, ax, "en")
    drawn = [tuple(p) for dots in ax.collections for p in dots.get_offsets().tolist()]
    assert drawn == list(zip(points["x1"], points["x2"], strict=True))


def test_a_plane_of_one_dimension_is_none(ax) -> None:
    """Two rows lie on a line."""
    plot_correspondence(compute_correspondence(pd.DataFrame([[4, 2], [1, 6]])), ax, "en")
    assert label("nothing", "en") in [text.get_text() for text in ax.texts]
