"""Damaged copies of a labelled set, to measure how robust the tagger is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from training.examples import Example
from training.noise import Cells, Noise, debris, drop_marks, glue, hyphenate, lower, to_cells

VARIANTS: dict[str, Noise] = {
    "spaces after punctuation removed (35 %)": partial(glue, share=0.35),
    ". , : dropped (35 %)": partial(drop_marks, share=0.35),
    "web debris": debris,
    "hyphenated": partial(hyphenate, share=0.02),
    "lower case": lower,
}
"""Name of a variant and the noise that makes it."""

_UNMOVED = 4  # values this short are the same in print however damaged


def _placed(row: Mapping[str, Any]) -> Example:
    """Return the row as an example; values are found from left to right where they can be."""
    text = row["ref"]
    spans = []
    taken = [False] * len(text)
    values = [(label, value) for label, many in row["fields"].items() for value in many]
    for label, value in sorted(values, key=lambda item: -len(item[1])):
        start = text.find(value)
        while start >= 0 and any(taken[start : start + len(value)]):
            start = text.find(value, start + 1)
        if start >= 0 and len(value) > _UNMOVED:
            taken[start : start + len(value)] = [True] * len(value)
            spans.append((label, start, start + len(value)))
    return Example(text, tuple(sorted(spans, key=lambda span: span[1])), "")


def _damaged(row: Mapping[str, Any], noise: Callable[..., Cells], rng: random.Random) -> dict:
    example = _placed(row)
    cells = noise(to_cells(example), rng)
    # A resolver that lost its stop ("doiorg") would no longer be known as one by the scorer.
    resolvers = [v for v in row["fields"].get("url", ()) if "doi.org" in v]
    fields = {label: list(values) for label, values in row["fields"].items()}
    for number, (label, start, end) in enumerate(example.spans):
        printed = "".join(char for char, owner in cells if owner == number)
        at = fields[label].index(row["ref"][start:end])
        fields[label][at] = printed
        if row["ref"][start:end] in resolvers:
            fields[label] = [v for v in fields[label] if v != printed]
            fields["doi"] = [printed]
    return {**row, "ref": "".join(char for char, _ in cells), "fields": fields}


def make_variant(rows: Iterable[Mapping[str, Any]], name: str, seed: int = 0) -> list[dict]:
    """Return the rows with one of `VARIANTS` applied to text and gold values alike.

    Parameters
    ----------
    rows
        Mappings with ``"ref"`` and ``"fields"`` (label to verbatim values).
    name
        A key of `VARIANTS`.
    seed
        Of the damage; the same seed gives the same rows.
    """
    rng = random.Random(f"{name} {seed}")
    return [_damaged(row, VARIANTS[name], rng) for row in rows]
