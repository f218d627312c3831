"""Made-up works printed in six styles: what `printed_works.py` damages."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Facts:
    """What one work prints about itself."""

    kind: str
    authors: tuple[tuple[str, str], ...]
    year: int
    title: str
    subtitle: str = ""
    journal: str = ""
    volume: int = 0
    issue: int = 0
    pages: tuple[int, int] = (0, 0)
    doi: str = ""
    publisher: str = ""
    town: str = ""
    edition: int = 0
    tags: dict[str, str] = field(default_factory=dict)


def _initials(given: str, stop: str = ".", gap: str = " ") -> str:
    return gap.join(w[0] + stop for w in given.split())


def _people(work: Facts, form: Callable[[str, str], str], join: str, last: str) -> str:
    names = [form(*name) for name in work.authors]
    tail = work.tags.get("et al", "")
    if len(names) == 1 or tail:
        return names[0] + tail
    return join.join(names[:-1]) + last + names[-1]


def _whole_title(work: Facts, rng: random.Random) -> str:
    title = work.title + (rng.choice((": ", ": ", ". ", " – ")) if work.subtitle else "")
    title += work.subtitle
    return rng.choice((title, title, title.title(), title.upper() if rng.random() < 0.2 else title))


def _span(work: Facts, dash: str = "–") -> str:
    first, last = work.pages
    return f"{first}{dash}{last}" if last else str(first or "")


def _family_first(family: str, given: str) -> str:
    return f"{family}, {_initials(given)}" if given else family


def _given_first(family: str, given: str) -> str:
    return f"{given} {family}".strip()


def print_apa(work: Facts, rng: random.Random) -> str:
    """Print in the style of the APA."""
    head = f"{_people(work, _family_first, ', ', ', & ')} ({work.year}). "
    title = _whole_title(work, rng)
    if work.kind == "thesis":
        return f"{head}{title} (Skripsi, {work.publisher})."
    if work.kind == "book":
        edition = f" (Edisi {work.edition})" if work.edition else ""
        place = f"{work.town}: " if work.town else ""
        return f"{head}{title}{edition}. {place}{work.publisher}."
    issue = f"({work.issue})" if work.issue else ""
    pages = f", {_span(work)}" if _span(work) else ""
    doi = f" https://doi.org/{work.doi}" if work.doi else ""
    return f"{head}{title}. {work.journal}, {work.volume}{issue}{pages}.{doi}"


def print_local(work: Facts, rng: random.Random) -> str:
    """Print as Indonesian theses do: family first, year between stops, town last or first."""
    (family, given), *others = work.authors
    first = f"{family}, {given}" if given else family
    names = " dan ".join([first, *(_given_first(*name) for name in others)][:2])
    names += ", dkk" if len(others) > 1 else work.tags.get("et al", "").rstrip(".")
    head = f"{names}. {work.year}. {_whole_title(work, rng)}."
    if work.kind == "thesis":
        return f"{head} Skripsi. {work.publisher}."
    if work.kind == "book":
        edition = f" Edisi Ke-{work.edition}." if work.edition else ""
        return f"{head}{edition} {work.town + ': ' if work.town else ''}{work.publisher}."
    issue = f" No. {work.issue}" if work.issue else ""
    pages = f", hal. {_span(work, '-')}" if _span(work) else ""
    return f"{head} {work.journal}, Vol. {work.volume}{issue}{pages}."


def print_vancouver(work: Facts, rng: random.Random) -> str:
    """Print in the style of Vancouver."""
    names = _people(work, lambda f, g: f"{f} {_initials(g, '', '')}".strip(), ", ", ", ")
    head = f"{names.removesuffix('.')}. {_whole_title(work, rng)}"
    if work.kind == "thesis":
        return f"{head} [skripsi]. {work.publisher}; {work.year}."
    if work.kind == "book":
        edition = f" Edisi ke-{work.edition}." if work.edition else ""
        return f"{head}.{edition} {work.town + ': ' if work.town else ''}{work.publisher}; {work.year}."
    issue = f"({work.issue})" if work.issue else ""
    pages = f":{_span(work, '-')}" if _span(work) else ""
    return f"{head}. {work.journal}. {work.year};{work.volume}{issue}{pages}."


def print_ieee(work: Facts, rng: random.Random) -> str:
    """Print in the style of the IEEE."""
    names = _people(work, lambda f, g: f"{_initials(g)} {f}".strip(), ", ", " and ")
    if work.kind == "book":
        edition = f", {work.edition}rd ed." if work.edition else "."
        place = f" {work.town}:" if work.town else ""
        return f"{names}, {_whole_title(work, rng)}{edition}{place} {work.publisher}, {work.year}."
    if work.kind == "thesis":
        return f"{names}, “{_whole_title(work, rng)},” Skripsi, {work.publisher}, {work.year}."
    issue = f", no. {work.issue}" if work.issue else ""
    pages = f", pp. {_span(work)}" if _span(work) else ""
    doi = f", doi: {work.doi}" if work.doi else ""
    title = _whole_title(work, rng)
    return (
        f"{names}, “{title},” {work.journal}, vol. {work.volume}{issue}{pages}, {work.year}{doi}."
    )


def print_chicago(work: Facts, rng: random.Random) -> str:
    """Print in the author-date style of Chicago."""
    first, *others = work.authors
    names = f"{first[0]}, {first[1]}" if first[1] else first[0]
    if others:
        rest = [_given_first(*name) for name in others]
        names += ", " + (", ".join(rest[:-1]) + ", and " if rest[:-1] else "and ") + rest[-1]
    names += work.tags.get("et al", "")
    head = f"{names.removesuffix('.')}. {work.year}. "
    title = _whole_title(work, rng)
    if work.kind == "thesis":
        return f"{head}“{title}.” Skripsi, {work.publisher}."
    if work.kind == "book":
        edition = f" {work.edition}rd ed." if work.edition else ""
        return f"{head}{title}.{edition} {work.town + ': ' if work.town else ''}{work.publisher}."
    issue = f" ({work.issue})" if work.issue else ""
    pages = f": {_span(work)}" if _span(work) else ""
    return f"{head}“{title}.” {work.journal} {work.volume}{issue}{pages}."


def print_given(work: Facts, rng: random.Random) -> str:
    """Print names as they are spoken, the year last or in brackets."""
    names = _people(work, _given_first, ", ", " & ")
    if work.kind == "book":
        edition = f", Edisi {work.edition}" if work.edition else ""
        place = f"{work.town}: " if work.town else ""
        return (
            f"{names}. ({work.year}). {_whole_title(work, rng)}{edition}. {place}{work.publisher}."
        )
    return print_apa(work, rng).replace(_people(work, _family_first, ", ", ", & "), names, 1)


STYLES = (print_apa, print_local, print_vancouver, print_ieee, print_chicago, print_given)
