"""`pytest --nbval` compares texts and tables strictly and skips pictures; here they are compared.

Every figure that a notebook draws is held against the committed one, with a tolerance for other
machines' letters. The table beneath it, which nbval compares, holds the same numbers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "notebooks"))

from notebook_images import find_difference, find_pictures


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Compare the pictures of a cell after nbval ran it and compared the rest."""
    result = yield
    cell, drawn = getattr(item, "cell", None), getattr(item, "test_outputs", None)
    if cell is None or drawn is None:
        return result
    pairs = find_pictures(cell.outputs), find_pictures(drawn)
    if len(pairs[0]) != len(pairs[1]):
        pytest.fail(f"{len(pairs[1])} pictures where {len(pairs[0])} were committed")
    for n, (one, other) in enumerate(zip(*pairs, strict=True), start=1):
        if difference := find_difference(one, other):
            pytest.fail(f"picture {n} of the cell: {difference}")
    return result
