"""Print volume, issue, pages and issue dates the many ways that journals do."""

from __future__ import annotations

import random

from training.line import Line
from training.style import Style, draw_month, draw_year
from training.words import ISSUES, PAGES_EN, PAGES_ID, ROMAN, VOLUMES


def draw_pages(rng: random.Random) -> str:
    """Return a range of pages, one page, or an article number."""
    first = rng.randint(1, 900)
    last = first + rng.randint(3, 25)
    chance = rng.random()
    if chance < 0.8:
        dash = rng.choices(
            ["-", "–", "—", " - ", " – ", "- ", "--", "‐"], [46, 34, 3, 6, 4, 3, 2, 2]
        )[0]
        return f"{first}{dash}{last}"
    if chance < 0.87:
        return str(first)
    if chance < 0.9:
        return f"e{rng.randint(1000, 99999)}"
    if chance < 0.92:
        return f"S{first}–S{last}"
    if chance < 0.925:
        return f"{first}-{last}, {last + 9}"
    if chance < 0.93:
        return f"{first}, {last}, {last + rng.randint(5, 90)}"
    if chance < 0.96:
        return rng.choice(["Article ", "Article ", "Artikel ", "Art. "]) + str(
            rng.choice([rng.randint(1, 30), rng.randint(100, 99999)])
        )
    return str(rng.randint(1000, 9999999))


def draw_part(rng: random.Random) -> str:
    """Return the number of a part of a work in several volumes."""
    return rng.choice(ROMAN[:10]) if rng.random() < 0.5 else str(rng.randint(1, 9))


def draw_volume(rng: random.Random) -> str:
    """Return a volume number."""
    chance = rng.random()
    if chance < 0.06:
        return rng.choice(ROMAN)
    if chance < 0.1:
        return f"{rng.randint(1, 9):02d}"
    if chance < 0.14:
        return str(rng.randint(2009, 2026))
    if chance < 0.15:
        return f"{rng.choice(ROMAN)}-{rng.randint(1, 9)}/W{rng.randint(1, 19)}"
    return str(rng.randint(1, 60) if chance < 0.9 else rng.randint(60, 500))


def draw_issue(rng: random.Random, indonesian: bool) -> str:
    """Return what stands in the issue slot: a number, a range, a month, a supplement."""
    chance = rng.random()
    if chance < 0.8:
        return str(rng.randint(1, 12))
    if chance < 0.86:
        return f"{rng.randint(1, 9):02d}"
    if chance < 0.89:
        first = rng.randint(1, 5)
        return f"{first}{rng.choice('-–/')}{first + 1}"
    if chance < 0.93:
        month = draw_month(rng, indonesian)
        return month + (" " + draw_year(rng) if rng.random() < 0.5 else "")
    if chance < 0.96:
        return rng.choice(
            [
                "Suppl. 1",
                "Supplement",
                "Special Issue",
                "Supplement_1",
                "S1",
                "SI",
                "Edisi Khusus",
                "1A",
                "2B",
            ]
        )
    return str(rng.randint(13, 400))


def put_numbers(line: Line, style: Style, rng: random.Random, issue_date: str = "") -> None:
    """Add volume, issue, pages (each may miss), and `issue_date` where journals put it."""
    volume = draw_volume(rng)
    issue = draw_issue(rng, style.indonesian) if rng.random() < 0.85 else ""
    pages = draw_pages(rng) if rng.random() < 0.85 else ""
    form = rng.choices(["compact", "words", "vancouver", "bars", "slash"], [40, 44, 8, 5, 3])[0]
    lead = rng.choice(["", ", ", ", ", " ", ". "])
    if form == "compact":
        line.put("volume", volume, (lead or ", "))
        line.put("issue", issue, rng.choices(["(", " ("], [8, 2])[0], ")")
        if issue_date:
            line.put("date", issue_date, rng.choice([", ", " (", ". "]))
            if "(" in line.text[-len(issue_date) - 2 :]:
                line.raw(")")
        if rng.random() < 0.1:
            names = PAGES_ID if style.indonesian else PAGES_EN
            line.put("pages", pages, rng.choice([", ", ": "]) + rng.choice(names))
        else:
            line.put("pages", pages, rng.choices([", ", ": ", ":", " "], [70, 12, 15, 3])[0])
    elif form == "vancouver":
        if issue_date:
            line.put("date", issue_date, rng.choice([" ", ". "]))
            line.raw(";")
        line.put("volume", volume, "" if issue_date else " ")
        line.put("issue", issue, "(", ")").put("pages", pages, ":")
    elif form == "slash":
        line.put("volume", volume, lead or " ").put("issue", issue, rng.choice(["/", ".", " / "]))
        if issue_date:
            line.put("date", issue_date, " (", ")")
        line.put("pages", pages, rng.choice([": ", ", ", " "]))
    else:
        bar = " | " if form == "bars" else ""
        between = bar or rng.choice([", ", ", ", " ", ",", ". ", "; "])
        issue_word = rng.choice(ISSUES)
        if rng.random() < 0.1:
            issue_word = ""
        line.put("volume", volume, (bar or lead or " ") + rng.choice(VOLUMES))
        if issue_word == "" and issue:
            line.put("issue", issue, " (", ")")
        elif rng.random() < 0.08:
            line.put("issue", issue, " (" + issue_word, ")")
        else:
            line.put("issue", issue, between + issue_word)
        if issue_date and rng.random() < 0.75:
            _put_issue_date(line, issue_date, between, rng)
            issue_date = ""
        names = PAGES_ID if style.indonesian else PAGES_EN
        word = rng.choice(names) if rng.random() < 0.75 else ""
        gap = bar or rng.choice([", ", ". ", " ", ", ", ": ", "; "])
        line.put("pages", pages, gap + word)
        if issue_date:
            _put_issue_date(line, issue_date, between, rng)
    if rng.random() < 0.04:
        line.put(
            "note",
            f"{rng.randint(1000, 2999)}-{rng.randint(100, 999)}{rng.choice('0123456789X')}",
            rng.choice(
                [
                    ". ISSN ",
                    ", ISSN: ",
                    " ISSN ",
                    ". E-ISSN: ",
                    ". ISSN : ",
                    " p-ISSN ",
                    ". e-ISSN ",
                ]
            ),
        )


def _put_issue_date(line: Line, value: str, between: str, rng: random.Random) -> None:
    opening, closing = rng.choice([(between, ""), (" (", ")"), (", ", ""), (" ", ""), (". ", "")])
    if rng.random() < 0.08:
        opening += "Tahun "
    line.put("date", value, opening, closing)
