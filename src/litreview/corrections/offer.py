"""Rows offered to a person: hand edits of the written bibliography, and answers to be given.

Nothing here is applied by itself: the rows are text to be copied into the corrections file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from litreview.corrections.quotes import make_quote, quote_paper
from litreview.corrections.rows import Correction, as_mapping
from litreview.corrections.values import VARIABLES, write_value
from litreview.model import Csl, Paper, Problem, Reference, Work
from litreview.papers.bibliography import parse_bibtex

_SKIPPED = frozenset({"language"})
"""Guessed from the title where the file does not say it: an edit of the title changes it too."""


def offer_edits(
    written: str,
    edited: str,
    works: Iterable[Work],
    references: Iterable[Reference],
    papers: Iterable[Paper],
    file: str = "references.bib",
) -> tuple[list[Correction], list[Problem]]:
    """Turn what a person changed in a written BibTeX file into rows of corrections.

    Parameters
    ----------
    written, edited
        The file as it was written, and as it is now.
    works, references, papers
        What it was written from.
    file
        Its name, for messages.

    Returns
    -------
    rows, problems
        A ``fix`` for each changed entry; a problem for what no row can say: an entry that
        came, went, or cannot be read.

    Examples
    --------
    >>> entry = Reference("a-r01", "Ali. 2020. Desa Digital. Obor.", "a")
    >>> before = "@book{ali2020, title = {Desa Digital}, year = 2020}"
    >>> rows, _ = offer_edits(before, before.replace("2020}", "2021}"), [Work("ali2020", {}, ("a-r01",))], [entry], [])
    >>> rows[0].targets, rows[0].values
    (('a-r01',), {'issued': '2021'})
    """
    before = {p.id: p for p in parse_bibtex(written)}
    after = {p.id: p for p in parse_bibtex(edited)}
    by_work = {w.id: w for w in works}
    by_id, paper_by_id = {r.id: r for r in references}, {p.id: p for p in papers}
    rows: list[Correction] = []
    problems = [
        _unsaid(name, file, "came") if name not in before else _unsaid(name, file, "went")
        for name in sorted(before.keys() ^ after.keys())
    ]
    for name in sorted(before.keys() & after.keys()):
        if after[name].problems and not before[name].problems:
            problems.append(_unsaid(name, file, "cannot be read any more"))
            continue
        values = _changes(before[name].csl, after[name].csl)
        if not values:
            continue
        target = _quoted(by_work.get(name), by_id, paper_by_id)
        if target is None:
            problems.append(_unsaid(name, file, "was edited, but no entry of these papers is its"))
            continue
        why = f"edited by hand in {file} ({name})"
        rows.append(Correction("fix", target[:1], target[1:], values, why=why))
    return rows, problems


def _changes(before: Csl, after: Csl) -> dict[str, str]:
    """Return the variables that differ, as a person writes them; "" where one was deleted."""
    names = [n for n in dict.fromkeys((*after, *before)) if n in VARIABLES and n not in _SKIPPED]
    return {
        name: write_value(name, after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    }


def _quoted(
    work: Work | None, references: Mapping[str, Reference], papers: Mapping[str, Paper]
) -> tuple[str, str] | None:
    """Return an entry (or else the paper) of a work, and its quote."""
    if work is None:
        return None
    entry = next((references[r] for r in work.references if r in references), None)
    if entry is not None:
        return entry.id, make_quote(entry.text)
    paper = papers.get(work.paper or "")
    return (paper.id, quote_paper(paper)) if paper is not None else None


def _unsaid(name: str, file: str, what: str) -> Problem:
    return Problem(
        "edit-kept-aside",
        f"{file}: entry {name} {what}; no correction can say that, the edited file is kept beside",
        None,
        name,
    )


def offer_answers(
    asked: Iterable[tuple[Work, str, str, Sequence[str]]],
    references: Iterable[Reference],
    papers: Iterable[Paper],
) -> list[Correction]:
    """Turn open questions (work, provider, record, reasons) into rows that accept the record.

    A person who does not want it writes ``reject`` for ``accept``.
    """
    by_id, paper_by_id = {r.id: r for r in references}, {p.id: p for p in papers}
    rows = []
    for work, provider, record, reasons in asked:
        target = _quoted(work, by_id, paper_by_id)
        if target is not None:
            why = "; ".join(reasons)
            rows.append(
                Correction(
                    "accept", target[:1], target[1:], provider=provider, record=record, why=why
                )
            )
    return rows


class _Dumper(yaml.SafeDumper):
    """Writes every text so that the base loader reads the same text back."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value twice rather than refer to it."""
        return True


def show_rows(rows: Iterable[Correction]) -> str:
    """Write rows as they stand in a corrections file; "" where there are none.

    >>> print(show_rows([Correction("accept", ("a-r01",), ("Ali. 2020. Desa",), provider="recorded", record="r1")]))
    - accept: a-r01
      printed: Ali. 2020. Desa
      provider: recorded
      record: r1
    <BLANKLINE>
    """
    listed = [dict(as_mapping(row)) for row in rows]
    if not listed:
        return ""
    return yaml.dump(listed, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
