"""The line by which a journal says where a paper stands: "Jurnal X, Vol. 3 No. 2, Juni 2020, hlm. 1-10"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from litreview.dates import MONTHS
from litreview.identifiers import find_issns
from litreview.model import Region
from litreview.prose import fold, line_spans, squeeze

_VOLUME = re.compile(r"\b(?:volume|vol)\b[\s.:]*(\d{1,4})", re.I)
_ISSUE = re.compile(r"\b(?:nomor|number|no|issue|edisi)\b[\s.:]*(\d{1,3}(?:[-–/]\d{1,3})?)", re.I)
_BRACKETED = re.compile(r"\bvol(?:ume)?\b[\s.:]*\d{1,4}\s*\((\d{1,3})\)", re.I)
_PAGES = re.compile(r"\b(?:pages?|pp|p|hal(?:aman)?|hlm)\b[\s.:]*(\d+)\s*[-–]\s*(\d+)", re.I)
_LAST_PAGES = re.compile(r"[,:;]\s*(\d{1,4})\s*[-–]\s*(\d{1,4})\.?\s*$")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH_YEAR = re.compile(
    rf"(?:(?P<range>[-–/]|\bdan\b|\band\b)\s*)?\b(?P<month>{_MONTH})\b[\s.,]*(?P<year>(?:19|20)\d\d)(?!\d)",
    re.I,
)
_ISSN = re.compile(r"\d{4}\s?[-‐‑–—]\s?\d{3}[\dXx]")
_NAME_END = re.compile(
    r"[\s,.;:|/(–—-]*\b(?:vol(?:ume)?\b[\s.:]*\d|(?:[ep]-)?issn\b).*", re.I | re.S
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\bdoi\b|homepage|website|available|tersedia|\d{4}|accredit|akredit|\bissue\b|\bedisi\b|\bno(?:mor)?\b",
    re.I,
)
_CITATION = re.compile(r"\((?:19|20)\d\d[a-z]?\)[.,]\s+\S")
_LONGEST = 200
_MARKS = "*#_ |\ufeff\t"


def parse_imprint(printed: str) -> dict[str, Any]:
    """Read journal, volume, issue, pages, date and ISSN as far as they are printed.

    Examples
    --------
    >>> parse_imprint("Jurnal X Raya, Vol. 3 No. 2, Juni 2020, hlm. 1-10")
    {'container-title': 'Jurnal X Raya', 'volume': '3', 'issue': '2', 'page': '1-10', 'issued': {'date-parts': [[2020, 6]]}}
    >>> parse_imprint("Diterima 12 Mei")
    {}
    """
    csl: dict[str, Any] = {}
    first = next((line for line in printed.splitlines() if _VOLUME.search(line)), "")
    if name := read_journal_name(first):
        csl["container-title"] = name
    if match := _VOLUME.search(printed):
        csl["volume"] = match[1].lstrip("0") or match[1]
    if match := _ISSUE.search(printed) or _BRACKETED.search(printed):
        csl["issue"] = match[1].lstrip("0") or match[1]
    match = _PAGES.search(printed)
    if match is None and "volume" in csl:
        match = _LAST_PAGES.search(printed)
        match = None if match and _YEAR.fullmatch(match[1]) else match
    if match and int(match[1]) <= int(match[2]):
        csl["page"] = f"{match[1]}-{match[2]}"
    if parts := _read_date(printed):
        csl["issued"] = {"date-parts": [parts]}
    if issns := find_issns(printed):
        csl["ISSN"] = ", ".join(dict.fromkeys(issns))
    return csl


def _read_date(printed: str) -> list[int]:
    """The year, with its month where one month and no span of months is printed."""
    plain = _PAGES.sub(" ", _ISSN.sub(" ", printed))
    plain = _LAST_PAGES.sub(" ", plain)
    year = _YEAR.search(plain)
    if year is None:
        return []
    month = _MONTH_YEAR.search(plain)
    if month and month["year"] == year[1] and not month["range"]:
        return [int(year[1]), MONTHS[month["month"].lower()]]
    return [int(year[1])]


def read_journal_name(line: str) -> str:
    """Return what stands before volume or ISSN on a line, "" where that is no name.

    >>> read_journal_name("Jurnal Administrasi | Vol. 3, No. 1"), read_journal_name("Vol. 3, No. 1")
    ('Jurnal Administrasi', '')
    """
    name = squeeze(_NAME_END.sub("", line)).strip(_MARKS).rstrip(",.;:(")
    letters = sum(c.isalpha() for c in name)
    if name == squeeze(line).strip(_MARKS) or letters < 4 or len(name) > 120:
        return ""
    return "" if _NO_NAME.search(name) or not name[0].isupper() else name


def is_imprint(line: str) -> bool:
    """Tell whether a line names a volume with an issue or a year, and is no reference.

    >>> is_imprint("Jurnal X, Vol. 3 No. 2, 2020"), is_imprint("Ari, B. (2020). Desa. Jurnal X, Vol. 3 No. 2")
    (True, False)
    """
    return (
        len(line) <= _LONGEST
        and _VOLUME.search(line) is not None
        and (_ISSUE.search(line) or _BRACKETED.search(line) or _YEAR.search(line)) is not None
        and _CITATION.search(line) is None
    )


def is_imprint_or_issn(line: str) -> bool:
    """Tell whether a line states an issue or an ISSN."""
    return is_imprint(line) or (len(line) <= _LONGEST and _ISSN.search(line) is not None)


def merge_imprints(lines: Iterable[str]) -> dict[str, Any]:
    """Join what several lines state; nothing where they name different volumes or issues.

    >>> merge_imprints(["Jurnal X Raya, Vol. 3 No. 2, 2020", "ISSN 2088-2815", "Vol. 4 No. 1 (2021)"])
    {'ISSN': '2088-2815'}
    """
    found = [parse_imprint(line) for line in lines]
    numbers = {(f.get("volume"), f.get("issue")) for f in found if "volume" in f}
    merged: dict[str, Any] = {}
    for facts in found:
        if len(numbers) > 1 and "volume" in facts:
            continue
        for variable, value in facts.items():
            merged.setdefault(variable, value)
    return merged


def find_imprint_lines(text: str, regions: Sequence[Region]) -> list[str]:
    """Return the journal's own lines of a text: on its first page, recurring, or at its very end.

    A line inside a reference list counts only where it recurs outside of it.
    """
    lists = [(r.start, r.end) for r in regions if r.kind in ("references", "citation")]
    front = next((r for r in regions if r.kind == "front"), None)
    lines = [
        (a, text[a:b], any(start <= a < end for start, end in lists))
        for a, b in line_spans(text)
        if is_imprint_or_issn(text[a:b])
    ]
    keys = [fold(re.sub(r"\d+\s*$|^\s*\d+", " ", line)) for _, line, _ in lines]
    times = Counter(keys)
    outside = {key for key, (_, _, inside) in zip(keys, lines, strict=True) if not inside}
    last = len(text.rstrip()) - _LONGEST
    found = []
    for (a, line, inside), key in zip(lines, keys, strict=True):
        on_front = front is not None and front.start <= a < front.end
        recurs = times[key] > 1 and key in outside and is_imprint(line)
        at_end = a >= last and text[a:].strip() == line.strip() and not inside and is_imprint(line)
        if on_front or recurs or (at_end and read_journal_name(line)):
            found.append(line)
    return list(dict.fromkeys(found))
