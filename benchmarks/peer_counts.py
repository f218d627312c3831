"""The process that counts one network by one library: ``peer_counts.py PEER KIND LINKS.csv EDGES.csv``.

Each library starts from the two columns of distinct links in a form of its own and ends with edges
in a form of its own; `litreview.scale.count_links` is timed with its sorted files written as well.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from peer_side import Clock, answer

Links = list[tuple[int, int]]
"""Group and item, sorted: citing and cited for co-citation, the other way round for coupling."""
Edges = Iterable[tuple[int, int, int]]


def count_scipy(links: Links, kind: str, clock: Clock) -> Edges:
    """Multiply the table by itself and keep the upper triangle: no labels, no order, no file."""
    import numpy as np
    import scipy.sparse as sp

    columns = np.array(links)
    with clock:
        _, groups = np.unique(columns[:, 0], return_inverse=True)
        labels, items = np.unique(columns[:, 1], return_inverse=True)
        table = sp.csr_array((np.ones(len(columns), dtype=np.int32), (groups, items)))
        pairs = sp.triu(table.T @ table, k=1).tocoo()
    sources, targets = labels[pairs.coords[0]], labels[pairs.coords[1]]
    return zip(sources.tolist(), targets.tolist(), pairs.data.tolist(), strict=True)


def count_pandas(links: Links, kind: str, clock: Clock) -> Edges:
    """Merge the frame with itself and count the rows of each pair."""
    import pandas as pd

    frame = pd.DataFrame(links, columns=["group", "item"])
    with clock:
        both = frame.merge(frame, on="group")
        both = both[both["item_x"] < both["item_y"]]
        sizes = both.groupby(["item_x", "item_y"], sort=False).size()
    return ((a, b, n) for (a, b), n in sizes.items())


def count_polars(links: Links, kind: str, clock: Clock) -> Edges:
    """Join the frame with itself and count the rows of each pair, lazily."""
    import polars as pl

    frame = pl.DataFrame(links, schema=["group", "item"], orient="row")
    with clock:
        left = frame.lazy()
        pairs = (
            left.join(left, on="group")
            .filter(pl.col("item") < pl.col("item_right"))
            .group_by("item", "item_right")
            .len()
            .collect()
        )
    return pairs.iter_rows()


def count_duckdb(links: Links, kind: str, clock: Clock) -> Edges:
    """Join and count in one SQL statement, its result a table in memory."""
    import duckdb
    import pyarrow as pa

    groups, items = zip(*links, strict=True)
    table = pa.table({"grp": groups, "item": items})
    with duckdb.connect() as database:
        database.register("links", table)
        with clock:
            pairs = database.execute(
                "SELECT a.item, b.item, COUNT(*) FROM links a JOIN links b"
                " ON a.grp = b.grp AND a.item < b.item GROUP BY ALL"
            ).to_arrow_table()
    return zip(*(column.to_pylist() for column in pairs.columns), strict=True)


def count_networkx(links: Links, kind: str, clock: Clock) -> Edges:
    """Project the graph of groups and items onto the items."""
    import networkx as nx
    from networkx.algorithms import bipartite

    with clock:
        graph = nx.Graph()
        items = {item for _, item in links}
        graph.add_nodes_from(items, bipartite=0)
        graph.add_edges_from((("group", group), item) for group, item in links)
        projected = bipartite.weighted_projected_graph(graph, items)
    return projected.edges(data="weight")


def count_igraph(links: Links, kind: str, clock: Clock) -> Edges:
    """Project the graph of groups and items onto the items."""
    import igraph

    with clock:
        items = sorted({item for _, item in links})
        number = {item: n for n, item in enumerate(items)}
        groups = {group: len(items) + n for n, group in enumerate({g for g, _ in links})}
        kinds = [False] * len(items) + [True] * len(groups)
        edges = [(groups[group], number[item]) for group, item in links]
        projected = igraph.Graph.Bipartite(kinds, edges).bipartite_projection(which=0)
    weights = projected.es["weight"]
    ends = projected.get_edgelist()
    return ((items[a], items[b], n) for (a, b), n in zip(ends, weights, strict=True))


def count_metaknowledge(links: Links, kind: str, clock: Clock) -> Edges:
    """Read the citations as a Web of Science export, the form that the library takes.

    A paper is "Paper 7", a work "Work 12": each is told by its author, year and journal.
    """
    import metaknowledge

    papers = links if kind == "co-citation" else sorted((b, a) for a, b in links)
    with TemporaryDirectory() as folder:
        lines = ["FN Thomson Reuters Web of Science™", "VR 1.0"]
        for paper, cited in groupby(papers, key=lambda link: link[0]):
            lines += ["PT J", f"AU Paper{paper}, P", f"TI Title {paper}", f"SO JOURNAL {paper}"]
            works = [f"Work{work}, W, 2000, BOOK {work}" for _, work in cited]
            lines += [f"{'CR' if not n else '  '} {work}" for n, work in enumerate(works)]
            lines += ["PY 2020", f"UT WOS:{paper:015}", "ER", ""]
        path = Path(folder) / "export.txt"
        path.write_text("\n".join([*lines, "EF"]), encoding="utf-8-sig")
        with clock:
            records = metaknowledge.RecordCollection(str(path))
            graph = (
                records.networkCoCitation()
                if kind == "co-citation"
                else records.networkBibCoupling()
            )
    number = {node: int("".join(filter(str.isdigit, node.split(",")[0]))) for node in graph}
    return ((number[a], number[b], int(n)) for a, b, n in graph.edges(data="weight"))


def count_litstudy(links: Links, kind: str, clock: Clock) -> Edges:
    """Make documents of papers and works alike: co-citation joins only what is in the set."""
    from litstudy import network
    from litstudy.types import Document, DocumentIdentifier, DocumentSet

    class Paper(Document):
        """A document that knows nothing but what it cites."""

        title, authors = "", None

        def __init__(self, name: str, cited: list[Any]) -> None:
            super().__init__(DocumentIdentifier(name, doi=name))
            self.cited = cited

        @property
        def references(self) -> list[Any]:
            return self.cited

    papers = sorted(links if kind == "co-citation" else ((b, a) for a, b in links))
    most = len(papers) ** 2
    with clock:
        documents = [
            Paper(f"p{paper}", [DocumentIdentifier(f"w{n}", doi=f"w{n}") for _, n in cited])
            for paper, cited in groupby(papers, key=lambda link: link[0])
        ]
        if kind == "co-citation":
            documents += [Paper(f"w{work}", []) for work in sorted({b for _, b in papers})]
            graph = network.build_cocitation_network(DocumentSet(documents), max_edges=most)
        else:
            graph = network.build_coupling_network(DocumentSet(documents), max_edges=most)
    name = [int(document.id.title[1:]) for document in documents]
    return ((name[a], name[b], n) for a, b, n in graph.edges(data="weight"))


def count_by_kernel(links: Links, kind: str, clock: Clock) -> Edges:
    """Count by the kernel of this package, up to its sorted frame of edges."""
    import numpy as np

    from litreview.networks.build import pairs_frame
    from litreview.pairs import Incidence, count_pairs

    columns = np.array(links)
    with clock:
        frame = pairs_frame(count_pairs(Incidence.from_links(columns[:, 0], columns[:, 1])))
    return zip(*(frame[name].tolist() for name in ("source", "target", "weight")), strict=True)


def _count_ours(links: Links, clock: Clock, engine: Any) -> Edges:
    import pandas as pd

    from litreview.scale import Count, count_links

    frame = pd.DataFrame(links, columns=["group", "item"])
    with TemporaryDirectory() as folder:
        with clock:
            edges = count_links(frame, Count(), folder, engine=engine)
        found = edges.frame()
    return found.itertuples(index=False, name=None)


def count_in_memory(links: Links, kind: str, clock: Clock) -> Edges:
    """Count by this package with its kernel, from and to files."""
    return _count_ours(links, clock, "memory")


def count_out_of_core(links: Links, kind: str, clock: Clock) -> Edges:
    """Count by this package with DuckDB."""
    return _count_ours(links, clock, "duckdb")


SIDES: dict[str, tuple[str, Callable[[Links, str, Clock], Edges]]] = {
    "litreview": ("litreview", count_by_kernel),
    "litreview memory": ("litreview", count_in_memory),
    "litreview duckdb": ("litreview", count_out_of_core),
    "scipy": ("scipy", count_scipy),
    "pandas": ("pandas", count_pandas),
    "polars": ("polars", count_polars),
    "duckdb": ("duckdb", count_duckdb),
    "networkx": ("networkx", count_networkx),
    "igraph": ("igraph", count_igraph),
    "metaknowledge": ("metaknowledge", count_metaknowledge),
    "litstudy": ("litstudy", count_litstudy),
}


def main() -> None:
    """Count, write the edges, and answer."""
    peer, kind, source, target = sys.argv[1:]
    with open(source, encoding="ascii", newline="") as file:
        links = sorted((int(group), int(item)) for group, item in csv.reader(file))
    package, count = SIDES[peer]
    clock = Clock()
    edges = count(links, kind, clock)
    with open(target, "w", encoding="ascii", newline="") as file:
        csv.writer(file).writerows((*sorted((a, b)), n) for a, b, n in edges)
    answer(clock, package)


if __name__ == "__main__":
    main()
