"""Figures: what is drawn equals the data, in both languages; empty data says so."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

import litreview
from litreview import figures
from litreview.labels import LANGUAGES
from litreview.papers import parse_file
from litreview.review import review_papers

mpl.use("Agg")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def ax():
    """Axes that are closed after the test."""
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_are_stacked_by_paper(shipped: litreview.Review, ax, language: str) -> None:
    """The bars add up to the dated entries of each paper."""
    figures.plot_references_by_year(shipped.references, ax, language)
    drawn = {c.get_label(): int(sum(b.get_height() for b in c)) for c in ax.containers}
    dated = shipped.references.dropna(subset=["year"]).groupby("paper").size().to_dict()
    assert drawn == dated
    assert ax.get_title(loc="left") or ax.get_title()


def test_more_than_six_papers_share_one_bar(ax) -> None:
    """Seven papers are not told apart by hatches."""
    text = "References\n\nSari, D. (2019). Desa Digital. Penerbit Nusa.\n"
    papers = [p for n in range(7) for p in parse_file(text.encode(), f"p{n}.txt")]
    figures.plot_references_by_year(review_papers(papers).references, ax)
    assert [c.get_label() for c in ax.containers] == ["all papers"]


def test_types_and_containers_show_their_counts(shipped: litreview.Review, ax) -> None:
    """The bars are the counts that the compute functions give."""
    figures.plot_types(shipped.works, ax)
    assert [b.get_width() for b in ax.containers[0]] == figures.compute_types(shipped.works)[
        "works"
    ].tolist()
    containers = figures.compute_container_titles(shipped.works)
    assert containers["works"].is_monotonic_decreasing
    assert set(containers.loc[containers["works"] > 1, "container_title"]) == {
        "International Journal of Information Management",
        "Jurnal Governance",
    }


def test_citation_network_marks_papers_and_shared_works(shipped: litreview.Review, ax) -> None:
    """Legend counts: three papers, one cited paper, two shared works, the rest cited once."""
    figures.plot_citation_network(shipped.network("citation"), ax)
    shown = [t.get_text() for t in ax.get_legend().get_texts()]
    assert [label.rsplit("(")[-1].rstrip(")") for label in shown] == ["3", "1", "2", "63"]


def test_large_networks_keep_what_is_shared(ax) -> None:
    """Beyond the limit only papers and works that several cite are drawn, and the figure says so."""
    entries = "\n\n".join(
        f"Sari, D. ({1800 + n}). Desa Nomor {n} di Bali. Penerbit Nusa." for n in range(215)
    )
    own = "\n\nWijaya, A. (1999). Karya {} Sendiri yang Lain. Penerbit Nusa."
    papers = [
        p for n in range(2)
        for p in parse_file(f"References\n\n{entries}{own.format('ABCDEFG'[n] * 9)}".encode(), f"p{n}.txt")
    ]  # fmt: skip
    graph = review_papers(papers).network("citation")
    for node in list(graph)[:200]:  # stand-ins for works that one paper cites
        graph.add_node(f"{node}-once", is_paper=False, n_citing=1, label="x")
    figures.plot_citation_network(graph, ax)
    assert any("two or more papers" in t.get_text() for t in ax.texts)


def test_audit_bars_are_the_counts(shipped: litreview.Review, ax) -> None:
    """Every kind once, under its severity."""
    audit = shipped.audit()
    figures.plot_audit(audit, ax)
    assert sum(b.get_width() for c in ax.containers for b in c) == len(audit)


def test_theme_matrix_is_drawn_whole(shipped: litreview.Review, ax) -> None:
    """The heat map holds the matrix, without silent themes."""
    matrix = shipped.themes(ROOT / "data/codebook.yaml", by="terms")
    figures.plot_theme_matrix(matrix, ax)
    drawn = ax.collections[0].get_array()
    assert np.ma.filled(drawn, 0).sum() == len(matrix.evidence)
    assert (figures.compute_theme_counts(matrix).sum(axis=1) > 0).all()


def test_printed_tables_are_drawn_by_year_or_by_label(shipped: litreview.Review) -> None:
    """A table of years is a line, a table of categories is bars."""
    for table, kind in zip(shipped.tables, ("bars", "line"), strict=True):
        figure, axes = plt.subplots()
        figures.plot_printed_table(table, axes)
        assert bool(axes.containers) == (kind == "bars")
        assert bool(axes.lines) == (kind == "line")
        plt.close(figure)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_draw_is_said(ax, language: str) -> None:
    """A review without references gives figures that say so."""
    review = review_papers(parse_file(b"Pendahuluan\n\nTanpa daftar.", "a.txt"))
    figures.plot_references_by_year(review.references, ax, language)
    figures.plot_types(review.works, ax, language)
    figures.plot_container_titles(review.works, ax, language)
    figures.plot_audit(review.audit(), ax, language)
    assert {t.get_text() for t in ax.texts} == {litreview.labels.label("nothing", language)}


def test_committed_figures_are_those_of_the_shipped_corpus(
    shipped: litreview.Review, tmp_path: Path
) -> None:
    """The README's figure is what the code draws, within a tolerance for other machines' fonts."""
    from matplotlib.testing.compare import compare_images

    locked = f"matplotlib=={mpl.__version__}\n"
    if locked not in (ROOT / "constraints.txt").read_text(encoding="utf-8"):
        pytest.skip("another matplotlib than the locked one drew this; sizes may differ")
    committed = ROOT / "figures/en/types.png"
    with plt.rc_context(figures.STYLE):
        figure, axes = plt.subplots(figsize=(7.5, 3.0))
        figures.plot_types(shipped.works, axes)
        figure.savefig(tmp_path / "types.png", dpi=200, metadata={"Software": None})
        plt.close(figure)
    assert compare_images(str(committed), str(tmp_path / "types.png"), tol=5) is None


def test_unknown_language_is_refused() -> None:
    """A language without labels is a wrong call."""
    with pytest.raises(litreview.UsageError, match="en, id"):
        litreview.labels.label("year", "fr")
