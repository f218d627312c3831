"""How good the printed references are, and what the audit found."""

from __future__ import annotations

from collections.abc import Iterator

from litreview.labels import label
from litreview.reports.blocks import (
    Bars,
    Block,
    Code,
    Column,
    Fold,
    Heading,
    Paragraph,
    Printed,
    Runs,
    Table,
)
from litreview.reports.gather import LOW_LIMITS, Material
from litreview.reports.numbers import Number
from litreview.reports.phrases import say
from litreview.reports.pieces import absent, columns, no_findings, paper_link

FIELDS = (
    *("authors", "year", "title", "container_title", "volume", "issue", "page"),
    *("publisher", "doi", "url"),
)
SEVERITIES = ("error", "warning", "note")
MOST_KINDS = 30
MOST_FINDINGS = 200
"""Findings of one severity that are printed; `audit.csv` has them all."""
_BROKEN = "doi-broken: "


def quality(made: Material, language: str) -> Iterator[Block]:
    """Yield which fields are printed, what is wrong with them, how sure the reading is."""
    frames = made.frames
    yield Heading(2, say("quality", language), "quality")
    if not len(frames["references"]):
        yield absent("no-entries", language)
        return
    yield Paragraph(say("quality-words", language, n=frames.count("references")))
    filled: list[tuple[Runs, Number]] = [
        (say(f"field-{name}", language), frames.share("references", (name, "filled", None)))
        for name in FIELDS
    ]
    yield Bars(
        say("fields", language),
        (say("col-field", language), say("col-share", language)),
        tuple(filled),
        described=say("fields-words", language),
        name="fields",
    )
    yield Table(
        say("dois", language),
        (Column(say("col-what", language)), Column(say("col-n", language), numeric=True)),
        (
            (say("doi-read", language), (frames.count("references", ("doi", "filled", None)),)),
            (say("doi-valid", language), (frames.count("references", ("doi", "is-doi", None)),)),
            (
                say("doi-lost", language),
                (frames.count("references", ("problems", "lists", _BROKEN)),),
            ),
        ),
    )
    yield from _problems(made, language)
    yield Bars(
        say("confidence", language),
        (say("col-confidence", language), say("col-entries", language)),
        tuple(_steps(made, language)),
        described=say("confidence-words", language),
        name="confidence",
    )


def _problems(made: Material, language: str) -> Iterator[Block]:
    frames = made.frames
    listed = frames["references"]["problems"].tolist()
    kinds = sorted({problem.split(": ")[0] for problems in listed for problem in problems})
    if not kinds:
        yield Paragraph(say("none-problems", language))
        return
    counted = [
        (kind, frames.count("references", ("problems", "lists", f"{kind}: "))) for kind in kinds
    ]
    counted.sort(key=lambda pair: (-(pair[1].value or 0), pair[0]))
    yield Table(
        say("table-problems", language),
        (Column(say("col-problem", language)), Column(say("col-entries", language), numeric=True)),
        tuple((_kind(kind, language), (n,)) for kind, n in counted[:MOST_KINDS]),
    )


def _kind(kind: str, language: str) -> Runs:
    """Name a kind of problem or finding by its words, else by the word that programs use."""
    for key in (kind, f"explorer-problem-{kind}"):
        if (said := label(key, language)) != key:
            return (said,)
    return (Code(kind),)


def _steps(made: Material, language: str) -> Iterator[tuple[Runs, Number]]:
    frames = made.frames
    for n, low in enumerate(LOW_LIMITS):
        where = [("confidence", ">=", low)]
        start = frames.value("parameters", "value", ("name", "=", f"confidence-{n}"))
        if n + 1 < len(LOW_LIMITS):
            where.append(("confidence", "<", LOW_LIMITS[n + 1]))
            end = frames.value("parameters", "value", ("name", "=", f"confidence-{n + 1}"))
            name = say("from-to", language, low=start, high=end)
        else:
            name = say("from-on", language, low=start)
        yield name, frames.count("references", *where)


def audit(made: Material, language: str) -> Iterator[Block]:
    """Yield the findings: how many of each severity and kind, then every one, folded."""
    frames = made.frames
    yield Heading(2, say("audit", language), "audit")
    if not len(frames["audit"]):
        yield absent(no_findings(made), language)
        return
    yield Paragraph(say("audit-words", language))
    yield Table(
        say("table-severity", language),
        columns(
            ("severity", "meaning", "findings", "papers"), language, numeric=("findings", "papers")
        ),
        tuple(
            (
                (label(s, language),),
                say(f"severity-{s}", language),
                (frames.count("audit", ("severity", "=", s)),),
                (frames.distinct("audit", "paper", ("severity", "=", s)),),
            )
            for s in SEVERITIES
        ),
    )
    rows = []
    for severity in SEVERITIES:
        for kind, n in frames.counts("audit", "kind", ("severity", "=", severity)):
            papers = frames.distinct("audit", "paper", ("kind", "=", kind))
            rows.append((_kind(kind, language), (label(severity, language),), (n,), (papers,)))
    yield Table(
        say("table-kinds", language),
        columns(
            ("kind", "severity", "findings", "papers"), language, numeric=("findings", "papers")
        ),
        tuple(rows),
    )
    yield Heading(3, say("findings", language), "findings")
    yield Paragraph(say("findings-words", language))
    for severity in SEVERITIES:
        yield from _findings(made, severity, language)


def _findings(made: Material, severity: str, language: str) -> Iterator[Block]:
    frames, where = made.frames, ("severity", "=", severity)
    chosen = frames.rows("audit", where)
    if not len(chosen):
        return
    total = frames.count("audit", where)
    rows = tuple(
        (
            (paper_link(made, row["paper"]),) if row["paper"] else (),
            (Printed(row["place"]),),
            _kind(row["kind"], language),
            (Printed(row["printed"]),),
            _advice(row["kind"], row["advice"], language),
        )
        for row in chosen.head(MOST_FINDINGS).to_dict("records")
    )
    table = Table(
        say("table-findings", language, severity=label(severity, language)),
        columns(("paper", "place", "finding", "printed", "advice"), language),
        rows,
        say("more", language, n=total, file=Code("audit.csv")) if len(rows) < len(chosen) else (),
        wide=True,
    )
    title = say("fold-findings", language, severity=label(severity, language), n=total)
    yield Fold(title, (table,), f"findings-{severity}")


def _advice(kind: str, said: str, language: str) -> Runs:
    """Say what to do in the language: the advice for the kind, then, in brackets, what `audit.csv` has more exactly."""
    key = f"advice-{kind}"
    own = label(key, language)
    if language == "en" or own == key:
        return (Printed(said, "en"),)
    general: Runs = (Printed(own, language),)
    return general if said == label(key, "en") else (*general, " (", Printed(said, "en"), ")")
