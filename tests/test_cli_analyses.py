"""Networks and indicators in the shell: the rows of the Python functions of the same name."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import litreview
from litreview import analyses
from litreview.indicators import Indicators
from shell import ROOT, Done, run

PAPERS = str(ROOT / "data/papers")


def rows_of(done: Done) -> list[dict]:
    """Read what was printed, one JSON object a line."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_clusters_are_those_of_the_review(shipped: litreview.Review) -> None:
    """One line a node, as `review.networks.clusters` gives them; the warning goes to people."""
    done = run("clusters", "co-word", PAPERS)
    frame = shipped.networks.clusters("co-word")
    assert rows_of(done) == frame.to_dict("records")
    assert "note: Too small to read as a map" in done.stderr
    assert f"{len(frame)} nodes" in done.stderr


def test_main_path_prints_its_links(shipped: litreview.Review, tmp_path: Path) -> None:
    """One line a link with both ends named; another ending writes the network."""
    rows = rows_of(run("main-path", PAPERS))
    path = shipped.networks.main_path()
    assert [(r["cited"], r["citing"]) for r in rows] == list(path.edges)
    assert rows[0]["citing_label"] == path.nodes[rows[0]["citing"]]["label"]
    out = tmp_path / "path.graphml"
    done = run("main-path", PAPERS, "--out", str(out))
    assert (done.returncode, done.stdout) == (0, "")
    assert out.read_text(encoding="utf-8").count("<edge ") == len(rows)


def test_explain_shows_the_printed_entries(shipped: litreview.Review) -> None:
    """Every row names the entry behind it, and quotes it as `review.reference` has it."""
    rows = rows_of(run("explain", "bibliographic-coupling", "arianto2022", "rijal2023", PAPERS))
    assert {row["group"] for row in rows} == {"sukarno2021pelayanan"}
    for row in rows:
        assert row["printed"] == [shipped.reference(i).text for i in row["references"]]
    none = run("explain", "bibliographic-coupling", "rijal2023", "supriyanto2024", PAPERS)
    assert (none.returncode, none.stdout) == (0, "")
    assert "no edge between" in none.stderr


@pytest.mark.parametrize("name", analyses.INDICATORS)
def test_every_indicator_has_a_name_in_the_shell(shipped: litreview.Review, name: str) -> None:
    """Each name gives a frame, and its rows are JSON."""
    frame = analyses.indicator(name, shipped)
    assert len(list(analyses.frame_records(frame))) == len(frame)


def test_no_indicator_is_left_out() -> None:
    """A new method of `Indicators` must be named here too."""
    methods = {n for n, f in vars(Indicators).items() if callable(f) and not n.startswith("_")}
    named = {name.replace("-", "_") for name in analyses.INDICATORS}
    assert methods - {"documents", "as_exported"} == named


def test_indicators_as_csv_and_as_lines(shipped: litreview.Review, tmp_path: Path) -> None:
    """The same rows on standard output and in a file; notes go to standard error."""
    done = run("indicator", "impact", PAPERS, "--by", "container_title", "--of", "works")
    rows = rows_of(done)
    assert len(rows) == len(shipped.indicators.impact("container_title"))
    assert "note: Counted are citations by the papers" in done.stderr
    for ending in ("csv", "jsonl"):
        out = tmp_path / f"impact.{ending}"
        given = ["--by", "container_title", "--of", "works", "--out", str(out)]
        assert run("indicator", "impact", PAPERS, *given).stdout == ""
    with (tmp_path / "impact.csv").open(encoding="utf-8", newline="") as file:
        assert [r["container_title"] for r in csv.DictReader(file)] == [
            row["container_title"] for row in rows
        ]
    lines = (tmp_path / "impact.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == rows


def test_standard_input_is_one_paper() -> None:
    """`-` reads a paper, an export of an index too."""
    text = (ROOT / "data/papers/rijal2023.md").read_text(encoding="utf-8")
    rows = rows_of(run("indicator", "rpys", "-", given=text))
    assert sum(row["references"] for row in rows) == 12  # 13 entries, one of them torn, no year
    cited = "\n   ".join(f"ALI B, {year}, J ILMU DESA, V1, P1" for year in (2001, 2001, 2004))
    export = f"FN Clarivate\nVR 1.0\nPT J\nTI Satu\nPY 2010\nCR {cited}\nUT WOS:1\nER\n\nEF\n"
    rows = rows_of(run("indicator", "rpys", "-", given=export))
    assert (rows[0]["year"], rows[-1]["year"]) == (2001, 2004)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["clusters", "friendship", PAPERS], "bibliographic-coupling"),
        (["clusters", "co-word", PAPERS, "--quality", "best"], "vos"),
        (["clusters", "co-word", PAPERS, "--out", "x.xlsx"], ".csv or .jsonl"),
        (["main-path", PAPERS, "--search", "longest"], "key-route"),
        (["main-path", PAPERS, "--out", "x.doc"], ".graphml"),
        (["main-path", "nowhere"], "no such file or folder"),
        (["explain", "bibliographic-coupling", "arianto", "rijal2023", PAPERS], "arianto2022"),
        (["explain", "friendship", "a", "b", PAPERS], "bibliographic-coupling"),
        (["indicator", "fame", PAPERS], "lotka"),
        (["indicator", "fame", "nowhere"], "lotka"),
        (["indicator", "rpys", PAPERS, "--of", "works"], "rpys has no option of"),
        (["indicator", "lotka", PAPERS, "--of", "books"], "papers or works"),
        (["indicator", "ages", PAPERS, "--by", "colour"], "colour"),
        (["indicator", "impact", PAPERS, "--by", "colour"], "colour"),
        (["indicator", "rpys"], "FILE"),
        (["indicator", "rpys", PAPERS, "--identity", "citespace"], "bibliometrix"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    arguments: list[str], says: str, tmp_path: Path
) -> None:
    """Status 2, nothing on standard output, one line that names the mend."""
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert says in done.stderr


@pytest.mark.parametrize("command", ["clusters", "main-path", "explain", "indicator"])
def test_help_teaches_by_example(command: str) -> None:
    """Every command's help has an example that starts with its own name."""
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"litreview {command}" in done.stdout
