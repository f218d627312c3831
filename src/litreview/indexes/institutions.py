"""The institution of an address: of its parts, the one that names a university, an institute, a firm.

An address runs from the part to the whole ("Department, University, City, Country") in Scopus and
PubMed and from the whole to the part ("Univ, Fac, City, Country") in Web of Science, so the
kind of body decides and not the place. ``institutions.tsv`` ranks the words that name one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from litreview.indexes.countries import find_country
from litreview.prose import fold, squeeze

_NAMES = re.compile(r"^\s*\[[^\]]*\]\s*")
_REPRINT = re.compile(r"^[^,]*,[^,]*\((?:reprint|corresponding) author\)[;,]?\s*", re.I)


@cache
def _ranks() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """Return words and beginnings of words, those of the whole bodies first."""
    table = Path(__file__).with_name("institutions.tsv").read_text(encoding="utf-8")
    ranks = []
    for row in table.splitlines()[1:]:
        listed = row.split("\t")[1].split()
        whole = frozenset(word for word in listed if not word.endswith("*"))
        ranks.append((whole, tuple(word[:-1] for word in listed if word.endswith("*"))))
    return tuple(ranks)


def find_institution(address: str) -> str:
    """Return the institution that an address names, empty where it names none.

    >>> find_institution("[Zupic, Ivan; Cater, Tomaz] Univ Ljubljana, Fac Econ, Ljubljana 1000, Slovenia.")
    'Univ Ljubljana'
    >>> find_institution("Departemen Ilmu Administrasi, FISIP, Universitas Indonesia, Depok, Indonesia")
    'Universitas Indonesia'
    >>> find_institution("CABLE CO"), find_institution("Jakarta, Indonesia"), find_institution("ORCID")
    ('CABLE CO', '', '')
    """
    bare = _REPRINT.sub("", _NAMES.sub("", squeeze(address))).rstrip(" .;")
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    for whole, begun in _ranks():
        for part in parts[:-1] or parts:
            words = fold(part).split()
            if whole.intersection(words) or any(word.startswith(begun) for word in words):
                return part
    return ""


def find_institutions(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the institutions of several addresses, each once, in their order.

    An address of Web of Science without a known word still begins with its body.

    >>> find_institutions(["UNIV A, DEPT B, SPAIN.", "UNIV A, DEPT C, SPAIN.", "[Ali, B] Kompas, Jakarta, Indonesia."])
    ('UNIV A', 'Kompas')
    """
    return tuple(dict.fromkeys(found for a in addresses if (found := _find_or_first(a))))


def _find_or_first(address: str) -> str:
    if found := find_institution(address):
        return found
    first, comma, rest = _NAMES.sub("", address).partition(",")
    return squeeze(first) if comma and _NAMES.match(address) and find_country(rest) else ""
