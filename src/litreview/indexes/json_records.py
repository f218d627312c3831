"""JSON with records: OpenAlex works and CSL-JSON (with Crossref's ``reference`` lists) → papers.

Sources: https://developers.openalex.org/api-entities/works/work-object,
https://github.com/citation-style-language/schema, https://api.crossref.org/swagger-ui. The text
of a paper is its record written out anew, one value a line; offsets refer to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from litreview.errors import InputError
from litreview.identifiers import repair_doi
from litreview.indexes.countries import name_country
from litreview.indexes.people import read_person
from litreview.indexes.record import Export, issued, make_record, read_year
from litreview.model import Paper, Problem
from litreview.prose import sound, squeeze

_OPENALEX = re.compile(r"(?:https?://(?:api\.)?openalex\.org/(?:works/)?)?(W\d+)$", re.I)
_OPENALEX_TYPES = {
    "article": "article-journal",
    "review": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
}
_CROSSREF_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "monograph": "book",
    "dissertation": "thesis",
}
_SAYS_MORE = frozenset({"type", "author", "issued", "container-title", "DOI", "URL"})
"""What tells a CSL record from any other object with a title."""
_NAME_PARTS = ("family", "given", "literal")


def is_json_records(text: str) -> bool:
    """Tell whether a text looks like JSON objects.

    >>> is_json_records('[{"id": 1}]'), is_json_records("[12] Ali")
    (True, False)
    """
    return re.match(r"\ufeff?\s*(?:\{\s*[\"}]|\[\s*(?:\{|\]))", text[:2000]) is not None


def parse_json_records(text: str, name: str = "") -> list[Paper]:
    """Read every record of a JSON file: a list, a page of answers, or one record a line.

    Raises
    ------
    InputError
        When it is no JSON at all, or holds no record of a known kind.

    Examples
    --------
    >>> paper, = parse_json_records('{"id": "https://openalex.org/W1", "display_name": "Satu", '
    ...     '"publication_year": 2020, "referenced_works": ["https://openalex.org/W2"]}')
    >>> paper.id, [paper.text[r.start:r.end] for r in paper.regions]
    ('W1', ['https://openalex.org/W2'])
    """
    values, cut = _load(text.lstrip("\ufeff"), name)
    records = [r for value in values for r in _records(sound(value))]
    papers = [_read_record(record, name) for record in records]
    if not papers:
        raise InputError(
            f"{name}: JSON without bibliographic records; give OpenAlex works, CSL-JSON or "
            "Crossref items"
        )
    if cut is not None:
        last = papers[-1]
        papers[-1] = Paper(
            last.id, last.text, last.csl, last.regions, last.kind, last.path, (*last.problems, cut)
        )
    return papers


def _load(text: str, name: str) -> tuple[list[Any], Problem | None]:
    """Load whole JSON, JSON lines, or what is whole of a list that was cut off."""
    try:
        return [json.loads(text)], None
    except ValueError as error:
        where = f"{name}, line {getattr(error, 'lineno', 1)}"
    decoder = json.JSONDecoder()
    values: list[Any] = []
    at = 0
    opening = re.match(r"\s*(?:\[|\{\s*\"(?:meta|results|message|items)\"[^\[]*\[)", text)
    lines = re.match(r"\s*\{[^\n]*\}\s*\n\s*\{", text) is not None
    if opening and not lines:
        at = opening.end()
    while (found := text.find("{", at)) >= 0:
        try:
            value, at = decoder.raw_decode(text, found)
        except ValueError:
            if not lines:
                break
            at = text.find("\n", found) + 1 or len(text)
            continue
        values.append(value)
    if not values:
        raise InputError(
            f"{where}: not valid JSON; the file is damaged or cut off: export it again"
        )
    left = text[at:].strip(" \r\n\t,]}")
    if lines and not left:
        return values, None
    message = (
        f"{where}: the JSON breaks off; {len(values)} records before it were read: export it again"
    )
    return values, Problem("truncated", message, None, left[:80])


def _records(value: Any) -> Iterator[Mapping[str, Any]]:
    """Find the records in what a file or an answer holds."""
    if isinstance(value, list):
        for each in value:
            yield from _records(each)
    elif isinstance(value, Mapping):
        for key in ("results", "items", "message"):
            if isinstance(value.get(key), list | Mapping):
                yield from _records(value[key])
                return
        titled = value.get("title") and not _SAYS_MORE.isdisjoint(value)
        if _openalex_id(value) or titled or value.get("DOI"):
            yield value


def _openalex_id(record: Mapping[str, Any]) -> str:
    found = _OPENALEX.match(str(record.get("id") or ""))
    known = "referenced_works" in record or "display_name" in record or "authorships" in record
    return found[1].upper() if found and known else ""


def _read_record(record: Mapping[str, Any], name: str) -> Paper:
    if identifier := _openalex_id(record):
        return _read_openalex(record, identifier, name)
    return _read_csl(record, name)


def _read_openalex(work: Mapping[str, Any], identifier: str, name: str) -> Paper:
    place = _object(work.get("primary_location"))
    source = _object(place.get("source"))
    biblio = _object(work.get("biblio"))
    pages = [str(biblio[k]) for k in ("first_page", "last_page") if biblio.get(k)]
    authorships = [_object(a) for a in _list(work.get("authorships"))]
    named = [str(_object(a.get("author")).get("display_name") or a.get("raw_author_name") or "")
             for a in authorships]  # fmt: skip
    institutions = [_object(i) for a in authorships for i in _list(a.get("institutions"))]
    csl: dict[str, Any] = {
        "type": _OPENALEX_TYPES.get(str(work.get("type")), "document"),
        "title": squeeze(str(work.get("display_name") or work.get("title") or "")),
        "author": [n for a in named if (n := read_person(a, given_first=True))],
        "container-title": source.get("display_name"),
        "issued": _issued(work),
        "volume": biblio.get("volume"),
        "issue": biblio.get("issue"),
        "page": "-".join(dict.fromkeys(pages)),
        "DOI": repair_doi(str(work["doi"]))[0] if work.get("doi") else None,
        "URL": f"https://openalex.org/{identifier}",
        "ISSN": source.get("issn_l"),
        "language": work.get("language"),
    }
    named_institutions = tuple(
        dict.fromkeys(str(i["display_name"]) for i in institutions if i.get("display_name"))
    )
    export = Export(
        database="openalex",
        record=identifier,
        authors=tuple(named),
        keywords=_names_of(work.get("keywords")),
        keywords_plus=_names_of(work.get("topics") or work.get("concepts")),
        affiliations=named_institutions,
        institutions=named_institutions,
        countries=tuple(
            dict.fromkeys(
                name_country(str(i["country_code"])) for i in institutions if i.get("country_code")
            )
        ),
        times_cited=work["cited_by_count"] if isinstance(work.get("cited_by_count"), int) else None,
        document_type=str(work.get("type") or ""),
        source=name,
    )
    text = _write_out(work)
    cited = []
    at = max(text.find('"referenced_works": ['), 0)
    for cited_work in map(str, _list(work.get("referenced_works"))):
        start = text.find(f'"{cited_work}"', at) + 1
        at = start + len(cited_work)
        cited.append(("openalex", start, at))
    problems = []
    announced = work.get("referenced_works_count")
    if isinstance(announced, int) and announced != len(cited):
        message = f"referenced_works_count says {announced}, {len(cited)} stand here; ask for the field whole"
        problems.append(Problem("cited-count", message, None, str(announced)))
    return make_record(text, csl, export, cited, problems)


def _read_csl(record: Mapping[str, Any], name: str) -> Paper:
    csl: dict[str, Any] = {
        key: _first(value)
        for key, value in record.items()
        if key not in ("id", "reference", "author", "editor", "issued", "custom", "type")
        and isinstance(value, str | int | float | list)
        and isinstance(_first(value), str | int | float)
    }
    kind = str(record.get("type") or "document")
    csl["type"] = _CROSSREF_TYPES.get(kind, kind)
    for role in ("author", "editor"):
        people = [_object(person) for person in _list(record.get(role))]
        named = [{k: str(p[k]) for k in _NAME_PARTS if p.get(k)} for p in people]
        bodies = [{"literal": str(p["name"])} if p.get("name") else {} for p in people]
        csl[role] = [n or b for n, b in zip(named, bodies, strict=True) if n or b]
    csl["issued"] = _issued(record)
    if "article-number" in csl:
        csl.setdefault("page", csl["article-number"])
    csl["DOI"] = repair_doi(str(record["DOI"]))[0] if record.get("DOI") else None
    text = _write_out(record)
    cited = []
    at = max(text.find('"reference": ['), 0)
    for entry in _list(record.get("reference")):
        written = json.dumps(entry, ensure_ascii=False)
        start = text.find(written, at)
        at = start + len(written)
        cited.append(("crossref", start, at))
    export = Export(
        database="crossref" if cited or "is-referenced-by-count" in record else "csl",
        record=str(record.get("id") or record.get("DOI") or ""),
        keywords=tuple(map(str, _list(record.get("subject")))),
        times_cited=record.get("is-referenced-by-count"),
        document_type=kind,
        source=name,
    )
    return make_record(text, csl, export, cited)


def _write_out(record: Mapping[str, Any]) -> str:
    """Write a record with one value a line and one cited reference a line."""
    lines = []
    for key, value in record.items():
        if isinstance(value, list) and value:
            items = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
            lines.append(f"{json.dumps(key)}: [\n{items}\n]")
        else:
            lines.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _issued(record: Mapping[str, Any]) -> dict[str, list[list[int]]]:
    date = record.get("issued")
    if isinstance(date, Mapping):
        listed = _list(date.get("date-parts"))
        parts = [int(p) for p in _list(listed[0] if listed else None) if str(p).isdigit()]
        return issued(parts or read_year(str(date.get("raw") or date.get("literal") or "")))
    stated = str(record.get("publication_date") or "")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", stated) and not stated.endswith("-01-01"):
        return issued([int(part) for part in stated.split("-")])
    return issued(read_year(str(record.get("publication_year") or date or stated)))


def _names_of(value: Any) -> tuple[str, ...]:
    named = [_object(item).get("display_name") for item in _list(value)]
    return tuple(str(word) for word in named if word)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value
