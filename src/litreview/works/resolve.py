"""References and papers → works: the entries that denote the same thing become one.

Candidate pairs are compared, and what agrees is joined, the surest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from litreview.model import Paper, Reference, Work
from litreview.works.block import candidate_pairs
from litreview.works.citekeys import assign_citekeys
from litreview.works.compare import THRESHOLD, Verdict, compare_clues
from litreview.works.decided import UNDECIDED, Decided
from litreview.works.join import SURE, Agreement, Entry, join_entries, make_work, print_key
from litreview.works.repair import Repair, find_torn_entries


def resolve_works(
    references: Sequence[Reference],
    papers: Sequence[Paper] = (),
    *,
    repair: bool = True,
    threshold: float = THRESHOLD,
    decided: Decided = UNDECIDED,
) -> tuple[list[Work], list[Repair]]:
    """Group references and papers into works.

    Parameters
    ----------
    references
        Printed entries with their `csl`. Two entries of one paper's list join only on
        stronger evidence; where ``paper`` is empty the list is unknown.
    papers
        Papers of the corpus; each is a work whose id is the paper's.
    repair
        Whether to treat the torn entries that are certain as one; all are returned anyhow.
    threshold
        The score from which on two records are the same work.
    decided
        Pairs that a person called the same work or different ones.

    Returns
    -------
    works, repairs
        Works sorted by id (the same for every order of the input), and what
        `find_torn_entries` found.

    Examples
    --------
    >>> csl = {"title": "Desa Digital di Era Baru", "author": [{"family": "Ali"}],
    ...        "issued": {"date-parts": [[2020]]}}
    >>> works, _ = resolve_works([Reference("a1", "", "a", csl=csl), Reference("b1", "", "b", csl=csl)])
    >>> [(w.id, w.references) for w in works]
    [('ali2020desa', ('a1', 'b1'))]
    """
    repairs = [r for r in find_torn_entries(references) if not decided.parts(r.references)]
    entries = make_entries(references, papers, repairs if repair else [])
    groups, links = group_entries(entries, threshold, decided)
    made = [make_work(entries, group, links) for group in groups]
    works = [replace(w, csl={"id": w.id, **w.csl}) for w in made if w.paper is not None]
    unnamed = [w for w in made if w.paper is None]
    keys = assign_citekeys([(w.csl, w.references) for w in unnamed], taken=[p.id for p in papers])
    works += [
        replace(work, id=key, csl={"id": key, **work.csl})
        for key, work in zip(keys, unnamed, strict=True)
    ]
    return sorted(works, key=lambda w: w.id), repairs


def make_entries(
    references: Sequence[Reference], papers: Sequence[Paper], repairs: Sequence[Repair]
) -> list[Entry]:
    """Return what takes part, in an order that does not depend on the input's."""
    by_id = {r.id: r for r in references}
    torn: set[str] = set()
    entries = []
    for mend in repairs:
        if mend.kind == "merge":
            torn.update(mend.references)
            entries.append(make_torn_entry(mend, by_id[mend.references[0]].paper))
    entries += [Entry((r.id,), r.csl, r.text, r.paper) for r in references if r.id not in torn]
    entries += [Entry((p.id,), p.csl, paper=p.id) for p in papers]
    return sorted(
        entries, key=lambda e: (e.paper is None, e.ids, repr(sorted(e.csl.items(), key=str)))
    )


def make_torn_entry(mend: Repair, paper: str) -> Entry:
    """Return the entry that two halves in a paper's list make."""
    reasons = tuple(f"repaired: {reason}" for reason in mend.reasons)
    return Entry(mend.references, mend.csl, mend.proposed_text, paper, reasons=reasons)


def group_entries(
    entries: list[Entry],
    threshold: float,
    decided: Decided,
    known: dict[tuple[int, int], Verdict] | None = None,
) -> tuple[list[list[int]], dict[int, list[str]]]:
    """Join entries into groups of positions; return them and the reasons by position.

    ``known`` keeps the verdicts on pairs from one threshold to the next.
    """
    known = {} if known is None else known
    twins = _twins(entries, threshold, decided)
    heads = sorted(twins)
    clues = [entries[i].clues for i in heads]
    agreements: list[Agreement] = []
    for x, y in candidate_pairs(clues):
        verdict = known.get((heads[x], heads[y])) or compare_clues(clues[x], clues[y])
        known[heads[x], heads[y]] = verdict
        if verdict.score >= threshold:
            agreements.append((-verdict.score, heads[x], heads[y], verdict.reasons))
    head_of = {n: i for i in heads for m in (i, *twins[i]) for n in entries[m].ids}
    for pair in decided.same:
        i, j = (head_of.get(each) for each in pair)
        if i is not None and j is not None and i != j:
            agreements.append((SURE, i, j, ("a person says so",)))
    return join_entries(entries, agreements, twins, decided)


def _twins(entries: list[Entry], threshold: float, decided: Decided) -> dict[int, list[int]]:
    """Return the first of every set of records printed alike, with the positions of the rest.

    A work that thousands of lists cite in the same words is then compared once.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        key = "" if decided.names(entry.ids) else print_key(entry, threshold)
        alike[key or f"alone {i}"].append(i)
    return {members[0]: members[1:] for members in alike.values()}
