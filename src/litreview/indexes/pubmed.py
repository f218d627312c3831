"""PubMed's own format ("PubMed" text and .nbib: "PMID- …") → papers. It lists no cited references.

Source: MEDLINE/PubMed data element descriptions (https://www.nlm.nih.gov/bsd/mms/medlineelements.html).
"""

from __future__ import annotations

import re
from typing import Any

from litreview.dates import MONTHS
from litreview.identifiers import is_issn, repair_doi
from litreview.indexes.countries import find_countries
from litreview.indexes.institutions import find_institutions
from litreview.indexes.people import read_person
from litreview.indexes.record import Export, issued, read_year, split_list
from litreview.indexes.tagged import Read, TaggedFormat, TaggedRecord, parse_tagged
from litreview.model import Paper
from litreview.prose import squeeze

_LINE = re.compile(r"(?P<tag>[A-Z]{2,4}) *-(?: (?P<value>.*))?$")
_HEAD = re.compile(r"[\ufeff\s]*PMID- ?\d")
_EMAIL = re.compile(r"\s*(?:Electronic address:\s*)?\S+@\S+\s*$")
_KNOWN_PRINTED = """
    PMID OWN STAT DCOM LR IS VI IP DP TI PG LID AB CI FAU AU AUID AD LA PT DEP PL TA JT JID SB MH PMC PMCR
    OTO OT COIS EDAT MHDA CRDT PHST AID PST SO GR RN MID CN TT SI EIN CON CIN EFR ORI OAB OABL OCI OID OAG
    UOF UIN RIN ROF RPF RPI PS FPS FIR IR IRAD NM RF SPIN CTDT ED FED BTI CTI PB ISBN EN CDAT DA
    DDIN DRIN CRI CRF ECI ECF GN HTML PMCID
"""
_LANGUAGES = {"eng": "en", "ind": "id", "may": "ms"}


def is_pubmed(text: str) -> bool:
    """Tell whether a text is PubMed's own format.

    >>> is_pubmed("PMID- 1\\nTI  - Satu"), is_pubmed("PMID 12")
    (True, False)
    """
    return _HEAD.match(text[:400]) is not None


def parse_pubmed(text: str, name: str = "") -> list[Paper]:
    """Read every record of a file of PubMed.

    Raises
    ------
    InputError
        When no record stands in it.

    Examples
    --------
    >>> nbib = "PMID- 1\\nDP  - 2022 Nov\\nTI  - Satu\\n      dua.\\nFAU - Ali, Budi\\nAU  - Ali B\\nLID - 10.1000/a [doi]"
    >>> paper, = parse_pubmed(nbib)
    >>> paper.csl["title"], paper.csl["author"], paper.csl["issued"]
    ('Satu dua', [{'family': 'Ali', 'given': 'Budi'}], {'date-parts': [[2022, 11]]})
    """
    return parse_tagged(text, name, _FORMAT)


def _read_record(record: TaggedRecord, raw: str, name: str) -> Read:
    del raw
    short, full = record.values("AU"), record.values("FAU")
    named = [f"{a.rpartition(' ')[0]}, {a.rpartition(' ')[2]}" for a in short]
    author = [person for a in full or named if (person := read_person(a))]
    dois = [v for tag in ("LID", "AID") for v in record.values(tag) if v.endswith("[doi]")]
    kinds = record.values("PT")
    affiliations = tuple(record.joined("AD"))
    addresses = [_EMAIL.sub("", address) for a in affiliations for address in split_list(a)]
    csl: dict[str, Any] = {
        "type": "article-journal" if record.text("JT") or record.text("TA") else "document",
        "title": squeeze(record.text("TI") or record.text("BTI")).rstrip("."),
        "author": author + [{"literal": body} for body in record.values("CN")],
        "container-title": squeeze(record.text("JT")),
        "issued": issued(_date(record.text("DP"))),
        "volume": record.text("VI"),
        "issue": record.text("IP"),
        "page": record.text("PG"),
        "DOI": repair_doi(dois[0].removesuffix("[doi]"))[0] if dois else None,
        "ISSN": next((i for v in record.values("IS") if is_issn(i := v.split()[0])), None),
        "abstract": squeeze(record.text("AB")),
        "language": _LANGUAGES.get(record.text("LA"), ""),
    }
    export = Export(
        database="pubmed",
        record=record.text("PMID"),
        authors=tuple(short),
        keywords=tuple(record.joined("OT")),
        keywords_plus=tuple(word.replace("*", "") for word in record.joined("MH")),
        affiliations=affiliations,
        countries=find_countries(addresses),
        institutions=find_institutions(addresses),
        document_type=kinds[0] if kinds else "",
        container_short=record.text("TA"),
        source=name,
    )
    return csl, export, [], []


def _date(printed: str) -> list[int]:
    """Return year, month and day as stated; "2020 Jan-Feb" states no month."""
    found = re.match(r"(\d{4})(?: ([A-Z][a-z]{2})(?: (\d{1,2}))?)?$", printed.strip())
    if found is None:
        return read_year(printed)
    month = MONTHS.get((found[2] or "").casefold())
    return [int(part) for part in (found[1], month, found[3] if month else None) if part]


_FORMAT = TaggedFormat(
    name="PubMed",
    line=_LINE,
    first="PMID",
    end="",
    known=frozenset(_KNOWN_PRINTED.split()),
    advice="no PubMed record in it; each begins with a line 'PMID- '",
    read=_read_record,
)
