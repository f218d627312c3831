"""Print lists of authors the many ways that lists of references do."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from training.facts import Person
from training.words import TITLES_BEFORE, TITLES_BEHIND

_Form = Callable[[Person], str]


def _initials(given: str, gap: str = " ", dot: str = ".") -> str:
    parts = [part for part in re.split(r"[\s.]+", given) if part]
    return gap.join(part[0] + dot for part in parts)


def _inverted(gap: str, dot: str, comma: str) -> _Form:
    def form(p: Person) -> str:
        if p.literal or not p.given:
            return p.literal or p.family
        return f"{p.family}{comma} {_initials(p.given, gap, dot)}"

    return form


def _inverted_full(p: Person) -> str:
    return p.literal or (f"{p.family}, {p.given}" if p.given else p.family)


def _given_first(p: Person) -> str:
    return p.literal or f"{p.given} {p.family}".strip()


def _initials_first(gap: str) -> _Form:
    def form(p: Person) -> str:
        return p.literal or f"{_initials(p.given, gap)} {p.family}".strip()

    return form


def _capitals(form: _Form) -> _Form:
    def shouted(p: Person) -> str:
        return form(Person(p.family.upper(), p.given, p.literal))

    return shouted


FORMS: dict[str, _Form] = {
    "apa": _inverted(" ", ".", ","),
    "apa-tight": _inverted("", ".", ","),
    "vancouver": _inverted("", "", ""),
    "spaced": _inverted(" ", "", ""),
    "no-comma": _inverted(" ", ".", ""),
    "full": _inverted_full,
    "given-first": _given_first,
    "ieee": _initials_first(" "),
    "ieee-tight": _initials_first(""),
}
ET_AL = (
    "et al.", "et al", "et.al.", "et. al.", "et al.,", "dkk.", "dkk", "Dkk.", "Et Al.", "Et Al..",
    "dan kawan-kawan", "et al.", "dkk.",
)  # fmt: skip


def print_people(people: Sequence[Person], style: str, rng: random.Random, indonesian: bool) -> str:
    """Return the list of names in one of `FORMS`, joined in one of the usual ways."""
    form = FORMS[style]
    if rng.random() < 0.05:
        form = _capitals(form)
    names = [form(person) for person in people]
    if style in {"given-first", "full"} and indonesian and rng.random() < 0.05:
        names = [
            rng.choice(["", rng.choice(TITLES_BEFORE)])
            + name
            + rng.choice(["", rng.choice(TITLES_BEHIND)])
            for name in names
        ]
    if style in {"full", "apa"} and len(names) > 1 and rng.random() < 0.2:
        names[1:] = [
            (_given_first if style == "full" else _initials_first(" "))(p) for p in people[1:]
        ]
    if (len(names) > 2 and rng.random() < 0.22) or (len(names) == 2 and rng.random() < 0.05):
        keep = rng.choice([1, 1, 1, 2, 3])
        mark = rng.choice(ET_AL)
        return ", ".join(names[:keep]) + rng.choice([", ", ", ", " "]) + mark
    if len(names) == 1:
        return names[0]
    if style == "vancouver" and rng.random() < 0.8:
        return ", ".join(names)
    between = rng.choice([", ", ", ", ", ", ", ", "; "])
    word = rng.choice(["dan", "dan", "&"] if indonesian else ["and", "and", "&"])
    if rng.random() < 0.12:
        word = rng.choice(["and", "dan", "&", "serta"])
    last = rng.choice([f", {word} ", f" {word} ", f", {word} ", f" {word} ", between])
    if between == "; " and rng.random() < 0.7:
        last = rng.choice(["; ", f"; {word} "])
    return between.join(names[:-1]) + last + names[-1]
