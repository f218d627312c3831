"""Problems that reading an entry already reported, and proposed repairs, as rows of the audit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litreview.audits.print import blank_links
from litreview.audits.rows import KINDS, AuditRow, make_row
from litreview.dates import parse_date
from litreview.model import DOUBTFUL, Problem, Reference
from litreview.works import Repair

_ADVICE = {
    "doi-broken": "look the DOI up by the title",
    "doi-split": "take the spaces out of the DOI",
    "doi-doubled": "keep one resolver before the DOI",
    "doi-dash": "type a hyphen in the DOI",
    "url-broken": "look the address up",
    "url-split": "take the spaces out of the address",
    "url-scheme": "mend the start of the address",
    "unreadable": "check the entry by hand",
    "overlong": "check where the entry should be divided",
    "torn": "join the pieces of the entry",
    "no-author": "print who wrote it",
    "no-title": "print the title",
    "no-date": "print the year, or “n.d.”",
    "unbalanced": "open and close brackets, quotes and italics in pairs",
    "dates-disagree": "find out which of the two years is right",
    "issue-is-date": "print the issue number; the month does not stand here",
}
_NO_FAULT = frozenset({"same-author-dash", "corrected", "word-broken", "cited-fragment"})
_SPACE_BEFORE_RESOLVER = re.compile(r"\s+(?=https?:)")
_DOI_LABEL = re.compile(r"^\s*doi\s*[:.]?\s*", re.I)
_OTHER_DATE = re.compile(
    r"reprint|\brepr?\b|\borig|cetak(?:an)? ulang|\bed(?:n|ition|isi)?\b|access|diakses|retrieved|\bweb\b"
    r"|viewed|dilihat|diunduh|abruf|\btrans(?:l|lated)?\b|terjemah|last (?:modified|updated)|updated",
    re.I,
)
_ONE_YEAR_ONLY = frozenset({"article-journal", "paper-conference", "document", "report", "thesis"})
_BEHIND_DOI = re.compile(r"\S*10\.\d{4,9}/\S{5,}\s+[A-Z]{3}")
_FAR = 3
"""Years further apart are those of an original and its reprint, or no years at all."""


def check_problems(reference: Reference) -> Iterator[AuditRow]:
    """Yield a row for each problem that the reading of an entry reported.

    >>> entry = Reference("r", "A.", "p", problems=(Problem("no-title", "no title", "title"),))
    >>> [(row.kind, row.printed) for row in check_problems(entry)]
    [('no-title', 'A.')]
    """
    for problem in reference.problems:
        if problem.kind in _NO_FAULT or _is_unsure(problem, reference):
            continue
        kind = problem.kind if problem.kind in KINDS else "other-problem"
        advice = _ADVICE.get(problem.kind, problem.message)
        printed = problem.printed or reference.text[:80]
        yield make_row(reference.paper, kind, reference.id, printed, advice)


def _is_unsure(problem: Problem, reference: Reference) -> bool:
    """Tell whether a problem may be one of the reading, not of the print."""
    kind, printed = problem.kind, problem.printed
    if kind in ("no-title", "no-author", "no-date") and reference.confidence < DOUBTFUL:
        return True
    if kind == "no-title":
        return _is_misread(reference)
    if kind == "no-author":
        return _has_unread_head(reference)
    if kind == "issue-is-date":
        return not reference.csl.get("volume") or parse_date(printed).day is not None
    if kind == "no-date":
        return _has_unread_year(reference)
    if kind == "doi-broken":
        return not re.search(r"doi|\b10\.", printed, re.I)
    if kind == "url-broken":
        return not re.search(r"http|www|://", printed, re.I)
    if kind == "doi-split":
        return _is_whole_doi(printed, reference) or _is_doubling_only(printed, reference)
    if kind == "dates-disagree":
        return not _is_dated_twice(printed, reference)
    if kind == "unbalanced" and printed == "*":
        return not _is_italic(reference)
    return False


def _has_unread_head(reference: Reference) -> bool:
    """Tell whether the entry begins with a dash for the authors before, or with words unread."""
    first = min(reference.spans, key=lambda s: s.start, default=None)
    if first is None or re.match(r"\W*[-–—_]{2,}", reference.text):
        return True
    return first.label not in ("title", "url") or first.start > 4


def _has_unread_year(reference: Reference) -> bool:
    """Tell whether a year stands outside title and links: "Copenhagen 1955-1958"."""
    text = blank_links(reference)
    for span in reference.spans:
        if span.label in ("title", "container-title"):
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text) is not None


def _is_italic(reference: Reference) -> bool:
    """Tell whether an asterisk stands at a title; others are marks of footnotes."""
    return any(
        "*" in reference.text[max(0, span.start - 1) : span.start] + reference.text[span.end :][:1]
        for span in reference.spans
        if span.label in ("title", "container-title")
    )


def _is_misread(reference: Reference) -> bool:
    """Tell whether a title may stand where another field was read, or where none was."""
    if reference.csl.get("container-title"):
        return True
    covered = list(reference.text)
    for span in reference.spans:
        covered[span.start : span.end] = " " * (span.end - span.start)
    return len(re.findall(r"[^\W\d_]{3,}", "".join(covered))) > 3


def _is_dated_twice(printed: str, reference: Reference) -> bool:
    """Tell whether two years contradict each other: not a reprint, not the day of a visit."""
    years = [int(year) for year in re.findall(r"\d{4}", printed)]
    kind = reference.csl.get("type")
    if _OTHER_DATE.search(reference.text) or len(set(years)) != 2:
        return False
    if reference.csl.get("URL") and kind not in ("article-journal", "paper-conference"):
        return False
    if kind == "article-journal" and len(_months(reference)) == 1:
        return True  # "2022 … (Maret 2015)": a month dates the issue
    return abs(max(years) - min(years)) <= (_FAR if kind in _ONE_YEAR_ONLY else 1)


def _months(reference: Reference) -> list[int]:
    """Return the months of the dates behind the first one."""
    dates = [s for s in reference.spans if s.label == "date"][1:]
    read = [parse_date(reference.text[s.start : s.end]) for s in dates]
    return [date.month for date in read if date.month and date.year]


def _is_whole_doi(printed: str, reference: Reference) -> bool:
    """Tell whether the space stands before or behind the DOI, not in it."""
    doi = str(reference.csl.get("DOI") or "")
    if _BEHIND_DOI.match(_DOI_LABEL.sub("", printed)):
        return True
    at = printed.casefold().find(doi) if doi else -1
    before = re.sub(r"doi\s*[:.]?\s*$", "", printed[:at], flags=re.I)
    resolver = re.search(r"(?:https?|doi).*$", before, re.I | re.S)
    return at >= 0 and not (resolver and re.search(r"\s", resolver.group()))


def _is_doubling_only(printed: str, reference: Reference) -> bool:
    """Tell whether the only space in a DOI stands before a second resolver."""
    doubled = any(p.kind == "doi-doubled" for p in reference.problems)
    return doubled and not re.search(r"\s", _SPACE_BEFORE_RESOLVER.sub("", printed.strip()))


def check_repairs(repairs: Sequence[Repair], references: Sequence[Reference]) -> Iterator[AuditRow]:
    """Yield both halves of every entry that looks torn in two.

    The half with the title has neither author nor date, however sure its reading was.
    """
    by_id = {reference.id: reference for reference in references}
    for repair in repairs:
        for identifier in repair.references:
            reference = by_id.get(identifier)
            if reference is None:
                continue
            others = ", ".join(other for other in repair.references if other != identifier)
            yield make_row(
                reference.paper,
                "torn",
                identifier,
                reference.text,
                f"join it with {others} if they are halves of one entry",
            )
            if identifier == repair.references[-1] and len(repair.references) > 1:
                reported = {row.kind for row in check_problems(reference)}
                for kind in ("no-author", "no-date"):
                    if kind not in reported:
                        yield make_row(
                            reference.paper, kind, identifier, reference.text[:80], _ADVICE[kind]
                        )
