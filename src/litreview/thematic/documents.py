"""A paper as themes are judged in it: its own sentences, where they stand, which terms they hold."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from litreview.model import Paper
from litreview.prose import squeeze
from litreview.relevance.model import Document
from litreview.relevance.themes import ThemeText
from litreview.sections import place_sentences
from litreview.thematic.codebook import Codebook
from litreview.thematic.match import Hit, TermIndex
from litreview.thematic.owntext import OwnSentence, own_sentences


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
    """Return what a codebook says of each theme, in all its languages together."""
    return [ThemeText(t.all_terms, tuple(t.labels.values()), t.definition) for t in codebook.themes]


def theme_document(
    paper: Paper, codebook: Codebook, index: TermIndex | None = None
) -> ThemeDocument:
    """Prepare a paper; ``index`` saves making the terms' index again for many papers."""
    import numpy as np

    index = index or TermIndex(codebook)
    sentences = own_sentences(paper)
    hits = [index.hits(sentence.searched) for sentence in sentences]
    terms = np.zeros((len(sentences), len(codebook.themes)))
    for row, found in enumerate(hits):
        for hit in found:
            terms[row, index.order[hit.theme]] = 1
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
