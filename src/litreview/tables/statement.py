"""Running text as claims are made in it: its sentences, their numbers, the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litreview.model import Paper
from litreview.prose import sentence_spans
from litreview.tables.check import Check
from litreview.tables.numbers import NUMBER, DecimalMark, Number, find_decimal_mark, parse_number
from litreview.tables.printed import PrintedTable

PERCENT = r"\s*(?:%|persen|prosen|per\s?cent)"
OF = r"\b(?:dari|of)\b"
GAP = r"[^\d;]{0,60}?"
"""What may stand between the numbers of one claim: no further number."""
PERCENTAGE = re.compile(rf"(?P<number>{NUMBER}){PERCENT}", re.I)
PLAIN = re.compile(rf"(?P<number>{NUMBER})(?!{PERCENT})", re.I)

_COUNTED = re.compile(r"\b(?:sebanyak|sejumlah|berjumlah|numbering)\s*$", re.I)
_BELOW = re.compile(
    r"(?:belum mencapai|kurang dari|di bawah|tidak sampai|hampir|less than|below|under|fewer than|almost|nearly)\s*$",
    re.I,
)
_ABOVE = re.compile(
    r"(?:lebih dari|di atas|melebihi|melampaui|more than|over|above|exceed\w*)\s*$", re.I
)
_BEFORE = 30
"""Characters before a number that are read for such words."""
_PROSE = ("abstract", "body", "note", "front", "appendix")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text, where it starts, and how its paper prints decimals."""

    paper: str
    text: str
    start: int
    mark: DecimalMark

    def number(self, match: re.Match[str], group: str = "number") -> Number:
        """Read a number that was matched."""
        printed = match[group]
        return parse_number(printed, self.mark) or Number(printed, float("nan"))

    def check(
        self,
        what: str,
        expected: float,
        found: float,
        ok: bool,
        message: str,
        span: tuple[int, int],
    ) -> Check:
        """Make the check of a stretch of this sentence."""
        return Check(
            what,
            round(expected, 6),
            found,
            ok,
            message,
            self.paper,
            self.start + span[0],
            self.start + span[1],
        )

    def is_counted(self, at: int) -> bool:
        """Whether a word such as "sebanyak" announces the number at that place."""
        return _COUNTED.search(self.text[max(0, at - _BEFORE) : at]) is not None

    def agrees(self, at: int, expected: float, printed: Number) -> bool:
        """Compare as the words before want it: below, above, or equal within rounding."""
        before = self.text[max(0, at - _BEFORE) : at]
        if _BELOW.search(before):
            return expected < printed.value
        if _ABOVE.search(before):
            return expected > printed.value
        return abs(expected - printed.value) <= printed.half_unit


def prose_sentences(paper: Paper, tables: Sequence[PrintedTable]) -> Iterator[Sentence]:
    """Yield the sentences of a paper's running text, tables left out."""
    mark, _ = find_decimal_mark((), paper.text, paper.csl.get("language"))
    prose = list(paper.text)
    for table in tables:
        prose[table.start : table.end] = "\n" * (table.end - table.start)
    blanked = "".join(prose)
    spans = [(r.start, r.end) for r in paper.regions if r.kind in _PROSE]
    for start, end in spans if paper.regions else [(0, len(paper.text))]:
        for a, b in sentence_spans(blanked[start:end]):
            yield Sentence(paper.id, blanked[start + a : start + b], start + a, mark)


def is_year(number: Number) -> bool:
    """Tell whether a printed number may be a year."""
    return number.is_whole and re.fullmatch(r"(?:1[89]|20)\d\d", number.printed) is not None
