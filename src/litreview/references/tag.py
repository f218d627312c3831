"""Label the fields of printed references with a conditional random field.

The model gives every token a label: a field label inside a field, ``-field`` on the marks
and designators that follow it (so the chain remembers what came before), ``-`` before the
first. `litreview.references.spans` makes spans of them. Trained by ``python -m training``;
the model file stands beside this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from litreview.model import Span
from litreview.references.crf import RandomField
from litreview.references.features import entry_features
from litreview.references.spans import decode_spans
from litreview.references.tokens import Token, clean_text, tokenize

MODEL_PATH = Path(__file__).with_name("model.npz")
"""The shipped model."""
_EXPECTED = {"title": 1.0}
"""Nearly every reference has a title: how many nats of score a path may lose to find it."""
_BATCH = 64
"""So many references of like length are decoded together."""


@lru_cache(maxsize=1)
def _load_model() -> RandomField:
    return RandomField.load(MODEL_PATH)


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
        confidence is the lowest probability of its label on its tokens, calibrated: of spans
        that say 0.9, nine in ten are right on lists of a kind the model has not seen.

    Examples
    --------
    >>> text = "Putra, A. (2020). Kebijakan Daerah. Jurnal Administrasi, 4(2), 11-20."
    >>> {span.label: text[span.start : span.end] for span in tag_text(text)}["title"]
    'Kebijakan Daerah'
    """
    return tag_texts([text])[0]


def tag_texts(texts: Iterable[str], model: RandomField | None = None) -> list[tuple[Span, ...]]:
    """Label the fields of many references, in order; see `tag_text`.

    Parameters
    ----------
    texts
        References as printed.
    model
        Another model than the shipped one.
    """
    cleaned = [clean_text(text) for text in texts]
    tokens = [tokenize(text) for text in cleaned]
    tagged: list[tuple[Span, ...]] = [()] * len(cleaned)
    model = model or _load_model()
    for batch in _batches(tokens):
        rows = [entry_features(cleaned[n], tokens[n], code=model.encode) for n in batch]
        for n, (labels, sure) in zip(batch, model.decode(rows, _EXPECTED), strict=True):
            sure = [1.0 if label[0] == "-" else p for label, p in zip(labels, sure, strict=True)]
            tagged[n] = decode_spans(cleaned[n], tokens[n], labels, sure)
    return tagged


def _batches(tokens: Sequence[Sequence[Token]]) -> Iterator[list[int]]:
    """Yield the places of references that are decoded together: few, and of like length."""
    batch: list[int] = []
    for n in sorted((n for n, found in enumerate(tokens) if found), key=lambda n: len(tokens[n])):
        if batch and (len(batch) == _BATCH or len(tokens[n]) > 2 * len(tokens[batch[0]]) + 8):
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch
