"""Connected components on a cluster, by splink: which records hang together, over all pairs.

Why splink (Ministry of Justice, UK; pip, MIT, maintained, for Spark 3.5 and 4): GraphX is deprecated
since Spark 4 and has no Python side; GraphFrames needs a jar of Maven's, which is no
package of Python's. https://moj-analytical-services.github.io/splink/api_docs/clustering.html

Two of its ways matter here. Each round gives every component the least number among its neighbours,
so a chain that is numbered in order takes as many rounds as it is long. The numbers are therefore
mixed first, which cuts the rounds to about the logarithm (Bögeholz, Brand & Todor 2019,
https://arxiv.org/abs/1802.09478). And it leaves files and views behind: they are removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from litreview.errors import UsageError
from litreview.scale.cluster.files import remove

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession


def find_components(
    session: SparkSession, nodes: DataFrame, edges: DataFrame, *, work: str
) -> DataFrame:
    """Find which nodes are connected, however long the way.

    Parameters
    ----------
    session
        The session of the job.
    nodes
        Column ``position``, whole numbers.
    edges
        Columns ``source`` and ``target``, each a position of `nodes`, in either direction.
    work
        A folder or URI that all executors reach; the rounds' tables lie in it while they run, the
        result as long as it is read.

    Returns
    -------
    DataFrame
        ``position component``: one row a node, the component named by its least position.

    Raises
    ------
    UsageError
        When splink is not there.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    try:
        from splink.backends.spark import SparkAPI
        from splink.clustering import cluster_pairwise_predictions_at_threshold
    except ImportError as error:
        raise UsageError(
            "components on a cluster need splink: pip install 'litreview[cluster]'"
        ) from error
    rounds, result = (f"{work.rstrip('/')}/{name}" for name in ("rounds", "components"))
    context = session.sparkContext
    before, views = context._jsc.sc().getCheckpointDir(), _views(session)
    context.setCheckpointDir(rounds)
    # Persisted tables instead of files make the plan grow with every round, past the driver's memory.
    engine = SparkAPI(  # type: ignore[no-untyped-call]
        spark_session=session, break_lineage_method="parquet", register_udfs_automatically=False
    )
    mixed = nodes.select("position", _mixed("position").alias("node")).distinct()
    found = cluster_pairwise_predictions_at_threshold(
        mixed.select("node"),
        edges.select(_mixed("source").alias("source"), _mixed("target").alias("target")),
        engine,
        node_id_column_name="node",
        edge_id_column_name_left="source",
        edge_id_column_name_right="target",
    )
    least = f.min("position").over(Window.partitionBy("cluster_id"))
    clusters = found.as_spark_dataframe().join(mixed, "node")
    clusters.select("position", least.alias("component")).write.mode("overwrite").parquet(result)
    for view in _views(session) - views:
        session.catalog.dropTempView(view)
    remove(session, rounds)
    if before.isDefined():
        context.setCheckpointDir(before.get())
    return session.read.parquet(result)


def _mixed(column: str) -> Column:
    """Number the positions in no order: of one 64-bit number this hash is one to one.

    Each step of XXH64 over eight bytes can be undone: multiplication by an odd number, rotation,
    exclusive or with the own bits shifted. https://github.com/Cyan4973/xxHash
    """
    from pyspark.sql import functions as f

    return f.xxhash64(f.col(column).cast("long"))


def _views(session: SparkSession) -> set[str]:
    """Return the names of splink's views."""
    shown = session.sql("SHOW VIEWS LIKE '__splink__*'").collect()
    return {str(row["viewName"]) for row in shown}
