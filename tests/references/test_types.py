"""The CSL type of an entry, from what is printed."""

import pytest

from litreview.references.types import infer_type

T = {"title": ["A"]}
TYPES = [
    ("", {**T, "container-title": ["Jurnal Medium"], "volume": ["8"]}, "article-journal"),
    ("", {**T, "container-title": ["Politika"], "issue": ["1"]}, "article-journal"),
    ("", {**T, "container-title": ["Business Horizons"], "pages": ["1"]}, "article-journal"),
    ("", {**T, "container-title": ["Prosiding Seminar Nasional"], "pages": ["1"]}, "paper-conference"),
    ("", {**T, "container-title": ["Proc. IEEE Conf."]}, "paper-conference"),
    ("", {**T, "genre": ["Skripsi"], "publisher": ["Universitas X"]}, "thesis"),
    ("", {**T, "genre": ["Doctoral dissertation"]}, "thesis"),
    ("", {**T, "genre": ["Working paper"], "publisher": ["Bank"]}, "report"),
    ("A. In Buku (pp. 1–2). Obor.", {**T, "container-title": ["Buku"], "publisher": ["Obor"]}, "chapter"),
    ("", {**T, "container-title": ["Buku"], "editor": ["B"]}, "chapter"),
    ("", {**T, "publisher": ["Alfabeta"]}, "book"),
    ("", {**T, "location": ["Bandung"]}, "book"),
    ("", {**T, "url": ["https://a.id"]}, "webpage"),
    ("", {**T, "container-title": ["Kementerian"], "url": ["https://a.id"]}, "webpage"),
    ("", {"title": ["Undang-Undang Nomor 25 Tahun 2009"]}, "legislation"),
    ("", {"title": ["Undang-Undang Dasar 1945"]}, "legislation"),
    ("", {"title": ["Kajian Undang-Undang Nomor 25"], "publisher": ["Obor"]}, "book"),
    ("", {**T, "container-title": ["Jurnal Ilmu Sosial"]}, "article-journal"),
    ("", {**T, "container-title": ["Public Administration Review"], "volume": ["3"]}, "article-journal"),
    ("", {**T, "container-title": ["The Lancet"], "doi": ["10.1016/x"]}, "article-journal"),
    ("", {**T, "container-title": ["Procedia Computer Science"], "volume": ["3"]}, "article-journal"),
    ("", {**T, "container-title": ["IEEE Transactions on Software"], "issue": ["3"]}, "article-journal"),
    ("", {**T, "container-title": ["Jurnal Prosiding Teknik"], "volume": ["3"]}, "article-journal"),
    ("", {**T, "container-title": ["Seminar Nasional Informatika"]}, "paper-conference"),
    ("", {**T, "container-title": ["Proceedings of the 5th ACM Workshop on X"], "publisher": ["ACM"]}, "paper-conference"),
    ("", {**T, "container-title": ["International Conference on Education"], "location": ["Bali"]}, "paper-conference"),
    ("", {**T, "container-title": ["Simposium Nasional Akuntansi XIV"]}, "paper-conference"),
    ("", {**T, "genre": ["Tesis"], "publisher": ["Universitas Y"]}, "thesis"),
    ("", {**T, "genre": ["Disertasi Doktor"]}, "thesis"),
    ("", {**T, "genre": ["Tugas Akhir"], "url": ["https://a.id"]}, "thesis"),
    ("", {**T, "genre": ["Unpublished master's thesis"], "publisher": ["MIT"]}, "thesis"),
    ("", {**T, "genre": ["PhD diss."], "publisher": ["MIT"]}, "thesis"),
    ("", {**T, "genre": ["Karya Tulis Ilmiah"], "publisher": ["Universitas X"]}, "thesis"),
    ("", {**T, "genre": ["Laporan Penelitian"], "publisher": ["LIPI"]}, "report"),
    ("", {**T, "genre": ["Technical Report"], "number": ["3"]}, "report"),
    ("", {**T, "genre": ["Tech. Rep."], "number": ["3"]}, "report"),
    ("", {**T, "genre": ["Policy Brief"]}, "report"),
    ("A. Dalam B (Ed.), Buku. Obor.", {**T, "container-title": ["Buku"], "editor": ["B"], "publisher": ["Obor"]}, "chapter"),
    ("A. Buku, hlm. 3-9. Obor.", {**T, "container-title": ["Buku"], "pages": ["3-9"], "publisher": ["Obor"]}, "chapter"),
    ("", {**T, "publisher": ["Obor"], "edition": ["2"]}, "book"),
    ("", {**T, "edition": ["2"]}, "book"),
    ("", {**T, "editor": ["B"], "publisher": ["Obor"]}, "book"),
    ("", {**T, "publisher": ["Obor"], "pages": ["3"]}, "book"),
    ("", {**T, "publisher": ["Obor"], "volume": ["3"]}, "book"),
    ("", {**T, "publisher": ["Kementerian X"], "url": ["https://a.id"]}, "book"),
    ("", {**T, "container-title": ["Kompas.com"], "url": ["https://kompas.com/a"]}, "webpage"),
    ("", {**T, "container-title": ["Kompas"], "date": ["12 Mei 2019"], "pages": ["6"]}, "article-newspaper"),
    ("", {**T, "container-title": ["Harian Kompas"], "date": ["12 Mei 2019"]}, "article-newspaper"),
    ("", {**T, "container-title": ["The Jakarta Post"], "date": ["2019, May 3"]}, "article-newspaper"),
    ("", {"title": ["Peraturan Presiden Nomor 95 Tahun 2018 tentang SPBE"], "location": ["Jakarta"]}, "legislation"),
    ("", {"title": ["PP No. 71 Tahun 2010"]}, "legislation"),
    ("", {"title": ["Permendikbud Nomor 3 Tahun 2020"]}, "legislation"),
    ("", {"title": ["Keputusan Menteri Kesehatan Nomor 4 Tahun 2020"]}, "legislation"),
    ("", {"title": ["Peraturan Daerah Kota Malang Nomor 4 Tahun 2020"]}, "legislation"),
    ("", {"title": ["Perda Provinsi Bali No. 4 Tahun 2020"]}, "legislation"),
    ("", {"title": ["Pengaruh UU No. 4 terhadap Desa"], "container-title": ["Jurnal A"], "volume": ["3"]}, "article-journal"),
    ("", {"url": ["https://a.id"]}, "webpage"),
    ("", T, "document"),
    ("", {}, "document"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields", "expected"), TYPES)
def test_infer_type(text, fields, expected):
    """Fields decide; `document` where they do not tell."""
    assert infer_type(text, fields) == expected
