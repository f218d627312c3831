"""A trained comparison of words and sentences with themes, in place of the bare cosine.

To the inner product v·t is added (v U)·(t V), of low rank, so that "sifts rubbish" comes nearer to
"waste sorting" than the encoder puts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Metric:
    """Trained weights: d × r matrices for sentences and for words, and how they add up.

    Parameters
    ----------
    sentence_left, sentence_right, word_left, word_right
        d × r: what is added to the inner product of vector and theme.
    sentence_weight, word_weight, bias
        The judgement is their weighted sum, before the logistic function.
    lead
        How much of a sentence's mean over all themes is taken off.
    sharpness
        Of the soft maximum over the words of a sentence.
    """

    sentence_left: np.ndarray
    sentence_right: np.ndarray
    word_left: np.ndarray
    word_right: np.ndarray
    sentence_weight: float
    word_weight: float
    bias: float
    lead: float
    sharpness: float = 12.0

    def words(self, vectors: np.ndarray, themes: np.ndarray) -> np.ndarray:
        """Compare words with themes: words × themes."""
        import numpy as np

        added: np.ndarray = (vectors @ self.word_left) @ (themes @ self.word_right).T
        return np.asarray(vectors @ themes.T + added)

    def sentences(
        self, means: np.ndarray, words: np.ndarray, starts: np.ndarray, themes: np.ndarray
    ) -> np.ndarray:
        """Compare sentences with themes: sentences × themes.

        Parameters
        ----------
        means
            Sentences × d: the weighted mean of each sentence's words.
        words
            The rows of `words` for all words in order; sentence i begins at ``starts[i]``.
        """
        import numpy as np

        whole = means @ themes.T + (means @ self.sentence_left) @ (themes @ self.sentence_right).T
        counts = np.diff([*starts, len(words)])
        highest = np.maximum.reduceat(words, starts, axis=0)
        shifted = np.exp(self.sharpness * (words - np.repeat(highest, counts, axis=0)))
        soft = highest + np.log(np.add.reduceat(shifted, starts, axis=0)) / self.sharpness
        soft -= np.log(counts)[:, None] / self.sharpness / 2
        parts = [v - self.lead * v.mean(axis=1, keepdims=True) for v in (whole, soft)]
        return np.asarray(self.sentence_weight * parts[0] + self.word_weight * parts[1] + self.bias)
