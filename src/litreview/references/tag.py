"""Label the fields of printed references with a conditional random field.

The model gives every token a label: a field label inside a field, ``-field`` on the marks
and designators that follow it (so the chain remembers what came before), ``-`` before the
first. `litreview.references.spans` makes spans of them. Trained by ``python -m training``;
the model file stands beside this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pycrfsuite

from litreview.model import Span
from litreview.references.features import token_features
from litreview.references.spans import decode_spans
from litreview.references.tokens import clean_text, tokenize

MODEL_PATH = Path(__file__).with_name("model.crfsuite")
"""The shipped model."""


@lru_cache(maxsize=1)
def _load_tagger() -> Any:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL_PATH))
    return tagger


def tag_text(text: str) -> tuple[Span, ...]:
    """Label the fields of one printed reference.

    Parameters
    ----------
    text
        The reference as printed; any string is accepted.

    Returns
    -------
    tuple of Span
        Sorted, not overlapping, none empty; ``()`` where nothing was found. A span's
        confidence is the lowest marginal probability of its label on its tokens.

    Examples
    --------
    >>> text = "Putra, A. (2020). Kebijakan Daerah. Jurnal Administrasi, 4(2), 11-20."
    >>> {span.label: text[span.start : span.end] for span in tag_text(text)}["title"]
    'Kebijakan Daerah'
    """
    text = clean_text(text)
    tokens = tokenize(text)
    if not tokens:
        return ()
    tagger = _load_tagger()
    tagger.set(token_features(text, tokens))
    labels = tagger.tag()
    sure = [
        1.0 if label[0] == "-" else min(1.0, tagger.marginal(label, i))
        for i, label in enumerate(labels)
    ]
    return decode_spans(text, tokens, labels, sure)


def tag_texts(texts: Iterable[str]) -> list[tuple[Span, ...]]:
    """Label the fields of many references, in order; see `tag_text`."""
    return [tag_text(text) for text in texts]
