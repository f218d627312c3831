"""Layouts of European social science: colons after years, slashes between names, series."""

from __future__ import annotations

import random

from training.draw import draw_people, draw_title
from training.facts import Facts, Person
from training.layout_parts import draw_journal, put_edition
from training.line import Line
from training.links import put_doi, put_url
from training.names import print_people
from training.numbers import draw_pages
from training.style import Style, draw_month, draw_year
from training.words import EVENTS, PLACED, ROMAN

_KINDS = (("article", 42), ("book", 22), ("chapter", 20), ("paper", 10), ("talk", 4), ("news", 2))


def social(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print an article, book, chapter, working paper, talk or newspaper item."""
    names = rng.choice(
        ["full", "full", "apa", "apa", "given-first", "ieee", "no-comma", "apa-tight"]
    )
    between = rng.choices(["", "/", "; ", " / ", " – "], [70, 12, 10, 5, 3])[0]
    kinds, weights = zip(*_KINDS, strict=True)
    kind = rng.choices(kinds, weights)[0]
    year = _draw_year(rng)
    tail = rng.random() < 0.15
    _put_people(line, facts, rng, names, between, "author", body=kind == "paper")
    if kind == "book" and rng.random() < 0.2:
        line.spans[-1] = ("editor", *line.spans[-1][1:])
        line.raw(
            rng.choice([" (Ed.)", " (Eds.)", " (eds.)", ", eds.", " (ed.)", " (Hrsg.)", " (Hg.)"])
        )
    if tail:
        line.stop(rng.choice([", ", ": ", ". "]))
    else:
        _put_year(line, year, rng)
    quote = ("", "")
    if kind in {"article", "chapter", "paper", "talk", "news"} and rng.random() < 0.3:
        quote = rng.choice([("“", "”"), ('"', '"'), ("„", "“"), ("‘", "’"), ("'", "'"), ("»", "«")])
    stop = rng.choice([". ", ". ", ". ", ", "])
    title = draw_title(facts, "social", rng)
    if rng.random() < 0.03:
        title += f" [{draw_title(facts, 'social', rng)}]"
    if quote[0] and rng.random() < 0.5 and not title.endswith("?"):
        line.put("title", title, quote[0], stop.strip() + quote[1] + " ")
    else:
        line.put("title", title, quote[0], quote[1])
        line.stop(stop)
    {
        "article": _article,
        "book": _book,
        "chapter": _chapter,
        "paper": _paper,
        "talk": _talk,
        "news": _news,
    }[kind](line, style, facts, rng, year if tail else "")
    if kind in {"article", "chapter"} and rng.random() < 0.15:
        put_doi(line, rng)
    elif kind in {"paper", "news"} and rng.random() < 0.35:
        put_url(line, rng, rng.choice(facts.sites)[1], title, style)
    elif rng.random() < 0.85:
        line.stop(". " + rng.choices(["", "Print.", "PDF file.", "Web."], [94, 3, 1, 2])[0])


def _draw_year(rng: random.Random) -> str:
    year = draw_year(rng)
    chance = rng.random()
    if chance < 0.06:
        year += rng.choice("ab")
    elif chance < 0.09:
        return f"{int(year) - rng.randint(5, 80)}{rng.choice(['/', ' [', '/'])}{year}"
    elif chance < 0.11:
        return rng.choice(["forthcoming", "in press", "n.d.", "Forthcoming", "im Erscheinen"])
    elif chance < 0.13:
        return f"{year}, {draw_month(rng, False)}"
    return year


def _put_people(
    line: Line,
    facts: Facts,
    rng: random.Random,
    names: str,
    between: str,
    label: str,
    body: bool = False,
) -> None:
    people = draw_people(facts, rng, True)
    if body and rng.random() < 0.4:
        name = rng.choice(facts.bodies)
        short = "".join(word[0] for word in name.split() if word[0].isupper())
        people = [Person(literal=f"{short} ({name})" if rng.random() < 0.15 else name)]
    if between:
        value = between.join(print_people([person], names, rng, False) for person in people)
    else:
        value = print_people(people, names, rng, False)
    line.put(label, value)


def _put_year(line: Line, year: str, rng: random.Random) -> None:
    opening, closing = rng.choice(
        [(" (", "): "), (" (", "): "), (" ", ": "), (", ", ": "), (" (", "). "), (" (", "), "), (". ", ". "), (" (", ") "),
         (", ", ", "), (" [", "] ")]
    )  # fmt: skip
    if "[" in year:
        opening, closing = rng.choice([(" ", "]. "), (" ", "]: ")])
    line.put("date", year, opening, closing)


def _put_imprint(line: Line, facts: Facts, rng: random.Random, year: str) -> None:
    publisher, place = rng.choice(facts.world_publishers), rng.choice(facts.world_cities)
    if rng.random() < 0.12:
        between = rng.choice(["/", "; ", " and ", " & ", " / ", ", "])
        place = between.join([place, *rng.choices(facts.world_cities, k=rng.choice([1, 1, 2]))])
    form = rng.choices(["place", "publisher", "after", "place-only"], [52, 22, 18, 8])[0]
    if form == "place":
        line.put("location", place, "", rng.choice([": ", ": ", ": ", ", "]))
        line.put("publisher", publisher)
    elif form == "publisher":
        line.put("publisher", publisher)
    elif form == "after":
        line.put("publisher", publisher, "", rng.choice([", ", ": ", ", "])).put("location", place)
    else:
        line.put("location", place)
    line.put("date", year, rng.choice([", ", " ", ", "]))


def _article(line: Line, style: Style, facts: Facts, rng: random.Random, year: str) -> None:
    lead = rng.choices(["", "in: ", "In: ", "in ", "In "], [66, 14, 10, 6, 4])[0]
    line.put("container-title", draw_journal(rng, facts, True), lead)
    volume = str(rng.randint(1, 120)) if rng.random() < 0.93 else rng.choice(ROMAN)
    issue = rng.choice(["1", "2", "3", "4", "5", "6", "1/2", "2-3", "11"])
    pages = draw_pages(rng)
    if rng.random() < 0.12:
        issue = ""
    gap = rng.choice([", ", " ", ", ", ". "])
    form = rng.randrange(7)
    if form == 0:
        line.put("volume", volume, gap).put("issue", issue, "(", ")")
    elif form == 1:
        line.put("volume", volume, gap).put("issue", issue, " (", ")")
    elif form == 2:
        line.put("volume", volume, gap).put("issue", issue, rng.choice([", ", "/", ".", "/"]))
    elif form == 3:
        line.put("volume", volume, gap + rng.choice(["Vol. ", "vol. ", "Vol ", "Volume "]))
        line.put(
            "issue",
            issue,
            rng.choice([", No. ", ", no. ", " No. ", ", Nr. ", ", Issue ", " (No. "]),
        )
        if line.text.rfind("(") > line.text.rfind(")"):
            line.raw(")")
    elif form == 4:
        line.put("volume", volume, gap)
    elif form == 5:
        line.put("volume", volume, gap + rng.choice(["Jg. ", "Bd. ", "Jg.", "Vol. "]))
        line.put("issue", issue, rng.choice([", H. ", ", Heft ", " (", ", Nr. "]))
        if line.text.rfind("(") > line.text.rfind(")"):
            line.raw(")")
    else:
        line.put("issue", issue, gap + rng.choice(["No. ", "Issue ", "Nr. "]))
    if year and rng.random() < 0.6:
        line.put("date", year, " (", ")")
        year = ""
    names = ["pp. ", "pp.", "S. ", "p. ", "", "", "", "", "", "pages "]
    line.put("pages", pages, rng.choice([": ", ", ", ":", ", ", "; ", ". "]) + rng.choice(names))
    line.put("date", year, ", ")


def _book(line: Line, style: Style, facts: Facts, rng: random.Random, year: str) -> None:
    chance = rng.random()
    if chance < 0.12:
        line.text = line.text.rstrip(" .,")
        put_edition(line, style, rng, " (", rng.choice(["). ", "), "]))
    elif chance < 0.22:
        edition = rng.choice(
            [
                "2nd ed.",
                "3rd edition",
                "2nd, revised edition",
                "Revised edition",
                "2. Aufl.",
                "4th edn",
            ]
        )
        line.put("edition", edition, "", rng.choice([". ", ", "]))
    elif chance < 0.28:
        line.put(
            "volume",
            rng.choice(["1", "2", "I", "II", "III"]),
            rng.choice(["Vol. ", "Volume ", "Bd. "]),
            ". ",
        )
    elif chance < 0.34:
        _put_series(line, facts, rng)
    elif chance < 0.38:
        translator = print_people(draw_people(facts, rng, True)[:2], "given-first", rng, False)
        line.put(
            "note", rng.choice(["trans. ", "Trans. ", "Translated by "]) + translator, "", ". "
        )
    _put_imprint(line, facts, rng, year)


def _put_series(line: Line, facts: Facts, rng: random.Random) -> None:
    """Add the series of a book in brackets; it is no field of ours, its number is."""
    series = rng.choice(facts.series)
    if rng.random() < 0.5:
        series = "Studies in " + rng.choice(facts.halves["en"])[0][:30]
    line.raw(rng.choice(["(", "(= "]) + series)
    if rng.random() < 0.6:
        number = str(rng.randint(1, 90))
        line.put("number", number, rng.choice([", ", " ", ", vol. ", "; "]))
    line.raw(rng.choice(["). ", "), "]))


def _chapter(line: Line, style: Style, facts: Facts, rng: random.Random, year: str) -> None:
    pages = draw_pages(rng)
    if rng.random() < 0.05:
        first = rng.choice(["i", "v", "vii", "ix", "xi", "xiii"])
        pages = f"{first}{rng.choice('-–')}{rng.choice(['xx', 'xxv', 'xlii', 'xxxi', 'xv'])}"
    if rng.random() < 0.1:
        line.put("pages", pages, "Pp. ", " in ")
        pages = ""
    else:
        line.raw(rng.choice(["In: ", "in: ", "In ", "in "]))
    host = draw_title(facts, "social", rng)
    names = rng.choice(["given-first", "ieee", "full", "apa"])
    between = rng.choices(["", "/", "; "], [76, 14, 10])[0]
    chance = rng.random()
    if chance < 0.7:
        _put_people(line, facts, rng, names, between, "editor")
        line.raw(
            rng.choice(
                [
                    " (ed.): ",
                    " (eds.): ",
                    " (Ed.), ",
                    " (Eds.), ",
                    " (eds), ",
                    ", eds., ",
                    " (Hrsg.): ",
                    " (Hg.), ",
                    " (eds.) ",
                ]
            )
        )
        line.put("container-title", host)
    elif chance < 0.85:
        line.put(
            "container-title",
            host,
            "",
            rng.choice([", edited by ", ", ed. ", ". Edited by ", ", ed. by "]),
        )
        _put_people(line, facts, rng, names, between, "editor")
    else:
        line.put("container-title", host)
    if pages and rng.random() < 0.45:
        line.put("pages", pages, rng.choice([" (pp. ", ", pp. ", " (p. ", ", ", " (S. "]))
        if line.text.rfind("(") > line.text.rfind(")"):
            line.raw(")")
        pages = ""
    line.stop(rng.choice([". ", ", ", ". "]))
    _put_imprint(line, facts, rng, year)
    line.put("pages", pages, rng.choice([", ", ": ", ", pp. ", ", S. ", ". Pp. ", ", p. "]))


def _paper(line: Line, style: Style, facts: Facts, rng: random.Random, year: str) -> None:
    series = rng.choice(facts.series)
    number = rng.choice(
        [
            str(rng.randint(1, 9999)),
            f"{rng.randint(1990, 2020)}-{rng.randint(1, 60):02d}",
            f"{rng.randint(1, 60)}/{rng.randint(1990, 2020)}",
        ]
    )
    opening, closing = rng.choice([("", ""), ("", ""), ("(", ")")])
    line.raw(opening + series)
    line.put("number", number, rng.choice([" No. ", " ", ", No. ", " no. ", " Nr. "]), closing)
    if rng.random() < 0.65:
        line.stop(rng.choice([". ", ", "]))
        place = rng.choice(facts.world_cities)
        publisher = rng.choice([*facts.bodies, *facts.world_publishers])
        form = rng.randrange(3)
        if form:
            line.put("location", place, "", ": " if form == 1 else "")
        if form != 2:
            line.put("publisher", publisher)
    line.put("date", year, ", ")


def _talk(line: Line, style: Style, facts: Facts, rng: random.Random, year: str) -> None:
    line.raw(
        rng.choice(
            [
                "Paper presented at the ",
                "Paper presented at ",
                "Paper prepared for the ",
                "Paper delivered at the ",
            ]
        )
    )
    line.put("container-title", rng.choice(EVENTS))
    place, month = rng.choice(facts.world_cities), draw_month(rng, False)
    line.put("location", place, ", ")
    if rng.random() < 0.5:
        line.put("date", f"{month} {rng.randint(1, 28)}" + (f", {year}" if year else ""), ", ")
    else:
        line.put("date", year, ", ")


def _news(line: Line, style: Style, facts: Facts, rng: random.Random, year: str) -> None:
    line.put("container-title", rng.choice(PLACED), rng.choice(["", "In: ", "in: "]))
    day = f"{rng.randint(1, 28)} {draw_month(rng, False)}"
    line.put("date", f"{day} {year}".strip(), ", ")
    if rng.random() < 0.5:
        line.put("pages", str(rng.randint(1, 40)), rng.choice([", p. ", ", S. ", ": "]))
