"""Layouts of journal articles and of papers in proceedings."""

from __future__ import annotations

import random

from training.draw import draw_place, draw_title
from training.facts import Facts
from training.layout_parts import draw_journal, put_head, put_web_links
from training.line import Line
from training.numbers import draw_issue, draw_pages, put_numbers
from training.style import Style, draw_month, draw_year, put_title
from training.words import REGIONS


def article(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print a journal article."""
    year = draw_year(rng)
    title = draw_title(facts, "en" if world or rng.random() < 0.15 else "article", rng)
    if rng.random() < 0.97:
        put_head(line, style, facts, rng, world, year)
    put_title(line, title, style, rng)
    if not any(label == "author" for label, *_ in line.spans) and style.date == "head":
        line.put("date", year, "(", "). ")
    chance = rng.random()
    if chance < 0.04:
        line.text = line.text.rstrip(" .,")
        line.raw(". ")
    elif chance < 0.08 and not style.italic and line.text[-2:-1] in {".", ","}:
        line.text = line.text.rstrip(" .,") + " "  # the stop that many lists forget
    mark = style.italic
    after = mark
    line.put(
        "container-title",
        draw_journal(rng, facts, world),
        rng.choices(["", "In ", "Dalam ", "dalam "], [94, 2, 2, 2])[0] + mark,
        after,
    )
    issue_date = ""
    if style.date == "issue" or (style.date == "head" and rng.random() < 0.1):
        issue_date = year
        if rng.random() < 0.5:
            issue_date = (
                draw_month(rng, style.indonesian) + rng.choice([" ", " ", ", ", " "]) + year
            )
        elif rng.random() < 0.15:
            issue_date = (
                draw_month(rng, style.indonesian)
                if style.date == "head"
                else f"{year} {draw_month(rng, False)[:3]}"
            )
    if rng.random() < 0.93:
        put_numbers(line, style, rng, issue_date)
    elif issue_date:
        line.put("date", issue_date, " (", ")")
    if style.date == "tail":
        value = draw_month(rng, style.indonesian) + " " + year if rng.random() < 0.25 else year
        opening, closing = rng.choice([(", ", ""), (", ", ""), (" (", ")"), (". ", "")])
        line.put("date", value, opening, closing)
    _place_at_end(line, facts, rng)
    put_web_links(line, style, facts, rng, title)


def _place_at_end(line: Line, facts: Facts, rng: random.Random) -> None:
    if rng.random() < 0.02:
        line.put("publisher", rng.choice(facts.universities), ". ")
    elif rng.random() < 0.02:
        line.put("publisher", rng.choice(facts.publishers), ". ")


def conference(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print a paper in proceedings."""
    year = draw_year(rng)
    put_head(line, style, facts, rng, world, year)
    put_title(line, draw_title(facts, "en" if world else "article", rng), style, rng)
    if world and rng.random() < 0.8:
        event = rng.choice(facts.proceedings)
    else:
        kind = rng.choice(
            [
                "Prosiding Seminar Nasional ",
                "Seminar Nasional ",
                "Prosiding ",
                "Konferensi Nasional ",
                "Prosiding Konferensi Nasional ",
                "Simposium Nasional ",
                "Proceeding International Conference on ",
                "Proceedings of ",
            ]
        )
        event = kind + rng.choice(
            [
                "Teknologi Informasi",
                "Pendidikan",
                "Ilmu Administrasi",
                "Sains dan Teknologi",
                "Manajemen dan Bisnis",
                "Ekonomi",
                "Hukum",
                "Pertanian",
                "Kesehatan",
                "Komunikasi",
                "Matematika",
                "Biologi",
                "Akuntansi",
                "Teknik Mesin",
                "Bahasa dan Sastra",
            ]
        )
        event += rng.choice(
            [
                "",
                "",
                f" {year}",
                f" ({''.join(w[0] for w in event.split())})",
                f" {rng.choice(['I', 'II', 'IV', 'VII', 'XIV'])}",
            ]
        )
    lead = rng.choices(
        [
            "",
            "In ",
            "in ",
            "Dalam ",
            "dalam ",
            "Paper presented at ",
            "Makalah disajikan dalam ",
            "presented at the ",
        ],
        [40, 14, 10, 12, 12, 4, 4, 4],
    )[0]
    line.put("container-title", event, lead + style.italic, style.italic)
    chance = rng.random()
    if chance < 0.25:
        line.put("publisher", rng.choice(facts.universities), ", ")
    elif chance < 0.5:
        place = draw_place(facts, rng, world)
        if rng.random() < 0.3 and "," not in place:
            place += ", " + rng.choice(REGIONS)
        line.put("location", place, rng.choice([", ", ", ", " "]))
    elif chance < 0.6:
        line.put("location", draw_place(facts, rng, False), ". ", ": ").put(
            "publisher", rng.choice(facts.universities)
        )
    if rng.random() < 0.3:
        line.put("volume", str(rng.randint(1, 9)), ", " + rng.choice(["", "Vol. ", "vol. "]))
        line.put("issue", draw_issue(rng, style.indonesian), rng.choice(["(", " ("]), ")")
    if style.date != "head":
        line.put("date", year, ", ")
    if rng.random() < 0.6:
        line.put(
            "pages",
            draw_pages(rng),
            rng.choice([", pp. ", ", hlm. ", ", ", " (pp. ", " (hlm. ", ". Hal. "]),
        )
        if line.text.rfind("(") > line.text.rfind(")"):
            line.raw(")")
    put_web_links(line, style, facts, rng, event)
