"""Counting out of core gives the edges of the kernel in memory, and survives what happens to disks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import InputError, UsageError
from litreview.networks.build import pairs_frame
from litreview.pairs import Counting, Incidence, Normalisation, count_pairs
from litreview.scale import Count, count_out_of_core, duck

LINKS = st.lists(st.tuples(st.integers(0, 8), st.sampled_from("abcdefgé'\" ")), max_size=60)


def in_memory(links: pd.DataFrame, count: Count) -> pd.DataFrame:
    """Count by the kernel that holds everything in memory."""
    table = Incidence.from_links(links["group"].to_numpy(object), links["item"].to_numpy(object))
    if count.min_occurrences:
        table = table.frequent(count.min_occurrences)
    how: dict[str, Any] = {"counting": count.counting, "normalisation": count.normalisation}
    return pairs_frame(count_pairs(table, **how, threshold=count.threshold))


def assert_same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    """Edge for edge, in the same order; weights to the ninth digit."""
    for column in ("source", "target"):
        assert found[column].astype(str).tolist() == expected[column].astype(str).tolist()
    np.testing.assert_allclose(found["weight"], expected["weight"].astype(float), rtol=1e-9)


def frame_of(links: list[tuple[int, str]]) -> pd.DataFrame:
    """Return links as a frame, also where there is none."""
    return pd.DataFrame(
        {"group": [g for g, _ in links], "item": pd.array([i for _, i in links], dtype=object)}
    )


@settings(max_examples=25, deadline=None)
@given(
    links=LINKS,
    counting=st.sampled_from(get_args(Counting)),
    normalisation=st.sampled_from([None, *get_args(Normalisation)]),
    threshold=st.sampled_from([None, 1, 2]),
    least=st.sampled_from([None, 2]),
    products=st.sampled_from([1, 7, 1000]),
)
def test_edges_are_those_in_memory(
    tmp_path_factory: pytest.TempPathFactory,
    links: list[tuple[int, str]],
    counting: Counting,
    normalisation: Normalisation | None,
    threshold: float | None,
    least: int | None,
    products: int,
) -> None:
    """Whatever the links, the way of counting and the length of the stretches."""
    count = Count(counting, normalisation, threshold, least)
    frame = frame_of(links)
    out = tmp_path_factory.mktemp("edges")
    found = count_out_of_core(frame, count, out, products=products)
    expected = in_memory(frame, count)
    assert found.n_edges == len(expected)
    assert_same(found.frame(), expected)


@pytest.fixture
def links() -> pd.DataFrame:
    """Forty papers that cite from a pool of thirty works."""
    rng = np.random.default_rng(5)
    return pd.DataFrame({"group": rng.integers(0, 40, 400), "item": rng.integers(0, 30, 400)})


@pytest.fixture
def broken_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Let the third stretch fail; the list has the stretches that were begun."""
    begun: list[Path] = []
    write = duck._write

    def fail(database: Any, count: Count, first: int, end: int, path: Path) -> None:
        begun.append(path)
        if len(begun) == 3:
            raise KeyboardInterrupt
        write(database, count, first, end, path)

    with monkeypatch.context() as patch:
        patch.setattr(duck, "_write", fail)
        yield begun


def test_a_run_that_was_broken_off_goes_on(
    links: pd.DataFrame, tmp_path: Path, broken_off: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole stretches are kept, no half file is there, and the rest is counted."""
    with pytest.raises(KeyboardInterrupt):
        count_out_of_core(links, Count(), tmp_path, products=100)
    kept = sorted(tmp_path.glob("part-*.parquet"))
    assert len(kept) == 2
    times = {path: path.stat().st_mtime_ns for path in kept}
    found = count_out_of_core(links, Count(), tmp_path, products=100)
    assert {path: path.stat().st_mtime_ns for path in kept} == times
    assert_same(found.frame(), in_memory(links, Count()))
    assert not (tmp_path / "work").exists()


def test_other_links_or_options_begin_anew(links: pd.DataFrame, tmp_path: Path) -> None:
    """Nothing of an older count is taken for this one's."""
    count_out_of_core(links, Count(), tmp_path, products=100)
    other = links.iloc[:200]
    assert_same(
        count_out_of_core(other, Count(), tmp_path, products=100).frame(), in_memory(other, Count())
    )
    twice = Count(threshold=2)
    assert_same(
        count_out_of_core(other, twice, tmp_path, products=100).frame(), in_memory(other, twice)
    )


def test_a_work_that_everybody_cites_is_capped_and_counted(tmp_path: Path) -> None:
    """The cap leaves out whole groups and says how many."""
    links = pd.DataFrame({"group": ["w"] * 50 + ["v"] * 2, "item": [*range(50), 0, 1]})
    found = count_out_of_core(links, Count(largest_group=10), tmp_path)
    assert (found.n_edges, found.groups_left_out, found.largest) == (1, 1, 50)
    assert json.loads((tmp_path / "counting.json").read_text())["largest_group"] == 10


def test_files_of_links(links: pd.DataFrame, tmp_path: Path) -> None:
    """Parquet and CSV are read by their ending, columns by their names."""
    links = links.rename(columns={"group": "citing", "item": "cited"})
    links.to_parquet(tmp_path / "links.parquet")
    links.to_csv(tmp_path / "links.csv", index=False)
    columns = {"group": "citing", "item": "cited"}
    one, two = (
        count_out_of_core(tmp_path / name, Count(), tmp_path / f"{name}-out", **columns).frame()
        for name in ("links.parquet", "links.csv")
    )
    pd.testing.assert_frame_equal(one, two)
    assert len(one)


@pytest.mark.parametrize(
    ("links", "message"),
    [
        (pd.DataFrame({"a": [1]}), "group"),
        ("nowhere.parquet", "nowhere.parquet"),
    ],
)
def test_links_that_are_not_there(links: Any, message: str, tmp_path: Path) -> None:
    """One line says what is wrong, and where."""
    with pytest.raises(InputError, match=message) as told:
        count_out_of_core(links, Count(), tmp_path)
    assert "\n" not in str(told.value)


def test_too_little_memory_is_one_line(tmp_path: Path) -> None:
    """The line names the folder and what to do."""
    links = pd.DataFrame({"group": np.arange(400_000) % 1000, "item": np.arange(400_000)})
    with pytest.raises(InputError, match="more memory") as told:
        count_out_of_core(links, Count(), tmp_path, memory="1MB")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "wrong", [{"counting": "half"}, {"normalisation": "cosine"}, {"largest_group": 1}]
)
def test_unknown_ways_of_counting(wrong: dict[str, Any]) -> None:
    """Refused before anything is read."""
    with pytest.raises(UsageError):
        Count(**wrong)
