"""Bad files in a folder: a problem each, bounded work, and the rest unharmed."""

import io

import pytest

from litreview.papers import parse_file, pdf, read_folder
from papers.documents import OWN, read_entries, render_docx, render_html, render_pdf
from papers.test_docx import archive
from papers.test_pdf import blank_pdf

TEXT = "DAFTAR PUSTAKA\n\n" + "\n\n".join(OWN)
SOUND = {
    "a.txt": TEXT.encode(),
    "b.html": render_html(OWN),
    "c.docx": render_docx(OWN),
    "d.pdf": render_pdf(OWN, gap=6.0, body=2),
}
BAD = {
    "locked.pdf": (blank_pdf(encrypt="rahasia"), "encrypted"),
    "torn.pdf": (SOUND["d.pdf"][:600], "damaged"),
    "scan.pdf": (blank_pdf(3), "no text layer; run OCR, e.g. ocrmypdf"),
    "bomb.docx": (archive(word__document=b"<w>" + b"A" * 40_000_000), "unpacks to 40 MB"),
    "small-bomb.docx": (archive(word__document=b"<w>" + b"<a/>" * 900_000), "unpacks to 4 MB"),
    "torn.docx": (SOUND["c.docx"][:2000], "damaged"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "binary"),
}


def test_the_rest_of_a_folder_is_unharmed(tmp_path):
    """Every bad file is told with its reason; every sound one gives all its entries."""
    for name, data in {**SOUND, **{name: data for name, (data, _) in BAD.items()}}.items():
        (tmp_path / name).write_bytes(data)
    papers, skipped = read_folder(tmp_path)
    assert [p.path for p in papers] == list(SOUND)
    assert {p.printed for p in skipped} == set(BAD)
    for problem in skipped:
        assert problem.kind == "unreadable"
        assert BAD[problem.printed][1] in problem.message
    for name, data in SOUND.items():
        assert read_entries(data, name) == OWN


def letters(number):
    """A number in letters: a line that differs by digits alone would be a running head."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def pages_of(count):
    """A PDF of so many pages of one line."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for n in range(count):
        canvas.drawString(72, 700, f"Teks biasa tentang layanan warga, bagian {letters(n)}.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(("pages", "most"), [(2000, pdf.MOST_PAGES), (12, 12), (13, 12)])
def test_pages_are_bounded(pages, most, monkeypatch):
    """Two thousand pages are read; beyond the bound a problem says how many were left."""
    monkeypatch.setattr(pdf, "MOST_PAGES", most)
    (paper,) = parse_file(pages_of(pages), "a.pdf")
    assert f"bagian {letters(min(pages, most) - 1)}." in paper.text
    assert f"bagian {letters(most)}." not in paper.text
    assert [p.kind for p in paper.problems] == ["pages"] * (pages > most)


def test_a_page_of_scripts_and_frames():
    """Scripts, frames and forms leave the list of a page as it is."""
    page = render_html(OWN).decode()
    noise = "<script>document.write('<p>Ari, B. (2020). X.</p>')</script><iframe src='x'>y</iframe>"
    noisy = page.replace("<h2", noise + "<form><select><option>z</select></form><h2")
    noisy = noisy.replace("</p>\n<p>", f"</p>{noise * 40}\n<p>")
    assert len(noisy) > 3 * len(page)
    assert read_entries(noisy.encode(), "a.html") == OWN


def test_a_very_long_list():
    """Ten thousand entries come out as they went in (time: benchmarks/papers.py)."""
    long = [f"{OWN[n % 20][:-1]} {n}." for n in range(10_000)]
    assert read_entries(("REFERENSI\n\n" + "\n".join(long)).encode(), "a.txt") == long
