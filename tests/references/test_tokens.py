"""Tokens: what is cut where, and that nothing is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.references.tokens import clean_text, tokenize

CUTS = [
    ("", []),
    ("   \n\t", []),
    ("Vol.10,No.1", ["Vol", ".", "10", ",", "No", ".", "1"]),
    ("1no. 4juni2023", ["1", "no", ".", "4", "juni", "2023"]),
    ("Publik.Jurnal Ilmu", ["Publik", ".", "Jurnal", "Ilmu"]),
    ("daerahJurnal", ["daerah", "Jurnal"]),
    ("JURNAL ADMINISTRASI", ["JURNAL", "ADMINISTRASI"]),
    ("HTMLParser", ["HTML", "Parser"]),
    ("eGovernment", ["e", "Government"]),
    ("2020a", ["2020", "a"]),
    ("e-ISSN", ["e", "-", "ISSN"]),
    ("“Étude” d’été", ["“", "Étude", "”", "d", "’", "été"]),
    ("https://doi. org/10.1/x_y", ["https", ":", "/", "/", "doi", ".", "org", "/", "10", ".", "1", "/", "x", "_", "y"]),
    ("a\x00b\x07c", ["a", "b", "c"]),
    ("منشور 2020", ["منشور", "2020"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_cuts(text: str, expected: list[str]) -> None:
    """Each string falls into the tokens of the table."""
    assert [token.text for token in tokenize(text)] == expected


@given(st.text())
def test_tokens_cover_the_text(text: str) -> None:
    """Every character that is not white space stands in exactly one token, at its place."""
    clean = clean_text(text)
    tokens = tokenize(text)
    assert [clean[token.start : token.end] for token in tokens] == [t.text for t in tokens]
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(clean.split())


@given(st.text(alphabet=st.characters()))
def test_clean_text_keeps_offsets(text: str) -> None:
    """Cleaning keeps the length, is idempotent, and its result can be encoded."""
    clean = clean_text(text)
    assert len(clean) == len(text)
    assert clean_text(clean) == clean
    assert "\x00" not in clean
    clean.encode("utf-8")
