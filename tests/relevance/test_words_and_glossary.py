"""Words, stems and concepts: what a sentence is compared by before any vector."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.relevance.glossary import Glossary, load_glossary
from litreview.relevance.themes import bare_term, compared_stems, content_words
from litreview.relevance.words import count_study_words, cut_words, function_words, stem_pair


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("12 34,5", []),
        ("Dana Rp2 miliar, e-government", ["dana", "rp2", "miliar", "e-government"]),
        ("Jum’at\nsiang", ["jum’at", "siang"]),
        ("anggaran\x00desa", ["anggaran", "desa"]),
        ("المال العام", ["المال", "العام"]),
    ],
)
def test_words_are_cut(text: str, words: list[str]) -> None:
    """Words in lower case, in order; numbers are none."""
    assert cut_words(text) == words


@given(st.text(max_size=80))
def test_content_words_are_words_without_function_words(text: str) -> None:
    """Nothing is added, nothing else is left out, whatever the text."""
    assert content_words(text) == [w for w in cut_words(text) if w not in function_words()]


def test_stems_join_the_forms_of_a_word() -> None:
    """Each language has its stem; function words and short words have none that is compared."""
    assert stem_pair("pelatihan")[0] == stem_pair("dilatih")[0] == "latih"
    assert stem_pair("budgets")[1] == stem_pair("budget")[1]
    assert compared_stems("yang") == compared_stems("the") == compared_stems("air") == set()
    assert compared_stems("pelatihan") & compared_stems("melatih")


def test_function_words_are_of_both_languages() -> None:
    """Both lists are read; words with content are in none."""
    assert {"yang", "dan", "the", "of"} <= function_words()
    assert not {"anggaran", "budget", "pelatihan"} & function_words()


def test_study_words_count_once_each() -> None:
    """A word said twice counts once; a sentence without any has none."""
    said = "Wawancara dan kuesioner; wawancara lagi."
    assert count_study_words(said) == 2
    assert count_study_words("Jalan desa diaspal.") == 0


def test_a_star_is_taken_off() -> None:
    """A term is encoded without its mark."""
    assert bare_term("kurang*  aparatur*") == "kurang aparatur"


GLOSSARY = Glossary(
    [
        ("funding", ["pencairan", "tepat guna"], ["grant"]),
        ("water", ["irigasi"], ["irrigation", "grant"]),
    ]
)


def test_phrases_need_all_their_words() -> None:
    """A phrase counts where its words stand together in their order, at the end of a sentence too."""
    assert GLOSSARY.concepts(["alat", "tepat", "guna"]) == {0: 0.95}
    assert GLOSSARY.concepts(["guna", "tepat"]) == {}
    assert GLOSSARY.concepts(["tepat"]) == {}


def test_shared_words_say_less_of_each() -> None:
    """The weight is divided by the root of the number of rows; several words of a row add up."""
    shared = GLOSSARY.concepts(["grants"])
    assert shared == {0: pytest.approx(0.8 / 2**0.5), 1: pytest.approx(0.8 / 2**0.5)}
    both = GLOSSARY.concepts(["grants", "irigasi"])
    assert both[1] == pytest.approx(1 - (1 - 0.8 / 2**0.5) * 0.2)
    assert GLOSSARY.concepts(["grants", "grant"]) == shared


def test_the_shipped_glossary_joins_the_languages() -> None:
    """Every row has words in both languages, and each of its words betrays its row."""
    glossary = load_glossary()
    assert len(set(glossary.names)) == len(glossary.names) > 100
    for row, words in enumerate(glossary.words):
        assert all(row in glossary.concepts(cut_words(word)) for word in words if cut_words(word))
