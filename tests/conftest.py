"""What several tests share: where the repository and the real papers are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

import litreview

# No deadline: machines differ, and tests time nothing. The same examples on every run.
settings.register_profile("litreview", deadline=None, derandomize=True)
settings.load_profile("litreview")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shipped() -> litreview.Review:
    """The review of the shipped corpus (reading notes with the printed lists)."""
    return litreview.read(ROOT / "data" / "papers")


@pytest.fixture(scope="session")
def real_papers() -> Path:
    """The folder of the four real papers; tests skip where it is absent."""
    folder = SHARED / "papers"
    if not folder.is_dir():
        pytest.skip("the real papers (../shared/papers) are not on this machine")
    return folder


@pytest.fixture(scope="session")
def real(real_papers: Path) -> litreview.Review:
    """The review of the four real papers."""
    return litreview.read(real_papers)
