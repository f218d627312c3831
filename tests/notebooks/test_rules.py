"""The rules of the notebooks (STYLE): short cells, no functions, figures with tables, nothing foreign."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
OURS = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def _cells(path: Path) -> list[Any]:
    return list(nbformat.read(path, as_version=4).cells)


def _code(path: Path) -> list[Any]:
    return [cell for cell in _cells(path) if cell.cell_type == "code"]


def _shown(path: Path) -> str:
    """Return all texts of all outputs."""
    texts = []
    for cell in _code(path):
        for output in cell.outputs:
            data = output.get("data", {})
            texts += [str(data.get(kind, "")) for kind in ("text/plain", "text/html")]
            texts.append(str(output.get("text", "")))
    return "\n".join(texts)


def test_there_are_seven() -> None:
    """Numbered from 00 without a gap."""
    assert [path.name[:2] for path in NOTEBOOKS] == [f"{n:02d}" for n in range(len(NOTEBOOKS))]
    assert len(NOTEBOOKS) >= 7


@OURS
def test_cells_are_short_and_define_nothing(path: Path) -> None:
    """At most ten lines, no functions, no network."""
    for cell in _code(path):
        assert cell.source.count("\n") < 10, cell.source
        assert not re.search(r"^\s*(?:def|class|async) ", cell.source, re.M), cell.source
        assert not re.search(r"\b(?:requests|urllib|httpx|socket)\b", cell.source), cell.source


@OURS
def test_outputs_are_those_of_one_run(path: Path) -> None:
    """Restart and run all: counted from 1, without an error, in both languages."""
    code = _code(path)
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert not [o for cell in code for o in cell.outputs if o.output_type == "error"]
    assert "·" in _cells(path)[0].source.splitlines()[0]


@OURS
def test_every_figure_is_followed_by_its_table(path: Path) -> None:
    """A table stands in the cell of the figure or in the next cell of code."""
    code = _code(path)
    for cell, after in zip(code, [*code[1:], None], strict=True):
        kinds = [set(output.get("data", {})) for output in cell.outputs]
        if not any("image/png" in kind for kind in kinds):
            continue
        near = [*cell.outputs, *(after.outputs if after else [])]
        assert any("<table" in str(o.get("data", {}).get("text/html", "")) for o in near), (
            cell.source
        )


@OURS
def test_nothing_foreign_is_committed(path: Path) -> None:
    """No bundle, no script, no path of a machine, no package index, no address of an object."""
    shown = _shown(path)
    assert "<script" not in shown
    assert "srcdoc" not in shown
    assert not re.search(r"(?<![\w./-])/(?:home|root|tmp|work|Users|usr)/", shown)
    assert not re.search(r"\bat 0x[0-9a-f]{6,}", shown)
    assert path.stat().st_size < 1_500_000


@OURS
def test_outputs_tell_no_time(path: Path) -> None:
    """The same run gives the same bytes: cells keep no times of execution."""
    assert not [cell for cell in _code(path) if "execution" in cell.metadata]
