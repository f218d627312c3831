"""Where the parts of a paper stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.papers.bare_list import looks_like_entry
from litreview.papers.regions import find_regions

BODY = "Pendahuluan\n\nMenurut Arianto (2021) hal ini penting sekali bagi daerah.\n\n"
LIST = "Arianto, B. (2021). Media Sosial. Jurnal A, 6(1), 61-80.\nKatharina, R. (2021). Pelayanan. Obor."
PARTS = [
    # text, kinds in order
    (BODY + "DAFTAR PUSTAKA\n" + LIST, ["body", "references"]),
    ("DAFTAR ISI\nPENDAHULUAN ... 1\nDAFTAR PUSTAKA ... 45\n\n" + BODY + "DAFTAR PUSTAKA\n" + LIST,
     ["furniture", "body", "references"]),
    (BODY + "DAFTAR PUSTAKA\n" + LIST + "\n\nBAB II PEMBAHASAN\n\nTeks.\n\nDAFTAR PUSTAKA\n" + LIST,
     ["body", "references", "body", "references"]),
    (BODY + "REFERENSI:\n" + LIST + "\nLampiran 1. Kuesioner\n1. Apakah Anda setuju?", ["body", "references", "appendix"]),
    (BODY + "References\n\n" + LIST + "\n\nBIODATA PENULIS\n\nBudi lahir di Solo.", ["body", "references", "furniture"]),
    (BODY + "References\n\n" + LIST + "\n\n\nReceived: 12 May 2020", ["body", "references", "furniture"]),
    (BODY + LIST.replace("\n", "\n\n") + "\n\nTuten, T. L. (2016). Marketing. Sage.", ["body", "references"]),
    ("Abstract\n\nThis.\n\nReferences\n\n" + LIST + "\n\nDownloads\n\nPublished\n\n2020-01-02",
     ["abstract", "references", "published"]),
    ("Daftar Pustaka\r\n\r\n" + LIST.replace("\n", "\r\n"), ["references"]),
    ("Daftar Pustaka\r" + LIST.replace("\n", "\r"), ["references"]),
    (BODY + "DAFTAR PUSTAKA\n\n" + LIST + "\n\nBAB II\nTINJAUAN PUSTAKA\n\nTeks.\n\nDAFTAR PUSTAKA\n" + LIST,
     ["body", "references", "body", "references"]),
    ("Eddy, S. (2001). Satu. Andi.\n———. (2002). Dua. Andi.\n" + LIST, ["references"]),
    ("\ufeffDaftar Pustaka\n" + LIST, ["references"]),
    ("DAFTAR PUSTAKA\nDenzin, N. K. (2018). Handbook of\nResearch Methods\nin Public Life. Sage.", ["references"]),
    ("# Judul Paper tentang Media\n\n# Pendahuluan\n\nTeks.", ["front", "body"]),
    (BODY + "BAHAN UNTUK DIBACA\n\n" + LIST + "\n" + LIST, ["body", "references"]),
    (BODY + "Catatan Akhir\n\n1 Rusdi Malik, Guru Tarekat (Padang: Ranah, 2001), hlm. 3.\n2 Lina Hartati, Naskah\n  dan Penyalin "
     "(Jakarta: Aksara, 2004), hlm. 7.\n3 Karim Adil, Surau (Padang: Ranah, 1998), hlm. 2.", ["body", "references"]),
    (BODY + LIST + "\n" + LIST + "\n\nBiodata Penulis\n\nBudi lahir di Solo.", ["body", "references", "furniture"]),
    ("References\n\n### Buku\n\n" + LIST + "\n\n### B. Jurnal dan Skripsi\n\n" + LIST, ["references"]),
    ("DAFTAR PUSTAKA\n" + LIST + "\nAlwi, H. (2010). Tata bahasa. Jakarta: Balai\nPustaka.\n" + LIST, ["references"]),
    ("", []),
    (" \n\t\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), PARTS)
def test_find_regions(text, kinds):
    """Contents pages, lists per chapter, appendices, biographies, any newline."""
    assert [region.kind for region in find_regions(text)] == kinds


def test_list_ends_before_the_appendix():
    """The list region holds the list and no more."""
    text = BODY + "REFERENSI:\n" + LIST + "\n\nLampiran 1. Kuesioner\n\n1. Setuju?"
    (region,) = [r for r in find_regions(text) if r.kind == "references"]
    assert text[region.start : region.end] == LIST


def test_note_has_no_body():
    """The running text of a reading note is the note's, not the paper's."""
    kinds = [
        r.kind
        for r in find_regions("# Catatan bacaan\n\nTeks.\n\n# References\n\n" + LIST, note=True)
    ]
    assert kinds == ["note", "references"]


@pytest.mark.parametrize(
    ("line", "is_entry"),
    [
        ("Tuten, T. L. (2016). Social Media Marketing. Sage.", True),
        ("[12] A. Nugroho, “Judul,” J. Tek., vol. 1, 2020.", True),
        ("Sugiyono. 2018. Metode Penelitian. Alfabeta.", True),
        ("Pada tahun 2016 media sosial dipakai luas.", False),
        ("Tabel 2. Jumlah Pengguna 2013", False),
        ("Tanpa tahun, A. B.", False),
        ("Menurut Arianto (2021) hal ini penting.", False),
        ("———. (2012). Islamisation. NUS Press.", True),
        ("Badan Pusat Statistik Provinsi Jawa Barat. (2021). Jawa Barat.", True),
        ("Kualitas layanan diukur dengan daring (Lenak, 2021). Lalu.", False),
        ("Penelitian ini menggunakan metode kualitatif, yaitu wawancara pada 2019.", False),
        ("Kompas.com. (2021b) https://www.kompas.id/baca", True),
    ],
)
def test_looks_like_entry(line, is_entry):
    """An entry begins with names and has a year."""
    assert looks_like_entry(line) is is_entry


@given(st.text() | st.text("\n\r #*.AB12Refncs—", max_size=120), st.booleans())
def test_regions_of_any_text(text, note):
    """In order, not overlapping, without white space at their ends."""
    end = 0
    for region in find_regions(text, note=note):
        assert end <= region.start < region.end <= len(text)
        part = text[region.start : region.end]
        assert part == part.strip()
        end = region.end
