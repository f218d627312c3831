"""What is wrong with papers and entries: problems of their reading, and what the audit adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from litreview.audits.rows import KINDS, AuditRow
from litreview.labels import LANGUAGES, label
from litreview.model import Problem, Reference

if TYPE_CHECKING:
    from litreview.review import Review

Fault = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Faults:
    """The audit's rows by where they stand, beside the problems that the records have.

    Parameters
    ----------
    papers
        Problems by paper.
    rows
        The audit's rows by printed entry; those about a place in a paper's text by paper.
    """

    papers: Mapping[str, tuple[Problem, ...]]
    rows: Mapping[str, list[AuditRow]]

    @classmethod
    def of(cls, review: Review) -> Faults:
        """Sort the audit's rows of a review."""
        entries = {reference.id for reference in review.reference_records}
        rows: defaultdict[str, list[AuditRow]] = defaultdict(list)
        for row in review.audit_records:
            rows[row.place if row.place in entries else row.paper].append(row)
        problems = {paper.id: paper.problems for paper in review.paper_records}
        return cls(problems, dict(rows))

    def of_paper(self, paper: str) -> list[Fault]:
        """Return what is wrong with a paper: its file, its text, its own record."""
        return _joined(self.papers.get(paper, ()), self.rows.get(paper, ()))

    def of_reference(self, reference: Reference) -> list[Fault]:
        """Return what is wrong with a printed entry."""
        return _joined(reference.problems, self.rows.get(reference.id, ()))


def _joined(problems: Iterable[Problem], rows: Iterable[AuditRow]) -> list[Fault]:
    """Return problems, then the audit's other rows: of one kind both say the same.

    A kind of problem that the audit has no row for is its "other problem", in the same words.
    """
    problems = list(problems)
    said = [
        {
            "kind": problem.kind,
            "message": advise(problem.kind, problem.message),
            "severity": KINDS[problem.kind][0] if problem.kind in KINDS else "",
            "printed": problem.printed,
            "place": "",
        }
        for problem in problems
    ]
    known = {fault["kind"] for fault in said}
    if known - KINDS.keys():
        known.add("other-problem")
    added = [
        {
            "kind": row.kind,
            "message": advise(row.kind, row.advice),
            "severity": row.severity,
            "printed": row.printed,
            "place": row.place,
        }
        for row in rows
        if row.kind not in known
    ]
    return said + added


def advise(kind: str, said: str) -> dict[str, str]:
    """Return the advice in both languages: a page's language may be changed.

    What is known in English alone stands behind the Indonesian in brackets.

    >>> advise("no-such-kind", "look it up")
    {'en': 'look it up', 'id': 'look it up'}
    """
    return {language: say_advice(kind, said, language) for language in LANGUAGES}


def say_advice(kind: str, said: str, language: str) -> str:
    """Say in a language what to do about a kind of problem, then what is said of this one.

    >>> say_advice("no-such-kind", "look it up", "id"), say_advice("doi-split", "mended", "en")
    ('look it up', 'mended')
    """
    key = f"advice-{kind}"
    own = label(key, language)
    if language == "en" or own == key:
        return said
    return own if said == label(key, "en") else f"{own} ({said})"
