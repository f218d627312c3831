"""Candidates for terms: one to three neighbouring words of which none is a stop word.

The inflected forms of one stem are one candidate, called by the form that is printed most. A
candidate stands within a sentence and never runs over punctuation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from litreview.inductive.texts import Ints, Texts, stop_words
from litreview.stems import LANGUAGES, stem

LONGEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Ngrams:
    """Candidates, sorted by their label, and where each stands.

    Parameters
    ----------
    labels
        The most frequent printed form, lower-cased.
    stems
        The stems of the words of each.
    forms
        All printed forms, most frequent first.
    languages
        The language of most sentences with it.
    frequency
        How often it stands, in other candidates too.
    occurrence, token
        One entry an occurrence: position in ``labels``, and of its first word in the tokens.
    """

    labels: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    forms: tuple[tuple[str, ...], ...]
    languages: tuple[str, ...]
    frequency: Ints
    occurrence: Ints
    token: Ints

    @property
    def sizes(self) -> Ints:
        """The number of words of each."""
        return np.array([len(stems) for stems in self.stems], dtype=np.int64)

    def counts(self, group: Ints, n_groups: int, chosen: NDArray[np.bool_] | None = None) -> Any:
        """Count each candidate in each group of tokens: ``scipy.sparse.csr_array`` (groups, candidates).

        Parameters
        ----------
        group
            The group of every token, -1 for none.
        chosen
            Which occurrences to count; all if not given.
        """
        import scipy.sparse as sp

        of = group[self.token]
        kept = of >= 0 if chosen is None else (of >= 0) & chosen
        ones = np.ones(int(kept.sum()))
        shape = (n_groups, len(self.labels))
        table = sp.coo_array((ones, (of[kept], self.occurrence[kept])), shape=shape).tocsr()
        table.sum_duplicates()
        return table


def enough(texts: Texts) -> int:
    """Return how often a candidate must stand if nothing is said: twice, and once more for every 200 papers."""
    return 2 + len(texts.papers) // 200


@lru_cache(maxsize=2)
def find_ngrams(texts: Texts, *, longest: int = LONGEST, least: int | None = None) -> Ngrams:
    """Find the candidates that stand at least so often.

    Parameters
    ----------
    longest
        Words of the longest candidate, 1 to 3.
    least
        Occurrences that a candidate needs; by default as `enough` says.

    Examples
    --------
    >>> from litreview.inductive.texts import read_texts
    >>> from litreview.model import Paper
    >>> text = "Pelayanan publik itu mudah. Layanan publik dan pelayanan publik: publik."
    >>> found = find_ngrams(read_texts([Paper("p", text)]))
    >>> list(zip(found.labels, found.frequency.tolist()))
    [('pelayanan', 3), ('pelayanan publik', 3), ('publik', 4)]
    """
    least = enough(texts) if least is None else least
    of_word = texts.word_languages
    stems = [stem(word, code) for word, code in zip(texts.words, of_word, strict=True)]
    names = sorted(set(stems))
    number = {name: n for n, name in enumerate(names)}
    stem_of = np.array([number[name] for name in stems], dtype=np.int64)
    content = np.array([is_content(word) for word in texts.words], dtype=bool)
    found: list[tuple[str, tuple[str, ...], tuple[str, ...], str, int]] = []
    occurrences: list[Ints] = []
    tokens: list[Ints] = []
    size = 0
    for n in range(1, longest + 1):
        starts = _starts(texts, content, n)
        keys = _keys(stem_of[texts.token_word], starts, n, max(len(names), 1))
        kinds, kind, count = np.unique(keys, return_inverse=True, return_counts=True)
        often = count >= least
        kept = often[kind]
        place = np.cumsum(often) - 1
        starts, kind = starts[kept], place[kind[kept]]
        kinds, count = kinds[often], count[often]
        printed = _printed(texts, starts, kind, n)
        voted = _languages(texts, starts, kind, len(kinds))
        for k, key in enumerate(kinds.tolist()):
            parts = tuple(names[m] for m in _digits(key, n, len(names)))
            found.append((printed[k][0], parts, printed[k], voted[k], int(count[k])))
        occurrences.append(kind + size)
        tokens.append(starts)
        size += len(kinds)
    order = sorted(range(size), key=lambda k: (found[k][0], found[k][1]))
    place = np.empty(size, dtype=np.int64)
    place[order] = np.arange(size)
    rows = [found[k] for k in order]
    at = place[np.concatenate(occurrences)] if size else np.zeros(0, dtype=np.int64)
    token = np.concatenate(tokens) if size else np.zeros(0, dtype=np.int64)
    labels, parts_, forms, languages = (tuple(row[c] for row in rows) for c in range(4))
    frequency = np.array([row[4] for row in rows], dtype=np.int64)
    return Ngrams(labels, parts_, forms, languages, frequency, at, token)  # type: ignore[arg-type]


def is_content(word: str) -> bool:
    """Tell whether a word may be part of a term: no stop word, two letters or more.

    >>> is_content("media"), is_content("yang"), is_content("2021"), is_content("x")
    (True, False, False, False)
    """
    letters = sum(c.isalpha() for c in word)
    return letters > 1 and not any(word in stop_words(code) for code in LANGUAGES)


def _starts(texts: Texts, content: NDArray[np.bool_], n: int) -> Ints:
    """Return the positions at which n neighbouring content words begin."""
    good = content[texts.token_word] if len(texts.token_word) else np.zeros(0, dtype=bool)
    last = max(len(good) - n + 1, 0)
    fine = good[:last].copy()
    for step in range(1, n):
        fine &= good[step : last + step] & texts.token_joined[step : last + step]
    return np.flatnonzero(fine).astype(np.int64)


def _keys(numbers: Ints, starts: Ints, n: int, base: int) -> Ints:
    """Return one number for each run of n numbers below a base."""
    keys = np.zeros(len(starts), dtype=np.int64)
    for step in range(n):
        keys = keys * base + numbers[starts + step]
    return keys


def _digits(key: int, n: int, base: int) -> list[int]:
    digits = []
    for _ in range(n):
        key, digit = divmod(key, max(base, 1))
        digits.append(digit)
    return digits[::-1]


def _printed(texts: Texts, starts: Ints, kind: Ints, n: int) -> list[tuple[str, ...]]:
    """Return the printed forms of each kind, most frequent first, of two alike the first by letters."""
    base = max(len(texts.words), 1)
    surface = _keys(texts.token_word, starts, n, base)
    order = np.lexsort((surface, kind))
    kind, surface = kind[order], surface[order]
    new = np.ones(len(kind), dtype=bool)
    new[1:] = (kind[1:] != kind[:-1]) | (surface[1:] != surface[:-1])
    at = np.flatnonzero(new)
    counts = np.diff(np.append(at, len(kind)))
    listed: list[list[tuple[int, str]]] = [[] for _ in range(int(kind.max(initial=-1)) + 1)]
    for k, form, count in zip(
        kind[at].tolist(), surface[at].tolist(), counts.tolist(), strict=True
    ):
        words = " ".join(texts.words[w] for w in _digits(form, n, base))
        listed[k].append((-count, words))
    return [tuple(words for _, words in sorted(forms)) for forms in listed]


def _languages(texts: Texts, starts: Ints, kind: Ints, n_kinds: int) -> list[str]:
    of = texts.sentence_language[texts.token_sentence[starts]]
    votes = [np.bincount(kind[of == m], minlength=n_kinds) for m in range(len(LANGUAGES))]
    return [LANGUAGES[m] for m in np.argmax(np.vstack(votes), axis=0)] if n_kinds else []
