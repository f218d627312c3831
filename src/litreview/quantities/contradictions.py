"""Figures that papers state of the same thing: where they agree, where they contradict each other.

Two statements are of one quantity when they give the same unit, the same date, and the same
words, as concepts that both languages share; only such as add nothing ("nationwide") may be
missing. False alarms are worse than misses: between papers a figure needs a year and a place
or name, values further apart than a factor of two measure something else (unless by a factor
of a thousand, which is a slip of the unit), and a paper's own sample is compared with that
paper alone.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from litreview.model import Mention, Paper, Reference
from litreview.quantities.statements import Statement, find_statements

if TYPE_CHECKING:
    import pandas as pd

Verdict = Literal["agree", "differ by rounding", "differ"]
Scope = Literal["between papers", "within a paper"]

FACTOR = 2.0
"""Values further apart measure something else."""
SLIP = 1000.0
"""Thousand for million, million for billion: a unit that slipped."""
ABOUT = 0.05
"""How far "about" reaches, as a share of the value."""
_EVERYWHERE = frozenset({"national", "world"})

_SIDE = ("paper", "place", "value", "printed", "sentence", "start", "end", "mentions")
COLUMNS = (
    *("verdict", "scope", "quantity", "date", "unit", "relative_difference"),
    *(f"{side}_{column}" for side in ("first", "second") for column in _SIDE),
)
"""The columns of `compare_figures`."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two statements of one quantity, and what they are to each other."""

    first: Statement
    second: Statement
    verdict: Verdict
    scope: Scope

    @property
    def relative_difference(self) -> float:
        """|a − b| by the larger of both; 0 where both are 0."""
        a, b = self.first.figure.value, self.second.figure.value
        return abs(a - b) / max(abs(a), abs(b)) if a != b else 0.0


def compare_figures(
    papers: Sequence[Paper],
    references: Sequence[Reference] = (),
    mentions: Sequence[Mention] = (),
) -> pd.DataFrame:
    """Compare the figures that papers state: between papers, and a paper's abstract with its body.

    Returns
    -------
    pandas.DataFrame
        One row per pair of statements, contradictions first: ``verdict`` (agree, differ by
        rounding, differ), ``scope`` (between papers, within a paper), ``quantity`` (words as
        printed first), ``date``, ``unit`` (empty for counts), ``relative_difference`` (by the
        larger value), and for ``first_`` and ``second_``: paper, place (abstract, body, table,
        reference), value (scale applied), printed, sentence with its offsets, and the ids of
        the references cited in it (a list; for a reference, its own id). ``attrs["note"]`` counts the
        statements that were read.

    Examples
    --------
    >>> one = Paper("a", "Produksi padi di Jawa Timur tahun 2019 mencapai 9,58 juta ton.")
    >>> two = Paper("b", "In 2019 rice production in East Java reached 9.94 million tonnes.")
    >>> compare_figures([one, two])[["verdict", "unit", "date", "first_printed", "second_printed"]].iloc[0].tolist()
    ['differ', 'tonne', '2019', '9,58 juta ton', '9.94 million tonnes']
    """
    import pandas as pd

    from litreview.indicators.columns import say

    statements = find_statements(papers, references, mentions)
    rows = [_row(c) for c in compare_statements(statements)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = {"relative_difference": "Float64"}
    for side in ("first", "second"):
        kinds |= {f"{side}_value": "Float64", f"{side}_start": "Int64", f"{side}_end": "Int64"}
        kinds[f"{side}_mentions"] = "object"
    frame = frame.astype({c: kinds.get(c, "string") for c in COLUMNS})
    dated = sum(1 for s in statements if s.date and not s.own_study)
    return say(frame, "note-figures-read", n=len(statements), papers=len(papers), dated=dated)


def compare_statements(statements: Iterable[Statement]) -> list[Comparison]:
    """Pair statements of one quantity and judge them, contradictions first.

    Of the same two papers (or the same two places of one paper) the same two values are
    compared once. Within a paper, a body that also has the abstract's figure does not
    contradict it.
    """
    listed = list(dict.fromkeys(statements))
    between = [s for s in listed if s.date and not s.own_study]
    found = [
        Comparison(a, b, verdict, "between papers")
        for a, b in _candidates(between)
        if (verdict := judge_values(a, b))
    ]
    found += _within(listed)
    order: dict[Verdict, int] = {"differ": 0, "differ by rounding": 1, "agree": 2}
    found.sort(key=lambda c: (order[c.verdict], c.scope, _key(c.first), _key(c.second)))
    seen: set[tuple[object, ...]] = set()
    kept = []
    for c in found:
        sides = [
            (s.paper, s.place == "reference" and s.mentions, s.figure.value)
            for s in (c.first, c.second)
        ]
        key = (c.scope, _same_quantity(c.first), *sides)
        if key not in seen:
            seen.add(key)
            kept.append(c)
    return kept


def judge_values(a: Statement, b: Statement) -> Verdict | None:
    """Judge two values of one quantity; None where they are too far apart to be of one.

    A value agrees with an equal one, and with a bound that it keeps ("more than 200"). It
    differs by rounding where the finer rounds, or was cut, to the coarser, or where "about" is
    said and both are near.
    """
    low, high = sorted((a, b), key=lambda s: s.figure.value)
    small, large = low.figure.value, high.figure.value
    if math.isclose(small, large, rel_tol=1e-12):
        return "agree"
    if small <= 0 or not (
        large / small <= FACTOR or math.isclose(large / small, SLIP, rel_tol=0.05)
    ):
        return None
    bounds = (low.figure.bound, high.figure.bound)
    if large / small <= 1 + 2 * ABOUT and (bounds[0] == ">" or bounds[1] == "<"):
        return "agree"
    gap = large - small
    half = max(low.figure.half_unit, high.figure.half_unit)
    if gap <= half * (1 + 1e-9):
        return "differ by rounding"
    if "~" in bounds and gap <= ABOUT * large:
        return "differ by rounding"
    coarse, fine = sorted((a, b), key=lambda s: -s.figure.half_unit)
    unit = 2 * coarse.figure.half_unit
    cut = math.floor(fine.figure.value / unit + 1e-9) * unit
    if coarse.figure.half_unit > 1.5 * fine.figure.half_unit and math.isclose(
        cut, coarse.figure.value, rel_tol=1e-9
    ):
        return "differ by rounding"
    return "differ"


def _judge(a: Statement, b: Statement) -> Verdict | None:
    """Judge two statements; None where they are not of one quantity."""
    return judge_values(a, b) if _same_quantity(a) == _same_quantity(b) else None


def _same_quantity(s: Statement) -> tuple[object, ...]:
    return (s.date, s.figure.unit, s.kind, s.hard)


def _is_general(s: Statement) -> bool:
    """Tell whether a statement says where it holds, so that another paper can speak of it too."""
    return len(s.words) > 1 and bool(s.names or s.words & _EVERYWHERE)


def _candidates(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the pairs of one quantity in different papers, each once."""
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for s in statements:
        groups[_same_quantity(s)].append(s)
    for group in groups.values():
        for a, b in combinations(sorted(group, key=_key), 2):
            if a.paper != b.paper and (_is_general(a) or _is_general(b)):
                yield a, b


def _within(statements: Sequence[Statement]) -> list[Comparison]:
    """Compare what a paper's abstract says with what its body and tables say."""
    found = []
    by_paper: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if s.place != "reference":
            by_paper[s.paper].append(s)
    for own in by_paper.values():
        rest = [s for s in own if s.place != "abstract"]
        for a in (s for s in own if s.place == "abstract" and len(s.hard) > 1):
            judged = [
                Comparison(a, b, verdict, "within a paper")
                for b in rest
                if (verdict := _judge(a, b))
            ]
            same = [c for c in judged if c.verdict != "differ"]
            found += same or (judged if len({c.second.figure.value for c in judged}) == 1 else [])
    return found


def _key(s: Statement) -> tuple[str, str, int, float, str]:
    return (s.paper, s.place, s.start, s.figure.value, s.sentence)


def _row(c: Comparison) -> dict[str, object]:
    row: dict[str, object] = {
        "verdict": c.verdict,
        "scope": c.scope,
        "quantity": c.first.quantity,
        "date": c.first.date or None,
        "unit": c.first.figure.unit,
        "relative_difference": round(c.relative_difference, 6),
    }
    for side, s in (("first", c.first), ("second", c.second)):
        values = (s.paper, s.place, s.figure.value, s.figure.printed, s.sentence, s.start, s.end)
        row |= {f"{side}_{k}": v for k, v in zip(_SIDE, (*values, list(s.mentions)), strict=True)}
    return row
