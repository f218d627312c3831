"""Fits the weights of `litreview.relevance.model` and measures them by cross-validation.

Every judgement that a later regression learns from, and every figure, is made by weights
that have not seen the field it concerns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from sklearn.linear_model import LogisticRegression

from litreview.relevance.encoders import Encoder
from litreview.relevance.model import STAGES, Regression, Relevance, Weights, stage_features
from litreview.relevance.terms import term_features
from litreview.relevance.themes import content_words, unit
from litreview.thematic.documents import theme_texts
from training.themes.metric import fit_metric
from training.themes.read import Labelled

STAGE_STRENGTH = 0.03
TERM_STRENGTH = 0.3
"""Inverse of the regularisation of the regressions (scikit-learn's C)."""


class CachedEncoder:
    """An encoder that remembers words: training looks at the same ones many times."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, np.ndarray] = {}
        self.name = encoder.name

    def encode(self, words: Sequence[str]) -> np.ndarray:
        """Encode words, the new ones at once."""
        new = sorted({word for word in words if word not in self._known})
        self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.array([self._known[word] for word in words])


@dataclass
class Judged:
    """A text with its features, what each stage said of it, and the judgement of its terms."""

    text: Labelled
    features: np.ndarray
    said: list[np.ndarray] = field(default_factory=list)
    meant: np.ndarray | None = None

    @property
    def stage_input(self) -> np.ndarray:
        """What the next stage sees."""
        return stage_features(self.features, self.said, self.text.document.paragraphs)

    @property
    def judgement(self) -> np.ndarray:
        """What `Relevance.judge` returns."""
        assert self.meant is not None
        return np.where(self.text.document.terms == 1, self.meant, self.said[-1])


def fit_weights(
    texts: Sequence[Labelled], groups: Sequence[Labelled], encoder: Encoder
) -> tuple[Weights, list[Judged]]:
    """Fit all weights; the judgements are those of cross-validation by field."""
    every = [*texts, *groups]
    words = sorted({w for t in every for s in t.document.sentences for w in content_words(s)})
    centre = unit(encoder.encode(words)).mean(axis=0)
    metric = fit_metric(groups, encoder, centre)
    blank = Weights(centre, metric, (), Regression(centre, centre, centre))
    judged = [
        Judged(text, Relevance(theme_texts(text.codebook), encoder, blank).features(text.document))
        for text in texts
    ]
    stages = []
    for _ in range(STAGES):
        inputs = [j.stage_input for j in judged]
        stage, said = _fit_across(judged, inputs, _all, STAGE_STRENGTH)
        stages.append(stage)
        for j, values in zip(judged, said, strict=True):
            j.said.append(values)
    inputs = [term_features(j.features, j.said[0]) for j in judged]
    terms, said = _fit_across(judged, inputs, _with_term, TERM_STRENGTH)
    for j, values in zip(judged, said, strict=True):
        j.meant = values
    return Weights(centre, metric, tuple(stages), terms), judged


def _all(judged: Judged) -> np.ndarray:
    return judged.text.labels >= 0


def _with_term(judged: Judged) -> np.ndarray:
    return (judged.text.labels >= 0) & (judged.text.document.terms == 1)


def _fit_across(
    judged: Sequence[Judged],
    inputs: Sequence[np.ndarray],
    chosen: Callable[[Judged], np.ndarray],
    strength: float,
) -> tuple[Regression, list[np.ndarray]]:
    """Fit one regression on all texts; judge each text by one that has not seen its field."""

    def fit(without: str | None) -> Regression:
        used = [
            (x[chosen(j)], j.text.labels[chosen(j)])
            for j, x in zip(judged, inputs, strict=True)
            if j.text.field != without
        ]
        x = np.concatenate([a for a, _ in used])
        y = np.concatenate([b for _, b in used])
        mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
        fitted = LogisticRegression(C=strength, max_iter=1000).fit((x - mean) / scale, y)
        return Regression(mean, scale, np.append(fitted.coef_[0], fitted.intercept_[0]))

    fields = sorted({j.text.field for j in judged})
    by_field = {name: fit(name) for name in fields}
    said = [by_field[j.text.field].judge(x) for j, x in zip(judged, inputs, strict=True)]
    return fit(None), said
