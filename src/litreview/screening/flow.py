"""The numbers of the PRISMA 2020 flow diagram, from what was logged and nothing else.

Boxes as in the diagram for new reviews (Page et al. 2021, BMJ 372:n71,
https://doi.org/10.1136/bmj.n71). A box whose decisions nobody logged has no number: it is never
the remainder of two others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from litreview.screening.log import Decision, ScreeningLog

if TYPE_CHECKING:
    import pandas as pd

BOXES = (
    *("databases", "citation-searching", "duplicates", "ineligible", "removed"),
    *("screened", "excluded", "sought", "not-retrieved", "assessed", "reports-excluded"),
    *("studies", "reports"),
)
"""The boxes of the flow, in its order."""
REMOVED = ("duplicates", "ineligible", "removed")
"""The boxes of what was removed before screening."""

Row = tuple[str, str, int | None]


def count_flow(
    log: ScreeningLog | None = None, protocol: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Count what stands in the boxes of the flow.

    Parameters
    ----------
    log
        The decisions. Of a log that contradicts itself (``log.problems``) nothing is counted.
    protocol
        The protocol of the searches, as `read_protocol` gives it.

    Returns
    -------
    pandas.DataFrame
        ``box`` (one of `BOXES`), ``of`` (a database, a reason; empty for the whole box), ``n`` (null
        where nothing was logged), in the order of the flow. Records identified are those that the
        searches gave back, or, without a protocol, those that the log identifies.

    Examples
    --------
    >>> from litreview.screening import parse_screening
    >>> log = parse_screening("record,stage,decision\\na,screening,include\\nb,screening,exclude\\n")
    >>> flow = count_flow(log)
    >>> flow[flow["n"].notna()].values.tolist()
    [['screened', '', 2], ['excluded', '', 1]]
    """
    import pandas as pd

    sound = log if log is not None and not log.problems else None
    rows = [*_identified(sound, protocol), *(_decided(sound) if sound else _unknown())]
    frame = pd.DataFrame(rows, columns=["box", "of", "n"])
    return frame.astype({"box": "string", "of": "string", "n": "Int64"})


def _identified(log: ScreeningLog | None, protocol: pd.DataFrame | None) -> Iterator[Row]:
    named: Counter[str] = Counter()
    cited: Counter[str] = Counter()
    if protocol is not None:
        for kind, provider, n in zip(
            protocol["kind"], protocol["provider"], protocol["rows"], strict=True
        ):
            (named if kind == "search" else cited)[str(provider)] += int(n)
    elif log is not None and any(d.goes_on for d in log.at("identification")):
        named.update(_as_first_written([d.source for d in log.at("identification")]))
    for box, counted in (("databases", named), ("citation-searching", cited)):
        yield box, "", counted.total() if counted else None
        yield from ((box, of, n) for of, n in sorted(counted.items()) if of)


def _as_first_written(names: list[str]) -> list[str]:
    """Return names that differ in capitals only in one spelling, the first."""
    first: dict[str, str] = {}
    return [first.setdefault(name.casefold(), name) for name in names]


def _decided(log: ScreeningLog) -> Iterator[Row]:
    first = log.at("identification")
    for box, decision in (
        *(("duplicates", "duplicate"), ("ineligible", "ineligible"), ("removed", "removed")),
    ):
        rows = [d for d in first if d.decision == decision]
        yield box, "", len(rows) or None
    screened = log.at("screening")
    yield "screened", "", len(screened) or None
    yield from _left("excluded", screened, named=False)
    sought = log.at("retrieval")
    yield "sought", "", len(sought) or None
    yield from _left("not-retrieved", sought, named=False)
    assessed = log.at("eligibility")
    yield "assessed", "", len(assessed) or None
    yield from _left("reports-excluded", assessed, named=True)
    included = [d for d in assessed if d.goes_on]
    studies = {d.study for d in included}
    told = bool(included) and "" not in studies
    none = bool(assessed) and not included
    yield "studies", "", len(studies) if told else 0 if none else None
    yield "reports", "", len(included) if assessed else None


def _left(box: str, decided: list[Decision], *, named: bool) -> Iterator[Row]:
    """Count what left at a stage; none of a stage that was logged is a logged zero."""
    left = [d for d in decided if not d.goes_on]
    yield box, "", len(left) if decided else None
    if named:
        reasons = Counter(_as_first_written([d.reason for d in left]))
        yield from ((box, of, n) for of, n in sorted(reasons.items(), key=lambda p: (-p[1], p[0])))


def weigh_flow(flow: pd.DataFrame) -> int | None:
    """Compare the records identified with those that were removed or screened.

    Parameters
    ----------
    flow
        As `count_flow` gives it.

    Returns
    -------
    int or None
        How many more were identified; below zero the flow contradicts itself, above zero some have
        no decision. None where either side was not logged.

    Examples
    --------
    >>> weigh_flow(count_flow()) is None
    True
    """
    whole = flow[(flow["of"] == "") & flow["n"].notna()]
    counts = dict(zip(whole["box"].tolist(), whole["n"].tolist(), strict=True))
    identified = [counts[box] for box in BOXES[:2] if box in counts]
    decided = [counts[box] for box in (*REMOVED, "screened") if box in counts]
    if not identified or not decided:
        return None
    more = int(sum(identified)) - int(sum(decided))
    return min(more, 0) if "screened" not in counts else more


def _unknown() -> Iterator[Row]:
    return ((box, "", None) for box in BOXES[2:])
