"""A review → a report: everything is computed once, then told in a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.reports.blocks import Block, Document, Printed, Runs
from litreview.reports.corpus import corpus, coverage, summary
from litreview.reports.gather import Material, check_language, gather
from litreview.reports.links import networks
from litreview.reports.matrix import matrix
from litreview.reports.measures import indicators
from litreview.reports.methods import limits, methods, references
from litreview.reports.phrases import say
from litreview.reports.prisma import prisma
from litreview.reports.quality import audit, quality
from litreview.reports.report import Report

if TYPE_CHECKING:
    import pandas as pd

    from litreview.review import Review
    from litreview.screening import ScreeningLog
    from litreview.thematic import ThemeMatrix

SECTIONS = (
    *(summary, corpus, coverage, quality, audit, networks, indicators, matrix),
    *(methods, prisma, references, limits),
)


def build_report(
    review: Review,
    *,
    codebook: str | Path | ThemeMatrix | None = None,
    language: str = "en",
    protocol: str | Path | Sequence[str | Path] | pd.DataFrame | None = None,
    screening: str | Path | ScreeningLog | None = None,
    title: str | None = None,
    explorer: str | None = None,
    other: str | None = None,
) -> Report:
    """Make the report of a review.

    Parameters
    ----------
    review
        The review.
    codebook
        A YAML or JSON file of themes, or the matrix made of one; without it there is no synthesis matrix.
    language
        ``"en"`` or ``"id"``; `Report.in_language` tells the same in the other.
    protocol
        What `litreview search --protocol FILE` wrote (one file or several), or its frame: the
        records identified.
    screening
        The log of decisions, see `litreview.screening`; without both there is no flow diagram.
    title
        Of the report.
    explorer
        Where links to records and edges lead, such as ``"explorer.html"``; without it there are none.
    other
        Where the same report in the other language is, such as ``"laporan.html"``.

    Raises
    ------
    UsageError, InputError
        For a language without labels, and for files that cannot be used; the message says where.

    Examples
    --------
    >>> import litreview
    >>> review = litreview.read("data/papers")  # doctest: +SKIP
    >>> build_report(review).write("report.html")  # doctest: +SKIP
    """
    check_language(language)
    material = gather(review, codebook, protocol, screening, explorer)
    return Report(material, compose(material, language, title, other), title)


def compose(
    material: Material, language: str, title: str | None = None, other: str | None = None
) -> Document:
    """Tell what was gathered in a language."""
    check_language(language)
    heading: Runs = (Printed(title),) if title else say("title", language)
    return Document(language, heading, tuple(_blocks(material, language)), other)


def _blocks(material: Material, language: str) -> Iterator[Block]:
    for section in SECTIONS:
        yield from section(material, language)
