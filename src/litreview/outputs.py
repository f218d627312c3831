"""What people take away, as Python functions: a draft, the explorer, the report, files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.analyses import Papers, find_review
from litreview.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from litreview.explorer import Explorer
    from litreview.reports import Report
    from litreview.review import Review
    from litreview.synthesis import Synthesis
    from litreview.thematic import ThemeMatrix


def synthesis(
    papers: Papers,
    codebook: str | Path | ThemeMatrix | None = None,
    *,
    language: str = "id",
    style: str | None = None,
) -> Synthesis:
    """Draft a literature review of papers: a table, and with a codebook a skeleton by theme."""
    return find_review(papers).synthesis(codebook, language=language, style=style)


def explore(
    papers: Papers,
    out: str | Path | None = None,
    *,
    codebook: str | Path | ThemeMatrix | None = None,
    language: str = "en",
    **options: Any,
) -> Explorer:
    """Make the explorer of papers, one page that needs no network; write it where ``out`` says.

    Parameters
    ----------
    papers
        A folder, a file, several files, or a review.
    out
        An ``.html`` file; without it nothing is written.
    codebook, language, **options
        As in `litreview.review.Review.explore`.

    Raises
    ------
    InputError
        When no paper has any text.
    """
    review = find_review(papers)
    _check_text(review)
    made = review.explore(codebook, language=language, **options)
    if out is not None:
        made.write(out)
    return made


def report(
    papers: Papers,
    out: str | Path | None = None,
    *,
    codebook: str | Path | ThemeMatrix | None = None,
    language: str = "en",
    protocol: str | Path | Sequence[str | Path] | pd.DataFrame | None = None,
    **options: Any,
) -> Report:
    """Make the report of papers; write it where ``out`` says: .html, .md or .docx.

    Parameters
    ----------
    papers
        A folder, a file, several files, or a review.
    out
        A file; without it nothing is written. Where an ``explorer.html`` of the same records lies
        beside it, edges and records lead there.
    protocol
        What `litreview search --protocol FILE` wrote: a file, several, or their frame.
    codebook, language, **options
        As in `litreview.review.Review.report`.

    Raises
    ------
    InputError
        When no paper has any text, and for files that cannot be used.
    """
    review = find_review(papers)
    _check_text(review)
    if out is not None and _shows(Path(out).parent / "explorer.html", review):
        options = {"explorer": "explorer.html", **options}
    made = review.report(codebook, language=language, protocol=protocol, **options)
    if out is not None:
        made.write(out)
    return made


def export(papers: Papers, out: str | Path, **options: Any) -> None:
    """Write the works of papers, or all frames, in the format that the ending of ``out`` names.

    Parameters
    ----------
    papers
        A folder, a file, several files, or a review.
    out
        Such as ``works.bib``, ``works.ris``, ``review.xlsx``.
    **options
        As in `litreview.formats.export_review`.
    """
    find_review(papers).export(out, **options)


def _check_text(review: Review) -> None:
    """Refuse papers of which not one could be read: a page about nothing misleads."""
    papers = review.paper_records
    if papers and not any(paper.text.strip() for paper in papers):
        names = [paper.path or paper.id for paper in papers]
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        raise InputError(
            f"{', '.join(names[:3])}{more}: no text in it; give a paper, or run a scan through OCR"
        )


def _shows(page: Path, review: Review) -> bool:
    """Tell whether a file is an explorer made from the records of a review."""
    from litreview.explorer.page import hash_review, read_records_hash

    shown = read_records_hash(page)
    return shown is not None and shown == hash_review(review)
