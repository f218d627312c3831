"""What speaks for a theme in a sentence, as numbers: one table per document.

Words are weighed by how few sentences of the document hold them. Features that end in
``-lead`` compare a theme with the others in the same sentence, those in ``-rise`` a sentence
with the others of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from litreview.relevance.glossary import Glossary
from litreview.relevance.themes import ThemeSet, compared_stems, unit
from litreview.relevance.words import count_study_words, cut_words, function_words

if TYPE_CHECKING:
    import numpy as np

    from litreview.relevance.encoders import Encoder
    from litreview.relevance.metric import Metric

NAMES = (
    "term",
    "stem-named",
    "stem-defined",
    "concept-named",
    "concept-defined",
    "definition",
    "label",
    "terms",
    "theme",
    "theme-lead",
    "theme-gap",
    "theme-rise",
    "word",
    "word-lead",
    "word-gap",
    "word-rise",
    "near",
    "near-lead",
    "near-gap",
    "near-five",
    "near-five-lead",
    "learned",
    "learned-gap",
    "study-words",
    "study-section",
)
"""The features of a sentence and a theme, in the order of the last axis of `Features.of`."""

CONTEXT = ("before", "after", "paragraph", "document", "margin", "itself")
"""What the first judgement of a document says around a sentence, in the order of `around`."""

_FIVE = 5
_STUDY = 4
_MOST = 6.0


class Features:
    """Counts what words of a corpus have to do with the themes; each word is looked at once.

    Parameters
    ----------
    themes
        What to compare with.
    encoder, centre, glossary, metric
        As trained, see `litreview.relevance.model`.
    """

    def __init__(
        self,
        themes: ThemeSet,
        encoder: Encoder,
        centre: np.ndarray,
        glossary: Glossary,
        metric: Metric,
    ) -> None:
        self._themes = themes
        self._encoder = encoder
        self._centre = centre
        self._glossary = glossary
        self._metric = metric
        self._ids: dict[str, int] = {}
        self._known: dict[str, list[str]] = {}
        self._tables: tuple[np.ndarray, ...] = ()

    def of(
        self, sentences: Sequence[str], terms: np.ndarray, methods: Sequence[bool]
    ) -> np.ndarray:
        """Return the features of a document, sentences × themes × `NAMES`, float32.

        Parameters
        ----------
        sentences
            The document's own sentences, in order.
        terms
            Sentences × themes: 1 where a term of the codebook stands, between 0 and 1 where a
            translation of one does.
        methods
            Of each sentence, whether it stands in a section on methods. Neither this nor words of a
            study speak against a theme that is itself about studies.
        """
        import numpy as np

        n, k = len(sentences), len(self._themes)
        table = np.zeros((n, k, len(NAMES)), dtype=np.float32)
        words = [cut_words(sentence) for sentence in sentences]
        empty = function_words()
        kept = [[w for w in listed if w not in empty] for listed in words]
        filled = [i for i, listed in enumerate(kept) if listed]
        table[:, :, 0] = terms
        study = np.array([min(count_study_words(s), _STUDY) for s in sentences])
        other = ~self._themes.about_studies
        table[:, :, NAMES.index("study-words")] = np.outer(study, other)
        table[:, :, NAMES.index("study-section")] = np.outer(np.asarray(methods), other)
        if not filled or not k:
            return table
        self.learn([w for listed in kept for w in listed])
        ids = np.array([self._ids[w] for i in filled for w in kept[i]])
        starts = np.cumsum([0, *(len(kept[i]) for i in filled[:-1])])
        counted = weigh_words(kept, n)
        idf = np.array([counted[w] for i in filled for w in kept[i]], dtype=np.float32)
        columns = self._compare(ids, starts, idf)
        columns["stem-named"], columns["stem-defined"] = self._stems(kept, filled, n)
        concepts = self._concepts([words[i] for i in filled])
        columns["concept-named"] = concepts @ self._themes.named_concepts.T
        columns["concept-defined"] = concepts @ self._themes.defined_concepts.T
        for name, values in columns.items():
            table[filled, :, NAMES.index(name)] = values
        for name in ("theme", "word"):
            values = table[:, :, NAMES.index(name)]
            rise = (values - values.mean(axis=0)) / (values.std(axis=0) + 0.02)
            table[:, :, NAMES.index(f"{name}-rise")] = rise
        return table

    def nearest(self, sentence: str, theme: int, most: int = 3) -> list[str]:
        """Return the words of a sentence that come nearest to a theme, in their order."""
        kept = [w for w in cut_words(sentence) if w not in function_words()]
        self.learn(kept)
        near = {w: float(self._near(w)[theme]) for w in kept}
        best = sorted(near, key=lambda w: (-near[w], w))[:most]
        return [w for w in dict.fromkeys(kept) if w in best]

    def _near(self, word: str) -> np.ndarray:
        import numpy as np

        return np.asarray(self._tables[3][self._ids[word]])

    def learn(self, words: Iterable[str]) -> None:
        """Compare new words with the themes, once each; `of` does so, many papers at a time is faster."""
        import numpy as np

        new = sorted(set(words).difference(self._ids))
        if not new:
            return
        for word in new:
            self._ids[word] = len(self._ids)
        themes = self._themes
        vectors = unit(self._encoder.encode(new) - self._centre).astype(np.float32)
        by_point = themes.points.astype(np.float32) @ vectors.T
        first = np.searchsorted(themes.owners, np.arange(len(themes)))
        learned = self._metric.words(vectors, themes.whole)
        found: tuple[np.ndarray, ...] = (
            vectors,
            np.maximum.reduceat(by_point, first, axis=0).T,
            vectors @ themes.whole.T,
            learned,
        )
        if self._tables:
            found = tuple(np.concatenate(pair) for pair in zip(self._tables, found, strict=True))
        self._tables = tuple(np.asarray(part, dtype=np.float32) for part in found)

    def _compare(
        self, ids: np.ndarray, starts: np.ndarray, idf: np.ndarray
    ) -> dict[str, np.ndarray]:
        import numpy as np

        themes = self._themes
        from scipy.sparse import csr_array

        vectors = self._tables[0]
        by_point, near, learned = (part[ids] for part in self._tables[1:])
        rows = csr_array((idf, ids, [*starts, len(ids)]), shape=(len(starts), len(vectors)))
        mean = unit(rows @ vectors)
        columns = {
            "definition": mean @ themes.defined.T,
            "label": mean @ themes.labelled.T,
            "terms": mean @ themes.termed.T,
            "theme": mean @ themes.whole.T,
            "word": np.maximum.reduceat(by_point, starts, axis=0),
            "near": np.maximum.reduceat(near, starts, axis=0),
            "near-five": _top_means(near, starts),
            "learned": self._metric.sentences(mean, learned, starts, themes.whole),
        }
        for name in ("theme", "word", "near", "near-five"):
            columns[f"{name}-lead"] = columns[name] - columns[name].mean(axis=1, keepdims=True)
        for name in ("theme", "word", "near", "learned"):
            columns[f"{name}-gap"] = columns[name] - columns[name].max(axis=1, keepdims=True)
        return columns

    def _stems(
        self, kept: Sequence[Sequence[str]], filled: Sequence[int], n: int
    ) -> tuple[np.ndarray, np.ndarray]:
        import numpy as np

        stems = [sorted({s for w in kept[i] for s in self._known_stems(w)}) for i in filled]
        weight = weigh_words(stems, n, 0.5)
        tables = []
        for owners in (self._themes.named_stems, self._themes.defined_stems):
            table = np.zeros((len(filled), len(self._themes)), dtype=np.float32)
            for row, listed in enumerate(stems):
                for stem in listed:
                    for theme in owners.get(stem, ()):
                        table[row, theme] += weight[stem] / len(owners[stem])
            tables.append(np.minimum(table, _MOST))
        return tables[0], tables[1]

    def _known_stems(self, word: str) -> list[str]:
        """Return the stems of a word that a theme has too, looked up once."""
        if word not in self._known:
            themes = self._themes
            self._known[word] = [
                stem
                for stem in compared_stems(word)
                if stem in themes.named_stems or stem in themes.defined_stems
            ]
        return self._known[word]

    def _concepts(self, words: Sequence[Sequence[str]]) -> np.ndarray:
        """Return sentences × concepts, weighed by how few sentences speak of a concept."""
        import numpy as np

        table = np.zeros((len(words), len(self._glossary.names)), dtype=np.float32)
        for row, listed in enumerate(words):
            for concept, weight in self._glossary.concepts(listed).items():
                table[row, concept] = weight
        idf = np.log((len(words) + 1) / (table.sum(axis=0) + 0.5)).clip(0)
        return np.asarray(table * idf)


def around(first: np.ndarray, paragraphs: Sequence[int]) -> np.ndarray:
    """Return what stands around each sentence, sentences × themes × `CONTEXT`.

    Parameters
    ----------
    first
        Sentences × themes: a judgement of each sentence, from 0 to 1.
    paragraphs
        The number of the paragraph of each sentence; neighbours are of the same one.
    """
    import numpy as np

    n = len(first)
    number = np.asarray(paragraphs)
    same = (number[1:] == number[:-1])[:, None]
    none = np.zeros((1, first.shape[1]))
    before = np.concatenate([none, first[:-1] * same])
    after = np.concatenate([first[1:] * same, none])
    _, inverse = np.unique(number, return_inverse=True)
    sums = np.zeros((inverse.max(initial=-1) + 1, first.shape[1]))
    np.add.at(sums, inverse, first)
    sizes = np.bincount(inverse)[inverse][:, None]
    paragraph = (sums[inverse] - first) / np.maximum(1, sizes - 1)
    document = (first.sum(axis=0) - first) / max(1, n - 1)
    second = np.sort(first, axis=1)[:, -2:-1] if first.shape[1] > 1 else np.zeros((n, 1))
    parts = (before, after, paragraph, document, first - second, first)
    return np.stack([np.broadcast_to(p, first.shape) for p in parts], axis=2)


def weigh_words(listed: Sequence[Sequence[str]], n: int, more: float = 0.0) -> dict[str, float]:
    """Weigh words by how few of the n sentences hold them: ln((n + 1) / (count + more))."""
    from collections import Counter
    from math import log

    counts = Counter(word for words in listed for word in set(words))
    return {word: log((n + 1) / (count + more)) for word, count in counts.items()}


def _top_means(values: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Return the mean of the five largest values of each stretch, or of all if there are fewer."""
    import numpy as np

    counts = np.diff([*starts, len(values)])
    means = np.empty((len(starts), values.shape[1]), dtype=values.dtype)
    for count in np.unique(counts):
        chosen = np.flatnonzero(counts == count)
        part = values[starts[chosen, None] + np.arange(count)]
        if count > _FIVE:
            part = np.partition(part, count - _FIVE, axis=1)[:, count - _FIVE :]
        means[chosen] = part.mean(axis=1)
    return means
