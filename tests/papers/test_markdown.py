"""Front matter: facts that a person writes, with a person's mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.papers.markdown import read_front_matter


def test_facts():
    """Names, dates, DOI and numbers become CSL; the offset is where the body starts."""
    text = (
        "\ufeff---\r\ntext: reading-note\r\nissued: 2023-01-20\r\nvolume: 5\r\n"
        "author: [Budi Santoso, {family: Rijal}]\r\nDOI: https://doi.org/10.1234/ABC\r\n"
        "keyword: [a, b]\r\nnote:\r\n---\r\nTeks"
    )
    csl, kind, start, problems = read_front_matter(text)
    assert kind == "reading-note"
    assert text[start:] == "Teks"
    assert problems == ()
    assert csl == {
        "volume": "5",
        "author": [{"family": "Santoso", "given": "Budi"}, {"family": "Rijal"}],
        "keyword": "a, b",
        "issued": {"date-parts": [[2023, 1, 20]]},
        "DOI": "10.1234/abc",
    }


@pytest.mark.parametrize("text", ["", "Teks\n---\na: 1\n---\n", "---\nno end", "--- \x00"])
def test_no_front_matter(text):
    """Only a closed block at the very head counts."""
    assert read_front_matter(text) == ({}, "paper", 0, ())


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("title: a: b", "no valid YAML"),
        ("title: \x00", "no valid YAML"),
        ("issued: 2020-13-45", "no valid YAML"),
        ("[" * 5000, "no valid YAML"),
        ("- a\n- b", "no mapping"),
        ("just words", "no mapping"),
        ("issued: kemarin", "no date"),
        ("title: [a, [b]]", "is a list"),
        ("DOI: tidak ada", "no DOI"),
    ],
)
def test_mistakes_are_problems(block, message):
    """A mistake is reported in one line and never raised."""
    csl, _, start, problems = read_front_matter(f"---\n{block}\n---\nTeks")
    assert start == len(block) + 9
    assert message in problems[0].message
    assert "\n" not in problems[0].message
    assert "issued" not in csl


@given(st.text("abc:-[]{}&*!?|>'\"%@`#, \n1", max_size=60) | st.text())
def test_any_block(block):
    """No block crashes the reader."""
    text = f"---\n{block}\n---\n"
    assert 0 <= read_front_matter(text)[2] <= len(text)
