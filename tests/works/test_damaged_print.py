"""Damage of print that separates nothing, and small marks that separate everything."""

import pytest

from litreview.model import Reference
from litreview.works import compare_records, compute_sensitivity, resolve_works
from works.test_same_work import record as R

BOOK, PAPER, LAW = {"t": "book"}, {"t": "article-journal"}, {"t": "legislation"}
FISH = {"c": "Jurnal Perikanan", "v": "8", "i": "2", **PAPER}
PLAN = "Rencana aksi pengelolaan hutan rakyat"

SAME = [
    # a scanner's letters
    (R("Pertanian organik", ["Gunawan, L."], 2011, **BOOK), R("Pertanlan 0rganik", ["Gunawan, L."], 2011, **BOOK)),
    (R("Modern fisheries law", ["Hermanto", "Lowe, P."], 2015, **FISH), R("Modem fishcries law", ["Hennanto", "Lowe, P."], 2015, **FISH)),
    (R("Ikan hias", ["Nurdin, Ismail"], 2019, **FISH), R("Ikan hias", ["Nurdin, I."], 2019, **FISH)),
    (R("Tata niaga kopi rakyat", ["Idris, Ilham"], 2019, **FISH), R("Tata niaga kopi rakyat", ["Idris, llham"], 2019, **FISH)),
    # glued and torn words
    (R("The price of rice and fish", ["Moe, K."], 2010, **FISH), R("Theprice of rice andfish", ["Moe, K."], 2010, **FISH)),
    (R("Nelayan dan pasar ikan di Tuban: sebuah kajian awal", ["Moe, K."], 2010, **FISH), R("Nelayan danpasar ikan diTuban", ["Moe, K."], 2010, **FISH)),
    (R("Pasar ikan di Tuban", ["Sembiring, J.", "Moe, K."], 2010, **FISH), R("Pasar ikan di Tuban", ["iring, J. Semb-", "Moe, K."], 2010, **FISH)),
    (R("Pasar ikan di Tuban", ["Zebua, Q.", "Moe, K."], 2010, **FISH), R("Pasar ikan di Tuban", ["Moe, Q. Zebuaand K."], 2010, **FISH)),
    # short forms
    (R("Nasib usaha mikro, kecil, dan menengah (UMKM) di Tuban", ["Ali, B."], 2020, **FISH), R("Nasib UMKM di Tuban", ["Ali, B."], 2020, **FISH)),
    (R("Literasi di SMP Negeri 3 Tuban", ["Ali, B."], 2020, **FISH), R("Literasi di SMPN 3 Tuban", ["Ali, B."], 2020, **FISH)),
    (R("Laporan kinerja 2020", year=2021, body="Kementerian Kelautan dan Perikanan"), R("Laporan kinerja 2020", year=2021, body="KKP")),
    (R("Panduan asesmen sekolah", year=2022, body="Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi"), R("Panduan asesmen sekolah", ["Kemendikbudristek"], 2022)),
    (R("Laporan riset gizi", year=2019, body="Kementerian Kesehatan RI"), R("Laporan riset gizi", ["Kemenkes, R. I."], 2019)),
    (R("Tuban dalam angka", year=2019, body="BPS Kabupaten Tuban"), R("Tuban dalam angka", year=2019, body="Badan Pusat Statistik Kabupaten Tuban")),
    # editions, volumes, a stock word more
    (R("Ilmu tanah", ["Darto"], 2009, edition="Edisi revisi", **BOOK), R("Ilmu tanah", ["Darto"], 2009, edition="ed. rev.", **BOOK)),
    (R("Ilmu tanah", ["Darto"], 2009, edition="Edisi revisi", **BOOK), R("Ilmu tanah", ["Darto"], 2009, edition="3", **BOOK)),
    (R("Ilmu tanah (Jilid 1)", ["Darto"], 2009, **BOOK), R("Ilmu tanah", ["Darto"], 2009, v="I", **BOOK)),
    (R("Ilmu tanah Jilid II", ["Darto"], 2009, **BOOK), R("Ilmu tanah, Vol. 2", ["Darto"], 2009, **BOOK)),
    (R("Rancangan riset: pendekatan metode campuran bagi peneliti muda", ["Darto"], 2016, **BOOK), R("Rancangan riset: pendekatan campuran bagi peneliti muda", ["Darto"], 2016, **BOOK)),
    # laws
    (R("Permendagri No. 7 Tahun 2017", **LAW), R("Peraturan Menteri Dalam Negeri Nomor 7 Tahun 2017 tentang Kas", **LAW)),
    (R("Permenkes No. 7 Tahun 2017", **LAW), R("Peraturan Menteri Kesehatan RI Nomor 7 Tahun 2017", **LAW)),
    (R("PermenPANRB Nomor 7 Tahun 2017", **LAW), R("Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 7 Tahun 2017", **LAW)),
]  # fmt: skip

OTHER = [
    (R("Ilmu tanah", ["Darto"], 2009, v="2", **BOOK), R("Ilmu tanah", ["Darto"], 2009, v="3", **BOOK), "volumes of one book"),
    (R("Ilmu tanah (Jilid 1)", ["Darto"], 2009, **BOOK), R("Ilmu tanah", ["Darto"], 2009, v="II", **BOOK), "a part"),
    (R("Drying fish", ["Moe, K."], 2012, c="Part 1: Theory. Fish Technol", v="3", p="1-9", **PAPER), R("Drying fish", ["Moe, K."], 2012, c="Part 2: Practice. Fish Technol", v="3", p="10-19", **PAPER), "number"),
    (R("Peraturan Daerah Kota Tegal Nomor 4 Tahun 2018", **LAW), R("Peraturan Daerah Kota Blora Nomor 4 Tahun 2018", **LAW), "issuer"),
    (R("Peraturan Daerah Kota Tegal Nomor 4 Tahun 2018", **LAW), R("Peraturan Daerah Kabupaten Tegal Nomor 4 Tahun 2018", **LAW), "issuer"),
    (R("Harga ikan naik", year=None, body="Radar", t="article-newspaper", issued={"date-parts": [[2021, 5, 3]]}), R("Harga ikan naik di utara", body="Radar", t="article-newspaper", issued={"date-parts": [[2021, 6, 5]]}), "days differ"),
    (R("Rescnsi buku Ilmu tanah", ["Darto"], 2009, **FISH), R("Ilmu tanah", ["Darto"], 2009, **FISH), "about the other"),
    (R("Hidup di bagian2", ["Darto"], 2009, **FISH), R("Hidup di bagian3", ["Darto"], 2009, **FISH), "bagian2"),
    (R("Metode kualitatif", ["Darto"], 2009, **BOOK), R("Metode penelitian kualitatif", ["Darto"], 2009, **BOOK), "penelitian"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME)
def test_damage_does_not_separate(a, b):
    """The two prints are one work, in whatever order they are read."""
    assert compare_records(a, b).same, compare_records(a, b)
    one, two = (Reference(f"{n}1", "", n, csl=csl) for n, csl in (("a", a), ("b", b)))
    works, _ = resolve_works([one, two])
    assert len(works) == 1


@pytest.mark.parametrize(("a", "b", "reason"), OTHER)
def test_small_marks_separate(a, b, reason):
    """The two are works of their own, and the verdict says by what."""
    verdict = compare_records(a, b)
    assert not verdict.same, verdict
    assert reason in "; ".join(verdict.reasons)


def test_sensitivity():
    """Lower thresholds join more, higher ones less; each change names the entries."""
    doubtful = R(PLAN, ["Ali, B."])
    references = [
        Reference("a1", "", "a", csl=R(PLAN, ["Ali, B."], 2020, **FISH)),
        Reference("b1", "", "b", csl=R(PLAN, ["Ali, B."], 2020, **FISH)),
        Reference("c1", "", "c", csl=doubtful),
    ]
    score = compare_records(references[0].csl, doubtful).score
    assert 0.6 < score < 0.99
    high = 0.99
    low, used, strict = compute_sensitivity(references, thresholds=[0.6, 0.3, high])
    assert [(r.threshold, r.works) for r in (low, used, strict)] == [(0.3, 1), (0.6, 1), (high, 2)]
    assert (used.gained, used.lost, used.joined, used.split) == (0, 0, (), ())
    assert (strict.gained, strict.lost, strict.split) == (0, 1, ("a1 / c1",))
    (row,) = compute_sensitivity(references, thresholds=[0.6], threshold=high)
    assert (row.gained, row.joined) == (1, ("a1 = c1",))


def test_sensitivity_refuses_thresholds_that_mean_nothing():
    """Below the lowest, verdicts are certain."""
    with pytest.raises(ValueError, match=r"between 0\.25 and 1"):
        compute_sensitivity([], thresholds=[0.1])


def test_sensitivity_of_a_review():
    """The review gives it as a frame."""
    from litreview.model import Paper
    from litreview.review import review_papers

    review = review_papers([Paper("p", "Begitu.")])
    frame = review.sensitivity([0.5, 0.6])
    assert list(frame.columns) == ["threshold", "works", "gained", "lost", "joined", "split"]
    assert list(frame["works"]) == [1, 1]
