"""Pairs of records as bibliographies print them: the same work or not, and the reason told."""

import pytest

from litreview.works import compare_records

SHORT = {
    "c": "container-title",
    "v": "volume",
    "i": "issue",
    "p": "page",
    "pub": "publisher",
    "t": "type",
}


def record(title=None, authors=(), year=None, **others):
    """Build a CSL record; an author is "Family, Given", a body stands in ``body``."""
    csl = {SHORT.get(k, k): v for k, v in others.items() if k != "body"}
    people = [dict(zip(("family", "given"), name.split(", "), strict=False)) for name in authors]
    people += [{"literal": others["body"]}] if "body" in others else []
    csl |= {"title": title} if title else {}
    csl |= {"author": people} if people else {}
    return csl | ({"issued": {"date-parts": [[year]]}} if year else {})


R = record
BOOK, PAPER = {"t": "book"}, {"t": "article-journal"}
GIQ = {"t": "article-journal", "c": "Government Information Quarterly"}
NEWS = {"t": "webpage", "body": "Kompas.com"}
DOI = "10.1016/j.giq.2019.06.002"
TIES = "The Strength of Weak Ties"
AJS = {"t": "article-journal", "c": "American Journal of Sociology", "v": "78"}

SAME = [
    (
        R("Metode Penelitian Kuantitatif, Kualitatif, dan R&D", ["Sugiyono"], 2019, pub="Alfabeta", **BOOK),
        R("Metode Penelitian Kuantitatif Kualitatif & R & D", ["Sugiyono, Sugiyono"], 2019, pub="CV. Alfabeta", **BOOK),
        "same author",
    ),
    (R("Statistik Indonesia 2020", year=2020, body="BPS"), R("Statistik Indonesia 2020", year=2020, body="Badan Pusat Statistik"), "same body as author"),
    (
        R("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik", year=2009, body="Republik Indonesia"),
        R("UU No. 25 Tahun 2009"),
        "same law",
    ),
    (
        R("Diffusion of innovations", ["Rogers, E. M."], 2003, edition="5th", pub="Free Press", **BOOK),
        R("Diffusion of Innovations (5th ed.)", ["Rogers, Everett"], 2003, **BOOK),
        "subtitle stands in one only",
    ),
    (
        R(year=2021, URL="https://a.kompas.com/read/1?page=all", body="Kompas.com"),
        R(year=2021, URL="http://a.kompas.com/read/1/", body="Kompas"),
        "same address",
    ),
    (
        R(None, ["Aad, G."], 2012, c="Phys. Lett. B", v="716", p="1-29"),
        R("Observation of a new particle", ["Aad, G."], 2012, c="Physics Letters B", v="716", p="1"),
        "no title, but author, journal, volume and first page agree",
    ),
    (
        R("Crowdsourcing as a model for problem solving", ["Brabham, Daren C."], 2008, c="Convergence", v="14", p="75-90", **PAPER),
        R("CROWDSOURCING AS A MODEL FOR PROBLEM SOLVING: AN INTRODUCTION AND CASES", ["Brabham, D.C."], 2008, v="14", p="75", **PAPER),
        "subtitle stands in one only",
    ),
    (
        R("Pengaruh Kualitas Pelayanan terhadap Kepuasan Masyarakat di Kantor Kecamatan", ["Hasanah, Nur"], 2021, c="Jurnal Publik", **PAPER),
        R("Pengaruh Kualitas Pelayanan Terhadap Kepuasan Masyarakat di Kan", ["Hasanah, N."], 2021),
        "one title is the beginning of the other",
    ),
    (
        R("Definisi transformasi digital", ["Mergel, I.", "Haug, N."], 2019, v="36", p="101385", DOI=DOI, **GIQ),
        R("Defining digital transformation", ["Mergel, I.", "Haug, N."], 2019, v="36", p="101385", DOI=DOI, **GIQ),
        "same DOI",
    ),
    (
        R("The public value of e-government: A literature review", ["Twizeyimana, J. D.", "Andersson, A."], 2019, v="36", i="2", **GIQ),
        R("The Public Value of E-Government - A Literature Review", ["Jean, Damascene Twizeyimana"], 2019, v="36", custom={"et_al": True}),
        "titles agree but for how the subtitle is set off",
    ),
    (
        R("Delivering public services through social media", ["Criado, J.", "Villodre, J."], 2020, c="Local Government Studies", **PAPER),
        R("Delivering public services through social media", ["Criado, J. I.", "Villodre, J."], 2021, c="Local Government Studies", v="47", **PAPER),
        "years are neighbours",
    ),
    (R("Pengantar Ilmu Komunikasi", year=2009, body="Hafied Cangara", **BOOK), R("Pengantar ilmu komunikasi", ["Cangara, H."], 2009, **BOOK), "same author"),
    (
        R("Dampak Covid-19 terhadap UMKM", ["Utami, B. S. A."], 2021, c="Economie", v="3", **PAPER),
        R("Dampak Covid 19 Terhadap UMKM", ["Bela, Syafrida Arga Utami"], 2021, c="ECONOMIE", **PAPER),
        "container titles agree",
    ),
    (
        R("Penggunaan Media Sosial di Instansi", ["Candradewini"], 2020, c="Jurnal Kini", **PAPER),
        R("Peng gunaan MediaSosial di Instansi", ["Chandradewini, Candradewini"], 2020, c="Kini", **PAPER),
        "titles agree but for spacing",
    ),
    (
        {"title": ["Users of the world, unite!"], "author": "Kaplan, A. M.", "issued": "2010", "volume": 53},
        R("Users of the world, unite! The challenges of Social Media", ["Kaplan, A. M.", "Haenlein, M."], 2010, v="53"),
        "authors agree as far as both lists go",
    ),
    (R("Kualitas Pelayanan Publik. Jurnal Administrasi", ["Dewi, R."], 2018), R("Kualitas Pelayanan Publik", ["Dewi, R."], 2018, c="Jurnal Administrasi"), "titles agree"),
    (R("R. Dewi. 2018. Kualitas Pelayanan Publik Daerah", ["Dewi, R."], 2018), R("Kualitas Pelayanan Publik Daerah", ["Dewi, R."], 2018), "same year"),
    (R(TIES, ["Granovetter, M. S."], 1973, i="6", p="1360-1380", **AJS), R(TIES[4:], ["Granovetter, Mark"], 1973, v="78", p="1360-80", c="Am. J. Sociol."), "same pages"),
    (
        R("Transformasi Administrasi Publik", ["Sepriano"], 2023, pub="PT. Sonpedia Publishing Indonesia", **BOOK),
        R("Transormasi Adminstrasi Publik", ["Sepriano"], 2023, pub="Sonpedia", custom={"et_al": True}, **BOOK),
        "titles agree but for spelling",
    ),
    (R("Melacak Pelayanan Publik", ["Arianto, B."], 2022, v="12", i="1", **PAPER), R("Melacak pelayanan publik", ["Arianto, Bambang"], 2022, v="13", i="1", **PAPER), "does not separate"),
]  # fmt: skip

OTHER = [
    (R("Metode Penelitian Kuantitatif", ["Sugiyono"], 2017, **BOOK), R("Metode Penelitian Kuantitatif", ["Sugiyono"], 2018, **BOOK), "years differ"),
    (R("Metode Penelitian Kuantitatif", ["Sugiyono"], 2018, **BOOK), R("Metode Penelitian Kualitatif", ["Sugiyono"], 2018, **BOOK), "kualitatif"),
    (R("Metode Penelitian Pendidikan", ["Sugiyono"], 2018, **BOOK), R("Metode Penelitian Bisnis", ["Sugiyono"], 2018, **BOOK), "bisnis"),
    (R("Pendahuluan", ["Hadiz, V."], 2011, c="Politik Lokal", t="chapter"), R("Pendahuluan", ["Hadiz, V."], 2011, c="Demokrasi dan Oligarki", t="chapter"), "container titles differ"),
    (R("Kualitas Layanan di Kota Surabaya", ["Sari, D."], 2020, v="3", **PAPER), R("Kualitas Layanan di Kota Malang", ["Sari, D."], 2020, v="3", **PAPER), "malang"),
    (R("Dampak Pandemi di Kabupaten Bandung", ["Utami, B."], 2020, **PAPER), R("Dampak Pandemi di Kabupaten Badung", ["Utami, B."], 2020, **PAPER), "badung"),
    (R("Sejarah Nasional Indonesia Jilid 1", ["Poesponegoro"], 1984, **BOOK), R("Sejarah Nasional Indonesia Jilid 2", ["Poesponegoro"], 1984, **BOOK), "number"),
    (R("Sejarah Nasional Indonesia I", ["Poesponegoro"], 1984, **BOOK), R("Sejarah Nasional Indonesia II", ["Poesponegoro"], 1984, **BOOK), "'i'"),
    (R("The analysis of urban form, Part I", ["Smith, J."], 2001, **PAPER), R("The analysis of urban form, Part II", ["Smith, J."], 2001, **PAPER), "number"),
    (R("Gerakan Sosial (Bagian Pertama)", ["Singh, R."], 2010), R("Gerakan Sosial (Bagian Kedua)", ["Singh, R."], 2010), "number"),
    (R("Profil Kesehatan Tahun 2019", year=2020, body="Kemenkes"), R("Profil Kesehatan Tahun 2020", year=2021, body="Kemenkes"), "number"),
    (R("Undang-Undang Nomor 25 Tahun 2009"), R("Undang-Undang Nomor 23 Tahun 2014"), "laws differ"),
    (R("Peraturan Menteri Dalam Negeri Nomor 5 Tahun 2020"), R("Peraturan Menteri Kesehatan Nomor 5 Tahun 2020"), "issuer"),
    (R("Diffusion of innovations", ["Rogers, E."], 2003, edition="5th"), R("Diffusion of innovations", ["Rogers, E."], 2003, edition="4"), "editions differ (5, 4)"),
    (R("Diffusion of innovations", ["Rogers, E."], 1995, **BOOK), R("Diffusion of innovations", ["Rogers, E."], 2003, **BOOK), "years differ"),
    (R(year=2021, URL="https://a.kompas.com/read/1", **NEWS), R(year=2021, URL="https://a.kompas.com/read/2", **NEWS), "same author and year but no title; addresses differ"),
    (R("Harga Cabai Naik", year=2021, URL="https://a.kompas.com/read/1", **NEWS), R("Harga Cabai Naik", year=2021, URL="https://a.kompas.com/read/2", **NEWS), "addresses differ"),
    (R(None, ["Aad, G."], 2012, c="Phys. Lett. B", v="716", p="1-29"), R(None, ["Aad, G."], 2012, c="Phys. Lett. B", v="716", p="30-61"), "no title"),
    (R(None, ["Aad, G."], 2012), R(None, ["Aad, G."], 2012), "nothing else identifies the work"),
    (R("Pengaruh Layanan terhadap Kepuasan", ["Hasanah, N."], 2021, p="1-10", **PAPER), R("Pengaruh Layanan terhadap Loyalitas", ["Hasanah, N."], 2021, p="11-20", **PAPER), "loyalitas"),
    (R("Review of Imagined Communities", ["Breuilly, J."], 1985), R("Imagined Communities", ["Anderson, B."], 1983), "about the other's work"),
    (R("Imagined Communities", ["Anderson, B."], 1983), R("Resensi Imagined Communities", ["Anderson, B."], 1983), "resensi"),
    (
        R("Deep learning for reference parsing", ["Lee, K.", "Park, S."], 2018, t="paper-conference", c="Proceedings of ACL"),
        R("Deep learning for reference parsing", ["Lee, K.", "Park, S."], 2018, t="article-journal", c="Computational Linguistics", v="44"),
        "one is a conference, the other a journal",
    ),
    (
        R("Implementasi e-government di Sleman", ["Putri, A."], 2019, t="thesis", pub="Universitas Gadjah Mada"),
        R("Implementasi e-government di Sleman", ["Putri, A."], 2019, c="Jurnal Kebijakan", **PAPER),
        "one is a thesis, the other a journal",
    ),
    (R("Media Sosial dan Literasi", ["Rachmat, I."], 2020), R("Social Media and Literacy", ["Rachmat, I."], 2020, DOI="10.37200/ijpr/1"), "titles differ"),
    (R("Digital government", ["Mergel, I."], 2019, DOI=DOI), R("Blockchain for supply chains", ["Casino, F."], 2018, DOI=DOI), "one DOI on two different works"),
    (R("Editorial", ["Janssen, M."], 2019, v="36", i="1", **GIQ), R("Editorial", ["Janssen, M."], 2019, v="36", i="2", **GIQ), "issue differs"),
    (R("Analisis Kinerja Keuangan PT Telkom", ["Rahman, A."], 2020), R("Analisis Kinerja Keuangan PT Telkom", ["Rahman, B."], 2020), "other given names"),
    (R("Dinamika Politik Lokal", ["Ali, M."], 2019, v="1", p="1-9"), R("Dinamika Politik Lokal", ["Hasan, B."], 2019, v="1", p="1-9"), "authors differ"),
    (R("Teori Sosial: dari klasik sampai modern", ["Ritzer, G."], 2012, **BOOK), R("Teori Sosial: perkembangan mutakhir", ["Ritzer, G."], 2012, **BOOK), "titles differ"),
    (R(TIES, ["Granovetter, M."], 1973, **AJS), R(TIES + ": A Network Theory Revisited", ["Granovetter, M."], 1983, v="1", c="Sociological Theory"), "years differ"),
    (R("Kualitas Pelayanan Publik"), R("Kualitas Pelayanan Publik", **PAPER), "neither names an author"),
    ({}, {}, "a title is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "reason"), SAME)
def test_same_work(a, b, reason):
    """Differences of print do not separate a work from itself."""
    verdict = compare_records(a, b)
    assert verdict.same, verdict
    assert reason in "; ".join(verdict.reasons)


@pytest.mark.parametrize(("a", "b", "reason"), OTHER)
def test_other_work(a, b, reason):
    """Look-alikes stay apart, and the verdict names what keeps them so."""
    verdict = compare_records(a, b)
    assert not verdict.same, verdict
    assert reason in "; ".join(verdict.reasons)


def test_one_list_is_stricter():
    """What joins two lists does not join two entries of one list."""
    a = R("Etika Komunikasi", ["Ali, B."], 2020)
    b = R("Etika Komunikasi", ["Ali, B."], 2020, URL="https://x.id/etika")
    assert compare_records(a, b).same
    assert not compare_records(a, b, one_list=True).same
    lettered = [{**a, "year-suffix": letter} for letter in "ab"]
    assert "tells them apart" in compare_records(*lettered, one_list=True).reasons[0]


@pytest.mark.parametrize(
    "junk",
    [
        {"author": 5, "title": {}, "issued": [1]},
        {"issued": {"date-parts": 3}},
        {"author": [None, {"family": None}], "title": ["x"]},
    ],
)
def test_wrong_types_are_no_clue(junk):
    """A damaged record never raises; it just says less."""
    assert compare_records(junk, R("Etika Komunikasi", ["Ali, B."], 2020)).same is False
