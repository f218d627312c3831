"""The words that the audit knows, in Indonesian and English; a language more is words more."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


FUNCTION_WORDS = _words(
    "dan atau di ke dari pada dalam untuk dengan oleh yang atas bagi terhadap sebagai antara "
    "tentang serta the a an of and or in on at to for from by with as between among through"
)
GLUED_TAILS = _words("dan untuk pada dalam yang oleh dengan terhadap and the for with from")
"""Small words that print glues to the end of the word before them."""

AFTER_DI = _words(
    "indonesia jawa bali sumatera sumatra kalimantan sulawesi papua maluku jakarta bandung surabaya "
    "semarang yogyakarta medan makassar malang aceh lampung banten riau jambi padang palembang "
    "manado kota kabupaten kecamatan desa provinsi daerah kelurahan wilayah sekolah rumah kampus "
    "pasar dunia era masa bidang tingkat lingkungan kalangan tempat sektor kantor universitas "
    "dalam atas bawah luar antara sekitar samping mana sana sini"
)
"""Words that a separate "di" or "ke" goes before (Ejaan yang Disempurnakan, chapter on prepositions)."""

NOT_AFTER_KE = _words("luar masa tempat dunia mana sana sini sekitar lingkungan antara tingkat")
"""With these "ke-" makes words of its own ("keluar"), or nobody glues them."""

AFFIXES = _words(
    "non multi anti pra pasca antar re co ko e sub inter semi sosio eko tele mini maha pre post "
    "trans ultra super micro macro mikro makro auto oto self bio geo neo pro contra kontra intra "
    "infra hiper hyper meta mono poli poly para cyber siber tuna swa nir dwi tri panca"
)
"""Beginnings that are printed both joined and apart."""

DEGREES = _words(
    "sh se st sp spd mm mh mt msi md mba ma phd sip skom mkom jr sr ii iii iv eds ed al"
)
"""What looks like initials after a name and is none."""

COUNTED = _words(
    "gambar gbr tabel tab bagan grafik diagram peta foto skema lampiran persamaan rumus bab bagian "
    "butir poin pasal ayat nomor langkah tahap soal pertanyaan hipotesis contoh catatan halaman kolom "
    "baris figure fig table chart graph map plate appendix annex equation chapter section item point "
    "article paragraph number step stage question hypothesis example note footnote page column row "
    "box line adalah ialah yaitu yakni meliputi mencakup namely are include includes including following"
)
"""A bracketed number behind these words counts figures and points, not entries."""

CONFERENCE_GENERIC = _words(
    "prosiding proceedings proceeding seminar konferensi conference simposium symposium workshop "
    "lokakarya kongres congress nasional internasional international national annual tahunan "
    "of the on in for and dan pada dalam proc ke th st nd rd"
)
"""Words that a conference's name needs more than."""

UNITS = {
    "juta": "million", "million": "million", "miliar": "billion", "milyar": "billion",
    "billion": "billion", "triliun": "trillion", "trillion": "trillion", "ribu": "thousand",
    "thousand": "thousand", "persen": "percent", "percent": "percent",
}  # fmt: skip
"""Units that follow a figure in print, and one name for each."""

LIMITS = (
    (r"jam", r"hours?|hrs?", r"hari", r"day", 24),
    (r"hari", r"days?", r"minggu|pekan", r"week", 7),
    (r"bulan", r"months?", r"tahun", r"year", 12),
    (r"menit", r"minutes?|mins?", r"jam", r"hour", 60),
)
"""How many of a unit the larger one has: the two words in Indonesian and English, the limit."""
