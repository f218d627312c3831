"""Train the tagger: read and render references, damage a part, fit the random field."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pycrfsuite

from litreview.references.features import OUR_CORPUS, token_features
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
    examples: list[Example], path: Path, parameters: Mapping[str, float] = PARAMETERS
) -> None:
    """Fit the model and write it to `path`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(dict(parameters))
    began = time.monotonic()
    for example in examples:
        tokens, labels = token_labels(example)
        if tokens:
            trainer.append(token_features(example.text, tokens, example.corpus), labels)
    print(f"{len(examples)} references, features {time.monotonic() - began:.0f} s", file=sys.stderr)
    trainer.train(str(path))
    print(f"trained {time.monotonic() - began:.0f} s, {path.stat().st_size} bytes", file=sys.stderr)
