"""Counting on a cluster, by Spark: the SQL text of `litreview.scale.sql`, links from anywhere.

What is heavy in it, and what is done about it:

- *Ids.* Whole numbers are taken as they are. Others are numbered in their order, by a sort over all
  tasks and the place of each row in its task; text sorts by code points, as in DuckDB.
- *The same table twice.* What several statements read is kept: as Parquet in a work folder, which
  survives the loss of an executor, or in the executors' memory and disks.
- *A large group.* A group of *s* items makes s(s-1)/2 products, and a join by group gives them all
  to one task. Spark's own remedy, ``spark.sql.adaptive.skewJoin.enabled``, does not help: it looks at
  bytes, and 20,000 items are some 300 kB, far below its 256 MB; and it cuts between the files that
  wrote a partition, while one file wrote a group. Hence the stretches of the SQL text: the pairs
  of each stretch of items are a join of its own, so a large group lies in as many tasks as there
  are stretches. A group of 6,000 among 20,000 small ones, on two cores: longest task of the join
  33 s; with that remedy's limits lowered to 64 kB, 24 s; in ten stretches, 5 s.
  `Count.largest_group` bounds what is left.

https://spark.apache.org/docs/latest/sql-performance-tuning.html#optimizing-skew-join
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any

from litreview.errors import InputError
from litreview.scale.sql import Count

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

PRODUCTS = 20_000_000
"""Products of one group in one task: about half a minute of it."""
MOST_STRETCHES = 100
"""Each stretch sorts the other side of the join once more."""
_ALL = (-(2**63), 2**63)
"""A stretch that holds every 64-bit number, whatever its sign."""


@dataclass(frozen=True, slots=True, eq=False)
class ClusterEdges:
    """Pairs as Spark counts them: they are counted when they are asked for.

    Parameters
    ----------
    edges
        ``source target weight``, source before target, in no order.
    extent
        One row: ``products groups_left_out largest``, as `litreview.scale.Edges` has them.
    kept
        Tables that the executors hold for them.
    """

    edges: DataFrame
    extent: DataFrame
    kept: tuple[DataFrame, ...] = ()

    def release(self) -> None:
        """Let the executors forget what they hold; the edges may still be asked for, slowly."""
        for frame in self.kept:
            frame.unpersist()


def count_on_cluster(
    session: SparkSession,
    links: DataFrame,
    count: Count,
    *,
    group: str = "group",
    item: str = "item",
    work: str | None = None,
    products: int = PRODUCTS,
) -> ClusterEdges:
    """Count the pairs of items that share groups on a Spark cluster.

    Parameters
    ----------
    session
        The session of the job; its tables and views are left alone.
    links
        Item *n* stands in group *n*; ids of any plain type: text, whole numbers, dates.
    count
        What to count.
    group, item
        The columns: for co-citation the citing and the cited, for coupling the other way round.
    work
        A folder or URI that all executors reach, for tables between; what lies there under their
        names is replaced, and what is written there is needed until the edges are. None keeps
        them in the executors.
    products
        How many products one group may give to one task.

    Raises
    ------
    InputError
        When a column is not there, or holds no ids.
    """
    tables = _Tables(session, count, work)
    coded, labels = _coded(tables, _named(links, group, item))
    members = tables.keep("members", tables.select("members", links=coded))
    items = tables.keep("items", tables.select("items", members=members))
    # Without a least number of occurrences every member is present.
    present = (
        tables.select("present", members=members, items=items) if count.min_occurrences else members
    )
    sizes = tables.keep("sizes", tables.select("sizes", present=present))
    shares = tables.keep("shares", tables.select("shares", present=present, sizes=sizes))
    stretches = _stretches(count, sizes, shares, products)
    pairs = reduce(
        lambda one, two: one.unionAll(two),
        [tables.select("pairs", stretch, shares=shares) for stretch in stretches],
    )
    edges = tables.select("weighted", pairs=pairs, items=items) if count.normalisation else pairs
    if labels is not None:
        ends = {"pairs": edges, "labels": labels}
        edges = tables.run(
            "SELECT a.label AS source, b.label AS target, p.weight FROM pairs p"
            " JOIN labels a ON p.source = a.code JOIN labels b ON p.target = b.code",
            ends,
        )
    return ClusterEdges(edges, tables.select("extent", sizes=sizes), tuple(tables.kept))


class _Tables:
    """The statements of a count, each over the tables it is given, and where those are kept."""

    def __init__(self, session: SparkSession, count: Count, work: str | None) -> None:
        self.session, self.count, self.work = session, count, work
        self.kept: list[DataFrame] = []

    def select(self, name: str, stretch: tuple[int, int] = _ALL, **tables: DataFrame) -> DataFrame:
        """Return what a statement of the SQL text selects."""
        return self.run(self.count.statement(name, first=stretch[0], end=stretch[1]), tables)

    def run(self, statement: str, tables: dict[str, DataFrame]) -> DataFrame:
        """Run a statement over tables that only it sees: no view of the session is touched."""
        seen = ", ".join(f"{name} AS (SELECT * FROM {{{name}}})" for name in tables)
        given: dict[str, Any] = dict(tables)
        return self.session.sql(f"WITH {seen} {statement}", **given)

    def keep(self, name: str, frame: DataFrame) -> DataFrame:
        """Let a table be made once, however often it is read."""
        if self.work is None:
            self.kept.append(frame.persist())
            return self.kept[-1]
        place = f"{self.work.rstrip('/')}/{name}"
        frame.write.mode("overwrite").parquet(place)
        return self.session.read.parquet(place)


def _named(links: DataFrame, group: str, item: str) -> DataFrame:
    """Return the two columns under the names of the SQL text."""
    from pyspark.sql.types import ArrayType, MapType, StructType

    for column in (group, item):
        if column not in links.columns:
            raise InputError(
                f"links have no column {column!r}: name one of {', '.join(links.columns)}"
            )
        kind = links.schema[column].dataType
        if isinstance(kind, ArrayType | MapType | StructType):
            raise InputError(
                f"column {column!r} is {kind.simpleString()}, not an id: "
                "one row a citation is needed, such as Spark's explode makes of a list"
            )
    return links.select(_column(group).alias("grp"), _column(item).alias("item"))


def _column(name: str) -> Column:
    from pyspark.sql import functions as f

    return f.col("`" + name.replace("`", "``") + "`")


def _coded(tables: _Tables, named: DataFrame) -> tuple[DataFrame, DataFrame | None]:
    """Return the links with items as numbers in their order, and the label of each number."""
    from pyspark.sql import functions as f
    from pyspark.sql.types import IntegralType

    if isinstance(named.schema["item"].dataType, IntegralType):
        return named, None
    distinct = named.select("item").where("item IS NOT NULL").distinct().orderBy("item")
    # Tasks hold stretches of the order, and their rows are numbered above those of the task before.
    numbered = distinct.select(
        f.col("item").alias("label"), f.monotonically_increasing_id().alias("code")
    )
    labels = tables.keep("labels", numbered)
    coded = tables.run(
        "SELECT n.grp, l.code AS item FROM named n JOIN labels l ON n.item = l.label",
        {"named": named, "labels": labels},
    )
    return coded, labels


def _stretches(
    count: Count, sizes: DataFrame, shares: DataFrame, products: int
) -> list[tuple[int, int]]:
    """Cut the items so that no group gives more than so many products to one stretch."""
    from pyspark.sql import functions as f

    kept = sizes.where(f.col("size") <= count.largest_group) if count.largest_group else sizes
    row = kept.agg(f.max("size")).first()
    largest = (row[0] if row else None) or 0
    number = min(ceil(largest * (largest - 1) / 2 / products), MOST_STRETCHES)
    if number < 2:
        return [_ALL]
    large = kept.where(f.col("size") * (f.col("size") - 1) / 2 > products).select("grp")
    # The k-th of n items stands first in n-k pairs: equal areas of a triangle.
    parts = [1 - sqrt(1 - k / number) for k in range(1, number)]
    cuts = shares.join(large, "grp", "left_semi").approxQuantile("item", parts, 0.005)
    inner = sorted({int(cut) for cut in cuts})
    return list(pairwise([_ALL[0], *inner, _ALL[1]]))
