"""Keyness: terms that one group of papers uses more than the others, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from litreview.indicators.columns import say
from litreview.inductive.ngrams import LONGEST, find_ngrams
from litreview.inductive.notes import say_texts
from litreview.inductive.texts import Texts

Floats = NDArray[np.float64]
COLUMNS = ["group", "term", "frequency", "others", "papers", "g2", "log_ratio", "p", "q"]
ENOUGH_GROUP = 5
"""Papers of a group below which its terms may be one author's words."""


def compute_keyness(
    texts: Texts, groups: Mapping[str, Any], *, longest: int = LONGEST, least: int = 3
) -> pd.DataFrame:
    """Compare each group of papers with all others.

    Parameters
    ----------
    texts
        As `litreview.inductive.read_texts` gives them.
    groups
        Group by paper; papers without one (or None) take no part.
    longest, least
        Words of the longest term; occurrences that a term needs in all groups together.

    Returns
    -------
    pandas.DataFrame
        One row a group and term: ``group``, ``term``, ``frequency`` (in the group), ``others``
        (in all others), ``papers`` (of the group with the term), ``g2``
        (`log_likelihood`), ``log_ratio`` (`log_ratio`; above 0: more in the group), ``p`` and
        ``q``, the false discovery rate among all terms of the group (Benjamini & Hochberg 1995,
        https://doi.org/10.1111/j.2517-6161.1995.tb02031.x). By group, then highest ``g2``.
        ``p`` takes running words as drawn one by one, which they are not: read it as a rank,
        and ``papers`` beside it.
    """
    found = find_ngrams(texts, longest=longest, least=least)
    of = [groups.get(paper) for paper in texts.papers]
    names = sorted({str(g) for g in of if g is not None and g == g and g is not pd.NA})
    number = {name: n for n, name in enumerate(names)}
    group_of = np.array([number.get(str(g), -1) for g in of], dtype=np.int64)
    paper_of = (
        texts.sentence_paper[texts.token_sentence]
        if len(texts.token_sentence)
        else texts.token_sentence
    )
    group = group_of[paper_of] if len(paper_of) else paper_of
    counts = found.counts(group, len(names)).toarray()
    size = np.bincount(group[group >= 0], minlength=len(names)).astype(float)
    by_paper = found.counts(paper_of, len(texts.papers))
    by_paper.data = np.ones_like(by_paper.data)
    total, whole = counts.sum(axis=0), size.sum()
    frames = []
    for n, name in enumerate(names if len(names) > 1 else []):
        here, rest = counts[n], total - counts[n]
        kept = np.flatnonzero(total >= least)
        g2 = log_likelihood(here[kept], rest[kept], size[n], whole - size[n])
        p = tail(g2)
        spread = np.asarray(by_paper[np.flatnonzero(group_of == n)].sum(axis=0)).ravel()
        frames.append(
            pd.DataFrame(
                {
                    "group": name,
                    "term": [found.labels[k] for k in kept],
                    "frequency": here[kept].astype(np.int64),
                    "others": rest[kept].astype(np.int64),
                    "papers": spread[kept].astype(np.int64),
                    "g2": np.round(g2, 6),
                    "log_ratio": np.round(
                        log_ratio(here[kept], rest[kept], size[n], whole - size[n]), 6
                    ),
                    "p": p,
                    "q": discovery_rate(p),
                }
            ).sort_values(["g2", "term"], ascending=[False, True])
        )
    frame = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=COLUMNS)
    frame = frame.astype({"group": "string", "term": "string"})
    if len(names) < 2:
        frame.attrs.setdefault("note", "")
        return say(frame, "note-one-group")
    small = sum(1 for n in range(len(names)) if int((group_of == n).sum()) < ENOUGH_GROUP)
    if small:
        say(frame, "note-small-groups", n=small, least=ENOUGH_GROUP)
    return say_texts(frame, texts)


def log_likelihood(one: Any, other: Any, size: float, other_size: float) -> Floats:
    """Compute G², 2 Σ observed · ln(observed / expected), of the table of four cells.

    Dunning (1993), https://aclanthology.org/J93-1003/, -2 log λ of two binomials.

    Parameters
    ----------
    one, other
        Occurrences in two texts.
    size, other_size
        Their running words.

    Examples
    --------
    >>> log_likelihood([110], [111], 2552, 29225).round(2).tolist()  # "the swiss", Dunning's first
    [270.72]
    """
    one, other = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    whole = max(size + other_size, 1.0)
    cells = []
    for observed, length in ((one, size), (other, other_size)):
        share = (one + other) / whole
        cells += [(observed, length * share), (length - observed, length * (1 - share))]
    total = np.zeros_like(one)
    for observed, expected in cells:
        ratio = np.divide(
            observed, expected, out=np.ones_like(observed), where=(observed > 0) & (expected > 0)
        )
        total += observed * np.log(ratio)
    return np.asarray(np.maximum(2 * total, 0.0))


def log_ratio(one: Any, other: Any, size: float, other_size: float) -> Floats:
    """Compute the binary logarithm of the ratio of relative frequencies (Hardie 2014).

    An absent term counts half an occurrence. Source: http://cass.lancs.ac.uk/log-ratio-an-informal-introduction/

    >>> log_ratio([8, 0], [2, 1], 100, 100).tolist()
    [2.0, -1.0]
    """
    one, other = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    one, other = np.where(one > 0, one, 0.5), np.where(other > 0, other, 0.5)
    return np.asarray(np.log2((one / max(size, 1.0)) / (other / max(other_size, 1.0))))


def tail(g2: Any) -> Floats:
    """Return the probability of so high a G² by chance: the χ² distribution of one degree."""
    from scipy.stats import chi2

    return np.asarray(chi2.sf(np.asarray(g2, dtype=float), 1))


def discovery_rate(p: Any) -> Floats:
    """Return the false discovery rate of each p-value (Benjamini & Hochberg 1995).

    >>> discovery_rate([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    from scipy.stats import false_discovery_control

    values = np.asarray(p, dtype=float)
    return np.asarray(false_discovery_control(values)) if len(values) else values
