"""A paper as themes are judged in it: its own sentences, where they stand, which terms they hold."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from litreview.model import Paper
from litreview.prose import squeeze
from litreview.relevance.model import TRANSLATED, Document
from litreview.relevance.themes import ThemeText
from litreview.sections import place_sentences
from litreview.thematic.codebook import Codebook
from litreview.thematic.match import Hit, TermIndex
from litreview.thematic.owntext import OwnSentence, own_sentences
from litreview.thematic.translate import translate_terms


class ThemeDocument(NamedTuple):
    """A paper ready to be judged.

    Parameters
    ----------
    sentences
        The paper's own sentences, in order.
    hits
        Of each sentence, the terms found in it.
    document
        The same as `litreview.relevance` takes it; its sentences have single spaces.
    """

    sentences: list[OwnSentence]
    hits: list[list[Hit]]
    document: Document


def theme_texts(codebook: Codebook) -> list[ThemeText]:
    """Return what a codebook says of each theme, in all its languages together.

    A theme that has neither terms nor labels is named by the words of its id.

    >>> from litreview.thematic.codebook import parse_codebook
    >>> theme_texts(parse_codebook({"themes": [{"id": "village-funds", "definition": "Money."}]}))
    [ThemeText(terms=(), labels=('village funds',), definition='Money.')]
    """
    return [
        ThemeText(
            theme.all_terms,
            tuple(theme.labels.values())
            or (() if theme.terms else (" ".join(re.split(r"[\W_]+", theme.id)),)),
            theme.definition,
        )
        for theme in codebook.themes
    ]


class Indexes(NamedTuple):
    """The terms of a codebook, and the translations of those that it has in one language only."""

    own: TermIndex
    translated: TermIndex

    @classmethod
    def of(cls, codebook: Codebook, *, translate: bool = True) -> Indexes:
        """Make both once for many papers; without ``translate`` the second one is empty."""
        translated = translate_terms(codebook) if translate else Codebook(())
        return cls(TermIndex(codebook), TermIndex(translated))


def theme_document(
    paper: Paper, codebook: Codebook, indexes: Indexes | None = None
) -> ThemeDocument:
    """Prepare a paper; ``indexes`` saves making those of the codebook again."""
    import numpy as np

    own, translated = indexes or Indexes.of(codebook)
    sentences = own_sentences(paper)
    hits = [own.hits(sentence.searched) for sentence in sentences]
    terms = np.zeros((len(sentences), len(codebook.themes)))
    for row, sentence in enumerate(sentences):
        for hit in translated.hits(sentence.searched):
            terms[row, own.order[hit.theme]] = TRANSLATED
        for hit in hits[row]:
            terms[row, own.order[hit.theme]] = 1
    gaps = [paper.text[a.end : b.start] for a, b in pairwise(sentences)]
    paragraphs = np.cumsum([0, *("\n" in gap for gap in gaps)])[: len(sentences)]
    placed = place_sentences(paper, [(s.start, s.end) for s in sentences])
    document = Document(
        [squeeze(sentence.searched) for sentence in sentences],
        paragraphs.tolist(),
        [place.section == "method" for place in placed],
        terms,
    )
    return ThemeDocument(sentences, hits, document)
