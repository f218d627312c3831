"""The country of an address, under one name whatever the index calls it.

``countries.tsv`` has ISO 3166 codes, names, and what Web of Science and Scopus write instead. The
parts of the United Kingdom are it; Taiwan and China are two, as both indexes print them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from litreview.prose import fold_key, squeeze

_STATES_PRINTED = """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
    NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC
"""
_STATES = frozenset(_STATES_PRINTED.split())


@cache
def _names() -> dict[str, str]:
    """Return the name by every form, codes in capitals, all else folded."""
    names = {}
    table = Path(__file__).with_name("countries.tsv").read_text(encoding="utf-8")
    for row in table.splitlines()[1:]:
        code, name, others = row.split("\t")
        names[code] = name
        for form in (name, *others.split(" | ")):
            if form:
                names[fold_key(form)] = name
    return names


def name_country(printed: str) -> str:
    """Return the one name of a country, or what is printed where it is not known.

    >>> name_country("PEOPLES R CHINA"), name_country("US"), name_country("ENGLAND"), name_country("Utopia")
    ('China', 'United States', 'United Kingdom', 'Utopia')
    """
    if len(printed) == 2 and printed.isupper():
        return _names().get(printed, printed)
    return _names().get(fold_key(printed), squeeze(printed))


def find_country(address: str) -> str:
    """Return the country that an address ends with, empty where it ends with none.

    >>> find_country("GEORGIA STATE UNIV, ATLANTA, GA 30303 USA."), find_country("UNIV ALABAMA,TUSCALOOSA,AL.")
    ('United States', 'United States')
    >>> find_country("UNIV OULU, FIN-90014 OULU, FINLAND."), find_country("CABLE CO")
    ('Finland', '')
    """
    last = squeeze(re.sub(r"[\d-]+", " ", address.rstrip(" .;").rpartition(",")[2]))
    if last in _STATES or re.search(r"\bUSA$", last, re.I):
        return "United States"
    return _names().get(fold_key(last), "") if len(last) > 2 or last.upper() == "UK" else ""


def find_countries(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the countries of several addresses, each once, in their order.

    >>> find_countries(["UNIV A, SPAIN.", "UNIV B, PERU.", "UNIV C, SPAIN."])
    ('Spain', 'Peru')
    """
    return tuple(dict.fromkeys(country for a in addresses if (country := find_country(a))))
