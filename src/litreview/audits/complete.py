"""Records that lack what their type needs, and entries that stop too soon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litreview.audits.habits import ENOUGH, SHARE
from litreview.audits.laws import is_law
from litreview.audits.print import blank_links
from litreview.audits.rows import AuditRow, make_row
from litreview.audits.vocabulary import CONFERENCE_GENERIC
from litreview.model import DOUBTFUL, Reference
from litreview.prose import fold

SURE = 0.8
"""What is rare is believed of an entry that was read with this confidence."""

_TAIL = (
    "container-title",
    "publisher",
    "URL",
    "DOI",
    "volume",
    "issue",
    "page",
    "edition",
    "genre",
)
_TAIL_LABELS = frozenset(
    {"container-title", "publisher", "url", "doi", "volume", "pages", "location"}
)
_PAGE_LIKE = re.compile(
    r"\d+\s?[-–—]\s?\d+|\be\d{3,}|(?<!\d)\d{5,}(?!\d)|\d\s?\([^()]{1,12}\)\s?[,:]\s?[A-Z]?\d|\b(?:pp?|hlm|hal|halaman|art(?:icle)?)\b\.?\s?\w*\d",
    re.I,
)
_NUMBER_LIKE = re.compile(r"\bvol|\bno\b|\bnomor\b|\d\s?\(\d+\)|\bissue\b|\bedisi\b", re.I)
_NOT_YET = re.compile(
    r"\bin press\b|forthcoming|akan terbit|early view|online first|advance online|in review|to appear|submitted|in preparation|unpublished|to be published|np$",
    re.I,
)
_JOURNAL = re.compile(
    r"jurnal|journal|bulletin|buletin|majalah|review|transactions|annals|letters", re.I
)
_SPOKEN = re.compile(
    r"present|meeting|conference|konferensi|seminar|workshop|lecture|paper|makalah|session", re.I
)
_SCHOOL = re.compile(
    r"univer|institut|sekolah|politeknik|akademi|college|school|fakultas|stie|stia|iain|uin|stikes|stain",
    re.I,
)


def check_complete(entries: Sequence[Reference]) -> Iterator[AuditRow]:
    """Yield the entries of one list that lack what a record of their type needs.

    Examples
    --------
    >>> csl = {"type": "paper-conference", "title": "A", "container-title": "Prosiding Seminar Nasional"}
    >>> [row.kind for row in check_complete([Reference("r", "A. Prosiding Seminar Nasional", "p", csl=csl)])]
    ['no-conference']
    """
    goes_on = [_has_tail(entry) for entry in entries]
    enough = len(entries) >= ENOUGH and sum(goes_on) >= SHARE * len(entries)
    books = [entry for entry in entries if entry.csl.get("type") == "book"]
    named = sum(1 for entry in books if entry.csl.get("publisher"))
    publishers = named >= ENOUGH and named >= SHARE * len(books)
    for entry, tail in zip(entries, goes_on, strict=True):
        if not tail:
            if enough and _stops_after_head(entry) and not is_law(entry):
                advice = "complete the entry: it ends where the others name journal or publisher"
                yield make_row(entry.paper, "truncated", entry.id, "…" + entry.text[-60:], advice)
            continue
        if entry.confidence < DOUBTFUL or not entry.csl.get("title"):
            continue
        for kind, advice in _lacks(entry):
            if kind == "no-publisher" and not publishers:
                continue  # "Paris, 2006" is the style of whole fields
            yield make_row(entry.paper, kind, entry.id, "…" + entry.text[-60:], advice)


def _has_tail(entry: Reference) -> bool:
    labels = {span.label for span in entry.spans}
    return any(entry.csl.get(v) for v in _TAIL) or bool(labels & _TAIL_LABELS)


def _stops_after_head(entry: Reference) -> bool:
    """Tell whether nothing stands behind the title, or behind the date where no title is."""
    spans = [s.end for s in entry.spans if s.label in ("author", "date", "title")]
    if not spans or not entry.csl.get("author"):
        return False
    return not re.search(r"[^\W_]{2}", entry.text[max(spans) :])


def _lacks(entry: Reference) -> Iterator[tuple[str, str]]:
    csl, text = entry.csl, _without_title(entry)
    kind = csl.get("type")
    if kind == "article-journal" and not _NOT_YET.search(text):
        numbered = csl.get("volume") or csl.get("issue") or _NUMBER_LIKE.search(text)
        journal = _JOURNAL.search(str(csl.get("container-title") or ""))
        dated = len(((csl.get("issued") or {}).get("date-parts") or [[]])[0]) > 2
        if not numbered:
            if journal and not dated:  # a newspaper has the day
                yield "no-volume", "print volume and issue of the journal"
        elif not journal and not (csl.get("volume") and csl.get("issue")):
            return
        elif not csl.get("page") and not _PAGE_LIKE.search(text):
            yield "no-pages", "print the pages or the article number"
    elif kind == "chapter" and not csl.get("container-title"):
        yield "no-book", "print the book that the chapter stands in"
    elif kind == "paper-conference":
        if not _names_conference(str(csl.get("container-title") or "")):
            yield "no-conference", "print the full name of the conference"
    elif kind == "book" and not csl.get("publisher"):
        if entry.confidence >= SURE and not csl.get("page") and not _SPOKEN.search(entry.text):
            yield "no-publisher", "print the publisher"
    elif kind == "thesis" and not csl.get("publisher") and not _SCHOOL.search(text):
        genre = next((s.end for s in entry.spans if s.label == "genre"), len(text))
        if not re.search(r"[^\W\d_]{3}", text[genre:]):
            yield "no-institution", "print the university"


def _without_title(entry: Reference) -> str:
    """Return the entry without title and links, whose numbers are no volume and no pages."""
    text = blank_links(entry)
    for span in entry.spans:
        if span.label in ("title", "date", "author"):
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _names_conference(container: str) -> bool:
    return any(
        word not in CONFERENCE_GENERIC and not word.isdecimal() for word in fold(container).split()
    )
