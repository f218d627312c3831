"""What a codebook gives to compare sentences with: vectors, stems and concepts of its themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from litreview.relevance.glossary import Glossary
from litreview.relevance.words import count_study_words, cut_words, function_words, stem_pair

if TYPE_CHECKING:
    import numpy as np

    from litreview.relevance.encoders import Encoder

_CONCEPTS, _DEFINED = 0.6, 0.3
"""How much the words of a theme's concepts count in its vector, and those of its definition in these."""
_SHORTEST = 4
"""Letters of a word whose stem is compared; shorter ones are too often something else."""


class ThemeText(NamedTuple):
    """What a codebook says of one theme, in whatever languages."""

    terms: tuple[str, ...]
    labels: tuple[str, ...]
    definition: str


@dataclass(frozen=True)
class ThemeSet:
    """The themes of a codebook, k of them, ready to be compared.

    Parameters
    ----------
    defined, labelled, termed, whole
        Vectors of the definitions, labels, terms, and of all three with the words of their
        concepts in the glossary, each k × d, unit length.
    points, owners
        Vectors of every term and label, and the theme that each belongs to.
    named_stems, defined_stems
        By stem: the themes whose terms or labels, or whose definition, hold it.
    named_concepts, defined_concepts
        k × concepts of the glossary; a concept of several themes says less of each.
    about_studies
        k: whether a term or label speaks of studies themselves ("wawancara", "survey").
    """

    defined: np.ndarray
    labelled: np.ndarray
    termed: np.ndarray
    whole: np.ndarray
    points: np.ndarray
    owners: np.ndarray
    named_stems: Mapping[str, tuple[int, ...]]
    defined_stems: Mapping[str, tuple[int, ...]]
    named_concepts: np.ndarray
    defined_concepts: np.ndarray
    about_studies: np.ndarray

    def __len__(self) -> int:
        return len(self.whole)


def make_theme_set(
    themes: Sequence[ThemeText], encoder: Encoder, centre: np.ndarray, glossary: Glossary
) -> ThemeSet:
    """Compute what `ThemeSet` holds; ``centre`` is the mean vector of words, d."""
    import numpy as np

    def mean(texts: Sequence[str]) -> np.ndarray:
        return np.asarray(unit(encoder.encode(texts)).mean(axis=0))

    labels = [theme.labels or theme.terms for theme in themes]
    terms = [tuple(bare_term(t) for t in theme.terms) or theme.labels for theme in themes]
    words = [content_words(theme.definition) or list(labels[n]) for n, theme in enumerate(themes)]
    defined, labelled, termed = (
        np.array([mean(texts) for texts in listed]) - centre for listed in (words, labels, terms)
    )
    named = [[*terms[n], *labels[n]] for n in range(len(themes))]
    definitions = [[theme.definition] for theme in themes]
    named_concepts, defined_concepts = _concepts(named, glossary), _concepts(definitions, glossary)
    own = unit(unit(defined) + unit(labelled) + unit(termed))
    means = unit(glossary.means(encoder) - centre)
    betrayed = unit((named_concepts + _DEFINED * defined_concepts) @ means)
    points = [(term, n) for n in range(len(themes)) for term in (*terms[n], *labels[n])]
    return ThemeSet(
        defined=unit(defined - defined.mean(axis=0) / 2),
        labelled=unit(labelled - labelled.mean(axis=0) / 2),
        termed=unit(termed - termed.mean(axis=0) / 2),
        whole=unit(own + _CONCEPTS * betrayed),
        points=unit(encoder.encode([text for text, _ in points]) - centre),
        owners=np.array([n for _, n in points]),
        named_stems=_by_stem(named),
        defined_stems=_by_stem(definitions),
        named_concepts=named_concepts,
        defined_concepts=defined_concepts,
        about_studies=np.array([count_study_words(" ".join(t), general=True) > 0 for t in named]),
    )


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry content, in order.

    >>> content_words("Uang yang diberikan oleh desa")
    ['uang', 'diberikan', 'desa']
    """
    empty = function_words()
    return [word for word in cut_words(text) if word not in empty]


def bare_term(term: str) -> str:
    """Take the ``*`` off a term.

    >>> bare_term("kurang* aparatur")
    'kurang aparatur'
    """
    return " ".join(term.replace("*", "").split())


def unit(vectors: np.ndarray) -> np.ndarray:
    """Scale the rows of a matrix to length 1; a row of zeros stays."""
    import numpy as np

    return np.asarray(vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-9))


def compared_stems(word: str) -> set[str]:
    """Return the stems by which a word is compared, none for short or empty words."""
    if len(word) < _SHORTEST or word in function_words():
        return set()
    return set(stem_pair(word))


def _by_stem(texts: Sequence[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    owners: dict[str, set[int]] = {}
    for n, listed in enumerate(texts):
        for text in listed:
            for word in cut_words(text):
                for stem in compared_stems(word):
                    owners.setdefault(stem, set()).add(n)
    return {stem: tuple(sorted(themes)) for stem, themes in owners.items()}


def _concepts(texts: Sequence[Sequence[str]], glossary: Glossary) -> np.ndarray:
    import numpy as np

    table = np.zeros((len(texts), len(glossary.names)))
    for n, listed in enumerate(texts):
        for text in listed:
            for row, weight in glossary.concepts(cut_words(text)).items():
                table[n, row] = max(table[n, row], weight)
    return np.asarray(table / np.maximum(1, table.sum(axis=0)))
