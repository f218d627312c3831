"""Topics: planted subjects are found, whatever the order; quotations are verbatim; few papers say so."""

from __future__ import annotations

import numpy as np
import pytest

from inductive.subjects import SUBJECTS
from litreview.errors import UsageError
from litreview.inductive import (
    build_documents,
    compute_coherence,
    compute_npmi,
    compute_topic_stability,
    fit_topics,
    read_texts,
    topic_documents,
    topic_frame,
    topic_sentences,
)
from litreview.model import Paper


def test_planted_subjects_are_found(planted) -> None:
    """Coherence chooses three topics, and each holds one subject's words."""
    model = fit_topics(planted)
    found = topic_frame(model)
    assert len(found) == 3
    assert {frozenset(terms[:8]) for terms in found["terms"]} == {
        frozenset(s.split()) for s in SUBJECTS
    }
    assert found["documents"].tolist() == [20, 20, 20]
    assert found["share"].sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_order_of_papers_does_not_matter(planted, plain, seed: int) -> None:
    """Permuted papers give the same bytes."""
    order = np.random.default_rng(seed).permutation(len(planted))
    wanted, found = (fit_topics(p) for p in (planted, [planted[n] for n in order]))
    assert plain(topic_frame(found)) == plain(topic_frame(wanted))
    assert plain(topic_documents(found)) == plain(topic_documents(wanted))
    assert plain(topic_sentences(found)) == plain(topic_sentences(wanted))


def test_quotations_are_verbatim(shipped) -> None:
    """A sentence equals the paper's text at its offsets."""
    texts = {paper.id: paper.text for paper in shipped.paper_records}
    found = topic_sentences(fit_topics(shipped.paper_records))
    assert len(found)
    for row in found.itertuples():
        assert texts[row.paper][row.start : row.end] == row.sentence


def test_four_papers_are_few(shipped) -> None:
    """Windows are counted, and the frame says so and how little comes again."""
    model = fit_topics(shipped.paper_records)
    assert model.documents.unit == "window"
    assert [key for key, _ in topic_frame(model).attrs["notes"]] == [
        "note-topics-by-language",
        "note-windows",
        "note-few-papers",
    ]
    stability = compute_topic_stability(model, repetitions=5)
    assert [key for key, _ in stability.attrs["notes"]][-1] == "note-few-papers"


def test_stability_of_planted_subjects(planted, plain) -> None:
    """They come again in every sample, the same on every run."""
    model = fit_topics(planted)
    one, two = (compute_topic_stability(model, repetitions=6) for _ in range(2))
    assert plain(one) == plain(two)
    assert one["recovered"].tolist() == [1, 1, 1]
    assert one.attrs["rand"] > 0.95


@pytest.mark.parametrize(
    "papers",
    [
        [],
        [Paper("p", "")],
        [Paper("p", "Satu kalimat tentang media sosial warga desa.")],
        [Paper(f"p{n}", "Warga desa memakai media sosial kota.") for n in range(30)],
        [Paper("p", "warga desa memakai media sosial yang " * 2000)],
    ],
    ids=["none", "empty", "one sentence", "all alike", "one long sentence"],
)
def test_too_little_for_topics(papers: list[Paper]) -> None:
    """At most one topic, no error, and a note."""
    model = fit_topics(papers)
    found = topic_frame(model)
    assert len(found) <= 1
    assert len(compute_topic_stability(model, repetitions=3)) == len(found)
    assert found.attrs["note"] or len(papers) == 30


def test_windows_hold_every_sentence_once() -> None:
    """Documents of two sentences, none over the end of a paper."""
    text = "Warga desa satu. Warga desa dua. Warga desa tiga."
    found = build_documents(
        read_texts([Paper("p", text), Paper("q", text)]), unit="window", window=2
    )
    assert found.paper.tolist() == [0, 0, 1, 1]
    assert list(zip(found.first.tolist(), found.last.tolist(), strict=True)) == [
        (0, 1),
        (2, 2),
        (3, 4),
        (5, 5),
    ]
    assert found.counts.sum() == found.sentences.sum() == found.windows.sum()


def test_npmi_by_hand() -> None:
    """Two words in 4 and 5 of 20 windows, in 2 together: ln(.1 / .05) / -ln .1."""
    assert compute_npmi(2, 4, 5, 20) == pytest.approx(np.log(2) / -np.log(0.1))


def test_coherent_topics_are_above_mixed_ones(planted) -> None:
    """Both measures prefer the words of one subject to words of all."""
    documents = build_documents(read_texts(planted))
    column = {label: n for n, label in enumerate(documents.labels)}
    good = [column[word] for word in SUBJECTS[0].split()[:6]]
    mixed = [column[word] for subject in SUBJECTS for word in subject.split()[:2]]
    for measure in ("c_v", "npmi"):
        one, other = compute_coherence([good, mixed], documents.windows, measure=measure)
        assert one > other


def test_wrong_calls(planted) -> None:
    """No topics, unknown units and measures are refused."""
    with pytest.raises(UsageError):
        fit_topics(planted, 0)
    with pytest.raises(UsageError):
        fit_topics(planted, unit="page")  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        compute_coherence([], None, measure="beauty")
