"""What a plain-text paper or journal page says of itself: title, authors, DOI, journal, year.

Only what is printed is taken; a value that the page does not state stays out.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from litreview.dates import parse_date
from litreview.identifiers import repair_doi
from litreview.model import Region
from litreview.names import parse_names
from litreview.papers.front import (
    AFFILIATION,
    MARKS,
    MASTHEAD,
    find_authors,
    find_title,
    locate,
    name_lines,
)
from litreview.papers.imprint import (
    find_imprint_lines,
    is_imprint_or_issn,
    merge_imprints,
    parse_imprint,
)
from litreview.papers.stated import find_stated
from litreview.prose import blocks, detect_language, squeeze

_DOI = re.compile(
    r"(?:https?\s*:\s*//\s*)?(?:dx\.)?doi\s*\.\s*org\s*/\s*\S+|\bdoi\s*:?\s*10\.\d{4,9}/\S+|\b10\.\d{4,9}/\S+",
    re.I,
)
_DOI_ISSUE = re.compile(r"v(?:ol)?\.?(\d{1,3})(?:i|no?\.?)(\d{1,2})", re.I)
_PUBLISHED_BY = re.compile(
    r"^(?P<journal>[^.\n]{4,100}?)[ \xa0]is[ \xa0]published[ \xa0]by[ \xa0](?P<publisher>[^\n]{4,250}?)\.?\s*$",
    re.M,
)
_AFTER_FACTS = frozenset(("abstract", "references", "citation", "keywords"))
_LONG_ABSTRACT = 3_000
_LONGEST_ABSTRACT = 4_000
_BULLET = re.compile(r"^[\s•*·▪●○-]+")


def find_metadata(
    text: str,
    regions: tuple[Region, ...],
    *,
    title: str = "",
    margins: tuple[str, ...] = (),
) -> tuple[dict[str, Any], tuple[Region, ...]]:
    """Read a paper's own record off its first page.

    Parameters
    ----------
    text, regions
        The paper and its parts as found by headings.
    title
        Its title, where the format tells it (by its size, say).
    margins
        Running heads and feet that its text leaves out.

    Returns
    -------
    csl, regions
        CSL variables as stated on the page, and the regions with ``title`` and ``authors``
        cut out of what stands before the first heading.
    """
    own = [r.start for r in regions if r.kind in _AFTER_FACTS]
    csl: dict[str, Any] = find_stated(text, min(own, default=len(text)))
    front = [r for r in regions if r.kind == "front"]
    units = [] if csl else [u for r in front[:1] for u in blocks(text, r.start, r.end)]
    title_at = (locate(text, title) if title and units else None) or find_title(text, units)
    cut: list[Region] = []
    if csl:
        cut += [r for r in [locate(text, csl["title"])] if r and front and r.end <= front[0].end]
    elif title_at is not None:
        csl["title"] = squeeze(text[title_at.start : title_at.end]).strip("*# \ufeff")
        cut.append(title_at)
        _read_masthead(csl, [text[a:b] for a, b in units if b <= title_at.start])
        if authors := find_authors(text, units, title_at):
            cut.append(authors)
    for variable, value in merge_imprints(
        [*filter(is_imprint_or_issn, margins), *find_imprint_lines(text, regions)]
    ).items():
        csl.setdefault(variable, value)
    _read_abstract(csl, text, regions)
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
    return csl, _with_cuts(text, regions, cut, plain=bool(units))


def _read_masthead(csl: dict[str, Any], masthead: list[str]) -> None:
    joined = "\n".join(masthead)
    if not masthead or not MASTHEAD.search(joined):
        return
    name = squeeze(masthead[0].splitlines()[0]).strip("*# \ufeff")
    facts = parse_imprint(joined)
    if 4 <= len(name) <= 120 and not MASTHEAD.search(name):
        facts["container-title"] = name
    for variable, value in facts.items():
        csl.setdefault(variable, value)


def _read_abstract(csl: dict[str, Any], text: str, regions: tuple[Region, ...]) -> None:
    """Take the first abstract under a heading; where it runs on into the body, its first block."""
    region = next((r for r in regions if r.kind == "abstract"), None)
    if region is None:
        return
    units = blocks(text, region.start, region.end)
    end = region.end if region.end - region.start <= _LONG_ABSTRACT else units[0][1]
    if end - region.start <= _LONGEST_ABSTRACT:
        csl["abstract"] = squeeze(text[region.start : end]).strip("*_ ")


def _read_authors(csl: dict[str, Any], text: str, regions: list[Region]) -> None:
    region = next((r for r in regions if r.kind == "authors"), None)
    if region is None:
        return
    lines = [line.strip() for line in text[region.start : region.end].splitlines() if line.strip()]
    bulleted = [line for line in lines if _BULLET.match(line)]
    names = []
    for line in bulleted or [" ".join(_joined(name_lines(lines)))]:
        plain = squeeze(MARKS.sub("", _BULLET.sub("", line)))
        plain = AFFILIATION.split(plain, maxsplit=1)[0] if bulleted else plain
        names += [name.as_csl() for name in parse_names(plain, given_first=True)[0]]
    if names:
        csl.setdefault("author", names)


def _joined(lines: list[str]) -> list[str]:
    """Set names of different lines apart by commas where print leaves that to the line's end."""
    rest = [
        line if re.match(r"(?:dan|and|&)\b", after) or line.endswith((",", ";", "&", "dan", "and"))
        else f"{line},"
        for line, after in pairwise(lines)
    ]  # fmt: skip
    return [*rest, *lines[-1:]]


def _read_doi(csl: dict[str, Any], text: str, regions: tuple[Region, ...]) -> None:
    """Take the DOI from its own heading, else the first outside lists and citations of others."""
    outside = [
        r for r in regions if r.kind not in ("references", "citation", "body", "note", "appendix")
    ]
    for region in sorted(outside, key=lambda r: r.kind != "doi"):
        for match in _DOI.finditer(text[region.start : region.end]):
            doi, _ = repair_doi(match.group())
            if doi:
                csl.setdefault("DOI", doi)
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


def _with_cuts(
    text: str, regions: tuple[Region, ...], cuts: list[Region], *, plain: bool
) -> tuple[Region, ...]:
    """Replace ``front`` by its cut-out parts, its prose (if ``plain``), and the furniture."""
    out: list[Region] = []
    has_abstract = any(r.kind == "abstract" for r in regions)
    for region in regions:
        if region.kind != "front":
            out.append(region)
            continue
        for a, b in _outside(text, blocks(text, region.start, region.end), cuts):
            cut = next((c for c in cuts if c.start == a), None)
            if cut is not None:
                out.append(cut)
            elif not plain or (b - a < 200 and not _is_sentence(text[a:b])):
                out.append(Region("furniture", a, b))
            else:
                out += _prose(text, a, b, "body" if has_abstract else "abstract")
    return tuple(out)


def _outside(text: str, units: list[tuple[int, int]], cuts: list[Region]) -> list[tuple[int, int]]:
    """Cut the blocks where a title or the authors begin or end."""
    pieces = [(c.start, c.end) for c in cuts]
    for a, b in units:
        at = a
        for cut in [c for c in cuts if c.start < b and c.end > a]:
            pieces.append((at, cut.start))
            at = cut.end
        pieces.append((at, b))
    trimmed = []
    for a, b in pieces:
        piece = text[a:b]
        if piece.strip():
            start = a + len(piece) - len(piece.lstrip())
            trimmed.append((start, start + len(piece.strip())))
    return sorted(trimmed)


def _is_sentence(block: str) -> bool:
    """Tell a short paragraph of running text from an affiliation, a masthead or a menu."""
    words = block.split()
    small = sum(1 for word in words if word[:1].islower())
    return (
        len(words) >= 8
        and small >= 0.5 * len(words)
        and block.rstrip('”"’) ').endswith((".", "?", "!"))
        and MASTHEAD.search(block) is None
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
