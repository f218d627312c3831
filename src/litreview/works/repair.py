"""Entries torn in two: authors and year stand in one place of a list, title and address in another.

It happens when a line break cuts an entry and the list is then sorted line by line. A repair
is a proposal beside the list, never a change of it: both printed halves stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from litreview.model import Csl, Reference
from litreview.prose import fold, fold_key, squeeze

RepairKind = Literal["merge", "propose-merge"]
Half = Literal["head", "tail", ""]

_BODY = ("title", "container-title", "URL", "DOI", "volume", "page", "publisher")
_LONG_LIST = 6
_LONG_TITLE = 20
_DATE = re.compile(r"\(?\b(?:19|20)\d\d[a-z]?\b\)?|\b(?:n\.d\.|t\.t\.|in press)", re.IGNORECASE)


@dataclass(frozen=True)
class Repair:
    """A proposal how damaged entries of a list belong together.

    Parameters
    ----------
    kind
        ``"merge"`` is certain enough to apply, ``"propose-merge"`` is for a person to judge.
    references
        The ids of the entries, in the order in which they belong together.
    proposed_text
        The entry as it may have stood.
    csl
        Its record.
    confidence
        From 0 to 1.
    reasons
        One sentence for each piece of evidence.
    """

    kind: RepairKind
    references: tuple[str, ...]
    proposed_text: str
    csl: Csl
    confidence: float
    reasons: tuple[str, ...]


def find_torn_entries(references: Sequence[Reference]) -> list[Repair]:
    """Find entries that look like two halves of one, within each paper's list.

    Examples
    --------
    >>> head = Reference("r2", "Ali, B. (2020).", "p", 2, csl={
    ...     "author": [{"family": "Ali", "given": "B."}], "issued": {"date-parts": [[2020]]}})
    >>> tail = Reference("r3", "Desa Digital. https://x.id/desa-digital", "p", 3, csl={
    ...     "title": "Desa Digital", "URL": "https://x.id/desa-digital"})
    >>> [r.proposed_text for r in find_torn_entries([head, tail])]
    ['Ali, B. (2020). Desa Digital. https://x.id/desa-digital']
    """
    lists: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.paper:  # entries of unknown origin are nobody's halves
            lists[reference.paper].append(reference)
    found: list[Repair] = []
    for paper in sorted(lists):
        printed = sorted(lists[paper], key=lambda r: (r.n, r.start, r.id))
        heads = [r for r in printed if _is_head(r)]
        tails = [replace(r, csl=csl) for r in printed if (csl := _tail_csl(r)) is not None]
        found += _pair_halves(heads, tails, printed)
    return found


def which_half(reference: Reference) -> Half:
    """Tell whether an entry may be half of a torn one: a list needs both halves to be looked at.

    >>> which_half(Reference("r", "Ali, B. (2020).", csl={
    ...     "author": [{"family": "Ali"}], "issued": {"date-parts": [[2020]]}}))
    'head'
    """
    return "head" if _is_head(reference) else "tail" if _tail_csl(reference) is not None else ""


def _is_head(reference: Reference) -> bool:
    """Tell whether an entry has authors and a year and ends there."""
    csl = reference.csl
    if not csl.get("author") or not csl.get("issued") or any(csl.get(v) for v in _BODY):
        return False
    dates = list(_DATE.finditer(reference.text))
    after = reference.text[dates[-1].end() :] if dates else ""
    return len(fold_key(after)) <= 2


def _tail_csl(reference: Reference) -> Csl | None:
    """Return the record of an entry with a title or an address but neither author nor date.

    A title's first words may have been taken for authors; an address that spells them out
    together with the rest shows that they are not.
    """
    csl = reference.csl
    words = re.sub(r"https?:\S.*", "", reference.text, flags=re.DOTALL)
    if csl.get("editor") or csl.get("issued") or _DATE.search(words):
        return None
    if not csl.get("author"):
        return csl if any(csl.get(v) for v in _BODY) else None
    key = fold_key(words)
    if len(key) < _LONG_TITLE or key not in fold_key(str(csl.get("URL") or "")):
        return None
    title = squeeze(words).rstrip(". ")
    return {"title": title, **{k: v for k, v in csl.items() if k not in {"author", "title"}}}


def _pair_halves(
    heads: list[Reference], tails: list[Reference], printed: list[Reference]
) -> Iterable[Repair]:
    place = {r.id: n for n, r in enumerate(printed)}
    alone = len(heads) == len(tails) == 1
    for head in heads:
        neighbours = [t for t in tails if place[t.id] == place[head.id] + 1]
        for tail in tails if alone else neighbours:
            reasons = _reasons(head, tail, printed, alone=alone, adjacent=tail in neighbours)
            certain = alone and len(reasons) > 2
            yield Repair(
                kind="merge" if certain else "propose-merge",
                references=(head.id, tail.id),
                proposed_text=f"{head.text.rstrip()} {tail.text.lstrip()}",
                csl=_joined(head, tail),
                confidence=round(min(0.95, 0.45 + 0.15 * len(reasons)), 2) if alone else 0.4,
                reasons=reasons,
            )


def _reasons(
    head: Reference, tail: Reference, printed: list[Reference], *, alone: bool, adjacent: bool
) -> tuple[str, ...]:
    reasons = [
        f"the halves complete each other: {head.id} has authors and year and nothing else, "
        f"{tail.id} has a title and neither author nor date"
    ]
    if alone:
        reasons.append("no other entry of the list is such a half")
    if adjacent:
        reasons.append("they stand next to each other")
    elif _is_sorted(printed):
        reasons.append(
            "the list is sorted by first words and both stand at their own: it was sorted after the tear"
        )
    if _slug_repeats_title(tail.csl):
        reasons.append("the address repeats the title, so title and address belong together")
    return tuple(reasons)


def _is_sorted(printed: list[Reference]) -> bool:
    first = [fold(r.text)[:12] for r in printed]
    return len(first) >= _LONG_LIST and first == sorted(first)


def _slug_repeats_title(csl: Csl) -> bool:
    slug = fold_key(str(csl.get("URL") or ""))
    return bool(slug) and fold_key(str(csl.get("title") or "")) in slug


def _joined(head: Reference, tail: Reference) -> dict[str, Any]:
    joined = {**tail.csl, **{key: value for key, value in head.csl.items() if key != "type"}}
    joined["id"] = f"{head.id}+{tail.id}"
    joined["type"] = tail.csl.get("type") or head.csl.get("type") or "document"
    return joined
