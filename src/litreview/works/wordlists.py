"""The words that the comparison of titles, names and containers knows, in Indonesian and English.

A further language is more words here, not more code.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SMALL_WORDS = _words(
    "dan serta and und the a an of di ke dari pada dalam untuk dengan oleh yang atas bagi in on at "
    "to for from by with as terhadap sebagai antara atau or"
)
"""Words that may be missing from a title without making it another."""

JOINERS = _words("dan and und et &")
ARTICLES = _words("the a an")

PART_WORDS = _words(
    "bagian part jilid buku book volume vol seri series bab chapter tahap phase fase siklus teil "
    "tome band tahun year angkatan gelombang nomor no number kelas semester"
)
"""Words before the number of a part: whole works differ in it."""

PARTS = {"jil": "jilid", "vol": "jilid", "volume": "jilid", "part": "bagian", "bag": "bagian"}
"""Words for one kind of part, read as one where a number follows."""

HEADINGS = _words(
    "pendahuluan pengantar introduction kata prakata preface foreword editorial kesimpulan penutup "
    "conclusion daftar pustaka isi lampiran appendix contents bab abstrak abstract"
)
"""Headings that thousands of works share: alone they tell nothing."""

STOCK_WORDS = HEADINGS | _words(
    "metode metodologi penelitian research methods methodology laporan report tahunan annual"
)
"""Words that begin the titles of many works of one author."""

GENERIC = STOCK_WORDS | _words("pendekatan studi kajian kasus study case approach using")
"""Words that a long title may have lost without becoming another work's."""

_COUNTS = (
    "satu pertama kesatu one first i",
    "dua kedua two second",
    "tiga ketiga three third",
    "empat keempat four fourth",
    "lima kelima five fifth v",
    "enam keenam six sixth",
    "tujuh ketujuh seven seventh",
    "delapan kedelapan eight eighth",
    "sembilan kesembilan nine ninth",
    "sepuluh kesepuluh ten tenth x",
)
COUNTS = {word: str(n) for n, listed in enumerate(_COUNTS, start=1) for word in listed.split()}
"""Number words in figures; only read so where a number is expected."""

_ROMANS = "ii 2|iii 3|iv 4|vi 6|vii 7|viii 8|ix 9|xi 11|xii 12|xiii 13|xiv 14|xv 15|xvi 16|xx 20"
ROMANS = {pair.split()[0]: pair.split()[1] for pair in _ROMANS.split("|")}
"""Roman numbers that are no words."""

SPELLINGS = {"analisa": "analisis", "covid19": "covid", "sistim": "sistem", "analyses": "analysis"}

_LOOKALIKES = (
    "kuantitatif kualitatif|quantitative qualitative|mikro makro|micro macro|bandung badung|"
    "internal eksternal|internal external|impor ekspor|import export|moral amoral|semarang serang|"
    "putra putri|mahasiswa mahasiswi|siswa siswi|affect effect|induktif deduktif|"
    "induction deduction|intranet internet|makan pakan|hakim hukum|pasar dasar|nasional rasional|"
    "formal normal|mental dental|marital martial|casual causal"
)
LOOKALIKES = frozenset(frozenset(pair.split()) for pair in _LOOKALIKES.split("|"))
"""Pairs that a slip of the pen could explain but that mean different things."""

TURNING_PREFIXES = _words(
    "in im il ir un non anti de dis pra pre post inter intra multi bi tri uni re sub ko co"
)
"""Beginnings that turn a word into another."""

ROLES = (
    r"^(?:book review|review of|reviews? buku|resensi|ulasan|bedah buku|timbangan buku|"
    r"kata pengantar|prakata|sambutan|foreword|preface|errat(?:um|a)|corrigend(?:um|a)|correction|"
    r"resensi ?buku|koreksi|retract\w+|tanggapan|komentar|comments? on|reply|response to|addendum|supplement|"
    r"suplemen|lampiran|appendix)\b|\b(?:book review|resensi buku|resensi|erratum|corrigendum)$"
)
"""A title that begins or ends so is about another work."""

CONTAINER_STOP = _words(
    "jurnal journal j the of and dan for di on in an a untuk de la revista buletin ilmiah nasional "
    "prosiding proceedings proceeding jour jurn jnl jrnl proc pros"
)
CONFERENCE_WORDS = _words("prosiding proceedings seminar konferensi conference symposium simposium")
PUBLISHER_STOP = _words("penerbit pt cv press publisher publishers publishing publications ltd inc")
HONORIFICS = _words("prof dr drs dra ir phd mm msi sh mh spd mpd jr sr")
BODY_STOP = _words("dan and the of for di untuk republik ri indonesia com co id org net www")
LAW_STOP = _words("republik indonesia ri r i dan tentang provinsi")
EDITION_STOP = _words("edisi edition ed cetakan ke")
LAW_AREAS = _words("kabupaten kota provinsi")
REVISED = _words("revisi rev revised direvisi")
THESIS_WORDS = _words("skripsi tesis thesis disertasi dissertation")
