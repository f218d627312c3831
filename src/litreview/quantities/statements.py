"""Statements of figures: of what, where and when a paper says how much.

Read are sentences, printed tables of years, and titles and addresses of cited works. A
statement is made only where print leaves no doubt which words and which year a figure goes
with; all else is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from litreview.model import Mention, Paper, Reference
from litreview.prose import detect_language, squeeze
from litreview.quantities.clauses import (
    Kind,
    Reading,
    is_change,
    is_name,
    is_of_own_study,
    is_projection,
    read_statements,
    says_something,
)
from litreview.quantities.figures import Figure, find_figures
from litreview.quantities.lexicon import Term, read_terms
from litreview.tables import PrintedTable, find_tables
from litreview.tables.numbers import DecimalMark, find_decimal_mark
from litreview.tables.roles import count_columns, percent_columns, year_column
from litreview.tables.statement import prose_sentences

Place = Literal["abstract", "body", "table", "reference"]

LONGEST = 400
"""Characters of a sentence; a longer one is no plain statement."""
_READ = re.compile(r"\d|\b(?:puluh|ratus|juta|hundred|thousand|million)\b", re.I)


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure and what it is the figure of.

    Parameters
    ----------
    paper
        Who says it.
    sentence, start, end
        Where, verbatim: offsets into the paper's text.
    figure
        The number; its own offsets are within the sentence (0 to 0 where an address prints it
        in another form).
    quantity
        The words for what is counted, as printed.
    words
        The same as concepts (see `litreview.quantities.lexicon`), places and names among them.
    names
        Those of `words` that are places or proper names.
    hard
        Those of `words` that another statement of the same quantity must have too: all but
        such as add nothing ("population", "nationwide").
    date
        ``2021``, ``2021 month-3``; empty where no year is printed.
    kind
        A level, a change of it, or a projection.
    place
        Where in the paper it stands; a ``reference`` is the title or address of a cited work.
    own_study
        Whether it is about the paper's own study (its sample, its tests).
    mentions
        Ids of the references that citations in the sentence stand for; for a reference, its own.
    """

    paper: str
    sentence: str
    start: int
    end: int
    figure: Figure
    quantity: str
    words: frozenset[str]
    names: frozenset[str]
    hard: frozenset[str]
    date: str
    kind: Kind = "level"
    place: Place = "body"
    own_study: bool = False
    mentions: tuple[str, ...] = ()


def find_statements(
    papers: Sequence[Paper],
    references: Sequence[Reference] = (),
    mentions: Sequence[Mention] = (),
) -> list[Statement]:
    """Find the statements of figures in papers, in order.

    Parameters
    ----------
    papers
        Their abstracts, bodies and notes, and their tables with a column of years.
    references
        Titles and addresses of works that they cite.
    mentions
        Citations, so that a cited year is not taken for the figure's.

    Examples
    --------
    >>> page = Paper("a", "Menurut BPS, jumlah penduduk miskin di Jawa Timur pada 2020 mencapai 4,42 juta orang.")
    >>> found, = find_statements([page])
    >>> found.figure.value, found.date, sorted(found.words)
    (4420000.0, '2020', ['east-java', 'poor', 'population'])
    """
    found: list[Statement] = []
    texts = {paper.id: paper.text for paper in papers}
    marked: dict[str, list[Mention]] = {}
    for mention in mentions:
        marked.setdefault(mention.paper, []).append(mention)
    for paper in papers:
        tables = find_tables(paper)
        spans = [(r.start, r.end) for r in paper.regions if r.kind == "abstract"]
        mark, basis = find_decimal_mark((), paper.text)
        front = [(r.start, r.end) for r in paper.regions if r.kind == "front"]
        for sentence in prose_sentences(paper, tables):
            if len(sentence.text) > LONGEST or not _READ.search(sentence.text):
                continue
            if any(a <= sentence.start < b for a, b in front):
                continue
            here = any(a <= sentence.start < b for a, b in spans)
            at, end = sentence.start, sentence.start + len(sentence.text)
            cited = [m for m in marked.get(paper.id, ()) if m.start < end and at < m.end]
            place: Place = "abstract" if here else "body"
            ids = tuple(dict.fromkeys(reference for m in cited for reference in m.cites))
            masks = [(m.start - at, m.end - at) for m in cited]
            own = mark if basis == "the text" else _mark_of(sentence.text)
            for read in read_statements(sentence.text, own, masks):
                verbatim = paper.text[at:end]
                found.append(_placed(read, paper.id, verbatim, at, place, ids))
        for table in tables:
            found += _of_table(paper, table)
    for reference in references:
        found += _of_reference(reference, texts.get(reference.paper))
    return found


def _mark_of(sentence: str) -> DecimalMark:
    """Return the decimal mark of a sentence's language, where the paper's numbers prove none."""
    return "." if detect_language(sentence) == "en" else ","


def _placed(
    read: Reading, paper: str, sentence: str, start: int, place: Place, mentions: tuple[str, ...]
) -> Statement:
    return Statement(
        paper,
        sentence,
        start,
        start + len(sentence),
        read.figure,
        read.quantity,
        read.words,
        read.names,
        read.hard,
        read.date,
        read.kind,
        place,
        read.own_study,
        mentions,
    )


def _of_reference(reference: Reference, text: str | None) -> Iterator[Statement]:
    """Read the title and the address of a cited work: an address is its words joined by hyphens."""
    address = str(reference.csl.get("URL") or "") or reference.text
    slugs = [s for s in re.split(r"[/?#\s]+", address) if s.count("-") > 2]
    said = [str(reference.csl.get("title") or ""), *(slug.replace("-", " ") for slug in slugs)]
    printed = reference.text if text is None else text[reference.start : reference.end]
    seen: set[tuple[float, str]] = set()
    for words in said:
        for read in read_statements(words, _mark_of(words)):
            key = (read.figure.value, read.figure.unit)
            if not read.date or read.own_study or key in seen:
                continue
            seen.add(key)
            number = re.escape(read.figure.printed).replace(r"\ ", r"[\s-]+")
            at = re.search(number, printed, re.I)
            span = at.span() if at else (0, 0)
            figure = replace(read.figure, start=span[0], end=span[1])
            placed = replace(read, figure=figure)
            yield _placed(
                placed, reference.paper, printed, reference.start, "reference", (reference.id,)
            )


def _of_table(paper: Paper, table: PrintedTable) -> Iterator[Statement]:
    """Read a table of years: each row gives the value of a year, the head says of what."""
    years = year_column(table)
    if years is None:
        return
    percents = set(percent_columns(table))
    for column in dict.fromkeys([*count_columns(table), *sorted(percents)]):
        name = table.columns[column]
        terms = _head(name)
        if len({t.concept for t in terms}) < 3:
            terms += _head(table.caption)
        words = frozenset(t.concept for t in terms)
        names = frozenset(t.concept for t in terms if is_name(t))
        hard = words - {t.concept for t in terms if t.kind == "soft"}
        if not words or is_of_own_study(name) or is_of_own_study(table.caption):
            continue
        kind: Kind = "projection" if is_projection(f"{name} {table.caption}") else "level"
        if is_change(name):
            kind = "change"
        for row, year, value in zip(
            table.rows, table.numbers(years), table.numbers(column), strict=True
        ):
            if year is None or value is None:
                continue
            sized = find_figures(f"1 {_unit_of(name)}") if _unit_of(name) else []
            scale, unit = (sized[0].value, sized[0].unit) if sized else (1.0, "")
            unit = "percent" if column in percents else unit
            scale = 1.0 if column in percents else scale
            start, end = row[0].start, row[-1].end
            at, to = row[column].start - start, row[column].end - start
            figure = Figure(
                at, to, row[column].text, value.value * scale, value.half_unit * scale, unit
            )
            yield Statement(
                paper.id,
                paper.text[start:end],
                start,
                end,
                figure,
                squeeze(name),
                words,
                names,
                hard if hard - names else words,
                f"{year.value:.0f}",
                kind,
                "table",
            )


def _head(text: str) -> list[Term]:
    terms = read_terms(re.sub(r"\b(?:Tabel|Table)\s*\d+\b|\([^()]*\)", " ", text))
    return [t for t in terms if says_something(t)]


def _unit_of(head: str) -> str:
    """Return the unit that a column's head puts in brackets, or ends in: "Pengguna (juta)"."""
    match = re.search(r"\((?:dalam |in )?([^()]{1,25})\)\s*$", head)
    return match.group(1).split("/")[0] if match else ""
