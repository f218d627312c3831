"""Damaged exports: one line that says what is wrong and how to mend it; nothing else is lost."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import litreview
from indexes import samples
from litreview.errors import InputError
from litreview.indexes import parse_index
from litreview.papers import parse_file
from litreview.references import extract_references

ENCODINGS = {
    "utf-8-sig": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "cp1252": lambda text: (
        text.replace("Č", "É").replace("č", "é").replace("ž", "ö").encode("cp1252")
    ),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("name", "text", "n_cited"),
    [
        ("a.txt", samples.WOS, 3),
        ("b.csv", samples.SCOPUS, 2),
        ("c.ris", samples.RIS, 2),
        ("d.json", samples.OPENALEX, 2),
        ("e.bib", samples.SCOPUS_BIBTEX, 2),
    ],
)
def test_encodings(name, text, n_cited, encoding):
    """Marks and old encodings change nothing but a problem that names the encoding."""
    paper = parse_file(ENCODINGS[encoding](text), name)[0]
    assert paper.csl["title"] == "Bibliometric Methods in Management and Organization"
    assert len(extract_references(paper)) == n_cited
    assert {p.kind for p in paper.problems} <= {"encoding"}
    assert bool(paper.problems) == (
        encoding in ("utf-16", "cp1252") and not (encoding == "cp1252" and text.isascii())
    )


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters(delimiter):
    """Excel in Indonesia and Europe saves semicolons."""
    text = samples.SCOPUS.replace('","', f'"{delimiter}"')
    (paper,) = parse_file(text.encode(), "b.csv")
    assert paper.problems == ()
    assert len(paper.regions) == 2


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines(newline):
    """Windows and old Mac line ends; offsets hold."""
    (paper,) = parse_file(samples.WOS.replace("\n", newline).encode(), "a.txt")
    cited = extract_references(paper)
    assert [paper.text[r.start : r.end] == r.text for r in cited] == [True] * 3


def test_truncated_web_of_science():
    """A file that breaks off keeps what stands there and says so."""
    cut = samples.WOS[: samples.WOS.index("   Price")]
    (paper,) = parse_file(cut.encode(), "a.txt")
    assert len(paper.regions) == 2
    assert [(p.kind, "cut off" in p.message) for p in paper.problems] == [("truncated", True)]


def test_missing_cited_references():
    """NR announces more than stands there."""
    (paper,) = parse_file(samples.WOS.replace("NR 3", "NR 30").encode(), "a.txt")
    assert [p.message for p in paper.problems] == [
        "NR says 30 cited references, 3 stand here; export Full Record and Cited References"
    ]


def test_unknown_tag_and_stray_line():
    """Fields of another database stay in the text and are named."""
    text = samples.WOS.replace("LA English", "QQ something\nno tag at all")
    (paper,) = parse_file(text.encode(), "a.txt")
    assert {p.kind for p in paper.problems} == {"unknown-tag", "stray-line"}
    assert "QQ something" in paper.text


def test_scopus_without_references():
    """A missing column is told once, with what to tick."""
    rows = 'Authors,Title,Year,EID\n"Ali B.",Satu,2020,1\n"Budi C.",Dua,2021,2\n'
    papers = parse_file(rows.encode(), "b.csv")
    assert [[p.kind for p in paper.problems] for paper in papers] == [["no-references"], []]
    assert "Include references" in papers[0].problems[0].message


def test_scopus_cut_in_a_row():
    """A row that ends in the middle of a quote is kept, with its line number."""
    (paper,) = parse_file(samples.SCOPUS[:-120].encode(), "b.csv")
    assert [p.kind for p in paper.problems] == ["csv-row"]
    assert "b.csv, line 2" in paper.problems[0].message
    assert len(paper.regions) == 2


def test_json_cut_off():
    """The records before the cut are read."""
    papers = parse_file(
        samples.OPENALEX[
            : samples.OPENALEX.index(' {"id": "https://openalex.org/W2"') + 60
        ].encode(),
        "w.json",
    )
    assert [p.id for p in papers] == ["W1"]
    assert papers[0].problems[0].kind == "truncated"


def test_json_lines():
    """One record a line."""
    lines = '{"DOI": "10.1000/a", "title": "Satu"}\n{"DOI": "10.1000/b", "title": "Dua"}\n'
    assert [p.csl["title"] for p in parse_file(lines.encode(), "w.jsonl")] == ["Satu", "Dua"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.csv",
            b"x,y\n1,2\n",
            "a.csv: line 1 names no column Title, Authors, Year; export as CSV",
        ),
        (
            "a.csv",
            b"Authors,Year,EID,DOI\nAli,2020,1,2\n",
            "a.csv: line 1 names no column Title; export as CSV",
        ),
        ("a.csv", b"Authors,Title,Year\n", "a.csv: an export without rows; export it again"),
        ("a.csv", b"  \n", "a.csv: an empty file; export it again"),
        ("a.ris", b"nothing here", "a.ris: no RIS record in it; each begins with a line 'TY  - '"),
        ("a.json", b'{"theme": "x"}', "a.json: JSON without bibliographic records"),
        ("a.json", b"{broken", "a.json, line 1: not valid JSON"),
        (
            "a.txt",
            b"FN Clarivate Analytics Web of Science\nVR 1.0\nEF\n",
            "a.txt: a Web of Science export without records",
        ),
    ],
)
def test_nothing_readable(name, data, said):
    """One line: the file, what is wrong, how to mend it."""
    with pytest.raises(InputError) as caught:
        parse_file(data, name)
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_a_bad_file_does_not_stop_a_folder(tmp_path):
    """The others are read; the bad one is named."""
    (tmp_path / "a.txt").write_text(samples.WOS, encoding="utf-8")
    (tmp_path / "b.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    review = litreview.read(tmp_path)
    assert len(review.paper_records) == 1
    assert [p.printed for p in review.skipped] == ["b.csv"]


@given(
    st.sampled_from(["a.ris", "a.csv", "a.json", "a.ciw"]),
    st.text('TY -JOUR\n,"{}[]:PT CR', max_size=80),
)
def test_any_text(name, text):
    """No text does anything but give papers or say what is wrong."""
    with suppress(InputError):
        assert parse_index(text, name)
