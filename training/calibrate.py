"""How sure a span must be called: fit what the tagger says to how often it is right.

A random field trained on printed layouts is too sure of itself on lists it has not seen.
The hand-labelled lists tell how often a span of a given marginal is right; a logistic curve
over the marginal's log-odds (Platt 1999) makes the one the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from litreview.references.crf import RandomField, log_odds
from litreview.references.tag import tag_texts
from training.corpora import read_rows
from training.score import LABELS, fold_value

HAND_LABELLED = Path(__file__).with_name("hand_labelled")
"""Lists labelled by hand for measuring and calibrating; no weight is fitted to them."""
_EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


def read_hand_labelled() -> dict[str, list[dict]]:
    """Return the rows of each list in ``hand_labelled/``, by a name for tables."""
    return {f"hand-labelled, {p.stem}": read_rows(p) for p in sorted(HAND_LABELLED.glob("*.jsonl"))}


def judge_spans(rows: Sequence[dict], model: RandomField | None = None) -> NDArray[np.float64]:
    """Return one row (confidence, 1 if right else 0) for each span found in `rows`."""
    judged = []
    for row, spans in zip(rows, tag_texts([row["ref"] for row in rows], model), strict=True):
        wanted = {
            (label, fold_value(label, value))
            for label, values in row["fields"].items()
            for value in values
        }
        for span in spans:
            if span.label in LABELS:
                value = fold_value(span.label, row["ref"][span.start : span.end])
                judged.append((span.confidence, float((span.label, value) in wanted)))
    return np.array(judged)


def fit_calibration(rows: Sequence[dict], model: RandomField) -> tuple[float, float]:
    """Return intercept and slope of the curve; `model` must not be calibrated yet."""
    sure, right = judge_spans(rows, model).T
    odds = log_odds(sure)

    def loss(curve: NDArray[np.float64]) -> float:
        z = curve[0] + curve[1] * odds
        return float(np.mean(np.logaddexp(0, z) - right * z))

    intercept, slope = minimize(loss, np.array([0.0, 1.0])).x
    return round(float(intercept), 3), round(float(slope), 3)


def print_reliability(rows: Sequence[dict]) -> None:
    """Print for each band of confidence how many spans it has, and what share is right."""
    sure, right = judge_spans(rows).T
    band = np.digitize(sure, _EDGES[1:-1])
    cells = []
    for n, (low, high) in enumerate(pairwise(_EDGES)):
        inside = band == n
        if inside.any():
            cells.append(f"{low:g}–{high:g}: {inside.sum()} spans {right[inside].mean():.2f}")
    gap = sum(
        abs(float((sure[band == n] - right[band == n]).sum())) for n in range(len(_EDGES) - 1)
    )
    print(f"confidence, share right by band; expected calibration error {gap / len(sure):.3f}")
    print("    " + "  ".join(cells))
