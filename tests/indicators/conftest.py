"""The management export, for tests that compare with the peer's figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

from indicators.wos import citations_frame, papers_frame, parse_records, references_frame

ROOT = Path(__file__).resolve().parents[2]


class Management(NamedTuple):
    """The frames of the export."""

    papers: pd.DataFrame
    references: pd.DataFrame
    citations: pd.DataFrame


@pytest.fixture(scope="session")
def management() -> Management:
    """898 records of Web of Science."""
    path = ROOT.parent / "shared" / "peers" / "management_wos.txt"
    if not path.is_file():
        pytest.skip("the management export (../shared/peers) is not on this machine")
    records = parse_records(path)
    return Management(papers_frame(records), references_frame(records), citations_frame(records))


@pytest.fixture(scope="session")
def peer() -> dict[str, Any]:
    """What the peer printed and computed of it."""
    text = (ROOT / "tests/data/management_indicators.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
