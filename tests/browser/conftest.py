"""What the tests in a browser share: the browser, a desk that checks itself, the shipped pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import litreview
from browser.browsing import Desk, start_browser
from litreview.explorer import Explorer
from litreview.thematic import ThemeMatrix

CODEBOOK = Path(__file__).resolve().parents[2] / "data/codebook.yaml"


@dataclass(frozen=True)
class Shipped:
    """The shipped corpus as pages, and what they are held against."""

    review: litreview.Review
    matrix: ThemeMatrix
    explorer: Explorer
    folder: Path

    @property
    def page(self) -> Path:
        """The explorer's file."""
        return self.folder / "explorer.html"

    @property
    def report(self) -> Path:
        """The report's file, beside the explorer's."""
        return self.folder / "report.html"


@pytest.fixture(scope="session")
def pages(shipped: litreview.Review, tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """Explorer and report of the shipped corpus, side by side as `litreview build` puts them."""
    matrix = shipped.themes(CODEBOOK)
    made = Shipped(shipped, matrix, shipped.explore(matrix), tmp_path_factory.mktemp("pages"))
    made.explorer.write(made.page)
    shipped.report(matrix, explorer=made.page.name).write(made.report)
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser for the tests of one module."""
    with start_browser() as started:
        yield started


@pytest.fixture
def desk(browser: Any) -> Iterator[Desk]:
    """A desk; a page that asked a network, had an error or ran foreign code fails the test."""
    opened = Desk(browser)
    yield opened
    assert opened.close() == []
