"""The figures that a review is saved with: name, size and drawing of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.formats.whole import make_folder, whole_file

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from litreview.figures.network import Places
    from litreview.review import Review
    from litreview.tables import PrintedTable
    from litreview.thematic import ThemeMatrix

    Citations = Callable[[], tuple[nx.DiGraph, Places]]
    """The citation network with the places that its figures in all languages share."""


def write_figures(
    review: Review,
    folder: Path,
    language: str,
    matrix: ThemeMatrix | None,
    citation: Citations,
) -> None:
    """Draw every figure of a review as PNG and SVG, its words in one language.

    Parameters
    ----------
    folder
        Made where it is absent.
    matrix
        The themes of the papers, where there is a codebook.
    citation
        Gives the citation network and its places.
    """
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    from litreview.figures import STYLE

    make_folder(folder)
    with plt.rc_context(STYLE):
        for name, size, plot in _plots(review, language, matrix, citation):
            figure, ax = plt.subplots(figsize=size)
            plot(ax)
            # Without the day and the program's version the same figure is the same bytes.
            for ending, metadata in (
                ("png", {"Software": None}),
                ("svg", {"Date": None, "Creator": None}),
            ):
                with whole_file(folder / f"{name}.{ending}") as part:
                    figure.savefig(part, format=ending, dpi=200, metadata=metadata)
            plt.close(figure)


_Plot = tuple[str, tuple[float, float], "Callable[[Axes], Axes]"]


def _plots(
    review: Review,
    language: str,
    matrix: ThemeMatrix | None,
    citation: Citations,
) -> Iterator[_Plot]:
    """Name, size in inches and drawing of every figure of a review."""
    from litreview import figures as f
    from litreview.figures.findings import MOST_KINDS

    yield (
        "references-by-year",
        (7.5, 3.6),
        lambda ax: f.plot_references_by_year(review.references, ax, language),
    )
    yield (
        "container-titles",
        (7.5, 3.6),
        lambda ax: f.plot_container_titles(review.works, ax, language),
    )
    yield "types", (7.5, 3.0), lambda ax: f.plot_types(review.works, ax, language)
    graph, place = citation()
    yield (
        "citation-network",
        (7.5, 6.2),
        lambda ax: f.plot_citation_network(graph, ax, language, place),
    )
    audit = review.audit()
    kinds = min(audit["kind"].nunique(), MOST_KINDS)
    yield "audit", (7.5, 1.2 + 0.19 * kinds), lambda ax: f.plot_audit(audit, ax, language)
    for table in review.tables:
        name = f"table-{table.paper}-{table.n}"
        yield name, (7.5, 3.4), partial(_plot_table, table, language)
    if matrix is not None:
        themes = len(f.compute_theme_counts(matrix))
        yield (
            "theme-matrix",
            (7.5, 1.2 + 0.2 * themes),
            lambda ax: f.plot_theme_matrix(matrix, ax, language),
        )


def _plot_table(table: PrintedTable, language: str, ax: Axes) -> Axes:
    from litreview.figures import plot_printed_table

    return plot_printed_table(table, ax, language)
