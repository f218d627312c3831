"""The built wheel, alone in an empty environment: no clone, no Node, no display, no fonts.

A copy of the sources is built, as a clone would be; the wheel is installed where nothing else is;
its command reads a folder of one's own; the pages that it made are opened.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from browser.browsing import Desk, browser_is_demanded, start_browser
from papers.documents import BODY, OWN

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (
    "pyproject.toml",
    "README.md",
    "README.id.md",
    "LICENSE",
    "CITATION.cff",
    "hatch_build.py",
)
NO_INDEX = re.compile(
    r"dns error|connect|error sending request|ENOTFOUND|ECONNREFUSED|ETIMEDOUT", re.I
)
MADE = ("explorer.html", "report.html", "laporan.html", "references.bib", "works.json",
        "papers.csv", "networks/citation.graphml", "figures/en/citation-network.png")  # fmt: skip


@dataclass(frozen=True)
class Done:
    """A wheel that was built, installed and used."""

    wheel: Path
    tree: Path
    said: str
    out: Path

    @property
    def names(self) -> set[str]:
        """The files in the wheel."""
        with zipfile.ZipFile(self.wheel) as packed:
            return set(packed.namelist())

    def read(self, name: str) -> str:
        """Return the text of a file in the wheel."""
        with zipfile.ZipFile(self.wheel) as packed:
            return packed.read(name).decode("utf-8")


def run_uv(*arguments: str | Path, cwd: Path) -> None:
    """Run uv; without a package index at home, skip."""
    found = Path(sys.executable).with_name("uv")
    uv = str(found) if found.exists() else shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not here; `make install` installs it")
    done = subprocess.run([uv, *map(str, arguments)], cwd=cwd, capture_output=True, text=True)
    if done.returncode and NO_INDEX.search(done.stderr) and not browser_is_demanded():
        pytest.skip("no package index can be reached, so no wheel is built")
    assert done.returncode == 0, done.stderr


def copy_sources(folder: Path) -> Path:
    """Copy what a clone has of the package: nothing built, nothing cached."""
    ignored = shutil.ignore_patterns("__pycache__", "built", "node_modules", "*.egg-info")
    shutil.copytree(ROOT / "src", folder / "src", ignore=ignored)
    for name in SOURCES:
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    return folder


def write_papers(folder: Path) -> Path:
    """Write two papers of one's own: a text and a web page that share a reference."""
    folder.mkdir()
    first, second = OWN[:6], OWN[3:9]
    lists = ["\n".join(entries) for entries in (first, second)]
    (folder / "desa.txt").write_text(
        f"Layanan Digital di Desa dan Kecamatan\n\nAni Sari\n\nPendahuluan\n\n{BODY}\n\n"
        f"Menurut (Bovens, 2007), akuntabilitas itu penting.\n\nDaftar Pustaka\n\n{lists[0]}\n",
        encoding="utf-8",
    )
    items = "".join(f"<li>{entry}</li>" for entry in second)
    (folder / "kota.html").write_text(
        f"<!doctype html><html lang='id'><head><title>Kota dan Warganya</title></head><body><h1>Kota dan Warganya</h1>"
        f"<p>{BODY}</p><h2>Daftar Pustaka</h2><ol>{items}</ol></body></html>",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """Build, install, and run `litreview build` with next to no environment."""
    base = tmp_path_factory.mktemp("wheel")
    tree = copy_sources(base / "tree")
    run_uv("build", "--quiet", "--wheel", "--out-dir", base / "dist", tree, cwd=base)
    (wheel,) = (base / "dist").glob("*.whl")
    venv = base / "venv"
    run_uv("venv", "--quiet", "--python", sys.executable, venv, cwd=base)
    run_uv("pip", "install", "--quiet", "--python", venv / "bin/python", "--constraint",
           ROOT / "constraints.txt", wheel, cwd=base)  # fmt: skip
    papers, home = write_papers(base / "my-papers"), base / "home"
    home.mkdir()
    bare = {"PATH": str(venv / "bin"), "HOME": str(home), "MPLCONFIGDIR": str(home)}
    made = subprocess.run(
        [venv / "bin/litreview", "build", papers.name, "--out", "my-review"],
        cwd=base, env=bare, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert made.stdout == ""
    return Done(wheel, tree, made.stderr, base / "my-review")


@pytest.fixture(scope="module")
def desk(done: Done) -> Iterator[Desk]:
    """A desk to open what the installed package made."""
    with start_browser() as browser:
        yield Desk(browser)


def test_the_wheel_holds_the_package_and_nothing_else(done: Done) -> None:
    """Each file of the sources, models and tables among them, the built page, the licence."""
    sources = {
        path.relative_to(done.tree / "src").as_posix()
        for path in (done.tree / "src/litreview").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in done.names if not name.startswith("litreview-")}
    assert packed == sources
    needed = ("references/model.npz", "relevance/multilingual.npz", "relevance/ngrams.npz", "py.typed",
              "data/explorer_labels.tsv", "indexes/columns.tsv", "explorer/built/explorer.js",
              "explorer/built/explorer.css", "explorer/web/index.html")  # fmt: skip
    assert {f"litreview/{name}" for name in needed} <= packed
    assert not [
        name for name in done.names if re.search(r"test|node_modules|\.ipynb|data/bib", name)
    ]
    assert any(name.endswith("licenses/LICENSE") for name in done.names)
    assert done.wheel.stat().st_size < 25_000_000


def test_the_bundled_programs_come_with_their_licences(done: Done) -> None:
    """The wheel says whose programs the page carries, and on what terms."""
    words = "".join(
        done.read(name) for name in done.names if "explorer/built/" in name or "licenses/" in name
    )
    for name in ("sigma", "graphology"):
        assert re.search(rf"\b{name}\b", words), name
    assert words.count("Permission is hereby granted") >= 2


def test_nothing_of_this_machine_is_in_the_wheel(done: Done) -> None:
    """No path of the build, no address of a package index."""
    for name in done.names:
        if not name.endswith((".npz", ".png")):
            text = done.read(name)
            assert str(done.tree) not in text, name
            assert str(ROOT) not in text, name
            assert "registry." not in text or "explorer/built" not in name, name


def test_the_command_does_the_whole_job(done: Done) -> None:
    """Everything that a build promises stands in the folder; people are told where."""
    assert [name for name in MADE if not (done.out / name).is_file()] == []
    assert "12 printed entries" in done.said
    assert "explorer.html" in done.said
    assert "Traceback" not in done.said
    assert "Warning" not in done.said


def test_the_explorer_it_made_opens(done: Done, desk: Desk) -> None:
    """The page shows the two papers and what they cite, and opens a record."""
    page = desk.open(done.out / "explorer.html")
    page.evaluate("litreview.ready")
    shown = page.evaluate("litreview.shown()")
    assert (shown["network"], shown["edges"]) == ("citation", 12)
    page.locator("#search").fill("accountability")
    page.keyboard.press("Enter")
    assert "Analysing and assessing" in page.locator("#panel h2").inner_text()
    assert desk.close() == []


@pytest.mark.parametrize("name", ["report.html", "laporan.html"])
def test_the_report_it_made_opens(done: Done, desk: Desk, name: str) -> None:
    """The page has its summary, in its language."""
    page: Any = desk.open(done.out / name)
    assert page.evaluate("document.documentElement.lang") == {"r": "en", "l": "id"}[name[0]]
    assert "12" in page.locator("main").inner_text()
    assert desk.close() == []


def test_it_ran_without_the_clone(done: Done) -> None:
    """The command is the wheel's own: no path of the clone stands in what was made."""
    found = [
        path.name
        for path in done.out.rglob("*")
        if path.is_file() and str(ROOT).encode() in path.read_bytes()
    ]
    assert found == []
    assert os.fspath(ROOT) not in done.said
