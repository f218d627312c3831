"""A cited reference of Web of Science → a Reference: "AUTHOR, YEAR, SOURCE, V12, P34, DOI 10.…".

The line is kept verbatim and its fields are spans of it. Source: Web of Science Core
Collection field tags, CR (https://webofscience.help.clarivate.com/Content/export-records.htm).
"""

from __future__ import annotations

import re
from typing import Any

from litreview.identifiers import is_doi, repair_doi
from litreview.model import Problem, Reference, Span
from litreview.names import is_body

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_VOLUME = re.compile(r"V(?P<value>\d[\w()./:-]*|[IVXLC]+\b)", re.I)
_EDITION = re.compile(r"V(?P<value>\d{1,2}(?:ST|ND|RD|TH))\b", re.I)
_PAGE = re.compile(r"P(?P<value>[A-Z]{0,3}\d[\w./:-]*)", re.I)
_ARTICLE = re.compile(r"(?:ARTN|UNSP|ART\.?)\s+(?P<value>\S.*)", re.I)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\]]+", re.I)
_UNTITLED = re.compile(r"\*{3}\s*NON-TRADITIONAL\s*\*{3}|NO TITLE CAPTURED|DATA OBJECT", re.I)
_NOBODY = re.compile(r"^\W*(?:anon(?:ymous)?|\*+)\W*$", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")
_PARTICLES_PRINTED = "van von de der den del della di da do dos du la le el al ter ten"
_PARTICLES = frozenset(_PARTICLES_PRINTED.split())


def parse_wos_reference(text: str, **place: Any) -> Reference:
    """Read one cited reference of Web of Science.

    Parameters
    ----------
    text
        The line as exported.
    **place
        Further fields of the `Reference`: ``id``, ``paper``, ``n``, ``pieces``.

    Examples
    --------
    >>> cited = parse_wos_reference("CHEN CM, 2006, J AM SOC INF SCI TEC, V57, P359, DOI 10.1002/ASI.20317")
    >>> cited.csl["author"], cited.csl["volume"], cited.csl["DOI"]
    ([{'family': 'CHEN', 'given': 'C. M.'}], '57', '10.1002/asi.20317')
    >>> cited.fields["container-title"]
    ['J AM SOC INF SCI TEC']
    >>> parse_wos_reference("BARABASI A.-L., 2002, LINKED NEW SCI NETWO").csl["title"]
    'LINKED NEW SCI NETWO'
    """
    parts = _parts(text)
    spans: list[Span] = []
    csl: dict[str, Any] = {}
    year_at = next((i for i, (part, _) in enumerate(parts) if _YEAR.fullmatch(part)), None)
    names_end = year_at if year_at is not None else min(1, len(parts))
    if names_end and (author := _span("author", parts[0], parts[names_end - 1])):
        spans.append(author)
        if name := read_wos_name(text[author.start : author.end]):
            csl["author"] = [name]
    rest = parts[names_end:]
    if year_at is not None:
        spans.append(_whole("date", parts[year_at]))
        csl["issued"] = {"date-parts": [[int(parts[year_at][0])]]}
        rest = parts[year_at + 1 :]
    source_end = next((i for i, (part, _) in enumerate(rest) if _is_detail(part)), len(rest))
    problems = _read_details(rest[source_end:], text, spans, csl)
    if source_end:
        source = _span("title", rest[0], rest[source_end - 1])
        _place_source(source, text, spans, csl)
    known = csl.keys() & {"title", "container-title", "DOI"} or csl.keys() >= {"author", "issued"}
    if not known:
        csl.pop("author", None)
        spans = [s for s in spans if s.label != "author"]
        message = (
            "a piece of a cited reference: the index lost the rest, or it was cut at a semicolon"
        )
        problems.append(Problem("cited-fragment", message, None, text))
    return Reference(
        text=text,
        spans=tuple(sorted(spans, key=lambda s: s.start)),
        csl=csl,
        problems=tuple(problems),
        **{"id": "r01", **place},
    )


def read_wos_name(printed: str) -> dict[str, str]:
    """Read a name in the short form of Web of Science; empty for nobody.

    >>> read_wos_name("VAN RAAN AFJ"), read_wos_name("SMITH ALAN D")
    ({'family': 'VAN RAAN', 'given': 'A. F. J.'}, {'family': 'SMITH', 'given': 'ALAN D.'})
    >>> read_wos_name("NATIONAL RESEARCH COUNCIL"), read_wos_name("[ANONYMOUS]")
    ({'literal': 'NATIONAL RESEARCH COUNCIL'}, {})
    """
    name = printed.strip(" *[]")
    if not name or _NOBODY.match(printed) or name.casefold() == "anonymous":
        return {}
    if printed.startswith("*"):
        return {"literal": name}
    family, comma, given = name.partition(",")
    if comma:
        return {"family": family.strip(), "given": _spaced(given.split())}
    words = name.split()
    lead = next((i for i, w in enumerate(words) if w.casefold() not in _PARTICLES), 0)
    short = len(words) > 1 and _INITIALS.fullmatch(words[-1]) is not None
    if is_body(name) and not (short and len(words) == 2) and len(words) > 1:
        return {"literal": name}
    if len(words) <= lead + 1:
        return {"family": name}
    if not short and len(words) > lead + 3:
        return {"literal": name}
    if len(words) == lead + 2 and not short and "." not in words[-1]:
        return {"family": " ".join(words[: lead + 1]), "given": words[-1]}
    return {"family": " ".join(words[: lead + 1]), "given": _spaced(words[lead + 1 :])}


def _spaced(given: list[str]) -> str:
    """Space initials apart: "AFJ" → "A. F. J."; whole names stay."""
    spaced = []
    for word in given:
        letters = re.sub(r"[.\s-]", "", word)
        whole = len(letters) > 3 or ("." not in word and not word.isupper() and len(word) > 1)
        spaced.append(word if whole or not _INITIALS.fullmatch(word) else ". ".join(letters) + ".")
    return " ".join(spaced)


def _parts(text: str) -> list[tuple[str, int]]:
    """Split at commas that a space follows; a part knows its place."""
    return [
        (m[0].strip(), m.start() + len(m[0]) - len(m[0].lstrip()))
        for m in re.finditer(r"(?:[^,]|,(?!\s))+", text)
        if m[0].strip()
    ]


def _whole(label: str, part: tuple[str, int]) -> Span:
    return Span(label, part[1], part[1] + len(part[0]))


def _span(label: str, first: tuple[str, int], last: tuple[str, int]) -> Span:
    return Span(label, first[1], last[1] + len(last[0]))


def _is_detail(part: str) -> bool:
    return bool(
        _VOLUME.fullmatch(part)
        or _EDITION.fullmatch(part)
        or _PAGE.fullmatch(part)
        or _ARTICLE.fullmatch(part)
        or re.match(r"(?:DOI|PMID|ARXIV|PII)\b", part, re.I)
    )


def _read_details(
    parts: list[tuple[str, int]], text: str, spans: list[Span], csl: dict[str, Any]
) -> list[Problem]:
    """Read volume, page and DOIs into the record; return what is wrong with the DOIs."""
    for part, at in parts:
        for label, variable, pattern in (
            ("edition", "edition", _EDITION),
            ("volume", "volume", _VOLUME),
            ("pages", "page", _PAGE),
            ("number", "number", _ARTICLE),
        ):
            found = pattern.fullmatch(part)
            if found and variable not in csl:
                spans.append(Span(label, at + found.start("value"), at + found.end("value")))
                value = found["value"]
                value = re.sub(r"\D+$", "", value) if variable == "edition" else value
                csl[variable] = re.sub(r"^0+(?=\d)", "", value)
                break
    if "number" in csl and "page" not in csl:
        csl["page"] = csl["number"]
    return _read_dois(parts, text, spans, csl)


def _read_dois(
    parts: list[tuple[str, int]], text: str, spans: list[Span], csl: dict[str, Any]
) -> list[Problem]:
    begin = next((at for part, at in parts if re.match(r"DOI\b", part, re.I)), None)
    if begin is None:
        return []
    dois: list[str] = []
    for found in _DOI.finditer(text, begin):
        printed = found[0].rstrip(",;.")
        doi = printed.lower() if is_doi(printed) else None
        if doi and ("&" in doi or "%" in doi):
            doi = repair_doi(printed)[0]
        if doi and doi not in dois:
            dois.append(doi)
            spans.append(Span("doi", found.start(), found.start() + len(printed)))
    if not dois:
        said = text[begin:]
        return [Problem("doi-broken", "no DOI where one is announced; look it up", "DOI", said)]
    csl["DOI"] = dois[0]
    if len(dois) > 1:
        csl["custom"] = {"other-DOI": dois[1:]}
    return []


def _place_source(source: Span, text: str, spans: list[Span], csl: dict[str, Any]) -> None:
    """Decide what the source is: a journal where volume, page or DOI follow, else the title."""
    value = text[source.start : source.end]
    if _UNTITLED.search(value):
        csl["type"] = "document"
        return
    in_journal = "volume" in csl and "edition" not in csl
    if in_journal or "page" in csl or "DOI" in csl:
        spans.append(Span("container-title", source.start, source.end))
        csl["container-title"] = value
        csl["type"] = "article-journal" if in_journal else "document"
    else:
        spans.append(source)
        csl["title"] = value
        csl["type"] = "book" if "edition" in csl else "document"
