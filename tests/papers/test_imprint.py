"""Journal lines, labelled facts, and where title and authors stand: only what is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.papers import parse_file
from litreview.papers.imprint import merge_imprints, parse_imprint

LINES = {
    "Jurnal Tata Kota, Vol. 3 No. 2, Juni 2020, hlm. 1-10": "Jurnal Tata Kota; 3; 2; 1-10; 2020 6",
    "Tata Kota | Volume 12 Nomor 01 Tahun 2021 | pp. 115–130": "Tata Kota; 12; 1; 115-130; 2021",
    "JURNAL TATA KOTA Vol 5(2), 2019: 44-61": "JURNAL TATA KOTA; 5; 2; 44-61; 2019",
    "Vol. 7 No. 1 (Januari-Juni 2018)": "; 7; 1; ; 2018",
    "Volume 4, Issue 3, 2022": "; 4; 3; ; 2022",
    "Homepage: www.tatakota.example Vol. 2 No. 4": "; 2; 4; ; ",
    "Tata Kota, Vol. 3 No. 2, ISSN 2088-2815": "Tata Kota; 3; 2; ; ",
    "Vol. 1 No. 2, 2019-2020": "; 1; 2; ; ",
    "Diterima 3 Mei; disetujui 9 Juni": "; ; ; ; ",
}


@pytest.mark.parametrize("line", LINES)
def test_lines(line):
    """Journal, volume, issue, pages, year and month of one line."""
    csl = parse_imprint(line)
    date = csl.get("issued", {}).get("date-parts", [[]])[0]
    found = [csl.get(v, "") for v in ("container-title", "volume", "issue", "page")]
    assert "; ".join([*found, " ".join(map(str, date))]) == LINES[line]


def test_lines_that_disagree():
    """Two volumes on one page: neither is taken."""
    assert merge_imprints(["Tata Kota, Vol. 3 No. 2, 2020", "Vol. 4 No. 2, 2021"]) == {}


@given(st.text() | st.text("Vol.No 12(),-–ISSN:\n", max_size=80))
def test_any_line(line):
    """No text crashes, and every value is printed."""
    for variable in ("volume", "issue"):
        assert parse_imprint(line).get(variable, "") in line


NAMES = [{"family": "Santoso", "given": "Budi"}, {"family": "Wati", "given": "Rina"}]
TITLE = "Pelayanan Warga dan Media Sosial"
BELOW = "Abstrak: Tulisan ini membahas layanan daring.\nKata kunci: layanan; warga\n\nPENDAHULUAN\n\nTeks."
PLACE = "Universitas Negeri Surabaya\nbudi@kampus.example"
IMPRINT = "Jurnal Tata Kota, Vol. 3 No. 2, Juni 2020, hlm. 1-10\nISSN: 2088-2815"
PAGES = {
    "below the authors": f"{TITLE}\n\nBudi Santoso, Rina Wati\n{PLACE}\n\n{IMPRINT}\n\n{BELOW}",
    "above the title": f"{IMPRINT}\n\n{TITLE}\n\nBudi Santoso¹, Rina Wati²\n¹{PLACE}\n\n{BELOW}",
    "without blank lines": f"{IMPRINT}\n\n{TITLE}\nBudi Santoso, Rina Wati\n{PLACE}\n{BELOW}",
    "one name a line": f"{IMPRINT}\n\n{TITLE}\n\nBudi Santoso\nRina Wati\n{PLACE}\n\n{BELOW}",
    "labelled": f"Title : {TITLE}\nAuthor(s) : Budi Santoso (Unesa), Rina Wati (UGM)\nJournal : Jurnal Tata Kota\n"
    f"Issue: Vol. 3 No. 2 (2020)\nPages: 1-10\nISSN : 2088-2815\nYear : 2020\n\n{BELOW}",
    "in Indonesian": f"Judul: {TITLE}\nPenulis: Santoso, Budi; Wati, Rina\nJurnal: Jurnal Tata Kota\nVolume: 3\n"
    f"Nomor: 2\nHalaman: 1–10\nISSN: 2088-2815\nTanggal terbit: 30 Juni 2020\n\n{BELOW}",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_first_pages(name):
    """One record, however a page prints it."""
    (paper,) = parse_file(PAGES[name].encode(), "a.txt")
    csl = dict(paper.csl)
    assert csl.pop("issued")["date-parts"][0][0] == 2020
    assert csl == {
        "type": "article-journal",
        "title": TITLE,
        "author": NAMES,
        "container-title": "Jurnal Tata Kota",
        "volume": "3",
        "issue": "2",
        "page": "1-10",
        "ISSN": "2088-2815",
        "abstract": "Tulisan ini membahas layanan daring.",
        "keyword": "layanan, warga",
        "language": "id",
    }


def test_running_heads_of_pasted_text():
    """A journal line that recurs in a text is its own; one inside its list is another's."""
    head = "Jurnal Tata Kota, Vol. 3 No. 2, Juni 2020"
    other = "Jurnal Lain, Vol. 9 No. 1, 2011"
    body = f"PENDAHULUAN\n\nTeks biasa.\n\n{head} | 2\n\nTeks lagi.\n\n{head} | 3\n\n"
    text = f"{body}REFERENSI\n\nAri, B. (2011). Desa.\n{other}\n\nUma, C. (2012). Kota.\n{other}\n"
    (paper,) = parse_file(text.encode(), "a.txt")
    assert paper.csl["container-title"] == "Jurnal Tata Kota"
    assert paper.csl["volume"] == "3"
    text = f"PENDAHULUAN\n\nTeks.\n\n{text[len(body) :]}"
    assert "volume" not in parse_file(text.encode(), "a.txt")[0].csl
