"""CSV of Scopus, Lens, Dimensions, OpenAlex, IEEE, PubMed and others → papers with what they cite.

Sources: Scopus export (https://service.elsevier.com/app/answers/detail/a_id/11214/), Lens
(https://support.lens.org), Dimensions (https://dimensions.freshdesk.com), OpenAlex
(https://developers.openalex.org). The text of a paper is its row written out, a column a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from litreview.errors import InputError
from litreview.identifiers import is_issn, repair_doi
from litreview.indexes.cited import split_printed
from litreview.indexes.columns import Row, find_head, read_rows
from litreview.indexes.countries import find_countries, name_country
from litreview.indexes.institutions import find_institutions
from litreview.indexes.people import read_person
from litreview.indexes.record import Export, issued, make_record, read_count, read_year, split_list
from litreview.model import Paper, Problem
from litreview.prose import squeeze

_TYPES = {
    "article": "article-journal",
    "journal article": "article-journal",
    "review": "article-journal",
    "article in press": "article-journal",
    "data paper": "article-journal",
    "editorial": "article-journal",
    "erratum": "article-journal",
    "letter": "article-journal",
    "note": "article-journal",
    "short survey": "article-journal",
    "conference paper": "paper-conference",
    "conference proceedings article": "paper-conference",
    "proceeding": "paper-conference",
    "book": "book",
    "monograph": "book",
    "book chapter": "chapter",
    "book-chapter": "chapter",
    "chapter": "chapter",
    "dissertation": "thesis",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
}
_LENS = re.compile(r"\d{3}-\d{3}-\d{3}-\d{3}-\d{2}[\dX]")
_OPENALEX = re.compile(r"(?:https://openalex\.org/)?W\d+")
_DIMENSIONS = re.compile(r"\[[^\]]*\]\|\[[^\]]*\]\|.*?(?=;\[[^\]]*\]\|\[|$)", re.S)
_PLAIN = 6
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")

Cut = Callable[[str, int, int], Iterator[tuple[str, int, int]] | list[tuple[str, int, int]]]


def _cut(kind: str, pattern: re.Pattern[str]) -> Cut:
    """Return what finds each cited reference of a kind in a cell."""

    def cut(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        for found in pattern.finditer(text, start, end):
            yield kind, *found.span()

    return cut


class Habit(NamedTuple):
    """How a database fills its cells: what divides values, the order of names, what it cites."""

    mark: str = ";"
    given_first: bool | None = None
    cited: Cut = split_printed


_HABITS: Mapping[str, Habit] = {
    "lens": Habit(given_first=True, cited=_cut("lens", _LENS)),
    "openalex": Habit(mark="|", given_first=True, cited=_cut("openalex", _OPENALEX)),
    "dimensions": Habit(cited=_cut("dimensions", _DIMENSIONS)),
    "ieee": Habit(given_first=True),
    "springer": Habit(given_first=True),
}
"""Scopus has the habits of none of these; a new database is a new row."""


def is_csv_records(text: str) -> bool:
    """Tell whether a text's first lines name columns of an export.

    >>> is_csv_records("Authors,Title,Year,Source title,EID\\n"), is_csv_records("a,b\\n1,2\\n")
    (True, False)
    """
    return bool(find_head(text).database)


def is_plainly_csv(text: str) -> bool:
    """Tell whether a first line names so many columns of a database that no prose does.

    >>> is_plainly_csv("Authors,Title,Year,Source title,Volume,EID\\n"), is_plainly_csv("Title, Year, Volume\\n")
    (True, False)
    """
    return len(set((find_head(text).fields or {}).values())) >= _PLAIN


def parse_csv_records(text: str, name: str = "") -> list[Paper]:
    """Read every row of a CSV export, whatever its delimiter.

    Raises
    ------
    InputError
        When it is no such export, no column holds the title, or no row stands in it.

    Examples
    --------
    >>> rows = 'Authors,Title,Year,References\\n"Ali, B.",Satu,2020,"Price, D.J., Networks (1965) Science, 149"'
    >>> paper, = parse_csv_records(rows)
    >>> paper.csl["title"], [paper.text[r.start:r.end] for r in paper.regions]
    ('Satu', ['Price, D.J., Networks (1965) Science, 149'])
    """
    head = find_head(text)
    papers = [_read_row(row, head.database, name) for row in read_rows(text, head, name)]
    if not papers:
        raise InputError(f"{name}: an export without rows; export it again")
    if head.database == "scopus" and "cited" not in (head.fields or {}).values():
        first = papers[0]
        papers[0] = replace(first, problems=(_no_references(name), *first.problems))
    return papers


def _no_references(name: str) -> Problem:
    message = (
        f"{name} has no column References, so none of its papers cites anything; "
        "export again and tick Include references"
    )
    return Problem("no-references", message)


def _read_row(row: Row, database: str, name: str) -> Paper:
    habit = _HABITS.get(database, Habit())
    text, cited = _write_out(row, habit)
    field = {key: squeeze(value) for key, value in row.fields.items()}
    cell = field.get

    def listed(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(split_list(cell(key) or "", habit.mark)))

    authors = _split_authors(cell("authors") or "", database, habit.mark)
    full = split_list(cell("full_authors") or "")
    pages = [v for v in (cell("first_page"), cell("last_page")) if v]
    addresses = listed("affiliations")
    kind = cell("document_type") or ""
    record = (cell("record") or "").rpartition("/")[2]
    csl: dict[str, Any] = {
        "type": _TYPES.get(kind.casefold(), "document"),
        "title": cell("title"),
        "author": _names(full if len(full) == len(authors) else authors, habit, database),
        "container-title": cell("container_title"),
        "issued": _issued(cell("year") or "", cell("date") or ""),
        "volume": _whole(cell("volume")),
        "issue": _whole(cell("issue")),
        "page": "-".join(map(_whole, dict.fromkeys(pages))) or cell("page") or cell("article"),
        "publisher": cell("publisher"),
        "DOI": repair_doi(re.split(r";\s*(?=10\.)", cell("doi") or "")[0])[0],
        "URL": f"https://lens.org/{record}" if database == "lens" else cell("url"),
        "ISSN": _issn(cell("issn") or ""),
        "abstract": cell("abstract"),
        "language": cell("language") if len(cell("language") or "") == 2 else None,
    }
    export = Export(
        database=database,
        record=record or (_openalex_id(cell("url") or "") if database == "openalex" else ""),
        authors=authors,
        keywords=listed("keywords"),
        keywords_plus=listed("keywords_plus"),
        affiliations=addresses,
        countries=tuple(dict.fromkeys(map(name_country, listed("countries"))))
        or find_countries(addresses),
        institutions=listed("institutions") or find_institutions(addresses),
        times_cited=read_count(cell("times_cited") or ""),
        document_type=kind,
        container_short=cell("container_short") or "",
        source=name,
    )
    return make_record(text, csl, export, cited, row.problems)


def _write_out(row: Row, habit: Habit) -> tuple[str, list[tuple[str, int, int]]]:
    """Write a row as text, a column a line, and find the cited references in it."""
    text, cited = "", []
    said = row.fields.get("cited")
    for column, value in row.cells.items():
        if not value.strip():
            continue
        text += f"{column}: "
        if said is not None and value is said:
            cited = list(habit.cited(text + value, len(text), len(text) + len(value)))
        text += value + "\n"
    return text, cited


def _split_authors(cell: str, database: str, mark: str = ";") -> tuple[str, ...]:
    """Split authors as the database divides them.

    Scopus before 2020 and PubMed have commas: "Ali B., Smith J." or "Ali, B., Smith, J."; Springer
    has nothing at all.

    >>> _split_authors("Ali B., Smith J.", "scopus"), _split_authors("Ali, B.; Smith, J.", "scopus")
    (('Ali B.', 'Smith J.'), ('Ali, B.', 'Smith, J.'))
    >>> _split_authors("Ali, B., Smith, J.-P.", "scopus"), _split_authors("[No author name available]", "scopus")
    (('Ali, B.', 'Smith, J.-P.'), ())
    >>> _split_authors("Prof. Budi A. AliCitra McSari", "springer")
    ('Budi A. Ali', 'Citra McSari')
    """
    if database == "springer":
        apart = re.split(r"(?<=[a-zà-ÿ])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?=[A-ZÀ-Þ])", cell)
        return tuple(re.sub(r"^(?:(?:Prof|Dr|Ir)\. )+", "", part).strip() for part in apart if part)
    if cell.startswith("[No author"):
        return ()
    if re.match(r"[^,;]+, (?:\w\.-?\s?)+,", cell) and mark not in cell:
        return tuple(part.strip() for part in re.split(r"(?<=\.),\s+", cell) if part.strip())
    if database == "pubmed" and mark not in cell:
        return split_list(cell.rstrip("."), ",")
    comma = database in ("scopus", "csv")
    if mark in cell or not comma or not re.search(r"\w \w\.?(?:-?\w\.)*(?:,|$)", cell):
        return split_list(cell, mark)
    return split_list(cell, ",")


def _names(authors: tuple[str, ...], habit: Habit, database: str) -> list[dict[str, str]]:
    bare = [re.sub(r"\s*\(\d+\)\s*$", "", author) for author in authors]
    if database == "pubmed":
        bare = [re.sub(r" (?=[A-Z]{1,4}$)", ", ", author) for author in bare]
    return [name for a in bare if (name := read_person(a, given_first=habit.given_first))]


def _issued(year: str, date: str) -> dict[str, list[list[int]]]:
    """Return the day where it is stated; the first of January stands for the year alone."""
    day = _ISO.match(date)
    if day and not date.endswith("-01-01") and (not year or year.startswith(day[1])):
        return issued([int(part) for part in day.groups()])
    return issued(read_year(year or date))


def _whole(cell: str | None) -> str:
    """Undo what a spreadsheet did to a number: "235.0" → "235".

    >>> _whole("235.0"), _whole("S1"), _whole(None)
    ('235', 'S1', '')
    """
    return re.sub(r"^(\d+)\.0$", r"\1", cell or "")


def _openalex_id(url: str) -> str:
    found = re.search(r"W\d+$", url)
    return found[0] if found else ""


def _issn(cell: str) -> str | None:
    """Return the first ISSN, with the zeros that a spreadsheet took from its front.

    Eight zeros have the right check digit and are nobody's ISSN.

    >>> _issn("1234567-9"), _issn("19"), _issn(""), _issn("0"), _issn("0000-0000")
    ('1234-5679', '0000-0019', None, None, None)
    """
    bare = re.sub(r"[^0-9Xx]", "", cell.split(";")[0]).upper()
    digits = bare.zfill(8)
    return f"{digits[:4]}-{digits[4:]}" if bare.strip("0") and is_issn(digits) else None
