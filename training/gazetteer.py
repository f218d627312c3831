"""Write the known names that the tagger takes hints from: ``data/names.tsv`` of the package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import litreview
from training.facts import OWN, read_lines
from training.words import WORLD_CITIES, WORLD_PUBLISHERS

NAMES = Path(litreview.__file__).parent / "data" / "names.tsv"
_SHORT = frozenset({"USA", "UK"})
_LONGEST = 60
_LEGAL_FORM = re.compile(r"^(?:PT|CV|UD|Penerbit)\.?\s+")
_BETWEEN_PLACES = re.compile(r"\s*(?:/|;| and | & |, )\s*")


def _draw_names(home: Path) -> Iterator[tuple[str, str]]:
    """Yield (kind, name): C places, P publishers, J journals, U universities, B bodies."""
    for printed in (*read_lines(home / "cities.txt"), *_own("cities_world"), *WORLD_CITIES):
        for place in _BETWEEN_PLACES.split(printed):
            if len(place) > 3 or place in _SHORT:
                yield "C", place
    publishers = (*read_lines(home / "publishers.txt"), *_own("publishers_id"))
    for printed in (*publishers, *_own("publishers_world"), *WORLD_PUBLISHERS):
        yield "P", _LEGAL_FORM.sub("", printed)
    for line in read_lines(home / "journals.txt"):
        yield from (("J", name) for name in line.split("\t"))
    yield from (("J", name) for name in (*_own("journals_id"), *_own("journals_world")))
    yield from (("U", name) for name in read_lines(home / "universities.txt"))
    yield from (("B", name) for name in (*read_lines(home / "institutions.txt"), *_own("bodies")))


def _own(name: str) -> list[str]:
    return read_lines(OWN / f"{name}.txt")


def write_names(folder: Path, path: Path = NAMES) -> None:
    """Write the names under the data folder and our own lists, each once, sorted."""
    kept: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, name in sorted(_draw_names(folder / "indonesia")):
        bare = name.strip(" .,")
        if 2 < len(bare) <= _LONGEST or bare.isupper():
            kept.setdefault((kind, bare.casefold()), (kind, bare))
    rows = ["\t".join(kept[key]) for key in sorted(kept)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} names")
