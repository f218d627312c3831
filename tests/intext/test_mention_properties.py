"""What holds for any text, and how long it takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intext.mention_cases_brackets import BRACKETS
from intext.mention_cases_text import OTHERS
from intext.mention_list import REFERENCES
from litreview.intext import find_mentions
from litreview.model import Paper, Reference

CASES = BRACKETS + OTHERS
PIECES = st.sampled_from(
    [text for text, _ in CASES]
    + [
        "(",
        ")",
        "[",
        "]",
        "2018",
        "Sugiyono",
        ", ",
        "dkk.",
        " & ",
        "\n\n",
        "\x00",
        "\u202e",
        ". ",
        "a",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    """Markers are slices of the text, in order, apart from each other, inside their sentence."""
    found = find_mentions(Paper("p", text), REFERENCES)
    end = 0
    for n, mention in enumerate(found, start=1):
        assert mention.n == n
        assert mention.marker == text[mention.start : mention.end] != ""
        assert mention.start >= end
        assert mention.sentence_start <= mention.start < mention.sentence_end <= len(text)
        assert bool(mention.cites) or mention.status == "missing"
        end = mention.end


def reference(n: int) -> Reference:
    """Make up a reference with a name of its own."""
    family = "".join(chr(97 + (n // 26**i + 7 * i) % 26) for i in range(4)).title() + "sono"
    csl = {"author": [{"family": family}], "issued": {"date-parts": [[1980 + n % 40]]}}
    return Reference(f"r{n}", f"{family}. {1980 + n % 40}. Judul.", n=n, csl=csl)


def test_ten_thousand_mentions_of_a_thousand_references() -> None:
    """Many mentions of a long list are all found (their time: benchmarks/growth.py)."""
    references = [reference(n) for n in range(1000)]
    text = " ".join(
        f"Hal itu luas ({references[n % 1000].csl['author'][0]['family']}"
        f"{'x' * (n % 3)}, {1980 + n % 1000 % 40})."
        for n in range(10_000)
    )
    assert len(find_mentions(Paper("p", text), references)) == 10_000


@pytest.mark.parametrize(
    "piece",
    ["(", "[", ")", "((Budi, 2018) ", "(Budi, ", "2018 ", "A. ", "Budi, ", " ", "\n", ".", "a"],
)
def test_long_dull_texts(piece: str) -> None:
    """No text makes a pattern run away."""
    text = piece * (200_000 // len(piece)) + " (2018)"
    found = find_mentions(Paper("p", text), REFERENCES)
    assert all(text[m.start : m.end] == m.marker for m in found)
