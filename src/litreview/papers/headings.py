"""The headings of papers and journal pages, in Indonesian and English: what each opens.

A further language is more rows of `_HEADINGS`, not more code.
"""

from __future__ import annotations

import re

from litreview.prose import fold, fold_key

_HEADINGS: dict[str, str] = {
    "references": """references and notes; notes and references; references and bibliography; bibliography and references;
        daftar pustaka dan rujukan; daftar pustaka dan sumber; senarai rujukan; senarai pustaka; referensi references;
        daftar pustaka; daftar rujukan; daftar referensi; daftar acuan; daftar bacaan; daftar kepustakaan;
        referensi; rujukan; kepustakaan; pustaka; bibliografi; pustaka acuan; acuan; sumber rujukan; sumber bacaan;
        sumber pustaka; tinjauan referensi; references; reference; reference list; list of references; references cited;
        bibliography; works cited; literature cited; cited literature; literature; literatur; daftar literatur;
        daftar pustaka references; references daftar pustaka; sources; daftar sumber""",
    "abstract": "abstrak; abstract; intisari; ringkasan; sari; abstracts",
    "keywords": "kata kunci; keywords; keyword; key words; kata kata kunci",
    "authors": "authors; author; penulis; author s; para penulis",
    "doi": "doi",
    "published": "published; diterbitkan; date published; tanggal terbit",
    "citation": """citation style; how to cite; cara mengutip; sitasi; cite this article; cite this; cite as; kutipan;
        to cite this article; cara sitasi; format sitasi; suggested citation; recommended citation""",
    "body": """pendahuluan; introduction; latar belakang; metode; metode penelitian; metodologi; methods; method;
        methodology; research method; research methods; materials and methods; bahan dan metode; hasil; results;
        result; hasil penelitian; hasil dan pembahasan; results and discussion; result and discussion; pembahasan;
        discussion; temuan; findings; kesimpulan; simpulan; conclusion; conclusions; penutup; kesimpulan dan saran;
        simpulan dan saran; saran; tinjauan pustaka; kajian pustaka; kajian teori; landasan teori; kerangka teori;
        literature review; theoretical framework; conclusion and suggestion; conclusions and suggestions; background; rekomendasi; implikasi; limitations; keterbatasan""",
    "furniture": """daftar isi; daftar tabel; daftar gambar; table of contents; curriculum vitae; downloads; download; refbacks; issue; section; license; lisensi; copyright; full text; full text pdf;
        pdf; article metrics; metrics; most read articles by the same author s; similar articles; recent issues;
        current issue; article tools; about the author; about the authors; author biography; author biographies;
        biografi penulis; tentang penulis; biodata penulis; riwayat hidup; riwayat penulis; common license; notes on contributors; notes on contributor; notes on the authors;
        disclosure statement; orcid; publisher s note; supplementary material; supplementary materials; declarations;
        competing interests; ethical approval; disclaimer; how to submit; more citation formats;
        journal publisher; publisher address; creative commons license; view my stats; unduhan; lisensi artikel;
        statistik; indexing; indexed by; user; notifications; journal content; font size; information; galleys;
        citations; article details; rincian artikel; terbitan; bagian; plaudit; abstract views; share; tools;
        download citation; more citation formats; endnote zotero mendeley bibtex; pdf downloads; supplementary files""",
    "appendix": """lampiran; lampiran lampiran; appendix; appendices; daftar lampiran; annex; glosarium; indeks; glossary;
        ucapan terima kasih; ucapan terimakasih; persantunan; acknowledgement; acknowledgements; acknowledgment; acknowledgments; conflict of interest;
        conflicts of interest; declaration of competing interest; funding; pendanaan; author contributions;
        kontribusi penulis; data availability; data availability statement; catatan; notes; endnotes; catatan akhir""",
}
HEADINGS = {
    phrase.strip(): kind
    for kind, phrases in _HEADINGS.items()
    for phrase in re.sub(r"\s+", " ", phrases).split(";")
}
_GLUED = {phrase.replace(" ", ""): kind for phrase, kind in HEADINGS.items()}
LONGEST = 80
"""A line longer than this is no heading."""

_MARKS = " \t#*_>|=-:：\ufeff\u200b\xa0"
_NUMBERING = re.compile(
    r"^(?:(?:bab|bagian|chapter|section)\s+)?(?:[ivxlc]{1,6}|[a-h]|\d{1,2}(?:\.\d{1,2}){0,3})(?:\s*[.):]\s*|\s+)(?=\w)",
    re.I,
)
_TAG = re.compile(r"<[^<>]{1,40}>|^\\(?:sub)*section\*?\{|(?<=\w)\}$")
_OF_PART = re.compile(
    r"\s*\((?:bab|chapter|apa|ieee|mla)[^()]{0,30}\)$|\s+(?:bab|chapter)\s+\w{1,5}$", re.I
)
_NUMBERED_APPENDIX = re.compile(
    r"(?:lampiran|appendix|annex)\s+(?:\d{1,2}|[ivx]{1,4}|[a-h])(?:\s*[.:–—-]\s*\S.{0,60})?", re.I
)
_CHAPTER = re.compile(
    r"(?:BAB|Bab|CHAPTER|Chapter)\s+(?:[IVXL]{1,6}|\d{1,2})\.?(?:\s*[:.–—-]?\s+[A-Z][^.]{2,60})?"
)
_LABELLED = re.compile(
    r"^[\s*_#>]*(?P<label>kata[ -]kunci|key\s?words?|abstrak|abstract|doi|published|daftar pustaka|referensi|references|"
    r"how to cite|cara mengutip)"
    r"[\s*_]*[:：—–-][\s*_]*(?P<rest>\S)",
    re.I,
)


_PARTS = """
    buku books book jurnal journal journals artikel article articles skripsi tesis disertasi thesis theses dissertations
    makalah prosiding proceedings conference papers internet website websites web situs laman online daring media massa
    cetak elektronik surat kabar koran majalah newspapers magazines dokumen documents arsip archives peraturan perundang
    undangan undang regulations legislation laws hukum wawancara interviews laporan reports sumber sources lain lainnya
    others karya ilmiah pustaka rujukan referensi literatur kamus ensiklopedia video film lisan primer sekunder utama
    pendukung naskah informan narasumber"""
_PART_NAMES = frozenset(_PARTS.split())
_PART_LINKS = frozenset({"dan", "and", "atau", "or", "dari", "serta", "the", "of", "di"})
_NUMBERED_PART = re.compile(r"^(?:[A-Ha-h]|[IVXivx]{1,4}|\d{1,2})[.)]\s+")


def heading_kind(line: str) -> str | None:
    """Return what a line opens if it is a heading, else None.

    Examples
    --------
    >>> heading_kind("DAFTAR PUSTAKA"), heading_kind("## 5. References:"), heading_kind("VI. KEPUSTAKAAN")
    ('references', 'references', 'references')
    >>> heading_kind("Downloads"), heading_kind("Referensi yang dipakai banyak.")
    ('furniture', None)
    """
    if len(line) > LONGEST:
        return None
    plain = _TAG.sub("", line.strip()).strip(_MARKS)
    marked = plain != "" and line.lstrip().startswith("#")
    kind = HEADINGS.get(fold(plain)) or HEADINGS.get(fold(_NUMBERING.sub("", plain)))
    if kind is None and _is_lettered(plain):
        kind = _GLUED.get(fold_key(plain))
    if kind is None and _NUMBERED_APPENDIX.fullmatch(plain):
        kind = "appendix"
    if kind is None and _CHAPTER.fullmatch(plain):
        kind = "body"
    if kind is None and re.fullmatch(r"[^\d./]+/[^\d./]+", plain):
        # In two languages, of which one may be unknown here.
        kind = next((k for part in plain.split("/") if (k := HEADINGS.get(fold(part)))), None)
    if kind is None and HEADINGS.get(fold(_OF_PART.sub("", plain))) == "references":
        kind = "references"
    return kind or ("body" if marked else None)


def is_part_heading(line: str) -> bool:
    """Tell whether a line heads a part of a reference list, as "Buku" or "B. Jurnal dan Skripsi" do.

    >>> is_part_heading("B. Jurnal dan Skripsi:"), is_part_heading("Jurnal Akuntansi, 6(1).")
    (True, False)
    """
    if len(line) > 60 or line.endswith("."):
        return False
    words = fold(_NUMBERED_PART.sub("", line.strip(_MARKS))).split()
    return (
        0 < len(words) <= 7
        and any(word in _PART_NAMES for word in words)
        and all(word in _PART_NAMES or word in _PART_LINKS for word in words)
    )


def is_title_line(line: str) -> bool:
    """Tell whether a markdown heading is no known one, as the title at the head of a paper is.

    >>> is_title_line("# Media Sosial di Cimahi"), is_title_line("# Pendahuluan")
    (True, False)
    """
    return line.startswith("#") and heading_kind(line.lstrip("# ")) is None


def labelled_heading(line: str) -> tuple[str, int] | None:
    """Return ``(kind, where its text begins)`` of a line such as "Kata kunci: media".

    >>> labelled_heading("Kata Kunci: *Media Sosial*")
    ('keywords', 13)
    """
    match = _LABELLED.match(line[:LONGEST])
    if match is None:
        return None
    kind = HEADINGS.get(fold(match["label"]))
    return (kind, match.start("rest")) if kind else None


def _is_lettered(plain: str) -> bool:
    """Letters set apart, as in "D A F T A R   P U S T A K A"."""
    return re.fullmatch(r"\S(?:\s+\S){5,}", plain) is not None
