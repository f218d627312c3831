"""Topics: non-negative matrix factorisation of documents by terms, their number by coherence.

The same texts give the same topics, whatever the order of the papers: papers are sorted, the
start is that of Boutsidis & Gallopoulos (2008, NNDSVD, https://doi.org/10.1016/j.patcog.2007.09.010),
and topics are numbered by their share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from litreview.errors import UsageError
from litreview.inductive.coherence import compute_coherence
from litreview.inductive.documents import Documents, Unit, build_documents
from litreview.inductive.texts import Texts, read_texts
from litreview.model import Paper

Floats = NDArray[np.float64]

TOP = 10
"""Terms that a topic is known by."""
MOST_TOPICS = 12
OF_TOPIC = 10
"""Rule of thumb: a topic that fewer documents could hold on average is a document, not a topic."""
_DIGITS = 6
_ITERATIONS = 200


@dataclass(frozen=True, slots=True, eq=False)
class TopicModel:
    """A factorisation: documents by topics, topics by terms; topic 1 (row 0) has the largest share.

    Parameters
    ----------
    texts, documents
        What was factorised.
    weights
        (documents, topics), each row summing to 1, or to 0 for a document without terms.
    terms
        (topics, terms), each row of length 1.
    coherence
        One a topic: `litreview.inductive.compute_coherence` of its `TOP` terms.
    tried
        (number of topics, mean coherence times the share of documents held) for every number
        that was tried.
    """

    texts: Texts
    documents: Documents
    weights: Floats
    terms: Floats
    coherence: Floats
    tried: tuple[tuple[int, float], ...]

    @property
    def shares(self) -> Floats:
        """The share of each topic in all documents."""
        total = self.weights.sum(axis=0)
        return np.asarray(total / total.sum() if total.sum() else total)

    def top(self, topic: int, n: int = TOP) -> list[int]:
        """Return the columns of a topic's strongest terms, best first."""
        return top_terms(self.terms[topic], n)


def fit_topics(
    papers: Iterable[Paper] | Texts,
    n_topics: int | None = None,
    *,
    unit: Unit = "auto",
    least: int | None = None,
    seed: int = 1,
) -> TopicModel:
    """Find the topics of papers.

    Documents are weighted by (1 + ln f)·(ln((1+N)/(1+n)) + 1) and brought to length 1 (Salton &
    Buckley 1988, https://doi.org/10.1016/0306-4573(88)90021-0), then factorised (Lee & Seung
    1999, https://doi.org/10.1038/44565).

    Parameters
    ----------
    papers
        The papers, or their texts.
    n_topics
        How many; by default the number from 2 to `MOST_TOPICS`, one to `OF_TOPIC` documents at
        most, with the highest mean coherence times the share of documents that a topic holds;
        of two alike the smaller.
    unit, least
        As in `litreview.inductive.build_documents`.
    seed
        For the start's singular vectors.

    Raises
    ------
    UsageError
        For fewer than one topic.
    """
    if n_topics is not None and n_topics < 1:
        raise UsageError(f"{n_topics} topics: give 1 or more, or None to let coherence choose")
    texts = papers if isinstance(papers, Texts) else read_texts(papers)
    documents = build_documents(texts, unit=unit, least=least)
    weighted = weigh(documents.counts)
    most = most_topics(weighted)
    most_tried = min(MOST_TOPICS, most, weighted.shape[0] // OF_TOPIC)
    wanted = [n_topics] if n_topics else list(range(2, most_tried + 1)) or [1]
    found: list[tuple[float, int, Floats, Floats, Floats]] = []
    for k in wanted:
        parts = factorise(weighted, min(k, most), seed)
        coherence = compute_coherence([top_terms(row) for row in parts[1]], documents.windows)
        held = float((parts[0].sum(axis=1) > 0).mean()) if len(coherence) else 0.0
        mean = round(held * float(coherence.mean()), _DIGITS) if len(coherence) else 0.0
        found.append((mean, -k, *parts, coherence))
    mean, _, weights, terms, coherence = max(found, key=lambda row: row[:2])
    tried = tuple((-row[1], row[0]) for row in found)
    return TopicModel(texts, documents, weights, terms, np.round(coherence, _DIGITS), tried)


def weigh(counts: Any) -> Any:
    """Weigh counts of terms and bring each document to length 1."""
    from sklearn.feature_extraction.text import (
        TfidfTransformer,
    )

    if not min(counts.shape):
        return counts
    return TfidfTransformer(sublinear_tf=True).fit_transform(counts)


def most_topics(weighted: Any) -> int:
    """Return how many different topics a table can hold: no more than its different documents.

    >>> import scipy.sparse as sp
    >>> most_topics(sp.csr_array([[1.0, 0.0], [1.0, 0.0]]))
    1
    """
    rows = {
        (weighted.indices[a:b].tobytes(), np.round(weighted.data[a:b], _DIGITS).tobytes())
        for a, b in zip(weighted.indptr[:-1], weighted.indptr[1:], strict=True)
        if b > a
    }
    return min(len(rows), int(weighted.shape[1]))


def factorise(weighted: Any, k: int, seed: int = 1) -> tuple[Floats, Floats]:
    """Factorise into k topics: (documents, topics) of shares and (topics, terms) of length 1."""
    n_documents, n_terms = weighted.shape
    if k < 1:
        return np.zeros((n_documents, 0)), np.zeros((0, n_terms))
    from sklearn.decomposition import NMF
    from threadpoolctl import threadpool_limits

    model = NMF(k, init="nndsvd", random_state=seed, max_iter=_ITERATIONS, tol=1e-4)
    with _quiet(), threadpool_limits(1):  # sums of floats depend on the number of threads
        weights = model.fit_transform(weighted)
    terms = model.components_
    length = np.linalg.norm(terms, axis=1)
    weights, terms = weights * length, terms / np.where(length > 0, length, 1)[:, None]
    weights = shares_of(weights)
    names = [tuple(top_terms(row)) for row in terms]
    order = sorted(range(k), key=lambda n: (-round(weights[:, n].sum(), _DIGITS), names[n]))
    return np.round(weights[:, order], _DIGITS), np.round(terms[order], _DIGITS)


def shares_of(weights: Floats) -> Floats:
    """Bring each row to a sum of 1; a row of nothing stays."""
    total = weights.sum(axis=1, keepdims=True)
    return np.asarray(weights / np.where(total > 0, total, 1))


def top_terms(row: Floats, n: int = TOP) -> list[int]:
    """Return the columns of the largest values above 0, of two alike the first.

    >>> top_terms(np.array([0.0, 0.2, 0.5, 0.2]))
    [2, 1, 3]
    """
    order = np.argsort(-np.round(row, _DIGITS), kind="stable")[:n]
    return [int(c) for c in order if round(float(row[c]), _DIGITS) > 0]


class _quiet:
    """Keep quiet of a factorisation that was stopped at its last iteration: it is none the worse."""

    def __enter__(self) -> None:
        import warnings

        from sklearn.exceptions import ConvergenceWarning

        self.caught = warnings.catch_warnings()
        self.caught.__enter__()
        warnings.simplefilter("ignore", ConvergenceWarning)

    def __exit__(self, *error: object) -> None:
        self.caught.__exit__(*error)  # type: ignore[arg-type]
