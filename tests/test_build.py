"""The main job: `litreview build` writes what it promises, and a second run the same bytes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import litreview
from litreview import save
from litreview.figures import place_citation_network
from litreview.labels import LANGUAGES
from litreview.networks import KINDS
from litreview.plates import choose_plates
from litreview.plates.plate import ENDINGS
from litreview.plates.write import LEFT_OUT
from shell import ROOT, Done, run_process

CODEBOOK = ROOT / "data/codebook.yaml"


class Built(NamedTuple):
    """A build in a process of its own: what it said, and its folder."""

    done: Done
    folder: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the shipped corpus by the command line."""
    folder = tmp_path_factory.mktemp("built") / "out"
    given = ["data/papers", "--quiet", "--codebook", str(CODEBOOK), "--out", str(folder)]
    return Built(run_process("build", *given), folder)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files under a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def promised_networks(review: litreview.Review) -> set[str]:
    """Name the files of each kind that is always written or has an edge."""
    names = set()
    for kind in set(KINDS) - set(save.ON_REQUEST):
        if kind in save.ALWAYS or review.network(kind).size():
            names |= {f"networks/{kind}.graphml", f"networks/{kind}.csv"}
    return names | {f"networks/{kind}.vosviewer.json" for kind in save.FOR_VOSVIEWER}


def promised_figures(review: litreview.Review) -> set[str]:
    """Name the files of each figure that there is enough data for, and the list of the others."""
    graph = review.network("citation")
    citation = cache(lambda: (graph, place_citation_network(graph)))
    plates = choose_plates(review, review.themes(CODEBOOK), citation)
    drawn = [plate.name for plate in plates if not plate.doubts]
    assert {"citation-network", "rpys", "theme-matrix", "audit"} <= set(drawn)
    files = [LEFT_OUT, *(f"{name}.{ending}" for name in drawn for ending, _ in ENDINGS)]
    return {f"figures/{language}/{name}" for language in LANGUAGES for name in files}


def test_build_says_what_a_person_needs(built: Built) -> None:
    """Nothing on standard output; a short summary that names doubts and places."""
    assert built.done.returncode == 0, built.done.stderr
    assert built.done.stdout == ""
    assert "doubtful" in built.done.stderr
    assert "audit.csv" in built.done.stderr
    assert len(built.done.stderr.strip().splitlines()) <= 10


def test_build_writes_what_it_promises(built: Built, shipped: litreview.Review) -> None:
    """Bibliography, records, tables, themes, networks, figures: these files and no others."""
    texts = {"references.bib", "works.json", "audit.csv", "themes.csv", "evidence.csv"}
    texts |= {f"{name}.csv" for name in save.FRAMES}
    drafts = ("checksums.txt", *(f"synthesis.{ending}" for ending in ("md", "docx", "xlsx", "tex")))
    texts |= {"inductive/terms.csv", "explorer.html"}
    texts |= {
        f"{name}.{ending}" for name in ("report", "laporan") for ending in ("html", "md", "docx")
    }
    texts |= {f"synthesis/{language}/{name}" for language in LANGUAGES for name in drafts}
    promised = texts | promised_networks(shipped) | promised_figures(shipped)
    assert set(files_of(built.folder)) == promised
    evidence = (built.folder / "evidence.csv").read_text(encoding="utf-8")
    assert ",[" not in evidence, "lists are joined, not printed as Python has them"
    works = json.loads((built.folder / "works.json").read_text(encoding="utf-8"))
    assert len(works) == len(shipped.works) == 69


def test_second_run_writes_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """Two builds, in two processes, agree in every file, figures included."""
    litreview.build(ROOT / "data/papers", tmp_path / "out", codebook=CODEBOOK)
    first, second = files_of(built.folder), files_of(tmp_path / "out")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
