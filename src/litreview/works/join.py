"""Agreements between entries → groups: the surest join first, and contradictions keep apart.

Two groups whose members contradict each other stay apart although somebody in between resembles
both. Groups that no agreement links never meet, so each connected part of the agreements may be
joined by itself: the result is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import blake2b

from litreview.model import Csl, Work
from litreview.works.clues import Clues, read_clues
from litreview.works.compare import compare_clues, contradict
from litreview.works.decided import Decided
from litreview.works.merge import Source, merge_records

Agreement = tuple[float, int, int, tuple[str, ...]]
"""The negated score, two positions, and the reasons."""
SURE = -2.0
"""What a person says joins before any comparison does (scores are at most 1, and negated)."""
_OWN_FORM = frozenset({"title", "other_titles", "noise", "text_key", "list_id"})
"""Clues that `print_key` writes in another form, as a set has no order, or not at all."""
_WITNESSES = 6
"""How many members of each group are heard before two groups join."""


@dataclass(frozen=True)
class Entry:
    """What takes part: a reference, two torn halves of one, or a paper."""

    ids: tuple[str, ...]
    csl: Csl
    text: str = ""
    list_id: str = ""
    paper: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The ids in one word."""
        return "+".join(self.ids)

    @cached_property
    def clues(self) -> Clues:
        """What of the record is compared."""
        return read_clues(self.csl, text=self.text, list_id=self.list_id)


def print_key(entry: Entry, threshold: float) -> str:
    """Return one key for the records that are printed alike, "" for one that joins nobody so.

    A record so poor that it is not even surely itself stays alone, and so does a paper.
    """
    clues = entry.clues
    if entry.paper is not None:
        return ""
    # Even within one list: an entry printed twice in the same words is one work.
    if not compare_clues(clues, clues, one_list=False, threshold=threshold).same:
        return ""
    told = [getattr(clues, f.name) for f in fields(clues) if f.name not in _OWN_FORM]
    titles = [(t.words, sorted(t.breaks), t.marks) for t in (clues.title, *clues.other_titles) if t]
    text = repr((told, titles, clues.title is None, sorted(clues.noise)))
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def join_entries(
    entries: Sequence[Entry],
    agreements: Iterable[Agreement],
    twins: Mapping[int, Sequence[int]],
    decided: Decided,
) -> tuple[list[list[int]], dict[int, list[str]]]:
    """Join entries into groups of positions; return them and the reasons by position.

    Parameters
    ----------
    entries
        All that take part.
    agreements
        Between the heads of `twins`.
    twins
        The position of each record that was compared, with those of the others printed alike.
    decided
        What a person said.
    """
    groups = {i: [i] for i in twins}
    leader = {i: i for i in twins}
    links: dict[int, list[str]] = defaultdict(list)
    for i, others in twins.items():
        if others:
            names = ", ".join(entries[j].name for j in others)
            links[i].append(f"{entries[i].name} = {names}: printed alike")
    for score, i, j, reasons in sorted(agreements):
        one, two = leader[i], leader[j]
        if one == two or decided.parts(
            n for m in (*groups[one], *groups[two]) for n in entries[m].ids
        ):
            continue
        if not _compatible(groups[one], groups[two], entries, sure=score == SURE):
            continue
        if len(groups[one]) < len(groups[two]):
            one, two = two, one
        for member in groups[two]:
            leader[member] = one
        groups[one] += groups.pop(two)
        links[i].append(f"{entries[i].name} = {entries[j].name}: {'; '.join(reasons)}")
    whole = [sorted(t for m in members for t in (m, *twins[m])) for members in groups.values()]
    return sorted(whole), links


def _compatible(
    one: list[int], two: list[int], entries: Sequence[Entry], *, sure: bool = False
) -> bool:
    """Tell whether no member of one group flatly contradicts a member of the other."""
    if any(entries[i].paper is not None for i in one) and any(
        entries[j].paper is not None for j in two
    ):
        return False  # each paper is a work of its own
    if sure or len(one) == len(two) == 1:
        return True
    return not any(
        contradict(entries[i].clues, entries[j].clues)
        for i in one[:_WITNESSES]
        for j in two[:_WITNESSES]
    )


def make_work(
    entries: Sequence[Entry], group: Sequence[int], links: Mapping[int, Sequence[str]]
) -> Work:
    """Return the work of a group; its id is the paper's, or "" where it has none yet."""
    members = [entries[i] for i in group]
    csl, told = merge_records(Source(e.name, e.csl, e.paper is not None) for e in members)
    paper = next((e.paper for e in members if e.paper is not None), None)
    cited = tuple(sorted(i for e in members if e.paper is None for i in e.ids))
    reasons = [r for e in members for r in e.reasons]
    reasons += [line for i in group for line in links.get(i, ())]
    return Work(paper or "", csl, cited, paper, (*reasons, *told))
