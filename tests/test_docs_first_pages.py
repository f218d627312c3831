"""The first page and the tutorial: the longest to run, so in a file, and a process, of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from documented import LONG, check_page, offline
from warm_commands import serve_commands


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder with the command `litreview`, loaded once for all pages."""
    with serve_commands(tmp_path_factory.mktemp("commands"), offline()) as folder:
        yield folder


@pytest.mark.parametrize("page", LONG)
def test_the_code_of_a_page_runs(page: str, tmp_path: Path, commands: Path) -> None:
    """Every block runs, in order, in a copy of the shipped layout; what is shown is what it prints."""
    check_page(page, tmp_path, commands)
