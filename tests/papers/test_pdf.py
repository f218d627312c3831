"""PDFs that the tests print themselves: six layouts, and files that cannot be read."""

import io
import subprocess
import sys

import pytest

from litreview.errors import InputError
from litreview.papers import parse_file
from litreview.papers.hyphens import find_joint
from litreview.papers.pdf_margins import drop_margins
from litreview.papers.pdf_rows import Row
from litreview.references import extract_references
from papers.documents import BODY, LAYOUTS, OWN, exact_f1, known_lists, read_entries, render_pdf

pytest.importorskip("reportlab")
LISTS = known_lists()
del LISTS["rijal2023"]  # its broken links hold blanks where a line may end: the print cannot tell


@pytest.mark.parametrize("layout", LAYOUTS)
def test_six_layouts(layout):
    """Exact strings of three known lists, F1 at least .95 in every layout (.90 is asked for)."""
    found = [
        (read_entries(render_pdf(entries, **LAYOUTS[layout]), "a.pdf"), entries)
        for entries in LISTS.values()
    ]
    assert sum(exact_f1(f, e) * len(e) for f, e in found) / sum(len(e) for _, e in found) >= 0.95


def test_running_heads_and_numbers_are_gone():
    """No head, foot or page number is left; the text keeps the order of two columns."""
    data = render_pdf(OWN, columns=2, heads=True, size=9.0, hyphenate=True, justify=True)
    (paper,) = parse_file(data, "a.pdf")
    assert "ISSN 2580" not in paper.text
    assert "Vol. 5 No. 2, Desember" not in paper.text
    assert "\n102\n" not in paper.text
    assert " ".join(BODY.split()) in " ".join(paper.text.split())


def test_record_and_regions():
    """Title, authors and body of the first page; offsets refer to the text made."""
    (paper,) = parse_file(render_pdf(OWN, gap=6.0, after="LAMPIRAN"), "a.pdf")
    assert paper.csl["title"] == "Media Sosial dan Pelayanan Publik di Kota Kecil"
    assert [a["family"] for a in paper.csl["author"]] == ["Wulandari", "Santoso"]
    ((start, printed),) = paper.region_texts("references")
    assert printed.startswith("Abidin, Z.")
    assert paper.text[start:].startswith(printed)
    assert [k for k in (r.kind for r in paper.regions) if k in ("references", "appendix")] == [
        "references",
        "appendix",
    ]


def test_a_body_in_double_spacing_beside_its_list():
    """The lines of a thesis are no paragraphs, although its list stands closer."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    body = ParagraphStyle("body", fontSize=12, leading=24, firstLineIndent=28)
    entry = ParagraphStyle("entry", parent=body, leading=14, leftIndent=28, firstLineIndent=-28, spaceAfter=12)  # fmt: skip
    said = "Warga desa menunggu jawaban kantor lebih lama daripada yang dijanjikan kepada mereka. "
    story = [Paragraph("BAB II", body), *(Paragraph(said * 6, body) for _ in range(2))]
    story.append(Paragraph("DAFTAR PUSTAKA", body))
    for year in range(2010, 2020):
        printed = f"Amir, B. ({year}). Lama menunggu jawaban di kantor desa yang jauh dari pusat. Jurnal Desa, 1(2), 3-9."
        story.append(Paragraph(printed, entry))
    held = io.BytesIO()
    SimpleDocTemplate(held, invariant=1).build(story)
    (paper,) = parse_file(held.getvalue(), "skripsi.pdf")
    text = paper.text
    assert "\n\n" not in text[: text.index("DAFTAR PUSTAKA")]
    assert [r.csl["issued"]["date-parts"][0][0] for r in extract_references(paper)] == [
        *range(2010, 2020)
    ]


def test_turned_pages():
    """A page turned by 90 degrees reads as it is seen."""
    import pypdfium2

    document = pypdfium2.PdfDocument(render_pdf(OWN[:9], hang=20.0, body=1))
    for page in document:
        page.set_rotation(90)
    out = io.BytesIO()
    document.save(out)
    assert "PUBLIK" not in parse_file(out.getvalue(), "a.pdf")[0].text.split()[:3]


def blank_pdf(pages=1, encrypt=None):
    """A PDF whose pages hold a picture of a line and no text."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=encrypt, invariant=1)
    for _ in range(pages):
        canvas.line(10, 10, 200, 200)
        if encrypt:
            canvas.drawString(72, 700, "Daftar Pustaka")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (blank_pdf(), "no text layer; run OCR, e.g. ocrmypdf"),
        (blank_pdf(encrypt="geheim"), "encrypted"),
        (b"%PDF-1.7 and nothing else", "damaged"),
        (render_pdf(OWN[:3], body=1)[:700], "damaged"),
        (b"", None),
    ],
)
def test_unreadable(data, said):
    """One line says what is wrong and how to mend it; an empty file is a paper with a problem."""
    if said is None:
        assert [p.kind for p in parse_file(data, "a.pdf")[0].problems] == ["empty"]
        return
    with pytest.raises(InputError) as error:
        parse_file(data, "a.pdf")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_twenty_pages_are_read_to_the_last_entry():
    """Twenty pages of text and a long list (its time: benchmarks/papers.py)."""
    data = render_pdf(OWN * 4, body=75, gap=6.0, heads=True)
    (paper,) = parse_file(data, "a.pdf")
    (references,) = [r for r in paper.regions if r.kind == "references"]
    assert references.end > len(paper.text) - 200


def test_text_papers_import_no_heavy_reader():
    """Reading text papers loads neither a PDF nor an HTML library."""
    code = (
        "import sys, litreview; from litreview.papers import parse_file; parse_file(b'References', 'a.txt');"
        "print([m for m in ('pypdfium2', 'lxml', 'mammoth') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("before", "after", "words", "joint"),
    [
        ("tentang komuni-", "kasi publik", (), "tentang komuni"),
        ("pada masa Covid-", "19 di", (), "pada masa Covid-"),
        ("dalam e-", "government daerah", (), "dalam e-"),
        ("dan E-", "Government", (), "dan E-"),
        ("Undang-", "Undang Nomor", (), "Undang-"),
        ("langkah-", "langkahnya", (), "langkah-"),
        ("halaman 12-", "20 dari", (), "halaman 12-"),
        ("dengan data-", "driven policy", ("data-driven",), "dengan data-"),
        ("street-", "level", ("street", "level"), "street-"),
        ("peme-", "rintah", ("pemerintah",), "peme"),
        ("a dash -", "between", (), None),
        ("https://doi.org/10.1016/", "j.bushor.2009.09.003", (), "https://doi.org/10.1016/"),
        ("https://doi.org/10.", "1080/105.7", (), "https://doi.org/10."),
        ("https://a.id/artikel-", "peningkatan-mutu", (), "https://a.id/artikel-"),
        ("https://a.id/x?page=all", "Kompas.com. (2021a).", (), None),
        ("https://a.id/berita/", "Nugroho, T. (2016).", (), None),
        ("https://doi.org/10.1/a.", "12. Lee, K.", (), None),
        ("https://doi.org/10.1/a.", "[12] Lee, K.", (), None),
        ("https://a.id/x", "(diakses 2 Mei 2020)", (), None),
        ("satu", "dua", (), None),
        ("", "dua", (), None),
    ],
)
def test_joints(before, after, words, joint):
    """Broken words are joined, hyphens that belong are kept, links end where they end."""
    assert find_joint(before, after, frozenset(words)) == joint


def test_margins_by_repetition():
    """A head that recurs goes, digits aside; a line printed once stays."""
    pages = [
        [
            Row(f"Jurnal X, {n}", 0, 90, 800, 810),
            *(
                Row(f"isi {chr(97 + n)}{chr(97 + i)}", 0, 90, 700 - 12 * i, 710 - 12 * i)
                for i in range(9)
            ),
            Row(str(n + 7), 40, 50, 20, 30),
        ]
        for n in range(3)
    ]
    assert {row.text[:3] for rows in drop_margins(pages) for row in rows} == {"isi"}
