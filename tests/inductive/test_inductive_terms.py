"""Terms: the published C-values, joined forms, two languages, texts that are hard to read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import UsageError
from litreview.inductive import (
    add_terms,
    compute_c_value,
    compute_term_scores,
    find_ngrams,
    join_forms,
    read_texts,
    stem,
)
from litreview.model import Paper

CELL = "basal cell carcinoma"
FRANTZI = {
    f"adenoid cystic {CELL}": (5, 11.61),
    f"cystic {CELL}": (11, 12.0),
    f"ulcerated {CELL}": (7, 14.0),
    f"recurrent {CELL}": (5, 10.0),
    f"circumscribed {CELL}": (3, 6.0),
    CELL: (984, 1551.36),
}


def test_c_value_as_published() -> None:
    """The worked example of Frantzi, Ananiadou & Mima (2000)."""
    frequencies = {tuple(term.split()): n for term, (n, _) in FRANTZI.items()}
    values = compute_c_value(frequencies)
    for term, (_, wanted) in FRANTZI.items():
        assert values[tuple(term.split())] == pytest.approx(wanted, abs=0.006)


@given(st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3), max_size=12))
def test_c_value_is_at_most_that_of_a_free_term(runs: list[list[str]]) -> None:
    """Being part of longer candidates never raises a value."""
    frequencies = {tuple(run): n + 1 for n, run in enumerate(runs)}
    values = compute_c_value(frequencies, offset=1)
    for words, value in values.items():
        assert value <= compute_c_value({words: frequencies[words]}, offset=1)[words] + 1e-9


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("pelayanan", "layanan", "melayani", "dilayani")),
        ("id", ("keterjangkauan", "jangkauan", "menjangkau")),
        ("en", ("network", "networks", "networked")),
        ("en", ("e-service", "e-services")),
    ],
)
def test_forms_of_one_stem(language: str, words: tuple[str, ...]) -> None:
    """Inflected forms meet."""
    assert len({stem(word, language) for word in words}) == 1


def test_forms_are_joined_under_the_most_frequent() -> None:
    """Both languages, each in its own way, in one paper."""
    text = (
        "Pelayanan publik itu baik. Layanan publik, pelayanan publik. "
        "The public services are there. A public service of the public services."
    )
    found = compute_term_scores([Paper("p", text)]).set_index("term")
    assert found.loc["pelayanan publik", "forms"] == ["pelayanan publik", "layanan publik"]
    assert found.loc["pelayanan publik", ["language", "frequency"]].tolist() == ["id", 3]
    assert found.loc["public services", ["language", "frequency"]].tolist() == ["en", 3]
    assert not {"the", "itu", "itu baik", "of"} & set(found.index)


def test_a_term_stays_within_a_clause() -> None:
    """Punctuation and stop words part; numbers and single letters are no terms."""
    found = find_ngrams(
        read_texts([Paper("p", "Warga, desa. Warga dan desa 2021 x. Warga desa.")]), least=1
    )
    assert "warga desa" in found.labels
    assert dict(zip(found.labels, found.frequency.tolist(), strict=True))["warga desa"] == 1
    assert not [label for label in found.labels if "2021" in label or label == "x"]


def test_every_occurrence_is_where_it_is_said_to_be() -> None:
    """The first word of an occurrence is that of one of the term's forms."""
    texts = read_texts([Paper("p", "Media sosial warga. Media sosial desa; media warga.")])
    found = find_ngrams(texts, least=1)
    for kind, token in zip(found.occurrence.tolist(), found.token.tolist(), strict=True):
        first = texts.words[texts.token_word[token]]
        assert first in {form.split()[0] for form in found.forms[kind]}


def test_keywords_join_by_stem_and_print() -> None:
    """Letter case, hyphens and plurals do not part keywords."""
    joined = join_forms([["Supply-Chains", "R&D"], ["supply‐chain"], ["Supply-chain"]])
    assert joined == [["supply-chain", "r d"], ["supply-chain"], ["supply-chain"]]


@pytest.mark.parametrize(
    "papers",
    [
        [],
        [Paper("p", "")],
        [Paper("p", "\n\n")],
        [Paper("p", "2021 2022 2023")],
        [Paper("p", "yang dan di")],
    ],
    ids=["none", "empty", "blank", "numbers", "stop words"],
)
def test_nothing_to_count(papers: list[Paper]) -> None:
    """An empty vocabulary is an empty frame with a note."""
    found = compute_term_scores(papers)
    assert found.empty
    assert found.attrs["note"]


def test_a_third_language_is_left_out_and_said() -> None:
    """German is neither Indonesian nor English."""
    german = (
        "Die Verwaltung der Stadt hat in den letzten Jahren viele neue Dienste für ihre "
        "Bürgerinnen und Bürger eingeführt, doch nur wenige werden tatsächlich genutzt. "
        "Unsere Untersuchung zeigt, dass vor allem ältere Menschen Schwierigkeiten haben, die "
        "angebotenen Formulare zu verstehen und vollständig auszufüllen. "
    )
    texts = read_texts([Paper("a", german * 3), Paper("b", "Warga desa memakai media sosial.")])
    assert texts.papers == ("b",)
    assert texts.others == (("de", 1),)
    assert [key for key, _ in compute_term_scores(texts, least=1).attrs["notes"]] == [
        "note-other-languages",
        "note-few-papers",
    ]


def test_a_sentence_of_fifty_thousand_words() -> None:
    """It is read like any other."""
    text = "warga desa memakai media sosial yang " * 8334
    found = compute_term_scores([Paper("p", text)]).set_index("term")
    assert found.loc["media sosial", "frequency"] == 8334


def test_terms_of_papers_become_a_column() -> None:
    """Terms in fewer than two papers are left out; longer ones take the words they hold."""
    import pandas as pd

    records = [Paper(n, "Media sosial itu alat. Warga: media sosial!") for n in "pq"]
    frame = add_terms(pd.DataFrame({"paper": ["q", "p", "r"]}), records)
    assert frame["terms"].tolist() == [["alat", "media sosial", "warga"]] * 2 + [[]]


@pytest.mark.parametrize("wrong", [{"by": "beauty"}, {"longest": 4}])
def test_wrong_calls(wrong: dict) -> None:
    """Unknown scores and lengths are refused."""
    with pytest.raises(UsageError):
        compute_term_scores([], **wrong)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_papers_does_not_matter(order: list[int]) -> None:
    """Any order gives the same frame."""
    papers = [
        Paper(f"p{n}", f"Warga desa {'memakai' if n % 2 else 'melihat'} media sosial kota.")
        for n in range(5)
    ]
    wanted = compute_term_scores(papers)
    assert compute_term_scores([papers[n] for n in order]).equals(wanted)
