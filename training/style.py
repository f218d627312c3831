"""The choices a printed list makes once: names, dates, quotes, separators, designators."""

from __future__ import annotations

import random
from dataclasses import dataclass

from training.draw import draw_people
from training.facts import Facts, Person
from training.line import Line
from training.names import print_people
from training.words import MONTHS_EN, MONTHS_ID, MONTHS_SHORT_EN, MONTHS_SHORT_ID


@dataclass(frozen=True)
class Style:
    """How one reference is printed."""

    names: str
    date: str  # where the year stands: "head", "tail", "issue"
    stop: str  # between parts: ". " or ", "
    quote: tuple[str, str]
    italic: str
    indonesian: bool  # language of the designators
    comma_in_quote: bool


def draw_style(rng: random.Random, indonesian: bool) -> Style:
    """Return a style in one of the families that Indonesian lists use."""
    family = rng.choices(
        ["apa", "harvard", "comma", "ieee", "vancouver", "note", "mla", "given"],
        [36, 14, 9, 10, 6, 9, 8, 8],
    )[0]
    quote = ("", "")
    date, stop = "head", ". "
    names = "apa"
    if family == "apa":
        names = rng.choice(["apa", "apa", "apa", "apa-tight", "full", "no-comma"])
    elif family == "harvard":
        names = rng.choice(["apa", "full", "full", "given-first", "spaced"])
        quote = rng.choice([("", ""), ("“", "”"), ("'", "'"), ('"', '"'), ("‘", "’")])
        stop = rng.choice([". ", ". ", ", "])
    elif family == "comma":
        names = rng.choice(["full", "given-first", "given-first", "apa"])
        stop, date = ", ", rng.choice(["head", "tail", "tail"])
        quote = rng.choice([("", ""), ("“", "”"), ('"', '"')])
    elif family == "ieee":
        names, stop, date = rng.choice(["ieee", "ieee", "ieee-tight", "apa"]), ", ", "tail"
        quote = rng.choice([("“", "”"), ('"', '"'), ("“", "”"), ("'", "'"), ("", "")])
    elif family == "vancouver":
        names, date = rng.choice(["vancouver", "vancouver", "spaced"]), "issue"
    elif family == "note":
        names, stop, date = "given-first", ", ", rng.choice(["tail", "issue"])
        quote = rng.choice([("“", "”"), ('"', '"'), ("", ""), ("‘", "’")])
    elif family == "mla":
        names, date = rng.choice(["full", "given-first"]), rng.choice(["tail", "issue"])
        quote = rng.choice([("“", "”"), ('"', '"'), ("", "")])
    else:
        names, date = "given-first", rng.choice(["head", "head", "tail", "issue"])
        quote = rng.choice([("", ""), ("", ""), ('"', '"')])
    return Style(
        names,
        date,
        stop,
        quote,
        rng.choices(["", "*", "_", "**"], [84, 12, 2, 2])[0],
        indonesian if rng.random() < 0.75 else not indonesian,
        rng.random() < 0.5,
    )


def draw_year(rng: random.Random) -> str:
    """Return a year, recent ones more often."""
    year = rng.randint(2005, 2026) if rng.random() < 0.8 else rng.randint(1925, 2004)
    return str(year)


def draw_month(rng: random.Random, indonesian: bool) -> str:
    """Return a month or a range of months, long or short."""
    long, short = (MONTHS_ID, MONTHS_SHORT_ID) if indonesian else (MONTHS_EN, MONTHS_SHORT_EN)
    at = rng.randrange(12)
    if rng.random() < 0.3:
        return short[at] if rng.random() < 0.7 else short[at].rstrip(".")
    if rng.random() < 0.15:
        return long[at] + rng.choice(["-", "–", " - ", "/"]) + long[min(at + 5, 11)]
    return long[at]


def put_author(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Add the author list: people, sometimes a body, rarely a repeated-author rule."""
    chance = rng.random()
    if chance < 0.07:
        people = [Person(literal=rng.choice(facts.bodies))]
    elif chance < 0.09:
        people = [
            Person(
                literal=rng.choice(["Tim Penyusun", "Anonim", "Tim Redaksi", "Republik Indonesia"])
            )
        ]
    elif chance < 0.105:
        line.raw(rng.choice(["_______", "----------", "———", "________", "______"]))
        line.raw(rng.choice([". ", ", ", " "]))
        return
    else:
        people = draw_people(facts, rng, world)
    value = print_people(people, style.names, rng, style.indonesian)
    line.put("author", value)


def put_head_date(line: Line, year: str, style: Style, rng: random.Random) -> None:
    """Add the year after the author, in brackets or between stops."""
    if rng.random() < 0.06:
        year += rng.choice("aabbc")
    if rng.random() < 0.02:
        year = rng.choice(["n.d.", "t.t.", "t.th.", "n.d", "in press", "tanpa tahun"])
    form = rng.choices(
        ["brackets", "bare", "comma", "bracket-comma", "bracket-bare", "colon"],
        [56, 18, 8, 6, 8, 4],
    )[0]
    if form == "brackets":
        if line.text and not line.text.endswith((".", " ")) and rng.random() < 0.45:
            line.raw(".")
        line.put("date", year, " (", rng.choice(["). ", "). ", "). ", ") . ", ").", "). "]))
    elif form == "bare":
        line.stop(". ").put("date", year, "", ". ")
    elif form == "comma":
        line.put("date", year, ", ", rng.choice([". ", ", ", ". "]))
    elif form == "bracket-comma":
        line.put("date", year, rng.choice([", (", " ("]), "), ")
    elif form == "bracket-bare":
        line.put("date", year, " (", rng.choice([") ", ") ", "): "]))
    else:
        line.put("date", year, rng.choice([". ", " "]), ": ")


def put_title(
    line: Line, title: str, style: Style, rng: random.Random, quoted: bool = True
) -> None:
    """Add a title in the style's quotes (or italics, when `quoted` is false), and the stop."""
    opening, closing = style.quote if quoted else (style.italic, style.italic)
    if rng.random() < 0.05:
        title = title.upper()
    elif rng.random() < 0.12:
        title = title.title()
    elif rng.random() < 0.12:
        title = title[0] + title[1:].lower()
    mark = style.stop.strip()
    if opening and quoted and style.comma_in_quote and not title.endswith("?"):
        line.put("title", title, opening, mark + closing + " ")
    elif title.endswith("?") or (opening in {"*", "_", "**"} and rng.random() < 0.1):
        line.put("title", title, opening, closing + " ")
    else:
        line.put("title", title, opening, closing + mark + " ")


def maybe_space(rng: random.Random) -> str:
    """Return a space, or nothing now and then."""
    return "" if rng.random() < 0.15 else " "
