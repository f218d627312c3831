"""Edges of a review's networks on disk are those in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import litreview
from litreview.errors import UsageError
from litreview.networks.kinds import LINKS, OF_TERMS


@pytest.mark.parametrize("kind", sorted(set(LINKS) - set(OF_TERMS)))
@pytest.mark.parametrize("engine", ["auto", "duckdb"])
def test_edges_on_disk_are_those_in_memory(
    kind: str, engine: str, shipped: litreview.Review, tmp_path: Path
) -> None:
    """Every kind that is counted in pairs, by both engines."""
    options: dict[str, Any] = {"counting": "fractional", "normalisation": "salton"}
    expected = shipped.networks.edges(kind, **options)
    edges = shipped.networks.write_edges(kind, tmp_path, limits={"engine": engine}, **options)
    found = edges.frame()
    assert edges.n_edges == len(expected)
    for end in ("source", "target"):
        assert found[end].astype(str).tolist() == expected[end].astype(str).tolist()
    np.testing.assert_allclose(found["weight"], expected["weight"], atol=1e-12)


@pytest.mark.parametrize("kind", ["citation", "nonsense", *sorted(OF_TERMS)])
def test_networks_that_are_not_counted_on_disk(
    kind: str, shipped: litreview.Review, tmp_path: Path
) -> None:
    """One line says what to use."""
    with pytest.raises(UsageError, match="use"):
        shipped.networks.write_edges(kind, tmp_path / "out")
    assert not (tmp_path / "out").exists()
