"""The terms that papers carry, as lists: the authors' keywords, an index's, those of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from litreview.indexes import read_exports
from litreview.inductive.documents import build_documents
from litreview.inductive.texts import Texts, read_texts
from litreview.model import Paper
from litreview.networks.terms import keyword_term
from litreview.prose import detect_language, squeeze
from litreview.stems import stem

COLUMNS = ("keywords", "keywords_plus", "terms")
LEAST = 2


def add_terms(
    papers: pd.DataFrame, records: Iterable[Paper], texts: Texts | None = None
) -> pd.DataFrame:
    """Return the papers frame with the terms that maps and trends are made of.

    Columns ``keywords`` (of the authors, as the frame has them, else as an index prints them),
    ``keywords_plus`` (of an index; none for papers that no index knows), ``terms`` (runs of one
    to three words of the paper's own text that stand in two papers or more, the words of a
    longer one not once more).

    Parameters
    ----------
    papers, records
        The papers as a frame, and themselves.
    texts
        Their words, where they were read already.

    Examples
    --------
    >>> frame = pd.DataFrame({"paper": ["p", "q"], "keywords": [["Tax"], []]})
    >>> records = [Paper("p", "Village tax, village tax."), Paper("q", "The village tax.")]
    >>> add_terms(frame, records)[["keywords", "terms"]].values.tolist()
    [[['Tax'], ['village tax']], [[], ['village tax']]]
    """
    records = list(records)
    exports = {paper.id: read_exports(paper.csl) for paper in records}
    known = [exports.get(paper, []) for paper in papers["paper"]]
    frame = papers.copy()
    printed: list[object] = frame["keywords"].tolist() if "keywords" in frame else [[]] * len(frame)
    whole = [next((list(e.keywords) for e in es if e.keywords), []) for es in known]
    # The frame's own list is cut at commas, which an index's keyword may hold.
    keywords = [w or _list(p) for w, p in zip(whole, printed, strict=True)]
    plus = [sorted({word for e in es for word in e.keywords_plus}) for es in known]
    words = _text_terms(texts or read_texts(records))
    for name, lists in (
        ("keywords", keywords),
        ("keywords_plus", plus),
        ("terms", [words.get(paper, []) for paper in papers["paper"]]),
    ):
        frame[name] = pd.Series(lists, index=frame.index, dtype=object)
    return frame


def as_printed(lists: Iterable[Sequence[str]]) -> list[list[str]]:
    """Lower-case the terms of each list, each once: what tools count that read no words.

    >>> as_printed([["Big Data ", "big data", "Data-Bases"]])
    [['big data', 'data-bases']]
    """
    return [
        list(dict.fromkeys(term for word in words if (term := squeeze(word).lower())))
        for words in lists
    ]


def join_forms(lists: Iterable[Sequence[str]]) -> list[list[str]]:
    """Join the inflected forms of a term under the one that is printed most, each once a list.

    The language is that of the list's words together.

    Examples
    --------
    >>> join_forms([["Networks", "social network"], ["Social networks"], ["Social Networks"]])
    [['networks', 'social networks'], ['social networks'], ['social networks']]
    """
    keyed: list[list[tuple[tuple[str, ...], str]]] = []
    for words in lists:
        # Words that are each in either language tell it together.
        language = detect_language("; ".join(words)[:400]) or "en"
        terms = [term for word in words if (term := keyword_term(word))]
        keyed.append([(tuple(stem(w, language) for w in t.split()), t) for t in terms])
    forms: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for pairs in keyed:
        for key, term in pairs:
            forms[key][term] += 1
    label = {key: min(c, key=lambda term: (-c[term], term)) for key, c in forms.items()}
    return [list(dict.fromkeys(label[key] for key, _ in pairs)) for pairs in keyed]


def _text_terms(texts: Texts) -> dict[str, list[str]]:
    found = build_documents(texts, unit="paper", least=LEAST)
    table = found.counts.tocsr()
    return {
        texts.papers[int(found.paper[n])]: [
            found.labels[c] for c in sorted(table.indices[table.indptr[n] : table.indptr[n + 1]])
        ]
        for n in range(table.shape[0])
    }


def _list(cell: object) -> list[str]:
    return [str(word) for word in cell] if isinstance(cell, list | tuple) else []
