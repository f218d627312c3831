"""A review on disk: each file appears whole, and the same review gives the same bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from litreview.review import Progress, Review

FRAMES = ("papers", "references", "mentions", "works", "citations")
NETWORKS = ("citation", "bibliographic-coupling", "co-citation", "co-authorship", "co-word")


def save_review(
    review: Review, folder: Path, figures: Path, progress: Progress | None = None
) -> None:
    """Write what `Review.save` promises; one step of progress per file or figure."""
    from litreview.formats.bibtex import bibtex
    from litreview.formats.csl import csl_json
    from litreview.labels import LANGUAGES

    _make(folder)
    records = review.work_records
    steps: list[Callable[[], None]] = [
        lambda: write_text(folder / "references.bib", bibtex(records)),
        lambda: write_text(folder / "works.json", csl_json(records)),
    ]
    steps += [partial(_write_frame, getattr(review, name), name, folder) for name in FRAMES]
    steps += [partial(_write_network, review, kind, folder / "networks") for kind in NETWORKS]
    steps += [
        partial(_write_figures, review, figures / language, language) for language in LANGUAGES
    ]
    for done, step in enumerate(steps, start=1):
        step()
        if progress:
            progress("writing", done, len(steps))


def _write_frame(frame: pd.DataFrame, name: str, folder: Path) -> None:
    from litreview.frames import write_frame

    with whole_file(folder / f"{name}.csv") as part:
        write_frame(frame, name, part)


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file with ``\\n`` line ends, whole or not at all."""
    with whole_file(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to that takes the place of ``path`` only when all went well."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be made ({error.strerror}); choose another --out"
        ) from error


def _write_network(review: Review, kind: str, folder: Path) -> None:
    from litreview.formats.graphs import write_graph

    _make(folder)
    graph = review.network(kind)
    for ending in ("graphml", "csv"):
        write_graph(graph, folder / f"{kind}.{ending}")


def _write_figures(review: Review, folder: Path, language: str) -> None:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    from litreview import figures

    _make(folder)
    plots: dict[str, tuple[tuple[float, float], Callable[[Axes], Axes]]] = {
        "references-by-year": (
            (7.5, 3.6),
            lambda ax: figures.plot_references_by_year(review.references, ax, language),
        ),
        "container-titles": (
            (7.5, 4.6),
            lambda ax: figures.plot_container_titles(review.works, ax, language),
        ),
        "types": ((7.5, 3.0), lambda ax: figures.plot_types(review.works, ax, language)),
        "citation-network": (
            (7.5, 6.2),
            lambda ax: figures.plot_citation_network(review.network("citation"), ax, language),
        ),
    }
    with plt.rc_context(figures.STYLE):
        for name, (size, plot) in plots.items():
            figure, ax = plt.subplots(figsize=size)
            plot(ax)
            for ending, metadata in (
                ("png", {"Software": None}),
                ("svg", {"Date": None, "Creator": None}),
            ):
                with whole_file(folder / f"{name}.{ending}") as part:
                    figure.savefig(part, format=ending, dpi=200, metadata=metadata)
            plt.close(figure)
