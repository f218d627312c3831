"""A paper → its References: find its lists, cut them, tag and normalize every entry."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from litreview.indexes import is_printed, read_cited
from litreview.model import Paper, Problem, Reference
from litreview.references.parse import complete_references, parse_reference
from litreview.references.split import split_list

LONGEST_ENTRY = 5_000
"""An entry of more characters is doubtful: entries rarely pass 1,000."""


def extract_references(paper: Paper) -> list[Reference]:
    """Return the printed entries of a paper, numbered from 1 across all its lists.

    Examples
    --------
    >>> from litreview.papers import parse_file
    >>> paper, = parse_file(b"References\\n\\nTuten, T. L. (2016). Social Media Marketing. Sage.", "a.txt")
    >>> [(r.id, r.start, r.csl["title"]) for r in extract_references(paper)]
    [('a-r01', 12, 'Social Media Marketing')]
    """
    listed = complete_references(list(_printed(paper)))
    cited = read_cited(paper, first=len(listed) + 1)
    parsed = iter(complete_references([r for r in cited if is_printed(r)]))
    return listed + [next(parsed) if is_printed(r) else r for r in cited]


def _printed(paper: Paper) -> Iterable[Reference]:
    n = 0
    for start, region in paper.region_texts("references"):
        for entry in split_list(paper.text, start, start + len(region)):
            n += 1
            problems = []
            if len(entry.pieces) > 1:
                problems.append(
                    Problem(
                        "torn",
                        "a page break or a stray bullet tore this entry; its pieces were joined",
                    )
                )
            if len(entry.text) > LONGEST_ENTRY:
                message = (
                    f"{len(entry.text)} characters in one entry; check where it should be divided"
                )
                problems.append(Problem("overlong", message, None, entry.text[:80]))
            yield Reference(
                id=f"{paper.id}-r{n:02d}",
                text=entry.text,
                paper=paper.id,
                n=n,
                label=entry.label,
                pieces=entry.pieces,
                problems=tuple(problems),
            )


def with_own_citation(paper: Paper) -> Paper:
    """Complete a paper's record by the citation of itself that its page prints ("How to cite")."""
    for _, printed in paper.region_texts("citation"):
        csl = parse_reference(printed.splitlines()[0]).csl
        if csl.get("title"):
            return dataclasses.replace(paper, csl={**csl, **paper.csl})
    return paper
