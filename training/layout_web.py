"""Layouts of web pages and news items."""

from __future__ import annotations

import random

from training.draw import draw_title
from training.facts import Facts
from training.line import Line
from training.links import put_url
from training.style import Style, draw_month, draw_year, put_author, put_head_date, put_title
from training.words import GENRES


def web(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print a page or a news item: with or without author, title, site."""
    site, host = rng.choice(facts.sites)
    year = draw_year(rng)
    if rng.random() < 0.4:
        day = f"{rng.randint(1, 28)} {draw_month(rng, style.indonesian)}"
        date = rng.choice(
            [
                f"{year}, {day}",
                f"{day} {year}",
                f"{year}, {draw_month(rng, False)} {rng.randint(1, 28)}",
            ]
        )
    else:
        date = year
    title = draw_title(facts, "en" if world or rng.random() < 0.15 else "article", rng)
    if rng.random() < 0.15:
        title = " ".join(title.split()[: rng.randint(2, 5)])
    if rng.random() < 0.1:
        _printed_news(
            line, style, facts, rng, f"{rng.randint(1, 28)} {draw_month(rng, True)} {year}"
        )
        return
    chance = rng.random()
    if chance < 0.03:
        put_url(line, rng, host, title, style)
        return
    if chance < 0.16:
        line.put("author", rng.choice([site, host]))
        put_head_date(line, date if rng.random() < 0.3 else year, style, rng)
        put_url(line, rng, host, title, style)
        return
    if chance < 0.45:
        line.put("author", rng.choice([site, host, rng.choice(facts.bodies)]))
        site = site if rng.random() < 0.2 else ""
    elif chance < 0.84:
        put_author(line, style, facts, rng, world)
    else:
        put_title(line, title, style, rng, quoted=False)
        if rng.random() < 0.5:
            line.put("date", date, "(", "). ")
        if rng.random() < 0.5:
            line.put("container-title", site, style.italic, style.italic)
        put_url(line, rng, host, title, style)
        return
    if style.date == "head" or rng.random() < 0.5:
        put_head_date(line, date, style, rng)
        date = ""
    else:
        line.stop(style.stop)
    put_title(line, title, style, rng)
    if rng.random() < 0.03:
        line.text = line.text.rstrip(" .,")
        line.put("genre", rng.choice(GENRES), rng.choice([" [", " ("]))
        line.raw("]. " if line.text.rfind("[") > line.text.rfind("(") else "). ")
    if site and rng.random() < 0.7:
        line.put("container-title", rng.choice([site, site, host]), style.italic, style.italic)
        line.stop(rng.choice([". ", ", "]))
    line.put("date", date, "", ". ")
    if rng.random() < 0.93:
        put_url(line, rng, host, title, style)


def _printed_news(line: Line, style: Style, facts: Facts, rng: random.Random, day: str) -> None:
    """Print an item of a printed newspaper: paper, day, page."""
    put_author(line, style, facts, rng, False)
    if not line.text.endswith(" "):
        line.stop(style.stop)
    put_title(line, draw_title(facts, "article", rng), style, rng)
    paper = rng.choice(["", "", "Harian ", "Koran ", "Majalah "]) + rng.choice(facts.sites)[0]
    line.put("container-title", paper, style.italic, style.italic)
    line.put("date", day, rng.choice([", ", ", ", " (", ". "]))
    if line.text.rfind("(") > line.text.rfind(")"):
        line.raw(")")
    if rng.random() < 0.6:
        word = rng.choice([", hlm. ", ", hal. ", ". Hlm. ", ", h. "])
        line.put("pages", str(rng.randint(1, 32)), word)
    line.stop(".")
