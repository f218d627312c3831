"""OAI-PMH answers → records: Dublin Core as OJS writes it, and its MARC 21 where offered.

https://www.openarchives.org/OAI/openarchivesprotocol.html; the elements are those of OJS's
plugins ``oaiMetadataFormats/dc`` and ``…/marcxml``, whose misspelt element and attribute names
(``dataField``, ``id``, ``label``) are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from litreview.http.answers import Answer
from litreview.identifiers import LINK_START, find_issns
from litreview.prose import squeeze
from litreview.providers import reading
from litreview.providers.reading import strip_markup

_ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LANGUAGES = {"ind": "id", "eng": "en", "msa": "ms", "may": "ms", "jav": "jv", "sun": "su"}
_VOLUME = re.compile(r"\bvol(?:ume)?\.?\s*(\w+)", re.I)
_ISSUE = re.compile(r"\b(?:no|nomor|number|issue|edisi)\.?\s*([\w-]+)", re.I)
_PAGES = re.compile(
    r"^(?:pp?\.?|hal(?:aman)?\.?)?\s*(\w{0,3}\d+)(?:\s*[-–—]\s*(\w{0,3}\d+))?$", re.I
)


class Harvested(NamedTuple):
    """One record of a list: its identifier and its CSL variables."""

    identifier: str
    csl: dict[str, Any]


class Batch(NamedTuple):
    """One answer to ListRecords; an empty token means that the list ends here."""

    records: list[Harvested]
    token: str
    total: int | None


class TokenExpired(reading.Unreadable):
    """The list has to be asked for from its beginning."""


def read_formats(answer: Answer) -> list[str]:
    """Read which metadata formats a journal offers."""
    root = _root(answer)
    return [squeeze(e.text or "") for e in _named(root, "metadataPrefix")]


def read_batch(answer: Answer) -> Batch:
    """Read one answer to ListRecords; records that were deleted are left out.

    Raises
    ------
    Unreadable
        When it is no such answer, or an error other than "no records".
    """
    root = _root(answer)
    for error in _named(root, "error"):
        code, told = error.get("code", ""), squeeze(error.text or "")
        if code == "noRecordsMatch":
            return Batch([], "", 0)
        kind = TokenExpired if code == "badResumptionToken" else reading.Unreadable
        raise kind(f"an error came instead of an answer: {code} {told}"[:240])
    if next(_named(root, "ListRecords"), None) is None:
        raise reading.Unreadable("the answer has no ListRecords")
    records = [r for r in map(_read_record, _named(root, "record")) if r is not None]
    token = next(_named(root, "resumptionToken"), None)
    size = "" if token is None else token.get("completeListSize", "")
    return Batch(
        records,
        squeeze(token.text or "") if token is not None else "",
        int(size) if size.isdecimal() and len(size) < 10 else None,
    )


def _root(answer: Answer) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    if b"</OAI-PMH>" not in answer.body[-2000:]:
        page = b"<html" in answer.body[:2000].lower()
        raise reading.Unreadable(
            "a page of HTML came instead of OAI-PMH" if page else "the answer is no whole OAI-PMH"
        )
    # Journals print control characters and undeclared entities: the parser passes over them.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(_ILLEGAL.sub(b"", answer.body), parser)
    if root is None or etree.QName(root).localname != "OAI-PMH":
        raise reading.Unreadable("the answer is no OAI-PMH")
    return root


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _named(root: Any, name: str) -> Iterator[Any]:
    """Yield elements of a local name that are not inside another of that name (MARC has records)."""
    for element in root:
        if _local(element) == name.lower():
            yield element
        else:
            yield from _named(element, name)


def _read_record(record: Any) -> Harvested | None:
    header = next(_named(record, "header"), None)
    metadata = next(_named(record, "metadata"), None)
    if header is None or metadata is None or header.get("status") == "deleted" or not len(metadata):
        return None
    identifier = squeeze(next((e.text or "" for e in _named(header, "identifier")), ""))
    body = metadata[0]
    csl = read_marc(body) if _local(body) == "record" else read_dublin_core(body)
    return Harvested(identifier, csl) if identifier and csl else None


def read_dublin_core(body: Any) -> dict[str, Any]:
    """Read a Dublin Core record: several titles and abstracts are those of its languages."""
    held: dict[str, list[str]] = {}
    for element in body:
        text = strip_markup("".join(element.itertext()))
        if text:
            held.setdefault(_local(element), []).append(text)
    titles = list(dict.fromkeys(held.get("title", ())))
    names = [reading.read_name(_without_place(n)) for n in held.get("creator", ())]
    places = held.get("identifier", []) + held.get("relation", [])
    return reading.as_csl(
        type="article-journal",
        title=titles[0] if titles else "",
        author=[name for name in names if name],
        issued=next(filter(None, map(reading.read_date, held.get("date", ()))), None),
        publisher=next(iter(held.get("publisher", ())), ""),
        DOI=next(filter(None, map(reading.read_doi, places)), ""),
        URL=_first_link(held.get("identifier", [])),
        keyword=_keywords(held.get("subject", [])),
        abstract=next(map(reading.read_abstract, held.get("description", ())), ""),
        language=_language(held.get("language", [])),
        custom={"parallel-title": titles[1] if len(titles) > 1 else None},
        **_read_sources(held.get("source", [])),
    )


def _without_place(creator: str) -> str:
    """Leave out the affiliation that OJS 2 wrote after the name."""
    return creator.partition(";")[0]


def _read_sources(sources: list[str]) -> dict[str, Any]:
    """Read "Journal; Vol 3, No 2 (2020): title of the issue; 12-22"; an ISSN stands alone.

    >>> _read_sources(["Jurnal Antah; Vol. 3 No. 2 (2020): Juli; 12-22", "2088-2815"])
    {'ISSN': '2088-2815', 'container_title': 'Jurnal Antah', 'volume': '3', 'issue': '2', 'page': '12-22'}
    """
    found: dict[str, Any] = {}
    issns = [issn for source in sources if len(source) < 12 for issn in find_issns(source)]
    if issns:
        found["ISSN"] = reading.read_issns(issns)
    printed = next((s for s in sources if not (len(s) < 12 and find_issns(s))), "")
    container, *rest = [part.strip() for part in printed.split(";")]
    if container:
        found["container_title"] = container
    found.update(_read_issue(rest[0] if rest else ""))
    pages = _PAGES.match(rest[-1]) if len(rest) > 1 else None
    if pages:
        found["page"] = reading.join_pages(*pages.groups())
    return found


def _read_issue(printed: str) -> dict[str, str]:
    named = {"volume": _VOLUME.search(printed), "issue": _ISSUE.search(printed)}
    return {variable: found.group(1) for variable, found in named.items() if found}


def read_marc(body: Any) -> dict[str, Any]:
    """Read a MARC 21 record as OJS writes it."""
    held: dict[str, list[str]] = {}
    for field in body:
        tag = field.get("tag") or field.get("id") or ""
        for part in field:
            text = strip_markup("".join(part.itertext()))
            if text:
                code = part.get("code") or part.get("label") or ""
                held.setdefault(f"{tag}{code}", []).append(text)
    names = [reading.read_name(n) for tag in ("100a", "720a") for n in held.get(tag, ())]
    return reading.as_csl(
        type="article-journal",
        title=next(iter(held.get("245a", ())), ""),
        author=[name for name in names if name],
        container_title=next(iter(held.get("773t", ())), "").rstrip("; "),
        issued=next(filter(None, (reading.read_date(d[:10]) for d in held.get("260c", ()))), None),
        publisher=next(iter(held.get("260b", ())), ""),
        DOI=next(filter(None, map(reading.read_doi, held.get("024a", ()))), ""),
        URL=_first_link(held.get("856u", [])),
        ISSN=reading.read_issns(held.get("022a", [])),
        keyword=_keywords(held.get("653a", [])),
        abstract=next(map(reading.read_abstract, held.get("520a", ())), ""),
        language=_language(held.get("546a", [])),
        **_read_issue(next(iter(held.get("773g", ())), "")),
    )


def _first_link(values: list[str]) -> str:
    links = [v for v in values if LINK_START.match(v) and not reading.read_doi(v)]
    return links[0] if links else ""


def _keywords(subjects: list[str]) -> list[str]:
    """Divide a list that an author typed into one field."""
    mark = ";" if any(";" in s for s in subjects) else "," if len(subjects) == 1 else "\n"
    words = [squeeze(word) for subject in subjects for word in subject.split(mark)]
    return list(dict.fromkeys(word for word in words if word))


def _language(values: list[str]) -> str:
    for value in values:
        code = value.strip().lower().partition("_")[0].partition("-")[0]
        if code in _LANGUAGES or code in _LANGUAGES.values():
            return _LANGUAGES.get(code, code)
    return ""
