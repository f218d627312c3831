"""What people take away, as Python functions: a draft, the explorer, the report, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.analyses import Papers, find_review

if TYPE_CHECKING:
    from litreview.explorer import Explorer
    from litreview.reports import Report
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
    """
    made = find_review(papers).explore(codebook, language=language, **options)
    if out is not None:
        made.write(out)
    return made


def report(
    papers: Papers,
    out: str | Path | None = None,
    *,
    codebook: str | Path | ThemeMatrix | None = None,
    language: str = "en",
    **options: Any,
) -> Report:
    """Make the report of papers; write it where ``out`` says: .html, .md or .docx.

    Parameters
    ----------
    papers
        A folder, a file, several files, or a review.
    out
        A file; without it nothing is written. Where an ``explorer.html`` lies beside it, edges
        and records lead there.
    codebook, language, **options
        As in `litreview.review.Review.report`.
    """
    if out is not None and (Path(out).parent / "explorer.html").is_file():
        options = {"explorer": "explorer.html", **options}
    made = find_review(papers).report(codebook, language=language, **options)
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
