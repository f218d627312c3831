"""RIS files → papers; Scopus writes the cited references into a note, others into CR lines.

rispy knows the tags and types of the format (https://en.wikipedia.org/wiki/RIS_(file_format));
each record is cut out first, so that a broken one cannot harm its neighbours.
"""

from __future__ import annotations

import re
from typing import Any

import rispy
from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING

from litreview.errors import InputError
from litreview.identifiers import is_issn, repair_doi
from litreview.indexes.cited import PRINTED, split_printed
from litreview.indexes.record import Export, issued, make_record, read_count, read_year, split_list
from litreview.indexes.tagged import TaggedRecord, split_tagged
from litreview.model import Paper, Problem
from litreview.names import parse_names
from litreview.prose import squeeze

LINE = re.compile(r"\s?(?P<tag>[A-Z][A-Z0-9])  ?-(?: ?(?P<value>.*))?$")
_HEAD = re.compile(r"^\ufeff?\s*(?:[^\n]*\n){0,20}?TY  ?- ", re.M)
_CITED_NOTE = re.compile(r"References?\s*:\s*", re.I)
_TYPES = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "JFULL": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "ELEC": "webpage",
    "BLOG": "post-weblog",
    "DATA": "dataset",
    "STAND": "standard",
    "LEGAL": "legislation",
}


def is_ris(text: str) -> bool:
    """Tell whether a text is a RIS file.

    >>> is_ris("TY  - JOUR\\nER  - "), is_ris("Type - writing")
    (True, False)
    """
    return _HEAD.match(text[:4000]) is not None


def parse_ris(text: str, name: str = "") -> list[Paper]:
    """Read every record of a RIS file.

    Raises
    ------
    InputError
        When no record stands in it.

    Examples
    --------
    >>> ris = "TY  - JOUR\\nAU  - Ali, B.\\nTI  - Satu\\nPY  - 2020\\nCR  - Price, D. (1965). Networks. Science.\\nER  - "
    >>> paper, = parse_ris(ris)
    >>> paper.csl["author"], len(paper.regions)
    ([{'family': 'Ali', 'given': 'B.'}], 1)
    """
    found = split_tagged(text, LINE, "ER", indented=False)
    records = [record for record in found if record.values("TY")]
    if not records:
        raise InputError(
            f"{name}: no RIS record in it; each begins with a line 'TY  - ' and ends with 'ER  - '"
        )
    return [_read_record(record, text, name) for record in records]


def _read_record(record: TaggedRecord, text: str, name: str) -> Paper:
    raw = text[record.start : record.end]
    entry = _loads(record)
    kind = str(entry.get("type_of_reference", "")).strip()
    pages = [str(entry[key]) for key in ("start_page", "end_page") if entry.get(key)]
    number = str(entry.get("number", ""))
    csl: dict[str, Any] = {
        "type": _TYPES.get(kind, "document"),
        "title": squeeze(str(entry.get("title") or entry.get("primary_title") or "")),
        "author": _names(entry.get("authors") or entry.get("first_authors") or ()),
        "container-title": squeeze(
            str(
                entry.get("journal_name")
                or entry.get("secondary_title")
                or entry.get("alternate_title3")
                or entry.get("alternate_title1")
                or ""
            )
        ),
        "issued": issued(_date(entry)),
        "volume": str(entry.get("volume", "")),
        "issue": number,
        "page": "-".join(pages),
        "publisher": str(entry.get("publisher", "")),
        "publisher-place": str(entry.get("place_published", "")),
        "edition": str(entry.get("edition", "")),
        "DOI": repair_doi(str(entry["doi"]))[0] if entry.get("doi") else None,
        "URL": next(iter(entry.get("urls") or ()), ""),
        "ISSN": next((i for i in split_list(str(entry.get("issn", ""))) if is_issn(i)), None),
        "abstract": squeeze(str(entry.get("abstract") or entry.get("notes_abstract") or "")),
    }
    notes = " ".join(record.values("N1"))
    cited_by = re.search(r"cited by:?\s*(\d+)", notes, re.I)
    export = Export(
        database="scopus" if "scopus" in str(entry.get("name_of_database", "")).lower() else "ris",
        record=str(entry.get("id") or entry.get("accession_number") or ""),
        authors=tuple(str(a) for a in entry.get("authors") or ()),
        keywords=tuple(squeeze(str(k)) for k in entry.get("keywords") or ()),
        affiliations=split_list(" ".join(record.values("AD"))),
        times_cited=read_count(cited_by[1]) if cited_by else None,
        document_type=kind,
        container_short=str(entry.get("alternate_title2") or ""),
        source=name,
    )
    return make_record(raw, csl, export, _cited(record, raw), _problems(record))


def _loads(record: TaggedRecord) -> dict[str, Any]:
    """Let rispy read one record, written out cleanly."""
    lines = [f"{tag}  - {squeeze(value)}" for tag, value, _ in record.lines if tag != "CR"]
    clean = "\n".join(
        [f"TY  - {record.text('TY')}", *(x for x in lines if x[:2] != "TY"), "ER  - "]
    )
    entries = rispy.loads(clean, list_tags=[*LIST_TYPE_TAGS])
    return dict(entries[0]) if entries else {}


def _names(values: Any) -> list[dict[str, str]]:
    return [n.as_csl() for value in values for n in parse_names(str(value))[0]]


def _date(entry: dict[str, Any]) -> list[int]:
    said = str(entry.get("year") or entry.get("date") or entry.get("publication_year") or "")
    parts = read_year(said)
    later = re.match(r"\d{4}/(\d{1,2})(?:/(\d{1,2}))?", str(entry.get("date") or said))
    for part, most in ((later[1], 12), (later[2], 31)) if later and parts else ():
        if not part or not 1 <= int(part) <= most:
            break
        parts.append(int(part))
    return parts


def _cited(record: TaggedRecord, raw: str) -> list[tuple[str, int, int]]:
    cited: list[tuple[str, int, int]] = []
    open_note = False
    for tag, value, at in record.lines:
        start = at - record.start
        note = _CITED_NOTE.match(value) if tag == "N1" else None
        open_note = tag == "N1" and (open_note or note is not None)
        if tag == "CR" and value:
            cited.append((PRINTED, start, start + len(value)))
        elif open_note:
            cited += split_printed(raw, start + (note.end() if note else 0), start + len(value))
    return cited


def _problems(record: TaggedRecord) -> list[Problem]:
    problems = []
    if not record.closed:
        message = "the record does not end in 'ER  -': the file was cut off here; export it again"
        problems.append(Problem("truncated", message, None, record.lines[-1][1][:80]))
    unknown = [tag for tag in record.tags if tag not in TAG_KEY_MAPPING and tag != "CR"]
    if unknown:
        message = f"tags {', '.join(unknown)} are not RIS; kept in the record's text"
        problems.append(Problem("unknown-tag", message, None, record.text(unknown[0])[:80]))
    if record.stray:
        message = f"{len(record.stray)} lines belong to no tag; kept in the record's text"
        problems.append(Problem("stray-line", message, None, record.stray[0][:80]))
    return problems
