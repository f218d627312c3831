"""What `make review` does with notebooks: copies, their files beside them, the originals as they were."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from litreview.errors import InputError
from litreview.make import execute_notebooks

SHOWS = """
import os
from pathlib import Path
from IPython.display import HTML
out = Path(os.environ["LITREVIEW_OUT"]); out.mkdir(parents=True)
(out / "page.html").write_text(os.environ.get("LITREVIEW_PAPERS", "its own"))
HTML(f'<a href="{out / "page.html"}">page</a>')
"""


def _write(folder: Path, source: str) -> Path:
    folder.mkdir()
    path = folder / "07_shows.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)]), path)
    return path


def test_links_lead_beside_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of results can be moved: no path of this machine is left in a link."""
    for name in ("PAPERS", "OUT", "CODEBOOK", "CORRECTIONS"):
        monkeypatch.setenv(f"LITREVIEW_{name}", "x")  # put back afterwards
    monkeypatch.delenv("LITREVIEW_PAPERS")
    path = _write(tmp_path / "originals", SHOWS)
    before = path.read_bytes()
    execute_notebooks(path.parent, tmp_path / "copies", None)
    copy = nbformat.read(tmp_path / "copies" / path.name, as_version=4)
    shown = copy.cells[0].outputs[0]["data"]["text/html"]
    assert shown == '<a href="07_shows/page.html">page</a>'
    assert (tmp_path / "copies/07_shows/page.html").read_text() == "its own"
    assert path.read_bytes() == before


def test_a_failing_cell_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says which notebook stopped and why."""
    monkeypatch.setenv("LITREVIEW_OUT", "x")
    path = _write(tmp_path / "originals", "1 / 0")
    with pytest.raises(InputError, match=r"07_shows\.ipynb stopped: ZeroDivisionError"):
        execute_notebooks(path.parent, tmp_path / "copies", None)
