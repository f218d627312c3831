"""Words of the page that stand in the data: in both languages, and short names of records."""

from __future__ import annotations

from litreview.labels import LANGUAGES, label
from litreview.model import Csl, Name

LONGEST = 60
"""What a short name holds of a body's name or a title."""


def in_languages(key: str, **values: object) -> dict[str, str]:
    """Return the words for a key by language.

    >>> in_languages("small", n=4)["id"]
    '4 naskah: bacalah angkanya, bukan bentuknya'
    """
    return {language: label(key, language, **values) for language in LANGUAGES}


def shorten(text: str, most: int = LONGEST) -> str:
    """Cut a text that is too long and say so.

    >>> shorten("Users of the world, unite!", 9)
    'Users of…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def name_record(csl: Csl, otherwise: str) -> str:
    """Return a short name as it stands in running text: authors (else the title) and year.

    Examples
    --------
    >>> name_record({"author": [{"family": "Rijal"}], "issued": {"date-parts": [[2023]]}}, "rijal2023")
    'Rijal (2023)'
    >>> name_record({"author": [{"family": "Ali"}, {"family": "Budi"}]}, "ali")
    'Ali & Budi'
    >>> name_record({}, "w7")
    'w7'
    """
    people = [Name.from_csl(name) for name in csl.get("author") or csl.get("editor") or ()]
    names = [shorten(p.literal or p.family or p.given) for p in people]
    names = [name for name in names if name]
    cut = bool((csl.get("custom") or {}).get("et_al"))
    if not names:
        who = shorten(str(csl.get("title") or otherwise))
    elif len(names) > 2 or cut:
        who = f"{names[0]} et al."
    else:
        who = " & ".join(names)
    year = read_year(csl)
    return f"{who} ({year}{csl.get('year-suffix') or ''})" if year is not None else who


def read_year(csl: Csl) -> int | None:
    """Return the year of a record, None where none is printed.

    >>> read_year({"issued": {"date-parts": [[2021, 10]]}}), read_year({})
    (2021, None)
    """
    parts = (csl.get("issued") or {}).get("date-parts") or [[]]
    return parts[0][0] if parts[0] else None
