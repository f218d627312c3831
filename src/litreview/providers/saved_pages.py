"""Pages and exports that a person saved: Google Scholar as HTML, Publish or Perish CSV and JSON.

Publish or Perish (https://harzing.com/resources/publish-or-perish) names the same columns
``ArticleURL`` in CSV and ``article_url`` in JSON; both are read by their letters.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from litreview.http.answers import Answer
from litreview.http.courtesy import find_block
from litreview.matching.candidates import Candidate
from litreview.names import parse_names
from litreview.prose import fold_key, sound
from litreview.providers import reading
from litreview.providers.reading import as_text
from litreview.providers.scholar_records import scholar_candidate

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_scholar_page(answer: Answer) -> list[Candidate]:
    """Read the rows of a saved page of results, in English or Indonesian.

    Raises
    ------
    Unreadable
        When the page has no row: a captcha, another site, or a layout that is not known.
    """
    from lxml import html  # type: ignore[import-untyped]

    if not answer.body.strip():
        raise reading.Unreadable("the page is empty")
    why = find_block(answer)
    if why:
        raise reading.Unreadable(why)
    page = html.document_fromstring(answer.body)
    rows = page.xpath('//div[contains(concat(" ", @class, " "), " gs_or ")]')
    found = [row for row in map(_read_row, rows) if row is not None]
    if not found:
        raise reading.Unreadable("the page shows no row of Google Scholar")
    return [scholar_candidate(row, answer) for row in found]


def _read_row(row: Any) -> dict[str, Any] | None:
    title = _one(row, "h3", "gs_rt")
    if title is None:
        return None
    for mark in title.xpath('./span[contains(@class, "gs_ct")]'):
        mark.drop_tree()
    line = _one(row, "div", "gs_a")
    authors, venue, year = _read_line(_text(line))
    links = row.xpath('.//a[contains(@href, "cites=")]')
    counted = _NUMBER.search(_text(links[0])) if links else None
    return {
        "bib": {"title": _text(title), "author": authors, "venue": venue, "pub_year": year},
        "pub_url": next(iter(title.xpath(".//a/@href")), ""),
        "num_citations": int(counted.group()) if counted else None,
        "citedby_url": links[0].get("href") if links else "",
        "url_scholarbib": f"info:{row.get('data-cid')}:" if row.get("data-cid") else "",
        "gsrank": as_text(row.get("data-rp")),
    }


def _read_line(line: str) -> tuple[list[str], str, str]:
    """Read "A Contoh, B Misal… - Jurnal Antah, 2020 - site": names, container, year."""
    parts = line.split(" - ")
    names = [n.strip() for n in parts[0].split(",") if n.strip(" …")]
    middle = parts[1] if len(parts) > 2 else ""
    venue, _, year = middle.rpartition(",")
    if _YEAR.fullmatch(year.strip()):
        return names, venue.strip(), year.strip()
    return names, middle.strip(), ""


def _one(row: Any, tag: str, kind: str) -> Any:
    return next(iter(row.xpath(f'.//{tag}[contains(concat(" ", @class, " "), " {kind} ")]')), None)


def _text(element: Any) -> str:
    return "" if element is None else as_text(element.text_content().replace("\xa0", " "))


def read_perish(answer: Answer) -> list[Candidate]:
    """Read an export of Publish or Perish, CSV or JSON.

    Raises
    ------
    Unreadable
        When there is no column of titles in it.

    Examples
    --------
    >>> body = b"Cites,Authors,Title,Year,Source,QueryDate\\n4,'AB Ali, C Contoh',Desa digital,2020,Jurnal,2026-01-31 10:00"
    >>> answer = Answer("saved", "pop.csv", 200, body.replace(b"'", b'"'), "")
    >>> [(c.csl["title"], c.csl["custom"]["cited-by"], c.retrieved) for c in read_perish(answer)]
    [('Desa digital', {'count': 4, 'date': '2026-01-31'}, '2026-01-31')]
    """
    found = []
    for n, row in enumerate(_perish_rows(answer), start=1):
        if as_text(row.get("title")):
            found.append(_perish_candidate(row, n, answer))
    if not found:
        raise reading.Unreadable("no row with a title: is it an export of Publish or Perish?")
    return found


def _perish_rows(answer: Answer) -> Iterator[Mapping[str, Any]]:
    text = answer.body.decode("utf-8-sig", "replace")
    if text.lstrip().startswith(("[", "{")):
        try:
            data = sound(json.loads(text))
        except (ValueError, RecursionError):
            raise reading.Unreadable("the file is no whole JSON") from None
        rows = reading.as_objects(data if isinstance(data, list) else [data])
    else:
        sample = text.partition("\n")[0]
        mark = max(",;\t", key=sample.count)
        try:
            rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark))
        except csv.Error as error:
            raise reading.Unreadable(f"the file is no CSV ({error})") from None
    for row in rows:
        yield {fold_key(str(key)): value for key, value in row.items() if key is not None}


def _perish_candidate(row: Mapping[str, Any], n: int, answer: Answer) -> Candidate:
    day = _DAY.match(as_text(row.get("querydate")))
    retrieved = day.group() if day else answer.retrieved
    seen = Answer(answer.provider, answer.url, 200, b"", retrieved)
    people = row.get("authors")
    listed = ", ".join(map(as_text, people)) if isinstance(people, list) else as_text(people)
    cut = listed.rstrip().endswith(("...", "…"))
    names = [parse_names(name, given_first=True)[0] for name in listed.strip(" .…").split(",")]
    cites = as_text(row.get("cites"))
    doi = reading.read_doi(row.get("doi"))
    csl = reading.as_csl(
        title=reading.strip_markup(row.get("title")).rstrip(" …"),
        author=[name[0].as_csl() for name in names if name],
        container_title=_whole(row.get("source")),
        issued=reading.read_date(as_text(row.get("year")), None),
        volume=as_text(row.get("volume")),
        issue=as_text(row.get("issue")),
        page=reading.join_pages(row.get("startpage"), row.get("endpage")),
        publisher=_whole(row.get("publisher")),
        DOI=doi,
        URL=as_text(row.get("articleurl")),
        ISSN=reading.read_issns([row.get("issn")]),
        abstract=_whole(row.get("abstract")),
        custom={
            "et_al": cut,
            "cited-by": reading.count_citations(int(cites), seen) if cites.isdecimal() else None,
        },
    )
    return Candidate(f"{answer.url}#{n}", csl, answer.provider, retrieved or None, (answer.url,))


def _whole(value: Any) -> str:
    """Return a text that the page did not cut."""
    text = reading.strip_markup(value)
    return "" if "…" in text or text.endswith("...") else text
