"""What was read from papers: records, and the same as frames.

`litreview.review.Review` adds the verbs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from litreview.corrections import NO_CORRECTIONS, Corrections
from litreview.enrichment import NOTHING_ASKED
from litreview.errors import UsageError
from litreview.model import Mention, Paper, Problem, Reference, Work
from litreview.works import Repair

if TYPE_CHECKING:
    import pandas as pd

    from litreview.enrichment import Enriched


@dataclass(frozen=True)
class Records:
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
    enriched: Enriched = NOTHING_ASKED
    corrections: Corrections = NO_CORRECTIONS
    correction_problems: tuple[Problem, ...] = ()

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
        if found := next((r for r in self.reference_records if r.id == identifier), None):
            return found
        raise UsageError(f"no reference {identifier!r} in column `reference` of review.references")
