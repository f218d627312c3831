"""Web of Science plain text ("savedrecs.txt", also .ciw and .isi) → papers with their cited references.

Source: Web of Science Core Collection field tags
(https://webofscience.help.clarivate.com/Content/export-records.htm).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from litreview.dates import MONTHS
from litreview.identifiers import is_issn, repair_doi
from litreview.indexes.countries import find_countries
from litreview.indexes.institutions import find_institutions
from litreview.indexes.record import Export, issued, read_count, read_year, split_list
from litreview.indexes.tagged import Read, TaggedFormat, TaggedRecord, parse_tagged
from litreview.indexes.wos_cited import read_wos_name
from litreview.model import Paper, Problem
from litreview.prose import squeeze

_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?:[ \t](?P<value>.*))?$")
_HEAD = re.compile(
    r"[\ufeff\s]*(?:FN (?:Clarivate|Thomson|ISI)|(?:FN [^\n]*\s+)?(?:VR 1\.0\s+)?PT [A-Z]\r?\n)"
)
_KNOWN_PRINTED = """
    PT AU BA BE GP AF BF CA TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM RI OI FU FP
    FX CR NR TC Z9 U1 U2 PU PI PA SN EI BN J9 JI PD PY VL IS PN SU SI MA BP EP AR DI DL D2 EA EY
    PG P2 WC WE SC GA PM OA HC HP DA UT SR LB DB Z1 Z2 Z3 Z4 Z8 ZA ZB ZR ZS AE AK FT S1
"""
KNOWN = frozenset(_KNOWN_PRINTED.split())
"""The tags of the Core Collection and of an export of all databases."""
_COUNT = "cited-count"
_SEVERAL = 2
_TYPES = {"J": "article-journal", "B": "book", "S": "chapter", "P": "patent"}


def is_wos(text: str) -> bool:
    """Tell whether a text is a Web of Science export.

    >>> is_wos("FN Clarivate Analytics Web of Science\\nVR 1.0\\nPT J\\n"), is_wos("PT Maju Jaya")
    (True, False)
    """
    return _HEAD.match(text[:400]) is not None


def parse_wos(text: str, name: str = "") -> list[Paper]:
    """Read every record of an export.

    Raises
    ------
    InputError
        When no record stands in it.

    Examples
    --------
    >>> papers = parse_wos("FN Clarivate\\nVR 1.0\\nPT J\\nAU ALI B\\nTI Satu\\nPY 2020\\nUT WOS:1\\nER\\nEF")
    >>> papers[0].id, papers[0].csl["issued"]
    ('WOS:1', {'date-parts': [[2020]]})
    """
    papers = parse_tagged(text, name, FORMAT)
    lacking = [p.kind == _COUNT for paper in papers for p in paper.problems]
    if sum(lacking) < _SEVERAL or any(paper.regions for paper in papers):
        return papers
    message = (
        f"{name} has no cited references although NR counts some, so none of its papers cites "
        "anything; export again as Full Record and Cited References"
    )
    told = [replace(p, problems=tuple(x for x in p.problems if x.kind != _COUNT)) for p in papers]
    first = replace(told[0], problems=(Problem("no-references", message), *told[0].problems))
    return [first, *told[1:]]


def read_wos_record(record: TaggedRecord, raw: str, name: str) -> Read:
    """Make a paper's record of the values of Web of Science's tags."""
    del raw
    short = record.values("AU")
    full = record.values("AF") if len(record.values("AF")) == len(short) else short
    affiliations = tuple(record.values("C1"))
    csl: dict[str, Any] = {
        "type": _type(record),
        "title": squeeze(record.text("TI")),
        "author": [n for n in map(read_wos_name, full or record.values("CA")) if n],
        "container-title": squeeze(record.text("SO")),
        "issued": _date(record),
        "volume": record.text("VL"),
        "issue": record.text("IS"),
        "page": "-".join(record.values("BP") + record.values("EP")) or record.text("AR"),
        "publisher": squeeze(record.text("PU")),
        "DOI": repair_doi(record.text("DI"))[0] if record.text("DI") else None,
        "ISSN": next((i for i in record.values("SN") + record.values("EI") if is_issn(i)), None),
        "abstract": squeeze(record.text("AB")),
    }
    export = Export(
        database="wos",
        record=record.text("UT"),
        authors=tuple(squeeze(name) for name in short),
        keywords=split_list(record.text("DE")),
        keywords_plus=split_list(record.text("ID")),
        affiliations=affiliations,
        countries=find_countries(affiliations or split_list(record.text("RP"))),
        institutions=_institutions(record, affiliations),
        times_cited=read_count(record.text("TC")),
        document_type=squeeze(record.text("DT")),
        container_short=squeeze(record.text("J9") or record.text("JI")),
        source=name,
    )
    cited = [
        ("wos", at - record.start, at - record.start + len(value))
        for tag, value, at in record.lines
        if tag == "CR" and value
    ]
    return csl, export, cited, _problems(record, len(cited))


def _institutions(record: TaggedRecord, affiliations: tuple[str, ...]) -> tuple[str, ...]:
    """Return the enhanced names (C3), in full and one for each body; else those of the addresses."""
    return tuple(dict.fromkeys(split_list(record.text("C3")))) or find_institutions(affiliations)


def _type(record: TaggedRecord) -> str:
    said = record.text("DT").casefold()
    if "proceedings paper" in said and "article" not in said.replace("proceedings paper", ""):
        return "paper-conference"
    return "chapter" if "book chapter" in said else _TYPES.get(record.text("PT"), "document")


def _date(record: TaggedRecord) -> dict[str, list[list[int]]]:
    """Return year and month; the month only as stated ("JAN-FEB" states two, so none).

    A paper without a volume yet has no PY but the day of its early access.
    """
    parts = read_year(record.text("PY")) or read_year(record.text("EA") or record.text("EY"))
    stated = record.text("PD") if record.text("PY") else record.text("EA")
    month = re.fullmatch(r"([A-Za-z]{3,9})(?: (\d{1,2}))?(?: [12]\d{3})?", stated.strip())
    if parts and month and (number := MONTHS.get(month[1].casefold())):
        parts.append(number)
        if month[2] and 1 <= int(month[2]) <= 31:
            parts.append(int(month[2]))
    return issued(parts)


def _problems(record: TaggedRecord, n_cited: int) -> list[Problem]:
    announced = read_count(record.text("NR"))
    if announced is None or announced == n_cited:
        return []
    message = (
        f"NR says {announced} cited references, {n_cited} stand here; "
        "export Full Record and Cited References"
    )
    return [Problem(_COUNT, message, None, str(announced))]


FORMAT = TaggedFormat(
    name="Web of Science",
    line=_LINE,
    first="PT",
    end="ER",
    known=KNOWN,
    advice="a Web of Science export without records; export again as Plain Text File "
    "with Full Record and Cited References",
    read=read_wos_record,
    skipped=frozenset({"FN", "VR", "EF"}),
)
