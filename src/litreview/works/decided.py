"""What a person decided on pairs of entries: the same work, or different ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of ids (of references or papers) that were decided on, which no comparison overrules."""

    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()

    def parts(self, ids: Iterable[str]) -> bool:
        """Tell whether two of these ids were called different works.

        >>> Decided(apart=(("a", "b"),)).parts({"b", "a", "c"})
        True
        """
        held = set(ids)
        return any(one in held and two in held for one, two in self.apart)

    def names(self, ids: Iterable[str]) -> bool:
        """Tell whether one of these ids was told apart from another."""
        held = set(ids)
        return any(held & set(pair) for pair in self.apart)


UNDECIDED = Decided()
