"""Parts that several layouts share: head, imprint, edition, links at the end."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from training.draw import draw_place
from training.facts import Facts
from training.line import Line
from training.links import put_doi, put_url
from training.numbers import draw_pages
from training.style import Style, put_author, put_head_date
from training.words import EDITIONS_EN, EDITIONS_ID

Layout = Callable[[Line, Style, Facts, random.Random, bool], None]


def draw_publisher(rng: random.Random, facts: Facts, world: bool) -> tuple[str, str]:
    """Return a publisher and its place."""
    if world:
        return rng.choice(facts.world_publishers), draw_place(facts, rng, True)
    pool = (
        facts.publishers
        if rng.random() < 0.8
        else facts.universities
        if rng.random() < 0.6
        else facts.bodies
    )
    name = rng.choice(pool)
    if pool is facts.publishers and rng.random() < 0.14:
        bare = re.sub(r"^(?:PT|CV)\.? ", "", name)
        name = rng.choice(["PT. ", "PT ", "CV. ", "CV ", "PT.", "CV.", "UD. ", "Yayasan "]) + bare
    return name, draw_place(facts, rng, False)


def draw_journal(rng: random.Random, facts: Facts, world: bool) -> str:
    """Return a journal's name, now and then made up from the words of titles."""
    if world:
        name = rng.choice(facts.world_journals)
        if rng.random() < 0.02:
            name += rng.choice(
                [". Series ", ", Series ", " Series ", " Part ", ": Series "]
            ) + rng.choice("ABC")
        return name
    name = rng.choice(facts.journals)
    if rng.random() < 0.1:
        name = (
            rng.choice(["Jurnal ", "JURNAL ", "Jurnal Ilmiah "])
            + rng.choice(facts.halves["article"])[0][:40].rsplit(" ", 1)[0]
        )
    elif rng.random() < 0.08:
        name += rng.choice([" (", ": Jurnal "]) + rng.choice(facts.journals).replace("Jurnal ", "")
        if "(" in name and ")" not in name:
            name += ")"
    elif rng.random() < 0.05:
        name = name.upper()
    return name


def put_head(
    line: Line, style: Style, facts: Facts, rng: random.Random, world: bool, year: str
) -> None:
    """Add author, and year when the style has it at the head."""
    put_author(line, style, facts, rng, world)
    if style.date == "head":
        put_head_date(line, year, style, rng)
    elif not line.text.endswith(" "):
        line.stop(style.stop if rng.random() < 0.9 else ": ")


def put_web_links(line: Line, style: Style, facts: Facts, rng: random.Random, title: str) -> None:
    """Add a DOI, an address, or just the last stop."""
    chance = rng.random()
    if chance < 0.33:
        put_doi(line, rng)
    elif chance < 0.47:
        put_url(line, rng, rng.choice(facts.sites)[1], title, style)
    elif rng.random() < 0.85:
        line.stop(".")


def put_edition(line: Line, style: Style, rng: random.Random, opening: str, closing: str) -> None:
    """Add an edition in words or figures, between `opening` and `closing`."""
    n = rng.randint(1, 9)
    ordinal = {1: "1st", 2: "2nd", 3: "3rd"}.get(n, f"{n}th")
    form = rng.choice(EDITIONS_ID if style.indonesian else EDITIONS_EN)
    roman = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][n]
    line.put("edition", form.format(n=n, r=roman, o=ordinal), opening, closing)


def put_imprint(
    line: Line, style: Style, facts: Facts, rng: random.Random, world: bool, year: str = ""
) -> None:
    """Add publisher and place in one of the usual orders, and the year when it comes last."""
    publisher, place = draw_publisher(rng, facts, world)
    if rng.random() < 0.06:
        publisher = "Penerbit " + publisher
    if rng.random() < 0.03:
        place += rng.choice([" (ID)", " (ID)", " (US)", " (UK)", " [ID]"])
    form = rng.choices(
        ["place-first", "publisher", "publisher-place", "place-comma", "brackets", "stops"],
        [30, 16, 40, 4, 6, 4] if style.stop == ", " else [46, 24, 16, 4, 6, 4],
    )[0]
    if form == "brackets" and year:
        line.text = line.text.rstrip(" .,") + rng.choice([" ", ", "])
        line.put("location", place, "(", rng.choice([": ", ": ", " : "])).put(
            "publisher", publisher, "", ", "
        ).put("date", year, "", ")")
        year = ""
    elif form in {"place-first", "brackets"}:
        line.put(
            "location", place, "", rng.choice([": ", ": ", ": ", ": ", " : ", ":", ". ", ", "])
        ).put("publisher", publisher)
    elif form == "publisher":
        line.put("publisher", publisher)
    elif form == "publisher-place":
        mark = ", " if style.stop == ", " and rng.random() < 0.8 else None
        mark = mark or rng.choice([", ", ", ", ". ", ". ", ": ", " "])
        line.put("publisher", publisher, "", mark).put("location", place)
    elif form == "place-comma":
        line.put("location", place, "", ", ").put("publisher", publisher)
    else:
        line.put("location", place, "", ". ").put("publisher", publisher)
    if year:
        line.put("date", year, rng.choice([", ", ", ", ", ", ". ", " ", "; "]))


def put_page_tail(line: Line, rng: random.Random) -> None:
    """Add the pages cited of a book."""
    word = rng.choice(
        ["hlm. ", "hal. ", "hal ", "h. ", "hlm ", "p. ", "Hlm. ", "pp. ", "hlm., ", "", ""]
    )
    line.put(
        "pages",
        rng.choice([str(rng.randint(1, 400)), draw_pages(rng)]),
        rng.choice([", ", ". ", ", "]) + word,
    )
