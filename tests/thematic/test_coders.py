"""A person's codes find their paper, theme and place, or become problems; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import InputError
from litreview.model import Paper
from litreview.thematic.code import code_themes
from litreview.thematic.codebook import parse_codebook
from litreview.thematic.coders import RawCoding, place_codings
from litreview.thematic.codingfiles import format_sheet, parse_coding_table, read_codings
from litreview.thematic.locate import is_same_passage, locate_quote, overlap, passages

BOOK = parse_codebook(
    {
        "themes": [
            {"id": "ease", "label_id": "Kemudahan", "label_en": "Ease of use", "terms_id": ["mudah"]},
            {"id": "cost", "label_id": "Biaya", "label_en": "Cost", "terms_id": ["biaya"]},
            {"id": "fee", "label_id": "Biaya", "label_en": "Fee", "terms_id": ["tarif"]},
        ]
    }
)  # fmt: skip
TEXT = "Antrean itu mudah\ndilihat warga. Biaya “parkir” naik. Mudah.\n\nAkses ber-\nkala mudah."
PAPERS = (Paper("klinik2020", TEXT, path="berkas/Klinik Desa.txt"), Paper("pasar2021", "Biaya."))


@pytest.mark.parametrize(
    ("quote", "near", "found"),
    [
        ("Antrean itu mudah", None, "Antrean itu mudah"),
        ("itu mudah dilihat warga.", None, "itu mudah\ndilihat warga."),
        ('Biaya "parkir" naik', None, "Biaya “parkir” naik"),
        ("antrean ITU mudah", None, "Antrean itu mudah"),
        ("Akses ber-kala mudah", None, "Akses ber-\nkala mudah"),
        ("  Biaya “parkir” naik. ", None, "Biaya “parkir” naik."),
        ("mudah", None, None),
        ("mudah", 70, "mudah"),
        ("tidak tertulis di sini", None, None),
        ("", 3, None),
    ],
)
def test_quotes_are_located(quote: str, near: int | None, found: str | None) -> None:
    """Exact first, then with other white space and marks; a short one only near its place."""
    span = locate_quote(TEXT, quote, near)
    assert (TEXT[slice(*span)] if span else None) == found


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 60))
def test_any_piece_of_a_text_is_located_in_it(text: str, start: int, length: int) -> None:
    """A quotation taken from a text is found at its own place."""
    quote = text[start : start + length].strip()
    at = text.find(quote, start)
    span = locate_quote(text, quote, at)
    assert (span is None) == (not quote)
    if span:
        assert text[slice(*span)] == quote


@given(*[st.tuples(st.integers(0, 30), st.integers(1, 30)) for _ in range(2)])
def test_overlap_is_symmetric(one: tuple[int, int], two: tuple[int, int]) -> None:
    """Two stretches share as much either way; each is the same passage as itself."""
    a, b = (one[0], sum(one)), (two[0], sum(two))
    assert overlap(a, b) == overlap(b, a) == len(set(range(*a)) & set(range(*b)))
    assert is_same_passage(a, a)
    assert passages([a], *b) == ([0] if overlap(a, b) else [])


@pytest.mark.parametrize(
    ("paper", "theme", "placed"),
    [
        ("klinik2020", "ease", ("klinik2020", "ease")),
        ("KLINIK2020.pdf", "kemudahan", ("klinik2020", "ease")),
        ("Files\\klinik desa", "EASE OF USE", ("klinik2020", "ease")),
        ("Klinik Desa.txt", "Asas > Kemudahan", ("klinik2020", "ease")),
        ("klinik2020", "Codes\\Law\\cost", ("klinik2020", "cost")),
        ("klinik2020", "law: cost", ("klinik2020", "cost")),
    ],
)
def test_names_of_papers_and_codes(paper: str, theme: str, placed: tuple[str, str]) -> None:
    """File names, paths in trees of codes, and labels in both languages denote ids."""
    (found,) = place_codings([RawCoding("row 2", paper, theme)], PAPERS, BOOK).codings
    assert (found.paper, found.theme) == placed


@pytest.mark.parametrize(
    ("raw", "kind", "said"),
    [
        (RawCoding("r", "klinik2022", "ease"), "unknown-paper", "did you mean 'klinik2020'?"),
        (RawCoding("r", "klinik2020", "kemudahn"), "unknown-code", "did you mean 'Kemudahan'?"),
        (RawCoding("r", "klinik2020", "Biaya"), "unknown-code", "no theme 'Biaya'"),
        (RawCoding("r", "klinik2020", "ease", judgement="hmm"), "unknown-judgement", "yes, no or doubtful"),
    ],
)  # fmt: skip
def test_what_belongs_nowhere_is_kept(raw: RawCoding, kind: str, said: str) -> None:
    """An unknown paper, code (a label of two themes is one) or judgement is a problem of one line."""
    found = place_codings([raw], PAPERS, BOOK)
    assert found.codings == ()
    assert found.unplaced == (raw,)
    assert found.problems[0].kind == kind
    assert said in found.problems[0].message
    assert "\n" not in found.problems[0].message


def test_what_is_not_located_counts_for_the_paper() -> None:
    """A quotation that is not in the paper loses its place, not its judgement."""
    found = place_codings(
        [RawCoding("r", "klinik2020", "ease", quote="Ini tidak ada")], PAPERS, BOOK
    )
    assert [(c.span, c.sentence) for c in found.codings] == [(None, "Ini tidak ada")]
    assert [p.kind for p in found.problems] == ["not-located"]


def test_offsets_that_do_not_fit_the_quotation_are_mended() -> None:
    """A place is believed only where the quotation stands there; without one it is believed."""
    raw = [
        RawCoding("r", "klinik2020", "ease", quote="itu mudah", start=99, end=120),
        RawCoding("r", "klinik2020", "cost", start=0, end=7),
        RawCoding("r", "klinik2020", "fee", start=5, end=9999),
    ]
    found = place_codings(raw, PAPERS, BOOK)
    assert {(c.theme, c.span) for c in found.codings} == {
        ("ease", (8, 17)),
        ("cost", (0, 7)),
        ("fee", None),
    }
    assert [p.kind for p in found.problems] == ["not-located"]


def test_a_code_said_twice_counts_once() -> None:
    """The same passage and code of one coder is one coding, and said."""
    found = place_codings([RawCoding("r", "klinik2020", "ease", "Ana")] * 2, PAPERS, BOOK)
    assert len(found.codings) == 1
    assert [p.kind for p in found.problems] == ["coded-twice"]


HEADS = {
    "ours": "paper,theme,sentence,coder,present,note\nklinik2020,ease,Antrean itu mudah,Ana,ya,jelas\n",
    "semicolons": "naskah;tema;kutipan;pengode;ada\nklinik2020;ease;Antrean itu mudah;Ana;ya\n",
    "taguette": "id,document,tag,content\n7,klinik2020.txt,ease,Antrean itu mudah\n",
    "qualcoder": '"File","Coder","Coded","Id","Codename","Coded_Memo","Category"\n"klinik2020","Ana","Antrean itu mudah","ctid:3","ease","","asas"\n',
    "maxqda": "Document group\tDocument name\tCode\tSegment\tCreated by\n\tklinik2020\tAsas > Kemudahan\tAntrean itu mudah\tAna\n",
    "atlas": "ID,Document,Quotation Content,Codes,Created by\n1:1,klinik2020,Antrean itu mudah,Ease of use,Ana\n",
    "nvivo": "File Name,Node,Coded Text\nFiles\\\\klinik2020,Nodes\\\\ease,Antrean itu mudah\n",
}


@pytest.mark.parametrize("name", HEADS)
def test_tables_of_other_programs(name: str, tmp_path: Path) -> None:
    """Each program's heads give paper, theme and passage; UTF-8 with a mark and UTF-16 are read."""
    for encoding in ("utf-8-sig", "utf-16"):
        path = tmp_path / f"{name}.csv"
        path.write_text(HEADS[name], encoding=encoding)
        found = read_codings(path, PAPERS, BOOK, "Ana")
        assert found.problems == ()
        assert [(c.paper, c.theme, c.coder, c.span) for c in found.codings] == [
            ("klinik2020", "ease", "Ana", (0, 17))
        ]


def test_one_cell_may_hold_several_codes() -> None:
    """ATLAS.ti lists the codes of a quotation in one cell."""
    raw, _ = parse_coding_table(b"Document,Quotation Content,Codes\na,Mudah,ease; cost\n", "t.csv")
    assert [r.theme for r in raw] == ["ease", "cost"]


def test_the_sheet_comes_back(tmp_path: Path) -> None:
    """What a person writes on the sheet is read at its place; what is left blank was not judged."""
    evidence = code_themes(PAPERS, BOOK, by="terms")
    lines = format_sheet(evidence, BOOK, "id").splitlines()
    assert len(lines) == 1 + len(evidence)
    assert "Kemudahan" in lines[1]
    lines[1] = lines[1].removesuffix(",,,") + ",tidak,Ana,bukan itu"
    path = tmp_path / "sheet.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = read_codings(path, PAPERS, BOOK)
    assert [(c.judgement, c.coder, c.note) for c in found.codings] == [("no", "Ana", "bukan itu")]
    assert found.codings[0].span == (evidence[0].start, evidence[0].end)
    assert [p.kind for p in found.problems] == ["not-judged"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "write a head"),
        (b"title,theme\na,b\n", "no column for the paper"),
        (b"paper,words\na,b\n", "no column for the theme"),
        (b"PK\x03\x04rest", "save it as CSV"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, said: str, tmp_path: Path) -> None:
    """One line says what is wrong and what to do."""
    path = tmp_path / "codes.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said) as raised:
        read_codings(path, PAPERS, BOOK)
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A wrong name is said to be one."""
    with pytest.raises(InputError, match="no such file of codes"):
        read_codings(tmp_path / "none.csv", PAPERS, BOOK)


def test_a_table_without_rows_says_so() -> None:
    """Only a head is no error, but a problem; an offset that is no number is one too."""
    assert [p.kind for p in parse_coding_table(b"paper,theme\n", "t.csv")[1]] == ["no-codes"]
    raw, problems = parse_coding_table(b"paper,theme,start,end\na,ease,x,9\n", "t.csv")
    assert (raw[0].start, [p.kind for p in problems]) == (None, ["no-offset"])
