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
    ("", T, "document"),
    ("", {}, "document"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields", "expected"), TYPES)
def test_infer_type(text, fields, expected):
    """Fields decide; `document` where they do not tell."""
    assert infer_type(text, fields) == expected
