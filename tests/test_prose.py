"""Folding, white space, lines and paragraphs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.prose import blocks, detect_language, fold, fold_key, line_spans, squeeze, visible

ODD = st.text(" \t\r\n\x0b\x0c\x85\u2028\u00a0ab.", max_size=60) | st.text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  a\n b ", "a b"), ("Selain itu,\u00a0\u00a0 anggaran", "Selain itu, anggaran"), ("", "")],
)
def test_squeeze(text, expected):
    """Runs of any white space, no-break spaces too, are one space."""
    assert squeeze(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ventä‐Olkkonen", "venta olkkonen"),
        ("ﬁnal R&D", "final r d"),
        ("“Straße”", "strasse"),
        ("Peng gunaan", "peng gunaan"),
        ("—", ""),
    ],
)
def test_fold(text, expected):
    """Accents, ligatures and punctuation go, words stay apart."""
    assert fold(text) == expected


@given(st.text())
def test_cleaners_are_idempotent(text):
    """What was cleaned once is clean."""
    for clean in (squeeze, fold, fold_key, visible):
        assert clean(clean(text)) == clean(text)


@given(st.text())
def test_visible_keeps_offsets(text):
    """Control and direction marks become spaces, one for one."""
    assert len(visible(text)) == len(text)
    assert not set(visible(text)) & set("\x00\x07\x1f\x7f\u200b\u200f\u202e\ufeff")


@given(ODD)
def test_line_spans_cover_all_that_shows(text):
    """Spans are in order, hold no line break, and leave only white space out."""
    left = list(text)
    end = 0
    for a, b in line_spans(text):
        assert end <= a < b
        assert text[a:b] == text[a:b].strip()
        assert not set(text[a:b]) & set("\r\n\x0b\x0c\x85\u2028\u2029")
        left[a:b] = [" "] * (b - a)
        end = b
    assert not "".join(left).strip()


@given(ODD, st.integers(0, 20), st.integers(0, 60))
def test_blocks_stay_inside(text, start, length):
    """Paragraphs lie inside the stretch asked for, in order, apart from each other."""
    end = min(len(text), start + length)
    found = blocks(text, start, end)
    assert all(start <= a < b <= end for a, b in found)
    assert all(b < c for (_, b), (c, _) in pairwise(found))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blocks_know_every_newline(newline):
    """A blank line parts paragraphs however lines end."""
    text = newline.join(["a", "b", "", "c"])
    assert [text[a:b] for a, b in blocks(text)] == [f"a{newline}b", "c"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Media Sosial dan Whistleblowing", "id"),
        ("Komunikasi Krisis Pemerintah", "id"),
        ("Users of the world, unite!", "en"),
        ("Social Media Marketing", "en"),
        ("12", None),
        ("", None),
    ],
)
def test_detect_language(text, language):
    """Indonesian, English, or nothing to go by."""
    assert detect_language(text) == language
