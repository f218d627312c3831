"""Footnotes and endnotes of Word documents: a list of references, or text."""

import io
import zipfile

import pytest

from litreview.papers import parse_file
from papers.documents import BODY, OWN, read_entries, render_docx

pytest.importorskip("docx")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_T = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FULL = [
    "Budi Santoso, Pelayanan Publik di Kota Kecil (Bandung: Obor, 2019), hlm. 12.",
    "Ibid., hlm. 13.",
    "Rina Wati, “Media Sosial dan Warga,” Jurnal Administrasi 3, no. 2 (2020): 5.",
    "Santoso, Pelayanan Publik, hlm. 15.",
    "Wawancara dengan kepala dinas di kantornya.",
    "Dewi Lestari, Warga dan Layanan Daring (Jakarta: Rajawali, 2021), hlm. 4.",
]
REMARKS = ["Nama kota disamarkan.", "Data diolah dari arsip kantor kecamatan."]


def with_notes(entries, notes, kind):
    """A paper whose body carries the marks of these notes."""
    marks = "".join(
        f'</w:t></w:r><w:r><w:{kind}Reference w:id="{n}"/></w:r><w:r><w:t xml:space="preserve"> Lagi.'
        for n in range(1, len(notes) + 1)
    )
    printed = "".join(
        f'<w:{kind} w:id="{n}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:{kind}>'
        for n, note in enumerate(notes, 1)
    )
    changed = {
        "word/document.xml": (BODY.rstrip(), BODY.rstrip() + marks),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rN" Type="{_R}/{kind}s" Target="{kind}s.xml"/></Relationships>',
        ),
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/word/{kind}s.xml" ContentType="{_T}.{kind}s+xml"/></Types>',
        ),
    }
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(render_docx(entries))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name in changed:
                before, after = changed[name]
                content = content.decode().replace(before, after, 1).encode()
            new.writestr(name, content)
        new.writestr(f"word/{kind}s.xml", f'<w:{kind}s xmlns:w="{_W}">{printed}</w:{kind}s>')
    return out.getvalue()


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_the_list_of_a_paper_without_one(kind):
    """Notes that print a work are entries with their numbers; repeats and remarks are text."""
    data = with_notes([], FULL, kind)
    assert read_entries(data, "a.docx") == [FULL[0], FULL[2], FULL[5]]
    (paper,) = parse_file(data, "a.docx")
    assert [t.split(".")[0] for _, t in paper.region_texts("references")] == ["1", "3", "6"]
    assert "Ibid., hlm. 13." in [t[3:] for _, t in paper.region_texts("appendix")]
    assert "Lagi.²" in paper.text.replace(" Lagi.", "Lagi.")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("notes", [FULL, REMARKS])
def test_notes_beside_a_list_are_text(kind, notes):
    """They neither join the list's last entry nor add to it."""
    data = with_notes(OWN, notes, kind)
    assert read_entries(data, "a.docx") == OWN
    (paper,) = parse_file(data, "a.docx")
    assert paper.regions[-1].kind == "appendix"
    assert notes[-1] in paper.text[paper.regions[-1].start :]


def test_remarks_are_no_list():
    """A paper with notes of running text only has no references."""
    assert read_entries(with_notes([], REMARKS, "footnote"), "a.docx") == []
