"""Whence each value of a record comes: print, a repair of it, a file, a provider, a correction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from litreview.enrichment import Enrichment
from litreview.enrichment.origins import facts_of, show_value, value_of
from litreview.indexes import find_indexed
from litreview.model import Csl, Paper, Problem, Reference, Work
from litreview.works import Repair

if TYPE_CHECKING:
    from litreview.review import Review

Origin = Literal["printed", "repaired", "provider", "correction", "file"]

REPAIRS = frozenset(
    {"doi-split", "doi-doubled", "doi-dash", "url-split", "url-scheme", "word-broken", "torn"}
    | {"same-author-dash"}
)
"""Problems whose message says what was mended; others leave the value as it is printed."""

NOT_SHOWN = frozenset({"type", "language", "custom.exports"})
"""Read off the form or the words of an entry, and printed by none, or shown by its parts."""

MOST_NAMED = 3
"""So many entries that print a value are named, the rest counted."""


class Member(NamedTuple):
    """An entry or a paper that says something of a work."""

    id: str
    csl: Csl
    problems: tuple[Problem, ...]
    file: str | None
    """Its file, where it is a record or a note in one and not a paper's own print."""


@dataclass(frozen=True, slots=True, eq=False)
class Provenance:
    """What the values of works are compared with.

    Parameters
    ----------
    members
        Entries and papers by id.
    repairs
        Torn entries that were joined, by each of their pieces.
    given
        What matched records of providers say, by work.
    """

    members: Mapping[str, Member]
    repairs: Mapping[str, Repair]
    given: Mapping[str, Sequence[Enrichment]]

    @classmethod
    def of(cls, review: Review) -> Provenance:
        """Take what a review was read from."""
        indexed = find_indexed(review.paper_records, review.reference_records)
        files = {paper.id: PurePath(paper.path).name for paper in review.paper_records}
        given: defaultdict[str, list[Enrichment]] = defaultdict(list)
        for row in review.enrichment_records:
            if row.decision == "match":
                given[row.work].append(row)
        return cls(
            {
                **{p.id: _of_paper(p) for p in review.paper_records},
                **{
                    r.id: _of_entry(r, files.get(r.paper) if r.id in indexed else None)
                    for r in review.reference_records
                },
            },
            {e: r for r in review.repairs if r.kind == "merge" for e in r.references},
            given,
        )

    def of_work(self, work: Work) -> list[dict[str, str]]:
        """Return the values of a work, each with its origin; what providers say otherwise beside.

        Returns
        -------
        list of dict
            ``name`` (a CSL variable), ``value`` as text, ``origin``, ``detail``: the entries or the
            file that have it, what was mended, the provider with date and address, or the row
            of the corrections; ``relation`` where a provider's value stands beside another.
        """
        ids = (*((work.paper,) if work.paper else ()), *work.references)
        members = [self.members[i] for i in ids if i in self.members]
        rows = self.given.get(work.id, ())
        fields = []
        for name, value in facts_of(work.csl):
            if name in NOT_SHOWN:
                continue
            origin, detail = self._find(name, value, work, members, rows)
            fields.append(_field(name, value, origin, detail))
            fields += [
                {**_field(name, row.value, "provider", _name_provider(row)), "relation": row.relation}
                for row in rows
                if row.variable == name and row.relation in ("fuller", "beside", "differs")
                and row.reference is None
            ]  # fmt: skip
        return fields

    def _find(
        self,
        name: str,
        value: Any,
        work: Work,
        members: Sequence[Member],
        rows: Sequence[Enrichment],
    ) -> tuple[Origin, str]:
        having = [m for m in members if value_of(m.csl, name) == value]
        for member in having:
            if told := [p for p in member.problems if (p.kind, p.field) == ("corrected", name)]:
                return "correction", f"{member.id}: {told[-1].message}"
        if having:
            return _read_off(name, having)
        for repair in self._joined(work):
            if value_of(repair.csl, name) == value:
                return "repaired", f"torn: {' + '.join(repair.references)}"
        for row in rows:
            if row.variable == name and row.value == value:
                return "provider", _name_provider(row)
        return _read_off(name, members) if members else ("file", "")

    def _joined(self, work: Work) -> list[Repair]:
        torn = [self.repairs[e] for e in work.references if e in self.repairs]
        return list({repair.references: repair for repair in torn}.values())


def _read_off(name: str, having: Sequence[Member]) -> tuple[Origin, str]:
    """Tell print from repair and file; where any entry prints a value as it is, it is printed."""
    plain = [m for m in having if not any(_mended(m, name))]
    if not plain:
        first = having[0]
        kinds = ", ".join(dict.fromkeys(p.kind for p in _mended(first, name)))
        return "repaired", f"{first.id}: {kinds}"
    in_print = [m.id for m in plain if m.file is None]
    if in_print:
        return "printed", _name_some(in_print)
    file = plain[0].file or ""
    same = _name_some([m.id for m in plain if m.file == file])
    return "file", f"{file}: {same}" if file else same


def _mended(member: Member, name: str) -> Iterator[Problem]:
    """Yield the repairs of a value; a torn entry was joined as a whole."""
    for problem in member.problems:
        if problem.kind in REPAIRS and (problem.field == name or problem.kind == "torn"):
            yield problem


def _name_some(names: Sequence[str]) -> str:
    more = f" +{len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def _name_provider(row: Enrichment) -> str:
    date = row.retrieved[:10] if row.retrieved else ""
    return ", ".join(part for part in (row.provider, date, row.url) if part)


def _field(name: str, value: Any, origin: Origin, detail: str) -> dict[str, str]:
    return {"name": name, "value": show_value(value) or "", "origin": origin, "detail": detail}


def _of_paper(paper: Paper) -> Member:
    """Take a paper's own page; a note on a paper and an exported record are files about it."""
    file = None if paper.kind == "paper" else PurePath(paper.path).name
    return Member(paper.id, paper.csl, paper.problems, file)


def _of_entry(reference: Reference, file: str | None) -> Member:
    return Member(reference.id, reference.csl, reference.problems, file)
