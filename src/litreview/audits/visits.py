"""How a list says when a page was read: the word for it, and whether a day stands there."""

from __future__ import annotations

import re

from litreview.audits.print import BLANK, blank_links
from litreview.languages import stop_words
from litreview.model import DOUBTFUL, Reference
from litreview.prose import fold

_VISIT = re.compile(
    r"\b(?P<word>di\s?akses|diunduh|dilihat|dikutip|accessed|retrieved|viewed|abgerufen)\b", re.I
)
_DAY = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_DAY_NAMED = re.compile(
    r"[:,]?\s*(?:(?:on|pada|tanggal|tgl|am|hari)\b\.?,?\s*)*(?:[^\W\d_]{3,9},?\s+)?(?:\d{1,2}(?!\d)|[^\W\d_]{3,9}\.?\s+(?:\d{1,2},?\s+)?(?:19|20)\d\d)",
    re.I,
)
_SOON = re.compile(rf"\W*(?:(?:from|dari|at|di|melalui|pada|laman|situs)\b\W*){{0,3}}{BLANK}", re.I)
_NEAR = 45
"""A visit names its day within so many characters."""
_LANGUAGE = {
    **dict.fromkeys(("diakses", "diunduh", "dilihat", "dikutip"), "id"),
    **dict.fromkeys(("accessed", "retrieved", "viewed"), "en"),
    "abgerufen": "de",
}
_OTHER = {"id": "en", "en": "id"}


def _is_page(entry: Reference) -> bool:
    csl = entry.csl
    return bool(csl.get("type") in ("webpage", "post-weblog") and csl.get("URL"))


def read_visit(entry: Reference) -> str | None:
    """Read whether a web page says when it was read; one that links no page cannot.

    >>> page = Reference("r", "A. Diakses 3 Mei 2020, https://a.id/x", csl={"type": "webpage", "URL": "https://a.id/x"})
    >>> read_visit(page)
    'yes'
    """
    if not _is_page(entry) or entry.confidence < DOUBTFUL:
        return None
    text = blank_links(entry)
    told = any(_DAY.search(text[m.end() : m.end() + _NEAR]) for m in _VISIT.finditer(text))
    return "yes" if told else "no"


def read_visit_word(entry: Reference) -> str | None:
    """Read the word for the visit: behind the title, before a day or a link, of what has a link.

    >>> read_visit_word(Reference("r", "A. Kota viewed from the sea. 2020, https://a.id/x"))
    >>> read_visit_word(Reference("r", "A. Kota. Retrieved from https://a.id/x"))
    'retrieved'
    """
    text = blank_links(entry)
    if BLANK not in text:
        return None
    behind = max((s.end for s in entry.spans if s.label == "title"), default=0)
    for match in _VISIT.finditer(text, behind):
        after = text[match.end() : match.end() + _NEAR]
        if _SOON.match(after) or _DAY_NAMED.match(after):
            return re.sub(r"\s", "", match["word"]).casefold()
    return None


def speaks_otherwise(entry: Reference, word: str, usual: str) -> bool:
    """Tell whether a page in another language may have a word of that language for its visit.

    Titles are too short for a guess: only one with function words of the usual language, and
    none of the other, is surely not such a page.

    >>> page = Reference("r", "Berita dari desa ini", csl={"title": "Berita dari desa ini"})
    >>> speaks_otherwise(page, "accessed", "diakses"), speaks_otherwise(page, "diunduh", "diakses")
    (False, False)
    """
    own, common = _LANGUAGE.get(word, ""), _LANGUAGE.get(usual, "")
    if own == common:
        return False
    words = set(fold(str(entry.csl.get("title") or "")).split())
    if common not in _OTHER or not words & stop_words(common):
        return True
    return bool(words & stop_words(_OTHER[common]))
