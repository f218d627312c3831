"""Nodes of one spot are spread, all others stay."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from litreview.explorer.places import spread_places


def test_nodes_of_one_spot_are_told_apart() -> None:
    """Thirty works with the same links: none within a third of a step of another, all close by."""
    spot = {f"w{n:02}": (1.0 + n * 1e-6, -1.0) for n in range(30)}
    laid = {**spot, "a": (0.0, 0.0), "b": (-1.0, 1.0)}
    places = spread_places(laid)
    assert {n: places[n] for n in ("a", "b")} == {n: laid[n] for n in ("a", "b")}
    assert min(dist(places[a], places[b]) for a, b in combinations(spot, 2)) > 0.01
    assert max(dist(places[n], laid[n]) for n in spot) < 0.35


def test_the_order_of_nodes_does_not_matter() -> None:
    """The same map from nodes in any order."""
    laid = {f"n{n}": (float(n % 3), 0.0) for n in range(12)}
    assert spread_places(dict(reversed(laid.items()))) == spread_places(laid)


@pytest.mark.parametrize("laid", [{}, {"a": (2.0, 3.0)}])
def test_nothing_to_spread(laid: dict[str, tuple[float, float]]) -> None:
    """An empty map, and a lone node."""
    assert spread_places(laid) == laid
