"""The words of papers, sentence by sentence, as arrays: what every inductive method counts.

Read is a paper's own text only (`litreview.thematic.owntext`). The language is that of each
sentence, so a paper may mix two; papers in a third are left out, and said so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from litreview import languages
from litreview.model import Paper
from litreview.prose import detect_language
from litreview.stems import LANGUAGES
from litreview.thematic.owntext import own_sentences

Ints = NDArray[np.int64]

_PIECE = re.compile(r"([^\W_]+(?:[-'’][^\W_]+)*)|[^\w\s]|_")
"""A word, or (as an empty string) a mark that parts two words."""
_DASH = re.compile(r"[‐‑]")
_ENOUGH_LETTERS = 300
"""Shorter texts do not tell a third language from a heap of names."""
_LOOKED_AT = 2000
_FUNCTION_WORDS = 0.12
"""A text with so many words that only Indonesian or only English uses is in that language."""
_SURE = 0.99
_KNOWN = ("id", "ms", "jv", "en")
"""Malay and Javanese are the identifier's usual confusions for Indonesian."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Papers by id, their own sentences, and the words of those, in order.

    Parameters
    ----------
    papers
        Ids, sorted; papers without any own sentence stand here too.
    texts
        The text of each paper, which all offsets refer to.
    words
        Every word in lower case, once.
    sentence_paper, sentence_start, sentence_end, sentence_language
        One entry a sentence: position in ``papers``, offsets, position in `LANGUAGES`.
    token_word, token_sentence, token_joined
        One entry a running word: position in ``words``, in the sentences, and whether only
        white space parts it from the word before.
    others
        Number of papers left out by language.
    """

    papers: tuple[str, ...]
    texts: tuple[str, ...]
    words: tuple[str, ...]
    sentence_paper: Ints
    sentence_start: Ints
    sentence_end: Ints
    sentence_language: Ints
    token_word: Ints
    token_sentence: Ints
    token_joined: NDArray[np.bool_]
    others: tuple[tuple[str, int], ...] = ()

    @property
    def word_languages(self) -> list[str]:
        """The language of each word: that of most sentences it stands in; of two alike the first."""
        n, of = len(self.words), self.sentence_language[self.token_sentence]
        votes = [np.bincount(self.token_word[of == m], minlength=n) for m in range(len(LANGUAGES))]
        return [LANGUAGES[m] for m in np.argmax(np.vstack(votes), axis=0)] if n else []

    def sentence(self, n: int) -> str:
        """Return a sentence verbatim, line breaks and all."""
        text = self.texts[int(self.sentence_paper[n])]
        return text[int(self.sentence_start[n]) : int(self.sentence_end[n])]


def read_texts(papers: Iterable[Paper]) -> Texts:
    """Cut the own text of papers into sentences and words; their order does not matter.

    Examples
    --------
    >>> texts = read_texts([Paper("q", "Media sosial dan warga."), Paper("p", "The state, the city.")])
    >>> texts.papers, [LANGUAGES[n] for n in texts.sentence_language]
    (('p', 'q'), ['en', 'id'])
    >>> [texts.words[n] for n in texts.token_word][:4]
    ['the', 'state', 'the', 'city']
    """
    ordered = sorted(papers, key=lambda paper: (paper.id, paper.text))
    kept: list[Paper] = []
    others: Counter[str] = Counter()
    rows: list[tuple[int, int, int, int]] = []
    ids: dict[str, int] = {}
    token_word: list[int] = []
    token_sentence: list[int] = []
    token_joined: list[bool] = []
    for paper in ordered:
        own = own_sentences(paper)
        if (code := _third_language(" ".join(s.searched for s in own[:60]))) is not None:
            others[code] += 1
            continue
        at = len(kept)
        kept.append(paper)
        undecided = []
        first = len(rows)
        for sentence in own:
            pieces = _PIECE.findall(_DASH.sub("-", sentence.searched.lower()))
            found = [word for word in pieces if word]
            token_word += [ids.setdefault(word, len(ids)) for word in found]
            token_sentence += [len(rows)] * len(found)
            token_joined += [
                bool(b) for b, word in zip(["", *pieces], pieces, strict=False) if word
            ]
            language = _language(found, sentence.searched)
            if language is None:
                undecided.append(len(rows))
            rows.append((at, sentence.start, sentence.end, -1 if language is None else language))
        known = [row[3] for row in rows[first:] if row[3] >= 0]
        usual = Counter(known).most_common(1)[0][0] if known else 0
        for n in undecided:
            rows[n] = (*rows[n][:3], usual)
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return Texts(
        tuple(paper.id for paper in kept),
        tuple(paper.text for paper in kept),
        tuple(ids),
        table[:, 0],
        table[:, 1],
        table[:, 2],
        table[:, 3],
        np.array(token_word, dtype=np.int64),
        np.array(token_sentence, dtype=np.int64),
        np.array(token_joined, dtype=bool),
        tuple(sorted(others.items())),
    )


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words of a language that carry no topic: those of titles and those of running text."""
    words = set(languages.stop_words(language))
    table = files("litreview").joinpath("data/inductive_stopwords.tsv")
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        code, more = line.split("\t")
        if code == language:
            words.update(more.split())
    return frozenset(words)


def _language(words: list[str], text: str) -> int | None:
    """Tell the language by the function words that only one has, else by the identifier."""
    votes = [sum(map(only.__contains__, words)) for only in _exclusive()]
    if votes[0] != votes[1]:
        return int(votes[1] > votes[0])
    code = detect_language(text[:400]) if len(words) > 2 else None
    return None if code is None else LANGUAGES.index(code)


@cache
def _exclusive() -> tuple[frozenset[str], ...]:
    lists = [stop_words(code) for code in LANGUAGES]
    return tuple(frozenset(words - lists[1 - n]) for n, words in enumerate(lists))


def _third_language(text: str) -> str | None:
    """Return the code of a language that is neither Indonesian nor English, where it is sure."""
    text = text.lower()[:_LOOKED_AT]
    words = [word for word in _PIECE.findall(text) if word]
    if sum(map(len, words)) < _ENOUGH_LETTERS:
        return None
    share = max(sum(map(only.__contains__, words)) for only in _exclusive()) / len(words)
    if share >= _FUNCTION_WORDS:
        return None
    code, probability = _identifier().classify(text)
    return None if code in _KNOWN or probability < _SURE else str(code)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
