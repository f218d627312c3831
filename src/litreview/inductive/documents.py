"""What a topic model takes for a document: a paper, or a stretch of sentences where papers are few."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from litreview.errors import UsageError
from litreview.inductive.ngrams import Ngrams, enough, find_ngrams
from litreview.inductive.texts import Ints, Texts
from litreview.networks.build import ENOUGH_PAPERS

Unit = Literal["auto", "paper", "window"]
UNITS = ("auto", "paper", "window")
WINDOW = 5
"""Sentences of a window."""
LEAST_NPMI = 0.2
"""Words that stand together hardly more than by chance are counted one by one."""
MOST_TERMS = 5_000
"""The most widespread terms are kept: rarer ones tell no topic of a set so large."""


@dataclass(frozen=True, slots=True, eq=False)
class Documents:
    """Documents by terms, and sentences by terms, of the same texts.

    Parameters
    ----------
    unit
        ``"paper"`` or ``"window"``.
    paper, first, last
        Of each document: position of its paper, its first and last sentence.
    labels, languages
        The terms, sorted, and the language of each.
    counts, windows, sentences
        ``scipy.sparse.csr_array`` of counts: (documents, terms), (stretches of `WINDOW`
        sentences, terms), (sentences, terms).
    """

    unit: str
    paper: Ints
    first: Ints
    last: Ints
    labels: tuple[str, ...]
    languages: tuple[str, ...]
    counts: Any
    windows: Any
    sentences: Any


def build_documents(
    texts: Texts, *, unit: Unit = "auto", least: int | None = None, window: int = WINDOW
) -> Documents:
    """Count the terms of documents; a word counts for the longest term it stands in.

    Parameters
    ----------
    unit
        ``"auto"``: windows where there are fewer than `ENOUGH_PAPERS` papers.
    least
        Occurrences, and documents, that a term needs; by default two, and one more for every
        200 papers.
    window
        Sentences of a window; the last one of a paper may be shorter.

    Raises
    ------
    UsageError
        For an unknown unit or a window of no sentence.

    Examples
    --------
    >>> from litreview.inductive.texts import read_texts
    >>> from litreview.model import Paper
    >>> papers = [Paper(n, "Media sosial itu cepat. Warga: media sosial!") for n in "pq"]
    >>> found = build_documents(read_texts(papers), unit="paper")
    >>> found.labels, found.counts.toarray().tolist()
    (('cepat', 'media sosial', 'warga'), [[1.0, 2.0, 1.0], [1.0, 2.0, 1.0]])
    """
    if unit not in UNITS or window < 1:
        raise UsageError(
            f"no documents by {unit!r} of {window}: use auto, paper or window, of 1 or more sentences"
        )
    least = enough(texts) if least is None else least
    n_sentences = len(texts.sentence_paper)
    spoken = len(set(texts.sentence_paper.tolist()))
    if unit == "auto":
        unit = "paper" if spoken >= ENOUGH_PAPERS else "window"
    of_sentence = _number(texts.sentence_paper, None if unit == "paper" else window)
    n_documents = int(of_sentence.max(initial=-1)) + 1
    ngrams = find_ngrams(texts, least=least)
    chosen = _longest(ngrams, texts)
    group = of_sentence[texts.token_sentence] if n_sentences else texts.token_sentence
    counts = ngrams.counts(group, n_documents, chosen)
    spread = np.bincount(counts.indices, minlength=len(ngrams.labels))
    total = np.asarray(counts.sum(axis=0)).ravel()
    kept = np.flatnonzero((spread >= min(least, n_documents)) & (total >= least))
    if len(kept) > MOST_TERMS:
        kept = np.sort(kept[np.argsort(-spread[kept], kind="stable")[:MOST_TERMS]])
    sentences = ngrams.counts(texts.token_sentence, n_sentences, chosen)[:, kept]
    stretch = _number(texts.sentence_paper, window)
    n_stretches = int(stretch.max(initial=-1)) + 1
    of_token = stretch[texts.token_sentence] if n_sentences else texts.token_sentence
    windows = ngrams.counts(of_token, n_stretches, chosen)[:, kept]
    first = np.searchsorted(of_sentence, np.arange(n_documents), side="left")
    last = np.searchsorted(of_sentence, np.arange(n_documents), side="right") - 1
    paper = texts.sentence_paper[first] if n_sentences else first
    labels = tuple(ngrams.labels[n] for n in kept)
    languages = tuple(ngrams.languages[n] for n in kept)
    return Documents(
        unit, paper, first, last, labels, languages, counts[:, kept], windows, sentences
    )


def _number(paper: Ints, window: int | None) -> Ints:
    """Number the document of each sentence: its paper, or its window within the paper."""
    new = np.ones(len(paper), dtype=bool)
    new[1:] = paper[1:] != paper[:-1]
    if window is not None and len(paper):
        starts = np.flatnonzero(new)
        within = np.arange(len(paper)) - np.repeat(starts, np.diff(np.append(starts, len(paper))))
        new |= within % window == 0
    return np.cumsum(new) - 1


def _longest(ngrams: Ngrams, texts: Texts) -> NDArray[np.bool_]:
    """Choose the occurrences to count: longest first, none on a word that is taken.

    A run of words is a term where its words stand together more than by chance: normalised
    pointwise mutual information of each two neighbours (Bouma 2009).
    """
    sizes = ngrams.sizes
    n_tokens = max(len(texts.token_word), 1)
    frequency = dict(zip(ngrams.stems, ngrams.frequency.tolist(), strict=True))
    firm = np.array(
        [
            len(stems) == 1
            or all(
                pair in frequency and _npmi(frequency, pair, n_tokens) >= LEAST_NPMI
                for pair in pairwise(stems)
            )
            for stems in ngrams.stems
        ],
        dtype=bool,
    )
    taken = np.zeros(len(texts.token_word), dtype=bool)
    chosen = np.zeros(len(ngrams.token), dtype=bool)
    for n in range(int(sizes.max(initial=0)), 0, -1):
        at = np.flatnonzero((sizes[ngrams.occurrence] == n) & firm[ngrams.occurrence])
        at = at[np.argsort(ngrams.token[at], kind="stable")]
        free = np.ones(len(at), dtype=bool)
        for step in range(n):
            free &= ~taken[ngrams.token[at] + step]
        at = at[free]
        at = at[_apart(ngrams.token[at], n)]
        chosen[at] = True
        for step in range(n):
            taken[ngrams.token[at] + step] = True
    return chosen


def _apart(starts: Ints, n: int) -> NDArray[np.bool_]:
    """Choose, of runs of n words in order, those that begin behind the one chosen before."""
    kept, until = np.zeros(len(starts), dtype=bool), -1
    for k, start in enumerate(starts.tolist()):
        if start >= until:
            kept[k], until = True, start + n
    return kept


def _npmi(frequency: dict[tuple[str, ...], int], pair: tuple[str, str], n: int) -> float:
    both = frequency[pair] / n
    if both >= 1:
        return 1.0
    one, other = frequency[pair[:1]] / n, frequency[pair[1:]] / n
    return float(np.log(both / (one * other)) / -np.log(both))
