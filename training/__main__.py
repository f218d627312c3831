"""``python -m training train DATA``, ``… evaluate DATA [--gold FILE]``, ``… names DATA``."""

from __future__ import annotations

import argparse
from pathlib import Path

from litreview.references.tag import MODEL_PATH
from training.evaluate import evaluate
from training.gazetteer import write_names
from training.train import SEED, train


def main() -> None:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    fit = commands.add_parser("train", help="build the training set and fit the model")
    fit.add_argument("data", type=Path, help="folder with the training data")
    fit.add_argument("--out", type=Path, default=MODEL_PATH, help="where the model goes")
    fit.add_argument("--layouts", type=int, default=32000, help="references by hand-made layouts")
    fit.add_argument("--rendered", type=int, default=20000, help="references by CSL styles")
    fit.add_argument("--seed", type=int, default=SEED)
    fit.add_argument("--fits", type=int, default=2, help="random fields to take the mean of")
    measure = commands.add_parser("evaluate", help="print the tables of the shipped model")
    measure.add_argument("data", type=Path, help="folder with the training data")
    measure.add_argument("--gold", type=Path, help="acceptance references, measured only")
    measure.add_argument("--errors", type=int, default=0, help="errors to list per field")
    names = commands.add_parser("names", help="write the known names that come with the package")
    names.add_argument("data", type=Path, help="folder with the training data")
    chosen = parser.parse_args()
    if chosen.command == "names":
        write_names(chosen.data)
    elif chosen.command == "train":
        train(chosen.data, chosen.out, chosen.layouts, chosen.rendered, chosen.seed, chosen.fits)
    else:
        evaluate(chosen.data, chosen.gold, chosen.errors)


if __name__ == "__main__":
    main()
