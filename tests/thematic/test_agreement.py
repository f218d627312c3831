"""Agreement coefficients against published worked examples and brute force; units and their notes."""

from __future__ import annotations

from itertools import permutations
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UsageError
from litreview.model import Paper
from litreview.thematic import ThemeMatrix, parse_codebook
from litreview.thematic.agreement import cohen_kappa, krippendorff_alpha
from litreview.thematic.code import Evidence
from litreview.thematic.coders import Coding
from litreview.thematic.polarity import Polarity
from litreview.thematic.ratings import (
    build_ratings,
    compute_alpha,
    compute_kappa,
    list_disagreements,
)

N = None
FOUR = list(
    zip(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
        [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
        strict=True,
    )
)
"""The reliability data of Krippendorff (2011), section C: four observers, twelve units."""


@pytest.mark.parametrize(
    ("units", "level", "alpha"),
    [
        (list(zip("0100000010", "1110010000", strict=True)), "nominal", 0.095),  # section A
        (list(zip("aabbdccceDda".lower(), "babbbcccedDd".lower(), strict=True)), "nominal", 0.692),  # B
        (FOUR, "nominal", 0.743),  # C
        (FOUR, "ordinal", 0.815),  # D
        (FOUR, "interval", 0.849),  # E
    ],
)  # fmt: skip
def test_krippendorffs_examples(units: list[tuple[object, ...]], level: str, alpha: float) -> None:
    """The worked examples of Krippendorff (2011), Computing Krippendorff's Alpha-Reliability."""
    found = krippendorff_alpha(units, level)  # type: ignore[arg-type]
    assert round(found.alpha, 3) == alpha
    assert found.low <= found.alpha <= found.high


def test_cohens_example() -> None:
    """The worked example of Cohen (1960): 200 cases, 140 agreements, 82 by chance."""
    table = {"aa": 88, "ab": 10, "ac": 2, "ba": 14, "bb": 40, "bc": 6, "ca": 18, "cb": 10, "cc": 12}
    pairs = [pair for pair, n in table.items() for _ in range(n)]
    found = cohen_kappa([p[0] for p in pairs], [p[1] for p in pairs])
    assert (found.units, round(found.observed, 3), round(found.expected, 3)) == (200, 0.7, 0.41)
    assert round(found.kappa, 3) == 0.492
    # Cohen's large-sample interval is .492 ± 1.96 × .055; the bootstrap has to come near it.
    assert abs(found.low - 0.384) < 0.03
    assert abs(found.high - 0.600) < 0.03


@given(
    st.lists(st.lists(st.none() | st.sampled_from([1, 2, 3]), min_size=3, max_size=3), max_size=8)
)
def test_alpha_is_what_its_definition_says(units: list[list[int | None]]) -> None:
    """Counted pair by pair, as the definition has it."""
    kept = [[v for v in unit if v is not None] for unit in units]
    kept = [unit for unit in kept if len(unit) > 1]
    values = [v for unit in kept for v in unit]
    n = len(values)
    within = sum(sum(a != b for a, b in permutations(u, 2)) / (len(u) - 1) for u in kept)
    across = sum(a != b for a, b in permutations(values, 2))
    found = krippendorff_alpha(units, resamples=0)
    if not across:
        assert isnan(found.alpha)
    else:
        assert found.alpha == pytest.approx(1 - (within / n) / (across / (n * (n - 1))))
    assert (found.units, found.values) == (len(kept), n)


@given(st.lists(st.tuples(*[st.sampled_from("abc")] * 2), min_size=1, max_size=20), st.randoms())
def test_kappa_does_not_depend_on_order(pairs: list[tuple[str, str]], random: object) -> None:
    """Neither on who is first nor on the order of units; never above 1; 1 only where all agree."""
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    found = cohen_kappa(first, second)
    random.shuffle(pairs)  # type: ignore[attr-defined]
    again = cohen_kappa([b for _, b in pairs], [a for a, _ in pairs])
    if isnan(found.kappa):
        assert isnan(again.kappa)
        assert len({*first, *second}) == 1
        return
    assert again.kappa == pytest.approx(found.kappa)
    assert found.kappa <= 1
    assert (found.kappa == 1) == (first == second)


def test_what_is_undefined_is_nan() -> None:
    """One category only, no units, no pairs: no number is made up."""
    for units in ([], [("a",)], [("a", None)], [("a", "a")] * 4):
        found = krippendorff_alpha(units)
        assert all(isnan(v) for v in (found.alpha, found.low, found.high))
    for values in ([], ["a"], ["a", "a"], [None, None]):
        assert isnan(cohen_kappa(values, values).kappa)


def test_wrong_calls_are_refused() -> None:
    """Coders of different units, unknown levels and units are no agreement."""
    with pytest.raises(UsageError, match="2 units of one coder, 1 of the other"):
        cohen_kappa(["a", "b"], ["a"])
    with pytest.raises(UsageError, match="no level 'ratio'"):
        krippendorff_alpha([], "ratio")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no units by 'page'"):
        build_ratings([], PAPERS, BOOK, by="page")  # type: ignore[arg-type]


BOOK = parse_codebook(
    {"themes": [{"id": "ease", "terms_id": ["mudah"]}, {"id": "cost", "terms_id": ["biaya"]}]}
)
PAPERS = (
    Paper("a", "Ini mudah. Biaya naik. Warga datang."),
    Paper("b", "Sulit sekali. Tidak ada."),
    Paper("c", "Belum dibaca."),
)


def found(paper: Paper, theme: str, sentence: str, polarity: Polarity = "present") -> Evidence:
    """Make evidence of a sentence, where it stands first."""
    at = paper.text.index(sentence)
    return Evidence(
        paper.id, theme, sentence, at, at + len(sentence), (), polarity, 0.6, "quotation"
    )


MATRIX = ThemeMatrix(
    (found(PAPERS[0], "ease", "Ini mudah."), found(PAPERS[0], "cost", "Biaya naik.")), BOOK, PAPERS
)


def rows(frame: object) -> list[list[object]]:
    """Return the values of ratings, null as None."""
    return [[v if isinstance(v, str) else None for v in row] for row in frame.to_numpy()]  # type: ignore[attr-defined]


def test_unmarked_is_no_for_who_marks_passages() -> None:
    """Of papers that a coder coded, what was not marked is a no; other papers were not judged."""
    codes = [Coding("a", "ease", "Ana"), Coding("b", "cost", "Ana"), Coding("a", "cost", "Ben")]
    ratings = build_ratings(codes, PAPERS, BOOK)
    assert ratings.index.tolist() == [("a", "ease"), ("a", "cost"), ("b", "ease"), ("b", "cost")]
    assert rows(ratings) == [["yes", "no"], ["no", "yes"], ["no", None], ["yes", None]]


def test_left_out_is_missing_for_who_judges_one_by_one() -> None:
    """Who ever wrote no left nothing unsaid by mistake; doubtful is no judgement."""
    codes = [
        Coding("a", "ease", "Ana", "no"),
        Coding("b", "ease", "Ana", "doubtful"),
        Coding("a", "cost", "Ben"),
    ]
    ratings = build_ratings(codes, PAPERS, BOOK)
    assert rows(ratings) == [["no", "no"], [None, "yes"]]


def test_sentences_are_units_too() -> None:
    """A passage that covers half of a sentence, or lies in it, is a judgement of that sentence."""
    codes = [
        Coding("a", "ease", "Ana", "yes", 4, 9),
        Coding("a", "cost", "Ben", "yes", 4, 22),
    ]
    matrix = MATRIX.with_codes(codes)
    ratings = matrix.ratings("sentence")
    assert ratings.index.tolist() == [
        ("a", theme, start, end)
        for theme in ("ease", "cost")
        for start, end in ((0, 10), (11, 22), (23, 36))
    ]
    assert rows(ratings) == [
        ["yes", "yes", "no"],
        ["no", "no", "no"],
        ["no", "no", "no"],
        ["no", "no", "yes"],
        ["yes", "no", "yes"],
        ["no", "no", "no"],
    ]
    listed = matrix.disagreements("sentence")
    assert listed[["theme", "sentence"]].to_numpy().tolist() == [
        ["ease", "Ini mudah."],
        ["cost", "Ini mudah."],
        ["cost", "Biaya naik."],
    ]
    assert listed["yes"].tolist() == [["machine", "Ana"], ["Ben"], ["machine", "Ben"]]
    assert listed["no"].tolist() == [["Ben"], ["machine", "Ana"], ["Ana"]]


def test_tables_of_coefficients() -> None:
    """Every two coders and every theme; what is undefined says why; few units are said."""
    codes = [
        Coding("a", "ease", "Ana"),
        Coding("b", "cost", "Ana"),
        Coding("a", "ease", "Ben"),
        Coding("b", "ease", "Ben"),
    ]
    ratings = build_ratings(codes, PAPERS, BOOK)
    kappa = compute_kappa(ratings)
    assert kappa[["first", "second", "theme", "units"]].to_numpy().tolist() == [
        ["Ana", "Ben", "*", 4],
        ["Ana", "Ben", "ease", 2],
        ["Ana", "Ben", "cost", 2],
    ]
    assert kappa["kappa"].tolist() == [0.0, 0.0, 0.0]
    alpha = compute_alpha(ratings).set_index("theme")
    assert alpha["units"].tolist() == [4, 2, 2]
    assert alpha.loc["*", "alpha"] == pytest.approx(0.125)
    assert alpha.attrs["notes"] == [
        ("note-one-code", {"coder": "Ben"}),
        ("note-few-units", {"n": 4}),
    ]
    same = build_ratings([Coding("a", t, n) for t in ("ease", "cost") for n in "XY"], PAPERS, BOOK)
    assert compute_alpha(same)["note"].tolist() == ["undefined: all values are of one category"] * 3
    assert compute_kappa(same)["kappa"].isna().all()


def test_a_sheet_of_the_machines_evidence_says_what_it_cannot_tell() -> None:
    """Who judged only what the machine found says nothing of what it missed."""
    matrix = MATRIX.with_codes(
        [Coding("a", "ease", "Ana", "no", 0, 10), Coding("a", "cost", "Ana", "yes", 11, 22)]
    )
    assert ("note-only-found", {"coder": "Ana"}) in matrix.kappa().attrs["notes"]


def test_no_codes_one_coder_other_papers() -> None:
    """There is nothing to compare, and that is said, not raised."""
    for codes in (
        [],
        [Coding("a", "ease", "Ana")],
        [Coding("z", "ease", "Ana"), Coding("a", "q", "B")],
    ):
        for by in ("cell", "sentence"):
            ratings = build_ratings(codes, PAPERS, BOOK, by=by)  # type: ignore[arg-type]
            assert ("note-one-coder", {}) in ratings.attrs["notes"]
            assert compute_kappa(ratings).empty
            assert compute_alpha(ratings)["alpha"].isna().all()
            assert list_disagreements(ratings, PAPERS).empty
