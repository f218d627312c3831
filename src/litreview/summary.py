"""What was found, what is doubtful: the few lines that a person reads first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from litreview.model import DOUBTFUL

if TYPE_CHECKING:
    from litreview.review import Review


def summarise(review: Review) -> list[str]:
    """Return at most ten lines on a review, counts first, doubts after."""
    return [
        _papers(review),
        _references(review),
        _works(review),
        _citations(review),
        _mentions(review),
        _doubts(review),
        *_repairs(review),
        *_corrections(review),
        *_providers(review),
        *_skipped(review),
    ]


def _papers(review: Review) -> str:
    kinds: Counter[str] = Counter(paper.kind for paper in review.paper_records)
    names = {"paper": "papers", "reading-note": "reading notes", "record": "bare records"}
    shown = ", ".join(f"{kinds[kind]} {name}" for kind, name in names.items() if kinds[kind])
    listless = [p.id for p in review.paper_records if p.kind != "record"]
    listed = {r.paper for r in review.reference_records}
    without = [identifier for identifier in listless if identifier not in listed]
    return f"read        {shown}" + (f"; no reference list in {_few(without)}" if without else "")


def _references(review: Review) -> str:
    per_paper = Counter(r.paper for r in review.reference_records)
    shown = ", ".join(f"{paper} {n}" for paper, n in sorted(per_paper.items())[:5])
    more = ", …" if len(per_paper) > 5 else ""
    return f"references  {len(review.reference_records)} printed entries" + (
        f" ({shown}{more})" if shown else ""
    )


def _works(review: Review) -> str:
    cited = [w for w in review.work_records if w.references]
    shared = sum(1 for n in review.works["n_citing"] if n > 1)
    return f"works       {len(cited)} cited works, {shared} of them cited by two or more papers"


def _citations(review: Review) -> str:
    papers = {paper.id for paper in review.paper_records}
    pairs = zip(review.citations["citing"], review.citations["cited"], strict=True)
    between = [" → ".join(pair) for pair in pairs if pair[1] in papers]
    tail = f", {len(between)} between papers of the corpus ({_few(between)})" if between else ""
    return f"citations   {len(review.citations)} edges from paper to work{tail}"


def _mentions(review: Review) -> str:
    status = Counter(m.status for m in review.mention_records)
    missing = [m.marker for m in review.mention_records if m.status == "missing"]
    line = f"mentions    {len(review.mention_records)} in the text: {status['linked']} linked"
    if missing:
        line += f", {len(missing)} without a reference ({_few(missing)})"
    return line + (f", {status['ambiguous']} ambiguous" if status["ambiguous"] else "")


def _doubts(review: Review) -> str:
    unsure = [r.id for r in review.reference_records if r.confidence < DOUBTFUL]
    marred = sum(
        1 for r in review.reference_records if any(p.kind != "corrected" for p in r.problems)
    )
    return (
        f"doubtful    {marred} entries with a problem; {len(unsure)} read with low confidence"
        + (f" ({_few(unsure)})" if unsure else "")
    )


def _repairs(review: Review) -> list[str]:
    merged = [set(work.references) for work in review.work_records if len(work.references) > 1]
    done = [r for r in review.repairs if any(set(r.references) <= group for group in merged)]
    open_ = len(review.repairs) - len(done)
    if not review.repairs:
        return []
    shown = _few([" + ".join(repair.references) for repair in done])
    tail = f"; {open_} more proposed, not applied" if open_ else ""
    return [
        f"repaired    {len(done)} torn entries{': ' + shown if shown else ''}{tail} (reasons in works.csv)"
    ]


def _corrections(review: Review) -> list[str]:
    rows, gone = len(review.corrections.rows), review.correction_problems
    if not rows and not gone:
        return []
    tail = f"; {len(gone)} no longer apply: {_few([p.message for p in gone], 2)}" if gone else ""
    return [f"corrected   {rows - len(gone)} of {rows} corrections applied{tail}"]


def _providers(review: Review) -> list[str]:
    found = review.enriched
    if not found.matches and not found.problems:
        return []
    decided: dict[str, set[str]] = {}
    for each in found.matches:
        decided.setdefault(each.work, set()).add(each.match.decision)
    matched = sum("match" in d for d in decided.values())
    asked = sum("ask" in d and "match" not in d for d in decided.values())
    first = sorted(found.problems, key=lambda problem: problem.kind != "provider-given-up")
    troubles = [problem.message for problem in first]
    tail = f"; {len(troubles)} troubles: {_few(troubles, 2)}" if troubles else ""
    return [
        f"enriched    {matched} of {len(decided)} works matched, {asked} for a person to decide{tail}"
    ]


def _skipped(review: Review) -> list[str]:
    if not review.skipped:
        return []
    return [
        f"skipped     {len(review.skipped)} files: {_few([p.message for p in review.skipped], 2)}"
    ]


def _few(items: list[str], most: int = 3) -> str:
    return ", ".join(items[:most]) + (f" and {len(items) - most} more" if len(items) > most else "")
