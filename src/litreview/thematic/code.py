"""Coding by sentence: which own sentences of a paper speak of which theme, with what words.

A theme is present where its concept is spoken of, in whatever polarity; `Evidence` shows the
sentence, so that a person can judge it. A sentence is taken where a term of the codebook means
the theme, or where it surely speaks of the theme in other words (`litreview.relevance`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import prod
from typing import TYPE_CHECKING, Any, Literal

from litreview.errors import UsageError
from litreview.model import Mention, Paper
from litreview.thematic.codebook import Codebook
from litreview.thematic.documents import Indexes, ThemeDocument, theme_document, theme_texts
from litreview.thematic.match import Hit
from litreview.thematic.polarity import Polarity, find_polarity

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from litreview.relevance import Relevance

EvidenceKind = Literal["quotation", "reading note"]
By = Literal["meaning", "terms"]
"""Whether sentences without a term of the codebook are judged by their meaning, or never taken."""

COLUMNS = (
    *("paper", "theme", "sentence", "start", "end", "terms", "polarity", "confidence", "kind"),
    "mentions",
)
"""The columns of `evidence_frame`."""

LEAST_TERM = 0.4
LEAST_TRANSLATED = 0.05
LEAST_MEANING = 0.65
LEAST_ALONE = 0.3
"""From which judgement on a sentence is taken: with a term of the theme in it; with the translation of
one; without any; and as the only one of a paper, where it speaks most of a theme that nothing else there is taken for."""
USUAL_LENGTH = 40
"""Sentences of the texts by which `LEAST_ALONE` was chosen; the best of more is more often chance."""

_TOGETHER = 100
"""Papers whose words are looked at at once."""


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
        The words that were matched, as printed, in order; without a term of the codebook the
        words that come nearest to the theme.
    polarity
        What the sentence says of the thing that the terms name: it is spoken of
        (``present``), ``lacking``, or ``needed``; see `litreview.thematic.polarity`.
    confidence
        From 0 to 1: how likely the sentence speaks of the theme, as trained on judged texts; by
        terms alone see `term_weight`.
    kind
        ``quotation``, or ``reading note``: a note's words are not the paper's.
    mentions
        The ids of the references that citations in the sentence stand for, in order.
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
    mentions: tuple[str, ...] = ()


def code_themes(
    papers: Iterable[Paper],
    codebook: Codebook,
    *,
    mentions: Iterable[Mention] = (),
    by: By = "meaning",
) -> list[Evidence]:
    """Code the own text of papers, sentence by sentence.

    Parameters
    ----------
    mentions
        The in-text citations of the papers, which evidence names by their references.
    by
        ``"meaning"``: also sentences that speak of a theme without its terms, and no sentence
        whose term means something else. ``"terms"``: every sentence that holds a term, no other.

    Returns
    -------
    list of Evidence
        In the order of the papers, within a paper by sentence, within a sentence by theme.

    Raises
    ------
    UsageError
        For another ``by``.

    Examples
    --------
    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"themes": [{"id": "ease", "terms_id": ["mudah"]}, {"id": "budget", "terms_id": ["anggaran"]}]})
    >>> for e in code_themes([Paper("p", "Layanan mudah. Kurangnya anggaran terasa.")], book, by="terms"):
    ...     print(e.theme, e.sentence, e.terms, e.polarity, e.confidence)
    ease Layanan mudah. ('mudah',) present 0.6
    budget Kurangnya anggaran terasa. ('anggaran',) lacking 0.6
    """
    return list(_code(papers, codebook, mentions, by))


def theme_records(
    papers: Iterable[Paper], codebook: Codebook, by: By = "meaning"
) -> Iterator[dict[str, Any]]:
    """Yield the evidence as plain mappings: paper, theme, sentence, start, end, terms, polarity, confidence.

    ``sentence`` is verbatim: where it runs over a page break it holds the line breaks.
    """
    for found in _code(papers, codebook, (), by):
        record = {c: getattr(found, c) for c in COLUMNS if c not in ("kind", "mentions")}
        yield {**record, "terms": list(found.terms)}


def evidence_frame(evidence: Iterable[Evidence]) -> pd.DataFrame:
    """Return one row per piece of evidence, with the columns of `COLUMNS`."""
    import pandas as pd

    lists = ("terms", "mentions")
    rows = [
        {c: list(getattr(e, c)) if c in lists else getattr(e, c) for c in COLUMNS} for e in evidence
    ]
    kinds = {"start": "Int64", "end": "Int64", "confidence": "Float64"}
    kinds |= dict.fromkeys(lists, "object")
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


def choose_evidence(judgement: np.ndarray, terms: np.ndarray) -> np.ndarray:
    """Say which sentences of one paper are taken as evidence of which theme.

    Parameters
    ----------
    judgement, terms
        Sentences × themes: as `litreview.relevance.Relevance.judge` gives it, and where terms stand
        (`litreview.relevance.model.Document`).
    """
    import numpy as np

    least = np.select([terms == 1, terms > 0], [LEAST_TERM, LEAST_TRANSLATED], LEAST_MEANING)
    chosen = judgement >= least
    if len(chosen):
        meant = np.where(terms == 1, 0, judgement)
        alone = ~chosen.any(axis=0) & (meant.max(axis=0) >= _least_alone(len(chosen)))
        chosen[meant.argmax(axis=0)[alone], np.flatnonzero(alone)] = True
    return chosen


def _least_alone(sentences: int) -> float:
    """Raise the odds asked of the best sentence with the number that it is the best of."""
    odds = LEAST_ALONE / (1 - LEAST_ALONE) * max(1, sentences / USUAL_LENGTH)
    return odds / (1 + odds)


def _code(
    papers: Iterable[Paper], codebook: Codebook, mentions: Iterable[Mention], by: By
) -> Iterator[Evidence]:
    if by not in ("meaning", "terms"):
        raise UsageError(f"no way to code by {by!r}; use 'meaning' or 'terms'")
    indexes = Indexes.of(codebook, translate=by == "meaning")
    shared = Counter(term for theme in codebook.themes for term in theme.all_terms)
    cited: dict[str, list[Mention]] = {}
    for mention in mentions:
        cited.setdefault(mention.paper, []).append(mention)
    if by == "terms":
        for paper in papers:
            found = theme_document(paper, codebook, indexes)
            yield from _evidence(paper, codebook, found, shared, None, cited.get(paper.id, []))
        return
    from litreview.relevance import load_relevance

    relevance = load_relevance(theme_texts(codebook))
    rest = iter(papers)
    while some := list(islice(rest, _TOGETHER)):
        documents = [theme_document(paper, codebook, indexes) for paper in some]
        relevance.learn(text for d in documents for text in d.document.sentences)
        for paper, found in zip(some, documents, strict=True):
            said = cited.get(paper.id, [])
            yield from _evidence(paper, codebook, found, shared, relevance, said)


def _evidence(
    paper: Paper,
    codebook: Codebook,
    found: ThemeDocument,
    shared: Mapping[str, int],
    relevance: Relevance | None,
    mentions: Sequence[Mention],
) -> Iterator[Evidence]:
    """Yield the evidence of one paper; without ``relevance`` by its terms alone.

    ``shared`` says how many themes have each term.
    """
    terms = found.document.terms
    judgement = relevance.judge(found.document) if relevance and found.sentences else terms == 1
    chosen = choose_evidence(judgement, terms)
    note_start = min((r.start for r in paper.regions), default=0)
    for row, sentence in enumerate(found.sentences):
        # The title in a note's front matter is the paper's own; what the note says is not.
        noted = paper.kind == "reading-note" and sentence.start >= note_start
        for column in chosen[row].nonzero()[0]:
            theme = codebook.themes[column].id
            hits = [hit for hit in found.hits[row] if hit.theme == theme]
            spans = [(hit.start, hit.end) for hit in hits]
            if relevance and not hits:
                spans = _find_words(sentence.searched, relevance.nearest(sentence.searched, column))
            yield Evidence(
                paper.id,
                theme,
                paper.text[sentence.start : sentence.end],
                sentence.start,
                sentence.end,
                tuple(sentence.searched[a:b] for a, b in spans),
                _polarity(sentence.searched, spans),
                round(float(judgement[row, column]), 2) if relevance else _confidence(hits, shared),
                "reading note" if noted else "quotation",
                _cited(mentions, sentence.start, sentence.end),
            )


def _find_words(sentence: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Find where words, given in lower case, first stand in a sentence, in order."""
    found = (re.search(rf"(?<!\w){re.escape(w)}(?!\w)", sentence, re.I) for w in words)
    return sorted(match.span() for match in found if match)


def _cited(mentions: Sequence[Mention], start: int, end: int) -> tuple[str, ...]:
    inside = (m for m in mentions if start <= m.start < end)
    return tuple(dict.fromkeys(reference for m in inside for reference in m.cites))


def _polarity(sentence: str, spans: Sequence[tuple[int, int]]) -> Polarity:
    """Lacking or needed outweighs present: a bare second naming does not take it back."""
    found = {find_polarity(sentence, start, end) for start, end in spans}
    order: tuple[Polarity, ...] = ("lacking", "needed", "present")
    return next((polarity for polarity in order if polarity in found), "present")


def _confidence(hits: Sequence[Hit], shared: Mapping[str, int]) -> float:
    terms = sorted({hit.term for hit in hits})
    return round(1 - prod(1 - term_weight(term, shared[term]) for term in terms), 2)
