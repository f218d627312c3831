"""Train the tagger: read and render references, damage a part, fit the random field."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pycrfsuite

from litreview.references.crf import RandomField
from litreview.references.features import OUR_CORPUS, entry_features
from litreview.references.gazetteer import load_gazetteer
from training.calibrate import fit_calibration, read_hand_labelled
from training.corpora import read_anystyle, read_grobid
from training.examples import Example, token_labels
from training.facts import read_facts
from training.layouts import render_layouts
from training.noise import damage, from_cells, list_label, strange_words, to_cells

SEED = 20240501
NOISY_SHARE = 0.4
STRANGE_SHARE = 0.35
PARAMETERS = {
    "c1": 0.6,
    "c2": 0.01,
    "max_iterations": 90,
    "feature.minfreq": 5,
    "feature.possible_transitions": False,
}


def build_examples(folder: Path, layouts: int, rendered: int, seed: int = SEED) -> list[Example]:
    """Return the training set: corpora, layouts, CSL styles, a share of them damaged.

    Parameters
    ----------
    folder
        The training data; see ``training/README.md``.
    layouts, rendered
        How many references to print by hand-made layouts and by CSL styles.
    seed
        Of every random choice.
    """
    rng = random.Random(seed)
    real = read_anystyle(folder) + read_grobid(folder)[0]
    facts = read_facts(folder, real)
    examples = list(real)
    examples += render_layouts(facts, layouts, rng, OUR_CORPUS)
    if rendered:
        # Here, so that a small model needs neither the CSL processor nor its styles.
        from training.csl import render_styles

        examples += render_styles(facts, rendered, rng, OUR_CORPUS)
    noisy = []
    for example in examples:
        if not example.spans:
            continue
        if example.corpus == OUR_CORPUS and rng.random() < 0.08:
            example = from_cells(list_label(to_cells(example), rng), example)
        if rng.random() < STRANGE_SHARE:
            example = strange_words(example, rng)
        noisy.append(damage(example, rng) if rng.random() < NOISY_SHARE else example)
    rng.shuffle(noisy)
    return noisy


def train(
    folder: Path, path: Path, layouts: int, rendered: int, seed: int = SEED, fits: int = 2
) -> None:
    """Fit the model and write it to `path`: the mean of `fits` random fields.

    Every fit sees references of its own. The first takes hints from half of the known names,
    since a tagger that knew every name would trust the list too far; the second from none; and
    so on in turn. Their mean is better than either, as votes are.
    """
    with ProcessPoolExecutor(min(fits, os.cpu_count() or 1)) as pool:
        jobs = [
            pool.submit(_fit, folder, layouts, rendered, seed + n, hints=n % 2 == 0)
            for n in range(fits)
        ]
        model = average_fields([job.result() for job in jobs])
    rows = [row for rows in read_hand_labelled().values() for row in rows]
    replace(model, calibration=fit_calibration(rows, model)).save(path)
    print(f"{path}: {path.stat().st_size} bytes", file=sys.stderr)


def _fit(folder: Path, layouts: int, rendered: int, seed: int, *, hints: bool) -> RandomField:
    """Build one training set and fit a random field to it."""
    began = time.monotonic()
    examples = build_examples(folder, layouts, rendered, seed)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(dict(PARAMETERS))
    names = load_gazetteer(half=True) if hints else {}
    for example in examples:
        tokens, labels = token_labels(example)
        if tokens:
            rows = entry_features(example.text, tokens, example.corpus, names=names)
            trainer.append(rows, labels)
    with tempfile.TemporaryDirectory() as scratch:
        fitted = str(Path(scratch, "fitted"))
        trainer.train(fitted)
        print(
            f"seed {seed}: {len(examples)} references, {time.monotonic() - began:.0f} s",
            file=sys.stderr,
        )
        return read_fitted(fitted)


def average_fields(fields: Sequence[RandomField]) -> RandomField:
    """Return the random field whose weights are the means; a missing feature weighs 0."""
    labels = fields[0].labels
    features = tuple(sorted({feature for field in fields for feature in field.features}))
    rows = {feature: row for row, feature in enumerate(features)}
    weights = np.zeros((len(features), len(labels)), dtype=np.float32)
    transitions = np.zeros((len(labels), len(labels)))
    for field in fields:
        order = [field.labels.index(label) for label in labels]
        own = [rows[feature] for feature in field.features]
        weights[own] += field.weights[:, order] / len(fields)
        transitions += field.transitions[np.ix_(order, order)] / len(fields)
    return RandomField(labels, features, weights, transitions)


def read_fitted(path: str) -> RandomField:
    """Return the weights of a model that CRFsuite wrote."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    fitted = tagger.info()
    labels = {label: int(number) for label, number in fitted.labels.items()}
    # The first feature never occurs: its row says nothing, for every feature without weights.
    features = ("", *sorted({feature for feature, _ in fitted.state_features}))
    rows = {feature: row for row, feature in enumerate(features)}
    weights = np.zeros((len(features), len(labels)), dtype=np.float32)
    for (feature, label), weight in fitted.state_features.items():
        weights[rows[feature], labels[label]] = weight
    transitions = np.zeros((len(labels), len(labels)))
    for (left, right), weight in fitted.transitions.items():
        transitions[labels[left], labels[right]] = weight
    return RandomField(
        tuple(sorted(labels, key=labels.__getitem__)), features, weights, transitions
    )
