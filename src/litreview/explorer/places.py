"""Places on the map that can be told apart: nodes with the same links share one, and are spread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import cos, pi, sin, sqrt

Place = tuple[float, float]

STEP = 0.03
CROWDED = 0.6
"""Distance of nodes that are spread, of the map's width, about that of a node; on a map of many nodes
it is `CROWDED` by the root of their number."""
_GOLDEN = pi * (3 - sqrt(5))


def spread_places(places: Mapping[str, Place]) -> dict[str, Place]:
    """Lay nodes that stand on one spot around it, as the seeds of a sunflower lie.

    Works that the same papers cite have the same links, so a layout gives them nearly the same place.
    The first of them, in the order of their ids, keeps it; all others stay where they are.

    Examples
    --------
    >>> spread = spread_places({"a": (0.0, 0.0), "b": (0.0, 0.0), "c": (1.0, 0.0)})
    >>> spread["a"], spread["c"], spread["b"] != spread["a"]
    ((0.0, 0.0), (1.0, 0.0), True)
    """
    if not places:
        return {}
    across, down = ([place[axis] for place in places.values()] for axis in (0, 1))
    width = max(max(across) - min(across), max(down) - min(down)) or 1.0
    step = min(STEP, CROWDED / sqrt(len(places))) * width
    spots: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node in sorted(places):
        x, y = places[node]
        spots[round(x / step), round(y / step)].append(node)
    spread = dict(places)
    for nodes in spots.values():
        x, y = places[nodes[0]]
        for n, node in enumerate(nodes[1:], start=1):
            radius, angle = step * sqrt(n), n * _GOLDEN
            spread[node] = (x + radius * cos(angle), y + radius * sin(angle))
    return spread
