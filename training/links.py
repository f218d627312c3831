"""Print DOIs and addresses, whole and damaged, with the words lists put around them."""

from __future__ import annotations

import random

from training.line import Line
from training.style import Style, draw_month, draw_year


def draw_doi(rng: random.Random) -> str:
    """Return a bare DOI of one of the usual shapes."""
    prefix = f"10.{rng.randint(1000, 99999)}"
    word = "".join(rng.choice("abcdefghijklmnoprstuvwy") for _ in range(rng.randint(3, 7)))
    suffix = rng.choice(
        [
            f"{word}.v{rng.randint(1, 20)}i{rng.randint(1, 9)}.{rng.randint(10, 99999)}",
            f"j.{word}.{rng.randint(2005, 2025)}.{rng.randint(1, 12):02d}.{rng.randint(1, 200):03d}",
            f"{word}{rng.randint(100, 99999999)}",
            f"s{rng.randint(10000, 20000)}-{rng.randint(10, 24):03d}-{rng.randint(1000, 99999):05d}-{rng.randint(0, 9)}",
            f"{word.upper()}.{rng.randint(2010, 2025)}.{rng.randint(100000, 999999)}",
            f"{word}/{rng.randint(1, 99)}.{rng.randint(1, 9)}.{rng.randint(1, 300)}-{rng.randint(301, 400)}",
            f"978-{rng.randint(0, 9)}-{rng.randint(100, 999)}-{rng.randint(10000, 99999)}-{rng.randint(0, 9)}_{rng.randint(1, 30)}",
        ]
    )
    return f"{prefix}/{suffix}"


def put_doi(line: Line, rng: random.Random) -> None:
    """Add a DOI, bare or as a link, sometimes with a doubled resolver or stray spaces."""
    doi = draw_doi(rng)
    form = rng.choices(
        ["link", "dx", "word", "bare", "double", "split", "word-link"], [50, 8, 16, 3, 5, 8, 4]
    )[0]
    line.raw(rng.choice([". ", ". ", ", ", " "]) if not line.text.endswith((". ", ", ")) else "")
    if form == "word":
        line.put(
            "doi", doi, rng.choice(["doi: ", "doi:", "DOI: ", "DOI ", "Doi: ", "DOI: ", "doi "])
        )
    elif form == "bare":
        line.put("doi", doi)
    else:
        link = "https://doi.org/" + doi
        if form == "dx":
            link = (
                rng.choice(
                    ["http://dx.doi.org/", "https://dx.doi.org/", "http://doi.org/", "doi.org/"]
                )
                + doi
            )
        elif form == "double":
            link = (
                "https://doi.org/"
                + rng.choice(["http://dx.doi.org/", "https://doi.org/", "DOI: "])
                + doi
            )
        elif form == "split":
            link = rng.choice(
                [
                    "https://doi. org/" + doi,
                    "https: //doi.org/" + doi,
                    "https://doi.org/ " + doi,
                    "https://doi.org/" + doi.replace("/", "/ ", 1),
                    "https://doi.org/" + doi.replace(".", ". ", 2),
                ]
            )
        word = (
            rng.choice(["DOI: ", "doi: ", "DOI ", "Tersedia di: "]) if form == "word-link" else ""
        )
        line.put("doi", link, word)
    if rng.random() < 0.35:
        line.raw(".")


def draw_url(rng: random.Random, site: str, title: str) -> str:
    """Return an address on `site` whose path is made from `title`."""
    slug = "-".join(
        "".join(c for c in w if c.isalnum()).lower() for w in title.split()[: rng.randint(3, 11)]
    )
    host = rng.choice(["www.", "", "", "news.", "repository.", "ejournal."]) + site
    path = rng.choice(
        [
            f"read/{rng.randint(2010, 2025)}/{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}/{rng.randint(1000, 999999)}/{slug}",
            f"index.php/{slug[:6].strip('-')}/article/view/{rng.randint(10, 99999)}",
            f"{slug}",
            f"{slug}.html",
            f"berita/d-{rng.randint(10000, 9999999)}/{slug}",
            f"id/eprint/{rng.randint(100, 99999)}/{rng.randint(1, 3)}/{slug}.pdf",
            "",
            f"detail.aspx?id={rng.randint(100, 999999)}&p={rng.randint(1, 9)}",
        ]
    )
    scheme = rng.choices(["https://", "http://", ""], [76, 18, 6])[0]
    if not scheme and not host.startswith("www."):
        host = "www." + host
    return scheme + host + ("/" + path if path else "")


def put_url(line: Line, rng: random.Random, site: str, title: str, style: Style) -> None:
    """Add an address with the words lists put before it, and the day it was read."""
    url = draw_url(rng, site, title)
    if rng.random() < 0.1:
        at = [i for i, c in enumerate(url) if c in "./-" and 8 < i < len(url) - 1]
        if at:
            cut = rng.choice(at) + 1
            url = url[:cut] + " " + url[cut:]
    day = f"{rng.randint(1, 28)} {draw_month(rng, style.indonesian)} {draw_year(rng)}"
    if rng.random() < 0.1:
        day = f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{draw_year(rng)}"
    if style.indonesian:
        word = rng.choice(
            [
                "",
                "",
                "Diakses dari ",
                "Diakses dari: ",
                "Tersedia di ",
                "diakses dari ",
                "Sumber: ",
                "Dikutip dari ",
                f"Diakses pada {day}, dari ",
                f"Diakses {day}, dari ",
                f"diakses pada tanggal {day}, ",
                "Retrieved from ",
            ]
        )
        after = rng.choice(
            [
                "",
                "",
                "",
                f" (diakses {day})",
                f", diakses pada {day}",
                f" diakses tanggal {day}",
                f". Diakses pada {day}.",
                f" [Diakses {day}]",
                f" (diakses pada tanggal {day} pukul 10.30 WIB)",
            ]
        )
    else:
        word = rng.choice(
            [
                "",
                "",
                "Retrieved from ",
                "Available at: ",
                "Retrieved " + day + ", from ",
                "[Online]. Available: ",
                "Accessed from ",
                f"[cited {draw_year(rng)} {draw_month(rng, False)[:3]} {rng.randint(1, 28)}]. Available from: ",
                f"[Internet]. [cited {draw_year(rng)} {draw_month(rng, False)[:3]} {rng.randint(1, 28)}]. Available from: ",
                "URL: ",
            ]
        )
        after = rng.choice(
            [
                "",
                "",
                "",
                f" (accessed {day})",
                f". Accessed {day}.",
                f" [Accessed {day}]",
                f", accessed on {day}",
            ]
        )
    if not line.text.endswith(" "):
        line.stop(rng.choice([". ", ". ", ", "]))
    line.put("url", url, word, after)
