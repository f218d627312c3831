"""Lists without marks, over page breaks, on one line, in tables: each gives the same entries."""

from __future__ import annotations

import textwrap

import pytest

from litreview.papers import parse_file
from litreview.references.extract import extract_references
from litreview.references.flat import find_starts
from litreview.references.inline import find_inline_starts
from litreview.references.labelled import group_labelled
from litreview.references.lines import close_up, find_cells, read_lines
from litreview.references.split import split_list
from litreview.references.wrapping import measure_room

AUTHOR_YEAR = [
    "Anwar, K., & Lestari, P. (2016). Pengelolaan pasar desa di daerah perbatasan. Jurnal Desa Kita, 3(1), 12–25.",
    "Badan Pusat Statistik Kabupaten Contoh. (2019). Kabupaten Contoh dalam angka 2019. BPS Kabupaten Contoh.",
    "Cahyono, D. (2014). Koperasi dan warga: Sejarah yang terlupakan di pesisir utara. Penerbit Samudra.",
    "Darmawan, R., Effendi, S., & Fitria, N. (2020). Village markets and household income after the drought. Journal of Sample Studies, 18(2), 201–219.",
    "Gunawan, H. (2011). Metode wawancara (Edisi kedua). Bandung: Pustaka Contoh.",
    "Undang-Undang Nomor 17 Tahun 2012 tentang Perkoperasian.",
    "Wulandari, T. (2018). Pasar malam. https://www.contoh.id/berita/pasar-malam diakses 4 Mei 2019",
    "Yusuf, M. (2013). Ekonomi kampung. Jakarta: Lentera.",
]
NOTES = [
    "Karim Abdullah, Sejarah Surau di Pesisir (Padang: Penerbit Ranah, 1998), hlm. 21.",
    "Lina Hartati, Naskah dan Penyalin: Kajian atas Tradisi Tulis di Dua Kampung (Jakarta: Aksara Kita, 2004), hlm. 77-80.",
    "Rusdi Malik dan Sofyan Adil, “Guru Tarekat dan Pasar,” Jurnal Serambi, Vol. 2, No. 1 (2009), hlm. 33.",
    "Tengku Harun, Adat dan Hukum Laut (Banda Aceh: Pustaka Teluk, 1987), hlm. 5.",
]
IEEE = [
    "A. Rahman and B. Siregar, “Sensor jaringan untuk irigasi sawah,” J. Tek. Contoh, vol. 4, no. 2, pp. 10–19, 2018.",
    "C. Wijaya, Pengolahan Citra Digital. Bandung: Informatika Kita, 2015.",
    "D. Kusuma, E. Putri, and F. Halim, “Deteksi hama padi dengan kamera murah,” in Proc. Sample Conf., Medan, 2020, pp. 44–49.",
]
STYLES = {"author-year": AUTHOR_YEAR, "notes": NOTES, "numbers": IEEE}


def fold(entry: str, width: int = 62, indent: str = "") -> str:
    """An entry as a column of that width prints it."""
    return textwrap.fill(
        entry, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def page_breaks(text: str, head: str) -> str:
    """The lines with the foot and the head of a page after every fourth."""
    lines = text.split("\n")
    pages = ["\n".join(lines[i : i + 4]) for i in range(0, len(lines), 4)]
    broken = pages[0]
    for number, page in enumerate(pages[1:], start=31):
        broken += f"\n\n{head.format(number=number)}\n\n{page}"
    return broken


def entries(text: str) -> list[str]:
    """What a paper with this list gives, with a body before it and something after it."""
    paper = f"Pasar dan Warga\n\nPasar dibahas oleh Anwar (2016).\n\nDaftar Pustaka\n\n{text}\n"
    return [e.text for p in parse_file(paper.encode(), "a.txt") for e in extract_references(p)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("width", [56, 70, 88])
def test_wrapped_without_a_mark(style: str, width: int) -> None:
    """Neither blank lines nor indents nor numbers: words and widths divide the list."""
    printed = "\n".join(fold(e, width) for e in STYLES[style])
    assert entries(printed) == STYLES[style]


@pytest.mark.parametrize(
    "head",
    [
        "Jurnal Contoh Vol. 2 No. 1, 2021 | {number}",
        "{number}\nPasar dan Warga di Perbatasan (Anwar)",
        "{number} | Anwar, Pasar dan Warga",
        "Volume 2, Nomor 1, Juni 2021\nISSN 2345-6789\n{number}",
    ],
)
@pytest.mark.parametrize("indent", ["", "     "])
def test_heads_and_feet_of_pages(head: str, indent: str) -> None:
    """They go, and what they tore is joined."""
    printed = page_breaks("\n".join(fold(e, indent=indent) for e in AUTHOR_YEAR), head)
    assert entries(printed) == AUTHOR_YEAR


@pytest.mark.parametrize("style", STYLES)
def test_blank_line_after_every_line(style: str) -> None:
    """A double-spaced typescript, with and without a wider gap between entries."""
    printed = [fold(e).replace("\n", "\n\n") for e in STYLES[style]]
    assert entries("\n\n".join(printed)) == STYLES[style]
    assert entries("\n\n\n".join(printed)) == STYLES[style]


@pytest.mark.parametrize("label", ["{n}. ", "[{n}] ", "({n}) "])
def test_one_endless_line_with_labels(label: str) -> None:
    """The labels count up inside the line."""
    printed = " ".join(label.format(n=n) + e for n, e in enumerate(AUTHOR_YEAR, start=1))
    assert entries(printed) == AUTHOR_YEAR


def test_one_endless_line() -> None:
    """Names and years tell the entries apart."""
    assert entries(" ".join(AUTHOR_YEAR)) == AUTHOR_YEAR


@pytest.mark.parametrize("first", ["{n}", "[{n}]", "{n}."])
def test_markdown_table(first: str) -> None:
    """The head and the rule of the table are no entries; its first column is the label."""
    rows = "".join(f"| {first.format(n=n)} | {e} |\n" for n, e in enumerate(IEEE, start=1))
    found = split_list("| No | Sumber |\n|----|:------|\n" + rows)
    assert [(e.label, e.text) for e in found] == [(str(n), e) for n, e in enumerate(IEEE, start=1)]


def test_table_of_several_columns() -> None:
    """What stands in further cells belongs to the entry."""
    (entry,) = split_list("| 1 | Sari, D. | 2018 | Pasar. Nusa. |")
    assert (entry.label, entry.text) == ("1", "Sari, D. 2018 Pasar. Nusa.")


@pytest.mark.parametrize(
    "tail",
    [
        "Submitted: 3 May 2020; accepted 4 June 2020",
        "© 2020 Penulis. Artikel ini berlisensi CC BY 4.0.",
        "Lisensi: CC BY-NC 4.0",
        "Jurnal Contoh, Volume 2, Nomor 1, Juni 2021   ISSN 2345-6789",
        "---\n\n*Makalah ini pernah dibacakan di Medan.*",
        "Makalah Kedua: Warga dan Sungai\n\nSungai dibahas oleh banyak orang di kota itu, dan menurut Sari (2018) "
        "pembahasan itu\nbelum selesai sampai sekarang karena data yang tersedia tidak cukup (Uma, 2019).",
    ],
)
def test_what_follows_the_list(tail: str) -> None:
    """It is no entry and no part of the last one."""
    assert entries("\n".join(fold(e) for e in AUTHOR_YEAR) + "\n\n" + tail) == AUTHOR_YEAR


def test_parts_with_bullets_and_without() -> None:
    """A web page prints one part as paragraphs and the next as a list."""
    a, b, *_ = AUTHOR_YEAR
    assert entries(f"### Buku\n\n{a}\n\n{b}\n\n### Jurnal dan Skripsi\n\n- {a}\n- {b}") == [
        a,
        b,
        a,
        b,
    ]


def test_links_on_lines_of_their_own() -> None:
    """A link, and when it was seen, go with the entry above."""
    a, b, *_ = AUTHOR_YEAR
    printed = (
        f"{a}\nhttps://www.contoh.id/pasar\nDiakses 5 Juni 2019.\n{b}\ndoi: 10.1234/contoh.1\n{a}"
    )
    link = "https://www.contoh.id/pasar Diakses 5 Juni 2019."
    assert entries(printed) == [f"{a} {link}", f"{b} doi: 10.1234/contoh.1", a]


def test_line_ends_become_single_spaces() -> None:
    """An entry is as printed: a broken word stays broken; only soft hyphens, unseen, go."""
    printed = "Anwar, K. (2016). Pemba-\nngunan pa\u00ad\nsar. Jurnal Desa, 3(1), 12–\n25."
    assert entries(printed) == ["Anwar, K. (2016). Pemba- ngunan pasar. Jurnal Desa, 3(1), 12– 25."]


def test_measure_room() -> None:
    """A line that ended early had room for the next word."""
    lines = ["x" * 30, "y" * 10, "zz " * 9 + "zzz", "word"]
    assert measure_room(lines) == ["full", "full", "wide", "full"]
    assert measure_room([]) == []


def test_wider_gaps_stay() -> None:
    """Of a double-spaced list only the gaps between its entries are left."""
    text = "satu\n\ndua\n\n\ntiga"
    lines = read_lines(text, 0, len(text))
    close_up(lines, wrapped=True)
    assert [line.after_blank for line in lines] == [False, False, True]


def test_no_table_no_cells() -> None:
    """Lines without bars are no table; a list without labels is not counted."""
    lines = read_lines(AUTHOR_YEAR[0], 0, 40)
    assert find_cells(lines) is None
    assert group_labelled(lines) is None
    assert find_starts([]) == []
    assert find_inline_starts("kurz", alone=True) == ([], True)
