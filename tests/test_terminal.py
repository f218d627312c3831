"""What is said to people: quotations of papers cannot steer the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.terminal import harmless, say

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x1b]0;a new title\x07", "�]0;a new title�"),
        ("\x9b2J", "�2J"),
        ("over\rwritten", "over�written"),
        ("back\x08\x7f", "back��"),
        ("txt\u202efdp", "txt�fdp"),
        ("\u2066Sari\u2069\u200f", "�Sari��"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("Layanan é علي 統計", "Layanan é علي 統計"),
    ],
)
def test_said_is_shown_without_steering(
    text: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each control or direction mark is seen as U+FFFD; all else is as given."""
    say(text)
    assert capsys.readouterr().err == f"{shown}\n"


@given(st.text())
def test_nothing_that_steers_is_left(text: str) -> None:
    """Of the control characters line ends and tabs remain; length and plain text stay."""
    shown = harmless(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        steers = unicodedata.category(before) == "Cc" and before not in "\n\t"
        turns = unicodedata.bidirectional(before) in BIDI or before in "\u200e\u200f\u061c"
        assert after == ("�" if steers or turns else before)
