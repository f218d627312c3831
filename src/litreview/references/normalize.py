"""A tagged entry → a CSL record: an ordered list of cleaners, one field each.

Read `CLEANERS` from top to bottom and you have read what is done to an entry. Every cleaner
takes the draft and writes its own CSL variables and problems; none looks at another's output
except where its docstring says so. The printed text is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from litreview.dates import is_date_like, join_dates, parse_date, says_no_date
from litreview.identifiers import find_isbns, find_issns, repair_doi, repair_url
from litreview.model import Problem, Span
from litreview.names import parse_names
from litreview.prose import detect_language
from litreview.references.types import infer_type
from litreview.references.values import (
    BROKEN_WORD,
    plain_edition,
    plain_issue,
    plain_number,
    plain_pages,
    plain_value,
)

_ACCESS = re.compile(
    r"(?:diakses|di akses|dilihat|diunduh|accessed|retrieved|viewed|available)\W[^.]{0,30}$", re.I
)
_VERSION = re.compile(r"\bvers(?:ion|i)\W*\Z", re.I)
_RESOLVER = re.compile(r"doi\s*\.\s*org")
_PUBLISHERS_PAGE = re.compile(
    r"/(?:doi|articles?|chapter)/(?:(?:abs|full|e?pdf|epub|pdfplus|book)/)?(10\.\d{4,9}/[^\s?#]+?)"
    r"(?:\.pdf)?(?:/(?:full|e?pdf|abstract|meta|html?))*/?(?:[?#]|\Z)",
    re.I,
)
_SINGLE_STAR = re.compile(r"(?<!\*)\*(?!\*)")
_FOREIGN = re.compile(r"[{}=<>|\\`$]")
_LAW_YEAR = re.compile(r"\bnom?(?:or|\.)?\s*\d+\w?\s+tahun\s+((?:19|20)\d\d)\b", re.I)
_SAME_AUTHOR = re.compile(r"^\s*[-‐–—_]{2,}")


@dataclass
class Draft:
    """What the cleaners share: the entry, its verbatim fields, the record in the making."""

    text: str
    spans: tuple[Span, ...]
    given_first: bool | None = None
    previous_author: list[dict[str, str]] = field(default_factory=list)
    csl: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    fields: dict[str, list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the verbatim values of each label, in print order."""
        for span in self.spans:
            self.fields.setdefault(span.label, []).append(self.text[span.start : span.end])

    def values(self, label: str) -> list[str]:
        """Return the verbatim values of one label, in print order."""
        return self.fields.get(label, [])

    def first(self, label: str) -> str:
        """Return the first value of one label without surrounding marks, or ''."""
        values = self.values(label)
        return plain_value(values[0]) if values else ""

    def report(
        self, kind: str, message: str, variable: str | None = None, printed: str = ""
    ) -> None:
        """Put a problem on the record."""
        self.problems.append(Problem(kind, message, variable, printed))


def normalize(
    text: str,
    spans: tuple[Span, ...],
    *,
    given_first: bool | None = None,
    previous_author: list[dict[str, str]] | None = None,
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Turn the labelled spans of one printed entry into a CSL record.

    Parameters
    ----------
    text
        The printed entry.
    spans
        Its labelled stretches, in print order.
    given_first
        Whether this reference list puts given names first, where known.
    previous_author
        CSL names of the entry before, which a dash in place of names repeats.

    Returns
    -------
    csl, problems
        The record (CSL-JSON variables, without ``id``) and what was doubtful or mended.
    """
    draft = Draft(text, spans, given_first, previous_author or [])
    for clean in CLEANERS:
        clean(draft)
    csl = {key: draft.csl[key] for key in _ORDER if draft.csl.get(key) not in (None, "")}
    return csl, tuple(draft.problems)


def _clean_type(draft: Draft) -> None:
    """Infer the type; the language of the title settles nothing here."""
    draft.csl["type"] = infer_type(draft.text, draft.fields)


def _clean_author(draft: Draft) -> None:
    printed = draft.values("author")
    names = []
    for value in printed:
        found, et_al = parse_names(value, given_first=draft.given_first)
        names += [name.as_csl() for name in found]
        if et_al:
            draft.csl.setdefault("custom", {})["et_al"] = True
    if not names and draft.previous_author and _SAME_AUTHOR.match(draft.text):
        names = draft.previous_author
        draft.report(
            "same-author-dash", "authors taken from the entry before", "author", draft.text[:8]
        )
    if names:
        draft.csl["author"] = names


def _clean_editor(draft: Draft) -> None:
    names = [n.as_csl() for value in draft.values("editor") for n in parse_names(value)[0]]
    if names:
        draft.csl["editor"] = names


def _clean_title(draft: Draft) -> None:
    title = draft.first("title")
    if title:
        draft.csl["title"] = title
        language = detect_language(title)
        if language:
            draft.csl["language"] = language


def _clean_container(draft: Draft) -> None:
    container = draft.first("container-title")
    if container:
        draft.csl["container-title"] = container.removeprefix("In ").removeprefix("Dalam ")


def _clean_date(draft: Draft) -> None:
    """Join the printed dates; one after "diakses" or "accessed" is the day of access.

    A law's own year stands in its title ("Undang-Undang Nomor 6 Tahun 2014").
    """
    issued = []
    for span in draft.spans:
        if span.label != "date":
            continue
        date = parse_date(draft.text[span.start : span.end])
        if _ACCESS.search(draft.text[max(0, span.start - 45) : span.start]):
            if date.parts:
                draft.csl["accessed"] = {"date-parts": [date.parts]}
        else:
            issued.append(date)
    law = _LAW_YEAR.search(draft.first("title")) if draft.csl["type"] == "legislation" else None
    if law and not any(d.year for d in issued):
        issued.append(parse_date(law[1]))
    date = join_dates(issued)
    if date.parts:
        draft.csl["issued"] = {"date-parts": [date.parts]}
        if date.suffix:
            draft.csl["year-suffix"] = date.suffix
    years = [d.year for d in issued if d.year is not None]
    if len(set(years)) > 1:
        shown = ", ".join(str(year) for year in years)
        draft.report(
            "dates-disagree",
            f"two years are printed; the first is kept ({years[0]})",
            "issued",
            shown,
        )


def _clean_volume(draft: Draft) -> None:
    if volume := plain_number(draft.first("volume")):
        draft.csl["volume"] = volume


def _clean_issue(draft: Draft) -> None:
    issue = draft.first("issue")
    if issue:
        draft.csl["issue"] = plain_issue(issue)
        if is_date_like(issue):
            draft.report(
                "issue-is-date",
                "a month stands in the issue slot; check the issue number",
                "issue",
                issue,
            )


def _clean_pages(draft: Draft) -> None:
    pages = draft.first("pages")
    if pages:
        draft.csl["page"] = plain_pages(pages)


def _clean_edition(draft: Draft) -> None:
    if edition := draft.first("edition"):
        draft.csl["edition"] = plain_edition(edition)


def _clean_publisher(draft: Draft) -> None:
    if publishers := draft.values("publisher"):
        draft.csl["publisher"] = "; ".join(plain_value(value) for value in publishers)


def _clean_place(draft: Draft) -> None:
    if places := draft.values("location"):
        draft.csl["publisher-place"] = "; ".join(plain_value(value) for value in places)


def _clean_genre(draft: Draft) -> None:
    if genre := draft.first("genre"):
        draft.csl["genre"] = genre


def _clean_report_number(draft: Draft) -> None:
    for span in draft.spans:
        if span.label == "number":
            versioned = _VERSION.search(draft.text, max(0, span.start - 24), span.start)
            draft.csl["version" if versioned else "number"] = plain_value(
                draft.text[span.start : span.end]
            )


def _clean_doi(draft: Draft) -> None:
    """Take the first DOI that is one; a DOI printed as an address, or inside one, counts too."""
    addresses = draft.values("url")
    links = draft.values("doi") + [url for url in addresses if _RESOLVER.search(url)]
    links += [page[1] for page in map(_PUBLISHERS_PAGE.search, addresses) if page]
    for printed in links:
        doi, problems = repair_doi(printed)
        draft.problems += problems
        if doi and "DOI" not in draft.csl:
            draft.csl["DOI"] = doi


def _clean_url(draft: Draft) -> None:
    for printed in draft.values("url"):
        url, problems = repair_url(printed)
        if url and re.search(r"(?:^|//)(?:dx\.)?doi\.org/", url):
            continue
        draft.problems += problems
        if url and "URL" not in draft.csl:
            draft.csl["URL"] = url


def _clean_standard_numbers(draft: Draft) -> None:
    printed = draft.text.lower()
    if issns := find_issns(draft.text) if "issn" in printed else []:
        draft.csl["ISSN"] = issns[0]
    if isbns := find_isbns(draft.text) if "isbn" in printed else []:
        draft.csl["ISBN"] = isbns[0]


def _clean_note(draft: Draft) -> None:
    """Keep notes that say more than an ISSN or ISBN, which have variables of their own."""
    notes = [note for note in draft.values("note") if not find_issns(note) and not find_isbns(note)]
    if notes:
        draft.csl["note"] = "; ".join(plain_value(note) for note in notes)


def _note_what_is_missing(draft: Draft) -> None:
    """Say which of author, date, title the entry lacks; read after all other cleaners."""
    if not draft.spans:
        draft.report(
            "unreadable",
            "nothing recognised in this entry; check it by hand",
            None,
            draft.text[:80],
        )
        return
    if (
        "author" not in draft.csl
        and "editor" not in draft.csl
        and draft.csl["type"] != "legislation"
    ):
        draft.report("no-author", "no author is printed", "author")
    if "title" not in draft.csl:
        draft.report("no-title", "no title is printed", "title")
    if "issued" not in draft.csl and not says_no_date(draft.text):
        draft.report("no-date", "no date is printed", "issued")


def _note_broken_words(draft: Draft) -> None:
    for variable in ("title", "container-title"):
        for printed in draft.values(variable):
            if BROKEN_WORD.search(printed):
                draft.report("word-broken", "a line's end broke a word; joined", variable, printed)


def _note_foreign_matter(draft: Draft) -> None:
    """Say when an entry is made of signs that no list prints (code, markup), or of words alone."""
    signs = len(_FOREIGN.findall(draft.text))
    for span in draft.spans:
        if signs and span.label in {"doi", "url"}:
            signs -= len(_FOREIGN.findall(draft.text, span.start, span.end))
    if signs > 3:
        draft.report(
            "not-a-reference",
            "this looks like code, markup or a table; check it by hand",
            None,
            draft.text[:80],
        )
    elif [*draft.fields] == ["title"] and draft.csl["type"] == "document":
        draft.report(
            "not-a-reference",
            "words and nothing else, no author, year, place or link; check it by hand",
            None,
            draft.text[:80],
        )


def _note_torn_marks(draft: Draft) -> None:
    for opening, closing in ("()", "[]", "“”"):
        if draft.text.count(opening) != draft.text.count(closing):
            draft.report(
                "unbalanced", f"{opening} and {closing} do not pair up", None, opening + closing
            )
    if "*" in draft.text and len(_SINGLE_STAR.findall(draft.text)) % 2:
        draft.report("unbalanced", "italics are opened or closed once too often", None, "*")


Cleaner = Callable[[Draft], None]

CLEANERS: tuple[Cleaner, ...] = (
    _clean_type,
    _clean_author,
    _clean_editor,
    _clean_title,
    _clean_container,
    _clean_date,
    _clean_volume,
    _clean_issue,
    _clean_pages,
    _clean_edition,
    _clean_publisher,
    _clean_place,
    _clean_genre,
    _clean_report_number,
    _clean_doi,
    _clean_url,
    _clean_standard_numbers,
    _clean_note,
    _note_what_is_missing,
    _note_broken_words,
    _note_foreign_matter,
    _note_torn_marks,
)

_ORDER = [
    "type",
    "title",
    "author",
    "editor",
    "issued",
    "year-suffix",
    "accessed",
    "container-title",
    "volume",
    "issue",
    "page",
    "edition",
    "publisher",
    "publisher-place",
    "genre",
    "number",
    "version",
    "DOI",
    "URL",
    "ISSN",
    "ISBN",
    "language",
    "note",
    "custom",
]
