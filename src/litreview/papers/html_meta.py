"""What an article page states in its meta tags: Highwire's ``citation_*`` and Dublin Core.

OJS writes both; see https://scholar.google.com/intl/en/scholar/inclusion.html#indexing and
https://www.dublincore.org/specifications/dublin-core/dcq-html/.
"""

from __future__ import annotations

from typing import Any

from litreview.dates import parse_date
from litreview.identifiers import is_issn, repair_doi
from litreview.names import parse_names
from litreview.prose import squeeze

_SINGLE = {
    "title": ("citation_title", "dc.title", "dcterms.title", "prism.title", "og:title"),
    "container-title": ("citation_journal_title", "dc.source", "prism.publicationname"),
    "volume": ("citation_volume", "dc.source.volume", "prism.volume"),
    "issue": ("citation_issue", "dc.source.issue", "prism.number"),
    "publisher": ("citation_publisher",),
    "URL": ("citation_abstract_html_url", "dc.identifier.uri"),
}
_AUTHORS = ("citation_author", "citation_authors", "dc.creator.personalname", "dc.creator")
_DATES = (
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "citation_online_date",
    "dc.date",
    "citation_year",
)
_KEYWORDS = ("citation_keywords", "dc.subject", "keywords")
_ABSTRACTS = ("citation_abstract", "dc.description", "dcterms.abstract")
_LANGUAGES = ("citation_language", "dc.language")

Meta = dict[str, list[str]]


def read_meta(tree: Any) -> dict[str, Any]:
    """Return the CSL variables that the meta tags of a page state.

    Examples
    --------
    >>> from litreview.papers.html import parse_tree
    >>> page = '<meta name="citation_title" content="Media Sosial"><meta name="citation_author" content="Budi Santoso">'
    >>> read_meta(parse_tree(page))
    {'type': 'article-journal', 'title': 'Media Sosial', 'author': [{'family': 'Santoso', 'given': 'Budi'}]}
    """
    meta = _collect(tree)
    if not any(name.startswith(("citation_", "dc.")) for name in meta):
        return {}
    csl: dict[str, Any] = {}
    for variable, names in _SINGLE.items():
        if value := _first(meta, names):
            csl[variable] = value
    if authors := _read_authors(meta):
        csl["author"] = authors
    for name in _DATES:
        parts = parse_date(meta.get(name, [""])[0].replace("/", "-")).parts
        if parts:
            csl["issued"] = {"date-parts": [parts]}
            break
    if page := _read_pages(meta):
        csl["page"] = page
    printed_doi = _first(meta, ("citation_doi", "dc.identifier.doi", "prism.doi", "dc.identifier"))
    if printed_doi and (doi := repair_doi(printed_doi)[0]):
        csl["DOI"] = doi
    issns = [
        v for v in meta.get("citation_issn", []) + meta.get("dc.source.issn", []) if is_issn(v)
    ]
    if issns:
        csl["ISSN"] = ", ".join(dict.fromkeys(issns))
    if keywords := _all(meta, _KEYWORDS):
        csl["keyword"] = ", ".join(dict.fromkeys(keywords))
    if abstract := _first(meta, _ABSTRACTS):
        csl["abstract"] = abstract
    if language := _first(meta, _LANGUAGES):
        csl["language"] = language.lower().split("-")[0].split("_")[0]
    return {"type": "article-journal", **csl} if csl.get("title") else csl


def _collect(tree: Any) -> Meta:
    meta: Meta = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        value = squeeze(element.get("content") or "")
        if name and value:
            meta.setdefault(name.casefold().replace("dcterms.", "dc."), []).append(value)
    return meta


def _first(meta: Meta, names: tuple[str, ...]) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _all(meta: Meta, names: tuple[str, ...]) -> list[str]:
    for name in names:
        if name in meta:
            words = [w for v in meta[name] for w in v.replace(";", ",").split(",")]
            return [w.strip() for w in words if w.strip()]
    return []


def _read_authors(meta: Meta) -> list[dict[str, str]]:
    printed = next((meta[name] for name in _AUTHORS if name in meta), [])
    names = [part for value in printed for part in value.split(";") if part.strip()]
    return [n.as_csl() for p in names for n in parse_names(p, given_first="," not in p)[0]]


def _read_pages(meta: Meta) -> str:
    first = _first(meta, ("citation_firstpage", "prism.startingpage"))
    last = _first(meta, ("citation_lastpage", "prism.endingpage"))
    if first:
        return f"{first}-{last}" if last and last != first else first
    return _first(meta, ("dc.identifier.pagenumber",))
