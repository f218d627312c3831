"""Review, the user's handle: each verb calls one stage; the disk is touched here.

`read` makes one from a folder, a file or several files; `Review.save` stores it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import InputError, UsageError
from litreview.intext import find_mentions
from litreview.model import Mention, Paper, Problem, Progress, Reference, Work
from litreview.papers import read_file, read_folder
from litreview.papers.read import unique_ids
from litreview.references import extract_references, parse_reference
from litreview.works import Repair, resolve_works

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from litreview.audits import AuditRow
    from litreview.enrichment import Enrichment
    from litreview.tables import PrintedTable
    from litreview.thematic import ThemeMatrix


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
    enrichment_records: tuple[Enrichment, ...] = ()

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

    @cached_property
    def enrichment(self) -> pd.DataFrame:
        """One row per value that a provider gave, beside what was printed; empty before `enrich`."""
        from litreview.frames import enrichment_frame

        return enrichment_frame(self.enrichment_records)

    @cached_property
    def tables(self) -> tuple[PrintedTable, ...]:
        """The tables printed in the papers; ``.frame()`` gives each as a frame."""
        from litreview.tables import find_tables

        return tuple(t for paper in self.paper_records for t in find_tables(paper))

    def table_checks(self) -> pd.DataFrame:
        """Recompute what the tables and the sentences about them allow: one row per check."""
        from litreview.frames import checks_frame
        from litreview.tables import check_statements, check_table

        checks = [check for table in self.tables for check in check_table(table)]
        for paper in self.paper_records:
            own = [t for t in self.tables if t.paper == paper.id]
            checks += check_statements(paper, own)
        return checks_frame(checks)

    @cached_property
    def audit_records(self) -> tuple[AuditRow, ...]:
        """The rows of `audit` as records."""
        from litreview.audits import audit_review

        return tuple(
            audit_review(
                self.paper_records,
                self.reference_records,
                self.mention_records,
                self.work_records,
                self.repairs,
            )
        )

    def audit(self) -> pd.DataFrame:
        """Mark what is wrong in the papers' citations and lists: one row per finding."""
        from litreview.audits import audit_frame

        return audit_frame(self.audit_records)

    def themes(self, codebook: str | Path, *, language: str = "en") -> ThemeMatrix:
        """Code the papers' own text by a codebook; every cell of the matrix opens its sentences.

        Parameters
        ----------
        codebook
            A YAML or JSON file.
        language
            Of the themes' labels, ``"en"`` or ``"id"``.

        Raises
        ------
        InputError
            When the codebook cannot be used; the message says where.
        """
        from litreview.thematic import ThemeMatrix, load_codebook

        return ThemeMatrix.of(self.paper_records, load_codebook(codebook), language)

    def enrich(
        self,
        providers: Sequence[str],
        *,
        records: str | Path = "data/enrichment/recorded.jsonl",
        store: str | Path = ".litreview/answers.sqlite",
        base_urls: Mapping[str, str] | None = None,
    ) -> Review:
        """Ask providers about every work; return a review that knows what they said.

        What is printed stays. A matched record fills in what print leaves out, and every value
        it gives stands in `enrichment` with its origin.

        Parameters
        ----------
        providers
            Names, asked in this order: ``recorded``, ``scholar`` (Google Scholar, whose terms
            you accept by naming it).
        records
            The file of facts that ``recorded`` reads.
        store
            Where the answers of the others are kept; what is there is not asked again.
        base_urls
            Other addresses for providers, by name.

        Raises
        ------
        UsageError, InputError
            For an unknown provider, or a file of facts that is not there.
        """
        from litreview.enrichment import complete_work, enrich_works
        from litreview.http import AnswerStore, Transport
        from litreview.providers import PROVIDERS, RecordedProvider, make_providers

        transport = None
        if set(providers) & set(PROVIDERS) - {"recorded"}:
            Path(store).parent.mkdir(parents=True, exist_ok=True)
            transport = Transport(AnswerStore(Path(store)))
        made = make_providers(providers, records=records, transport=transport, base_urls=base_urls)
        found = enrich_works(self.work_records, made, self.reference_records)
        broken = [p for m in made if isinstance(m, RecordedProvider) for p in m.problems]
        return dataclasses.replace(
            self,
            work_records=tuple(complete_work(w, found.enrichments) for w in self.work_records),
            enrichment_records=(*self.enrichment_records, *found.enrichments),
            skipped=(*self.skipped, *broken, *found.problems),
        )

    def save(
        self,
        folder: str | Path,
        *,
        figures: str | Path | None = None,
        codebook: str | Path | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Write the bibliography, the frames, the audit, the networks and the figures.

        Parameters
        ----------
        folder
            Gets ``references.bib``, ``works.json``, five CSV files, ``audit.csv``, ``networks/``;
            with a codebook also ``themes.csv`` and ``evidence.csv``.
        figures
            Where the figures go; ``folder/figures`` by default.
        codebook
            A YAML or JSON file of themes to code the papers by.
        progress
            Called with (stage, done, total).
        """
        from litreview.save import save_review

        folder = Path(folder)
        save_review(
            self,
            folder,
            Path(figures) if figures else folder / "figures",
            Path(codebook) if codebook else None,
            progress,
        )

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
