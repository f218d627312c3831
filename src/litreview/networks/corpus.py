"""The frames as the networks need them: plain Python values, described only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

ATTRIBUTES = ("label", "title", "year", "type", "container_title", "is_paper", "n_citing")
"""What a node that is a work knows of itself."""

LISTS = ("authors", "keywords", "institutions", "countries")
"""Columns that hold lists; the last two are known where an index or a provider gave them."""

_SINGLE = ("title", "year", "type", "container_title", "n_citing", "abstract")

Ids = NDArray[np.object_]

if TYPE_CHECKING:
    from litreview.review import Review


@dataclass(frozen=True)
class Corpus:
    """Papers, all works (the papers among them), and who cites what.

    Parameters
    ----------
    papers
        Ids of the papers, sorted.
    citing, cited
        Ids of the two ends of each citation, as the frame gives them; a missing end is None.
    frames
        The frames ``papers``, ``works`` and ``citations``.
    """

    papers: list[str]
    citing: Ids
    cited: Ids
    frames: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]

    @classmethod
    def from_frames(
        cls, papers: pd.DataFrame, works: pd.DataFrame, citations: pd.DataFrame
    ) -> Corpus:
        """Read the frames. A paper that is a work too is one; an id without a row stays bare."""
        listed = sorted(set(_ids(papers["paper"])) - {None})
        citing, cited = _ids(citations["citing"]), _ids(citations["cited"])
        return cls(listed, citing, cited, (papers, works, citations))

    @cached_property
    def citations(self) -> dict[tuple[str, str], int]:
        """Number of mentions by (citing paper, cited work), sorted."""
        counted: dict[tuple[str, str], int] = {}
        mentions = next(_cells(self.frames[2], "n_mentions"))
        for citing, cited, n in zip(self.citing, self.cited, mentions, strict=True):
            if citing is not None and cited is not None:
                counted[citing, cited] = counted.get((citing, cited), 0) + (plain(n) or 0)
        return dict(sorted(counted.items()))

    @cached_property
    def cited_works(self) -> list[str]:
        """Ids of all that is cited, sorted."""
        return sorted({work for work in set(self.cited.tolist()) if work is not None})

    @cached_property
    def works(self) -> dict[str, dict[str, Any]]:
        """Description by id, sorted: `ATTRIBUTES`, ``abstract`` and the `LISTS`."""
        papers, works, _ = self.frames
        cited = (_ids(papers["paper"]), _ids(works["work"]), self.citing, self.cited)
        return self._describe({i for ids in cited for i in ids.tolist()} - {None})

    def nodes(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return the node attributes of these works, sorted."""
        described = self._describe(set(ids))
        return {i: {name: facts[name] for name in ATTRIBUTES} for i, facts in described.items()}

    def _describe(self, ids: set[str]) -> dict[str, dict[str, Any]]:
        papers, works, _ = self.frames
        own = set(self.papers)
        described: dict[str, dict[str, Any]] = {}
        for frame, key in ((works, "work"), (papers, "paper")):
            chosen = frame[frame[key].isin(ids)]
            for work, *cells in zip(*_cells(chosen, key, *_SINGLE, *LISTS), strict=True):
                if work not in described:
                    described[work] = _describe(work, cells, work in own)
                    continue
                # A paper's own page says what a citation of it does not.
                for name, cell in zip(LISTS[1:], cells[len(_SINGLE) + 1 :], strict=True):
                    described[work][name] = _strings(cell) or described[work][name]
                if abstract := plain(cells[len(_SINGLE) - 1]):
                    described[work]["abstract"] = abstract
        bare: list[Any] = [None] * (len(_SINGLE) + len(LISTS))
        for work in ids - described.keys():
            described[work] = _describe(work, bare, work in own)
        return dict(sorted(described.items()))


def network_frames(review: Review) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return a review's frames as the functions of this package take them.

    They are ``papers``, with the column ``abstract`` where the papers print one, ``works`` and
    ``citations``: ``explain_edge("co-citation", *network_frames(review), one, other)``.
    """
    papers = review.papers
    if "abstract" not in papers:
        printed = [
            " ".join(text for _, text in paper.region_texts("abstract"))
            or paper.csl.get("abstract")
            for paper in review.paper_records
        ]
        papers = papers.assign(abstract=pd.array(printed, dtype="string"))
    return papers, review.works, review.citations


def plain(value: Any) -> Any:
    """Turn a frame's cell into a Python value: None for missing, no numpy number."""
    if value is None or value is pd.NA or value != value:
        return None
    return value.item() if hasattr(value, "item") else value


def short_label(authors: list[str], year: int | None, title: str | None, otherwise: str) -> str:
    """Return a label for a map: the first author's family name (else a bit of title) and year.

    >>> short_label(["Arianto, Bambang"], 2022, None, "arianto2022")
    'Arianto 2022'
    >>> short_label([], None, "Users of the world, unite!", "w7")
    'Users of the'
    """
    name = authors[0].split(",")[0] if authors else " ".join((title or "").split()[:3])
    return " ".join(part for part in (name, str(year or "")) if part) if name else otherwise


def _ids(column: pd.Series) -> Ids:
    ids: Ids = column.to_numpy(dtype=object)
    missing = pd.isna(ids)
    if missing.any():
        ids = ids.copy()
        ids[missing] = None
    return ids


def _cells(frame: pd.DataFrame, *columns: str) -> Iterator[list[Any]]:
    """Yield the cells of each column; a column that is not there is missing."""
    for name in columns:
        yield frame[name].tolist() if name in frame else [None] * len(frame)


def _describe(work: str, cells: list[Any], is_paper: bool) -> dict[str, Any]:
    title, year, kind, container_title, n_citing, abstract = map(plain, cells[: len(_SINGLE)])
    lists = dict(zip(LISTS, map(_strings, cells[len(_SINGLE) :]), strict=True))
    return {
        "label": short_label(lists["authors"], year, title, work),
        "title": title,
        "year": year,
        "type": kind,
        "container_title": container_title,
        "is_paper": is_paper,
        "n_citing": n_citing or 0,
        "abstract": abstract,
        **lists,
    }


def _strings(cell: Any) -> list[str]:
    """Return a cell's list; a missing cell holds none."""
    return [str(value) for value in cell] if isinstance(cell, list | tuple) else []
