"""Correspondence analysis: rows and columns of a table of counts as points of one plane."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.indicators.columns import say

_DIGITS = 9
_NOTHING = 1e-12
ENOUGH_ROWS = 5
"""With fewer rows the plane shows hardly more than the rows themselves."""


def compute_correspondence(table: pd.DataFrame, *, dimensions: int = 2) -> pd.DataFrame:
    """Analyse a table of counts (Greenacre 2017, "Correspondence Analysis in Practice", appendix A).

    The singular value decomposition of the standardised residuals (P - rc')/√(rc') gives
    principal coordinates of rows and columns; squared singular values are the principal inertias.

    Parameters
    ----------
    table
        Counts, labelled; rows and columns without any are left out.
    dimensions
        How many to return; fewer where the table has fewer.

    Returns
    -------
    pandas.DataFrame
        One row a row, then a column, of the table: ``kind`` (row or column), ``label``,
        ``mass``, ``inertia`` (share of all), and for each dimension k its principal coordinate
        ``x1 x2 …``, its share in the dimension's inertia ``contribution1 …``, and how much of
        its distance from the middle the dimension shows, ``cos2_1 …``. The sign of a dimension
        is such that its largest contribution lies above 0. ``attrs``: ``inertias``, ``shares``
        (of all dimensions), ``total``, ``note``.

    Raises
    ------
    UsageError
        For counts below 0 or not finite.

    Examples
    --------
    >>> smokers = pd.DataFrame([[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]])
    >>> [round(value, 6) for value in compute_correspondence(smokers).attrs["inertias"]]
    [0.074759, 0.010017, 0.000414]
    """
    counts = table.to_numpy(dtype=float)
    if not (np.isfinite(counts) & (counts >= 0)).all():
        raise UsageError("a count must be a number, 0 or above; mend the table")
    table = table.loc[counts.sum(axis=1) > 0, counts.sum(axis=0) > 0]
    counts = table.to_numpy(dtype=float)
    names = ["kind", "label", "mass", "inertia"]
    if min(counts.shape) < 2:
        frame = pd.DataFrame(columns=names)
        frame.attrs.update(inertias=[], shares=[], total=0.0, note="")
        return say(frame, "note-no-table")
    share = counts / counts.sum()
    r, c = share.sum(axis=1), share.sum(axis=0)
    residual = (share - np.outer(r, c)) / np.sqrt(np.outer(r, c))
    left, singular, right = np.linalg.svd(residual, full_matrices=False)
    real = singular > np.sqrt(_NOTHING)
    left, singular, right = left[:, real], singular[real], right[real].T
    total = float(np.square(residual).sum())
    shown = min(dimensions, len(singular))
    signs = np.array([_sign(left[:, k], right[:, k]) for k in range(shown)])
    parts = []
    for kind, labels, mass, vectors, own in (
        ("row", table.index, r, left, np.square(residual).sum(axis=1)),
        ("column", table.columns, c, right, np.square(residual).sum(axis=0)),
    ):
        columns: dict[str, Any] = {
            "kind": kind,
            "label": [str(label) for label in labels],
            "mass": mass,
            "inertia": own / total if total > _NOTHING else own * 0,
        }
        for k in range(shown):
            inertia = np.square(vectors[:, k]) * singular[k] ** 2
            columns[f"x{k + 1}"] = signs[k] * vectors[:, k] * singular[k] / np.sqrt(mass)
            columns[f"contribution{k + 1}"] = np.square(vectors[:, k])
            columns[f"cos2_{k + 1}"] = np.divide(
                inertia, own, out=np.zeros_like(own), where=own > _NOTHING
            )
        parts.append(pd.DataFrame(columns).round(_DIGITS))
    frame = pd.concat(parts, ignore_index=True).astype({"kind": "string", "label": "string"})
    frame.attrs["inertias"] = [round(float(s) ** 2, _DIGITS) for s in singular]
    frame.attrs["shares"] = [round(float(s) ** 2 / total, _DIGITS) for s in singular]
    frame.attrs["total"] = round(total, _DIGITS)
    frame.attrs["note"] = ""
    if len(table) < ENOUGH_ROWS:
        say(frame, "note-few-rows", n=len(table), least=ENOUGH_ROWS)
    return frame


def _sign(left: Any, right: Any) -> float:
    """Return the sign that puts the largest entry above 0; a singular vector has none of its own."""
    both = np.concatenate([left, right])
    return 1.0 if both[int(np.argmax(np.round(np.abs(both), 8)))] >= 0 else -1.0
