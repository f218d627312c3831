"""Names, titles, containers, addresses as printed, and what the comparison makes of them."""

import pytest

from litreview.works.addresses import read_dates, read_law, read_url
from litreview.works.containers import compare_containers
from litreview.works.people import read_person, same_person
from litreview.works.titles import compare_titles, read_title


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Bertot, J. C.", "Bertot, John Carlo", True),
        ("Bertot, J. C.", "John, Carlo Bertot", True),
        ("Nugraha, A. R.", "Aat Ruchiat, Nugraha", True),
        ("Utami, RA.", "Utami, Rendita Anugrah", True),
        ("Rijal, Rijal", "Rijal, ", True),
        ("Warsito, .", "Warsito, ", True),
        ("Noorikhsan, F.", "Noorikhshan, F. F.", True),
        ("Al Farizi, A.", "Farizi, A. A.", True),
        ("Arianto, B.", "Arianto, C.", False),
        ("Arianto, Bambang", "Arianto, Budi", False),
        ("Nugroho, T.", "Nugraha, T.", False),
        ("Suparto, D.", "Supriyanto, D.", False),
        ("Salsabela, Prita", "Lubis, Nazwa Salsabila", False),
    ],
)
def test_people(a, b, same):
    """One person's names agree; other initials are another person."""
    one, two = (
        read_person(dict(zip(("family", "given"), name.split(", "), strict=True)))
        for name in (a, b)
    )
    assert same_person(one, two) is same
    assert same_person(two, one) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("LAN", "Lembaga Administrasi Negara", True),
        ("Kompas", "Kompas.com", True),
        ("Kementerian Kesehatan RI", "Kementerian Kesehatan", True),
        ("Katadata.co.id", "Kompas.com", False),
    ],
)
def test_bodies(a, b, same):
    """A body is known by its acronym or with its country left out."""
    assert same_person(read_person(a), read_person(b)) is same


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Peran Akun BNPB (@bnpb_indonesia)", "PERAN AKUN BNBP (@BNPB_INDONESIA)", "typos"),
        ("collaborative e‐government", "Collaborative e-Government", "equal"),
        ("China’s digital divide", "China's Digital Divide", "equal"),
        ("Pelayanan Publik & Pemerintahan", "Pelayanan publik dan pemerintahan", "equal"),
        ("Pemerintah : Manfaat dan Risiko", "Pemerintah: manfaat dan resiko", "typos"),
        ("Efektivitas Penggunaan Twitter", "Efektivitas Penggunaan Twitter (Studi Kasus Pemalang)", "subtitle"),
        ("Efektivitas Penggunaan Media So", "Efektivitas Penggunaan Media Sosial Twitter", "cut"),
        ("Pengantar Sejarah Baru", "Pengantar Sejarah Baru: 1500-1900", "subtitle"),
        ("Laporan Kinerja Desa", "Laporan Kinerja Desa 2019", "conflict"),
        ("Dasar Ekonomi Mikro", "Dasar Ekonomi Makro", "near"),
        ("Hubungan Internasional Nasional", "Hubungan Nasional Nasional", "near"),
        ("Kata Pengantar Ilmu Politik", "Ilmu Politik", "conflict"),
        ("Media sosial dan demokrasi", "Kualitas air sungai", "different"),
    ],
)  # fmt: skip
def test_titles(a, b, kind):
    """Every stretch in which two titles differ is judged by itself."""
    one, two = read_title(a), read_title(b)
    assert compare_titles(one, two).kind == kind
    assert compare_titles(two, one).weight == compare_titles(one, two).weight


@pytest.mark.parametrize(
    ("a", "b", "match"),
    [
        ("Jurnal Berkala Akuntansi dan Keuangan Indonesia", "Berkala Akuntansi dan Keuangan Indonesia", "agree"),
        ("Politika", "POLITIKA : Jurnal Ilmu Politik", "agree"),
        ("Journal of Social Politics and Governance (JSPG)", "JSPG", "agree"),
        ("Administrative Law & Governance Journal", "Administrative Law and Governance Journal", "agree"),
        ("Journal of Islamic Comunication", "Journal of Islamic Communication", "agree"),
        ("Jurnal Kesehatan", "Jurnal Kesehatan Masyarakat", "unclear"),
        ("Jurnal Ilmu Sosial dan Pendidikan (JISIP)", "Jurnal Borneo Administrator", "differ"),
        ("", "Medium", "missing"),
    ],
)  # fmt: skip
def test_containers(a, b, match):
    """Journals are known by short forms, acronyms, and without the word "Jurnal"."""
    assert compare_containers(a, b) == compare_containers(b, a) == match


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://ejournal3.undip.ac.id/index.php/jpgs/article/view/17471", "ejournal3.undip.ac.id/jpgs/article/17471"),
        ("http://ejournal3.undip.ac.id/jpgs/article/download/17471/12", "ejournal3.undip.ac.id/jpgs/article/17471"),
        ("https://www.x.id/", ""),
        ("https://x.id/baca?id=7&utm_source=a", "x.id/baca?id=7"),
        ("not an address", ""),
        (None, ""),
    ],
)  # fmt: skip
def test_urls(url, read):
    """An article's page, its download and its translated page are one address."""
    assert read_url(url) == read


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("Undang-Undang Republik Indonesia Nomor 20 Tahun 2003 tentang Sistem Pendidikan", ("undang undang", "", "20", "2003")),
        ("PERMENPAN RB No 14 Tahun 2017", ("peraturan menteri", "pan rb", "14", "2017")),
        ("Perda Kota Malang Nomor 3 Tahun 2019", ("peraturan daerah", "kota malang", "3", "2019")),
        ("Kepatuhan Berdasarkan Undang Undang Nomor 25 Tahun 2009", None),
    ],
)  # fmt: skip
def test_laws(title, law):
    """Only a title that begins as a law's name is one."""
    assert read_law(title) == law


@pytest.mark.parametrize(
    "value", [None, "", [], {}, {"date-parts": [[]]}, {"date-parts": [[None]]}, "n.d."]
)
def test_no_date(value):
    """Whatever holds no year is no date."""
    assert read_dates(value) == ()
