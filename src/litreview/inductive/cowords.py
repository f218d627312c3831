"""Co-words: how often two terms stand on one paper, of the most frequent terms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from litreview.indicators.columns import require
from litreview.inductive.keywords import as_printed, join_forms
from litreview.inductive.texts import Ints
from litreview.pairs import Incidence, count_pairs


@dataclass(frozen=True, slots=True, eq=False)
class CoWords:
    """Terms, most frequent first, of two alike the first by letters, and their pairs.

    Parameters
    ----------
    terms, occurrences
        Each term, and the number of papers with it.
    i, j, weight
        One entry a pair, ``i < j``: positions in ``terms``, papers with both.
    papers
        Papers with at least one term.
    """

    terms: tuple[str, ...]
    occurrences: Ints
    i: Ints
    j: Ints
    weight: Ints
    papers: int

    def matrix(self) -> Any:
        """Return the counts as a symmetric ``scipy.sparse.csr_array`` with an empty diagonal."""
        import scipy.sparse as sp

        n = len(self.terms)
        half = sp.coo_array((self.weight.astype(float), (self.i, self.j)), shape=(n, n))
        return (half + half.T).tocsr()

    def edges(self) -> pd.DataFrame:
        """Return the pairs as a frame: ``source target weight``."""
        names = np.array(self.terms, dtype=object)
        return pd.DataFrame(
            {"source": names[self.i], "target": names[self.j], "weight": self.weight}
        )


def count_co_words(
    papers: pd.DataFrame,
    column: str = "keywords",
    *,
    most: int | None = 250,
    least: int = 2,
    joined: bool = True,
    split_ties: bool = False,
) -> CoWords:
    """Count the pairs of terms (Callon, Courtial, Turner & Bauin 1983).

    Parameters
    ----------
    papers
        One row a paper.
    column
        Lists of terms.
    most
        How many terms to keep at most; None for all.
    least
        Papers that a term needs.
    joined
        Join inflected forms; else terms are counted as printed, letter case aside.
    split_ties
        Cut at exactly ``most``, by the alphabet among terms equally frequent. By default none
        of those is kept, as nothing tells one from another.

    Examples
    --------
    >>> papers = pd.DataFrame({"keywords": [["tax", "village"], ["village", "taxes"], ["tax"]]})
    >>> found = count_co_words(papers)
    >>> found.terms, found.occurrences.tolist(), found.weight.tolist()
    (('tax', 'village'), [3, 2], [2])
    """
    require(papers, column)
    cells = [cell if isinstance(cell, list | tuple) else [] for cell in papers[column]]
    lists = [[str(word) for word in cell] for cell in cells]
    lists = join_forms(lists) if joined else as_printed(lists)
    count = Counter(term for terms in lists for term in terms)
    order = sorted((t for t in count if count[t] >= least), key=lambda t: (-count[t], t))
    if most is not None and len(order) > most:
        edge = count[order[most]]
        order = order[:most] if split_ties else [t for t in order if count[t] > edge]
    kept = set(order)
    links = [(n, term) for n, terms in enumerate(lists) for term in terms if term in kept]
    table = Incidence.from_links([n for n, _ in links], [term for _, term in links])
    pairs = count_pairs(table)
    place = {term: n for n, term in enumerate(order)}
    rank = np.array([place[term] for term in pairs.labels], dtype=np.int64)
    one, other = (rank[part] if len(pairs) else pairs.i for part in (pairs.i, pairs.j))
    i, j = np.minimum(one, other).astype(np.int64), np.maximum(one, other).astype(np.int64)
    by = np.lexsort((j, i))
    occurrences = np.array([count[term] for term in order], dtype=np.int64)
    n_papers = len({n for n, _ in links})
    return CoWords(tuple(order), occurrences, i[by], j[by], pairs.weight[by], n_papers)
