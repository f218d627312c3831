"""``python -m training.themes train``: fit and write the weights; ``… measure FOLDER``: on other texts."""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path

from litreview.relevance.encoders import load_encoder
from litreview.relevance.model import load_relevance, save_weights
from litreview.stems import LANGUAGES
from litreview.thematic.documents import theme_texts
from training.themes.fit import CachedEncoder, fit_weights
from training.themes.measure import measure
from training.themes.read import read_groups, read_texts

ENCODERS = ("multilingual", "ngrams")


def main() -> None:
    """Run one of the commands; a JSON line of figures per encoder and language of the codebook."""
    parser = argparse.ArgumentParser(prog="python -m training.themes", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("train", help="fit the weights; figures by cross-validation over fields")
    other = commands.add_parser("measure", help="figures of the shipped weights on other texts")
    other.add_argument("folder", type=Path, help="one field a folder, as in texts/")
    chosen = parser.parse_args()
    for name in ENCODERS:
        encoder = CachedEncoder(load_encoder(name))
        if chosen.command == "train":
            weights, judged = fit_weights(read_texts(), read_groups(), encoder)
            save_weights(Path(str(files("litreview"))) / "relevance" / f"{name}.npz", weights)
            found = [(j.text, j.judgement) for j in judged]
        else:
            found = [
                (t, load_relevance(theme_texts(t.codebook), encoder).judge(t.document))
                for t in read_texts(chosen.folder)
            ]
        for language in ("", *LANGUAGES):
            figures = measure((t, j) for t, j in found if t.language == language)
            told = {"encoder": name, "codebook": language or "both"}
            print(json.dumps({**told, **{k: round(v, 4) for k, v in figures.items()}}))


if __name__ == "__main__":
    main()
