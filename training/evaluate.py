"""Measure the shipped tagger: per-field tables, intervals, error lists, speed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from litreview.references.tag import tag_texts
from training.calibrate import print_reliability, read_hand_labelled
from training.corpora import read_grobid, read_rows
from training.score import LABELS, Score, score_fields
from training.variants import VARIANTS, make_variant


def tag_fields(refs: Sequence[str]) -> list[dict[str, list[str]]]:
    """Return the verbatim values by label that the shipped model finds in each reference."""
    found = []
    for ref, spans in zip(refs, tag_texts(refs), strict=True):
        fields: dict[str, list[str]] = {}
        for span in spans:
            fields.setdefault(span.label, []).append(ref[span.start : span.end])
        found.append(fields)
    return found


def _is_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" for char in letters) > 0.9 * len(letters)


def print_table(name: str, score: Score) -> None:
    """Print micro F1 and whole records with intervals, then F1 by field."""
    (low, high), (few, many) = score.intervals()
    print(
        f"{name} (n = {len(score.rows)}): F1 {score.f1():.4f} [{low:.3f}, {high:.3f}]"
        f"  whole records {score.accuracy():.4f} [{few:.3f}, {many:.3f}]"
    )
    cells = [
        f"{label} {score.f1(label):.3f}"
        for label in LABELS
        if score.counts(label)[0] + score.counts(label)[2]
    ]
    print("    " + "  ".join(cells))


def print_errors(rows: Sequence[dict], found: Sequence[dict], score: Score, limit: int) -> None:
    """Print up to `limit` errors of each field, wanted and found values side by side."""
    for label in LABELS:
        wrong = [i for i, row in enumerate(score.rows) if row[label][1] or row[label][2]]
        if wrong and limit:
            print(f"  -- {label}: {len(wrong)}")
        for i in wrong[:limit]:
            print(f"     {rows[i]['ref'][:200]}")
            print(f"       wanted {rows[i]['fields'].get(label)}  found {found[i].get(label)}")


def evaluate(folder: Path, gold: Path | None = None, errors: int = 0) -> None:
    """Print the tables of every measured set, the reliability of confidences, the speed.

    The sets: development, its damaged variants, `gold`, held-out GROBID files, and the lists
    in ``hand_labelled/``.

    Parameters
    ----------
    folder
        The training data; see ``training/README.md``.
    gold
        A JSON-lines file of ``{"ref", "fields"}`` rows, measured only.
    errors
        How many errors of each field to list.
    """
    dev = read_rows(folder / "indonesian_dev.jsonl")
    sets = {"development": dev}
    sets |= {f"development, {name}": make_variant(dev, name) for name in VARIANTS}
    if gold:
        sets["acceptance"] = read_rows(gold)
    sets["GROBID, held-out files, Latin script"] = [
        row for row in read_grobid(folder)[1] if _is_latin(row["ref"])
    ]
    sets |= read_hand_labelled()
    for name, rows in sets.items():
        found = tag_fields([row["ref"] for row in rows])
        score = score_fields([row["fields"] for row in rows], found)
        print_table(name, score)
        print_errors(rows, found, score, errors)
    print_reliability(dev)  # the hand-labelled lists fitted the two numbers of the curve
    refs = [row["ref"] for row in dev] * 5
    began = time.perf_counter()
    tag_texts(refs)
    rate = len(refs) / (time.perf_counter() - began)
    length = sum(map(len, refs)) / len(refs)
    print(f"speed: {rate:.0f} references/s at {length:.0f} characters on one core")
