"""Figures of judgements: cells (theme × text) and printed evidence."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from litreview.thematic.code import choose_evidence
from training.themes.read import Labelled


def measure(judged: Iterable[tuple[Labelled, np.ndarray]]) -> dict[str, float]:
    """Compare judgements, sentences × themes, with the labels.

    Returns
    -------
    dict
        ``cell_precision``, ``cell_recall``, ``cell_f1`` without doubtful cells;
        ``evidence_precision`` and ``evidence_recall`` without doubtful sentences; the ``baseline``
        F1 of taking every sentence that holds a term.
    """
    right = wrong = missed = good = printed = wanted = 0
    base = np.zeros(3)
    for text, judgement in judged:
        terms = text.document.terms
        chosen = choose_evidence(judgement, terms)
        for n, theme in enumerate(text.codebook.themes):
            state = text.cells[theme.id]
            if state == "doubtful":
                continue
            found, present = bool(chosen[:, n].any()), state == "present"
            right += found and present
            wrong += found and not present
            missed += present and not found
            named = bool((terms[:, n] == 1).any())
            base += (named and present, named and not present, present and not named)
        known = text.labels >= 0
        good += int((chosen & (text.labels == 1)).sum())
        printed += int((chosen & known).sum())
        wanted += int((text.labels == 1).sum())
    return {
        "cell_precision": right / max(right + wrong, 1),
        "cell_recall": right / max(right + missed, 1),
        "cell_f1": 2 * right / max(2 * right + wrong + missed, 1),
        "evidence_precision": good / max(printed, 1),
        "evidence_recall": good / max(wanted, 1),
        "baseline": float(2 * base[0] / max(2 * base[0] + base[1] + base[2], 1)),
    }
