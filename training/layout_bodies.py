"""Layouts of what public bodies issue: laws, regulations, reports."""

from __future__ import annotations

import random

from training.draw import draw_place, draw_title
from training.facts import Facts
from training.line import Line
from training.links import put_url
from training.style import Style, draw_month, draw_year, put_author, put_head_date, put_title


def law(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print a law or regulation: the whole law is its title."""
    text = rng.choice(facts.laws)
    chance = rng.random()
    if chance < 0.45:
        line.put("title", text)
        if rng.random() < 0.2:
            line.put("location", "Jakarta", ". ")
    elif chance < 0.75:
        line.put(
            "author",
            rng.choice(
                [
                    "Republik Indonesia",
                    "Indonesia",
                    "Pemerintah Indonesia",
                    "Kementerian Dalam Negeri",
                    "Presiden Republik Indonesia",
                    rng.choice(facts.bodies),
                ]
            ),
        )
        if rng.random() < 0.8:
            put_head_date(line, draw_year(rng), style, rng)
        else:
            line.stop(rng.choice([". ", ", "]))
        line.put("title", text, *(style.quote if rng.random() < 0.3 else ("", "")))
        if rng.random() < 0.3:
            line.put("location", "Jakarta", ". ", ": ").put(
                "publisher",
                rng.choice(
                    [
                        "Sekretariat Negara",
                        "Kementerian Dalam Negeri",
                        "Pemerintah Republik Indonesia",
                    ]
                ),
            )
    else:
        line.put("title", text)
        line.put("date", draw_year(rng), " (", ")")
    if rng.random() < 0.2:
        _put_gazette(line, rng)
    if rng.random() < 0.12:
        put_url(line, rng, "peraturan.bpk.go.id", text, style)
    elif rng.random() < 0.7:
        line.stop(".")


def _put_gazette(line: Line, rng: random.Random) -> None:
    """Add where the law was promulgated, as a note."""
    state = rng.choice(["Republik Indonesia ", "RI ", ""])
    gazette = rng.choice(
        ["Lembaran Negara ", "Lembaran Negara ", "Berita Negara ", "Lembaran Daerah "]
    )
    year = rng.choice(["Tahun ", "tahun "]) + draw_year(rng)
    number = rng.choice([" Nomor ", ", No. ", " No. ", ", Nomor "]) + str(rng.randint(1, 300))
    note = gazette + state + year + number
    if rng.random() < 0.4:
        more = rng.choice(["Tambahan ", "tambahan "]) + gazette + state
        note += rng.choice([", ", "; "]) + more + f"Nomor {rng.randint(1000, 6999)}"
    opening = rng.choice([". ", ", ", " ("])
    line.put("note", note, opening, ")" if opening == " (" else "")


def report(line: Line, style: Style, facts: Facts, rng: random.Random, world: bool) -> None:
    """Print a report of a public body."""
    year = draw_year(rng)
    body = rng.choice(facts.bodies)
    short = "".join(word[0] for word in body.split() if word[0].isupper())
    form = rng.random()
    if form < 0.06:
        line.put("author", f"[{short}] {body}")
    elif form < 0.12:
        line.put(
            "author", f"{body} {rng.choice(['(', '['])}{short}".replace("[" + short, f"[{short}]")
        )
        if line.text.rfind("(") > line.text.rfind(")"):
            line.text += ")"
            line.spans[-1] = ("author", 0, len(line.text))
    elif form < 0.18:
        others = rng.sample(facts.bodies, rng.randint(1, 3))
        last = rng.choice([", & ", " dan ", ", dan ", " & ", " and ", ", "])
        line.put("author", ", ".join([body, *others[:-1]]) + last + others[-1])
    else:
        line.put("author", body)
    if style.date == "head":
        put_head_date(line, year, style, rng)
    else:
        line.stop(style.stop)
    if rng.random() < 0.15:
        line.text, line.spans = "", []
        put_author(line, style, facts, rng, world)
        line.put("date", year, " (", "). ")
    title = (
        rng.choice(facts.titles["report"])
        if rng.random() < 0.6
        else draw_title(facts, "article", rng)
    )
    put_title(line, title, style, rng, quoted=rng.random() < 0.5)
    chance = rng.random()
    if chance < 0.35:
        line.put("publisher", rng.choice([body, rng.choice(facts.bodies)]))
    elif chance < 0.6:
        line.put("location", draw_place(facts, rng, False), "", ": ").put(
            "publisher", rng.choice([body, rng.choice(facts.bodies)])
        )
    elif chance < 0.75:
        line.put("publisher", body, "", ", ").put("location", draw_place(facts, rng, False))
    if rng.random() < 0.12:
        line.put(
            "genre",
            rng.choice(
                [
                    "Tech. Rep.",
                    "Laporan Penelitian",
                    "Working Paper",
                    "Working paper",
                    "Laporan Akhir",
                    "Kertas Kerja",
                    "Discussion Paper",
                    "Policy Brief",
                ]
            ),
            ", " if not line.text.endswith(" ") else "",
        )
        if rng.random() < 0.6:
            line.put(
                "number",
                rng.choice(
                    [
                        str(rng.randint(1, 200)),
                        f"{rng.randint(1, 9)}.{rng.randint(0, 9)}",
                        f"{rng.randint(1, 99)}/{year}",
                    ]
                ),
                rng.choice(
                    [" No. ", " ", " no. ", " version ", ", Version ", " Nomor ", " versi "]
                ),
            )
        if rng.random() < 0.25:
            line.put("date", draw_month(rng, style.indonesian), ", ")
        if rng.random() < 0.4 and not any(label == "publisher" for label, *_ in line.spans):
            line.stop(". ")
            line.put("location", draw_place(facts, rng, world), "", ": ").put(
                "publisher", rng.choice([body, rng.choice(facts.bodies)])
            )
    if style.date != "head":
        line.put("date", year, ", ")
    if rng.random() < 0.35:
        put_url(
            line,
            rng,
            rng.choice(["bps.go.id", "kemendagri.go.id", "ombudsman.go.id", "worldbank.org"]),
            title,
            style,
        )
    else:
        line.stop(".")
