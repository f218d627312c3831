"""Review, the user's handle: each verb calls one stage; the disk is touched here.

`read` makes one from a folder, a file or several files; `Review.save` stores it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import InputError, UsageError
from litreview.intext import find_mentions
from litreview.model import Mention, Paper, Problem, Reference, Work
from litreview.papers import read_file, read_folder
from litreview.papers.read import unique_ids
from litreview.references import extract_references, parse_reference
from litreview.works import Repair, resolve_works

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) as a stage goes on."""


@dataclass(frozen=True)
class Review:
    """What was read from a set of papers.

    The records (`paper_records`, `reference_records`, …) are frozen dataclasses; the frames
    (`papers`, `references`, `mentions`, `works`, `citations`) show them as tables, whose
    columns `litreview.frames.SCHEMA` names.
    """

    paper_records: tuple[Paper, ...]
    reference_records: tuple[Reference, ...]
    mention_records: tuple[Mention, ...]
    work_records: tuple[Work, ...]
    repairs: tuple[Repair, ...] = ()
    skipped: tuple[Problem, ...] = ()

    @cached_property
    def papers(self) -> pd.DataFrame:
        """One row per source paper."""
        from litreview.frames import papers_frame

        return papers_frame(self.paper_records, self.reference_records, self.mention_records)

    @cached_property
    def references(self) -> pd.DataFrame:
        """One row per printed entry."""
        from litreview.frames import references_frame

        return references_frame(self.reference_records, self.work_records)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row per in-text citation."""
        from litreview.frames import mentions_frame

        return mentions_frame(self.mention_records, self.paper_records)

    @cached_property
    def works(self) -> pd.DataFrame:
        """One row per work, cited or itself a paper of the review."""
        from litreview.frames import works_frame

        return works_frame(self.work_records, self.citations)

    @cached_property
    def citations(self) -> pd.DataFrame:
        """One row per distinct pair (citing paper, cited work)."""
        from litreview.frames import citations_frame

        return citations_frame(self.work_records, self.reference_records, self.mention_records)

    def reference(self, identifier: str) -> Reference:
        """Return one printed entry by its id, such as ``"rijal2023-r01"``.

        Raises
        ------
        UsageError
            When no entry has that id.
        """
        for reference in self.reference_records:
            if reference.id == identifier:
                return reference
        raise UsageError(
            f"no reference {identifier!r}; see the column `reference` of review.references"
        )

    def network(self, kind: str, **options: Any) -> nx.Graph:
        """Build a network of this review; kinds and options as in `litreview.networks.build_network`."""
        from litreview.networks import build_network

        return build_network(kind, self.papers, self.works, self.citations, **options)

    def save(
        self,
        folder: str | Path,
        *,
        figures: str | Path | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Write the bibliography, the five frames, the networks and the figures.

        Parameters
        ----------
        folder
            Gets ``references.bib``, ``works.json``, five CSV files and ``networks/``.
        figures
            Where the figures go; ``folder/figures`` by default.
        progress
            Called with (stage, done, total).
        """
        from litreview.save import save_review

        folder = Path(folder)
        save_review(self, folder, Path(figures) if figures else folder / "figures", progress)

    def summary(self) -> list[str]:
        """Say in a few lines what was found and what is doubtful."""
        from litreview.summary import summarise

        return summarise(self)

    def _repr_html_(self) -> str:
        lines = "".join(f"<li>{escape(line)}</li>" for line in self.summary())
        return f"<div><strong>litreview.Review</strong><ul style='margin:.2em 0'>{lines}</ul></div>"

    def __repr__(self) -> str:
        return "\n".join(("litreview.Review", *("  " + line for line in self.summary())))


def read(
    papers: str | Path | Sequence[str | Path],
    *,
    repair: bool = True,
    progress: Progress | None = None,
) -> Review:
    """Read papers and everything that follows from them.

    Parameters
    ----------
    papers
        A folder, a file, or several files.
    repair
        Mend torn entries where the two halves are unambiguous; each repair is shown.
    progress
        Called with (stage, done, total).

    Raises
    ------
    InputError
        When nothing readable is there.

    Examples
    --------
    >>> import litreview
    >>> review = litreview.read("data/papers")  # doctest: +SKIP
    """
    skipped: list[Problem] = []
    if isinstance(papers, str | Path) and Path(papers).is_dir():
        read_papers, skipped = read_folder(Path(papers), progress)
    else:
        files = [papers] if isinstance(papers, str | Path) else list(papers)
        read_papers = unique_ids([paper for file in files for paper in read_file(Path(file))])
    if not read_papers:
        raise InputError("no papers given; name a folder or files")
    return review_papers(read_papers, repair=repair, skipped=skipped, progress=progress)


def review_papers(
    papers: Iterable[Paper],
    *,
    repair: bool = True,
    skipped: Sequence[Problem] = (),
    progress: Progress | None = None,
) -> Review:
    """Make a review of papers already in memory; `read` is this after reading files."""
    papers = [_with_own_citation(paper) for paper in papers]
    references: list[Reference] = []
    mentions: list[Mention] = []
    for done, paper in enumerate(papers, start=1):
        listed = extract_references(paper)
        references += listed
        if paper.kind != "record":
            mentions += find_mentions(paper, listed)
        if progress:
            progress("parsing references", done, len(papers))
    if progress:
        progress("finding same works", 0, 1)
    works, repairs = resolve_works(references, papers, repair=repair)
    if progress:
        progress("finding same works", 1, 1)
    return Review(
        tuple(papers),
        tuple(references),
        tuple(mentions),
        tuple(works),
        tuple(repairs),
        tuple(skipped),
    )


def _with_own_citation(paper: Paper) -> Paper:
    """Complete a paper's record by the citation of itself that its page prints ("How to cite")."""
    for _, printed in paper.region_texts("citation"):
        csl = parse_reference(printed.splitlines()[0]).csl
        if csl.get("title"):
            return dataclasses.replace(paper, csl={**csl, **paper.csl})
    return paper
