"""Fits `litreview.relevance.metric.Metric` to loose sentences: logistic loss, Adam (Kingma & Ba 2015)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from litreview.relevance.encoders import Encoder
from litreview.relevance.features import weigh_words
from litreview.relevance.glossary import load_glossary
from litreview.relevance.metric import Metric
from litreview.relevance.themes import content_words, make_theme_set, unit
from litreview.thematic.documents import theme_texts
from training.themes.read import Labelled

RANK = 24
EPOCHS = 30
RATE = 0.004
SHRINK = 0.1
"""Pull of the matrices towards zero, per step; larger ones forget the sentences they were fitted to."""
_SHARPNESS = 12.0
_SCALE = 100.0
_MATRICES = ("sentence_left", "sentence_right", "word_left", "word_right")
_NUMBERS = ("sentence_weight", "word_weight", "bias", "lead")
_FIRST, _SECOND = 0.9, 0.999


@dataclass(frozen=True)
class _Group:
    means: np.ndarray
    words: np.ndarray
    starts: np.ndarray
    counts: np.ndarray
    themes: np.ndarray
    labels: np.ndarray


def fit_metric(
    groups: Sequence[Labelled], encoder: Encoder, centre: np.ndarray, seed: int = 0
) -> Metric:
    """Fit a metric; the same groups and seed give the same weights."""
    random = np.random.default_rng(seed)
    size = len(centre)
    values: dict[str, np.ndarray] = {
        name: random.normal(0, 0.03, (size, RANK)) for name in _MATRICES
    }
    values |= {n: np.array(x) for n, x in zip(_NUMBERS, (6.0, 6.0, -3.0, 0.7), strict=True)}
    moments = {name: (np.zeros_like(v), np.zeros_like(v)) for name, v in values.items()}
    packed = [_pack(group, encoder, centre) for group in groups]
    step = 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - 0.9 * epoch / EPOCHS)
        for at in random.permutation(len(packed)):
            step += 1
            for name, slope in _slopes(packed[at], values).items():
                if name in _MATRICES:
                    slope = slope + SHRINK * values[name]
                first, second = moments[name]
                first = _FIRST * first + (1 - _FIRST) * slope
                second = _SECOND * second + (1 - _SECOND) * slope**2
                moments[name] = (first, second)
                change = first / (1 - _FIRST**step)
                change = change / (np.sqrt(second / (1 - _SECOND**step)) + 1e-8)
                faster = 1 if name in _MATRICES else 5
                values[name] = values[name] - rate * faster * change
    matrices = (values[name] for name in _MATRICES)
    return Metric(*matrices, *(float(values[name]) for name in _NUMBERS), _SHARPNESS)


def _pack(group: Labelled, encoder: Encoder, centre: np.ndarray) -> _Group:
    kept = [content_words(s) or ["-"] for s in group.document.sentences]
    weight = weigh_words(kept, len(kept))
    listed = [word for words in kept for word in words]
    counts = np.array([len(words) for words in kept])
    starts = np.cumsum([0, *counts[:-1]])
    vectors = unit(encoder.encode(listed) - centre)
    idf = np.array([weight[word] for word in listed])
    means = unit(np.add.reduceat(vectors * idf[:, None], starts, axis=0))
    themes = make_theme_set(theme_texts(group.codebook), encoder, centre, load_glossary())
    return _Group(means, vectors, starts, counts, themes.whole, group.labels)


def _slopes(g: _Group, v: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the slope of the mean logistic loss in every weight."""
    by_sentence = g.means @ v["sentence_left"]
    theme_right = g.themes @ v["sentence_right"]
    whole = g.means @ g.themes.T + by_sentence @ theme_right.T
    by_word = g.words @ v["word_left"]
    theme_word = g.themes @ v["word_right"]
    words = g.words @ g.themes.T + by_word @ theme_word.T
    highest = np.maximum.reduceat(words, g.starts, axis=0)
    shifted = np.exp(_SHARPNESS * (words - np.repeat(highest, g.counts, axis=0)))
    total = np.add.reduceat(shifted, g.starts, axis=0)
    soft = highest + np.log(total) / _SHARPNESS - np.log(g.counts)[:, None] / _SHARPNESS / 2
    parts = {"sentence": whole, "word": soft}
    means = {name: part.mean(axis=1, keepdims=True) for name, part in parts.items()}
    led = {name: part - v["lead"] * means[name] for name, part in parts.items()}
    linear = v["sentence_weight"] * led["sentence"] + v["word_weight"] * led["word"] + v["bias"]
    known = g.labels >= 0
    error = (1 / (1 + np.exp(-linear)) - (g.labels > 0)) * known / known.sum() * _SCALE
    slopes = {f"{name}_weight": np.array((error * led[name]).sum()) for name in parts}
    slopes["bias"] = np.array(error.sum())
    slopes["lead"] = np.array(
        -sum((v[f"{name}_weight"] * error * means[name]).sum() for name in parts)
    )
    back = {
        name: v[f"{name}_weight"] * (error - v["lead"] * error.mean(axis=1, keepdims=True))
        for name in parts
    }
    slopes["sentence_left"] = g.means.T @ (back["sentence"] @ theme_right)
    slopes["sentence_right"] = g.themes.T @ (back["sentence"].T @ by_sentence)
    share = shifted / np.repeat(total, g.counts, axis=0) * np.repeat(back["word"], g.counts, axis=0)
    slopes["word_left"] = g.words.T @ (share @ theme_word)
    slopes["word_right"] = g.themes.T @ (share.T @ by_word)
    return slopes
