"""Papers → entries, mentions and works, a person's corrections applied on the way."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litreview.corrections import (
    Corrections,
    correct_paper,
    correct_references,
    correct_works,
    decide_works,
    find_stale,
)
from litreview.errors import InputError, UsageError
from litreview.indexes import (
    CITED,
    DEFAULT,
    PRINTED,
    check_identity,
    fold_alike,
    label_works,
    merge_papers,
    own_list,
    peer_papers,
)
from litreview.intext import find_mentions
from litreview.model import Mention, Paper, Problem, Progress, Reference, Work
from litreview.papers import read_file, read_folder
from litreview.papers.read import unique_ids
from litreview.references import extract_references, with_own_citation
from litreview.works import THRESHOLD, Repair, compute_sensitivity, resolve_works
from litreview.works.citekeys import assign_citekeys

if TYPE_CHECKING:
    import pandas as pd

MANY = 4_000
"""From so many printed cited references of indexes on, several processes parse them."""


class Found(NamedTuple):
    """What a review holds of its papers; ``stale`` names the corrections that no longer apply."""

    papers: list[Paper]
    references: list[Reference]
    mentions: list[Mention]
    works: list[Work]
    repairs: list[Repair]
    stale: list[Problem]


def read_papers(
    papers: Iterable[Paper],
    corrections: Corrections,
    *,
    repair: bool = True,
    identity: str = DEFAULT,
    progress: Progress | None = None,
    workers: int | None = None,
) -> Found:
    """Run the stages from papers to works.

    Parameters
    ----------
    papers
        As read.
    corrections
        Applied where they fit what is printed.
    repair
        Mend torn entries where the two halves are unambiguous.
    identity
        What makes two references one work: as in `litreview.read`.
    progress
        Called with (stage, done, total).
    workers
        How many processes parse the references; the answer is the same. If not given, one, or all
        processors for an index's list of `MANY`, where a process can be copied as it is (Linux).
    """
    check_identity(identity)
    papers = [with_own_citation(paper) for paper in merge_papers(list(papers))]
    papers = [correct_paper(paper, corrections) for paper in papers]
    if identity != DEFAULT:
        papers = peer_papers(papers)
    references: list[Reference] = []
    mentions: list[Mention] = []
    stale: list[Problem] = []
    extracted = _extract(papers, _choose_workers(papers) if workers is None else workers)
    for done, (paper, entries) in enumerate(zip(papers, extracted, strict=True), start=1):
        listed, problems = correct_references(paper, entries, corrections)
        references += listed
        stale += problems
        if paper.kind != "record":
            mentions += find_mentions(paper, own_list(paper, listed))
        if progress:
            progress("parsing references", done, len(papers))
    if progress:
        progress("finding same works", 0, 1)
    works, repairs = find_works(papers, references, corrections, repair=repair, identity=identity)
    if progress:
        progress("finding same works", 1, 1)
    stale += find_stale(corrections, references, papers)
    return Found(papers, references, mentions, works, repairs, stale)


def _extract(papers: Sequence[Paper], workers: int) -> Iterator[list[Reference]]:
    """Yield the references of each paper, in order."""
    if workers < 1:
        raise UsageError(f"workers is {workers}; give 1 or more")
    if workers == 1:
        yield from map(extract_references, papers)
        return
    size = max(1, min(32, len(papers) // (4 * workers)))
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(extract_references, papers, chunksize=size)


def _choose_workers(papers: Sequence[Paper]) -> int:
    many = sum(r.kind == CITED + PRINTED for paper in papers for r in paper.regions) >= MANY
    copied = multiprocessing.get_start_method() == "fork"
    return os.cpu_count() or 1 if many and copied else 1


def read_files(
    papers: str | Path | Sequence[str | Path], progress: Progress | None = None
) -> tuple[list[Paper], list[Problem]]:
    """Read the papers of a folder, a file or several files; the problems name what was skipped."""
    if isinstance(papers, str | Path) and Path(papers).is_dir():
        listed, skipped = read_folder(Path(papers), progress)
    else:
        files = [papers] if isinstance(papers, str | Path) else list(papers)
        listed, skipped = unique_ids([p for f in files for p in read_file(Path(f))]), []
        if files and not listed:
            named = ", ".join(Path(f).name for f in files[:3])
            raise InputError(f"{named}: no paper in it; name other files")
    if not listed:
        raise InputError("no papers given; name a folder or files")
    return listed, skipped


def find_works(
    papers: Sequence[Paper],
    references: Sequence[Reference],
    corrections: Corrections,
    *,
    repair: bool = True,
    identity: str = DEFAULT,
    threshold: float = THRESHOLD,
) -> tuple[list[Work], list[Repair]]:
    """Tell the works apart, corrected; papers and references as `read_papers` found them.

    Parameters
    ----------
    papers, references, corrections, repair, identity
        As in `read_papers`.
    threshold
        The score from which on two records are the same work; a peer's identity has none.
    """
    if identity == DEFAULT:
        decided = decide_works(corrections, references, papers)
        named = {i for pair in (*decided.same, *decided.apart) for i in pair}
        folded = fold_alike(references, papers, named)
        works, repairs = resolve_works(
            folded.heads, papers, repair=repair, threshold=threshold, decided=decided
        )
        works = folded.unfold(works, assign_citekeys)
    else:
        works, repairs = label_works(references, papers, identity), []
    return correct_works(works, corrections, references, papers), repairs


def find_sensitivity(
    papers: Sequence[Paper],
    references: Sequence[Reference],
    corrections: Corrections,
    thresholds: Iterable[float],
) -> pd.DataFrame:
    """Return what other thresholds of "same work" would change, as `Review.sensitivity` does."""
    import pandas as pd

    decided = decide_works(corrections, references, papers)
    named = {i for pair in (*decided.same, *decided.apart) for i in pair}
    folded = fold_alike(references, papers, named)
    rows = compute_sensitivity(
        folded.heads, papers, thresholds=thresholds, decided=decided, alone=len(folded.lone)
    )
    frame = pd.DataFrame([dataclasses.asdict(row) for row in rows])
    return frame.assign(**{c: frame[c].map(" | ".join) for c in ("joined", "split")})
