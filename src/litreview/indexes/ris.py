"""RIS files → papers; Scopus writes the cited references into a note, others into CR lines.

rispy knows the tags and types of the format (https://en.wikipedia.org/wiki/RIS_(file_format));
each record is cut out first, so that a broken one cannot harm its neighbours.
"""

from __future__ import annotations

import re
from typing import Any

import rispy
from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING

from litreview.identifiers import is_issn, repair_doi
from litreview.indexes.cited import PRINTED, split_printed
from litreview.indexes.countries import find_countries
from litreview.indexes.institutions import find_institutions
from litreview.indexes.people import read_person
from litreview.indexes.record import Export, issued, read_count, read_year, split_list
from litreview.indexes.tagged import Read, TaggedFormat, TaggedRecord, parse_tagged
from litreview.model import Paper
from litreview.prose import squeeze

_LINE = re.compile(r"\s?(?P<tag>[A-Z][A-Z0-9])  ?-(?: ?(?P<value>.*))?$")
_HEAD = re.compile(r"^\ufeff?\s*(?:[^\n]*\n){0,20}?TY  ?- ", re.M)
_KNOWN = frozenset(
    {*TAG_KEY_MAPPING, *["CR", "FU", "FX", "J9", "JI", "PA", "PI", "PU", "VO", "WE"]}
)
"""The tags of the format, and those that Web of Science and IEEE add."""
_CITED_BY = re.compile(
    r"(?:cited by|times cited in web of science core collection)\s*:?\s*(\d+)", re.I
)
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
    return parse_tagged(text, name, _FORMAT)


def _read_record(record: TaggedRecord, raw: str, name: str) -> Read:
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
        "page": "-".join(pages) or record.text("C7"),
        "publisher": str(entry.get("publisher", "")),
        "publisher-place": str(entry.get("place_published", "")),
        "edition": str(entry.get("edition", "")),
        "DOI": repair_doi(str(entry["doi"]))[0] if entry.get("doi") else None,
        "URL": next(iter(entry.get("urls") or ()), ""),
        "ISSN": next((i for i in split_list(str(entry.get("issn", ""))) if is_issn(i)), None),
        "abstract": squeeze(str(entry.get("abstract") or entry.get("notes_abstract") or "")),
    }
    cited_by = _CITED_BY.search(" ".join(record.values("N1")))
    affiliations = tuple(a for line in record.values("AD") for a in split_list(line))
    export = Export(
        database=_database(record),
        record=str(entry.get("id") or entry.get("accession_number") or ""),
        authors=tuple(str(a) for a in entry.get("authors") or ()),
        keywords=tuple(squeeze(str(k)) for k in entry.get("keywords") or ()),
        affiliations=affiliations,
        countries=find_countries(affiliations),
        institutions=find_institutions(affiliations),
        times_cited=read_count(cited_by[1]) if cited_by else None,
        document_type=kind,
        container_short=str(entry.get("alternate_title2") or record.text("J9")),
        source=name,
    )
    return csl, export, _cited(record, raw), []


def _database(record: TaggedRecord) -> str:
    if "scopus" in record.text("DB").lower():
        return "scopus"
    return "wos" if record.text("AN").upper().startswith("WOS:") else "ris"


def _loads(record: TaggedRecord) -> dict[str, Any]:
    """Let rispy read one record, written out cleanly."""
    lines = [f"{tag}  - {squeeze(value)}" for tag, value, _ in record.lines if tag != "CR"]
    clean = "\n".join(
        [f"TY  - {record.text('TY')}", *(x for x in lines if x[:2] != "TY"), "ER  - "]
    )
    entries = rispy.loads(clean, list_tags=[*LIST_TYPE_TAGS])
    return dict(entries[0]) if entries else {}


def _names(values: Any) -> list[dict[str, str]]:
    return [name for value in values if (name := read_person(str(value)))]


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


_FORMAT = TaggedFormat(
    name="RIS",
    line=_LINE,
    first="TY",
    end="ER",
    known=_KNOWN,
    advice="no RIS record in it; each begins with a line 'TY  - ' and ends with 'ER  - '",
    read=_read_record,
    indented=False,
)
