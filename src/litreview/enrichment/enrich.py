"""Works and providers → facts beside what was printed, each with its origin.

Nothing printed is overwritten: a provider's value stands in a row of its own, and only what
print leaves out is ever filled in (`complete_work`). Records that were not surely matched
give rows too, marked "ask", which nothing uses until a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from litreview.corrections import Correction, not_offered
from litreview.enrichment.origins import (
    Relation,
    compare_values,
    facts_of,
    is_cut,
    show_value,
    value_of,
)
from litreview.errors import BudgetSpent, ProviderBlocked, ProviderError
from litreview.matching.candidates import Candidate
from litreview.matching.match import ACCEPTED, Decision, Match, match_reference
from litreview.model import Problem, Progress, Reference, Work

if TYPE_CHECKING:
    from litreview.providers import Provider

_PATIENCE = 3
"""After so many failures in a row a provider is not asked any more."""
_NOT_FILLED = frozenset({"custom.et_al", "custom.co-authors-seen"})


@dataclass(frozen=True, slots=True)
class WorkMatch:
    """What a provider's records came to for one work."""

    work: str
    provider: str
    match: Match


@dataclass(frozen=True, slots=True)
class Enrichment:
    """One value that a provider gives for one variable of a work.

    Parameters
    ----------
    work, variable
        Which work, and which CSL variable (``custom.…`` for those outside CSL).
    printed, value
        What print says (None where it is silent) and what the provider says, as in CSL.
    reference
        Which entry prints that, where the work's own record says otherwise; else None.
    relation
        ``new``, ``same``, ``fuller``, ``beside`` (one of many) or ``differs``.
    provider, record
        Who says so, and in which record.
    retrieved
        When it was retrieved (ISO 8601); None where that was not written down.
    url
        Where it can be looked up; several addresses are separated by a space.
    decision, score, reasons
        Whether the record was taken for the work, and why.
    """

    work: str
    variable: str
    printed: Any
    value: Any
    reference: str | None
    relation: Relation
    provider: str
    record: str
    retrieved: str | None
    url: str
    decision: Decision
    score: float
    reasons: tuple[str, ...]

    def as_row(self) -> dict[str, Any]:
        """Return the row of the frame ``enrichment``; a date nobody wrote down is None."""
        return {
            "work": self.work,
            "variable": self.variable,
            "printed": show_value(self.printed),
            "value": show_value(self.value),
            "reference": self.reference,
            "relation": self.relation,
            "provider": self.provider,
            "date": self.retrieved[:10] if self.retrieved else None,
            "url": self.url,
            "decision": self.decision,
            "reasons": list(self.reasons),
        }


class Enriched(NamedTuple):
    """What came of asking: a decision for each work and provider, the values, what went wrong."""

    matches: list[WorkMatch]
    enrichments: list[Enrichment]
    problems: list[Problem]

    def joined(self, later: Enriched) -> Enriched:
        """Return what came of this run and a later one."""
        return Enriched(
            [*self.matches, *later.matches],
            [*self.enrichments, *later.enrichments],
            [*self.problems, *later.problems],
        )


NOTHING_ASKED = Enriched([], [], [])


def enrich_works(
    works: Iterable[Work],
    providers: Sequence[Provider],
    references: Iterable[Reference] = (),
    *,
    chosen: Mapping[tuple[str, str], Sequence[Correction]] | None = None,
    progress: Progress | None = None,
) -> Enriched:
    """Ask every provider for every work and lay its facts beside what was printed.

    A provider that blocks, has spent its budget or keeps failing is not asked any more; what
    the others and it have given stays, and the reason becomes a problem.

    Parameters
    ----------
    works
        As `litreview.works.resolve_works` makes them.
    providers
        In the order in which their values shall stand.
    references
        The printed entries: what one of them prints otherwise than the work's record and the
        provider is listed too.
    chosen
        Records that a person accepted or rejected, by (entry or paper, provider), as
        `litreview.corrections.choose_candidates` gives them.
    progress
        Called with (stage, done, total) after each work.

    Returns
    -------
    Enriched
        ``matches`` in the order of works and providers, ``enrichments`` sorted by work, then
        as the providers and their records have them, and ``problems``.

    Examples
    --------
    >>> from litreview.matching.candidates import Candidate
    >>> from litreview.providers import RecordedProvider
    >>> printed = {"title": "Media Sosial dan Demokrasi Desa", "author": [{"family": "Ali"}], "volume": "12"}
    >>> record = Candidate("r1", {**printed, "volume": "13", "issue": "2"}, "recorded")
    >>> found = enrich_works([Work("ali", printed)], [RecordedProvider([record])])
    >>> [(e.variable, e.printed, e.value, e.relation) for e in found.enrichments if e.relation != "same"]
    [('volume', '12', '13', 'differs'), ('issue', None, '2', 'new')]
    """
    matches: list[WorkMatch] = []
    problems: list[Problem] = []
    failures: dict[str, int] = {}
    left: Counter[str] = Counter()
    listed = {work.id: work for work in sorted(works, key=lambda w: w.id)}
    entries = {reference.id: reference for reference in references}
    for done, work in enumerate(listed.values(), start=1):
        text = max((entries[r].text for r in work.references if r in entries), key=len, default="")
        for provider in providers:
            failed = failures.get(provider.name, 0)
            if failed >= _PATIENCE:
                left[provider.name] += 1
                continue
            try:
                candidates = provider.find(work.csl)
            except (ProviderBlocked, BudgetSpent) as error:
                failures[provider.name] = _PATIENCE
                problems.append(
                    Problem("provider-stopped", f"{provider.name}: {error}", None, work.id)
                )
            except ProviderError as error:
                failures[provider.name] = failed + 1
                problems.append(
                    Problem("provider-failed", f"{provider.name}: {error}", None, work.id)
                )
            else:
                failures[provider.name] = 0
                rows = _choices(work, provider.name, chosen or {})
                match = _decide(work, candidates, text, rows)
                matches.append(WorkMatch(work.id, provider.name, match))
                if match.record is None or match.reasons != ACCEPTED:
                    problems += [not_offered(row) for row in rows if row.kind == "accept"]
        if progress:
            progress("asking providers", done, len(listed))
    for name, number in failures.items():
        if number >= _PATIENCE and left[name]:
            said = f"{name}: given up; {left[name]} more works were not asked about"
            problems.append(Problem("provider-given-up", said, None, ""))
    found = [row for each in matches for row in _rows(listed[each.work], each, entries)]
    return Enriched(matches, found, problems)


def _choices(
    work: Work, provider: str, chosen: Mapping[tuple[str, str], Sequence[Correction]]
) -> list[Correction]:
    members = (*((work.paper,) if work.paper else ()), *work.references)
    return [row for member in members for row in chosen.get((member, provider), ())]


def _decide(
    work: Work, candidates: Sequence[Candidate], text: str, rows: Sequence[Correction]
) -> Match:
    accepted = next((row.record for row in rows if row.kind == "accept"), None)
    rejected = {row.record for row in rows if row.kind == "reject"}
    return match_reference(work.csl, candidates, text=text, accepted=accepted, rejected=rejected)


def _rows(work: Work, found: WorkMatch, entries: Mapping[str, Reference]) -> Iterator[Enrichment]:
    record = found.match.record
    if record is None:
        return
    for variable, value in facts_of(record.csl):
        for reference, printed, relation in _printed(work, variable, value, entries):
            yield _row(work.id, variable, printed, value, reference, relation, found, record)


def _printed(
    work: Work, variable: str, value: Any, entries: Mapping[str, Reference]
) -> Iterator[tuple[str | None, Any, Relation]]:
    """Yield what the work's record says, then every entry that contradicts the provider alone."""
    own = value_of(work.csl, variable)
    relation = compare_values(variable, own, value, cut=is_cut(work.csl))
    yield None, own, relation
    told = [own]
    for identifier in work.references:
        csl = entries[identifier].csl if identifier in entries else {}
        printed = value_of(csl, variable)
        if (
            printed not in told
            and compare_values(variable, printed, value, cut=is_cut(csl)) == "differs"
        ):
            told.append(printed)
            yield identifier, printed, "differs"


def _row(
    work: str,
    variable: str,
    printed: Any,
    value: Any,
    reference: str | None,
    relation: Relation,
    found: WorkMatch,
    record: Candidate,
) -> Enrichment:
    return Enrichment(
        work,
        variable,
        printed,
        value,
        reference,
        relation,
        found.provider,
        record.id,
        record.retrieved,
        " ".join(record.urls),
        found.match.decision,
        found.match.score,
        found.match.reasons,
    )


def find_disagreements(rows: Iterable[Enrichment]) -> list[Enrichment]:
    """Return what a matched record says otherwise than print, in the order of the rows."""
    return [row for row in rows if row.decision == "match" and row.relation == "differs"]


def complete_work(work: Work, rows: Iterable[Enrichment]) -> Work:
    """Fill in what print leaves out, from matched records only; what is printed stays.

    The first provider that has a value gives it; the work's reasons name every origin.

    >>> row = Enrichment("w", "DOI", None, "10.1/x", None, "new", "recorded", "r1", None, "http://x.id", "match", 1.0, ())
    >>> work = complete_work(Work("w", {"title": "Desa"}), [row])
    >>> work.csl["DOI"], work.reasons
    ('10.1/x', ('DOI: from recorded (record r1, date unknown, http://x.id)',))
    """
    csl: dict[str, Any] = dict(work.csl)
    custom: dict[str, Any] = dict(csl.get("custom") or {})
    told: list[str] = []
    for row in rows:
        if row.work != work.id or row.decision != "match" or row.variable in _NOT_FILLED:
            continue
        holder = custom if row.variable.startswith("custom.") else csl
        key = row.variable.removeprefix("custom.")
        if row.relation != "new" or holder.get(key):
            continue
        holder[key] = row.value
        date = row.retrieved[:10] if row.retrieved else "date unknown"
        told.append(f"{key}: from {row.provider} (record {row.record}, {date}, {row.url})")
    if custom:
        csl["custom"] = custom
    return replace(work, csl=csl, reasons=(*work.reasons, *told))
