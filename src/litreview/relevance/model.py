"""The trained judgement: how likely a sentence speaks of a theme, from 0 to 1.

Three logistic regressions, one after the other. The first sees a sentence alone; the second and
the third also see what the one before said of the sentences around, since papers stay with
a subject for a while. A fourth judges sentences that hold a term: whether it means the theme there.
``training/themes`` trains them and names what they were trained on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litreview.relevance.encoders import Encoder, load_encoder
from litreview.relevance.features import Features, around
from litreview.relevance.glossary import load_glossary
from litreview.relevance.metric import Metric
from litreview.relevance.terms import term_features
from litreview.relevance.themes import ThemeText, content_words, make_theme_set

if TYPE_CHECKING:
    import numpy as np

STAGES = 3
TRANSLATED = 0.5


class Regression(NamedTuple):
    """A logistic regression: mean and scale of its features, coefficients, the intercept last."""

    mean: np.ndarray
    scale: np.ndarray
    weights: np.ndarray

    def judge(self, features: np.ndarray) -> np.ndarray:
        """Judge sentences × themes × features: sentences × themes, from 0 to 1."""
        import numpy as np

        slopes = self.weights[:-1] / self.scale
        linear = features @ slopes + (self.weights[-1] - self.mean @ slopes)
        return np.asarray(1 / (1 + np.exp(-linear)))


@dataclass(frozen=True)
class Weights:
    """What was trained for one encoder: its mean word, the metric, one regression per stage.

    ``terms`` judges sentences that hold a term.
    """

    centre: np.ndarray
    metric: Metric
    stages: tuple[Regression, ...]
    terms: Regression


class Document(NamedTuple):
    """Sentences of one paper, in order.

    Parameters
    ----------
    sentences
        Their text.
    paragraphs
        The number of the paragraph of each.
    methods
        Whether each stands in a section on methods.
    terms
        Sentences × themes: 1 where a term of the codebook stands, `TRANSLATED` where only the
        translation of one does, else 0.
    """

    sentences: Sequence[str]
    paragraphs: Sequence[int]
    methods: Sequence[bool]
    terms: np.ndarray


class Relevance:
    """Judges the sentences of papers against the themes of one codebook."""

    def __init__(self, themes: Sequence[ThemeText], encoder: Encoder, weights: Weights) -> None:
        glossary = load_glossary()
        prepared = make_theme_set(themes, encoder, weights.centre, glossary)
        self._features = Features(prepared, encoder, weights.centre, glossary, weights.metric)
        self._weights = weights

    def learn(self, sentences: Iterable[str]) -> None:
        """Look at the words of many sentences at once, which is faster than one paper at a time."""
        self._features.learn(w for sentence in sentences for w in content_words(sentence))

    def judge(self, document: Document) -> np.ndarray:
        """Return sentences × themes, from 0 to 1.

        Where a term of the codebook stands, how likely it means the theme there; elsewhere how
        likely the sentence speaks of the theme without one.
        """
        import numpy as np

        features = self.features(document)
        said: list[np.ndarray] = []
        for stage in self._weights.stages:
            said.append(stage.judge(stage_features(features, said, document.paragraphs)))
        meant = self._weights.terms.judge(term_features(features, said[0]))
        return np.where(document.terms == 1, meant, said[-1])

    def features(self, document: Document) -> np.ndarray:
        """Return sentences × themes × `litreview.relevance.features.NAMES`."""
        return self._features.of(document.sentences, document.terms, document.methods)

    def nearest(self, sentence: str, theme: int) -> list[str]:
        """Return the words of a sentence that speak most for a theme, in lower case."""
        return self._features.nearest(sentence, theme)


def stage_features(
    features: np.ndarray, said: Sequence[np.ndarray], paragraphs: Sequence[int]
) -> np.ndarray:
    """Join to the features what the stage before said around each sentence."""
    import numpy as np

    if not said:
        return features
    return np.concatenate([features, around(said[-1], paragraphs)], axis=2)


def load_relevance(themes: Sequence[ThemeText], encoder: Encoder | None = None) -> Relevance:
    """Return the judge of a codebook's themes, with the shipped weights of an encoder.

    By default that of `load_encoder`: the multilingual one where it is installed.
    """
    chosen = encoder or load_encoder()
    return Relevance(themes, chosen, load_weights(chosen.name))


@cache
def load_weights(name: str) -> Weights:
    """Read the weights that were trained for an encoder."""
    import numpy as np

    with (files("litreview") / "relevance" / f"{name}.npz").open("rb") as file:
        stored = np.load(file)
        loaded = {key: stored[key].astype(np.float64) for key in stored.files}
    metric = Metric(
        *(loaded[f"{of}_{side}"] for of in ("sentence", "word") for side in ("left", "right")),
        *(float(x) for x in loaded["metric"]),
    )
    parts = (*(f"stage{n}" for n in range(STAGES)), "terms")
    found = [
        Regression(*(loaded[f"{part}_{field}"] for field in Regression._fields)) for part in parts
    ]
    return Weights(loaded["centre"], metric, tuple(found[:-1]), found[-1])


def save_weights(path: Path, weights: Weights) -> None:
    """Write weights as `load_weights` reads them, in half the precision."""
    import numpy as np

    metric = weights.metric
    stored: dict[str, np.ndarray] = {
        "centre": weights.centre,
        "sentence_left": metric.sentence_left,
        "sentence_right": metric.sentence_right,
        "word_left": metric.word_left,
        "word_right": metric.word_right,
    }
    rest = (metric.sentence_weight, metric.word_weight, metric.bias, metric.lead, metric.sharpness)
    small = {key: value.astype(np.float16) for key, value in stored.items()}
    small["metric"] = np.array(rest, dtype=np.float32)
    for part, fitted in zip(
        (*(f"stage{n}" for n in range(STAGES)), "terms"),
        (*weights.stages, weights.terms),
        strict=True,
    ):
        for field, value in zip(Regression._fields, fitted, strict=True):
            small[f"{part}_{field}"] = value.astype(np.float32)
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **small)
