"""Headings in the wordings that papers and journal pages use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.papers.headings import LONGEST, heading_kind, is_part_heading, labelled_heading

REFERENCES = """
DAFTAR PUSTAKA
**Daftar Pustaka**
VI. DAFTAR PUSTAKA
VI DAFTAR PUSTAKA
6.DAFTAR PUSTAKA
F. Daftar Pustaka
BAB VI DAFTAR PUSTAKA
D A F T A R  P U S T A K A
D A F T A R P U S T A K A
R E F E R E N C E S
REFERENSI:
REFERENSI :
Bibliografi
Kepustakaan
DAFTAR RUJUKAN
Senarai Rujukan
References and Notes
Daftar Pustaka / References
Bibliografía / References
DAFTAR PUSTAKA (REFERENCES)
DAFTAR PUSTAKA BAB I
References (Chapter 2)
References (APA 6th)
### **7. References**
=== References ===
\ufeffReferences
<h2>Daftar Pustaka</h2>
<b>References</b>
\\section*{References}
""".strip().splitlines()

OTHERS = [
    ("Abstract—", "abstract"),
    ("ABSTRAK", "abstract"),
    ("Kata-kata kunci", "keywords"),
    ("III. METODE PENELITIAN", "body"),
    ("4.1 Hasil Penelitian", "body"),
    ("# Catatan bacaan", "body"),
    ("Lampiran 1", "appendix"),
    ("LAMPIRAN A. KUESIONER", "appendix"),
    ("Appendix B: Tables", "appendix"),
    ("UCAPAN TERIMAKASIH", "appendix"),
    ("Biodata Penulis", "furniture"),
    ("DAFTAR ISI", "furniture"),
    ("How to Cite", "citation"),
    ("Notes on contributors", "furniture"),
    ("BAB II", "body"),
    ("BAB IV GAMBARAN UMUM LOKASI", "body"),
    ("Chapter 3", "body"),
]

NONE = [
    "DAFTAR PUSTAKA ........ 45",
    "Daftar Pustaka . . . . . 12",
    "DAFTAR PUSTAKA\t45",
    "References 45",
    "Daftar pustaka dalam penelitian ini terdiri dari buku",
    "Referensi yang dipakai banyak.",
    "Lampiran 1 menunjukkan kuesioner",
    "Bab II menjelaskan teori",
    "10.1234/references",
    "Arianto, B. (2021). Pendahuluan.",
    "----",
    "#",
    "",
]


@pytest.mark.parametrize("line", REFERENCES)
def test_heading_of_a_list(line):
    """Numbered, bold, spaced out, tagged, bilingual: each opens the list."""
    assert heading_kind(line) == "references"


@pytest.mark.parametrize(("line", "kind"), OTHERS)
def test_other_headings(line, kind):
    """What else ends one part and opens another."""
    assert heading_kind(line) == kind


@pytest.mark.parametrize("line", NONE)
def test_no_heading(line):
    """A line of a table of contents or a sentence opens nothing."""
    assert heading_kind(line) is None


@pytest.mark.parametrize(
    ("line", "kind", "rest"),
    [
        ("Kata Kunci: *Media Sosial*", "keywords", "Media Sosial*"),
        ("Keywords — trust", "keywords", "trust"),
        ("**Abstract**: This paper", "abstract", "This paper"),
        ("DOI: 10.1/x", "doi", "10.1/x"),
    ],
)
def test_labelled_heading(line, kind, rest):
    """A label and its text on one line."""
    found = labelled_heading(line)
    assert found is not None
    assert (found[0], line[found[1] :]) == (kind, rest)


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Buku", True),
        ("**C. Peraturan Perundang-undangan**", True),
        ("Sumber Lisan:", True),
        ("Skripsi, Tesis, dan Disertasi", True),
        ("Jurnal Akuntansi, 6(1).", False),
        ("Buku.", False),
        ("Jurnal Desa", False),
        ("dan", False),
        ("", False),
    ],
)
def test_part_heading(line, heads):
    """Kinds of sources and nothing else head a part of a list."""
    assert is_part_heading(line) is heads


@given(st.text(min_size=LONGEST + 1))
def test_long_lines_are_no_headings(line):
    """A heading is short."""
    assert heading_kind(line) is None
