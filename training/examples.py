"""A labelled reference, and its token labels."""

from __future__ import annotations

from dataclasses import dataclass

from litreview.references.spans import trim_span
from litreview.references.tokens import Token, tokenize

# After these fields the chain remembers exactly which; after the others only that one came.
_REMEMBERED = {
    "author", "title", "container-title", "date", "volume", "issue", "pages", "publisher",
    "location", "editor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """A reference's text, its labelled spans ``(label, start, end)``, and whose it is."""

    text: str
    spans: tuple[tuple[str, int, int], ...]
    corpus: str


def make_example(text: str, spans: list[tuple[str, int, int]], corpus: str) -> Example:
    """Return the example with every span trimmed to our convention and empty ones dropped."""
    kept = []
    floor = 0
    for label, start, end in sorted(spans, key=lambda span: span[1]):
        start, end = trim_span(text, label, max(start, floor), min(end, len(text)))
        start = max(start, floor)
        if start >= end:
            continue
        if kept and label == kept[-1][0] == "date" and text[floor:start] in {" ", ", ", ","}:
            # "(2020, Mei)" is one statement, whatever printed it in two steps.
            kept[-1] = (label, kept[-1][1], end)
        else:
            kept.append((label, start, end))
        floor = end
    return Example(text, tuple(kept), corpus)


def token_labels(example: Example) -> tuple[list[Token], list[str]]:
    """Return the tokens and the label of each: a field, ``-field`` after it, ``-`` before any."""
    tokens = tokenize(example.text)
    labels = []
    spans = iter((*example.spans, ("", len(example.text) + 1, len(example.text) + 1)))
    label, start, end = next(spans)
    outside = "-"
    for token in tokens:
        while token.start >= end:
            outside = "-" + label if label in _REMEMBERED else "-other"
            label, start, end = next(spans)
        labels.append(label if token.end > start else outside)
    return tokens, labels
