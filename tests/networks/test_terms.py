"""Words, bigrams and keywords as terms."""

import pytest

from litreview.networks.terms import keyword_term, stop_words, title_terms


@pytest.mark.parametrize(
    ("title", "terms"),
    [
        ("Analisis E‐Government di Kota 2020", ["e-government", "kota"]),
        (
            "Peran media sosial/Instagram",
            ["instagram", "media", "media sosial", "sosial"],
        ),
        ("The use of AI", ["ai"]),
        ("", []),
    ],
)
def test_title_terms(title, terms):
    """Stop words, numbers and punctuation part the words of a bigram."""
    assert title_terms(title) == terms


def test_keywords_stay_whole():
    """A keyword is a term with its stop words; one of punctuation only is none."""
    assert keyword_term("Quality  of Service;") == "quality of service"
    assert keyword_term("—") == ""


def test_stop_words_are_folded_words():
    """Every listed word is in the form in which titles are compared with it."""
    assert {"yang", "the"} <= stop_words()
    assert all(word == keyword_term(word) for word in stop_words())
