"""A review on disk: each file appears whole, and the same review gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.csvfile import write_csv
from litreview.formats.whole import make_folder, whole_file
from litreview.labels import LANGUAGES

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from litreview.figures.network import Places
    from litreview.model import Progress
    from litreview.reports import Report
    from litreview.review import Review
    from litreview.thematic import ThemeMatrix

Step = tuple[str, Callable[[], None]]
"""What a step writes, and the writing."""

FRAMES = ("papers", "references", "mentions", "works", "citations")
MOST_EDGES = 200_000
"""Of more edges than these the heaviest are written; `Review.networks` builds them whole."""
ALWAYS = ("citation", "bibliographic-coupling", "co-citation", "co-authorship", "co-word")
"""Networks that have their files even where they have no edge."""
FOR_VOSVIEWER = ALWAYS[1:]
"""Networks that are written for VOSviewer as well."""
ON_REQUEST = ("co-term",)
"""Left to `litreview network`: the words of abstracts make the largest network of all."""
MOST_DRAFTED = 300
"""A draft of more papers is nothing to write in: left to `litreview synthesis`."""

REPORTS = {"en": "report", "id": "laporan"}
"""Language → the name of its report."""


def save_review(
    review: Review,
    folder: Path,
    figures: Path,
    codebook: Path | None = None,
    progress: Progress | None = None,
) -> None:
    """Write what `Review.save` promises.

    Networks: every kind that has an edge in this review (those of `ALWAYS` in any case) as
    GraphML (Gephi, Cytoscape, igraph, yEd) and as a CSV of edges, and those of `FOR_VOSVIEWER`
    as VOSviewer's JSON, without clusters and places: VOSviewer finds its own, `Networks.map` ours.
    Of a network of more than `MOST_EDGES` the heaviest edges are written; its graph attributes
    ``edges_left_out`` and ``least_weight`` say so.

    Synthesis: of at most `MOST_DRAFTED` papers, a folder a language. A draft in which a person
    wrote stays, the new one stands beside it (`litreview.synthesis.drafts`). What is found without a
    codebook: a CSV for each frame of `litreview.inductive.overview.compute_overview` with a row.

    The explorer is one page for all languages, the report a page, a text and a document for each.

    What was edited by hand in the bibliography there is kept and offered first. Progress is told
    before each step, the stage naming what is being written: ``"writing: networks/co-word"``.
    """
    from litreview.edits import keep_edits
    from litreview.inductive.overview import compute_overview
    from litreview.plates import write_plates

    make_folder(folder)
    keep_edits(review, folder)
    matrix = review.themes(codebook) if codebook else None
    citation = cache(partial(_placed_citations, review))
    overview = cache(lambda: compute_overview(review.inductive))
    steps: list[Step] = [
        *_text_steps(review, matrix, folder),
        *_network_steps(review, folder / "networks", citation),
        ("inductive", lambda: _write_overview(overview(), folder / "inductive")),
        *_synthesis_steps(review, matrix, folder / "synthesis"),
        ("explorer.html", lambda: review.explore(matrix).write(folder / "explorer.html")),
        *_report_steps(review, matrix, folder),
        ("figures", partial(write_plates, review, figures, matrix, citation, overview)),
    ]
    for done, (name, step) in enumerate(steps):
        if progress:
            progress(f"writing: {name}", done, len(steps))
        step()
    if progress:
        progress("writing", len(steps), len(steps))


def _text_steps(review: Review, matrix: ThemeMatrix | None, folder: Path) -> Iterator[Step]:
    """Yield the bibliography, the frames, the audit, themes and enrichment."""
    from litreview.edits import sign_bib
    from litreview.enrichment import NOTHING_ASKED
    from litreview.formats.bibtex import bibtex
    from litreview.formats.csl import csl_json

    records = review.work_records
    bib, works = folder / "references.bib", folder / "works.json"
    yield bib.name, lambda: write_text(bib, sign_bib(bibtex(records)))
    yield works.name, lambda: write_text(works, csl_json(records))
    for name in FRAMES:
        yield f"{name}.csv", partial(_write_named, review, name, folder)
    yield "audit.csv", partial(_write_audit, review, folder)
    if matrix is not None:
        yield "themes.csv", partial(_write_themes, matrix, folder)
    if review.enriched is not NOTHING_ASKED:  # also where nothing came: older files would mislead
        yield "enrichment.csv", partial(_write_enrichment, review, folder)


def _network_steps(
    review: Review, folder: Path, citation: Callable[[], tuple[nx.DiGraph, Places]]
) -> Iterator[Step]:
    """Yield the networks."""
    from litreview.networks import KINDS

    for kind in KINDS:
        if kind not in ON_REQUEST:
            yield f"networks/{kind}", partial(_write_network, review, kind, folder, citation)


def _synthesis_steps(review: Review, matrix: ThemeMatrix | None, folder: Path) -> Iterator[Step]:
    """Yield the drafts, one step a language."""
    for language in LANGUAGES:
        yield (
            f"synthesis/{language}",
            partial(_write_synthesis, review, matrix, language, folder / language),
        )


def _report_steps(review: Review, matrix: ThemeMatrix | None, folder: Path) -> Iterator[Step]:
    """Yield the report, one step a language; it is computed once."""
    made = cache(lambda: review.report(matrix, explorer="explorer.html"))
    for language, name in REPORTS.items():
        yield f"{name}.html", partial(_write_report, made, language, folder)


def _write_named(review: Review, name: str, folder: Path) -> None:
    _write_frame(getattr(review, name), name, folder)


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
        write_csv(review.audit(), part)


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file with ``\\n`` line ends, whole or not at all."""
    with whole_file(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def _write_network(
    review: Review,
    kind: str,
    folder: Path,
    citation: Callable[[], tuple[nx.DiGraph, Places]],
) -> None:
    """Write a network in each of its formats; one without an edge takes older files with it."""
    from litreview.formats.graphs import write_graph

    make_folder(folder)
    graph = citation()[0] if kind == "citation" else review.network(kind, most_edges=MOST_EDGES)
    endings = ["graphml", "csv", *(["vosviewer.json"] if kind in FOR_VOSVIEWER else [])]
    for ending in endings:
        path = folder / f"{kind}.{ending}"
        if graph.size() or kind in ALWAYS:
            write_graph(graph, path)
        else:
            path.unlink(missing_ok=True)


def _placed_citations(review: Review) -> tuple[nx.DiGraph, Places]:
    """Return the citation network with the places that its figures in all languages share."""
    from litreview.figures import place_citation_network

    graph = review.network("citation")
    return graph, place_citation_network(graph)


def _write_themes(matrix: ThemeMatrix, folder: Path) -> None:
    from litreview.thematic import evidence_frame

    evidence = evidence_frame(matrix.evidence)
    for column in ("terms", "mentions"):
        evidence[column] = evidence[column].map(" | ".join)
    for name, frame, index in (("evidence", evidence, False), ("themes", matrix.frame, True)):
        with whole_file(folder / f"{name}.csv") as part:
            write_csv(frame, part, index=index)


def _write_overview(overview: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write what the texts were enough for, lists in a cell joined by ``" | "``; the rest goes."""
    from litreview.inductive.overview import OVERVIEW

    make_folder(folder)
    for name in OVERVIEW:
        path, frame = folder / f"{name}.csv", overview.get(name)
        if frame is None or frame.empty:
            path.unlink(missing_ok=True)
            continue
        shown = frame.apply(lambda column: column.map(_cell))
        with whole_file(path) as part:
            write_csv(shown, part)


def _write_report(made: Callable[[], Report], language: str, folder: Path) -> None:
    """Write the report of one language in its formats; its page leads to that of the other."""
    other = next(name for each, name in REPORTS.items() if each != language)
    told = made().in_language(language, other=f"{other}.html")
    for ending in ("html", "md", "docx"):
        told.write(folder / f"{REPORTS[language]}.{ending}")


def _cell(value: object) -> object:
    return " | ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _write_synthesis(
    review: Review, matrix: ThemeMatrix | None, language: str, folder: Path
) -> None:
    from litreview.synthesis import Synthesis
    from litreview.synthesis.drafts import remove_drafts, write_drafts

    if len(review.paper_records) > MOST_DRAFTED:
        remove_drafts(folder)
        return
    records = (review.paper_records, review.mention_records, review.work_records)
    write_drafts(Synthesis.of(*records, matrix=matrix, language=language), folder)
