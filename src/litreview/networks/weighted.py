"""A graph or a frame of edges as a sparse matrix: sorted nodes, so that order never matters."""

from __future__ import annotations

from typing import Any, TypeAlias

import networkx as nx
import numpy as np
import pandas as pd
import scipy.sparse as sp

from litreview.errors import UsageError

Links: TypeAlias = nx.Graph | pd.DataFrame
"""A graph, or a frame with ``source``, ``target`` and, if not 1, ``weight``."""


def adjacency(
    links: Links, *, weight: str = "weight", directed: bool = False
) -> tuple[list[Any], Any]:
    """Return the nodes, sorted, and the matrix of weights in their order.

    Parameters
    ----------
    links
        A graph or an edge frame (whose nodes are the ends of its edges).
    weight
        The attribute or column to read; what has none counts 1.
    directed
        Keep the direction. Else the weights of both directions are summed, as in a graph
        without direction.

    Returns
    -------
    nodes, matrix
        The matrix is a ``scipy.sparse.csr_array`` of floats without a diagonal: a link of a
        node to itself says nothing about pairs.

    Raises
    ------
    UsageError
        For a weight below 0 or not finite, which no cluster or layout is defined for.
    """
    if isinstance(links, pd.DataFrame):
        sources, targets = links["source"].to_numpy(), links["target"].to_numpy()
        values = links[weight].to_numpy(dtype=float) if weight in links else np.ones(len(links))
        ends, labels = pd.factorize(np.concatenate([sources, targets]), sort=True)
        nodes, i, j = list(labels), ends[: len(links)], ends[len(links) :]
    else:
        nodes = sorted(links)
        position = {node: n for n, node in enumerate(nodes)}
        edges = links.edges(data=weight, default=1)
        listed = [(position[a], position[b], 1.0 if w is None else float(w)) for a, b, w in edges]
        i, j = (np.array([e[n] for e in listed], dtype=np.int64) for n in (0, 1))
        values = np.array([edge[2] for edge in listed])
    if not (np.isfinite(values) & (values >= 0)).all():
        raise UsageError("a link's weight must be a number, 0 or above; mend or drop such links")
    apart = (i != j) & (values > 0)
    i, j, values = i[apart], j[apart], values[apart]
    if not directed:
        i, j, values = np.r_[i, j], np.r_[j, i], np.r_[values, values]
    # Sums of floats depend on their order: sort before summing.
    order = np.lexsort((values, j, i))
    places = (i[order], j[order])
    matrix = sp.coo_array((values[order], places), shape=(len(nodes), len(nodes))).tocsr()
    matrix.sum_duplicates()
    return nodes, matrix


def association_strength(matrix: Any) -> Any:
    """Return 2m·a_ij/(k_i·k_j): links over what strengths alone would give.

    Formula: van Eck & Waltman (2009), https://doi.org/10.1002/asi.21075.
    """
    strength = np.asarray(matrix.sum(axis=1)).ravel()
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    data = matrix.data * strength.sum() / (strength[rows] * strength[matrix.indices])
    return sp.csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)
