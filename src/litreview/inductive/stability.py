"""Bootstrap over papers: which topics and themes come again when the papers are drawn anew.

Papers are drawn with replacement, as many as there are. Topics are compared by their terms
(Greene, O'Callaghan & Cunningham 2014, https://doi.org/10.1007/978-3-662-44848-9_32), themes by
the Jaccard coefficient of Hennig (2007, https://doi.org/10.1016/j.csda.2006.11.025), whole
divisions by the adjusted Rand index (Hubert & Arabie 1985).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from litreview.indicators.columns import say
from litreview.inductive.notes import say_few, say_texts
from litreview.inductive.thematic_map import map_of
from litreview.inductive.themes import Themes, find_themes
from litreview.inductive.topics import TopicModel, factorise, top_terms, weigh
from litreview.networks.clusters import adjusted_rand

STABLE = 0.75
"""Hennig's rule of thumb: from here on a cluster is valid, below 0.6 it should not be trusted."""
UNSTABLE = 0.6


def compute_topic_stability(
    model: TopicModel, *, repetitions: int = 50, seed: int = 1
) -> pd.DataFrame:
    """Draw the documents of a topic model again and factorise them anew.

    Parameters
    ----------
    model
        As `litreview.inductive.fit_topics` gives it; windows are drawn as documents.
    repetitions
        How many samples.

    Returns
    -------
    pandas.DataFrame
        ``topic``, ``label``, ``jaccard`` (mean over samples of the shared part of its ten terms
        and those of the topic it is paired with, all pairs together the best), ``recovered``
        (share of samples with half of the terms or more). ``attrs``: ``rand``, the mean adjusted
        Rand index of the documents' largest topics; ``note``.
    """
    from scipy.optimize import linear_sum_assignment

    base = [set(model.top(n)) for n in range(len(model.terms))]
    n_documents = model.documents.counts.shape[0]
    largest = model.weights.argmax(axis=1) if base else np.zeros(n_documents, dtype=np.int64)
    found = np.zeros((len(base), repetitions))
    rand = []
    for n in range(repetitions if base else 0):
        drawn = np.sort(np.random.default_rng([seed, n]).integers(n_documents, size=n_documents))
        weighted = weigh(model.documents.counts[drawn])
        weights, terms = factorise(weighted, min(len(base), *weighted.shape), seed)
        again = [set(top_terms(row)) for row in terms]
        likeness = np.array([[_jaccard(one, other) for other in again] for one in base])
        one, other = linear_sum_assignment(-likeness)
        found[one, n] = likeness[one, other]
        rand.append(adjusted_rand(largest[drawn], weights.argmax(axis=1)))
    labels = [
        " · ".join(model.documents.labels[c] for c in model.top(k, 3)) for k in range(len(base))
    ]
    frame = _frame("topic", range(1, len(base) + 1), labels, found, rand)
    return say_texts(frame, model.texts)


def compute_theme_stability(
    papers: pd.DataFrame,
    column: str = "keywords",
    *,
    repetitions: int = 50,
    seed: int = 1,
    **options: Any,
) -> pd.DataFrame:
    """Draw the papers again and find the themes of their terms anew.

    Parameters
    ----------
    papers, column, **options
        As in `litreview.inductive.find_themes`.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``label``, ``jaccard`` (mean over samples of the best likeness of the theme's
        terms to a theme of the sample, of the terms that both know), ``recovered`` (share of
        samples with .5 or more). ``attrs``: ``rand``, ``note``.
    """
    base = find_themes(papers, column, **options)
    shown = map_of(base)
    sets = [set(terms) for terms in shown["terms"]]
    theme_of = _theme_of(base)
    found = np.zeros((len(sets), repetitions))
    rand = []
    for n in range(repetitions if sets else 0):
        drawn = np.sort(np.random.default_rng([seed, n]).integers(len(papers), size=len(papers)))
        sample = papers.iloc[drawn].reset_index(drop=True)
        again = find_themes(sample, column, **{**options, "quick": True})
        of = _theme_of(again)
        themes: dict[int, set[str]] = {}
        for term, theme in of.items():
            themes.setdefault(theme, set()).add(term)
        for k, terms in enumerate(sets):
            known = terms & of.keys()
            likeness = (_jaccard(known, other & theme_of.keys()) for other in themes.values())
            found[k, n] = max(likeness, default=0.0)
        both = sorted(theme_of.keys() & of.keys())
        rand.append(
            adjusted_rand([theme_of[t] for t in both], [of[t] for t in both]) if both else 0.0
        )
    frame = _frame("theme", shown["theme"], shown["label"], found, rand)
    return say_few(frame, base.words.papers)


def _frame(
    kind: str, numbers: Iterable[int], labels: Iterable[str], found: Any, rand: list[float]
) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            kind: pd.Series(list(numbers), dtype="int64"),
            "label": pd.Series(list(labels), dtype="string"),
            "jaccard": np.round(found.mean(axis=1), 6) if found.size else np.zeros(len(found)),
            "recovered": np.round((found >= 0.5).mean(axis=1), 6)
            if found.size
            else np.zeros(len(found)),
        }
    )
    frame.attrs["rand"] = round(float(np.mean(rand)), 6) if rand else None
    frame.attrs["note"] = ""
    shaky = int((frame["jaccard"] < UNSTABLE).sum())
    if shaky:
        say(frame, "note-unstable", n=shaky, all=len(frame), least=UNSTABLE)
    return frame


def _theme_of(themes: Themes) -> dict[str, int]:
    pairs = zip(themes.words.terms, themes.theme.tolist(), strict=True)
    return {term: theme for term, theme in pairs if theme}


def _jaccard(one: set[Any], other: set[Any]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
