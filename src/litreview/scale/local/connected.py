"""Which records hang together, by scipy: connected parts of the agreements, none of them cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Records = NDArray[np.int64]


def cut_connected(heads: Records, source: Records, target: Records, length: int) -> Records:
    """Return for each record the stretch of whole connected parts that it is joined in.

    Parameters
    ----------
    heads
        The head of each record; of records printed alike the first is the head.
    source, target
        The two records of each agreement.
    length
        Records in a stretch, as far as connected parts are not longer.

    Examples
    --------
    >>> one, two = np.array([0]), np.array([2])
    >>> cut_connected(np.arange(4), one, two, 2).tolist()
    [0, 1, 0, 1]
    """
    import scipy.sparse as sp
    from scipy.sparse.csgraph import connected_components

    n = len(heads)
    ends = (np.concatenate([source, np.arange(n)]), np.concatenate([target, heads]))
    graph = sp.coo_array((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(n, n))
    _, labels = connected_components(graph.tocsr(), directed=False)
    through = np.cumsum(np.bincount(labels)) if n else np.zeros(0, dtype=np.int64)
    stretches: Records = ((through - 1) // length)[labels]
    return stretches
