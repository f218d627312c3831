"""Works → BibTeX that LaTeX compiles and that Zotero and JabRef read back.

Entry types and fields follow BibTeX, with biblatex's ``@online``. Letters stay UTF-8, which
biber and current bibtex read; months are BibTeX's macros, which every style prints as a word.
The day of a date has no field in BibTeX: `litreview.formats.biblatex` has one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litreview.formats.bibentry import (
    Macro,
    bib_pages,
    citekeys,
    date_parts,
    is_doctoral,
    show_entries,
    text_fields,
    title_of,
)
from litreview.formats.bibnames import bib_names
from litreview.formats.latex import latex, verbatim
from litreview.model import Work

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "thesis",
    "report": "techreport",
    "manuscript": "unpublished",
    "webpage": "online",
    "post-weblog": "online",
}
_CONTAINER = {"article": "journal", "misc": "howpublished", "online": "organization"}
_PUBLISHER = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
_FIELDS = {
    "volume": "volume",
    "publisher-place": "address",
    "edition": "edition",
    "collection-title": "series",
    "genre": "type",
    "note": "note",
    "ISSN": "issn",
    "ISBN": "isbn",
    "language": "language",
    "keyword": "keywords",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDER = [
    *("author", "title", "journal", "booktitle", "organization", "howpublished", "editor"),
    *("year", "month", "volume", "number", "series", "pages", "edition", "type", "publisher"),
    *("school", "institution", "address", "doi", "url", "urldate", "issn", "isbn", "language"),
    *("keywords", "note"),
]


def bibtex(works: Sequence[Work]) -> str:
    """Return the works as BibTeX, sorted by citekey, the same bytes each time.

    Keys are the works' ids; `litreview.formats.bibentry.citekeys` mends those that cannot be.

    Examples
    --------
    >>> print(bibtex([Work("tuten2016", {"type": "book", "title": "Media & You",
    ...     "author": [{"family": "Tuten", "given": "T. L."}], "issued": {"date-parts": [[2016]]}})]))
    @book{tuten2016,
     author = {Tuten, T. L.},
     title = {Media \\& You},
     year = {2016}
    }
    <BLANKLINE>
    """
    keys = citekeys(works)
    return show_entries(((*_entry(work), keys[work.id]) for work in works), _ORDER)


def _entry(work: Work) -> tuple[str, Mapping[str, str]]:
    csl = work.csl
    kind = _TYPES.get(str(csl.get("type")), "misc")
    if kind == "thesis":  # BibTeX proper knows two kinds; the printed word stays in ``type``
        kind = "phdthesis" if is_doctoral(csl) else "mastersthesis"
    entry = {role: bib_names(csl, role) for role in ("author", "editor")} | title_of(csl)
    if csl.get("container-title"):
        entry[_CONTAINER.get(kind, "booktitle")] = latex(str(csl["container-title"]))
    if csl.get("publisher"):
        entry[_PUBLISHER.get(kind, "publisher")] = latex(str(csl["publisher"]))
    parts = date_parts(csl)
    if parts:
        entry["year"] = str(parts[0])
    if len(parts) > 1:
        entry["month"] = Macro(_MONTHS[parts[1] - 1])
    if number := csl.get("issue") or csl.get("number") or csl.get("version"):
        entry["number"] = latex(str(number))
    if csl.get("page"):
        entry["pages"] = bib_pages(csl["page"])
    if accessed := date_parts(csl, "accessed"):
        entry["urldate"] = "-".join(f"{part:02d}" for part in accessed)
    if csl.get("DOI"):
        entry["doi"] = verbatim(str(csl["DOI"]), address=False)
    if csl.get("URL"):
        entry["url"] = verbatim(str(csl["URL"]))
    return kind, entry | text_fields(csl, _FIELDS)
