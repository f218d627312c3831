"""The random field against the sum and the maximum over all paths, which are few here."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.references.crf import RandomField

FEATURES = ("", "a", "b", "c", "d")
ROWS = st.lists(st.lists(st.sampled_from((*FEATURES, "unknown")), max_size=4), max_size=5)


def make_field(seed: int) -> RandomField:
    """Return a field with random weights."""
    rng = np.random.default_rng(seed)
    weights = rng.normal(scale=2, size=(len(FEATURES), 3)).astype(np.float32)
    weights[0] = 0
    return RandomField(("x", "y", "z"), FEATURES, weights, rng.normal(scale=2, size=(3, 3)))


def all_paths(field: RandomField, rows: list[tuple[int, ...]]) -> dict[tuple[int, ...], float]:
    """Return the score of every path."""

    def total(path: tuple[int, ...]) -> float:
        local = sum(
            float(field.weights[row, y]) for y, own in zip(path, rows, strict=True) for row in own
        )
        return local + sum(field.transitions[y, z] for y, z in pairwise(path))

    return {path: total(path) for path in product(range(3), repeat=len(rows))}


@given(st.lists(ROWS, max_size=4), st.integers(0, 50))
def test_best_path_and_marginals_are_those_of_all_paths(sequences, seed):
    """Viterbi and forward-backward equal the definition."""
    field = make_field(seed)
    coded = [[field.encode(features) for features in rows] for rows in sequences]
    for rows, (labels, sure) in zip(coded, field.decode(coded), strict=True):
        assert len(labels) == len(sure) == len(rows)
        totals = all_paths(field, rows)
        best = tuple(field.labels.index(label) for label in labels)
        assert totals[best] == pytest.approx(max(totals.values()), abs=1e-4)
        whole = sum(np.exp(total) for total in totals.values())
        for t, label in enumerate(best):
            through = sum(np.exp(total) for path, total in totals.items() if path[t] == label)
            assert sure[t] == pytest.approx(through / whole, abs=1e-4)


@given(ROWS.filter(len), st.integers(0, 50), st.floats(0, 8))
def test_an_expected_label_is_bought_when_it_is_cheap(rows, seed, allowance):
    """The best of the paths that have the label is taken if it loses no more than allowed."""
    field = make_field(seed)
    coded = [field.encode(features) for features in rows]
    totals = all_paths(field, coded)
    best = max(totals.values())
    with_label = max(total for path, total in totals.items() if 0 in path)
    if abs(best - with_label - allowance) < 1e-3:
        return  # too close to call in single precision
    ((labels, _),) = field.decode([coded], {"x": allowance})
    found = totals[tuple(field.labels.index(label) for label in labels)]
    affordable = best - with_label <= allowance
    assert found == pytest.approx(with_label if affordable else best, abs=1e-4)
    assert "x" in labels or not affordable


def test_a_batch_decodes_as_each_alone():
    """What else is in a batch changes nothing."""
    field = make_field(3)
    coded = [[field.encode("ab"), field.encode("c")], [field.encode("d")] * 40, []]
    together = field.decode(coded)
    for rows, (labels, sure) in zip(coded, together, strict=True):
        (alone,) = field.decode([rows])
        assert labels == alone[0]
        assert sure == pytest.approx(alone[1])


def test_what_is_saved_is_read_again_and_has_the_same_bytes(tmp_path):
    """Saving rounds weights to 16 bits and nothing more."""
    field = make_field(5)
    for name in ("one.npz", "two.npz"):
        field.save(tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    again = RandomField.load(tmp_path / "one.npz")
    assert (again.labels, again.features) == (field.labels, field.features)
    np.testing.assert_allclose(again.weights, field.weights, rtol=1e-3)
    np.testing.assert_array_equal(again.transitions, field.transitions)


def test_a_file_that_is_no_model_is_refused(tmp_path):
    """Bytes that are no model raise."""
    (tmp_path / "model.npz").write_bytes(b"no model")
    with pytest.raises(ValueError, match="pickle"):
        RandomField.load(tmp_path / "model.npz")
