"""Layouts of theses."""

from __future__ import annotations

import random

from training.draw import draw_place, draw_title
from training.facts import Facts
from training.layout_parts import put_head
from training.line import Line
from training.links import put_url
from training.style import Style, draw_year, put_title
from training.words import THESES


def thesis(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print a thesis."""
    year = draw_year(rng)
    put_head(line, style, facts, rng, world, year)
    put_title(
        line,
        draw_title(facts, "en" if rng.random() < 0.1 else "article", rng),
        style,
        rng,
        quoted=rng.random() < 0.5,
    )
    genre = rng.choice(THESES)
    school = rng.choice(facts.universities)
    if rng.random() < 0.3:
        field = rng.choice(
            [
                "Ilmu Sosial dan Ilmu Politik",
                "Ekonomi dan Bisnis",
                "Hukum",
                "Teknik",
                "Keguruan dan Ilmu Pendidikan",
                "Sains dan Teknologi",
                "Psikologi",
                "Pertanian",
                "Kedokteran",
                "Ilmu Komunikasi",
                "Manajemen",
            ]
        )
        part = (
            rng.choice(
                [
                    "Fakultas ",
                    "Program Studi ",
                    "Jurusan ",
                    "Program Pascasarjana ",
                    "FISIP ",
                    "Departemen ",
                ]
            )
            + field
        )
        if part.startswith("FISIP"):
            part = "FISIP"
        school = part + rng.choice([", ", " ", ", ", " - "]) + school
    place = draw_place(facts, rng, False) if rng.random() < 0.3 else ""
    form = rng.choices(["square", "round", "plain", "inside", "after"], [30, 22, 30, 10, 8])[0]
    if form == "square":
        line.text = line.text.rstrip(" .,")
        inner = rng.random() < 0.35
        line.put("genre", genre, " [", ", " if inner else rng.choice(["]. ", "]. ", "], ", "] "]))
        line.put("publisher", school, "", "]" if inner else "")
    elif form == "round":
        line.text = line.text.rstrip(" .,")
        inner = rng.random() < 0.6
        line.put("genre", genre, " (", ", " if inner else rng.choice(["). ", "), "]))
        line.put("publisher", school, "", ")" if inner else "")
    elif form == "inside":
        line.put("publisher", school, "", rng.choice([", ", ". "])).put("genre", genre)
    elif form == "after" and place:
        line.put("genre", genre, "", rng.choice([". ", ", "])).put(
            "location", place, "", rng.choice([": ", ", ", ". "])
        ).put("publisher", school)
        place = ""
    else:
        extra = rng.choices(["", " tidak diterbitkan", " (tidak dipublikasikan)"], [85, 10, 5])[0]
        line.put("genre", genre, "", extra + rng.choice([". ", ", ", ": ", ". ", " "])).put(
            "publisher", school
        )
    line.put("location", place, rng.choice([", ", ". ", ": "]))
    if style.date != "head":
        line.put("date", year, ", ")
    if rng.random() < 0.2:
        put_url(line, rng, "repository.univ.ac.id", draw_title(facts, "article", rng), style)
    else:
        line.stop(".")
