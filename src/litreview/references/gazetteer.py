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

Gazetteer = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""By first word: the further words of each name, longest first, and its kinds."""

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
    starts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, own in kinds.items():
        starts.setdefault(words[0], []).append((words[1:], "".join(sorted(own))))
    for candidates in starts.values():
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
        candidates = gazetteer.get(keys[at])
        end = _match(keys, at, candidates) if candidates else None
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


def _match(
    keys: Sequence[str], at: int, candidates: Sequence[tuple[tuple[str, ...], str]]
) -> tuple[int, str] | None:
    """Return where the longest name that begins at a token ends, and its kinds."""
    for words, kinds in candidates:
        place = at
        for word in words:
            place += 1
            while place < len(keys) and keys[place] in _INSIDE:
                place += 1
            if place == len(keys) or keys[place] != word:
                break
        else:
            return place, kinds
    return None
