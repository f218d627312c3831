"""The SQL of blocking, filled in: the pairs of records that `litreview.works.block` would yield.

Its first look at a pair, `worth_comparing`, is no SQL: the engines do it where they compare.
"""

from __future__ import annotations

from collections.abc import Iterator

from litreview.scale.sql import read_statements
from litreview.works.block import LARGE, RARE, WINDOW

_NEIGHBOURS = ", ".join(
    f"LEAD(m.record, {n}) OVER neighbour AS next{n}" for n in range(1, WINDOW + 1)
)
_STEPS = " UNION ALL ".join(
    f"SELECT record AS source, next{n} AS target FROM walked" for n in range(1, WINDOW + 1)
)


def blocking_statements() -> Iterator[tuple[str, str]]:
    """Yield the name of each table and the statement that makes it, in order; ``pairs`` is last.

    >>> [name for name, _ in blocking_statements()][:3]
    ['heads', 'compared', 'word_counts']
    """
    numbers = {"large": LARGE, "rare": RARE, "neighbours": _NEIGHBOURS, "steps": _STEPS}
    for name, statement in read_statements("blocking.sql").items():
        yield name, statement.format(**numbers)
