"""What an entry says that cannot be so: dates, sites and numbers that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from litreview.audits.rows import AuditRow, make_row
from litreview.audits.vocabulary import LIMITS
from litreview.dates import is_date_like, parse_date
from litreview.model import Reference
from litreview.prose import fold

_DOMAIN = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)+(?:com|id|org|net|gov|edu|co|info|tv|news|io|my|sg|au|uk)", re.I
)
_SECOND_LEVEL_PRINTED = """
    co com go gov gob or org ac edu net sch web my mil desa biz ponpes
"""
_SECOND_LEVEL = frozenset(_SECOND_LEVEL_PRINTED.split())
_DATED_PATH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/)")
_PER = r"[\s-]+(?:per|se|dalam se|dalam satu|an?|each|every|setiap|tiap)[\s-]*"
_IMPOSSIBLE = tuple(
    (
        re.compile(
            rf"(?<![\d.,])(?<!\d[ -])(\d{{1,4}})[\s-]+(?:{one}|{one_en}){_PER}(?:{per}|{per_en})\b",
            re.I,
        ),
        limit,
    )
    for one, one_en, per, per_en, limit in LIMITS
)


def check_facts(reference: Reference) -> Iterator[AuditRow]:
    """Yield contradictions inside one entry.

    Examples
    --------
    >>> csl = {"author": [{"literal": "Kompas.com"}], "URL": "https://www.kompas.id/baca/33-jam-per-hari"}
    >>> [(r.kind, r.printed) for r in check_facts(Reference("r", csl["URL"], "p", csl=csl))]
    [('host-differs', 'Kompas.com / kompas.id'), ('impossible-number', '33-jam-per-hari')]
    """
    yield from _host(reference)
    yield from _dates(reference)
    for pattern, limit in _IMPOSSIBLE:
        if (match := pattern.search(reference.text)) and int(match[1]) > limit:
            advice = f"check the number: at most {limit} are possible"
            yield make_row(
                reference.paper, "impossible-number", reference.id, match.group(), advice
            )
    authors = reference.csl.get("author") or []
    if reference.csl.get("type") == "thesis" and len(authors) > 1 and _is_persons(authors):
        names = " & ".join(str(a.get("family")) for a in authors)
        printed = f"{names}: {reference.csl.get('genre', 'thesis')}"
        advice = "check who wrote it: a thesis has one author"
        yield make_row(reference.paper, "thesis-authors", reference.id, printed, advice)


def registrable(host: str) -> str:
    """Return the part of a host name that is registered, by the usual second-level names.

    >>> registrable("databoks.katadata.co.id"), registrable("tekno.kompas.com")
    ('katadata.co.id', 'kompas.com')
    """
    labels = host.casefold().strip(". ").split(".")
    size = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-size:])


def _is_persons(authors: list[dict[str, str]]) -> bool:
    return all(a.get("family") and not a.get("literal") for a in authors)


def _host(reference: Reference) -> Iterator[AuditRow]:
    authors = reference.csl.get("author") or []
    url = str(reference.csl.get("URL") or "")
    if len(authors) != 1 or not url:
        return
    name = str(authors[0].get("literal") or authors[0].get("family") or "").strip()
    host = _host_of(url)
    if not host or not _DOMAIN.fullmatch(name):
        return
    named = re.sub(r"^(?:https?://)?(?:www\.)?", "", name, flags=re.I)
    if registrable(named) != registrable(host):
        printed = f"{name} / {registrable(host)}"
        advice = "name the site that the address belongs to"
        yield make_row(reference.paper, "host-differs", reference.id, printed, advice)


def _host_of(url: str) -> str:
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # brackets that are no IPv6 address
        return ""


def _dates(reference: Reference) -> Iterator[AuditRow]:
    """Report a year in the issue slot or in a news address that is not the year of the entry."""
    csl = reference.csl
    parts = (csl.get("issued") or {}).get("date-parts") or [[]]
    year = parts[0][0] if parts[0] else None
    if year is None or any(p.kind == "dates-disagree" for p in reference.problems):
        return
    issue = str(csl.get("issue") or "")
    if is_date_like(issue) and (other := parse_date(issue).year) and other != year:
        advice = "find out which of the two years is right"
        yield make_row(reference.paper, "dates-disagree", reference.id, f"{year} / {issue}", advice)
    if issue == str(year):
        advice = "print the issue number; the year does not stand here"
        yield make_row(reference.paper, "issue-is-date", reference.id, issue, advice)
    url = str(csl.get("URL") or "")
    dated = _DATED_PATH.search(url)
    is_page = csl.get("type") == "webpage" and "upload" not in fold(url)
    if is_page and dated and int(dated[1]) != year:
        advice = "the address bears another year; check the date of the page"
        printed = f"{year} / {dated.group().lstrip('/')}"
        yield make_row(reference.paper, "dates-disagree", reference.id, printed, advice)
