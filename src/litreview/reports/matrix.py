"""The synthesis matrix: themes and papers, every count one click from its sentences; and the gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from litreview.reports.blocks import (
    Block,
    Code,
    Column,
    Evidence,
    Heading,
    Link,
    Listing,
    Paragraph,
    Printed,
    Quote,
    Runs,
    Sentence,
    Table,
)
from litreview.reports.gather import Material
from litreview.reports.numbers import Number, Source
from litreview.reports.phrases import phrase, say
from litreview.reports.pieces import absent, notes, paper_link, text_of

if TYPE_CHECKING:
    from litreview.thematic import ThemeMatrix

MOST_COLUMNS = 12
"""Of more papers the matrix shows totals: a wider table cannot be read."""
MOST_SENTENCES = 10
"""Sentences of one theme and paper that are printed; `evidence.csv` has them all."""
MOST_OF_THEME = 60
POLARITIES = ("present", "lacking", "needed")
MOST_GAPS = 100


def matrix(made: Material, language: str) -> Iterator[Block]:
    """Yield the matrix, the gaps, and the sentences behind every cell."""
    yield Heading(2, say("matrix", language), "matrix")
    if made.matrix is None:
        yield absent("no-codebook", language)
        return
    if not made.matrix.papers or not made.matrix.codebook.themes:
        yield absent("no-papers", language)
        return
    yield Paragraph(say("matrix-words", language))
    yield _table(made, made.matrix, language)
    yield from _gaps(made, language)
    yield Heading(3, say("evidence", language), "evidence")
    if not len(made.frames["evidence"]):
        yield absent("no-evidence", language)
        return
    yield Paragraph(say("evidence-words", language))
    yield from _evidence(made, made.matrix, language)


def _cells(made: Material, theme: str) -> dict[Any, Number]:
    return dict(made.frames.counts("evidence", "paper", ("theme", "=", theme)))


def _table(made: Material, themes: ThemeMatrix, language: str) -> Table:
    papers = [paper.id for paper in themes.papers]
    narrow = len(papers) > MOST_COLUMNS
    rows = []
    for n, theme in enumerate(themes.codebook.themes):
        cells = _cells(made, theme.id)
        where = ("theme", "=", theme.id)
        speaking = made.frames.distinct("evidence", "paper", where)
        name: Runs = (Printed(theme.label(language), language),)
        linked: Runs = (Link(name, f"#theme-{n}"),) if cells else name
        row: list[Runs] = [linked, (speaking,)]
        if narrow:
            row.append((made.frames.count("evidence", where),))
            row += [
                (made.frames.count("evidence", where, ("polarity", "=", p)),) for p in POLARITIES
            ]
        else:
            row += [
                _cell(cells.get(paper), n, m, theme.id, paper, theme.label(language), language)
                for m, paper in enumerate(papers)
            ]
        rows.append(tuple(row))
    heads = [
        Column(say("col-theme", language)),
        Column(say("col-papers", language), numeric=True),
        *(
            [Column(say("col-sentences", language), numeric=True)]
            + [Column(say(f"polarity-{p}", language), numeric=True) for p in POLARITIES]
            if narrow
            else [Column((Printed(paper),), numeric=True) for paper in papers]
        ),
    ]
    more = say("matrix-narrow", language, file=Code("themes.csv")) if narrow else ()
    return Table(say("table-matrix", language), tuple(heads), tuple(rows), more, wide=True)


def _cell(
    count: Number | None, n: int, m: int, theme: str, paper: str, name: str, language: str
) -> Runs:
    if count is None:
        where = (("theme", "=", theme), ("paper", "=", paper))
        return (Number(0, Source("evidence", "rows", where)),)
    said = "".join(str(run) for run in say("open-cell", language, theme=name, paper=paper))
    return (Link((count,), f"#evidence-{n}-{m}", f"cell-{n}-{m}", said),)


def _gaps(made: Material, language: str) -> Iterator[Block]:
    yield Heading(3, say("gaps", language), "gaps")
    frame = made.frames["gaps"]
    if not len(frame):
        yield Paragraph(say("none-gaps", language))
        return
    if said := notes(made, "gaps", language):
        yield Paragraph(said[0], "warning")
    assert made.matrix is not None
    labels = {t.id: t.label(language) for t in made.matrix.codebook.themes}
    items = []
    for row in frame.head(MOST_GAPS).to_dict("records"):
        held = {k: text_of(row[k]) for k in ("kind", "framework", "theme", "paper")}
        where = tuple((k, "=", v) for k, v in held.items() if v)
        number = Number(int(row["n"]), Source("gaps", "value n", where))
        items.append(
            phrase(
                held["kind"],
                language,
                label=Printed(labels.get(held["theme"], str(row["label"])), language),
                paper=paper_link(made, held["paper"]),
                n=number,
            )
        )
    yield Listing(tuple(items))
    if len(frame) > len(items):
        yield Paragraph(say("more-gaps", language, n=made.frames.count("gaps")), "note")


def _evidence(made: Material, themes: ThemeMatrix, language: str) -> Iterator[Block]:
    places: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    rows: list[Any] = made.frames["evidence"].to_dict("records")
    for row in rows:
        places[row["theme"], row["paper"]].append(row)
    spoken = {paper.id: text_of(paper.csl.get("language")) for paper in themes.papers}
    narrow = len(themes.papers) > MOST_COLUMNS
    for n, theme in enumerate(themes.codebook.themes):
        if not any(place[0] == theme.id for place in places):
            continue
        yield Heading(4, (Printed(theme.label(language), language),), f"theme-{n}")
        if theme.definition:
            yield Paragraph((Printed(theme.definition),), "note")
        printed = 0
        for m, paper in enumerate(themes.papers):
            found = places.get((theme.id, paper.id), [])
            room = MOST_SENTENCES if not narrow else min(MOST_SENTENCES, MOST_OF_THEME - printed)
            shown = found[: max(room, 0)]
            printed += len(shown)
            if not shown:
                continue
            where = (("theme", "=", theme.id), ("paper", "=", paper.id))
            total = Number(len(found), Source("evidence", "rows", where))
            yield Evidence(
                f"evidence-{n}-{m}",
                (paper_link(made, paper.id), ": ", total),
                tuple(_sentence(row, spoken[paper.id], language) for row in shown),
                Link(say("back", language), "#matrix" if narrow else f"#cell-{n}-{m}"),
                say("more", language, n=total, file=Code("evidence.csv"))
                if len(shown) < len(found)
                else (),
            )
        total = made.frames.count("evidence", ("theme", "=", theme.id))
        if narrow and printed < (total.value or 0):
            yield Paragraph(say("more", language, n=total, file=Code("evidence.csv")), "note")


def _sentence(row: dict[str, Any], spoken: str, language: str) -> Sentence:
    where = tuple((k, "=", row[k]) for k in ("theme", "paper", "start"))

    def number(column: str) -> Number:
        value = row[column]
        plain = value.item() if hasattr(value, "item") else value
        return Number(plain, Source("evidence", f"value {column}", where))

    noted = row["kind"] == "reading note"
    facts = say(
        "evidence-note" if noted else "evidence-facts",
        language,
        start=Printed(str(row["start"])),
        end=Printed(str(row["end"])),
        polarity=say(f"polarity-{row['polarity']}", language),
        confidence=number("confidence"),
    )
    words = Printed(row["sentence"]) if noted else Quote(row["sentence"], spoken)
    return Sentence(words, facts)
