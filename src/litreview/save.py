"""A review on disk: each file appears whole, and the same review gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.formats.whole import make_folder, whole_file

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from litreview.figures.network import Places
    from litreview.model import Progress
    from litreview.plates import Citations
    from litreview.review import Review
    from litreview.thematic import ThemeMatrix


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
    from litreview.plates import write_figures

    make_folder(folder)
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
        partial(write_figures, review, figures / language, language, matrix, citation)
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


def _write_network(review: Review, kind: str, folder: Path, citation: Citations) -> None:
    from litreview.formats.graphs import write_graph

    make_folder(folder)
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


def _write_themes(matrix: ThemeMatrix, folder: Path) -> None:
    from litreview.thematic import evidence_frame

    evidence = evidence_frame(matrix.evidence)
    evidence["terms"] = evidence["terms"].map(" | ".join)
    for name, frame, index in (("evidence", evidence, False), ("themes", matrix.frame, True)):
        with whole_file(folder / f"{name}.csv") as part:
            frame.to_csv(part, index=index, encoding="utf-8", lineterminator="\n")
