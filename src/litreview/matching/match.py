"""A reference and the records a provider offers → a match, a refusal, or a question.

The comparison is that of `litreview.works`; what differs is what an error costs. A wrong
match poisons a bibliography, so a match takes more than two entries being one work do, a
record that shows neither title nor author is never matched, and doubt becomes a question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from litreview.errors import InputError
from litreview.matching.bare import judge_untitled_record, judge_untitled_reference, read_headline
from litreview.matching.candidates import Candidate, CandidateIndex
from litreview.matching.sisters import find_sister, is_preprint
from litreview.model import Csl
from litreview.prose import fold_key, squeeze
from litreview.references import parse_references
from litreview.works.clues import Clues, read_clues
from litreview.works.compare import compare_clues
from litreview.works.evidence import year_gap
from litreview.works.people import compare_authors
from litreview.works.titles import Title, TitleMatch, compare_titles, part_number, read_title

Decision = Literal["match", "refuse", "ask"]

ACCEPTED = ("accepted by a person",)
"""The reasons of a match that a person decided."""
MATCH = 0.85
"""The score from which on a record is taken."""
ASK = 0.3
"""The score from which on a person should look."""
_NEIGHBOUR = 0.97
"""The most for a journal article whose printed and recorded years are neighbours."""
_DOUBTFUL = 0.8
"""The most where titles are only alike, other people wrote it, or a book's year differs."""
_OTHER_PEOPLE = -5.0
_LONG_TITLE = 25
_FAR = frozenset({"near", "different", "conflict"})
_AGREE = frozenset({"equal", "typos", "subtitle"})
_RANK = {"match": 2, "ask": 1, "refuse": 0}
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Match:
    """What was decided on a reference.

    Parameters
    ----------
    record
        The record taken, or to be looked at; None at a refusal.
    decision
        ``match``, ``refuse`` or ``ask`` (a person should decide).
    score
        From 0 to 1, of the likeliest record.
    reasons
        The evidence, the weightiest first.
    misplaced
        Records of another title that have the printed DOI: a finding for the audit.
    """

    record: Candidate | None
    decision: Decision
    score: float
    reasons: tuple[str, ...]
    misplaced: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Judged:
    candidate: Candidate
    decision: Decision
    score: float
    reasons: tuple[str, ...]
    doi_misplaced: bool = False


def match_reference(
    csl: Csl,
    candidates: Sequence[Candidate],
    *,
    text: str = "",
    accepted: str | None = None,
    rejected: Collection[str] = (),
) -> Match:
    """Choose the record that a reference denotes, or refuse, or ask.

    Parameters
    ----------
    csl
        The reference as parsed.
    candidates
        What a provider offers; a `CandidateIndex` where they are many.
    text
        The entry as printed.
    accepted, rejected
        Ids of records that a person took for this reference, or ruled out.

    Examples
    --------
    >>> printed = {"title": "Media Sosial dan Demokrasi Desa", "author": [{"family": "Ali"}],
    ...            "issued": {"date-parts": [[2020]]}}
    >>> record = Candidate("r1", {**printed, "title": "MEDIA SOSIAL DAN DEMOKRASI DESA"})
    >>> match_reference(printed, [record]).decision
    'match'
    >>> other = Candidate("r2", {**printed, "author": [{"family": "Budi"}]})
    >>> match_reference(printed, [other]).decision
    'refuse'
    """
    taken = next((c for c in candidates if c.id == accepted), None) if accepted else None
    if taken is not None:
        return Match(taken, "match", 1.0, ACCEPTED)
    clues = read_clues(csl, text=text)
    wanted = clues if clues.title else replace(clues, title=read_headline(clues.url))
    offered = candidates.near(wanted) if isinstance(candidates, CandidateIndex) else candidates
    judged = sorted(
        (judge_candidate(clues, c, text) for c in offered if c.id not in rejected),
        key=lambda j: (-_RANK[j.decision], -_place(clues, j), -j.score, j.candidate.id),
    )
    if not judged:
        return Match(None, "refuse", 0.0, ("no record resembles it",))
    best = judged[0]
    misplaced = tuple(j.candidate for j in judged if j.doi_misplaced)
    findings = tuple(
        f"finding: the printed DOI belongs to another title (record {c.id})" for c in misplaced
    )
    if best.decision == "refuse":
        return Match(None, "refuse", best.score, findings + best.reasons, misplaced)
    rivals = [
        j
        for j in judged[1:]
        if j.decision == "match" == best.decision
        and not _place(clues, best) > _place(clues, j)
        and _is_rival(best, j)
    ]
    if rivals:
        names = ", ".join(sorted(j.candidate.id for j in [best, *rivals]))
        reason = f"several records that differ fit: {names}"
        reasons = (reason, *findings, *best.reasons)
        return Match(best.candidate, "ask", best.score, reasons, misplaced)
    return Match(best.candidate, best.decision, best.score, findings + best.reasons, misplaced)


def _place(clues: Clues, judged: _Judged) -> int:
    """Rank a record by what is printed of its place: DOI over pages over nothing over others."""
    record = judged.candidate.clues
    if clues.doi and record.doi:
        return 3 if clues.doi == record.doi else -3
    if clues.pages[0] and record.pages[0]:
        return 2 if clues.pages[0] == record.pages[0] else -2
    if clues.volume and record.volume:
        return 1 if clues.volume == record.volume else -1
    return 0


def _is_rival(best: _Judged, other: _Judged) -> bool:
    """Tell whether a second record is another work and not just a second copy of the facts."""
    return not compare_clues(best.candidate.clues, other.candidate.clues).same


def judge_candidate(clues: Clues, candidate: Candidate, text: str = "") -> _Judged:
    """Weigh one record against a reference; ``text`` is the printed entry."""
    record = candidate.clues
    if not candidate.titles:
        return _Judged(candidate, *judge_untitled_record(clues, record))
    if clues.title is None:
        return _Judged(candidate, *judge_untitled_reference(clues, record))
    title, spoken = best_title(clues, candidate)
    if spoken is not None:
        record = replace(record, title=spoken, other_titles=())
    verdict = compare_clues(clues, record)
    score, reasons = verdict.score, verdict.reasons
    if clues.law and record.law:
        return _Judged(candidate, decide(score), score, reasons)
    if title.kind in _FAR:
        whole = find_printed_title(text, candidate)
        if whole is not None:  # the parser cut the title wrongly, print has it whole
            return judge_candidate(replace(clues, title=whole), candidate)
    authors = compare_authors(clues.authors, record.authors, cut_a=clues.et_al)
    known = authors.kind in {"agree", "first"}
    if clues.doi and clues.doi == record.doi and title.kind in {"different", "conflict"}:
        decision: Decision = "ask" if known and title.kind == "different" else "refuse"
        reasons = ("finding: the same DOI, but another title", *reasons)
        return _Judged(candidate, decision, min(score, 0.5), reasons, doi_misplaced=True)
    if year_gap(clues, record) == 1 and known and title.kind in _AGREE:
        # A record often has the year of the online version, print that of the issue.
        again = compare_clues(clues, replace(record, date=clues.date))
        years = f"years are neighbours ({clues.year}, {record.year})"
        reasons = tuple(years if r == "same year" else r for r in again.reasons)
        score = max(score, min(again.score, _NEIGHBOUR if _is_serial(clues, record) else _DOUBTFUL))
    if title.kind in _FAR and not (clues.url and clues.url == record.url):
        score = min(score, _DOUBTFUL)
    if title.kind in {"subtitle", "cut"} and _is_placed_elsewhere(clues, record):
        score = min(score, _DOUBTFUL)
    part = part_number(record.title) if record.title else ""
    if part and part not in {part_number(clues.title), clues.volume}:
        score, reasons = min(score, _DOUBTFUL), (f"the record is part {part}", *reasons)
    if authors.kind == "disagree" and authors.weight <= _OTHER_PEOPLE:
        score = min(score, _DOUBTFUL)
    if score >= MATCH and is_preprint(candidate.csl) and _is_elsewhere(clues, record):
        score, reasons = _DOUBTFUL, ("the record is a preprint of it", *reasons)
    if score < ASK:
        sister = find_sister(clues, record, title, authors)
        if sister is not None:
            score, reasons = ASK, (sister, *reasons)
    return _Judged(candidate, decide(score), score, reasons)


def _is_placed_elsewhere(a: Clues, b: Clues) -> bool:
    """Tell whether volumes differ and pages do not make up for it."""
    other = bool(a.volume and b.volume and a.volume != b.volume)
    return other and (not a.pages[0] or a.pages[0] != b.pages[0])


def _is_elsewhere(clues: Clues, record: Clues) -> bool:
    """Tell whether print names a place, and not the preprint's own address."""
    own = clues.doi == record.doi if clues.doi else bool(clues.url) and clues.url == record.url
    told = {"container-title": clues.container, "publisher": clues.publisher}
    placed = clues.container or clues.publisher or clues.volume or clues.pages[0]
    return bool(placed) and not own and not is_preprint(told)


def decide(score: float) -> Decision:
    """Turn a score into a decision."""
    return "match" if score >= MATCH else "ask" if score >= ASK else "refuse"


def best_title(clues: Clues, candidate: Candidate) -> tuple[TitleMatch, Title | None]:
    """Compare a reference's title with the record's, in whichever language they agree best.

    Returns
    -------
    comparison, title
        How the two compare, and the record's title that speaks for it; None where all of them
        have to be heard: one may be that of an erratum or a review.
    """
    noise = clues.noise | candidate.clues.noise
    found = [
        (compare_titles(one, two, noise), two)
        for one in (clues.title, *clues.other_titles)
        for two in candidate.titles
        if one is not None
    ]
    if not found:
        return TitleMatch("missing", 0.0, ""), None
    best, title = max(found, key=lambda pair: pair[0].weight)
    alone = len(candidate.titles) > 1 and not any(t.role for t in candidate.titles)
    return best, title if alone else None


def find_printed_title(text: str, candidate: Candidate) -> Title | None:
    """Return the title of the record that stands whole in a printed entry, None if none does.

    It must stand between the marks that set off a field, for a title may be part of a longer one.

    >>> desa = Candidate("r", {"title": "Pasar Desa: Adat dan Ekonomi Rakyat"})
    >>> find_printed_title("Ali. 2020. Pasar desa - adat dan ekonomi rakyat. Jurnal A.", desa) is None
    False
    >>> find_printed_title("Ali. 2020. Resensi Pasar Desa: Adat dan Ekonomi Rakyat.", desa) is None
    True
    """
    printed = fold_key(text)
    heads = [head for title in candidate.titles for head in _heads(title)]
    for title in (*candidate.titles, *heads):
        if len(title.key) < _LONG_TITLE or title.key not in printed:
            continue
        for found in re.finditer(r"[\W_]*".join(map(re.escape, title.words)), text, re.I):
            before, after = (
                text[: found.start()].rstrip(' "“‘*'),
                text[found.end() :].lstrip(' "”’*'),
            )
            if re.search(r"[.)\]?!]$|\d$", before) and (not after or after[0] in ".,;?!(["):
                return title
    return None


def _heads(title: Title) -> Iterator[Title]:
    """Yield a title without its subtitle, which print may leave out."""
    if title.breaks and not title.role:
        length, words = 0, []
        for word in title.words:
            if length >= min(title.breaks):
                break
            words.append(word)
            length += len(word)
        head = read_title(" ".join(words))
        if head is not None:
            yield head


def _is_serial(a: Clues, b: Clues) -> bool:
    return not {a.form, b.form} & {"book", "thesis", "web", "report", "review"}


def match_records(
    entries: Iterable[Mapping[str, Any]], records: Iterable[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Match printed references to CSL records, in the order of the references.

    Parameters
    ----------
    entries
        ``{"id", "ref"}`` each.
    records
        CSL records with an ``id`` each.

    Yields
    ------
    dict
        ``id``, ``record`` (its id, or None), ``decision``, ``score``, ``reasons``. The record
        of a decision "ask" is the one to look at; it is not accepted.

    Raises
    ------
    InputError
        When an entry lacks ``id`` or ``ref``, or a record its ``id``.

    Examples
    --------
    >>> ref = "Tuten, T. L. (2016). Social Media Marketing. Sage."
    >>> next(match_records([{"id": "a", "ref": ref}], []))["decision"]
    'refuse'
    """
    index = CandidateIndex([_as_candidate(r, n) for n, r in enumerate(records, start=1)])
    batch: list[tuple[Any, str]] = []
    for number, entry in enumerate(entries, start=1):
        if (
            not isinstance(entry, Mapping)
            or "id" not in entry
            or not isinstance(entry.get("ref"), str)
        ):
            raise InputError(f'entry {number}: each is {{"id": …, "ref": "…"}}')
        batch.append((entry["id"], squeeze(entry["ref"])))
        if len(batch) == _BATCH:
            yield from _match_batch(batch, index)
            batch = []
    yield from _match_batch(batch, index)


def _as_candidate(record: Mapping[str, Any], number: int) -> Candidate:
    if not isinstance(record, Mapping) or "id" not in record:
        raise InputError(f'record {number}: no CSL record with an "id"')
    return Candidate(record["id"], record)


def _match_batch(batch: list[tuple[Any, str]], index: CandidateIndex) -> Iterator[dict[str, Any]]:
    parsed = parse_references([ref for _, ref in batch])
    for (identifier, _), reference in zip(batch, parsed, strict=True):
        match = match_reference(reference.csl, index, text=reference.text)
        yield {
            "id": identifier,
            "record": match.record.id if match.record else None,
            "decision": match.decision,
            "score": round(match.score, 4),
            "reasons": list(match.reasons),
        }
