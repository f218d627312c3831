"""One paper that several indexes exported (or that is here as text too) → one paper.

All texts are kept one below the other, the cited references of all of them stay, and a
``merged`` problem says why they are one. What the databases disagree on stays apart.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz

from litreview.identifiers import repair_doi
from litreview.indexes.record import read_exports
from litreview.model import Csl, Paper, Problem, Region
from litreview.prose import fold, fold_key

_LONG_TITLE = 20
_ALIKE = 75
_NAMING = ("//openalex.org/", "//lens.org/", "//app.dimensions.ai/")
"""Addresses by which an index's cited references name a paper."""


def merge_papers(papers: Sequence[Paper]) -> list[Paper]:
    """Join the papers that are one, if an index exported at least one of them.

    Two are one if their DOI is the same and their titles do not contradict it, or, where a
    DOI is missing, if title, first author and year agree and volume and page do not both differ.
    The one with a text of its own leads, then the first.

    Examples
    --------
    >>> from litreview.indexes.wos import parse_wos
    >>> export = "FN Clarivate\\nPT J\\nTI SATU DUA TIGA\\nCR ALI B, 2001, J ILMU, V{0}, P1\\nDI 10.1000/a\\nUT WOS:{0}\\nER\\n"
    >>> one, = merge_papers([*parse_wos(export.format(1), "a.txt"), *parse_wos(export.format(2), "b.txt")])
    >>> len(one.regions), one.problems[-1].message
    (2, 'WOS:2 of b.txt is the same paper (same DOI); the cited references of both are kept')
    """
    leader: dict[int, int] = {i: i for i in range(len(papers))}
    reasons: dict[int, str] = {}
    doubts: dict[int, list[Problem]] = defaultdict(list)
    indexed = [bool(read_exports(paper.csl)) for paper in papers]
    for reason, one, two in _candidates(papers):
        a, b = _root(leader, one), _root(leader, two)
        if a == b or not (indexed[one] or indexed[two]):
            continue
        if said := _contradiction(papers[one].csl, papers[two].csl):
            message = f"{papers[one].id} has the {reason} too, but {said}; one of them is wrong"
            doubts[two].append(Problem("same-doi", message, "DOI", str(papers[two].csl.get("DOI"))))
            continue
        lead, other = sorted((a, b), key=lambda i: (papers[i].kind == "record", i))
        leader[other] = lead
        reasons[other] = reason
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(papers)):
        groups[_root(leader, i)].append(i)
    merged = []
    for lead in sorted(groups, key=lambda i: min(groups[i])):
        paper = _with_problems(papers[lead], doubts[lead])
        for member in groups[lead]:
            if member != lead:
                again = _with_problems(papers[member], doubts[member])
                paper = _join(paper, again, reasons.get(member, "same paper by a third record"))
        merged.append(paper)
    return merged


def _root(leader: dict[int, int], i: int) -> int:
    while leader[i] != i:
        i = leader[i]
    return i


def _candidates(papers: Sequence[Paper]) -> Iterator[tuple[str, int, int]]:
    """Yield pairs that share a DOI, then pairs that share title and first author."""
    by_doi: dict[str, list[int]] = defaultdict(list)
    by_title: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, paper in enumerate(papers):
        if doi := _doi(paper.csl):
            by_doi[doi].append(i)
        title = fold_key(str(paper.csl.get("title") or ""))
        if len(title) >= _LONG_TITLE:
            by_title[title, _first_author(paper.csl)].append(i)
    for members in by_doi.values():
        for at, one in enumerate(members):
            for two in members[at + 1 : at + 4]:
                yield "same DOI", one, two
    for members in by_title.values():
        for at, one in enumerate(members):
            for two in members[at + 1 : at + 4]:
                a, b = papers[one].csl, papers[two].csl
                if not (_doi(a) and _doi(b)) and _years_agree(a, b) and not _apart(a, b):
                    yield "same title, first author and year", one, two


def _contradiction(a: Csl, b: Csl) -> str:
    """Say what speaks against one paper although the DOI is the same; empty where nothing does."""
    one, two = fold(str(a.get("title") or "")), fold(str(b.get("title") or ""))
    if one and two and fuzz.token_set_ratio(one, two) < _ALIKE and not _years_agree(a, b):
        return "title and year differ"
    if one and two and fuzz.token_set_ratio(one, two) < _ALIKE:
        families = _first_author(a), _first_author(b)
        if all(families) and families[0] != families[1]:
            return "title and first author differ"
    return ""


def _doi(csl: Csl) -> str:
    return repair_doi(str(csl["DOI"]))[0] or "" if csl.get("DOI") else ""


def _first_author(csl: Csl) -> str:
    names = csl.get("author") or [{}]
    return fold_key(str(names[0].get("family") or names[0].get("literal") or ""))


def _year(csl: Csl) -> int | None:
    parts = csl.get("issued", {}).get("date-parts") or [[None]]
    return parts[0][0] if parts[0] else None


def _years_agree(a: Csl, b: Csl) -> bool:
    """Tell whether years are the same, off by one (online first), or not stated."""
    one, two = _year(a), _year(b)
    return one is None or two is None or abs(one - two) <= 1


def _apart(a: Csl, b: Csl) -> bool:
    """Tell whether volume and first page both differ: an article and the abstract of a talk."""
    return all(
        (one := re.search(r"\d+", str(a.get(variable) or "")))
        and (two := re.search(r"\d+", str(b.get(variable) or "")))
        and int(one[0]) != int(two[0])
        for variable in ("volume", "page")
    )


def _join(lead: Paper, other: Paper, reason: str) -> Paper:
    """Add to a paper what another record of it holds."""
    exports = [*_exports(lead.csl), *_exports(other.csl)]
    custom: dict[str, Any] = {**other.csl.get("custom", {}), **lead.csl.get("custom", {})}
    csl = {**other.csl, **lead.csl, "custom": {**custom, "exports": exports}}
    if any(address in str(other.csl.get("URL")) for address in _NAMING):
        csl["URL"] = other.csl["URL"]
    again = other.text.strip() in lead.text
    text = lead.text if again else f"{lead.text.rstrip()}\n\n{other.text}"
    shift = len(text) - len(other.text)
    added = () if again else tuple(_shifted(other.regions, shift))
    kept = "its record says the same" if again else "the cited references of both are kept"
    message = f"{other.id} of {other.path or 'memory'} is the same paper ({reason}); {kept}"
    # They are one, so may share a name.
    told = [p for p in other.problems if p.kind != "same-name" and p not in lead.problems]
    return dataclasses.replace(
        lead,
        csl=csl,
        text=text,
        regions=(*lead.regions, *added),
        problems=(*lead.problems, *told, Problem("merged", message, None, other.id)),
    )


def _exports(csl: Csl) -> list[Any]:
    return list(csl.get("custom", {}).get("exports", ()))


def _shifted(regions: Iterable[Region], shift: int) -> Iterator[Region]:
    for region in regions:
        yield Region(region.kind, region.start + shift, region.end + shift)


def _with_problems(paper: Paper, problems: list[Problem]) -> Paper:
    return dataclasses.replace(paper, problems=(*paper.problems, *problems)) if problems else paper
