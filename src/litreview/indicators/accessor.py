"""`review.indicators`: every indicator of a review, without naming its frames.

Each method hands the frames of the review to the function of its name. Documents are the
papers or the works that the review cites (``of="works"``); authors and container titles are
one form each, as in the networks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
import pandas as pd

from litreview.errors import UsageError
from litreview.indexes.identity import DEFAULT, check_identity
from litreview.indicators.ageing import compute_ageing, compute_reference_ages
from litreview.indicators.bradford import compute_bradford
from litreview.indicators.bursts import compute_bursts
from litreview.indicators.collaboration import compute_collaboration
from litreview.indicators.columns import say
from litreview.indicators.disruption import compute_disruption
from litreview.indicators.dynamics import compute_dynamics
from litreview.indicators.exported import add_exported
from litreview.indicators.growth import compute_growth, compute_growth_rate
from litreview.indicators.identity import unify
from litreview.indicators.impact import compute_impact
from litreview.indicators.lifecycle import compute_life_cycle
from litreview.indicators.localcitations import compute_local_citations, match_as_bibliometrix
from litreview.indicators.lotka import compute_lotka, compute_productivity
from litreview.indicators.price import compute_concentration, compute_price
from litreview.indicators.rpys import compute_multi_rpys, compute_rpys
from litreview.indicators.sleeping import compute_citation_history, compute_sleeping_beauties
from litreview.indicators.zipf import compute_terms, compute_zipf

Documents = Literal["papers", "works"]


@dataclass(frozen=True, eq=False)
class Indicators:
    """The indicators of a review; every method returns a frame, ``attrs["note"]`` its doubts.

    Parameters
    ----------
    papers, references, works, citations
        The frames of the review.
    unified
        Whether the forms of one name are one.

    Examples
    --------
    >>> import litreview
    >>> review = litreview.read("data/papers")  # doctest: +SKIP
    >>> review.indicators.rpys()  # doctest: +SKIP
    """

    papers: pd.DataFrame
    references: pd.DataFrame
    works: pd.DataFrame
    citations: pd.DataFrame
    unified: bool = True

    @classmethod
    def of(cls, review: Any) -> Indicators:
        """Take the frames of a review, and what indexes printed of its papers."""
        papers = add_exported(review.papers, review.paper_records)
        return cls(papers, review.references, review.works, review.citations)

    def as_exported(self) -> Indicators:
        """Count papers by the names that an index printed, as its users' tools do, none merged.

        Papers that no index knows keep the names they print.
        """
        if "index_authors" not in self.papers:
            return replace(self, unified=False)
        pairs = zip(self.papers["index_authors"], self.papers["authors"], strict=True)
        names = pd.Series([a or b for a, b in pairs], index=self.papers.index, dtype=object)
        return replace(self, papers=self.papers.assign(authors=names), unified=False)

    def documents(self, of: Documents = "papers") -> pd.DataFrame:
        """Return the papers, or the works that papers cite, with one form of each name if unified.

        Raises
        ------
        UsageError
            For anything else.
        """
        if of == "papers":
            return self._unified_papers
        if of == "works":
            return self._unified_works
        raise UsageError(f"no documents {of!r}: use papers or works")

    @cached_property
    def _unified_papers(self) -> pd.DataFrame:
        return unify(self.papers) if self.unified else self.papers

    @cached_property
    def _unified_works(self) -> pd.DataFrame:
        cited = self.works[self.works["n_citing"] > 0].reset_index(drop=True)
        return unify(cited) if self.unified else cited

    def impact(self, by: str | None = "authors", of: Documents = "works") -> pd.DataFrame:
        """h, g, m; of works by the papers that cite them here, of papers by what databases count."""
        if of == "works":
            found = compute_impact(
                self.documents("works"), by, citations="n_citing", year=self._last_year
            )
            return say(found, "note-local-only")
        papers = self.documents("papers")
        if "times_cited" not in papers:
            papers = papers.assign(times_cited=np.nan)
        return compute_impact(papers, by)

    def productivity(self, of: Documents = "works") -> pd.DataFrame:
        """How many authors have one document, two, three."""
        return compute_productivity(self.documents(of))

    def lotka(self, of: Documents = "works", **options: Any) -> pd.DataFrame:
        """Lotka's law, fitted and tested."""
        return compute_lotka(self.productivity(of), **options)

    def bradford(self, of: Documents = "works", *, zones: int = 3) -> pd.DataFrame:
        """Container titles in Bradford's zones."""
        return compute_bradford(self.documents(of), zones=zones)

    def price(self, of: Documents = "works") -> pd.DataFrame:
        """Price's law of the square root."""
        return compute_price(compute_concentration(self.documents(of)))

    def zipf(self, of: Documents = "works", column: str = "title") -> pd.DataFrame:
        """Zipf's law of the words of titles, or of another column."""
        return compute_zipf(compute_terms(self.documents(of), column))

    def rpys(self, **options: Any) -> pd.DataFrame:
        """Spectroscopy of the years that the references are from."""
        return compute_rpys(self.references, **options)

    def multi_rpys(self) -> pd.DataFrame:
        """Spectroscopy by citing year."""
        return compute_multi_rpys(self.references, self.papers)

    def bursts(self, column: str = "keywords", **options: Any) -> pd.DataFrame:
        """Bursts of keywords; with ``column="work"`` of the citing of works."""
        if column != "work":
            return compute_bursts(self.documents("papers"), column, **options)
        lists = self.citations.groupby("citing")["cited"].agg(lambda cited: sorted(set(cited)))
        papers = self.papers[["paper", "year"]].assign(work=self.papers["paper"].map(lists))
        return compute_bursts(papers, "work", **options)

    def growth(self, of: Documents = "papers", **years: Any) -> pd.DataFrame:
        """Documents by year."""
        return compute_growth(self.documents(of), **years)

    def growth_rate(self, of: Documents = "papers", **years: Any) -> pd.DataFrame:
        """Yearly rate of growth and time to double."""
        return compute_growth_rate(self.growth(of, **years))

    def life_cycle(self, **years: Any) -> pd.DataFrame:
        """The logistic course of the papers by year, where there is one."""
        return compute_life_cycle(self.growth("papers", **years))

    def local_citations(self, *, identity: str = "works") -> pd.DataFrame:
        """Citations of papers by papers of the review, beside those that a database printed.

        Parameters
        ----------
        identity
            ``"works"``: whom the works say is cited. ``"bibliometrix"``: that peer's comparison of
            lines with papers, as in `litreview.indicators.localcitations.match_as_bibliometrix`.

        Raises
        ------
        UsageError
            For another identity.
        """
        check_identity(identity)
        if identity == DEFAULT:
            return compute_local_citations(self.papers, self._paper_citations)
        matched = match_as_bibliometrix(self.papers, self.references)
        return compute_local_citations(self.papers, matched)

    def ages(self, by: str | None = None, **options: Any) -> pd.DataFrame:
        """Age of references, half-life, Price index."""
        return compute_ageing(compute_reference_ages(self.references, self.papers), by, **options)

    def collaboration(self, by: str | None = None, of: Documents = "papers") -> pd.DataFrame:
        """Authors a document, single-authored ones, collaboration index, international share."""
        return compute_collaboration(self.documents(of), by)

    def disruption(self, **options: Any) -> pd.DataFrame:
        """The CD index of the papers on the graph of the review."""
        return compute_disruption(self.papers, self._paper_citations, **options)

    def sleeping_beauties(self, **options: Any) -> pd.DataFrame:
        """Works that were cited late and much."""
        history = compute_citation_history(self.works, self.citations, self.papers)
        return compute_sleeping_beauties(history, **options)

    def dynamics(
        self, column: str = "container_title", of: Documents = "papers", **options: Any
    ) -> pd.DataFrame:
        """Documents of the most frequent container titles by year."""
        return compute_dynamics(self.documents(of), column, **options)

    @cached_property
    def _paper_citations(self) -> pd.DataFrame:
        """Citations in which a cited paper goes by its own id, whatever its work is called."""
        is_paper = self.works[self.works["paper"].notna()]
        paper_of = dict(zip(is_paper["work"], is_paper["paper"], strict=True))
        cited = [paper_of.get(work, work) for work in self.citations["cited"]]
        return self.citations.assign(cited=cited)

    @property
    def _last_year(self) -> int | None:
        years = self.papers["year"].dropna()
        return int(years.max()) if len(years) else None
