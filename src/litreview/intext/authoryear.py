"""Author-year markers: brackets with authors and years, and years behind a name in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from litreview.intext import vocabulary as words
from litreview.intext.candidates import Candidate, Cited, Option
from litreview.intext.names import ET_AL, Names, parse_names
from litreview.intext.narrative import default_reading, readings_before
from litreview.intext.years import YearMark, parse_years
from litreview.prose import fold

_INNER = re.compile(r"[(\[]([^()\[\]]{0,80})[)\]]")
_SECONDARY = re.compile(rf"(?:^|(?<=\W))(?:{words.SECONDARY})\s+(?:buku\s+)?", re.IGNORECASE)
_IBID = re.compile(r"\s*(?:ibid|ibidem|idem)\b\.?[^()]{0,40}$", re.IGNORECASE)
_DATE = re.compile(
    r"(?:(?<!\w)\d{1,2}\s{1,2})?(?<!\w)(?:" + "|".join(sorted(words.MONTHS)) + r")\.?\s{0,2},?\s*$"
    r"|(?<!\w)\d{1,2}[/.-]\d{1,2}[/.-]\s*$",
    re.IGNORECASE,
)
_WHOLE_DATE = re.compile(r"\(\s*\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s[^\W\d_]{3,9}\s)\s?\d{4}")
_DAY = re.compile(r"[\s,.;-]{0,3}\d{1,2}(?:[/.-]\d{1,2}[/.-]?)?\s*$")
_OTHER_TEXT = re.compile(rf"{ET_AL}|[^\W\d_]{{3,}}", re.IGNORECASE)
_REISSUE = re.compile(r"^(\s*(?:1[5-9]|20)\d\d)\s?[(\[]((?:1[5-9]|20)\d\d)[)\]]")
_WEB = re.compile(r"\w\.(?:com|net|org|id|info|tv|co)\b", re.IGNORECASE)
_NAME_BEFORE = re.compile(rf"(?:[^\W\d_]{{2,}}|{ET_AL})[,:]?\s{{1,2}}$", re.IGNORECASE)
_LINE_START = re.compile(r"(?:^|\n)[^\S\n]{0,4}(?:[-–•]\s{0,2}|\d{1,3}[.)]\s{0,2})?$")
_NOBODY = Names((), "")


def find_author_year(
    text: str, pairs: Iterable[tuple[int, int]], is_common: Callable[[str], bool]
) -> Iterator[Candidate]:
    """Yield the author-year candidates among brackets, in any order.

    ``is_common`` tells words that the paper prints in lower case too.

    >>> found = list(find_author_year("x (Eddy, 2001)", [(2, 14)], lambda word: False))
    >>> found[0].default.works[0].names.names, found[0].default.works[0].year
    (('Eddy',), 2001)
    """
    for start, end in pairs:
        content = text[start + 1 : end - 1]
        if _IBID.match(content):
            yield Candidate(end, start=start, form="ibid")
            continue
        works = _read(content)
        if not works:
            continue
        if works[0].names is not _NOBODY:
            option = Option(start, works)
            introduced = works[0].role == "secondary"
            longer = _with_names(text, start, works) if introduced else []
            sure = any(not w.loose for w in works)
            options = (*longer, option)
            yield Candidate(end, options, options[0] if sure else None)
        else:
            yield from _narrative(text, start, end, works, is_common)


def find_bare(text: str, pairs: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield years behind names without a bracket, "menurut Sugiyono, 2018", for the list to judge.

    >>> [c.options[0].works[0].year for c in find_bare("Menurut Sugiyono, 2018 dan (Eddy, 2001)", [(27, 39)])]
    [2018]
    """
    covered = bytearray(len(text) + 1)
    for start, end in pairs:
        covered[start:end] = b"\1" * (end - start)
    for mark in parse_years(text):
        if covered[mark.start] or mark.span or mark.years[0][0] is None:
            continue
        if not _NAME_BEFORE.search(text, max(0, mark.start - 60), mark.start):
            continue
        works = tuple(_works(mark, _NOBODY, False, False, True))
        readings = readings_before(text, mark.start)
        if readings and not _opens_entry(text, readings[0].start, mark.end):
            options = tuple(Option(r.start, _fill(works, r.names)) for r in readings)
            yield Candidate(mark.end, options)


def _narrative(
    text: str,
    start: int,
    end: int,
    works: tuple[Cited, ...],
    is_common: Callable[[str], bool],
) -> Iterator[Candidate]:
    readings = readings_before(text, start)
    if not readings or _opens_entry(text, readings[0].start, end):
        return
    default = default_reading(text, end, readings, is_common)
    options = [Option(r.start, _fill(works, r.names)) for r in readings]
    chosen = options[readings.index(default)] if default else None
    if chosen and (works[0].loose or _WHOLE_DATE.match(text, start)):
        chosen = None
    yield Candidate(end, tuple(options), chosen)


def _with_names(text: str, start: int, works: tuple[Cited, ...]) -> list[Option]:
    """Put the author before "(dalam Santoso, 2012)" into the marker."""
    readings = readings_before(text, start)
    single = [r for r in readings if len(r.names.names) == 1 and " " not in r.names.raw]
    best = readings[:1] if len(readings) < 4 else single[-1:]
    return [
        Option(r.start, (Cited(r.names, None, dated=False, role="primary"), *works))
        for r in best
        if r.names.sure
    ]


def _opens_entry(text: str, start: int, end: int) -> bool:
    """Tell whether this is the head of a printed reference: a line "Eddy, S. (2001). …"."""
    return bool(_LINE_START.search(text, max(0, start - 8), start)) and text[end : end + 1] == "."


def _fill(works: tuple[Cited, ...], names: Names) -> tuple[Cited, ...]:
    return tuple(replace(w, names=names) if w.names is _NOBODY else w for w in works)


def _read(content: str) -> tuple[Cited, ...]:
    """Read a bracket as works; the authors are nobody where the text before must name them."""
    content = _REISSUE.sub(r"\1/\2 ", content)
    inner_years = [m for m in _INNER.finditer(content) if parse_years(m[1])]
    strict = bool(inner_years)
    if strict:
        content = content.replace("(", " ").replace(")", " ").replace("[", " ").replace("]", " ")
    marks = parse_years(content)
    works: list[Cited] = []
    authors = _NOBODY
    loose = False
    at = 0
    for i, mark in enumerate(marks):
        before = content[at : mark.start]
        dateless = _DATE.sub("", before)
        dated = dateless != before or (i > 0 and bool(_DAY.fullmatch(before)))
        if dated and i > 0 and not fold(_DAY.sub("", dateless)):
            at = mark.end  # the date of access or of issue of the work before
            continue
        before = dateless
        pieces = _split_secondary(before)
        run = i > 0 and not _OTHER_TEXT.search(_without_prefixes(before)) and len(pieces) == 1
        if not run or i == 0:
            if i == 0 and len(pieces) == 1 and not _without_prefixes(before).strip(" ,;:.&"):
                if before.strip():  # "(tahun 2018)" and the like never get here; "(in 2018)" does
                    return ()
                authors, loose = _NOBODY, False
            else:
                read = _read_names(pieces, works)
                at = mark.end
                if read is None:
                    continue
                authors = read
                loose = not authors.sure or (dated and not _WEB.search(before))
        at = mark.end
        role = "secondary" if len(pieces) > 1 else ""
        works.extend(_works(mark, authors, role == "secondary", run and i > 0, loose or mark.span))
    if strict and (not works or any(w.loose or w.names is _NOBODY for w in works)):
        return ()
    if strict and _OTHER_TEXT.search(content, marks[-1].end):
        return ()
    if works and works[0].names is _NOBODY and _is_prose(content, marks[0]):
        return ()
    return tuple(works)


def _works(
    mark: YearMark, names: Names, secondary: bool, run: bool, loose: bool
) -> Iterator[Cited]:
    for j, (year, suffix) in enumerate(mark.years):
        yield Cited(
            names,
            year,
            suffix,
            mark.also,
            dated=year is not None,
            role="secondary" if secondary else "",
            run=run or j > 0,
            loose=loose,
        )


def _split_secondary(before: str) -> list[str]:
    """Split "Weber dalam Santoso" into the work not seen and the work that reports it."""
    found = list(_SECONDARY.finditer(before))
    last = found[-1] if found else None
    if last is None or ";" in before[last.end() :]:
        return [before]
    return [before[: last.start()], before[last.end() :]]


def _read_names(pieces: list[str], works: list[Cited]) -> Names | None:
    """Read the authors before a year; a primary work that stands there joins ``works``."""
    names = parse_names(_after_semicolon(pieces[-1]))
    if names is None or len(pieces) == 1:
        return names
    primary = parse_names(_after_semicolon(pieces[0])) if pieces[0].strip(" ,;") else None
    if primary is not None and _OTHER_TEXT.search(_without_prefixes(pieces[0])):
        works.append(Cited(primary, None, dated=False, role="primary"))
    elif works and not pieces[0].strip(" ,;."):
        works[-1] = replace(works[-1], role="primary")
    return names


def _after_semicolon(before: str) -> str:
    """Return the part after the last semicolon that holds names ("A; B, 2010" keeps both)."""
    head, _, tail = before.rpartition(";")
    if not head.strip(" ,;"):
        return tail
    if not tail.strip(" ,;"):
        return head
    first = parse_names(head)
    return before if first is not None and first.sure and len(head) < 60 else tail


def _without_prefixes(before: str) -> str:
    kept = [w for w in before.split() if w.casefold().strip(".,;:&") not in words.PREFIXES | {""}]
    return " ".join(kept)


def _is_prose(content: str, mark: YearMark) -> bool:
    """Tell whether a bracket that opens with a year goes on as a sentence, not as a citation."""
    return len(content) - mark.end > 200
