"""How far each provider got, and what remains for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from litreview.corrections import Correction, offer_answers, show_rows
from litreview.enrichment.enrich import WorkMatch
from litreview.model import Paper, Reference, Work
from litreview.prose import squeeze
from litreview.works.clues import read_clues

ANY = "any"
"""What the row of a group is called that counts the works which some provider resolved."""
_UNKNOWN = "not printed"


def compute_coverage(works: Iterable[Work], matches: Iterable[WorkMatch]) -> list[dict[str, Any]]:
    """Count what each provider resolved: in all, by language, by type and by year.

    Parameters
    ----------
    works, matches
        The works, and what was decided on those that a provider was asked for.

    Returns
    -------
    list of dict
        ``provider``, ``by`` (all, language, type, year), ``group``, ``works`` that were asked
        for, ``matched``, ``ask`` (a person should look), ``share`` (matched of works). More
        than one provider adds rows for `ANY` of them.

    Examples
    --------
    >>> from litreview.matching.match import Match
    >>> works = [Work("a", {"language": "id"}), Work("b", {"language": "en"})]
    >>> matches = [WorkMatch("a", "p", Match(None, "match", 1.0, ())), WorkMatch("b", "p", Match(None, "refuse", 0, ()))]
    >>> [(r["group"], r["works"], r["matched"], r["share"]) for r in compute_coverage(works, matches)][:3]
    [('all', 2, 1, 0.5), ('en', 1, 0, 0.0), ('id', 1, 1, 1.0)]
    """
    listed = {work.id: work for work in works}
    decided: dict[str, dict[str, set[str]]] = {}
    for found in matches:
        for name in (found.provider, ANY):
            decided.setdefault(name, {}).setdefault(found.work, set()).add(found.match.decision)
    if len(decided) == 2:
        del decided[ANY]
    rows = []
    for provider, of in decided.items():
        for by in ("all", "language", "type", "year"):
            groups: dict[str, list[set[str]]] = {}
            for work, decisions in of.items():
                groups.setdefault(_group(listed[work], by), []).append(decisions)
            rows += [
                _row(provider, by, group, groups[group])
                for group in sorted(groups, key=lambda g: (g == _UNKNOWN, g))
            ]
    return sorted(rows, key=lambda row: row["provider"] == ANY)


def _group(work: Work, by: str) -> str:
    if by == "all":
        return "all"
    if by == "year":
        return str(read_clues(work.csl).year or _UNKNOWN)
    return str(work.csl.get(by) or _UNKNOWN)


def _row(provider: str, by: str, group: str, decisions: Sequence[set[str]]) -> dict[str, Any]:
    matched = sum("match" in each for each in decisions)
    asked = sum("ask" in each and "match" not in each for each in decisions)
    return {
        "provider": provider,
        "by": by,
        "group": group,
        "works": len(decisions),
        "matched": matched,
        "ask": asked,
        "share": round(matched / len(decisions), 4),
    }


def find_questions(
    works: Iterable[Work],
    matches: Iterable[WorkMatch],
    references: Sequence[Reference],
    papers: Sequence[Paper],
) -> list[dict[str, Any]]:
    """Return what a person has to decide, each with the row that would say so.

    Returns
    -------
    list of dict
        ``work``, ``provider``, ``record``, ``printed`` (the title in print), ``recorded`` (the
        record's), ``url``, ``reasons``, ``correction`` (YAML, to be copied into the file of
        corrections; ``reject`` for ``accept`` says no).
    """
    listed = {work.id: work for work in works}
    rows = []
    for found in matches:
        record = found.match.record
        if found.match.decision != "ask" or record is None:
            continue
        work = listed[found.work]
        offered: list[Correction] = offer_answers(
            [(work, found.provider, record.id, found.match.reasons)], references, papers
        )
        rows.append(
            {
                "work": work.id,
                "provider": found.provider,
                "record": record.id,
                "printed": _title(work.csl),
                "recorded": _title(record.csl),
                "url": " ".join(record.urls),
                "reasons": list(found.match.reasons),
                "correction": show_rows(offered),
            }
        )
    return rows


def _title(csl: Mapping[str, Any]) -> str | None:
    title = csl.get("title")
    if isinstance(title, (list, tuple)):
        title = next(iter(title), None)
    return squeeze(str(title)) if title else None
