"""The layout: imports point one way, files stay small, importing the package is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "litreview"
ORDER = [
    "errors", "show", "csvfile", "model", "prose", "languages", "identifiers", "dates", "names", "stems", "indexes", "papers", "sections", "references", "intext", "works",
    "tables", "matching", "corrections", "http", "providers", "enrichment", "labels", "frames", "audits", "pairs", "scale", "networks",
    "indicators", "quantities", "relevance", "thematic", "inductive", "formats", "synthesis", "figures", "explorer", "screening", "reports", "plates", "summary", "edits", "save", "stages", "records", "outcomes", "review", "searches", "analyses",
    "outputs", "commands", "terminal", "cli_papers", "cli_search", "cli_analyses", "cli_jobs", "cli_outputs", "cli_scale", "cli", "make", "__main__",
]  # fmt: skip
"""A module may import from those before it. `TYPE_CHECKING` imports do not count: nothing runs."""
FILES = sorted(SOURCE.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):  # drop what is imported for types only
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            node.body = []
    rooms = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("litreview."):
            rooms.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "litreview":
            rooms |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {a.name.split(".")[1] for a in node.names if a.name.startswith("litreview.")}
    return rooms


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_one_way(path: Path) -> None:
    """No module imports from one that stands after it in the order."""
    room = _room(path)
    if room == "__init__":
        return
    for imported in _imported_rooms(path) - {room}:
        assert ORDER.index(imported) < ORDER.index(room), f"{room} imports {imported}"


def test_every_room_stands_in_the_order() -> None:
    """A new module has to find its place."""
    assert {_room(p) for p in FILES} - {"__init__"} <= set(ORDER)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_file_is_too_long(path: Path) -> None:
    """A file of more than 400 lines gives its reason in its docstring."""
    text = path.read_text(encoding="utf-8")
    if text.count("\n") > 400:
        assert "lines" in (ast.get_docstring(ast.parse(text)) or "")


def test_importing_the_package_is_light() -> None:
    """`import litreview` loads none of the heavy libraries."""
    code = (
        "import sys, litreview; litreview.Reference, litreview.LitreviewError;"
        "print([m for m in ('pandas', 'networkx', 'matplotlib', 'scipy', 'numpy', 'scholarly') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
