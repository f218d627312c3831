"""The short ways that spare time on most print give what the long ways give."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from litreview.prose import fold, squeeze, unaccented
from litreview.works.alignment import _stretches
from litreview.works.people import compare_authors, read_person
from litreview.works.titles import read_title

ASCII = st.text(st.characters(max_codepoint=127), max_size=60)
WORDS = st.lists(st.sampled_from(["desa", "kota", "pajak", "ikan", "hutan", "pasar"]), max_size=7)


@given(ASCII)
def test_plain_text_folds_as_accented_text_does(text):
    """An accent, which only the long way can take off, changes nothing before it."""
    assert fold(f"{text} é") == fold(f"{text} e")
    assert unaccented(f"{text}é") == unaccented(f"{text}e")
    assert squeeze(fold(text)) == fold(text)


@given(WORDS)
def test_role_is_read_at_either_end_of_any_title(words):
    """What makes a title one about another work is found however long the title is."""
    middle = " ".join(words)
    assert read_title(f"Bedah buku {middle}").role == "bedah buku"
    assert read_title(f"Xilofon {middle} book review").role == "book review"
    assert read_title(f"Xilofon Yuran Zamrud {middle} book review Xilofon Yuran Zamrud").role == ""


@given(WORDS, WORDS)
def test_stretches_are_the_fewest_words_that_differ(one, two):
    """Words taken off both ends before aligning leave the shortest way from title to title."""
    found = _stretches(tuple(one), tuple(two))
    assert sum(max(len(a), len(b)) for a, b, _ in found) == Levenshtein.distance(one, two)
    assert [last for *_, last in found[:-1]] == [False] * len(found[:-1])


def test_each_author_has_a_partner_of_his_own():
    """Two people of one list are not both the one person of the other."""
    ali, ali_b, budi = map(read_person, ("Ali, B.", "Ali, Bambang", "Budi, C."))
    assert compare_authors((ali, ali_b), (ali_b, ali)).note == "all 2 authors agree"
    assert compare_authors((ali, ali), (ali_b, budi)).note != "all 2 authors agree"
