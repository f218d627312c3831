"""How well the terms of a topic go together in the very texts it was found in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from litreview.errors import UsageError

MEASURES = ("c_v", "npmi")


def compute_npmi(both: Any, one: Any, other: Any, n: int) -> NDArray[np.float64]:
    """Normalise pointwise mutual information: ln(p(x,y) / p(x)p(y)) / -ln p(x,y).

    1 where two things only stand together, 0 where they are independent, -1 where they never
    meet (Bouma 2009, "Normalized (pointwise) mutual information in collocation extraction",
    eq. 5).

    Parameters
    ----------
    both, one, other
        How many of the n windows hold both, the first, the second.

    Examples
    --------
    >>> compute_npmi([5, 1, 0], [5, 2, 3], [5, 5, 3], 10).tolist()
    [1.0, 0.0, -1.0]
    """
    both, one, other = (np.asarray(x, dtype=float) for x in (both, one, other))
    share = both / max(n, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(both * n / (one * other)) / -np.log(share)
    value = np.where(share >= 1, 1.0, value)
    return np.where(both > 0, value, -1.0) + 0.0


def compute_coherence(
    topics: Iterable[Sequence[int]], windows: Any, *, measure: str = "c_v"
) -> NDArray[np.float64]:
    """Compute each topic's coherence from how its terms meet in windows of the same texts.

    Parameters
    ----------
    topics
        Columns of each topic's terms.
    windows
        ``scipy.sparse`` counts of shape (windows, terms); only whether one is above 0 matters.
    measure
        ``"c_v"``: the mean cosine of each term's row of NPMI values (to every term of the
        topic, itself too) and the sum of these rows, the measure that agreed best with people
        (Röder, Both & Hinneburg 2015, https://doi.org/10.1145/2684822.2685324; their windows
        slide by one of 110 words, about five sentences, ours stand side by side).
        ``"npmi"``: the mean NPMI of all pairs (Lau, Newman & Baldwin 2014,
        https://doi.org/10.3115/v1/E14-1056), lower the fewer windows there are.

    Returns
    -------
    numpy.ndarray
        c_v from 0 to 1, seldom below 0; npmi from -1 to 1; 0 for fewer than two terms.

    Raises
    ------
    UsageError
        For an unknown measure.

    Examples
    --------
    >>> import scipy.sparse as sp
    >>> table = sp.csr_array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
    >>> compute_coherence([[0, 1], [2, 3], [0]], table, measure="npmi").tolist()
    [1.0, -1.0, 0.0]
    >>> compute_coherence([[0, 1], [2, 3], [0]], table).round(3).tolist()
    [1.0, 0.0, 0.0]
    """
    if measure not in MEASURES:
        raise UsageError(f"no coherence {measure!r}: use one of {', '.join(MEASURES)}")
    n = windows.shape[0]
    found = []
    for terms in topics:
        if len(terms) < 2:
            found.append(0.0)
            continue
        part = windows[:, list(terms)].tocsr()
        part.data = np.ones_like(part.data)
        both = np.asarray((part.T @ part).todense())
        alone = np.diag(both)
        values = compute_npmi(both, alone[:, None], alone[None, :], n)
        if measure == "npmi":
            found.append(float(values[np.triu_indices(len(terms), k=1)].mean()))
            continue
        whole = values.sum(axis=0)
        length = np.linalg.norm(values, axis=1) * np.linalg.norm(whole)
        cosine = np.divide(values @ whole, length, out=np.zeros(len(terms)), where=length > 0)
        found.append(float(cosine.mean()))
    return np.array(found)
