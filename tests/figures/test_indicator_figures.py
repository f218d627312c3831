"""Figures of indicators: what is drawn equals the frame, in both languages; nothing is said to be nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import litreview
from litreview import figures
from litreview.indicators import (
    Indicators,
    compute_citation_history,
    compute_concentration,
    compute_reference_ages,
    compute_terms,
)
from litreview.labels import LANGUAGES, label
from litreview.papers import parse_file
from litreview.review import review_papers

mpl.use("Agg")
Draw = Callable[[Indicators, Any, str], Any]

DRAWINGS: dict[str, Draw] = {
    "lotka": lambda i, ax, lang: figures.plot_lotka(i.productivity(), ax, lang),
    "bradford": lambda i, ax, lang: figures.plot_bradford(i.bradford(), ax, lang),
    "price": lambda i, ax, lang: figures.plot_price(
        compute_concentration(i.documents("works")), ax, lang
    ),
    "zipf": lambda i, ax, lang: figures.plot_zipf(compute_terms(i.documents("works")), ax, lang),
    "growth": lambda i, ax, lang: figures.plot_growth(i.growth(), ax, lang),
    "life-cycle": lambda i, ax, lang: figures.plot_life_cycle(i.growth(), ax, lang),
    "dynamics": lambda i, ax, lang: figures.plot_dynamics(i.dynamics(of="works"), ax, lang),
    "bursts": lambda i, ax, lang: figures.plot_bursts(i.bursts(), ax, lang),
    "collaboration": lambda i, ax, lang: figures.plot_collaboration(
        i.collaboration("year", "works"), ax, lang
    ),
    "impact": lambda i, ax, lang: figures.plot_impact(i.impact(), ax, lang),
    "rpys": lambda i, ax, lang: figures.plot_rpys(i.rpys(), ax, lang),
    "multi-rpys": lambda i, ax, lang: figures.plot_multi_rpys(i.multi_rpys(), ax, lang),
    "ageing": lambda i, ax, lang: figures.plot_ageing(
        compute_reference_ages(i.references, i.papers), ax, lang
    ),
    "sleeping": lambda i, ax, lang: figures.plot_sleeping_beauties(
        i.sleeping_beauties(least=2),
        compute_citation_history(i.works, i.citations, i.papers),
        ax,
        lang,
    ),
    "local-citations": lambda i, ax, lang: figures.plot_local_citations(
        i.local_citations(), ax, lang
    ),
    "disruption": lambda i, ax, lang: figures.plot_disruption(i.disruption(), ax, lang),
}


@pytest.fixture
def ax():
    """Axes that are closed after the test."""
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DRAWINGS)
def test_every_figure_of_four_papers(
    shipped: litreview.Review, ax, name: str, language: str
) -> None:
    """It has its title in its language, and every label is of that language's table."""
    DRAWINGS[name](shipped.indicators, ax, language)
    assert ax.get_title(loc="left") + ax.get_title() == label(name, language)
    ax.figure.canvas.draw()


@pytest.mark.parametrize(
    "name", [name for name in DRAWINGS if name not in ("growth", "life-cycle")]
)
def test_nothing_to_draw_is_said(ax, name: str) -> None:
    """A review without references draws no empty axes."""
    review = review_papers(parse_file(b"Pendahuluan\n\nTanpa daftar.", "a.txt"))
    DRAWINGS[name](review.indicators, ax, "id")
    assert label("nothing", "id") in {t.get_text() for t in ax.texts}


def test_notes_stand_in_the_figures_language(shipped: litreview.Review, ax) -> None:
    """What the frame doubts the figure prints, in Indonesian too."""
    figures.plot_bradford(shipped.indicators.bradford(), ax, "id")
    printed = " ".join(ax.texts[-1].get_text().split())
    assert "bacalah angkanya saja" in printed


def test_bars_of_growth_and_spectroscopy_are_the_counts(shipped: litreview.Review, ax) -> None:
    """Heights of bars equal the frame."""
    growth = shipped.indicators.growth()
    figures.plot_growth(growth, ax)
    assert [bar.get_height() for bar in ax.containers[0]] == growth["documents"].tolist()
    ax.clear()
    rpys = shipped.indicators.rpys()
    figures.plot_rpys(rpys, ax)
    assert [bar.get_height() for bar in ax.containers[0]] == rpys["references"].tolist()


def test_no_rate_is_printed_of_few_years(shipped: litreview.Review, ax) -> None:
    """Three years have bars and no rate."""
    figures.plot_growth(shipped.indicators.growth(), ax)
    assert not any("%" in text.get_text() for text in ax.texts)


def test_h_is_ranked_from_two_on(ax) -> None:
    """Bars of 1 would rank by the alphabet."""
    impact = pd.DataFrame({"authors": ["Sari", "Hadi"], "h": [2, 1], "g": [3, 1]})
    figures.plot_impact(impact, ax)
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Sari"]


def test_a_ceiling_is_printed_only_where_identified(ax) -> None:
    """A field that grows without end gets a curve and no K."""
    years = np.arange(1990, 2021)
    growth = pd.DataFrame({"year": years, "documents": np.round(2 * np.exp(0.12 * (years - 1990)))})
    figures.plot_life_cycle(growth, ax)
    (words,) = [t.get_text() for t in ax.get_legend().get_texts()]
    assert words.startswith("logistic without a ceiling")


def test_every_note_has_its_words() -> None:
    """A key without words would be printed as it is."""
    root = Path(litreview.__file__).parent
    drawn = [*root.glob("figures/indicators*.py"), root / "figures/earliest.py"]
    plates = [path for path in root.glob("plates/*.py") if path.stem != "inductive"]
    sources = [*root.glob("indicators/*.py"), *drawn, *plates]
    keys = {k for s in sources for k in re.findall(r'"(note-[a-z-]+)"', s.read_text("utf-8"))}
    table = (root / "data/indicator_labels.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t")[0] for line in table.splitlines() if line.startswith("note-")]
    written = {key.removesuffix("-one") for key in rows}  # one entry has words of its own
    assert keys == written


def test_labels_take_the_same_values_in_both_languages() -> None:
    """No language leaves a number out."""
    table = files("litreview").joinpath("data/indicator_labels.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        key, english, indonesian = line.split("\t")
        fields = [{f for _, f, _, _ in Formatter().parse(t) if f} for t in (english, indonesian)]
        assert fields[0] == fields[1], key
