"""The tagger on ordinary references, and on anything at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.model import FIELD_LABELS
from litreview.references.features import entry_features
from litreview.references.spans import close_brackets, mend_titles, merge_links, trim_span
from litreview.references.tag import tag_text, tag_texts
from litreview.references.tokens import tokenize

# (reference, {label: values}): only the labels named are compared.
REFERENCES = [
    (
        "Hakim, L., & Suryadi, D. (2019). Kinerja aparatur desa dalam pengelolaan dana desa. "
        "Jurnal Tata Kelola, 7(2), 101–115. https://doi.org/10.21009/jtk.v7i2.4410",
        {
            "author": ["Hakim, L., & Suryadi, D."],
            "date": ["2019"],
            "title": ["Kinerja aparatur desa dalam pengelolaan dana desa"],
            "container-title": ["Jurnal Tata Kelola"],
            "volume": ["7"],
            "issue": ["2"],
            "pages": ["101–115"],
            "doi": ["https://doi.org/10.21009/jtk.v7i2.4410"],
        },
    ),
    (
        "Wibisana. 2016. Pengantar Ilmu Pemerintahan. Bandung: Alfabeta.",
        {
            "author": ["Wibisana"],
            "date": ["2016"],
            "title": ["Pengantar Ilmu Pemerintahan"],
            "location": ["Bandung"],
            "publisher": ["Alfabeta"],
        },
    ),
    (
        "R. Lestari dan B. Santosa, “Deteksi Surel Palsu Menggunakan Naive Bayes,” Jurnal "
        "Teknologi Data, vol. 4, no. 1, hlm. 22–30, 2021, doi: 10.31227/jtd.v4i1.77.",
        {
            "author": ["R. Lestari dan B. Santosa"],
            "title": ["Deteksi Surel Palsu Menggunakan Naive Bayes"],
            "container-title": ["Jurnal Teknologi Data"],
            "volume": ["4"],
            "issue": ["1"],
            "pages": ["22–30"],
            "date": ["2021"],
            "doi": ["10.31227/jtd.v4i1.77"],
        },
    ),
    (
        "Maharani, P. (2022). Peran Media Lokal dalam Pemilihan Kepala Daerah [Skripsi]. "
        "Universitas Lampung.",
        {
            "title": ["Peran Media Lokal dalam Pemilihan Kepala Daerah"],
            "genre": ["Skripsi"],
            "publisher": ["Universitas Lampung"],
        },
    ),
    (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.",
        {"title": ["Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"]},
    ),
    (
        "Tempo.co. (2021b). https://nasional.tempo.co/read/1444/layanan-publik-di-masa-pandemi",
        {
            "author": ["Tempo.co"],
            "date": ["2021b"],
            "url": ["https://nasional.tempo.co/read/1444/layanan-publik-di-masa-pandemi"],
        },
    ),
    (
        "Yusuf Hidayat, Hukum Tata Negara, Jakarta: Prenada Media, 2012, hlm. 77.",
        {
            "author": ["Yusuf Hidayat"],
            "title": ["Hukum Tata Negara"],
            "location": ["Jakarta"],
            "publisher": ["Prenada Media"],
            "date": ["2012"],
            "pages": ["77"],
        },
    ),
    (
        "Nugraha,A.(2020).Inovasi Pelayanan Perizinan.Jurnal Birokrasi,5(1),1-12.",
        {
            "author": ["Nugraha,A."],
            "date": ["2020"],
            "title": ["Inovasi Pelayanan Perizinan"],
            "container-title": ["Jurnal Birokrasi"],
            "volume": ["5"],
            "issue": ["1"],
            "pages": ["1-12"],
        },
    ),
    (
        "Anwar, Chairil, Dampak Relokasi Pasar. *Jurnal Ekonomi Kota* Vol. 3, No. 2, "
        "Desember 2018. hlm. 40-58",
        {
            "container-title": ["Jurnal Ekonomi Kota"],
            "volume": ["3"],
            "issue": ["2"],
            "date": ["Desember 2018"],
            "pages": ["40-58"],
        },
    ),
    (
        "Brown, T., & Green, S. (2014). Public value in practice (3rd ed.). London: Routledge.",
        {
            "author": ["Brown, T., & Green, S."],
            "title": ["Public value in practice"],
            "edition": ["3rd"],
            "location": ["London"],
            "publisher": ["Routledge"],
        },
    ),
    (
        "[14] Halim, A. (2017). Akuntansi Sektor Publik. Jakarta: Salemba Empat. [Google Scholar]",
        {"author": ["Halim, A."], "publisher": ["Salemba Empat"], "location": ["Jakarta"]},
    ),
    (
        "Sari, D. (2020). Literasi digital warga. Jurnal Komunika, 55(June), 10218. "
        "https://doi. org/10.1016/j.jk.2020.10218",
        {"issue": ["June"], "doi": ["https://doi. org/10.1016/j.jk.2020.10218"]},
    ),
]


def values(text: str) -> dict[str, list[str]]:
    """Return the printed values by label."""
    found: dict[str, list[str]] = {}
    for span in tag_text(text):
        found.setdefault(span.label, []).append(text[span.start : span.end])
    return found


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_fields(text: str, expected: dict[str, list[str]]) -> None:
    """The fields of each reference are found to the character."""
    found = values(text)
    assert {label: found.get(label) for label in expected} == expected


TRIMS = [
    ("volume", "(Vol. 12,", "12"),
    ("volume", "VII", "VII"),
    ("issue", "N0. 2)", "2"),
    ("issue", "Nomor 4.", "4"),
    ("issue", "June", "June"),
    ("pages", "hlm. 12–15.", "12–15"),
    ("pages", "S81–S90", "S81–S90"),
    ("title", "“Judul Buku,”", "Judul Buku"),
    ("title", "*Judul Buku.*", "Judul Buku"),
    ("title", "Apa itu desa?", "Apa itu desa?"),
    ("title", "Fuzzy Logic (FL).", "Fuzzy Logic (FL)"),
    ("title", "“Smart” City di Bali", "“Smart” City di Bali"),
    ("edition", "(Edisi ke-3).", "3"),
    ("edition", "2nd ed.", "2nd"),
    ("editor", "In A. Noor & B. Dahl (Eds.),", "A. Noor & B. Dahl"),
    ("author", "Noor, A.", "Noor, A."),
    ("author", "Sugandi.", "Sugandi"),
    ("author", "Noor, A., dkk.", "Noor, A., dkk."),
    ("author", "Utomo, RB.", "Utomo, RB."),
    ("author", "Noor, A. and Dahl, B. et al.", "Noor, A. and Dahl, B. et al."),
    ("date", "(2020a).", "2020a"),
    ("url", "<https://a.id/b/>.", "https://a.id/b/"),
    ("title", ". , ( )", ""),
]


@pytest.mark.parametrize(("label", "printed", "value"), TRIMS)
def test_trim(label: str, printed: str, value: str) -> None:
    """What print puts around a value comes off, and nothing else."""
    start, end = trim_span(printed, label, 0, len(printed))
    assert printed[start:end] == value


def test_identifier_keeps_its_name() -> None:
    """The word that names a standard number belongs to the note."""
    text = "Jurnal X. E-ISSN: 2088-2000."
    start, end = trim_span(text, "note", 18, 28)
    assert text[start:end] == "E-ISSN: 2088-2000"


LINKS = [
    ("X. https://doi. org/10.1016/ab", [("doi", 20, 28, 0.9)], [("doi", "https://doi. org/10.1016/ab")]),
    ("X. https://doi.org/. https://doi.org/10.1234/c", [], [("doi", "https://doi.org/. https://doi.org/10.1234/c")]),
    ("X. https://a.id/b https://c.id/d", [], [("url", "https://a.id/b"), ("url", "https://c.id/d")]),
    ("Situs https://a.id/b", [("title", 0, 20, 0.9)], [("title", "Situs "), ("url", "https://a.id/b")]),
    ("no link here", [("title", 0, 12, 0.9)], [("title", "no link here")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "runs", "expected"), LINKS)
def test_merge_links(text: str, runs: list, expected: list) -> None:
    """An address that a pattern proves is one run."""
    assert [(run[0], text[run[1] : run[2]]) for run in merge_links(text, runs)] == expected


MENDED = [
    ([("title", 0, 9, 0.9), ("author", 11, 14, 0.4), ("title", 16, 30, 0.8)], [("title", 0, 30)]),
    ([("title", 0, 9, 0.9), ("volume", 11, 14, 0.4), ("title", 16, 30, 0.8)], None),
    ([("title", 0, 9, 0.9), ("author", 11, 94, 0.4), ("title", 96, 99, 0.8)], None),
    ([("author", 0, 9, 0.9), ("title", 11, 14, 0.4)], None),
    ([], None),
]


@pytest.mark.parametrize(("runs", "expected"), MENDED)
def test_mend_titles(runs: list, expected: list | None) -> None:
    """Only a short run of words between two halves of a title is taken into it."""
    unchanged = [run[:3] for run in runs]
    assert [run[:3] for run in mend_titles(runs)] == (unchanged if expected is None else expected)


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.characters()))
def test_any_text(text: str) -> None:
    """No string crashes; spans are in bounds, sorted, apart, known, sure to a degree."""
    spans = tag_text(text)
    assert spans == tag_text(text)
    floor = 0
    for span in spans:
        assert floor <= span.start < span.end <= len(text)
        assert span.label in FIELD_LABELS
        assert 0 <= span.confidence <= 1
        floor = span.end


@given(st.text())
def test_one_row_per_token(text: str) -> None:
    """Every token has features, and they can be handed to the C library."""
    rows = entry_features(text)
    assert len(rows) == len(tokenize(text))
    for row in rows:
        for feature in row:
            assert "\x00" not in feature
            feature.encode("utf-8")


ODD = [
    "",
    " ",
    "\x00",
    "\ud800",
    "\u202eabc\u202c 2020",
    "ا" * 50,
    "1" * 500,
    "." * 500,
    "((((",
    "“" * 99,
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text(text: str) -> None:
    """Controls, surrogates, right-to-left marks and long runs pass."""
    assert all(span.end <= len(text) for span in tag_text(text))


def test_empty_is_empty() -> None:
    """Nothing printed, nothing found."""
    assert tag_text("") == ()
    assert tag_texts(["", "  "]) == [(), ()]


LONG = [
    REFERENCES[0][0] * 500,
    "a" * 100_000,
    "(" * 30_000,
    '"' * 30_000,
    "https://a.id/" * 8_000,
    "10.1234/ab " * 9_000,
    "dan " * 25_000,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:8])
def test_long_text_is_tagged_to_its_end(text: str) -> None:
    """A hundred thousand characters give spans in order and in bounds; nothing hangs."""
    bounds = [(s.start, s.end) for s in tag_text(text)]
    assert bounds == sorted(bounds)
    assert all(0 <= a < b <= len(text) for a, b in bounds)


def test_a_title_runs_to_the_end_of_its_bracket() -> None:
    """What stands between a title's open bracket and its close is no place and publisher."""
    text = "Ali, B. (2019). Desa digital (Kajian awal: warga dan kota). Nusa."
    close = text.index(")", 60 - 5)
    runs = [
        ("author", 0, 8, 0.9),
        ("date", 9, 13, 0.9),
        ("title", 16, text.index(": warga"), 0.8),
        ("publisher", text.index("warga"), close, 0.5),
        ("publisher", text.index("Nusa"), len(text), 0.9),
    ]
    closed = close_brackets(text, runs)
    assert [text[a:b] for label, a, b, _ in closed if label == "title"] == [
        "Desa digital (Kajian awal: warga dan kota)"
    ]
    assert [text[a:b] for label, a, b, _ in closed if label == "publisher"] == ["Nusa."]
    # A place and publisher in brackets of their own are not the title's.
    dated = "Ali, B. Desa digital (Jakarta: Nusa, 2019)."
    kept = [("title", 8, 20, 0.9), ("location", 22, 29, 0.9), ("publisher", 31, 35, 0.9)]
    assert close_brackets(dated, kept) == kept
