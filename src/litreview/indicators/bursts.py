"""Bursts: years in which a term, or the citing of a work, is suddenly more frequent."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaln

from litreview.errors import UsageError
from litreview.indicators.columns import read_items, read_years, say, say_undated

Array = NDArray[Any]

ENOUGH_YEARS = 5
_SURE = 0.9999
"""A state cannot expect a term in every document: then one without it would be impossible."""


def compute_bursts(
    documents: pd.DataFrame,
    column: str = "keywords",
    *,
    ratio: float = 2.0,
    gamma: float = 1.0,
    levels: int = 1,
    least: int = 3,
) -> pd.DataFrame:
    """Find the bursts of every item of a column, by Kleinberg's automaton for batches.

    The documents of a year are a batch of d, of which r have the item. State 0 expects its
    share of all documents, state i that share times ratio^i; being in a state costs the
    negative logarithm of the binomial probability of r, and entering a higher one γ ln T for
    each level, T the number of years. The cheapest course of states gives the bursts; the
    weight of one is what it saves (Kleinberg 2002, section 4,
    https://doi.org/10.1145/775047.775061).

    Parameters
    ----------
    documents
        ``year`` and the column: lists (keywords) or values (the work cited in that year).
    ratio, gamma
        s and γ of Kleinberg; larger ones find fewer bursts.
    levels
        How many states above the base one; bursts of higher levels stand inside lower ones.
    least
        Items of fewer documents are left out: their bursts are single papers.

    Returns
    -------
    pandas.DataFrame
        One row a burst, heaviest first: ``item``, ``level`` (from 1), ``start``, ``end``
        (years, both in the burst), ``weight``, ``documents`` (in the burst), ``all_documents``.

    Raises
    ------
    UsageError
        When ratio ≤ 1, gamma < 0 or levels < 1.

    Examples
    --------
    >>> years = [y for y in range(2001, 2009) for _ in range(10)]
    >>> words = [["desa"] if y in (2004, 2005) and n < 8 or n == 0 else []
    ...          for y in range(2001, 2009) for n in range(10)]
    >>> bursts = compute_bursts(pd.DataFrame({"year": years, "keywords": words}))
    >>> bursts[["item", "start", "end", "documents"]].values.tolist()
    [['desa', 2004, 2005, 16]]
    """
    if ratio <= 1 or gamma < 0 or levels < 1:
        raise UsageError("give a ratio above 1, a gamma of 0 or more, at least one level")
    years = read_years(documents)
    dated = documents.loc[years.notna()].reset_index(drop=True)
    when = years.dropna().astype("int64").to_numpy()
    rows: list[tuple[Any, ...]] = []
    n_years = int(when.max() - when.min() + 1) if len(when) else 0
    if n_years > 1:
        items, has, all_documents = _count(dated, column, when, least)
        states, cost = _states(has, all_documents, ratio, gamma, levels)
        rows = list(_bursts(items, has, states, cost, int(when.min())))
    columns = ["item", "level", "start", "end", "weight", "documents", "all_documents"]
    frame = pd.DataFrame(rows, columns=columns).sort_values(
        ["weight", "item", "level"], ascending=[False, True, True], ignore_index=True
    )
    if n_years < ENOUGH_YEARS:
        say(frame, "note-few-years", n=n_years, least=ENOUGH_YEARS)
    return say_undated(frame, years)


def _count(
    dated: pd.DataFrame, column: str, when: Array, least: int
) -> tuple[list[Any], Array, Array]:
    """Return the items, their documents by year (items × years), and all documents by year."""
    long = read_items(dated, column)
    totals = long.value_counts()
    kept = sorted(totals[totals >= least].index, key=str)
    position = {item: n for n, item in enumerate(kept)}
    at = when - when.min()
    all_documents = np.bincount(at)
    has = np.zeros((len(kept), len(all_documents)), dtype=np.int64)
    for row, item in long.items():
        if item in position:
            has[position[item], at[int(str(row))]] += 1
    return kept, has, all_documents


def _states(
    has: Array, all_documents: Array, ratio: float, gamma: float, levels: int
) -> tuple[Array, Array]:
    """Return the cheapest states (items × years) and the costs (items × years × states)."""
    n_items, n_years = has.shape
    base = has.sum(axis=1) / max(int(all_documents.sum()), 1)
    expected = np.minimum(base[:, None] * ratio ** np.arange(levels + 1), _SURE)[:, None, :]
    r, d = has[:, :, None].astype(float), all_documents[None, :, None].astype(float)
    choices = gammaln(d + 1) - gammaln(r + 1) - gammaln(d - r + 1)
    cost = -(choices + r * np.log(expected) + (d - r) * np.log1p(-expected))
    climb = np.maximum(np.subtract.outer(np.arange(levels + 1), np.arange(levels + 1)), 0).T
    enter = gamma * np.log(n_years) * climb  # from state i (row) to state j (column)
    best = cost[:, 0, :] + enter[0]  # before the first year the automaton is in state 0
    came_from = np.zeros((n_items, n_years, levels + 1), dtype=np.int64)
    for year in range(1, n_years):
        ways = best[:, :, None] + enter[None]
        came_from[:, year] = ways.argmin(axis=1)
        best = ways.min(axis=1) + cost[:, year]
    states = np.zeros((n_items, n_years), dtype=np.int64)
    if n_items:
        states[:, -1] = best.argmin(axis=1)
        for year in range(n_years - 1, 0, -1):
            states[:, year - 1] = came_from[np.arange(n_items), year, states[:, year]]
    return states, cost


def _bursts(items: list[Any], has: Array, states: Array, cost: Array, first: int) -> Any:
    for n, item in enumerate(items):
        for level in range(1, cost.shape[2]):
            inside = np.concatenate([[0], (states[n] >= level).astype(int), [0]])
            turns = np.flatnonzero(np.diff(inside))
            for start, stop in zip(turns[::2], turns[1::2], strict=True):
                saved = cost[n, start:stop, level - 1] - cost[n, start:stop, level]
                found = int(has[n, start:stop].sum())
                years = (int(first + start), int(first + stop - 1))
                yield (item, level, *years, float(saved.sum()), found, int(has[n].sum()))
