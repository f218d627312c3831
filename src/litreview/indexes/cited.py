"""The cited references of an indexed paper: each region by the reader of its format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from litreview.identifiers import repair_doi
from litreview.indexes.people import read_person
from litreview.indexes.record import CITED, issued, read_year
from litreview.indexes.wos_cited import parse_wos_reference
from litreview.model import Paper, Reference, Span
from litreview.names import parse_names
from litreview.prose import squeeze

PRINTED = "text"
"""A cited reference that the index gives as a printed string: for the references' parser."""

_DIMENSIONS = "https://app.dimensions.ai/details/publication/"
_CROSSREF = {
    "article-title": "title",
    "journal-title": "container-title",
    "volume-title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "first-page": "page",
    "edition": "edition",
}
_SHOWN = ("author", "year", "article-title", "volume-title", "journal-title", "series-title",
          "volume", "issue", "first-page", "DOI")  # fmt: skip


def read_cited(paper: Paper, first: int = 1) -> list[Reference]:
    """Read what an index says that a paper cites, in order, numbered from ``first``.

    A printed string comes back without fields: `litreview.references` parses it.

    Examples
    --------
    >>> from litreview.indexes.wos import parse_wos
    >>> paper, = parse_wos("FN Clarivate\\nPT J\\nTI Satu\\nCR PRICE DJD, 1965, SCIENCE, V149, P510\\nUT W1\\nER")
    >>> [(r.id, r.csl["page"], paper.text[r.start:r.end] == r.text) for r in read_cited(paper)]
    [('W1-r01', '510', True)]
    """
    regions = [r for r in paper.regions if r.kind.startswith(CITED)]
    listed = []
    for n, region in enumerate(regions, start=first):
        place: dict[str, Any] = {
            "id": f"{paper.id}-r{n:02d}",
            "paper": paper.id,
            "n": n,
            "pieces": ((region.start, region.end),),
        }
        read = _READERS[region.kind.removeprefix(CITED)]
        listed.append(read(paper.text[region.start : region.end], **place))
    return listed


def is_printed(reference: Reference) -> bool:
    """Tell whether a reference still wants the parser."""
    return not reference.csl and not reference.problems


def own_list(paper: Paper, listed: Sequence[Reference]) -> Sequence[Reference]:
    """Return the entries that the paper's own text prints, all where only an index lists them."""
    indexed = find_indexed([paper], listed)
    return [r for r in listed if r.id not in indexed] or listed


def find_indexed(papers: Iterable[Paper], references: Iterable[Reference]) -> set[str]:
    """Return the ids of the entries that an index lists in its own form, whatever print has.

    >>> from litreview.indexes.wos import parse_wos
    >>> papers = parse_wos("PT J\\nTI Satu\\nCR PRICE DJD, 1965, SCIENCE, V149, P510\\nUT W1\\nER")
    >>> find_indexed(papers, [*read_cited(papers[0]), Reference("W1-r02", "A printed entry", "W1")])
    {'W1-r01'}
    """
    places = {(p.id, r.start) for p in papers for r in p.regions if r.kind.startswith(CITED)}
    return {r.id for r in references if r.pieces and (r.paper, r.start) in places}


def _read_text(text: str, **place: Any) -> Reference:
    return Reference(text=squeeze(text), **place)


def _read_identifier(text: str, address: str, **place: Any) -> Reference:
    """Read an entry that is nothing but an index's own identifier."""
    bare = text.strip('" ')
    url = bare if "/" in bare else f"{address}{bare}"
    span = Span("url", text.find(bare), len(text.rstrip('" ')))
    return Reference(text=text, spans=(span,), csl={"type": "document", "URL": url}, **place)


def _read_dimensions(text: str, **place: Any) -> Reference:
    """Read "[authors]|[ids]|source|year|volume|issue|pages|doi|id|times cited"; it has no title."""
    cells = [cell.strip() for cell in text.split("|")]
    cells += [""] * (9 - len(cells))
    authors, _, source, year, volume, issue, page, doi, identifier = cells[:9]
    names = [name for a in authors.strip("[]").split(";") if (name := read_person(a))]
    csl: dict[str, Any] = {
        "type": "article-journal" if volume or issue else "document",
        "author": names,
        "container-title": source,
        "issued": issued(read_year(year)),
        "volume": volume,
        "issue": issue,
        "page": page,
        "DOI": repair_doi(doi)[0] if doi else None,
        "URL": f"{_DIMENSIONS}{identifier}" if identifier.startswith("pub.") else None,
    }
    return Reference(text=text, csl={k: v for k, v in csl.items() if v}, **place)


def _read_crossref(text: str, **place: Any) -> Reference:
    """Read one entry of a CSL record's ``reference`` list, as Crossref gives them."""
    entry = json.loads(text)
    if not isinstance(entry, Mapping):
        return Reference(text=squeeze(str(entry)), **place)
    said = {k: squeeze(str(v)) for k, v in entry.items() if v}
    doi = repair_doi(said["DOI"])[0] if "DOI" in said else None
    if "unstructured" in said and not said.keys() & {"article-title", "volume-title"}:
        return Reference(text=said["unstructured"], **place)
    csl: dict[str, Any] = {"type": "article-journal" if "journal-title" in said else "document"}
    for field, variable in _CROSSREF.items():
        if field in said:
            csl.setdefault(variable, said[field])
    if "title" not in csl and "container-title" in csl and "volume" not in csl:
        csl["title"] = csl.pop("container-title")
    if "author" in said:
        csl["author"] = [n.as_csl() for n in parse_names(said["author"])[0]]
        csl["custom"] = {"et_al": True}  # Crossref names the first author only
    if date := issued(read_year(said.get("year", ""))):
        csl["issued"] = date
    if doi:
        csl["DOI"] = doi
    shown = said.get("unstructured") or ", ".join(said[k] for k in _SHOWN if k in said)
    return Reference(text=shown or text, csl=csl, **place)


_READERS: Mapping[str, Callable[..., Reference]] = {
    "wos": parse_wos_reference,
    PRINTED: _read_text,
    "openalex": partial(_read_identifier, address="https://openalex.org/"),
    "lens": partial(_read_identifier, address="https://lens.org/"),
    "dimensions": _read_dimensions,
    "crossref": _read_crossref,
}

_SEPARATOR = re.compile(r";\s+")
_DATED = re.compile(
    r"\((?:(?:accessed|retrieved|viewed|cited|last)\b[^()]{0,40}\s)?(?:1[5-9]|20)\d\d[a-z]?\)"
    r"|\b(?:accessed|retrieved)\b[^;()]{0,40}\s20\d\d$",
    re.I,
)
_BEGUN_BY_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\) \S")
_FAMILY = r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2}"
_INITIALS = r"(?:[^\W\d_a-zß-ÿ]\.?[- ]?){1,4}"
_NAMED = re.compile(rf"{_FAMILY},? {_INITIALS}(?:,|$)")
_ONLY_NAMES = re.compile(rf"(?:{_FAMILY} {_INITIALS}(?:;\s+|$))+")


def split_printed(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Cut a cell of printed references at its semicolons, but not at those inside an entry.

    A piece without "(year)" belongs to the next, unless that one begins with a name; a piece that is
    a name itself belongs to the next in any case: some exports set semicolons between authors.

    >>> cell = "Ali, B., Desa; sebuah kajian (2010) Jurnal, 3, pp. 1-2; Price, D.J., Networks (1965) Science"
    >>> [cell[start:end] for _, start, end in split_printed(cell, 0, len(cell))]
    ['Ali, B., Desa; sebuah kajian (2010) Jurnal, 3, pp. 1-2', 'Price, D.J., Networks (1965) Science']
    """
    cuts = list(_SEPARATOR.finditer(text, start, end))
    begins = [start, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), end]
    entries: list[tuple[str, int, int]] = []
    open_at: int | None = None
    for i, (begin, stop) in enumerate(zip(begins, ends, strict=True)):
        begin_at = begin if open_at is None else open_at
        last = i + 1 == len(begins)
        complete = _DATED.search(text, begin_at, stop) is not None
        begun = last or any(
            pattern.match(text, begins[i + 1], ends[i + 1]) for pattern in (_NAMED, _BEGUN_BY_YEAR)
        )
        if complete or last or (begun and not _ONLY_NAMES.fullmatch(text, begin_at, stop)):
            trimmed = text[begin_at:stop].strip(" ;\r\n\t")
            if trimmed:
                at = text.index(trimmed, begin_at)
                entries.append((PRINTED, at, at + len(trimmed)))
            open_at = None
        else:
            open_at = begin_at
    return entries
