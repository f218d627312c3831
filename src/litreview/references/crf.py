"""A linear-chain conditional random field: its weights on disk, best labels, marginals.

A sequence is scored by the sum of its features' weights and of the weights between
neighbouring labels (Lafferty, McCallum & Pereira 2001). Many sequences are scored at once:
one sparse product gives every token's scores, and the two recursions (Viterbi, forward and
backward) run over all sequences of a batch side by side. ``python -m training`` fits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

_SUREST = 1 - 1e-6
"""No probability is nearer to 0 or 1 than this leaves."""
Rows = Sequence[Sequence[int]]
"""The numbers of the features of each token of one sequence."""


def log_odds(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithm of p : (1 - p), kept finite at 0 and 1."""
    kept = np.clip(probabilities, 1 - _SUREST, _SUREST)
    return np.log(kept) - np.log1p(-kept)


def _max_totals(
    scores: NDArray[np.float64], transitions: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the score of the best path up to each label of each token (Viterbi)."""
    totals = scores.copy()
    for t in range(1, len(scores)):
        totals[t] += (totals[t - 1][:, None] + transitions).max(axis=0)
    return totals


@dataclass(frozen=True, eq=False)
class RandomField:
    """The weights of a random field over string features.

    Attributes
    ----------
    labels
        The names of the L labels.
    features
        The names of the F features; the first is a name that never occurs.
    weights
        Shape (F, L), float32: what a feature says for each label.
    transitions
        Shape (L, L), float64: what a label (row) says for the next one (column).
    calibration
        Intercept and slope over log-odds that make of a marginal how often such a label is
        right on lists that training has not seen.
    """

    labels: tuple[str, ...]
    features: tuple[str, ...]
    weights: NDArray[np.float32]
    transitions: NDArray[np.float64]
    calibration: tuple[float, float] = (0.0, 1.0)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The row of each feature in `weights`."""
        return {feature: row for row, feature in enumerate(self.features)}

    def encode(self, features: Iterable[str]) -> tuple[int, ...]:
        """Return the rows of those features that have weights."""
        return tuple(filter(None, map(self.numbers.get, features)))  # row 0 says nothing

    def decode(
        self, sequences: Sequence[Rows], expected: Mapping[str, float] | None = None
    ) -> list[tuple[list[str], list[float]]]:
        """Return for each sequence its best labels, and the calibrated probability of each.

        Parameters
        ----------
        sequences
            Of like length, best: a batch takes time and memory for its longest.
        expected
            Labels that nearly every sequence has, and how much score (in nats) the path may
            lose for having one; a path that costs more goes without.
        """
        lengths = np.array([len(rows) for rows in sequences])
        if not lengths.size or not lengths.max():
            return [([], []) for _ in sequences]
        scores = self._scores(sequences, lengths)
        best = self._best(scores, lengths)
        for label, allowance in (expected or {}).items():
            number = self.labels.index(label)
            for n in np.flatnonzero((best != number).all(axis=0)):
                size = lengths[n]
                path = self._best_with(number, scores[:size, n], best[:size, n], allowance)
                best[:size, n] = path
        sure = np.take_along_axis(self._marginals(scores, lengths), best[:, :, None], axis=2)
        intercept, slope = self.calibration
        sure = 1 / (1 + np.exp(-intercept - slope * log_odds(sure)))
        return [
            ([self.labels[label] for label in best[:size, n]], sure[:size, n, 0].tolist())
            for n, size in enumerate(lengths.tolist())
        ]

    def _scores(self, sequences: Sequence[Rows], lengths: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the scores of each label: shape (longest, sequences, L), 0 past an end."""
        rows = list(chain.from_iterable(sequences))
        edges = np.zeros(len(rows) + 1, dtype=np.int32)
        np.cumsum(np.fromiter(map(len, rows), dtype=np.int32, count=len(rows)), out=edges[1:])
        columns = np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=int(edges[-1]))
        ones = np.ones(len(columns), dtype=np.float32)
        present = csr_array((ones, columns, edges), shape=(len(rows), len(self.features)))
        scores = np.zeros((int(lengths.max()), len(sequences), len(self.labels)))
        within = np.arange(len(scores))[None, :] < lengths[:, None]
        scores.transpose(1, 0, 2)[within] = present @ self.weights
        return scores

    def _best(self, scores: NDArray[np.float64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the labels of the best path (Viterbi): shape (longest, sequences)."""
        longest, count, _ = scores.shape
        totals = np.empty_like(scores)
        totals[0] = scores[0]
        between = self.transitions[:, None, :]
        for t in range(1, longest):
            np.max(totals[t - 1].T[:, :, None] + between, axis=0, out=totals[t])
            totals[t] += scores[t]
        best = np.zeros((longest, count), dtype=np.int64)
        every = np.arange(count)
        last = totals[lengths - 1, every].argmax(axis=1)
        best[-1] = last
        into = self.transitions.T
        for t in range(longest - 2, -1, -1):
            back = (totals[t] + into[best[t + 1]]).argmax(axis=1)
            best[t] = np.where(t < lengths - 1, back, last)
        return best

    def _best_with(
        self,
        label: int,
        scores: NDArray[np.float64],
        best: NDArray[np.int64],
        allowance: float,
    ) -> NDArray[np.int64]:
        """Return the best path that has `label`, or `best` where that costs more than allowed."""
        ahead = _max_totals(scores, self.transitions)
        behind = _max_totals(scores[::-1], self.transitions.T)[::-1]
        through = ahead[:, label] + behind[:, label] - scores[:, label]
        at = int(through.argmax())
        if ahead[-1].max() - through[at] > allowance:
            return best
        pinned = scores.copy()
        pinned[at] = -np.inf
        pinned[at, label] = scores[at, label]
        return self._best(pinned[:, None, :], np.array([len(scores)]))[:, 0]

    def _marginals(
        self, scores: NDArray[np.float64], lengths: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return the marginal probabilities of the labels (forward-backward), shaped as scores."""
        longest = len(scores)
        local = np.exp(scores - scores.max(axis=2, keepdims=True))
        between = np.exp(self.transitions)
        forward = np.empty_like(scores)
        forward[0] = local[0] / local[0].sum(axis=1, keepdims=True)
        for t in range(1, longest):
            step = (forward[t - 1] @ between) * local[t]
            np.divide(step, step.sum(axis=1, keepdims=True), out=forward[t])
        backward = np.ones_like(scores[0])
        for t in range(longest - 2, -1, -1):
            step = (backward * local[t + 1]) @ between.T
            step /= step.sum(axis=1, keepdims=True)
            backward = np.where((t < lengths - 1)[:, None], step, 1.0)
            forward[t] *= backward
        forward /= forward.sum(axis=2, keepdims=True)
        return forward

    def save(self, path: Path) -> None:
        """Write the weights that are not 0, as 16-bit floats; the same bytes each time."""
        rows, columns = np.nonzero(self.weights)
        names = "\n".join(self.features).encode()
        with path.open("wb") as file:
            np.savez_compressed(
                file,
                labels=np.array(self.labels),
                features=np.frombuffer(names, dtype=np.uint8),
                counts=np.bincount(rows, minlength=len(self.features)).astype(np.uint8),
                columns=columns.astype(np.uint8),
                values=self.weights[rows, columns].astype(np.float16),
                transitions=self.transitions,
                calibration=np.array(self.calibration),
            )

    @classmethod
    def load(cls, path: Path) -> RandomField:
        """Read what `save` wrote.

        Raises
        ------
        OSError, KeyError, ValueError
            When the file is absent or not such a model.
        """
        with np.load(path) as stored:
            labels = tuple(stored["labels"].tolist())
            features = tuple(stored["features"].tobytes().decode().split("\n"))
            weights = np.zeros((len(features), len(labels)), dtype=np.float32)
            rows = np.repeat(np.arange(len(features)), stored["counts"])
            weights[rows, stored["columns"]] = stored["values"]
            intercept, slope = stored["calibration"].tolist()
            return cls(labels, features, weights, stored["transitions"], (intercept, slope))
