"""`review.inductive`: what the texts of a review speak of, found without a codebook.

Each method hands the papers of the review to the function of its name. Maps, evolution and
trends are of a column of terms: ``keywords`` (the authors'), ``keywords_plus`` (an index's) or
``terms`` (runs of words of the papers' own text).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.inductive.correspondence import compute_correspondence
from litreview.inductive.documents import build_documents
from litreview.inductive.evolution import compute_evolution, compute_period_themes
from litreview.inductive.keyness import compute_keyness
from litreview.inductive.keywords import add_terms
from litreview.inductive.notes import say_texts
from litreview.inductive.stability import compute_theme_stability, compute_topic_stability
from litreview.inductive.terms import compute_term_scores
from litreview.inductive.texts import Texts, read_texts
from litreview.inductive.thematic_map import compute_thematic_map
from litreview.inductive.topicframes import topic_documents, topic_frame, topic_sentences
from litreview.inductive.topics import TopicModel, fit_topics
from litreview.inductive.trends import compute_trends
from litreview.model import Paper

MOST_COLUMNS = 30


@dataclass(frozen=True, eq=False)
class Inductive:
    """Terms, topics, maps and contrasts of a review; a frame's ``attrs["note"]`` tells its doubts.

    Parameters
    ----------
    frame
        The papers frame.
    records
        The papers themselves, whose text is read.

    Examples
    --------
    >>> import litreview
    >>> review = litreview.read("data/papers")  # doctest: +SKIP
    >>> Inductive.of(review).topics()  # doctest: +SKIP
    """

    frame: pd.DataFrame
    records: tuple[Paper, ...]

    @classmethod
    def of(cls, review: Any) -> Inductive:
        """Take the papers of a review."""
        return cls(review.papers, tuple(review.paper_records))

    @cached_property
    def texts(self) -> Texts:
        """The words of the papers' own sentences."""
        return read_texts(self.records)

    @cached_property
    def papers(self) -> pd.DataFrame:
        """The papers frame with the columns ``keywords``, ``keywords_plus`` and ``terms``."""
        return add_terms(self.frame, self.records, self.texts)

    def terms(self, **options: Any) -> pd.DataFrame:
        """Score the terms of the texts; options as in `litreview.inductive.compute_term_scores`."""
        return compute_term_scores(self.texts, **options)

    def model(self, n_topics: int | None = None, **options: Any) -> TopicModel:
        """Find topics; options as in `litreview.inductive.fit_topics`."""
        return fit_topics(self.texts, n_topics, **options)

    def topics(self, n_topics: int | None = None, **options: Any) -> pd.DataFrame:
        """Return the topics, each with its terms and the sentence that shows it best."""
        return topic_frame(self.model(n_topics, **options))

    def topic_documents(self, n_topics: int | None = None, **options: Any) -> pd.DataFrame:
        """Return the share of each topic in each document."""
        return topic_documents(self.model(n_topics, **options))

    def topic_sentences(
        self, n_topics: int | None = None, *, n: int = 3, **options: Any
    ) -> pd.DataFrame:
        """Return the sentences that show each topic best, verbatim."""
        return topic_sentences(self.model(n_topics, **options), n=n)

    def topic_stability(
        self, n_topics: int | None = None, *, repetitions: int = 50, **options: Any
    ) -> pd.DataFrame:
        """Tell which topics come again when the documents are drawn anew."""
        return compute_topic_stability(self.model(n_topics, **options), repetitions=repetitions)

    def thematic_map(self, column: str = "keywords", **options: Any) -> pd.DataFrame:
        """Place themes by centrality and density; options as in `litreview.inductive.find_themes`."""
        return compute_thematic_map(self.papers, column, **options)

    def theme_stability(self, column: str = "keywords", **options: Any) -> pd.DataFrame:
        """Tell which themes come again when the papers are drawn anew."""
        return compute_theme_stability(self.papers, column, **options)

    def period_themes(self, column: str = "keywords", **options: Any) -> pd.DataFrame:
        """Find the themes of each stretch of years; options as in `compute_period_themes`."""
        return compute_period_themes(self.papers, column, **options)

    def evolution(self, column: str = "keywords", **options: Any) -> pd.DataFrame:
        """Tell how the themes of a period go on in the next."""
        return compute_evolution(self.period_themes(column, **options))

    def trends(self, column: str = "keywords", **options: Any) -> pd.DataFrame:
        """Find the years around which each term is used; options as in `compute_trends`."""
        return compute_trends(self.papers, column, **options)

    def keyness(self, by: str = "year", **options: Any) -> pd.DataFrame:
        """Find the terms that set groups of papers apart.

        Parameters
        ----------
        by
            A column of the papers frame with one value a paper; ``"paper"`` sets each apart.
        **options
            As in `litreview.inductive.compute_keyness`.
        """
        return compute_keyness(self.texts, self._groups(by), **options)

    def correspondence(
        self, by: str = "paper", *, most: int = MOST_COLUMNS, dimensions: int = 2
    ) -> pd.DataFrame:
        """Place groups of papers and their most frequent terms in one plane.

        Parameters
        ----------
        by
            A column of the papers frame with one value a paper, or ``"paper"``.
        most
            How many terms, those of most papers first.
        dimensions
            As in `litreview.inductive.compute_correspondence`.
        """
        found = build_documents(self.texts, unit="paper")
        groups = self._groups(by)
        rows = [groups.get(self.texts.papers[int(n)]) for n in found.paper]
        counts = found.counts
        spread = np.bincount(counts.indices, minlength=counts.shape[1])
        total = np.asarray(counts.sum(axis=0)).ravel()
        order = np.lexsort((np.arange(len(total)), -total, -spread))[:most]
        table = pd.DataFrame(
            counts[:, np.sort(order)].toarray(), columns=[found.labels[n] for n in np.sort(order)]
        )
        named = table.groupby(pd.Series(rows, dtype=object), sort=True).sum()
        frame = compute_correspondence(named, dimensions=dimensions)
        return say_texts(frame, self.texts)

    def _groups(self, by: str) -> dict[str, str]:
        if by not in self.frame:
            there = ", ".join(map(str, self.frame.columns))
            raise UsageError(f"the papers have no column {by}; they have: {there}")
        cells = zip(self.frame["paper"], self.frame[by], strict=True)
        single = (int, float, str, np.integer, np.floating)
        return {
            str(paper): str(value)
            for paper, value in cells
            if isinstance(value, single) and value == value and value != ""
        }
