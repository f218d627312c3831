"""Figures of two papers: which are of one quantity, and what they are to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.model import Mention, Paper, Reference, Region
from litreview.papers import parse_file
from litreview.quantities.contradictions import (
    compare_figures,
    compare_statements,
    judge_values,
)
from litreview.quantities.figures import find_figures
from litreview.quantities.numerals import read_numerals
from litreview.quantities.statements import find_statements

ONE_QUANTITY = [
    ("Angka kematian ibu di Indonesia tahun 2015 adalah 305 per 100.000 kelahiran hidup.", "In 2015 the maternal mortality rate in Indonesia was 359 per 100,000 live births.", "differ"),
    ("Menurut BPS, jumlah penduduk miskin di Jawa Timur pada 2020 mencapai 4,42 juta orang.", "Jumlah penduduk miskin di Jawa Timur tahun 2020 tercatat sebanyak 4.419.100 jiwa.", "differ by rounding"),
    ("Prevalensi stunting di Indonesia tahun 2021 sebesar 24,4 persen (Dinas, 2022).", "The prevalence of stunting in Indonesia was 27.7% in 2021.", "differ"),
    ("Luas panen padi nasional pada 2020 mencapai 10,66 juta hektare.", "Luas panen padi nasional tahun 2020 seluas 10.657.275 ha.", "differ by rounding"),
    ("Jumlah guru honorer di Indonesia tahun 2019 sebanyak dua ratus ribu orang.", "Pada tahun 2019 jumlah guru honorer di Indonesia mencapai 250 ribu orang.", "differ"),
    ("Tingkat pengangguran terbuka di Banten pada 2022 sebesar 8,09%.", "The open unemployment rate in Banten stood at 8.09 percent in 2022.", "agree"),
    ("Pengguna internet di Indonesia pada 2021 lebih dari 200 juta orang.", "Internet users in Indonesia reached 201 million people in 2021.", "agree"),
    ("Jumlah pengguna internet di Indonesia naik dari 171 juta pada 2018 menjadi 196 juta pada 2020.", "The number of internet users in Indonesia was 202 million in 2020.", "differ"),
    ("Jumlah kunjungan wisatawan mancanegara ke Bali pada tahun 2019 sebanyak 6,28 juta kunjungan.", "Foreign tourist visits to Bali reached 6,275,210 in 2019.", "differ by rounding"),
    ("Produktivitas jagung di Gorontalo tahun 2016 sekitar 4,5 ton/ha.", "Produktivitas jagung di Gorontalo pada tahun 2016 mencapai 4,7 ton per hektare.", "differ by rounding"),
    ("Jumlah pengguna internet di Indonesia tahun 2019 mencapai 171 ribu orang.", "Jumlah pengguna internet di Indonesia pada 2019 mencapai 171 juta orang.", "differ"),
    ("Rasio elektrifikasi di Nusa Tenggara Timur pada tahun 2019 baru mencapai 85,9 persen.", "The electrification ratio of East Nusa Tenggara was 87.6% in 2019.", "differ"),
    ("The poverty rate in Nepal was 25.2% in 2011.", "Nepal's poverty rate in 2011 stood at 25.2 percent.", "agree"),
    ("Anggaran pendidikan Indonesia tahun 2022 sebesar Rp542,8 triliun.", "Indonesia's education budget in 2022 was IDR 621.3 trillion.", "differ"),
    ("Prevalensi diabetes di Indonesia tahun 2018 sebesar dua persen.", "The prevalence of diabetes in Indonesia in 2018 was 2.0%.", "agree"),
    ("Nilai ekspor kakao Indonesia pada tahun 2018 tercatat US$ 1,25 miliar.", "Nilai ekspor kakao Indonesia tahun 2018 mencapai 1,13 miliar dolar AS.", "differ"),
    ("The number of primary schools in Ghana rose from 14,000 in 2010 to 18,530 in 2015.", "In 2015 there were 19,200 primary schools in Ghana.", "differ"),
    ("Konsumsi beras per kapita di Indonesia pada tahun 2017 sebesar 114,6 kg per tahun.", "Per capita rice consumption in Indonesia was 111.58 kg per year in 2017.", "differ"),
    ("Persentase rumah tangga dengan sanitasi layak di Sulawesi Tengah pada tahun 2018 adalah 65,1 persen.", "Rumah tangga dengan sanitasi layak di Sulawesi Tengah tahun 2018 mencapai 72,3 persen.", "differ"),
    ("Menurut Sari (2019), prevalensi stunting di Provinsi Sulawesi Barat pada 2018 mencapai 41,8%.", "In West Sulawesi, the prevalence of stunting was 41.6 percent in 2018 (Ministry, 2019).", "differ"),
    ("Cassava production in Nigeria was 59.5 million tonnes in 2018.", "Nigeria's cassava production reached 59,475,202 tonnes in 2018.", "differ by rounding"),
    ("Pendapatan asli daerah Kabupaten Badung pada 2018 sebesar Rp4,5 triliun.", "Pada 2018 pendapatan asli daerah Kabupaten Badung mencapai Rp 4.555 miliar.", "differ"),
]  # fmt: skip

OTHER_QUANTITIES = [
    ("Jumlah penduduk miskin di Jawa Timur pada 2020 mencapai 4,42 juta orang.", "Jumlah penduduk miskin di Jawa Tengah pada 2020 mencapai 3,98 juta orang."),
    ("Jumlah penduduk miskin di Jawa Timur pada 2020 mencapai 4,42 juta orang.", "Jumlah penduduk miskin di Jawa Timur pada 2021 mencapai 4,57 juta orang."),
    ("Jumlah penduduk miskin di Jawa Timur pada Maret 2020 mencapai 4,42 juta orang.", "Jumlah penduduk miskin di Jawa Timur pada September 2020 mencapai 4,59 juta orang."),
    ("Penelitian ini melibatkan 100 responden petani padi di Garut pada 2020.", "Penelitian ini melibatkan 120 responden petani padi di Garut pada 2020."),
    ("Prevalensi stunting di perdesaan Indonesia tahun 2018 sebesar 34,9 persen.", "Prevalensi stunting di Indonesia tahun 2018 sebesar 30,8 persen."),
    ("Jumlah siswa SD di Kabupaten Garut tahun 2020 sebanyak 1.200 orang.", "Jumlah siswa SMP di Kabupaten Garut tahun 2020 sebanyak 1.100 orang."),
    ("Produksi padi di Lampung tahun 2018 sebesar 2,49 juta ton.", "Produksi padi di Lampung tahun 2018 naik 2,3 juta ton."),
    ("Produksi padi di Lampung tahun 2024 sebesar 2,49 juta ton.", "Produksi padi di Lampung tahun 2024 ditargetkan mencapai 2,9 juta ton."),
    ("Jumlah pengguna Facebook di Indonesia 2021 mencapai 140 juta.", "Jumlah pengguna Instagram di Indonesia 2021 mencapai 85 juta."),
    ("Pengguna laki-laki mencapai 52 persen pada 2021, sedangkan perempuan 48 persen.", "Pengguna perempuan mencapai 52 persen pada 2021, sedangkan laki-laki 48 persen."),
    ("Hasil uji menunjukkan nilai signifikansi 0,03 pada tahun 2020 di Kota Malang.", "Hasil uji menunjukkan nilai signifikansi 0,05 pada tahun 2020 di Kota Malang."),
    ("Angka kematian ibu di Indonesia adalah 305 per 100.000 kelahiran hidup (Dinas, 2019).", "Angka kematian ibu di Indonesia adalah 189 per 100.000 kelahiran hidup (Badan, 2019)."),
    ("Jumlah guru dan siswa masing-masing 30 dan 600 orang pada 2020 di Indonesia.", "Jumlah guru dan siswa masing-masing 40 dan 500 orang pada 2020 di Indonesia."),
    ("Jumlah pengunjung museum pada tahun 2018 sebanyak 1.000 orang.", "Jumlah pengunjung museum pada tahun 2018 sebanyak 1.200 orang."),
    ("UU Nomor 25 Tahun 2009 Pasal 4 memuat 12 asas pelayanan publik.", "UU Nomor 25 Tahun 2009 memuat 7 asas pelayanan publik."),
    ("Produksi kopi Indonesia tahun 2018 sebanyak 756 ribu ton.", "Produksi kopi robusta Indonesia tahun 2018 sebanyak 531 ribu ton."),
    ("Di Indonesia pada 2020, 35 persen remaja tidur kurang dari 7 jam.", "Di Indonesia pada 2020, 30 persen remaja tidur lebih dari 8 jam."),
    ("Penduduk berusia 15-64 tahun di Bali pada 2020 berjumlah 3,0 juta orang.", "Penduduk berusia 0-14 tahun di Bali pada 2020 berjumlah 1,9 juta orang."),
    ("In 2018, 62% of households in Uganda had access to clean water.", "In 2018, 52% of rural households in Uganda had access to clean water."),
    ("The unemployment rate in Jordan was 19% in 2019.", "The youth unemployment rate in Jordan was 37% in 2019."),
    ("Rice yields in Vietnam rose by 2.5% in 2015.", "Rice yields in Vietnam rose by 4% between 2010 and 2015."),
    ("Survei 2018 terhadap 1.200 rumah tangga di Makassar menunjukkan hal itu.", "Survei 2018 terhadap 1.100 rumah tangga di Makassar menunjukkan hal itu."),
    ("Harga gabah di tingkat petani di Subang tahun 2019 Rp4.500 per kg.", "Harga gabah di tingkat penggilingan di Subang tahun 2019 Rp4.900 per kg."),
    ("Sekitar 60 persen petani kopi di Lampung berusia di atas 50 tahun pada 2018.", "Sekitar 70 persen petani kopi di Lampung tidak memiliki sertifikat pada 2018."),
    ("Pada perlakuan P1 di Malang tahun 2019, tinggi tanaman 45 cm.", "Pada perlakuan P2 di Malang tahun 2019, tinggi tanaman 52 cm."),
    ("Jumlah siswa SMP Negeri 1 Bantul tahun 2019 sebanyak 640 orang.", "Jumlah siswa SMP Negeri 2 Bantul tahun 2019 sebanyak 660 orang."),
    ("Jumlah penduduk Bali pada 2019 mencapai 4,3 juta.", "Jumlah kunjungan ke Bali pada 2019 mencapai 6,3 juta."),
    ("Suku bunga acuan Bank Indonesia pada 2019 sebesar 5 persen.", "Suku bunga kredit di Indonesia pada 2019 sebesar 6 persen."),
    ("Jumlah koperasi aktif di Indonesia pada 2019 mencapai 123.048 unit.", "Jumlah koperasi di Indonesia pada 2019 mencapai 152.174 unit."),
    ("GDP growth in Indonesia was 5.0% in 2019.", "GDP growth in Indonesia is projected at 5.3% in 2019."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "verdict"), ONE_QUANTITY)
def test_one_quantity(first: str, second: str, verdict: str) -> None:
    """Two papers on one thing, in either language: agree, differ by rounding, differ."""
    frame = compare_figures([Paper("a", first), Paper("b", second)])
    assert frame["verdict"].tolist() == [verdict]
    again = compare_figures([Paper("a", second), Paper("b", first)])
    assert again["verdict"].tolist() == [verdict]


@pytest.mark.parametrize(("first", "second"), OTHER_QUANTITIES)
def test_other_quantities(first: str, second: str) -> None:
    """Another place, year, month, group, kind of figure, or a study of one's own: no alarm."""
    assert compare_figures([Paper("a", first), Paper("b", second)]).empty


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.234,5 juta ton", [(1_234_500_000.0, "tonne")]),
        ("201 million users", [(201e6, "")]),
        ("73,7% dan 26.3 per cent", [(73.7, "percent"), (26.3, "percent")]),
        ("dua ratus tiga puluh ribu jiwa", [(230_000.0, "")]),
        ("two and 1.250 kg", [(1250.0, "kilogram")]),
        ("naik 2,5 poin persen", [(2.5, "percentage-point")]),
        ("antara 10 dan 20 persen", [(20.0, "percent")]),
        ("10–20 persen, 5 hingga 7 juta", []),
        ("Tabel 3, Pasal 4, COVID-19, ke-7, 12/2020, pada 2019", []),
        ("32 dari 40 siswa", [(32.0, "")]),
        ("24 kematian per 1.000 kelahiran hidup", [(24.0, "per 1000")]),
        ("A4 3D x2 2x", []),
        ("", []),
    ],
)
def test_figures_of_a_text(text: str, found: list[tuple[float, str]]) -> None:
    """Numbers in digits and words with scale and unit; what is no figure is left."""
    assert [(f.value, f.unit) for f in find_figures(text, ",")] == found


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("sebelas", 11),
        ("dua belas", 12),
        ("tiga puluh lima", 35),
        ("seratus dua puluh", 120),
        ("seribu", 1000),
        ("tiga ribu lima ratus", 3500),
        ("satu koma lima juta", 1.5e6),
        ("seventy-three", 73),
        ("one hundred and twenty thousand", 120_000),
        ("two million three hundred thousand", 2_300_000),
        ("puluh dua", None),
        ("lima tiga", None),
    ],
)
def test_numbers_in_words(words: str, value: float | None) -> None:
    """Both languages; words that make no number are none."""
    if words == "puluh dua":
        assert find_figures(words) == []
        return
    read = read_numerals(words)
    assert (read[0] if read else None) == value


ABSTRACT = "Prevalensi anemia di Desa Aman mencapai 24,5 persen pada 2019. Sampel penelitian berjumlah 120 ibu."
BODY = "Pada 2019 prevalensi anemia di Desa Aman sebesar 25,4 persen. Sampel penelitian berjumlah 102 ibu. Ada 30 ibu lain."


def sectioned(abstract: str, body: str) -> Paper:
    """Make a paper of an abstract and a body."""
    text = f"{abstract}\n\n{body}"
    regions = (
        Region("abstract", 0, len(abstract)),
        Region("body", len(abstract) + 2, len(text)),
    )
    return Paper("p", text, regions=regions)


def test_an_abstract_is_compared_with_its_body() -> None:
    """Within a paper also its own sample counts; sentences are verbatim at their offsets."""
    paper = sectioned(ABSTRACT, BODY)
    frame = compare_figures([paper])
    assert frame[["scope", "verdict", "first_value", "second_value"]].to_numpy().tolist() == [
        ["within a paper", "differ", 24.5, 25.4],
        ["within a paper", "differ", 120.0, 102.0],
    ]
    for row in frame.itertuples():
        for sentence, a, b in (
            (row.first_sentence, row.first_start, row.first_end),
            (row.second_sentence, row.second_start, row.second_end),
        ):
            assert paper.text[a:b] == sentence


def test_a_body_that_has_the_figure_does_not_contradict() -> None:
    """Where the body gives the abstract's figure and another, the two agree."""
    paper = sectioned(
        ABSTRACT, BODY + " Prevalensi anemia di Desa Aman pada 2019 ialah 24,5 persen."
    )
    frame = compare_figures([paper])
    assert frame["verdict"].tolist() == ["differ", "agree"]
    assert frame["first_value"].tolist() == [120.0, 24.5]


TABLE = """Abstrak

Tulisan ini membahas panen.

Pendahuluan

Uraian pertama.

Tabel 1. Produksi Jagung di Lampung Tahun 2016-2018

Tahun\tProduksi Jagung (juta ton)
2016\t1,72
2017\t2,52
2018\t2,58

Sumber: Dinas Pertanian

Uraian kedua.
"""


def test_tables_of_years_and_titles_of_works_speak_too() -> None:
    """A row of a table, a sentence and the address of a cited work are statements alike."""
    (page,) = parse_file(TABLE.encode(), "t.txt")
    address = "https://berita.example/produksi-jagung-lampung-2017-capai-2-juta-ton"
    reference = Reference(
        "c-r01", address, "c", csl={"title": "Produksi jagung Lampung 2018 tembus 2,7 juta ton"}
    )
    spoken = Paper("s", "Produksi jagung di Lampung pada 2016 mencapai 1,7 juta ton.")
    frame = compare_figures([page, spoken, Paper("c", "")], [reference])
    found = frame[["date", "verdict", "first_place", "second_place"]].to_numpy().tolist()
    assert sorted(found) == [
        ["2016", "differ by rounding", "body", "table"],
        ["2017", "differ", "reference", "table"],
        ["2018", "differ", "reference", "table"],
    ]  # fmt: skip
    assert frame.loc[frame["date"] == "2018", "first_mentions"].tolist() == [["c-r01"]]


def test_a_reference_is_quoted_where_it_stands() -> None:
    """The entry as printed at its offsets; the figure where the address prints it."""
    entry = "Berita. (2018). https://berita.example/produksi-jagung-lampung-2017-capai-2-juta-ton"
    text = f"Daftar Pustaka\n{entry}"
    reference = Reference("c-r01", entry, "c", pieces=((15, len(text)),))
    (found,) = find_statements(
        [Paper("c", text, regions=(Region("references", 0, len(text)),))], [reference]
    )
    assert text[found.start : found.end] == found.sentence == entry
    assert found.sentence[found.figure.start : found.figure.end] == "2-juta-ton"


def test_citations_in_the_sentence_are_named() -> None:
    """A cited year is not the figure's; the reference's id stands with the statement."""
    text = "Produksi padi di Aceh pada 2015 sebesar 2,33 juta ton (Rahma, 2018)."
    mark = text.index("(")
    mention = Mention("a", 3, "(Rahma, 2018)", mark, len(text) - 1, text, 0, len(text), ("a-r03",))
    (found,) = find_statements([Paper("a", text)], (), [mention])
    assert (found.date, found.mentions, found.figure.value) == ("2015", ("a-r03",), 2.33e6)


def test_the_same_pair_is_reported_once() -> None:
    """A figure that a paper repeats makes one row with another paper, not many."""
    one = "Produksi padi di Aceh pada 2015 sebesar 2,33 juta ton."
    two = "Produksi padi di Aceh tahun 2015 mencapai 2,50 juta ton."
    frame = compare_figures([Paper("a", f"{one} {one}\n\n{one}"), Paper("b", f"{two} {two}")])
    assert len(frame) == 1


@pytest.mark.parametrize(
    "papers",
    [
        (),
        (Paper("a", ""),),
        (Paper("a", "Pada 2020."), Paper("b", "%%% 12 , 13 . 2020 juta")),
        (Paper("a", "9" * 3000), Paper("b", "1.2.3.4,5,6 juta ton pada 2020 di Bali")),
        (Paper("a", "di Bali pada 2020 " * 400 + "5 juta ton."),),
        (Paper("a", "満 5 juta 円 2020 \x00 ٣٤ persen"),),
    ],
)
def test_odd_input_makes_no_rows(papers: tuple[Paper, ...]) -> None:
    """Nothing, noise, one endless sentence, another script: an empty frame with its columns."""
    frame = compare_figures(papers)
    assert frame.empty
    assert "second_mentions" in frame
    assert frame.attrs["notes"][0][0] == "note-figures-read"


WORDS = st.sampled_from(
    [
        "Produksi padi di Aceh pada 2015 sebesar {n} juta ton.",
        "Rice production in Aceh was {n} million tonnes in 2015.",
        "Produksi padi di Bali pada 2015 sebesar {n} juta ton.",
        "Tidak ada angka di sini.",
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.integers(11, 19)), max_size=4).map(
    lambda made: " ".join(
        w.format(n=f"{n / 10:.1f}".replace(".", "," if "juta" in w else ".")) for w, n in made
    )
)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.randoms())
def test_pairs_do_not_depend_on_order(texts: list[str], random: object) -> None:
    """The order of papers changes nothing; a verdict is that of its two values."""
    papers = [Paper(f"p{i}", text) for i, text in enumerate(texts)]
    frame = compare_figures(papers)
    random.shuffle(papers)  # type: ignore[attr-defined]
    assert compare_figures(papers).equals(frame)
    for row in frame.itertuples():
        assert (row.verdict == "agree") == (row.first_value == row.second_value)
        assert row.first_paper != row.second_paper


@given(st.lists(TEXTS, min_size=2, max_size=2))
def test_judging_is_symmetric(texts: list[str]) -> None:
    """A to b is what b is to a."""
    statements = find_statements([Paper(f"p{i}", t) for i, t in enumerate(texts)])
    for a in statements:
        for b in statements:
            assert judge_values(a, b) == judge_values(b, a)
    assert len(compare_statements(statements)) == len(compare_statements(statements[::-1]))
