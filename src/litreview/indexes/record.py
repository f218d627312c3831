"""What every index's record becomes: a paper of kind ``record`` whose regions are its cited references.

The record's own text stays whole; each cited reference is a region of it (`CITED`), so that
nothing that was exported is lost and every entry knows its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from litreview.model import Csl, Paper, Problem, Region
from litreview.prose import detect_language, fold, squeeze

CITED = "cited-"
"""How the kind of a region that holds one cited reference begins; the rest names its format."""


@dataclass(frozen=True, slots=True)
class Export:
    """What an index says of a paper beyond its record: one per paper and database.

    Parameters
    ----------
    database
        ``wos``, ``scopus``, ``openalex``, ``crossref``, ``ris``, ``bibtex``.
    record
        The index's own identifier.
    authors
        Names in the index's short form ("PESTANA MH"), which its users count by.
    keywords, keywords_plus
        Of the authors; of the index (Keywords Plus, index keywords, topics).
    affiliations, countries
        Addresses as exported, and what they end with.
    institutions
        As the index names them, else as the addresses do.
    times_cited
        By the whole index, on the day of the export.
    document_type, container_short
        As exported.
    source
        The file.
    """

    database: str
    record: str = ""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    keywords_plus: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    times_cited: int | None = None
    document_type: str = ""
    container_short: str = ""
    source: str = ""


def make_record(
    text: str,
    csl: Csl,
    export: Export,
    cited: Iterable[tuple[str, int, int]],
    problems: Iterable[Problem] = (),
) -> Paper:
    """Make the paper of one exported record.

    Parameters
    ----------
    text
        The record as exported (or as its reader wrote it out); offsets refer to it.
    csl
        Its CSL record; empty values are left out.
    export
        What else the index says.
    cited
        Format, start and end of every cited reference.
    problems
        What is wrong with the record.
    """
    record = {key: value for key, value in csl.items() if value}
    if export.keywords:
        record["keyword"] = ", ".join(word.replace(",", " ") for word in export.keywords)
    if "language" not in record and (found := detect_language(str(record.get("title", "")))):
        record["language"] = found
    record["custom"] = {**record.get("custom", {}), "exports": [asdict(export)]}
    noted = list(problems)
    if not record.get("title"):
        message = "this record has no title; export it again with all fields"
        noted.append(Problem("no-title", message, "title", squeeze(text[:120])))
    return Paper(
        id=export.record or str(record.get("DOI", "")) or _stem(record),
        text=text,
        csl=record,
        regions=tuple(Region(CITED + form, start, end) for form, start, end in cited),
        kind="record",
        path=export.source,
        problems=tuple(noted),
    )


def read_exports(csl: Csl) -> list[Export]:
    """Return what the indexes said of a paper.

    >>> paper = make_record("x", {"title": "Satu"}, Export("wos", "WOS:1", times_cited=3), [])
    >>> read_exports(paper.csl)[0].times_cited
    3
    """
    custom = csl.get("custom")
    listed = custom.get("exports", ()) if isinstance(custom, Mapping) else ()
    return [Export(**_tuples(entry)) for entry in listed]


def add_export(paper: Paper, export: Export, cited: Iterable[tuple[str, int, int]]) -> Paper:
    """Tell a paper that another reader made what an index says of it, and what it cites."""
    made = make_record(paper.text, paper.csl, export, cited)
    return replace(paper, csl=made.csl, regions=(*paper.regions, *made.regions))


def _tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list | tuple) else v for k, v in entry.items()}


def _stem(record: Mapping[str, Any]) -> str:
    authors = record.get("author") or [{}]
    name = fold(str(authors[0].get("family") or authors[0].get("literal") or "")).replace(" ", "")
    year = str((record.get("issued", {}).get("date-parts") or [[""]])[0][0])
    words = fold(str(record.get("title", ""))).split()
    word = next((w for w in words if len(w) > 3), "")
    return (name + year + word) or "record"


def split_list(value: str, mark: str = ";") -> tuple[str, ...]:
    """Split a cell at its mark; empty parts fall away.

    >>> split_list("SEGMENTATION; MOTIVATION;")
    ('SEGMENTATION', 'MOTIVATION')
    """
    return tuple(part for piece in value.split(mark) if (part := squeeze(piece)))


def read_count(value: str) -> int | None:
    """Read a printed count, None where there is none.

    >>> read_count("cited By 12"), read_count("")
    (12, None)
    """
    found = re.search(r"\d+", value)
    return int(found[0]) if found else None


def read_year(value: str) -> list[int]:
    """Return the year a value states as date parts without month or day.

    >>> read_year("2019"), read_year("")
    ([2019], [])
    """
    found = re.search(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", value)
    return [int(found[1])] if found else []


def issued(parts: list[int]) -> dict[str, list[list[int]]]:
    """Return the CSL date of these parts, empty without any."""
    return {"date-parts": [parts]} if parts else {}
