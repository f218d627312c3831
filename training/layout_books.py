"""Layouts of books and of chapters in edited books."""

from __future__ import annotations

import random

from training.draw import draw_people, draw_title
from training.facts import Facts
from training.layout_parts import put_edition, put_head, put_imprint, put_page_tail
from training.line import Line
from training.links import put_doi, put_url
from training.names import print_people
from training.numbers import draw_pages
from training.style import Style, draw_year, put_author, put_head_date, put_title


def book(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print a book."""
    year = draw_year(rng)
    title = draw_title(facts, "en" if world else "book", rng)
    if rng.random() < 0.97:
        put_author(line, style, facts, rng, world)
    if rng.random() < 0.05 and line.spans:
        line.raw(rng.choice([" (Ed.)", " (Eds.)", " (Ed.).", ", ed.", " (ed)"]))
        _, start, end = line.spans[-1]
        line.spans[-1] = ("editor", start, end)
    if style.date == "head" and line.text:
        put_head_date(line, year, style, rng)
    elif line.text and not line.text.endswith(" "):
        line.stop(style.stop)
    put_title(line, title, style, rng, quoted=rng.random() < 0.2)
    if style.date == "head" and line.spans[0][0] == "title":
        line.put("date", year, "(", "). ")
    chance = rng.random()
    if chance < 0.08:
        line.text = line.text.rstrip(" .,")
        put_edition(line, style, rng, " (", rng.choice(["). ", "), "]))
    elif chance < 0.16:
        put_edition(line, style, rng, "", rng.choice([". ", ", "]))
    elif chance < 0.19:
        line.put(
            "volume",
            rng.choice(["1", "2", "3", "II", "I"]),
            rng.choice(["Jilid ", "Vol. ", "Volume "]),
            ". ",
        )
    elif chance < 0.21:
        line.raw(
            rng.choice(["Terj. ", "Diterjemahkan oleh ", "Penerjemah: "])
            + print_people(draw_people(facts, rng, False)[:1], "given-first", rng, True)
            + ". "
        )
    if rng.random() < 0.96:
        put_imprint(line, style, facts, rng, world, "" if style.date == "head" else year)
    elif style.date != "head":
        line.put("date", year)
    chance = rng.random()
    if chance < 0.08 or (style.names == "given-first" and chance < 0.25):
        put_page_tail(line, rng)
    elif chance > 0.94:
        line.stop(". ")
        put_doi(line, rng)
        return
    elif chance > 0.9:
        put_url(line, rng, rng.choice(facts.sites)[1], title, style)
        return
    if rng.random() < 0.88:
        line.stop(".")


def chapter(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print a chapter of an edited book."""
    year = draw_year(rng)
    put_head(line, style, facts, rng, world, year)
    put_title(line, draw_title(facts, "en" if world else "article", rng), style, rng)
    line.raw(
        rng.choice(
            ["Dalam ", "dalam ", "Dalam: ", "Di dalam "]
            if style.indonesian
            else ["In ", "in ", "In: ", "in: "]
        )
    )
    if rng.random() < 0.7:
        editors = print_people(
            draw_people(facts, rng, world)[:3],
            rng.choice(["ieee", "given-first", style.names]),
            rng,
            style.indonesian,
        )
        line.put(
            "editor",
            editors,
            "",
            rng.choice(
                [
                    " (Ed.), ",
                    " (Eds.), ",
                    " (Ed.). ",
                    ", eds., ",
                    " (Penyunting), ",
                    " (ed), ",
                    " (Eds), ",
                ]
            ),
        )
    line.put(
        "container-title",
        draw_title(facts, "en" if world else "book", rng),
        style.italic,
        style.italic,
    )
    if rng.random() < 0.1:
        put_edition(line, style, rng, " (", ")")
    pages = draw_pages(rng)
    if rng.random() < 0.6:
        line.put("pages", pages, " (" + rng.choice(["pp. ", "hlm. ", "hal. ", "pp. ", "p. "]), ")")
        line.stop(rng.choice([". ", ", "]))
        pages = ""
    else:
        line.stop(rng.choice([". ", ", "]))
    put_imprint(line, style, facts, rng, world, "" if style.date == "head" else year)
    if pages and rng.random() < 0.6:
        line.put("pages", pages, ", " + rng.choice(["pp. ", "hlm. ", "hal. "]))
    if rng.random() < 0.15:
        line.stop(". ")
        put_doi(line, rng)
    else:
        line.stop(".")
