"""Scopus CSV → papers with their cited references (column "References", printed strings).

Source: Scopus export (https://service.elsevier.com/app/answers/detail/a_id/11214/). The text of
a paper is its row written out, a column a line; offsets refer to it.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from typing import Any

from litreview.errors import InputError
from litreview.identifiers import is_issn, repair_doi
from litreview.indexes.cited import split_printed
from litreview.indexes.countries import find_countries
from litreview.indexes.record import (
    Export,
    issued,
    make_record,
    read_count,
    read_year,
    split_list,
)
from litreview.model import Paper, Problem
from litreview.names import parse_names
from litreview.prose import squeeze

_COLUMNS = frozenset(
    """authors|author full names|author(s) id|title|year|source title|volume|issue|art. no.|
    page start|page end|page count|cited by|doi|link|affiliations|authors with affiliations|
    abstract|author keywords|index keywords|references|correspondence address|editors|publisher|
    issn|isbn|coden|pubmed id|language of original document|abbreviated source title|
    document type|publication stage|open access|source|eid|funding details|funding texts|
    sponsors|conference name|conference date|conference location|conference code|
    molecular sequence numbers|chemicals/cas|tradenames|manufacturers""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_NEEDED = ("title", "authors", "year")
_RENAMED = {"document title": "title", "author": "authors", "publication year": "year"}
_TYPES = {
    "article": "article-journal",
    "review": "article-journal",
    "article in press": "article-journal",
    "conference paper": "paper-conference",
    "book": "book",
    "book chapter": "chapter",
    "report": "report",
}
_DELIMITERS = ",;\t|"


def is_scopus_csv(text: str) -> bool:
    """Tell whether a text's first line names columns of a Scopus export.

    >>> is_scopus_csv("Authors,Title,Year,Source title,EID\\n"), is_scopus_csv("a,b\\n1,2\\n")
    (True, False)
    """
    header, _ = _read_header(text)
    return len(_COLUMNS.intersection(header)) >= 3


def parse_scopus_csv(text: str, name: str = "") -> list[Paper]:
    """Read every row of a Scopus CSV export, whatever its delimiter.

    Raises
    ------
    InputError
        When it is no such export, a needed column is missing, or no row stands in it.

    Examples
    --------
    >>> rows = 'Authors,Title,Year,References\\n"Ali, B.",Satu,2020,"Price, D.J., Networks (1965) Science, 149"'
    >>> paper, = parse_scopus_csv(rows)
    >>> paper.csl["title"], [paper.text[r.start:r.end] for r in paper.regions]
    ('Satu', ['Price, D.J., Networks (1965) Science, 149'])
    """
    header, delimiter = _read_header(text)
    missing = [column for column in _NEEDED if column not in header]
    if len(_COLUMNS.intersection(header)) < 3 or missing:
        raise InputError(
            f"{name}: line 1 names no column {', '.join(c.title() for c in missing or _NEEDED)}"
            " of a Scopus CSV export; export from Scopus as CSV with all citation information"
            " and references"
        )
    csv.field_size_limit(sys.maxsize)  # a list of 2,000 references passes the library's limit
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    next(rows)
    papers = []
    told = [] if "references" in header else [_no_references(name)]
    for row in rows:
        if any(cell.strip() for cell in row):
            papers.append(_read_row(header, row, rows.line_num, delimiter, name, told))
            told = []
    if not papers:
        raise InputError(f"{name}: a Scopus export without rows; export it again")
    return papers


def _read_header(text: str) -> tuple[list[str], str]:
    """Return the columns in small letters and the delimiter that finds most known ones."""
    first = text.lstrip("\ufeff").partition("\n")[0].rstrip("\r")
    best: tuple[list[str], str] = ([], ",")
    for delimiter in _DELIMITERS:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        names = [cell.strip().strip('"\ufeff').casefold() for cell in cells]
        names = [_RENAMED.get(column, column) for column in names]
        if len(_COLUMNS.intersection(names)) > len(_COLUMNS.intersection(best[0])):
            best = (names, delimiter)
    return best


def _no_references(name: str) -> Problem:
    message = (
        f"{name} has no column References, so none of its papers cites anything; "
        "export again and tick Include references"
    )
    return Problem("no-references", message)


def _read_row(
    header: list[str], row: list[str], line: int, delimiter: str, name: str, told: list[Problem]
) -> Paper:
    problems = list(told)
    if len(row) != len(header):
        message = (
            f"{name}, line {line}: {len(row)} cells where line 1 names {len(header)} columns; "
            "a quote is open or the file was cut off: export it again"
        )
        problems.append(Problem("csv-row", message, None, delimiter.join(row)[-80:]))
    names = [*header, *(f"column {n + 1}" for n in range(len(header), len(row)))]
    cells = dict(zip(names, row, strict=False))
    text, cited = _write_out(cells)
    cell = {column: squeeze(value) for column, value in cells.items()}.get
    full = split_list(cell("author full names") or "")
    short = _split_authors(cell("authors") or "")
    affiliations = split_list(cell("affiliations") or "")
    pages = [v for v in (cell("page start"), cell("page end")) if v]
    kind = (cell("document type") or "").casefold()
    csl: dict[str, Any] = {
        "type": _TYPES.get(kind, "document"),
        "title": cell("title"),
        "author": _names(full if len(full) == len(short) else short),
        "container-title": cell("source title"),
        "issued": issued(read_year(cell("year") or "")),
        "volume": cell("volume"),
        "issue": cell("issue"),
        "page": "-".join(pages) or cell("art. no."),
        "publisher": cell("publisher"),
        "DOI": repair_doi(cell("doi") or "")[0] if cell("doi") else None,
        "URL": cell("link"),
        "ISSN": _issn(cell("issn") or ""),
        "abstract": cell("abstract"),
    }
    export = Export(
        database="scopus",
        record=cell("eid") or "",
        authors=short,
        keywords=split_list(cell("author keywords") or ""),
        keywords_plus=split_list(cell("index keywords") or ""),
        affiliations=affiliations,
        countries=find_countries(affiliations),
        times_cited=read_count(cell("cited by") or ""),
        document_type=cell("document type") or "",
        container_short=cell("abbreviated source title") or "",
        source=name,
    )
    return make_record(text, csl, export, cited, problems)


def _write_out(cells: dict[str, str]) -> tuple[str, list[tuple[str, int, int]]]:
    """Write a row as text, a column a line, and find the cited references in it."""
    text, cited = "", []
    for column, value in cells.items():
        if not value.strip():
            continue
        text += f"{column}: "
        if column == "references":
            cited = split_printed(text + value, len(text), len(text) + len(value))
        text += value + "\n"
    return text, cited


def _split_authors(cell: str) -> tuple[str, ...]:
    """Split authors at semicolons; exports before 2020 have commas: "Ali B., Smith J.".

    >>> _split_authors("Ali B., Smith J."), _split_authors("Ali, B.; Smith, J.")
    (('Ali B.', 'Smith J.'), ('Ali, B.', 'Smith, J.'))
    """
    if ";" in cell or not re.search(r"\w \w\.?(?:-?\w\.)*(?:,|$)", cell):
        return split_list(cell)
    return split_list(cell, ",")


def _names(authors: tuple[str, ...]) -> list[dict[str, str]]:
    bare = [re.sub(r"\s*\(\d+\)\s*$", "", author) for author in authors]
    return [n.as_csl() for author in bare for n in parse_names(author)[0]]


def _issn(cell: str) -> str | None:
    digits = re.sub(r"[^\dXx]", "", cell.split(";")[0])
    return f"{digits[:4]}-{digits[4:].upper()}" if is_issn(digits) else None
