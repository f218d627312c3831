"""Every format of an export by the ending of its path, and reference lists to print."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pypandoc
import pytest
from docx import Document

import litreview
from formats.nasty import NASTY, pandoc_reads, work
from litreview.csvfile import safe_cell
from litreview.errors import InputError, UsageError
from litreview.formats import FORMATS, export_review
from litreview.formats.exports import FRAMES, find_format
from litreview.formats.printed import (
    bibliography_docx,
    bibliography_html,
    bibliography_markdown,
    bibliography_text,
    make_bibliography,
)
from litreview.frames import read_frame

HOSTILE = [
    "<script>alert(1)</script>",
    "*bold* _it_ `code` [a](javascript:alert(1)) # x",
    "1. list",
    "- item",
    "=1+1",
    "\u202ekitab\u202c الحكمة",
    "bell\x07 \ud800",
    "&amp; <i>x</i> </li>",
]


class Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.items: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; an item begins."""
        self.tags.add(tag)
        if tag == "li":
            self.items.append("")

    def handle_data(self, data: str) -> None:
        """Add text to the item that is open."""
        if self.items:
            self.items[-1] += data


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.bib", "bibtex"),
        ("A.BIB", "bibtex"),
        ("a.biblatex.bib", "biblatex"),
        ("a.biblatex", "biblatex"),
        ("a.ris", "ris"),
        ("a.json", "csl-json"),
        ("a.htm", "html"),
        ("a.md", "markdown"),
        ("a.txt", "text"),
        ("a.docx", "docx"),
        ("a.csv", "csv"),
        ("a.xlsx", "xlsx"),
        ("a.parquet", "parquet"),
    ],
)
def test_the_ending_names_the_format(name: str, form: str) -> None:
    """Each ending, in large letters too."""
    assert find_format(Path(name)) == form


@pytest.mark.parametrize("name", ["a.foo", "a", ".bib", "a.bib.bak"])
def test_other_endings_list_the_choices(name: str) -> None:
    """One line with every ending and every format."""
    with pytest.raises(UsageError) as caught:
        find_format(Path(name))
    assert all(form in str(caught.value) for form in FORMATS)
    assert "\n" not in str(caught.value)


def test_a_format_overrides_the_ending(shipped: litreview.Review, tmp_path: Path) -> None:
    """BibLaTeX into a .bib; an unknown format lists the choices; style is for lists only."""
    export_review(shipped, tmp_path / "a.bib", format="BibLaTeX")
    assert "journaltitle" in (tmp_path / "a.bib").read_text(encoding="utf-8")
    assert find_format(Path("a.txt"), "bib") == "bibtex"
    with pytest.raises(UsageError, match="choose one of bibtex, biblatex"):
        export_review(shipped, tmp_path / "b.bib", format="endnote")
    with pytest.raises(UsageError, match="has no style"):
        export_review(shipped, tmp_path / "b.bib", style="apa")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bib"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("zz.xlsx", "csv"),
        ("papers.bib", "parquet"),
        ("q.html", "bibtex"),
        ("q.HTML", "ris"),
        ("w.biblatex.bib", "bibtex"),
        ("w.txt", "csv"),
        ("w.txt", "docx"),
        ("w.json", "xlsx"),
    ],
)
def test_an_ending_of_another_format_is_refused(
    shipped: litreview.Review, tmp_path: Path, name: str, form: str
) -> None:
    """No folder that looks like a workbook, no page that is none: one line, nothing written."""
    with pytest.raises(UsageError, match=f"the format is {form}") as told:
        export_review(shipped, tmp_path / name, format=form)
    assert "\n" not in str(told.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "form"), [("w.txt", "bibtex"), ("w.bib", "biblatex"), ("w.v2", "ris")]
)
def test_an_ending_that_fits_is_not_refused(
    shipped: litreview.Review, tmp_path: Path, name: str, form: str
) -> None:
    """Any text in a .txt, either dialect in a .bib, anything under an ending that means nothing."""
    export_review(shipped, tmp_path / name, format=form)
    assert (tmp_path / name).is_file()


@pytest.mark.parametrize(
    "name", ["w.bib", "w.biblatex", "w.ris", "w.json", "w.csv", "w.xlsx", "w.parquet"]
)
def test_the_same_review_gives_the_same_bytes(
    shipped: litreview.Review, tmp_path: Path, name: str
) -> None:
    """Into a folder that was not there; nothing is left beside the file."""
    path = tmp_path / "new" / name
    export_review(shipped, path)
    first = path.read_bytes()
    export_review(shipped, str(path))
    assert path.read_bytes() == first
    assert [p.name for p in path.parent.iterdir()] == [name]


def test_each_format_holds_every_work(shipped: litreview.Review, tmp_path: Path) -> None:
    """The same keys in each format of works."""
    ids = {w.id for w in shipped.work_records}
    for ending, form in ((".bib", "bibtex"), (".biblatex", "biblatex"), (".ris", "ris"), (".json", "csljson")):  # fmt: skip
        export_review(shipped, tmp_path / f"w{ending}")
        text = (tmp_path / f"w{ending}").read_bytes().decode()
        assert pandoc_reads(text, form).keys() == ids, form


def test_frames_by_the_name_of_the_file(shipped: litreview.Review, tmp_path: Path) -> None:
    """A file holds the frame that it is named after, else the works; a folder holds all."""
    for ending in ("csv", "parquet"):
        export_review(shipped, tmp_path / f"references.{ending}")
        export_review(shipped, tmp_path / f"mine.{ending}")
        export_review(shipped, tmp_path / f"{ending}-all", format=ending)
        names = {p.name for p in (tmp_path / f"{ending}-all").iterdir()}
        assert names == {f"{name}.{ending}" for name in FRAMES}
    again = read_frame("references", tmp_path / "references.csv")
    pd.testing.assert_frame_equal(again, shipped.references, check_dtype=False)
    assert len(read_frame("works", tmp_path / "mine.csv")) == len(shipped.works)
    table = pq.read_table(tmp_path / "references.parquet")
    assert table.column("authors").to_pylist() == shipped.references["authors"].tolist()
    assert pq.read_table(tmp_path / "mine.parquet").num_rows == len(shipped.works)
    audit = pd.read_csv(tmp_path / "csv-all" / "audit.csv", keep_default_na=False)
    assert audit["kind"].tolist() == shipped.audit()["kind"].tolist()


def test_a_codebook_adds_themes_and_evidence(shipped: litreview.Review, tmp_path: Path) -> None:
    """Two more sheets; the evidence as one file."""
    codebook = Path(__file__).resolve().parents[2] / "data" / "codebook.yaml"
    export_review(shipped, tmp_path / "r.xlsx", codebook=codebook)
    sheets = pd.read_excel(tmp_path / "r.xlsx", sheet_name=None, engine="calamine")
    assert list(sheets) == [*FRAMES, "themes", "evidence"]
    assert len(sheets["themes"]) == len(shipped.themes(codebook).frame)
    export_review(shipped, tmp_path / "evidence.csv", codebook=codebook)
    assert len(pd.read_csv(tmp_path / "evidence.csv")) == len(sheets["evidence"])


def test_a_place_that_cannot_be_written_is_named(shipped: litreview.Review, tmp_path: Path) -> None:
    """One line, and no part of a file is left."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError):
        export_review(shipped, tmp_path / "file" / "w.bib")
    (tmp_path / "w.ris").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        export_review(shipped, tmp_path / "w.ris")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "w.ris"]


def hostile_works() -> list[litreview.model.Work]:
    """Return books whose every word is hostile."""
    return [
        work(
            f"h{n}",
            type="book",
            title=f"{text} {n}",
            publisher=text,
            author=[{"family": f"Ali{n}", "given": text}],
            issued={"date-parts": [[2020]]},
        )
        for n, text in enumerate(HOSTILE)
    ]


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_page_of_hostile_works_has_its_own_tags_only(language: str) -> None:
    """No script, no link, no other file; as many entries as works."""
    made = make_bibliography(hostile_works(), "harvard", language)
    text = bibliography_html(made, language)
    page = Page(text)
    head = {"html", "head", "meta", "title", "style"}
    assert page.tags <= head | {"body", "main", "h1", "p", "ul", "li", "i"}
    assert len(page.items) == len(HOSTILE)
    assert any("<script>alert(1)</script> 0" in item for item in page.items)
    assert f'<html lang="{language}">' in text
    assert "http://" not in text
    assert "src=" not in text.replace("default-src", "").replace("style-src", "")


def test_markdown_of_hostile_works_is_text() -> None:
    """Pandoc reads paragraphs of text: no code, link, list, heading or raw HTML."""
    made = make_bibliography(hostile_works(), "harvard")
    text = bibliography_markdown(made)
    blocks = json.loads(pypandoc.convert_text(text, "json", format="commonmark"))["blocks"]
    kinds = [block["t"] for block in blocks]
    assert kinds == ["Header", *["Para"] * (len(kinds) - 1)]
    inlines = {inline["t"] for block in blocks[1:] for inline in block["c"]}
    assert inlines <= {"Str", "Space", "Emph", "SoftBreak"}
    plain = pypandoc.convert_text(text, "plain", format="commonmark", extra_args=["--wrap=none"])
    entries = [" ".join(entry.text.split()) for entry in made.entries()]
    shown = [" ".join(line.split()) for line in plain.replace("_", "").splitlines() if line]
    for entry in entries:
        if "bell" not in entry:
            assert entry.replace("_", "") in shown


def test_plain_text_and_word_have_the_entries() -> None:
    """A line an entry; a paragraph an entry, its italics kept."""
    made = make_bibliography(hostile_works(), "harvard", "id")
    lines = bibliography_text(made, "id").splitlines()
    assert lines[0] == "Daftar Pustaka"
    data = bibliography_docx(made, "id")
    assert data == bibliography_docx(made, "id")
    document = Document(io.BytesIO(data))
    paragraphs = [" ".join(p.text.split()) for p in document.paragraphs]
    assert paragraphs[0] == "Daftar Pustaka"
    for n in range(len(HOSTILE)):
        assert any(f"Ali{n}" in line for line in lines)
        assert sum(f"Ali{n}," in paragraph for paragraph in paragraphs) == 1
    assert any(run.italic for p in document.paragraphs for run in p.runs)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {member.date_time[0] for member in parts.infolist()} == {1980}


def test_lists_follow_the_style_and_the_language(shipped: litreview.Review, tmp_path: Path) -> None:
    """APA by default, another by name; Indonesian joins names by its own word."""
    export_review(shipped, tmp_path / "a.txt")
    export_review(shipped, tmp_path / "b.txt", style="harvard")
    export_review(shipped, tmp_path / "c.md", style="harvard", language="id")
    first, second = ((tmp_path / f"{n}.txt").read_text(encoding="utf-8") for n in "ab")
    assert first != second
    assert first.count("\n") == second.count("\n") == len(shipped.work_records) + 2
    assert (tmp_path / "c.md").read_text(encoding="utf-8").startswith("# Daftar Pustaka\n")
    with pytest.raises(UsageError):
        export_review(shipped, tmp_path / "d.txt", language="fr")
    with pytest.raises(UsageError, match="no style"):
        export_review(shipped, tmp_path / "d.txt", style="nothing-like-it")


def test_a_hostile_review_is_exported_whole(tmp_path: Path) -> None:
    """Each format of a paper whose every line is hostile: written, and no cell a formula."""
    texts = [t for t in NASTY if "\ud800" not in t and len(t) < 1000]
    folder = tmp_path / "in"
    folder.mkdir()
    body = "\n\n".join(texts)
    entries = "\n".join(
        f"Ali, {n}. (2020). {' '.join(t.split())}. Obor." for n, t in enumerate(texts)
    )
    (folder / "=naskah.md").write_text(
        f"# =1+1\n\nAli (2020).\n\n{body}\n\n## Daftar Pustaka\n\n{entries}\n", encoding="utf-8"
    )
    review = litreview.read(folder)
    for name in FORMATS:
        export_review(review, tmp_path / "out" / name, format=name)
    for path in (tmp_path / "out" / "csv").iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert cells
        assert not [c for c in cells if safe_cell(c) != c and not c.startswith("'")]
