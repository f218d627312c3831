"""What the texts of a review cannot bear, said beside every result."""

from __future__ import annotations

import pandas as pd

from litreview.indicators.columns import say
from litreview.inductive.texts import Texts
from litreview.networks.build import ENOUGH_PAPERS


def say_texts(frame: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """Note papers without text, papers in a third language, and that the papers are few."""
    frame.attrs.setdefault("note", "")
    silent = len(texts.papers) - len(set(texts.sentence_paper.tolist()))
    if silent:
        say(frame, "note-silent-papers", n=silent)
    if texts.others:
        codes = ", ".join(f"{code} ({n})" for code, n in texts.others)
        say(frame, "note-other-languages", n=sum(n for _, n in texts.others), codes=codes)
    return say_few(frame, len(texts.papers) - silent)


def say_few(frame: pd.DataFrame, n_papers: int) -> pd.DataFrame:
    """Note that the papers are few, or that nothing was found."""
    frame.attrs.setdefault("note", "")
    if not len(frame):
        return say(frame, "note-no-terms")
    if n_papers < ENOUGH_PAPERS:
        say(frame, "note-few-papers", n=n_papers, least=ENOUGH_PAPERS)
    return frame
