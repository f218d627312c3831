"""The indicators that have enough data, and of the others why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litreview.reports.blocks import (
    Bars,
    Block,
    Column,
    Heading,
    Paragraph,
    Printed,
    Runs,
    Table,
)
from litreview.reports.gather import Material
from litreview.reports.numbers import Number, Source
from litreview.reports.phrases import join, say
from litreview.reports.pieces import MOST_YEARS, absent, columns, notes, paper_link, printed

TOP = 10
_TOO_SMALL = ("note-few-", "note-thin-")
"""How notes begin that leave an indicator out; others stand below it."""
_COLLABORATION = ("documents", "authors", "authors_per_document", "single_authored", "single_share")


def indicators(made: Material, language: str) -> Iterator[Block]:
    """Yield the indicators that have enough data, and of the others why not."""
    yield Heading(2, say("indicators", language), "indicators")
    if not len(made.frames["references"]):
        yield absent("no-entries", language)
        return
    yield Paragraph(say("indicators-words", language))
    yield from _authors(made, language)
    yield from _journals(made, language)
    yield from _most_cited(made, language)
    yield from _ages(made, language)
    yield from _years(made, language)
    yield from _one_row(made, "collaboration", language, _COLLABORATION)
    yield from _one_row(made, "price", language, ("authors", "elite", "elite_share", "half"))
    yield from _growth(made, language)


def _too_few(made: Material, frame: str, language: str) -> list[Runs]:
    """Return why an indicator is left out; nothing if it has enough."""
    keys = [key for key, _ in made.frames.notes(frame)]
    said = notes(made, frame, language)
    return [runs for key, runs in zip(keys, said, strict=True) if key.startswith(_TOO_SMALL)]


def _notes(made: Material, frame: str, language: str) -> Iterator[Block]:
    said = notes(made, frame, language)
    if said:
        yield Paragraph(join(said, " "), "note")


def _authors(made: Material, language: str) -> Iterator[Block]:
    yield Heading(3, say("authors", language), "top-authors")
    frame = made.frames["impact"]
    if not len(frame):
        yield absent("none-authors", language)
        return
    order = frame.sort_values(
        ["documents", "citations", "authors"], ascending=[False, False, True], kind="stable"
    ).head(TOP)
    rows: list[tuple[Runs, ...]] = []
    for row in order.to_dict("records"):
        numbers = [
            made.frames.cell("impact", c, row[c], "authors", row["authors"])
            for c in ("documents", "citations", "h")
        ]
        rows.append(((Printed(row["authors"]),), *((n,) for n in numbers)))
    heads = ("author", "works", "citations", "h")
    yield _top("table-authors", heads, rows, made.frames.count("impact"), language)
    yield from _notes(made, "impact", language)


def _journals(made: Material, language: str) -> Iterator[Block]:
    yield Heading(3, say("journals", language), "top-journals")
    frame = made.frames["bradford"]
    if not len(frame):
        yield absent("none-journals", language)
        return
    rows: list[tuple[Runs, ...]] = []
    for row in frame.head(TOP).to_dict("records"):
        title = row["container_title"]
        n = made.frames.cell("bradford", "documents", row["documents"], "container_title", title)
        rows.append(((Printed(title),), (n,)))
    yield _top(
        "table-journals", ("journal", "works"), rows, made.frames.count("bradford"), language
    )
    left_out = made.frames.count("works", ("n_citing", ">=", 1), ("container_title", "empty", None))
    if left_out.value:
        yield Paragraph(say("untitled", language, n=left_out), "note")


def _top(
    key: str, heads: tuple[str, ...], rows: list[tuple[Runs, ...]], total: Number, language: str
) -> Table:
    more = say("top", language, n=total) if len(rows) < (total.value or 0) else ()
    return Table(say(key, language), columns(heads, language, numeric=heads[1:]), tuple(rows), more)


def _most_cited(made: Material, language: str) -> Iterator[Block]:
    yield Heading(3, say("most-cited", language), "most-cited")
    chosen = made.frames.rows("works", ("n_citing", ">=", 2))
    if not len(chosen):
        yield absent("none-shared", language)
        return
    shown = chosen.sort_values(["n_citing", "work"], ascending=[False, True]).head(TOP)
    rows = []
    for row in shown.to_dict("records"):
        n = made.frames.cell("works", "n_citing", row["n_citing"], "work", row["work"])
        names = join([(Printed(name),) for name in row["authors"][:3]], "; ")
        more = ("; …",) if len(row["authors"]) > 3 else ()
        rows.append(
            (
                (paper_link(made, row["work"]),),
                (*names, *more),
                printed(row["year"]),
                printed(row["title"]),
                (n,),
            )
        )
    total = made.frames.count("works", ("n_citing", ">=", 2))
    more_rows = say("top", language, n=total) if len(rows) < (total.value or 0) else ()
    heads = ("work", "authors", "year", "title", "citing")
    yield Table(
        say("table-most-cited", language),
        columns(heads, language, numeric=("citing",)),
        tuple(rows),
        more_rows,
        wide=True,
    )


def _ages(made: Material, language: str) -> Iterator[Block]:
    yield Heading(3, say("ages", language), "ages")
    if few := _too_few(made, "ages", language):
        yield Paragraph((*say("too-few", language), " ", *join(few, " ")), "absent")
        return
    rows: list[tuple[Runs, Runs]] = []
    for column in ("references", "undated", "median_age", "half_life", "price_index"):
        value = made.frames.value("ages", column)
        rows.append((say(f"age-{column}", language), (value,)))
    yield _facts_table("table-ages", rows, language)
    yield from _notes(made, "ages", language)


def _facts_table(key: str, rows: Sequence[tuple[Runs, Runs]], language: str) -> Table:
    return Table(
        say(key, language),
        (Column(say("col-what", language)), Column(say("col-value", language), numeric=True)),
        tuple(rows),
    )


def _years(made: Material, language: str) -> Iterator[Block]:
    """The years of the references, and those that stand out of their neighbours (RPYS)."""
    yield Heading(3, say("rpys-title", language), "rpys")
    frame = made.frames["rpys"]
    if not len(frame):
        yield absent("none-years", language)
        return
    chosen = frame[frame["references"] > 0] if len(frame) > MOST_YEARS else frame
    recent = chosen.tail(MOST_YEARS)
    bars = tuple(
        (
            (Printed(str(year)),),
            Number(int(n), Source("rpys", "value references", (("year", "=", int(year)),))),
        )
        for year, n in zip(recent["year"].tolist(), recent["references"].tolist(), strict=True)
    )
    yield Bars(
        say("rpys-caption", language),
        (say("col-year", language), say("col-entries", language)),
        bars,
        upright=True,
        described=say("rpys-words", language),
        name="rpys",
    )
    if len(chosen) < len(frame):
        yield Paragraph(say("rpys-empty-years", language), "note")
    if len(recent) < len(chosen):
        first = int(recent["year"].iloc[0])
        older = made.frames.total("rpys", "references", ("year", "<", first))
        yield Paragraph(say("rpys-older", language, n=older, year=Printed(str(first))), "note")
    if _too_few(made, "rpys", language):
        yield Paragraph(join(_too_few(made, "rpys", language), " "), "note")
        return
    peaks = frame[frame["outlier"]].sort_values(["deviation_5", "year"], ascending=[False, True])
    years: list[Runs] = [(Printed(str(year)),) for year in peaks["year"].head(TOP)]
    if years:
        yield Paragraph(say("peaks", language, years=join(years)))


def _one_row(made: Material, name: str, language: str, names: tuple[str, ...]) -> Iterator[Block]:
    yield Heading(3, say(f"{name}-title", language), name)
    few = _too_few(made, name, language)
    if few or not len(made.frames[name]):
        yield Paragraph((*say("too-few", language), " ", *join(few, " ")), "absent")
        return
    rows = [(say(f"{name}-{c}", language), (made.frames.value(name, c),)) for c in names]
    yield _facts_table(f"table-{name}", rows, language)
    yield from _notes(made, name, language)


def _growth(made: Material, language: str) -> Iterator[Block]:
    yield Heading(3, say("growth-title", language), "growth")
    if few := _too_few(made, "growth-rate", language):
        yield Paragraph((*say("too-few", language), " ", *join(few, " ")), "absent")
        return
    rows: list[tuple[Runs, Runs]] = []
    for method in ("ends", "all-years"):
        where = ("method", "=", method)
        rows.append(
            (say(f"rate-{method}", language), (made.frames.value("growth-rate", "rate", where),))
        )
    yield _facts_table("table-growth", rows, language)
    yield from _notes(made, "growth-rate", language)
