"""The fixed words of a report, by language, with runs put in where a label has a name in braces."""

from __future__ import annotations

import re

from litreview.labels import label
from litreview.reports.blocks import Run, Runs

_OPEN, _CLOSE = "\ue010", "\ue011"
_PLACE = re.compile(f"{_OPEN}(\\w+){_CLOSE}")


class _Place:
    """Where a value will stand: it prints its mark and equals its number, by which labels choose words."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, name: str, number: object) -> None:
        self._name, self._number = name, number

    def __str__(self) -> str:
        return f"{_OPEN}{self._name}{_CLOSE}"

    def __eq__(self, other: object) -> bool:
        return self._number == other


def phrase(key: str, language: str, **values: Run | Runs) -> Runs:
    """Return the words for a key as runs; values stay what they are: numbers, print, links.

    >>> phrase("small", "en", n="four")
    ('four', ' papers: read the counts, not the shape')
    """
    places = {name: _Place(name, getattr(value, "value", None)) for name, value in values.items()}
    said = label(key, language, **places)
    runs: list[Run] = []
    at = 0
    for match in _PLACE.finditer(said):
        runs += [said[at : match.start()]] if match.start() > at else []
        value = values[match[1]]
        runs += value if isinstance(value, tuple) else [value]
        at = match.end()
    return (*runs, *([said[at:]] if at < len(said) else []))


def say(key: str, language: str, **values: Run | Runs) -> Runs:
    """Return the words for a key of the report's own table; as `phrase`."""
    return phrase(f"report-{key}", language, **values)


def join(items: list[Runs], between: str = ", ") -> Runs:
    """Put runs in a row.

    >>> join([("a",), ("b", "c")])
    ('a', ', ', 'b', 'c')
    """
    joined: list[Run] = []
    for n, runs in enumerate(items):
        joined += [between] if n else []
        joined += runs
    return tuple(joined)
