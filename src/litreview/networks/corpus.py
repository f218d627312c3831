"""The frames as the networks need them: plain Python values, one description a work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

ATTRIBUTES = ("label", "title", "year", "type", "container_title", "is_paper", "n_citing")
"""What a node that is a work knows of itself."""

_READ = ("authors", "title", "year", "type", "container_title", "n_citing", "keywords")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Papers, all works (the papers among them), and who cites what.

    Parameters
    ----------
    papers
        Ids of the papers, sorted.
    works
        Description by id, sorted: `ATTRIBUTES`, and the lists ``authors`` and ``keywords``.
    citations
        Number of mentions by (citing paper, cited work), sorted.
    """

    papers: list[str]
    works: dict[str, dict[str, Any]]
    citations: dict[tuple[str, str], int]

    @classmethod
    def from_frames(
        cls, papers: pd.DataFrame, works: pd.DataFrame, citations: pd.DataFrame
    ) -> Corpus:
        """Read the frames. A paper that is a work too is one; an id without a row stays bare."""
        ids = set(papers["paper"])
        keywords = {}
        described: dict[str, dict[str, Any]] = {}
        for frame, key in ((works, "work"), (papers, "paper")):
            for work, *cells in _rows(frame, key, *_READ):
                described.setdefault(work, _describe(work, cells, work in ids))
                keywords[work] = _strings(cells[-1])
        counted: dict[tuple[str, str], int] = {}
        for citing, cited, mentions in _rows(citations, "citing", "cited", "n_mentions"):
            edge = (citing, cited)
            counted[edge] = counted.get(edge, 0) + (plain(mentions) or 0)
        for work in {work for edge in counted for work in edge} - described.keys():
            described[work] = _describe(work, [None] * len(_READ), work in ids)
        for work, words in keywords.items():
            described[work]["keywords"] = words
        return cls(sorted(ids), dict(sorted(described.items())), dict(sorted(counted.items())))

    def nodes(self, ids: list[str]) -> dict[str, dict[str, Any]]:
        """Return the node attributes of these works."""
        return {i: {name: self.works[i][name] for name in ATTRIBUTES} for i in ids}


def plain(value: Any) -> Any:
    """Turn a frame's cell into a Python value: None for missing, no numpy number."""
    if value is None or value is pd.NA or value != value:
        return None
    return value.item() if hasattr(value, "item") else value


def short_label(authors: list[str], year: int | None, title: str | None, otherwise: str) -> str:
    """Return a label for a map: the first author's family name (else a bit of title) and year.

    >>> short_label(["Arianto, Bambang", "Risdwiyanto, A."], 2022, None, "arianto2022")
    'Arianto 2022'
    >>> short_label([], None, "Users of the world, unite!", "w7")
    'Users of the'
    """
    name = authors[0].split(",")[0] if authors else " ".join((title or "").split()[:3])
    return " ".join(part for part in (name, str(year or "")) if part) if name else otherwise


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of these columns row by row; a column that is not there is missing."""
    cells = [frame[c].tolist() if c in frame else [None] * len(frame) for c in columns]
    return zip(*cells, strict=True)


def _describe(work: str, cells: list[Any], is_paper: bool) -> dict[str, Any]:
    listed, *single, _ = cells
    authors = _strings(listed)
    title, year, kind, container_title, n_citing = map(plain, single)
    return {
        "label": short_label(authors, year, title, work),
        "title": title,
        "year": year,
        "type": kind,
        "container_title": container_title,
        "is_paper": is_paper,
        "n_citing": n_citing or 0,
        "authors": authors,
        "keywords": [],
    }


def _strings(cell: Any) -> list[str]:
    """Return a cell's list; a missing cell holds none."""
    return [str(value) for value in cell] if isinstance(cell, list | tuple) else []
