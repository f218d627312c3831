"""What can be said of an index's cited references before any two are compared.

Those written in the same words are one work: the index has normalised them, so that is its own
verdict. Those without a title whose DOI, address and place in a journal nobody else has are alone.
Only the rest has to be compared, which keeps exports of 50,000 references quick.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from litreview.model import Csl, Paper, Reference, Work

FRAGMENT = "cited-fragment"
"""The kind of problem of an entry too broken to be the same as any other."""
_STRUCTURED = frozenset({"cited-wos", "cited-openalex", "cited-lens", "cited-dimensions"})
_SHOWN = 3
_NUMBERED = re.compile(r"^(?:https://openalex\.org/)?(W\d+|(?:\d{3}-){4}\d{2}[\dX])$")
"""What stands for a work in OpenAlex and in Lens."""

Naming = Callable[[Sequence[tuple[Csl, tuple[str, ...]]], Iterable[str]], list[str]]
"""Gives works their ids, as `litreview.works.citekeys.assign_citekeys` does."""


@dataclass(frozen=True, slots=True)
class Alike:
    """References of which those written alike by an index are one.

    Parameters
    ----------
    heads
        What remains to be compared; an index's entries bear no paper, since its list is
        neither torn nor does it tell its entries apart.
    lone
        Each is a work of its own.
    members
        The ids that the id of a head or lone entry stands for besides itself.
    merged
        By paper, why several exports of it are one.
    """

    heads: tuple[Reference, ...]
    lone: tuple[Reference, ...]
    members: dict[str, tuple[str, ...]]
    merged: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def unfold(self, works: Iterable[Work], name: Naming) -> list[Work]:
        """Add the lone works, give every work all its references back, and say why."""
        found = list(works)
        numbered = [(found_id[0], r) for r in self.lone if (found_id := _NUMBERED.findall(r.text))]
        others = [r for r in self.lone if not _NUMBERED.findall(r.text)]
        taken = [work.id for work in found] + [key for key, _ in numbered]
        keys = name([(r.csl, (r.id,)) for r in others], taken)
        named = [*numbered, *zip(keys, others, strict=True)]
        found += [Work(key, {"id": key, **r.csl}, (r.id,)) for key, r in named]
        return sorted(map(self._unfolded, found), key=lambda work: work.id)

    def _unfolded(self, work: Work) -> Work:
        told = list(self.merged.get(work.paper or "", ()))
        for head in work.references:
            if others := self.members.get(head):
                more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
                shown = ", ".join(others[:_SHOWN])
                told.append(f"{head} = {shown}{more}: the index writes them alike")
        if not told:
            return work
        listed = [i for head in work.references for i in (head, *self.members.get(head, ()))]
        return replace(work, references=tuple(sorted(listed)), reasons=(*work.reasons, *told))


def fold_alike(
    references: Sequence[Reference], papers: Sequence[Paper], decided: Collection[str] = ()
) -> Alike:
    """Fold the cited references of indexes that are written alike, and set the lone ones aside.

    Parameters
    ----------
    references
        Of all papers; those that no index wrote pass through.
    papers
        Whose regions tell which references an index wrote.
    decided
        Ids that a person decided on; they stay single and are compared.

    Examples
    --------
    >>> from litreview.indexes.wos import parse_wos
    >>> from litreview.indexes.cited import read_cited
    >>> papers = parse_wos("".join(f"PT J\\nTI Satu\\nCR ALI B, 2001, DESA\\nUT W{n}\\nER\\n" for n in (1, 2)))
    >>> folded = fold_alike([r for p in papers for r in read_cited(p)], papers)
    >>> [r.id for r in folded.heads], folded.members
    (['W1-r01'], {'W1-r01': ('W2-r01',)})
    """
    places = {(p.id, r.start) for p in papers for r in p.regions if r.kind in _STRUCTURED}
    compared: list[Reference] = []
    single: list[Reference] = []
    alike: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        if not reference.pieces or (reference.paper, reference.start) not in places:
            compared.append(reference)
        elif reference.id in decided:
            compared.append(replace(reference, paper=""))
        elif any(p.kind == FRAGMENT for p in reference.problems):
            single.append(reference)
        else:
            alike[reference.text].append(reference)
    members = {}
    for listed in alike.values():
        first, *others = sorted(listed, key=lambda r: r.id)
        single.append(first)
        if others:
            members[first.id] = tuple(r.id for r in others)
    shared = Counter(
        key
        for csl in [r.csl for r in (*compared, *single)] + [p.csl for p in papers]
        for key in _keys(csl)
    )
    lone = []
    for reference in single:
        if "title" not in reference.csl and _stands_alone(list(_keys(reference.csl)), shared):
            lone.append(reference)
        else:
            compared.append(replace(reference, paper=""))
    merged = {
        paper.id: tuple(p.message for p in paper.problems if p.kind == "merged") for paper in papers
    }
    return Alike(tuple(compared), tuple(lone), members, merged)


def _stands_alone(keys: list[str], shared: Counter[str]) -> bool:
    """Tell whether nobody shares a key, and none without a year stands at the same place."""
    placed = [key for key in keys if " " in key]
    if any(key.endswith(" ") or shared[key.rpartition(" ")[0] + " "] for key in placed):
        return False
    known = bool(placed) or any(key.startswith("http") for key in keys)
    return known and all(shared[key] == 1 for key in keys)


def _keys(csl: Csl) -> Iterator[str]:
    """Yield what two records without titles must share to be one work."""
    for variable in ("DOI", "URL"):
        if csl.get(variable):
            yield str(csl[variable]).casefold()
    volume, page = (re.search(r"\d+", str(csl.get(v) or "")) for v in ("volume", "page"))
    if volume and page:
        dates = csl.get("issued", {}).get("date-parts") or [[""]]
        yield f"{int(volume[0])} {int(page[0])} {dates[0][0] if dates[0] else ''}"
