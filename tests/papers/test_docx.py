"""Word documents: the same references as in text; archives that would flood the memory."""

import io
import zipfile

import pytest

from litreview.errors import InputError
from litreview.papers import parse_file
from papers.documents import (
    OWN,
    SHAPES,
    known_lists,
    read_entries,
    render_docx,
    render_html,
    render_pdf,
    render_text,
)

LISTS = known_lists()
pytest.importorskip("docx")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", LISTS)
def test_same_references_in_every_format(name, shape):
    """Text, HTML and DOCX of one list in one layout give the entries of the list."""
    printed = LISTS[name]
    assert read_entries(render_docx(printed, shape), "a.docx") == printed
    assert read_entries(render_html(printed, shape), "a.html") == printed
    assert read_entries(render_text(printed, shape), "a.txt") == printed


def test_text_and_title():
    """Headings, cells set apart by tabs; the title is that of the document's Title style."""
    (paper,) = parse_file(render_docx(OWN), "a.docx")
    assert paper.csl["title"] == "Media Sosial dan Pelayanan Publik di Kota Kecil"
    assert "No\tZonasi\n1\tHijau" in paper.text
    assert [r.kind for r in paper.regions][-1] == "references"


def archive(**members):
    """A ZIP file of the given members (``/`` is written ``__``)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (archive(word__document=b"<w>" + b"A" * 90_000_000), "unpacks to 90 MB"),
        (archive(word__document=b"x", word__media=b"\0" * 30_000_000), "unpacks to 30 MB"),
        (archive(content=b"<x/>"), "not a DOCX"),
        (archive(word__document=b"<not closed"), "damaged"),
        (archive(word__document=b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "entities"),
        (render_docx(OWN[:2])[:3000], "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old Word"),
    ],
)
def test_unreadable(data, said):
    """One line that says what is wrong."""
    with pytest.raises(InputError) as error:
        parse_file(data, "a.docx")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


TEXT = ("DAFTAR PUSTAKA\n\n" + "\n\n".join(OWN)).encode()


@pytest.mark.parametrize("ending", [".txt", ".md", ".pdf", ".docx", ".html", ".bib", "", ".dat"])
@pytest.mark.parametrize("made", [render_pdf(OWN, gap=6.0), render_html(OWN), render_docx(OWN)])
def test_endings_that_lie(made, ending):
    """The first bytes tell; the problem says so."""
    assert read_entries(made, f"a{ending}") == OWN
    (paper,) = parse_file(made, f"a{ending}")
    lies = ending in (".txt", ".md", ".bib")
    assert ([p.kind for p in paper.problems] == ["format"]) or not lies


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html"])
def test_text_under_a_false_name(ending):
    """Plain text is read under any of these names."""
    assert read_entries(TEXT, f"a{ending}") == OWN
    assert [p.kind for p in parse_file(TEXT, f"a{ending}")[0].problems] == ["format"]
