"""The skeleton of the chapter: its headings, its table, its themes, its gaps, its prompts.

It has the order that Indonesian theses give to *Bab II Tinjauan Pustaka*: previous studies,
theoretical basis, gaps, conceptual framework, references.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litreview.synthesis.blocks import (
    Block,
    Cell,
    Cited,
    Entries,
    Heading,
    Prompt,
    Silence,
    Statement,
    Table,
    Words,
)
from litreview.synthesis.cues import ROLES
from litreview.synthesis.ledger import Ledger
from litreview.synthesis.quote import Quote
from litreview.synthesis.rows import Row
from litreview.synthesis.themes import POLARITIES, ThemeSection, Voice
from litreview.synthesis.words import words
from litreview.thematic import Codebook, Framework

SHOWN = 2
"""Sentences of one paper that a theme prints; the evidence table has them all."""


def build_skeleton(
    rows: Sequence[Row],
    titles: dict[str, str],
    themes: Sequence[ThemeSection],
    codebook: Codebook | None,
    ledger: Ledger,
    notes: Sequence[str],
) -> list[Block]:
    """Lay out the chapter as blocks.

    Parameters
    ----------
    rows
        The state-of-the-art table.
    titles
        Paper → its printed title, where it has one.
    themes, codebook
        Empty and None without a codebook: then the table stands alone.
    ledger
        Numbers and citations.
    notes
        What a reader has to know first.
    """
    language = ledger.language
    blocks: list[Block] = [
        Heading(1, words("title", language)),
        Words(words("draft", language)),
        *(Words(note) for note in notes),
        Heading(2, "2.1 " + words("previous", language)),
        build_table(rows, titles, ledger),
        Words(words("blank", language)),
        Prompt(words("table-prompt", language)),
    ]
    number = 2
    if codebook is not None:
        blocks.append(Heading(2, f"2.{number} " + words("themes", language)))
        blocks += _themes(rows, themes, codebook, ledger, f"2.{number}")
        number += 1
    blocks.append(Heading(2, f"2.{number} " + words("gaps", language)))
    blocks += _gaps(rows, themes, ledger)
    blocks.append(Prompt(words("gap-prompt", language)))
    blocks.append(Heading(2, f"2.{number + 1} " + words("framework", language)))
    blocks.append(Prompt(words("concept-prompt", language)))
    blocks.append(Heading(2, words("bibliography", language)))
    blocks.append(Entries(ledger.entries()))
    return blocks


def build_table(rows: Sequence[Row], titles: dict[str, str], ledger: Ledger) -> Table:
    """Lay out the table of previous studies: number, paper, the roles, and the writer's column."""
    language = ledger.language
    heads = ("number", "paper", *ROLES, "own")
    lines = []
    for n, row in enumerate(rows, start=1):
        title = titles.get(row.paper, "")
        paper = ledger.name(row.paper) + (f". {title}" if title else "")
        cells: list[Cell] = [tuple(map(ledger.cited, row.cells[role])) for role in ROLES]
        lines.append((str(n), paper, *cells, Prompt(words("own-prompt", language))))
    columns = tuple(words(head, language) for head in heads)
    return Table(words("caption", language), columns, tuple(lines))


def _themes(
    rows: Sequence[Row],
    themes: Sequence[ThemeSection],
    codebook: Codebook,
    ledger: Ledger,
    number: str,
) -> Iterator[Block]:
    language = ledger.language
    shown: dict[str, str] = {}
    used: set[tuple[str, int, int]] = {
        (q.paper, q.start, q.end) for row in rows for role in ROLES for q in row.cells[role]
    }
    listed = {f.id for f in codebook.frameworks}
    named = [f for f in codebook.frameworks if any(f.id in s.frameworks for s in themes)]
    loose = [s for s in themes if not set(s.frameworks) & listed]
    other = Framework("", words("other-themes", language))
    for n, framework in enumerate([*named, *([other] if loose else [])], start=1):
        place = f"{number}.{n}"
        yield Heading(3, f"{place} {framework.label or framework.id}")
        if framework.id:
            yield Prompt(words("framework-prompt", language))
        inside = [s for s in themes if framework.id in s.frameworks] if framework.id else loose
        for m, section in enumerate(inside, start=1):
            yield Heading(4, f"{place}.{m} {section.theme.label(language)}")
            if section.theme.id in shown:
                yield Words(words("see", language, place=shown[section.theme.id]))
                continue
            shown[section.theme.id] = f"{place}.{m}"
            yield from _theme(section, rows, ledger, used)


def _theme(
    section: ThemeSection, rows: Sequence[Row], ledger: Ledger, used: set[tuple[str, int, int]]
) -> Iterator[Block]:
    language = ledger.language
    if section.theme.definition:
        yield Words(words("definition", language, definition=section.theme.definition))
    for polarity in POLARITIES:
        voices = section.speaking(polarity)
        if not voices:
            continue
        fresh, again = _evidence(voices, polarity, ledger, used)
        papers = ledger.cite(v.paper for v in voices)
        yield Statement(
            words(polarity, language, n=len(voices), all=_count_read(rows), papers=papers),
            fresh,
            again,
        )
    yield from _citing(section, ledger)
    yield from _asked(section, language)
    speaking = {v.paper for v in section.voices}
    silent = [r for r in rows if r.sentences_read and r.paper not in speaking]
    if silent:
        read = sum(r.sentences_read for r in silent)
        papers = ledger.cite(r.paper for r in silent)
        yield Silence(words("silent", language, papers=papers, n=read), read)


def _evidence(
    voices: Sequence[Voice], polarity: str, ledger: Ledger, used: set[tuple[str, int, int]]
) -> tuple[tuple[Cited, ...], tuple[Cited, ...]]:
    """Quote what was not quoted yet, `SHOWN` sentences a paper; of the rest give the numbers."""
    fresh: list[Cited] = []
    again: list[Cited] = []
    for voice in voices:
        quotes = voice.quotes[polarity]
        for n, quote in enumerate(quotes):
            place = (quote.paper, quote.start, quote.end)
            if n < SHOWN and place not in used:
                used.add(place)
                fresh.append(ledger.cited(quote))
            else:
                again.append(ledger.cited(quote))
    return tuple(fresh), tuple(sorted(again, key=lambda c: (c.quote.paper, c.quote.start)))


def _citing(section: ThemeSection, ledger: Ledger) -> Iterator[Block]:
    for voice in section.voices:
        if voice.cites:
            quotes: list[Quote] = list(dict.fromkeys(q for qs in voice.cites.values() for q in qs))
            said = words(
                "cites",
                ledger.language,
                paper=ledger.name(voice.paper),
                cited=ledger.cite(voice.cites),
            )
            yield Statement(said, (), tuple(map(ledger.cited, quotes)))


def _asked(section: ThemeSection, language: str) -> Iterator[Block]:
    """Ask about agreement or difference; what the answer is, the writer says."""
    papers = len(section.voices)
    kinds = [polarity for polarity in POLARITIES if section.speaking(polarity)]
    if papers == 1:
        yield Prompt(words("one-prompt", language))
    elif papers and len(kinds) == 1:
        yield Prompt(words("agree-prompt", language, n=papers))
    elif papers:
        yield Prompt(words("differ-prompt", language, n=papers))


def _gaps(rows: Sequence[Row], themes: Sequence[ThemeSection], ledger: Ledger) -> Iterator[Block]:
    language = ledger.language
    read = sum(r.sentences_read for r in rows)
    if not read:
        return
    unsaid = [s.theme.label(language) for s in themes if not s.voices]
    if unsaid:
        all_ = _count_read(rows)
        yield Silence(words("no-paper", language, all=all_, n=read, themes="; ".join(unsaid)), read)
    single = [s for s in themes if len(s.voices) == 1]
    if single and _count_read(rows) > 1:
        shown = [f"{s.theme.label(language)} {ledger.cite([s.voices[0].paper])}" for s in single]
        quotes = [next(q for p in POLARITIES for q in s.voices[0].quotes[p]) for s in single]
        evidence = tuple(dict.fromkeys(map(ledger.cited, quotes)))
        yield Statement(words("one-paper", language, themes="; ".join(shown)), (), evidence)
    for role in ROLES:
        silent = [r for r in rows if r.sentences_read and not r.cells[role]]
        if silent:
            n = sum(r.sentences_read for r in silent)
            papers = ledger.cite(r.paper for r in silent)
            said = words(role, language).lower()
            yield Silence(words("silent-cells", language, role=said, papers=papers, n=n), n)


def _count_read(rows: Sequence[Row]) -> int:
    return sum(1 for r in rows if r.sentences_read)
