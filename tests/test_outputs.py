"""The commands that make a page: when a report leads to an explorer, what is refused, protocols."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import litreview
from litreview import outputs
from litreview.errors import InputError
from litreview.explorer import build_explorer
from shell import ROOT, run

PAPERS = sorted((ROOT / "data/papers").glob("*.md"))


@pytest.fixture(scope="module")
def few() -> litreview.Review:
    """Return the review of two of the shipped papers."""
    return litreview.read(PAPERS[:2])


@pytest.fixture(scope="module")
def others() -> litreview.Review:
    """Return the review of another one."""
    return litreview.read(PAPERS[2:3])


def test_a_report_leads_to_the_explorer_of_its_records(
    few: litreview.Review, others: litreview.Review, tmp_path: Path
) -> None:
    """Not to one of other records, of an older version, or to any other page of that name."""
    page, out = tmp_path / "explorer.html", tmp_path / "report.html"

    def leads() -> bool:
        outputs.report(few, out)
        return "explorer.html#" in out.read_text(encoding="utf-8")

    assert not leads()
    try:
        build_explorer(few, kinds=[], title="Mine").write(page)
    except InputError as error:
        pytest.skip(str(error))  # the page's bundle was not made: that needs Node
    assert leads()
    told = page.read_text(encoding="utf-8")
    page.write_text(told.replace('name="litreview-records"', 'name="x"'), encoding="utf-8")
    assert not leads()
    build_explorer(others, kinds=[]).write(page)
    assert not leads()
    page.write_text("<title>Explorer</title>", encoding="utf-8")
    assert not leads()
    page.unlink()
    page.mkdir()
    assert not leads()


def test_an_explorer_that_is_named_is_led_to(few: litreview.Review, tmp_path: Path) -> None:
    """Whoever names a page knows where it will be."""
    made = outputs.report(few, tmp_path / "r.html", explorer="https://a.id/e.html")
    assert "https://a.id/e.html#" in made.html()


@pytest.mark.parametrize("command", ["report", "explore"])
@pytest.mark.parametrize("files", [["blank.txt"], ["blank.txt", "blank.md"], ["-"]])
def test_nothing_to_read_makes_no_page(command: str, files: list[str], tmp_path: Path) -> None:
    """One line that names the files, status 2, no page."""
    (tmp_path / "blank.txt").write_bytes(b"")
    (tmp_path / "blank.md").write_bytes(b" \n\n")
    done = run(command, *files, "--out", "r.html", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "no text in it" in done.stderr
    assert all(name in done.stderr for name in files if name != "-")
    assert not (tmp_path / "r.html").exists()


def test_one_paper_with_text_is_enough(tmp_path: Path) -> None:
    """A blank file beside it is told in the report, not refused."""
    (tmp_path / "blank.txt").write_bytes(b"")
    done = run("report", "blank.txt", str(PAPERS[0]), "--out", "r.html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "open        r.html\n")


def test_a_file_without_papers_is_named(tmp_path: Path) -> None:
    """It was given, so nobody is told that nothing was."""
    (tmp_path / "bad.bib").write_bytes(b"x\n")
    done = run("report", "bad.bib", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "litreview: bad.bib: no paper in it; name other files\n",
    )


@pytest.mark.parametrize(
    ("command", "out"), [("report", "r.HTML"), ("report", "r.Md"), ("explore", "e.HTML")]
)
def test_endings_in_large_letters(command: str, out: str, tmp_path: Path) -> None:
    """As programs of other systems write them."""
    assert run(command, str(PAPERS[0]), "--out", out, cwd=tmp_path).returncode == 0
    assert (tmp_path / out).is_file()


def test_several_protocols_are_one(few: litreview.Review, tmp_path: Path) -> None:
    """The records of both are identified; a file that is named twice counts once."""
    for name, rows in (("a.jsonl", 30), ("b.jsonl", 12)):
        row = {"kind": "search", "query": name, "provider": "doaj", "rows": rows, "limit": 100}
        row |= dict.fromkeys(("years", "date", "total", "url", "stopped"))
        (tmp_path / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
    twice = [tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "a.jsonl"]
    made = outputs.report(few, tmp_path / "r.md", protocol=twice)
    assert "42" in made.markdown()
    one = outputs.report(few, protocol=tmp_path / "a.jsonl").markdown()
    assert one == outputs.report(few, protocol=twice[:1]).markdown() != made.markdown()
    call = ("--protocol", "a.jsonl", "--protocol", "b.jsonl", "--out", "s.md")
    done = run("report", *map(str, PAPERS[:2]), *call, cwd=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "s.md").read_bytes() == (tmp_path / "r.md").read_bytes()
    wrong = run("report", str(PAPERS[0]), "--protocol", "c.jsonl", "--out", "t.md", cwd=tmp_path)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "c.jsonl" in wrong.stderr
