"""Known names of places, publishers and journals inside a printed reference.

Words alone do not say that "Bandung Alfabeta" is a place and a publisher when print forgot the
colon; a list of names does. It is a hint among others: training hides every second name, so
that the tagger does not count on a list that can never be complete.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from litreview.references.tokens import tokenize
from litreview.references.windows import LONGEST, token_kind

Names = Sequence[tuple[tuple[str, ...], str]]
"""The words of each name from the second on, longest first, and its kinds."""
Gazetteer = Mapping[str, Mapping[str, Names]]
"""Names by first word and second; those of one word stand under an empty second."""

_INSIDE = frozenset(".-'&")
"""Marks that may stand inside a name, or be left out of it."""


def make_gazetteer(names: Iterable[tuple[str, str]]) -> Gazetteer:
    """Return the gazetteer of (kind, name) pairs; a name of several kinds has them all.

    Examples
    --------
    >>> known = make_gazetteer([("C", "Bandung"), ("P", "Remaja Rosdakarya")])
    >>> find_names(["di", "bandung", ":", "remaja", "rosdakarya"], known)
    ['', 'CS', '', 'PB', 'PE']
    """
    kinds: dict[tuple[str, ...], set[str]] = {}
    for kind, name in names:
        words = tuple(
            key
            for key in (token_kind(token.text[:LONGEST])[0] for token in tokenize(name))
            if key not in _INSIDE
        )
        if words:
            kinds.setdefault(words, set()).add(kind)
    starts: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for (first, *further), own in kinds.items():
        second = further[0] if further else ""
        names_of = starts.setdefault(first, {}).setdefault(second, [])
        names_of.append((tuple(further), "".join(sorted(own))))
    for by_second in starts.values():
        for candidates in by_second.values():
            candidates.sort(key=lambda candidate: (-len(candidate[0]), candidate))
    return starts


@cache
def load_gazetteer(*, half: bool = False) -> Gazetteer:
    """Read the names that come with the package; with `half` every second one is left out."""
    text = files("litreview").joinpath("data/names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return make_gazetteer(
        (kind, name) for kind, name in rows if not half or zlib.crc32(name.encode()) % 2
    )


def find_names(keys: Sequence[str], gazetteer: Gazetteer) -> list[str]:
    """Return for each token the kinds of the known name it is in, and where: B, I, E or S.

    Parameters
    ----------
    keys
        The tokens' keys (`litreview.references.windows.token_kind`).
    gazetteer
        The names to look for; the longest is taken, from left to right.

    Returns
    -------
    list of str
        ``""`` outside names, else the kinds and one of B(egin), I(nside), E(nd), S(ingle).
    """
    found = [""] * len(keys)
    at = 0
    while at < len(keys):
        by_second = gazetteer.get(keys[at])
        end = _match(keys, at, by_second) if by_second else None
        if end is None:
            at += 1
            continue
        last, kinds = end
        if last == at:
            found[at] = kinds + "S"
        else:
            found[at], found[last] = kinds + "B", kinds + "E"
            found[at + 1 : last] = [kinds + "I"] * (last - at - 1)
        at = last + 1
    return found


def _match(keys: Sequence[str], at: int, by_second: Mapping[str, Names]) -> tuple[int, str] | None:
    """Return where the longest name that begins at a token ends, and its kinds."""
    second = _next_word(keys, at)
    if second < len(keys):
        for words, kinds in by_second.get(keys[second], ()):
            place = second
            for word in words[1:]:
                place = _next_word(keys, place)
                if place == len(keys) or keys[place] != word:
                    break
            else:
                return place, kinds
    alone = by_second.get("")
    return (at, alone[0][1]) if alone else None


def _next_word(keys: Sequence[str], place: int) -> int:
    """Return the place of the next token that is no mark inside names, or the end."""
    place += 1
    while place < len(keys) and keys[place] in _INSIDE:
        place += 1
    return place
