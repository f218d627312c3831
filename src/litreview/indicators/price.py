"""Price's law: half of what is written comes from the square root of those who write."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from litreview.indicators.columns import read_items, say
from litreview.indicators.lotka import ENOUGH_AUTHORS


def compute_concentration(documents: pd.DataFrame, by: str = "authors") -> pd.DataFrame:
    """Rank authors by documents, with the share of authorships that they hold together.

    Returns
    -------
    pandas.DataFrame
        The column of `by`, ``documents``, ``rank``, ``cumulative_share`` (0–1), most first.

    Examples
    --------
    >>> documents = pd.DataFrame({"authors": [["Sari"], ["Sari", "Wijaya"], ["Sari"]]})
    >>> compute_concentration(documents)["cumulative_share"].tolist()
    [0.75, 1.0]
    """
    counts = read_items(documents, by).value_counts().rename_axis(by).rename("documents")
    frame = counts.reset_index().sort_values(
        ["documents", by], ascending=[False, True], ignore_index=True
    )
    frame["rank"] = np.arange(1, len(frame) + 1)
    frame["cumulative_share"] = frame["documents"].cumsum() / max(int(counts.sum()), 1)
    return frame


def compute_price(concentration: pd.DataFrame) -> pd.DataFrame:
    """Compare a set of authors with Price's law.

    By the law the √N most productive of N authors hold half of the authorships, and an author
    is prolific from 0.749 √(the most anyone wrote) documents on (Price 1963, *Little Science,
    Big Science*).

    Parameters
    ----------
    concentration
        As `compute_concentration` gives it.

    Returns
    -------
    pandas.DataFrame
        One row: ``authors`` N, ``authorships``, ``elite`` (√N, rounded), ``elite_share`` (0–1,
        0.5 by the law), ``half`` (how many of the most productive hold half), ``exponent``
        (ln half / ln N, 0.5 by the law), ``prolific_from`` (documents), ``prolific``
        (authors). Missing without authors.

    Examples
    --------
    >>> authors = [["Sari"]] * 4 + [["Wijaya"], ["Putri"], ["Hadi"], ["Dewi"]]
    >>> row = compute_price(compute_concentration(pd.DataFrame({"authors": authors}))).iloc[0]
    >>> row["elite"], row["half"], row["elite_share"]
    (np.float64(2.0), np.float64(1.0), np.float64(0.625))
    """
    share = concentration["cumulative_share"].to_numpy(dtype=float)
    n = len(concentration)
    row: dict[str, float] = {"authors": n, "authorships": float(concentration["documents"].sum())}
    if n:
        elite = max(round(math.sqrt(n)), 1)
        half = int(np.searchsorted(share, 0.5 - 1e-12)) + 1
        prolific = math.ceil(0.749 * math.sqrt(concentration["documents"].max()))
        row |= {
            "elite": elite,
            "elite_share": share[elite - 1],
            "half": half,
            "exponent": math.log(half) / math.log(n) if n > 1 else float("nan"),
            "prolific_from": prolific,
            "prolific": float(concentration["documents"].ge(prolific).sum()),
        }
    columns = [
        "authors",
        "authorships",
        "elite",
        "elite_share",
        "half",
        "exponent",
        "prolific_from",
        "prolific",
    ]
    frame = pd.DataFrame([row], columns=columns)
    if n < ENOUGH_AUTHORS:
        say(frame, "note-few-authors", n=n, least=ENOUGH_AUTHORS)
    return frame
