"""The summary, the papers, and how far the reading got."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from litreview.labels import label
from litreview.model import DOUBTFUL
from litreview.reports.blocks import (
    Bars,
    Block,
    Code,
    Column,
    Facts,
    Heading,
    Link,
    Listing,
    Paragraph,
    Printed,
    Run,
    Runs,
    Table,
    plain,
)
from litreview.reports.gather import Material
from litreview.reports.numbers import Number, Source
from litreview.reports.phrases import join, phrase, say
from litreview.reports.pieces import (
    absent,
    capped,
    columns,
    entry_place,
    fill_years,
    no_findings,
    paper_link,
    printed,
    text_of,
)

MOST_PAPERS = 300
MOST_ENTRIES = 25
MOST_AUTHORS = 10
"""Rows of a table; authors of one paper in it."""
ENOUGH_PAPERS = 20
"""Below, counts can be read and shapes cannot; as `litreview.networks.build.ENOUGH_PAPERS`."""
_SEVERITIES = ("error", "warning")
_MEND_FIRST = 5


def summary(made: Material, language: str) -> Iterator[Block]:
    """Yield the few numbers that matter, and what to mend first."""
    frames = made.frames
    yield Heading(2, say("summary", language), "summary")
    yield Paragraph(say("summary-words", language), "lead")
    cited = ("references", "filled", None)
    items = [
        ("papers", frames.count("papers")),
        ("entries", frames.count("references")),
        ("works", frames.count("works", cited)),
        ("shared", frames.count("works", ("n_citing", ">=", 2))),
        *([("mentions", frames.count("mentions"))] if _has_text(made) else []),
        ("findings", frames.count("audit")),
    ]
    yield Facts(tuple((number, say(f"n-{name}", language, n=number)) for name, number in items))
    if len(frames["papers"]) < ENOUGH_PAPERS:
        yield Paragraph(phrase("small", language, n=frames.count("papers")), "warning")
    yield Heading(3, say("mend-first", language), "mend-first")
    first = _mend_first(made, language)
    if first:
        yield Listing(tuple(first), ordered=True)
        yield Paragraph(
            say("mend-rest", language, audit=Link(say("audit", language), "#audit")), "note"
        )
    elif len(frames["audit"]):
        here = Link(say("audit", language), "#audit")
        yield Paragraph(say("only-notes", language, n=frames.count("audit"), audit=here), "note")
    else:
        yield absent(no_findings(made), language)


def _has_text(made: Material) -> bool:
    """Tell whether any text was read; of records of an index there is none."""
    return bool((made.frames["papers"]["kind"] != "record").any()) or not len(made.frames["papers"])


def _mend_first(made: Material, language: str) -> list[Runs]:
    frames, found = made.frames, []
    if len(frames["skipped"]):
        found.append(say("mend-skipped", language, n=frames.count("skipped")))
    without = (("kind", "in", ["paper", "reading-note"]), ("n_references", "=", 0))
    if (n := frames.count("papers", *without)).value:
        found.append(say("mend-no-list", language, n=n))
    for severity in _SEVERITIES:
        for kind, number in frames.counts("audit", "kind", ("severity", "=", severity)):
            place = frames.rows("audit", ("kind", "=", kind))["place"].iloc[0]
            found.append(
                say(
                    "mend-kind",
                    language,
                    kind=label(kind, language),
                    severity=label(severity, language),
                    n=number,
                    place=Printed(str(place)),
                )
            )
    return found[:_MEND_FIRST]


def corpus(made: Material, language: str) -> Iterator[Block]:
    """Yield the papers one by one, then by year, type and language."""
    frames = made.frames
    yield Heading(2, say("corpus", language), "corpus")
    papers = frames["papers"]
    if not len(papers):
        yield absent("no-papers", language)
        return
    yield Paragraph(say("corpus-words", language))
    heads = ("paper", "authors", "year", "title", "text", "language", "entries", "mentions")
    listed: list[Any] = papers.head(MOST_PAPERS).to_dict("records")
    rows = [_paper_row(made, row, language) for row in listed]
    yield Table(
        say("table-papers", language),
        columns(heads, language, numeric=("entries", "mentions")),
        tuple(rows),
        capped(made, "papers", len(rows), "papers.csv", language),
        wide=True,
    )
    years = frames.counts("papers", "year")
    filled = fill_years(made, "papers", [year for year, _ in years]) or sorted(years)
    yield from _bars("papers-by-year", filled, ("year", "papers"), language, upright=True)
    if years and len(filled) <= filled[-1][0] - filled[0][0]:
        yield Paragraph(say("empty-years", language), "note")
    if (undated := frames.count("papers", ("year", "empty", None))).value:
        yield Paragraph(say("undated", language, n=undated), "note")
    types = [(_type(str(k), language), n) for k, n in frames.counts("papers", "type")]
    yield from _bars("papers-by-type", types, ("type", "papers"), language)
    names = [
        (plain((_language(str(k), language),), language), n)
        for k, n in frames.counts("papers", "language")
    ]
    yield from _bars("papers-by-language", names, ("language", "papers"), language)


def _paper_row(made: Material, row: dict[str, Any], language: str) -> tuple[Runs, ...]:
    paper = row["paper"]
    spoken = text_of(row["language"])
    read = row["kind"] != "record"  # of a record no text was read: nothing is known, not zero

    def number(column: str) -> Number:
        return made.frames.cell("papers", column, row[column], "paper", paper)

    return (
        (paper_link(made, paper),),
        _authors(row["authors"]),
        printed(row["year"]),
        (Printed(text_of(row["title"]), spoken),) if text_of(row["title"]) else (),
        say(f"text-{row['kind']}", language),
        (_language(spoken, language),) if spoken else (),
        (number("n_references"),) if row["n_references"] or read else ("–",),
        (number("n_mentions"),) if read else ("–",),
    )


def _type(code: str, language: str) -> str:
    """Name a type of work; one that has no name stays its code."""
    key = f"explorer-type-{code}"
    said = label(key, language)
    return code if said == key else said


def _authors(names: list[str]) -> Runs:
    """Return the first authors; `papers.csv` has them all."""
    shown = join([(Printed(name),) for name in names[:MOST_AUTHORS]], "; ")
    return (*shown, "; …") if len(names) > MOST_AUTHORS else shown


def _bars(
    name: str,
    pairs: list[tuple[Any, Number]],
    heads: tuple[str, str],
    language: str,
    *,
    upright: bool = False,
) -> Iterator[Block]:
    if pairs:
        yield Bars(
            say(name, language),
            (say(f"col-{heads[0]}", language), say(f"col-{heads[1]}", language)),
            tuple(((Printed(str(key)),), number) for key, number in pairs),
            upright=upright,
            name=name,
        )


def _language(code: str, language: str) -> Run:
    """Name a language; one that has no name here stays the code that was printed."""
    key = f"report-lang-{code}"
    said = label(key, language)
    return Printed(code) if said == key else said


def coverage(made: Material, language: str) -> Iterator[Block]:
    """Yield what was read and what was not: texts, lists, doubtful entries, providers, files."""
    frames = made.frames
    yield Heading(2, say("coverage", language), "coverage")
    yield Paragraph(say("coverage-words", language))
    kinds = dict(frames.counts("papers", "kind"))
    rows: list[tuple[Runs, Runs]] = [
        (say(f"read-{kind}", language), (kinds[kind],))
        for kind in ("paper", "reading-note", "record")
        if kind in kinds
    ]
    without = (("kind", "in", ["paper", "reading-note"]), ("n_references", "=", 0))
    rows.append((say("read-no-list", language), (frames.count("papers", *without),)))
    silent = (("kind", "in", ["paper", "reading-note"]), ("n_mentions", "=", 0))
    rows.append((say("read-no-mentions", language), (frames.count("papers", *silent),)))
    for status in ("linked", "missing", "ambiguous") if _has_text(made) else ():
        n = frames.count("mentions", ("status", "=", status))
        rows.append((say(f"read-{status}", language), (n,)))
    rows.append((say("read-skipped", language), (frames.count("skipped"),)))
    yield Table(
        say("table-read", language),
        (Column(say("col-what", language)), Column(say("col-n", language), numeric=True)),
        tuple(rows),
    )
    listless = frames.rows("papers", *without)["paper"].tolist()
    if listless:
        links: list[Runs] = [(paper_link(made, p),) for p in listless[:MOST_ENTRIES]]
        more = ("; …",) if len(listless) > MOST_ENTRIES else ()
        yield Paragraph((*say("listless", language, papers=join(links)), *more))
    yield from _doubtful(made, language)
    yield from _skipped(made, language)
    yield from _providers(made, language)


def _doubtful(made: Material, language: str) -> Iterator[Block]:
    frames = made.frames
    low = ("confidence", "<", DOUBTFUL)
    limit = frames.value("parameters", "value", ("name", "=", "doubtful"))
    yield Heading(3, say("doubtful", language), "doubtful")
    chosen = frames.rows("references", low)
    if not len(chosen):
        yield Paragraph(say("none-doubtful", language, limit=limit))
        return
    yield Paragraph(say("doubtful-words", language, limit=limit))
    shown = chosen.sort_values(["confidence", "reference"]).head(MOST_ENTRIES)
    rows = tuple(
        (
            entry_place(made, row["paper"], row["reference"]),
            (
                frames.cell(
                    "references", "confidence", row["confidence"], "reference", row["reference"]
                ),
            ),
            (Printed(str(row["text"]), text_of(row["language"])),),
        )
        for row in shown.to_dict("records")
    )
    total = frames.count("references", low)
    yield Table(
        say("table-doubtful", language),
        columns(("entry", "confidence", "printed"), language, numeric=("confidence",)),
        rows,
        say("more", language, n=total, file=Code("references.csv"))
        if len(chosen) > len(shown)
        else (),
        wide=True,
    )


def _skipped(made: Material, language: str) -> Iterator[Block]:
    yield Heading(3, say("skipped", language), "skipped")
    skipped = made.frames["skipped"]
    if not len(skipped):
        yield Paragraph(say("none-skipped", language))
        return
    items = [(Printed(str(message), "en"),) for message in skipped["message"]]
    yield Listing(tuple(items[:MOST_ENTRIES]))
    if len(items) > MOST_ENTRIES:
        yield Paragraph(say("more-skipped", language, n=made.frames.count("skipped")), "note")


def _providers(made: Material, language: str) -> Iterator[Block]:
    yield Heading(3, say("providers", language), "providers")
    if "coverage" not in made.frames:
        yield absent("no-providers", language)
        return
    frame = made.frames["coverage"]
    rows = []
    for provider in frame.loc[frame["by"] == "all", "provider"].tolist():
        where = (("provider", "=", provider), ("by", "=", "all"))
        numbers = [
            made.frames.value("coverage", c, *where) for c in ("works", "matched", "ask", "share")
        ]
        name = say("any-provider", language) if provider == "any" else (Printed(provider),)
        rows.append((name, *((number,) for number in numbers)))
    heads = ("provider", "asked", "matched", "ask", "share")
    yield Table(
        say("table-providers", language), columns(heads, language, numeric=heads[1:]), tuple(rows)
    )
    yield Paragraph(
        say("enriched", language, n=Number(len(made.frames["enrichment"]), Source("enrichment"))),
        "note",
    )
