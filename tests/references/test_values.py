"""Tables of printed values → CSL variables: the specification of the cleaners."""

import pytest

from litreview.model import Span
from litreview.references.normalize import normalize


def read_value(label, printed, variable):
    """The CSL variable of a value that stands alone under one label."""
    csl, _ = normalize(printed, (Span(label, 0, len(printed)),))
    return csl.get(variable)


PAGES = [
    ("11-20", "11-20"), ("11–20", "11-20"), ("11 – 20", "11-20"), ("11—20", "11-20"), ("11‐20", "11-20"),
    ("11−20", "11-20"), ("11--20", "11-20"), ("11- 20", "11-20"), ("hlm. 221 – 239", "221-239"), ("Hlm. 5", "5"),
    ("hal 12-19", "12-19"), ("Hal. 12-19", "12-19"), ("Hal : 12-19", "12-19"), ("Halaman 127 - 144.", "127-144"),
    ("halaman 3", "3"), ("pp. 1–9", "1-9"), ("PP. 1-9", "1-9"), ("p. 44", "44"), ("p44", "44"),
    ("pages 5-9", "5-9"), ("Pages 5 - 9", "5-9"), ("Page: 71", "71"), ("h. 30", "30"), ("hh. 30-35", "30-35"),
    ("pg. 4-8", "4-8"), ("S. 33–55", "33-55"), ("e102–e110", "e102-e110"), ("e1234567", "e1234567"),
    ("S626–S640", "S626-S640"), ("Article 124008", "124008"), ("Artikel 12", "12"), ("Art. 7", "7"),
    ("article e0212", "e0212"), ("112-136, 145", "112-136, 145"), ("xii–xv", "xii-xv"), ("12-19.", "12-19"),
    ("(12-19)", "12-19"), ("12 s.d. 19", "12-19"), ("12 s/d 19", "12-19"), ("12 sampai 19", "12-19"),
    ("hlm., 123", "123"), ("laman 15-20", "15-20"), ("1.234–1.250", "1.234-1.250"), ("A12-A15", "A12-A15"),
    ("12-19 hlm", "12-19"), ("253 hal.", "253"), ("12\n-19", "12-19"), ("pp.5–9", "5-9"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), PAGES)
def test_pages(printed, expected):
    """Designators go, dashes and words of a range become one hyphen."""
    assert read_value("pages", printed, "page") == expected


VOLUMES = [
    ("8", "8"), ("08", "8"), ("Vol. 08", "8"), ("vol 8", "8"), ("Vol.8", "8"), ("VOL. 8", "8"), ("Volume 8", "8"),
    ("VOLUME 08", "8"), ("V. 8", "8"), ("v8", "8"), ("Jilid 2", "2"), ("Jil. 2", "2"), ("jld. 3", "3"),
    ("XII", "XII"), ("Vol. XII", "XII"), ("Volume XII", "XII"), ("2021", "2021"), ("Bd. 4", "4"),
    ("Tahun ke-4", "4"), ("Thn. 4", "4"), ("Th. XIV", "XIV"), ("Vol: 6", "6"), ("Vol 6,", "6"), ("10(", "10"),
    ("*12*", "12"), ("42A", "42A"), ("5-6", "5-6"), ("5–6", "5-6"), ("5 / 6", "5/6"), ("Band 7", "7"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), VOLUMES)
def test_volumes(printed, expected):
    """Designators and leading zeros go; Roman numbers stay as printed."""
    assert read_value("volume", printed, "volume") == expected


ISSUES = [
    ("2", "2"), ("02", "2"), ("No. 2", "2"), ("No 2", "2"), ("No.2", "2"), ("no. 02", "2"), ("NO. 2", "2"),
    ("N0. 01", "1"), ("N0 1", "1"), ("N° 4", "4"), ("Nomor 3", "3"), ("nomor 3", "3"), ("Nomer 3", "3"),
    ("Number 3", "3"), ("Num. 3", "3"), ("Nr. 3", "3"), ("Issue 3", "3"), ("Iss. 3", "3"), ("Edisi 3", "3"),
    ("(3)", "3"), ("3/4", "3/4"), ("03/04", "3/4"), ("3-4", "3-4"), ("3–4", "3-4"), ("1 & 2", "1 & 2"),
    ("Suppl. 1", "Suppl. 1"), ("Supplement", "Supplement"), ("S1", "S1"), ("Special Issue", "Special Issue"),
    ("Edisi Khusus", "Edisi Khusus"), ("June", "June"), ("Januari 2019", "Januari 2019"), ("1A", "1A"),
    ("Heft 2", "2"), ("12.", "12"), ("Bil. 2", "2"), ("119", "119"),
    ("Special Issue 2", "Special Issue 2"), ("Issue: 7", "7"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), ISSUES)
def test_issues(printed, expected):
    """Numbers lose designator and zeros; months, supplements, special issues stay."""
    assert read_value("issue", printed, "issue") == expected


EDITIONS = [
    ("3", "3"), ("3rd ed.", "3"), ("3rd ed", "3"), ("3rd edition", "3"), ("3rd Edition", "3"), ("2nd edn.", "2"),
    ("1st ed.", "1"), ("4th edn", "4"), ("Third edition", "Third"), ("Second Edition", "Second"),
    ("Revised ed.", "Revised"), ("Rev. ed.", "Rev"), ("Revised edition", "Revised"), ("Edisi 28", "28"),
    ("Edisi ke-3", "3"), ("Edisi Ke-3", "3"), ("edisi ke 3", "3"), ("Edisi ketiga", "ketiga"),
    ("Edisi Revisi", "Revisi"), ("Edisi Pertama", "Pertama"), ("Revisi", "Revisi"), ("ke-3", "3"), ("Ke-3", "3"),
    ("Cet. I", "I"), ("Cet. ke-4", "4"), ("Cetakan 2", "2"), ("Cetakan ke-2", "2"), ("Cetakan Ketiga", "Ketiga"),
    ("Cet. XIV", "XIV"), ("Ed. 2", "2"), ("ed. 3", "3"), ("Ed. IV", "IV"), ("Edisi IV", "IV"), ("Edisi 02", "2"),
    ("11th", "11"), ("21st", "21"), ("22nd", "22"), ("13e", "13"), ("International ed.", "International"),
    ("Edisi Revisi VI", "Revisi VI"), ("3. Aufl.", "3"), ("2nd rev. ed.", "2nd rev"), ("Edisi Kelima.", "Kelima"),
    ("5th, revised", "5th, revised"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), EDITIONS)
def test_editions(printed, expected):
    """The number of the edition, or its words without 'edition'."""
    assert read_value("edition", printed, "edition") == expected


DATES = [
    ("2020", [2020]), ("2020a", [2020]), ("2020 b", [2020]), ("(2020)", [2020]), ("1999", [1999]),
    ("2020, Oktober 20", [2020, 10, 20]), ("2020, 20 Oktober", [2020, 10, 20]), ("12 Mei 2019", [2019, 5, 12]),
    ("12 May 2019", [2019, 5, 12]), ("May 12, 2019", [2019, 5, 12]), ("Mei 2019", [2019, 5]),
    ("juni2023", [2023, 6]), ("4juni2023", [2023, 6, 4]), ("Desember, 2018", [2018, 12]), ("Des. 2018", [2018, 12]),
    ("Agustus 2018", [2018, 8]), ("Agu. 2018", [2018, 8]), ("Okt 2018", [2018, 10]), ("Nopember 2010", [2010, 11]),
    ("Pebruari 2010", [2010, 2]), ("Sept. 2010", [2010, 9]), ("2023-01-20", [2023, 1, 20]),
    ("2023/01/20", [2023, 1, 20]), ("2023-01", [2023, 1]), ("20/01/2023", [2023, 1, 20]),
    ("20-01-2023", [2023, 1, 20]), ("05/06/2023", [2023]), ("Tahun 2009", [2009]), ("1st March 2001", [2001, 3, 1]),
    ("March 3rd, 2001", [2001, 3, 3]), ("2001 Mar 3", [2001, 3, 3]), ("2001 Mar", [2001, 3]),
    ("Senin, 12 Mei 2019", [2019, 5, 12]), ("12 JANUARI 2019", [2019, 1, 12]), ("c. 1950", [1950]),
    ("1998/1999", [1998]), ("1998–2001", [1998]), ("Januari-Juni 2019", [2019, 1]), ("Spring 2001", [2001]),
    ("31 Februari 2019", [2019, 2]), ("t.t.", None), ("n.d.", None), ("in press", None), ("tanpa tahun", None),
    ("Januari", None), ("99", None), ("32 Mei 2019", [2019, 5]),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), DATES)
def test_dates(printed, expected):
    """What is printed and in the calendar; nothing guessed."""
    found = read_value("date", printed, "issued")
    assert (found["date-parts"][0] if found else None) == expected


TITLES = [
    ("Judul", "Judul"), ("Judul.", "Judul"), ("“Judul”", "Judul"), ("“Judul.”", "Judul"), ("\"Judul,\"", "Judul"),
    ("‘Judul’", "‘Judul’"), ("*Judul*", "Judul"), ("**Judul**", "Judul"), ("_Judul_", "Judul"),
    ("Judul: Anak Judul", "Judul: Anak Judul"), ("Judul : Anak Judul", "Judul: Anak Judul"),
    ("Judul ( Studi Kasus )", "Judul (Studi Kasus)"), ("Judul (Studi Kasus)", "Judul (Studi Kasus)"),
    ("Judul [2]", "Judul [2]"), ("Apa itu?", "Apa itu?"), ("Apa itu !", "Apa itu !"),
    ("Peran “media” baru", "Peran “media” baru"), ("R&D dan C++", "R&D dan C++"),
    ("Judul  dengan   spasi", "Judul dengan spasi"), ("Judul\tdua", "Judul dua"), ("Judul\u200bdua", "Judul dua"),
    ("E-Government di U.S.", "E-Government di U.S."), ("Kajian PT.", "Kajian PT."),
    ("Kajian di Desa.", "Kajian di Desa"), ("Judul ,", "Judul"), ("Judul;", "Judul"),
    ("JUDUL BESAR", "JUDUL BESAR"), ("*Homo sapiens* di Jawa", "Homo sapiens di Jawa"),
    ("Undang-Undang Nomor 25 Tahun 2009", "Undang-Undang Nomor 25 Tahun 2009"), ("| Judul |", "Judul"),
    ("Judul – anak judul", "Judul – anak judul"), ("L'État, c'est moi", "L'État, c'est moi"),
    ("Ilmu , Seni , dan Budaya", "Ilmu, Seni, dan Budaya"), ("5G", "5G"), ("1984", "1984"),
    ("...dan Lain-Lain", "...dan Lain-Lain"), ("Études", "Études"), ("Al-Qur'an", "Al-Qur'an"),
    ("Pengaruh X1 terhadap Y (2019–2021)", "Pengaruh X1 terhadap Y (2019–2021)"),
    ("What’s in a name?", "What’s in a name?"), ("“Kata” dan “Makna”", "“Kata” dan “Makna”"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), TITLES)
def test_titles(printed, expected):
    """Markup, outer quotes and stops go; spacing is repaired; words stay as printed."""
    assert read_value("title", printed, "title") == expected
