"""Works → RIS, which EndNote, Mendeley, Zotero, JabRef and most others read.

Tags and types after the specification of Research Information Systems as kept at
https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp. A value
is one line whatever is in it, so that no text can begin a tag or end a record.

RIS has no mark for a body: a name without a comma is one, or a person of one name. Where print
says "et al." the names end where print ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from litreview.formats.bibentry import citekeys, date_parts, said
from litreview.formats.latex import one_line
from litreview.model import Csl, Work

_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "regulation": "STAT",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_BEFORE_DATE = (("title", "TI"), ("container-title", "T2"), ("collection-title", "T3"))
_AFTER_DATE = (
    ("volume", "VL"),
    ("issue", "IS"),
    ("number", "IS"),
    ("page", "SP"),
    ("edition", "ET"),
    ("version", "ET"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("genre", "M3"),
    ("DOI", "DO"),
    ("URL", "UR"),
    ("accessed", "Y2"),
    ("ISSN", "SN"),
    ("ISBN", "SN"),
    ("language", "LA"),
    ("keyword", "KW"),
    ("abstract", "AB"),
    ("note", "N1"),
)
_NUMBERS = {
    **dict.fromkeys(("BILL", "HEAR", "STAT"), "M1"),
    **dict.fromkeys(("PAT", "RPRT", "STAND"), "SN"),
}
"""Where the number of a type stands that has no issues, as Zotero and EndNote read it."""

_INSTEAD = {"number": "issue", "version": "edition"}
"""Variables that share a tag with another, which goes before."""

_END = "\r\n"
_PAGES = re.compile(
    r"([A-Za-z]{0,2}\d+[A-Za-z]?|[ivxlc]+)\s*[-–—‐−]+\s*([A-Za-z]{0,2}\d+[A-Za-z]?|[ivxlc]+)", re.I
)


def ris(works: Sequence[Work]) -> str:
    r"""Return the works as RIS, sorted by citekey, the same bytes each time; lines end CR LF.

    Examples
    --------
    >>> text = ris([Work("sari2020", {"type": "book", "title": "A\nER  - ", "author": [{"family": "Sari", "given": "D."}]})])
    >>> text.split("\r\n")
    ['TY  - BOOK', 'ID  - sari2020', 'AU  - Sari, D.', 'TI  - A ER -', 'ER  - ', '', '']
    """
    keys = citekeys(works)
    ordered = sorted(works, key=lambda work: keys[work.id])
    return "".join(_record(keys[work.id], work.csl) for work in ordered)


def _record(key: str, csl: Csl) -> str:
    kind = _TYPES.get(str(csl.get("type")), "GEN")
    lines = [f"TY  - {kind}", f"ID  - {key}"]
    lines += [f"{tag}  - {value}" for tag, text in _values(csl, kind) if (value := one_line(text))]
    return _END.join([*lines, "ER  - ", "", ""])


def _values(csl: Csl, kind: str) -> Iterator[tuple[str, str]]:
    """Yield tag and value in the order of the record; values are not yet on one line.

    Editors are ``ED``: readers take ``A2`` for authors (JabRef) or, of books, for the editors of
    the series (Zotero).
    """
    for role, tag in (("author", "AU"), ("editor", "ED")):
        people = csl.get(role) or ()
        yield from ((tag, _name(name)) for name in people if isinstance(name, Mapping))
    for variable, tag in _BEFORE_DATE:
        yield tag, said(csl.get(variable) or "")
    if parts := date_parts(csl):
        yield "PY", f"{parts[0]:04d}"
        if len(parts) > 1:
            yield "DA", _day(parts)
    for variable, tag in _AFTER_DATE:
        if csl.get(variable) in (None, ""):
            continue
        if variable == "number" and kind in _NUMBERS:
            yield _NUMBERS[kind], said(csl[variable])
        elif variable in _INSTEAD and csl.get(_INSTEAD[variable]):
            continue
        elif variable == "accessed":
            yield from ((tag, _day(day)) for day in [date_parts(csl, variable)] if day)
        elif variable == "page":
            yield from _pages(said(csl["page"]))
        elif variable == "keyword":
            yield from ((tag, word) for word in _keywords(csl["keyword"]))
        else:
            yield tag, said(csl[variable])


def _day(parts: Sequence[int]) -> str:
    """Lay a date out as "YYYY/MM/DD/"; what is not known stays empty between the slashes."""
    month, day = (f"{parts[n]:02d}" if len(parts) > n else "" for n in (1, 2))
    return f"{parts[0]:04d}/{month}/{day}/"


def _name(name: Mapping[str, Any]) -> str:
    """Return "Family, Given, Suffix"; a particle stands before the family name."""
    parts = {key: one_line(str(value)) for key, value in name.items() if value}
    if literal := parts.get("literal"):
        return literal
    particles = (parts.get("dropping-particle"), parts.get("non-dropping-particle"))
    family = " ".join(part for part in (*particles, parts.get("family")) if part)
    given, suffix = parts.get("given", ""), parts.get("suffix", "")
    if not family:
        return given
    return ", ".join((family, given, suffix) if suffix else (family, given) if given else (family,))


def _pages(page: str) -> Iterator[tuple[str, str]]:
    pages = _PAGES.fullmatch(one_line(page))
    yield "SP", pages[1] if pages else page
    if pages:
        yield "EP", pages[2]


def _keywords(value: Any) -> list[str]:
    words = value if isinstance(value, list | tuple) else str(value).split(",")
    return [word for word in map(str, words) if word.strip()]
