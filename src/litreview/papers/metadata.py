"""What a plain-text paper or journal page says of itself: title, authors, DOI, journal, year.

Only what is printed is taken; a value that the page does not state stays out.
"""

from __future__ import annotations

import re
from typing import Any

from litreview.dates import parse_date
from litreview.identifiers import find_issns, repair_doi
from litreview.model import Region
from litreview.names import parse_names
from litreview.prose import blocks, detect_language, squeeze

_VOLUME = re.compile(r"\b(?:volume|vol)\b[\s.:]*(\d{1,4})", re.I)
_ISSUE = re.compile(r"\b(?:nomor|number|no|issue|edisi)\b[\s.:]*(\d{1,3}(?:[-–/]\d{1,3})?)", re.I)
_PAGES = re.compile(r"\b(?:pages?|pp|hal(?:aman)?|hlm)\b[\s.:]*(\d+)\s*[-–]\s*(\d+)", re.I)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DOI = re.compile(
    r"(?:https?\s*:\s*//\s*)?(?:dx\.)?doi\s*\.\s*org\s*/\s*\S+|\bdoi\s*:?\s*10\.\d{4,9}/\S+|\b10\.\d{4,9}/\S+",
    re.I,
)
_DOI_ISSUE = re.compile(r"v(?:ol)?\.?(\d{1,3})(?:i|no?\.?)(\d{1,2})", re.I)
_MASTHEAD = re.compile(
    r"\b(?:e-|p-)?issn\b|\bvol(?:ume)?\b[\s.]*\d|https?://|www\.|@|\bdoi\b|\bhomepage\b|\bwebsite\b|available online",
    re.I,
)
_PUBLISHED_BY = re.compile(
    r"^(?P<journal>[^.\n]{4,100}?)[ \xa0]is[ \xa0]published[ \xa0]by[ \xa0](?P<publisher>[^\n]{4,250}?)\.?\s*$",
    re.M,
)
_MARKS = re.compile(
    r"\^?\{[^}]{0,20}\}|\^\d+(?:,\d+)*\^|<sup>[^<]{0,20}</sup>|[¹²³⁴⁵⁶⁷⁸⁹⁰✉*†‡§]+|(?<=[^\W\d_])\d+(?:,\d+)*(?=[\s,]|$)"
)
_AFFILIATION = re.compile(
    r"\s+(?=(?:Universitas|University|Institut\w*|Politeknik|Sekolah|STIKES|STIE|STIA|STMIK|IAIN|UIN|STAIN|Fakultas|Faculty|"
    r"Department|Departemen|Jurusan|Program|Prodi|Administrasi|Ilmu|Manajemen|Magister|Badan|Kementerian|Dinas|"
    r"School|Pusat|Balai|Lembaga|Akademi|College|Teknik|Pendidikan)\b)"
)
_BULLET = re.compile(r"^[\s•*·▪●○-]+")


def find_metadata(
    text: str, regions: tuple[Region, ...]
) -> tuple[dict[str, Any], tuple[Region, ...]]:
    """Read a paper's own record off its first page.

    Parameters
    ----------
    text, regions
        The paper and its parts as found by headings.

    Returns
    -------
    csl, regions
        CSL variables as stated on the page, and the regions with ``title`` and ``authors``
        cut out of what stands before the first heading.
    """
    csl: dict[str, Any] = {}
    front = [r for r in regions if r.kind == "front"]
    units = [u for r in front[:1] for u in blocks(text, r.start, r.end)]
    title_at = _title_index(text, units)
    cut: list[Region] = []
    if title_at is not None:
        title = Region("title", *units[title_at])
        csl["title"] = squeeze(text[title.start : title.end]).strip("*# \ufeff")
        cut.append(title)
        _read_masthead(csl, [text[a:b] for a, b in units[:title_at]])
        if authors := _authors_after(text, units[title_at + 1 :]):
            cut.append(authors)
    _read_authors(csl, text, [*cut, *regions])
    _read_doi(csl, text, regions)
    _read_keywords(csl, text, regions)
    _read_footer(csl, text, regions)
    _read_dates(csl, text, regions)
    abstract = next((r for r in regions if r.kind == "abstract"), None)
    sample = text[abstract.start : abstract.end] if abstract else csl.get("title", "")
    if language := detect_language(sample[:2000]):
        csl["language"] = language
    if csl.get("title"):
        csl = {"type": "article-journal", **csl}
    return csl, _with_cuts(text, regions, cut)


def _title_index(text: str, units: list[tuple[int, int]]) -> int | None:
    """The first block after the masthead that is neither prose nor contact data."""
    if units and re.match(r"\ufeff?#\s+\S", text[slice(*units[0])]):
        return 0  # a markdown page opens with its title, whatever journal line follows
    last_masthead = -1
    for index, (a, b) in enumerate(units[:8]):
        if _MASTHEAD.search(text[a:b]) and b - a < 200 and not re.search(r"@", text[a:b]):
            last_masthead = index
    if last_masthead > 5:
        last_masthead = -1
    for index in range(last_masthead + 1, min(len(units), last_masthead + 5)):
        block = squeeze(text[slice(*units[index])])
        if (
            15 <= len(block) <= 350
            and not _MASTHEAD.search(block)
            and not block.endswith((".", ";"))
        ):
            return index
    return None


def _read_masthead(csl: dict[str, Any], masthead: list[str]) -> None:
    joined = "\n".join(masthead)
    if not masthead or not _MASTHEAD.search(joined):
        return
    name = squeeze(masthead[0].splitlines()[0]).strip("*# \ufeff")
    if 4 <= len(name) <= 120 and not _MASTHEAD.search(name):
        csl["container-title"] = name
    for variable, pattern in (("volume", _VOLUME), ("issue", _ISSUE)):
        if match := pattern.search(joined):
            csl[variable] = match[1].lstrip("0") or match[1]
    if match := _PAGES.search(joined):
        csl["page"] = f"{match[1]}-{match[2]}"
    if match := _YEAR.search(re.sub(r"\d{4}-\d{3}[\dXx]", " ", joined)):
        csl["issued"] = {"date-parts": [[int(match[1])]]}
    if issns := find_issns(joined):
        csl["ISSN"] = ", ".join(issns)


def _authors_after(text: str, units: list[tuple[int, int]]) -> Region | None:
    if not units:
        return None
    block = squeeze(_MARKS.sub("", text[slice(*units[0])]))
    words = block.replace(",", " ").split()
    capital = sum(1 for w in words if w[:1].isupper() or w in ("dan", "and", "&"))
    if 1 <= len(words) <= 60 and capital >= 0.8 * len(words) and not block.endswith(":"):
        return Region("authors", *units[0])
    return None


def _read_authors(csl: dict[str, Any], text: str, regions: list[Region]) -> None:
    region = next((r for r in regions if r.kind == "authors"), None)
    if region is None:
        return
    lines = [line.strip() for line in text[region.start : region.end].splitlines() if line.strip()]
    bulleted = [line for line in lines if _BULLET.match(line)]
    names = []
    for line in bulleted or lines[:1]:
        plain = squeeze(_MARKS.sub("", _BULLET.sub("", line)))
        plain = _AFFILIATION.split(plain, maxsplit=1)[0] if bulleted else plain
        names += [name.as_csl() for name in parse_names(plain, given_first=True)[0]]
    if names:
        csl["author"] = names


def _read_doi(csl: dict[str, Any], text: str, regions: tuple[Region, ...]) -> None:
    """Take the DOI from its own heading, else the first outside lists and citations of others."""
    outside = [
        r for r in regions if r.kind not in ("references", "citation", "body", "note", "appendix")
    ]
    for region in sorted(outside, key=lambda r: r.kind != "doi"):
        for match in _DOI.finditer(text[region.start : region.end]):
            doi, _ = repair_doi(match.group())
            if doi:
                csl["DOI"] = doi
                return


def _read_keywords(csl: dict[str, Any], text: str, regions: tuple[Region, ...]) -> None:
    region = next((r for r in regions if r.kind == "keywords"), None)
    if region is not None:
        words = [
            squeeze(w).strip("*_. ") for w in re.split(r"[,;\n•]", text[region.start : region.end])
        ]
        csl["keyword"] = ", ".join(w for w in words if w)


def _read_footer(csl: dict[str, Any], text: str, regions: tuple[Region, ...]) -> None:
    for region in regions:
        if region.kind in ("furniture", "body", "appendix"):
            match = _PUBLISHED_BY.search(text, region.start, region.end)
            if match:
                csl.setdefault("container-title", squeeze(match["journal"]))
                csl.setdefault("publisher", squeeze(match["publisher"]))
                return


def _read_dates(csl: dict[str, Any], text: str, regions: tuple[Region, ...]) -> None:
    """Take the published date; else the year of the one issue that the DOI's suffix names."""
    published = next((r for r in regions if r.kind == "published"), None)
    if published is not None:
        parts = parse_date(text[published.start : published.start + 40]).parts
        if parts:
            csl["issued"] = {"date-parts": [parts]}
    named = _DOI_ISSUE.search(csl.get("DOI", ""))
    if named is None or "volume" in csl or "issued" in csl:
        return
    pattern = (
        rf"\bvol(?:ume)?[\s.]*0*{named[1]}\b\D{{0,12}}\b0*{named[2]}\b\D{{0,12}}((?:19|20)\d\d)"
    )
    for region in regions:
        if region.kind in ("furniture", "front", "appendix"):
            match = re.search(pattern, text[region.start : region.end], re.I)
            if match:
                csl |= {
                    "volume": named[1],
                    "issue": named[2],
                    "issued": {"date-parts": [[int(match[1])]]},
                }
                return


def _with_cuts(text: str, regions: tuple[Region, ...], cuts: list[Region]) -> tuple[Region, ...]:
    """Replace ``front`` by its cut-out parts, its prose, and the furniture around them."""
    out: list[Region] = []
    has_abstract = any(r.kind == "abstract" for r in regions)
    for region in regions:
        if region.kind != "front":
            out.append(region)
            continue
        for a, b in blocks(text, region.start, region.end):
            cut = next((c for c in cuts if c.start == a), None)
            if cut is not None:
                out.append(cut)
            elif b - a < 200 and not _is_sentence(text[a:b]):
                out.append(Region("furniture", a, b))
            else:
                out += _prose(text, a, b, "body" if has_abstract else "abstract")
    return tuple(out)


def _is_sentence(block: str) -> bool:
    """Tell a short paragraph of running text from an affiliation, a masthead or a menu."""
    words = block.split()
    small = sum(1 for word in words if word[:1].islower())
    return (
        len(words) >= 8
        and small >= 0.5 * len(words)
        and block.rstrip('”"’) ').endswith((".", "?", "!"))
        and _MASTHEAD.search(block) is None
    )


def _prose(text: str, start: int, end: int, kind: str) -> list[Region]:
    """Cut "Kata kunci: …" off the end of a paragraph."""
    tail = re.search(r"[\s.](?:kata[ -]kunci|key\s?words?)\s*:\s*(?=\S)", text[start:end], re.I)
    if tail is None:
        return [Region(kind, start, end)]
    return [
        Region(kind, start, start + len(text[start : start + tail.start() + 1].rstrip())),
        Region("keywords", start + tail.end(), end),
    ]
