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

from litreview.relevance.words import cut_words, stem_pair

_LANGUAGES = ("id", "en")
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
        self._weight = {
            key: (_PHRASE if len(key[1]) > 1 else _WORD) / math.sqrt(n) for key, n in owners.items()
        }

    def concepts(self, words: Sequence[str]) -> dict[int, float]:
        """Return the rows that words in their order betray, each with a weight up to 1.

        A word that stands in several rows says less of each: its weight is divided by the
        root of their number. Several words of a row add up as 1 − Π(1 − weight).
        """
        pairs = [stem_pair(word) for word in words]
        found: dict[int, dict[tuple[int, tuple[str, ...]], float]] = {}
        for at in range(len(words)):
            for language in (0, 1):
                for stems, row in self._by_first.get((language, pairs[at][language]), ()):
                    end = at + len(stems)
                    if len(stems) == 1 or stems == tuple(p[language] for p in pairs[at:end]):
                        key = (language, stems)
                        found.setdefault(row, {})[key] = self._weight[key]
        return {
            row: 1 - math.prod(1 - min(weight, 0.95) for weight in weights.values())
            for row, weights in found.items()
        }


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
