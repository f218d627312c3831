"""The figures of lists, citations, audit, printed tables and themes, for any number of papers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from litreview.plates.plate import Plate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from litreview.plates.write import Citations
    from litreview.review import Review
    from litreview.tables import PrintedTable
    from litreview.thematic import ThemeMatrix

WIDE = 7.5
"""Inches: a page of A4 between its margins, and a little more."""


def list_plates(review: Review) -> Iterator[Plate]:
    """Yield what the lists hold: years, container titles, types."""
    from litreview import figures as f

    references, works = review.references, review.works
    yield Plate(
        "references-by-year",
        (WIDE, 3.6),
        lambda ax, language: f.plot_references_by_year(references, ax, language),
    )
    yield Plate(
        "container-titles",
        (WIDE, 3.6),
        lambda ax, language: f.plot_container_titles(works, ax, language),
    )
    yield Plate("types", (WIDE, 3.0), lambda ax, language: f.plot_types(works, ax, language))


def citation_plate(citation: Citations) -> Plate:
    """Return who cites what."""
    from litreview import figures as f

    graph, places = citation()
    return Plate(
        "citation-network",
        (WIDE, 6.2),
        lambda ax, language: f.plot_citation_network(graph, ax, language, places),
    )


def finding_plates(review: Review, matrix: ThemeMatrix | None) -> Iterator[Plate]:
    """Yield the audit, the printed tables, the themes where there is a codebook."""
    from litreview import figures as f
    from litreview.figures.findings import MOST_KINDS

    audit = review.audit()
    kinds = min(audit["kind"].nunique(), MOST_KINDS)
    yield Plate(
        "audit", (WIDE, 1.2 + 0.19 * kinds), lambda ax, language: f.plot_audit(audit, ax, language)
    )
    for table in review.tables:

        def plot_table(ax: Axes, language: str, table: PrintedTable = table) -> Axes:
            return f.plot_printed_table(table, ax, language)

        yield Plate(f"table-{table.paper}-{table.n}", (WIDE, 3.4), plot_table)
    if matrix is not None:
        themes = len(f.compute_theme_counts(matrix))
        yield Plate(
            "theme-matrix",
            (WIDE, 1.2 + 0.2 * themes),
            lambda ax, language: f.plot_theme_matrix(matrix, ax, language),
        )
