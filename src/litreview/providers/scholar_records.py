"""Google Scholar's rows and BibTeX → records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from litreview.http.answers import Answer
from litreview.matching.candidates import Candidate
from litreview.prose import squeeze
from litreview.providers import reading

BASE_URL = "https://scholar.google.com"
_FORMAT_MARK = re.compile(r"^(?:\[[A-Z]{3,8}\]\s*)+")
_CITES = re.compile(r"[?&]cites=(\d+)")
_CLUSTER = re.compile(r"info:([^:]+):")
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "inproceedings": "paper-conference",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
}


def scholar_candidate(publication: Mapping[str, Any], answer: Answer) -> Candidate:
    """Turn one row, as scholarly reads it, into a record.

    A row is cut to fit the page: containers and titles with an ellipsis are left out or kept
    as beginnings, and author lists count as cut, since scholarly drops the sign of it. The
    number of citations is kept with the day it was seen.

    >>> row = {"bib": {"title": "[PDF] Desa digital", "author": ["AB Ali"], "pub_year": "2020",
    ...                "venue": "Jurnal …"}, "num_citations": 3, "url_scholarbib": "q=info:x1:"}
    >>> dict(scholar_candidate(row, Answer("scholar", "u", 200, b"", "2026-01-31T10:00:00Z")).csl)["author"]
    [{'family': 'Ali', 'given': 'A. B.'}]
    """
    bib = publication.get("bib", {})
    venue = squeeze(str(bib.get("venue") or ""))
    authors = [name for name in map(_read_name, bib.get("author") or ()) if name]
    count = reading.count_citations(publication.get("num_citations") or None, answer)
    csl = reading.as_csl(
        title=_FORMAT_MARK.sub("", squeeze(str(bib.get("title") or ""))).rstrip(" …."),
        author=authors,
        issued=reading.read_date(str(bib.get("pub_year") or ""), None),
        container_title="" if venue == "NA" or "…" in venue else venue,
        URL=str(publication.get("pub_url") or ""),
        custom={"et_al": bool(authors), "cited-by": count},
    )
    cluster = _CLUSTER.search(str(publication.get("url_scholarbib") or ""))
    identifier = (
        cluster.group(1) if cluster else f"{answer.sha256[:12]}-{publication.get('gsrank', 0)}"
    )
    citing = _CITES.search(str(publication.get("citedby_url") or ""))
    urls = (answer.url, f"{BASE_URL}/scholar?cites={citing.group(1)}") if citing else (answer.url,)
    return Candidate(identifier, csl, answer.provider, answer.retrieved or None, urls)


def citing_id(record: Candidate) -> str:
    """Return the number under which Scholar lists what cites a record, ``""`` where there is none."""
    found = (_CITES.search(url) for url in record.urls)
    return next((match.group(1) for match in found if match), "")


def filled_candidate(record: Candidate, bib: Mapping[str, Any], answer: Answer) -> Candidate:
    """Complete a record by its BibTeX: the whole list of authors, volume, issue, pages.

    >>> bib = {"title": "Desa digital", "author": "Ali, Budi and Contoh, Ayu", "journal": "Jurnal Antah",
    ...        "volume": "3", "number": "2", "pages": "12--22", "pub_year": "2020", "pub_type": "article"}
    >>> answer = Answer("scholar", "u", 200, b"", "2026-01-31T10:00:00Z")
    >>> filled_candidate(Candidate("x1", {"custom": {"et_al": True}}), bib, answer).csl["page"]
    '12-22'
    """
    names = squeeze(str(bib.get("author") or ""))
    cut = names.endswith(" and others")
    listed = names.removesuffix(" and others").split(" and ")
    csl = reading.as_csl(
        type=_TYPES.get(str(bib.get("pub_type") or "")),
        title=reading.strip_markup(bib.get("title")),
        author=[name for name in map(reading.read_name, listed) if name],
        container_title=reading.strip_markup(bib.get("journal") or bib.get("booktitle")),
        issued=reading.read_date(str(bib.get("pub_year") or ""), None),
        volume=reading.as_text(bib.get("volume")),
        issue=reading.as_text(bib.get("number")),
        page=reading.as_text(bib.get("pages")).replace("--", "-"),
        publisher=reading.strip_markup(bib.get("publisher")),
    )
    custom = {**(record.csl.get("custom") or {}), "et_al": cut}
    kept = {**record.csl, **csl, "custom": {k: v for k, v in custom.items() if v}}
    urls = tuple(dict.fromkeys((*record.urls, answer.url)))
    return Candidate(record.id, kept, answer.provider, answer.retrieved or None, urls)


def _read_name(printed: str) -> dict[str, str]:
    """Read "AB Ali" or "Budi Ali" as given names first; one word is a family name only."""
    *given, family = squeeze(printed.replace("…", " ")).split() or [""]
    spelled = [
        ". ".join(word) + "." if word.isupper() and len(word) < 4 else word for word in given
    ]
    return {k: v for k, v in (("family", family), ("given", " ".join(spelled))) if v}
