"""Draw titles, places and people at random from the facts.

Titles are cut at their joining words and crossed, so that a model cannot learn the few
hundred real ones by heart.
"""

from __future__ import annotations

import random

from training.facts import Facts, Person
from training.words import (
    ARABIC_FAMILIES,
    ARABIC_GIVEN,
    BOOK_TAILS,
    REGIONS,
    SHORT_GIVEN,
    SPECIES,
)


def draw_title(facts: Facts, kind: str, rng: random.Random) -> str:
    """Return a title of that kind, now and then with what misleads a reader in it."""
    title = _draw_plain(facts, kind, rng)
    chance = rng.random()
    words = title.split()
    at = rng.randrange(len(words)) if words else 0
    if chance < 0.02 and len(words) > 3:
        # A name in brackets, with what looks like the host of a chapter behind it.
        before, behind = " ".join(words[:at]), " ".join(words[at:])
        joint = rng.choice([" in ", " pada ", " dalam ", " di ", " of ", " "])
        return f"{before} ({rng.choice(SPECIES)}){joint}{behind}".strip()
    if chance < 0.05 and not title.endswith(("?", ")")):
        short = "".join(word[0] for word in words if word[0].isalpha())[: rng.randint(2, 6)]
        return (
            f"{title} ({rng.choice([short.upper(), short.title(), 'PLS-SEM', 'Studi ' + short])})"
        )
    if chance < 0.08 and len(words) > 2:
        left, right = rng.choice([("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
        upto = min(len(words), at + rng.randint(1, 3))
        return " ".join([*words[:at], left + " ".join(words[at:upto]) + right, *words[upto:]])
    if chance < 0.1 and kind in {"social", "en", "book"}:
        return title.replace(": ", ". ", 1)
    if chance < 0.105:
        return title + "!"
    if chance < 0.115 and ": " in title:
        return title.replace(": ", rng.choice(["! ", "? "]), 1)
    if chance < 0.12:
        return f"{rng.randint(1990, 2025)} {title}"
    if chance < 0.13:
        return f"{title}, {rng.randint(1900, 2000)}{rng.choice('-–')}{rng.randint(2001, 2022)}"
    return title


def _draw_plain(facts: Facts, kind: str, rng: random.Random) -> str:
    """Return a title: a real one, or two halves crossed."""
    if kind == "book" and rng.random() < 0.45:
        # Books share their subjects with articles, under shorter titles.
        head, _ = rng.choice(facts.halves["article"])
        return head if rng.random() < 0.5 else head + rng.choice(BOOK_TAILS)
    if rng.random() < 0.07:
        return _draw_listing(facts, kind, rng)
    if rng.random() < 0.35:
        return rng.choice(facts.titles[kind])
    head, _ = rng.choice(facts.halves[kind])
    _, tail = rng.choice(facts.halves[kind])
    title = head + tail
    if rng.random() < 0.12:
        _, more = rng.choice(facts.halves[kind])
        title += more
    if rng.random() < 0.05:
        title += rng.choice(["?", " (Studi Kasus di " + rng.choice(facts.cities) + ")"])
    return title[:260].rstrip(" ,.:;")


def _draw_listing(facts: Facts, kind: str, rng: random.Random) -> str:
    """Return a title that lists things: "A, B, dan C", with more behind it now and then."""
    things = []
    for _ in range(rng.randint(2, 4)):
        words = rng.choice(facts.titles[kind]).split()
        at = rng.randrange(max(1, len(words) - 2))
        things.append(" ".join(words[at : at + rng.randint(1, 3)]).strip(" ,.:;()\"'“”?"))
    word = rng.choice(["and", "and", "&"] if kind == "en" else ["dan", "dan", "serta", "&"])
    title = ", ".join(things[:-1]) + rng.choice([", ", " "]) + word + " " + things[-1]
    return title + (rng.choice(facts.halves[kind])[1] if rng.random() < 0.6 else "")


def draw_place(facts: Facts, rng: random.Random, world: bool) -> str:
    """Return a city, now and then with its region or country."""
    place = rng.choice(facts.world_cities if world else facts.cities)
    if rng.random() < 0.1 and "," not in place:
        region = rng.choice(REGIONS if world or rng.random() < 0.3 else REGIONS[:7])
        if rng.random() < 0.15:
            place += ", " + rng.choice(facts.cities)
        place += rng.choice([", ", ", ", ", ", " ", ". "]) + region
    return place


def draw_person(facts: Facts, rng: random.Random, world: bool) -> Person:
    """Return a person, often a mononym when Indonesian."""
    names = facts.names
    if not world and rng.random() < 0.025:
        given = rng.choice(ARABIC_GIVEN) if rng.random() < 0.8 else ""
        return Person(rng.choice(ARABIC_FAMILIES), given)
    if world:
        given = rng.choice(names["world-given"])
        if rng.random() < 0.4:
            given += " " + rng.choice("ABCDEFGHJKLMNPRSTW") + "."
        return Person(rng.choice(names["world-family"]), given)
    if rng.random() < 0.13:
        pool = "mononym" if rng.random() < 0.6 else rng.choice(["given", "family"])
        return Person(rng.choice(names[pool]))
    count = rng.choices([1, 2, 3], [6, 4, 1])[0]
    given = " ".join(rng.choice(names["given"]) for _ in range(count))
    if rng.random() < 0.05:
        given = rng.choice(SHORT_GIVEN) + " " + (given if rng.random() < 0.7 else "")
        given = given.strip()
    family = rng.choice(names["family" if rng.random() < 0.6 else "given"])
    return Person(family, given)


def draw_people(facts: Facts, rng: random.Random, world: bool) -> list[Person]:
    """Return one to nine persons, few more often than many."""
    count = rng.choices(range(1, 10), [34, 27, 18, 9, 5, 3, 2, 1, 1])[0]
    return [draw_person(facts, rng, world) for _ in range(count)]
