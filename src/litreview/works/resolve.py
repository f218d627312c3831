"""References and papers → works: the entries that denote the same thing become one.

Candidate pairs are compared; the surest agreements join first; two groups whose members
contradict each other stay apart although somebody in between resembles both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from litreview.model import Csl, Paper, Reference, Work
from litreview.works.block import candidate_pairs
from litreview.works.citekeys import assign_citekeys
from litreview.works.clues import Clues, read_clues
from litreview.works.compare import THRESHOLD, Verdict, compare_clues, contradict
from litreview.works.decided import UNDECIDED, Decided
from litreview.works.merge import Source, merge_records
from litreview.works.repair import Repair, find_torn_entries

_WITNESSES = 6
"""How many members of each group are heard before two groups join."""
_SURE = -2.0
"""What a person says joins before any comparison does (scores are at most 1, and negated)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What takes part: a reference, two torn halves of one, or a paper."""

    ids: tuple[str, ...]
    csl: Csl
    clues: Clues
    paper: str | None = None
    reasons: tuple[str, ...] = ()


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
    paper_ids = [p.id for p in papers]
    unnamed: list[tuple[dict[str, Any], Work]] = []
    works: list[Work] = []
    for group in groups:
        members = [entries[i] for i in group]
        csl, told = merge_records(
            Source("+".join(e.ids), e.csl, e.paper is not None) for e in members
        )
        paper = next((e.paper for e in members if e.paper is not None), None)
        cited = tuple(sorted(i for e in members if e.paper is None for i in e.ids))
        reasons = [r for e in members for r in e.reasons]
        reasons += [line for i in group for line in links.get(i, ())]
        work = Work(paper or "", csl, cited, paper, (*reasons, *told))
        if paper is None:
            unnamed.append((csl, work))
        else:
            works.append(replace(work, csl={"id": paper, **csl}))
    keys = assign_citekeys([(csl, work.references) for csl, work in unnamed], taken=paper_ids)
    works += [
        replace(work, id=key, csl={"id": key, **csl})
        for key, (csl, work) in zip(keys, unnamed, strict=True)
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
        if mend.kind != "merge":
            continue
        torn.update(mend.references)
        paper = by_id[mend.references[0]].paper
        clues = read_clues(mend.csl, text=mend.proposed_text, list_id=paper)
        reasons = tuple(f"repaired: {reason}" for reason in mend.reasons)
        entries.append(Entry(mend.references, mend.csl, clues, reasons=reasons))
    entries += [
        Entry((r.id,), r.csl, read_clues(r.csl, text=r.text, list_id=r.paper))
        for r in references
        if r.id not in torn
    ]
    entries += [Entry((p.id,), p.csl, read_clues(p.csl), p.id) for p in papers]
    return sorted(
        entries, key=lambda e: (e.paper is None, e.ids, repr(sorted(e.csl.items(), key=str)))
    )


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
    agreements = []
    for x, y in candidate_pairs(clues):
        verdict = known.get((heads[x], heads[y])) or compare_clues(clues[x], clues[y])
        known[heads[x], heads[y]] = verdict
        if verdict.score >= threshold:
            agreements.append((-verdict.score, heads[x], heads[y], verdict.reasons))
    head_of = {n: i for i in heads for m in (i, *twins[i]) for n in entries[m].ids}
    for pair in decided.same:
        i, j = (head_of.get(each) for each in pair)
        if i is not None and j is not None and i != j:
            agreements.append((_SURE, i, j, ("a person says so",)))
    groups = {i: [i] for i in heads}
    leader = {i: i for i in heads}
    links: dict[int, list[str]] = defaultdict(list)
    for i, others in twins.items():
        names = ", ".join("+".join(entries[j].ids) for j in others)
        if others:
            links[i].append(f"{'+'.join(entries[i].ids)} = {names}: printed alike")
    for score, i, j, reasons in sorted(agreements):
        one, two = leader[i], leader[j]
        if one == two or decided.parts(
            n for m in (*groups[one], *groups[two]) for n in entries[m].ids
        ):
            continue
        if not _compatible(groups[one], groups[two], entries, sure=score == _SURE):
            continue
        if len(groups[one]) < len(groups[two]):
            one, two = two, one
        for member in groups[two]:
            leader[member] = one
        groups[one] += groups.pop(two)
        links[i].append(
            f"{'+'.join(entries[i].ids)} = {'+'.join(entries[j].ids)}: {'; '.join(reasons)}"
        )
    whole = [sorted(t for m in members for t in (m, *twins[m])) for members in groups.values()]
    return sorted(whole), links


def _twins(entries: list[Entry], threshold: float, decided: Decided) -> dict[int, list[int]]:
    """Return the first of every set of records printed alike, with the positions of the rest.

    A work that thousands of lists cite in the same words is then compared once.
    """
    alike: dict[Clues, list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        if decided.names(entry.ids):
            alike[replace(entry.clues, text_key=f"apart {i}", list_id="")].append(i)
        elif entry.paper is None:
            alike[replace(entry.clues, text_key="", list_id="")].append(i)
        else:
            alike[replace(entry.clues, text_key=f"paper {entry.paper}", list_id="")].append(i)
    twins: dict[int, list[int]] = {}
    for clues, members in alike.items():
        # Even within one list: an entry printed twice in the same words is one work.
        itself = compare_clues(clues, clues, one_list=False, threshold=threshold)
        if len(members) > 1 and itself.same:
            twins[members[0]] = members[1:]
        else:
            twins |= {i: [] for i in members}
    return twins


def _compatible(
    one: list[int], two: list[int], entries: list[Entry], *, sure: bool = False
) -> bool:
    """Tell whether no member of one group flatly contradicts a member of the other."""
    if any(entries[i].paper is not None for i in one) and any(
        entries[j].paper is not None for j in two
    ):
        return False  # each paper is a work of its own
    if sure or len(one) == len(two) == 1:
        return True
    for i in one[:_WITNESSES]:
        for j in two[:_WITNESSES]:
            a, b = entries[i], entries[j]
            if contradict(a.clues, b.clues):
                return False
    return True
