"""Bytes to text: nothing lost, nothing translated."""

import codecs

import pytest

from litreview.errors import InputError
from litreview.papers.decode import decode

WORDS = "Daftar Pustaka: é “ü” – 2020"


@pytest.mark.parametrize(
    ("data", "text", "kinds"),
    [
        (WORDS.encode(), WORDS, []),
        (b"", "", []),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n", []),
        (codecs.BOM_UTF8 + b"a", "\ufeffa", []),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "\ufeff" + WORDS, ["encoding"]),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "\ufeff" + WORDS, ["encoding"]),
        (WORDS.encode("utf-16-le"), WORDS, ["encoding"]),
        (WORDS.encode("utf-16-be"), WORDS, ["encoding"]),
        ("Müller, é".encode("latin-1"), "Müller, é", ["encoding"]),
        ("“Judul” – é".encode("cp1252"), "“Judul” – é", ["encoding"]),
        ("é ü ö ä ñ".encode() + b"\xe9", "é ü ö ä ñ\ufffd", ["encoding"]),
        (b"teks\x00 dengan\x07 tanda " * 3, "teks\x00 dengan\x07 tanda " * 3, ["control-characters"]),
        ("عنوان البحث".encode(), "عنوان البحث", []),
    ],
)  # fmt: skip
def test_decode(data, text, kinds):
    """Every encoding that papers come in; marks and newlines stay; the guess is reported."""
    decoded, problems = decode(data)
    assert decoded == text
    assert [p.kind for p in problems] == kinds


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 text", b"PK\x03\x04docx", b"\x89PNG\r\n", b"\x7fELF", bytes(range(32)) * 40, b"\x00" * 99],
)  # fmt: skip
def test_binary_is_refused_in_one_line(data):
    """A binary file is named, and what to do instead."""
    with pytest.raises(InputError, match=r"^paper\.txt: .*save it as") as error:
        decode(data, "paper.txt")
    assert "\n" not in str(error.value)
