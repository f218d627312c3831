"""The terms of papers: runs of one to three words, scored by two published formulas."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.inductive.cvalue import compute_c_value
from litreview.inductive.ngrams import LONGEST, find_ngrams
from litreview.inductive.notes import say_texts
from litreview.inductive.texts import Texts, read_texts
from litreview.model import Paper

SCORES = ("c_value", "tf_idf")


def compute_term_scores(
    papers: Iterable[Paper] | Texts,
    *,
    by: str = "c_value",
    longest: int = LONGEST,
    least: int | None = None,
) -> pd.DataFrame:
    """Score the terms of papers in both languages.

    Parameters
    ----------
    papers
        The papers, or their texts as `litreview.inductive.read_texts` gives them.
    by
        ``"c_value"``: Frantzi, Ananiadou & Mima (2000), with the offset 1 of Barrón-Cedeño et
        al. (2009), so that single words take part. ``"tf_idf"``: frequency times ln(N/n), N
        papers of which n have the term (Spärck Jones 1972, https://doi.org/10.1108/eb026526);
        0 for a term of every paper.
    longest
        Words of the longest term, 1 to 3.
    least
        Occurrences that a term needs; by default two, and one more for every 200 papers.

    Returns
    -------
    pandas.DataFrame
        ``term`` (its most frequent printed form), ``language``, ``words``, ``frequency``,
        ``papers``, ``c_value``, ``tf_idf``, ``forms`` (all that are joined); best first.
        ``attrs["note"]`` says what there is too little of.

    Raises
    ------
    UsageError
        For an unknown score or a length that is not 1, 2 or 3.

    Examples
    --------
    >>> text = "Layanan publik digital membantu warga. Pelayanan publik digital itu mudah."
    >>> found = compute_term_scores([Paper("p", text)])
    >>> found[["term", "frequency", "c_value"]].head(2).values.tolist()
    [['layanan publik digital', 2, 5.169925], ['publik', 2, 1.333333]]
    """
    if by not in SCORES:
        raise UsageError(f"no score {by!r}: use one of {', '.join(SCORES)}")
    if longest not in (1, 2, 3):
        raise UsageError(f"terms of {longest} words: give 1, 2 or 3")
    texts = papers if isinstance(papers, Texts) else read_texts(papers)
    found = find_ngrams(texts, longest=longest, least=least)
    c_value = compute_c_value(
        dict(zip(found.stems, found.frequency.tolist(), strict=True)), offset=1
    )
    of_paper = (
        texts.sentence_paper[texts.token_sentence]
        if len(texts.token_sentence)
        else texts.token_sentence
    )
    spread = found.counts(of_paper, len(texts.papers))
    spread.data[:] = 1
    n_papers = np.asarray(spread.sum(axis=0)).ravel().astype(np.int64)
    rarity = np.log(max(len(texts.papers), 1) / np.maximum(n_papers, 1))
    frame = pd.DataFrame(
        {
            "term": pd.array(found.labels, dtype="string"),
            "language": pd.array(found.languages, dtype="string"),
            "words": found.sizes,
            "frequency": found.frequency,
            "papers": n_papers,
            "c_value": np.round([c_value[stems] for stems in found.stems], 6),
            "tf_idf": np.round(found.frequency * rarity, 6),
            "forms": pd.Series([list(forms) for forms in found.forms], dtype=object),
        }
    )
    order = [by, "frequency", "words", "term"]
    frame = frame.sort_values(order, ascending=[False, False, False, True], ignore_index=True)
    return say_texts(frame, texts)
