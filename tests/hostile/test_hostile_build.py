"""Papers that attack whoever opens the results: everything stays text, nothing runs, nothing is lost.

The whole command runs once on a folder in which every title, name, sentence, entry, file name and
theme is hostile (`hostile.corpus`); each format it writes is opened by a reader that is not ours.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import bibtexparser
import docx
import networkx as nx
import openpyxl
import pytest
import rispy
from PIL import Image

from browser.browsing import Desk
from hostile.corpus import MANY_AUTHORS, NAMES, write_codebook, write_corpus
from hostile.payloads import CHARACTERS, PAGES
from litreview.csvfile import safe_cell
from shell import Done, run_process

PAGE_NAMES = ("explorer.html", "report.html", "laporan.html")
CANARY = "window.__ran = []"
FORMULA = re.compile(
    r"[\s\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+@\uff1d\uff0b\uff20-]"
)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Built:
    """What the command said, and where its results are."""

    done: Done
    papers: Path
    out: Path

    def files(self, ending: str) -> list[Path]:
        """Return the results with an ending; a test of none of them would say nothing."""
        found = sorted(self.out.rglob(f"*{ending}"))
        assert found, ending
        return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the hostile papers by the command line, then export them."""
    base = tmp_path_factory.mktemp("hostile")
    papers, out = write_corpus(base / "papers"), base / "out"
    codebook = write_codebook(base / "codebook.json")
    done = run_process("build", str(papers), "--out", str(out), "--codebook", str(codebook), "-q")
    assert done.returncode == 0, done.stderr[-2000:]
    return Built(done, papers, out)


def test_the_command_says_what_it_did_in_plain_text(built: Built) -> None:
    """No traceback, no warning of a library, no control character on the terminal."""
    assert built.done.stdout == ""
    assert "Traceback" not in built.done.stderr
    assert "Warning" not in built.done.stderr
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", built.done.stderr
    )


def test_every_file_was_read(built: Built) -> None:
    """Each paper of the folder stands in the frame, by its file."""
    with (built.out / "papers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    read = {Path(row["path"].removeprefix("'")).suffix for row in rows}
    assert read >= {Path(name).suffix for name in NAMES} | {".json", ".csv", ".bib", ".ris"}
    assert len({row["paper"] for row in rows}) == len(rows), "ids are told apart"
    assert len(rows) > 60


def test_nothing_was_written_elsewhere(built: Built) -> None:
    """Ids such as ``../../../etc/passwd`` name no file."""
    assert {path.name for path in built.out.parent.iterdir()} == {"papers", "out", "codebook.json"}
    assert all(path.resolve().is_relative_to(built.out.resolve()) for path in built.out.rglob("*"))


def test_no_cell_of_a_csv_is_a_formula(built: Built) -> None:
    """No spreadsheet finds a formula, a link or a command; rows are as wide as their head."""
    for path in built.files(".csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}, path
        for cell in (cell for row in rows for cell in row):
            number = re.fullmatch(r"[+-]?[\d.]+(e[+-]?\d+)?", cell)
            assert number or not FORMULA.match(cell), (path.name, cell[:80])


def test_the_formula_test_can_fail() -> None:
    """What the cells would be without their apostrophe is found."""
    for cell in ("=1+1", "\t=1", "@SUM(1)", "＝1", "\u202e=1"):
        assert FORMULA.match(cell)
        assert not FORMULA.match(safe_cell(cell))


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(built: Built) -> None:
    """Workbooks open; text is text."""
    for path in built.files(".xlsx"):
        for sheet in openpyxl.load_workbook(path):
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f", (path, cell.coordinate, cell.value)
                    target = cell.hyperlink.target if cell.hyperlink else None
                    assert not target or target.startswith(("http://", "https://")), target


def test_word_documents_open(built: Built) -> None:
    """Each has its text, and links to the web or to itself alone."""
    for path in built.files(".docx"):
        opened = docx.Document(str(path))
        assert sum(len(paragraph.text) for paragraph in opened.paragraphs) > 1_000
        outside = [r.target_ref for r in opened.part.rels.values() if r.is_external]
        assert all(
            target.startswith(("http://", "https://", "explorer.html")) for target in outside
        )


def test_bibtex_has_one_entry_a_work(built: Built) -> None:
    """Bibtexparser reads as many entries as there are works; none of them is smuggled in."""
    works = json.loads((built.out / "works.json").read_text(encoding="utf-8"))
    for path in built.files(".bib"):
        text = path.read_text(encoding="utf-8")
        parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
        entries = parser.parse(text).entries
        assert len(entries) == len(works), path
        assert len({entry["ID"] for entry in entries}) == len(works)
        # The bibliography that was given has such entries; ours makes no further ones.
        stolen = {entry["ID"] for entry in entries if entry["ID"].startswith("stolen")}
        assert stolen <= {work["id"] for work in works}
        assert not re.search(r"(?<!\\textbackslash\{\})\\(?:input|write18|csname|end)\b", text), (
            path
        )


def test_records_are_json_that_any_reader_takes(built: Built) -> None:
    """CSL-JSON has no lone surrogate and no file with bytes that are no UTF-8."""
    for path in built.files(".json"):
        json.loads(path.read_text(encoding="utf-8"))
        assert "\\ud8" not in path.read_text(encoding="utf-8").lower().replace("\\ud83", "")


def test_graphs_parse(built: Built) -> None:
    """GraphML by two readers; as many edges as the CSV beside it."""
    for path in built.files(".graphml"):
        ElementTree.parse(path)
        graph = nx.read_graphml(path)
        with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
            assert graph.number_of_edges() == len(list(csv.DictReader(file))), path.name


def test_figures_are_drawn(built: Built) -> None:
    """Every figure is a picture with something on it; SVG is XML without a script."""
    for path in built.files(".png"):
        with Image.open(path) as image:
            assert len(image.convert("L").getcolors(256) or []) > 2, path.name
    for path in built.files(".svg"):
        root = ElementTree.parse(path).getroot()
        names = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert not names & {"script", "foreignObject", "iframe"}, path.name
        assert not [key for e in root.iter() for key in e.attrib if key.lower().startswith("on")]


def test_drafts_are_text(built: Built) -> None:
    """LaTeX has no command of theirs, Markdown no markup, link or picture of theirs."""
    for path in built.files(".tex"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\\(?:input|write18|csname|include|openin)\b", text), path
    for path in built.files(".md"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<!\\)<(?:script|img|svg|iframe|base|style|body)\b", text, re.I), (
            path
        )
        assert not re.search(r"(?<!\\)\]\((?!https?://|#|explorer\.html|\.)", text), path


@pytest.fixture
def wary(desk: Desk) -> Iterator[Desk]:
    """A desk whose pages carry a canary; scripts of papers would add to it."""
    yield desk
    assert desk.faults.ran == []


def open_page(desk: Desk, built: Built, name: str, fragment: str = "") -> Any:
    """Open a page with the canary in it."""
    return desk.open(built.out / name, fragment, before=CANARY)


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_nothing_runs_in_a_page(wary: Desk, built: Built, name: str) -> None:
    """No script, handler, frame, address or style of theirs is alive; the text is there to read."""
    page = open_page(wary, built, name)
    page.wait_for_timeout(300)
    assert page.evaluate("window.__ran") == []
    alive = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name))"
        " || ['IFRAME','OBJECT','EMBED','BASE','FORM'].includes(e.tagName)"
        " || (e.tagName === 'IMG' && !/^(data|blob):/.test(e.src))).map(e => e.outerHTML.slice(0, 99))"
    )
    assert alive == []
    addresses = page.evaluate("[...document.querySelectorAll('a[href],area')].map(a => a.href)")
    assert [a for a in addresses if not re.match(r"https?://|file:///", a)] == []
    assert page.evaluate("getComputedStyle(document.querySelector('main')).display") != "none"
    assert "<script>window" in page.locator("body").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_every_record_opens_in_the_explorer(wary: Desk, built: Built) -> None:
    """Each panel shows its title as text; after all of them nothing has run."""
    page = open_page(wary, built, "explorer.html")
    page.evaluate("litreview.ready")
    wrong = page.evaluate(
        "async () => { const { records } = JSON.parse(document.getElementById('corpus').textContent); const bad = [];"
        "for (const r of records) { litreview.open(r.id); const h = document.querySelector('#panel h2');"
        "if (r.title !== null && h.textContent !== r.title) bad.push(r.id);"
        "if (document.querySelector('#panel script, #panel img, #panel iframe, #panel a:not([href^=\"http\"])')) bad.push(r.id) }"
        "return [records.length, bad] }"
    )
    assert wrong[0] > 60
    assert wrong[1] == []
    page.wait_for_timeout(200)
    assert page.evaluate("window.__ran") == []


@pytest.mark.parametrize("query", [PAGES[0], PAGES[2], CHARACTERS[2], "(", "\\", "[a-", "Jahatba"])
def test_search_takes_anything(wary: Desk, built: Built, query: str) -> None:
    """Markup, letters of any script and marks of patterns are searched for as text."""
    page = open_page(wary, built, "explorer.html")
    page.locator("#search").fill(query)
    page.keyboard.press("Enter")
    assert page.evaluate("window.__ran") == []


def test_every_network_is_drawn(wary: Desk, built: Built) -> None:
    """Hostile labels stand on the map and in the list."""
    page = open_page(wary, built, "explorer.html")
    for index in range(page.locator("#network option").count()):
        page.locator("#network").select_option(str(index))
        page.wait_for_timeout(50)
        assert page.locator("#list tbody tr").count() > 0
    assert page.evaluate("window.__ran") == []


def test_links_of_hostile_names_lead_to_their_record(wary: Desk, built: Built) -> None:
    """Ids with slashes, marks and letters of any script are whole in the report's links."""
    report = (built.out / "report.html").read_text(encoding="utf-8")
    links = sorted(set(re.findall(r'href="explorer\.html(#record=[^"]+)"', report)))
    assert links
    page = open_page(wary, built, "explorer.html")
    page.evaluate("litreview.ready")
    lost = page.evaluate(
        "links => links.filter(l => !litreview.open(decodeURIComponent(l.split('=').slice(1).join('='))))",
        links,
    )
    assert lost == []


@pytest.mark.parametrize("name", ["a.bib", "a.biblatex.bib", "a.ris", "a.json", "works.csv", "a.xlsx",
                                  "a.html", "a.md", "a.txt", "a.docx"])  # fmt: skip
def test_every_export_can_be_read(built: Built, tmp_path: Path, desk: Desk, name: str) -> None:
    """As many records as there are works, by a reader that is not ours."""
    import litreview

    review = litreview.read(built.papers / "ekspor.json")
    path = tmp_path / name
    review.export(path)
    n_works = len(review.works)
    if name.endswith(".bib"):
        parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
        assert len(parser.parse(path.read_text(encoding="utf-8")).entries) == n_works
    elif name.endswith(".ris"):
        with path.open(encoding="utf-8-sig") as file:
            assert len(rispy.load(file)) == n_works
    elif name.endswith(".json"):
        assert len(json.loads(path.read_text(encoding="utf-8"))) == n_works
    elif name.endswith(".csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file, strict=True) for cell in row]
        assert not [c for c in cells if FORMULA.match(c) and not re.fullmatch(r"[+-]?[\d.]+", c)]
    elif name.endswith(".xlsx"):
        cells = [c for s in openpyxl.load_workbook(path) for row in s.iter_rows() for c in row]
        assert not [c.coordinate for c in cells if c.data_type == "f"]
    elif name.endswith(".docx"):
        assert len(docx.Document(str(path)).paragraphs) >= n_works
    elif name.endswith(".html"):
        page = desk.open(path, before=CANARY)
        page.wait_for_timeout(200)
        assert page.evaluate("window.__ran") == []
        assert "<script>window" in page.locator("body").inner_text()
    else:
        assert "\x00" not in path.read_text(encoding="utf-8")


def test_the_corpus_is_as_hostile_as_it_says(tmp_path: Path) -> None:
    """The folder has what it is for: long names, many authors, surrogates, bidi, file names."""
    papers = write_corpus(tmp_path / "papers")
    records = json.loads((papers / "ekspor.json").read_text(encoding="utf-8"))
    titles = [str(record["title"]) for record in records]
    assert max(map(len, titles)) == 10_000
    assert any("\ud800" in title for title in titles)
    assert any("\u202e" in title for title in titles)
    assert len(records[0]["author"]) == len(MANY_AUTHORS)
    assert {path.name for path in papers.iterdir()} >= set(NAMES)
