"""A review on disk: each file appears whole, and the same review gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import InputError
from litreview.formats.whole import whole_file

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.axes import Axes

    from litreview.figures.network import Places
    from litreview.model import Progress
    from litreview.review import Review
    from litreview.tables import PrintedTable
    from litreview.thematic import ThemeMatrix

    _Citations = Callable[[], tuple[nx.DiGraph, Places]]

FRAMES = ("papers", "references", "mentions", "works", "citations")
MOST_EDGES = 200_000
"""More than these are written from a threshold on; `Review.networks` builds them whole."""
NETWORKS = ("citation", "bibliographic-coupling", "co-citation", "co-authorship", "co-word")


def save_review(
    review: Review,
    folder: Path,
    figures: Path,
    codebook: Path | None = None,
    progress: Progress | None = None,
) -> None:
    """Write what `Review.save` promises; one step of progress per file or figure.

    What was edited by hand in the bibliography there is kept and offered first.
    """
    from litreview.edits import keep_edits, sign_bib
    from litreview.enrichment.enrich import NOTHING_ASKED
    from litreview.formats.bibtex import bibtex
    from litreview.formats.csl import csl_json
    from litreview.labels import LANGUAGES

    _make(folder)
    keep_edits(review, folder)
    matrix = review.themes(codebook) if codebook else None
    records = review.work_records
    steps: list[Callable[[], None]] = [
        lambda: write_text(folder / "references.bib", sign_bib(bibtex(records))),
        lambda: write_text(folder / "works.json", csl_json(records)),
    ]
    steps += [partial(_write_frame, getattr(review, name), name, folder) for name in FRAMES]
    steps.append(lambda: _write_audit(review, folder))
    if matrix is not None:
        steps.append(partial(_write_themes, matrix, folder))
    if review.enriched is not NOTHING_ASKED:  # also where nothing came: older files would mislead
        steps.append(lambda: _write_enrichment(review, folder))
    citation = cache(partial(_placed_citations, review))
    steps += [
        partial(_write_network, review, kind, folder / "networks", citation) for kind in NETWORKS
    ]
    steps += [
        partial(_write_figures, review, figures / language, language, matrix, citation)
        for language in LANGUAGES
    ]
    for done, step in enumerate(steps, start=1):
        step()
        if progress:
            progress("writing", done, len(steps))


def _write_frame(frame: pd.DataFrame, name: str, folder: Path) -> None:
    from litreview.frames import write_frame

    with whole_file(folder / f"{name}.csv") as part:
        write_frame(frame, name, part)


def _write_enrichment(review: Review, folder: Path) -> None:
    """Write what providers said, how far they got, and the questions as rows of corrections."""
    _write_frame(review.enrichment, "enrichment", folder)
    _write_frame(review.coverage(), "coverage", folder)
    rows = "".join(review.questions()["correction"].dropna())
    head = (
        "# Records that a person has to decide on: copy what is right into your corrections file\n"
    )
    write_text(folder / "questions.yaml", f"{head}# (`reject` for `accept` says no).\n{rows}")


def _write_audit(review: Review, folder: Path) -> None:
    with whole_file(folder / "audit.csv") as part:
        review.audit().to_csv(part, index=False, encoding="utf-8", lineterminator="\n")


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file with ``\\n`` line ends, whole or not at all."""
    with whole_file(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be made ({error.strerror}); choose another --out"
        ) from error


def _write_network(review: Review, kind: str, folder: Path, citation: _Citations) -> None:
    from litreview.formats.graphs import write_graph

    _make(folder)
    graph = citation()[0] if kind == "citation" else _written_network(review, kind)
    for ending in ("graphml", "csv"):
        write_graph(graph, folder / f"{kind}.{ending}")


def _written_network(review: Review, kind: str) -> nx.Graph:
    """Return a network; of one with too many edges for a file, the heaviest.

    The least weight kept stands in the graph's attribute ``threshold``.
    """
    weights = review.networks.edges(kind)["weight"].to_numpy()
    if len(weights) <= MOST_EDGES:
        return review.network(kind)
    least = float(sorted(weights, reverse=True)[MOST_EDGES - 1])
    heavier = float(weights[weights > least].min(initial=weights.max()))
    graph = review.network(kind, threshold=heavier)
    graph.remove_nodes_from([node for node, degree in graph.degree() if degree == 0])
    graph.graph["threshold"] = heavier
    return graph


def _placed_citations(review: Review) -> tuple[nx.DiGraph, Places]:
    """Return the citation network with the places that its figures in all languages share."""
    from litreview.figures import place_citation_network

    graph = review.network("citation")
    return graph, place_citation_network(graph)


def _write_figures(
    review: Review,
    folder: Path,
    language: str,
    matrix: ThemeMatrix | None,
    citation: _Citations,
) -> None:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    from litreview.figures import STYLE

    _make(folder)
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
    citation: _Citations,
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


def _write_themes(matrix: ThemeMatrix, folder: Path) -> None:
    from litreview.thematic import evidence_frame

    evidence = evidence_frame(matrix.evidence)
    evidence["terms"] = evidence["terms"].map(" | ".join)
    for name, frame, index in (("evidence", evidence, False), ("themes", matrix.frame, True)):
        with whole_file(folder / f"{name}.csv") as part:
            frame.to_csv(part, index=index, encoding="utf-8", lineterminator="\n")
