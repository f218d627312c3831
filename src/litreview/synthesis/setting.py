"""Where, when and with whom or what a study was done: slices of sentences, verbatim.

A place is a capitalised name after a preposition or a word such as *Kabupaten* or *Lake*; a
period has a year or names a school year or the pandemic; an object is a counted group.
"""

from __future__ import annotations

import re
from typing import Literal

Facet = Literal["place", "period", "object"]

_MONTH = (
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    r"january|february|march|may|june|july|august|october|december)"
)
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:–|-|—|to|and|sampai(?: dengan)?|hingga|s\.?d\.?|dan|until|through)\s*"
_LEAD = (
    r"(?:(?:dari|pada|selama|sejak|antara|dalam|from|between|during|since|in|over|up to|until)\s+)?"
    r"(?:(?:bulan|tahun|periode|semester \w+|tanggal|early|late|mid|the (?:first|second) semester of|tahun (?:ajaran|akademik|pelajaran))\s+)?"
)
_PERIOD = re.compile(
    rf"\b{_LEAD}(?:\d{{1,2}}\s+)?(?:{_MONTH}\b(?:\s+{_YEAR})?(?:{_TO}(?:\d{{1,2}}\s+)?{_MONTH}\b)?(?:\s+{_YEAR}|,\s+{_YEAR})?"
    rf"|{_YEAR}(?:(?:{_TO}|/){_YEAR})?)\b"
    r"|\b(?:selama|pada|during|in)\s+(?:the\s+)?(?:masa\s+)?(?:pandemi|pandemic)(?:\s+covid-?19)?"
    r"|\bduring the covid-?19 pandemic",
    re.I,
)
_NAME = r"[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|\d{1,3}\b|(?:of|dan|and|the)(?=\s+[A-Z])))*"
_KIND_ID = (
    r"Kota|Kabupaten|Kab\.|Provinsi|Kecamatan|Kec\.|Desa|Kelurahan|Dusun|Nagari|Puskesmas|Posyandu|RSUD|RSU|RS|Rumah Sakit|SMA|SMK|SMP|SD|MTs|MA|MI|TK|"
    r"Universitas|Institut|Politeknik|Sekolah|Pondok Pesantren|Pesantren|Pulau|Danau|Sungai|Pantai|Teluk|Masjid|Gereja|PT|CV|UD|Toko|Bank|Dinas|Badan|Kantor|Kementerian|"
    r"Perpustakaan|Museum|Pasar|Kebun|Balai|Koperasi|UMKM"
)
_KIND_EN = r"Lake|River|Mount|Island|Islands|University|Hospital|School|City|Province|Regency|District|County|Village|Bay|Gulf|Port"
_PLACE = re.compile(
    rf"(?:\b(?:di|in|at|on|from|across|within|throughout|near)\s+(?:(?:the|rural|urban|northern|southern|eastern|western|central|coastal|upland|lowland|"
    rf"kantor|wilayah|daerah|kawasan|lingkungan|pesisir|ruang \w+)\s+){{0,2}})"
    rf"(?P<name>(?:public\s+)?{_NAME}(?:,\s+(?:{_KIND_ID}|{_KIND_EN}|[A-Z])[\w'’-]*(?:\s+[A-Z][\w'’-]*)*)*)"
    rf"|\b(?:pada\s+|of\s+)?(?P<kind>(?:{_KIND_ID})\s+(?:(?:Negeri|Swasta|Islam|\d{{1,3}})\s+)*[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*(?:,\s+(?:{_KIND_ID})\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)*)"
    rf"|\bof\s+(?P<of>(?:{_KIND_EN})\s+[A-Z][\w'’-]*)"
)
_KINDLESS = re.compile(
    r"\bin (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:[a-z-]+\s+){0,2}?(?:university|universities|hospitals?|schools?|villages?|cit(?:y|ies)|districts?|provinces?|countries|states|clinics?)\b"
    r"(?:\s+(?:in|on|of)\s+(?:(?:northern|southern|eastern|western|central|rural)\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)?"
)
_NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d{3})+|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty(?:-\w+)?|thirty|forty|fifty|"
    r"dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas|tiga puluh|seluruh)"
)
_UNIT = (
    r"(?:%|persen|per|percent\w*|tahun|bulan|minggu|hari|jam|menit|kali|tahap\w*|siklus|variabel|aspek|indikator|dimensi|item|butir|buah|ekor|lipat|ml|mg|kg|g|cm|mm|km|m|ha|mb|gb|"
    r"years?|months?|weeks?|days?|hours?|minutes?|times?|points?|steps?|stages?|variables?|dimensions?|items?|factors?|cycles?|rounds?|replicates|densities|ulangan|perlakuan|"
    r"kerangka|pola|pihak|hal|cara|jenis|macam|temuan|faktor|tema|kategori|metode|teknik|model|pertanyaan|hipotesis|ukuran|fungsi|"
    r"aspects|findings|ways|kinds|types|themes|categories|methods|techniques|models|questions|hypotheses|measures|yardsticks|parts|"
    r"fish per|main|dari|of the|and|dan|or|atau|to|sampai|hingga|was|were|adalah|yang)"
)
_OBJECT = re.compile(
    rf"\b{_NUMBER}\s+(?:orang\s+)?(?!{_UNIT}\b)[^\W\d_][\w/-]*(?:\s+(?!(?:yang|in|at|on|from|between|with|who|that|dengan|di|pada|untuk|dan|and|were|was|dipilih|using|secara|drawn|to|for|by|the)\b)[\w/-]+){{0,4}}",
    re.I,
)
_MONTH_WORD = re.compile(rf"{_MONTH}|[A-Z]?\d+", re.I)
_NO_PLACE = re.compile(
    r"(?:Desa|Kota|Kampung|Pasar|Bank|Sekolah|Rumah Sakit|Pulau|Dinas|Badan|Kantor|Toko|Perpustakaan|Koperasi|UMKM)\s+(?:Wisata|Simpan|Digital|Adat|Mandiri|Sehat|Umum|Publik|"
    r"Syariah|Cerdas|Pintar|Modern|Tradisional|Sampah|Inklusi|Daring|Online|Berbasis|Kreatif|Terpencil|Luar|Dasar|Menengah|Kejuruan)\b|"
    r"(?:This|These|The|That|It|Its|We|Our|Bahasa|Indonesian language|English|Excel|SPSS|NVivo|PHP|Python|Java|Android|Table|Tabel|Figure|Gambar|"
    r"Naive|Google|Covid|COVID)\b|[A-Z][a-z]+(?:ian|ese|ish)$"
)


def find_settings(sentence: str, *, title: bool = False) -> list[tuple[Facet, int, int]]:
    """Find the places, periods and objects that a sentence names.

    Parameters
    ----------
    sentence
        The text, citations blanked out (their years are no period).
    title
        The sentence is a title: only places are looked for, and capitals throughout are allowed.

    Returns
    -------
    list of (facet, start, end)
        In order, not overlapping.

    Examples
    --------
    >>> s = "Sampel 42 perawat di RSUD Melati pada Maret sampai Mei 2022."
    >>> [(facet, s[a:b]) for facet, a, b in find_settings(s)]
    [('object', '42 perawat'), ('place', 'di RSUD Melati'), ('period', 'pada Maret sampai Mei 2022')]
    """
    if title:
        return _capital_places(sentence) if sentence.isupper() else _places(sentence)
    found = _places(sentence)
    found += [
        ("period", m.start(), m.end()) for m in _PERIOD.finditer(sentence) if _dated(m.group())
    ]
    found += [("object", m.start(), m.end()) for m in _OBJECT.finditer(sentence)]
    order: dict[Facet, int] = {"period": 0, "place": 1, "object": 2}
    kept: list[tuple[Facet, int, int]] = []
    for facet, a, b in sorted(found, key=lambda f: (order[f[0]], f[1])):
        if not any(a < d and c < b for _, c, d in kept):
            kept.append((facet, a, b))
    return sorted(kept, key=lambda f: f[1])


def _places(sentence: str) -> list[tuple[Facet, int, int]]:
    found: list[tuple[Facet, int, int]] = []
    for match in _PLACE.finditer(sentence):
        name = match["name"] or match["kind"] or match["of"] or ""
        if _NO_PLACE.match(name) or _MONTH_WORD.fullmatch(name.split()[0]):
            continue
        end = match.start() + len(match.group().rstrip(".,"))
        found.append(("place", match.start(), end))
    for match in _KINDLESS.finditer(sentence):
        a, b = match.span()
        found = [(f, c, d) for f, c, d in found if not (a < d and c < b)]
        found.append(("place", a, b))
    return sorted(found, key=lambda f: f[1])


def _capital_places(title: str) -> list[tuple[Facet, int, int]]:
    """In a title all of capitals the preposition alone tells: DI …, or PADA with a kind of place."""
    kinds = _KIND_ID.upper()
    match = re.search(rf"\bDI\s+[A-Z].*$|\b(?:{kinds})\s+[A-Z].*$", title, re.S)
    if match is None or _NO_PLACE.match(match.group().title()):
        return []
    return [("place", match.start(), match.start() + len(match.group().rstrip(" .)")))]


def _dated(period: str) -> bool:
    """A month word alone ("may") is no period; with a year, a second month or a preposition it is."""
    return re.search(r"\d{4}|pandemi|\s", period) is not None and not re.fullmatch(
        r"(?i)(?:in|pada)\s+may", period
    )
