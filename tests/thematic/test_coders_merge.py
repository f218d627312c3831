"""The machine's evidence and persons' codes: who coded what, what holds, how the matrix shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.model import Paper
from litreview.thematic import ThemeMatrix, parse_codebook
from litreview.thematic.code import Evidence
from litreview.thematic.coders import Coding
from litreview.thematic.merge import merge_codes, merge_passages
from litreview.thematic.polarity import Polarity

BOOK = parse_codebook(
    {
        "frameworks": [{"id": "law", "label": "Undang-Undang"}],
        "themes": [
            {"id": "ease", "label_id": "kemudahan", "label_en": "ease", "frameworks": ["law"], "terms_id": ["mudah"]},
            {"id": "cost", "terms_id": ["biaya"]},
        ],
    }
)  # fmt: skip
PAPERS = (Paper("a", "Ini mudah. Itu mudah juga. Ada biaya."), Paper("b", "Sulit sekali di sana."))


def found(paper: Paper, theme: str, sentence: str, polarity: Polarity = "present") -> Evidence:
    """Make evidence of a sentence, where it stands first."""
    at = paper.text.index(sentence)
    return Evidence(
        paper.id, theme, sentence, at, at + len(sentence), (), polarity, 0.6, "quotation"
    )


EVIDENCE = (
    found(PAPERS[0], "ease", "Ini mudah."),
    found(PAPERS[0], "ease", "Itu mudah juga."),
    found(PAPERS[0], "cost", "Ada biaya."),
)
MATRIX = ThemeMatrix(EVIDENCE, BOOK, PAPERS)


def test_a_no_takes_a_sentence_out_and_stays_visible() -> None:
    """The count falls, the sentence stands struck through with the name, the evidence remains."""
    judged = MATRIX.with_codes([Coding("a", "ease", "Ana", "no", 0, 9)])
    assert MATRIX.frame.loc["ease", "a"] == 2
    assert judged.frame.loc["ease", "a"] == 1
    assert len(judged.cell("ease", "a")) == 2
    html = judged._repr_html_()
    assert "<del><q>Ini mudah.</q></del> <small>[0–10, present, 0.6, yes: machine, no: Ana]" in html
    assert repr(judged) == "ThemeMatrix(2 themes, 2 papers, 2 sentences, coded by Ana)"


def test_a_no_to_the_paper_empties_its_cell() -> None:
    """A judgement of the paper as a whole holds for every passage that the coder did not judge."""
    judged = MATRIX.with_codes(
        [Coding("a", "ease", "Ana", "no"), Coding("a", "ease", "Ana", "yes", 0, 10)]
    )
    assert judged.frame.loc["ease", "a"] == 1
    assert judged.presence.loc["ease", "a"] == "yes"
    alone = MATRIX.with_codes([Coding("a", "ease", "Ana", "no")])
    assert alone.presence.loc["ease"].tolist()[0] == "no"
    assert alone.presence.isna().loc["ease", "b"]


def test_a_persons_own_passage_counts() -> None:
    """What the machine missed is evidence, verbatim; what has no place is there but not counted."""
    judged = MATRIX.with_codes(
        [
            Coding("b", "ease", "Ana", "yes", 0, 12, "Sulit sekali"),
            Coding("b", "cost", "Ana", "yes"),
        ]
    )
    assert judged.frame["b"].tolist() == [1, 0]
    assert judged.presence["b"].tolist() == ["yes", "yes"]
    assert "(the paper as a whole)" in judged._repr_html_()
    assert [e.sentence for e in judged.held if e.paper == "b"] == ["Sulit sekali"]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("", "yes"),
        ("n", "no"),
        ("yn", "doubtful"),
        ("yyn", "yes"),
        ("ynn", "no"),
        ("d", "doubtful"),
        ("yd", "yes"),
        ("ydd", "doubtful"),
        ("ynd", "doubtful"),
    ],
)
def test_the_majority_of_persons_holds(said: str, verdict: str) -> None:
    """Persons go before the machine; as many for as against is doubtful."""
    words = {"y": "yes", "n": "no", "d": "doubtful"}
    codes = [Coding("a", "cost", f"P{i}", words[c], 27, 37) for i, c in enumerate(said)]  # type: ignore[arg-type]
    frame = merge_codes(MATRIX.evidence, codes).set_index(["paper", "theme"])
    assert frame.loc[("a", "cost"), "verdict"] == verdict


def test_who_coded_what() -> None:
    """Machine, person or both; overlapping codes of persons are one passage."""
    codes = [
        Coding("a", "ease", "Ana", "yes", 0, 10),
        Coding("b", "cost", "Ana", "yes", 0, 12),
        Coding("b", "cost", "Ben", "doubtful", 2, 14, note="mungkin"),
    ]
    frame = merge_codes(MATRIX.evidence, codes)
    assert frame[["paper", "theme", "by", "verdict"]].to_numpy().tolist() == [
        ["a", "ease", "both", "yes"],
        ["a", "ease", "machine", "yes"],
        ["a", "cost", "machine", "yes"],
        ["b", "cost", "person", "yes"],
    ]
    assert frame["yes"].tolist()[0] == ["machine", "Ana"]
    assert frame["doubtful"].tolist()[3] == ["Ben"]
    assert frame["note"].tolist()[3] == "mungkin"


def test_codes_of_other_papers_and_themes_are_left_out() -> None:
    """A matrix takes only what it has rows and columns for; no codes change nothing."""
    judged = MATRIX.with_codes([Coding("z", "ease", "Ana"), Coding("a", "zzz", "Ana")])
    assert judged.codings == ()
    assert judged.frame.equals(MATRIX.with_codes([]).frame)
    assert merge_codes([], []).empty


def test_cited_works_stand_with_their_sentence() -> None:
    """What the sentence cites is named in the cell and in the frame."""
    cited = replace(EVIDENCE[0], mentions=("a-r02",))
    matrix = ThemeMatrix((cited,), BOOK, PAPERS)
    assert "cites a-r02" in matrix._repr_html_()
    assert matrix.codes["mentions"].tolist() == [["a-r02"]]


def test_labels_follow_the_language() -> None:
    """The same counts under the labels of themes and frameworks."""
    for language, name in (("id", "kemudahan"), ("en", "ease")):
        frame = ThemeMatrix(EVIDENCE, BOOK, PAPERS, language).labelled
        assert frame.loc[name, "a"] == 2
        assert frame.loc[name, "frameworks"] == "Undang-Undang"


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 10)).map(lambda s: (s[0], sum(s)))
CODES = st.builds(
    lambda coder, judgement, span: Coding("a", "ease", coder, judgement, *(span or (None, None))),
    st.sampled_from(["Ana", "Ben"]),
    st.sampled_from(["yes", "no", "doubtful"]),
    st.none() | SPANS,
)


@given(st.lists(SPANS, max_size=4, unique=True), st.lists(CODES, max_size=6), st.randoms())
def test_nothing_is_lost_in_any_order(
    spans: list[tuple[int, int]], codes: list[Coding], random: object
) -> None:
    """Every piece of evidence and every code is in a passage, whatever the order of codes."""
    evidence = [Evidence("a", "ease", "", a, b, (), "present", 0.5, "quotation") for a, b in spans]
    merged = merge_passages(evidence, codes)
    assert {p.evidence for p in merged if p.evidence} == set(evidence)
    assert {c for p in merged for c in (*p.own, *p.paper_wide)} == set(codes)
    shuffled = list(codes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = merge_passages(evidence, shuffled)
    assert [(p.span, p.verdict, p.by) for p in again] == [(p.span, p.verdict, p.by) for p in merged]
