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

from litreview.errors import UsageError
from litreview.networks.build import pairs_frame
from litreview.pairs import Counting, Incidence, Normalisation, count_pairs
from litreview.scale import Count, count_out_of_core
from litreview.scale.local import count as counting
from litreview.scale.local.database import open_database

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
    write = counting.Job._write_stretch

    def fail(job: counting.Job, pairs: str, path: Path) -> None:
        begun.append(path)
        if len(begun) == 3:
            raise KeyboardInterrupt
        write(job, pairs, path)

    with monkeypatch.context() as patch:
        patch.setattr(counting.Job, "_write_stretch", fail)
        yield begun


def test_a_run_that_was_broken_off_goes_on(
    links: pd.DataFrame, tmp_path: Path, broken_off: list[Path]
) -> None:
    """Whole stretches are kept, nothing looks finished, and only the rest is counted."""
    with pytest.raises(KeyboardInterrupt):
        count_out_of_core(links, Count(), tmp_path, products=100)
    assert len(list((tmp_path / "work").glob("part-*.parquet"))) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["work"]
    found = count_out_of_core(links, Count(), tmp_path, products=100)
    assert len(broken_off) == len(set(broken_off)) + 1  # the third one alone was begun twice
    assert_same(found.frame(), in_memory(links, Count()))
    assert not (tmp_path / "work").exists()


def test_a_finished_count_is_not_counted_again(links: pd.DataFrame, tmp_path: Path) -> None:
    """Not a file is written anew, and the numbers are those of the first run."""
    first = count_out_of_core(links, Count(), tmp_path, products=100)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert count_out_of_core(links, Count(), tmp_path, products=100) == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == times
    next(tmp_path.glob("part-*1.parquet")).unlink()
    again = count_out_of_core(links, Count(), tmp_path, products=100)
    assert_same(again.frame(), in_memory(links, Count()))


def test_a_folder_whose_name_has_marks_of_patterns(links: pd.DataFrame, tmp_path: Path) -> None:
    """And quotes, spaces and letters of any alphabet: it is a name."""
    for name in ("a [1] *", "it's", 'кни"га', "a{b}"):
        out = tmp_path / name
        found = count_out_of_core(links, Count(), out, products=100)
        assert found.n_edges == len(in_memory(links, Count()))
        assert len(found.frame()) == found.n_edges
    with pytest.raises(UsageError, match="choose another name"):
        count_out_of_core(links, Count(), tmp_path / "really?")


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
    assert len(pd.read_parquet(tmp_path)) == 1  # other readers take the folder as it is
    written = json.loads((tmp_path / "_counting.json").read_text())
    assert written["count"]["largest_group"] == 10
    assert written["edges"]["groups_left_out"] == 1


@pytest.mark.parametrize("size", [2, 3, 6, 7, 29])
def test_fractions_that_add_up_to_a_threshold_reach_it(size: int, tmp_path: Path) -> None:
    """As many groups of *n* items as make 1: floats alone may stop at 0.9999999999999999."""
    groups = np.repeat(np.arange(size - 1), size)
    links = pd.DataFrame({"group": groups, "item": np.tile(np.arange(size), size - 1)})
    found = count_out_of_core(links, Count("fractional", threshold=1), tmp_path)
    assert found.frame()["weight"].tolist() == [1.0] * (size * (size - 1) // 2)


@pytest.mark.parametrize("threshold", [None, 0, -1, 1])
def test_no_threshold_is_none(threshold: float | None, links: pd.DataFrame, tmp_path: Path) -> None:
    """Every pair has at least one group, so none of these leaves out any."""
    found = count_out_of_core(links, Count(threshold=threshold), tmp_path)
    assert found.n_edges == len(in_memory(links, Count()))


def test_the_bytes_do_not_depend_on_threads_memory_or_the_order_of_links(
    links: pd.DataFrame, tmp_path: Path
) -> None:
    """The same links, the same files: fractions are summed exactly."""
    shuffled = links.sample(frac=1, random_state=3)
    written = []
    for given_links, options in (
        (links, {"threads": 1}),
        (shuffled, {"threads": 2}),
        (shuffled, {"memory": "64MB"}),
    ):
        out = tmp_path / str(len(written))
        count_out_of_core(given_links, Count("fractional", "jaccard"), out, products=500, **options)
        written.append([path.read_bytes() for path in sorted(out.glob("part-*"))])
    assert written[0] == written[1] == written[2]
    assert len(written[0]) > 1


def test_an_item_that_stands_in_every_group(tmp_path: Path) -> None:
    """Its load alone is more than a stretch may have; it gets one of its own, the rest theirs."""
    groups = np.arange(100_000)
    links = pd.DataFrame(
        {"group": np.tile(groups, 2), "item": [*(groups % 1000 + 1), *([500_000] * 100_000)]}
    )
    links.loc[links["item"] == 500_000, "item"] = 0  # the first item: all pairs start from it
    found = count_out_of_core(links, Count(), tmp_path, products=10_000)
    assert (found.n_edges, found.products, found.largest) == (1000, 100_000, 2)
    assert set(found.frame()["weight"]) == {100}


def test_no_parts_are_no_edges(tmp_path: Path) -> None:
    """A folder without files has the columns all the same; so has one whose files are empty."""
    assert list(counting.Edges(tmp_path, 0, 0, 0, 0).frame()) == ["source", "target", "weight"]
    found = count_out_of_core(frame_of([(1, "a")]), Count(), tmp_path)
    assert (found.n_edges, list(found.frame())) == (0, ["source", "target", "weight"])


def test_labels_as_they_are(tmp_path: Path) -> None:
    """Numbers of any size and text of any kind come back as they were given, in order."""
    big = [2**63 - 1, -(2**63), 0]
    numbers = pd.DataFrame({"group": [1, 1, 1], "item": big})
    found = count_out_of_core(numbers, Count(), tmp_path / "numbers").frame()
    assert found["source"].tolist() == [-(2**63), -(2**63), 0]
    unsigned = pd.DataFrame({"group": [1, 1], "item": np.array([2**64 - 1, 1], dtype="u8")})
    found = count_out_of_core(unsigned, Count(), tmp_path / "unsigned").frame()
    assert found.loc[0, ["source", "target"]].tolist() == [1, 2**64 - 1]
    hostile = ["=1+1", "</script>", "a\0b", "x" * 10_000, "\u202eabc", "'; DROP TABLE links --", ""]
    text = pd.DataFrame({"group": ["g"] * len(hostile), "item": hostile})
    found = count_out_of_core(text, Count(), tmp_path / "text").frame()
    assert sorted({*found["source"], *found["target"]}) == sorted(hostile)
    assert (found["source"] < found["target"]).all()


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
    "wrong",
    [
        *({"counting": "half"}, {"normalisation": "cosine"}, {"largest_group": 1}),
        *({"threshold": float("nan")}, {"threshold": float("inf")}),
        *({"min_occurrences": 2.5}, {"min_occurrences": -1}, {"largest_group": 10.5}),
    ],
)
def test_unknown_ways_of_counting(wrong: dict[str, Any]) -> None:
    """Refused before anything is read."""
    with pytest.raises(UsageError):
        Count(**wrong)


def test_standard_output_is_left_alone(tmp_path: Path) -> None:
    """DuckDB draws a bar there when a statement takes long; that would stand among the data."""
    with open_database(tmp_path, "100MB", 1) as database:
        setting = database.execute("SELECT current_setting('enable_progress_bar')").fetchall()
    assert setting == [(False,)]
