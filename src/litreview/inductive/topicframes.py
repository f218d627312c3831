"""A topic model as frames: its topics, the documents' shares, the sentences that show a topic."""

from __future__ import annotations

import numpy as np
import pandas as pd

from litreview.indicators.columns import say
from litreview.inductive.notes import say_texts
from litreview.inductive.topics import TOP, TopicModel
from litreview.stems import LANGUAGES

LABEL_TERMS = 3
LEAST_WORDS = 6
"""A sentence of fewer words is a heading or a fragment."""
MOST_WORDS = 60
"""A sentence of more words is no quotation that a reader takes in."""


def topic_frame(model: TopicModel, *, top: int = TOP) -> pd.DataFrame:
    """Return one row a topic, the largest first.

    Returns
    -------
    pandas.DataFrame
        ``topic`` (from 1), ``label`` (its first three terms), ``language`` (that of most of its
        weight), ``terms``, ``weights`` (of the
        terms, in their order), ``share``, ``coherence``, ``documents`` (those it is the
        largest topic of), ``papers`` (that hold such), ``sentence`` with ``paper``, ``start``,
        ``end``: the sentence that shows it best, verbatim. ``attrs``: ``unit``, ``tried``
        (number of topics → mean coherence), ``note``.
    """
    best = topic_sentences(model, n=1).set_index("topic")
    largest = _largest(model)
    rows = []
    for n in range(len(model.terms)):
        columns = model.top(n, top)
        terms = [model.documents.labels[c] for c in columns]
        own = np.flatnonzero(largest == n)
        shown = best.loc[n + 1] if n + 1 in best.index else None
        rows.append(
            {
                "topic": n + 1,
                "label": " · ".join(terms[:LABEL_TERMS]),
                "language": _language(model, n),
                "terms": terms,
                "weights": [round(float(model.terms[n, c]), 6) for c in columns],
                "share": round(float(model.shares[n]), 6),
                "coherence": float(model.coherence[n]),
                "documents": len(own),
                "papers": len(set(model.documents.paper[own].tolist())),
                "sentence": pd.NA if shown is None else shown["sentence"],
                "paper": pd.NA if shown is None else shown["paper"],
                "start": pd.NA if shown is None else shown["start"],
                "end": pd.NA if shown is None else shown["end"],
            }
        )
    columns_ = ["topic", "label", "language", "terms", "weights", "share", "coherence", "documents", "papers",
                "sentence", "paper", "start", "end"]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns_).astype(
        {
            "label": "string",
            "language": "string",
            "sentence": "string",
            "paper": "string",
            "start": "Int64",
            "end": "Int64",
        }
    )
    frame.attrs["unit"] = model.documents.unit
    frame.attrs["tried"] = dict(model.tried)
    if frame["language"].nunique() > 1:
        say(frame, "note-topics-by-language")
    if model.documents.unit == "window" and len(frame):
        say(frame, "note-windows", n=len(model.weights), papers=len(model.texts.papers))
    return say_texts(frame, model.texts)


def topic_documents(model: TopicModel) -> pd.DataFrame:
    """Return the share of each topic in each document.

    Returns
    -------
    pandas.DataFrame
        ``document`` (from 1), ``paper``, ``start``, ``end`` (offsets), ``topic``, ``share``;
        shares above 0 only; by document and topic.
    """
    rows, columns = np.nonzero(model.weights)
    texts, documents = model.texts, model.documents
    return pd.DataFrame(
        {
            "document": rows + 1,
            "paper": pd.array([texts.papers[p] for p in documents.paper[rows]], dtype="string"),
            "start": texts.sentence_start[documents.first[rows]],
            "end": texts.sentence_end[documents.last[rows]],
            "topic": columns + 1,
            "share": model.weights[rows, columns],
        }
    )


def topic_sentences(model: TopicModel, *, n: int = 3) -> pd.DataFrame:
    """Return the sentences that show each topic best.

    A sentence's score is the cosine of its terms and the topic's, times the topic's share in
    its document.

    Parameters
    ----------
    n
        Sentences a topic; of sentences that read alike the first.

    Returns
    -------
    pandas.DataFrame
        ``topic``, ``paper``, ``sentence`` (equal to the paper's text from ``start`` to
        ``end``), ``start``, ``end``, ``score``.
    """
    texts, documents = model.texts, model.documents
    columns = ["topic", "paper", "sentence", "start", "end", "score"]
    rows = []
    if len(model.terms):
        present = documents.sentences.copy()
        present.data = np.ones_like(present.data)
        length = np.sqrt(np.maximum(np.asarray(present.sum(axis=1)).ravel(), 1))
        spans = documents.last - documents.first + 1
        of_sentence = np.repeat(np.arange(len(spans)), spans)
        score = (present @ model.terms.T) / length[:, None] * model.weights[of_sentence]
        words = np.bincount(texts.token_sentence, minlength=len(length))
        fits = (words >= LEAST_WORDS) & (words <= MOST_WORDS)
        score = np.round(np.where(fits[:, None], score, 0), 6)
        for topic in range(len(model.terms)):
            seen: set[str] = set()
            for s in np.argsort(-score[:, topic], kind="stable")[: 20 * n]:
                sentence = texts.sentence(int(s))
                if score[s, topic] <= 0 or len(seen) == n:
                    break
                if (folded := " ".join(sentence.split()).casefold()) in seen:
                    continue
                seen.add(folded)
                place = int(texts.sentence_start[s]), int(texts.sentence_end[s])
                paper = texts.papers[texts.sentence_paper[s]]
                rows.append((topic + 1, paper, sentence, *place, float(score[s, topic])))
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"paper": "string", "sentence": "string", "start": "Int64", "end": "Int64"})


def _language(model: TopicModel, topic: int) -> str:
    weight = dict.fromkeys(LANGUAGES, 0.0)
    for code, value in zip(model.documents.languages, model.terms[topic].tolist(), strict=True):
        weight[code] += value
    return max(LANGUAGES, key=lambda code: round(weight[code], 6))


def _largest(model: TopicModel) -> np.ndarray:
    """Return the largest topic of each document, -1 where it has none."""
    if not model.weights.shape[1]:
        return np.full(len(model.weights), -1)
    return np.where(model.weights.max(axis=1) > 0, model.weights.argmax(axis=1), -1)
