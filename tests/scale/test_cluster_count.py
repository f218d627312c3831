"""Counting by Spark gives the edges of one machine, and says in one line what it cannot count."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from litreview.errors import InputError
from litreview.networks.build import pairs_frame
from litreview.pairs import Incidence, count_pairs
from litreview.scale import Count, count_out_of_core
from litreview.scale.cluster.count import _stretches, count_on_cluster
from litreview.scale.cluster.errors import one_line, told_in_one_line
from litreview.scale.cluster.session import java_version
from scale.java import need_java

# The last two stand the other way round in UTF-16, which Java's strings are made of.
ODD = ["a", "A", "é", 'q"q', "q'q", "with space", "{brace}", "`tick`", "", "\uffee", "\U0001f600"]


def frame_of(spark: Any, links: pd.DataFrame, kinds: str = "string") -> Any:
    """Hand links to Spark without its pandas bridge, which warns of pandas 3."""
    rows = [
        tuple(None if pd.isna(v) else v for v in row) for row in links.to_numpy(object).tolist()
    ]
    return spark.createDataFrame(rows, ", ".join(f"`{c}` {kinds}" for c in links.columns))


def sorted_edges(counted: Any) -> pd.DataFrame:
    """Bring the edges here, in the order of one machine."""
    rows = sorted(tuple(row) for row in counted.edges.collect())
    counted.release()
    return pd.DataFrame(rows, columns=["source", "target", "weight"])


def in_memory(links: pd.DataFrame, count: Count) -> pd.DataFrame:
    """Count by the kernel that holds everything in memory."""
    known = links.dropna()
    table = Incidence.from_links(known["group"].to_numpy(object), known["item"].to_numpy(object))
    if count.min_occurrences:
        table = table.frequent(count.min_occurrences)
    how: dict[str, Any] = {"counting": count.counting, "normalisation": count.normalisation}
    return pairs_frame(count_pairs(table, **how, threshold=count.threshold))


def assert_same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    """Edge for edge, in the same order; weights to the ninth digit."""
    for column in ("source", "target"):
        assert found[column].tolist() == expected[column].tolist()
    np.testing.assert_allclose(
        found["weight"].astype(float), expected["weight"].astype(float), rtol=1e-9
    )


def random_links(seed: int) -> pd.DataFrame:
    """Few ids in many links: repetitions, missing ids, ids that need care."""
    rng = np.random.default_rng(seed)
    links = pd.DataFrame({"group": rng.choice(ODD, 90), "item": rng.choice(ODD, 90)}, dtype=object)
    links.loc[rng.choice(90, 5, replace=False), "item"] = None
    links.loc[rng.choice(90, 5, replace=False), "group"] = None
    return links


@pytest.mark.parametrize(
    ("count", "products"),
    [
        (Count(), 10**9),
        (Count("fractional", threshold=0.25), 5),
        (Count("full", "association-strength", threshold=2, min_occurrences=6), 10**9),
        (Count("fractional", "jaccard"), 20),
    ],
    ids=str,
)
def test_edges_are_those_in_memory(spark: Any, count: Count, products: int) -> None:
    """Whatever the ids, the way of counting, and the number of stretches."""
    links = random_links(products % 97)
    expected = in_memory(links, count)
    assert len(expected) > 9
    found = count_on_cluster(spark, frame_of(spark, links), count, products=products)
    assert_same(sorted_edges(found), expected)


def test_edges_are_those_out_of_core(spark: Any, tmp_path: Path) -> None:
    """A thousand papers with whole numbers as ids, some below zero; through a work folder."""
    rng = np.random.default_rng(7)
    links = pd.DataFrame(
        {"citing": rng.integers(-500, 500, 20_000), "cited": rng.zipf(1.6, 20_000) % 3000 - 100}
    )
    count = Count(threshold=2, largest_group=13)
    columns = {"group": "citing", "item": "cited"}
    links.to_parquet(tmp_path / "links.parquet")
    expected = count_out_of_core(links, count, tmp_path / "one", **columns)
    given = spark.read.parquet(str(tmp_path / "links.parquet"))
    found = count_on_cluster(spark, given, count, **columns, work=str(tmp_path / "work"))
    extent = found.extent.first().asDict()
    assert {k: int(v) for k, v in extent.items()} == {
        "products": expected.products,
        "groups_left_out": expected.groups_left_out,
        "largest": expected.largest,
    }
    assert expected.groups_left_out > 3
    assert expected.n_edges > 1000
    assert_same(sorted_edges(found), expected.frame())


def test_a_large_group_is_cut_into_equal_work(spark: Any) -> None:
    """Each stretch has about the same number of a group's pairs, and none has twice its share."""
    size, wanted = 2000, 8
    members = spark.range(size).selectExpr("CAST(1 AS BIGINT) AS grp", "id AS item")
    sizes = spark.sql(f"SELECT CAST(1 AS BIGINT) AS grp, CAST({size} AS BIGINT) AS size")
    pairs = size * (size - 1) / 2
    stretches = _stretches(Count(), sizes, members, int(pairs / wanted) + 1)
    ranks = [np.clip([first, end], 0, size) for first, end in stretches]
    # Item n of them stands before size - 1 - n others.
    work = [sum(size - 1 - n for n in range(int(first), int(end))) for first, end in ranks]
    assert sum(work) == pairs
    assert len(work) == wanted
    assert max(work) < 2 * pairs / wanted


def test_views_of_the_session_are_left_alone(spark: Any) -> None:
    """Tables with the names of the SQL text are the user's, before and after."""
    spark.range(3).createOrReplaceTempView("links")
    before = {table.name for table in spark.catalog.listTables()}
    links = pd.DataFrame({"group": ["p", "p"], "item": ["x", "y"]})
    one, two = (count_on_cluster(spark, frame_of(spark, links), Count(threshold=n)) for n in (1, 2))
    assert len(sorted_edges(two)) == 0
    assert len(sorted_edges(one)) == 1
    assert spark.table("links").count() == 3
    assert {table.name for table in spark.catalog.listTables()} == before


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("CAST(1 AS BIGINT) AS citing, 'w' AS work", "no column 'cited': name one of citing, work"),
        (
            "'p' AS citing, array('w', 'v') AS cited",
            "'cited' is array<string>, not an id: .*explode",
        ),
    ],
)
def test_columns_that_hold_no_ids(spark: Any, columns: str, message: str) -> None:
    """One line names what is there, and what to do."""
    links = spark.sql(f"SELECT {columns}")
    with pytest.raises(InputError, match=message) as told:
        count_on_cluster(spark, links, Count(), group="citing", item="cited")
    assert "\n" not in str(told.value)


# Spark 4.3 warns so when a map over Arrow is planned; no frame of pandas is in it.
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
def test_a_partition_that_fails_is_one_line(spark: Any) -> None:
    """The stage and the error of the map, not the trace of two programs."""

    # Within the test: workers do not find the modules of tests.
    def read_years(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            if 3 in batch.column("id").to_pylist():
                raise ValueError("no year in 'tt'")
            yield batch

    failing = spark.range(0, 4, 1, 4).mapInArrow(read_years, "id long")
    with pytest.raises(InputError) as told, told_in_one_line("parse"):
        failing.collect()
    assert str(told.value) == (
        "stage parse: ValueError: no year in 'tt'; mend it and start again: what is finished is kept"
    )


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            "[TABLE_OR_VIEW_NOT_FOUND] The table `x` is not there. SQLSTATE: 42P01; line 1 pos 4",
            100,
        ),
        (
            "An error occurred while calling o1.x.\n: java.lang.OutOfMemoryError: Java heap space\n",
            0,
        ),
        ("", 0),
        ("x" * 10_000, 0),
    ],
)
def test_whatever_spark_says_is_one_short_line(said: str, line: int) -> None:
    """Never empty, never long, never two."""
    found = one_line(said)
    assert 0 < len(found) <= 400
    assert "\n" not in found
    assert "SQLSTATE" not in found


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ('openjdk version "17.0.21.1" 2026-11-17', 17),
        ('java version "1.8.0_402"', 8),
        ('openjdk version "21" 2023-09-19', 21),
        ('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "11.0.2"', 11),
        ("no such thing", None),
    ],
)
def test_versions_of_java(said: str, version: int | None) -> None:
    """Until 8 the main number stood second."""
    assert java_version(said) == version


def opened_with(**environment: str) -> str:
    """Open a session in a process that has no Java but what is named; return its error."""
    code = (
        "from litreview.errors import UsageError\n"
        "from litreview.scale.cluster import open_session\n"
        "try: open_session('local[1]')\n"
        "except UsageError as error: print(error)"
    )
    kept = {k: v for k, v in os.environ.items() if k not in ("PATH", "JAVA_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**kept, **environment}, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_java_is_one_line(tmp_path: Path) -> None:
    """It names the package to install; an old or broken Java is named."""
    assert "there is none here: install Java 17 (Debian" in (
        said := opened_with(PATH=str(tmp_path))
    )
    assert "openjdk-17-jre-headless" in said
    assert said.count("\n") == 1
    java = tmp_path / "bin" / "java"
    assert f"JAVA_HOME={tmp_path} does not start" in opened_with(PATH="", JAVA_HOME=str(tmp_path))
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n")
    java.chmod(0o755)
    assert f"needs Java 17, {java} is 11" in opened_with(PATH="/bin", JAVA_HOME=str(tmp_path))


def test_a_missing_java_skips_at_home_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """At home one line says what to install; in CI the gate stays shut."""
    monkeypatch.setenv("JAVA_HOME", "nowhere")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("LITREVIEW_SPARK", raising=False)
    with pytest.raises(pytest.skip.Exception, match="install Java 17"):
        need_java()
    monkeypatch.setenv("LITREVIEW_SPARK", "1")
    with pytest.raises(pytest.fail.Exception, match="install Java 17"):
        need_java()


def test_no_pyspark_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the extra."""
    from litreview.errors import UsageError
    from litreview.scale.cluster import open_session

    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(UsageError, match=r"pip install 'litreview\[cluster\]'"):
        open_session("local[1]")


def test_spark_is_not_loaded_before_it_is_asked_for() -> None:
    """Neither by the command line nor by the modules of this folder."""
    code = (
        "import sys, litreview.cli, litreview.scale.cluster, litreview.scale.cluster.submit, "
        "litreview.scale.cluster.components; "
        "print([m for m in ('pyspark', 'py4j', 'splink') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
