"""Review, the user's handle: each verb calls one stage; the disk is touched here.

`read` makes one from a folder, a file or several files; `Review.save` stores it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.corrections import NO_CORRECTIONS, Corrections, read_corrections
from litreview.enrichment import NOTHING_ASKED
from litreview.model import Paper, Problem, Progress
from litreview.outcomes import Outcomes
from litreview.stages import find_sensitivity, find_works, read_files, read_papers
from litreview.works.sensitivity import THRESHOLDS

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from litreview.audits import AuditRow
    from litreview.enrichment import Enrichment
    from litreview.indicators import Indicators
    from litreview.inductive import Inductive
    from litreview.networks import Networks
    from litreview.tables import PrintedTable
    from litreview.thematic import By, ThemeMatrix


@dataclass(frozen=True)
class Review(Outcomes):
    """What was read from a set of papers, and everything that follows from it.

    The records (`paper_records`, `reference_records`, …) and the frames that show them (`papers`,
    `references`, `mentions`, `works`, `citations`) are those of `litreview.records.Records`; what people take away is made by the verbs of
    `litreview.outcomes.Outcomes`.
    """

    def network(self, kind: str, **options: Any) -> nx.Graph:
        """Build a network of this review; kinds and options as in `litreview.networks.build_network`."""
        return self.networks.build(kind, **options)

    def explain(self, kind: str, source: str, target: str) -> pd.DataFrame:
        """Return what an edge of a network is made of: one row per citation, with its entries."""
        return self.networks.explain(kind, source, target)

    @cached_property
    def networks(self) -> Networks:
        """Edges, clusters, maps, main path, … of this review."""
        from litreview.networks import Networks

        return Networks.of(self)

    @cached_property
    def indicators(self) -> Indicators:
        """The bibliometric indicators of this review; each method gives a frame."""
        from litreview.indicators import Indicators

        return Indicators.of(self)

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
        from litreview.tables import check_papers

        return checks_frame(check_papers(self.paper_records, self.tables))

    @cached_property
    def audit_records(self) -> tuple[AuditRow, ...]:
        """The rows of `audit` as records."""
        from litreview.audits import audit_review

        read = (self.paper_records, self.reference_records, self.mention_records)
        return tuple(audit_review(*read, self.work_records, self.repairs, enriched=self.enriched))

    def audit(self) -> pd.DataFrame:
        """Mark what is wrong in the papers' citations and lists: one row per finding."""
        from litreview.audits import audit_frame

        return audit_frame(self.audit_records)

    def sensitivity(self, thresholds: Iterable[float] = THRESHOLDS) -> pd.DataFrame:
        """Say what other thresholds of "same work" would change: one row per threshold.

        ``works`` counts them; ``gained`` and ``lost`` are merges against the threshold in use,
        ``joined`` and ``split`` the entries that they concern.
        """
        return find_sensitivity(
            self.paper_records, self.reference_records, self.corrections, thresholds
        )

    def at_threshold(self, threshold: float) -> Review:
        """Return this review with its works told apart anew, by their fields, at a threshold.

        What providers said of the works of this review is left out.
        """
        works, _ = find_works(
            self.paper_records, self.reference_records, self.corrections, threshold=threshold
        )
        return dataclasses.replace(self, work_records=tuple(works), enriched=NOTHING_ASKED)

    def themes(
        self, codebook: str | Path | ThemeMatrix, *, language: str = "en", by: By = "meaning"
    ) -> ThemeMatrix:
        """Code the papers' own text by a codebook; every cell of the matrix opens its sentences.

        Parameters
        ----------
        codebook
            A YAML or JSON file; or a matrix made before (with persons' codes, say), which is
            given back with labels in the language.
        language
            Of the themes' labels, ``"en"`` or ``"id"``.
        by
            ``"meaning"``, or ``"terms"``: sentences that hold a term of the codebook, no other.

        Raises
        ------
        InputError
            When the codebook cannot be used; the message says where.
        """
        from litreview.thematic import ThemeMatrix, load_codebook

        if isinstance(codebook, ThemeMatrix):
            return dataclasses.replace(codebook, language=language)
        return ThemeMatrix.of(
            self.paper_records,
            load_codebook(codebook),
            language,
            mentions=self.mention_records,
            by=by,
        )

    def compare_figures(self) -> pd.DataFrame:
        """Find figures that papers state of the same thing: one row per pair, agreeing or not."""
        from litreview.quantities import compare_figures

        return compare_figures(self.paper_records, self.reference_records, self.mention_records)

    @cached_property
    def inductive(self) -> Inductive:
        """Terms, topics, thematic map, trends, … found without a codebook; each gives a frame."""
        from litreview.inductive import Inductive

        return Inductive.of(self)

    @property
    def enrichment_records(self) -> tuple[Enrichment, ...]:
        """The rows of `enrichment` as records."""
        return tuple(self.enriched.enrichments)

    def enrich(
        self,
        providers: Sequence[str],
        *,
        progress: Progress | None = None,
        **options: Any,
    ) -> Review:
        """Ask providers about every work; return a review that knows what they said.

        What is printed stays. A matched record fills in what print leaves out, and every value
        it gives stands in `enrichment` with its origin. Every answer is stored as it comes: a
        run that was stopped goes on where it stopped, a second one asks nothing.

        Parameters
        ----------
        providers
            Names, asked in this order. ``scholar`` is Google Scholar, whose terms
            (`litreview.enrichment.SCHOLAR_TERMS`) you accept by naming it.
        progress
            Called with (stage, done, total).
        **options
            ``records`` (the file of facts of ``recorded``), ``store``, ``base_urls``,
            ``refresh`` (days): as in `litreview.enrichment.Asked`.

        Raises
        ------
        UsageError, InputError
            For an unknown provider, or a file of facts that is not there.
        """
        from litreview.enrichment import Asked, ask_providers, complete_work

        records = (self.work_records, self.reference_records, self.paper_records)
        asked = Asked(tuple(providers), **options)
        found = ask_providers(asked, *records, self.corrections, progress)
        stale = [p for p in found.problems if p.kind == "correction-stale"]
        return dataclasses.replace(
            self,
            work_records=tuple(complete_work(w, found.enrichments) for w in self.work_records),
            enriched=self.enriched.joined(found),
            correction_problems=(*self.correction_problems, *stale),
        )

    def plan_enrichment(
        self, providers: Sequence[str], *, progress: Progress | None = None, **options: Any
    ) -> pd.DataFrame:
        """Say what `enrich` would ask with the same arguments, and what it costs; ask nothing."""
        from litreview.enrichment import Asked, plan_providers
        from litreview.frames import plan_frame

        asked = Asked(tuple(providers), **options)
        return plan_frame(plan_providers(asked, self.work_records, progress))

    def coverage(self) -> pd.DataFrame:
        """Return what share of the works each provider resolved, by language, type and year."""
        from litreview.enrichment import compute_coverage
        from litreview.frames import coverage_frame

        return coverage_frame(compute_coverage(self.work_records, self.enriched.matches))

    def questions(self) -> pd.DataFrame:
        """Return what remains for a person; column ``correction`` is ready for the corrections file."""
        from litreview.enrichment import find_questions
        from litreview.frames import questions_frame

        return questions_frame(
            find_questions(
                self.work_records, self.enriched.matches, self.reference_records, self.paper_records
            )
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
    corrections: str | Path | Corrections | None = None,
    identity: str = "works",
    progress: Progress | None = None,
) -> Review:
    """Read papers and everything that follows from them.

    Parameters
    ----------
    papers
        A folder, a file, or several files.
    repair
        Mend torn entries where the two halves are unambiguous; each repair is shown.
    corrections
        A file of corrections (data/corrections.yaml explains its rows), applied where they
        fit what is printed; ``review.correction_problems`` names those that do not.
    identity
        ``"works"`` compares entries field by field; ``"bibliometrix"`` counts that peer's labels.
    progress
        Called with (stage, done, total).

    Raises
    ------
    InputError
        When nothing readable is there, or a row of the corrections cannot be used.

    Examples
    --------
    >>> review = read("data/papers")  # doctest: +SKIP
    """
    if isinstance(corrections, str | Path):
        corrections = read_corrections(corrections)
    listed, skipped = read_files(papers, progress)
    return review_papers(
        listed,
        repair=repair,
        corrections=corrections or NO_CORRECTIONS,
        identity=identity,
        skipped=skipped,
        progress=progress,
    )


def review_papers(
    papers: Iterable[Paper],
    *,
    repair: bool = True,
    corrections: Corrections = NO_CORRECTIONS,
    identity: str = "works",
    skipped: Sequence[Problem] = (),
    progress: Progress | None = None,
) -> Review:
    """Make a review of papers already in memory; `read` is this after reading files."""
    found = read_papers(papers, corrections, repair=repair, identity=identity, progress=progress)
    return Review(
        tuple(found.papers),
        tuple(found.references),
        tuple(found.mentions),
        tuple(found.works),
        tuple(found.repairs),
        tuple(skipped),
        corrections=corrections,
        correction_problems=tuple(found.stale),
    )
