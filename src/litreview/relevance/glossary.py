"""A bilingual glossary of concepts: words that betray what a sentence is about.

``data/glossary.tsv`` has one concept a row with its words and phrases in each language. They
are compared by their stems, so "dicairkan" finds "pencairan".
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from litreview.relevance.words import cut_words, stem_pair

if TYPE_CHECKING:
    import numpy as np

    from litreview.relevance.encoders import Encoder

_WORD, _PHRASE = 0.8, 1.0


class Glossary:
    """Concepts by the stems of their words, of both languages.

    Parameters
    ----------
    rows
        (concept, Indonesian words, English words).

    Examples
    --------
    >>> glossary = Glossary([("funding", ["pencairan", "tepat guna"], ["grant"])])
    >>> glossary.concepts("dana dicairkan".split()), glossary.concepts("two grants".split())
    ({0: 0.8}, {0: 0.8})
    """

    def __init__(self, rows: Iterable[tuple[str, Sequence[str], Sequence[str]]]) -> None:
        self.names: list[str] = []
        self.words: list[tuple[str, ...]] = []
        self._means: dict[str, np.ndarray] = {}
        self._by_first: dict[tuple[int, str], list[tuple[tuple[str, ...], int]]] = {}
        owners: Counter[tuple[int, tuple[str, ...]]] = Counter()
        for name, *listed in rows:
            row = len(self.names)
            self.names.append(name)
            self.words.append(tuple(term for terms in listed for term in terms))
            for language, terms in enumerate(listed):
                for stems in sorted({_stems(term, language) for term in terms}):
                    if stems:
                        owners[language, stems] += 1
                        self._by_first.setdefault((language, stems[0]), []).append((stems, row))
        self._begun: dict[str, list[tuple[tuple[int, tuple[str, ...]], int]]] = {}
        self._weight = {
            key: (_PHRASE if len(key[1]) > 1 else _WORD) / math.sqrt(n) for key, n in owners.items()
        }

    def means(self, encoder: Encoder) -> np.ndarray:
        """Return the mean vector of each concept's words, rows × d; encoded once per encoder."""
        import numpy as np

        if encoder.name not in self._means:
            vectors = encoder.encode([word for words in self.words for word in words])
            starts = np.cumsum([0, *(len(words) for words in self.words[:-1])])
            lengths = np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
            sums = np.add.reduceat(vectors / lengths, starts, axis=0)
            self._means[encoder.name] = sums / [[len(words)] for words in self.words]
        return self._means[encoder.name]

    def concepts(self, words: Sequence[str]) -> dict[int, float]:
        """Return the rows that words in their order betray, each with a weight up to 1.

        A word that stands in several rows says less of each: its weight is divided by the
        root of their number. Several words of a row add up as 1 − Π(1 − weight).
        """
        found: dict[int, dict[tuple[int, tuple[str, ...]], float]] = {}
        for at, word in enumerate(words):
            for key, row in self._begun_by(word):
                language, stems = key
                said = words[at : at + len(stems)]
                if len(stems) == 1 or stems == tuple(stem_pair(w)[language] for w in said):
                    found.setdefault(row, {})[key] = self._weight[key]
        return {
            row: 1 - math.prod(1 - min(weight, 0.95) for weight in weights.values())
            for row, weights in found.items()
        }

    def _begun_by(self, word: str) -> list[tuple[tuple[int, tuple[str, ...]], int]]:
        """Return (language, stems) and row of all that begins with a word, looked up once."""
        if word not in self._begun:
            self._begun[word] = [
                ((language, stems), row)
                for language, first in enumerate(stem_pair(word))
                for stems, row in self._by_first.get((language, first), ())
            ]
        return self._begun[word]


@cache
def load_glossary() -> Glossary:
    """Return the glossary that is shipped, ``data/glossary.tsv``."""
    text = files("litreview").joinpath("data/glossary.tsv").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, indonesian, english = line.split("\t")
            rows.append((name, indonesian.split(", "), english.split(", ")))
    return Glossary(rows)


def _stems(term: str, language: int) -> tuple[str, ...]:
    return tuple(stem_pair(word)[language] for word in cut_words(term))
