"""Arithmetic claims in running text, recomputed from the page's own numbers or from its tables.

A claim is reported as wrong only where the text says plainly what it was computed from; a
number that merely fails to match is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from litreview.model import Paper
from litreview.tables.check import Check, check_table
from litreview.tables.numbers import NUMBER, show
from litreview.tables.printed import PrintedTable
from litreview.tables.rowclaims import CountedRows
from litreview.tables.statement import GAP, OF, PERCENT, Sentence, is_year, prose_sentences
from litreview.tables.yearclaims import Series

_PART_FIRST = re.compile(
    rf"(?P<part>{NUMBER}){GAP}{OF}{GAP}(?P<whole>{NUMBER})(?!{PERCENT})(?P<link>{GAP})(?P<share>{NUMBER}){PERCENT}",
    re.I,
)
_SHARE_FIRST = re.compile(
    rf"(?P<share>{NUMBER}){PERCENT}(?P<link>\s*[(,]{GAP})(?P<part>{NUMBER}){GAP}{OF}{GAP}(?P<whole>{NUMBER})(?!{PERCENT})",
    re.I,
)
_EQUALS = re.compile(r"\b(?:atau|yakni|yaitu|setara|artinya|or|i\.e|that is)\b|[(=]", re.I)


def check_papers(papers: Iterable[Paper], tables: Sequence[PrintedTable]) -> list[Check]:
    """Recompute all tables, and what each paper says about its own."""
    checks = [check for table in tables for check in check_table(table)]
    for paper in papers:
        checks += check_statements(paper, [t for t in tables if t.paper == paper.id])
    return checks


def check_statements(paper: Paper, tables: Sequence[PrintedTable]) -> list[Check]:
    """Recompute the arithmetic that a paper's running text claims.

    Checked are: "X of Y, or P percent" from its own numbers; percentages and counts of rows
    that the sentence names, with the total they are said to be of; the value of a year; and
    a rise from year to year.

    Examples
    --------
    >>> [(c.what, c.expected, c.ok) for c in check_statements(Paper("p", "Ada 1.204 dari 3.310 berkas atau 36,4 persen."), [])]
    [('share', 36.374622, True)]
    """
    rows = [made for table in tables if (made := CountedRows.of(table))]
    series = [yearly for table in tables if (yearly := Series.of(table))]
    checks: list[Check] = []
    for sentence in prose_sentences(paper, tables):
        own = list(_shares(sentence))
        checks += own
        for counted in rows if not own else []:
            checks += counted.check(sentence)
        for years in series:
            checks += years.check(sentence)
    return checks


def _shares(sentence: Sentence) -> Iterator[Check]:
    """Recompute "X of Y, P percent" from the sentence itself."""
    for pattern in (_PART_FIRST, _SHARE_FIRST):
        for match in pattern.finditer(sentence.text):
            part, whole, share = (sentence.number(match, g) for g in ("part", "whole", "share"))
            if not (whole.value > 0 and part.value <= whole.value):
                continue
            expected = 100 * part.value / whole.value
            ok = sentence.agrees(match.start("share"), expected, share)
            if ok or (_EQUALS.search(match["link"]) and not is_year(whole)):
                message = (
                    f"{part.printed}/{whole.printed} = {show(expected)} %, printed {share.printed}"
                )
                yield sentence.check("share", expected, share.value, ok, message, match.span())
