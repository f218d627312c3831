"""Features and judgements: their shapes, what they must not depend on, the metric by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.relevance import Relevance, load_encoder, load_relevance
from litreview.relevance.features import NAMES, around
from litreview.relevance.glossary import load_glossary
from litreview.relevance.metric import Metric
from litreview.relevance.model import STAGES, Document, load_weights
from litreview.relevance.themes import ThemeText, make_theme_set

THEMES = (
    ThemeText(("anggaran*", "budget"), ("anggaran", "budget"), "Money that a village may spend."),
    ThemeText(("pelatihan",), (), ""),
    ThemeText((), ("kepercayaan warga",), "Citizens rely on their office."),
    ThemeText(("umpan balik",), ("feedback",), ""),
)
SENTENCES = (
    "Kas desa habis sebelum panen tiba.",
    "Petugas dilatih dua kali setahun.",
    "!? 12 345",
    "The clerks spent the grant on seeds.",
    "Warga percaya pada kantor itu, sebab keluhan cepat dijawab.",
)


def judge_of(themes: Sequence[ThemeText] = THEMES) -> Relevance:
    """Make a judge by character n-grams, which are always there."""
    return load_relevance(themes, load_encoder("ngrams"))


def document(sentences: Sequence[str], themes: int = len(THEMES)) -> Document:
    """Make a document of one paragraph without terms."""
    n = len(sentences)
    return Document(sentences, [0] * n, [False] * n, np.zeros((n, themes)))


def test_shapes_and_range() -> None:
    """Sentences × themes × features; judgements between 0 and 1; a document without words too."""
    judge = judge_of()
    for sentences in (SENTENCES, SENTENCES[:1], ("...", "12")):
        made = document(sentences)
        features = judge.features(made)
        assert features.shape == (len(sentences), len(THEMES), len(NAMES))
        assert np.isfinite(features).all()
        found = judge.judge(made)
        assert found.shape == features.shape[:2]
        assert ((found >= 0) & (found <= 1)).all()


def test_permuting_the_themes_permutes_the_columns() -> None:
    """The order of a codebook changes nothing."""
    order = [2, 0, 3, 1]
    straight = judge_of().judge(document(SENTENCES))
    turned = judge_of([THEMES[n] for n in order]).judge(document(SENTENCES))
    np.testing.assert_allclose(turned, straight[:, order], atol=1e-5)


def test_other_papers_change_nothing() -> None:
    """A paper is judged alike alone, after others, and where all words were learned at once."""
    papers = [document(SENTENCES), document(SENTENCES[3:]), document(["Jembatan dibangun warga."])]
    alone = [judge_of().judge(paper) for paper in papers]
    backwards, together = judge_of(), judge_of()
    turned = [backwards.judge(paper) for paper in reversed(papers)][::-1]
    together.learn(s for paper in papers for s in paper.sentences)
    for a, b, c in zip(alone, turned, (together.judge(p) for p in papers), strict=True):
        np.testing.assert_allclose(a, b, atol=1e-5)
        np.testing.assert_allclose(a, c, atol=1e-5)


def test_judgements_are_deterministic() -> None:
    """Twice the same bytes."""
    first, second = (judge_of().judge(document(SENTENCES)).tobytes() for _ in range(2))
    assert first == second


@settings(max_examples=25)
@given(st.lists(st.text(alphabet="anggar desu.,\n\x00é١م-'", max_size=40), max_size=6))
def test_any_text_is_judged(sentences: list[str]) -> None:
    """Whatever the sentences, none included: finite, between 0 and 1."""
    found = judge_of().judge(document(sentences))
    assert found.shape == (len(sentences), len(THEMES))
    assert ((found >= 0) & (found <= 1)).all()


@pytest.mark.parametrize("number", [1, 2, 200])
def test_any_number_of_themes(number: int) -> None:
    """One theme has no others to compare with; two hundred are judged alike."""
    themes = [ThemeText((f"tema{n}",), (), "") for n in range(number - 1)] + [THEMES[0]]
    found = judge_of(themes).judge(document(SENTENCES, number))
    assert found.shape == (len(SENTENCES), number)
    assert np.isfinite(found).all()


def test_themes_need_not_have_all_parts() -> None:
    """Without a definition or a label the terms stand in, without terms the labels; all of unit length."""
    encoder = load_encoder("ngrams")
    made = make_theme_set(THEMES, encoder, load_weights("ngrams").centre, load_glossary())
    assert len(made) == len(THEMES)
    for part in (made.defined, made.labelled, made.termed, made.whole, made.points):
        np.testing.assert_allclose(np.linalg.norm(part, axis=1), 1, atol=1e-4)
    assert sorted(set(made.owners.tolist())) == list(range(len(THEMES)))


def test_the_nearest_words_stand_in_the_sentence() -> None:
    """At most three, in the order of the sentence; the theme's own word among them."""
    near = judge_of().nearest("Anggaran jembatan dipotong kemarin sore.", 0)
    assert len(near) == 3
    assert near[0] == "anggaran"


def test_the_metric_equals_a_plain_loop() -> None:
    """Words and sentences against themes, computed one number at a time."""
    draw = np.random.default_rng(1)
    d, r, starts = 5, 2, np.array([0, 3])
    left, right, word_left, word_right = (draw.normal(size=(d, r)) for _ in range(4))
    vectors, means, themes = (draw.normal(size=(n, d)) for n in (7, 2, 3))
    metric = Metric(left, right, word_left, word_right, 0.7, 1.3, -0.2, 0.4, 9.0)
    words = metric.words(vectors, themes)
    for i, v in enumerate(vectors):
        for j, t in enumerate(themes):
            added = sum((v @ word_left[:, k]) * (t @ word_right[:, k]) for k in range(r))
            assert words[i, j] == pytest.approx(v @ t + added)
    found = metric.sentences(means, words, starts, themes)
    for i, stretch in enumerate(((0, 3), (3, 7))):
        whole = [means[i] @ t + (means[i] @ left) @ (t @ right) for t in themes]
        soft = [_soft([words[n, j] for n in range(*stretch)], 9.0) for j in range(3)]
        for j in range(3):
            parts = (v[j] - 0.4 * sum(v) / 3 for v in (whole, soft))
            expected = sum(w * p for w, p in zip((0.7, 1.3), parts, strict=True)) - 0.2
            assert found[i, j] == pytest.approx(expected)


def _soft(values: list[float], sharpness: float) -> float:
    total = sum(math.exp(sharpness * value) for value in values)
    return math.log(total) / sharpness - math.log(len(values)) / sharpness / 2


def test_what_stands_around() -> None:
    """Neighbours are of the same paragraph; the paragraph's mean leaves the sentence out."""
    first = np.array([[0.2, 0.1], [0.4, 0.3], [0.9, 0.5]])
    before, after, paragraph, rest, margin, itself = np.moveaxis(around(first, [0, 0, 1]), 2, 0)
    np.testing.assert_allclose(before[:, 0], [0, 0.2, 0])
    np.testing.assert_allclose(after[:, 0], [0.4, 0, 0])
    np.testing.assert_allclose(paragraph[:, 0], [0.4, 0.2, 0])
    np.testing.assert_allclose(rest[:, 0], [0.65, 0.55, 0.3])
    np.testing.assert_allclose(margin[:, 0], [0.1, 0.1, 0.4])
    np.testing.assert_allclose(itself, first)


@pytest.mark.parametrize(("name", "dimensions"), [("ngrams", 1024), ("multilingual", 512)])
def test_the_weights_fit_their_encoder(name: str, dimensions: int) -> None:
    """Both files load, with or without the encoder; every regression fits its features."""
    weights = load_weights(name)
    assert weights.centre.shape == (dimensions,)
    assert len(weights.metric.word_left) == len(weights.metric.sentence_right) == dimensions
    assert len(weights.stages) == STAGES
    for n, stage in enumerate(weights.stages):
        assert len(stage.mean) == len(stage.scale) == len(NAMES) + (6 if n else 0)
        assert len(stage.weights) == len(stage.mean) + 1
        assert (stage.scale > 0).all()
