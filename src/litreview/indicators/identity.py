"""One name for one person and for one container title, before anything is counted by them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pandas as pd

from litreview.networks.persons import merge_names
from litreview.prose import fold_key


def unify(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with one form for each author and each container title.

    Authors as in the networks (`litreview.networks.persons.merge_names`), container titles that
    differ in capitals, accents, spaces or punctuation only as their most frequent form.

    Examples
    --------
    >>> documents = pd.DataFrame({"authors": [["Sari, D."], ["Sari, Dewi"]],
    ...                           "container_title": ["Jurnal Desa", "JURNAL DESA"]})
    >>> unify(documents).values.tolist()
    [[['Sari, Dewi'], 'JURNAL DESA'], [['Sari, Dewi'], 'JURNAL DESA']]
    """
    unified = documents.copy()
    if "authors" in unified:
        bylines = [_strings(cell) for cell in unified["authors"]]
        one = merge_names(bylines)
        unified["authors"] = pd.Series(
            [[one[name] for name in byline] for byline in bylines],
            index=unified.index,
            dtype=object,
        )
    if "container_title" in unified:
        forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        titles = [t if isinstance(t, str) and t else None for t in unified["container_title"]]
        for title in filter(None, titles):
            forms[fold_key(title)][title] += 1
        best = {key: min(found, key=lambda f: (-found[f], f)) for key, found in forms.items()}
        unified["container_title"] = [best[fold_key(t)] if t else pd.NA for t in titles]
    return unified


def _strings(cell: Any) -> list[str]:
    return [str(name) for name in cell if name] if isinstance(cell, list | tuple) else []
