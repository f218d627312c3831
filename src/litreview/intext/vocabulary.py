"""The words that decide whether a capitalised word before a year is an author.

Indonesian and English, folded to lower case. A word in one of these lists is no verdict: a
marker that the list of references answers is kept whatever its words.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = _words(
    "januari februari maret april mei juni juli agustus september oktober november nopember "
    "desember january february march may june july august october december jan feb mar apr jun "
    "jul agt aug sep sept okt oct nov des dec"
)

DATE_WORDS = _words(
    "tahun thn year years bulan tanggal tgl periode period semester triwulan kuartal quarter "
    "musim abad century dekade decade hari senin selasa rabu kamis jumat sabtu minggu monday "
    "tuesday wednesday thursday friday saturday sunday sejak since hingga until awal akhir "
    "spring summer autumn winter angkatan ta pukul"
)

LAW_WORDS = _words(
    "undang-undang undang uu uud pp perpu perppu perpres permen permenpan permenpanrb permendagri "
    "permenkes permenkeu permenkominfo permendikbud permendikbudristek permendes permenristekdikti "
    "pmk perda pergub perbup perwali perwal keppres kepmen kepmenpan inpres instruksi peraturan "
    "keputusan pasal ayat qanun kuhp kuhap kuhperdata law act regulation decree article section "
    "putusan surat se sk rektor dekan skb tap nomor bill directive treaty konvensi convention protokol"
)

FIGURE_WORDS = _words(
    "tabel table gambar figure fig grafik chart bagan diagram lampiran appendix bab chapter "
    "bagian halaman page foto peta map kotak box skema persamaan equation eq rumus formula "
    "hipotesis hypothesis kolom baris note catatan keterangan"
)

EVENT_WORDS = _words(
    "pemilu pilkada pilpres pileg pilgub pilbup pilwalkot kurikulum kongres konferensi seminar "
    "olimpiade olympics piala pandemi pandemic covid covid-19 sars reformasi revolusi perang war "
    "gempa tsunami krisis survei survey sensus census susenas sakernas riskesdas sdki ssgi supas "
    "podes ifls pisa timss pirls akreditasi sdgs rpjmn rpjmd rpjm "
    "rpjp rkpd apbn apbd renstra musrenbang psbb ppkm data dataset hasil diolah olahan "
    "dokumentasi dokumen wawancara interview observasi pribadi personal penulis peneliti author "
    "authors komunikasi versi version edisi edition volume vol no nomor kelas tingkat index "
    "indeks total jumlah rata-rata anggaran proyeksi target kondisi situasi era rezim "
    "orde generasi kabinet republik kasus arsip sumber primer sekunder windows iso industri "
    "society hari ulang peringatan masa zaman rancangan draft naskah amandemen kepala informan narasumber "
    "responden partisipan ketua bupati walikota gubernur presiden menteri camat lurah informant "
    "respondent participant e-government e-gov e-commerce egovernment internet media teknologi"
)

THING_HEADS = _words(
    "aplikasi program film novel lagu permainan game situs website laman platform kebijakan "
    "gerakan kampanye proyek tragedi peristiwa app application software movie song project "
    "campaign policy programme constitution konstitusi deklarasi declaration perjanjian "
    "agreement accord summit games festival expo piagam"
)

HARD_STOPS = MONTHS | DATE_WORDS | LAW_WORDS | FIGURE_WORDS | EVENT_WORDS | THING_HEADS
"""Heads of what stands before a year without being its author."""

PLACES = _words(
    "indonesia jakarta bandung surabaya semarang yogyakarta jogja jogjakarta medan makassar "
    "denpasar palembang padang pekanbaru jambi bengkulu lampung banten serang tangerang bekasi "
    "depok bogor cirebon cimahi solo surakarta malang kediri madiun jember banyuwangi mataram "
    "kupang pontianak banjarmasin samarinda balikpapan palangkaraya manado gorontalo palu kendari "
    "ambon ternate jayapura manokwari sorong biak aceh riau batam sumatera sumatra jawa java "
    "kalimantan borneo sulawesi papua maluku bali lombok nusantara ntb ntt diy dki barat timur "
    "tengah selatan utara tenggara raya malaysia singapura singapore thailand vietnam filipina "
    "philippines brunei myanmar kamboja laos asean asia eropa europe afrika africa australia "
    "amerika america serikat usa inggris england britain uk belanda netherlands jerman germany "
    "prancis france italia italy spanyol spain jepang japan cina china tiongkok korea india "
    "pakistan bangladesh arab saudi mesir egypt turki turkey rusia russia ukraina ukraine brazil "
    "brasil canada kanada meksiko mexico london paris tokyo beijing wuhan berlin oxford "
    "cambridge amsterdam leiden dublin madrid rome roma vienna geneva seoul bangkok manila delhi "
    "york washington los angeles west east north south central"
)

PLACE_HEADS = _words(
    "kabupaten kab kota kotamadya provinsi prov desa kelurahan kecamatan kec dusun jalan jl pulau "
    "gunung sungai laut selat teluk pasar stasiun bandara kampung gedung candi masjid museum taman "
    "stadion monumen pura benteng puskesmas rsud city province district village street "
    "island river lake mount"
)

BODY_WORDS = _words(
    "kementerian kemenkes kemenkeu kominfo kemenkominfo kemendikbud kemendagri badan dinas lembaga "
    "komisi universitas university institut institute bank organization organisation ministry "
    "bureau department departemen association asosiasi council dewan pusat center centre agency "
    "commission committee komite direktorat sekretariat pemerintah pemprov pemkab pemkot "
    "foundation yayasan group pt perusahaan majelis mahkamah kantor balai biro kepolisian "
    "ombudsman fund union united nations office government federation forum perpustakaan "
    "sekolah politeknik ikatan persatuan himpunan rumah tim team world national nasional "
    "international internasional european american food badan kejaksaan perhimpunan jaringan"
)

SHORT_FORMS = {
    "balitbangkes": "badan penelitian dan pengembangan kesehatan",
    "bappeda": "badan perencanaan pembangunan daerah",
    "bappenas": "badan perencanaan pembangunan nasional",
    "bawaslu": "badan pengawas pemilihan umum",
    "depdagri": "departemen dalam negeri",
    "depdiknas": "departemen pendidikan nasional",
    "kemendagri": "kementerian dalam negeri",
    "kemenkumham": "kementerian hukum dan hak asasi manusia",
    "kemenparekraf": "kementerian pariwisata dan ekonomi kreatif",
    "kemenristekdikti": "kementerian riset teknologi dan pendidikan tinggi",
    "kemnaker": "kementerian ketenagakerjaan",
    "kominfo": "kementerian komunikasi dan informatika",
}
"""Bodies of the state whose usual short form is not made of the beginnings of their words."""

CONNECTORS = _words("of the for untuk bidang de la on")
"""Lower-case words inside the name of a body."""

PRODUCTS = _words(
    "facebook instagram twitter whatsapp tiktok youtube linkedin google telegram line zoom "
    "microsoft android iphone scopus scholar sinta vosviewer spss nvivo publish perish amos"
)
"""Names of things that are authors only where they report something."""

CUES = _words(
    "see lihat lih also e.g eg cf misalnya misal contohnya bandingkan compare oleh menurut by baca "
    "namely yaitu yakni seperti"
)
"""Prefixes that vouch for the name behind them, whatever stands before them."""

KINDS = _words(
    "teori penelitian studi konsep model data laporan survei hasil riset definisi buku karya "
    "theory study report survey definition book skala metode pendekatan"
)
"""What a bracket may say its author made: "(teori Maslow, 1943)"."""

JOINERS = _words("dan and serta und et & / with y")

PARTICLES = _words(
    "van von de der den del della da dos du la le ten ter ibn bin binti al el ul abu zu zur"
)

PREFIXES = _words(
    "lihat lih see also e.g eg i.e ie cf misalnya misal contohnya contoh seperti bandingkan bdk "
    "bnd compare baca dikutip dari dalam in from by oleh menurut sumber source adapted diadaptasi "
    "adaptasi antara lain among others for example such as juga dan and but or atau quoted cited "
    "disitasi via after following mengacu merujuk pada kepada berdasarkan according to untuk "
    "selengkapnya lengkapnya further reading review reviews reviewed in: modified dimodifikasi "
    "diterjemahkan translated terutama especially particularly notably salah satunya diantaranya "
    "yaitu yakni namely sebagaimana both"
)
"""What may open a bracket before its first author without casting doubt on it."""

SECONDARY = r"(?:as\s+)?(?:cited|quoted)\s+(?:in|by|from)|(?:se(?:perti|bagaimana)\s+)?" + (
    r"(?:yang\s+)?(?:dikutip|disitasi|disitir)\s+(?:oleh|dari|dalam|di)|dalam|in|via"
)
"""What stands between a work not seen and the work that reports it (a regular expression)."""

SMALL_WORDS = _words("dan and of the for untuk di la de et on in")
"""Words that an acronym passes over."""

SHORT_GIVEN = _words("akh. moh. muh. mohd. muhd. abd. ach. tgk. tb. drs. dra. prof. hj.")
"""Short forms at the head of a name, whose full stop ends no sentence."""

TITLES = _words("prof profesor professor dr drs dra ir mr mrs ms h hj bapak ibu pak bu sir kh tuan")

LEAD_WORDS = (
    PREFIXES
    | TITLES
    | _words(
        "penelitian studi hasil teori konsep selain namun sementara selanjutnya kemudian sedangkan "
        "adapun pendapat definisi model metode buku artikel jurnal karya pandangan pemikiran "
        "sejalan senada begitu demikian sesuai melalui menggunakan terkait lebih lanjut serupa "
        "akan tetapi meskipun walaupun karena sebab jika bila ketika saat setelah sebelum dengan "
        "hal ini itu ada adalah temuan kajian riset analisis survei laporan report data tokoh ahli "
        "pakar peneliti sosiolog ekonom filsuf psikolog pendekatan kerangka skala instrumen "
        "kuesioner penulis disertasi tesis skripsi makalah kata istilah pertama kedua ketiga "
        "terakhir awalnya dahulu kini the a an research study studies work works theory theories "
        "using unlike like based when where this that these those recently later earlier first "
        "second third finally if before meanwhile then thus hence findings results paper article "
        "book while however although though similarly likewise moreover furthermore since scholars "
        "researchers early recent with at on of per so yet whereas because both work's given "
        "di ke presiden menteri gubernur maka bahwa oleh sehingga agar supaya bagi tentang mengenai misalkan tidak bukan "
        "menurutnya pernyataan kutipan ungkapan gagasan ide perspektif paradigma hipotesis "
        "penjelasan uraian rumus formula indikator dimensi author authors"
    )
)
"""Words before an author's name in running text that are no part of it."""

REPORTS = (
    r"\s*,?\s*(?:(?:juga|telah|pernah|kemudian|dalam|also|has|have|then|later)\s+)?"
    r"(?:me[a-z]{4,}|berpendapat|berargumen|berpandangan|beranggapan|berkata|bahwa|stat(?:e|es|ed)\b"
    r"|argu|found\b|finds?\b|report|show|not(?:e|es|ed)\b|defin|suggest|explain|describ|propos"
    r"|conclu|estimat|claim|observ|argued|demonstrat|identif|examin|investigat|develop|introduc"
    r"|us(?:e|es|ed)\b|wr(?:o|i)te|sa(?:ys|id)\b|reveal|highlight|publish|emphasi|point)"
)
"""What authors do: a body or an acronym followed by this is an author (a regular expression)."""

ACTS = (
    r"\s*,?\s*(?:memba(?:gi|ngun)|menerima|mengadakan|menggelar|meluncurkan|membentuk|membuka|meresmikan"
    r"|menyelenggarakan|melaksanakan|membeli|menjual|menang|meraih|mendapat|memulai|meninggal)"
)
"""What bodies do without writing anything."""

REPORTED_BY = _words("menurut to oleh by laporan data dari hasil studi penelitian teori definisi")
