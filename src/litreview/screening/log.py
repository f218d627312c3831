"""The screening log: a CSV file of the user's, one row a decision, and what contradicts in it.

Columns (`COLUMNS`): ``record`` (whatever id the user gives), ``stage``, ``decision``, and where
known ``reason``, ``by``, ``date`` (ISO 8601), ``title``, ``source`` (which database the record came
from) and ``study`` (which study a report is of). The stages are those of the PRISMA 2020 flow
diagram (Page et al. 2021, BMJ 372:n71, https://doi.org/10.1136/bmj.n71).

Two persons may decide on one record. Where they differ a third row whose ``by`` is ``consensus``
says what holds; without one the log contradicts itself, and no number is made of it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from litreview.errors import InputError
from litreview.model import Problem
from litreview.prose import squeeze
from litreview.screening.files import read_text

DECISIONS = {
    "identification": ("include", "duplicate", "ineligible", "removed"),
    "screening": ("include", "exclude"),
    "retrieval": ("retrieved", "not-retrieved"),
    "eligibility": ("include", "exclude"),
}
"""Stage → the decisions it knows, in the order of the flow. ``ineligible``: marked so by an
automation tool; ``removed``: before screening, for another reason."""
STAGES = tuple(DECISIONS)
COLUMNS = ("record", "stage", "decision", "reason", "by", "date", "title", "source", "study")
"""The columns of a log; the first three it must have."""
CONSENSUS = "consensus"
_ONWARD = {"include", "retrieved"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the log; ``row`` is its line in the file, the head being line 1."""

    record: str
    stage: str
    decision: str
    reason: str = ""
    by: str = ""
    date: str = ""
    title: str = ""
    source: str = ""
    study: str = ""
    row: int = 0

    @property
    def goes_on(self) -> bool:
        """Whether the record goes on to the next stage."""
        return self.decision in _ONWARD


@dataclass(frozen=True)
class ScreeningLog:
    """All decisions, in the order of the file."""

    decisions: tuple[Decision, ...] = ()
    file: str = "screening.csv"

    @cached_property
    def settled(self) -> dict[tuple[str, str], Decision]:
        """What holds, by stage and record: the consensus where there is one, else what all say.

        Of a record that several databases gave, what goes on holds.
        """
        found: dict[tuple[str, str], Decision] = {}
        for (stage, record, _), said in self._said.items():
            agreed = _agreed(said)[0]
            if (stage, record) not in found or agreed.goes_on:
                found[stage, record] = agreed
        return found

    @cached_property
    def _said(self) -> dict[tuple[str, str, str], list[Decision]]:
        """The rows on one thing: a record at a stage; at identification, a record of one database."""
        sources: dict[str, str] = {}
        for decision in self.decisions:
            if decision.stage == STAGES[0] and decision.source:
                sources.setdefault(decision.record, decision.source.casefold())
        found: dict[tuple[str, str, str], list[Decision]] = {}
        for decision in self.decisions:
            source = ""
            if decision.stage == STAGES[0]:
                source = decision.source.casefold() or sources.get(decision.record, "")
            found.setdefault((decision.stage, decision.record, source), []).append(decision)
        return found

    def at(self, stage: str) -> list[Decision]:
        """Return what holds at a stage, in the order of the file.

        At identification a record stands once for each database that gave it.
        """
        return self._by_stage.get(stage, [])

    @cached_property
    def _by_stage(self) -> dict[str, list[Decision]]:
        found: dict[str, list[Decision]] = {}
        for (stage, _, _), said in self._said.items():
            found.setdefault(stage, []).append(_agreed(said)[0])
        return found

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What contradicts in the log, each in one line that names the rows and the remedy."""
        return (*self._differing(), *self._out_of_order())

    @cached_property
    def pending(self) -> dict[str, int]:
        """Stage → records that came to it and have no decision there, for the stages that were logged."""
        waiting = {}
        logged = [s for s in STAGES if self.at(s)]
        for before, after in pairwise(logged):
            decided = {d.record for d in self.at(after)}
            n = len({d.record for d in self.at(before) if d.goes_on} - decided)
            if n:
                waiting[after] = n
        return waiting

    def _differing(self) -> Iterator[Problem]:
        for (stage, record, _), said in self._said.items():
            agreed = _agreed(said)
            other = next((d for d in agreed if d.decision != agreed[0].decision), None)
            if other is not None:
                yield Problem(
                    "screening-differs",
                    f"{self.file}: {_name(record)} is {agreed[0].decision!r} in row {agreed[0].row} and "
                    f"{other.decision!r} in row {other.row} of stage {stage}; "
                    f"keep one, or add a row by {CONSENSUS}",
                    printed=record,
                )
                continue
            other = next((d for d in agreed if _reason(d) != _reason(agreed[0])), None)
            if other is not None:
                yield Problem(
                    "screening-reasons-differ",
                    f"{self.file}: {_name(record)} is excluded for {_name(agreed[0].reason)!r} in row "
                    f"{agreed[0].row} and for {_name(other.reason)!r} in row {other.row} of stage "
                    f"{stage}; keep one, or add a row by {CONSENSUS}",
                    printed=record,
                )

    def _out_of_order(self) -> Iterator[Problem]:
        """Find records that are decided on after they had left, or without a stage that others passed."""
        for n, stage in enumerate(STAGES[1:], start=1):
            for decision in self.at(stage):
                said = self._left_before(decision, n) or self._skipped(decision, n)
                if said is not None:
                    yield said

    def _left_before(self, decision: Decision, n: int) -> Problem | None:
        for before in reversed(STAGES[:n]):
            earlier = self.settled.get((before, decision.record))
            if earlier is not None and not earlier.goes_on:
                return Problem(
                    "screening-after-exclusion",
                    f"{self._place(decision)} but {earlier.decision!r} at stage {before} "
                    f"(row {earlier.row}); take one of them out",
                    printed=decision.record,
                )
        return None

    def _skipped(self, decision: Decision, n: int) -> Problem | None:
        for before in reversed(STAGES[:n]):
            # Of identification often only what was removed is logged: then nobody passed it.
            passed = any(d.goes_on for d in self.at(before)) or before != STAGES[0]
            if (before, decision.record) not in self.settled and self.at(before) and passed:
                return Problem(
                    "screening-skipped",
                    f"{self._place(decision)} without a decision at stage {before}, which others "
                    "have; add its row",
                    printed=decision.record,
                )
        return None

    def _place(self, decision: Decision) -> str:
        return (
            f"{self.file}: {_name(decision.record)} is {decision.decision!r} at stage "
            f"{decision.stage} (row {decision.row})"
        )


def read_screening(path: str | Path) -> ScreeningLog:
    """Read a log.

    Raises
    ------
    InputError
        When there is no such file, or a row cannot be used; the message names the row.
    """
    path = Path(path)
    text = read_text(path, absent="name a CSV file of decisions", undecoded="save it as CSV UTF-8")
    return parse_screening(text, path.name)


def parse_screening(text: str, file: str = "screening.csv") -> ScreeningLog:
    """Read a log from its text; cells are parted by commas, or by semicolons as some Excels do.

    Raises
    ------
    InputError
        When a row cannot be used; the message names the row.

    Examples
    --------
    >>> log = parse_screening("record,stage,decision\\nr1,screening,include\\n")
    >>> [(d.record, d.decision, d.row) for d in log.decisions]
    [('r1', 'include', 2)]
    """
    head = text.split("\n", 1)[0]
    parted = ";" if head.count(";") > head.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=parted, strict=True)
    try:
        names = [name.strip().casefold() for name in next(rows, [])]
        _check_head(names, file)
        decisions = [
            _decision(names, cells, rows.line_num, file)
            for cells in rows
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        raise InputError(f"{file}, row {rows.line_num}: not CSV ({error}); mend it") from None
    if not decisions:
        raise InputError(f"{file}: no decisions in it; write one a row under the head")
    return ScreeningLog(tuple(decisions), file)


def _check_head(names: Sequence[str], file: str) -> None:
    missing = [name for name in COLUMNS[:3] if name not in names]
    if missing:
        raise InputError(
            f"{file}, row 1: no column {', '.join(missing)}; the head is {','.join(COLUMNS)}"
        )
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"{file}, row 1: two columns {twice}; keep one")


def _decision(names: Sequence[str], cells: Sequence[str], row: int, file: str) -> Decision:
    place = f"{file}, row {row}"
    if len(cells) > len(names):
        raise InputError(
            f"{place}: {len(cells)} cells under {len(names)} columns; put a cell with a comma in quotes"
        )
    given = {name: squeeze(cell) for name, cell in zip(names, cells, strict=False)}
    found = {name: given.get(name, "") for name in COLUMNS}
    if not found["record"]:
        raise InputError(f"{place}: no record; say which record was decided on")
    stage = found["stage"] = found["stage"].casefold()
    if stage not in DECISIONS:
        raise InputError(f"{place}: no stage {stage[:40]!r}; use one of {', '.join(STAGES)}")
    known = DECISIONS[stage]
    decision = found["decision"] = re.sub(r"[\s_]+", "-", found["decision"].casefold())
    if decision not in known:
        raise InputError(
            f"{place}: no decision {decision[:40]!r} at stage {stage}; use one of {', '.join(known)}"
        )
    if stage == "eligibility" and decision == "exclude" and not found["reason"]:
        raise InputError(f"{place}: no reason; PRISMA asks why a report was excluded at this stage")
    if found["date"] and not _is_date(found["date"]):
        raise InputError(f"{place}: date {found['date'][:20]!r}; write it as 2024-03-31")
    return Decision(**found, row=row)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_consensus(decision: Decision) -> bool:
    return decision.by.casefold() == CONSENSUS


def _agreed(said: list[Decision]) -> list[Decision]:
    """Return the rows that count: those by consensus where there are some; all say the same."""
    return [d for d in said if _is_consensus(d)] or said


def _reason(decision: Decision) -> str:
    """Return the reason where the flow counts reasons: of reports that were assessed."""
    return decision.reason.casefold() if decision.stage == STAGES[-1] else ""


def _name(record: str) -> str:
    return record if len(record) <= 60 else record[:59] + "…"
