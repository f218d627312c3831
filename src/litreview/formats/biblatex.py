"""Works → BibLaTeX, for biber: whole dates, types of its own, the language of each entry.

Types and fields as in the manual of biblatex, sections 2.1 and 2.2:
https://mirrors.ctan.org/macros/latex/contrib/biblatex/doc/biblatex.pdf.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litreview.formats.bibentry import (
    bib_pages,
    citekeys,
    date_parts,
    is_doctoral,
    said,
    show_entries,
    text_fields,
    title_of,
)
from litreview.formats.bibnames import bib_names
from litreview.formats.latex import latex, verbatim
from litreview.model import Csl, Work

_TYPES = {
    "article": "unpublished",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "graphic": "image",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "review",
    "software": "software",
    "song": "audio",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "online",
}
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_CONTAINER = {
    **dict.fromkeys(("article", "review"), "journaltitle"),
    **dict.fromkeys(("incollection", "inproceedings", "inreference"), "booktitle"),
    "online": "organization",
}
_PUBLISHER = {"thesis": "institution", "report": "institution", "online": "publisher"}
_FIELDS = {
    "volume": "volume",
    "edition": "edition",
    "collection-title": "series",
    "event-title": "eventtitle",
    "version": "version",
    "genre": "type",
    "note": "note",
    "ISSN": "issn",
    "ISBN": "isbn",
}
_LISTS = frozenset({"organization", "publisher", "institution", "location"})
"""Fields that biber parts at " and "."""

_LANGUAGES = {
    **{"ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french"},
    **{"id": "indonesian", "it": "italian", "ms": "malay", "nl": "dutch", "pt": "portuguese"},
    **{"ru": "russian", "tr": "turkish"},
}
"""What babel and polyglossia call a language."""

_ORDER = [
    *("author", "title", "journaltitle", "booktitle", "eventtitle", "organization"),
    *("howpublished", "editor", "date", "volume", "number", "series", "pages", "edition"),
    *("version", "type", "entrysubtype", "publisher", "institution", "location", "doi", "url"),
    *("urldate", "issn", "isbn", "langid", "keywords", "note"),
]


def biblatex(works: Sequence[Work]) -> str:
    """Return the works as BibLaTeX, sorted by citekey, the same bytes each time.

    Keys are those of `litreview.formats.bibtex.bibtex`.

    Examples
    --------
    >>> print(biblatex([Work("sari2020", {"type": "thesis", "title": "Desa", "genre": "Skripsi",
    ...     "publisher": "Universitas Lampung", "issued": {"date-parts": [[2020, 8, 5]]}, "language": "id"})]))
    @thesis{sari2020,
     title = {Desa},
     date = {2020-08-05},
     type = {Skripsi},
     institution = {Universitas Lampung},
     langid = {indonesian}
    }
    <BLANKLINE>
    """
    keys = citekeys(works)
    return show_entries(((*_entry(work), keys[work.id]) for work in works), _ORDER)


def _entry(work: Work) -> tuple[str, Mapping[str, str]]:
    csl = work.csl
    printed = str(csl.get("type"))
    kind = _TYPES.get(printed, "misc")
    entry = {role: bib_names(csl, role) for role in ("author", "editor")} | title_of(csl)
    entry |= text_fields(csl, _FIELDS)
    if kind == "thesis" and "type" not in entry and is_doctoral(csl):
        entry["type"] = "phdthesis"
    if printed in _SUBTYPES:
        entry["entrysubtype"] = _SUBTYPES[printed]
    for variable, field in (
        ("container-title", _CONTAINER.get(kind, "howpublished")),
        ("publisher", _PUBLISHER.get(kind, "publisher")),
        ("publisher-place", "location"),
    ):
        if csl.get(variable):
            entry[field] = _listed(field, latex(str(csl[variable])))
    if number := csl.get("issue") or csl.get("number"):
        entry["number"] = latex(str(number))
    if csl.get("page"):
        entry["pages"] = bib_pages(csl["page"])
    for variable, field in (("issued", "date"), ("accessed", "urldate")):
        if parts := date_parts(csl, variable):
            entry[field] = "-".join(
                f"{part:0{n}d}" for part, n in zip(parts, (4, 2, 2), strict=False)
            )
    if csl.get("DOI"):
        entry["doi"] = verbatim(str(csl["DOI"]), address=False)
    if csl.get("URL"):
        entry["url"] = verbatim(str(csl["URL"]))
    if language := _LANGUAGES.get(str(csl.get("language", ""))[:2].lower()):
        entry["langid"] = language
    if csl.get("keyword"):
        entry["keywords"] = _keywords(csl)
    return kind, entry


def _listed(field: str, value: str) -> str:
    """Put braces around an item of a list that " and " would part."""
    return "{" + value + "}" if field in _LISTS and " and " in value.lower() else value


def _keywords(csl: Csl) -> str:
    """Return keywords parted by commas; one that holds a comma stands in braces."""
    value = csl["keyword"]
    if isinstance(value, list | tuple):
        words = (latex(str(word)) for word in value)
        return ", ".join("{" + word + "}" if "," in word else word for word in words if word)
    return latex(said(value))
