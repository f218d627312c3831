"""How a list prints titles, volumes, pages, DOIs and visits: the entries that do otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from litreview.audits.habits import Reading, find_unlike
from litreview.audits.rows import AuditRow, make_row
from litreview.audits.titles import check_capitals
from litreview.audits.visits import read_visit, read_visit_word, speaks_otherwise
from litreview.model import DOUBTFUL, Reference, Span

_VOLUME = re.compile(r"\b(vol(?:ume)?|jilid)\b", re.I)
_VOLUME_WORD = re.compile(r"\b(?:vol(?:ume)?|jilid)\b\.?\s*$", re.I)
_VOLUME_WORDS = {"vol": "Vol.", "volume": "Volume", "jilid": "Jilid"}
_PAGE_WORD = re.compile(r"\b(pp?|hlm|hal|halaman)\b\.?\s*:?\s*$", re.I)
_PAGE_WORDS = {
    **{"p": "pp. 11-20", "pp": "pp. 11-20", "hlm": "hlm. 11-20", "hal": "hal. 11-20"},
    "halaman": "halaman 11-20",
}
_IN_LANGUAGE = {"pp. 11-20": "en", "hlm. 11-20": "id", "hal. 11-20": "id", "halaman 11-20": "id"}
_RANGE = re.compile(r"\d\s*(?P<dash>[-‐‑–—−])\s*\d")
_DOI_LABEL = re.compile(r"\bdoi\s*[:.]?\s*$", re.I)
_DOI_FORMS = (
    (re.compile(r"https?://(?:www\.)?dx\.doi\.org", re.I), "https://dx.doi.org/…"),
    (re.compile(r"https?://(?:www\.)?doi\.org", re.I), "https://doi.org/…"),
    (re.compile(r"(?:dx\.|www\.)?doi\.org", re.I), "doi.org/…"),
    (re.compile(r"10\.\d", re.I), "10.…"),
)


def check_forms(
    entries: Sequence[Reference], common: Collection[str] = frozenset()
) -> Iterator[AuditRow]:
    """Yield the entries of one list that print a part otherwise than most of it.

    Parameters
    ----------
    entries
        One list.
    common
        Words that the paper prints in small letters (`find_common_words`), to tell a title in
        capitals from one full of names.

    Examples
    --------
    >>> from litreview.references.parse import complete_references
    >>> ends = ["https://doi.org/10.1234/jd.1"] * 5 + ["doi:10.1234/jd.6"]
    >>> listed = [Reference(f"r{n}", f"Ali, B. (2019). Desa {n}. Jurnal Desa, 4(2), 1-9. {e}", "p") for n, e in enumerate(ends)]
    >>> [(row.kind, row.printed) for row in check_forms(complete_references(listed))]
    [('doi-form', 'doi:10.1234/jd.6')]
    """
    readings: tuple[tuple[str, Reading, str | None, str, Callable[[Reference], str]], ...] = (
        ("volume-form", _volume, None, "print the volume", _volume_shown),
        ("pages-form", _pages, None, "print the pages", _pages_shown),
        ("range-dash", _dash, None, "join first and last page", _pages_shown),
        ("doi-form", _doi, None, "print the DOI", _doi_shown),
        ("access-otherwise", read_visit_word, None, "tell the visit", _tail),
        ("no-access-date", read_visit, "yes", "", _tail),
    )
    yield from check_capitals(entries, common)
    for kind, read, wanted, what, show in readings:
        for entry, value, usual in find_unlike(entries, read, wanted):
            language = entry.csl.get("language")
            if usual in _IN_LANGUAGE and _IN_LANGUAGE.get(value) == language != _IN_LANGUAGE[usual]:
                continue  # "hlm." before Indonesian pages, "pp." before English ones
            if kind == "access-otherwise" and speaks_otherwise(entry, value, usual):
                continue
            advice = (
                f"{what} as in most entries: {usual}" if what else "print when the page was read"
            )
            yield make_row(entry.paper, kind, entry.id, show(entry), advice)


def _first(entry: Reference, *labels: str) -> Span | None:
    if entry.confidence < DOUBTFUL:
        return None
    return next((s for s in entry.spans if s.label in labels), None)


def _printed(entry: Reference, span: Span | None, before: int = 0) -> str:
    return entry.text[max(0, span.start - before) : span.end] if span else ""


def _tail(entry: Reference) -> str:
    return "…" + entry.text[-60:]


def _is_article(entry: Reference) -> bool:
    return entry.csl.get("type") == "article-journal" and not entry.csl.get("editor")


def _volume(entry: Reference) -> str | None:
    span = _first(entry, "volume")
    if span is None or not _is_article(entry) or _is_in_bracket(entry, span):
        return None
    word = _VOLUME.search(_printed(entry, span, 10))
    return f"{_VOLUME_WORDS[word[1].casefold()]} 5" if word else "5"


def _is_in_bracket(entry: Reference, span: Span) -> bool:
    """Tell whether "(Vol. 25, pp. 1–65)" stands there: a volume of a series, not of a journal."""
    return (
        re.search(r"[(\[]\s*(?:vol|pp?\b|hlm|hal)[^()]*$", entry.text[: span.end], re.I) is not None
    )


def _volume_shown(entry: Reference) -> str:
    span = _first(entry, "volume")
    word = _VOLUME_WORD.search(entry.text[max(0, span.start - 10) : span.start]) if span else None
    return (word.group() if word else "") + _printed(entry, span)


def _pages(entry: Reference) -> str | None:
    """Read the word before the pages; "p." and "pp." are one habit, and so is the entry's language."""
    span = _first(entry, "pages")
    if span is None or not _is_article(entry) or _is_in_bracket(entry, span):
        return None
    first = re.search(r"\d", entry.text[span.start : span.end])
    at = span.start + first.start() if first else span.end
    word = _PAGE_WORD.search(entry.text[max(0, at - 12) : at])
    return _PAGE_WORDS[word[1].casefold()] if word else "11-20"


def _pages_shown(entry: Reference) -> str:
    span = _first(entry, "pages")
    word = _PAGE_WORD.search(entry.text[max(0, span.start - 12) : span.start]) if span else None
    return (word.group() if word else "") + _printed(entry, span)


def _dash(entry: Reference) -> str | None:
    match = _RANGE.search(_printed(entry, _first(entry, "pages")))
    if match is None:
        return None
    return "11-20" if match["dash"] in "-‐‑" else "11–20"


def _doi(entry: Reference) -> str | None:
    """Read the form of a DOI; a doubled or broken one is another finding."""
    span = _first(entry, "doi")
    if span is None or any(p.kind in ("doi-doubled", "doi-broken") for p in entry.problems):
        return None
    printed = entry.text[span.start : span.end]
    labelled = _DOI_LABEL.search(entry.text[max(0, span.start - 8) : span.start])
    label = "doi: " if labelled or re.match(r"doi\s*:", printed, re.I) else ""
    for pattern, form in _DOI_FORMS:
        if pattern.search(printed):
            return f"{label}{form}"
    return None


def _doi_shown(entry: Reference) -> str:
    return re.sub(
        r"^.*?(?=doi|http|10\.)", "", _printed(entry, _first(entry, "doi"), 6), flags=re.I
    )
