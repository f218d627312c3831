"""Coding by sentence: which own sentences of a paper speak of which theme, with what words.

A theme is present where its concept is spoken of, in whatever polarity; `Evidence` shows the
sentence, so that a person can judge it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any, Literal

from litreview.model import Paper
from litreview.thematic.codebook import Codebook
from litreview.thematic.match import Hit, TermIndex
from litreview.thematic.owntext import own_sentences
from litreview.thematic.polarity import Polarity, find_polarity

if TYPE_CHECKING:
    import pandas as pd

EvidenceKind = Literal["quotation", "reading note"]

COLUMNS = ("paper", "theme", "sentence", "start", "end", "terms", "polarity", "confidence", "kind")
"""The columns of `evidence_frame`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that speaks of one theme.

    Parameters
    ----------
    paper, theme
        Ids.
    sentence
        Verbatim: equal to the paper's text from ``start`` to ``end``, line breaks and all.
    terms
        The words that were matched, as printed, in order.
    polarity
        What the sentence says of the thing that the terms name: it is spoken of
        (``present``), ``lacking``, or ``needed``; see `litreview.thematic.polarity`.
    confidence
        From 0 to 1; see `term_weight`.
    kind
        ``quotation``, or ``reading note``: a note's words are not the paper's.
    """

    paper: str
    theme: str
    sentence: str
    start: int
    end: int
    terms: tuple[str, ...]
    polarity: Polarity
    confidence: float
    kind: EvidenceKind


def code_themes(papers: Iterable[Paper], codebook: Codebook) -> list[Evidence]:
    """Code the own text of papers, sentence by sentence.

    Returns
    -------
    list of Evidence
        In the order of the papers, within a paper by sentence, within a sentence by theme.

    Examples
    --------
    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"themes": [{"id": "ease", "terms_id": ["mudah"]}, {"id": "budget", "terms_id": ["anggaran"]}]})
    >>> for e in code_themes([Paper("p", "Layanan mudah. Kurangnya anggaran terasa.")], book):
    ...     print(e.theme, e.sentence, e.terms, e.polarity, e.confidence)
    ease Layanan mudah. ('mudah',) present 0.6
    budget Kurangnya anggaran terasa. ('anggaran',) lacking 0.6
    """
    return list(_code(papers, codebook))


def theme_records(papers: Iterable[Paper], codebook: Codebook) -> Iterator[dict[str, Any]]:
    """Yield the evidence as plain mappings: paper, theme, sentence, start, end, terms, polarity, confidence.

    ``sentence`` is verbatim: where it runs over a page break it holds the line breaks.
    """
    for found in _code(papers, codebook):
        record = {column: getattr(found, column) for column in COLUMNS if column != "kind"}
        yield {**record, "terms": list(found.terms)}


def evidence_frame(evidence: Iterable[Evidence]) -> pd.DataFrame:
    """Return one row per piece of evidence, with the columns of `COLUMNS`."""
    import pandas as pd

    rows = [{**{c: getattr(e, c) for c in COLUMNS}, "terms": list(e.terms)} for e in evidence]
    kinds = {"start": "Int64", "end": "Int64", "confidence": "Float64", "terms": "object"}
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({column: kinds.get(column, "string") for column in COLUMNS})


def term_weight(term: str, themes: int = 1) -> float:
    """Say how surely one term, by itself, shows its theme.

    A phrase 0.8, a word 0.6; 0.1 less with ``*``; divided by the number of themes that
    share the term. Several different terms in a sentence add up as 1 − Π(1 − weight).

    >>> term_weight("umpan balik"), term_weight("mudah"), term_weight("responsif*"), term_weight("pendampingan", 2)
    (0.8, 0.6, 0.5, 0.3)
    """
    weight = (0.8 if len(term.split()) > 1 else 0.6) - (0.1 if "*" in term else 0.0)
    return round(weight / themes, 4)


def _code(papers: Iterable[Paper], codebook: Codebook) -> Iterator[Evidence]:
    index = TermIndex(codebook)
    shared: dict[str, int] = {}
    for theme in codebook.themes:
        for term in theme.all_terms:
            shared[term] = shared.get(term, 0) + 1
    for paper in papers:
        note_start = min((r.start for r in paper.regions), default=0)
        for sentence in own_sentences(paper):
            # The title in a note's front matter is the paper's own; what the note says is not.
            noted = paper.kind == "reading-note" and sentence.start >= note_start
            kind: EvidenceKind = "reading note" if noted else "quotation"
            by_theme: dict[str, list[Hit]] = {}
            for hit in index.hits(sentence.searched):
                by_theme.setdefault(hit.theme, []).append(hit)
            for name, hits in by_theme.items():
                yield Evidence(
                    paper.id,
                    name,
                    paper.text[sentence.start : sentence.end],
                    sentence.start,
                    sentence.end,
                    tuple(sentence.searched[h.start : h.end] for h in hits),
                    _polarity(sentence.searched, hits),
                    _confidence(hits, shared),
                    kind,
                )


def _polarity(sentence: str, hits: list[Hit]) -> Polarity:
    """Lacking or needed outweighs present: a bare second naming does not take it back."""
    found = {find_polarity(sentence, hit.start, hit.end) for hit in hits}
    order: tuple[Polarity, ...] = ("lacking", "needed", "present")
    return next(polarity for polarity in order if polarity in found)


def _confidence(hits: list[Hit], shared: dict[str, int]) -> float:
    terms = sorted({hit.term for hit in hits})
    return round(1 - prod(1 - term_weight(term, shared[term]) for term in terms), 2)
