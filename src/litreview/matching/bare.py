"""Matching where one side shows no title: addresses, places and authors have to speak.

Without a title on the record's side most agreements only justify a question. A reference
without one may still spell it: the address of a news page ends in its headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from litreview.matching.candidates import abbreviates, address_journal
from litreview.works.clues import Clues
from litreview.works.compare import compare_clues
from litreview.works.containers import compare_containers
from litreview.works.evidence import year_gap
from litreview.works.people import compare_authors
from litreview.works.titles import Title, compare_titles, read_title

_SLUG_WORDS = 4
_OTHER_CONTAINER = "container titles differ"
_TAIL = re.compile(r"(\d{3,})$")


class Judgement(NamedTuple):
    """A decision with its score and reasons."""

    decision: Literal["match", "refuse", "ask"]
    score: float
    reasons: tuple[str, ...]


def judge_untitled_record(clues: Clues, record: Clues) -> Judgement:
    """Weigh a record without a title: a match only by address and authors together.

    >>> from litreview.matching.candidates import read_record
    >>> from litreview.works.clues import read_clues
    >>> printed = read_clues({"title": "Desa", "container-title": "Jurnal Politika",
    ...                       "issued": {"date-parts": [[2017]]}})
    >>> record = read_record({"container-title": "POLITIKA", "issued": {"date-parts": [[2017]]}})
    >>> judge_untitled_record(printed, record).reasons
    ('the record shows neither title nor author', 'container titles agree', 'same year')
    """
    authors = compare_authors(clues.authors, record.authors, cut_a=clues.et_al)
    missing = (
        "the record shows no title"
        if record.authors
        else "the record shows neither title nor author"
    )
    against = list(_contradictions(clues, record, authors.kind))
    identifiers = list(_shared_identifiers(clues, record))
    places = list(_shared_places(clues, record))
    people = [authors.note] if authors.kind in {"agree", "first"} else []
    same_year = ["same year"] if year_gap(clues, record) == 0 else []
    reasons = (*identifiers, *people, *places, *same_year)
    if against and not (identifiers and against == [_OTHER_CONTAINER]):
        return Judgement("refuse", 0.1, (missing, *against, *reasons))
    verdict = compare_clues(clues, record)
    if verdict.same and people:
        return Judgement("match", verdict.score, (missing, *reasons))
    if identifiers:
        return Judgement("ask", 0.6, (missing, *reasons))
    if people and same_year:
        return Judgement("ask", 0.5, (missing, *reasons))
    if len(places) > 1 or (places and (same_year or record.year is None)):
        return Judgement("ask", 0.4, (missing, *reasons))
    return Judgement("refuse", 0.02, (missing, *reasons))


def judge_untitled_reference(clues: Clues, record: Clues) -> Judgement:
    """Weigh a titled record against a reference that prints no title."""
    headline = read_headline(clues.url)
    if headline is not None and _fits_headline(headline, record):
        site = next((" ".join(p.words) for p in clues.authors if p.body), "")
        spelled = replace(
            clues,
            title=headline,
            container=clues.container or site,
            authors=() if site else clues.authors,
        )
        verdict = compare_clues(spelled, record)
        sites = compare_containers(spelled.container, record.container)
        sure = verdict.score >= 0.85 and (sites == "agree" or year_gap(clues, record) == 0)
        reasons = ("the printed address spells the title", *verdict.reasons)
        decision: Literal["match", "refuse", "ask"] = "ask" if verdict.score >= 0.3 else "refuse"
        return Judgement("match" if sure else decision, verdict.score, reasons)
    verdict = compare_clues(clues, record)
    if verdict.score >= 0.85:
        return Judgement("match", verdict.score, verdict.reasons)
    authors = compare_authors(clues.authors, record.authors, cut_a=clues.et_al)
    several = min(len(clues.authors), len(record.authors)) > 1
    if authors.kind == "agree" and several and year_gap(clues, record) == 0:
        return Judgement("ask", 0.4, ("the reference prints no title", authors.note, "same year"))
    return Judgement("refuse", min(verdict.score, 0.2), verdict.reasons)


def read_headline(url: str) -> Title | None:
    """Read the title that the end of an address spells; None where it spells none.

    >>> read_headline("x.id/2021/02/23/1610/pengguna-internet-tembus-202-juta").key
    'penggunainternettembus202juta'
    >>> read_headline("x.id/jk/article/7") is None
    True
    """
    last = url.partition("?")[0].rstrip("/").rpartition("/")[2]
    last = re.sub(r"\.(?:html?|php|aspx?)$|^\w+--", "", last)
    words = [w for w in re.split(r"[-_+]|%20", last) if w]
    plain = sum(1 for w in words if w.isalpha())
    return read_title(" ".join(words)) if len(words) >= _SLUG_WORDS and plain >= 3 else None


def _fits_headline(headline: Title, record: Clues) -> bool:
    titles = (record.title, *record.other_titles)
    kinds = {compare_titles(headline, t).kind for t in titles if t}
    return bool(kinds & {"equal", "typos", "cut", "subtitle"})


def _shared_identifiers(a: Clues, b: Clues) -> Iterator[str]:
    if a.doi and a.doi == b.doi:
        yield "same DOI"
    elif a.url and a.url == b.url:
        yield "same address"
    elif a.isbn and a.isbn == b.isbn:
        yield "ISBN agree"
    for one, two in ((a, b), (b, a)):
        number = _TAIL.search(one.doi)
        if number and two.url.endswith(f"/article/{number.group()}"):
            yield f"the DOI ends in the article number of the address ({number.group()})"
    headline = read_headline(b.url)
    if headline and a.title and compare_titles(headline, a.title).kind in {"equal", "typos", "cut"}:
        yield "the record's address spells the title"


def _shared_places(a: Clues, b: Clues) -> Iterator[str]:
    if compare_containers(a.container, b.container) == "agree":
        yield "container titles agree"
    elif not b.container and abbreviates(address_journal(b.url), a.container):
        yield "the record's address abbreviates the container title"
    else:
        return
    for name, one, two in (("volume", a.volume, b.volume), ("issue", a.issue, b.issue)):
        if one and one == two:
            yield f"same {name} ({one})"
    if a.pages[0] and a.pages[0] == b.pages[0]:
        yield f"same pages ({a.pages[0]})"


def _contradictions(a: Clues, b: Clues, authors: str) -> Iterator[str]:
    if authors in {"disagree", "partly"}:
        yield "authors differ"
    if (year_gap(a, b) or 0) > 1:
        yield f"years differ ({a.year}, {b.year})"
    if compare_containers(a.container, b.container) == "differ":
        yield _OTHER_CONTAINER
    if a.doi and b.doi and a.doi != b.doi:
        yield "DOIs differ"
    if a.volume and b.volume and a.volume != b.volume and a.pages[0] != b.pages[0]:
        yield "volume and pages differ"
