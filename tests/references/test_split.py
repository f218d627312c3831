"""Reference lists cut into their printed entries, however they are laid out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.prose import visible
from litreview.references.furniture import find_furniture
from litreview.references.lines import read_lines
from litreview.references.split import looks_like_start, split_list

A = "Arianto, B. (2021). Media Sosial dan Whistleblowing. Jurnal Akuntansi, 6(1), 61-80."
B = "Bertot, J. C., & Jaeger, P. T. (2012). Promoting transparency by ICTs. Government, 6(1), 78–91."
C = "Katharina, R. (2021). Pelayanan Publik & Pemerintahan Digital. Yayasan Obor."
LAW = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik."
LAW2 = "Peraturan Pemerintah Nomor 43 Tahun 2014 tentang Desa."
PLAIN = [(None, A), (None, B), (None, C)]


def wrap(entry, indent="", first=""):
    """An entry over two lines."""
    at = entry.index(" ", 40)
    return f"{first}{entry[:at]}\n{indent}{entry[at + 1 :]}"


LISTS = {
    "one a line": (f"{A}\n{B}\n{C}", PLAIN),
    "blank lines": (f"{A}\n\n{B}\n\n\n{C}", PLAIN),
    "CRLF": (f"{A}\r\n\r\n{B}\r\n\r\n{C}", PLAIN),
    "lone CR": (f"{A}\r{B}\r{C}", PLAIN),
    "wrapped": ("\n".join(map(wrap, (A, B, C))), PLAIN),
    "hanging": ("\n".join(wrap(e, "    ") for e in (A, B, C)), PLAIN),
    "hanging and indented": ("\n".join(wrap(e, "\t\t", "\t") for e in (A, B, C)), PLAIN),
    "first line indented": ("\n".join(wrap(e, "", "    ") for e in (A, B, C)), PLAIN),
    "bullets": (f"• {A}\n• {B}\n• {C}", PLAIN),
    "asterisks": (f"* {A}\n* {B}\n* {C}", PLAIN),
    "bullets alone on their lines": (f"•\n{A}\n•\n{B}\n•\n{C}", PLAIN),
    "torn bullet": (f"- {A[:-20]}\n\n- {A[-20:].lower()}\n- {B}", [(None, A[:-20] + " " + A[-20:].lower()), (None, B)]),
    "numbers": (f"1. {A}\n2. {B}\n3. {C}", [("1", A), ("2", B), ("3", C)]),
    "brackets from 12": (f"[12]\t{A}\n[13]\t{B}", [("12", A), ("13", B)]),
    "labels alone on their lines": (f"[1]\n{A}\n\n[2]\n\n{B}", [("1", A), ("2", B)]),
    "blank lines inside entries": ("\n\n".join(f"[{i}] {wrap(e).replace(chr(10), chr(10) * 2)}" for i, e in ((1, A), (2, B))), [("1", A), ("2", B)]),
    "a number printed twice": (f"1. {A}\n2. {B}\n2. {C}", [("1", A), ("2", B), ("2", C)]),
    "numbers left out": (f"[1] {A}\n[3] {B}\n[9] {C}\n[10] {A}", [("1", A), ("3", B), ("9", C), ("10", A)]),
    "a page number at a line's head": ("1. Wu, L. Pages\n12. Lee.\n2. Kim, S. (2019). X.", [("1", "Wu, L. Pages 12. Lee."), ("2", "Kim, S. (2019). X.")]),
    "one numbered entry over two lines": (f"[1] {wrap(A)}", [("1", A)]),
    "bare numbers": (f"1 {wrap(A)}\n2 {B}\n3 {C}", [("1", A), ("2", B), ("3", C)]),
    "raised numbers": (f"¹ {A}\n² {wrap(B)}\n³{C}", [("1", A), ("2", B), ("3", C)]),
    "roman": (f"i. {A}\nii. {B}\niii. {C}", [("i", A), ("ii", B), ("iii", C)]),
    "letters": (f"a) {A}\nb) {wrap(B)}", [("a", A), ("b", B)]),
    "keys": (f"[Ari21] {A}\n[BJ12] {B}", [("Ari21", A), ("BJ12", B)]),
    "page numbers between": (f"{A}\n\n45\n\n{B}\n46\n{C}", PLAIN),
    "page number inside an entry": (A + "\n\n" + B.replace(" transparency", "\n\n45\n\ntransparency") + "\n\n" + C, PLAIN),
    "running head": (f"{A}\n\nJurnal Ilmu Sosial, Vol. 3 No. 1, 2021\n46 | Page\n\n{B}\n\n{C}", PLAIN),
    "part headings": (f"Buku\n\n{A}\n\nJurnal:\n\n{B}\n\nInternet\n\nhttps://www.bps.go.id", [(None, A), (None, B), (None, "https://www.bps.go.id")]),
    "laws": (f"{LAW}\nPeraturan Menteri PANRB Nomor 83 Tahun 2012.\n{A}", [(None, LAW), (None, "Peraturan Menteri PANRB Nomor 83 Tahun 2012."), (None, A)]),
    "same author": (f"{A}\n———. (2022). Buku. Obor.\n_______. 2019. Lagi. Obor.", [(None, A), (None, "———. (2022). Buku. Obor."), (None, "_______. 2019. Lagi. Obor.")]),
    "parts of a law thesis": (f"A. Buku\n{B}\n{C}\n\nB. Peraturan\n{LAW}\n{LAW2}\n\nC. Internet\nhttps://www.bps.go.id\nDetik.com, \"Dana Desa\", https://news.detik.com/d-1, diakses 5 Mei 2019.",
        [(None, B), (None, C), (None, LAW), (None, LAW2), (None, "https://www.bps.go.id"), (None, 'Detik.com, "Dana Desa", https://news.detik.com/d-1, diakses 5 Mei 2019.')]),
    "hanging over page breaks": (f"{wrap(A, '    ')}\n{wrap(B, '    ')}\n\n      46\nJurnal Ilmu Sosial, Vol. 3 No. 1, 2021\n\n{wrap(C, '    ')}\n{wrap(A, '    ')}", [*PLAIN, (None, A)]),
    "first line indented, not all with names": ("\n".join(wrap(e, "", "    ") for e in (A, B, LAW, C, '"Warga Keluhkan Layanan KTP Elektronik". Kompas, 12 Maret 2014, hlm. 5.')),
        [(None, A), (None, B), (None, LAW), (None, C), (None, '"Warga Keluhkan Layanan KTP Elektronik". Kompas, 12 Maret 2014, hlm. 5.')]),
    "a DOI on a line of its own": (f"{A}\nhttps://doi.org/10.1/x\n{B}\n{C}", [(None, A + " https://doi.org/10.1/x"), (None, B), (None, C)]),
    "other scripts": (f"{B}\n山田太郎 (2015). 日本の地方自治. 有斐閣.\n{C}", [(None, B), (None, "山田太郎 (2015). 日本の地方自治. 有斐閣."), (None, C)]),
    "laws over two lines": (f"{A}\nPeraturan Menteri Desa Nomor 16 Tahun 2018 tentang Dana\nDesa Tahun 2019.\nPeraturan Menteri Dalam Negeri Nomor 20\nTahun 2018 tentang Desa.\n{B}",
        [(None, A), (None, "Peraturan Menteri Desa Nomor 16 Tahun 2018 tentang Dana Desa Tahun 2019."), (None, "Peraturan Menteri Dalam Negeri Nomor 20 Tahun 2018 tentang Desa."), (None, B)]),
    "Arabic names": (f"{A}\nal-Ghazali, Abu Hamid. Ihya' 'Ulum al-Din. Beirut: Dar al-Fikr, t.t.\n'Abd al-Baqi, Fu'ad. al-Mu'jam. Kairo, 1364 H.",
        [(None, A), (None, "al-Ghazali, Abu Hamid. Ihya' 'Ulum al-Din. Beirut: Dar al-Fikr, t.t."), (None, "'Abd al-Baqi, Fu'ad. al-Mu'jam. Kairo, 1364 H.")]),
    "one entry": (A, [(None, A)]),
    "control characters": (f"\x00{A}\n\x0c{B}\u200f", PLAIN[:2]),
    "right to left": (f"الغزالي، أبو حامد. (2005). إحياء علوم الدين.\n\n{A}", [(None, "الغزالي، أبو حامد. (2005). إحياء علوم الدين."), (None, A)]),
    "nothing": (" \n\n\t", []),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_split_list(name):
    """Each layout gives the entries as printed, with their labels."""
    printed, expected = LISTS[name]
    text = "DAFTAR PUSTAKA\n" + printed + "\nLampiran"
    start = text.index(printed)
    found = split_list(text, start, start + len(printed))
    assert [(e.label, e.text) for e in found] == expected


def test_a_label_before_the_first_entry_is_no_indent():
    """Garuda prints "References : " and the first entry on one line."""
    text = f"References : {A}\n{B}\n{C}"
    assert [e.text for e in split_list(text, 13)] == [A, B, C]


ODD = st.text("Aab,. \n\r\t[]()12-•*\x00—", max_size=120)
LINES = st.lists(
    st.sampled_from([A, B, C, LAW, "45", "[1]", "1.", "•", "- " + A, "", "", "ii. x", "Buku", "———."]),
    max_size=12,
).map("\n".join)  # fmt: skip


@given(ODD | LINES | st.text(), st.integers(0, 9))
def test_entries_lie_in_order(text, start):
    """Pieces are inside the list, ordered, apart; they spell the entry's text."""
    at = min(start, len(text))
    for entry in split_list(text, at):
        assert entry.pieces
        for a, b in entry.pieces:
            assert at <= a < b <= len(text)
            at = b
        joined = " ".join(visible(text[a:b]) for a, b in entry.pieces)
        assert _letters(entry.text) == _letters(joined)


def _letters(text):
    """What is left of a text when the marks and spaces are gone that a line's end may bring."""
    return [c for c in text if not c.isspace() and c not in "-\u2010\u00ad"]


@given(ODD | LINES)
def test_nothing_is_lost(text):
    """What is in no piece is a bullet, a label, a page number or a part heading."""
    left = list(visible(text))
    for entry in split_list(text):
        for a, b in entry.pieces:
            left[a:b] = " " * (b - a)
    for line in "".join(left).splitlines():
        rest = line.strip()
        short = len(rest) <= 7 and not any(c.isalpha() for c in rest.removesuffix("i."))
        assert not rest or short or rest == "Buku" or rest.strip("[]().abiv") == ""


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        (A, True),
        ("Sugiyono. 2018. Metode Penelitian.", True),
        ("A. Nugroho, “Judul,” 2020.", True),
        ("van Dijk, J. (2020). The Digital Divide.", True),
        ("———. (2022).", True),
        ("Saintek* Volume 01, No. 12 2023, pp.21-30.", False),
        ("https://doi.org/10.1234/abc", False),
        ("dan Bisnis, 4(1).", False),
        ("", False),
    ],
)
def test_looks_like_start(line, starts):
    """Names, a body or a dash begin an entry; volumes and links go on with it."""
    assert looks_like_start(line) is starts


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("45", "page"),
        ("- 45 -", "page"),
        ("Halaman 46", "page"),
        ("46 | Page", "page"),
        ("Peraturan Perundang-undangan", "part heading"),
        ("B. Jurnal", "part heading"),
        ("2019", None),
        ("Jurnal Akuntansi, 6(1).", None),
        ("Buku.", None),
    ],
)
def test_furniture(line, kind):
    """A line set apart between two entries; a year may be the end of an entry."""
    text = f"{A}\n\n{line}\n\n{B}"
    found = find_furniture(read_lines(text, 0, len(text)), [True, False, True], text)
    assert found.get(1) == kind


@pytest.mark.parametrize("unit", ["A. A. A. ", "(((((", "-----", "* * *", ", , ,", "http http ", "[1]\n", "\n- ", "A, A.\n"])  # fmt: skip
def test_long_lists_are_cut_at_once(unit):
    """100,000 characters of what makes patterns backtrack; a quadratic one would hang the run."""
    assert len(split_list(unit * (100_000 // len(unit)))) <= 50_000


def test_a_container_on_a_line_of_its_own_ends_the_entry_before_it() -> None:
    """A line "Journal, 30(4), 327-334." opens no entry, however many capitals it has."""
    text = (
        "Bertot, J. C., & Jaeger, P. T. (2012). The impact of policies on social media in the public sector.\n"
        "Government Information Quarterly, 30(4), 327-334.\n"
        "Iivari, N., & Sharma, S. (2020). Digital transformation of everyday life.\n"
        "International Journal of Information Management, 55, 102183.\n"
        "Sari, D. (2018). Metode penelitian sosial untuk mahasiswa ilmu komunikasi. Bandung: Nusa.\n"
    )
    assert [e.text.split(",")[0].split(".")[0] for e in split_list(text)] == [
        "Bertot",
        "Iivari",
        "Sari",
    ]
