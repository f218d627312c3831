"""Laws and regulations: official titles that a list prints whole and a text names outright."""

from __future__ import annotations

import re
from collections.abc import Iterable

from litreview.model import Reference
from litreview.works.addresses import Law, read_law, same_issuer

_LAW_HEAD = re.compile(
    r"(?<!\w)(?:undang[- ]undang|uu|pp|perpu|perppu|perpres|permen\w*|kepmen\w*|perda|pergub|perbup"
    r"|perwa\w+|keppres|inpres|surat edaran|(?:peraturan|keputusan|instruksi)\s+\w+)(?!\w)",
    re.I,
)
_NAME = 160
"""A law names its number within so many characters."""
_NUMBER = re.compile(r"\b(?:nomor|number|no)\b\.?\s*\d", re.I)


def is_law(entry: Reference) -> bool:
    """Tell whether an entry is a law or regulation: its title is official, its date part of it.

    >>> is_law(Reference("r", "UU Nomor 6 Tahun 2014 tentang Desa.")), is_law(Reference("q", "Ali. Desa."))
    (True, False)
    """
    if any(name.get("given") for name in entry.csl.get("author") or []):
        return False  # a person wrote about the law
    return entry.csl.get("type") in ("legislation", "bill", "regulation") or bool(_law_of(entry))


def find_named_laws(entries: Iterable[Reference], texts: Iterable[str]) -> frozenset[str]:
    """Return the ids of the laws that a text names by kind, number and year.

    Texts name laws in many ways ("Pasal 5 UU No. 23 Tahun 2014"), seldom by author and year.

    >>> law = Reference("r", "Undang-Undang Nomor 6 Tahun 2014 tentang Desa.")
    >>> sorted(find_named_laws([law], ["Desa diatur (UU No. 6/2014)."]))
    ['r']
    """
    named = [law for text in texts for law in _read_laws(text)]
    return frozenset(
        entry.id
        for entry in entries
        if is_law(entry) and (own := _law_of(entry)) and any(_is_same(own, law) for law in named)
    )


def _law_of(entry: Reference) -> Law | None:
    return read_law(str(entry.csl.get("title") or "")) or read_law(entry.text)


def _read_laws(text: str) -> Iterable[Law]:
    for head in _LAW_HEAD.finditer(text):
        name = re.split(r"[;()]|\n\s*\n", text[head.start() : head.start() + _NAME])[0]
        number = _NUMBER.search(name)
        if number is None:
            continue
        law = read_law(name[: number.end() + 30])
        if law is not None:
            yield law


def _is_same(one: Law, other: Law) -> bool:
    """Compare number, year and kind; a text may leave out the year, and who issued it."""
    return (
        one.number == other.number
        and (not other.year or not one.year or one.year == other.year)
        and one.kind == other.kind
        and (same_issuer(one.issuer, other.issuer) or _is_short_for(one.issuer, other.issuer))
    )


def _is_short_for(one: str, other: str) -> bool:
    """Tell whether one office is printed with some of the other's letters: "tan", "pertanian"."""
    short, long = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
    left = iter(long)
    return all(letter in left for letter in short)
