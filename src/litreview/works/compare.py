"""Two records → the same work or not, a score, and the reasons.

Each agreement and contradiction is weighed as evidence (log-odds, added up) and named. A
contradiction in one number does not separate; a part number, a year or a town in the title,
another edition or another law does, whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from litreview.model import Csl
from litreview.prose import detect_language
from litreview.works.addresses import Law, same_issuer
from litreview.works.clues import Clues, read_clues
from litreview.works.containers import compare_containers
from litreview.works.evidence import Evidence, published_evidence, year_gap
from litreview.works.people import AuthorMatch, compare_authors
from litreview.works.titles import Title, TitleMatch, compare_titles, part_number, read_title

THRESHOLD = 0.6
_PRIOR = -4.0
_EXCLUDES = -6.0
"""Evidence this strong against cannot be outweighed by a go-between."""
_APART_IN_ONE_LIST = 0.2
_ONE_LIST = 3.0
"""What more it takes within one list, where an entry is rarely printed twice."""


@dataclass(frozen=True)
class Verdict:
    """Whether two records denote the same work.

    Parameters
    ----------
    same
        The verdict.
    score
        From 0 (surely different) to 1 (surely the same).
    reasons
        One short sentence for each piece of evidence, the weightiest first.
    """

    same: bool
    score: float
    reasons: tuple[str, ...]


def compare_records(
    a: Csl, b: Csl, *, one_list: bool = False, threshold: float = THRESHOLD
) -> Verdict:
    """Decide whether two CSL records denote the same work.

    Parameters
    ----------
    a, b
        CSL-JSON records, possibly damaged.
    one_list
        Whether both stand in one reference list (then it takes more to call them the same).
    threshold
        The score from which on they are the same.

    Examples
    --------
    >>> book = {"title": "Metode Penelitian", "author": [{"family": "Sugiyono"}],
    ...         "issued": {"date-parts": [[2018]]}, "edition": "28"}
    >>> compare_records(book, {**book, "edition": "27"}).reasons[0]
    'editions differ (28, 27)'
    """
    return compare_clues(read_clues(a), read_clues(b), one_list=one_list, threshold=threshold)


def compare_clues(
    a: Clues, b: Clues, *, one_list: bool | None = None, threshold: float = THRESHOLD
) -> Verdict:
    """Decide as `compare_records`, on clues already read (lists are known from the clues)."""
    if one_list is None:
        one_list = bool(a.list_id) and a.list_id == b.list_id
    if a.law and b.law:
        return _law_verdict(a.law, b.law, threshold)
    title = _best_title(a, b)
    authors = compare_authors(a.authors, b.authors, cut_a=a.et_al, cut_b=b.et_al)
    if title.kind == "missing":
        return _untitled_verdict(a, b, authors, threshold)
    evidence = [Evidence(title.weight, title.note), Evidence(authors.weight, authors.note)]
    evidence += published_evidence(a, b, title, authors)
    if one_list:
        evidence += _one_list_evidence(a, b)
    score = _logistic(_PRIOR + sum([weight for weight, _ in evidence]))
    if title.kind == "different" and not _translated(a, b, authors):
        score = min(score, 0.1)
    if title.kind == "conflict":
        score = min(score, 0.01)
    ranked = sorted([(-abs(weight), note) for weight, note in evidence])
    reasons = [note for _, note in ranked]
    if score < threshold and a.doi and a.doi == b.doi:
        reasons.insert(0, "one DOI on two different works: a finding, not a match")
    return Verdict(score >= threshold, score, tuple(reasons))


def _translated(a: Clues, b: Clues, authors: AuthorMatch) -> bool:
    """Tell whether two different titles may be one, in two languages: all else must agree."""
    if not (a.doi and a.doi == b.doi and authors.kind == "agree" and a.title and b.title):
        return False
    if a.volume and a.volume == b.volume and a.pages[0] and a.pages[0] == b.pages[0]:
        return True
    one, two = (detect_language(" ".join(t.words)) for t in (a.title, b.title))
    return one is not None and two is not None and one != two


def contradict(a: Clues, b: Clues) -> bool:
    """Tell whether two records flatly exclude each other, so that no third can join them.

    A low score alone does not: two damaged prints of one work may hardly resemble each other.
    """
    if a.law and b.law:
        return not _law_verdict(a.law, b.law, THRESHOLD).same
    title = _best_title(a, b)
    if title.kind == "conflict":
        return True
    authors = compare_authors(a.authors, b.authors, cut_a=a.et_al, cut_b=b.et_al)
    one_list = bool(a.list_id) and a.list_id == b.list_id
    if one_list and compare_clues(a, b).score < _APART_IN_ONE_LIST:
        return True
    return any(e.weight <= _EXCLUDES for e in published_evidence(a, b, title, authors))


def _logistic(total: float) -> float:
    return round(1 / (1 + exp(-total)), 6)


def _best_title(a: Clues, b: Clues) -> TitleMatch:
    """Compare the titles, each in every language it is printed in."""
    if a.title is None or b.title is None:
        lone, other = (a.title, b) if a.title else (b.title, a)
        if lone and len(lone.key) >= 30 and lone.key in other.text_key:
            return TitleMatch("cut", 3.5, "the title of one stands in the other's printed entry")
        return TitleMatch("missing", 0.0, "")
    one, two = _without_volume(a, b), _without_volume(b, a)
    others = bool(a.other_titles or b.other_titles)
    noise = a.noise | b.noise if one.key != two.key or others else frozenset[str]()
    best = compare_titles(one, two, noise)
    for one in (a.title, *a.other_titles) if others else ():
        for two in (b.title, *b.other_titles):
            found = compare_titles(one, two, noise)
            if found.weight > best.weight and best.kind != "conflict":
                best = found
    return best


def _without_volume(a: Clues, b: Clues) -> Title:
    """Return a's title, without the "Jilid 1" in it that b prints as the volume of the book."""
    assert a.title is not None
    assert b.title is not None
    part = part_number(a.title) if b.volume and not b.container else ""
    if not part or part != b.volume or part_number(b.title):
        return a.title
    at = next(i for i, word in enumerate(a.title.words) if word == part)
    return read_title(" ".join((*a.title.words[: at - 1], *a.title.words[at + 1 :]))) or a.title


def _law_verdict(a: Law, b: Law, threshold: float) -> Verdict:
    """Laws go by kind, issuer, number and year; authors and wording vary at will."""
    if (a.number, a.year) != (b.number, b.year) and a.year and b.year:
        note = f"laws differ in number or year ({a.number}/{a.year}, {b.number}/{b.year})"
        return Verdict(False, 0.01, (note,))
    if a.number != b.number or a.kind != b.kind or not same_issuer(a.issuer, b.issuer):
        return Verdict(False, 0.02, ("laws of another kind, issuer or number",))
    score = 0.97 if a.year == b.year else 0.5
    return Verdict(
        score >= threshold, score, (f"same law, number {a.number} of {a.year or b.year}",)
    )


def _untitled_verdict(a: Clues, b: Clues, authors: AuthorMatch, threshold: float) -> Verdict:
    """Without two titles only an address, or journal, volume and page together, identify."""
    reasons: list[str] = []
    score = 0.02
    if a.doi and a.doi == b.doi:
        reasons, score = ["same DOI, a title is missing"], 0.95
    elif a.url and a.url == b.url:
        reasons, score = ["same address, a title is missing"], 0.93
    elif (
        compare_containers(a.container, b.container) == "agree"
        and (a.volume and a.volume == b.volume)
        and (a.pages[0] and a.pages[0] == b.pages[0])
        and authors.kind in {"agree", "first"}
        and year_gap(a, b) in {0, None}
    ):
        reasons, score = ["no title, but author, journal, volume and first page agree"], 0.92
    if score > 0.5:
        persons_differ = authors.kind == "disagree" and authors.weight < -5
        if persons_differ or (year_gap(a, b) or 0) > 1:
            return Verdict(
                False, 0.2, (*reasons, "but author or year differ: a finding, not a match")
            )
        return Verdict(score >= threshold, score, tuple(reasons))
    reasons.append(
        "same author and year but no title" if _alike(a, b, authors) else "a title is missing"
    )
    if a.url and b.url:
        reasons.append("addresses differ")
    else:
        reasons.append("nothing else identifies the work")
    return Verdict(False, score, ("; ".join(reasons),))


def _alike(a: Clues, b: Clues, authors: AuthorMatch) -> bool:
    return authors.kind == "agree" and year_gap(a, b) == 0


def _one_list_evidence(a: Clues, b: Clues) -> Iterator[Evidence]:
    yield Evidence(-_ONE_LIST, "both stand in one list, where it takes more")
    if a.suffix != b.suffix and a.suffix and b.suffix:
        yield Evidence(-9.0, f"the list tells them apart ({a.suffix}, {b.suffix})")
    elif year_gap(a, b):
        yield Evidence(-4.0, "years differ within one list")
