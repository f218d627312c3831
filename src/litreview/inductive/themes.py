"""Themes: clusters of co-words, by Callon's own measures or by the rules of bibliometrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.inductive.cowords import CoWords, count_co_words
from litreview.inductive.louvain import find_best_louvain
from litreview.inductive.texts import Ints
from litreview.networks.clusters import compute_clusters

Rule = Literal["callon", "bibliometrix"]
RULES = ("callon", "bibliometrix")
SMALLEST = 3
"""Terms of the smallest theme: two terms are a pair, not a theme."""


@dataclass(frozen=True, slots=True, eq=False)
class Themes:
    """Terms and the theme each is in.

    Parameters
    ----------
    words
        The terms and their pairs.
    theme
        Of each term, from 1; 0 for a term in none.
    rule
        What they were found by.
    shown
        Which terms count in figures of a theme.
    """

    words: CoWords
    theme: Ints
    rule: str
    shown: Any

    @property
    def numbers(self) -> range:
        """The themes' numbers."""
        return range(1, int(self.theme.max(initial=0)) + 1)

    def members(self, theme: int) -> list[int]:
        """Return the positions of a theme's terms that count, most frequent first."""
        return [int(n) for n in np.flatnonzero((self.theme == theme) & self.shown)]


def find_themes(
    papers: pd.DataFrame,
    column: str = "keywords",
    *,
    rule: Rule = "callon",
    most: int = 250,
    least: int = 2,
    per_thousand: float = 5,
    resolution: float = 1.0,
    seed: int | None = None,
    quick: bool = False,
) -> Themes:
    """Divide the terms of papers into themes.

    Parameters
    ----------
    papers
        One row a paper.
    column
        Lists of terms.
    rule
        ``"callon"``: inflected forms joined, terms of one frequency all kept or none, clusters
        by the quality of VOS from counts (`litreview.networks.compute_clusters`), which hang on
        no order. ``"bibliometrix"``: terms as printed, cut at exactly ``most``, the best of ten
        runs of Louvain in R's random order, terms on fewer papers than ``per_thousand`` of a
        thousand (at least 2) left out of all figures.
    most, least
        As in `litreview.inductive.count_co_words`; ``least`` is not read by bibliometrix' rule.
    per_thousand
        Read by bibliometrix' rule only.
    resolution
        The larger, the more and smaller themes; of Callon's rule only.
    seed
        1 by default, 1234 (that of bibliometrix) by its rule.
    quick
        Look for the clusters once only, for the many samples of a bootstrap.

    Raises
    ------
    UsageError
        For an unknown rule.
    """
    if rule not in RULES:
        raise UsageError(f"no rule {rule!r}: use one of {', '.join(RULES)}")
    if rule == "bibliometrix":
        words = count_co_words(papers, column, most=most, least=1, joined=False, split_ties=True)
        least = max(2, int(per_thousand * len(papers) / 1000))
        return _as_bibliometrix(words, least, 1234 if seed is None else seed)
    words = count_co_words(papers, column, most=most, least=least)
    effort = {"starts": 1, "rounds": 0} if quick else {}
    found = compute_clusters(
        words.edges(),
        resolution=resolution,
        min_size=SMALLEST,
        seed=1 if seed is None else seed,
        **effort,  # type: ignore[arg-type]
    )
    cluster = found.of
    theme = np.array([cluster.get(term, 0) for term in words.terms], dtype=np.int64)
    size = np.bincount(theme, minlength=1)
    theme[size[theme] < SMALLEST] = 0
    return Themes(words, _compact(theme), rule, np.ones(len(theme), dtype=bool))


def _as_bibliometrix(words: CoWords, least: int, seed: int) -> Themes:
    matrix = words.matrix()
    linked = np.asarray(matrix.sum(axis=1)).ravel() > 0
    theme = np.zeros(len(words.terms), dtype=np.int64)
    if linked.any():
        at = np.flatnonzero(linked)
        theme[at] = find_best_louvain(matrix[at][:, at], seed=seed) + 1
    return Themes(words, theme, "bibliometrix", (words.occurrences >= least) & linked)


def _compact(theme: Ints) -> Ints:
    """Number themes from 1 without gaps, in the order of their numbers."""
    kept = np.unique(theme[theme > 0])
    number = np.zeros(int(theme.max(initial=0)) + 1, dtype=np.int64)
    number[kept] = np.arange(1, len(kept) + 1)
    return number[theme]
