"""The record of a PDF by its print: the largest lines of its first page, heads and feet."""

import io

import pytest

from litreview.papers import parse_file
from papers.documents import OWN

pytest.importorskip("reportlab")
IMPRINT = "Vol. 3 No. 2, Juni 2020, hlm. 1-10"


def first_page(stated, logo="", size=16, pages=3):
    """A paper with a title of two lines, a logo above it, a foot on every page."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle(stated)
    head = [(logo, 24), (IMPRINT, 9), ("ISSN 2088-2815", 9)] if logo else []
    head += [("Pelayanan Warga dan Media Sosial", size), ("di Kota Kecil", size)]
    head += [("Budi Santoso1, Rina Wati2", 11), ("1Universitas Negeri Surabaya", 11)]
    head += [("", 11), ("Abstrak", 11), ("Tulisan ini membahas layanan daring di daerah.", 11)]
    head += [("Kata kunci: layanan; warga", 11), ("", 11), ("PENDAHULUAN", 11)]
    for page in range(pages):
        lines = head if page == 0 else []
        lines = lines + [(f"Teks biasa tentang warga {'abc'[page]}{chr(97 + n)}.", 11) for n in range(20)]  # fmt: skip
        if page == pages - 1:
            lines = [*lines, ("DAFTAR PUSTAKA", 11), *((entry[:85], 11) for entry in OWN[:3])]
        y = 780.0
        for line, points in lines:
            canvas.setFont("Times-Roman", points)
            canvas.drawString(72, y, line)
            y -= 1.3 * points
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(72, 30, f"Jurnal Tata Kota, {IMPRINT} | {page + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    "stated", ["", "Microsoft Word - naskah final.doc", "Jurnal Tata Kota", "Untitled Document 1"]
)
@pytest.mark.parametrize("logo", ["", "JURNAL TATA KOTA", "Urban Governance and Policy Review"])
def test_the_largest_lines_are_the_title(stated, logo):
    """Neither properties of a template nor the journal's own name are the title."""
    (paper,) = parse_file(first_page(stated, logo), "a.pdf")
    assert paper.csl["title"] == "Pelayanan Warga dan Media Sosial di Kota Kecil"
    assert [name["family"] for name in paper.csl["author"]] == ["Santoso", "Wati"]
    assert (paper.csl["volume"], paper.csl["issue"], paper.csl["page"]) == ("3", "2", "1-10")
    assert paper.csl["issued"] == {"date-parts": [[2020, 6]]}
    assert paper.csl["abstract"] == "Tulisan ini membahas layanan daring di daerah."
    assert paper.csl["keyword"] == "layanan, warga"
    kinds = [r.kind for r in paper.regions]
    assert kinds[-1] == "references"
    assert kinds.index("title") + 1 == kinds.index("authors")


def test_stated_titles_that_are_printed():
    """A title among the properties that the page prints stays as stated."""
    stated = "Pelayanan Warga dan Media Sosial di Kota Kecil"
    assert parse_file(first_page(stated, size=11), "a.pdf")[0].csl["title"] == stated
