"""The exports, each opened again by an independent reader; hostile text stays text."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import etree

from litreview.errors import InputError, UsageError
from litreview.model import Paper
from litreview.synthesis import ROLES, Synthesis
from litreview.synthesis.latex import escape_latex
from litreview.synthesis.markdown import escape_markdown
from synthesis.corpus import make_synthesis

HOSTILE = {
    "formula": "=HYPERLINK(1)",
    "plus": "+1+1",
    "minus": "-2",
    "at": "@SUM(A1)",
    "markup": "<script>alert('x')</script> <b>&amp;</b>",
    "latex": r"\input{x} 50% $a_1$ {b} & #c ~d ^e \\[2pt]",
    "markdown": "| a | [b](c) *d* _e_ `f` # g <br> ![h](i)",
    "control": "a\x00b\x07c\x0bd\x1fe\x7ff\ufffeg",
    "direction": "a\u202eb\u2066c\u200fd",
    "arabic": "دراسة عن الأرز",
    "long": "x" * 10_000,
    "surrogate": "a\ud800b",
    "newlines": "a\r\nb\u2028c\x85d",
}


def _hostile(text: str) -> Synthesis:
    body = f"Penelitian ini bertujuan menguji {text} pada padi. Hasil penelitian menunjukkan {text} naik."
    csl = {"title": text, "author": [{"family": text}], "issued": {"date-parts": [[2020]]}}
    return Synthesis.of([Paper("x", body, csl), Paper(text[:50], body)], style="harvard")


@pytest.mark.parametrize("ending", ["md", "docx", "xlsx", "tex"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_same_bytes_again(ending: str, language: str, tmp_path: Path) -> None:
    """Two runs give the same bytes, and no part file is left."""
    for name in ("a", "b"):
        make_synthesis(language=language).write(tmp_path / f"{name}.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_archives_have_no_clock(ending: str, tmp_path: Path) -> None:
    """Every member of the archive, and the core properties, have a fixed date."""
    path = tmp_path / f"a.{ending}"
    make_synthesis().write(path)
    with zipfile.ZipFile(path) as archive:
        assert {m.date_time for m in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {"1980-01-01T"}


def test_markdown_has_one_table_of_equal_rows() -> None:
    """Every row of the table of previous studies has as many cells as its head."""
    said = make_synthesis().to_markdown()
    rows = [line for line in said.splitlines() if line.startswith("| ")]
    counts = [len(re.split(r"(?<!\\)\|", row)) for row in rows[:4]]
    assert set(counts) == {len(ROLES) + 5}


def test_docx_is_read_again(tmp_path: Path) -> None:
    """Headings, table, quotes and references stand in the document as Word reads it."""
    made = make_synthesis()
    made.to_docx(tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert heads[0] == "BAB II TINJAUAN PUSTAKA"
    assert "2.1 Penelitian Terdahulu" in heads
    assert "Daftar Pustaka" in heads
    table, evidence = document.tables
    assert len(table.columns) == len(ROLES) + 3
    assert len(table.rows) == len(made.rows) + 1
    assert len(evidence.rows) == len(made.evidence) + 1
    assert (
        "“Penelitian ini bertujuan menguji pupuk cair pada padi.” [B1]"
        in table.rows[1].cells[2].text
    )
    quotes = [p.text for p in document.paragraphs if p.style.name == "Quote"]
    assert any("Pelatihan petani menaikkan panen" in q for q in quotes)
    assert document.core_properties.author == ""
    assert [s.orientation for s in document.sections] == [0, 1, 0]


def test_xlsx_is_read_again(tmp_path: Path) -> None:
    """The evidence sheet has every quote verbatim, at its offsets; nothing is a formula."""
    made = make_synthesis()
    made.to_xlsx(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Penelitian Terdahulu", "Tema", "Bukti", "Daftar Pustaka", "Catatan"]
    papers = {p.id: p for p in made.papers}
    rows = list(book["Bukti"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(made.evidence)
    for row in rows:
        assert papers[row[1]].text[row[4] : row[5]] == row[-1]
    cells = [c for sheet in book for line in sheet.iter_rows() for c in line]
    assert not any(c.data_type == "f" for c in cells)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text_in_xlsx(name: str, tmp_path: Path) -> None:
    """No formula, no broken file, whatever a paper or a record prints."""
    _hostile(HOSTILE[name]).to_xlsx(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type in ("s", "n")
                if isinstance(cell.value, str) and cell.value[:1] in "=+-@":
                    assert cell.quotePrefix


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text_in_docx(name: str, tmp_path: Path) -> None:
    """Every part of the document is well-formed, and markup arrives as text."""
    _hostile(HOSTILE[name]).to_docx(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        for member in archive.namelist():
            if member.endswith(".xml"):
                etree.fromstring(archive.read(member))
    document = docx.Document(str(tmp_path / "a.docx"))
    shown = document.tables[0].rows[1].cells[2].text
    if name == "markup":
        assert HOSTILE["markup"] in shown
    assert "menguji" in shown


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text_in_latex(name: str) -> None:
    """Braces balance, every row has its columns, and no command slips through."""
    said = _hostile(HOSTILE[name]).to_latex()
    bare = re.sub(r"\\[{}&%$#_\\]", "", said)
    assert bare.count("{") == bare.count("}")
    begun = said.index(r"\endlastfoot")
    rows = said[begun:].split(r" \tabularnewline")[:-1]
    assert len(rows) == 2
    assert {len(re.findall(r"(?<!\\)&", row)) for row in rows} == {len(ROLES) + 2}
    assert r"\input" not in said.replace(r"longtable,booktabs,array", "")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", said)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text_in_markdown(name: str) -> None:
    """Markup is escaped, rows keep their columns, lines their number."""
    said = _hostile(HOSTILE[name]).to_markdown()
    assert "<script>" not in said
    rows = [line for line in said.splitlines() if line.startswith("| ")][2:4]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {len(ROLES) + 5}
    said.encode("utf-8")


def test_latex_table_has_its_parts() -> None:
    """The longtable repeats its head, has three rules and one row a paper."""
    said = make_synthesis(language="en").to_latex()
    assert said.count(r"\toprule") == said.count(r"\midrule") == 2
    assert said.count(r"\bottomrule") == 1
    assert re.search(r"\\begin\{longtable\}.*\\end\{longtable\}", said, re.S)
    assert r"naik 12\%" in said


@pytest.mark.parametrize("text", ["a", "\\", "{}", "50% & 3_1^2 #4 ~ $", "a|b <c>", '"`'])
def test_escapes_leave_nothing_special(text: str) -> None:
    """No special character is left bare by either escape."""
    assert not re.search(r"(?<!\\)[&%$#_]", escape_latex(text))
    assert not re.search(r"(?<!\\)[|<>*_`]", escape_markdown(text))


def test_an_unknown_ending_and_an_unwritable_place(tmp_path: Path) -> None:
    """Both are one line that says what to do."""
    made = make_synthesis()
    with pytest.raises(UsageError, match=r"end the name in \.md"):
        made.write(tmp_path / "a.pdf")
    with pytest.raises(InputError, match="cannot be written"):
        made.write(tmp_path / "no" / "a.md")
