"""A BibTeX file whose entries are papers without text: records that a review can hold.

bibtexparser reads one entry at a time, so that a broken one cannot swallow the next.
"""

from __future__ import annotations

import re
from typing import Any

import bibtexparser
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import convert_to_unicode

from litreview.dates import MONTHS
from litreview.identifiers import repair_doi
from litreview.indexes import add_bibtex_export, tidy_entry
from litreview.indexes.people import read_person
from litreview.model import Paper, Problem
from litreview.prose import detect_language, squeeze

_ENTRY_START = re.compile(r"^[ \t\ufeff]*@(?P<type>\w+)\s*[{(]", re.M)
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "proceedings": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "www": "webpage",
    "electronic": "webpage",
    "legislation": "legislation",
}
_FIELDS = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "volume": "volume",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "edition": "edition",
    "url": "URL",
    "link": "URL",
    "issn": "ISSN",
    "isbn": "ISBN",
    "abstract": "abstract",
    "keywords": "keyword",
    "keyword": "keyword",
    "note": "note",
    "language": "language",
}

_COMMAND = re.compile(
    r"\\text(less|greater|bar|asciicircum|asciigrave|backslash|braceleft|braceright)"
    r"(?:\{\}|(?![A-Za-z])\s*)|(?<!\\)\\([{}$])"
)
_SIGNS = {"less": "<", "greater": ">", "bar": "|", "asciicircum": "^", "asciigrave": "`", "$": "$"}
_HELD = {"backslash": "\ue002", "braceleft": "\ue000", "braceright": "\ue001"}
_HELD |= {"{": "\ue000", "}": "\ue001"}
_FREE = {0xE000: "{", 0xE001: "}", 0xE002: "\\"}
"""Signs that bibtexparser takes for groups or commands, held back while it reads."""


def parse_bibtex(text: str, path: str = "") -> list[Paper]:
    """Turn the entries of a BibTeX file into papers of kind ``record``, in file order.

    A broken entry becomes a paper with a ``bibtex`` problem that keeps its raw text.

    Examples
    --------
    >>> papers = parse_bibtex("@online{a, title={Satu}, year=2020}\\n@article{b, title={Dua\\n@book{c, title={Tiga}}")
    >>> [(p.id, p.csl.get("title"), len(p.problems)) for p in papers]
    [('a', 'Satu', 0), ('b', None, 1), ('c', 'Tiga', 0)]
    """
    starts = list(_ENTRY_START.finditer(text))
    ends = [m.start() for m in starts[1:]] + [len(text)] * bool(starts)
    strings = "".join(
        text[m.start() : end]
        for m, end in zip(starts, ends, strict=True)
        if m["type"].lower() == "string"
    )
    papers = []
    for match, end in zip(starts, ends, strict=True):
        if match["type"].lower() in ("string", "comment", "preamble"):
            continue
        papers.append(_read_entry(strings, text[match.start("type") - 1 : end], path))
    return papers


def _read_entry(strings: str, raw: str, path: str) -> Paper:
    tidy = tidy_entry(raw)
    key = re.match(r"\s*@\w+\s*[{(]\s*([^,\s{}]*)", tidy)
    identifier = (key[1] if key else "") or "entry"
    parser = BibTexParser(
        common_strings=True, ignore_nonstandard_types=False, interpolate_strings=True
    )
    try:
        entries = bibtexparser.loads(strings + tidy, parser).entries
    except (bibtexparser.bibdatabase.UndefinedString, KeyError, ValueError) as error:
        entries = []
        reason = f"undefined string {error}"
    else:
        reason = "braces do not close or a comma is missing"
    if not entries:
        problem = Problem(
            "bibtex", f"entry {identifier}: {reason}; mend it in the file", None, raw[:200]
        )
        return Paper(id=identifier, text=raw, kind="record", path=path, problems=(problem,))
    entry = convert_to_unicode(
        {k: v if k in ("url", "doi") else _hold_signs(v) for k, v in entries[0].items()}
    )
    csl = _free_signs(_to_csl(entry))
    paper = Paper(id=identifier, text=raw, csl=csl, kind="record", path=path)
    return add_bibtex_export(paper, _free_signs(entry))


def _hold_signs(value: str) -> str:
    return _COMMAND.sub(lambda c: (_SIGNS | _HELD)[c[1] or c[2]], value)


def _free_signs(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _free_signs(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_free_signs(item) for item in value]
    return value.translate(_FREE) if isinstance(value, str) else value


def _to_csl(entry: dict[str, str]) -> dict[str, Any]:
    csl: dict[str, Any] = {"type": _TYPES.get(entry.get("ENTRYTYPE", "").lower(), "document")}
    for field, variable in _FIELDS.items():
        if entry.get(field) and variable not in csl:
            csl[variable] = squeeze(re.sub(r"[{}]", "", entry[field]))
    for role in ("author", "editor"):
        if entry.get(role):
            csl[role] = _names(entry[role])
    if number := entry.get("number") or entry.get("issue"):
        csl["issue" if csl["type"] == "article-journal" else "number"] = squeeze(number)
    if entry.get("pages"):
        csl["page"] = re.sub(r" ?[-–—]+ ?", "-", squeeze(entry["pages"]))
    if parts := _date_parts(entry):
        csl["issued"] = {"date-parts": [parts]}
    if entry.get("doi") and (doi := repair_doi(entry["doi"])[0]):
        csl["DOI"] = doi
    if "language" not in csl and (language := detect_language(csl.get("title", ""))):
        csl["language"] = language
    return csl


def _names(printed: str) -> list[dict[str, str]]:
    """BibTeX separates names by " and " and protects bodies by braces."""
    names: list[dict[str, str]] = []
    for part in re.split(r"\s+and\s+(?![^{]*\})", squeeze(printed)):
        if part.startswith("{") and part.endswith("}"):
            names.append({"literal": part[1:-1]})
        elif part.lower() != "others":
            person = read_person(re.sub(r"[{}]", "", part))
            names += [person] if person else []
    return names


def _date_parts(entry: dict[str, str]) -> list[int]:
    """Year and month as the entry states them; never a guessed month."""
    stated = entry.get("date", "") or entry.get("year", "")
    found = re.match(r"\D*(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", stated)
    if found is None:
        return []
    parts = [int(found[1])]
    for part, most in ((found[2], 12), (found[3], 31)):
        if not part or not 1 <= int(part) <= most:
            break
        parts.append(int(part))
    month = entry.get("month", "").strip("{}. ").lower()
    number = MONTHS.get(month) or (int(month) if month.isdigit() else 0)
    if len(parts) == 1 and 1 <= number <= 12:
        parts.append(number)
    return parts
