"""Bibliographic facts to render from, read from the data folder."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.examples import Example
from training.words import WORLD_CITIES, WORLD_PUBLISHERS

_JOINT = re.compile(
    r"(?<=\w)(?::\s|\s(?:terhadap|dalam|pada|di|untuk|dengan|berbasis|melalui|sebagai|menggunakan|"
    r"oleh|antara|of|in|for|on|with|using|through|among|based on)\s)"
)


OWN = Path(__file__).with_name("lists")
"""Lists of names and titles that stand beside this module, in files."""
_PARTS = re.compile(r"([A-Z][\w'’-]{2,}), ((?:[A-Z]\.[ -]?){1,3}|[A-Z][a-z]+)(?=[,;&. ])")


@dataclass(frozen=True, slots=True)
class Person:
    """A person (family, given names) or a body (``literal``)."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass
class Facts:
    """Pools of values to draw from."""

    titles: dict[str, list[str]] = field(default_factory=dict)
    halves: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    journals: list[str] = field(default_factory=list)
    world_journals: list[str] = field(default_factory=list)
    proceedings: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    world_publishers: list[str] = field(default_factory=lambda: list(WORLD_PUBLISHERS))
    cities: list[str] = field(default_factory=list)
    world_cities: list[str] = field(default_factory=lambda: list(WORLD_CITIES))
    universities: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    series: list[str] = field(default_factory=list)
    sites: list[tuple[str, str]] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file that are not empty, stripped."""
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _english(examples: Sequence[Example]) -> dict[str, list[str]]:
    """Return the values of the real training references by field, for English records."""
    found: dict[str, list[str]] = {"title": [], "container-title": [], "author": []}
    for example in examples:
        for label, start, end in example.spans:
            value = " ".join(example.text[start:end].split())
            if label in found and value.isascii():
                found[label].append(value)
    return found


def read_facts(folder: Path, examples: Sequence[Example]) -> Facts:
    """Read ``indonesia/`` under the data folder, and our own lists.

    English values come from `examples` too.
    """
    home = folder / "indonesia"
    facts = Facts()
    records = [json.loads(line) for line in read_lines(home / "records.jsonl")]
    english = _english(examples)
    titles: dict[str, list[str]] = {"book": [], "article": [], "law": [], "report": [], "en": []}
    for record in records:
        kind = {"legislation": "law", "book": "book", "report": "report"}.get(
            record["type"], "article"
        )
        titles["en" if record["language"] == "en" and kind != "law" else kind].append(
            record["title"]
        )
    titles["article"] += read_lines(OWN / "titles_id.txt")
    titles["book"] += [t for t in read_lines(OWN / "titles_id.txt") if t.count(" ") < 6]
    titles["social"] = read_lines(OWN / "titles_social.txt")
    titles["en"] += titles["social"]
    titles["en"] += [t for t in english["title"] if 25 < len(t) < 160 and t.count(" ") > 2]
    titles["article"] += titles["report"]
    facts.titles = titles
    titles["social"] += titles["en"][:400]
    for kind in ("book", "article", "en", "social"):
        facts.halves[kind] = [
            (title[: m.start()], title[m.start() :])
            for title in titles[kind]
            for m in _JOINT.finditer(title)
            if m.start() > 8 and len(title) - m.end() > 6
        ]
    for line in read_lines(home / "journals.txt"):
        facts.journals += [part for part in line.split("\t") if part]
    journals = sorted({j for j in english["container-title"] if 4 < len(j) < 70})
    facts.proceedings = [j for j in journals if re.search(r"proc|conf|symp|workshop", j, re.I)]
    facts.world_journals = [j for j in journals if j not in set(facts.proceedings)]
    facts.journals += read_lines(OWN / "journals_id.txt")
    facts.world_journals += 2 * read_lines(OWN / "journals_world.txt")
    facts.publishers = read_lines(home / "publishers.txt") + read_lines(OWN / "publishers_id.txt")
    facts.world_publishers += read_lines(OWN / "publishers_world.txt")
    facts.cities = read_lines(home / "cities.txt")
    facts.world_cities += read_lines(OWN / "cities_world.txt")
    facts.series = read_lines(OWN / "series.txt")
    facts.universities = read_lines(home / "universities.txt")
    facts.bodies = read_lines(home / "institutions.txt") + read_lines(OWN / "bodies.txt")
    facts.laws = sorted({*read_lines(home / "laws.txt"), *titles["law"]})
    facts.sites = [
        (parts[0], parts[-1])
        for parts in (s.split("\t") for s in read_lines(home / "news_sites.txt"))
    ]
    names: dict[str, list[str]] = {"family": [], "given": [], "mononym": [], "title": []}
    for line in read_lines(home / "surnames_and_given.txt"):
        value, tags = line.split("\t")
        for tag in tags.split(","):
            for key in ("family", "given") if tag == "either" else (tag,):
                names[key].append(value)
    world = sorted({m.groups() for a in english["author"] for m in _PARTS.finditer(a + ".")})
    names["world-family"] = sorted({family for family, _ in world})
    names["world-given"] = sorted({g for _, g in world if len(g) > 3 and "." not in g})
    facts.names = names
    return facts
