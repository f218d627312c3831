"""The machine's evidence and persons' codes side by side: who coded what, and what holds.

A person is believed before the machine. Of several persons the more numerous are; as many for
as against makes a passage doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from litreview.thematic.code import Evidence
from litreview.thematic.coders import MACHINE, Coding, Judgement
from litreview.thematic.locate import is_same_passage

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("paper", "theme", "verdict", "by", "yes", "no", "doubtful", "start", "end", "sentence"),
    *("polarity", "confidence", "mentions", "note"),
)
"""The columns of `merge_codes`."""


@dataclass
class Passage:
    """One passage (or a paper as a whole) and one theme, with everybody's judgement of it.

    ``own`` are judgements of this passage, ``paper_wide`` those of the paper as a whole.
    """

    paper: str
    theme: str
    span: tuple[int, int] | None
    sentence: str = ""
    evidence: Evidence | None = None
    own: list[Coding] = field(default_factory=list)
    paper_wide: list[Coding] = field(default_factory=list)

    def coders(self, judgement: Judgement) -> list[str]:
        """Return who judged so, the machine first; persons who judged the whole paper only where none of their codes is closer."""
        closer = {c.coder for c in self.own}
        heard = [*self.own, *(c for c in self.paper_wide if c.coder not in closer)]
        names = sorted({c.coder for c in heard if c.judgement == judgement} - {MACHINE})
        said = self.evidence is not None or any(
            c.coder == MACHINE and c.judgement == judgement for c in self.own
        )
        return [MACHINE, *names] if said and judgement == "yes" else names

    @property
    def verdict(self) -> Judgement:
        """What holds: the majority of persons, else what the machine found."""
        yes, no, doubtful = (
            [c for c in self.coders(j) if c != MACHINE] for j in ("yes", "no", "doubtful")
        )
        if not (yes or no or doubtful):
            return "yes"
        if len(yes) > len(no) and len(yes) >= len(doubtful):
            return "yes"
        return "no" if len(no) > len(yes) and len(no) >= len(doubtful) else "doubtful"

    @property
    def by(self) -> str:
        """Who coded it: ``machine``, ``person`` or ``both``."""
        persons = any(c.coder != MACHINE for c in (*self.own, *self.paper_wide))
        return "both" if self.evidence and persons else "person" if persons else MACHINE


def merge_passages(evidence: Iterable[Evidence], codings: Iterable[Coding]) -> list[Passage]:
    """Bring evidence and codes of the same passage together.

    Two passages are the same where they share half of the shorter. Codes that overlap no
    evidence make passages of their own, together where they overlap each other. A code of the
    paper as a whole speaks of all passages of its theme there and, where there is none, stands
    alone.

    Returns
    -------
    list of Passage
        By paper and theme (in the order they come first), within them by place, those without
        a place last.
    """
    cells: dict[tuple[str, str], list[Passage]] = {}
    seen: set[tuple[str, str, int, int]] = set()
    for e in evidence:
        key = (e.paper, e.theme, e.start, e.end)
        if key not in seen:
            seen.add(key)
            made = Passage(e.paper, e.theme, (e.start, e.end), e.sentence, e)
            cells.setdefault((e.paper, e.theme), []).append(made)
    whole: list[Coding] = []
    placed: list[Coding] = []
    for coding in dict.fromkeys(codings):
        (whole if coding.span is None else placed).append(coding)
    for coding in sorted(placed, key=lambda c: (c.paper, c.span or (0, 0), c.theme, c.coder)):
        cell = cells.setdefault((coding.paper, coding.theme), [])
        same = [p for p in cell if p.span and coding.span and is_same_passage(p.span, coding.span)]
        for passage in same:
            passage.own.append(coding)
        if not same:
            made = Passage(coding.paper, coding.theme, coding.span, coding.sentence)
            made.own.append(coding)
            cell.append(made)
    for coding in whole:
        cell = cells.setdefault((coding.paper, coding.theme), [])
        if not cell:
            cell.append(Passage(coding.paper, coding.theme, None, coding.sentence))
        for passage in cell:
            passage.paper_wide.append(coding)
    return [
        p
        for cell in cells.values()
        for p in sorted(cell, key=lambda p: (p.span is None, p.span or (0, 0)))
    ]


def merge_codes(evidence: Iterable[Evidence], codings: Sequence[Coding]) -> pd.DataFrame:
    """Merge a person's codes with the machine's evidence, as `merge_passages` does.

    Returns
    -------
    pandas.DataFrame
        One row per passage and theme: ``verdict`` (yes, no, doubtful: what holds), ``by``
        (machine, person, both), the names under ``yes``, ``no`` and ``doubtful`` (lists), the
        place and the sentence (the machine's where there is one), the machine's ``polarity``
        and ``confidence``, the references that the sentence cites (``mentions``), the persons' notes. Places are null for a paper as a whole.

    Examples
    --------
    >>> found = [Evidence("a", "ease", "Ini mudah.", 0, 10, ("mudah",), "present", 0.6, "quotation")]
    >>> frame = merge_codes(found, [Coding("a", "ease", "Ana", "no", 0, 9, "Ini mudah")])
    >>> frame[["verdict", "by", "yes", "no"]].iloc[0].tolist()
    ['no', 'both', ['machine'], ['Ana']]
    """
    import pandas as pd

    rows = []
    for p in merge_passages(evidence, codings):
        notes = dict.fromkeys(c.note for c in (*p.own, *p.paper_wide) if c.note)
        row = {
            "paper": p.paper,
            "theme": p.theme,
            "verdict": p.verdict,
            "by": p.by,
            "yes": p.coders("yes"),
            "no": p.coders("no"),
            "doubtful": p.coders("doubtful"),
            "start": p.span[0] if p.span else None,
            "end": p.span[1] if p.span else None,
            "sentence": p.sentence,
            "polarity": p.evidence.polarity if p.evidence else None,
            "confidence": p.evidence.confidence if p.evidence else None,
            "mentions": list(p.evidence.mentions) if p.evidence else [],
            "note": "; ".join(notes) or None,
        }
        rows.append(row)
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = {"start": "Int64", "end": "Int64", "confidence": "Float64"}
    lists = dict.fromkeys(("yes", "no", "doubtful", "mentions"), "object")
    return frame.astype({c: (kinds | lists).get(c, "string") for c in COLUMNS})
