"""Three fields of the papers side by side: who (left) works on what (middle) and where (right)."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from litreview.errors import UsageError
from litreview.networks.corpus import Corpus
from litreview.networks.fields import FIELDS, Items

CITED = "cited_"
"""Before a field's name: that field of the works that a paper cites."""


def build_three_field(
    papers: pd.DataFrame,
    works: pd.DataFrame,
    citations: pd.DataFrame,
    *,
    fields: tuple[str, str, str] = ("authors", "keywords", "container_title"),
    top: int | tuple[int, int, int] = 20,
) -> pd.DataFrame:
    """Count the papers behind each pair of neighbouring items: the data of a three-field plot.

    Parameters
    ----------
    papers, works, citations
        As in `litreview.networks.build_network`.
    fields
        Left, middle and right, of `litreview.networks.fields.FIELDS`: ``authors``,
        ``keywords``, ``words``, ``terms``, ``container_title``, ``institutions``,
        ``countries``, ``year``; with ``cited_`` before it, of the works a paper cites; and
        ``cited``, these works themselves.
    top
        How many items of each field to keep, those of most papers first.

    Returns
    -------
    pandas.DataFrame
        ``left_field left right_field right weight``, sorted; first left to middle, then
        middle to right; the weight is the number of papers that have both.

    Raises
    ------
    UsageError
        For an unknown field.

    Notes
    -----
    As the plot of bibliometrix (Aria & Cuccurullo 2017, https://doi.org/10.1016/j.joi.2017.08.007).

    Examples
    --------
    >>> papers = pd.DataFrame({
    ...     "paper": ["p"], "authors": [["Sari, D."]], "keywords": [["Desa"]], "year": [2020]})
    >>> none = pd.DataFrame({"work": [], "citing": [], "cited": []})
    >>> build_three_field(papers, none, none, fields=("authors", "keywords", "year")).values.tolist()
    [['authors', 'Sari, D.', 'keywords', 'desa', 1], ['keywords', 'desa', 'year', '2020', 1]]
    """
    corpus = Corpus.from_frames(papers, works, citations)
    most = (top, top, top) if isinstance(top, int) else top
    columns = [
        _most_frequent(_of_papers(corpus, name), n) for name, n in zip(fields, most, strict=True)
    ]
    rows = []
    for n in (0, 1):
        counts = Counter(
            (left, right)
            for paper in corpus.papers
            for left in columns[n].get(paper, ())
            for right in columns[n + 1].get(paper, ())
        )
        rows += [(fields[n], a, fields[n + 1], b, w) for (a, b), w in sorted(counts.items())]
    return pd.DataFrame(rows, columns=["left_field", "left", "right_field", "right", "weight"])


def _of_papers(corpus: Corpus, name: str) -> Items:
    own = name.removeprefix(CITED)
    if name != "cited" and own not in FIELDS:
        raise UsageError(f"no field {name!r}: use cited or one of {', '.join(FIELDS)}")
    if name == own and name != "cited":
        items = FIELDS[name](corpus)
        return {paper: items.get(paper, []) for paper in corpus.papers}
    of_work = {w: [w] for w in corpus.cited_works} if name == "cited" else FIELDS[own](corpus)
    cited: dict[str, set[str]] = {}
    for citing, work in corpus.citations:
        cited.setdefault(citing, set()).update(of_work.get(work, ()))
    return {paper: sorted(items) for paper, items in cited.items()}


def _most_frequent(items: Items, n: int) -> Items:
    counts = Counter(item for listed in items.values() for item in set(listed))
    kept = set(sorted(counts, key=lambda item: (-counts[item], item))[:n])
    return {w: sorted(set(listed) & kept) for w, listed in items.items()}
