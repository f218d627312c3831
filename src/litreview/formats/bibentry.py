"""What BibTeX and BibLaTeX have in common: keys, pages, dates, how an entry is laid out."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from litreview.formats.latex import latex, latex_title, one_line
from litreview.model import Csl, Work

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]*")
"""Keys that BibTeX, biber, JabRef and pandoc all take as they are."""
_NO_KEY = re.compile(r"[^A-Za-z0-9_:.+/-]+")
_DASH = r"\s*[-–—‐−]+\s*"
_RANGE = re.compile(rf"(?<=[0-9]){_DASH}(?=[A-Za-z]?[0-9])")
_ROMAN = re.compile(rf"([ivxlc]+){_DASH}([ivxlc]+)", re.I)
_DOCTORAL = re.compile(r"doc?tor|ph\.?\s?d|disertasi|dissertation", re.I)


class Macro(str):
    """A value that is the name of a macro, such as that of a month, and gets no braces."""


def citekeys(works: Iterable[Work]) -> dict[str, str]:
    """Return a citekey for each work's id: ASCII, unique without regard to case.

    An id that can stand as it is does; another loses what cannot stand in a key, and gets a
    short hash of itself where something else has that name, so that no other work's key moves.

    >>> citekeys([Work("sari2020", {}), Work("Résumé (2)", {})])
    {'sari2020': 'sari2020', 'Résumé (2)': 'Resume-2'}
    """
    ids = sorted({w.id for w in works}, key=lambda i: (not _KEY.fullmatch(i), i != i.lower(), i))
    keys: dict[str, str] = {}
    used: set[str] = set()
    for identifier in ids:
        key = identifier if _KEY.fullmatch(identifier) else _made_key(identifier)
        if key.casefold() in used:
            key = f"{key}-{_hash(identifier)}"
        used.add(key.casefold())
        keys[identifier] = key
    return keys


def _made_key(identifier: str) -> str:
    plain = unicodedata.normalize("NFKD", identifier).encode("ascii", "ignore").decode()
    return _NO_KEY.sub("-", plain).strip("-_:.+/") or f"work-{_hash(identifier)}"


def _hash(identifier: str) -> str:
    return hashlib.sha256(identifier.encode("utf-8", "replace")).hexdigest()[:6]


def is_doctoral(csl: Csl) -> bool:
    """Tell whether the printed word for a thesis means a doctorate."""
    return _DOCTORAL.search(str(csl.get("genre", ""))) is not None


def date_parts(csl: Csl, variable: str = "issued") -> list[int]:
    """Return year, month and day as far as they are numbers that can be a date.

    >>> date_parts({"issued": {"date-parts": [[2020, 8, "x"]]}})
    [2020, 8]
    """
    date = csl.get(variable)
    ranges = date.get("date-parts") if isinstance(date, Mapping) else None
    parts: list[int] = []
    most = (9999, 12, 31)
    for part, limit in zip(ranges[0] if ranges else (), most, strict=False):
        if not re.fullmatch(r"\d{1,4}", str(part)) or not 0 < int(part) <= limit:
            break
        parts.append(int(part))
    return parts


def bib_pages(page: object) -> str:
    """Return pages with the two hyphens that make a range.

    >>> bib_pages("159-178"), bib_pages("S1–S9"), bib_pages("e-12")
    ('159--178', 'S1--S9', 'e-12')
    """
    printed = one_line(str(page))
    roman = _ROMAN.fullmatch(printed)
    marked = "\n".join(roman.groups()) if roman else _RANGE.sub("\n", printed)
    return "--".join(latex(part) for part in marked.split("\n"))


def text_fields(csl: Csl, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields whose variable has a value, escaped."""
    return {
        field: shown
        for variable, field in fields.items()
        if csl.get(variable) not in (None, "") and (shown := latex(said(csl[variable])))
    }


def said(value: Any) -> str:
    """Return a CSL value as text; a list joined by commas, as keywords sometimes come."""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def title_of(csl: Csl) -> dict[str, str]:
    """Return the title with the capitals that matter in braces."""
    return {"title": latex_title(str(csl["title"]))} if csl.get("title") else {}


_EMPTY = ",\n note = {}"


def show_entries(
    entries: Iterable[tuple[str, Mapping[str, str], str]], order: Sequence[str]
) -> str:
    """Lay entries (type, fields, key) out, sorted by key; a field per line in the given order.

    >>> print(show_entries([("book", {"title": "A", "month": Macro("aug")}, "a")], ["title", "month"]))
    @book{a,
     title = {A},
     month = aug
    }
    <BLANKLINE>
    """
    place = {field: n for n, field in enumerate(order)}
    shown = []
    for kind, fields, key in sorted(entries, key=lambda entry: entry[2]):
        names = sorted(fields, key=lambda name: (place.get(name, len(place)), name))
        lines = "".join(f",\n {name} = {_value(fields[name])}" for name in names if fields[name])
        # Readers skip an entry without any field: an empty note keeps the key citable.
        shown.append(f"@{kind}{{{key}{lines or _EMPTY}\n}}\n")
    return "\n".join(shown)


def _value(value: str) -> str:
    return str(value) if isinstance(value, Macro) else "{" + value + "}"
