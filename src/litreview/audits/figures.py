"""Figures on which papers disagree: one quantity, one year, one unit, two numbers.

A figure is read only where print gives all of it: a number with a unit, one year, and words for
the quantity. Sources are titles and address slugs of entries, sentences, and tables of years.
Whoever reads tables better hands figures in with ``check_figures(…, more)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from litreview.audits.rows import AuditRow, make_row
from litreview.audits.vocabulary import FUNCTION_WORDS, UNITS
from litreview.model import Paper, Reference
from litreview.prose import fold, sentence_spans

_UNIT = "|".join(UNITS)
_NUMBER = re.compile(rf"(?<![\d.,])(\d{{1,6}}(?:[.,]\d{{1,3}})*)[\s-]*({_UNIT})\b", re.I)
_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])((?:19|20)\d\d)(?!\d|[.,]\d)")
_LINE = re.compile(r"[^\n]+")
_PLAIN = re.compile(r"\d{1,6}(?:[.,]\d{1,3})*")
_EMPTY_PRINTED = "jumlah total tahun data tabel table mencapai tembus capai number sebanyak sekitar"
_EMPTY = FUNCTION_WORDS | frozenset(_EMPTY_PRINTED.split()) | frozenset(UNITS)
_SAME_WORDS = 3
_SAME_SHARE = 0.75
_NEAR = 2.0
"""Numbers further apart than this factor measure something else."""
_RUNNING = frozenset({"body", "abstract"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that print gives for a quantity and a year, and where."""

    paper: str
    place: str
    printed: str
    words: frozenset[str]
    year: int
    value: float
    unit: str


def read_number(printed: str) -> float:
    """Read a number with a decimal comma or point; three digits after the mark are thousands.

    >>> read_number("70,5"), read_number("8.458"), read_number("3.772,5")
    (70.5, 8458.0, 3772.5)
    """
    whole = re.sub(r"[.,](?=\d{3}(?!\d))", "", printed)
    return float(whole.replace(",", "."))


def check_figures(
    papers: Sequence[Paper], references: Sequence[Reference], more: Iterable[Figure] = ()
) -> Iterator[AuditRow]:
    """Yield figures of different papers that name one quantity and year and differ.

    Examples
    --------
    >>> slug = Reference("a-r1", "https://x.id/pengguna-internet-indonesia-2021-tembus-202-juta", "a")
    >>> page = Paper("b", "Pengguna internet di Indonesia pada 2021 mencapai 201 juta orang.")
    >>> [(row.place, row.printed) for row in check_figures([page], [slug])]
    [('b @ 0', '201 million in 2021; a-r1 has 202')]
    """
    by_key: dict[tuple[int, str], list[Figure]] = {}
    for figure in (*_of_references(references), *_of_papers(papers), *more):
        by_key.setdefault((figure.year, figure.unit), []).append(figure)
    for key in sorted(by_key):
        figures = sorted(by_key[key], key=lambda f: (f.paper, f.place, f.value))
        for i, one in enumerate(figures):
            other = next((f for f in figures[:i] if _disagree(f, one)), None)
            if other is not None:
                printed = (
                    f"{one.value:g} {one.unit} in {one.year}; {other.place} has {other.value:g}"
                )
                advice = "check both against their source"
                yield make_row(one.paper, "figures-differ", one.place, printed, advice)


def _disagree(one: Figure, other: Figure) -> bool:
    if one.paper == other.paper or one.value == other.value:
        return False
    low, high = sorted((one.value, other.value))
    shared = len(one.words & other.words)
    fewer = min(len(one.words), len(other.words))
    near = low > 0 and high / low < _NEAR
    return near and shared >= _SAME_WORDS and shared >= _SAME_SHARE * fewer


def _words(text: str) -> frozenset[str]:
    return frozenset(
        w for w in fold(text).split() if len(w) > 3 and w not in _EMPTY and not w.isdecimal()
    )


def _single(paper: str, place: str, text: str) -> Iterator[Figure]:
    """Read a text that has one number with a unit and one year."""
    numbers, years = _NUMBER.findall(text), {int(y) for y in _YEAR.findall(text)}
    if len(numbers) == 1 and len(years) == 1:
        printed, unit = numbers[0]
        words = _words(text)
        value = read_number(printed)
        yield Figure(paper, place, text, words, years.pop(), value, UNITS[unit.casefold()])


def _of_references(references: Sequence[Reference]) -> Iterator[Figure]:
    for reference in references:
        title = str(reference.csl.get("title") or "")
        url = str(reference.csl.get("URL") or "") or reference.text
        slugs = [s for s in re.split(r"[/?#\s]+", url) if s.count("-") > 2]
        for text in (title, *(slug.replace("-", " ") for slug in slugs)):
            yield from _single(reference.paper, reference.id, text)


def _of_papers(papers: Sequence[Paper]) -> Iterator[Figure]:
    for paper in papers:
        spans = [(r.start, r.end) for r in paper.regions if r.kind in _RUNNING]
        for start, end in spans if paper.regions else [(0, len(paper.text))]:
            text = paper.text[start:end]
            tables = list(_tables(text))
            for table in tables:
                yield from _of_table(paper.id, start, text, table)
            covered = [(t[0].start(), t[-1].end()) for t in tables]
            for a, b in sentence_spans(text):
                if not any(x < b and a < y for x, y in covered) and b - a < 400:
                    yield from _single(paper.id, f"{paper.id} @ {start + a}", text[a:b])


def _tables(text: str) -> Iterator[list[re.Match[str]]]:
    """Group neighbouring lines that have tabs."""
    group: list[re.Match[str]] = []
    for match in _LINE.finditer(text):
        if "\t" not in match.group():
            continue
        if group and match.start() - group[-1].end() > 1:
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _of_table(paper: str, start: int, text: str, rows: list[re.Match[str]]) -> Iterator[Figure]:
    """Read a table with a head, one column of years and one of numbers in a unit."""
    cells = [[c.strip() for c in row.group().split("\t")] for row in rows]
    head = cells[0]
    years = [i for i in range(len(head)) if _is_year_column(cells[1:], i)]
    if len(years) != 1 or len(cells) < 3:
        return
    before = text[: rows[0].start()].rstrip()
    caption = before[before.rfind("\n") + 1 :]
    for column, name in enumerate(head):
        unit = next((UNITS[w] for w in fold(name).split() if w in UNITS), None)
        if unit is None or column == years[0]:
            continue
        words = _words(name)
        words = words if len(words) >= _SAME_WORDS else words | _words(caption)
        for row, match in zip(cells[1:], rows[1:], strict=True):
            if len(row) == len(head) and _PLAIN.fullmatch(row[column]):
                place = f"{paper} @ {start + match.start()}"
                year, value = int(row[years[0]]), read_number(row[column])
                yield Figure(paper, place, match.group(), words, year, value, unit)


def _is_year_column(rows: list[list[str]], column: int) -> bool:
    values = [row[column] for row in rows if column < len(row)]
    return bool(values) and all(_YEAR.fullmatch(value) for value in values)
