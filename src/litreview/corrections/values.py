"""Values as a person writes them in a corrections file → CSL, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from litreview.model import Csl
from litreview.names import parse_names
from litreview.prose import squeeze

_NAMES = frozenset({"author", "editor", "translator"})
_TEXTS = frozenset(
    {
        "type", "title", "original-title", "container-title", "volume", "issue", "page", "number",
        "DOI", "URL", "ISSN", "ISBN", "publisher", "publisher-place", "edition", "genre", "note",
        "language", "abstract", "keyword", "year-suffix",
    }
)  # fmt: skip
VARIABLES = frozenset({*_NAMES, *_TEXTS, "issued"})
"""The CSL variables that a person can set."""
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def read_values(given: Any) -> Csl:
    """Read the values of a row; an empty one becomes None and takes the printed value out.

    Parameters
    ----------
    given
        CSL variables with texts. Names are "Family, Given; Family, Given" (or a list of
        them, or CSL names); a body stands in braces, ``"{Badan Pusat Statistik}"``. A date is
        ``2022``, ``2022-06`` or ``2022-06-30``.

    Raises
    ------
    ValueError
        One line that says what is wrong and how to mend it.

    Examples
    --------
    >>> read_values({"author": "Arianto, B.; {LAN}", "issued": "2022-06", "DOI": ""})
    {'author': [{'family': 'Arianto', 'given': 'B.'}, {'literal': 'LAN'}], 'issued': {'date-parts': [[2022, 6]]}, 'DOI': None}
    """
    if not isinstance(given, Mapping):
        raise ValueError("`set` holds no variables; write `set: {volume: 13}`")
    return {str(name): _read_value(str(name), value) for name, value in given.items()}


def _read_value(name: str, value: Any) -> Any:
    if name not in VARIABLES:
        near = [v for v in sorted(VARIABLES) if v.casefold() == name.casefold()]
        use = near[0] if near else ", ".join(sorted(VARIABLES, key=str.casefold))
        raise ValueError(f"no CSL variable {name!r}; use {use}")
    if value in ("", "null", "~", [], {}):
        return None
    if name in _NAMES:
        return _read_names(name, value)
    if name == "issued":
        return _read_date(value)
    if not isinstance(value, str):
        raise ValueError(f"{name!r} is one text; put it in quotes")
    return squeeze(value)


def _read_names(name: str, value: Any) -> list[dict[str, str]]:
    given = value.split(";") if isinstance(value, str) else value
    names = []
    for each in given if isinstance(given, list) else [given]:
        if isinstance(each, Mapping):
            kept = {k: squeeze(str(v)) for k, v in each.items() if v}
            if not set(kept) & {"family", "literal"}:
                raise ValueError(f"a name of {name!r} has no family; write `Family, Given`")
            names.append(kept)
            continue
        text = squeeze(str(each))
        if not text:
            continue
        if text.startswith("{") and text.endswith("}"):
            names.append({"literal": text[1:-1]})
            continue
        family, comma, first = text.partition(",")
        if comma:
            parts = {"family": family.strip(), "given": first.strip()}
            names.append({key: part for key, part in parts.items() if part})
        else:
            names += [n.as_csl() for n in parse_names(text, given_first=True)[0]]
    return names


def _read_date(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):  # CSL's own form
        parts = value.get("date-parts")
        value = "-".join(str(p) for p in parts[0]) if isinstance(parts, list) and parts else ""
    found = _DATE.fullmatch(squeeze(str(value)))
    if found is None:
        raise ValueError(f"the date {value!r} is not of the form 2022, 2022-06 or 2022-06-30")
    parts = [int(part) for part in found.groups() if part]
    if any(not 1 <= part <= most for part, most in zip(parts[1:], (12, 31), strict=False)):
        raise ValueError(f"the date {value!r} has no such month or day")
    return {"date-parts": [parts]}


def write_value(name: str, value: Any) -> str:
    """Write a CSL value as a person would; `read_values` reads it back.

    >>> write_value("author", [{"family": "Arianto", "given": "B."}, {"literal": "LAN"}])
    'Arianto, B.; {LAN}'
    """
    if value is None:
        return ""
    if name in _NAMES and isinstance(value, list):
        return "; ".join(_write_name(each) for each in value if isinstance(each, Mapping))
    if isinstance(value, Mapping) and "date-parts" in value:
        year, *rest = value["date-parts"][0]
        return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])
    return str(value)


def _write_name(name: Mapping[str, str]) -> str:
    if name.get("literal"):
        return "{" + name["literal"] + "}"
    return f"{name.get('family', '')}, {name.get('given', '')}".strip()
