"""Layouts of books and of chapters in edited books."""

from __future__ import annotations

import random

from training.draw import draw_people, draw_title
from training.facts import Facts
from training.layout_parts import put_edition, put_head, put_imprint, put_page_tail
from training.line import Line
from training.links import put_doi, put_url
from training.names import print_people
from training.numbers import draw_pages, draw_part
from training.style import Style, draw_year, put_author, put_head_date, put_title
from training.words import (
    ARABIC_CITIES,
    ARABIC_PUBLISHERS,
    ARABIC_TITLES,
    PARTS,
    TRANSLATED,
)


def book(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print a book."""
    year = draw_year(rng)
    title = draw_title(facts, "en" if world else "book", rng)
    islamic = not world and rng.random() < 0.05
    if islamic:
        title = rng.choice(ARABIC_TITLES)
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
    _put_particulars(line, style, facts, rng)
    if islamic:
        line.put("location", rng.choice(ARABIC_CITIES), "", ": ")
        line.put("publisher", rng.choice(ARABIC_PUBLISHERS))
        if style.date != "head":
            line.put("date", _islamic_year(year, rng), ", ")
    elif rng.random() < 0.96:
        put_imprint(line, style, facts, rng, world, "" if style.date == "head" else year)
    elif style.date != "head":
        line.put("date", year)
    chance = rng.random()
    if chance < 0.08 or (style.names == "given-first" and chance < 0.25):
        put_page_tail(line, rng)
    elif chance < 0.29:
        line.stop(rng.choice([". ", ", "]))
        line.put("pages", str(rng.randint(60, 900)), rng.choice(["", "", "xii + ", "viii, "]), "")
        line.raw(rng.choice([" hal", " hlm", " hlm.", " p.", " p", " pp.", " halaman", " hal."]))
    elif chance > 0.94:
        line.stop(". ")
        put_doi(line, rng)
        return
    elif chance > 0.925:
        groups = [
            rng.choice(["978-602", "978-979", "979"]),
            *(str(rng.randint(10, 999)) for _ in "ab"),
        ]
        line.stop(rng.choice([". ", ", ", ". -- "]))
        line.put(
            "note", "-".join([*groups, str(rng.randint(0, 9))]), rng.choice(["ISBN ", "ISBN: "])
        )
    elif chance > 0.9:
        put_url(line, rng, rng.choice(facts.sites)[1], title, style)
        return
    if rng.random() < 0.88:
        line.stop(".")


def _islamic_year(year: str, rng: random.Random) -> str:
    hijri = str((int(year) - 622) * 33 // 32)
    return rng.choice(
        [year, year, f"{hijri} H/{year} M", f"{hijri} H", f"{year} M", "t.t.", "t.th."]
    )


def _put_particulars(line: Line, style: Style, facts: Facts, rng: random.Random) -> None:
    """Add edition, volume or translator, with or without marks around them."""
    chance = rng.random()
    if chance < 0.08:
        line.text = line.text.rstrip(" .,")
        put_edition(line, style, rng, " (", rng.choice(["). ", "), "]))
    elif chance < 0.16:
        put_edition(line, style, rng, "", rng.choice([". ", ", "]))
    elif chance < 0.19:
        line.put("volume", draw_part(rng), rng.choice(PARTS), rng.choice([". ", ", "]))
    elif chance < 0.215:
        # Run on behind the title: "Manajemen Edisi 13 Jilid 1."
        line.text = line.text.rstrip(" .,")
        if rng.random() < 0.7:
            put_edition(line, style, rng, " ", "")
        if rng.random() < 0.6:
            line.put("volume", draw_part(rng), rng.choice([" ", ", "]) + rng.choice(PARTS))
        line.raw(rng.choice([". ", ". ", ", "]))
    elif chance < 0.235:
        line.put("volume", draw_part(rng), rng.choice(PARTS), ", ")
        put_edition(line, style, rng, "", rng.choice([". ", ", "]))
    elif chance < 0.265:
        translator = print_people(draw_people(facts, rng, False)[:2], "given-first", rng, True)
        word = rng.choice(TRANSLATED)
        if rng.random() < 0.4:
            line.text = line.text.rstrip(" .,")
            line.put("note", word + translator, " (", rng.choice(["). ", "), "]))
        else:
            line.put("note", word + translator, "", rng.choice([". ", ", "]))
    elif chance < 0.275:
        line.text = line.text.rstrip(" .,")
        line.put(
            "genre",
            rng.choice(["e-book", "E-Book", "Buku Ajar", "Modul", "Kindle ed."]),
            rng.choice([" [", " ("]),
        )
        line.raw("]. " if line.text.rfind("[") > line.text.rfind("(") else "). ")


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
