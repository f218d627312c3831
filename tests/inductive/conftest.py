"""The management export and small made-up corpora for tests of inductive methods."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from inductive.subjects import SUBJECTS
from litreview.indexes.wos import parse_wos
from litreview.inductive import add_terms
from litreview.model import Paper

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def management_records() -> list[Paper]:
    """898 records of Web of Science."""
    path = ROOT.parent / "shared" / "peers" / "management_wos.txt"
    if not path.is_file():
        pytest.skip("the management export (../shared/peers) is not on this machine")
    return parse_wos(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def management(management_records: list[Paper]) -> pd.DataFrame:
    """The records as a frame with their lists of terms."""
    years = [paper.csl["issued"]["date-parts"][0][0] for paper in management_records]
    frame = pd.DataFrame({"paper": [paper.id for paper in management_records], "year": years})
    return add_terms(frame, management_records)


@pytest.fixture(scope="session")
def peer() -> dict[str, Any]:
    """What the peer computed of it."""
    text = (ROOT / "tests/data/management_inductive.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@pytest.fixture(scope="session")
def planted() -> list[Paper]:
    """Sixty papers, each on one of three subjects that share no word."""
    rng = np.random.default_rng(5)
    papers = []
    for n in range(60):
        words = SUBJECTS[n % 3].split()
        sentences = [
            f"The {' and the '.join(rng.choice(words, size=4, replace=False))} are there."
            for _ in range(12)
        ]
        papers.append(Paper(f"p{n:02d}", " ".join(sentences)))
    return papers


@pytest.fixture(scope="session")
def plain() -> Callable[[pd.DataFrame], str]:
    """A frame and what is said of it as text, to compare byte by byte."""
    return lambda frame: frame.to_csv() + repr(sorted(frame.attrs.items(), key=lambda x: x[0]))
